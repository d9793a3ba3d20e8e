package insight

import (
	"math/rand/v2"

	"wend/model"
	"wend/model/analysis/formula"
)

// side is the verge of a rule that speaks on one side.
func side(rule RuleID, at, above bool, change func(r *room, d *rand.Rand, by float64)) verge {
	return verge{at: at, above: above, high: func(d *rand.Rand, by float64) bool {
		return speaks(rule, func(r *room) { change(r, d, by) })
	}}
}

// several is v for more than one comparison.
func (v verge) several(calls int) verge {
	v.calls = calls
	return v
}

// steady is the healthy map with an order value that stays where it is and aims by
// times as high as its chart goes, or as low.
func steady(r *room, of func(formula.Chart) float64, by float64) {
	run(r, 99, 101, 99, 101, 99, 101)
	r.put(measured("k2", "2026-10-01", 100))
	goal := of(standOf(r.report(), "k2").Chart) * by
	change(r, "k2", func(k *model.KPI) {
		if k.Target = model.Some(goal); goal < 100 {
			k.Direction, k.Baseline = model.Down, model.Some(110.0)
		}
	})
}

// ruleVerges are those of the rules that compare numbers themselves.
var ruleVerges = map[string]verge{
	"insight.compare": {above: true, high: func(d *rand.Rand, by float64) bool { // of equal weight, the first on the map
		w := decimal(d, 1, 50)
		first, second := Insight{weight: w + 0.3, place: 1}, Insight{weight: (w + 0.1 + 0.2) * by, place: 2}
		return first.compare(&second) > 0
	}},
	"insight.split": side("L23", true, true, func(r *room, _ *rand.Rand, by float64) { r.feel("t1", 1, -1-whole(by)) }),
	"insight.underInvested": side("L37", false, true, func(r *room, d *rand.Rand, by float64) {
		r.feel("t2", -1, -1)
		change(r, "desk", func(a *model.Activity) { a.Cost = model.Some(decimal(d, 50, 90)) })
		index := valueOf(r.report(), "desk").ValueIndex.Or(0)
		r.with(func(s *model.Settings) { s.ValueHigh = model.Some(index / by) })
	}),
	"insight.notReinvested": side("L46", false, true, func(r *room, _ *rand.Rand, by float64) {
		costly(r)
		saved := r.report().Chain.Savings.Or(0)
		change(r, "n1", func(i *model.Initiative) { i.OneOffCost, i.FromSavings = model.Some(12*saved/by), true })
	}),
	"insight.aimless down": side("L48", false, true, func(r *room, d *rand.Rand, by float64) {
		v := decimal(d, 100, 900)
		change(r, "k2", func(k *model.KPI) {
			k.Direction, k.Baseline, k.Target = model.Down, model.Some(v+0.3), model.Some((v+0.1+0.2)*by)
		})
	}),
	"insight.aimless up": side("L48", false, true, func(r *room, d *rand.Rand, by float64) {
		v := decimal(d, 100, 900)
		change(r, "k2", func(k *model.KPI) { k.Baseline, k.Target = model.Some(v+0.3), model.Some((v+0.1+0.2)/by) })
	}),
	"insight.late": side("L51", false, true, func(r *room, d *rand.Rand, by float64) {
		v := decimal(d, 1, 90)
		change(r, "k2", func(k *model.KPI) { k.Baseline, k.Target = model.Some(v), model.Some(v+0.6) })
		r.put(measured("k2", "2026-01-01", v), measured("k2", "2026-10-01", v+(0.1+0.2)/by))
	}),
	"insight.outOfReach high": side("L52", false, true, func(r *room, _ *rand.Rand, by float64) {
		steady(r, func(c formula.Chart) float64 { return c.High.Or(0) }, by)
	}),
	"insight.outOfReach low": side("L52", false, false, func(r *room, _ *rand.Rand, by float64) {
		steady(r, func(c formula.Chart) float64 { return c.Low.Or(0) }, by)
	}).several(2), // what is on target and beyond a limit is a signal, so that the third comparison has no verge
	"insight.thin": side("L53", false, true, func(r *room, _ *rand.Rand, by float64) { // wider than twice the gap
		r.put(counted("k3", "2026-10-01", 312, 400))
		i := standOf(r.report(), "k3").Interval
		change(r, "k3", func(k *model.KPI) { k.Target = model.Some(0.78 + (i.High.Or(0)-i.Low.Or(0))/2/by) })
	}),
	"insight.disagreeing happy": side("L54", true, true, func(r *room, _ *rand.Rand, by float64) {
		r.put(counted("k1", "2026-10-01", 4900, 10000))
		index := r.report().Emotion.Stages[0].Index.Or(0)
		r.with(func(s *model.Settings) { s.HappyIndex = model.Some(index / by) })
	}),
	"insight.disagreeing but leave": side("L54", false, true, func(r *room, _ *rand.Rand, by float64) {
		change(r, "k1", func(k *model.KPI) { k.Target = model.Some((0.1 + 0.2 + 0.2) * by) })
	}),
	"insight.disagreeing unhappy": side("L54", true, true, func(r *room, _ *rand.Rand, by float64) {
		r.feel("t1", -1, -1)
		r.feel("t2", -1, -1)
		index := r.report().Emotion.Stages[0].Index.Or(0)
		r.with(func(s *model.Settings) { s.UnhappyIndex = model.Some(index * by) })
	}),
	"insight.disagreeing but stay": side("L54", true, false, func(r *room, _ *rand.Rand, by float64) {
		r.feel("t1", -1, -1)
		r.feel("t2", -1, -1)
		change(r, "k1", func(k *model.KPI) { k.Target = model.Some((0.1 + 0.2 + 0.2) * by) })
	}),
	"insight.unprofitable": side("L58", false, true, func(r *room, d *rand.Rand, by float64) {
		saves := decimal(d, 1, 900)
		r.put(initiative(saves, saves*12*by))
	}),
	"insight.assumed": side("L62", false, true, func(r *room, _ *rand.Rand, by float64) {
		for _, key := range []string{"ana/t1", "ana/t2", "ana/t3"} {
			change(r, key, func(e *model.Experience) { e.Tier = "" })
		}
		r.with(func(s *model.Settings) { s.MostlyAssumed = model.Some((0.1 + 0.2) / by) }) // three of ten
	}),
	"insight.idleLever": side("L69", false, true, func(r *room, _ *rand.Rand, by float64) { // more than nothing
		change(r, "o1", func(o *model.Opportunity) { o.Touchpoints = nil })
		r.cut(model.KindTransition, "purchase/goal")
		r.put(way("purchase", model.Lost, 0.9))
		if whole(by) > 0 {
			r.put(way("purchase", model.Goal, 0.1), way("purchase", model.Lost, 0.8))
		}
	}),
	"insight.outdone": side("L83", false, false, func(r *room, _ *rand.Rand, by float64) { // as good as they are
		for id, weight := range map[string]float64{"ana": 0.1, "ben": 0.2} {
			change(r, id, func(p *model.Persona) { p.Weight = model.Some(weight) })
		}
		change(r, "t3", func(t *model.Touchpoint) { t.Moment = model.OverrideYes })
		r.rival(4)
		r.feel("t3", 1+whole(by), 1+whole(by))
	}),
	"insight.badStart": side("L78", true, false, func(r *room, _ *rand.Rand, by float64) { // a third of each, and a third again
		for id, weight := range map[string]float64{"ana": 0.1, "ben": 0.2} {
			change(r, id, func(p *model.Persona) { p.Weight = model.Some(weight) })
		}
		r.feel("t1", -1+whole(by), -1+whole(by))
	}),
}

// edges are the verges of each rule that compares an amount with a threshold, by
// itself or in a number that it rests on.
var edges = map[RuleID][]string{
	"L10": {"settings.fewStages", "settings.manyStages", "settings.manyTouchpoints"},
	"L12": {"insight L12"}, "L16": {"insight L16"}, "L17": {"settings.lowImportance", "insight L17"}, "L18": {"settings.moodDrop"}, "L19": {"insight L19"},
	"L20": {"settings.fewFeelings"}, "L21": {"settings.flatCurve"},
	"L22": {"settings.momentImportance", "settings.momentValence", "settings.momentGap"}, "L23": {"settings.personaGap"}, "L24": {"settings.promiseGap"},
	"L27": {"settings.criticalPain"}, "L36": {"analysis.judge over-invested", "analysis.judge cost share"},
	"L37": {"insight.underInvested", "insight L37"}, "L38": {"analysis.load strained", "analysis.load overloaded"},
	"L39": {"analysis.redundancy names", "analysis.redundancy links"}, "L42": {"analysis.judge lead time"}, "L44": {"settings.singlePoint"},
	"L45": {"settings.weakActivity"}, "L46": {"insight.notReinvested"}, "L48": {"insight.aimless up", "insight.aimless down"},
	"L49": {"analysis.stand age"}, "L51": {"insight.late", "insight L51"},
	"L52": {"insight.outOfReach high", "insight.outOfReach low"}, "L53": {"insight.thin", "analysis.stand sample"},
	"L54": {"insight.disagreeing happy", "insight.disagreeing unhappy"}, "L56": {"settings.alpha"}, "L57": {"insight L57"},
	"L58": {"insight.unprofitable"}, "L59": {"analysis.plans"}, "L60": {"insight L60"}, "L62": {"insight.assumed"}, "L69": {"insight.idleLever"},
	"L72": {"insight L72"}, "L75": {"settings.stagesOwned"}, "L77": {"insight L77"}, "L78": {"insight.badStart"}, "L82": {"settings.flowGap"}, "L83": {"insight.outdone"},
}

// settingVerges are those of the settings, each with a value that is drawn, and those
// of rules that compare whole numbers.
var settingVerges = map[string]verge{
	"settings.fewStages": side("L10", false, true, func(r *room, _ *rand.Rand, by float64) {
		r.with(func(s *model.Settings) { s.FewStages = model.Some(3 + whole(by)) })
	}),
	"settings.manyStages": side("L10", false, false, func(r *room, _ *rand.Rand, by float64) {
		r.with(func(s *model.Settings) { s.ManyStages = model.Some(3 + whole(by)) })
	}),
	"settings.manyTouchpoints": side("L10", false, false, func(r *room, _ *rand.Rand, by float64) {
		r.with(func(s *model.Settings) { s.ManyTouchpoints = model.Some(2 + whole(by)) })
	}),
	"settings.fewFeelings": side("L20", true, false, func(r *room, _ *rand.Rand, by float64) {
		r.feel("t3", 1, 1)
		r.with(func(s *model.Settings) { s.FewFeelings = model.Some(10 + whole(by)) })
	}),
	"settings.lowImportance": side("L17", true, false, func(r *room, d *rand.Rand, by float64) {
		n := 2 + d.IntN(3)
		r.feel("t4", -1, -1)
		change(r, "t4", func(t *model.Touchpoint) { t.Importance = model.Some(n) })
		r.with(func(s *model.Settings) { s.LowImportance = model.Some(n + whole(by)) })
	}),
	"settings.moodDrop": side("L18", true, false, func(r *room, d *rand.Rand, by float64) {
		n := 2 + d.IntN(2)
		r.feel("t3", 2, 2)
		r.feel("t4", 2-n, 2-n)
		r.with(func(s *model.Settings) { s.MoodDrop = model.Some(n + whole(by)) })
	}),
	"settings.flatCurve": side("L21", true, true, func(r *room, _ *rand.Rand, by float64) { // from 0 to 2
		r.with(func(s *model.Settings) { s.FlatCurve = model.Some(2 + whole(by)) })
	}),
	"settings.personaGap": side("L23", true, false, func(r *room, d *rand.Rand, by float64) {
		n := 2 + d.IntN(2)
		r.feel("t1", 2, 2-n)
		r.with(func(s *model.Settings) { s.PersonaGap = model.Some(n + whole(by)) })
	}),
	"settings.promiseGap": side("L24", true, false, func(r *room, d *rand.Rand, by float64) {
		n := 2 + d.IntN(2)
		r.put(model.Experience{Persona: "ana", Touchpoint: "t4", Valence: model.Some(2 - n), Expected: model.Some(2), Tier: model.Reasoned})
		r.with(func(s *model.Settings) { s.PromiseGap = model.Some(n + whole(by)) })
	}),
	"settings.criticalPain": side("L27", true, false, func(r *room, d *rand.Rand, by float64) {
		bad, often := 2+d.IntN(4), 2+d.IntN(4)
		r.put(model.Finding{ID: "f9", Type: model.Pain, Text: "p", Severity: model.Some(bad), Frequency: model.Some(often)})
		r.with(func(s *model.Settings) { s.CriticalPain = model.Some(bad*often + whole(by)) })
	}),
	"settings.kpiBehind": side("L51", false, true, func(r *room, d *rand.Rand, by float64) {
		done := decimal(d, 1, 8)
		r.put(measured("k2", "2026-01-01", 100), measured("k2", "2026-10-01", 100+20*done))
		r.with(func(s *model.Settings) { s.KPIBehind = model.Some(done * by) })
	}),
	"settings.happyIndex": side("L54", true, false, func(r *room, d *rand.Rand, by float64) {
		r.put(counted("k1", "2026-10-01", 4900, 10000))
		r.with(func(s *model.Settings) { s.HappyIndex = model.Some(r.report().Emotion.Stages[0].Index.Or(0) * by) })
	}),
	"settings.unhappyIndex": side("L54", true, true, func(r *room, d *rand.Rand, by float64) {
		r.feel("t1", -1, -1)
		r.feel("t2", -1, 0)
		r.with(func(s *model.Settings) { s.UnhappyIndex = model.Some(r.report().Emotion.Stages[0].Index.Or(0) * by) })
	}),
	"settings.weakActivity": side("L45", true, true, func(r *room, d *rand.Rand, by float64) {
		n := 2 + d.IntN(3)
		change(r, "shop", func(a *model.Activity) { a.Strength = model.Some(n) })
		r.with(func(s *model.Settings) { s.WeakActivity = model.Some(n + whole(by)) })
	}),
	"settings.singlePoint": side("L44", true, false, func(r *room, _ *rand.Rand, by float64) {
		threeMoments(r)
		r.cut(model.KindLink, "carrier/t4")
		r.put(link("shop", "t4", 9))
		r.with(func(s *model.Settings) { s.SinglePoint = model.Some(3 + whole(by)) })
	}),
	"settings.mostlyAssumed": side("L62", false, false, func(r *room, d *rand.Rand, by float64) {
		keys := []string{"ana/t1", "ana/t2", "ana/t3", "ana/t4", "ana/t5", "ben/t1", "ben/t2", "ben/t3", "ben/t4"}
		n := 1 + d.IntN(9)
		for _, key := range keys[:n] {
			change(r, key, func(e *model.Experience) { e.Tier = model.Assumption })
		}
		r.with(func(s *model.Settings) { s.MostlyAssumed = model.Some(float64(n) / 10 * by) })
	}),
	"settings.stagesOwned": side("L75", true, false, func(r *room, _ *rand.Rand, by float64) {
		everywhere(r, "Chair")
		r.with(func(s *model.Settings) { s.StagesOwned = model.Some(3 + whole(by)) })
	}),
	"settings.flowGap": side("L82", true, false, func(r *room, _ *rand.Rand, by float64) {
		r.put(measured("k1", "2026-10-02", 0.57))
		r.with(func(s *model.Settings) { s.FlowGap = model.Some(0.07 * by) })
	}),
	"settings.alpha": side("L56", true, false, func(r *room, _ *rand.Rand, by float64) { // as likely as the level is not supported
		change(r, "h1", func(h *model.Hypothesis) {
			h.Ruling, h.Effect = model.RuledSupported, model.Opt[float64]{}
			h.Before, h.After = model.Sample{X: model.Some(120.0), N: model.Some(2400.0)}, model.Sample{X: model.Some(156.0), N: model.Some(2400.0)}
		})
		p := r.report().Hypotheses.List[0].P.Or(0)
		r.with(func(s *model.Settings) { s.Alpha = model.Some(p * by) })
	}),
	"settings.smallSample": side("L53", false, true, func(r *room, d *rand.Rand, by float64) {
		n := 10 + d.IntN(90)
		r.put(model.Measurement{KPI: "k2", Date: "2026-10-01", Values: append(make([]float64, n-1), 120*float64(n))})
		r.with(func(s *model.Settings) { s.SmallSample = model.Some(n + whole(by)) })
	}),
	"settings.momentImportance": side("L16", true, false, func(r *room, d *rand.Rand, by float64) {
		n := 2 + d.IntN(3)
		r.cut(model.KindExperience, "ana/t1")
		change(r, "t1", func(t *model.Touchpoint) { t.Importance = model.Some(n) })
		r.with(func(s *model.Settings) { s.MomentImportance = model.Some(n + whole(by)) })
	}),
	"settings.momentValence": side("L22", true, false, func(r *room, _ *rand.Rand, by float64) { // t2 matters and pleases
		for _, key := range []string{"ana/t2", "ben/t2"} {
			change(r, key, func(e *model.Experience) { e.Tier = "" })
		}
		r.with(func(s *model.Settings) { s.MomentValence, s.MomentGap = model.Some(1+whole(by)), model.Some(4) })
		if whole(by) < 0 {
			r.with(func(s *model.Settings) { s.MomentValence = model.Some(1) })
		}
	}),
	"settings.momentGap": side("L22", true, false, func(r *room, d *rand.Rand, by float64) {
		n := 2 + d.IntN(2)
		change(r, "t2", func(t *model.Touchpoint) { t.Importance = model.Some(1 + n) })
		r.put(model.Experience{Persona: "ana", Touchpoint: "t2", Valence: model.Some(-2)}, model.Experience{Persona: "ben", Touchpoint: "t2", Valence: model.Some(-2)})
		r.with(func(s *model.Settings) { s.MomentGap, s.MomentImportance = model.Some(n+whole(by)), model.Some(5) })
	}),
	"settings.valueLow": side("L36", false, true, func(r *room, d *rand.Rand, by float64) {
		change(r, "buying", func(a *model.Activity) { a.Cost = model.Some(150 + decimal(d, 1, 900)) })
		r.with(func(s *model.Settings) { s.ValueLow = model.Some(valueOf(r.report(), "buying").ValueIndex.Or(0) * by) })
	}),
	"settings.valueHigh": side("L37", false, false, func(r *room, d *rand.Rand, by float64) {
		r.feel("t2", -1, -1)
		change(r, "desk", func(a *model.Activity) { a.Cost = model.Some(decimal(d, 50, 90)) })
		r.with(func(s *model.Settings) { s.ValueHigh = model.Some(valueOf(r.report(), "desk").ValueIndex.Or(0) * by) })
	}),
	"settings.utilisation": side("L38", true, false, func(r *room, d *rand.Rand, by float64) {
		share := decimal(d, 1, 9)
		busy(d, share)(r)
		r.with(func(s *model.Settings) { s.Utilisation = model.Some(share * by) })
	}),
	"settings.evidenceMonths": side("L61", false, false, func(r *room, d *rand.Rand, by float64) { // on the day it is not old yet
		months := 1 + d.IntN(30)
		now, _ := today.Time()
		then := model.Date(now.AddDate(0, -months, -whole(by)*0).Format("2006-01-02"))
		for _, id := range []string{"e1", "e2"} {
			change(r, id, func(e *model.Evidence) { e.Date = then })
		}
		r.with(func(s *model.Settings) { s.EvidenceMonths = model.Some(months + whole(by)) })
	}),

	"insight L12": side("L12", false, false, func(r *room, _ *rand.Rand, by float64) { // feelings that cancel out
		change(r, "ana", func(p *model.Persona) { p.Weight = model.Some(0.25) })
		change(r, "ben", func(p *model.Persona) { p.Weight = model.Some(0.75) })
		r.feel("t4", []int{0, 0, 2}[1+whole(by)], min(0, whole(by)))
	}),
	"insight L16": side("L16", true, true, func(r *room, _ *rand.Rand, by float64) {
		r.cut(model.KindExperience, "ana/t2")
		change(r, "t2", func(t *model.Touchpoint) { t.Importance = model.Some(4 + whole(by)) })
	}),
	"insight L17": side("L17", true, false, func(r *room, _ *rand.Rand, by float64) { r.feel("t4", -1+whole(by), -1+whole(by)) }),
	"insight L19": side("L19", true, false, func(r *room, _ *rand.Rand, by float64) { r.feel("t5", whole(by), whole(by)) }),
	"insight L37": side("L37", false, false, func(r *room, _ *rand.Rand, by float64) { // where nobody suffers
		r.feel("t2", whole(by), whole(by))
		change(r, "desk", func(a *model.Activity) { a.Cost = model.Some(10.0) })
	}),
	"insight L51": side("L51", true, true, func(r *room, _ *rand.Rand, by float64) { // after half of the time
		now, _ := today.Time()
		day := func(n int) model.Date { return model.Date(now.AddDate(0, 0, n).Format("2006-01-02")) }
		r.cut(model.KindMeasurement, "k2/2026-10-01")
		r.put(measured("k2", day(-50), 100))
		change(r, "k2", func(k *model.KPI) { k.Due = day(50 - whole(by)) })
	}),
	"insight L57": side("L57", false, true, func(r *room, _ *rand.Rand, by float64) { // on the day it is not late yet
		now, _ := today.Time()
		change(r, "n1", func(i *model.Initiative) { i.Due = model.Date(now.AddDate(0, 0, -whole(by)).Format("2006-01-02")) })
	}),
	"insight L60": side("L60", false, true, func(r *room, d *rand.Rand, by float64) {
		every := 7 + d.IntN(300)
		now, _ := today.Time()
		change(r, "j", func(j *model.Journey) {
			j.ReviewEvery, j.Reviewed = model.Some(every), model.Date(now.AddDate(0, 0, -every-whole(by)).Format("2006-01-02"))
		})
	}),
	"insight L72": side("L72", true, true, func(r *room, _ *rand.Rand, by float64) { // of three there are three to rank
		r.cut(model.KindTouchpoint, []string{"t5", "t4", "t3"}[:2-whole(by)]...)
		for t := range model.All[model.Touchpoint](r.j) {
			change(r, string(t.ID), func(t *model.Touchpoint) { t.Importance = model.Some(3) })
		}
	}),
	"insight L77": side("L77", true, false, func(r *room, _ *rand.Rand, by float64) {
		change(r, "shop", func(a *model.Activity) { a.Differentiation = model.Some(2 + whole(by)) })
	}),
}
