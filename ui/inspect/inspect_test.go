package inspect

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"wend/model"
	"wend/model/edit"
	"wend/model/format/json"
	"wend/model/format/source"
	"wend/model/text"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/theme"
)

const journey = model.DocID("smartphone")

// bench is an inspector with the state it edits.
type bench struct {
	t testing.TB
	Inspector
	frame *screen.Frame
	last  screen.Proposal
	ids   int
}

func open(t testing.TB, doc model.DocID, kind model.Kind, key string) *bench {
	t.Helper()
	f, err := os.Open("testdata/smartphone.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	state, _, err := json.Decode(f, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{t: t}
	b.show(state)
	b.Inspector = Open(doc, model.Ref{Kind: kind, Key: key})
	return b
}

func (b *bench) newID() string {
	b.ids++
	return fmt.Sprintf("new%d", b.ids)
}

func (b *bench) show(state model.State) {
	b.frame = &screen.Frame{State: state, Theme: theme.None(), Today: "2026-11-21", NewID: b.newID}
	b.frame.Journey, _ = state.Document(journey)
}

// take applies a proposal, as the app does; none may be refused.
func (b *bench) take(i Inspector, p screen.Proposal) {
	b.Inspector = i
	if len(p.Edits) == 0 {
		return
	}
	done, err := edit.Apply(b.frame.State, p.Edits)
	if err != nil {
		b.t.Fatalf("%s: %v", p.Label, err)
	}
	if p.Label == "" {
		b.t.Fatalf("a proposal without a label: %v", p.Edits)
	}
	b.last = p
	b.show(done.State)
}

// keys presses keys as the app does: through the key table, and into the field
// what means nothing there.
func (b *bench) keys(names ...string) *bench {
	m := keymap.Default()
	for _, name := range names {
		if a, found := m.Lookup(b.Scope().Path(), name, ""); found {
			b.take(b.Do(a, b.frame))
		} else if b.Typing() {
			b.take(b.Key(press(name), b.frame))
		}
	}
	return b
}

// types presses the keys of a text.
func (b *bench) types(text string) *bench {
	for _, r := range text {
		name := string(r)
		if r == ' ' {
			name = "space"
		}
		b.keys(name)
	}
	return b
}

// on puts the cursor on the row with a label.
func (b *bench) on(label string) *bench {
	b.t.Helper()
	i, _, rows, _ := b.now(b.frame)
	for n, r := range rows {
		if r.label == label {
			b.Inspector = i.goTo(rows, n)
			return b
		}
	}
	b.t.Fatalf("there is no row %q", label)
	return b
}

// text returns what the row under the cursor shows.
func (b *bench) text() string {
	_, _, rows, at := b.now(b.frame)
	return rows[at].text
}

func press(name string) tea.KeyPressMsg {
	named := map[string]tea.Key{
		"left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight}, "up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown},
		"home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd}, "tab": {Code: tea.KeyTab}, "backspace": {Code: tea.KeyBackspace},
		"space": {Code: ' ', Text: " "}, "ctrl+u": {Code: 'u', Mod: tea.ModCtrl}, "ctrl+k": {Code: 'k', Mod: tea.ModCtrl},
	}
	if k, ok := named[name]; ok {
		return tea.KeyPressMsg(k)
	}
	r, _ := utf8.DecodeRuneInString(name)
	return tea.KeyPressMsg{Code: r, Text: name}
}

func (b *bench) picture(w, h int) string {
	c := paint.NewCanvas(w, h)
	b.Draw(c.Pen, b.frame)
	var out strings.Builder
	for _, l := range c.Lines() {
		out.WriteString(strings.TrimRight(ansi.Strip(l), " ") + "\n")
	}
	return out.String()
}

func TestATouchpointWithWhatHangsOnIt(t *testing.T) {
	b := open(t, journey, model.KindTouchpoint, "p1")
	want := strings.TrimPrefix(`
 What ─────────────────────────────────────────────────────
 Stage                    Purchase
▸Customer action          Checks out online
 Channels                 web
 Mode                     online
 Importance               5
 Expectation              ·

 Feelings ─────────────────────────────────────────────────
 Maya, careful comparer   -1 unhappy
 Tom, deal-driven         -2 angry
 upgrader

 Findings ─────────────────────────────────────────────────
 pain                     Too many steps, 5 x 4, open
 + pain
 + delight

 Value chain ──────────────────────────────────────────────
 Checkout engineering     9 strong
 + link
 What the customer does, in the customer's words
`, "\n")
	if diff := cmp.Diff(want, b.picture(60, 22)); diff != "" {
		t.Error(diff)
	}
	if got, want := b.Title(b.frame), "Touchpoint: Checks out online"; got != want {
		t.Errorf("title %q, want %q", got, want)
	}
}

func TestAListToChooseFromOpensInPlace(t *testing.T) {
	b := open(t, journey, model.KindTouchpoint, "p1").on("+ link").keys("enter").types("ware")
	b.keys("ctrl+u").types("data")
	want := " + link                   data\n"
	if got := b.picture(60, 24); !strings.Contains(got, "▸+ link                   data\n                            Product data management\n") {
		t.Errorf("want %q in\n%s", want, got)
	}
	b.keys("enter")
	if l, found := b.frame.Journey.Link("v2", "p1"); !found || l.Strength != 3 {
		t.Errorf("link %+v, found %v", l, found)
	}
}

func TestWideGlyphsLeaveTheCursorBehindThem(t *testing.T) {
	b := open(t, journey, model.KindTouchpoint, "p1").keys("enter", "ctrl+u").types("あいう")
	c := paint.NewCanvas(60, 20)
	b.Draw(c.Pen, b.frame)
	if x, y, shown := c.Cursor(); !shown || x != 26+6 || y != 2 {
		t.Errorf("cursor at %d,%d shown %v, want 32,2", x, y, shown)
	}
	b.keys("backspace", "enter")
	if got := b.text(); got != "あい" {
		t.Errorf("holds %q", got)
	}
}

func TestLettersThatAreCommandsElsewhereAreText(t *testing.T) {
	const text = "qdu?:/123"
	b := open(t, journey, model.KindTouchpoint, "p1").keys("enter", "ctrl+u").types(text).keys("enter")
	if got := b.text(); got != text {
		t.Errorf("holds %q, want %q", got, text)
	}
	if b.Typing() {
		t.Error("enter should leave the field")
	}
}

func TestPastedEscapesAreStripped(t *testing.T) {
	b := open(t, journey, model.KindTouchpoint, "p1").keys("enter", "ctrl+u")
	b.Inspector = b.Paste("Pays\x1b[31m by\r\ncard\u202e")
	b.keys("enter")
	if got, want := b.text(), "Pays[31m by card"; got != want {
		t.Errorf("holds %q, want %q", got, want)
	}
}

func TestNumbersAreTypedAsPeopleWriteThem(t *testing.T) {
	for _, c := range []struct {
		kind               model.Kind
		key, label         string
		typed, shown, json string
	}{
		{model.KindPersona, "tom", "Share of customers", "55", "55 %", "0.55"},
		{model.KindPersona, "tom", "Share of customers", "12,5 %", "12.5 %", "0.125"},
		{model.KindActivity, "v6", "Cost per period", "1 250 000", "1 250 000 EUR", "1250000"},
		{model.KindActivity, "v6", "Cost per period", "90k", "90 000 EUR", "90000"},
		{model.KindActivity, "v6", "Cost per period", "1.500,5", "1 500.5 EUR", "1500.5"},
		{model.KindActivity, "v6", "Waiting time", "12.5 min", "12.5 min", "12.5"},
	} {
		b := open(t, model.WorkspaceDoc, c.kind, c.key).on(c.label).keys("enter", "ctrl+u").types(c.typed).keys("enter")
		if got := b.text(); got != c.shown {
			t.Errorf("%q shows %q, want %q (%s)", c.typed, got, c.shown, b.Hint(b.frame))
		}
		if s, ok := b.last.Edits[0].(edit.Set); !ok || string(s.Value) != c.json {
			t.Errorf("%q is stored as %v, want %s", c.typed, b.last.Edits, c.json)
		}
	}
}

func TestWhatIsNotValidStaysInTheField(t *testing.T) {
	for label, c := range map[string]struct{ typed, says string }{
		"Share of customers": {"120", "Share of customers must be from 0 to 1, that is 0 to 100 %."},
		"Last reviewed":      {"tomorrow", "Last reviewed must be a date like 2026-10-01."},
		"Average spend":      {"a lot", "Average spend is not a number."},
		"Average spend ":     {"1,500", "Average spend is either 1500 or 1.5; type one of these."},
	} {
		b := open(t, model.WorkspaceDoc, model.KindPersona, "tom").on(strings.TrimSpace(label)).keys("enter", "ctrl+u").types(c.typed).keys("enter")
		if !b.Typing() || b.typing.field.Value() != c.typed {
			t.Errorf("%s: the text is gone", label)
		}
		if got := b.Hint(b.frame); got != c.says {
			t.Errorf("%s: says %q, want %q", label, got, c.says)
		}
		if b.last.Label != "" {
			t.Errorf("%s: proposed %q", label, b.last.Label)
		}
	}
}

func TestEscLeavesTheFieldAsItWas(t *testing.T) {
	b := open(t, journey, model.KindTouchpoint, "p1").keys("enter").types("xyz").keys("esc")
	if b.Typing() || b.last.Label != "" || b.text() != "Checks out online" {
		t.Errorf("typing %v, proposed %q, shows %q", b.Typing(), b.last.Label, b.text())
	}
	b.keys("enter", "enter")
	if b.last.Label != "" {
		t.Errorf("an unchanged text proposed %q", b.last.Label)
	}
}

func TestTabGoesOnInTheNextField(t *testing.T) {
	b := open(t, journey, model.KindTouchpoint, "p1").keys("enter", "ctrl+u").types("Pays").keys("tab")
	if !b.Typing() || b.typing.row != "field channels" {
		t.Fatalf("typing in %+v", b.typing)
	}
	b.keys("ctrl+u").types("web; app ;; web shop").keys("tab")
	if b.Typing() {
		t.Error("a choice is not typed into")
	}
	tp, _ := model.Lookup[model.Touchpoint](b.frame.Journey, "p1")
	if diff := cmp.Diff([]string{"web", "app", "web shop"}, tp.Channels); diff != "" || tp.Action != "Pays" {
		t.Errorf("%q, channels %s", tp.Action, diff)
	}
}

func TestItemsWithASemicolonAreTypedLineByLine(t *testing.T) {
	b := open(t, journey, model.KindTouchpoint, "p1")
	b.take(b.Inspector, screen.Proposal{Label: "x", Edits: edit.SetField(b.frame.State, journey, model.Ref{Kind: model.KindTouchpoint, Key: "p1"}, "tags", []string{"a;b", "c"})})
	b.on("Tags").keys("enter").types("d").keys("tab")
	tp, _ := model.Lookup[model.Touchpoint](b.frame.Journey, "p1")
	if diff := cmp.Diff([]string{"a;b", "cd"}, tp.Tags); diff != "" {
		t.Error(diff)
	}
}

func TestChoicesGoRoundAndAreFoundByLetters(t *testing.T) {
	b := open(t, journey, model.KindTouchpoint, "p1").on("Mode")
	var seen []string
	for range 4 {
		b.keys("+")
		seen = append(seen, b.text())
	}
	if diff := cmp.Diff([]string{"offline", "hybrid", "", "online"}, seen); diff != "" {
		t.Error(diff)
	}
	if b.last.Gesture == "" {
		t.Error("steps of one choice should be one step of undo")
	}
	if b.keys("enter").types("hy").keys("enter"); b.text() != "hybrid" {
		t.Errorf("found %q", b.text())
	}
	b.on("Personalisable").keys("space")
	if b.text() != "yes" {
		t.Errorf("the flag is %q", b.text())
	}
}

func TestFeelingsChangeOnTheirRow(t *testing.T) {
	b := open(t, journey, model.KindTouchpoint, "p1").on("Tom, deal-driven upgrader").keys("+")
	if b.text() != "-1 unhappy" {
		t.Errorf("shows %q", b.text())
	}
	b.keys(".")
	if b.text() != "" {
		t.Errorf("cleared, it shows %q", b.text())
	}
	b.keys("enter").types("del").keys("enter")
	if b.text() != "+2 delighted" {
		t.Errorf("chosen, it shows %q", b.text())
	}
	b.keys("enter")
	if got, want := b.Title(b.frame), "Experience: Checks out online › Tom, deal-driven upgrader at Checks out online"; got != want || !b.Deep(b.frame) {
		t.Errorf("title %q", got)
	}
	b.on("Thinks").keys("enter").types("At last").keys("enter")
	b.take(b.Do(keymap.Back, b.frame))
	if got, want := b.text(), "+2 delighted, At last"; got != want || b.Deep(b.frame) {
		t.Errorf("shows %q, want %q", got, want)
	}
}

func TestThingsAreAddedByTypingThem(t *testing.T) {
	b := open(t, journey, model.KindTouchpoint, "p1").keys("p").types("Card refused").keys("enter")
	f, found := model.Lookup[model.Finding](b.frame.Journey, "new1")
	if !found || f.Type != model.Pain || f.Touchpoint != "p1" || f.Text != "Card refused" {
		t.Errorf("finding %+v", f)
	}
	b.on("+ KPI").keys("enter").types("Abandoned baskets").keys("enter")
	b.on("Abandoned baskets").keys("enter").on("Unit").keys("enter").types("per").keys("enter")
	b.on("Target").keys("enter").types("45").keys("enter")
	b.on("+ measurement").keys("enter").types("2026-10-01 60").keys("enter")
	b.on("+ measurement").keys("enter").types("81/263").keys("enter")
	k, _ := model.Lookup[model.KPI](b.frame.Journey, "new2")
	if k.Target != model.Some(0.45) {
		t.Errorf("target %v", k.Target)
	}
	got := b.frame.Journey.Measurements("new2")
	want := []model.Measurement{
		{KPI: "new2", Date: "2026-10-01", Value: model.Some(0.6)},
		{KPI: "new2", Date: "2026-11-21", X: model.Some(81.0), N: model.Some(263.0)},
	}
	if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b model.Opt[float64]) bool { return a == b })); diff != "" {
		t.Error(diff)
	}
}

func TestManyReferencesAreTickedOneStepOfUndo(t *testing.T) {
	b := open(t, journey, model.KindJourney, string(journey)).on("Personas").keys("enter").types("to").keys("enter")
	if got, want := b.text(), "Maya, careful comparer"; got != want || !b.Typing() {
		t.Errorf("shows %q, want %q", got, want)
	}
	b.keys("enter", "esc")
	if got, want := b.text(), "Maya, careful comparer; Tom, deal-driven upgrader"; got != want || b.Typing() {
		t.Errorf("shows %q, want %q", got, want)
	}
	if b.last.Gesture == "" {
		t.Error("ticks should be one step of undo")
	}
}

func TestAnotherClassTakesACategoryThatDoesNotFit(t *testing.T) {
	b := open(t, model.WorkspaceDoc, model.KindActivity, "v6").on("Class").keys("+")
	a, _ := model.Lookup[model.Activity](b.frame.State.Workspace(), "v6")
	if a.Class != model.Support || a.Category != "" {
		t.Errorf("class %q, category %q (%s)", a.Class, a.Category, b.Hint(b.frame))
	}
	b.on("Category").keys("+")
	if got, want := b.text(), text.Words(model.Categories(model.Support)[0]); got != want {
		t.Errorf("offers %q first, want %q", got, want)
	}
}

func TestDeletingARowTakesWhatHangsOnIt(t *testing.T) {
	b := open(t, journey, model.KindStage, "purchase").on("Checks out online").keys("x")
	if _, found := b.frame.Journey.Experience("tom", "p1"); found || b.last.Label == "" {
		t.Errorf("after %q a feeling is left", b.last.Label)
	}
	b.on("Name").keys("x")
	if !strings.Contains(b.Hint(b.frame), "cleared") {
		t.Errorf("x on a field says %q", b.Hint(b.frame))
	}
}

func TestAVanishedObjectLeadsBack(t *testing.T) {
	b := open(t, journey, model.KindStage, "purchase").on("Checks out online").keys("enter", "enter").types("half a ")
	plan, err := edit.Remove(b.frame.State, journey, model.Ref{Kind: model.KindTouchpoint, Key: "p1"})
	if err != nil {
		t.Fatal(err)
	}
	done, err := edit.Apply(b.frame.State, plan)
	if err != nil {
		t.Fatal(err)
	}
	b.show(done.State)
	if got := b.Title(b.frame); got != "Stage: Purchase" {
		t.Errorf("title %q", got)
	}
	b.types("z").keys("tab", "enter", "down")
	b.show(model.State{})
	b.picture(60, 20)
	if _, _, ok := b.Target(b.frame); ok || !strings.Contains(b.picture(60, 3), "does not exist any more") {
		t.Errorf("shows\n%s", b.picture(60, 3))
	}
}

func TestReadOnlySaysSo(t *testing.T) {
	b := open(t, journey, model.KindTouchpoint, "p1")
	b.frame.ReadOnly = "tested"
	b.keys("enter")
	if b.Typing() || !strings.Contains(b.Hint(b.frame), "reading only") {
		t.Errorf("typing %v, says %q", b.Typing(), b.Hint(b.frame))
	}
	b.on("Mode").keys("+")
	if b.last.Label != "" {
		t.Errorf("proposed %q", b.last.Label)
	}
}

func TestTheEditorWritesTheTextUnderTheCursor(t *testing.T) {
	b := open(t, journey, model.KindStage, "purchase")
	if _, ref, field, _, ok := b.NoteTarget(b.frame); !ok || field != "note" || ref.Key != "purchase" {
		t.Errorf("%v %q %v", ref, field, ok)
	}
	if _, _, field, _, _ := b.on("Definition").NoteTarget(b.frame); field != "definition" {
		t.Errorf("field %q", field)
	}
}

func TestListKeysMeanNothingInANumber(t *testing.T) {
	b := open(t, model.WorkspaceDoc, model.KindActivity, "v6").on("Cost per period").keys("enter")
	for _, a := range []keymap.Action{keymap.ChoiceDown, keymap.ChoicePageUp, keymap.TextNewline} {
		b.take(b.Do(a, b.frame))
	}
	if b.last.Label != "" || b.text() != "400 000 EUR" {
		t.Errorf("proposed %q, shows %q", b.last.Label, b.text())
	}
}

func TestItemsUsedElsewhereAreSuggested(t *testing.T) {
	b := open(t, journey, model.KindTouchpoint, "p1").on("Channels").keys("enter").types("; live")
	if got, want := b.typing.field.Suggestion(), "web; live chat"; got != want {
		t.Fatalf("suggests %q, want %q", got, want)
	}
	b.keys("right", "enter")
	if got, want := b.text(), "web; live chat"; got != want {
		t.Errorf("holds %q, want %q", got, want)
	}
}

func TestAWidePageHasTwoColumns(t *testing.T) {
	b := open(t, journey, model.KindTouchpoint, "p1")
	shown := b.picture(120, 36)
	for _, f := range model.Fields(model.KindTouchpoint) {
		if f.Label != "" && !strings.Contains(shown, f.Label) {
			t.Errorf("%q does not show in\n%s", f.Label, shown)
		}
	}
	c := paint.NewCanvas(120, 36)
	b.Draw(c.Pen, b.frame)
	lines := strings.Split(shown, "\n")
	for y, l := range lines {
		if at := strings.Index(l, "Waiting time"); at >= 0 {
			target, ok := c.Hit(100, y)
			b.take(b.Click(int(target.(rowTarget)), b.frame))
			if !ok || !strings.Contains(b.picture(120, 36), "▸Waiting time") {
				t.Errorf("a click in the second column goes to\n%s", b.picture(120, 36))
			}
		}
	}
}

func TestAKeyWithoutAMeaningSaysSo(t *testing.T) {
	b := open(t, journey, model.KindStage, "purchase").keys("s")
	if !strings.Contains(b.Hint(b.frame), "nothing to do") {
		t.Errorf("says %q", b.Hint(b.frame))
	}
	b.keys("down")
	if strings.Contains(b.Hint(b.frame), "nothing to do") {
		t.Error("the next key should take the message away")
	}
}

func TestGroupsAreReachedInOneKey(t *testing.T) {
	b := open(t, journey, model.KindTouchpoint, "p1").keys("w")
	if got := b.text(); got != "-1 unhappy" {
		t.Errorf("the next group begins with %q", got)
	}
	b.keys("w", "b", "b")
	if got := b.text(); got != "Purchase" {
		t.Errorf("back at %q", got)
	}
}

func TestACompetitorsScoreIsTypedInALineAndTheCompetitorIsAddedOnce(t *testing.T) {
	b := open(t, model.WorkspaceDoc, model.KindActivity, "v1")
	b.on("+ competitor's score").keys("enter").types("Rival Ltd 4").keys("enter")
	b.on("+ competitor's score").keys("enter").types("rival ltd 2").keys("enter")
	state := b.frame.State
	if n := state.Workspace().Len(model.KindCompetitor); n != 1 {
		t.Errorf("%d competitors", n)
	}
	d, _ := state.Document(journey)
	var scores []int
	for s := range model.All[model.Benchmark](d) {
		scores = append(scores, s.Score.Or(0))
		if s.Activity != "v1" {
			t.Errorf("it is at %q", s.Activity)
		}
	}
	if len(scores) != 2 || scores[0] != 4 || scores[1] != 2 {
		t.Errorf("scores %v", scores)
	}
}
