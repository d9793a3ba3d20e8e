package scene

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"wend/model"
	"wend/model/analysis"
	"wend/ui/axis"
)

// travel is a journey of a stage with two touchpoints and one without any.
func travel(more ...model.Object) *model.Document {
	d := model.NewDocument("j", model.Journey{ID: "j", Personas: []model.PersonaID{"maya"}})
	for _, o := range append([]model.Object{
		model.Stage{ID: "s"},
		model.Stage{ID: "none"},
		model.Order{Of: model.KindStage, IDs: []string{"s", "none"}},
		model.Touchpoint{ID: "a", Stage: "s", Channels: []string{"web"}, Importance: model.Some(5)},
		model.Touchpoint{ID: "b", Stage: "s", Channels: []string{"web", "store"}, Importance: model.Some(2)},
		model.Order{Of: model.KindTouchpoint, Parent: "s", IDs: []string{"a", "b"}},
	}, more...) {
		d = d.With(o)
	}
	return d
}

var (
	first    = axis.Column{Stage: "s", Touchpoint: "a"}
	second   = axis.Column{Stage: "s", Touchpoint: "b"}
	deserted = axis.Column{Stage: "none"}
)

// texts are what the pains of a place say.
func texts(p Place) (out []string) {
	for _, f := range p.Pains {
		out = append(out, f.Text)
	}
	return out
}

func TestPainsStandWhereTheyWereFoundTheGravestFirst(t *testing.T) {
	pain := func(id, text string, severity int, f model.Finding) model.Finding {
		f.ID, f.Text, f.Type = model.FindingID(id), text, model.Pain
		f.Severity, f.Frequency = model.Some(severity), model.Some(2)
		return f
	}
	x := NewIndex(travel(
		pain("f1", "slow", 2, model.Finding{Touchpoint: "b"}),
		pain("f2", "done", 5, model.Finding{Touchpoint: "b", Status: model.Verified}),
		pain("f3", "broken", 4, model.Finding{Touchpoint: "b"}),
		pain("f4", "all of it", 1, model.Finding{Stage: "s"}),
		pain("f5", "nobody there", 1, model.Finding{Stage: "none"}),
		pain("f6", "nowhere", 1, model.Finding{}),
		model.Order{Of: model.KindFinding, IDs: []string{"f1", "f2", "f3", "f4", "f5", "f6"}},
	), nil)
	for _, c := range []struct {
		at   axis.Column
		zoom axis.Zoom
		want []string
	}{
		{second, axis.Touchpoints, []string{"broken", "slow", "done"}},
		{first, axis.Touchpoints, []string{"all of it"}},
		{deserted, axis.Touchpoints, []string{"nobody there"}},
		{first, axis.Stages, []string{"broken", "slow", "all of it", "done"}},
		{axis.Column{}, axis.Touchpoints, nil},
	} {
		if diff := cmp.Diff(c.want, texts(x.At(c.at, c.zoom))); diff != "" {
			t.Errorf("%+v at zoom %d: %s", c.at, c.zoom, diff)
		}
	}
}

func TestAnIdeaStandsOnceWhereverItApplies(t *testing.T) {
	x := NewIndex(travel(
		model.Finding{ID: "f", Touchpoint: "b", Type: model.Pain},
		model.Opportunity{ID: "o", Touchpoints: []model.TouchpointID{"a", "b"}, Findings: []model.FindingID{"f"}},
		model.Order{Of: model.KindFinding, IDs: []string{"f"}},
		model.Order{Of: model.KindOpportunity, IDs: []string{"o"}},
	), nil)
	for _, c := range []axis.Column{first, second} {
		if n := len(x.At(c, axis.Touchpoints).Ideas); n != 1 {
			t.Errorf("%+v has the idea %d times", c, n)
		}
	}
	if n := len(x.Stage("s").Ideas); n != 1 {
		t.Errorf("the stage has the idea %d times", n)
	}
}

func TestAStageFromAfarSumsUpItsTouchpoints(t *testing.T) {
	d := travel(
		model.Experience{Persona: "maya", Touchpoint: "a", Valence: model.Some(2)},
		model.Link{Activity: "v", Touchpoint: "a", Strength: 3, Effect: model.Harms},
		model.Link{Activity: "v", Touchpoint: "b", Strength: 3},
	)
	w := model.NewDocument(model.WorkspaceDoc, model.Workspace{}).With(model.Persona{ID: "maya"})
	x := NewIndex(d, analysis.Compute(model.NewState(w, d), "j", analysis.Options{}))
	s := x.Stage("s")
	if diff := cmp.Diff([]string{"web", "store"}, s.Channels); diff != "" {
		t.Error(diff)
	}
	if mean, _ := s.Importance.Value(); mean != 3.5 {
		t.Errorf("mean importance is %v", mean)
	}
	if mean, known := s.Means["maya"].Value(); !known || mean != 2 {
		t.Errorf("mean feeling is %v", mean)
	}
	if l := s.Links["v"]; l.Strength != 3 || l.Effect == model.Harms || s.Support != 3 {
		t.Errorf("strongest link is %+v, support %d", l, s.Support)
	}
	if !x.At(first, axis.Touchpoints).Moment || s.Moments == 0 {
		t.Error("a delightful important touchpoint is no moment of truth")
	}
}

func TestAnIndexThatIsMissingFindsNothing(t *testing.T) {
	var x *Index
	if p := x.At(first, axis.Touchpoints); len(p.Pains) > 0 || p.Moment {
		t.Errorf("found %+v", p)
	}
	if _, found := x.Value("v"); found {
		t.Error("found a value")
	}
	if _, found := x.KPI("k"); found {
		t.Error("found a KPI")
	}
	if s := x.Stage("s"); s.Moments != 0 {
		t.Errorf("found %+v", s)
	}
}
