package formula

import (
	"fmt"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// notOffered are fields of the vectors for variants that the product does not
// compute: the N-1 form of z and the Wald interval of a difference, the sample
// deviation and range of feelings, interpolated percentiles, the deviation of
// logarithms, and limits of the plain NPS interval beyond its margin.
var notOffered = []string{"n1z", "p_n1", "wald", "sd", "range", "high", "p90_t7", "p95_t7", "sdln"}

func TestEveryVectorIsMet(t *testing.T) {
	b := open(t)
	for _, group := range []func(*book){
		surveys, intervals, comparisons, funnels, feelings, times, commerce, cases, priorities, chains, matrices, markovs, whatIfs,
		paths, charts, drifts, moments,
	} {
		group(b)
	}
	for _, at := range b.unread() {
		parts := strings.Split(at, " | ")
		last := parts[len(parts)-1]
		if len(parts) > 2 && parts[len(parts)-2] == "wald" {
			last = "wald"
		}
		known := false
		for _, n := range notOffered {
			known = known || n == last
		}
		if !known {
			t.Errorf("nobody tests %q", at)
		}
	}
}

func surveys(b *book) {
	for name, n := range map[string]NetPromoter{
		"nps 50/30/20 (n=100)":                  NPS(50, 30, 20),
		"nps 300/200/100 (n=600) p=1/2,1/3,1/6": NPS(300, 200, 100),
		"nps 8/0/0":                             NPS(8, 0, 0),
		"nps 3/1/1":                             NPS(3, 1, 1),
	} {
		score, margin := n.Score.Or(0), n.Margin.Or(0)
		b.is(Of(n.N), name, "n")
		b.is(n.Score, name, "nps")
		b.is(n.Margin, name, "moe")
		b.is(Of(score-margin), name, "lo")
		b.is(Of(score+margin), name, "hi")
		b.is(n.Adjusted.Centre, name, "aw_c")
		b.is(Of(n.Adjusted.Centre.Or(0)-n.Adjusted.Low.Or(0)), name, "aw_m")
		b.is(n.Adjusted.Low, name, "aw_lo")
		b.is(n.Adjusted.High, name, "aw_hi")
	}
	b.is(NPS(0, 0, 0).Score, "nps 0")
	d := NPSDifference(NPS(40, 30, 30), NPS(50, 30, 20))
	b.is(d.Difference, "nps diff (40,30,30)->(50,30,20)", "diff")
	b.is(d.Error, "nps diff (40,30,30)->(50,30,20)", "se")
	b.is(d.Z, "nps diff (40,30,30)->(50,30,20)", "z")
	b.is(d.P, "nps diff (40,30,30)->(50,30,20)", "p")

	csat := []float64{2, 3, 10, 25, 60}
	top, _ := TopBox(csat, 2)
	b.is(Of(sum(csat)), "csat [1:2,2:3,3:10,4:25,5:60]", "n")
	b.is(Of(100*top.Or(0)), "csat [1:2,2:3,3:10,4:25,5:60]", "t2b")
	b.is(MeanScore(csat), "csat [1:2,2:3,3:10,4:25,5:60]", "mean")

	counts := [7]float64{80, 210, 140, 110, 160, 180, 120}
	ces := CES(counts)
	b.is(Of(sum(counts[:])), "ces cys", "n")
	b.is(ces.Mean, "ces cys", "mean")
	b.is(Of(100*ces.Agree.Or(0)), "ces cys", "pos567")
	b.is(ces.Index, "ces cys", "index")
}

func sum(v []float64) float64 {
	s := 0.0
	for _, x := range v {
		s += x
	}
	return s
}

func intervals(b *book) {
	for name := range b.pages {
		var x, n float64
		if c, _ := fmt.Sscanf(name, "wilson %g/%g", &x, &n); c == 2 {
			w := Wilson(x, n)
			b.is(w.Low, name, "0")
			b.is(w.High, name, "1")
			b.is(w.Centre, name, "2")
		}
	}
}

func comparisons(b *book) {
	for name := range b.pages {
		var x1, n1, x2, n2 float64
		c, _ := fmt.Sscanf(name, "2prop %g/%g -> %g/%g", &x1, &n1, &x2, &n2)
		if name == "2prop 0/10 0/10" {
			x1, n1, x2, n2, c = 0, 10, 0, 10, 4
		}
		if name == "newcombe check 48/80->56/70" {
			x1, n1, x2, n2, c = 48, 80, 56, 70, 4
		}
		if c != 4 {
			continue
		}
		p := Compare(Sample{x1, n1}, Sample{x2, n2})
		b.is(p.Before, name, "p1")
		b.is(p.After, name, "p2")
		b.is(p.Difference, name, "diff")
		b.is(p.Lift, name, "lift")
		b.is(p.Pooled, name, "pooled")
		b.is(p.Z, name, "z")
		b.is(p.P, name, "p")
		b.is(p.Interval.Low, name, "newc", "0")
		b.is(p.Interval.High, name, "newc", "1")
	}
	b.is(Fisher(Sample{8, 793}, Sample{15, 736}), "fisher 8/793 15/736")
	b.is(Fisher(Sample{2, 12}, Sample{7, 11}), "fisher 2/12 7/11")
	b.is(Fisher(Sample{3, 4}, Sample{1, 4}), "fisher 3/4 1/4")
	b.is(SampleSize(0.05, 0.065, 0.05, 0.8), "sample size .05->.065")
}

func funnels(b *book) {
	f := FunnelOf([]float64{25000, 4200, 1850, 960, 310})
	for i := range f.Steps {
		b.within(f.Steps[i], 5e-5, "funnel 25000", "step", fmt.Sprint(i))
		b.is(f.DropOff[i], "funnel 25000", "drop", fmt.Sprint(i))
	}
	b.is(f.Overall, "funnel 25000", "overall")
}

func feelings(b *book) {
	weights := []float64{2, 3, 3, 5, 4, 3}
	for name, v := range map[string][]float64{
		"emo [1,2,-1,-2,1,2]": {1, 2, -1, -2, 1, 2},
		"emo weighted":        {1, 2, -1, -2, 1, 2},
		"emo flat":            {0, 0, 0},
		"emo one":             {-1},
		"emo decline":         {2, 1, 0, -1, -2},
		"emo zigzag":          {2, -2, 2, -2},
	} {
		mean := Mean(v)
		if name == "emo weighted" {
			mean = WeightedMean(v, weights)
		}
		b.is(Of(float64(len(v))), name, "n")
		b.is(mean, name, "mean")
		b.is(EmotionIndex(mean), name, "index100")
		b.is(Of(v[Trough(v)]), name, "low")
		b.is(Of(float64(Trough(v))), name, "low_i")
		b.is(Of(v[Peak(v)]), name, "peak")
		b.is(Of(v[len(v)-1]), name, "end")
		b.is(PeakEnd(v), name, "peak_end")
		b.is(Volatility(v), name, "rmssd")
		b.is(SteepestDrop(v), name, "worst_drop")
		b.is(NegativeShare(v), name, "neg_share")
	}
}

func times(b *book) {
	tasks := []float64{55, 65, 75, 62, 45, 135}
	typical, interval := TimeOnTask(tasks)
	b.is(Mean(tasks), "task time", "mean")
	b.is(Median(tasks), "task time", "median")
	b.is(typical, "task time", "geo")
	b.is(interval.Low, "task time", "lo")
	b.is(interval.High, "task time", "hi")

	hours := []float64{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 96}
	r := ResponseTimes(hours, 4)
	b.is(r.Mean, "resp time 10x1h + 96h", "mean")
	b.is(r.Median, "resp time 10x1h + 96h", "median")
	b.is(r.P90, "resp time 10x1h + 96h", "p90_nr")
	b.is(r.P95, "resp time 10x1h + 96h", "p95_nr")
	b.is(r.InTime, "resp time 10x1h + 96h", "sla4")
	r = ResponseTimes([]float64{5, 7, 8, 12, 15, 20, 22, 30, 45, 90}, 30)
	b.is(r.Mean, "resp time ten", "mean")
	b.is(r.Median, "resp time ten", "median")
	b.is(r.P90, "resp time ten", "p90_nr")
	b.is(r.InTime, "resp time ten", "sla30")
}

func commerce(b *book) {
	l := Retention(1000, 1050, 200)
	b.is(l.Retention, "retention S=1000,E=1050,N=200", "ret")
	b.is(l.Churn, "retention S=1000,E=1050,N=200", "churn")
	b.is(l.Lifetime, "retention S=1000,E=1050,N=200", "life")
	b.is(CLV(70, 3, 0.3, 3), "clv feverbee")
	b.is(PerpetualCLV(60, 0.8, 0.1), "clv m=60 r=.8 d=.1", "farris")
	b.is(PerpetualCLVFromStart(60, 0.8, 0.1), "clv m=60 r=.8 d=.1", "incl_first")
	b.is(FiniteCLV(60, 0.8, 0.1, 5), "clv m=60 r=.8 d=.1", "T5")
	b.is(Viral(5000, 2000, 500), "K", "lean")
	b.is(Viral(3000, 1000, 450), "K", "tg3")
	b.is(Snowball(Viral(5000, 2000, 500)), "K", "total_per_seed")
	b.is(Share(200-45, 200), "cart", "ab")
	b.is(Ratio(100_000, 2000), "aov")
	b.is(Share(250, 10_000), "ctr")
	b.is(Share(1898-686, 1898), "bounce")
}

var shop = Case{
	Volume: 40_000, Lift: 0.003, Downstream: 1, OrderValue: 80, Margin: 0.4, OneOff: 30_000, Running: 500, Months: 12,
	Confidence: 1, Discount: 0.01,
}

func cases(b *book) {
	b.is(ROI(260_000, 200_000), "ROI", "roi")
	r := shop.Return()
	b.is(r.Orders, "initiative", "extra_orders")
	b.is(r.Monthly, "initiative", "monthly_benefit")
	b.is(r.Benefit, "initiative", "benefit")
	b.is(r.Cost, "initiative", "cost")
	b.is(r.ROI, "initiative", "roi")
	b.is(r.Payback, "initiative", "payback")
	b.is(r.NPV, "initiative", "npv_1pct_month")
	b.is(r.BreakEven, "breakeven lift pp")
	unsure := shop
	unsure.Confidence = 0.7
	b.is(unsure.Return().ROI, "initiative conf .7", "roi")
}

func priorities(b *book) {
	for i, c := range [][2]float64{{8, 4}, {9.2, 3.1}, {5, 8}, {10, 0}} {
		b.is(Ulwick(c[0], c[1]), "ulwick", string(rune('a'+i)))
	}
	b.is(Olsen(0.9, 0.4), "olsen .9,.4")
	b.is(RICE(5000, 2, 0.8, 2), "rice")
	for i, c := range [][4]float64{{100, 40, 30, 10}, {60, 40, 20, 5}, {8, 5, 3, 5}} {
		b.is(WSJF(c[0], c[1], c[2], c[3]), "wsjf", fmt.Sprint(i))
	}
	b.is(ICE(8, 6, 7), "ice")
	b.is(Pain(4, 5), "pain", "sf")
	b.is(Pain(4, 5).With(func(v float64) float64 { return v / 25 }), "pain", "norm")
}

func chains(b *book) {
	names := []string{"Sourcing", "Inventory", "Marketing", "Sales", "Service"}
	costs, importance := []float64{300, 150, 250, 200, 100}, []float64{8, 9, 35, 28, 20}
	for i, n := range names {
		cost, value := Ratio(costs[i], sum(costs)), Ratio(importance[i], sum(importance))
		b.is(cost, "value chain", n, "cost_share")
		b.is(value, "value chain", n, "imp")
		b.within(ValueIndex(value.Or(0), cost.Or(0)), 5e-5, "value chain", n, "VI")
	}
	amount, share := Margin(1250, sum(costs))
	b.is(amount, "margin rev1250", "margin")
	b.is(share, "margin rev1250", "pct")
	b.is(ValueAdded(2, 5*24), "VAR 2h/5d")
	b.is(Of(48), "var chain", "va")
	b.is(Of(960), "var chain", "lead")
	b.is(ValueAdded(48, 960), "var chain", "var")
	b.is(RolledYield(0.95, 0.90, 0.98), "rty")
	for name, capacity := range map[string]float64{"Pick": 2 * 40, "Pack": 3 * 35, "Ship": 150} {
		b.within(Utilisation(120, capacity), 5e-5, "bottleneck", name)
	}
	b.is(Cosine([]float64{9, 3, 0, 0}, []float64{9, 1, 0, 0}), "redundancy", "cos")
	b.is(Cosine([]float64{9, 0}, []float64{0, 9}), "redundancy", "cos0")
	b.is(Jaccard("email campaign sending", "Email campaign newsletter"), "redundancy", "jac")
}

func matrices(b *book) {
	weights := []float64{5, 5, 3, 4}
	names := []string{"Sourcing", "Inventory", "Marketing", "Sales", "Service"}
	rows := [][]float64{{3, 0, 0, 0}, {3, 1, 9, 1}, {9, 0, 0, 0}, {3, 9, 1, 0}, {0, 1, 3, 9}}
	var cells []Cell
	for r, row := range rows {
		for c, s := range row {
			if s > 0 {
				cells = append(cells, Cell{r, c, s})
			}
		}
	}
	total, proportional := 0.0, 0.0
	for i, c := range Contributions(weights, len(rows), cells) {
		b.is(c.Score, "matrix", "abs", names[i])
		b.within(c.Share, 5e-5, "matrix", "rel", names[i])
		b.within(c.Proportional, 5e-5, "proportional", "v", names[i])
		total += c.Score.Or(0)
		proportional += c.Proportional.Or(0)
	}
	b.is(Of(total), "matrix", "total")
	b.is(Of(proportional), "proportional", "sum")
	for i, name := range []string{"Product page", "Checkout", "Order tracking", "Support chat"} {
		column := 0.0
		for _, row := range rows {
			column += row[i]
		}
		b.is(Of(column), "coverage", name)
	}
}

var loops = Markov{
	Entry: []float64{1, 0, 0, 0},
	Steps: [][]float64{{0, 0.6, 0, 0}, {0, 0, 0.5, 0}, {0, 0.2, 0, 0.5}, {0, 0, 0.1, 0}},
	Goal:  []float64{0, 0, 0, 0.6}, Lost: []float64{0.4, 0.5, 0.3, 0.3},
}

func markovs(b *book) {
	drunk := Markov{
		Entry: []float64{0, 1, 0}, Steps: [][]float64{{0, 0.5, 0}, {0.5, 0, 0.5}, {0, 0.5, 0}},
		Goal: []float64{0.5, 0, 0}, Lost: []float64{0, 0, 0.5},
	}
	all, _ := fundamental(drunk)
	s, _ := drunk.Solve()
	for i := range all {
		for j := range all[i] {
			b.is(Of(all[i][j]), "drunkard", "N", fmt.Sprint(i), fmt.Sprint(j))
		}
		b.is(Of(s.GoalFrom[i]), "drunkard", "B", fmt.Sprint(i), "0")
		b.is(Of(1-s.GoalFrom[i]), "drunkard", "B", fmt.Sprint(i), "1")
		b.is(Of(s.StepsOn[i]), "drunkard", "t", fmt.Sprint(i))
	}
	s, _ = loops.Solve()
	for i := range s.Visits {
		at := fmt.Sprint(i)
		b.is(Of(s.Visits[i]), "journey N row0", at)
		b.is(Of(s.GoalFrom[i]), "journey B", at, "0")
		b.is(Of(1-s.GoalFrom[i]), "journey B", at, "1")
		b.is(Of(s.StepsOn[i]), "journey t", at)
		b.is(s.Ever[i], "ever visit", at)
		b.is(Of(s.LostAt[i]), "dropoff share of lost by stage", at)
		b.is(loops.Removal(i), "removal", at)
	}
}

func whatIfs(b *book) {
	before, _ := loops.Solve()
	next, ok := shift(loops, 2, 3, 0.55)
	after, solved := next.Solve()
	if !ok || !solved {
		b.t.Error("the what-if is not solved")
	}
	b.is(Of(before.Goal), "what-if conv", "before")
	b.is(Of(after.Goal), "what-if conv", "after")
	b.is(Of(after.Goal/before.Goal-1), "what-if conv", "lift")
	// The vectors are slopes over a whole point, the leverage is the slope at it.
	for name, step := range map[string][2]int{
		"Awareness->Interest": {0, 1}, "Interest->Consideration": {1, 2}, "Consideration->Decision": {2, 3}, "Decision->Won": {3, -1},
	} {
		from, to := step[0], step[1]
		old := loops.Goal[from]
		if to >= 0 {
			old = loops.Steps[from][to]
		}
		shifted, _ := shift(loops, from, to, old+0.01)
		s, _ := shifted.Solve()
		b.within(Of(100*(s.Goal-before.Goal)), 5e-5, "leverage pp per +1pp", name)
		near(b.t, name, Of(before.Leverage(from, to)), 100*(s.Goal-before.Goal), 1e-3)
	}
	near(b.t, "leverage", Of(before.Leverage(1, 2)), 0.236678, 1e-6)
	near(b.t, "leverage", Of(before.Leverage(2, 3)), 0.224221, 1e-6)
}

func paths(b *book) {
	goal, credits := Attribute([]Path{
		{Places: []string{"google"}, Won: 2},
		{Places: []string{"mailing"}, Won: 1},
		{Places: []string{"google", "mailing"}, Won: 1},
		{Places: []string{"google"}, Failed: 1},
	})
	b.is(goal, "puzyrov", "base")
	for i, c := range credits {
		b.is(c.Removal, "puzyrov", "re", fmt.Sprint(i))
		b.is(c.Share, "puzyrov", "share", fmt.Sprint(i))
		b.is(c.Conversions, "puzyrov", "conv", fmt.Sprint(i))
	}
}

func charts(b *book) {
	for name, v := range map[string][]float64{
		"xmr stable": {3.1, 2.9, 3.3, 3.0, 3.2, 2.8, 3.1, 3.0, 2.9, 3.2},
		"xmr spike":  {3.1, 2.9, 3.3, 3.0, 3.2, 2.8, 3.1, 3.0, 2.9, 4.6},
		"xmr shift":  {2.9, 3.1, 2.8, 3.0, 3.1, 2.9, 3.0, 2.8, 3.6, 3.5, 3.7, 3.4, 3.6, 3.5, 3.6, 3.7},
		"xmr const":  {5, 5, 5, 5, 5},
	} {
		c := XmR(v)
		b.is(Of(float64(c.N)), name, "n")
		b.is(c.Mean, name, "mean")
		b.is(c.Range, name, "mRbar")
		b.is(c.Low, name, "LNPL")
		b.is(c.High, name, "UNPL")
		b.is(c.LowHalf, name, "lq")
		b.is(c.HighHalf, name, "uq")
		b.is(c.RangeLimit, name, "URL")
		signals := []any{}
		for _, s := range c.Signals {
			signals = append(signals, []any{float64(s.At), s.Rule})
		}
		same(b.t, name+" signals", fmt.Sprint(signals), fmt.Sprint(b.value(name, "signals")))
		jumps := []any{}
		for _, j := range c.Jumps {
			jumps = append(jumps, float64(j))
		}
		same(b.t, name+" jumps", fmt.Sprint(jumps), fmt.Sprint(b.value(name, "mr_over")))
	}
}

func drifts(b *book) {
	t := MannKendall([]float64{2.9, 3.0, 2.95, 3.1, 3.15, 3.1, 3.3, 3.35})
	b.is(t.S, "mk rising", "S")
	b.is(t.Variance, "mk rising", "var")
	b.is(t.Z, "mk rising", "z")
	b.is(t.P, "mk rising", "p")
	b.is(t.Slope, "mk rising", "theil_sen")
	same(b.t, "course", t.Course, Rising)
}

func moments(b *book) {
	for i, c := range [][2]float64{{5, -2}, {5, 1}, {3, 2}, {4, 2}} {
		for _, name := range []string{"mot score", "mot gap"} {
			b.is(Of(c[0]), name, fmt.Sprint(i), "0")
			b.is(Of(c[1]), name, fmt.Sprint(i), "1")
		}
		b.is(Of(Intensity(c[0], c[1])), "mot score", fmt.Sprint(i), "2")
		b.is(Of(PerformanceGap(c[0], c[1])), "mot gap", fmt.Sprint(i), "2")
	}
}

// fundamental returns the fundamental matrix (I - Q)⁻¹: the expected visits of
// each place from each place; false if there is none.
func fundamental(m Markov) ([][]float64, bool) {
	var inverse mat.Dense
	if len(m.Entry) == 0 || inverse.Inverse(m.system()) != nil {
		return nil, false
	}
	out := make([][]float64, len(m.Entry))
	for i := range out {
		out[i] = mat.Row(nil, i, &inverse)
	}
	return out, true
}

// shift returns m with the step from i to j changed to p and the difference
// taken from (or given to) those lost at i; j below 0 is the goal. False if more
// would have to be taken than are lost.
func shift(m Markov, i, j int, p float64) (Markov, bool) {
	next := Markov{m.Entry, append([][]float64{}, m.Steps...), append([]float64{}, m.Goal...), append([]float64{}, m.Lost...)}
	next.Steps[i] = append([]float64{}, m.Steps[i]...)
	old := &next.Goal[i]
	if j >= 0 {
		old = &next.Steps[i][j]
	}
	next.Lost[i] -= p - *old
	*old = p
	if next.Lost[i] < 0 && next.Lost[i] > -1e-12 {
		next.Lost[i] = 0
	}
	return next, p >= 0 && next.Lost[i] >= 0
}
