package inspect

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"wend/model"
	"wend/model/edit"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/screen"
)

// everything returns the sample with at least one object of every kind.
func everything(t testing.TB) *bench {
	b := open(t, journey, model.KindJourney, string(journey))
	add := func(d model.DocID, o model.Object) edit.Edit { return edit.Insert{Doc: d, Object: o} }
	done, err := edit.Apply(b.frame.State, []edit.Edit{
		add(model.WorkspaceDoc, model.Initiative{ID: "ini", Name: "Shorter checkout", Effects: []model.Effect{{KPI: "kpi"}}, Shifts: []model.Shift{{Transition: "s/goal"}}}),
		add(model.WorkspaceDoc, model.Evidence{ID: "evi", Summary: "Twelve interviews"}),
		add(model.WorkspaceDoc, model.ActivityLink{From: "v1", To: "v2", Type: "feeds", Strength: 3}),
		add(model.WorkspaceDoc, model.Competitor{ID: "com", Name: "Rival"}),
		add(model.WorkspaceDoc, model.Offering{ID: "off", Name: "Lens"}),
		add(journey, model.Benchmark{ID: "ben", Competitor: "com", Touchpoint: "p1", Score: model.Some(4)}),
		add(journey, model.KPI{ID: "kpi", Name: "Bounce", Unit: model.Percent, Touchpoint: "p1"}),
		add(journey, model.Measurement{KPI: "kpi", Date: "2026-10-01", Values: []float64{1, 1}}),
		add(journey, model.Empathy{ID: "emp", Persona: "tom", Text: "Why so long?"}),
		add(journey, model.Opportunity{ID: "opp", Text: "ask for less", Touchpoints: []model.TouchpointID{"p1"}}),
		add(journey, model.Tactic{ID: "tac", Name: "Reminder", Stage: "purchase", Touchpoint: "p1"}),
		add(journey, model.Hypothesis{ID: "hyp", Statement: "fewer steps help"}),
		add(journey, model.Session{ID: "ses", Date: "2026-10-02"}),
		add(journey, model.Mute{Insight: "L17:p1", Reason: "known", Date: "2026-10-02"}),
	})
	if err != nil {
		t.Fatal(err)
	}
	b.show(done.State)
	return b
}

// refs lists an object of each kind.
func (b *bench) refs() []anchor {
	var out []anchor
	seen := map[model.Kind]bool{model.KindOrder: true}
	for d := range b.frame.State.Documents() {
		for o := range d.Objects() {
			if !seen[o.Kind()] {
				seen[o.Kind()] = true
				out = append(out, anchor{doc: d.ID(), ref: model.RefOf(o)})
			}
		}
	}
	return out
}

func TestEveryFieldOfEveryKindIsShown(t *testing.T) {
	b := everything(t)
	kinds := map[model.Kind]bool{}
	for _, a := range b.refs() {
		kinds[a.ref.Kind] = true
		b.Inspector = Open(a.doc, a.ref)
		shown := b.picture(100, 300)
		for _, f := range model.Fields(a.ref.Kind) {
			for _, line := range paint.Wrap(f.Label, maxLabel, 0, "") {
				if !strings.Contains(shown, line) {
					t.Errorf("%s: %q of %q does not show in\n%s", a.ref.Kind, line, f.Label, shown)
				}
			}
		}
		if name := b.Title(b.frame); name == "" || strings.Contains(name, "unnamed "+a.ref.Kind.String()) {
			t.Errorf("%s has no name: %q", a.ref.Kind, name)
		}
	}
	for _, k := range model.Kinds() {
		if !kinds[k] && k != model.KindOrder {
			t.Errorf("no %s is tested", k)
		}
	}
}

// sample is a text that a field of each type takes, other than what the sample
// journey holds.
func sample(f model.Field) string {
	switch f.Type {
	case model.Number:
		if f.Unit == "share" || f.Unit == "kpi" {
			return "45 %"
		}
		return strconv.FormatFloat(f.Min+min(0.25, (f.Max-f.Min)/3), 'f', -1, 64)
	case model.Whole:
		return strconv.Itoa(int(f.Min) + 7)
	case model.Day:
		return "2026-11-03"
	case model.Records:
		return "0.75; 0.25"
	}
	return "CHF"
}

// goOn puts the cursor on the row of a field by going down from the top.
func (b *bench) goOn(f model.Field) bool {
	b.keys("home")
	for range 400 {
		if _, _, rows, at := b.now(b.frame); rows[at].field.Name == f.Name && f.Name != "" {
			return true
		}
		b.keys("down")
	}
	return false
}

// change changes the field under the cursor as people do, whatever it holds.
func (b *bench) change(f model.Field) {
	b.keys("enter")
	switch {
	case b.Typing() && b.typing.picks:
		for n := range len(b.offered(f)) {
			if b.last.Label != "" {
				return
			}
			if !b.Typing() {
				b.keys("enter")
			}
			b.keys("pgup", "pgup", "pgup").keys(slices.Repeat([]string{"down"}, n)...).keys("enter")
		}
	case b.Typing():
		b.keys("ctrl+u").types(sample(f)).keys("tab")
	}
}

func TestEveryFieldOfEveryKindIsReachedAndChangedInPlace(t *testing.T) {
	b := everything(t)
	start := b.frame.State
	for _, a := range b.refs() {
		for _, f := range model.Fields(a.ref.Kind) {
			if f.Label == "" || columns[f.Name] != nil {
				continue // the lists of records have a test of their own
			}
			switch {
			case a.ref.Kind == model.KindMute && f.Fixed:
				continue // another insight is another mute
			case a.ref.Kind == model.KindMeasurement && (f.Name == "x" || f.Name == "n"), a.ref.Kind == model.KindTransition && f.Name == "count":
				continue // the sample holds what excludes it
			}
			b.show(start)
			b.last = screen.Proposal{}
			b.Inspector = Open(a.doc, a.ref)
			if !b.goOn(f) {
				t.Errorf("%s: %s cannot be reached", a.ref.Kind, f.Label)
				continue
			}
			before := b.text()
			b.change(f)
			if b.last.Label == "" && len(b.offered(f)) > 1 {
				t.Errorf("%s: %s stays %q: %s", a.ref.Kind, f.Label, before, b.Hint(b.frame))
			}
		}
	}
}

// offered lists what the field under the cursor can be set to; a typed one counts
// as two.
func (b *bench) offered(f model.Field) []choice {
	_, v, _, at := b.now(b.frame)
	if at < 0 || !picks(f) {
		return make([]choice, 2)
	}
	return v.choices(f)
}

func TestEveryValueOfARecordHasARow(t *testing.T) {
	for name, of := range map[string]any{"effects": model.Effect{}, "transitionEffects": model.Shift{}, "votes": model.Vote{}, "decisions": model.Decision{}} {
		shape := reflect.TypeOf(of)
		for n := range shape.NumField() {
			json, _, _ := strings.Cut(shape.Field(n).Tag.Get("json"), ",")
			if !slices.ContainsFunc(columns[name], func(c column) bool { return c.name == json }) {
				t.Errorf("%s: %s cannot be edited", name, json)
			}
		}
	}
	for _, k := range model.Kinds() {
		for _, f := range model.Fields(k) {
			if f.Type == model.Records && columns[f.Name] == nil && f.Name != "values" {
				t.Errorf("%s of a %s has no editor", f.Label, k)
			}
		}
	}
}

func TestEveryChoiceIsTaken(t *testing.T) {
	b := everything(t)
	start := b.frame.State
	for _, a := range b.refs() {
		for _, f := range model.Fields(a.ref.Kind) {
			if f.Fixed || !isChoice(f) {
				continue
			}
			b.show(start)
			b.Inspector = Open(a.doc, a.ref)
			i, _, rows, _ := b.now(b.frame)
			b.Inspector = i.goTo(rows, slices.IndexFunc(rows, func(r row) bool { return r.field.Name == f.Name }))
			for range len(f.Options) + 12 {
				if b.keys("+"); b.message != "" {
					t.Errorf("%s: %s: %s", a.ref.Kind, f.Label, b.message)
				}
			}
		}
	}
}

func actions() []keymap.Action {
	var out []keymap.Action
	for _, c := range keymap.Table() {
		out = append(out, c.Action)
	}
	return out
}

// what a random person presses: often moves and enter, sometimes anything.
var usual = []keymap.Action{
	keymap.MoveDown, keymap.MoveDown, keymap.MovePageDown, keymap.MoveUp, keymap.ItemEdit, keymap.ItemEdit, keymap.TextAccept,
	keymap.ChoiceAccept, keymap.ChoiceDown, keymap.MoveRight, keymap.MoveLeft, keymap.LinkFollow, keymap.ThingNext, keymap.ThingPrevious, keymap.ValueRaise, keymap.TextNext, keymap.TextCancel, keymap.Back, keymap.ItemDelete,
}

func TestNoSequenceOfKeysBreaksAnything(t *testing.T) {
	all := actions()
	texts := []string{"a", "5", "2026-10-01", "-1", ";", "web", "あ", "1e300", "99999999999999999999", " ", "\n", "%", "0", "none", "81/263"}
	b := everything(t)
	start, refs := b.frame.State, b.refs()
	rapid.Check(t, func(t *rapid.T) {
		b.show(start)
		a := rapid.SampledFrom(refs).Draw(t, "of")
		b.Inspector = Open(a.doc, a.ref)
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			switch rapid.IntRange(0, 9).Draw(t, "step") {
			case 0:
				b.take(b.Do(rapid.SampledFrom(all).Draw(t, "any"), b.frame))
			case 1, 2:
				b.Inspector = b.Paste(rapid.SampledFrom(texts).Draw(t, "text"))
			case 3:
				b.keys(rapid.SampledFrom([]string{"left", "backspace", "ctrl+u", "home", "up", "down", "x", "1"}).Draw(t, "key"))
			case 4:
				b.show(rapid.SampledFrom([]model.State{start, start, start, {}}).Draw(t, "undone"))
			default:
				b.take(b.Do(rapid.SampledFrom(usual).Draw(t, "usual"), b.frame))
			}
			c := paint.NewCanvas(rapid.IntRange(1, 120).Draw(t, "w"), rapid.IntRange(1, 50).Draw(t, "h"))
			b.Draw(c.Pen, b.frame)
			_, _, shown := c.Cursor()
			now, _, _, _ := b.now(b.frame) // what is typed into may have vanished
			if w, h := c.Size(); shown != now.Typing() && w > 8 && h > 2 {
				t.Fatalf("typing %v, the cursor shows %v", now.Typing(), shown)
			}
			if _, _, ok := b.Target(b.frame); !ok {
				b.Inspector = Open(a.doc, a.ref)
			}
		}
	})
}

func BenchmarkDraw(b *testing.B) {
	in := open(b, journey, model.KindTouchpoint, "p1")
	c := paint.NewCanvas(120, 48)
	in.frame.Memo = in.frame.Memo.For(in.frame) // as the program has it
	b.ReportAllocs()
	for b.Loop() {
		in.Draw(c.Pen, in.frame)
	}
}
