package insight

import (
	"testing"

	"wend/model"
	"wend/model/analysis"
)

// edge reads a journey whose numbers lie on the edge of something.
func edge(t testing.TB, name string) (*analysis.Report, []Insight) {
	t.Helper()
	s := sample(t, "edges/"+name)
	return analysis.Compute(s, "j", analysis.Options{Today: "2026-11-25"}), found(s, "j") // all is measured by then
}

// silent fails if a rule speaks.
func silent(t *testing.T, list []Insight, r RuleID) {
	t.Helper()
	for _, i := range list {
		if i.Rule == r {
			t.Errorf("%s: %s", r, i.Text)
		}
	}
}

func TestRoundingOfTheMeanMakesNoRun(t *testing.T) {
	r, list := edge(t, "xmr-run-tie")
	if s := r.KPIs.List[0].Signals; len(s) > 0 {
		t.Errorf("signals %v where four points lie on the mean", s)
	}
	silent(t, list, "L50")
}

func TestAnImportanceOfFiveForAllIsFiveBlended(t *testing.T) {
	r, _ := edge(t, "importance-five")
	if top := r.Opportunities.Top; top.Touchpoint != "t1" || top.Score.Or(0) != 20 {
		t.Errorf("the top opportunity is %s with %s, not t1 with 20", top.Touchpoint, top.Score)
	}
}

func TestAMeanFeelingOfNeutralEndsNoHandoffBadly(t *testing.T) {
	r, list := edge(t, "mood-zero")
	if v := r.Emotion.Touchpoints[1].Valence; v.Or(1) != 0 {
		t.Errorf("the mean of -2, -1 and 1 with 1, 1 and 3 persons is %s", v)
	}
	silent(t, list, "L12")
}

func TestTheReachOfAProcessIsThatOfItsChartNotOfRawAnswers(t *testing.T) {
	s := sample(t, "edges/raw-limits")
	d, _ := s.Document("j")
	k, _ := model.Lookup[model.KPI](d, "csat")
	k.Scale = model.Some(5)
	s = s.With(d.With(k))
	r, list := analysis.Compute(s, "j", analysis.Options{Today: today}), found(s, "j")
	for _, i := range list {
		if i.Rule == "L52" && i.ID != "L52:top" {
			t.Errorf("%s: %s", i.ID, i.Text)
		}
	}
	for _, k := range r.KPIs.List {
		if high := k.Chart.High.Or(0); k.KPI == model.KPIID("csat") && (high < 0.8 || high > 1.1) {
			t.Errorf("the upper limit of the satisfaction is %v", high)
		}
	}
}

func TestWhatOnlyCostsCountsInTheReturnOfAllInitiatives(t *testing.T) {
	r := analysis.Compute(sample(t, "edges/portfolio"), "j", analysis.Options{Today: "2026-11-25"}) // measured in November
	i := r.Initiatives
	if cost := i.List[1].Expected.Cost; cost.Or(0) != 100_000 {
		t.Errorf("the initiative without a benefit costs %s", cost)
	}
	if i.List[1].Expected.Benefit.Known() || i.List[1].Expected.ROI.Known() {
		t.Error("the initiative without a benefit returns something")
	}
	if roi := i.ROI.Or(0); i.Cost.Or(0) != 136_000 || roi < -0.67 || roi > -0.66 {
		t.Errorf("all together cost %s and return %s", i.Cost, i.ROI)
	}
}

func TestADecisionIsAChoiceAndNoTextIsSearchedForWords(t *testing.T) {
	_, list := edge(t, "decisions")
	ids := of(list, "L56")
	if len(ids) != 1 || ids[0] != "L56:h7" { // "supported", and the test is inconclusive
		t.Errorf("decisions that contradict their test: %v", ids)
	}
	s := sample(t, "edges/decisions")
	d, _ := s.Document("j")
	h, _ := model.Lookup[model.Hypothesis](d, "h1")
	h.Ruling = "supported" // the choice counts before the words "Not confirmed"
	if ids := of(found(s.With(d.With(h)), "j"), "L56"); len(ids) != 2 {
		t.Errorf("with one that is called supported: %v", ids)
	}
}
