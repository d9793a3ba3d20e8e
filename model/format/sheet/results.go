package sheet

import (
	"wend/model"
	"wend/model/analysis"
	"wend/model/text"
)

// Known writes n, and nothing if it is not available.
func Known(n analysis.Number, u analysis.Unit) string {
	if !n.Known() {
		return ""
	}
	return analysis.Format(n, u)
}

// Result returns what r computed of o, a line "Label: value" each: how a test
// came out, what an initiative is worth, how an opportunity scores. It is empty
// for other kinds and while there is nothing to compute with.
func (p Sheet) Result(r *analysis.Report, o model.Object) []string {
	var out []string
	say := func(label, value string) {
		if value != "" {
			out = append(out, label+": "+value)
		}
	}
	switch o := o.(type) {
	case model.Hypothesis:
		for _, h := range r.Hypotheses.List {
			if h.Hypothesis == o.ID {
				say("Result", Join(", ", text.Words(h.Verdict),
					Join(" → ", Known(h.Before, analysis.Share), Known(h.After, analysis.Share))))
				say("p value", Known(h.P, analysis.PValue))
			}
		}
	case model.Initiative:
		for _, v := range r.Initiatives.List {
			if v.Initiative == o.ID {
				say("Benefit", p.Money(v.Expected.Benefit))
				say("Cost", p.Money(v.Expected.Cost))
				say("ROI", Known(v.Expected.ROI, analysis.Share))
				say("Payback in months", Known(v.Expected.Payback, analysis.Plain))
				say("NPV", p.Money(v.Expected.NPV))
				say("Actual ROI", Known(v.Actual.ROI, analysis.Share))
			}
		}
	case model.Opportunity:
		for _, v := range r.Opportunities.Measured {
			if v.Opportunity == o.ID {
				say("Score", Known(v.Score, analysis.Plain))
			}
		}
	}
	return out
}

// Belongs reports whether o of the workspace is about this journey or about no
// journey: an initiative for another journey's pains, or evidence that only
// another journey rests on, is not on its map.
func (p Sheet) Belongs(o model.Object) bool {
	here, elsewhere := p.refersHere(o)
	for d := range p.State.Journeys() {
		for by := range d.Objects() {
			model.References(by, func(_ *model.Field, target model.Ref) bool {
				if target == model.RefOf(o) {
					here, elsewhere = here || d.ID() == p.Doc.ID(), elsewhere || d.ID() != p.Doc.ID()
				}
				return !here
			})
		}
	}
	return here || !elsewhere
}

// refersHere reports whether o refers to a thing of this journey, and whether to
// one of another.
func (p Sheet) refersHere(o model.Object) (here, elsewhere bool) {
	model.References(o, func(_ *model.Field, target model.Ref) bool {
		if !target.Kind.In(model.WorkspaceDoc) {
			_, found := p.Doc.Find(target)
			here, elsewhere = here || found, elsewhere || !found
		}
		return true
	})
	return here, elsewhere
}
