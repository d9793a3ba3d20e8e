package edit_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"wend/model"
	"wend/model/edit"
	"wend/model/edit/edittest"
)

func workspace(t *testing.T, title string, objects ...model.Object) model.State {
	t.Helper()
	edits := []edit.Edit{edit.Insert{Doc: model.WorkspaceDoc, Object: model.Workspace{Title: title}}}
	for _, o := range objects {
		doc := model.WorkspaceDoc
		if !o.Kind().In(doc) {
			doc = "j"
		}
		edits = append(edits, edit.Insert{Doc: doc, Object: o})
	}
	return apply(t, model.State{}, edits)
}

func TestAClashOfIDsBringsInASecondPersona(t *testing.T) {
	ours := workspace(t, "Ours", model.Persona{ID: "p1", Name: "Maya"})
	theirs := workspace(t, "Theirs", model.Persona{ID: "p1", Name: "Tom"},
		model.Journey{ID: "j", Personas: []model.PersonaID{"p1"}}, model.Stage{ID: "s"}, model.Touchpoint{ID: "t", Stage: "s"},
		model.Experience{Persona: "p1", Touchpoint: "t", Valence: model.Some(1)})
	edits, report := edit.Import(ours, theirs)
	got := apply(t, ours, edits)
	want := []edit.Renamed{{Ref: model.Ref{Kind: model.KindPersona, Key: "p1"}, Key: "p1-2"}}
	if diff := cmp.Diff(want, report.Renamed); diff != "" {
		t.Errorf("renamed (-want +got):\n%s", diff)
	}
	d, _ := got.Document("j")
	if _, found := d.Experience("p1-2", "t"); !found || d.Journey().Personas[0] != "p1-2" {
		t.Errorf("references did not follow:\n%s", edittest.Dump(got))
	}
	if got.Workspace().Workspace().Title != "Ours" {
		t.Error("the import renamed our workspace")
	}
	if again, _ := edit.Import(got, theirs); len(again) > 0 {
		t.Errorf("importing it again plans %v", again)
	}
}

func TestARenamedPersonaOfTheSameWorkspaceIsRenamed(t *testing.T) {
	ours := workspace(t, "Ours", model.Persona{ID: "p1", Name: "Maya"})
	edits, report := edit.Import(ours, workspace(t, "Ours", model.Persona{ID: "p1", Name: "Maja"}))
	p, _ := model.Lookup[model.Persona](apply(t, ours, edits).Workspace(), "p1")
	if p.Name != "Maja" || len(report.Renamed) > 0 {
		t.Errorf("got %q and %v, want a new name", p.Name, report.Renamed)
	}
	if tally := report.Kinds[model.KindPersona]; tally != (edit.Tally{Changed: 1}) {
		t.Errorf("counted %+v, want one change", tally)
	}
}

func TestNewTouchpointsComeInWhereTheFilePutsThem(t *testing.T) {
	journey := []model.Object{model.Journey{ID: "j"}, model.Stage{ID: "s"}}
	ours := workspace(t, "W", append(journey, model.Touchpoint{ID: "b", Stage: "s"}, model.Touchpoint{ID: "d", Stage: "s"})...)
	var all []model.Object
	for _, id := range []model.TouchpointID{"a", "b", "c1", "c2", "d", "e"} {
		all = append(all, model.Touchpoint{ID: id, Stage: "s"})
	}
	edits, _ := edit.Import(ours, workspace(t, "W", append(journey, all...)...))
	d, _ := apply(t, ours, edits).Document("j")
	if diff := cmp.Diff([]string{"a", "b", "c1", "c2", "d", "e"}, d.IDs(model.KindTouchpoint, "s")); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
}

func TestANewTouchpointAtTheEndOfAStageStaysInIt(t *testing.T) {
	journey := []model.Object{model.Journey{ID: "j"}, model.Stage{ID: "s"}, model.Stage{ID: "u"}, model.Touchpoint{ID: "z", Stage: "u"}}
	ours := workspace(t, "W", journey...)
	edits, _ := edit.Import(ours, workspace(t, "W", append(journey, model.Touchpoint{ID: "a", Stage: "s"})...))
	d, _ := apply(t, ours, edits).Document("j")
	if diff := cmp.Diff([]string{"a"}, d.IDs(model.KindTouchpoint, "s")); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
}

func TestIDsOfAWorkspaceWithoutATitleAreNotTrusted(t *testing.T) {
	ours := workspace(t, "", model.Persona{ID: "p1", Name: "Maya"})
	edits, report := edit.Import(ours, workspace(t, "", model.Persona{ID: "p1", Name: "Tom"}))
	got := apply(t, ours, edits)
	p, _ := model.Lookup[model.Persona](got.Workspace(), "p1")
	second, _ := model.Lookup[model.Persona](got.Workspace(), "p1-2")
	if p.Name != "Maya" || second.Name != "Tom" || len(report.Renamed) != 1 {
		t.Errorf("p1 is %q, p1-2 is %q, renamed %v", p.Name, second.Name, report.Renamed)
	}
	blank := workspace(t, "")
	if edits, report := edit.Import(blank, ours); len(report.Renamed) > 0 || len(edits) != 1 {
		t.Errorf("into a blank workspace: %v, renamed %v", edits, report.Renamed)
	}
}
