package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"wend/model"
	"wend/ui/uitest"
)

// share is the probability of a way in the open journey, in percent.
func share(d *uitest.Driver, from, to model.Node) string {
	for doc := range d.App.State().Journeys() {
		if t, found := model.Lookup[model.Transition](doc, model.TransitionKey(from, to)); found {
			return fmt.Sprintf("%.0f", 100*t.Probability.Or(0))
		}
	}
	return "none"
}

// atTheFlow is the sample with the cursor on the way from interest to consideration.
func atTheFlow(t *testing.T) *uitest.Driver {
	d := smartphone(t)
	d.Press("g", "f", "/")
	d.Type("interest consideration")
	d.Press("enter")
	return d
}

func TestTheFlowSaysWhoGoesWhereOfAHundred(t *testing.T) {
	d := smartphone(t)
	d.Press("g", "f")
	d.Shows("Awareness", "60 %", "reach the goal", "12.2")
}

func TestAWhatIfChangesNothingUntilItIsKept(t *testing.T) {
	d := atTheFlow(t)
	before := share(d, "interest", "consideration")
	d.Press("w")
	for range 10 {
		d.Press("+")
	}
	d.Shows("What if", "55 %", "45 %", "Goal 12.2 → 15.3 %", "better")
	if got := share(d, "interest", "consideration"); got != before {
		t.Errorf("trying makes it %s", got)
	}
	d.Press("w")
	if got := share(d, "interest", "consideration"); got != "55" || share(d, "interest", "lost") != "30" {
		t.Errorf("kept, it is %s, and %s leave", got, share(d, "interest", "lost"))
	}
	d.Press("u")
	if got := share(d, "interest", "consideration"); got != before {
		t.Errorf("after undo it is %s", got)
	}
	d.Shows("of a hundred who begin") // undo stays where it shows
}

func TestEscDropsWhatWasTriedAndStaysOnTheFlow(t *testing.T) {
	d := atTheFlow(t)
	d.Press("w", "-", "esc", "esc")
	if got := share(d, "interest", "consideration"); got != "45" {
		t.Errorf("it is %s", got)
	}
	d.Shows("Flow")
}

func TestAShareIsTypedAndNeverMoreThanThereAre(t *testing.T) {
	d := atTheFlow(t)
	d.Press("enter", "ctrl+u")
	d.Type("99")
	d.Press("enter")
	d.Shows("At most 85 % can go this way")
	d.Press("ctrl+u")
	d.Type("50 %")
	d.Press("enter")
	if got := share(d, "interest", "consideration"); got != "50" {
		t.Errorf("it is %s", got)
	}
}

func TestANumberOfTheFlowIsExplained(t *testing.T) {
	d := atTheFlow(t)
	d.Press("E")
	d.Shows("Goal probability")
	d.Press("esc")
	d.Shows("Goal, per point")
}

func TestTheFlowLooksLikeItsPictures(t *testing.T) {
	for name, c := range map[string]struct {
		d    *uitest.Driver
		keys []string
	}{
		"flow":         {smartphone(t), []string{"g", "f"}},
		"flow-what-if": {smartphone(t), []string{"g", "f", "w", "j", "j", "j", "j", "j", "+", "+", "+"}},
		"flow-ascii":   {smartphone(t, onlyASCII), []string{"g", "f"}},
	} {
		c.d.Press(c.keys...)
		var b strings.Builder
		for _, s := range [][2]int{{160, 48}, {80, 24}, {60, 20}} {
			c.d.Resize(s[0], s[1])
			fmt.Fprintf(&b, "%d x %d\n%s\n\n", s[0], s[1], c.d.Screen())
		}
		uitest.Golden(t, name, b.String())
	}
}
