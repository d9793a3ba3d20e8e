package analysis

func (e Emotion) touchpoints() []Figure {
	var out []Figure
	for _, t := range e.Touchpoints {
		id := NumberID("/" + t.Touchpoint)
		out = append(out,
			Figure{"touchpoint.valence" + id, t.Valence, Valence, Higher},
			Figure{"touchpoint.gap" + id, t.Gap, Valence, Lower},
			Figure{"touchpoint.expectation" + id, t.Expectation, Valence, Higher},
		)
	}
	return out
}

func (i Initiatives) figures() []Figure {
	out := []Figure{
		{"initiative.top", i.top(), Plain, Neither},
		{"initiative.benefit", i.Benefit, Money, Higher},
		{"initiative.cost", i.Cost, Money, Lower},
		{"initiative.roi", i.ROI, Share, Higher},
		{"initiative.actual", i.Actual.ROI, Share, Higher},
	}
	for _, v := range i.List {
		id := NumberID("/" + v.Initiative)
		out = append(out,
			Figure{"initiative.rice" + id, v.RICE, Plain, Higher},
			Figure{"initiative.ice" + id, v.ICE, Plain, Higher},
			Figure{"initiative.wsjf" + id, v.WSJF, Plain, Higher},
			Figure{"initiative.orders" + id, v.Expected.Orders, Plain, Higher},
			Figure{"initiative.benefit" + id, v.Expected.Benefit, Money, Higher},
			Figure{"initiative.cost" + id, v.Expected.Cost, Money, Lower},
			Figure{"initiative.roi" + id, v.Expected.ROI, Share, Higher},
			Figure{"initiative.payback" + id, v.Expected.Payback, Plain, Lower},
			Figure{"initiative.npv" + id, v.Expected.NPV, Money, Higher},
			Figure{"initiative.break-even" + id, v.Expected.BreakEven, Share, Lower},
			Figure{"initiative.actual" + id, v.Actual.ROI, Share, Higher},
		)
	}
	for _, p := range i.Plans {
		out = append(out, Figure{"initiative.closed/" + NumberID(p.KPI), p.Closed, Share, Higher})
	}
	return out
}

// top returns the score of the top initiative.
func (i Initiatives) top() Number {
	for _, v := range i.List {
		if v.Initiative == i.Top {
			return v.score(i.Score)
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

func (h Hypotheses) figures() []Figure {
	count := func(n int) Number {
		if len(h.List) == 0 {
			return NA(NoData, "There is no hypothesis.")
		}
		return Of(float64(n))
	}
	out := []Figure{
		{"hypothesis.untested", count(h.Untested), Count, Lower},
		{"hypothesis.testing", count(h.Testing), Count, Neither},
		{"hypothesis.supported", count(h.Supported), Count, Higher},
		{"hypothesis.refuted", count(h.Refuted), Count, Neither},
		{"hypothesis.inconclusive", count(h.Inconclusive), Count, Lower},
	}
	for _, t := range h.List {
		id := NumberID("/" + t.Hypothesis)
		out = append(out,
			Figure{"hypothesis.difference" + id, t.Difference, Share, Neither},
			Figure{"hypothesis.lift" + id, t.Lift, Share, Neither},
			Figure{"hypothesis.p" + id, t.P, Ratio, Neither},
			Figure{"hypothesis.needs" + id, t.Needs, Count, Lower},
		)
	}
	return out
}

func (c Commerce) figures() []Figure {
	return []Figure{
		{"commerce.order-value", c.OrderValue, Money, Higher},
		{"commerce.margin", c.Margin, Share, Higher},
		{"commerce.per-entrant", c.PerEntrant, Money, Higher},
		{"commerce.k", c.K, Ratio, Higher},
		{"commerce.snowball", c.Snowball, Ratio, Higher},
		{"commerce.advocates", c.Advocates, Share, Higher},
	}
}

func (q Quality) figures() []Figure {
	out := []Figure{
		{"quality.completeness", q.Completeness, Share, Higher},
		{"quality.evidence", q.Evidence, Share, Higher},
		{"quality.confidence", q.Confidence, Ratio, Higher},
		{"quality.ownership", q.Ownership, Share, Higher},
		{"quality.personal", q.Personal, Share, Higher},
		{"quality.messages", q.Messages, Share, Higher},
		{"quality.handoffs", q.Handoffs, Count, Lower},
		{"quality.health", q.Health, Index, Higher},
	}
	for _, s := range q.Stages {
		id := NumberID("/" + s.Stage)
		out = append(out, Figure{"quality.resonance" + id, s.Resonance, Share, Higher}, Figure{"quality.tailored" + id, s.Personal, Share, Higher})
	}
	for _, l := range q.Lanes {
		out = append(out, Figure{"quality.lane/" + NumberID(l.Name), l.Share, Share, Higher})
	}
	return out
}

func (c Confidence) figures() []Figure {
	return []Figure{
		{"confidence", c.Assumption, Share, Lower},
		{"confidence.reasoned", c.Reasoned, Share, Neither},
		{"confidence.validated", c.Validated, Share, Higher},
	}
}
