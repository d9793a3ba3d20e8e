package analysis

import (
	"wend/model"
	"wend/model/analysis/formula"
)

// Score is a way to rank initiatives.
type Score string

// The scores.
const (
	RICE Score = "rice"
	ICE  Score = "ice"
	WSJF Score = "wsjf"
)

// ratings are the inputs of a score, by place, with their scales.
type ratings struct {
	values []model.Opt[float64]
	scales [][]float64 // nil: counted or measured, not rated
	score  func(v []float64) Number
}

var scoreNumbers = []number{
	{
		topic: "initiative.top", title: "Score of the top initiative", unit: Plain,
		plain:   "The score of the initiative that should come first",
		formula: "highest score of those not dropped; ties by confidence, effort, name", source: intercom, remedy: enterScores,
		get:    whole(func(r *Report) Number { return r.Initiatives.top() }),
		inputs: explainer.rankInputs, assumed: explainer.closeCall,
	},
	{
		topic: "initiative.rice", title: "RICE of ", unit: Plain, better: Higher,
		plain:   "Reach times impact times confidence, by effort: what to do first",
		formula: "reach × impact × confidence / effort", source: intercom, remedy: enterScores,
		get:    ofInitiative(func(v *Initiative) Number { return v.RICE }),
		inputs: explainer.scoreInputs,
	},
	{
		topic: "initiative.ice", title: "ICE of ", unit: Plain, better: Higher,
		plain:   "Impact times confidence times ease: what to do first",
		formula: "impact × 10 × confidence × ease", source: "ICE (Ellis 2010)", remedy: enterScores,
		get:    ofInitiative(func(v *Initiative) Number { return v.ICE }),
		inputs: explainer.scoreInputs,
	},
	{
		topic: "initiative.wsjf", title: "WSJF of ", unit: Plain, better: Higher,
		plain:   "What waiting costs, by the size of the job: what to do first",
		formula: "(value + time criticality + risk reduction) / job size", source: "Weighted shortest job first (Reinertsen 2009)",
		remedy: enterScores,
		get:    ofInitiative(func(v *Initiative) Number { return v.WSJF }),
		inputs: explainer.scoreInputs,
	},
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

func iceOf(i model.Initiative) Number { return iceRatings(i).compute() }

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

// top returns the score of the top initiative.
func (o Initiatives) top() Number {
	for _, v := range o.List {
		if v.Initiative == o.Top {
			return v.score(o.Score)
		}
	}
	return NA(NoData, "No initiative has the ratings of a score.")
}

func (v Initiative) score(s Score) Number {
	switch s {
	case ICE:
		return v.ICE
	case WSJF:
		return v.WSJF
	}
	return v.RICE
}

func (e explainer) scoreInputs(subject string) []Input {
	i, _ := e.planned(subject)
	var out []Input
	for _, r := range []struct {
		name  string
		value model.Opt[float64]
	}{
		{"Reach", i.Reach},
		{"Impact", i.Impact},
		{"Confidence", i.Confidence},
		{"Effort", i.Effort},
		{"Ease", i.Ease},
		{"Value", i.Value},
		{"Time criticality", i.TimeCritical},
		{"Risk reduction", i.Risk},
		{"Job size", i.Size},
	} {
		if r.value.IsSet() {
			out = append(out, given(r.name, rating(r.value)))
		}
	}
	return out
}

func (e explainer) rankInputs(string) []Input {
	var out []Input
	for _, id := range e.report.Initiatives.Ranked {
		_, v := e.planned(string(id))
		out = append(out, given(e.initiativeName(id), Format(v.score(e.report.Initiatives.Score), Plain)).of("initiative."+string(e.report.Initiatives.Score), string(id)))
	}
	return out
}

func (e explainer) closeCall(string) []string {
	if !e.report.Initiatives.CloseCall {
		return nil
	}
	return []string{"close call: one step of one rating would put another one on top"}
}
