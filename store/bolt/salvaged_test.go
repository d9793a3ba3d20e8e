package bolt_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	mathrand "math/rand/v2"
	"path/filepath"
	"slices"
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
	"wend/store/bolt/raw"
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

// recovery is what is said of each journey of a salvaged file that is not as it was last.
type recovery struct {
	back, of, alarms int // journeys as they were; all; those that are, and are said not to be for sure
	silent, nameless int // those that are not, and nothing is said; of which only is said that there may be some
}

// compare counts how a salvage of a damaged file speaks of journeys, and whether verify names those that it does not bring back.
func (c *recovery) compare(t *testing.T, bad []byte, want map[model.DocID]string) {
	t.Helper()
	path := wrecked(t, bad)
	v := verify(t, path)
	result, err := bolt.Salvage(path, path+".salvaged")
	if errors.Is(err, store.ErrNotWorkspace) { // and that is what is said
		c.of, c.nameless = c.of+len(want), c.nameless+len(want)
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	got := open(t, path+".salvaged", "ann")
	state := map[model.DocID]bolt.Recovery{}
	for _, r := range result.Journeys {
		state[model.DocID(r.Journey)] = r.State
	}
	is := documents(t, got, slices.Collect(maps.Keys(want)))
	for id := range want {
		c.of++
		named := slices.ContainsFunc(v.Hit, func(h bolt.Hit) bool { return model.DocID(h.Journey) == id })
		switch said, known := state[id]; {
		case is[id] == want[id]:
			c.back++
			if said != bolt.Whole {
				c.alarms++
			}
		case !known && result.Unlisted && v.Unlisted:
			c.nameless++
		case !known || said == bolt.Whole || !named:
			c.silent++
			t.Logf("%s: %q, verify names it: %v", id, said, named)
		}
	}
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
		var all recovery
		for seed := range uint64(often(2, 30)) {
			all.compare(t, destroyed(good, c.share, mathrand.New(mathrand.NewPCG(seed, 1))), want)
		}
		t.Logf("%5.1f %% destroyed: %+v", c.share*100, all)
		row("F12", fmt.Sprintf("salvage of files with %.1f %% of their pages destroyed, journeys", 100*c.share), all.of, all.String())
		if float64(all.back) < c.wanted*float64(all.of) || all.silent > 0 {
			t.Errorf("%.1f %% destroyed: %+v", c.share*100, all)
		}
	}
}

func (c recovery) String() string {
	return fmt.Sprintf("%.1f %% back as they were last, %d of the %d others not reported", 100*float64(c.back)/float64(c.of), c.silent, c.of-c.back)
}

// TestEveryJourneyThatACutFileLacksIsReported takes from files what a copy that broke off, a disk that ran full or a
// wrong dd takes: the end, as if it had never been or in zeros, or the beginning, or one half put before the other.
func TestEveryJourneyThatACutFileLacksIsReported(t *testing.T) {
	path := newFile(t)
	s := open(t, path, "ann")
	ids := shelf(t, s, 8, 30)
	good, want := read(t, path), documents(t, s, ids)
	pages := len(good) / page
	var all recovery
	rounds := often(3, 60)
	for i := range rounds {
		at := (1 + i*(pages-4)/rounds) * page
		zeroed, headless := bytes.Clone(good), bytes.Clone(good)
		clear(zeroed[at:])
		clear(headless[:at])
		cut := map[string][]byte{
			"cut": good[:at+i], "zeroed": zeroed, "headless": headless, "swapped": append(bytes.Clone(good[at:]), good[:at]...),
		}
		for what, bad := range cut {
			if finding := preflight(t, bad); finding.Verdict != bolt.Damaged {
				continue // only free pages, or nothing of ours at all
			}
			before := all
			all.compare(t, bad, want)
			if all.silent > before.silent {
				t.Errorf("%s at %d of %d pages: %d journeys are not reported", what, at/page, pages, all.silent-before.silent)
			}
		}
	}
	t.Logf("%+v", all)
	row("F12, F13", "salvage and verify of files that were cut, zeroed or turned round, journeys", all.of,
		fmt.Sprintf("%s; of %d is said that their names may be lost too", all, all.nameless))
	if all.of-all.back < 8*rounds/2 {
		t.Errorf("the test proves nothing: %+v", all)
	}
}

func TestChangeThatADiskSwallowedIsNotTakenForKept(t *testing.T) {
	path := newFile(t)
	s := open(t, path, "ann")
	populate(t, s)
	if err := s.Compact(); err != nil {
		t.Fatal(err)
	}
	before := read(t, path)
	if err := s.SetUIState("cursor", []byte("elsewhere")); err != nil { // no change of a journey
		t.Fatal(err)
	}
	looked := read(t, path)
	keep(t, s, rename("last", "j5", 0, 6))
	swallowed := func(was, is []byte) []byte { // the head was written, and the pages before it were not
		out := bytes.Clone(was)
		copy(out[:2*page], is)
		return out
	}
	_, result := salvage(t, wrecked(t, swallowed(looked, read(t, path))))
	for _, r := range result.Journeys {
		if r.State != bolt.Unsure {
			t.Errorf("%s is said to be %s", r.Title, r.State)
		}
	}
	changed := read(t, path)
	for name, bad := range map[string][]byte{
		"compacted": headless(before), "looked at": headless(looked), "changed": headless(changed),
		"compacted, without a root": rootless(t, before), "looked at, without a root": rootless(t, looked), "changed, without a root": rootless(t, changed),
	} {
		_, result := salvage(t, wrecked(t, bad))
		for _, r := range result.Journeys {
			if r.State != bolt.Whole {
				t.Errorf("%s: %s is said to be %s", name, r.Title, r.State)
			}
		}
	}
}

// rootless is a file whose tree has no beginning.
func rootless(t *testing.T, data []byte) []byte {
	t.Helper()
	report, err := raw.Metas(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := bytes.Clone(data)
	clear(out[report.Meta.Root*page : (report.Meta.Root+1)*page])
	return out
}

// headless is a file whose newest head is unreadable.
func headless(data []byte) []byte {
	out := bytes.Clone(data)
	newest := 0
	if binary.NativeEndian.Uint64(out[page+16+48:]) > binary.NativeEndian.Uint64(out[16+48:]) {
		newest = page
	}
	clear(out[newest : newest+page])
	return out
}

func TestJournalTakesLittleForAnEdit(t *testing.T) {
	path := filepath.Join(t.TempDir(), "client.wend")
	s, err := bolt.Create(path, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ids := shelf(t, s, 1, 0)
	before, n := len(read(t, path)), often(2000, 2000)
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
