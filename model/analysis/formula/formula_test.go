package formula

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

func TestAgreementIsNoCertainty(t *testing.T) {
	n := NPS(8, 0, 0)
	near(t, "margin", n.Margin, 0, 0)
	near(t, "low", n.Adjusted.Low, 38.538259, 1e-5)
	near(t, "high", n.Adjusted.High, 100, 0)
	same(t, "nobody", NPS(0, 0, 0).Adjusted.Low.Reason(), NoData)
	same(t, "below 0", NPS(-1, 0, 5).Score.Reason(), OutOfRange)
}

func TestAnswersOutsideTheScaleAreRejected(t *testing.T) {
	near(t, "score", NPSOf([]float64{10, 9, 8, 0}).Score, 25, 0)
	for _, bad := range []float64{11, -1, 7.5, math.NaN()} {
		same(t, fmt.Sprint(bad), NPSOf([]float64{10, bad}).Score.Reason(), OutOfRange)
	}
}

func TestBoxesAreCountedFromTheTop(t *testing.T) {
	ten := []float64{1, 0, 2, 0, 3, 0, 4, 0, 6, 4} // 10 of 20 answered 9 or 10
	top, _ := TopBox(ten, 2)
	near(t, "top two of ten", top, 0.5, 0)
	_, interval := TopBox([]float64{0, 0, 7, 0, 3}, 2)
	near(t, "interval", interval.Low, Wilson(3, 10).Low.Or(0), 0)
	none, _ := TopBox(make([]float64, 5), 2)
	same(t, "none", none.Reason(), NoData)
}

func TestEffortHasNoScoreWithoutAnswers(t *testing.T) {
	same(t, "mean", CES([7]float64{}).Mean.Reason(), NoData)
	same(t, "index", CES([7]float64{}).Index.Reason(), NoData)
}

func TestReputationShowsTheUnhappyBesideTheMean(t *testing.T) {
	s := Reputation([5]float64{2, 0, 0, 0, 8})
	near(t, "mean", s.Mean, 4.2, 1e-12)
	near(t, "one and two stars", s.Low, 0.2, 0)
}

func TestZeroDenominatorsHaveReasons(t *testing.T) {
	for name, n := range map[string]Number{
		"share": Share(0, 0), "ratio": Ratio(1, 0), "viral": Viral(1, 0, 0), "no invites": Viral(0, 1, 0),
		"retention": Retention(0, 0, 0).Retention, "roi": ROI(1, 0), "rice": RICE(1, 1, 1, 0), "wsjf": WSJF(1, 1, 1, 0),
		"var": ValueAdded(0, 0), "utilisation": Utilisation(1, 0), "clv": PerpetualCLV(1, 1, 0), "lifetime": Retention(10, 10, 0).Lifetime,
	} {
		same(t, name, n.Reason(), ZeroDenominator)
	}
}

func TestCountsThatContradictEachOtherAreInconsistent(t *testing.T) {
	for name, n := range map[string]Number{
		"share": Share(3, 2), "retention": Retention(10, 20, 5).Retention, "var": ValueAdded(3, 2),
		"funnel": FunnelOf([]float64{10, 12}).Overall, "wilson": Wilson(3, 2).Low,
	} {
		same(t, name, n.Reason(), Inconsistent)
	}
	near(t, "drop", FunnelOf([]float64{50_000, 20_000, 5000, 500}).Overall, 0.01, 1e-12)
}

func TestAShareIsOfThoseCounted(t *testing.T) {
	near(t, "engaged", Share(686, 1898), 0.3614, 5e-5)
	near(t, "bounced", Share(1898-686, 1898), 0.6386, 5e-5)
	near(t, "one page", Share(1, 4), 0.25, 0)
	near(t, "aware", Share(3, 10), 0.3, 0)
	agree, _ := TopBox([]float64{4, 3, 3, 6, 4}, 2)
	near(t, "effort on five points", agree, 0.5, 0)
}

func TestALoopThatSustainsItselfHasNoMultiplier(t *testing.T) {
	same(t, "one", Snowball(Of(1)).Reason(), OutOfRange)
	near(t, "none", Snowball(Of(0)), 1, 0)
}

func TestTheFormsOfLifetimeValueAgree(t *testing.T) {
	near(t, "long", FiniteCLV(60, 0.8, 0.1, 400), PerpetualCLV(60, 0.8, 0.1).Or(0), 1e-9)
	near(t, "first margin", PerpetualCLVFromStart(60, 0.8, 0.1), PerpetualCLV(60, 0.8, 0.1).Or(0)+60, 1e-9)
	near(t, "no churn", FiniteCLV(60, 1, 0, 5), 300, 0)
}

func TestAttainmentMayLeaveItsRange(t *testing.T) {
	for _, c := range [][4]float64{{3, 4, 3.4, 0.4}, {60, 45, 54, 0.4}, {3, 4, 4.4, 1.4}, {3, 4, 2.5, -0.5}} {
		near(t, "attainment", Attainment(c[0], c[1], c[2], false), c[3], 1e-9)
	}
	near(t, "met", Attainment(3, 3, 3, true), 1, 0)
	near(t, "missed", Attainment(3, 3, 2, false), 0, 0)
}

func TestOneTimeHasNoInterval(t *testing.T) {
	typical, interval := TimeOnTask([]float64{60})
	near(t, "typical", typical, 60, 1e-9)
	same(t, "interval", interval.Low.Reason(), TooFewPoints)
	bad, _ := TimeOnTask([]float64{60, 0})
	same(t, "zero", bad.Reason(), OutOfRange)
	many := make([]float64, 25)
	for i := range many {
		many[i] = float64(i + 1)
	}
	typical, interval = TimeOnTask(many)
	near(t, "median of many", typical, 13, 0)
	if !(interval.Low.Or(0) < 13 && interval.High.Or(0) > 13) {
		t.Errorf("the interval is %v", interval)
	}
}

func TestHypothesesAreDecidedByTheRule(t *testing.T) {
	up := func(x1, n1, x2, n2 float64) Trial {
		return Trial{Sample{x1, n1}, Sample{x2, n2}, 1, Number{}, 0.05}
	}
	same(t, "supported", up(120, 2400, 156, 2400).Decide().Verdict, Supported)
	same(t, "inconclusive", up(140, 200, 255, 340).Decide().Verdict, Inconclusive)
	same(t, "the other way", up(156, 2400, 120, 2400).Decide().Verdict, Refuted)
	same(t, "declared winner", up(8, 793, 15, 736).Decide().Verdict, Inconclusive)
	same(t, "nobody", up(0, 0, 1, 2).Decide().Verdict, Untested)

	small := up(2, 12, 7, 11).Decide()
	same(t, "exact", small.Exact, true)
	same(t, "z", small.Z.Known(), false)
	near(t, "p", small.P, 0.036075, 1e-6)
	same(t, "small", small.Verdict, Supported)

	short := up(1000, 20_000, 1010, 20_000)
	short.Effect = Of(0.015)
	same(t, "falls short", short.Decide().Verdict, Refuted)
	near(t, "needs", short.Decide().Needs, 3780, 0)
	fall := Trial{Sample{1000, 20_000}, Sample{700, 20_000}, -1, Of(-0.01), 0.05}
	same(t, "down", fall.Decide().Verdict, Supported)
	fall.After = Sample{998, 20_000}
	same(t, "down, short", fall.Decide().Verdict, Refuted)
}

func TestFishersTestMatchesExactFractions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n1, n2 := rapid.Int64Range(1, 40).Draw(t, "n1"), rapid.Int64Range(1, 40).Draw(t, "n2")
		x1, x2 := rapid.Int64Range(0, n1).Draw(t, "x1"), rapid.Int64Range(0, n2).Draw(t, "x2")
		ways := func(k int64) *big.Int {
			return new(big.Int).Mul(new(big.Int).Binomial(n1, k), new(big.Int).Binomial(n2, x1+x2-k))
		}
		observed, tail, all := ways(x1), new(big.Int), new(big.Int)
		for k := max(0, x1+x2-n2); k <= min(n1, x1+x2); k++ {
			w := ways(k)
			all.Add(all, w)
			if w.Cmp(observed) <= 0 {
				tail.Add(tail, w)
			}
		}
		want, _ := new(big.Rat).SetFrac(tail, all).Float64()
		got := Fisher(Sample{float64(x1), float64(n1)}, Sample{float64(x2), float64(n2)})
		if v, ok := got.Value(); !ok || math.Abs(v-want) > 1e-9 {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}

func TestFishersTestTakesAnyNumberOfPeople(t *testing.T) {
	near(t, "far apart", Fisher(Sample{3, 1e15}, Sample{5e14, 1e15}), 0, 1e-300)
	// Of five in two equal crowds: (1 + 5 + 10 + 10 + 5 + 1) / 32.
	near(t, "three and two", Fisher(Sample{3, 1e12}, Sample{2, 1e12}), 1, 1e-9)
	near(t, "five and none", Fisher(Sample{5, 1e12}, Sample{0, 1e12}), 2.0/32, 1e-9)
	near(t, "failures", Fisher(Sample{1e12 - 5, 1e12}, Sample{1e12, 1e12}), 2.0/32, 1e-9)
	near(t, "all", Fisher(Sample{1e12, 1e12}, Sample{1e12, 1e12}), 1, 0)
	small, large := Fisher(Sample{4, 9_999_999}, Sample{40, 9_999_999}), Fisher(Sample{4, 10_000_001}, Sample{40, 10_000_001})
	near(t, "on both sides of ten million", large, small.Or(-1), 1e-6*small.Or(1))
}

func TestFishersTestRefusesWhatItCannotCount(t *testing.T) {
	same(t, "large", Fisher(Sample{3, 1e16}, Sample{5e14, 1e16}).Reason(), OutOfRange)
	same(t, "half", Fisher(Sample{1.5, 3}, Sample{1, 3}).Reason(), OutOfRange)
	if p := Fisher(Sample{3, 5e6}, Sample{2_500_000, 5e6}); p.Or(1) > 1e-300 {
		t.Errorf("far apart: %v", p)
	}
}

func TestASampleSizeFindsItsOwnEffect(t *testing.T) {
	n := SampleSize(0.05, 0.065, 0.05, 0.8).Or(0)
	same(t, "sure", Compare(Sample{0.05 * n, n}, Sample{0.065 * n, n}).P.Or(1) < 0.05, true)
	same(t, "no effect", SampleSize(0.1, 0.1, 0.05, 0.8).Reason(), ZeroDenominator)
	same(t, "no share", SampleSize(0.1, 1.2, 0.05, 0.8).Reason(), OutOfRange)
}

func TestFewPointsHaveNoLimits(t *testing.T) {
	same(t, "one", XmR([]float64{1}).Mean.Reason(), TooFewPoints)
	c := XmR([]float64{1, 9, 1, 9, 99})
	near(t, "mean", c.Mean, 23.8, 1e-9)
	same(t, "five", c.Low.Reason(), TooFewPoints)
	same(t, "signals", len(c.Signals), 0)
	same(t, "six", XmR([]float64{1, 2, 1, 2, 1, 2}).Provisional, true)
	same(t, "ten", XmR([]float64{1, 2, 1, 2, 1, 2, 1, 2, 1, 2}).Provisional, false)
}

func TestAPointOnTheMeanBreaksARun(t *testing.T) {
	v := []float64{1, 1, 1, 1, 0, 1, 1, 1, 1, -8} // mean 0
	for _, s := range XmR(v).Signals {
		if s.Rule == LongRun {
			t.Errorf("a run at %d", s.At)
		}
	}
}

func TestRobustLimitsAreMovedLessByAnOutlier(t *testing.T) {
	v := []float64{3, 4, 3, 4, 3, 4, 3, 4, 3, 100}
	robust, plain := RobustXmR(v), XmR(v)
	near(t, "middle", robust.Mean, 3.5, 0)
	near(t, "high", robust.High, 3.5+3.145, 1e-12)
	near(t, "range", robust.RangeLimit, 3.865, 1e-12)
	if plain.High.Or(0) < robust.High.Or(0) {
		t.Error("the plain limits are narrower")
	}
}

func TestLimitsAreClippedForDisplayAlone(t *testing.T) {
	c := XmR([]float64{0.01, 0.3, 0.02, 0.25, 0.01, 0.3})
	low, high := c.Clip(0, 1)
	near(t, "low", low, 0, 0)
	near(t, "high", high, c.High.Or(-1), 0)
	if c.Low.Or(0) >= 0 {
		t.Error("the computation is clipped")
	}
}

func TestATrendTakesEightPoints(t *testing.T) {
	same(t, "seven", MannKendall(make([]float64, 7)).P.Reason(), TooFewPoints)
	same(t, "constant", MannKendall(make([]float64, 9)).Course, NoTrend)
	falling := make([]float64, 3000)
	for i := range falling {
		falling[i] = float64(-i)
	}
	trend := MannKendall(falling)
	same(t, "course", trend.Course, Falling)
	same(t, "n", trend.N, 3000)
	near(t, "slope", trend.Slope, -1, 1e-12)
}

func TestATrendLooksAtAllPoints(t *testing.T) {
	// It rises for eighty points and then wavers around one level.
	var v []float64
	for i := range 200 {
		v = append(v, min(float64(i), 80)+float64(i*7%3))
	}
	trend := MannKendall(v)
	same(t, "course", trend.Course, Rising)
	same(t, "n", trend.N, 200)
	if p := trend.P.Or(1); p > 1e-20 {
		t.Errorf("p is %g", p)
	}
	same(t, "what it was of late", MannKendall(v[80:]).Course, NoTrend)
}

func TestTheMedianSlopeOfManyPointsIsThatOfAllPairs(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 5 {
		v := make([]float64, maxPairs+r.IntN(100)+1)
		for i := range v {
			v[i] = float64(r.IntN(1000))/10 + float64(i)*(r.Float64()-0.4)
		}
		ranks, _ := ranksOf(v)
		slopes, s := []float64{}, 0
		for i := range v {
			for j := i + 1; j < len(v); j++ {
				slopes = append(slopes, (v[j]-v[i])/float64(j-i))
				s += Order(v[j], v[i])
			}
		}
		want := Median(slopes).Or(0)
		if got := medianSlope(v, ranks); math.Abs(got-want) > 1e-6 {
			t.Errorf("the median slope is %v, not %v", got, want)
		}
		near(t, "S", MannKendall(v).S, float64(s), 0)
	}
}

func TestPrioritiesMatchTheirVectors(t *testing.T) {
	for _, c := range []struct {
		impact, effort float64
		want           Field
	}{{8, 3, QuickWin}, {8, 8, MajorProject}, {3, 3, FillIn}, {3, 8, Thankless}, {5.5, 5.5, MajorProject}} {
		same(t, "field", ImpactEffort(c.impact, c.effort, 5.5, 5.5), c.want)
	}
	near(t, "source priority", Weighted([]float64{8, 6, 4}, []float64{1, 1, 1}), 6, 1e-12)
	for score, want := range map[float64]PainBand{20: CriticalPain, 16: CriticalPain, 15: HighPain, 9: HighPain, 8: MediumPain, 4: MediumPain, 3: LowPain} {
		same(t, fmt.Sprint(score), Band(score), want)
	}
	near(t, "compares models", UlwickOf(5, -1), 17.5, 0)
	near(t, "checkout", UlwickOf(5, -1.4), 18.5, 1e-12)
	for name, n := range map[string]Number{
		"ulwick": Ulwick(11, 0), "olsen": Olsen(2, 0), "ice": ICE(0, 1, 1), "pain": Pain(6, 1), "rice": RICE(1, 1, 1, 0.2),
		"not a number": Ulwick(math.NaN(), 0),
	} {
		same(t, name, n.Reason(), OutOfRange)
	}
}

func TestTiesAreBrokenByConfidenceThenEffortThenName(t *testing.T) {
	list := []Candidate{
		{Name: "e"},
		{Name: "d", Score: Of(1), Confidence: 0.5, Effort: 2},
		{Name: "c", Score: Of(1), Confidence: 0.5, Effort: 2},
		{Name: "b", Score: Of(1), Confidence: 0.5, Effort: 1},
		{Name: "a", Score: Of(1), Confidence: 0.8, Effort: 9},
	}
	order := ""
	for _, i := range Ranked(list) {
		order += list[i].Name
	}
	same(t, "order", order, "abcde")
	same(t, "close", CloseCall([]Candidate{{Score: Of(10), Low: Of(8)}, {Score: Of(9), High: Of(9)}}), true)
	same(t, "clear", CloseCall([]Candidate{{Score: Of(10), Low: Of(9.5)}, {Score: Of(9), High: Of(9.8)}}), false)
	below, above := Neighbours(ImpactSteps, 1)
	same(t, "neighbours", fmt.Sprint(below, above), "0.5 2")
}

func TestInitiativesCloseAGapTogether(t *testing.T) {
	near(t, "two halves", GapClosed(0.5, 0.5), 0.75, 0)
	near(t, "none", GapClosed(), 0, 0)
	same(t, "more than all", GapClosed(1.2).Reason(), OutOfRange)
}

func TestACaseThatLosesEachMonthNeverPaysBack(t *testing.T) {
	c := shop
	c.Running = 5000
	same(t, "payback", c.Return().Payback.Known(), false)
	c.Volume = 0
	same(t, "break-even", c.Return().BreakEven.Reason(), ZeroDenominator)
	c.Confidence = 1.5
	same(t, "sure", c.Return().ROI.Reason(), OutOfRange)
	free := shop
	free.OneOff, free.Running = 0, 0
	same(t, "free", free.Return().ROI.Reason(), ZeroDenominator)
}

func TestImportanceAndPerformanceMakeFourFields(t *testing.T) {
	for _, c := range []struct {
		importance, valence float64
		want                Focus
	}{{5, -2, Concentrate}, {5, 1, KeepUp}, {2, -1, LowPriority}, {2, 2, Overkill}, {3, 0, KeepUp}} {
		same(t, "focus", ImportancePerformance(c.importance, c.valence, 3), c.want)
	}
	same(t, "disappointed", ExpectationGap(-1, 1), -2.0)
}

func TestEmotionIsMissingWithoutFeelings(t *testing.T) {
	same(t, "one", Volatility([]float64{1}).Reason(), TooFewPoints)
	same(t, "none", Volatility(nil).Reason(), NoData)
	v := []float64{1, 2, -1, -2, 1, 2}
	near(t, "spread", Spread(v), 1.5, 0)
	near(t, "consistency", Consistency(v), 0.25, 0)
	near(t, "trough and end", TroughEnd(v), 0, 0)
	near(t, "one", TroughEnd([]float64{-1}), -1, 0)
}

func TestReworkAndQuadrantsOfTheChain(t *testing.T) {
	near(t, "rework", Rework([][]string{{"a", "b"}, {"a", "b", "a"}}), 0.5, 0)
	same(t, "no case", Rework(nil).Reason(), NoData)
	same(t, "empty row", Cosine([]float64{0, 0}, []float64{1, 0}).Reason(), NoData)
	near(t, "saving", Savings(400, 15.0/387, 1420, 0.5), 289.92, 5e-3)
	near(t, "nothing to save", Savings(10, 1, 10, 0.5), 0, 0)
	same(t, "free", ValueIndex(0.5, 0).Reason(), ZeroDenominator)
	near(t, "contributes nothing", ValueIndex(0, 0.5), 0, 0)
}

func TestQualityMatchesItsVectors(t *testing.T) {
	tiers := Tiers{Validated: 4, Reasoned: 3, Assumed: 3}
	near(t, "evidence", tiers.Evidence(), 0.4, 0)
	near(t, "confidence", tiers.Confidence(), 0.55, 1e-12)
	near(t, "completeness", Completeness(18, 24), 0.75, 0)
	near(t, "health", Health(Of(59.36), Of(40), Of(70.97), Of(54.55), Of(55)), 55.98, 5e-3)
	same(t, "two parts", Health(Of(1), Of(2), NA(NoData, "")).Reason(), TooFewPoints)
	near(t, "three parts", Health(Of(1), Of(2), Of(3), NA(NoData, "")), 2, 1e-12)
}

func TestALoopWithoutAWayOutHasNoSolution(t *testing.T) {
	m := Markov{Entry: []float64{1, 0}, Steps: [][]float64{{0, 1}, {1, 0}}, Goal: []float64{0, 0}, Lost: []float64{0, 0}}
	_, ok := m.Solve()
	same(t, "solved", ok, false)
	_, ok = Markov{}.Solve()
	same(t, "empty", ok, false)
	_, ok = shift(loops, 2, 3, 0.9)
	same(t, "more than are lost", ok, false)
	goal, _ := Attribute([]Path{{Places: []string{"a"}, Failed: 3}})
	same(t, "nobody", goal.Reason(), ZeroDenominator)
}

// TestNoInputBreaksAFormula feeds numbers that people should not enter.
func TestNoInputBreaksAFormula(t *testing.T) {
	any := rapid.OneOf(rapid.Float64(), rapid.SampledFrom([]float64{0, 1, -1, math.Inf(1), math.NaN(), 1e308, 5e-324}))
	rapid.Check(t, func(t *rapid.T) {
		a, b, c, d := any.Draw(t, "a"), any.Draw(t, "b"), any.Draw(t, "c"), any.Draw(t, "d")
		v := rapid.SliceOfN(any, 0, 12).Draw(t, "series")
		p, n, chart, trend := Compare(Sample{a, b}, Sample{c, d}), NPS(a, b, c), XmR(v), MannKendall(v)
		r := Case{a, b, c, d, a, b, c, d, a, b, c}.Return()
		typical, interval := TimeOnTask(v)
		for i, x := range []Number{
			p.Difference, p.Z, p.P, p.Interval.Low, n.Score, n.Adjusted.Low, chart.Mean, chart.Low, chart.RangeLimit, trend.Slope, trend.P,
			r.ROI, r.NPV, r.Payback, r.BreakEven, typical, interval.High, Wilson(a, b).Low, CLV(a, b, c, d), PerpetualCLV(a, b, c),
			FiniteCLV(a, b, c, 5), Retention(a, b, c).Lifetime, Viral(a, b, c), Snowball(Of(a)), RICE(a, b, c, d), WSJF(a, b, c, d),
			Ulwick(a, b), Savings(a, b, c, d), Median(v), Percentile(v, a), SampleSize(a, b, c, d), Attainment(a, b, c, true),
			RobustXmR(v).High, Volatility(v), Mean(v),
		} {
			if f, ok := x.Value(); math.IsNaN(f) || math.IsInf(f, 0) || !ok && x.Reason() == "" {
				t.Fatalf("%d is %v", i, x)
			}
		}
	})
}

func TestNumbersSayWhyTheyAreMissing(t *testing.T) {
	same(t, "zero", Number{}.Reason(), NoData)
	same(t, "infinite", Of(math.Inf(1)).Reason(), OutOfRange)
	same(t, "text", NA(ZeroDenominator, "").String(), "n/a: zero denominator")
	same(t, "same", NA(NoData, "").Equal(Number{}), true)
	b, _ := NA(TooFewPoints, "").MarshalJSON()
	same(t, "JSON", string(b), `{"na":"too-few-points"}`)
	b, _ = Of(math.Copysign(0, -1)).MarshalJSON()
	same(t, "no -0", string(b), "0")
}

func TestAMedianIsTheMiddleOfTheSortedValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.SliceOfN(rapid.Float64Range(-3, 3), 1, 30).Draw(t, "values")
		before := fmt.Sprint(v)
		s, half := sorted(v), len(v)/2
		want := s[half]
		if len(s)%2 == 0 {
			want = s[half-1]/2 + s[half]/2
		}
		if got := Median(v); got.Or(math.NaN()) != want || fmt.Sprint(v) != before {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}
