package session_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/model"
	"wend/model/edit"
	"wend/model/edit/edittest"
	"wend/model/history"
	"wend/store"
	"wend/store/memory"
	"wend/store/session"
)

var date = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// tb is what of *testing.T and *rapid.T the tests need.
type tb interface {
	Helper()
	Fatal(args ...any)
	Errorf(format string, args ...any)
}

// program is a session with the workspace that it edits.
type program struct {
	*session.Session
	t     tb
	store *memory.Store
	ops   int
	actor string
	// passed says that it passed over a step that could not be undone or redone.
	passed bool
}

// filled returns a workspace with the documents of a state.
func filled(t tb, state model.State) *memory.Workspace {
	t.Helper()
	w := memory.New()
	c, err := session.Content(state, "content", "sample", date)
	if err == nil {
		_, err = w.Open("someone").Commit(c)
	}
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// start opens all of a workspace.
func start(t tb, w *memory.Workspace, actor string) *program {
	t.Helper()
	p := &program{t: t, store: w.Open(actor), actor: actor}
	var c session.Contents
	var errs [4]error
	c.Lines, c.Revision, errs[0] = p.store.Index()
	ids := []model.DocID{model.WorkspaceDoc}
	for _, l := range c.Lines {
		ids = append(ids, model.DocID(l.Journey))
	}
	c.Loaded, errs[1] = p.store.Documents(ids...)
	c.Entries, errs[2] = p.store.Tail(1000)
	p.Session, errs[3] = session.New(1, actor, c)
	if err := errors.Join(errs[:]...); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *program) op() string {
	p.ops++
	return fmt.Sprintf("%s-%p-%d", p.actor, p, p.ops)
}

// do makes a step; it reports whether that was possible.
func (p *program) do(label, gesture string, edits []edit.Edit) bool {
	return p.Propose(history.Step{Label: label, Gesture: gesture, Journey: "j1", Edits: edits}, p.op()) == nil
}

// name gives touchpoint t1 a name.
func (p *program) name(name string) {
	p.t.Helper()
	if !p.do(name, "", edit.SetText(p.State(), "j1", t1, "action", name)) {
		p.t.Errorf("%s cannot name it %q", p.actor, name)
	}
}

var t1 = model.Ref{Kind: model.KindTouchpoint, Key: "t1"}

func (p *program) called() string {
	d, _ := p.State().Document("j1")
	o, _ := d.Find(t1)
	if o == nil {
		return ""
	}
	return model.NameOf(o)
}

// send tries to keep the unsaved steps, and takes in what it meets.
func (p *program) send() session.Rebased {
	p.t.Helper()
	next, ok := p.Next()
	if !ok {
		return session.Rebased{}
	}
	all, err := next.Commits(nil, date)
	if err != nil {
		p.t.Fatal(err)
	}
	kept, err := p.store.CommitAll(all...)
	behind := false
	for i, at := range kept {
		behind = p.Kept(all[i], at)
	}
	switch {
	case errors.Is(err, store.ErrConflict):
		p.Recall()
		return p.read(true)
	case err != nil:
		p.t.Fatal(err)
	case behind:
		return p.read(false)
	}
	return session.Rebased{}
}

// read takes in what others wrote.
func (p *program) read(conflict bool) session.Rebased {
	p.t.Helper()
	again, ok := p.Reread(conflict)
	if !ok {
		p.t.Fatal("something is on its way")
	}
	news, err := again.From(p.store)
	if err != nil {
		p.t.Fatal(err)
	}
	became := p.Rebase(news)
	for _, l := range p.Lines() { // new ones are read when they are opened
		loaded, err := p.store.Documents(model.DocID(l.Journey))
		if err != nil {
			p.t.Fatal(err)
		}
		p.Learn(loaded...)
	}
	return became
}

// save keeps all that can be kept.
func (p *program) save() {
	p.t.Helper()
	for range 100 {
		if p.Unsaved() == 0 {
			return
		}
		p.send()
	}
	p.t.Fatal("it never saves everything")
}

// outline lists the steps of a log, as far as undo and redo depend on them.
func outline(l history.Log) []string {
	var out []string
	add := func(what string, s history.Step) {
		edits, _ := edit.Encode(s.Edits)
		inverse, _ := edit.Encode(s.Inverse)
		out = append(out, fmt.Sprintf("%s %d %s: %s, back %s", what, s.Seq, s.Label, edits, inverse))
	}
	for s, next, ok := l.Undo(); ok; s, next, ok = next.Undo() {
		add("undo", s)
	}
	for s, next, ok := l.Redo(); ok; s, next, ok = next.Redo() {
		add("redo", s)
	}
	return out
}

// act lets a program do something at random.
func act(rt *rapid.T, source *edittest.Source, p *program) {
	reverse := func(_ history.Step, ok bool, err error) { p.passed = p.passed || ok && err != nil }
	switch rapid.IntRange(0, 9).Draw(rt, p.actor) {
	case 0, 1:
		reverse(p.Undo(p.op()))
	case 2:
		reverse(p.Redo(p.op()))
	case 3, 4:
		p.send()
	case 5:
		p.read(false)
	case 6, 7:
		value := rapid.IntRange(1, 9).Draw(rt, "name")
		p.do("name", "naming", edit.SetText(p.State(), "j1", t1, "action", fmt.Sprint("looks ", value)))
	default:
		_, edits := source.Step(p.State())
		p.do("edit", "", edits)
	}
}

func TestTwoProgramsAgreeWithTheFileAndUndoIsTheSameAfterReopening(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := filled(rt, edittest.Base())
		source := edittest.New(rt)
		both := []*program{start(rt, w, "ann"), start(rt, w, "bob")}
		for range rapid.IntRange(1, 25).Draw(rt, "steps") {
			act(rt, source, both[rapid.IntRange(0, 1).Draw(rt, "who")])
		}
		both[0].save()
		both[1].save()
		for _, p := range both {
			p.read(false)
			fresh := start(rt, w, p.actor)
			if diff := cmp.Diff(edittest.Dump(fresh.State()), edittest.Dump(p.State())); diff != "" {
				rt.Fatalf("%s has something else than the file (-file +program):\n%s", p.actor, diff)
			}
			if p.passed {
				continue
			}
			if diff := cmp.Diff(outline(fresh.Log()), outline(p.Log())); diff != "" {
				rt.Fatalf("%s can undo something else after reopening (-reopened +running):\n%s", p.actor, diff)
			}
		}
	})
}
