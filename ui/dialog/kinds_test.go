package dialog_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"wend/ui/dialog"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/theme"
)

func wantSaid(t *testing.T, out dialog.Outcome, want tea.Msg) {
	t.Helper()
	if diff := cmp.Diff(want, out.Msg, cmp.AllowUnexported(answer{})); diff != "" {
		t.Errorf("said (-want +got):\n%s", diff)
	}
}

func wantClosed(t *testing.T, out dialog.Outcome, want bool) {
	t.Helper()
	if out.Closed != want {
		t.Errorf("closed is %t", out.Closed)
	}
}

func wantShown(t *testing.T, d dialog.Dialog, want string) {
	t.Helper()
	if got := text(drawn(d, 80, 24, theme.Default())); !strings.Contains(got, want) {
		t.Errorf("no %q in\n%s", want, got)
	}
}

func TestAPromptAnswersWithoutTheBlanksAround(t *testing.T) {
	out := after(t, rename(), " phase ", "enter")
	wantClosed(t, out, true)
	wantSaid(t, out, answer{"Interest phase"})
}

func TestAPromptKeepsARefusedTextAndSaysWhy(t *testing.T) {
	out := after(t, rename(), "ctrl+u", "enter")
	wantClosed(t, out, false)
	wantShown(t, out.Dialog, "! a stage needs a name")
}

func TestEnterInAnAreaBeginsALineAndTabAnswers(t *testing.T) {
	out := after(t, scenario(), "enter", "Soon", "tab")
	wantClosed(t, out, true)
	wantSaid(t, out, answer{"Maya's phone broke.\nShe needs one by Friday.\nSoon"})
}

func TestTheCaptureLineStaysOpenAndEmptiesAfterEachAnswer(t *testing.T) {
	out := after(t, capture(), "Reads reviews", "enter")
	wantClosed(t, out, false)
	wantSaid(t, out, answer{"Reads reviews"})
	if got := out.Dialog.(dialog.Prompt).Value(); got != "" {
		t.Errorf("holds %q", got)
	}
	wantSaid(t, after(t, out.Dialog, "Buys", "enter"), answer{"Buys"})
	wantClosed(t, press(out.Dialog, "enter"), true)
}

func TestTheCaptureLineCompletesAndTakesAnotherSuggestion(t *testing.T) {
	wantSaid(t, after(t, capture(), "Buys @w", "tab", "enter"), answer{"Buys @web"})
	wantSaid(t, after(t, capture(), "Buys @w", "down", "tab", "enter"), answer{"Buys @wholesale"})
	wantSaid(t, after(t, capture(), "Buys @w", "up", "up", "tab", "enter"), answer{"Buys @web"})
}

func TestAPasteOfSeveralLinesIsOfferedAndNotTyped(t *testing.T) {
	out := capture().Paste("Sees ad\r\n\r\n  Visits shop \nBuys")
	wantSaid(t, out, answer{"Sees ad\r\n\r\n  Visits shop \nBuys"})
	if got := out.Dialog.(dialog.Prompt).Value(); got != "" {
		t.Errorf("holds %q", got)
	}
	if got := capture().Paste("Sees ad\n").Dialog.(dialog.Prompt).Value(); strings.TrimSpace(got) != "Sees ad" {
		t.Errorf("one line became %q", got)
	}
}

func TestAPickerChoosesWhatTypingFinds(t *testing.T) {
	wantSaid(t, after(t, activities(), "brand", "enter"), answer{"29"})
	wantSaid(t, after(t, activities(), "act 7", "enter"), answer{"7"})
	wantShown(t, after(t, activities(), "act 7").Dialog, "3/30")
	fuzzy := after(t, activities(), "bradv", "enter")
	wantSaid(t, fuzzy, answer{"29"})
	nothing := after(t, activities(), "zzz", "enter")
	wantClosed(t, nothing, false)
	wantShown(t, nothing.Dialog, "nothing fits")
}

func TestAPickerRefusesADisabledItemAndSaysWhy(t *testing.T) {
	out := after(t, activities(), "down", "down", "enter")
	wantClosed(t, out, false)
	wantShown(t, out.Dialog, "! linked already")
}

func TestAPickerWithoutItemsSaysSo(t *testing.T) {
	d := dialog.NewPicker(dialog.PickerOptions{Title: "Recent", Empty: "Nothing was opened before"})
	wantShown(t, d, "Nothing was opened before")
	wantClosed(t, press(d, "enter"), false)
}

func TestMovingInAPickerPreviewsAndEscapeTakesItBack(t *testing.T) {
	out := press(themes(), "down")
	wantSaid(t, out, answer{"preview contrast"})
	wantSaid(t, press(out.Dialog, "down"), nil)
	wantSaid(t, press(out.Dialog, "esc"), answer{"back to dark"})
	wantSaid(t, press(themes(), "l"), answer{"preview light"})
}

func TestLanesAreTickedAndMoved(t *testing.T) {
	out := after(t, lanes(), "down", "down", "x", "K", "enter")
	wantClosed(t, out, true)
	wantSaid(t, out, answer{"touchpoint pain channel"})
	refused := after(t, lanes(), "x")
	wantShown(t, refused.Dialog, "! always shown")
	wantSaid(t, press(refused.Dialog, "enter"), answer{"touchpoint channel"})
}

func TestAPickerLeavesTheItemsOfTheCallerAlone(t *testing.T) {
	items := []dialog.Item{{Key: "a"}, {Key: "b"}}
	after(t, dialog.NewPicker(dialog.PickerOptions{Items: items, Many: true, Ordered: true}), "x", "J")
	if diff := cmp.Diff([]dialog.Item{{Key: "a"}, {Key: "b"}}, items); diff != "" {
		t.Error(diff)
	}
}

func TestScrollingMovesOnlyWhenItMustAndSurvivesAResize(t *testing.T) {
	var d dialog.Dialog = activities()
	th := theme.Default()
	first := text(drawn(d, 80, 12, th))
	for range 5 {
		d = press(d, "down").Dialog
	}
	if strings.Contains(text(drawn(d, 80, 12, th)), "▲") {
		t.Error("scrolled although the row was visible")
	}
	for range 10 {
		d = press(d, "down").Dialog
	}
	before := text(drawn(d, 80, 12, th))
	if before == first || !strings.Contains(before, "▲") || !strings.Contains(before, "▼") {
		t.Errorf("no counters:\n%s", before)
	}
	drawn(d, 40, 5, th)
	if diff := cmp.Diff(before, text(drawn(d, 80, 12, th))); diff != "" {
		t.Errorf("another size scrolled it:\n%s", diff)
	}
}

func TestThePaletteListsEveryCommand(t *testing.T) {
	var d dialog.Dialog = palette()
	listed := map[string]bool{}
	for range 1000 {
		item, _ := d.(dialog.Finder).Selected()
		listed[item.Key] = true
		d = press(d, "down").Dialog
	}
	for _, c := range keys.Commands() {
		if !listed[string(c.Action)] {
			t.Errorf("%s is missing", c.Action)
		}
	}
	if len(listed) != len(keys.Commands()) {
		t.Errorf("%d rows for %d commands", len(listed), len(keys.Commands()))
	}
}

// found presses down until the selection stays, and returns what was selected.
func found(d dialog.Dialog) []dialog.Item {
	var out []dialog.Item
	for {
		item, ok := d.(dialog.Finder).Selected()
		if !ok || len(out) > 0 && out[len(out)-1] == item {
			return out
		}
		out = append(out, item)
		d = press(d, "down").Dialog
	}
}

func TestHelpAndPaletteFindUndoByNameAndRedoByKey(t *testing.T) {
	bare := dialog.NewPalette(dialog.PaletteOptions{})
	for name, d := range map[string]dialog.Dialog{"palette": bare, "help": help()} {
		rows := found(after(t, d, "undo").Dialog)
		if len(rows) == 0 || len(rows) > 5 || rows[0].Title != "Undo" {
			t.Errorf("%s: undo leaves %v", name, rows)
		}
		for _, r := range rows {
			if r.Title == "" || r.Right == "" {
				t.Errorf("%s: a row without name or key: %v", name, r)
			}
		}
		out := after(t, d, "ctrl+r ", "enter")
		wantClosed(t, out, true)
		wantSaid(t, out, dialog.RunMsg{Action: keymap.Redo})
	}
}

func TestThePaletteSaysWhyACommandCannotRun(t *testing.T) {
	d := after(t, palette(), "add pain").Dialog
	wantShown(t, d, "no touchpoint selected")
	out := press(d, "enter")
	wantClosed(t, out, false)
	wantShown(t, out.Dialog, "! no touchpoint selected")
}

func TestThePaletteFindsThingsByName(t *testing.T) {
	out := after(t, palette(), "prices", "enter")
	wantClosed(t, out, true)
	wantSaid(t, out, answer{"t1"})
	wantShown(t, after(t, palette(), "prices").Dialog, "Compares prices  ")
}

func TestHelpBeginsWithWhatWorksHere(t *testing.T) {
	item, _ := help().Selected()
	row, _ := keys.Command([]keymap.Scope{keymap.Library}, "enter", "")
	if item.Title != row.Title {
		t.Errorf("help of the library begins with %q", item.Title)
	}
	wantShown(t, help(), "Here")
}

func TestHelpNamesEveryCommandAndExplainsTheWords(t *testing.T) {
	listed := map[string]bool{}
	for _, item := range found(help()) {
		listed[item.Key] = true
		listed[item.Title] = true
	}
	for _, c := range keys.Commands() {
		if !listed[string(c.Action)] {
			t.Errorf("%s is missing", c.Action)
		}
	}
	for _, word := range []string{
		"Journey", "Stage", "Touchpoint", "Persona", "Moment of truth", "Activity", "KPI", "Contribution", "Value index",
	} {
		if !listed[word] {
			t.Errorf("%s is not explained", word)
		}
	}
	word := after(t, help(), "value index").Dialog
	wantShown(t, word, "share of the cost")
	wantClosed(t, press(word, "enter"), false)
}

func TestOneCanScrollUpToTheFirstHeadingAgain(t *testing.T) {
	var d dialog.Dialog = help()
	for _, key := range []string{"pgdown", "pgdown", "pgup", "pgup", "pgup", "up"} {
		drawn(d, 80, 24, theme.Default())
		d = press(d, key).Dialog
	}
	wantShown(t, d, "Here")
}

func TestEnterNeverAcceptsWhatCannotBeUndone(t *testing.T) {
	out := press(purge(), "enter")
	wantClosed(t, out, true)
	wantSaid(t, out, answer{"kept"})
	wantSaid(t, press(purge(), "y"), answer{"purged"})
	wantClosed(t, press(purge(), "a"), false)
	wantClosed(t, purge().Paste("y"), false)
}

func TestAMessageScrollsToItsEndAndNotFurther(t *testing.T) {
	var d dialog.Dialog = message()
	for range 20 {
		drawn(d, 80, 24, theme.Default())
		d = press(d, "pgdown").Dialog
	}
	wantShown(t, d, "Touchpoint 39")
	d = press(d, "up").Dialog
	if strings.Contains(text(drawn(d, 80, 24, theme.Default())), "Touchpoint 39") {
		t.Error("one row up does not show at once")
	}
	wantSaid(t, press(d, "enter"), answer{"read"})
}

func TestAFormAnswersWithTheValuesOfItsRows(t *testing.T) {
	out := after(t, transitions(), "Interest", "tab", "tab", "35", "down", "right", "enter")
	wantClosed(t, out, true)
	wantSaid(t, out, map[string]string{"name": "Interest", "evaluation": "40", "goal": "35", "basis": "some"})
}

func TestAFormShowsTheSumWhileOneTypes(t *testing.T) {
	d := after(t, transitions(), "Interest", "tab", "tab", "7").Dialog
	wantShown(t, d, "47 % go on, 53 % are lost")
	d = after(t, d, "0").Dialog
	wantShown(t, d, "! 110 % go on")
	wantClosed(t, press(d, "enter"), false)
}

func TestAFormGoesToTheFirstWrongRowInsteadOfClosing(t *testing.T) {
	wrong := after(t, transitions(), "tab", "tab", "x").Dialog
	wantShown(t, wrong, "! not a number")
	out := press(wrong, "enter")
	wantClosed(t, out, false)
	wantShown(t, out.Dialog, "▸ Title")
	wantShown(t, out.Dialog, "! Title is needed")
}

func TestAFormSkipsWhatOnlyTells(t *testing.T) {
	wantShown(t, after(t, transitions(), "up").Dialog, "▸ Basis")
	wantShown(t, after(t, transitions(), "tab", "tab", "tab", "tab").Dialog, "▸ Title")
	only := dialog.NewForm(dialog.FormOptions{Rows: []dialog.FormRow{{Key: "a", Kind: dialog.FormInfo, Value: "nothing to do"}}})
	wantShown(t, after(t, only, "tab", "x").Dialog, "nothing to do")
	wantClosed(t, press(dialog.NewForm(dialog.FormOptions{}), "enter"), true)
}

func TestAChoiceInAFormIsMadeByArrowsBlankAndLetters(t *testing.T) {
	basis := func(pressed ...string) string {
		d := after(t, transitions(), append([]string{"tab", "tab", "tab"}, pressed...)...).Dialog
		return d.(dialog.Form).Values()["basis"]
	}
	for want, pressed := range map[string]string{"some": "right", "all": "m"} {
		if got := basis(pressed); got != want {
			t.Errorf("%s chooses %q", pressed, got)
		}
	}
	if got := basis("left"); got != "all" {
		t.Errorf("left of the first is %q", got)
	}
	if got := basis(" "); got != "some" {
		t.Errorf("the blank chooses %q", got)
	}
}

func TestALongFormScrollsToTheRowOneIsOn(t *testing.T) {
	o := dialog.FormOptions{Title: "Long"}
	for i := range 40 {
		o.Rows = append(o.Rows, dialog.FormRow{Key: fmt.Sprint(i), Label: fmt.Sprintf("Row %d", i)})
	}
	d := press(dialog.NewForm(o), "up").Dialog
	wantShown(t, d, "▸ Row 39")
	wantShown(t, d, "▲ ")
}

func TestAFormNamesBothNumbersThatATextCanMean(t *testing.T) {
	wrong := after(t, transitions(), "Interest", "tab", "tab", "1,500").Dialog
	wantShown(t, wrong, "! either 1500 or 1.5; type one of these")
	wantClosed(t, press(wrong, "enter"), false)
}

// BenchmarkPicker types into a list of every touchpoint of a large workspace; an
// iteration is one key with the frame after it.
func BenchmarkPicker(b *testing.B) {
	var items []dialog.Item
	for i := range 20_000 {
		items = append(items, dialog.Item{Key: fmt.Sprint(i), Title: fmt.Sprintf("Compares model %d on the website", i), About: "Interest"})
	}
	d := dialog.Dialog(dialog.NewPicker(dialog.PickerOptions{Title: "Find", Items: items}))
	c := paint.NewCanvas(160, 48)
	for i := 0; b.Loop(); i++ {
		if i%8 == 7 {
			d = press(d, "ctrl+u").Dialog
		} else {
			d = press(d, string("model 1"[i%8])).Dialog
		}
		d.Draw(c.Pen, theme.Default())
		c.Render()
	}
}

func TestHalfATextIsNoMistakeYet(t *testing.T) {
	d := after(t, capture(), "Buys @").Dialog
	if got := text(drawn(d, 80, 24, theme.Default())); strings.Contains(got, "! ") {
		t.Errorf("an error while typing:\n%s", got)
	}
	wantShown(t, press(d, "enter").Dialog, "! touchpoint Buys @")
}

func TestPickersOverlookAccents(t *testing.T) {
	items := []dialog.Item{{Key: "a", Title: "Ana"}, {Key: "z", Title: "Zoë, on the phone"}}
	p := dialog.NewPicker(dialog.PickerOptions{Items: items}).Paste("zoe").Dialog.(dialog.Picker)
	if item, ok := p.Selected(); !ok || item.Key != "z" {
		t.Errorf("found %v", item)
	}
}

func TestWhatWasTypedAndLeftComesBackWhereTheSameIsAsked(t *testing.T) {
	ask := func(title, value string) dialog.Prompt {
		return dialog.NewPrompt(dialog.PromptOptions{Title: title, Value: value, Accept: func(text string) tea.Msg { return answer{text} }})
	}
	typed := func(s dialog.Stack) string {
		d, _ := s.Top()
		return d.(dialog.Prompt).Value()
	}
	s, _ := dialog.Stack{}.Push(ask("Pain", "")).Paste("no track")
	s, _ = s.Do(keymap.TextCancel)
	if got := typed(s.Push(ask("Pain", ""))); got != "no track" {
		t.Errorf("it comes back as %q", got)
	}
	if got := typed(s.Push(ask("Pain", "slow"))); got != "slow" {
		t.Errorf("the pain called slow becomes %q", got)
	}
	s, _ = s.Push(ask("Pain", "")).Do(keymap.TextAccept)
	if got := typed(s.Push(ask("Pain", ""))); got != "" {
		t.Errorf("what was answered comes back: %q", got)
	}
	s, _ = s.Push(ask("Pain", "")).Paste("again")
	s, msg := s.Do(keymap.TextAccept)
	if msg == nil || !s.Empty() {
		t.Fatal("it was not answered")
	}
	if s = s.Reopen(); typed(s) != "again" {
		t.Errorf("an answer that could not be taken is lost")
	}
}

func TestAFormThatWasLeftComesBackAsItWas(t *testing.T) {
	form := func() dialog.Form {
		return dialog.NewForm(dialog.FormOptions{Title: "KPI", Rows: []dialog.FormRow{
			{Key: "name", Label: "Name"},
			{Key: "unit", Label: "Unit", Kind: dialog.FormChoice, Options: []dialog.Option{{Key: "a"}, {Key: "b"}}},
		}})
	}
	s, _ := dialog.Stack{}.Push(form()).Paste("Bounce")
	s, _ = s.Do(keymap.TextNext)
	s, _ = s.Key(tea.KeyPressMsg{Code: tea.KeyRight})
	s, _ = s.Do(keymap.TextCancel)
	d, _ := s.Push(form()).Top()
	if got := d.(dialog.Form).Values(); got["name"] != "Bounce" || got["unit"] != "b" {
		t.Errorf("it comes back as %v", got)
	}
}
