package ui_test

import (
	"math"
	"strings"
	"testing"

	"wend/model"
	"wend/ui/uitest"
)

// staysPut does something to the stages and fails if that moves the cursor off
// its touchpoint or the goal probability, or says nothing.
func staysPut(t *testing.T, d *uitest.Driver, touchpoint string, do func()) {
	t.Helper()
	at(d, touchpoint)
	goal, stages := d.App.Numbers().Flow.Goal.Or(-1), d.App.Open().Len(model.KindStage)
	do()
	c, _ := d.App.Place()
	if tp, _ := model.Lookup[model.Touchpoint](d.App.Open(), string(c.Column.Touchpoint)); tp.Action != touchpoint {
		t.Errorf("the cursor went from %q to %q", touchpoint, tp.Action)
	}
	if now := d.App.Numbers().Flow.Goal.Or(-2); math.Abs(now-goal) > 1e-9 {
		t.Errorf("the goal moved from %v to %v", goal, now)
	}
	if d.App.Open().Len(model.KindStage) == stages || !strings.Contains(d.App.Toast(), "touchpoint") {
		t.Errorf("of %d stages are %d, and it says %q", stages, d.App.Open().Len(model.KindStage), d.App.Toast())
	}
}

func TestMergingAndSplittingKeepTheGoalAndTheCursor(t *testing.T) {
	d := smartphone(t)
	first := ""
	for s := range d.App.Open().Stages() {
		if first == "" {
			first = string(s.ID)
		}
	}
	last := model.Touchpoint{}
	for tp := range d.App.Open().Touchpoints(model.StageID(first)) {
		last = tp
	}
	staysPut(t, d, last.Action, func() { d.Do("Merge stage with the next") })
	staysPut(t, d, last.Action, func() {
		d.Do("Split stage here")
		d.Type("Later")
		d.Press("enter")
	})
}

func TestMoreWhoGoOnAreTakenFromThoseWhoLeave(t *testing.T) {
	d := smartphone(t)
	d.Press("%") // all numbers
	at(d, "Compares models")
	d.Press("t")
	setRow(t, d, "On to Consideration", "50")
	d.Press("enter")
	says(t, d, "Goal", "13.75 %")
}

func TestMoreWhoGoOnFromInterestIsSaidInWordsAtAnyWidth(t *testing.T) {
	for _, size := range [][2]int{{120, 34}, {60, 20}} {
		d := smartphone(t)
		d.Resize(size[0], size[1])
		at(d, "Compares models")
		d.Press("t")
		setRow(t, d, "On to Consideration", "55")
		d.Press("enter")
		d.Shows("Goal 12.2 → 15.3 %, up 3.1 points")
	}
}
