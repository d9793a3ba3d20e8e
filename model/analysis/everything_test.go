package analysis

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	jsonv2 "github.com/go-json-experiment/json"

	"wend/model"
)

// everything is [business] with something of every kind on its map, so that
// every number has a value.
func everything() model.State {
	s := business()
	w, d := s.Workspace(), journeyOf(s)
	j := d.Journey()
	j.Personas = []model.PersonaID{"maya", "tom"}
	d = d.With(j)
	w = w.With(model.Persona{ID: "maya", Name: "Maya", Weight: num(0.7)}).With(model.Persona{ID: "tom", Name: "Tom", Weight: num(0.3)})
	w = w.With(model.Evidence{ID: "talk", Summary: "Ten talks"})
	w = ordered(w, model.KindActivity, []model.Activity{
		{
			ID: "web", Name: "Run the shop pages", Owner: "Web", Cost: num(300), ValueAdded: "value-added", ProcessingTime: num(4),
			WaitingTime: num(2), Demand: num(45), Capacity: num(50), Differentiation: model.Some(2), Output: "pages", Tier: model.Validated,
		},
		{ID: "ads", Name: "Run the shop ads", Owner: "Brand", Cost: num(800), JourneyShare: num(0.9), WaitingTime: num(90), ValueAdded: "non-value-added"},
		{ID: "cms", Name: "Keep the system", Owner: "IT", Cost: num(50), Demand: num(10), Capacity: num(40), Differentiation: model.Some(5), Strength: model.Some(4)},
		{ID: "twin", Name: "Run the shop pages too", Owner: "Agency", Cost: num(40), Output: "pages"},
	})
	w = w.With(model.ActivityLink{From: "cms", To: "web", Type: "supports", Strength: 3})
	w = ordered(w, model.KindCompetitor, []model.Competitor{{ID: "rival", Name: "Rival"}, {ID: "other"}})
	w = ordered(w, model.KindOffering, []model.Offering{{ID: "lens", Name: "Lens", Findings: []model.FindingID{"slow"}}})
	i, _ := model.Lookup[model.Initiative](w, "table")
	i.FromSavings, i.RunningCost, i.Savings, i.Findings = true, num(20), num(100), []model.FindingID{"slow"}
	w = w.With(i)
	i, _ = model.Lookup[model.Initiative](w, "checkout")
	i.Opportunities, i.Savings = []model.OpportunityID{"o"}, num(10)
	i.Satisfaction, i.Conversion, i.Business = num(8), num(6), num(4)
	w = w.With(i)
	k, _ := model.Lookup[model.KPI](w, "aov")
	k.Baseline, k.Target, k.Direction, k.Cadence = num(60), num(100), model.Up, "monthly"
	w = w.With(k)
	for n, v := range []float64{71, 74, 69, 72, 75, 70, 73, 99, 76} {
		w = w.With(model.Measurement{KPI: "aov", Date: model.Date(fmt.Sprintf("2025-%02d-01", n+1)), Value: num(v), Divider: n == 1})
	}
	return model.NewState(w, mapOf(d))
}

func journeyOf(s model.State) *model.Document {
	d, _ := s.Document("j")
	return d
}

// mapOf adds the touchpoints of [everything] and what hangs on them.
func mapOf(d *model.Document) *model.Document {
	touchpoints := []model.Touchpoint{
		{ID: "ad", Stage: "look", Action: "Sees an ad", Channels: []string{"social"}, Importance: model.Some(2), Mode: "online"},
		{ID: "page", Stage: "look", Action: "Reads the page", Channels: []string{"web"}, Importance: model.Some(4), Personalise: true},
		{ID: "cart", Stage: "buy", Action: "Pays", Channels: []string{"web", "app"}, Importance: model.Some(5), Personalise: true},
		{ID: "box", Stage: "use", Action: "Opens the box", Moment: model.OverrideYes},
	}
	under := map[model.StageID][]string{}
	for _, t := range touchpoints {
		d, under[t.Stage] = d.With(t), append(under[t.Stage], string(t.ID))
	}
	for stage, ids := range under {
		d = d.With(model.Order{Of: model.KindTouchpoint, Parent: string(stage), IDs: ids})
	}
	for _, e := range []model.Experience{
		{Persona: "maya", Touchpoint: "ad", Valence: model.Some(0), Expected: model.Some(1), Tier: model.Validated},
		{Persona: "maya", Touchpoint: "page", Valence: model.Some(1), Expected: model.Some(1), Tier: model.Reasoned},
		{Persona: "maya", Touchpoint: "cart", Valence: model.Some(-2), Expected: model.Some(1)},
		{Persona: "maya", Touchpoint: "box", Valence: model.Some(2), Expected: model.Some(0)},
		{Persona: "tom", Touchpoint: "page", Valence: model.Some(-1), Importance: model.Some(5)},
		{Persona: "tom", Touchpoint: "cart", Valence: model.Some(1), Tier: model.Assumption},
		{Persona: "tom", Touchpoint: "box", Valence: model.Some(1)},
	} {
		d = d.With(e)
	}
	for _, l := range []model.Link{
		{Activity: "web", Touchpoint: "page", Strength: 9, Tier: model.Reasoned},
		{Activity: "web", Touchpoint: "cart", Strength: 9},
		{Activity: "ads", Touchpoint: "ad", Strength: 3},
		{Activity: "ads", Touchpoint: "box", Strength: 1, Effect: model.Harms},
		{Activity: "twin", Touchpoint: "page", Strength: 9},
		{Activity: "twin", Touchpoint: "cart", Strength: 9},
		{Activity: "cms", Touchpoint: "box", Strength: 1},
	} {
		d = d.With(l)
	}
	d = ordered(d, model.KindFinding, []model.Finding{
		{ID: "slow", Type: model.Pain, Touchpoint: "cart", Text: "Slow", Severity: model.Some(4), Frequency: model.Some(5), Tier: model.Validated},
		{ID: "fees", Type: model.Pain, Touchpoint: "cart", Text: "Fees", Severity: model.Some(3), Frequency: model.Some(2)},
		{ID: "done", Type: model.Pain, Touchpoint: "ad", Text: "Dull", Severity: model.Some(1), Frequency: model.Some(2), Status: model.Addressed},
		{ID: "vague", Type: model.Pain, Text: "Vague"},
	})
	d = ordered(d, model.KindOpportunity, []model.Opportunity{
		{ID: "o", Text: "Pay at once", Importance: num(8), Satisfaction: num(4), Findings: []model.FindingID{"fees"}},
	})
	d = ordered(d, model.KindTactic, []model.Tactic{
		{ID: "clip", Stage: "look", Type: "content", Resonance: num(0.4)},
		{ID: "mail", Touchpoint: "cart", Message: "Hello", Resonance: num(0.6), Personal: model.Personalisation{Bases: model.Bases{"browsing"}}},
	})
	d = d.With(model.Transition{From: "tell", To: "page", Referral: true, Rate: num(0.5)})
	d = ordered(d, model.KindBenchmark, []model.Benchmark{
		{ID: "b1", Competitor: "rival", Activity: "cms", Score: model.Some(3)},
		{ID: "b2", Competitor: "other", Activity: "cms", Score: model.Some(2)},
		{ID: "b3", Competitor: "rival", Touchpoint: "cart", Score: model.Some(4)},
	})
	d = d.With(model.Transition{From: "buy", To: model.Goal, Probability: num(0.4), KPI: "sale"})
	s, _ := model.Lookup[model.Stage](d, "buy")
	s.Duration = num(3)
	d = d.With(s)
	h, _ := model.Lookup[model.Hypothesis](d, "h1")
	h.Effect, h.Direction = num(0.01), ""
	d = d.With(h)
	d = d.With(model.Empathy{ID: "hears", Persona: "maya", Text: "Friends rave"}).With(model.Session{ID: "monday"})
	return d.With(model.Mute{Insight: "L17"})
}

func TestEverythingHasEveryNumber(t *testing.T) {
	known := map[string]bool{}
	for _, f := range Figures(Compute(everything(), "j", Options{Today: "2026-11-21"})) {
		topic, _ := f.ID.cut()
		known[topic] = known[topic] || f.Number.Known()
	}
	for topic, has := range known {
		if !has {
			t.Errorf("%s has no value in everything", topic)
		}
	}
}

// The file holds the analysis JSON of everything as people read it with their
// own programs: names and places of its members stay.
func TestTheJSONKeepsItsNames(t *testing.T) {
	b, err := Compute(everything(), "j", Options{Today: "2026-11-21"}).JSON()
	if err != nil {
		t.Fatal(err)
	}
	var got, want any
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile("testdata/everything.expected.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(file, &want); err != nil {
		t.Fatal(err)
	}
	if n := compare(t, "everything", got, want); n < 300 {
		t.Errorf("only %d values were compared", n)
	}
}

// The file holds the numbers of everything as people read them.
func TestEveryRowTakesItsOwnNumber(t *testing.T) {
	got := map[string]string{}
	for _, f := range Figures(Compute(everything(), "j", Options{Today: "2026-11-21"})) {
		got[string(f.ID)] = f.String()
	}
	file, err := os.ReadFile("testdata/everything.numbers.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(file)) {
		id, want, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if got[id] != want {
			t.Errorf("%s is %q, want %q", id, got[id], want)
		}
	}
}

func TestEveryFieldOfAReportSaysItsNameInTheJSON(t *testing.T) {
	seen := map[reflect.Type]bool{reflect.TypeFor[Number](): true}
	var look func(reflect.Type)
	look = func(typ reflect.Type) {
		for typ.Kind() == reflect.Slice && !typ.Implements(reflect.TypeFor[jsonv2.MarshalerTo]()) {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || seen[typ] {
			return
		}
		seen[typ] = true
		named := false
		for i := range typ.NumField() {
			named = named || typ.Field(i).Tag.Get("json") != ""
		}
		named = named || !typ.Implements(reflect.TypeFor[json.Marshaler]())
		for i := range typ.NumField() {
			f := typ.Field(i)
			tag := f.Tag.Get("json")
			if tag == "" && named && !f.Anonymous {
				t.Errorf("%s.%s has no name", typ, f.Name)
			}
			if tag != "-" {
				look(f.Type)
			}
		}
	}
	look(reflect.TypeFor[Report]())
	if len(seen) < 30 {
		t.Errorf("only %d types were looked at", len(seen))
	}
}

func TestAReferralBringsSomebodyNewAndNobodyLeavesByIt(t *testing.T) {
	s := everything()
	d := journeyOf(s).Without(model.Ref{Kind: model.KindTransition, Key: "tell/page"})
	with, without := Compute(s, "j", Options{}), Compute(s.With(d), "j", Options{})
	if a, b := with.Flow.After.Kept, without.Flow.After.Kept; !a.Equal(b) || !with.Flow.Goal.Equal(without.Flow.Goal) {
		t.Errorf("a referral changes who comes back: %s, %s", a, b)
	}
	near(t, "referred", with.Flow.After.Referred, 0.25*0.5, 1e-9) // a quarter tells, each brings half a customer
	same(t, "without", without.Flow.After.Referred.Known(), false)
}

func TestBeingAheadOfEveryCompetitorIsWhatSetsApart(t *testing.T) {
	s := everything()
	w := s.Workspace()
	of := func(s model.State) Difference { return Compute(s, "j", Options{}).Chain.Activities[2].Difference }
	same(t, "a point ahead", of(s), HiddenStrength)
	a, _ := model.Lookup[model.Activity](w, "cms")
	a.Strength = model.Some(3) // as good as the best, though rated 5 by ourselves
	same(t, "level", of(s.With(w.With(a))), "")
}
