package insight

import (
	"math/rand/v2"

	"wend/model"
	"wend/model/analysis"
	"wend/model/analysis/formula"
)

// aimed is the healthy map with a KPI from 10 that goes up to target and stands at
// the value.
func aimed(target, now float64) func(r *room) {
	return func(r *room) {
		change(r, "k2", func(k *model.KPI) { k.Baseline, k.Target = model.Some(10.0), model.Some(target) })
		r.put(measured("k2", "2026-10-01", now))
	}
}

// differs reports whether a measured conversion is told to differ from that of the flow
// by a gap.
func differs(flow, gap float64, measure func(r *room, gap float64)) bool {
	r := healthy()
	r.put(way("interest", "purchase", flow), way("interest", model.Lost, 1-flow))
	r.with(func(s *model.Settings) { s.FlowGap = model.Some(gap) })
	measure(r, gap)
	return r.report().Conversions[0].Apart
}

// shifted reports whether 3 of 10 can become others by as many, where 3 of 10 leave.
func shifted(by float64) bool {
	r := healthy()
	r.put(way("interest", "purchase", 0.3), way("interest", model.Lost, 0.3), way("interest", model.Goal, 0.4))
	change(r, "n1", func(i *model.Initiative) {
		i.Shifts = []model.Shift{{Transition: "interest/purchase", Expected: model.Some(by)}}
	})
	return r.report().Initiatives.List[0].Goal.Known()
}

var planVerges = map[string]verge{
	"analysis.kpis on target": {at: true, above: true, high: func(d *rand.Rand, by float64) bool {
		v := decimal(d, 200, 900)
		return report(aimed(v+0.3, (v+0.1+0.2)*by)).KPIs.Worst != "k2"
	}},
	"analysis.kpis worst": {above: true, high: func(d *rand.Rand, by float64) bool { // the first of equals
		r := healthy()
		r.put(counted("k1", "2026-10-01", 4300, 10000)) // 3 of 10
		aimed(20, 10+(1+2)/by)(r)
		return r.report().KPIs.Worst == "k2"
	}},
	"analysis.count": {at: true, above: true, high: func(d *rand.Rand, by float64) bool {
		v := decimal(d, 200, 900)
		return report(aimed(v+0.3, (v+0.1+0.2)*by)).KPIs.OnTarget == 3
	}},
	"analysis.stand sample": {at: true, above: true, high: func(d *rand.Rand, by float64) bool {
		r := healthy()
		n := 10 + d.IntN(90)
		r.with(func(s *model.Settings) { s.SmallSample = model.Some(n) })
		r.put(counted("k3", "2026-10-01", 8, float64(n+whole(by))))
		return !standOf(r.report(), "k3").Small
	}},
	"analysis.stand age": {above: true, high: func(_ *rand.Rand, by float64) bool {
		r := healthy()
		age := int(standOf(r.report(), "k2").Age.Or(0))
		change(r, "k2", func(k *model.KPI) { k.MaxAge = model.Some(age - whole(by)) })
		return standOf(r.report(), "k2").Stale
	}},
	"analysis.attainment up": {at: true, above: true, high: func(d *rand.Rand, by float64) bool { // the target is on the right side
		v := decimal(d, 100, 900)
		return standOf(report(func(r *room) {
			change(r, "k2", func(k *model.KPI) { k.Baseline, k.Target = model.Some(v+0.3), model.Some((v+0.1+0.2)*by) })
		}), "k2").Attainment.Known()
	}},
	"analysis.attainment down": {above: true, high: func(d *rand.Rand, by float64) bool { // the target is on the wrong side
		v := decimal(d, 100, 900)
		return !standOf(report(func(r *room) {
			change(r, "k2", func(k *model.KPI) {
				k.Direction, k.Baseline, k.Target = model.Down, model.Some(v+0.3), model.Some((v+0.1+0.2)*by)
			})
		}), "k2").Attainment.Known()
	}},
	"analysis.attainment met": {at: true, above: true, high: func(d *rand.Rand, by float64) bool { // where nothing is to be done
		v := decimal(d, 100, 900)
		return standOf(report(func(r *room) {
			change(r, "k2", func(k *model.KPI) { k.Baseline, k.Target = model.Some(v+0.3), model.Some(v+0.3) })
			r.put(measured("k2", "2026-10-01", (v+0.1+0.2)*by))
		}), "k2").Attainment.Or(0) == 1
	}},
	"analysis.guess": {at: true, above: true, high: func(_ *rand.Rand, by float64) bool { // half of ten feelings
		r := healthy()
		for _, key := range []string{"ana/t1", "ana/t2", "ana/t3", "ana/t4", "ana/t5", "ben/t1"}[:5+whole(by)] {
			change(r, key, func(e *model.Experience) { e.Tier = model.Assumption })
		}
		return analysis.GroundsOf(r.shared, r.j).Guessed("emotion.blended")
	}},
	"analysis.rank": {above: true, high: func(d *rand.Rand, by float64) bool { // alone on top; of equals both are
		v := decimal(d, 1, 90)
		rated := func(id model.InitiativeID, reach float64) model.Initiative {
			return model.Initiative{
				ID: id, Reach: model.Some(reach), Impact: model.Some(1.0), Confidence: model.Some(1.0), Effort: model.Some(1.0),
			}
		}
		r := healthy()
		r.with(func(s *model.Settings) { s.Ranking = "rice" })
		r.put(rated("x", v+0.3), rated("y", (v+0.1+0.2)*by))
		for _, i := range r.report().Initiatives.List {
			if i.Initiative == "y" {
				return i.Rank == 1 && !i.Tied
			}
		}
		return false
	}},
	"analysis.move more": {above: true, high: func(_ *rand.Rand, by float64) bool { return !shifted((0.1 + 0.2) * by) }},  // than leave
	"analysis.move less": {above: true, high: func(_ *rand.Rand, by float64) bool { return !shifted(-(0.1 + 0.2) * by) }}, // than nobody
	"analysis.conversions gap": {at: true, above: true, high: func(d *rand.Rand, by float64) bool {
		return differs(0.5, decimal(d, 1, 3)/10, func(r *room, gap float64) { r.put(measured("k1", "2026-10-02", 0.5+gap*by)) })
	}},
	"analysis.conversions low": {high: func(_ *rand.Rand, by float64) bool { // within the interval of what was measured
		return differs(formula.Wilson(60, 100).Low.Or(0)*by, 0.01, func(r *room, _ float64) { r.put(counted("k1", "2026-10-02", 60, 100)) })
	}},
	"analysis.conversions high": {above: true, high: func(_ *rand.Rand, by float64) bool {
		return differs(formula.Wilson(60, 100).High.Or(0)*by, 0.01, func(r *room, _ float64) { r.put(counted("k1", "2026-10-02", 60, 100)) })
	}},
	"analysis.distinct": {at: true, above: true, high: func(_ *rand.Rand, by float64) bool { // a point ahead
		r := healthy()
		change(r, "shop", func(a *model.Activity) { a.Strength = model.Some(4 + whole(by)) })
		r.put(model.Competitor{ID: "c1", Name: "Rival"}, model.Benchmark{ID: "b1", Competitor: "c1", Activity: "shop", Score: model.Some(3)})
		return valueOf(r.report(), "shop").Difference != ""
	}},
	"analysis.plans": {above: true, high: func(d *rand.Rand, by float64) bool { // more than the gap
		v := decimal(d, 1, 90) / 1000
		r := healthy()
		r.put(
			model.KPI{ID: "k9", Name: "Share", Unit: model.Percent, Direction: model.Up, Baseline: model.Some(0.0), Target: model.Some(0.5)},
			measured("k9", "2026-10-01", 0.5-v-0.3),
			model.Initiative{ID: "a", Effects: []model.Effect{{KPI: "k9", Expected: model.Some(v + 0.1)}}},
			model.Initiative{ID: "b", Effects: []model.Effect{{KPI: "k9", Expected: model.Some((v+0.3)*by - v - 0.1)}}},
		)
		for _, p := range r.report().Initiatives.Plans {
			if p.KPI == "k9" {
				return p.Overclaimed
			}
		}
		return false
	}},
}
