package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"wend/model"
	"wend/ui/uitest"
)

// initiative returns the initiative of that name.
func initiative(t *testing.T, d *uitest.Driver, name string) model.Initiative {
	t.Helper()
	for i := range model.All[model.Initiative](d.App.State().Workspace()) {
		if i.Name == name {
			return i
		}
	}
	t.Fatalf("there is no initiative %q:\n%s", name, d.Screen())
	return model.Initiative{}
}

func TestThreeKeysFromTheDemoRankTheOpportunitiesWithTheOwnerOfTheFirst(t *testing.T) {
	d := demo(t)
	d.Press("g", "o", "shift+tab")
	for _, line := range d.Lines() {
		if strings.Contains(line, "How might we let a buyer") && strings.Contains(line, "Shop team") && strings.Contains(line, " 1 ") {
			return
		}
	}
	t.Errorf("the first opportunity and its owner are not shown:\n%s", d.Screen())
}

func TestFromAPainOnTheMapToAnInitiativeWithOwnerAndDateInTenKeys(t *testing.T) {
	d := demo(t)
	d.Press("g", "o", "shift+tab", "shift+tab", "G")
	d.Shows("Contradictory battery")
	d.Press("esc", "/")
	d.Type("battery rep")
	d.Press("enter")
	keys := 0
	press := func(list ...string) {
		keys += len(list)
		d.Press(list...)
	}
	press("i")
	d.Shows("New initiative", "Contradictory battery reports")
	d.Type("Publish test results")
	press("tab")
	d.Type("Zoe")
	press("tab")
	d.Type("2027-02-01")
	press("enter")
	i := initiative(t, d, "Publish test results")
	if i.Owner != "Zoe" || i.Due != "2027-02-01" || i.Status != "planned" || fmt.Sprint(i.Findings) != "[f2]" || keys > 10 {
		t.Errorf("%d keys make %+v", keys, i)
	}
	d.Press("u")
	d.Press("g", "o")
	d.ShowsNot("Publish test results")
}

func TestMarkedPainsMakeOneOpportunityAndThatAnInitiative(t *testing.T) {
	d := demo(t)
	d.Press("g", "o", "tab", "v", "v", "O")
	d.Shows("To do away with: Specifications not comparable; Too many steps")
	d.Type("Be simple")
	d.Press("enter", "tab", "/")
	d.Type("simple")
	d.Press("enter", "i")
	d.Type("Simplify")
	d.Press("enter")
	i := initiative(t, d, "Simplify")
	if len(i.Opportunities) != 1 || fmt.Sprint(i.Findings) != "[f1 f3]" || i.Status != "idea" {
		t.Errorf("got %+v", i)
	}
	d.Press("space")
	d.Shows("▸ Simplify")
}

func TestOwnerStatusAndDueDateAreGivenToAllMarkedInitiatives(t *testing.T) {
	d := demo(t)
	d.Press("g", "o", "G", "v", "k", "v", "o")
	d.Type("Zoe")
	d.Press("enter", "d")
	d.Type("2027-05-01")
	d.Press("enter", "s")
	d.Type("planned")
	d.Press("enter")
	for _, name := range []string{"Battery facts thread", "Referral card"} {
		if i := initiative(t, d, name); i.Owner != "Zoe" || i.Due != "2027-05-01" || i.Status != "planned" {
			t.Errorf("%s: %q, %q, %q", name, i.Owner, i.Due, i.Status)
		}
	}
	d.Press("u", "u", "u")
	if i := initiative(t, d, "Referral card"); i.Owner != "" || i.Due != "" || i.Status != "idea" {
		t.Errorf("undo leaves %q, %q, %q", i.Owner, i.Due, i.Status)
	}
}

func TestAnEffectOnATransitionIsEnteredInThePlanAndMovesTheGoal(t *testing.T) {
	d := demo(t)
	d.Press("g", "o", "G", "c")
	d.Type("Interest Consideration")
	d.Press("enter")
	d.Shows("Change of Interest → Consideration")
	d.Type("5")
	d.Press("enter")
	d.Shows("Interest → Consideration: expected +5 points", "+1.5")
	d.Press("c")
	d.Shows("expected 5 points")
	d.Press("enter", "backspace", "enter")
	if i := initiative(t, d, "Referral card"); len(i.Shifts) != 0 {
		t.Errorf("an empty effect stays: %+v", i.Shifts)
	}
	d.Press("u")
	if i := initiative(t, d, "Referral card"); len(i.Shifts) != 1 {
		t.Errorf("undo brings back %+v", i.Shifts)
	}
}

func TestTheRankingIsChosenInThePlanAndIsASettingOfTheWorkspace(t *testing.T) {
	d := demo(t)
	d.Press("g", "o")
	d.Shows("initiatives by RICE", "3=")
	d.Press("R")
	d.Type("ulwick")
	d.Press("enter")
	d.Shows("initiatives by Ulwick", "18.5")
	if got := d.App.State().Workspace().Workspace().Settings.Ranking; got != "ulwick" {
		t.Errorf("the setting is %q", got)
	}
	d.Press("u")
	d.Shows("initiatives by RICE")
}

func TestThePicturesOfThePlanSayWhatTheyShow(t *testing.T) {
	d := demo(t)
	d.Press("g", "o", "m")
	d.Shows("quick wins", "impact against effort: ")
	d.Press("m")
	d.Shows("Timeline", "Without a due date")
	d.Press("m")
	d.Shows("Portfolio", "Promised together", "Due for review")
	d.Press("m", "s")
	d.Type("done")
	d.Press("enter")
	d.Shows("Comparison-page bounce: expected -9 points;", "57 % before it began, 54 % now")
}

func TestAPreviewWithoutRoomSaysHowMuchMoreThereIs(t *testing.T) {
	d := demo(t)
	d.Resize(60, 20)
	d.Press("g", "o", "z")
	d.Shows("lines more: enter opens its page")
}

func TestAnEmptyPlanSaysWhatBelongsThereAndWhichKeyAddsTheFirst(t *testing.T) {
	d := fromNothing(t, uitest.Options{})
	d.Press("g", "o")
	d.Shows("No pain or need is found", "a adds one")
	d.Press("a")
	d.Type("Nobody answers")
	d.Press("enter")
	d.Shows("Nobody answers", "nothing yet", "1 nobody works on")
	d.Press("tab")
	d.Shows("No opportunity answers a pain yet")
	d.Press("a")
	d.Type("Answer")
	d.Press("enter")
	d.Shows("not planned yet")
	d.Press("tab")
	d.Shows("No initiative is planned yet")
}

func TestThePlanLooksLikeItsPictures(t *testing.T) {
	for name, c := range map[string]struct {
		d    *uitest.Driver
		keys []string
	}{
		"plan":        {demo(t), []string{"g", "o"}},
		"plan-ascii":  {demo(t, onlyASCII), []string{"g", "o", "m", "tab"}},
		"plan-matrix": {demo(t), []string{"g", "o", "m"}},
		"plan-wide":   {foreign(t), []string{"g", "o"}},
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

func TestTheTimelineSaysHowMuchItHasNoRoomFor(t *testing.T) {
	d := fresh(t)
	bringBytes(d, crowded(t, 30))
	d.Press("g", "o", "m", "m")
	d.Shows("Timeline", "lines more")
}
