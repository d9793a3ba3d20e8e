package insight

import (
	"encoding/json"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wend/model"
	"wend/model/analysis"
	format "wend/model/format/json"
	"wend/model/format/source"
	"wend/model/text"
)

// shows fails if a number of a journey is not written so.
func shows(t *testing.T, r *analysis.Report, id analysis.NumberID, want string) {
	t.Helper()
	if f, found := analysis.FigureOf(r, id); !found || f.String() != want {
		t.Errorf("%s is %q, not %q", id, f, want)
	}
}

// says fails if a rule does not say exactly that.
func says(t *testing.T, list []Insight, r RuleID, want ...string) {
	t.Helper()
	var got []string
	for _, i := range list {
		if i.Rule == r {
			got = append(got, i.Text)
		}
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s says %q, not %q", r, got, want)
	}
}

// The files whose values no KPI, activity or sample can have, and what is said of
// them.
var refused = map[string]string{
	"cost-over": `line 14: workspace.activities[0]: activity "a0": Cost per period must be from 0 to 1000000000000000`,
	"dup-date":  `line 50: journeys[0].kpis[0].measurements[1]: measurement "k/2026-01-01" is there twice`,
	"ex-hyp":    `line 101: journeys[0].hypotheses[5]: hypothesis "frac": Before: successes must be a whole number`,
	"present":   `line 143: measurement "neg/2026-01-01": Value must be from 0 to 1, that is 0 to 100 %`,
}

func TestEveryEdgeIsReadOrRefusedAtItsLine(t *testing.T) {
	files, _ := filepath.Glob("testdata/edges/*.json")
	if len(files) < 37 {
		t.Errorf("only %d edges", len(files))
	}
	for _, path := range files {
		name := strings.TrimSuffix(filepath.Base(path), ".json")
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		s, _, err := format.Decode(f, source.Options{})
		f.Close()
		switch want, no := refused[name]; {
		case no && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%s: %v, not %q", name, err, want)
		case !no && err != nil:
			t.Errorf("%s: %v", name, err)
		case !no:
			found(s, "j") // and no rule panics
		}
	}
}

func TestALeverThatGivesNothingIsNone(t *testing.T) {
	r, list := edge(t, "no-goal")
	shows(t, r, "flow.goal", "0.00 %")
	silent(t, list, "L69")
}

func TestASumThatMissesOneByLittleShowsByHowMuch(t *testing.T) {
	r, list := edge(t, "ex-sum")
	shows(t, r, "flow.goal", "n/a: inconsistent")
	says(t, list, "L05", "One: probabilities sum to 0.9999999989. Send the missing 0.0000000011 to Lost?")
}

func TestASumThatCountsAsOneIsOneForTheFlowAndForTheRuleAlike(t *testing.T) {
	for above, whole := range map[float64]bool{0: true, 5e-10: true, 1e-9: false, 1e-6: false} {
		s := sample(t, "edges/ex-sum")
		d, _ := s.Document("j")
		lost, _ := model.Lookup[model.Transition](d, "s1/lost")
		lost.Probability = model.Some(0.4 + above)
		s = s.With(d.With(lost))
		r := analysis.Compute(s, "j", analysis.Options{})
		if r.Flow.Goal.Known() != whole || (len(of(found(s, "j"), "L05")) == 0) != whole {
			t.Errorf("1 + %v: the goal is %v, and the rule says %v", above, r.Flow.Goal, of(found(s, "j"), "L05"))
		}
	}
}

func TestAChainThatNearlyNobodyLeavesSaysSo(t *testing.T) {
	r, _ := edge(t, "ex-abs") // stays with 0.999999999999, leaves for the goal
	if goal, known := r.Flow.Goal.Value(); known && math.Abs(goal-1) > 1e-3 || !known && r.Flow.Goal.Detail() == "" {
		t.Errorf("the goal is reached by %v: %s", r.Flow.Goal, r.Flow.Goal.Detail())
	}
}

func TestTheChainsOfTheBoldAndTheTimidComeToTheirGoals(t *testing.T) {
	r, _ := edge(t, "bold")
	shows(t, r, "flow.goal", "6.40 %") // 0.4 three times
	// Steps of 0.4 on and 0.6 back, between lost and the goal: the gambler's ruin.
	r, list := edge(t, "timid")
	shows(t, r, "flow.goal", text.Write(0.5/(math.Pow(1.5, 8)-1), text.Share))
	if got := of(list, "L70"); len(got) != 1 || got[0] != "L70:x1" {
		t.Errorf("the leak is %v", got)
	}
}

func TestTheMarkOfAGuessCountsWhatTheShareOfAssumptionsCounts(t *testing.T) {
	for name, want := range map[string]map[analysis.NumberID]bool{
		"tilde-half":    {"emotion.blended": true, "chain.coverage": false, "chain.cost": false, "chain.value-index/a": false},
		"tilde-links":   {"emotion.blended": false, "chain.coverage": true, "chain.cost": false, "chain.value-index/a": true},
		"tilde-thought": {"emotion.blended": false, "emotion.index/p": false, "chain.coverage": false},
	} {
		s := sample(t, "edges/"+name)
		d, _ := s.Document("j")
		g := analysis.GroundsOf(s.Workspace(), d)
		for id, guess := range want {
			if g.Guessed(id) != guess {
				t.Errorf("%s: %s is a guess: %t", name, id, !guess)
			}
		}
	}
	r, _ := edge(t, "tilde-thought")
	shows(t, r, "confidence", "0.00 %")
	r, _ = edge(t, "tilde-half")
	shows(t, r, "confidence", "50.00 %")
}

func TestCostsThatAreGuessedAreMarked(t *testing.T) {
	s := sample(t, "edges/tilde-half")
	w := s.Workspace()
	for a := range model.All[model.Activity](w) {
		a.Tier = ""
		w = w.With(a)
	}
	d, _ := s.Document("j")
	for _, id := range []analysis.NumberID{"chain.cost", "chain.cost-share/a", "chain.value-index/a", "chain.savings"} {
		if !analysis.GroundsOf(w, d).Guessed(id) {
			t.Errorf("%s is not marked", id)
		}
	}
}

func TestTheLimitsOfARateEndWhereARateEnds(t *testing.T) {
	r, _ := edge(t, "limits-clip")
	shows(t, r, "kpi.limit-low/rate", "0 %")
	if high := r.KPIs.List[0].Chart.High.Or(0); high <= 0.1 || high >= 0.2 {
		t.Errorf("the upper limit is %v", high)
	}
	shows(t, r, "chain.cost", "1 000 000 000 M") // 1e15 and a little, not cut off
}

func TestAPValueIsNamedAndNeverZero(t *testing.T) {
	s := sample(t, "edges/p-values")
	d, _ := s.Document("j")
	h, _ := model.Lookup[model.Hypothesis](d, "huge")
	h.Ruling = "refuted"
	s = s.With(d.With(h))
	r, list := analysis.Compute(s, "j", analysis.Options{Today: today}), found(s, "j")
	shows(t, r, "hypothesis.p/huge", "< 0.001")
	shows(t, r, "hypothesis.p/tiny", "< 0.001")
	says(t, list, "L56", "Recorded as refuted, but the p value is < 0.001, of 4 000 people.")
	if e, _ := analysis.Explain(s, r, "hypothesis.p/huge"); !strings.HasPrefix(e.Title, "p value") {
		t.Errorf("it is called %q", e.Title)
	}
	for id, want := range map[analysis.NumberID]string{
		"kpi.current/third": "3.33", "kpi.current/sec": "1 234 567.8 s", "kpi.current/big": "1 000 000 000 M", "kpi.current/nps": "33.33 points",
	} {
		shows(t, r, id, want)
	}
}

// atMost returns the probability that of n values so many or fewer lie below the
// median, exactly.
func atMost(k, n int64) float64 {
	sum, c := big.NewInt(0), big.NewInt(0)
	for i := int64(0); i <= k; i++ {
		sum.Add(sum, c.Binomial(n, i))
	}
	p, _ := new(big.Rat).SetFrac(sum, new(big.Int).Lsh(big.NewInt(1), uint(n))).Float64()
	return p
}

func TestTheIntervalOfAMedianIsTheNarrowestOfRanksThatHoldsIt(t *testing.T) {
	r, _ := edge(t, "median-interval") // the values are their ranks
	for _, k := range r.KPIs.List {
		n := int64(k.N.Or(0))
		if n < 25 {
			continue
		}
		rank := int64(0)
		for atMost(rank, n) <= 0.025 {
			rank++
		}
		if low, high := k.Interval.Low.Or(0), k.Interval.High.Or(0); low != float64(rank) || high != float64(n+1-rank) {
			t.Errorf("of %d values it is %v to %v, not %d to %d", n, low, high, rank, n+1-rank)
		}
	}
	shows(t, r, "kpi.interval-low/n25", "8 s")
	shows(t, r, "kpi.interval-high/n25", "18 s")
}

// rounded writes a decimal text times 10^power with so many decimals, halves away
// from zero, exactly.
func rounded(t *testing.T, number string, power, decimals int) string {
	t.Helper()
	r, ok := new(big.Rat).SetString(number)
	if !ok {
		t.Fatalf("%q is no number", number)
	}
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(power, -power))), nil)
	if power > 0 {
		r.Mul(r, new(big.Rat).SetInt(scale))
	} else {
		r.Quo(r, new(big.Rat).SetInt(scale))
	}
	return r.FloatString(decimals) // rounds halves away from zero
}

func trimZeros(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	}
	return s
}

func TestHalvesAreRoundedAwayFromZeroOnTheDecimalText(t *testing.T) {
	type file struct {
		Workspace struct {
			Activities []struct {
				ID   string
				Cost json.Number
			}
		}
		Journeys []struct {
			KPIs []struct {
				ID           string
				Measurements []struct{ Value json.Number }
			}
		}
	}
	count := 0
	for _, name := range []string{"share-half", "share-half1", "money-half"} {
		raw, err := os.ReadFile("testdata/edges/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var f file
		if err := json.Unmarshal(raw, &f); err != nil {
			t.Fatal(err)
		}
		for _, a := range f.Workspace.Activities {
			v, _ := a.Cost.Float64()
			count++
			want := trimZeros(rounded(t, a.Cost.String(), -3, 1)) + "k"
			if v < 10_000 {
				want = trimZeros(rounded(t, a.Cost.String(), 0, 2))
			}
			if got := strings.ReplaceAll(text.Amount("").Rounded(v), " ", ""); got != want {
				t.Errorf("%s is %q, not %q", a.Cost, got, want)
			}
		}
		for _, k := range f.Journeys[0].KPIs {
			v, _ := k.Measurements[0].Value.Float64()
			count++
			if got, want := text.Percent.Rounded(v), trimZeros(rounded(t, k.Measurements[0].Value.String(), 2, 2))+" %"; got != want {
				t.Errorf("%s is %q, not %q", k.Measurements[0].Value, got, want)
			}
			if got, want := text.Write(v, text.Share), rounded(t, k.Measurements[0].Value.String(), 2, 2)+" %"; got != want {
				t.Errorf("%s is %q, not %q", k.Measurements[0].Value, got, want)
			}
		}
	}
	if count < 700 {
		t.Errorf("only %d halves", count)
	}
}

func TestATrendTakesAllPoints(t *testing.T) {
	r, _ := edge(t, "trend-200")
	if k := r.KPIs.List[0].Trend; k.N != 200 || k.Course != "rising" || k.P.Or(1) > 1e-40 {
		t.Errorf("of %d points it is %q with p %v", k.N, k.Course, k.P)
	}
}

func TestValuesAreTakenByDate(t *testing.T) {
	r, _ := edge(t, "unordered-dates")
	k := r.KPIs.List[0]
	if last := k.Series[len(k.Series)-1]; last.Date != "2026-01-03" || k.Current.Or(-1) != last.Value {
		t.Errorf("now %v, and the series ends with %v", k.Current, last)
	}
}

func TestATeamIsAloneOnlyIfAllSupportIsKnownToBeIts(t *testing.T) {
	for _, name := range []string{"sole-team", "sole-team-first"} {
		_, list := edge(t, name)
		silent(t, list, "L79")
	}
}

func TestAReviewIsLateOnTheDayAfterItsTime(t *testing.T) {
	asOf := func(name string) []Insight {
		s := sample(t, "edges/"+name)
		return Find(s, "j", nil, Options{Today: "2026-11-25"})
	}
	list := asOf("govern")
	silent(t, list, "L60")
	says(t, list, "L57", "Yesterday was due 2026-11-24.")
	says(t, list, "L49", "Old is 47 days old. Still true?") // monthly: late after 46 and a half
	says(t, list, "L51", "Old is behind and nothing is planned.")
	list = asOf("govern2")
	says(t, list, "L60", "Last reviewed 2026-10-25. Customers have moved on.")
}

func TestSharesOfCostsAreTheSameForAnyCurrency(t *testing.T) {
	for name, want := range map[string][]string{
		"cost-tiny": {"33.33 %", "66.67 %", "0.00 %"},
	} {
		r, _ := edge(t, name)
		for i, share := range want {
			shows(t, r, analysis.NumberID("chain.cost-share/a"+string(rune('0'+i))), share)
		}
	}
	r, _ := edge(t, "cost-zero")
	if r.Chain.Activities[0].CostShare.Known() {
		t.Error("of nothing there are shares")
	}
	for _, name := range []string{"cost-huge", "cost-mix"} {
		r, _ := edge(t, name)
		sum := 0.0
		for _, a := range r.Chain.Activities {
			sum += a.CostShare.Or(0)
		}
		if math.Abs(sum-1) > 1e-9 {
			t.Errorf("%s: the shares sum to %v", name, sum)
		}
	}
}

func TestContentIsAMessageOfItsStage(t *testing.T) {
	_, list := edge(t, "content-type")
	silent(t, list, "L63")
}

func TestWithoutLinksNothingIsSaidOfSupport(t *testing.T) {
	_, list := edge(t, "no-links")
	for _, r := range []RuleID{"L33", "L34", "L35", "L36", "L37", "L46"} {
		silent(t, list, r)
	}
}

func TestNumbersOfAnySizeAreFiniteOrSayWhyNot(t *testing.T) {
	r, _ := edge(t, "scale-extremes")
	for _, f := range analysis.Figures(r) {
		if v, known := f.Number.Value(); known && (math.IsNaN(v) || math.IsInf(v, 0)) || strings.ContainsAny(f.String(), "eE") && known {
			t.Errorf("%s is %s", f.ID, f)
		}
	}
}
