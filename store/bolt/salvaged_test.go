package bolt_test

import (
	"errors"
	"fmt"
	mathrand "math/rand/v2"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"wend/assets"
	"wend/model"
	"wend/model/edit"
	"wend/model/format/json"
	"wend/model/format/source"
	"wend/model/history"
	"wend/store"
	"wend/store/bolt"
	"wend/store/session"
)

// editor edits a workspace the way the program does.
type editor struct {
	*session.Session
	t    testing.TB
	file *bolt.Store
}

func editing(t testing.TB, s *bolt.Store) *editor {
	t.Helper()
	lines, revision, err := s.Index()
	if err != nil {
		t.Fatal(err)
	}
	docs := []model.DocID{model.WorkspaceDoc}
	for _, l := range lines {
		docs = append(docs, model.DocID(l.Journey))
	}
	loaded, err := s.Documents(docs...)
	if err != nil {
		t.Fatal(err)
	}
	work, err := session.New(1, "ann", session.Contents{Lines: lines, Revision: revision, Loaded: loaded})
	if err != nil {
		t.Fatal(err)
	}
	return &editor{work, t, s}
}

// do makes a step and keeps it.
func (e *editor) do(label string, journey model.DocID, edits ...edit.Edit) {
	e.t.Helper()
	place := fmt.Sprintf(`{"Column":{"Stage":"%s","Touchpoint":"%s"},"Lane":"touchpoint","Persona":"maya","Activity":"v1","Number":""}`, label, label)
	step := history.Step{Label: label, Journey: journey, Edits: edits, Before: place, After: place}
	if err := e.Propose(step, fmt.Sprintf("%012d", e.Revision())); err != nil {
		e.t.Fatal(err)
	}
	e.flush()
}

// flush keeps what is not on the disk.
func (e *editor) flush() {
	e.t.Helper()
	next, ok := e.Next()
	if !ok {
		return
	}
	all, err := next.Commits(nil, time.Unix(1700000000, int64(e.Revision())).UTC())
	if err != nil {
		e.t.Fatal(err)
	}
	e.Kept(all[0], keep(e.t, e.file, all[0]))
}

func sampled(t testing.TB) model.State {
	t.Helper()
	s, _, err := json.Decode(assets.Samples()[0].Open(), source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// shelf fills a workspace with journeys of the size that people make, and edits some of them.
func shelf(t testing.TB, s *bolt.Store, journeys, edits int) []model.DocID {
	t.Helper()
	sample, e, r := sampled(t), editing(t, s), mathrand.New(mathrand.NewPCG(7, 7))
	var ids []model.DocID
	for i := range journeys {
		made, id := edit.Instantiate(e.State(), sample, fmt.Sprintf("Journey %d", i), func() string { return newID(r) })
		e.do("New journey", id, made...)
		ids = append(ids, id)
	}
	for i := range edits {
		e.do(fmt.Sprintf("importance of \"Compares prices %d\": 5", i), ids[i%len(ids)], someEdit(e, ids[r.IntN(len(ids))], r))
	}
	return ids
}

// someEdit changes one thing of a journey.
func someEdit(e *editor, id model.DocID, r *mathrand.Rand) edit.Edit {
	d, _ := e.State().Document(id)
	var all []model.Touchpoint
	for t := range model.All[model.Touchpoint](d) {
		all = append(all, t)
	}
	t := all[r.IntN(len(all))]
	switch r.IntN(3) {
	case 0:
		return edit.Set{Doc: id, Ref: model.RefOf(t), Field: "importance", Value: edit.Value(1 + r.IntN(5))}
	case 1:
		return edit.Set{Doc: id, Ref: model.RefOf(t), Field: "action", Value: edit.Value(fmt.Sprintf("Does %d things", r.IntN(1000)))}
	}
	f := model.Finding{ID: model.FindingID(newID(r)), Touchpoint: t.ID, Type: model.Pain, Text: "Prices come without shipping", Status: "open"}
	return edit.Insert{Doc: id, Object: f}
}

// newID is an id as the program makes them, the same ones for the same seed.
func newID(r *mathrand.Rand) string {
	return fmt.Sprintf("%012s", strconv.FormatUint(r.Uint64()>>4, 36))
}

// documents is what each journey of a workspace says.
func documents(t testing.TB, s *bolt.Store, ids []model.DocID) map[model.DocID]string {
	t.Helper()
	out := map[model.DocID]string{}
	for _, id := range ids {
		l, err := s.Document(id)
		if errors.Is(err, store.ErrNoDocument) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for o := range l.Document.Objects() {
			fmt.Fprintf(&b, "%v %s\n", model.RefOf(o), model.EncodeObject(o))
		}
		out[id] = b.String()
	}
	return out
}

// destroyed returns a copy of a file with a share of its pages zeroed or made random.
func destroyed(data []byte, share float64, r *mathrand.Rand) []byte {
	const page = 4096
	bad := append([]byte(nil), data...)
	pages := len(bad) / page
	for _, p := range r.Perm(pages)[:max(1, int(share*float64(pages)+0.5))] {
		here := bad[p*page : (p+1)*page]
		if clear(here); p%2 == 0 {
			for i := range here {
				here[i] = byte(r.Uint32())
			}
		}
	}
	return bad
}

func TestJourneysComeBackFromAFileOfDestroyedPages(t *testing.T) {
	path := newFile(t)
	s := open(t, path, "ann")
	ids := shelf(t, s, 30, 100)
	want := documents(t, s, ids)
	if err := s.Compact(); err != nil { // so that no destroyed page was a free one
		t.Fatal(err)
	}
	good := read(t, path)
	t.Logf("%d bytes, %d a journey", len(good), len(good)/len(ids))
	for _, c := range []struct{ share, wanted float64 }{{0.001, 0.99}, {0.01, 0.96}, {0.05, 0.85}, {0.2, 0.55}} {
		back, of, told := 0, 0, 0
		for seed := range uint64(often(2, 30)) {
			got, result := salvage(t, wrecked(t, destroyed(good, c.share, mathrand.New(mathrand.NewPCG(seed, 1)))))
			is := documents(t, got, ids)
			state := map[model.DocID]bolt.Recovery{}
			for _, r := range result.Journeys {
				state[model.DocID(r.Journey)] = r.State
			}
			for id := range want {
				of++
				switch {
				case is[id] == want[id]:
					back++
				case state[id] != bolt.Whole:
					told++
				}
			}
		}
		t.Logf("%5.1f %% destroyed: %.1f %% of %d journeys back as they were last; %d of %d others are reported", c.share*100, 100*float64(back)/float64(of), of, told, of-back)
		row("F12", fmt.Sprintf("salvage of files with %.1f %% of their pages destroyed, journeys", 100*c.share), of,
			fmt.Sprintf("%.1f %% back as they were last (wanted %.0f)", 100*float64(back)/float64(of), 100*c.wanted))
		if float64(back) < c.wanted*float64(of) {
			t.Errorf("%.1f %% destroyed: %d of %d journeys back", c.share*100, back, of)
		}
	}
}

func TestJournalTakesLittleForAnEdit(t *testing.T) {
	path := filepath.Join(t.TempDir(), "client.wend")
	s, err := bolt.Create(path, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ids := shelf(t, s, 1, 0)
	before, n := len(read(t, path)), soak(2000)/raced
	e, r := editing(t, s), mathrand.New(mathrand.NewPCG(1, 1))
	for i := range n {
		e.do(fmt.Sprintf("importance of \"Compares prices %d\": 5", i), ids[0], edit.Set{
			Doc: ids[0], Ref: model.Ref{Kind: model.KindJourney, Key: string(ids[0])}, Field: "scenario", Value: edit.Value(fmt.Sprint("Goal ", r.IntN(1e6))),
		})
	}
	each := (len(read(t, path)) - before) / n
	t.Logf("%d edits take %d B each", n, each)
	if each > 600 {
		t.Errorf("%d B an edit, want at most 600", each)
	}
}
