package analysis

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"wend/model"
)

func TestAnEmptyWorkspaceHasReasonsInsteadOfNumbers(t *testing.T) {
	empty := model.NewState(
		model.NewDocument(model.WorkspaceDoc, model.Workspace{}),
		model.NewDocument("j", model.Journey{ID: "j"}),
	)
	for _, s := range []model.State{{}, empty} {
		for _, f := range Figures(Compute(s, "j", Options{})) {
			if f.Number.Known() || f.Number.Reason() != NoData {
				t.Errorf("%s of an empty map is %s", f.ID, f)
			}
		}
	}
}

func TestTheJSONOfAnEmptyMapHasListsAndReasons(t *testing.T) {
	b, err := Compute(model.State{}, "j", Options{}).JSON()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(b)), "")
	for _, want := range []string{
		`{"journey":"j","emotion":{"personas":[],"blendedIndex":{"na":"no-data"}`, `"touchpoints":[]`,
		`"flow":{"goalProbability":{"na":"no-data"}`, `"stages":[],"leverage":[],"biggestLeak":{"na":"no-data"}`, `"afterGoal":[]`,
		`"chain":{"coverage":{"na":"no-data"},"unserved":[],"totalCost":{"na":"no-data"},"activities":[]`,
		`"bottleneck":{"na":"no-data"}`, `"moments":[],"opportunities":[],"pains":{"load":{"na":"no-data"},"addressed":{"na":"no-data"}}`,
		`"kpis":[],"hypotheses":[],"initiatives":{"list":[],"ranked":[]`, `"health":{"na":"no-data"}`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in %s", want, text)
		}
	}
	if strings.Contains(text, "null") || strings.Contains(text, `""`) {
		t.Errorf("null or empty text in %s", text)
	}
}

func TestJSONIsTheSameEveryTime(t *testing.T) {
	s := sample(t, "smartphone")
	a, _ := Compute(s, "smartphone", Options{}).JSON()
	b, _ := Compute(s, "smartphone", Options{}).JSON()
	same(t, "JSON", string(a), string(b))
	if i, j := strings.Index(string(a), `"awareness": 0.66`), strings.Index(string(a), `"interest": 0.65625`); i < 0 || j < i {
		t.Error("the stages of a persona are not in the order of the map")
	}
}

// felt builds a journey of one stage in which each persona has a row of feelings
// (9 for none).
func felt(rows ...[]int) model.State {
	w := model.NewDocument(model.WorkspaceDoc, model.Workspace{})
	j := model.Journey{ID: "j"}
	d := model.NewDocument("j", j).With(model.Stage{ID: "s", Name: "Stage"})
	var ids []string
	for p, row := range rows {
		persona := model.Persona{ID: model.PersonaID(fmt.Sprint("p", p))}
		w, j.Personas = w.With(persona), append(j.Personas, persona.ID)
		for i, v := range row {
			id := model.TouchpointID(fmt.Sprint("t", i))
			if p == 0 {
				d, ids = d.With(model.Touchpoint{ID: id, Stage: "s"}), append(ids, string(id))
			}
			if v != 9 {
				d = d.With(model.Experience{Persona: persona.ID, Touchpoint: id, Valence: model.Some(v)})
			}
		}
	}
	d = d.With(j).With(model.Order{Of: model.KindStage, IDs: []string{"s"}})
	return model.NewState(w, d.With(model.Order{Of: model.KindTouchpoint, Parent: "s", IDs: ids}))
}

func TestEmptyCellsAreSkippedAndNotZero(t *testing.T) {
	r := Compute(felt([]int{2, 9, 2}, []int{9, 9, 9}), "j", Options{})
	p := r.Emotion.Personas[0]
	same(t, "count", p.Count, 2)
	near(t, "mean", p.Mean, 2, 0)
	near(t, "volatility", p.Volatility, 0, 0)
	near(t, "blended", r.Emotion.Blended, 100, 0)
	same(t, "left out", fmt.Sprint(r.Emotion.LeftOut), "[p1]")
	same(t, "index", r.Emotion.Personas[1].Index.Reason(), NoData)
	same(t, "gap", r.Emotion.Gaps[0].Gap.Reason(), TooFewPoints)
	same(t, "opportunity", r.Opportunities.Derived[1].Score.Reason(), NoData)
	same(t, "stage", r.Emotion.Personas[1].Stages[0].Mean.Reason(), NoData)
}

func TestOneFeelingHasNoUpsAndDowns(t *testing.T) {
	p := Compute(felt([]int{-1}), "j", Options{}).Emotion.Personas[0]
	near(t, "index", p.Index, 25, 0)
	near(t, "end", p.End.Valence, -1, 0)
	same(t, "volatility", p.Volatility.Reason(), TooFewPoints)
}

func TestWeightsOfPersonasAreNormalised(t *testing.T) {
	set := model.Some[float64]
	for _, c := range []struct {
		weights []model.Opt[float64]
		want    string
	}{
		{[]model.Opt[float64]{{}, {}}, "[0.5 0.5]"},
		{[]model.Opt[float64]{set(3), set(1)}, "[0.75 0.25]"},
		{[]model.Opt[float64]{set(0.75), {}}, "[0.75 0.25]"},
		{[]model.Opt[float64]{set(2), {}}, "[1 0]"},
		{[]model.Opt[float64]{set(0), set(0)}, "[0 0]"},
	} {
		var list []model.Persona
		for _, w := range c.weights {
			list = append(list, model.Persona{Weight: w})
		}
		same(t, "shares", fmt.Sprint(normalise(list)), c.want)
	}
}

func TestPersonasThatWeighNothingHaveNoBlend(t *testing.T) {
	s := felt([]int{1, 1})
	s = s.With(s.Workspace().With(model.Persona{ID: "p0", Weight: model.Some(0.0)}))
	same(t, "blended", Compute(s, "j", Options{}).Emotion.Blended.Reason(), ZeroDenominator)
}

func TestAPersonasOwnImportanceCounts(t *testing.T) {
	s := felt([]int{2, -2}, []int{2, -2})
	d, _ := s.Document("j")
	e, _ := d.Experience("p0", "t1")
	e.Importance = model.Some(1)
	r := Compute(s.With(d.With(e)), "j", Options{})
	near(t, "own", r.Emotion.Personas[0].Weighted, 1, 0) // (3·2 - 1·2) / 4
	near(t, "other", r.Emotion.Personas[1].Weighted, 0, 0)
	x := newIndex(s.With(d.With(e)), "j")
	same(t, "weight over all", x.weight[1], 2.0)
}

func TestTheDefaultImportanceIsASetting(t *testing.T) {
	s := felt([]int{2})
	w := model.Workspace{Settings: model.Settings{Importance: model.Some(5)}}
	s = s.With(s.Workspace().With(w))
	near(t, "opportunity", Compute(s, "j", Options{}).Opportunities.Derived[0].Score, 10, 0)
	same(t, "moments", Compute(s, "j", Options{}).Moments.Fired, 1)
}

func TestPeopleOverruleTheMomentsOfTruth(t *testing.T) {
	s := felt([]int{2, -2, 2, 2, 2, 2, 0})
	d, _ := s.Document("j")
	for tp := range d.Path() {
		tp.Importance = model.Some(4)
		switch tp.ID {
		case "t1":
			tp.Moment = model.OverrideNo
		case "t6":
			tp.Moment, tp.Importance = model.OverrideYes, model.Some(1)
		}
		d = d.With(tp)
	}
	m := Compute(s.With(d), "j", Options{}).Moments
	same(t, "fired", m.Fired, 6)
	same(t, "listed", len(m.List), MomentCap)
	last := m.List[MomentCap-1]
	same(t, "chosen", last.Touchpoint, "t6")
	same(t, "rules", fmt.Sprint(last.Rules), "[override]")
}

func TestPainsAreAddressedByStatusOrByWork(t *testing.T) {
	s := felt([]int{0})
	d, _ := s.Document("j")
	pain := func(id string, severity, frequency int, status model.Status) model.Finding {
		return model.Finding{
			ID: model.FindingID(id), Type: model.Pain, Status: status,
			Severity: model.Some(severity), Frequency: model.Some(frequency),
		}
	}
	d = d.With(pain("a", 4, 5, model.Open)).With(pain("b", 3, 3, "")).With(pain("c", 1, 2, model.Verified))
	d = d.With(model.Finding{ID: "d", Type: model.Pain}).With(model.Finding{ID: "e", Type: model.Delight})
	d = d.With(model.Opportunity{ID: "o", Findings: []model.FindingID{"a"}})
	d = d.With(model.Order{Of: model.KindFinding, IDs: []string{"d", "a", "b", "c", "e"}})
	d = d.With(model.Order{Of: model.KindOpportunity, IDs: []string{"o"}})
	work := model.Initiative{ID: "i", Opportunities: []model.OpportunityID{"o"}, Status: "planned"}
	w := s.Workspace().With(model.Order{Of: model.KindInitiative, IDs: []string{"i"}})
	p := Compute(s.With(d).With(w.With(work)), "j", Options{}).Pains
	near(t, "load", p.Load, 31, 0)
	near(t, "addressed", p.Addressed, 2.0/31, 1e-12)
	same(t, "count", fmt.Sprint(p.Count, p.Open, p.Unscored), "4 3 1")
	same(t, "bands", p.Bands, Bands{Critical: 1, High: 1, Low: 1})
	same(t, "top", p.Top, "a")
	work.Status = model.Doing
	p = Compute(s.With(d).With(w.With(work)), "j", Options{}).Pains
	near(t, "load", p.Load, 31, 0)
	near(t, "addressed", p.Addressed, 0.7097, 5e-5)
}

func TestRatedOpportunitiesStandBesideTheDerivedOnes(t *testing.T) {
	s := felt([]int{-2})
	d, _ := s.Document("j")
	d = d.With(model.Opportunity{ID: "o", Importance: model.Some(9.2), Satisfaction: model.Some(3.1)})
	d = d.With(model.Opportunity{ID: "u"}).With(model.Order{Of: model.KindOpportunity, IDs: []string{"o", "u"}})
	r := Compute(s.With(d), "j", Options{})
	near(t, "derived", r.Opportunities.Derived[0].Score, 12, 0)
	near(t, "measured", r.Opportunities.Measured[0].Score, 15.3, 1e-9)
	same(t, "unrated", r.Opportunities.Measured[1].Score.Reason(), NoData)
	same(t, "top", r.Opportunities.Top.Opportunity, "o")
	everyNumberIsExplained(t, s.With(d), "j")
}

// watched is a journey with a KPI and a workspace with another.
func watched() model.State {
	w := model.NewDocument(model.WorkspaceDoc, model.Workspace{}).
		With(model.KPI{ID: "nps", Name: "NPS", Unit: model.Points, Rule: "mean", Direction: model.Up, Baseline: model.Some(20.0), Target: model.Some(40.0)}).
		With(model.Order{Of: model.KindKPI, IDs: []string{"nps"}}).
		With(model.Measurement{KPI: "nps", Date: "2026-10-01", Values: []float64{40, 44}})
	d := model.NewDocument("j", model.Journey{ID: "j"}).
		With(model.KPI{
			ID: "k1", Name: "Bounce", Unit: model.Percent, Direction: model.Down, Cadence: "monthly",
			Baseline: model.Some(0.60), Target: model.Some(0.45),
		}).
		With(model.Order{Of: model.KindKPI, IDs: []string{"k1"}}).
		With(model.Measurement{KPI: "k1", Date: "2026-09-01", Value: model.Some(0.6)}).
		With(model.Measurement{KPI: "k1", Date: "2026-10-01", X: model.Some(540.0), N: model.Some(1000.0)})
	return model.NewState(w, d)
}

func TestKPIsSayWhereTheyStand(t *testing.T) {
	k := Compute(watched(), "j", Options{Today: "2026-11-21"}).KPIs
	same(t, "list", fmt.Sprint(k.List[0].KPI, k.List[1].KPI), "k1nps")
	near(t, "bounce", k.List[0].Current, 0.54, 0)
	near(t, "attainment", k.List[0].Attainment, 0.4, 1e-12)
	near(t, "gap", k.List[0].Gap, -0.09, 1e-12)
	near(t, "age", k.List[0].Age, 51, 0)
	same(t, "stale", k.List[0].Stale, true)
	near(t, "NPS", k.List[1].Current, 42, 0)
	near(t, "raw", k.List[1].Attainment, 1.1, 1e-12)
	near(t, "clamped", k.List[1].Clamped, 1, 0)
	same(t, "never stale", k.List[1].Stale, false)
	same(t, "on target", fmt.Sprint(k.OnTarget, "/", k.Rated, " stale ", k.Stale), "1/2 stale 1")
	same(t, "worst", k.Worst, "k1")
	everyNumberIsExplained(t, watched(), "j")
}

func TestWithoutTodayNothingIsStale(t *testing.T) {
	same(t, "stale", Compute(watched(), "j", Options{}).KPIs.Stale, 0)
}

func TestAnAttainmentIsExplainedInItsUnit(t *testing.T) {
	s := watched()
	e, _ := Explain(s, Compute(s, "j", Options{}), "kpi.attainment/k1")
	same(t, "value", e.Value, "40.00 %")
	same(t, "inputs", fmt.Sprint(e.Inputs), "[{Baseline 60 % } {Target 45 % } {Current 54 % kpi.current/k1}]")
}

func TestFeelingsWithoutATierAreAssumptions(t *testing.T) {
	s := felt([]int{1, 1, 1, 1})
	d, _ := s.Document("j")
	for id, tier := range map[model.TouchpointID]model.Tier{"t0": model.Validated, "t1": model.Reasoned, "t2": model.Assumption} {
		e, _ := d.Experience("p0", id)
		e.Tier = tier
		d = d.With(e)
	}
	c := Compute(s.With(d), "j", Options{}).Confidence
	near(t, "assumption", c.Assumption, 0.5, 0)
	near(t, "reasoned", c.Reasoned, 0.25, 0)
	near(t, "validated", c.Validated, 0.25, 0)
}

func TestAKPIIsStaleAfterOneAndAHalfOfItsCadence(t *testing.T) {
	for cadence, fresh := range map[model.Cadence]int{"daily": 1, "weekly": 10, "monthly": 46, "quarterly": 138, "yearly": 549} {
		for _, c := range []struct {
			days  int
			stale bool
		}{{fresh, false}, {fresh + 1, true}} {
			d := ordered(model.NewDocument("j", model.Journey{ID: "j"}), model.KindKPI, []model.KPI{{ID: "k", Cadence: cadence}})
			day := time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -c.days)
			d = d.With(model.Measurement{KPI: "k", Date: model.Date(day.Format(time.DateOnly)), Value: num(1)})
			r := Compute(model.NewState(d), "j", Options{Today: "2026-11-21"}).KPIs
			same(t, fmt.Sprint(cadence, " after ", c.days, " days"), r.List[0].Stale, c.stale)
		}
	}
}

func TestAKPIIsOnTargetWhenItGotAllTheWay(t *testing.T) {
	for current, met := range map[float64]int{0.95: 0, 0.999: 0, 1: 1, 1.2: 1} {
		d := ordered(model.NewDocument("j", model.Journey{ID: "j"}), model.KindKPI, []model.KPI{
			{ID: "k", Direction: model.Up, Baseline: num(0), Target: num(1)},
		})
		d = d.With(model.Measurement{KPI: "k", Date: "2026-01-01", Value: num(current)})
		r := Compute(model.NewState(d), "j", Options{}).KPIs
		same(t, fmt.Sprint("on target at ", current), r.OnTarget, met)
		same(t, fmt.Sprint("worst at ", current), r.Worst == "k", met == 0)
	}
}

func TestADateInTheFutureIsNotNow(t *testing.T) {
	d := ordered(model.NewDocument("j", model.Journey{ID: "j"}), model.KindKPI, []model.KPI{{ID: "k", Unit: model.Count}})
	for day, v := range map[model.Date]float64{"2026-01-01": 1500, "2062-01-02": 1} {
		d = d.With(model.Measurement{KPI: "k", Date: day, Value: num(v)})
	}
	k := Compute(model.NewState(d), "j", Options{Today: "2026-11-25"}).KPIs.List[0]
	near(t, "now", k.Current, 1500, 0)
	if len(k.Series) != 1 {
		t.Errorf("the series has %d points", len(k.Series))
	}
}
