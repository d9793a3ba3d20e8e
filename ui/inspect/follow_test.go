package inspect

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"wend/model"
	"wend/model/edit"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/theme"
)

// apply makes edits to what is looked at, as somebody else or undo does.
func (b *bench) apply(edits ...edit.Edit) edit.Result {
	b.t.Helper()
	done, err := edit.Apply(b.frame.State, edits)
	if err != nil {
		b.t.Fatal(err)
	}
	b.show(done.State)
	return done
}

func (b *bench) shows() model.Ref {
	_, ref, _ := b.Target(b.frame)
	return ref
}

func TestUndoAndRedoBringAThingBackOntoItsPage(t *testing.T) {
	pain := model.Ref{Kind: model.KindFinding, Key: "new1"}
	for name, page := range map[string]func(b *bench){
		"opened":    func(b *bench) { b.Inspector = Open(journey, pain) },
		"gone into": func(b *bench) { b.on("Card refused").keys("enter") },
	} {
		b := open(t, journey, model.KindTouchpoint, "p1")
		done := b.apply(edit.Insert{Doc: journey, Object: model.Finding{ID: "new1", Text: "Card refused", Touchpoint: "p1"}})
		b.on("finding")
		if name == "opened" {
			page(b)
		} else {
			b.keys("enter")
		}
		b.keys("down", "down")
		row := b.Inspector.path[len(b.path)-1].row
		b.apply(done.Inverse...)
		b.keys("down", "up")
		if b.shows() == pain {
			t.Fatalf("%s: shows what is gone", name)
		}
		b.show(done.State)
		if b.shows() != pain || b.path[len(b.path)-1].row != row {
			t.Errorf("%s: after redo the page shows %v at %q, was at %q", name, b.shows(), b.path[len(b.path)-1].row, row)
		}
	}
}

func TestAPageFollowsAThingWhoseKeyChangesAndIsTakenBack(t *testing.T) {
	b := everything(t)
	b.Inspector = Open(journey, model.Ref{Kind: model.KindMeasurement, Key: "kpi/2026-10-01"})
	before := b.frame.State
	b.on("Date").keys("enter", "ctrl+u").types("2026-10-05").keys("enter")
	if b.text() != "2026-10-05" || b.shows().Key != "kpi/2026-10-05" {
		t.Fatalf("shows %v (%s)", b.shows(), b.Hint(b.frame))
	}
	after := b.frame.State
	b.show(before)
	if b.text() != "2026-10-01" {
		t.Errorf("after undo shows %q", b.text())
	}
	b.show(after)
	if b.text() != "2026-10-05" {
		t.Errorf("after redo shows %q", b.text())
	}
}

func TestALinkIsFollowedAndEscLeadsBackToItsRow(t *testing.T) {
	b := everything(t)
	b.Inspector = Open(journey, model.Ref{Kind: model.KindTactic, Key: "tac"})
	b.on("Touchpoint").keys("space")
	if got := b.shows(); got.Key != "p1" {
		t.Fatalf("space leads to %v: %s", got, b.Hint(b.frame))
	}
	b.on("Stage").keys("space").keys("esc", "esc")
	if got := b.shows(); got.Key != "tac" || b.path[0].row != "field touchpoint" {
		t.Errorf("esc leads to %v at %q", got, b.path[0].row)
	}
}

func TestOfSeveralReferencesOneIsChosenToFollow(t *testing.T) {
	b := open(t, journey, model.KindJourney, string(journey)).on("Personas").keys("space").types("tom").keys("enter")
	if got := b.shows(); got.Kind != model.KindPersona || got.Key != "tom" || b.last.Label != "" {
		t.Errorf("leads to %v, proposed %q", got, b.last.Label)
	}
	b.keys("esc")
	if got := b.shows(); got.Kind != model.KindJourney {
		t.Errorf("back at %v", got)
	}
}

func TestTheNextThingOfTheListOneCameFromIsOneKeyAway(t *testing.T) {
	b := open(t, journey, model.KindStage, "purchase")
	var ids []string
	for s := range b.frame.Journey.Stages() {
		if ids = b.frame.Journey.IDs(model.KindTouchpoint, string(s.ID)); len(ids) > 1 {
			b.Inspector = Open(journey, model.RefOf(s))
			break
		}
	}
	first, _ := model.Lookup[model.Touchpoint](b.frame.Journey, ids[0])
	second, _ := model.Lookup[model.Touchpoint](b.frame.Journey, ids[1])
	b.on(first.Action).keys("enter").on("Importance").keys("]")
	if got := b.shows(); got.Key != ids[1] {
		t.Fatalf("] leads to %v: %s", got, b.Hint(b.frame))
	}
	if _, _, rows, at := b.now(b.frame); rows[at].label != "Importance" {
		t.Errorf("the cursor goes to %q", rows[at].label)
	}
	b.keys("esc")
	if _, _, rows, at := b.now(b.frame); rows[at].label != second.Action {
		t.Errorf("back on the row %q", rows[at].label)
	}
	b.keys("enter", "[", "[")
	if got := b.shows(); got.Key != ids[0] || !strings.Contains(b.Hint(b.frame), "first") {
		t.Errorf("[ at the first leads to %v and says %q", got, b.Hint(b.frame))
	}
}

func TestEveryKindStepsThroughItsListAndBack(t *testing.T) {
	b := everything(t)
	for _, a := range b.refs() {
		b.Inspector = Open(a.doc, a.ref)
		i, v, _, _ := b.now(b.frame)
		list, _, _ := i.siblings(v)
		if !slices.Contains(list, anchorOf(v)) && a.ref.Kind != model.KindWorkspace {
			t.Errorf("%s is not in its own list", a.ref)
		}
		for range list {
			b.keys("[")
		}
		for n := range list {
			if got := b.shows(); got != list[n].ref {
				t.Errorf("%s: place %d of the list shows %v", a.ref.Kind, n, got)
			}
			b.keys("]")
		}
	}
}

// Whatever refers to a thing is on its page and leads there, for every reference
// of every kind that the model has a table of.
func TestEveryReferenceIsARowOnThePageOfWhatItRefersTo(t *testing.T) {
	b := everything(t)
	b.apply(
		edit.Set{Doc: journey, Ref: model.Ref{Kind: model.KindOpportunity, Key: "opp"}, Field: "addresses", Value: edit.Value([]string{"f1"})},
		edit.Set{Doc: journey, Ref: model.Ref{Kind: model.KindHypothesis, Key: "hyp"}, Field: "kpi", Value: edit.Value("kpi")},
		edit.Set{Doc: model.WorkspaceDoc, Ref: model.Ref{Kind: model.KindInitiative, Key: "ini"}, Field: "activities", Value: edit.Value([]string{"v1"})},
		edit.Set{Doc: model.WorkspaceDoc, Ref: model.Ref{Kind: model.KindInitiative, Key: "ini"}, Field: "opportunities", Value: edit.Value([]string{"opp"})},
		edit.Insert{Doc: journey, Object: model.Transition{From: "p1", To: model.Lost}},
	)
	seen := map[string]bool{}
	check := func(from model.Object, target model.Ref) {
		i := Open(journey, target)
		if _, _, ok := i.Target(b.frame); !ok {
			i = Open(model.WorkspaceDoc, target)
		}
		_, _, rows, _ := i.now(b.frame)
		if !slices.ContainsFunc(rows, func(r row) bool { return r.item != nil && model.RefOf(r.item.object) == model.RefOf(from) }) {
			t.Errorf("the page of %s does not list %s", target, model.RefOf(from))
		}
		seen[from.Kind().String()+" to "+target.Kind.String()] = true
	}
	for d := range b.frame.State.Documents() {
		for o := range d.Objects() {
			model.References(o, func(f *model.Field, target model.Ref) bool {
				if f.Type == model.Ends && target.Key == "p1" {
					target.Kind = model.KindTouchpoint
				}
				if f.Name != "from" || f.Type != model.Ends || target.Kind == model.KindTouchpoint {
					check(o, target)
				}
				return true
			})
		}
	}
	check(model.Initiative{ID: "ini"}, model.Ref{Kind: model.KindKPI, Key: "kpi"})
	for _, want := range []string{
		"opportunity to finding", "link to activity", "journey to persona", "experience to persona", "hypothesis to KPI", "initiative to KPI",
		"finding to touchpoint", "tactic to touchpoint", "transition to touchpoint", "KPI to touchpoint", "initiative to activity",
	} {
		if !seen[want] {
			t.Errorf("no %s is tested", want)
		}
	}
}

func TestMovingSidewaysChangesNothing(t *testing.T) {
	b := everything(t)
	for _, a := range b.refs() {
		b.Inspector = Open(a.doc, a.ref)
		_, _, rows, _ := b.now(b.frame)
		for n := range rows {
			i, _, rows, _ := b.now(b.frame)
			b.Inspector = i.goTo(rows, n)
			for _, key := range []string{"h", "l", "left", "right"} {
				if b.keys(key); b.last.Label != "" {
					t.Fatalf("%s on %q of a %s proposes %q", key, rows[n].label, a.ref.Kind, b.last.Label)
				}
			}
		}
	}
}

func TestWhatAnInitiativeDoesToAKPIIsEnteredOnItsPage(t *testing.T) {
	b := everything(t)
	b.Inspector = Open(model.WorkspaceDoc, model.Ref{Kind: model.KindInitiative, Key: "ini"})
	b.on("expected change").keys("enter").types("-5 points").keys("tab").types("-4").keys("enter")
	i, _ := model.Lookup[model.Initiative](b.frame.State.Workspace(), "ini")
	if got := i.Effects; len(got) != 1 || got[0].Expected != model.Some(-0.05) || got[0].Actual != model.Some(-0.04) {
		t.Fatalf("effects %+v: %s", got, b.Hint(b.frame))
	}
	if b.on("expected change"); b.text() != "-5 points" {
		t.Errorf("shows %q", b.text())
	}
	if b.on("KPI").keys("space"); b.shows().Key != "kpi" {
		t.Errorf("the KPI is not followed: %v", b.shows())
	}
	b.keys("esc").on("actual change").keys("x")
	if i, _ = model.Lookup[model.Initiative](b.frame.State.Workspace(), "ini"); len(i.Effects) != 0 {
		t.Errorf("x leaves %+v", i.Effects)
	}
	b.on("+ effect").keys("enter").types("bou").keys("enter")
	if i, _ = model.Lookup[model.Initiative](b.frame.State.Workspace(), "ini"); len(i.Effects) != 1 || i.Effects[0].KPI != "kpi" {
		t.Errorf("added %+v: %s", i.Effects, b.Hint(b.frame))
	}
}

func TestVotesAndDecisionsAreEnteredOnThePageOfASession(t *testing.T) {
	b := everything(t)
	b.Inspector = Open(journey, model.Ref{Kind: model.KindSession, Key: "ses"})
	b.on("+ vote").keys("enter").types("Fewer steps").keys("enter").on("dots").keys("enter", "ctrl+u").types("3").keys("enter")
	b.on("+ decision").keys("enter").types("Try it").keys("enter").on("about").keys("enter").types("Fewer steps").keys("enter")
	s, _ := model.Lookup[model.Session](b.frame.Journey, "ses")
	if len(s.Votes) != 1 || s.Votes[0] != (model.Vote{Item: "Fewer steps", Count: 3}) || len(s.Decisions) != 1 || s.Decisions[0].Item != "Fewer steps" {
		t.Errorf("votes %+v, decisions %+v: %s", s.Votes, s.Decisions, b.Hint(b.frame))
	}
}

// words is a text of n different words.
func words(n int) string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf("word%d", i))
	}
	return strings.Join(out, " ")
}

func TestALongTextIsReadWholeWithoutEditing(t *testing.T) {
	b := open(t, journey, model.KindTouchpoint, "p1")
	const n = 200
	for _, field := range []string{"note", "expectation"} {
		b.apply(edit.SetField(b.frame.State, journey, model.Ref{Kind: model.KindTouchpoint, Key: "p1"}, field, words(n))...)
		for _, size := range [][2]int{{160, 48}, {60, 20}, {40, 12}} {
			read := map[string]bool{}
			b.keys("home")
			for was := -1; was != b.path[0].at; {
				was = b.path[0].at
				for _, w := range strings.Fields(b.picture(size[0], size[1])) {
					read[w] = true
				}
				b.keys("down")
			}
			for i := range n {
				if w := fmt.Sprintf("word%d", i); !read[w] {
					t.Fatalf("%s at %v: %s cannot be read", field, size, w)
				}
			}
		}
	}
}

func TestHiddenRowsAreCountedAboveAndBelow(t *testing.T) {
	b := open(t, journey, model.KindTouchpoint, "p1")
	if got := b.around(58, 18, b.frame); !strings.Contains(got, "▼ ") || strings.Contains(got, "▲") {
		t.Errorf("at the top: %q", got)
	}
	b.keys("end")
	if got := b.around(58, 18, b.frame); !strings.Contains(got, "▲ ") || strings.Contains(got, "▼") {
		t.Errorf("at the end: %q", got)
	}
	_, _, rows, _ := b.now(b.frame)
	for n := range rows {
		i, _, rows, _ := b.now(b.frame)
		b.Inspector = i.goTo(rows, n)
		now, v, rows, at := b.now(b.frame)
		l := now.layout(v, rows, at, 58, 18)
		above, below := l.hidden(l.first(at, 17), 17)
		whole := 0
		for n, top := range l.top {
			if y := top - l.first(at, 17); y >= 0 && y+l.size[n] <= 17 {
				whole++
			}
		}
		if above+below+whole != len(rows) {
			t.Errorf("row %d: %d above, %d shown, %d below of %d", n, above, whole, below, len(rows))
		}
	}
	if got := b.around(200, 300, b.frame); strings.ContainsAny(got, "▲▼") {
		t.Errorf("with room for all: %q", got)
	}
}

func TestNoTextAndNoSizeBreaksAPage(t *testing.T) {
	b := everything(t)
	start := b.frame.State
	texts := []string{words(300), strings.Repeat("x", 900), strings.Repeat("字", 400), "a\nb\n\n\nc", "क्षि त्र", "👩‍👩‍👧 family", "\u202eabc"}
	rapid.Check(t, func(t *rapid.T) {
		b.show(start)
		text := rapid.SampledFrom(texts).Draw(t, "text")
		for _, f := range []string{"note", "action"} {
			done, err := edit.Apply(b.frame.State, edit.SetField(b.frame.State, journey, model.Ref{Kind: model.KindTouchpoint, Key: "p1"}, f, text))
			if err != nil {
				continue
			}
			b.show(done.State)
		}
		b.frame.Theme = rapid.SampledFrom([]theme.Theme{theme.None(), theme.Dark()}).Draw(t, "theme")
		page := NewPage(journey, model.Ref{Kind: model.KindTouchpoint, Key: "p1"})
		for range rapid.IntRange(0, 30).Draw(t, "down") {
			next, _ := page.Do(keymap.MoveDown, b.frame)
			page = next.(Page)
		}
		w, h := rapid.IntRange(0, 170).Draw(t, "w"), rapid.IntRange(0, 50).Draw(t, "h")
		c := paint.NewCanvas(w, h)
		page.Draw(c.Pen, b.frame)
		for _, l := range c.Lines() {
			if paint.Width(l) > w && !strings.Contains(l, "\x1b") {
				t.Fatalf("%q is wider than %d", l, w)
			}
		}
	})
}

func TestWhatATransitionGainsFewerLeave(t *testing.T) {
	b := open(t, journey, model.KindTransition, "interest/consideration") // of whom 40 % leave
	b.on("Probability").keys("enter")
	b.keys("ctrl+u").types("60 %").keys("enter")
	d, _ := b.frame.State.Document(journey)
	sum := 0.0
	for way := range model.All[model.Transition](d) {
		if way.From == "interest" {
			sum += way.Probability.Or(0)
		}
	}
	gone, _ := model.Lookup[model.Transition](d, "interest/lost")
	on, _ := model.Lookup[model.Transition](d, "interest/consideration")
	if on.Probability.Or(0) != 0.6 || gone.Probability.Or(0) != 0.25 || sum < 0.999999 || sum > 1.000001 {
		t.Errorf("%v go on, %v leave, together %v: %s", on.Probability, gone.Probability, sum, b.Hint(b.frame))
	}
}
