package bolt_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"wend/model"
	"wend/store"
	"wend/store/bolt"
)

// wrecked writes a damaged copy of a workspace.
func wrecked(t *testing.T, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "wreck.wend")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func salvage(t *testing.T, from string) (*bolt.Store, bolt.Salvaged) {
	t.Helper()
	before, to := read(t, from), from+".salvaged"
	result, err := bolt.Salvage(from, to)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before, read(t, from)) {
		t.Error("the damaged file was changed")
	}
	check(t, to)
	return open(t, to, "ann"), result
}

func TestWithoutMetaPagesEverythingIsSalvaged(t *testing.T) {
	path := newFile(t)
	s := open(t, path, "ann")
	populate(t, s)
	data := read(t, path)
	clear(data[:2*os.Getpagesize()])
	if finding := preflight(t, data); finding.Verdict != bolt.Damaged {
		t.Fatalf("verdict %v", finding.Verdict)
	}
	got, result := salvage(t, wrecked(t, data))
	if contentOf(t, got) != contentOf(t, s) || got.ID() != s.ID() || len(result.Stale) != 0 {
		t.Errorf("salvaged %v:\n%s\nwas:\n%s", result, contentOf(t, got), contentOf(t, s))
	}
	row("F12", "salvage without both heads of the file", 1, "0 lost")
	revision, _ := s.Revision()
	if next := keep(t, got, stages("next", "j99", 3)); next != revision+1 {
		t.Errorf("next revision %d, want %d", next, revision+1)
	}
	if _, err := bolt.Salvage(path, path); !errors.Is(err, store.ErrExists) {
		t.Errorf("over a file: %v, want ErrExists", err)
	}
}

func TestDestroyedPagesTakeOnlyWhatLayInThem(t *testing.T) {
	path := newFile(t)
	s := open(t, path, "ann")
	populate(t, s)
	data, r := read(t, path), rand.New(rand.NewPCG(1, 1))
	pages, destroyed := len(data)/4096, 0
	for p := range pages {
		if r.IntN(20) == 0 {
			clear(data[p*4096 : (p+1)*4096])
			destroyed++
		}
	}
	got, result := salvage(t, wrecked(t, data))
	objects, there := 0, 0
	lines, _, err := s.Index()
	if err != nil {
		t.Fatal(err)
	}
	stale := map[model.Ref]bool{}
	for _, l := range result.Stale {
		stale[l.Ref] = true
	}
	for _, line := range lines {
		was, err := s.Document(model.DocID(line.Journey))
		if err != nil {
			t.Fatal(err)
		}
		is, err := got.Document(model.DocID(line.Journey))
		if err != nil && !errors.Is(err, store.ErrNoDocument) {
			t.Fatal(err)
		}
		for ref, revision := range was.Objects {
			objects++
			if is.Objects[ref] == revision {
				there++
			}
		}
	}
	t.Logf("%d of %d pages destroyed: %d of %d objects as they were, %d known to be stale", destroyed, pages, there, objects, len(stale))
	if destroyed == 0 || there < objects*3/4 {
		t.Errorf("%d of %d pages destroyed, %d of %d objects as they were", destroyed, pages, there, objects)
	}
}

func TestSalvageListsJourneysWhoseLineIsLost(t *testing.T) {
	path := newFile(t)
	s := open(t, path, "ann")
	c := stages("op", "j1", 3)
	c.Index = nil
	keep(t, s, c)
	got, _ := salvage(t, path)
	lines, _, err := got.Index()
	if err != nil || len(lines) != 1 || lines[0].Title != "Journey op" || lines[0].Stages != 3 {
		t.Errorf("library: %v, %v", lines, err)
	}
}

func TestSalvageDoesNotRaiseTheDead(t *testing.T) {
	path := newFile(t)
	s := open(t, path, "ann")
	keep(t, s, stages("op1", "j1", 1))
	gone := stages("op2", "j1", 1)
	for i := range gone.Changes {
		gone.Changes[i].Base, gone.Changes[i].After = 1, nil
	}
	gone.Index, gone.Unindex = nil, []model.JourneyID{"j1"}
	keep(t, s, gone)
	got, result := salvage(t, path)
	if lines, _, err := got.Index(); err != nil || len(lines) != 0 || result.Objects != 0 {
		t.Errorf("library: %v, %v, %d objects", lines, err, result.Objects)
	}
	if _, err := got.Document("j1"); !errors.Is(err, store.ErrNoDocument) {
		t.Errorf("journey: %v, want ErrNoDocument", err)
	}
}

func TestNothingIsSalvagedFromAStrangersFile(t *testing.T) {
	from := wrecked(t, bytes.Repeat([]byte("dear diary wRec "), 3000))
	if _, err := bolt.Salvage(from, from+".salvaged"); !errors.Is(err, store.ErrNotWorkspace) {
		t.Errorf("got %v, want ErrNotWorkspace", err)
	}
	if _, err := os.Stat(from + ".salvaged"); err == nil {
		t.Error("a file was left")
	}
}
