package insight

import (
	"fmt"

	"wend/model"
	"wend/model/analysis"
	"wend/model/analysis/formula"
	"wend/model/text"
)

// contradicted looks for decisions that call a hypothesis something else than
// its test does. What is not decided is not judged.
func (x *index) contradicted(tell tell) {
	for _, tested := range x.report.Hypotheses.List {
		h, found := model.Lookup[model.Hypothesis](x.doc, tested.Hypothesis)
		ruled, p := h.Ruled(), tested.P
		if !found || ruled == "" || string(ruled) == string(tested.Verdict) || !p.Known() {
			continue
		}
		tell(fmt.Sprintf("Recorded as %s, but the p value is %s, of %s.", ruled, text.Write(p.Or(1), text.PValue), text.Several(int(tested.N.Or(0)), "person")), x.object(h))
	}
}

func (x *index) unprofitable(tell tell) {
	worth := map[model.InitiativeID]formula.Return{}
	for _, i := range x.report.Initiatives.List {
		worth[i.Initiative] = i.Expected
	}
	for _, i := range x.work.initiatives {
		r, months := worth[i.ID], i.Horizon.Or(analysis.DefaultHorizon)
		roi, known := r.ROI.Value()
		if !known || i.Status == model.Done || roi >= 0 && formula.AtMost(r.Payback.Or(months+1), months) {
			continue
		}
		said := fmt.Sprintf("%s does not pay back in %s months (ROI %s).", nameOf(i), plain(months), percent(roi))
		if lift, ok := r.BreakEven.Value(); ok {
			said += fmt.Sprintf(" Break-even needs +%s.", points(lift))
		}
		tell(said, x.object(i))
	}
}
