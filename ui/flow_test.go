package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

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

// pair is a journey of two stages with ways, as a file.
func chainOf(ways string) []byte {
	return []byte(`{"wend": 1, "workspace": {"initiatives": [{"id": "n", "name": "Shorter form", "effects": [{"kpi": "k", "expected": 0.05}]}]},
		"journeys": [{"id": "j", "title": "Chain", "goalStage": "b", "stages": [
		{"id": "a", "name": "First", "touchpoints": [{"id": "t1", "action": "Looks"}, {"id": "t2", "action": "Asks"}]},
		{"id": "b", "name": "Second", "touchpoints": [{"id": "t3", "action": "Buys"}]},
		{"id": "c", "name": "Tells", "kind": "advocacy"}],
		"kpis": [{"id": "k", "name": "Onward", "definition": "stage-conversion", "stage": "a", "unit": "percent", "direction": "up",
		"measurements": [{"date": "2026-01-05", "x": 30, "n": 100}]}],
		"transitions": [` + ways + `]}]}`)
}

const simple = `{"from": "entry", "to": "a", "probability": 1}, {"from": "a", "to": "b", "probability": 0.5}, {"from": "a", "to": "lost", "probability": 0.5},
	{"from": "b", "to": "goal", "probability": 0.8}, {"from": "b", "to": "lost", "probability": 0.2},
	{"from": "c", "to": "a", "referral": true, "rate": 0.25}, {"from": "c", "to": "b", "probability": 0.1}, {"from": "c", "to": "lost", "probability": 0.9}`

func TestTheFlowShowsWhatWasMeasuredWhoWorksThereAndWhatFollowsTheGoal(t *testing.T) {
	d := fresh(t)
	bringBytes(d, chainOf(simple))
	d.Press("g", "f")
	d.Shows("30 %, differs", "Shorter form", "brings +0.8", "the map says 50 %, Onward", "10 come back", "25 new customers come to First, 10 of them", "0.25 new")
}

func TestTenPointsAreTriedAndKeptInFiveKeysOnTheWayThatBringsTheMost(t *testing.T) {
	d := fresh(t)
	bringBytes(d, chainOf(simple))
	d.Press("g", "f", "w", ">", "w")
	if got := share(d, "a", "b"); got != "60" {
		t.Errorf("it is %s", got)
	}
	d.Press("u")
	if got := share(d, "a", "b"); got != "50" {
		t.Errorf("undone it is %s", got)
	}
}

func TestDigitsAreTheBeginningOfAShare(t *testing.T) {
	d := fresh(t)
	bringBytes(d, chainOf(simple))
	d.Press("g", "f", "4", "2", "enter")
	if got := share(d, "a", "b"); got != "42" {
		t.Errorf("it is %s", got)
	}
}

func TestAWayBetweenTouchpointsIsAddedAndTakenAway(t *testing.T) {
	d := fresh(t)
	bringBytes(d, chainOf(simple))
	d.Press("g", "f", "a")
	d.Type("looks")
	d.Press("enter")
	d.Type("asks")
	d.Press("enter")
	d.Type("30")
	d.Press("enter")
	d.Shows("At most 0 %") // nobody leaves there yet
	d.Press("esc", "a")
	d.Type("first")
	d.Press("enter")
	d.Type("buys")
	d.Press("enter")
	d.Type("10")
	d.Press("enter")
	if share(d, "a", "t3") != "10" || share(d, "a", "lost") != "40" {
		t.Errorf("%s go, %s leave", share(d, "a", "t3"), share(d, "a", "lost"))
	}
	d.Press("/")
	d.Type("first buys")
	d.Press("enter", "x")
	if share(d, "a", "t3") != "none" || share(d, "a", "lost") != "50" {
		t.Errorf("taken away: %s go, %s leave", share(d, "a", "t3"), share(d, "a", "lost"))
	}
}

func TestAWhatIfSaysWhatTheSameEditsDoAndLeavesNothingWhenItIsDropped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := func(name string) []int {
			a := rapid.IntRange(1, 90).Draw(t, name)
			return []int{a, 100 - a}
		}
		first, second := parts("first"), parts("second")
		back := rapid.IntRange(0, second[0]-1).Draw(t, "back")
		ways := fmt.Sprintf(`{"from": "entry", "to": "a", "probability": 1},
			{"from": "a", "to": "b", "probability": 0.%02d}, {"from": "a", "to": "lost", "probability": 0.%02d},
			{"from": "b", "to": "goal", "probability": 0.%02d}, {"from": "b", "to": "lost", "probability": 0.%02d}`, first[0], first[1], second[0]-back, second[1])
		if back > 0 {
			ways += fmt.Sprintf(`, {"from": "b", "to": "a", "probability": 0.%02d}`, back)
		}
		keys := rapid.SliceOfN(rapid.SampledFrom([]string{"+", "-", ">", "<", "j", "k", "G", "home"}), 1, 12).Draw(t, "keys")
		d := fresh(t)
		bringBytes(d, chainOf(ways))
		d.Press("g", "f")
		before := written(t, d)
		d.Press("w")
		d.Press(keys...)
		if now := written(t, d); now != before {
			t.Fatal("trying changes the journey")
		}
		tried := chainShown(d)
		d.Press("w")
		if kept := chainShown(d); kept != tried {
			t.Fatalf("kept it is\n%s\ntried it was\n%s", kept, tried)
		}
		kept := written(t, d)
		if kept != before {
			d.Press("u")
		}
		if now := written(t, d); now != before {
			t.Fatal("undo of one step does not lead back")
		}
		d.Press("home", "w")
		d.Press(keys...)
		d.Press("esc")
		if now := written(t, d); now != before {
			t.Fatal("dropping leaves something")
		}
	})
}

// chainShown is the picture of the chain on the screen.
func chainShown(d *uitest.Driver) string {
	top, _, _ := strings.Cut(d.Screen(), " Flow ━")
	_, picture, _ := strings.Cut(top, "Of 100 who begin")
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("▌▐─→ ", r) { // the cursor lies over an arrow
			return -1
		}
		return r
	}, picture)
}

func TestTheFlowLooksLikeItsPictures(t *testing.T) {
	for name, c := range map[string]struct {
		d    *uitest.Driver
		keys []string
	}{
		"flow":         {smartphone(t), []string{"g", "f"}},
		"flow-what-if": {smartphone(t), []string{"g", "f", "w", "+", "+", "+"}},
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
