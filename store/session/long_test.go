package session_test

import (
	"crypto/sha256"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"wend/model"
	"wend/model/edit"
	"wend/model/edit/edittest"
	"wend/model/history"
	"wend/store/bolt"
	"wend/store/session"
)

// edits is how many random edits the tests below make: WEND_FAULTS=1 makes all that
// were promised.
func edits(few, all int) int {
	if os.Getenv("WEND_FAULTS") != "" {
		return all
	}
	return few
}

// desk is a session on a file, to be closed and opened again.
type desk struct {
	t    *testing.T
	path string
	file *bolt.Store
	*session.Session
	ops int
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{t: t, path: filepath.Join(t.TempDir(), "long.wend")}
	file, err := bolt.Create(d.path, bolt.Options{Actor: "ann"})
	if err != nil {
		t.Fatal(err)
	}
	c, err := session.Content(edittest.Base(), "begin", "Begin", time.Unix(1, 0))
	if err == nil {
		_, err = file.Commit(c)
	}
	if err != nil {
		t.Fatal(err)
	}
	d.reopen()
	return d
}

// reopen begins a new session on what the file holds.
func (d *desk) reopen() {
	d.t.Helper()
	file, err := bolt.Open(d.path, bolt.Options{Actor: "ann"})
	if err != nil {
		d.t.Fatal(err)
	}
	lines, revision, err := file.Index()
	if err != nil {
		d.t.Fatal(err)
	}
	ids := []model.DocID{model.WorkspaceDoc}
	for _, l := range lines {
		ids = append(ids, model.DocID(l.Journey))
	}
	loaded, err := file.Documents(ids...)
	if err != nil {
		d.t.Fatal(err)
	}
	entries, err := file.Tail(math.MaxInt)
	if err != nil {
		d.t.Fatal(err)
	}
	if d.Session, err = session.New(1, "ann", session.Contents{Loaded: loaded, Lines: lines, Revision: revision, Entries: entries}); err != nil {
		d.t.Fatal(err)
	}
	d.file = file
}

// save keeps the step that was made last; false if there is none.
func (d *desk) save() bool {
	d.t.Helper()
	next, ok := d.Next()
	if !ok {
		return false
	}
	commits, err := next.Commits(nil, time.Unix(int64(d.ops), 0))
	if err != nil {
		d.t.Fatal(err)
	}
	for _, c := range commits {
		at, err := d.file.Commit(c)
		if err != nil {
			d.t.Fatal(err)
		}
		d.Kept(c, at)
	}
	return true
}

func (d *desk) op() string {
	d.ops++
	return fmt.Sprint("op", d.ops)
}

func (d *desk) digest() [32]byte { return sha256.Sum256([]byte(edittest.Dump(d.State()))) }

// enough is how many things a workspace of these tests may have: as many as a large
// workshop, so that edits cost what they do there.
const enough = 1000

func size(s model.State) (n int) {
	for d := range s.Documents() {
		for _, k := range model.Kinds() {
			n += d.Len(k)
		}
	}
	return n
}

// draw makes n random edits, and calls back after each.
func (d *desk) draw(n int, after func(made int)) {
	rapid.Custom(func(rt *rapid.T) int {
		s := edittest.New(rt)
		for made := 0; made < n; {
			name, edits := s.Step(d.State())
			if size(d.State()) > enough && slices.ContainsFunc(edits, func(e edit.Edit) bool { _, grows := e.(edit.Insert); return grows }) {
				continue
			}
			if d.Propose(history.Step{Label: name, Edits: edits}, d.op()) == nil && d.save() {
				made++
				after(made)
			}
		}
		return n
	}).Example(1)
}

func TestAllEditsAreTakenBackAndMadeAgainAcrossReopenings(t *testing.T) {
	n := edits(300, 10000)
	d := newDesk(t)
	marks := map[int][32]byte{0: d.digest()}
	reopen := func(made int) {
		if made%(n/2) == 0 {
			d.reopen()
		}
	}
	d.draw(n, func(made int) {
		if made%(n/100) == 0 {
			marks[made] = d.digest()
		}
		reopen(made)
	})
	check := func(made int, doing string) {
		t.Helper()
		if want, marked := marks[made]; marked && d.digest() != want {
			t.Fatalf("%s: after %d edits it is not what it was", doing, made)
		}
		reopen(made)
	}
	for made := n - 1; made >= 0; made-- {
		if step, ok, err := d.Undo(d.op()); !ok || err != nil || !d.save() {
			t.Fatalf("undo of edit %d, %s: %v, %v", made+1, step.Label, ok, err)
		}
		check(made, "undo")
	}
	for made := 1; made <= n; made++ {
		if step, ok, err := d.Redo(d.op()); !ok || err != nil || !d.save() {
			t.Fatalf("redo of edit %d, %s: %v, %v", made, step.Label, ok, err)
		}
		check(made, "redo")
	}
}

func TestAnyOfTheLastVersionsIsRestoredAndThatIsUndone(t *testing.T) {
	n := edits(150, 1000)
	d := newDesk(t)
	states := []model.State{d.State()}
	d.draw(n, func(int) { states = append(states, d.State()) })
	dump := func(s model.State, doc model.DocID) string {
		j, found := s.Document(doc)
		if !found {
			return ""
		}
		return edittest.Dump(model.NewState(j))
	}
	then, err := session.Past(d.file, "j1")
	if err != nil {
		t.Fatal(err)
	}
	now := edittest.Dump(d.State())
	for i, want := range states {
		was, err := then.At(uint64(i + 1))
		if err != nil {
			t.Fatalf("version %d: %v", i+1, err)
		}
		if dump(was, "j1") != dump(want, "j1") {
			t.Fatalf("version %d is not what it was", i+1)
		}
		if dump(want, "j1") == "" {
			continue // the journey was deleted then
		}
		plan, err := edit.Restore(d.State(), was, "j1")
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Propose(history.Step{Label: "restore", Edits: plan}, d.op()); err != nil {
			t.Fatalf("version %d: %v", i+1, err)
		}
		if dump(d.State(), "j1") != dump(want, "j1") {
			t.Fatalf("version %d is not restored", i+1)
		}
		if !d.save() {
			continue // it is what there is
		}
		if _, ok, err := d.Undo(d.op()); !ok || err != nil || !d.save() || edittest.Dump(d.State()) != now {
			t.Fatalf("undo of the restoring of version %d: %v, %v", i+1, ok, err)
		}
	}
}
