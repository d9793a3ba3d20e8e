package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
	"wend/ui/uitest"
)

// stages returns the names of the stages of the open journey with how many
// touchpoints each has.
func stagesOf(d *uitest.Driver) string {
	var out []string
	for s := range d.App.Open().Stages() {
		out = append(out, fmt.Sprintf("%s %d", s.Name, len(d.App.Open().IDs(model.KindTouchpoint, string(s.ID)))))
	}
	return strings.Join(out, "; ")
}

// fromNothing returns a new journey without personas and activities.
func fromNothing(t *testing.T, o uitest.Options) *uitest.Driver {
	t.Helper()
	d := uitest.Start(t, o)
	d.Press("n")
	d.Type("Kiosk")
	d.Press("enter")
	return d
}

func TestEveryMarkThatIsShownIsOne(t *testing.T) {
	for _, m := range text.Marks {
		said, problems := edit.ParseCapture("Waits " + m.Sign)
		if isText := m.Word == "text"; len(problems) > 0 || isText == (len(said.Understood) > 0) {
			t.Errorf("%s is understood as %q, problems %q", m.Sign, said.Understood, problems)
		}
	}
}

func TestATypedLineKeepsItsBulletAndItsSigns(t *testing.T) {
	d := smartphone(t)
	for _, line := range []string{"- Opens the box", "Writes to ann@example.com", "Says Hello! nice", "Waits ~5 min", "Picks item #3"} {
		d.Press("a")
		d.Type(line)
		d.Press("enter", "esc")
		if got := strings.Join(actionsOf(d), ";"); !strings.Contains(got, line) {
			t.Errorf("%q is not in %q", line, got)
		}
	}
}

func TestAFeelingBeforeThereIsAPersonaIsOfferedAndNotDropped(t *testing.T) {
	d := fromNothing(t, uitest.Options{})
	d.Press("a")
	d.Type("Compares 0")
	d.Shows("There is no persona Customer yet", "feeling 0 neutral", "add it too", "keep it as text")
	d.Press("enter")
	d.Type("Waits -2")
	d.ShowsNot("There is no persona")
	d.Press("enter", "esc")
	if got := strings.Join(actionsOf(d), ";"); got != "Compares;Waits" {
		t.Errorf("the touchpoints are %q", got)
	}
	feelings := 0
	for e := range model.All[model.Experience](d.App.Open()) {
		feelings += e.Valence.Or(9)
	}
	if feelings != -2 {
		t.Errorf("the feelings add up to %d", feelings)
	}
	d.Press("u", "u")
	if len(actionsOf(d)) != 0 || d.App.State().Workspace().Len(model.KindPersona) != 0 {
		t.Error("the persona is not undone with what it came with")
	}
}

func TestAnActivityThatIsNotThereIsMadeWithOneKeyOrStaysText(t *testing.T) {
	d := fromNothing(t, uitest.Options{})
	d.Press("a")
	d.Type("Pays ^Sales")
	d.Press("tab")
	if got := strings.Join(actionsOf(d), ";"); got != "Pays ^Sales" || d.App.State().Workspace().Len(model.KindActivity) != 0 {
		t.Errorf("as text it is %q", got)
	}
	d.Type("Calls ^Sales /Help")
	d.Press("enter", "esc")
	if got := strings.Join(actionsOf(d), ";"); !strings.Contains(got, "Calls") || strings.Contains(got, "Calls ^") {
		t.Errorf("the touchpoints are %q", got)
	}
	if d.App.State().Workspace().Len(model.KindActivity) != 1 || !strings.Contains(stagesOf(d), "Help 1") {
		t.Errorf("the stages are %s", stagesOf(d))
	}
}

func TestAWarningOfTheLineIsNeverCut(t *testing.T) {
	for _, w := range []int{60, 80, 120} {
		d := fromNothing(t, uitest.Options{Width: w, Height: 24})
		d.Press("a")
		d.Type("Asks -9 @web !7 -1 ^Salesdepartment ^Warehouse /Aftersales")
		all := strings.Join(strings.Fields(d.Screen()), " ")
		for _, want := range []string{
			"no stage Aftersales yet", "no persona Customer yet", "no activity Salesdepartment yet", "no activity Warehouse yet",
			"-9 is no feeling: they go from -2 to +2", "!7 is no importance",
		} {
			if !strings.Contains(all, want) {
				t.Errorf("%d columns: %q is cut:\n%s", w, want, d.Screen())
			}
		}
		if warn, echo := strings.Index(all, "no stage"), strings.Index(all, "channel web"); echo >= 0 && echo < warn {
			t.Errorf("%d columns: the echo comes before the warning", w)
		}
	}
}

func TestSeverityFrequencyAndStageAreTakenDownInTheLine(t *testing.T) {
	d := smartphone(t)
	f := fresher(t, d, model.KindFinding, func() {
		d.Press("a")
		d.Type(`Tracks the parcel ~"no tracking"*5x4 /Purch`)
		d.Shows("pain no tracking, severity 5, frequency 4, stage Purchase")
		d.Press("enter", "esc")
	}).(model.Finding)
	o, _ := model.Lookup[model.Touchpoint](d.App.Open(), f.Touchpoint)
	st, _ := model.Lookup[model.Stage](d.App.Open(), o.Stage)
	if score, _ := f.Score(); score != 20 || st.Name != "Purchase" {
		t.Errorf("score %d at %q", score, st.Name)
	}
}

func TestAPastedMermaidJourneyKeepsItsStructure(t *testing.T) {
	d := fromNothing(t, uitest.Options{})
	before := stagesOf(d)
	d.Paste("journey\n  title Kiosk\n  section Find\n    See the poster: 4: Ann\n    Ask a friend: 2: Ann, Bob\n  section Buy\n    Pay by card: 1: Ann\n")
	d.Shows("Add a Mermaid journey: 3 touchpoints in 2 stages?", "See the poster", "Find, Ann +1", "persona Bob", "line by line")
	d.Press("enter")
	if got := stagesOf(d); !strings.Contains(got, "Find 2; Buy 1") {
		t.Errorf("the stages are %s", got)
	}
	if n := d.App.Open().Len(model.KindExperience); n != 4 || d.App.State().Workspace().Len(model.KindPersona) != 2 {
		t.Errorf("%d feelings", n)
	}
	d.Press("u")
	if got := stagesOf(d); got != before {
		t.Errorf("after one undo the stages are %s", got)
	}
}

func TestAPastedTableBecomesCells(t *testing.T) {
	d := fromNothing(t, uitest.Options{})
	d.Press("a")
	d.Paste("| Stage | Touchpoint | Pain |\n|---|---|---|\n| Find | Sees the poster | too small |\n| Buy | Pays by card | no signal |\n")
	d.Shows("Add a table", "pain too small")
	d.Press("enter", "esc")
	if got := stagesOf(d); !strings.Contains(got, "Find 1; Buy 1") || d.App.Open().Len(model.KindFinding) != 2 {
		t.Errorf("the stages are %s", got)
	}
}

func TestAPastedNestedListHasStagesAndTouchpointsUnlessLinesAreWanted(t *testing.T) {
	const list = "- Find\n  - Sees the poster\n- Buy\n  - Pays\n"
	d := fromNothing(t, uitest.Options{})
	d.Paste(list)
	d.Press("enter")
	if got := stagesOf(d); !strings.Contains(got, "Find 1; Buy 1") {
		t.Errorf("the stages are %s", got)
	}
	d.Press("u")
	d.Paste(list)
	d.Press("space", "enter")
	if got := strings.Join(actionsOf(d), ";"); got != "Find;Sees the poster;Buy;Pays" {
		t.Errorf("line by line it is %q", got)
	}
}
