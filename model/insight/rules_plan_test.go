package insight

import (
	"fmt"

	"wend/model"
)

// run puts a series of monthly values in front of the last measurement of k2.
func run(r *room, values ...float64) {
	for i, v := range values {
		r.put(measured("k2", model.Date(fmt.Sprintf("2025-%02d-01", i+1)), v))
	}
}

var kpiExamples = map[RuleID]example{
	"L47": {
		fires: func(r *room) { change(r, "k2", func(k *model.KPI) { k.Stage = "" }) }, want: []ID{"L47:purchase"},
		silent: func(r *room) { change(r, "k2", func(k *model.KPI) { k.Stage, k.Touchpoint = "", "t3" }) },
	},
	"L48": {fires: func(r *room) {
		change(r, "k1", func(k *model.KPI) { clear(&k.Target) })
		change(r, "k2", func(k *model.KPI) { k.Direction = model.Down })
	}, want: []ID{"L48:k1", "L48:k2"}, silent: func(r *room) {
		change(r, "k2", func(k *model.KPI) { k.Direction = model.Band; clear(&k.Baseline) })
	}},
	"L49": {
		fires: func(r *room) { change(r, "k1", func(k *model.KPI) { k.MaxAge = model.Some(13) }) }, want: []ID{"L49:k1+k1/2026-10-01"},
		silent: func(r *room) { change(r, "k1", func(k *model.KPI) { k.MaxAge = model.Some(14) }) },
	},
	"L50": {
		fires: func(r *room) { run(r, 99, 101, 99, 101, 99, 101, 99, 101) }, want: []ID{"L50:k2+k2/2026-10-01"},
		silent: func(r *room) { run(r, 119, 121, 119, 121, 119, 121, 119, 121) },
	},
	"L51": {
		fires: func(r *room) {
			r.put(measured("k2", "2026-09-30", 104), measured("k2", "2026-10-01", 105), measured("k2", "2026-01-01", 100))
		},
		want: []ID{"L51:k2"}, silent: func(r *room) {
			r.put(measured("k2", "2026-10-01", 105)) // not half the time yet
		},
	},
	"L52": {fires: func(r *room) {
		run(r, 99, 101, 99, 101, 99, 101)
		r.put(measured("k2", "2026-10-01", 100))
	}, want: []ID{"L52:k2"}, silent: func(r *room) {
		run(r, 90, 110, 95, 105, 110, 90)
		r.put(measured("k2", "2026-10-01", 100))
	}},
	"L53": {fires: func(r *room) {
		r.put(counted("k1", "2026-10-01", 15, 29), counted("k3", "2026-10-01", 312, 400))
	}, want: []ID{"L53:k1+k1/2026-10-01", "L53:k3+k3/2026-10-01"}, silent: func(r *room) { r.put(counted("k1", "2026-10-01", 15, 30)) }},
	"L54": {
		fires: func(r *room) { r.put(counted("k1", "2026-10-01", 4900, 10000)) }, want: []ID{"L54:interest+k1"},
		silent: func(r *room) { r.put(counted("k1", "2026-10-01", 4900, 10000)); r.feel("t2", 0, 0); r.feel("t1", 0, 0) },
	},
	"L68": {fires: func(r *room) {
		change(r, "t4", func(t *model.Touchpoint) { t.Function, t.Channels = "service", []string{"Live chat"} })
	}, want: []ID{"L68:t4"}, silent: func(r *room) {
		change(r, "t4", func(t *model.Touchpoint) { t.Function, t.Channels = "service", []string{"Live chat"} })
		r.put(model.KPI{ID: "k9", Definition: "response-time", Stage: "after"})
	}},
}

var workExamples = map[RuleID]example{
	"L15": {fires: func(r *room) {
		p, _ := model.Lookup[model.Persona](r.shared, "ben")
		p.Goals = nil
		r.put(p)
	}, want: []ID{"L15:ben"}},
	"L25": {
		fires: func(r *room) { r.cut(model.KindOpportunity, "o1") }, want: []ID{"L25:f1"},
		silent: func(r *room) {
			r.cut(model.KindOpportunity, "o1")
			change(r, "f1", func(f *model.Finding) { f.Status = model.Verified })
		},
	},
	"L26": {
		fires: func(r *room) { change(r, "f1", func(f *model.Finding) { clear(&f.Frequency) }) }, want: []ID{"L26:f1"},
		silent: func(r *room) {
			change(r, "f1", func(f *model.Finding) { f.Type = model.Delight; clear(&f.Frequency) })
		},
	},
	"L27": {fires: func(r *room) {
		r.put(model.Finding{ID: "f9", Type: model.Pain, Text: "p", Severity: model.Some(4), Frequency: model.Some(4)})
	}, want: []ID{"L27:f9"}, silent: func(r *room) {
		r.put(model.Finding{ID: "f9", Type: model.Pain, Text: "p", Severity: model.Some(5), Frequency: model.Some(3)})
		change(r, "f1", func(f *model.Finding) { f.Severity, f.Frequency = model.Some(5), model.Some(5) })
	}},
	"L28": {fires: func(r *room) { r.put(model.Opportunity{ID: "o9", Text: "x"}) }, want: []ID{"L28:o9"}},
	"L29": {fires: func(r *room) {
		change(r, "n1", func(i *model.Initiative) { i.Owner, i.Due, i.Effects = "", "", nil })
	}, want: []ID{"L29:n1"}, silent: func(r *room) {
		change(r, "n1", func(i *model.Initiative) { i.Owner, i.Status = "", "planned" })
	}},
	"L30": {
		fires: func(r *room) { r.put(model.Initiative{ID: "n9", Name: "Rebrand"}) }, want: []ID{"L30:n9"},
		silent: func(r *room) { // dropped; and one that is about another journey
			r.put(model.Initiative{ID: "n9", Status: dropped}, model.Initiative{ID: "n8", Findings: []model.FindingID{"elsewhere"}})
			// and one for an activity at which something is wrong
			r.put(model.Finding{ID: "f9", Type: model.Pain, Text: "Nobody answers", Activity: "desk"})
			r.put(model.Initiative{ID: "n7", Activities: []model.ActivityID{"desk"}})
		},
	},
	"L32": {
		fires: func(r *room) { r.put(model.Finding{ID: "f9", Type: model.SuccessFactor, Text: "Luck"}) }, want: []ID{"L32:f9"},
		silent: func(r *room) { r.put(model.Finding{ID: "f9", Type: model.SuccessFactor, Stage: "after"}) },
	},
	"L55": {
		fires: func(r *room) { change(r, "h1", func(h *model.Hypothesis) { clear(&h.Effect) }) }, want: []ID{"L55:h1"},
		silent: func(r *room) { change(r, "h1", func(h *model.Hypothesis) { h.Before = model.Sample{} }) },
	}, // the KPI has a baseline
	"L56": {fires: func(r *room) {
		change(r, "h1", func(h *model.Hypothesis) {
			h.Before, h.After = model.Sample{X: model.Some(8.0), N: model.Some(793.0)}, model.Sample{X: model.Some(15.0), N: model.Some(736.0)}
		})
	}, want: []ID{"L56:h1"}, silent: func(r *room) { change(r, "h1", func(h *model.Hypothesis) { h.Decision = "Ask more people" }) }},
	"L57": {
		fires: func(r *room) { change(r, "n1", func(i *model.Initiative) { i.Due = "2026-10-14" }) }, want: []ID{"L57:n1"},
		silent: func(r *room) { change(r, "n1", func(i *model.Initiative) { i.Due = today }) },
	},
	"L58": {fires: func(r *room) {
		r.put(initiative(100, 1300))
	}, want: []ID{"L58:n9"}, silent: func(r *room) { r.put(initiative(100, 1200)) }},
	"L59": {fires: func(r *room) {
		r.put(counted("k1", "2026-10-01", 4500, 10000), model.Initiative{
			ID: "n9", Findings: []model.FindingID{"f1"}, Effects: []model.Effect{{KPI: "k1", Expected: model.Some(0.01)}},
		})
	}, want: []ID{"L59:k1"}, silent: func(r *room) { r.put(counted("k1", "2026-10-01", 4000, 10000)) }},
	"L60": {fires: func(r *room) {
		change(r, "j", func(j *model.Journey) { j.ReviewEvery, j.Reviewed = model.Some(30), "2026-09-14" })
	}, want: []ID{"L60:j"}, silent: func(r *room) {
		change(r, "j", func(j *model.Journey) { j.ReviewEvery, j.Reviewed = model.Some(31), "2026-09-14" })
	}},
	"L61": {
		fires: func(r *room) { change(r, "f1", func(f *model.Finding) { f.Evidence = f.Evidence[:1] }) }, want: []ID{"L61:f1+e1"},
		silent: func(r *room) { change(r, "f1", func(f *model.Finding) { f.Evidence = nil }) },
	},
	"L62": {fires: func(r *room) {
		for _, t := range []string{"t1", "t2", "t4"} {
			change(r, "ana/"+t, func(e *model.Experience) { e.Tier = "" })
			change(r, "ben/"+t, func(e *model.Experience) { e.Tier = model.Assumption })
		}
	}, want: []ID{"L62:j"}, silent: func(r *room) {
		for _, t := range []string{"ana/t1", "ana/t2", "ana/t3", "ana/t4", "ana/t5"} {
			change(r, t, func(e *model.Experience) { e.Tier = "" }) // exactly half
		}
	}},
	"L63": {fires: func(r *room) { r.cut(model.KindTactic, "m1") }, want: []ID{"L63:interest"}},
	"L64": {fires: func(r *room) {
		change(r, "interest", func(s *model.Stage) { s.Type = awareness })
		change(r, "m1", func(t *model.Tactic) { t.Type = offer })
		change(r, "purchase", func(s *model.Stage) { s.Type = decision })
		change(r, "m2", func(t *model.Tactic) { t.Type = seo })
	}, want: []ID{"L64:m1", "L64:m2"}, silent: func(r *room) { change(r, "m1", func(t *model.Tactic) { t.Type = offer }) }},
	"L65": {fires: func(r *room) { remember(r) }, want: []ID{"L65:t3"}, silent: func(r *room) {
		remember(r)
		change(r, "m2", func(t *model.Tactic) { t.Personal.Bases = model.Bases{"past-purchases"} })
	}},
	"L66": {fires: func(r *room) { unasked(r); r.cut(model.KindTactic, "m3") }, want: []ID{"L66:after"}, silent: unasked},
	"L67": {fires: func(r *room) { change(r, "after", func(s *model.Stage) { s.Type = advocacy }) }, want: []ID{"L67:after"}, silent: func(r *room) {
		change(r, "after", func(s *model.Stage) { s.Type = advocacy })
		r.put(way("after", "interest", 0.25))
	}},
	"L69": {fires: func(r *room) { change(r, "o1", func(o *model.Opportunity) { o.Touchpoints = nil }) }, want: []ID{"L69:purchase+purchase/goal"}},
	"L70": {
		fires: func(r *room) { change(r, "f1", func(f *model.Finding) { f.Touchpoint = "t3" }) }, want: []ID{"L70:interest"},
		silent: func(r *room) { change(r, "f1", func(f *model.Finding) { f.Touchpoint, f.Stage = "", "interest" }) },
	},
	"L71": {
		fires: func(r *room) { change(r, "interest", func(s *model.Stage) { s.Signals = nil }) }, want: []ID{"L71:interest"},
		silent: func(r *room) {
			change(r, "interest", func(s *model.Stage) { s.Signals = nil })
			change(r, "t1", func(t *model.Touchpoint) { t.Tags = []string{"entry signal"} })
		},
	},
	"L75": {
		fires: func(r *room) { everywhere(r, "Chair", "Service team") }, want: []ID{"L75:t1+t3+t4"},
		silent: func(r *room) { everywhere(r, "Kim (shop team)") },
	},
}

var ownExamples = map[RuleID]example{
	"L76": {
		fires: func(r *room) { r.put(model.Finding{ID: "f9", Type: model.Need, Text: "Peace"}) }, want: []ID{"L76:f9"},
		silent: func(r *room) { r.put(model.Finding{ID: "f9", Type: model.Need, Stage: "after"}) },
	},
	"L77": {
		fires: func(r *room) { change(r, "shop", func(a *model.Activity) { a.Differentiation = model.Some(2) }) }, want: []ID{"L77:t3"},
		silent: func(r *room) {
			change(r, "shop", func(a *model.Activity) { a.Differentiation = model.Some(2) })
			r.put(link("desk", "t3", 1))
		},
	},
	"L82": {
		fires: func(r *room) { r.put(counted("k1", "2026-10-02", 6000, 10000)) }, want: []ID{"L82:interest/purchase+k1"},
		silent: func(r *room) { r.put(counted("k1", "2026-10-02", 5300, 10000)) }, // less than the setting
	},
	"L83": {
		fires: func(r *room) { r.rival(5); r.feel("t3", 2, 1) }, want: []ID{"L83:t3"},
		silent: func(r *room) { r.rival(5) }, // as good as they are
	},
	"L78": {fires: func(r *room) { r.feel("t1", -1, -1) }, want: []ID{"L78:t1"}, silent: func(r *room) { r.feel("t1", 0, -1); r.feel("t2", -1, -1) }},
	"L79": {fires: serve, want: []ID{"L79:t3"}, silent: func(r *room) {
		serve(r)
		change(r, "n1", func(i *model.Initiative) { i.Type = "training" })
	}},
	"L81": {
		fires: func(r *room) { r.put(measured("k1", "2026-09-01", -0.05)) }, want: []ID{"L81:k1/2026-09-01+k1"},
		silent: func(r *room) { r.put(measured("k1", "2026-09-01", 1)) },
	},
	"L80": {fires: func(r *room) { r.answered(model.Opt[int]{}) }, want: []ID{"L80:k9"}, silent: func(r *room) { r.answered(model.Some(5)) }},
}

// rival gives a competitor a score at the moment of truth.
func (r *room) rival(score int) {
	r.put(model.Competitor{ID: "c1", Name: "Rival"}, model.Benchmark{ID: "b1", Competitor: "c1", Touchpoint: "t3", Score: model.Some(score)})
}

// answered records answers to a question on satisfaction.
func (r *room) answered(scale model.Opt[int]) {
	r.put(
		model.KPI{ID: "k9", Name: "CSAT", Definition: "csat", Unit: model.Percent, Stage: "after", Scale: scale},
		model.Measurement{KPI: "k9", Date: "2026-10-01", Values: []float64{5, 4, 3}},
	)
}

// serve makes the moment of truth a service.
func serve(r *room) { change(r, "t3", func(t *model.Touchpoint) { t.Function = "service" }) }

func initiative(savings, cost float64) model.Initiative {
	return model.Initiative{ID: "n9", Findings: []model.FindingID{"f1"}, Savings: model.Some(savings), OneOffCost: model.Some(cost)}
}

// remember makes purchase a stage of decision by somebody whose past is known.
func remember(r *room) {
	p, _ := model.Lookup[model.Persona](r.shared, "ana")
	p.Purchases = "Two phones"
	r.put(p)
	change(r, "purchase", func(s *model.Stage) { s.Type = decision })
}

// unasked leaves the feedback tactic as the only way to say something.
func unasked(r *room) {
	change(r, "t5", func(t *model.Touchpoint) { t.Action = "Gets the invoice" })
	change(r, "k3", func(k *model.KPI) { k.Definition = "" })
}

// everywhere gives the shop team a touchpoint in each stage, and holds a session.
func everywhere(r *room, participants ...string) {
	r.put(link("shop", "t4", 9), model.Session{ID: "s1", Date: "2026-01-01", Participants: []string{"Shop team"}},
		model.Session{ID: "s2", Date: "2026-02-01", Participants: participants})
	r.cut(model.KindLink, "carrier/t4")
}
