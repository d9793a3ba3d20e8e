package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wend/model"
)

// census counts what is in a workspace, by kind and name.
func census(s model.State) map[string]int {
	out := map[string]int{}
	for d := range s.Documents() {
		for _, k := range model.Kinds() {
			for o := range d.Each(k) {
				name := k.String()
				if n := model.NameOf(o); n != "" {
					name += " " + n
				}
				out[name]++
			}
		}
	}
	return out
}

// buildJourney makes a whole journey of an empty home, by what the screen says.
func buildJourney(s *window) {
	s.t.Helper()
	s.waitFor("▸ New journey", "New from a template", "t template")
	s.keys("t")
	s.waitFor("Begin with", "Five stages", "enter choose")
	s.keys("Enter")
	s.waitFor("▸ Title", "enter keep")
	s.enter("Bicycle renter")
	s.waitFor("1 Journey", "Awareness", "press a", "? help")

	s.keys("?")
	s.waitFor("what do you want to do?")
	s.typeText("add stage")
	s.wait("help to find how a stage is added", func() bool {
		row := strings.Fields(s.line("▸ Add stage"))
		return len(row) > 0 && slices.Contains(row, "A")
	})
	s.keys("Enter")
	s.waitFor("New stage")
	s.enter("First ride")
	s.waitFor("▸First ride", "press a")
	s.keys("a")
	s.waitFor("Touchpoint ▸", "enter add")
	for i, line := range []string{"Finds a station @app !5", "Unlocks the bicycle @app !5", "Rides to work !4", "Looks for a dock !3", "Gets the bill @email !2"} {
		s.enter(line)
		s.wait(fmt.Sprintf("touchpoint %d", i+1), func() bool { return strings.Contains(s.line("▸Touchpoint"), "▌"+line[:7]) })
	}
	s.keys("Escape")
	s.waitGone("Touchpoint ▸")

	s.keys("2")
	s.waitFor("▸ 2 Emotions", "a add")
	s.keys("a")
	s.waitFor("New persona")
	s.enter("Ada")
	s.waitFor("▸● Ada")
	s.keys("+", "+", "Left", "-")
	s.waitFor("▸● Ada -1")
	s.keys("a")
	s.waitFor("New persona")
	s.enter("Bo")
	s.waitFor("▸○ Bo")
	s.keys("+")
	s.waitFor("▸○ Bo +1")
	s.keys("[")
	s.waitFor("▸● Ada -1")
	s.keys("]")
	s.waitFor("▸○ Bo +1")

	s.keys("3")
	s.waitFor("▸ 3 Value chain", "a add")
	for _, name := range []string{"Maintenance", "Mobile app", "Rebalancing"} {
		s.keys("a")
		s.waitFor("New activity", "▸ Name")
		s.enter(name)
		s.waitGone("New activity")
		s.wait(name, func() bool { return strings.Contains(s.screen(), "▸"+name[:8]) })
	}
	s.keys("s")
	s.waitFor("▌■ ")
	s.keys("s", "Up")
	s.waitFor("▸Mobile", "■■")
	s.keys("s", "s", "s")
	s.waitFor("▌■■■")

	s.keys("4")
	s.waitFor("▸ 4 KPIs", "C record")
	s.keys("a")
	s.waitFor("Add a KPI to First ride", "▸ One of your own")
	s.keys("Enter")
	s.waitFor("New KPI", "▸ Name")
	s.enter("Dock found")
	s.waitFor("C records a value")
	for date, value := range map[string]string{"2026-01-31": "60", "2026-02-28": "75"} {
		s.keys("C")
		s.waitFor("▸ Value", "Dock found")
		s.keys("Up", "C-u")
		s.typeText(date)
		s.waitFor("▸ Date    " + date)
		s.keys("Down")
		s.waitFor("▸ Value")
		s.enter(value)
		s.waitGone("▸ Value")
	}
	s.keys("1")
	s.waitFor("▸ 1 Journey")
	s.waitSaved()
}

// journeyBuilt is what buildJourney leaves in the workspace, but for the stages
// of the template.
var journeyBuilt = map[string]int{
	"journey Bicycle renter": 1, "stage First ride": 1,
	"touchpoint Finds a station": 1, "touchpoint Unlocks the bicycle": 1, "touchpoint Rides to work": 1,
	"touchpoint Looks for a dock": 1, "touchpoint Gets the bill": 1,
	"persona Ada": 1, "persona Bo": 1, "experience": 3,
	"activity Maintenance": 1, "activity Mobile app": 1, "activity Rebalancing": 1, "link": 2,
	"KPI Dock found": 1, "measurement": 2,
}

func TestAJourneyIsMadeFromNothingByWhatTheScreenSaysAndSurvivesUndoingItAll(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	s := start(h, size)
	buildJourney(s)
	const file = "data/wend/workspace.wend"
	s.quit()
	full := h.state(file)
	got := census(full)
	for name, want := range journeyBuilt {
		if got[name] != want {
			t.Errorf("%s: %d, want %d; there is %v", name, got[name], want, got)
		}
	}

	s.run()
	s.waitFor("Bicycle renter", "First ride", "Ada", "Bo")
	undone := 0
	for ; !strings.Contains(s.screen(), "Nothing to undo"); undone++ {
		if undone > 100 {
			t.Fatal("there is no end of undoing")
		}
		before := s.screen()
		s.keys("u")
		s.wait("undoing", func() bool { return s.screen() != before })
	}
	s.waitSaved()
	if left := census(h.state(file)); len(left) > 1 || left["workspace"] != 1 {
		t.Errorf("after undoing everything there is still %v", left)
	}
	for range undone {
		s.keys("U")
	}
	s.keys("U")
	s.waitFor("Nothing to redo", "First ride")
	s.waitSaved()
	if diff := cmp.Diff(got, census(h.state(file))); diff != "" {
		t.Errorf("redoing everything does not bring everything back:\n%s", diff)
	}
}
