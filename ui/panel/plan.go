package panel

import (
	"fmt"

	"wend/model/analysis"
	"wend/model/text"
	"wend/ui/scene"
)

// This file holds the lower ranks of the pulse: what is planned, how much of the
// map is known, and how well its parts hang together.

var plan = []number{
	{
		label: "Plan",
		id:    always("initiative.top"),
		note:  func(s *scene.Scene) string { return initiativeName(s, s.Report.Initiatives.Top) },
	},
	{label: "Plan ROI", id: always("initiative.roi")},
	ofTop("Payback", "initiative.payback/", func(*scene.Scene) string { return "months" }),
	ofTop("Break-even", "initiative.break-even/", nil),
}

// ofTop is a line about the initiative that ranks first.
func ofTop(label, topic string, note func(*scene.Scene) string) number {
	return number{
		label: label, note: note,
		id: func(r *analysis.Report) analysis.NumberID { return about(topic, string(r.Initiatives.Top)) },
	}
}

var knowledge = []number{
	{
		label: "Assumed",
		id:    always("confidence"),
		note:  func(s *scene.Scene) string { return "of " + text.Several(s.Report.Confidence.Count, "feeling") },
	},
	{label: "Validated", id: always("confidence.validated")},
	{label: "Complete", id: always("quality.completeness"), note: barest},
	{label: "Health", id: always("quality.health"), note: parts},
	{label: "Supported", id: always("hypothesis.supported"), note: untested},
}

// barest names the lane that lacks the most.
func barest(s *scene.Scene) string {
	name, least := analysis.LaneName(""), 1.0
	for _, l := range s.Report.Quality.Lanes {
		if x, known := l.Share.Value(); known && x < least {
			name, least = l.Name, x
		}
	}
	if name == "" {
		return ""
	}
	return "least: " + string(name)
}

// parts says from how many parts the health is made; it is shown by its parts
// in the explanation.
func parts(s *scene.Scene) string {
	n := 0
	for _, p := range s.Report.Quality.Parts {
		if p.Value.Known() {
			n++
		}
	}
	return "of " + text.Several(n, "part")
}

func untested(s *scene.Scene) string {
	return "of " + text.Several(len(s.Report.Hypotheses.List), "belief")
}

var seams = []number{
	{label: "Switches", id: always("emotion.switches")},
	{label: "Handoffs", id: always("quality.handoffs")},
	{label: "Referrals", id: always("commerce.k"), note: snowball},
	{label: "Personal", id: always("quality.personal")},
	{label: "Tactics", id: always("quality.messages"), note: silent},
}

// snowball says how many customers come of one in the end.
func snowball(s *scene.Scene) string {
	if !s.Report.Commerce.Snowball.Known() {
		return "self-sustaining"
	}
	return analysis.Format(s.Report.Commerce.Snowball, analysis.Ratio) + " in the end"
}

func silent(s *scene.Scene) string {
	if n := len(s.Report.Quality.Silent); n > 0 {
		return text.Several(n, "stage") + " without"
	}
	return ""
}

func idle(s *scene.Scene) string {
	if n := len(s.Report.Chain.Idle); n > 0 {
		return fmt.Sprintf("%d touch nothing", n)
	}
	return ""
}

func reinvested(s *scene.Scene) string {
	if !s.Report.Chain.Reinvested.Known() {
		return ""
	}
	return analysis.Format(s.Report.Chain.Reinvested, analysis.Money) + " reinvested"
}
