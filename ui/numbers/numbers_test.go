package numbers

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"wend/model"
	"wend/model/analysis"
	"wend/model/edit"
	"wend/model/edit/edittest"
)

// shown follows the edits of a random workspace in which one journey is shown.
type shown struct {
	*rapid.T
	Book
	source  *edittest.Source
	state   model.State
	changed []analysis.Change
	beside  []func() Result
}

func (s *shown) journey() *model.Document {
	for d := range s.state.Journeys() {
		return d
	}
	return nil
}

func (s *shown) edit() {
	_, edits := s.source.Step(s.state)
	done, err := edit.Apply(s.state, edits)
	if err != nil {
		return
	}
	s.state = done.State
	for _, c := range done.Changes {
		s.changed = append(s.changed, analysis.Change{Doc: c.Doc, Ref: c.Ref})
	}
}

func (s *shown) follow(all bool) {
	s.Follow(s.state, s.journey(), "2026-10-01", func() ([]analysis.Change, bool) {
		changed := s.changed
		s.changed = nil
		return changed, all
	})
	s.beside = append(s.beside, s.Beside(s.state)...)
}

func TestTheNumbersAreThoseOfTheDocumentsHoweverLateACountComes(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := &shown{T: rt, source: edittest.New(rt)}
		s.state = s.source.State(8)
		s.follow(false)
		for range rapid.IntRange(0, 12).Draw(rt, "steps") {
			switch rapid.SampledFrom([]string{"edit", "edit", "others", "arrive"}).Draw(rt, "what") {
			case "edit":
				s.edit()
				s.follow(false)
			case "others":
				s.edit()
				s.follow(true)
			case "arrive":
				s.arrive()
			}
			s.check()
		}
		for len(s.beside) > 0 {
			s.arrive()
		}
		if s.check(); s.journey() != nil && s.Report == nil {
			rt.Fatal("the journey is never counted")
		}
	})
}

// arrive has one of the functions that run beside come back.
func (s *shown) arrive() {
	if len(s.beside) == 0 {
		return
	}
	n := rapid.IntRange(0, len(s.beside)-1).Draw(s.T, "which")
	work := s.beside[n]
	s.beside = append(s.beside[:n:n], s.beside[n+1:]...)
	work()(&s.Book, s.state)
	s.beside = append(s.beside, s.Beside(s.state)...)
}

func (s *shown) check() {
	if s.Report == nil || s.journey() == nil {
		return
	}
	want := analysis.Compute(s.state, s.journey().ID(), s.Report.Options)
	if !reflect.DeepEqual(s.Report, want) {
		s.Fatalf("the numbers are others than those of the documents")
	}
	if s.Start == nil {
		s.Fatal("there is nothing to compare with")
	}
}

func TestTheNumbersOfAnotherJourneyAreNotComparedWithThoseBefore(t *testing.T) {
	state := model.NewState(
		model.NewDocument("a", model.Journey{ID: "a"}), model.NewDocument("b", model.Journey{ID: "b"}),
		model.NewDocument(model.WorkspaceDoc, model.Workspace{}),
	)
	var b Book
	nothing := func() ([]analysis.Change, bool) { return nil, false }
	for _, id := range []model.DocID{"a", "b"} {
		d, _ := state.Document(id)
		b.Follow(state, d, "", nothing)
		if b.Report != nil || b.Start != nil {
			t.Errorf("%s shows the numbers of %s", id, b.Start.Journey)
		}
		for _, work := range b.Beside(state) {
			work()(&b, state)
		}
		if b.Report == nil || string(b.Report.Journey) != string(id) || b.Start != b.Report {
			t.Errorf("%s has the numbers %v", id, b.Report)
		}
	}
}

func TestQuestionsThatAreAsBeforeAreNothingNew(t *testing.T) {
	s := model.NewState(model.NewDocument("a", model.Journey{ID: "a"}), model.NewDocument(model.WorkspaceDoc, model.Workspace{}))
	d, _ := s.Document("a")
	d = d.With(model.Stage{ID: "s"}).With(model.Order{Of: model.KindStage, IDs: []string{"s"}}).
		With(model.Touchpoint{ID: "t", Stage: "s", Importance: model.Some(5)}).With(model.Order{Of: model.KindTouchpoint, Parent: "s", IDs: []string{"t"}})
	var b Book
	changed := []analysis.Change{{Doc: "a", Ref: model.Ref{Kind: model.KindJourney, Key: "a"}}}
	for round, want := range []bool{true, false} {
		d = d.With(model.Journey{ID: "a", Title: string(rune('a' + round))})
		s = s.With(d)
		b.Follow(s, d, "", func() ([]analysis.Change, bool) { return changed, false })
		news := false
		for work := b.Beside(s); len(work) > 0; work = b.Beside(s) {
			for _, f := range work {
				news = b.Take(f(), s) || news
			}
		}
		if len(b.Questions) == 0 || news != want {
			t.Errorf("round %d: %d questions, news %v", round, len(b.Questions), news)
		}
	}
}

func TestQuestionsAreDrawnOnceAtATimeAndOfTheLastEditInTheEnd(t *testing.T) {
	s := model.NewState(model.NewDocument("a", model.Journey{ID: "a"}), model.NewDocument(model.WorkspaceDoc, model.Workspace{}))
	d, _ := s.Document("a")
	d = d.With(model.Stage{ID: "s"}).With(model.Order{Of: model.KindStage, IDs: []string{"s"}}).
		With(model.Touchpoint{ID: "t", Stage: "s"}).With(model.Order{Of: model.KindTouchpoint, Parent: "s", IDs: []string{"t"}})
	s = s.With(d)
	var b Book
	changed := []analysis.Change{{Doc: "a", Ref: model.Ref{Kind: model.KindTouchpoint, Key: "t"}}}
	follow := func() { b.Follow(s, d, "", func() ([]analysis.Change, bool) { return changed, false }) }
	follow()
	for work := b.Beside(s); len(work) > 0; work = b.Beside(s) {
		for _, f := range work {
			b.Take(f(), s)
		}
	}
	var begun []func() Result
	for i := range 50 { // a key that is held
		d = d.With(model.Touchpoint{ID: "t", Stage: "s", Importance: model.Some(1 + (i+1)%5)})
		s = s.With(d)
		follow()
		begun = append(begun, b.Beside(s)...)
	}
	if len(begun) != 1 {
		t.Fatalf("%d are drawn at a time", len(begun))
	}
	b.Take(begun[0](), s)
	last := b.Beside(s)
	if len(last) != 1 {
		t.Fatalf("%d are drawn afterwards", len(last))
	}
	b.Take(last[0](), s)
	if more := b.Beside(s); len(more) != 0 || b.questioned != b.Report {
		t.Errorf("%d are still to be drawn", len(more))
	}
}
