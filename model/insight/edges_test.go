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
	return analysis.Compute(s, "j", analysis.Options{Today: today}), found(s, "j")
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
	r, list := edge(t, "raw-limits")
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
