package panel

import (
	"cmp"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/model"
	"wend/model/analysis"
	"wend/model/edit"
	"wend/model/edit/edittest"
	"wend/model/format/json"
	"wend/model/format/source"
	"wend/model/insight"
	"wend/ui/axis"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/scene"
	"wend/ui/screen"
	"wend/ui/theme"
)

// sample returns the scene of the smartphone journey with the cursor on a
// touchpoint.
func sample(t testing.TB, touchpoint model.TouchpointID) *scene.Scene {
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
	return sceneOf(state, "smartphone", touchpoint)
}

func sceneOf(state model.State, journey model.DocID, touchpoint model.TouchpointID) *scene.Scene {
	s := &scene.Scene{Frame: screen.Frame{State: state, Theme: theme.None()}, Focus: scene.Journey, Zoom: axis.Touchpoints, AllNumbers: true}
	s.Journey, _ = state.Document(journey)
	s.Personas = state.Personas(s.Journey)
	s.Report = analysis.Compute(state, journey, analysis.Options{})
	s.Index = scene.NewIndex(s.Journey, s.Report)
	s.Questions = insight.Questions(insight.Find(state, journey, s.Report, insight.Options{}))
	if tp, found := model.Lookup[model.Touchpoint](s.Journey, touchpoint); found {
		s.Cursor.Column = axis.Column{Stage: tp.Stage, Touchpoint: tp.ID}
	}
	return s
}

// edited returns the scene a moment after edits, with the numbers before them.
func edited(t testing.TB, s *scene.Scene, edits []edit.Edit) *scene.Scene {
	t.Helper()
	done, err := edit.Apply(s.State, edits)
	if err != nil {
		t.Fatal(err)
	}
	next := *sceneOf(done.State, s.Journey.ID(), s.Cursor.Column.Touchpoint)
	next.Cursor, next.Focus, next.Theme = s.Cursor, s.Focus, s.Theme
	next.Last, next.Start, next.Fresh = s.Report, s.Report, true
	return &next
}

func picture(s *scene.Scene, w, h int) string {
	c := paint.NewCanvas(w, h)
	Draw(c.Pen, s, 0)
	return clean(c)
}

func clean(c *paint.Canvas) string {
	var b strings.Builder
	for _, l := range c.Lines() {
		b.WriteString(strings.TrimRight(ansi.Strip(l), " ") + "\n")
	}
	return b.String()
}

func TestNumbersOfTheJourneyInOrderOfRank(t *testing.T) {
	want := strings.TrimPrefix(`
┌ 4 KPIs ──────────────────────── ▼ 15 ┐
│ Emotion     ~59.36                   │
│   Maya      ~63.18 ▇▅▇▃▇█▇▁▇█▇▃▃▇█   │
│   Tom       ~53.64 ▇▇▅▃▅▇█▃▅▇▇▃▁▇▇   │
│ Low Maya    ~-2 Joins an online for… │
│ Low Tom     ~-2 Checks out online    │
│ End Maya    ~+2 Gets set-up help by… │
│ End Tom     ~+1 Gets set-up help by… │
│ Goal         12.21 %                 │
│ Leak         52.76 % leave at Inter… │
│ Leverage     0.312 Consideration →…  │
│ Moments     ~6, 1 bare               │
│ Pain load   ~49                      │
│ Addressed   ~0.00 %                  │
│ KPIs met     n/a: no data            │
│ Worst KPI    n/a: no data            │
│ Signals      n/a: no data            │
│ Coverage    ~54.55 % not Asks frien… │
│ Value low   ~0.138 Brand advertising │
│ Value high  ~4.464 Product data man… │
│ Cost        ~1 420 k, 1 touch nothi… │
│ Margin       n/a: no data            │
│ Savings     ~289.9 k                 │
│ Opp score   ~18.5 Checks out online  │
│ Plan         n/a: no data            │
├ Compares models on various websites ─┤
│ Maya         -1 unhappy              │
│ Tom          -1 unhappy              │
│ Importance   ●●●●●                   │
│ Differ by   ~0                       │
│ Opp score   ~17.5                    │
│ Product data management          ■■■ │
│ Website content and interface      ■ │
│ ✗ Specifications not comparable   20 │
│                                      │
│                                      │
│                                      │
├ Next ─────────────────────────── ▼ 7 ┤
│• 4 low points matter and nobody      │
│  works on them. 1 more about the     │
│  mood.                               │
│• 2 critical pains are unowned. 4     │
│  more about pains and opportunities. │
│• 'Asks friends and family' decides,  │
│  yet no support stands behind it. 2  │
│  more about who supports customers.  │
│                                      │
└──────────────────────────────────────┘
`, "\n")
	if diff := gocmp.Diff(want, picture(sample(t, "i2"), 40, 48)); diff != "" {
		t.Error(diff)
	}
}

// raised is the sample a moment after Tom feels better at the checkout.
func raised(t testing.TB) *scene.Scene {
	s := sample(t, "p1")
	return edited(t, s, edit.Feel(s.State, "smartphone", "tom", "p1", model.Some(-1)))
}

func lines(s *scene.Scene, w, h, from, to int) []string {
	return strings.Split(picture(s, w, h), "\n")[from:to]
}

func TestAFreshChangeShowsWhatItWas(t *testing.T) {
	s := raised(t)
	want := []string{
		"│ Emotion     ~59.36 → 60.27 ▲     │",
		"│   Maya      ~63.18 ▇▅▇▃▇█▄▇█▇▃▃█ │",
		"│   Tom       ~53.64 → 55.91 ▲     │",
		"│ Low Maya    ~-2 Joins an online… │",
		"│ Low Tom     ~-2 → -1 ▲           │",
	}
	if diff := gocmp.Diff(want, lines(s, 36, 30, 1, 6)); diff != "" {
		t.Error(diff)
	}
	want = []string{
		"│ Emotion   ~60.27 ▲ +0.91 │",
		"│   Maya    ~63.18 ▆▅█▄█▅▆ │",
		"│   Tom     ~55.91 ▲ +2.27 │",
	}
	if diff := gocmp.Diff(want, lines(s, 28, 30, 1, 4)); diff != "" {
		t.Errorf("narrow: %s", diff)
	}
}

// advanced is the sample a moment after more go on from Interest.
func advanced(t testing.TB) *scene.Scene {
	s := sample(t, "i2")
	var edits []edit.Edit
	for to, p := range map[model.Node]float64{"consideration": 0.55, model.Lost: 0.3} {
		r := model.Ref{Kind: model.KindTransition, Key: model.TransitionKey("interest", to)}
		edits = append(edits, edit.SetField(s.State, "smartphone", r, "probability", p)...)
	}
	return edited(t, s, edits)
}

// alike reports whether two reports say the same of a number, as people read it.
func alike(a, b *analysis.Report, id analysis.NumberID) bool {
	now, _ := analysis.FigureOf(a, id)
	was, _ := analysis.FigureOf(b, id)
	return now.String() == was.String()
}

// unmarked returns the lines of a panel of w columns about numbers that changed of
// which none has a mark.
func unmarked(s *scene.Scene, w int) (missed []string, changed int) {
	said := map[analysis.NumberID]string{}
	drawn := strings.Split(picture(s, w, 400), "\n")
	for i, r := range Rows(s) {
		said[cmp.Or(r.ID, r.Head)] += drawn[1+i] + "\n"
	}
	for id, l := range said {
		if id == "" || alike(s.Report, before(s), id) {
			continue
		}
		changed++
		if !strings.ContainsAny(l, "▲▼·") {
			missed = append(missed, string(id)+":\n"+l)
		}
	}
	return missed, changed
}

func TestEveryChangedNumberIsMarkedAtEveryWidth(t *testing.T) {
	for name, s := range map[string]*scene.Scene{"flow": advanced(t), "feeling": raised(t), "severity": eased(t)} {
		for _, all := range []bool{true, false} {
			s.AllNumbers = all
			for _, w := range []int{20, 26, 28, 34, 38, 40, 58} {
				missed, changed := unmarked(s, w)
				if len(missed) > 0 {
					t.Errorf("%s, all numbers %v, %d columns: no mark at %s", name, all, w, strings.Join(missed, ""))
				}
				if changed == 0 && all {
					t.Errorf("%s, all numbers %v: nothing changed", name, all)
				}
			}
		}
	}
}

// eased is the sample with its worst pain less bad.
func eased(t testing.TB) *scene.Scene {
	s := sample(t, "i2")
	for f := range model.All[model.Finding](s.Journey) {
		if n, set := f.Severity.Value(); set && n > 3 {
			return edited(t, s, edit.SetField(s.State, "smartphone", model.RefOf(f), "severity", 1))
		}
	}
	t.Fatal("no bad pain")
	return nil
}

func TestTheLargestChangeIsSaidInWords(t *testing.T) {
	s := advanced(t)
	if got, want := Change(s), "Goal 12.2 → 15.3 %, up 3.1 points"; got != want {
		t.Errorf("says %q, want %q", got, want)
	}
	s.Last = s.Report
	if got := Change(s); got != "" {
		t.Errorf("says %q of an edit that changed no number", got)
	}
}

func TestAnIndexOfFewFeelingsIsMarked(t *testing.T) {
	s := sample(t, "i2")
	var edits []edit.Edit
	for e := range model.All[model.Experience](s.Journey) {
		if e.Persona == "tom" && e.Touchpoint != "p1" {
			edits = append(edits, edit.Feel(s.State, "smartphone", "tom", e.Touchpoint, model.Opt[int]{})...)
		}
	}
	e := edited(t, s, edits)
	e.Fresh, e.Start = false, nil
	got := lines(e, 40, 30, 1, 4)
	want := []string{
		"│ Emotion     ~37.91 ! Tom 1 of 15     │",
		"│   Maya      ~63.18 ▇▅▇▃▇█▇▁▇█▇▃▃▇█   │",
		"│   Tom       ~0.00 ! 1 of 15 felt     │",
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func plain(s *scene.Scene) *scene.Scene {
	out := *s
	out.AllNumbers, out.Last, out.Start = false, nil, nil
	return &out
}

func TestByDefaultTheRoomReadsAboutEightNumbersInPlainWords(t *testing.T) {
	want := strings.TrimPrefix(`
┌ 4 KPIs ──────────────────┐
│ How customers feel       │
│  ~59.36 of 100           │
│ How many reach the goal  │
│   12.21 %                │
│ Most leave at Interest   │
│   53 of 100 who come     │
│   43 % of all losses     │
│ Worst pain still open    │
│  ~20 of 25               │
│   Specifications not co… │
│ What nobody supports     │
│  ~1 of 15 touchpoints    │
│   Asks friends and fami… │
│ Costs more than it gives │
│  ~Brand advertising      │
│   cost 28 %, value 4 %   │
│ KPIs on target           │
│   0 of 1                 │
│ Comparison-… 54 % → 45 % │
│ How sure we are          │
│   100.00 % is guessed    │
├ Compares models o… ─ ▼ 7 ┤
│ Maya       -1 unhappy    │
│ Tom        -1 unhappy    │
│ Importance ●●●●●         │
├ Next ─────────────── ▼ 9 ┤
│• 4 low points matter and │
│  nobody works on them. 1 │
│  more about the mood.    │
│                          │
└──────────────────────────┘
`, "\n")
	if diff := gocmp.Diff(want, picture(plain(measured(t)), 28, 32)); diff != "" {
		t.Error(diff)
	}
}

func TestWhatHasNoDataSaysOnceWhatToEnterNext(t *testing.T) {
	w := model.NewDocument(model.WorkspaceDoc, model.Workspace{}).With(model.Persona{ID: "p", Name: "Maya"})
	empty := model.NewDocument("j", model.Journey{ID: "j"})
	named := empty.With(model.Journey{ID: "j", Personas: []model.PersonaID{"p"}})
	staged := named.With(model.Stage{ID: "s"}).With(model.Order{Of: model.KindStage, IDs: []string{"s"}})
	met := staged.With(model.Touchpoint{ID: "t", Stage: "s"}).
		With(model.Order{Of: model.KindTouchpoint, Parent: "s", IDs: []string{"t"}})
	for _, c := range []struct {
		journey *model.Document
		want    string
	}{
		{empty, "whose journey this is: 2 a"},
		{named, "its first stage: A"},
		{staged, "what customers do: 1 a"},
		{met, "how they feel: + or ="},
	} {
		s := plain(sceneOf(model.NewState(w, c.journey), "j", ""))
		s.Keys = keymap.Default()
		got := picture(s, 40, 30)
		if strings.Contains(got, "n/a") || strings.Count(got, "To know more, enter") != 1 || !strings.Contains(got, c.want+" ") {
			t.Errorf("a journey that lacks %q shows\n%s", c.want, got)
		}
		strip := paint.NewCanvas(80, 1)
		Strip(strip.Pen, s)
		if got := clean(strip); strings.Contains(got, "n/a: no data") || !strings.Contains(got, "To know more, enter "+c.want) {
			t.Errorf("the strip of a journey that lacks %q shows\n%s", c.want, got)
		}
	}
}

func TestAnOldChangeIsComparedWithTheStart(t *testing.T) {
	s := raised(t)
	s.Fresh = false
	if got, want := lines(s, 36, 30, 1, 2)[0], "│ Emotion     ~60.27 ▲ +0.91       │"; got != want {
		t.Errorf("shows %q, want %q", got, want)
	}
	s.Start = nil
	if got, want := lines(s, 36, 30, 1, 2)[0], "│ Emotion     ~60.27               │"; got != want {
		t.Errorf("without a session it shows %q, want %q", got, want)
	}
}

func TestTheMarkSaysBetterWhateverTheSign(t *testing.T) {
	s := raised(t)
	s.Focus, s.Cursor.Persona, s.Fresh = scene.Emotion, "tom", false
	_, rows := Focus(s)
	for _, r := range rows {
		if r.Label == "Swings" && (r.Sense != +1 || r.Delta != "-0.155") {
			t.Errorf("fewer swings are better: %+v", r)
		}
	}
}

func TestRowsKeepTheirPlacesWhileEditing(t *testing.T) {
	s := sample(t, "i2")
	plans := map[string][]edit.Edit{
		"delete link":       edit.Connect(s.State, "smartphone", "v7", "p1", 0),
		"take feeling away": edit.Feel(s.State, "smartphone", "tom", "p1", model.Opt[int]{}),
		"break the flow":    {edit.Delete{Doc: "smartphone", Ref: model.Ref{Kind: model.KindTransition, Key: "interest/lost"}}},
	}
	for name, plan := range plans {
		before, after := Rows(s), Rows(edited(t, s, plan))
		for i := range before {
			if i >= len(after) || before[i].Label != after[i].Label {
				t.Errorf("%s: row %d is not %q any more", name, i, before[i].Label)
				break
			}
		}
		if a, b := divide(30, FocusOf(s), len(before)), divide(30, FocusOf(edited(t, s, plan)), len(after)); a != b {
			t.Errorf("%s: zones %v became %v", name, a, b)
		}
	}
}

func TestAMissingNumberSaysWhy(t *testing.T) {
	s := sample(t, "i2")
	e := edited(t, s, []edit.Edit{edit.Delete{Doc: "smartphone", Ref: model.Ref{Kind: model.KindTransition, Key: "interest/lost"}}})
	if got := lines(e, 40, 30, 8, 9)[0]; !strings.Contains(got, "Goal         n/a: inconsistent") {
		t.Errorf("shows %q", got)
	}
	if q := Questions(e); !strings.Contains(q[0].Text, "Interest: probabilities sum to 0.6") {
		t.Errorf("asks %q", q[0].Text)
	}
}

func TestFocusFollowsThePane(t *testing.T) {
	s := sample(t, "p1")
	s.Cursor.Persona, s.Cursor.Activity = "tom", "v6"
	for pane, want := range map[scene.Pane]string{
		scene.Journey: "Checks out online", scene.Emotion: "Tom", scene.Chain: "Brand advertising", scene.Panel: "Checks out online",
	} {
		s.Focus = pane
		if title, rows := Focus(s); title != want || len(rows) == 0 {
			t.Errorf("pane %d: %q with %d rows, want %q", pane, title, len(rows), want)
		}
	}
	s.Focus, s.Zoom = scene.Journey, axis.Stages
	s.Cursor.Column.Touchpoint = ""
	if title, _ := Focus(s); title != "Purchase" {
		t.Errorf("zoomed out: %q", title)
	}
}

func TestQuestionsLeadSomewhere(t *testing.T) {
	q := Questions(sample(t, "i2"))
	if len(q) != 3 {
		t.Fatalf("%d questions", len(q))
	}
	for _, q := range q {
		if q.Target.Column.Touchpoint == "" {
			t.Errorf("%q leads nowhere", q.Text)
		}
	}
}

func TestFollowingAQuestionLeadsThroughAllItsPlaces(t *testing.T) {
	s := sample(t, "i2")
	s.Focus = scene.Panel
	s.Cursor.Number = Questions(s)[0].ID
	places := Questions(s)[0].Places
	seen := map[axis.Column]bool{}
	for range places {
		target, found := Follow(s)
		if !found {
			t.Fatal("leads nowhere")
		}
		seen[target.Column] = true
		s.Cursor.Column = target.Column
	}
	if places < 4 || len(seen) != places {
		t.Errorf("of %d places %d were seen", places, len(seen))
	}
}

func TestTheQuestionUnderTheCursorIsAmongThoseShown(t *testing.T) {
	s := sample(t, "i2")
	last := s.Questions[len(s.Questions)-1]
	s.Cursor.Number = QuestionOf(s, last).ID
	if q := Questions(s); len(q) != 3 || q[2].Text != last.Text {
		t.Errorf("shows %v", q)
	}
}

func TestAnOwnedInitiativeAnswersALowPoint(t *testing.T) {
	s := sample(t, "i2")
	e := edited(t, s, []edit.Edit{
		edit.Insert{Doc: "smartphone", Object: model.Finding{ID: "f", Type: model.Pain, Touchpoint: "p1"}},
		edit.Insert{Doc: model.WorkspaceDoc, Object: model.Initiative{ID: "x", Owner: "Sales", Findings: []model.FindingID{"f"}}},
	})
	for _, q := range e.Questions {
		for _, i := range q.Of {
			if strings.Contains(i.Text, "Low point at 'Checks out online'") {
				t.Errorf("still says %q", i.Text)
			}
		}
	}
}

func TestCursorReachesEveryLineAndStays(t *testing.T) {
	s := sample(t, "i2")
	s.Focus = scene.Panel
	seen := map[analysis.NumberID]bool{}
	for range 60 {
		s.Cursor.Number = Move(s, +1)
		seen[s.Cursor.Number] = true
		for _, h := range []int{5, 12, 30, 50} {
			if !strings.Contains(picture(s, 40, h), s.Theme.Glyphs.Marker) {
				t.Fatalf("the cursor on %s does not show in %d rows:\n%s", s.Cursor.Number, h, picture(s, 40, h))
			}
		}
	}
	asked := Questions(s)
	if !seen[asked[len(asked)-1].ID] || !seen["emotion.switches"] || !seen["opportunity/i2"] {
		t.Errorf("not all lines were reached: %v", seen)
	}
	if s.Cursor.Number = Move(s, -100); s.Cursor.Number != "emotion.blended" {
		t.Errorf("the first line is %s", s.Cursor.Number)
	}
}

func TestClicksNameTheNumber(t *testing.T) {
	c := paint.NewCanvas(36, 30)
	Draw(c.Pen, sample(t, "i2"), 0)
	target, ok := c.Hit(5, 1)
	if got, _ := target.(scene.Target); !ok || got.Number != "emotion.blended" || got.Pane != scene.Panel {
		t.Errorf("click on the first line: %+v", target)
	}
}

func TestStripSaysTheEssentials(t *testing.T) {
	s := sample(t, "i2")
	for h, want := range map[int]string{
		1: "Emotion ~59.36  Goal 12.21 %  Coverage ~54.55 %  Low Joins an online forum thre…\n",
		2: "Emotion ~59.36  Goal 12.21 %  Coverage ~54.55 %\nLow Joins an online forum thread (Maya -2)  • 4 low points matter and nobody wo…\n",
	} {
		c := paint.NewCanvas(80, h)
		Strip(c.Pen, s)
		if diff := gocmp.Diff(want, clean(c)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestNothingToShowIsNoTrouble(t *testing.T) {
	head := model.NewDocument("j", model.Journey{ID: "j"}).With(model.Stage{ID: "s"}).
		With(model.Order{Of: model.KindStage, IDs: []string{"s"}})
	w := model.NewDocument(model.WorkspaceDoc, model.Workspace{})
	s := sceneOf(model.NewState(w, head), "j", "")
	if got := picture(s, 30, 20); !strings.Contains(got, "Unnamed stage has no") {
		t.Errorf("a journey of nobody shows\n%s", got)
	}
	for _, s := range []*scene.Scene{
		{Frame: screen.Frame{Theme: theme.None()}},
		{Frame: screen.Frame{Theme: theme.None(), Numbers: screen.Numbers{Report: s.Report}}},
		{Frame: screen.Frame{Theme: theme.None(), Journey: head}},
	} {
		picture(s, 30, 30)
		Strip(paint.NewCanvas(80, 2).Pen, s)
		Move(s, 1)
		Follow(s)
	}
}

func TestAnySizeDraws(t *testing.T) {
	s := raised(t)
	ids := append(analysis.Numbers(s.Report), "", "question/L17:p1", "question/L99:x", "nonsense")
	rapid.Check(t, func(t *rapid.T) {
		v := *s
		v.Focus = rapid.SampledFrom([]scene.Pane{scene.Journey, scene.Emotion, scene.Chain, scene.Panel}).Draw(t, "focus")
		v.Cursor.Number = rapid.SampledFrom(ids).Draw(t, "number")
		v.Cursor.Persona = rapid.SampledFrom([]model.PersonaID{"", "tom", "gone"}).Draw(t, "persona")
		v.Cursor.Activity = rapid.SampledFrom([]model.ActivityID{"", "v6", "v10"}).Draw(t, "activity")
		v.Fresh = rapid.Bool().Draw(t, "fresh")
		w, h := rapid.IntRange(1, 90).Draw(t, "w"), rapid.IntRange(1, 70).Draw(t, "h")
		c := paint.NewCanvas(w, h)
		Draw(c.Pen, &v, rapid.IntRange(-2, 60).Draw(t, "top"))
		if w > 2 && h > 2 && !strings.Contains(clean(c), "Emo") && v.Focus != scene.Panel && w > 8 {
			t.Fatalf("the emotion line is hidden:\n%s", clean(c))
		}
		Strip(c.Pen, &v)
	})
}

func BenchmarkDraw(b *testing.B) {
	s := raised(b)
	c := paint.NewCanvas(36, 48)
	b.ReportAllocs()
	for b.Loop() {
		Draw(c.Pen, s, 0)
	}
}

// large is a journey of the size that must still feel immediate: 12 stages, 200
// touchpoints, 10 personas, 60 activities.
func large() *scene.Scene {
	id := func(kind string, n int) string { return kind + strconv.Itoa(n) }
	w := model.NewDocument(model.WorkspaceDoc, model.Workspace{})
	head := model.Journey{ID: "j"}
	orders := map[model.Kind][]string{}
	for n := range 10 {
		w = w.With(model.Persona{ID: model.PersonaID(id("p", n)), Name: id("Persona ", n)})
		head.Personas = append(head.Personas, model.PersonaID(id("p", n)))
	}
	for n := range 60 {
		w = w.With(model.Activity{ID: model.ActivityID(id("a", n)), Name: id("Activity ", n), Cost: model.Some(1000.0 * float64(n))})
		orders[model.KindActivity] = append(orders[model.KindActivity], id("a", n))
	}
	w = w.With(model.Order{Of: model.KindActivity, IDs: orders[model.KindActivity]})
	j := model.NewDocument("j", head)
	for n := range 12 {
		j = j.With(model.Stage{ID: model.StageID(id("s", n)), Name: id("Stage ", n)})
		orders[model.KindStage] = append(orders[model.KindStage], id("s", n))
		var ids []string
		for m := n; m < 200; m += 12 {
			ids = append(ids, id("t", m))
		}
		j = j.With(model.Order{Of: model.KindTouchpoint, Parent: id("s", n), IDs: ids})
	}
	j = j.With(model.Order{Of: model.KindStage, IDs: orders[model.KindStage]})
	for n := range 200 {
		t := model.TouchpointID(id("t", n))
		j = j.With(model.Touchpoint{ID: t, Stage: model.StageID(id("s", n%12)), Action: id("Does thing ", n), Importance: model.Some(1 + n%5)})
		j = j.With(model.Link{Activity: model.ActivityID(id("a", n%60)), Touchpoint: t, Strength: 3})
		for p := range 10 {
			j = j.With(model.Experience{Persona: model.PersonaID(id("p", p)), Touchpoint: t, Valence: model.Some((n+p)%5 - 2)})
		}
	}
	s := sceneOf(model.NewState(w, j), "j", "t100")
	s.Last, s.Start, s.Fresh = s.Report, s.Report, true
	return s
}

func BenchmarkDrawLarge(b *testing.B) {
	s := large()
	c := paint.NewCanvas(36, 48)
	b.ReportAllocs()
	for b.Loop() {
		Draw(c.Pen, s, 0)
	}
}

func TestAPageOfPlannedWorkHasItsCaseInFocus(t *testing.T) {
	s := sample(t, "i2")
	e := edited(t, s, []edit.Edit{
		edit.Insert{Doc: model.WorkspaceDoc, Object: model.Initiative{
			ID: "x", Name: "Short checkout", OneOffCost: model.Some(30000.0), Savings: model.Some(4000.0), Horizon: model.Some(12.0),
		}},
	})
	e.Page = model.Ref{Kind: model.KindInitiative, Key: "x"}
	title, rows := Focus(e)
	if title != "Short checkout" {
		t.Errorf("the focus is on %q", title)
	}
	values := map[string]string{}
	for _, r := range rows {
		values[r.Label] = r.Value
	}
	if values["ROI"] != "60.00 %" || values["Payback"] != "7.5" {
		t.Errorf("48 k of savings for 30 k: %v", values)
	}
}

func TestAKPIInFocusShowsItsSeriesAndInterval(t *testing.T) {
	s := sample(t, "i2")
	e := edited(t, s, []edit.Edit{
		edit.Insert{Doc: "smartphone", Object: model.KPI{ID: "k", Name: "Buyers", Unit: model.Percent, Direction: model.Up}},
		edit.Insert{Doc: "smartphone", Object: model.Measurement{KPI: "k", Date: "2026-10-01", X: model.Some(2.0), N: model.Some(20.0)}},
		edit.Insert{Doc: "smartphone", Object: model.Measurement{KPI: "k", Date: "2026-11-01", X: model.Some(3.0), N: model.Some(10.0)}},
	})
	e.Focus, e.Cursor.Number = scene.Panel, "kpi.attainment/k"
	title, rows := Focus(e)
	if title != "Buyers" || FocusOf(e) != KPIFocus {
		t.Fatalf("the focus is on %q", title)
	}
	for _, r := range rows {
		switch r.Label {
		case "Now":
			if r.Value != "30 %" || len(r.Spark) != 2 {
				t.Errorf("now: %+v", r)
			}
		case "Interval":
			if r.Value != "10.78 % to 60.32 %" || r.Note != "only 10" {
				t.Errorf("interval: %+v", r)
			}
		}
	}
}

// measured is the sample with a KPI at i2 that is on its way.
func measured(t testing.TB) *scene.Scene {
	s := sample(t, "i2")
	return edited(t, s, []edit.Edit{
		edit.Insert{Doc: "smartphone", Object: model.KPI{
			ID: "k", Name: "Comparison-page bounce", Touchpoint: "i2", Unit: model.Percent, Direction: model.Down,
			Baseline: model.Some(0.6), Target: model.Some(0.45),
		}},
		edit.Insert{Doc: "smartphone", Object: model.Measurement{KPI: "k", Date: "2026-11-01", Value: model.Some(0.54)}},
	})
}

func TestAKPIShowsItsValueAndTargetNotItsProgressAlone(t *testing.T) {
	s := measured(t)
	_, rows := Focus(s)
	said := map[string]string{}
	for i, r := range rows {
		if r.Label == "Comparison-page bounce" {
			said["focus"] = r.Value + ", " + rows[i+1].Value
		}
	}
	for _, r := range Rows(s) {
		if r.Label == "Worst KPI" {
			said["worst"] = r.Value
		}
	}
	want := map[string]string{"focus": "54 % → 45 %, 40 % of the way", "worst": "54 % → 45 %"}
	if diff := gocmp.Diff(want, said); diff != "" {
		t.Error(diff)
	}
}

func TestANumberOfAssumptionsIsMarkedUntilTheyAreBacked(t *testing.T) {
	s := sample(t, "i2")
	marked := func(s *scene.Scene) map[analysis.NumberID]bool {
		out := map[analysis.NumberID]bool{}
		for _, r := range Rows(s) {
			out[r.ID] = r.Guess
		}
		return out
	}
	before := marked(s)
	if !before["emotion.index/maya"] || !before["emotion.blended"] || before["flow.goal"] {
		t.Errorf("marks of guesses: %v", before)
	}
	var edits []edit.Edit
	for e := range model.All[model.Experience](s.Journey) {
		if e.Persona == "maya" {
			edits = append(edits, edit.SetField(s.State, "smartphone", model.RefOf(e), "tier", model.Reasoned)...)
		}
	}
	after := marked(edited(t, s, edits))
	if after["emotion.index/maya"] || !after["emotion.index/tom"] {
		t.Errorf("after Maya's feelings were backed: %v", after)
	}
}

func TestNoRowShowsANumberThatIsNoneAndWhatIsMissingSaysWhy(t *testing.T) {
	rounds := 0
	rapid.Check(t, func(rt *rapid.T) {
		if rounds++; rounds > 15 {
			return
		}
		source := edittest.New(rt)
		state := source.Extreme(source.State(rapid.IntRange(0, 40).Draw(rt, "things")))
		for d := range state.Journeys() {
			tp := ""
			if ids := d.IDs(model.KindStage, ""); len(ids) > 0 {
				tp = strings.Join(d.IDs(model.KindTouchpoint, ids[0])[:min(1, len(d.IDs(model.KindTouchpoint, ids[0])))], "")
			}
			s := sceneOf(state, d.ID(), model.TouchpointID(tp))
			for _, all := range []bool{false, true} {
				s.AllNumbers = all
				if bad := edittest.Nonsense(picture(s, 110, 150)); len(bad) > 0 {
					rt.Fatalf("the panel says %q", bad)
				}
			}
		}
	})
}
