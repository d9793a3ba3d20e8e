// Package plan lays out the work on a journey as one chain: the pains and needs that
// people found, the opportunities that answer them, and the initiatives that make
// something of both, each with what it comes from and what it leads to.
//
// [Of] is pure: the same documents and numbers give the same plan. Initiatives belong to
// the workspace; what they answer in other journeys is only counted.
package plan

import (
	"cmp"
	"slices"
	"strings"

	"wend/model"
	"wend/model/analysis"
	"wend/model/analysis/formula"
	"wend/model/text"
)

// Plan is the chain. Each list begins with what comes first.
type Plan struct {
	Problems      []Problem
	Opportunities []Opportunity
	Initiatives   []Initiative
	Score         analysis.Score // by which initiatives are ranked; "" if none has one
	CloseCall     bool           // one step of one rating would put another initiative on top
}

// Problem is a pain, a need or a barrier.
type Problem struct {
	model.Finding
	Score         analysis.Number // severity times frequency, 1..25
	Opportunities []model.Opportunity
	Initiatives   []model.Initiative // that solve it, or answer one of the opportunities
}

// Opportunity is one with what it answers and what is done about it.
type Opportunity struct {
	model.Opportunity
	Score       analysis.Number // Ulwick's, 0..20
	Derived     bool            // from the touchpoints and not from what customers answered
	Rank        int             // by score, from 1; equal ones share it; 0: no score
	Tied        bool            // another one has the same place
	Problems    []model.Finding
	Initiatives []model.Initiative
}

// Initiative is one with what it is worth and what it answers in this journey.
type Initiative struct {
	model.Initiative
	Value         analysis.Initiative
	Problems      []model.Finding
	Opportunities []model.Opportunity
	Elsewhere     int // what it answers in other journeys
}

// Dropped is the status of what nobody will do.
const Dropped model.Progress = "dropped"

// Open reports whether the work is still to be done.
func (i Initiative) Open() bool { return i.Status != Dropped && i.Status != model.Done }

// Late reports whether it should have been done before today.
func (i Initiative) Late(today model.Date) bool { return i.Open() && i.Due != "" && today.After(i.Due) }

// OnlyCosts reports whether it has a cost and no benefit that is known.
func (i Initiative) OnlyCosts() bool {
	return i.Open() && i.Value.Expected.Cost.Or(0) > 0 && !i.Value.Expected.Benefit.Known()
}

// problems are the kinds of findings that ask for something to be done.
var problems = []model.FindingKind{model.Pain, model.Need, model.Barrier}

// Of returns the plan of journey d in state s. Without a report, which may still be
// counted, it has no scores.
func Of(s model.State, d *model.Document, r *analysis.Report) Plan {
	if r == nil {
		r = &analysis.Report{}
	}
	p := Plan{Score: r.Initiatives.Score, CloseCall: r.Initiatives.CloseCall}
	values := map[model.InitiativeID]analysis.Initiative{}
	for _, v := range r.Initiatives.List {
		values[v.Initiative] = v
	}
	for i := range model.All[model.Initiative](s.Workspace()) {
		p.Initiatives = append(p.Initiatives, initiative(d, i, values[i.ID]))
	}
	slices.SortStableFunc(p.Initiatives, func(a, b Initiative) int { return cmp.Compare(a.place(), b.place()) })
	answers := r.Opportunities.Answers(d)
	for o := range model.All[model.Opportunity](d) {
		p.Opportunities = append(p.Opportunities, p.opportunity(d, o, answers))
	}
	rank(p.Opportunities)
	for f := range model.All[model.Finding](d) {
		if slices.Contains(problems, f.Type) {
			p.Problems = append(p.Problems, p.problem(f))
		}
	}
	slices.SortStableFunc(p.Problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.group(), b.group()), formula.Order(b.Score.Or(0), a.Score.Or(0)))
	})
	return p
}

// place orders initiatives: by rank, then those without, the dropped last.
func (i Initiative) place() int {
	const after = 1 << 30
	switch {
	case i.Status == Dropped:
		return after + 1
	case i.Value.Rank == 0:
		return after
	}
	return i.Value.Rank
}

func initiative(d *model.Document, i model.Initiative, v analysis.Initiative) Initiative {
	out := Initiative{Initiative: i, Value: v}
	for _, id := range i.Findings {
		if f, found := model.Lookup[model.Finding](d, id); found {
			out.Problems = append(out.Problems, f)
		} else {
			out.Elsewhere++
		}
	}
	for _, id := range i.Opportunities {
		if o, found := model.Lookup[model.Opportunity](d, id); found {
			out.Opportunities = append(out.Opportunities, o)
		} else {
			out.Elsewhere++
		}
	}
	return out
}

func (p Plan) opportunity(d *model.Document, o model.Opportunity, answers analysis.Answers) Opportunity {
	out := Opportunity{Opportunity: o}
	out.Score, out.Derived = answers.Opportunity(o)
	for _, id := range o.Findings {
		if f, found := model.Lookup[model.Finding](d, id); found {
			out.Problems = append(out.Problems, f)
		}
	}
	for _, i := range p.Initiatives {
		if slices.Contains(i.Initiative.Opportunities, o.ID) {
			out.Initiatives = append(out.Initiatives, i.Initiative)
		}
	}
	return out
}

// rank orders opportunities by score and says which stand where.
func rank(list []Opportunity) {
	slices.SortStableFunc(list, func(a, b Opportunity) int {
		known := cmp.Compare(truth(b.Score.Known()), truth(a.Score.Known()))
		return cmp.Or(known, formula.Order(b.Score.Or(0), a.Score.Or(0)), strings.Compare(text.Name(a.Opportunity), text.Name(b.Opportunity)))
	})
	for n := range list {
		o := &list[n]
		if !o.Score.Known() {
			return
		}
		o.Rank = n + 1
		if n > 0 && formula.Order(o.Score.Or(0), list[n-1].Score.Or(0)) == 0 {
			o.Rank, o.Tied, list[n-1].Tied = list[n-1].Rank, true, true
		}
	}
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (p Plan) problem(f model.Finding) Problem {
	out := Problem{Finding: f, Score: analysis.NA(analysis.NoData, "It has no severity or no frequency.")}
	if score, rated := f.Score(); rated {
		out.Score = analysis.Of(float64(score))
	}
	answered := map[model.OpportunityID]bool{}
	for _, o := range p.Opportunities {
		if slices.Contains(o.Findings, f.ID) {
			out.Opportunities = append(out.Opportunities, o.Opportunity)
			answered[o.ID] = true
		}
	}
	for _, i := range p.Initiatives {
		through := slices.ContainsFunc(i.Initiative.Opportunities, func(id model.OpportunityID) bool { return answered[id] })
		if through || slices.Contains(i.Findings, f.ID) {
			out.Initiatives = append(out.Initiatives, i.Initiative)
		}
	}
	return out
}

// group orders problems: open pains that nobody rated, for they may be the worst;
// those that have a score; other open ones; what is done.
func (p Problem) group() int {
	switch {
	case !p.Open():
		return 3
	case p.Score.Known():
		return 1
	case p.Type == model.Pain:
		return 0
	}
	return 2
}

// Owners lists who answers for some initiatives, each once.
func Owners(list []model.Initiative) []string {
	var out []string
	for _, i := range list {
		if i.Owner != "" && !slices.Contains(out, i.Owner) {
			out = append(out, i.Owner)
		}
	}
	return out
}

// Missing names what an initiative lacks to be accountable: what it solves, an
// owner, a due date, an effect on a number.
func (i Initiative) Missing() []string {
	var out []string
	for _, m := range []struct {
		lacks bool
		what  string
	}{
		{len(i.Findings)+len(i.Initiative.Opportunities) == 0, "what it solves"},
		{i.Owner == "", "an owner"},
		{i.Due == "", "a due date"},
		{len(i.Effects)+len(i.Shifts) == 0, "an effect on a number"},
	} {
		if m.lacks {
			out = append(out, m.what)
		}
	}
	return out
}

// Names lists what things are called.
func Names[T model.Object](list []T) []string {
	out := make([]string, len(list))
	for i, o := range list {
		out[i] = text.Name(o)
	}
	return out
}

// Scored counts the initiatives that have each score and are not dropped, by its name.
func Scored(p Plan) map[string]int {
	out := map[string]int{}
	for _, by := range []analysis.Score{analysis.Priority, analysis.RICE, analysis.ICE, analysis.WSJF, analysis.Ulwick, analysis.ROI} {
		out[string(by)] = 0
		for _, i := range p.Initiatives {
			if i.Status != Dropped && i.Value.Score(by).Known() {
				out[string(by)]++
			}
		}
	}
	return out
}
