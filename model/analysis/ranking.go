package analysis

import (
	"wend/model"
	"wend/model/analysis/formula"
)

// ratings are the inputs of a score, by place, with their scales.
type ratings struct {
	values []model.Opt[float64]
	scales [][]float64 // nil: counted or measured, not rated
	score  func(v []float64) Number
}

func riceRatings(i model.Initiative) ratings {
	effort := i.Effort.Or(0)
	return ratings{
		values: []model.Opt[float64]{i.Reach, i.Impact, i.Confidence, i.Effort},
		scales: [][]float64{nil, formula.ImpactSteps, formula.ConfidenceSteps, {effort - 0.5, effort + 0.5}},
		score:  func(v []float64) Number { return formula.RICE(v[0], v[1], v[2], v[3]) },
	}
}

func iceRatings(i model.Initiative) ratings {
	confidence := i.Confidence
	if c, ok := confidence.Value(); ok {
		confidence = model.Some(10 * c)
	}
	return ratings{
		values: []model.Opt[float64]{i.Impact, confidence, i.Ease},
		scales: [][]float64{formula.TenSteps, formula.TenSteps, formula.TenSteps},
		score:  func(v []float64) Number { return formula.ICE(v[0], v[1], v[2]) },
	}
}

func wsjfRatings(i model.Initiative) ratings {
	steps := formula.SizeSteps
	return ratings{
		values: []model.Opt[float64]{i.Value, i.TimeCritical, i.Risk, i.Size},
		scales: [][]float64{steps, steps, steps, steps},
		score:  func(v []float64) Number { return formula.WSJF(v[0], v[1], v[2], v[3]) },
	}
}

func riceOf(i model.Initiative) Number { return riceRatings(i).compute() }
func iceOf(i model.Initiative) Number  { return iceRatings(i).compute() }
func wsjfOf(i model.Initiative) Number { return wsjfRatings(i).compute() }

func (r ratings) compute() Number {
	v := make([]float64, len(r.values))
	for i, o := range r.values {
		x, ok := o.Value()
		if !ok {
			return NA(NoData, "The initiative does not have all ratings of the score.")
		}
		v[i] = x
	}
	return r.score(v)
}

// reach returns the lowest and the highest score that one step of one rating
// makes.
func (r ratings) reach() (low, high Number) {
	score := r.compute()
	low, high = score, score
	if !score.Known() {
		return low, high
	}
	for i := range r.values {
		if r.scales[i] == nil {
			continue
		}
		below, above := formula.Neighbours(r.scales[i], r.values[i].Or(0))
		for _, step := range []float64{below, above} {
			next := ratings{append([]model.Opt[float64]{}, r.values...), r.scales, r.score}
			next.values[i] = model.Some(step)
			if s, ok := next.compute().Value(); ok {
				low, high = Of(min(s, low.Or(s))), Of(max(s, high.Or(s)))
			}
		}
	}
	return low, high
}

// rank orders the initiatives that are not dropped by a score; by the one that
// most of them have if none is asked for.
func (o *Initiatives) rank(list []model.Initiative, by Score) {
	kinds := []Score{RICE, ICE, WSJF}
	of := map[Score]func(model.Initiative) ratings{RICE: riceRatings, ICE: iceRatings, WSJF: wsjfRatings}
	best := 0
	for _, k := range kinds {
		n := 0
		for _, i := range list {
			if i.Status != dropped && of[k](i).compute().Known() {
				n++
			}
		}
		if n > best && (by == "" || by == k) {
			best, o.Score = n, k
		}
	}
	if o.Score == "" {
		return
	}
	var candidates []formula.Candidate
	ids := map[string]model.InitiativeID{}
	for _, i := range list {
		r := of[o.Score](i)
		if score := r.compute(); score.Known() && i.Status != dropped {
			low, high := r.reach()
			name := string(i.ID)
			ids[name] = i.ID
			candidates = append(candidates, formula.Candidate{
				Name: name, Score: score, Low: low, High: high, Confidence: i.Confidence.Or(0), Effort: i.Effort.Or(0),
			})
		}
	}
	formula.Rank(candidates)
	for _, c := range candidates {
		o.Ranked = append(o.Ranked, ids[c.Name])
	}
	o.Top, o.CloseCall = o.Ranked[0], formula.CloseCall(candidates)
}

// fields fills in the fields of impact against effort, cut at the medians.
func fields(list []model.Initiative, out []Initiative) {
	var impacts, efforts []float64
	for _, i := range list {
		if i.Impact.IsSet() && i.Effort.IsSet() && i.Status != dropped {
			impacts, efforts = append(impacts, i.Impact.Or(0)), append(efforts, i.Effort.Or(0))
		}
	}
	impact, ok := formula.Median(impacts).Value()
	if !ok {
		return
	}
	effort := formula.Median(efforts).Or(0)
	for n, i := range list {
		if i.Impact.IsSet() && i.Effort.IsSet() && i.Status != dropped {
			out[n].Field = formula.ImpactEffort(i.Impact.Or(0), i.Effort.Or(0), impact, effort)
		}
	}
}

// plans returns what the initiatives that are not dropped promise, by KPI.
func (x *index) plans(list []model.Initiative, k KPIs) []KPIPlan {
	var out []KPIPlan
	for _, kpi := range k.List {
		p := KPIPlan{KPI: kpi.KPI, Gap: kpi.Gap, Closed: kpi.Gap}
		claimed, shares := 0.0, []float64{}
		gap, hasGap := kpi.Gap.Value()
		for _, i := range list {
			change, promised := effectOn(i, kpi.KPI)
			if !promised || i.Status == dropped {
				continue
			}
			p.Initiatives = append(p.Initiatives, i.ID)
			claimed += change
			if hasGap && gap != 0 {
				shares = append(shares, min(1, max(0, change/gap)))
			}
		}
		if len(p.Initiatives) == 0 {
			continue
		}
		p.Claimed = Of(claimed)
		if hasGap {
			p.Closed = NA(ZeroDenominator, "The KPI is on target.")
		}
		if len(shares) > 0 {
			p.Closed = formula.GapClosed(shares...)
			p.Overclaimed = claimed/gap > 1+1e-9
		}
		out = append(out, p)
	}
	return out
}

func effectOn(i model.Initiative, k model.KPIID) (change float64, promised bool) {
	for _, e := range i.Effects {
		if v, ok := e.Expected.Value(); ok && e.KPI == k {
			change, promised = change+v, true
		}
	}
	return change, promised
}

// sum adds up the cases of what is not dropped. Sales from the same KPI are
// scaled down to the gap that its initiatives close together.
func (o *Initiatives) sum(list []model.Initiative) {
	scale := map[model.InitiativeID]float64{}
	for _, p := range o.Plans {
		gap, claimed := p.Gap.Or(0), p.Claimed.Or(0)
		if closed, ok := p.Closed.Value(); ok && len(p.Initiatives) > 1 && claimed/gap > 0 {
			for _, id := range p.Initiatives {
				if _, seen := scale[id]; !seen {
					scale[id] = min(1, closed*gap/claimed)
				}
			}
		}
	}
	benefit, cost, known := 0.0, 0.0, false
	gained, spent, measured := 0.0, 0.0, false
	for n, i := range list {
		v := o.List[n]
		if b, ok := v.Expected.Benefit.Value(); ok && i.Status != dropped {
			known = true
			if f, scaled := scale[i.ID]; scaled {
				b -= (1 - f) * v.Expected.Sales.Or(0) * i.Confidence.Or(1) * i.Horizon.Or(DefaultHorizon)
			}
			benefit, cost = benefit+b, cost+v.Expected.Cost.Or(0)
		}
		if v.Actual.ROI.Known() || v.Actual.Benefit.Known() && v.Actual.Cost.Known() {
			measured = true
			gained, spent = gained+v.Actual.Benefit.Or(0), spent+v.Actual.Cost.Or(0)
		}
	}
	none := NA(NoData, "No initiative has both a benefit and a cost.")
	o.Benefit, o.Cost, o.ROI = none, none, none
	if known {
		o.Benefit, o.Cost, o.ROI = Of(benefit), Of(cost), formula.ROI(benefit, cost)
	}
	o.Actual = ActualReturn{none, none, none}
	if measured {
		o.Actual = ActualReturn{Of(gained), Of(spent), formula.ROI(gained, spent)}
	}
}
