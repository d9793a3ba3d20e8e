package edit_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wend/model"
	"wend/model/edit"
	"wend/model/edit/edittest"
)

func TestReroutingTakesTheDifferenceFromWhatIsLost(t *testing.T) {
	s := edittest.Base()
	s = apply(t, s, plan(t)(edit.Reroute(s, "j1", "s1", "s2", 0.5)))
	got := ways(s, "j1")
	if got["s1/s2"] != "0.5" || got["s1/lost"] != "0.5" {
		t.Errorf("got %v, want half and half", got)
	}
	s = apply(t, s, plan(t)(edit.Reroute(s, "j1", "s1", "s2", 1)))
	if got := ways(s, "j1"); got["s1/s2"] != "1" || got["s1/lost"] != "" {
		t.Errorf("got %v, want nothing lost", got)
	}
	if _, err := edit.Reroute(s, "j1", "s1", "goal", 0.1); !errors.Is(err, edit.ErrRefused) {
		t.Errorf("got %v, want a refusal, as nothing is lost", err)
	}
}

func TestProbabilitiesAndCountsAreNotMixed(t *testing.T) {
	s := staged(t, count("a", "b", 5))
	if _, err := edit.Route(s, "j", "a", "c", model.Some(0.5)); !errors.Is(err, edit.ErrRefused) {
		t.Errorf("got %v, want a refusal", err)
	}
}

func TestRemovingAStageTakesWhatStandsInIt(t *testing.T) {
	s := edittest.Base()
	r, err := edit.Apply(s, plan(t)(edit.Remove(s, "j1", model.Ref{Kind: model.KindStage, Key: "s1"})))
	if err != nil {
		t.Fatal(err)
	}
	var gone []string
	for _, c := range r.Changes {
		if c.After == nil {
			gone = append(gone, c.Ref.String())
		}
	}
	want := []string{
		`order "touchpoints/s1"`, `stage "s1"`, `touchpoint "t1"`, `experience "maya/t1"`, `transition "entry/s1"`,
		`transition "s1/lost"`, `transition "s1/s2"`, `transition "s2/s1"`, `link "web/t1"`, `finding "f1"`,
	}
	for _, w := range want {
		if !strings.Contains(strings.Join(gone, "\n"), w) {
			t.Errorf("%s is still there", w)
		}
	}
}

func TestRemovingAJourneyLeavesNothingThatRefersToIt(t *testing.T) {
	s := edittest.Base()
	s = apply(t, s, []edit.Edit{edit.Insert{Doc: model.WorkspaceDoc, Object: model.Initiative{ID: "i1", Findings: []model.FindingID{"f1"}}}})
	s = apply(t, s, plan(t)(edit.Remove(s, "j1", model.Ref{Kind: model.KindJourney, Key: "j1"})))
	if _, found := s.Document("j1"); found {
		t.Error("the journey is still there")
	}
	if i, _ := model.Lookup[model.Initiative](s.Workspace(), "i1"); len(i.Findings) > 0 {
		t.Errorf("the initiative still speaks of %v", i.Findings)
	}
	if d, _ := s.Document("j2"); d.Journey().ComparesTo != "" {
		t.Error("the other journey still compares to it")
	}
}

func TestRemovingAKPITakesItsMeasurementsAndEffects(t *testing.T) {
	s := edittest.Base()
	s = apply(t, s, append([]edit.Edit{
		edit.Insert{Doc: model.WorkspaceDoc, Object: model.Initiative{ID: "i1", Effects: []model.Effect{{KPI: "nps"}, {KPI: "other"}}}},
	}, edit.Record(s, model.WorkspaceDoc, model.Measurement{KPI: "nps", Date: "2026-10-01", Value: model.Some(0.4)})...))
	s = apply(t, s, plan(t)(edit.Remove(s, model.WorkspaceDoc, model.Ref{Kind: model.KindKPI, Key: "nps"})))
	if n := s.Workspace().Len(model.KindMeasurement); n != 0 {
		t.Errorf("%d measurements are left", n)
	}
	i, _ := model.Lookup[model.Initiative](s.Workspace(), "i1")
	if diff := cmp.Diff([]model.Effect{{KPI: "other"}}, i.Effects, cmp.AllowUnexported(model.Opt[float64]{})); diff != "" {
		t.Errorf("effects (-want +got):\n%s", diff)
	}
}

func TestRemovingAStageTakesItsTransitionsOutOfTheEffects(t *testing.T) {
	s := edittest.Base()
	way := chance("t2", "goal", 1)
	s = apply(t, s, []edit.Edit{
		edit.Insert{Doc: "j1", Object: way},
		edit.Insert{Doc: model.WorkspaceDoc, Object: model.Initiative{ID: "i1", Shifts: []model.Shift{{Transition: way.Key()}, {Transition: "other/goal"}}}},
	})
	s = apply(t, s, plan(t)(edit.Remove(s, "j1", model.Ref{Kind: model.KindTouchpoint, Key: "t2"})))
	i, _ := model.Lookup[model.Initiative](s.Workspace(), "i1")
	if len(i.Shifts) != 1 || i.Shifts[0].Transition != "other/goal" {
		t.Errorf("the effects are on %v", i.Shifts)
	}
}

func TestATouchpointOfATransitionIsNotDeletedUnderIt(t *testing.T) {
	s := edittest.Base()
	s = apply(t, s, []edit.Edit{edit.Insert{Doc: "j1", Object: chance("t2", "goal", 1)}})
	_, err := edit.Apply(s, []edit.Edit{edit.Delete{Doc: "j1", Ref: model.Ref{Kind: model.KindTouchpoint, Key: "t2"}}})
	if !errors.Is(err, edit.ErrInUse) {
		t.Errorf("got %v, want a refusal", err)
	}
}

func TestAPersonaThatLeavesTakesItsFeelingsAlong(t *testing.T) {
	s := edittest.Base()
	s = apply(t, s, edit.LeavePersona(s, "j1", "maya"))
	d, _ := s.Document("j1")
	if n := d.Len(model.KindExperience); n != 0 {
		t.Errorf("%d experiences are left", n)
	}
	if diff := cmp.Diff([]model.PersonaID{"tom"}, d.Journey().Personas); diff != "" {
		t.Errorf("personas (-want +got):\n%s", diff)
	}
	if _, found := s.Workspace().Find(model.Ref{Kind: model.KindPersona, Key: "maya"}); !found {
		t.Error("the persona is gone from the workspace")
	}
}

func TestAFeelingTakenAwayTakesTheEmptyExperience(t *testing.T) {
	s := edittest.Base()
	s = apply(t, s, edit.Feel(s, "j1", "maya", "t1", model.Opt[int]{}))
	if d, _ := s.Document("j1"); d.Len(model.KindExperience) != 0 {
		t.Error("an empty experience is left")
	}
	if edits := edit.Feel(s, "j1", "maya", "t1", model.Opt[int]{}); edits != nil {
		t.Errorf("planned %v for nothing", edits)
	}
}

func TestSettingWhatIsAlreadyThereIsNoStep(t *testing.T) {
	s := edittest.Base()
	ref := model.Ref{Kind: model.KindTouchpoint, Key: "t1"}
	if edits := edit.SetText(s, "j1", ref, "action", " Looks "); edits != nil {
		t.Errorf("planned %v", edits)
	}
	s = apply(t, s, edit.SetText(s, "j1", ref, "channels", "web\nstore"))
	if edits := edit.SetField(s, "j1", ref, "channels", []string{"web", "store"}); edits != nil {
		t.Errorf("planned %v", edits)
	}
}

func TestPastingElsewhereLeavesOutWhoIsNotThere(t *testing.T) {
	s := edittest.Base()
	s = apply(t, s, edit.Feel(s, "j1", "tom", "t1", model.Some(2)))
	clip, err := edit.Copy(s, "j1", model.Ref{Kind: model.KindTouchpoint, Key: "t1"})
	if err != nil {
		t.Fatal(err)
	}
	ids := sequence("x")
	edits, ref, err := edit.Paste(s, clip, "j2", "s3", "", ids)
	s = apply(t, s, plan(t)(edits, err))
	d, _ := s.Document("j2")
	if tp, _ := model.Lookup[model.Touchpoint](d, ref.Key); tp.Action != "Looks" || tp.Stage != "s3" {
		t.Errorf("pasted %+v", tp)
	}
	if _, found := d.Experience("tom", model.TouchpointID(ref.Key)); !found {
		t.Error("Tom's feeling did not come along")
	}
	if d.Len(model.KindExperience) != 1 || d.Len(model.KindLink) != 1 || d.Len(model.KindFinding) != 1 {
		t.Errorf("want one experience, link and finding:\n%s", edittest.Dump(s))
	}
}

func TestPastingElsewhereLetsGoOfWhatIsNotThere(t *testing.T) {
	s := edittest.Base()
	s = apply(t, s, []edit.Edit{edit.Insert{Doc: "j1", Object: model.Opportunity{
		ID: "o1", Text: "How", Findings: []model.FindingID{"f1"}, Activities: []model.ActivityID{"web"},
	}}})
	clip, err := edit.Copy(s, "j1", model.Ref{Kind: model.KindOpportunity, Key: "o1"})
	if err != nil {
		t.Fatal(err)
	}
	edits, ref, err := edit.Paste(s, clip, "j2", "", "", sequence("x"))
	s = apply(t, s, plan(t)(edits, err))
	d, _ := s.Document("j2")
	if o, _ := model.Lookup[model.Opportunity](d, ref.Key); len(o.Findings) != 0 || len(o.Activities) != 1 {
		t.Errorf("pasted %+v, want the activity and no finding", o)
	}
	clip, err = edit.Copy(s, "j1", model.Ref{Kind: model.KindFinding, Key: "f1"})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := edit.Paste(s, clip, "j2", "", "", sequence("y")); !errors.Is(err, edit.ErrNoReference) {
		t.Errorf("got %v, want a refusal: its touchpoint is not there", err)
	}
	edits, ref, err = edit.Paste(s, clip, "j2", "s3", "", sequence("y"))
	s = apply(t, s, plan(t)(edits, err))
	d, _ = s.Document("j2")
	if f, _ := model.Lookup[model.Finding](d, ref.Key); f.Stage != "s3" || f.Touchpoint != "" {
		t.Errorf("pasted %+v, want it at the stage", f)
	}
}

func TestADuplicateStandsBehindItsOriginal(t *testing.T) {
	s := edittest.Base()
	edits, ref, err := edit.Duplicate(s, "j1", model.Ref{Kind: model.KindStage, Key: "s1"}, sequence("x"))
	s = apply(t, s, plan(t)(edits, err))
	d, _ := s.Document("j1")
	if diff := cmp.Diff([]string{"s1", ref.Key, "s2"}, d.IDs(model.KindStage, "")); diff != "" {
		t.Errorf("stages (-want +got):\n%s", diff)
	}
	if n := len(d.IDs(model.KindTouchpoint, ref.Key)); n != 1 {
		t.Errorf("the copy has %d touchpoints, want 1", n)
	}
	if n := d.Len(model.KindTransition); n != 6 {
		t.Errorf("%d transitions, want the 6 there were", n)
	}
}

func TestTheToBeVariantKnowsItsOrigin(t *testing.T) {
	s := edittest.Base()
	s = apply(t, s, plan(t)(edit.ToBe(s, "j1", "j9", "Better", sequence("x"))))
	d, _ := s.Document("j9")
	if j := d.Journey(); j.Variant != model.ToBe || j.ComparesTo != "j1" || j.Title != "Better" {
		t.Errorf("head is %+v", j)
	}
	var origins []model.TouchpointID
	for tp := range d.Path() {
		origins = append(origins, tp.Origin)
	}
	if diff := cmp.Diff([]model.TouchpointID{"t1", "t2"}, origins); diff != "" {
		t.Errorf("origins (-want +got):\n%s", diff)
	}
}

func TestATemplateUsesTheNamesakesThatAreThere(t *testing.T) {
	s := edittest.Base()
	edits, doc := edit.Instantiate(s, edittest.Base(), "Mine", sequence("x"))
	next := apply(t, s, edits)
	if a, b := s.Workspace().Len(model.KindPersona), next.Workspace().Len(model.KindPersona); a != b {
		t.Errorf("%d personas became %d", a, b)
	}
	d, found := next.Document(doc)
	if !found || d.Journey().Title != "Mine" || d.Len(model.KindLink) != 1 {
		t.Errorf("the new journey is wrong:\n%s", edittest.Dump(next))
	}
}

// sequence makes ids in order.
func sequence(prefix string) edit.NewID {
	n := 0
	return func() string { n++; return fmt.Sprint(prefix, n) }
}
