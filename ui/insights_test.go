package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"wend/model"
	"wend/ui/uitest"
)

func mutes(d *uitest.Driver) int {
	n := 0
	for doc := range d.App.State().Journeys() {
		n += doc.Len(model.KindMute)
	}
	return n
}

func TestInsightsStandOnOneLineAKindUnderWhatTheyAreAbout(t *testing.T) {
	d := demo(t)
	d.Press("g", "i")
	d.Shows("▾ the mood 2", "▾ the KPIs", "3 stages have no KPI", "40 insights")
	lines, mood, plan := d.Lines(), 0, 0
	for y, l := range lines {
		if strings.Contains(l, "▾ the mood") {
			mood = y
		}
		if strings.Contains(l, "▾ activities") {
			plan = y
		}
	}
	if mood == 0 || plan < mood {
		t.Errorf("what is worth most does not come first:\n%s", d.Screen())
	}
}

func TestAMutedInsightStandsWithItsReasonAndSpeaksAgain(t *testing.T) {
	d := demo(t)
	d.Press("g", "i", "/")
	d.Type("stages have no KPI")
	d.Press("enter", "m")
	d.Type("next quarter")
	d.Press("enter", "esc")
	d.Shows("37 insights, 3 muted ones", "muted 3", "muted: next quarter")
	if n := mutes(d); n != 3 {
		t.Fatalf("%d insights are muted", n)
	}
	d.Press("G", "m")
	d.Shows("38 insights, 2 muted ones")
	d.Press("u", "u")
	if n := mutes(d); n != 0 {
		t.Errorf("undo leaves %d muted", n)
	}
}

func TestTheNextStepOfAnInsightAddsWhatItAsksForAtItsPlace(t *testing.T) {
	for look, c := range map[string]struct {
		shows []string
		typed string
	}{
		"stages have no KPI":       {[]string{"Add a KPI to Consideration"}, ""},
		"has no opportunity":       {[]string{"How might we", "To do away with: Contradictory battery reports"}, ""},
		"One point more":           {[]string{"New initiative"}, ""},
		"stages have no message":   {[]string{"New tactic"}, ""},
		"Nobody in the value":      {[]string{"Asks friends and family"}, ""},
		"tell you after the sale":  {[]string{"New tactic"}, ""},
		"Sketch the target":        {[]string{"Journey"}, ""},
		"Firm reporting costs 80 ": {[]string{"Firm reporting", "Cost per period"}, ""},
	} {
		d := demo(t)
		d.Press("g", "i", "/")
		d.Type(look)
		d.Press("enter", "a")
		for _, text := range c.shows {
			if !d.Contains(text) {
				t.Errorf("the next step of %q does not show %q:\n%s", look, text, d.Screen())
			}
		}
	}
}

func TestAnInsightLeadsToItsPlaceOnTheMap(t *testing.T) {
	d := demo(t)
	d.Press("g", "i", "/")
	d.Type("Nobody in the value chain")
	d.Press("enter", "enter", "enter")
	d.Shows("Asks friends and family", "Channels")
}

func TestAJourneyWithoutInsightsSaysSo(t *testing.T) {
	d := fromNothing(t, uitest.Options{})
	d.Press("g", "i")
	if d.Contains("Panic") || !d.Contains("insight") && !d.Contains("stands out") {
		t.Errorf("nothing is said:\n%s", d.Screen())
	}
}

func TestTheInsightsLookLikeTheirPictures(t *testing.T) {
	for name, c := range map[string]*uitest.Driver{"insights": demo(t), "insights-ascii": demo(t, onlyASCII), "insights-wide": foreign(t)} {
		c.Press("g", "i")
		var b strings.Builder
		for _, s := range [][2]int{{160, 48}, {80, 24}, {60, 20}} {
			c.Resize(s[0], s[1])
			fmt.Fprintf(&b, "%d x %d\n%s\n\n", s[0], s[1], c.Screen())
		}
		uitest.Golden(t, name, b.String())
	}
}
