package ui_test

import (
	"strings"
	"testing"

	"wend/model"
	"wend/ui"
	"wend/ui/keymap"
	"wend/ui/uitest"
)

// actionsOf returns the touchpoints of the open journey, in order.
func actionsOf(d *uitest.Driver) (out []string) {
	for t := range d.App.Open().Path() {
		out = append(out, t.Action)
	}
	return out
}

func TestDeletingTwiceDeletesTwoNeighbours(t *testing.T) {
	d := smartphone(t)
	d.Press("l", "l", "l") // Interest: the second of the stage
	was := actionsOf(d)
	d.Press("x", "x")
	want := append(append([]string{}, was[:3]...), was[5:]...)
	if got := actionsOf(d); strings.Join(got, ";") != strings.Join(want, ";") {
		t.Errorf("x twice leaves %q", got)
	}
}

func TestAfterTheLastOfAStageTheCursorIsOnTheOneBefore(t *testing.T) {
	d := smartphone(t)
	d.Press("l")
	was := actionsOf(d)
	d.Press("x")
	at, _ := d.App.Place()
	if o, _ := model.Lookup[model.Touchpoint](d.App.Open(), at.Column.Touchpoint); o.Action != was[0] {
		t.Errorf("the cursor is on %q", o.Action)
	}
}

func TestPastedProseStaysWhole(t *testing.T) {
	d := smartphone(t)
	d.Paste("- Brings a friend +1\n* Waits for Ann @web\n1. Pays")
	d.Shows("Brings a friend +1", "feeling +1", "channel web", "Take the marks out of the lines")
	d.Press("enter")
	got := strings.Join(actionsOf(d), ";")
	for _, want := range []string{"Brings a friend +1", "Waits for Ann @web", ";Pays"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
}

func TestMarksOfPastedLinesAreTakenWhenTheyAreWanted(t *testing.T) {
	d := smartphone(t)
	d.Paste("Brings a friend +1\nWaits for Ann @web")
	d.Press("space", "enter")
	got := strings.Join(actionsOf(d), ";")
	if strings.Contains(got, "+1") || strings.Contains(got, "@web") || !strings.Contains(got, "Waits for Ann") {
		t.Errorf("the touchpoints are %q", got)
	}
}

func TestALineThatIsTooLongIsSaidAndNotCut(t *testing.T) {
	d := smartphone(t)
	n := len(actionsOf(d))
	d.Paste(strings.Repeat("and then we waited again ", 60) + "\nPays")
	d.Shows("Too long, left out: and then")
	d.Press("enter")
	if got := actionsOf(d); len(got) != n+1 {
		t.Errorf("%d touchpoints were added", len(got)-n)
	}
	d.Press("a")
	d.Paste(strings.Repeat("and then we waited again ", 60))
	d.Shows("Too long for a text")
}

func TestAPasteOfWhichNothingIsTakenSaysSo(t *testing.T) {
	d := smartphone(t)
	n := len(actionsOf(d))
	d.Paste(strings.Repeat("and then we waited again ", 60))
	d.Shows("Add 0 touchpoints to")
	d.Press("enter")
	d.Shows("nothing was added")
	if got := actionsOf(d); len(got) != n {
		t.Errorf("%d touchpoints were added", len(got)-n)
	}
}

func TestARecordWithoutItsValueKeepsWhatWasTyped(t *testing.T) {
	d := smartphone(t)
	d.Press("c", "enter")
	d.Type("Wishes")
	d.Press("enter", "C")
	if d.Contains("Record a value of") {
		d.Press("enter")
	}
	d.Press("tab")
	d.Type("Phone survey of 40 shops")
	before := d.App.State()
	d.Press("enter")
	d.Shows("Phone survey of 40 shops", "needed")
	d.Type("12")
	d.Press("enter")
	if d.App.Dialogs() || d.App.State().Same(before) {
		t.Errorf("the value was not recorded:\n%s", d.Screen())
	}
}

func TestAHalfTypedLineComesBack(t *testing.T) {
	d := smartphone(t)
	d.Press("a")
	d.Type("Calls the hotl")
	d.Press("esc", "a")
	d.Type("ine")
	d.Press("enter", "esc", "a")
	if got := strings.Join(actionsOf(d), ";"); !strings.Contains(got, "Calls the hotline") {
		t.Errorf("the touchpoints are %q", got)
	}
	d.ShowsNot("Touchpoint ▸ Calls")
}

func TestWhatWasJustAddedIsOnTheScreen(t *testing.T) {
	for key, typed := range map[string]string{"o": "show stock", `"`: "where is it"} {
		d := smartphone(t)
		d.ShowsNot(typed)
		d.Press(key)
		d.Type(typed)
		d.Press("enter")
		d.Shows(typed, "is shown now")
	}
}

func TestFindOverlooksAccentsAndFindsTags(t *testing.T) {
	d := smartphone(t)
	d.Press("a")
	d.Type("Visits a Café #Öffnung")
	d.Press("enter", "esc")
	want, _ := d.App.Place()
	for _, typed := range []string{"cafe", "offnung"} {
		d.Press("home", "/")
		d.Type(typed)
		d.Press("enter")
		if at, _ := d.App.Place(); at.Column != want.Column {
			t.Errorf("%s is not found", typed)
		}
		d.Press("esc")
	}
}

func TestEverythingJustAddedIsOnTheScreenWhicheverWayItCame(t *testing.T) {
	for name, c := range map[string]struct {
		do   func(d *uitest.Driver)
		want string
	}{
		"opportunity":            {func(d *uitest.Driver) { d.Press("o"); d.Type("zebra"); d.Press("enter") }, "zebra"},
		"opportunity of a stage": {func(d *uitest.Driver) { d.Press("up", "o"); d.Type("zebra"); d.Press("enter") }, "zebra"},
		"thought":                {func(d *uitest.Driver) { d.Press(`"`); d.Type("zebra"); d.Press("enter") }, "zebra"},
		"tags":                   {func(d *uitest.Driver) { d.Do("Edit tags"); d.Type("zebra"); d.Press("enter") }, "zebra"},
		"tag in the line":        {func(d *uitest.Driver) { d.Press("a"); d.Type("Pays #zebra"); d.Press("enter", "esc") }, "zebra"},
		"tactic":                 {func(d *uitest.Driver) { d.Do("Add tactic"); d.Type("zebra"); d.Press("enter") }, "zebra"},
		"KPI":                    {func(d *uitest.Driver) { d.Press("c", "enter"); d.Type("zebra"); d.Press("enter") }, "zebra"},
		"pasted": {func(d *uitest.Driver) {
			d.Paste("| Step | Need | Idea | Thought | Note | Tag |\n|-|-|-|-|-|-|\n| Pays | zebra | zebra | zebra | zebra | zebra |")
			d.Press("enter")
		}, "need:"},
		"on the page": {func(d *uitest.Driver) { d.Press("enter", "o"); d.Type("zebra"); d.Press("enter") }, "zebra"},
	} {
		d := smartphone(t)
		c.do(d)
		if !d.Contains("shown now") {
			t.Errorf("%s: it is not said that a lane is shown:\n%s", name, d.Screen())
		}
		if got := strings.Join(strings.Fields(d.Screen()), " "); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q is not on the screen:\n%s", name, c.want, d.Screen())
		}
		d.Resize(80, 24)
		if name != "thought" && name != "tag in the line" && name != "pasted" && name != "on the page" && !d.Contains(c.want) {
			t.Errorf("%s: %q is not on a small screen:\n%s", name, c.want, d.Screen())
		}
	}
}

func TestAnOpportunityMayBelongToAStage(t *testing.T) {
	d := smartphone(t)
	o := fresher(t, d, model.KindOpportunity, func() {
		d.Press("up", "o")
		d.Type("Say what comes next")
		d.Press("enter")
	}).(model.Opportunity)
	at, _ := d.App.Place()
	if o.Stage != at.Column.Stage || len(o.Touchpoints) > 0 {
		t.Errorf("it is of stage %q and touchpoints %q", o.Stage, o.Touchpoints)
	}
	d.Press("enter")
	d.Shows("Say what comes next", "Opportunities")
}

func TestFindRevealsTheLaneOfWhatItFinds(t *testing.T) {
	d := smartphone(t)
	d.Press("l", `"`)
	d.Type("Wo ist das Café")
	d.Press("enter", "R")
	at, _ := d.App.Place()
	for range 20 { // take the lane away again
		if d.Contains("▸ [✓] Thinks") {
			d.Press("space")
			break
		}
		d.Press("down")
	}
	d.Press("enter")
	d.ShowsNot("Wo ist das")
	d.Press("home", "/")
	d.Type("cafe")
	d.ShowsNot("Wo ist")
	d.Press("enter")
	d.Shows("Wo ist", "The lane Thinks is shown now")
	if now, _ := d.App.Place(); now.Column != at.Column {
		t.Errorf("the cursor is on %v", now.Column)
	}
}

func TestDeletingTwiceInALaneDeletesTwoPainsAndNotTheTouchpoint(t *testing.T) {
	d := smartphone(t)
	n, pains := len(actionsOf(d)), d.App.Open().Len(model.KindFinding)
	for _, text := range []string{"one", "two"} {
		d.Press("p")
		d.Type(text)
		d.Press("enter")
	}
	d.Press("x", "x")
	if d.App.Open().Len(model.KindFinding) != pains || len(actionsOf(d)) != n {
		t.Errorf("%d touchpoints, %d findings", len(actionsOf(d)), d.App.Open().Len(model.KindFinding))
	}
	d.Press("x")
	d.Shows("There is nothing to delete in Pains here")
	if len(actionsOf(d)) != n {
		t.Error("the touchpoint is gone")
	}
}

func TestDeletingTwiceOnAPageDeletesTwoNeighbours(t *testing.T) {
	d := smartphone(t)
	for _, text := range []string{"one", "two", "three"} {
		d.Press("p")
		d.Type(text)
		d.Press("enter")
	}
	d.Press("up", "up", "up", "enter")
	for range 60 {
		if strings.Contains(lineWith(d, "▸pain"), "three") {
			break
		}
		d.Press("down")
	}
	d.Press("x", "x")
	left := ""
	for f := range model.All[model.Finding](d.App.Open()) {
		left += f.Text + ";"
	}
	if strings.Contains(left, "three") || strings.Contains(left, "two") || !strings.Contains(left, "one;") {
		t.Errorf("left are %s\n%s", left, d.Screen())
	}
}

func TestDeletingTwiceInTheLibraryDeletesTwoNeighbours(t *testing.T) {
	d := smartphone(t)
	for range 3 {
		d.Press("g", "l", "D")
		if d.App.Dialogs() {
			d.Press("enter")
		}
	}
	d.Press("g", "l")
	titles := func() (out []string) {
		for _, l := range d.Lines() {
			if strings.Contains(l, "Smartphone buyer") && strings.HasPrefix(l, "┃") {
				out = append(out, l)
			}
		}
		return out
	}
	was := titles()
	d.Press("up", "up", "up", "up", "down")
	for range 2 {
		d.Press("x")
		for d.App.Dialogs() {
			d.Press("enter")
		}
	}
	if now := titles(); len(was) != 4 || len(now) != 2 {
		t.Errorf("of %d journeys %d are left:\n%s", len(was), len(now), d.Screen())
	}
	if line := lineWith(d, "▸ "); !strings.Contains(line, "Smartphone") && !strings.Contains(lineWith(d, "▸Smart"), "Smart") {
		t.Errorf("the cursor is on %q", line)
	}
}

// lineWith returns the first row of the screen that holds text.
func lineWith(d *uitest.Driver, text string) string {
	for _, l := range d.Lines() {
		if strings.Contains(l, text) {
			return l
		}
	}
	return ""
}

func TestWalkingDownNeverChangesThePersonaAndEndsInTheValueChain(t *testing.T) {
	d := smartphone(t)
	was, _ := d.App.Place()
	for range 12 {
		d.Press("down")
		if at, _ := d.App.Place(); at.Persona != was.Persona {
			t.Fatal("the persona changed")
		}
	}
	if d.App.Scopes()[0] != "chain" {
		t.Errorf("it ends in %s", d.App.Scopes()[0])
	}
}

func TestAKeyThatChangesALinkWorksOnlyWhereTheActivityIsMarked(t *testing.T) {
	d := smartphone(t)
	row := lineWith(d, "Website conte")
	if !strings.Contains(row, "▸Website") {
		t.Errorf("the activity whose link s changes is not marked: %s", row)
	}
	d.Resize(60, 20)
	d.Shows("▸ Maya")
	before := d.App.State()
	d.Press("s")
	d.Shows("No activity is selected here")
	if !d.App.State().Same(before) {
		t.Error("s changed a link that is not in view")
	}
	for _, title := range []string{"Delete activity", "Link supports or harms"} {
		d.Do(title)
		if !d.App.State().Same(before) {
			t.Errorf("%s changed an activity that is not in view", title)
		}
		d.Press("esc")
	}
}

func TestADigitOnAPainIsItsSeverity(t *testing.T) {
	d := smartphone(t)
	f := fresher(t, d, model.KindFinding, func() {
		d.Press("p")
		d.Type("no tracking")
		d.Press("enter")
	}).(model.Finding)
	severity := func() int {
		o, _ := model.Lookup[model.Finding](d.App.Open(), f.ID)
		return o.Severity.Or(0)
	}
	d.Press("5")
	d.Shows("5x?")
	if severity() != 5 {
		t.Errorf("severity %d", severity())
	}
	d.Press("enter", "2")
	if severity() != 2 {
		t.Errorf("on its page: severity %d", severity())
	}
	d.Press("esc", "up", "up", "up", "2")
	if severity() != 2 || d.App.Scopes()[0] != "emotion" {
		t.Error("a digit elsewhere does not go to its pane")
	}
}

func TestAHalfTypedFormComesBack(t *testing.T) {
	d := smartphone(t)
	d.Press("3", "a")
	d.Type("Repair desk")
	d.Press("tab", "right", "esc", "a")
	d.Shows("Repair desk")
	d.Press("enter")
	if n := lineWith(d, "Repair desk"); n == "" {
		t.Errorf("the activity is not there:\n%s", d.Screen())
	}
	d.Press("a")
	d.ShowsNot("Name      Repair desk")
}

func TestANewTextOnAPageThatWasLeftComesBack(t *testing.T) {
	d := smartphone(t)
	d.Press("enter", "p")
	d.Type("no trac")
	d.Press("esc", "p")
	d.Type("king")
	d.Press("enter")
	for f := range model.All[model.Finding](d.App.Open()) {
		if f.Text == "no tracking" {
			return
		}
	}
	t.Errorf("the half is lost:\n%s", d.Screen())
}

func TestALineLongerThanATextIsSaidInAFormAndOnAPage(t *testing.T) {
	long := strings.Repeat("and then we waited again ", 60)
	d := smartphone(t)
	d.Press("3", "a")
	d.Paste(long)
	d.Shows("Too long for a text")
	d.Press("esc", "1", "enter", "p")
	d.Paste(long)
	d.Shows("Too long for a text")
}

func TestANewJourneyHasTheValueChainThatWasChosen(t *testing.T) {
	d := fresh(t)
	d.Press("n")
	d.Type("Kiosk")
	d.Press("tab", "tab", "right", "enter")
	if d.App.State().Workspace().Len(model.KindActivity) == 0 {
		t.Errorf("there is no activity:\n%s", d.Screen())
	}
}

func TestTheEffectOfAnInitiativeOnAKPICanBeEdited(t *testing.T) {
	d := smartphone(t)
	d.Press("c", "enter")
	d.Type("Bounce")
	d.Press("enter")
	d.Do("Add initiative")
	d.Type("Spec table")
	d.Press("enter")
	for range 40 {
		if strings.Contains(lineWith(d, "▸"), "+ effect") {
			break
		}
		d.Press("down")
	}
	d.Press("enter", "enter")
	for i := range model.All[model.Initiative](d.App.State().Workspace()) {
		if i.Name == "Spec table" && len(i.Effects) == 1 {
			return
		}
	}
	t.Errorf("no effect is entered:\n%s", d.Screen())
}

func TestAPasteWhereNothingIsTypedSaysWhereToPaste(t *testing.T) {
	ways := [][]string{{"enter"}, {"4", "E"}, {"P"}, {"T"}}
	for _, e := range ui.Screens() {
		row, _ := keymap.Default().Row(e.Action)
		ways = append(ways, strings.Fields(row.Keys[0]))
	}
	for _, keys := range ways {
		d := smartphone(t)
		d.Resize(60, 20)
		d.Press(keys...)
		scope := d.App.Scopes()[0]
		commits := d.Machine.Commits
		d.Paste("Sees a poster\nAsks a friend")
		if said := strings.HasPrefix(d.App.Toast(), "Nothing is typed here; "); said == (scope.Types() || scope.Pastes()) {
			t.Errorf("after %v, in %s, it says %q", keys, scope, d.App.Toast())
		} else if said {
			d.Shows(d.App.Toast())
		}
		if !scope.Types() && !scope.Pastes() && d.Machine.Commits != commits {
			t.Errorf("after %v something changed", keys)
		}
	}
}

func TestAPasteThatIsTooLongIsRefusedInWordsWhereverOneSearches(t *testing.T) {
	long := strings.Repeat("and then we waited again ", 60)
	ways := [][]string{{"/"}, {":"}, {"?"}, {"^"}, {"g", "/"}, {"2", "/"}}
	for _, e := range ui.Screens() {
		row, _ := keymap.Default().Row(e.Action)
		ways = append(ways, append(strings.Fields(row.Keys[0]), "/"))
	}
	for _, size := range [][2]int{{160, 48}, {60, 20}} {
		for _, keys := range ways {
			d := smartphone(t)
			d.Resize(size[0], size[1])
			if d.Press(keys...); !d.App.Scopes()[0].Types() {
				continue // nothing is searched there
			}
			d.Press("e")
			d.Paste(long)
			d.Shows("Too long for a text: nothing of it was taken")
			d.Press("s")
			d.ShowsNot("Too long for a text")
		}
	}
}
