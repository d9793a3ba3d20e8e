package analysis

import (
	"wend/model"
	"wend/model/analysis/formula"
	"wend/model/text"
)

// Score is a way to rank initiatives.
type Score string

// The scores.
const (
	RICE     Score = "rice"
	ICE      Score = "ice"
	WSJF     Score = "wsjf"
	Priority Score = "priority" // impact on satisfaction, conversion and business
	Ulwick   Score = "ulwick"   // of what it answers
	ROI      Score = "roi"
)

// rated are the scores that people rate, and their inputs. The score that most
// initiatives have is chosen among them, the first of equals.
var rated = []struct {
	score Score
	of    func(model.Initiative) ratings
}{{RICE, riceRatings}, {ICE, iceRatings}, {WSJF, wsjfRatings}, {Priority, priorityRatings}}

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

// priorityNumbers are the scores that are not from the field's short lists.
var priorityNumbers = []number{
	{
		topic: "initiative.priority", title: "Priority of ", unit: Plain, better: Higher,
		plain:   "How much an initiative does for satisfaction, conversion and the business, from 0 to 10",
		formula: "mean of the impacts on satisfaction, conversion and the business", source: own, remedy: "Rate the three impacts from 0 to 10.",
		get:    ofInitiative(func(v *Initiative) Number { return v.Priority }),
		inputs: explainer.impactInputs,
	},
	{
		topic: "initiative.ulwick", title: "Opportunity that is answered by ", unit: Plain, better: Higher,
		plain:   "How much what an initiative answers matters and how little it satisfies, from 0 to 20",
		formula: "largest opportunity score of what it answers, as customers rated it, else of the touchpoints", source: ulw,
		remedy: "Link it to an opportunity or a pain at a touchpoint.",
		get:    ofInitiative(func(v *Initiative) Number { return v.Ulwick }),
		inputs: explainer.answeredInputs,
	},
}

func priorityRatings(i model.Initiative) ratings {
	steps := append([]float64{0}, formula.TenSteps...)
	return ratings{
		values: []model.Opt[float64]{i.Satisfaction, i.Conversion, i.Business},
		scales: [][]float64{steps, steps, steps},
		score:  func(v []float64) Number { return formula.Weighted(v, []float64{1, 1, 1}) },
	}
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

// candidate returns an initiative for a ranking by a score. One that is computed and
// not rated has no step that it could move by.
func (v Initiative) candidate(i model.Initiative, by Score) formula.Candidate {
	score := v.Score(by)
	c := formula.Candidate{Name: text.Name(i), Score: score, Low: score, High: score, Confidence: i.Confidence.Or(0), Effort: i.Effort.Or(0)}
	for _, r := range rated {
		if r.score == by {
			c.Low, c.High = r.of(i).reach()
		}
	}
	return c
}

// mostUsed returns the rated score that most of the initiatives have; "" if none
// has one.
func (o *Initiatives) mostUsed(list []model.Initiative) Score {
	best, out := 0, Score("")
	for _, r := range rated {
		n := 0
		for at, i := range list {
			if i.Status != dropped && o.List[at].Score(r.score).Known() {
				n++
			}
		}
		if n > best {
			best, out = n, r.score
		}
	}
	return out
}

// rank orders the initiatives that are not dropped by a score, "" for the one that
// most of them have, and says which stand where, which share their place, and which
// one step of one rating would put on top.
func (o *Initiatives) rank(list []model.Initiative, by Score) {
	if by == "" {
		by = o.mostUsed(list)
	}
	var candidates []formula.Candidate
	var at []int // places in list
	for n, i := range list {
		if i.Status != dropped && by != "" && o.List[n].Score(by).Known() {
			candidates, at = append(candidates, o.List[n].candidate(i, by)), append(at, n)
		}
	}
	if len(candidates) == 0 {
		return
	}
	o.Score = by
	order := formula.Ranked(candidates)
	top := candidates[order[0]]
	for place, k := range order {
		c, v := candidates[k], &o.List[at[k]]
		o.Ranked = append(o.Ranked, v.Initiative)
		v.Rank = place + 1
		if place > 0 && formula.Order(c.Score.Or(0), candidates[order[place-1]].Score.Or(0)) == 0 {
			before := &o.List[at[order[place-1]]]
			v.Rank, v.Tied, before.Tied = before.Rank, true, true
		}
		v.Contends = place > 0 && formula.CloseCall([]formula.Candidate{top, c})
		o.CloseCall = o.CloseCall || v.Contends
	}
	o.Top = o.Ranked[0]
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
			return v.Score(o.Score)
		}
	}
	return NA(NoData, "No initiative has the ratings of a score.")
}

// Score returns one of the scores.
func (v Initiative) Score(s Score) Number {
	switch s {
	case ICE:
		return v.ICE
	case WSJF:
		return v.WSJF
	case Priority:
		return v.Priority
	case Ulwick:
		return v.Ulwick
	case ROI:
		return v.Expected.ROI
	}
	return v.RICE
}

func (e explainer) impactInputs(subject string) []Input {
	i, _ := e.planned(subject)
	return []Input{
		given("Impact on satisfaction", rating(i.Satisfaction)), given("Impact on conversion", rating(i.Conversion)),
		given("Impact on the business", rating(i.Business)),
	}
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
		out = append(out, given(e.initiativeName(id), Format(v.Score(e.report.Initiatives.Score), unitOf(e.report.Initiatives.Score))).of("initiative."+string(e.report.Initiatives.Score), string(id)))
	}
	return out
}

func (e explainer) closeCall(string) []string {
	if !e.report.Initiatives.CloseCall {
		return nil
	}
	return []string{"close call: one step of one rating would put another one on top"}
}

// unitOf returns the unit of a score.
func unitOf(s Score) Unit {
	if s == ROI {
		return Share
	}
	return Plain
}
