package session_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"wend/model"
	"wend/model/edit"
	"wend/model/edit/edittest"
	"wend/store"
	"wend/store/session"
)

// large makes a step whose edits are not read with the others.
func (p *program) large() {
	var edits []edit.Edit
	for i := range 20 {
		edits = append(edits, edit.SetText(p.State(), "j1", t1, "action", fmt.Sprint(i, strings.Repeat(" long", 200)))...)
	}
	if !p.do("large", "", edits) {
		p.t.Errorf("the large step cannot be made")
	}
}

func TestLargeStepIsReadBeforeItIsTakenBack(t *testing.T) {
	w := filled(t, edittest.Base())
	p := start(t, w, "ann")
	was := p.called()
	p.large()
	long := p.called()
	p.name("later")
	p.send()

	p = start(t, w, "ann")
	for _, want := range []string{long, was} {
		step, _ := p.Undoable()
		if step.Unread != (want == was) {
			t.Fatalf("step %q: unread %v", step.Label, step.Unread)
		}
		if step.Unread {
			p.fetch(step.Seq)
		}
		if _, ok, err := p.Undo(p.op()); !ok || err != nil || p.called() != want {
			t.Fatalf("undone: %q, %v", p.called(), err)
		}
	}
	p.send()

	p = start(t, w, "ann")
	step, _ := p.Redoable()
	p.fetch(step.Seq)
	if _, ok, err := p.Redo(p.op()); !ok || err != nil || p.called() != long {
		t.Fatalf("redone: %q, %v", p.called(), err)
	}
}

// fetch reads a large step.
func (p *program) fetch(seq uint64) {
	p.t.Helper()
	e, err := p.store.Entry(store.Revision(seq))
	if err == nil {
		err = p.Read(e)
	}
	if err != nil {
		p.t.Fatal(err)
	}
}

func TestWhatWasNeverReadCannotBeMadeAgainElsewhere(t *testing.T) {
	w := filled(t, edittest.Base())
	p := start(t, w, "ann")
	theirs, _ := p.store.Journal(0)
	p.large()
	p.send()
	p = start(t, w, "ann")
	if missing, common := session.Missing(p.Journal(), theirs); common || len(missing) != 1 {
		t.Errorf("%d steps are missing, and they are said to be all: %v", len(missing), common)
	}
}

func TestEarlierVersionsBehindALargeStepAreFound(t *testing.T) {
	w := filled(t, edittest.Base())
	p := start(t, w, "ann")
	was := p.called()
	p.large()
	p.name("later")
	p.send()
	then, err := session.Past(p.store, "j1")
	if err != nil {
		t.Fatal(err)
	}
	s, err := then.After(2)
	if err != nil {
		t.Fatal(err)
	}
	d, _ := s.Document("j1")
	if o, _ := d.Find(t1); model.NameOf(o) != was {
		t.Errorf("before the large step it was %q, want %q", model.NameOf(o), was)
	}
}

func TestLinesThatAreReadLateDoNotUndoWhatWasDoneMeanwhile(t *testing.T) {
	w := filled(t, edittest.Base())
	store1 := w.Open("ann")
	lines, at, err := store1.Index()
	loaded, err2 := store1.Documents(model.WorkspaceDoc, "j1")
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	s, err := session.New(1, "ann", session.Contents{All: len(lines), Revision: at, Loaded: loaded})
	if err != nil {
		t.Fatal(err)
	}
	p := &program{Session: s, t: t, store: store1, actor: "ann"}
	if s.Unread() != len(lines) {
		t.Fatalf("%d of %d lines are unread", s.Unread(), len(lines))
	}
	after, _ := s.NextLines()
	if !p.do("rename", "", edit.SetText(p.State(), "j1", model.Ref{Kind: model.KindJourney, Key: "j1"}, "title", "new")) {
		t.Fatal("cannot rename it")
	}
	p.send()
	s.TakeLines(after, lines, len(lines), true)
	s.TakeLines(after, lines, len(lines), true) // late
	if s.Unread() != 0 || len(s.Lines()) != len(lines) {
		t.Errorf("%d unread, %d of %d lines", s.Unread(), len(s.Lines()), len(lines))
	}
	for _, l := range s.Lines() {
		if l.Journey == "j1" && l.Title != "new" {
			t.Errorf("the line says %q", l.Title)
		}
	}
}
