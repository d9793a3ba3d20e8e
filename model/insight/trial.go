package insight

import (
	"fmt"
	"strings"

	"wend/model"
	"wend/model/analysis"
	"wend/model/analysis/formula"
	"wend/model/text"
)

// contradicted looks for decisions that call a hypothesis supported or refuted
// where the test says something else. Decisions in other words are not judged.
func (x *index) contradicted(tell tell) {
	for _, tested := range x.report.Hypotheses.List {
		h, found := model.Lookup[model.Hypothesis](x.doc, tested.Hypothesis)
		claim, p := claimed(h.Decision), tested.P
		if !found || claim == "" || claim == tested.Verdict || !p.Known() {
			continue
		}
		tell(fmt.Sprintf("Recorded as %s, but p = %s, n = %s.", claim, plain(p.Or(1)), plain(tested.N.Or(0))), x.object(h))
	}
}

// claimed returns what a decision says about its hypothesis; "" if nothing.
func claimed(text string) formula.Verdict {
	text = strings.ToLower(text)
	for _, no := range []string{"not supported", "unsupported", "refuted", "rejected", "disproved"} {
		if strings.Contains(text, no) {
			return formula.Refuted
		}
	}
	for _, yes := range []string{"supported", "confirmed", "proved"} {
		if strings.Contains(text, yes) {
			return formula.Supported
		}
	}
	return ""
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
			said += fmt.Sprintf(" Break-even needs +%s points.", text.Digits(100*lift, 2))
		}
		tell(said, x.object(i))
	}
}
