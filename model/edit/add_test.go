package edit_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wend/model"
	"wend/model/edit"
)

// added returns the only object that edits add to s.
func added(t *testing.T, s model.State, edits []edit.Edit) model.Object {
	t.Helper()
	apply(t, s, edits)
	if len(edits) != 1 {
		t.Fatalf("%d edits: %+v", len(edits), edits)
	}
	return edits[0].(edit.Insert).Object
}

func encoded(o model.Object) string { return string(model.EncodeObject(o)) }

func TestNewThingsAreTheSameHoweverTheyAreAdded(t *testing.T) {
	s := workspace(t, "W", model.Activity{ID: "a", Name: "Sales"}, model.Activity{ID: "b", Name: "Service"},
		model.Journey{ID: "j"}, model.Stage{ID: "s"}, model.Touchpoint{ID: "t", Stage: "s"})
	for name, c := range map[string]struct {
		edits []edit.Edit
		want  model.Object
	}{
		"a pain is open": {
			edit.AddFinding("j", model.Finding{ID: "f", Type: model.Pain, Text: "slow", Touchpoint: "t"}),
			model.Finding{ID: "f", Type: model.Pain, Text: "slow", Touchpoint: "t", Status: model.Open},
		},
		"a pain keeps its status": {
			edit.AddFinding("j", model.Finding{ID: "f", Type: model.Pain, Status: model.Verified, Stage: "s"}),
			model.Finding{ID: "f", Type: model.Pain, Status: model.Verified, Stage: "s"},
		},
		"a delight has no status, and is at a touchpoint or in a stage": {
			edit.AddFinding("j", model.Finding{ID: "f", Type: model.Delight, Stage: "s", Touchpoint: "t"}),
			model.Finding{ID: "f", Type: model.Delight, Touchpoint: "t"},
		},
		"an opportunity of no touchpoint": {
			edit.AddOpportunity("j", model.Opportunity{ID: "o", Touchpoints: []model.TouchpointID{""}}),
			model.Opportunity{ID: "o"},
		},
		"a KPI is a percentage that should go up": {
			edit.AddKPI(s, "j", model.KPI{ID: "k", Touchpoint: "t"}),
			model.KPI{ID: "k", Touchpoint: "t", Stage: "s", Unit: model.Percent, Direction: model.Up},
		},
		"a KPI keeps what is said": {
			edit.AddKPI(s, "j", model.KPI{ID: "k", Stage: "s", Unit: model.Hours, Direction: model.Down}),
			model.KPI{ID: "k", Stage: "s", Unit: model.Hours, Direction: model.Down},
		},
		"a tactic is a message": {
			edit.AddTactic(s, "j", model.Tactic{ID: "x", Touchpoint: "t"}),
			model.Tactic{ID: "x", Touchpoint: "t", Stage: "s", Type: "message"},
		},
		"a link is medium":             {edit.AddLink(s, "j", "a", "t"), model.Link{Activity: "a", Touchpoint: "t", Strength: model.Medium}},
		"an activity supports another": {edit.AddActivityLink(s, "a", "b"), model.ActivityLink{From: "a", To: "b", Type: "supports", Strength: model.Medium}},
	} {
		if diff := cmp.Diff(encoded(c.want), encoded(added(t, s, c.edits))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestWhatIsConnectedIsNotConnectedAgain(t *testing.T) {
	s := workspace(t, "W", model.Activity{ID: "a"}, model.Activity{ID: "b"}, model.Journey{ID: "j"}, model.Stage{ID: "s"}, model.Touchpoint{ID: "t", Stage: "s"},
		model.Link{Activity: "a", Touchpoint: "t", Strength: model.Strong}, model.ActivityLink{From: "a", To: "b", Type: "supports", Strength: model.Weak})
	if edits := append(edit.AddLink(s, "j", "a", "t"), edit.AddActivityLink(s, "a", "b")...); len(edits) != 0 {
		t.Errorf("plans %+v", edits)
	}
}

func TestALineOfCaptureAddsWhatThePlannersAdd(t *testing.T) {
	s := workspace(t, "W", model.Activity{ID: "a", Name: "Sales"}, model.Journey{ID: "j"}, model.Stage{ID: "s"})
	said, problems := edit.ParseCapture("Pays ~slow ^Sales ^sal")
	edits, made := edit.AddMoments(s, edit.Spot{Doc: "j", Stage: "s"}, []edit.Moment{said.Whole(s, "j").Moment}, sequence("x"))
	if len(problems)+len(made) > 0 {
		t.Fatal(problems, made)
	}
	s = apply(t, s, edits)
	d, _ := s.Document("j")
	var pain model.Finding
	for pain = range model.All[model.Finding](d) {
		break
	}
	want := added(t, s, edit.AddFinding("j", model.Finding{ID: "y", Type: model.Pain, Text: "slow", Touchpoint: pain.Touchpoint}))
	pain.ID = "y"
	if diff := cmp.Diff(encoded(want), encoded(pain)); diff != "" {
		t.Errorf("the pain (-planner +line):\n%s", diff)
	}
	l, _ := d.Link("a", pain.Touchpoint)
	if edit.AddLink(s, "j", "a", pain.Touchpoint) != nil || l.Strength != model.Medium {
		t.Errorf("the link is %+v", l)
	}
}

func TestAnActivityIsAddedBehindAnotherOrAtTheEnd(t *testing.T) {
	s := workspace(t, "W", model.Activity{ID: "a"}, model.Activity{ID: "b"}, model.Activity{ID: "c"})
	for after, want := range map[model.ActivityID][]string{
		"a": {"a", "new", "b", "c"}, "c": {"a", "b", "c", "new"}, "": {"a", "b", "c", "new"}, "gone": {"a", "b", "c", "new"},
	} {
		got := apply(t, s, edit.AddActivity(s, model.Activity{ID: "new"}, after)).Workspace().IDs(model.KindActivity, "")
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("behind %q (-want +got):\n%s", after, diff)
		}
	}
}

func TestAnActivityIsNeverPartOfItself(t *testing.T) {
	s := workspace(t, "W", model.Activity{ID: "a"}, model.Activity{ID: "b", Parent: "a"}, model.Activity{ID: "c", Parent: "b"})
	for _, parent := range []string{"a", "b", "c"} {
		part := edit.SetField(s, model.WorkspaceDoc, model.Ref{Kind: model.KindActivity, Key: "a"}, "parent", parent)
		if _, err := edit.Apply(s, part); !errors.Is(err, model.ErrInvalid) {
			t.Errorf("a as part of %s: %v", parent, err)
		}
	}
	self := edit.Insert{Doc: model.WorkspaceDoc, Object: model.Activity{ID: "d", Parent: "d"}}
	if _, err := edit.Apply(s, []edit.Edit{self}); !errors.Is(err, model.ErrInvalid) {
		t.Errorf("a new one that is part of itself: %v", err)
	}
	both := []edit.Edit{
		edit.Insert{Doc: model.WorkspaceDoc, Object: model.Activity{ID: "x", Parent: "y"}},
		edit.Insert{Doc: model.WorkspaceDoc, Object: model.Activity{ID: "y", Parent: "x"}},
	}
	if _, err := edit.Apply(s, both); !errors.Is(err, model.ErrInvalid) {
		t.Errorf("two that are part of each other: %v", err)
	}
}

func TestBeforeSomethingUnknownIsRefused(t *testing.T) {
	s := workspace(t, "W", model.Journey{ID: "j"}, model.Stage{ID: "s"}, model.Stage{ID: "u"},
		model.Touchpoint{ID: "t", Stage: "s"}, model.Touchpoint{ID: "v", Stage: "u"})
	at := model.Ref{Kind: model.KindTouchpoint, Key: "t"}
	for name, e := range map[string]edit.Edit{
		"new, before nothing known":             edit.Insert{Doc: "j", Object: model.Stage{ID: "n"}, Before: "gone"},
		"moved, before nothing known":           edit.Move{Doc: "j", Ref: model.Ref{Kind: model.KindStage, Key: "s"}, Before: "gone"},
		"moved, before another kind":            edit.Move{Doc: "j", Ref: model.Ref{Kind: model.KindStage, Key: "s"}, Before: "t"},
		"new, before one of another stage":      edit.Insert{Doc: "j", Object: model.Touchpoint{ID: "n", Stage: "s"}, Before: "v"},
		"moved, before one of another stage":    edit.Move{Doc: "j", Ref: at, Parent: "s", Before: "v"},
		"moved elsewhere, before one left here": edit.Move{Doc: "j", Ref: at, Parent: "u", Before: "t"},
	} {
		if r, err := edit.Apply(s, []edit.Edit{e}); !errors.Is(err, edit.ErrGone) {
			t.Errorf("%s: %v, %+v", name, err, r.State)
		}
	}
}

func TestAWorkspaceWithoutATitleIsAnotherOneUnlessOursIsEmpty(t *testing.T) {
	theirs := workspace(t, "", model.Persona{ID: "p1", Name: "Tom"})
	ours := workspace(t, "", model.Persona{ID: "p1", Name: "Maya"})
	edits, report := edit.Import(ours, theirs)
	got := apply(t, ours, edits).Workspace()
	maya, _ := model.Lookup[model.Persona](got, model.PersonaID("p1"))
	tom, _ := model.Lookup[model.Persona](got, model.PersonaID("p1-2"))
	if len(report.Renamed) != 1 || maya.Name != "Maya" || tom.Name != "Tom" {
		t.Errorf("p1 is %q, p1-2 is %q; renamed %v", maya.Name, tom.Name, report.Renamed)
	}
	titled := workspace(t, "Phones", model.Persona{ID: "p1", Name: "Tom"})
	blank := workspace(t, "")
	edits, _ = edit.Import(blank, titled)
	if title := apply(t, blank, edits).Workspace().Workspace().Title; title != "Phones" {
		t.Errorf("an empty workspace that takes in Phones is called %q", title)
	}
}
