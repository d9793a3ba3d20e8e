package analysis

import (
	"slices"

	"wend/model"
	"wend/model/analysis/formula"
)

// quality says how complete the map is and how well it is known.
func (x *index) quality(r *Report) Quality {
	q := Quality{Lanes: x.lanes()}
	filled, required := 0, 0
	for i := range q.Lanes {
		l := &q.Lanes[i]
		l.Share = formula.Completeness(l.Filled, l.Required)
		filled, required = filled+l.Filled, required+l.Required
	}
	q.Completeness = formula.Completeness(filled, required)
	t := x.items()
	q.Items, q.Evidence, q.Confidence = int(t.Count()), t.Evidence(), t.Confidence()
	x.own(&q)
	x.tailor(&q)
	q.health(r)
	return q
}

// lanes counts what the map requires: each stage a touchpoint, a KPI and a
// message; each touchpoint a channel, a mode, an importance and an action; each
// persona a feeling at each touchpoint; each pain a score.
func (x *index) lanes() []Lane {
	n := len(x.path)
	lanes := []Lane{{Name: TouchpointLane, Required: len(x.stages)}}
	for _, s := range x.stages {
		lanes[0].Filled += one(s.to > s.from)
	}
	lanes = append(lanes,
		Lane{Name: KPILane, Filled: len(x.measured()), Required: len(x.stages)},
		Lane{Name: MessageLane, Filled: len(x.stages) - len(x.silent()), Required: len(x.stages)})
	channel, mode := Lane{Name: ChannelLane, Required: n}, Lane{Name: ModeLane, Required: n}
	importance, action := Lane{Name: ImportanceLane, Required: n}, Lane{Name: ActionLane, Required: n}
	for _, t := range x.path {
		channel.Filled += one(len(t.Channels) > 0)
		mode.Filled += one(t.Mode != "")
		importance.Filled += one(t.Importance.IsSet())
		action.Filled += one(t.Action != "")
	}
	feelings := Lane{Name: FeelingLane, Filled: x.feelings(), Required: n * len(x.personas)}
	pains := Lane{Name: PainLane}
	for f := range model.All[model.Finding](x.doc) {
		if f.Type == model.Pain {
			pains.Required++
			pains.Filled += one(f.Severity.IsSet() && f.Frequency.IsSet())
		}
	}
	return append(lanes, channel, mode, importance, action, feelings, pains)
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// measured returns the stages that a KPI belongs to, itself or by a touchpoint.
func (x *index) measured() map[model.StageID]bool {
	out := map[model.StageID]bool{}
	onMap := x.stageSet()
	for k := range model.All[model.KPI](x.doc) {
		if s := x.at(k.Stage, k.Touchpoint); onMap[s] {
			out[s] = true
		}
	}
	return out
}

func (x *index) stageSet() map[model.StageID]bool {
	out := make(map[model.StageID]bool, len(x.stages))
	for _, s := range x.stages {
		out[s.ID] = true
	}
	return out
}

// silent returns the stages without a message or content.
func (x *index) silent() []model.StageID {
	var out []model.StageID
	for _, s := range x.tactics() {
		if s.Messages == 0 {
			out = append(out, s.Stage)
		}
	}
	return out
}

// tactics says what is said and tailored at each stage. A tactic belongs to
// its stage, or to that of its touchpoint.
func (x *index) tactics() []StageTactics {
	messages, resonance := map[model.StageID]int{}, map[model.StageID][]float64{}
	tailored := map[model.TouchpointID]bool{}
	for t := range model.All[model.Tactic](x.doc) {
		at := x.at(t.Stage, t.Touchpoint)
		if t.Message != "" || t.Type == "message" || t.Type == "content" {
			messages[at]++
		}
		if r, ok := t.Resonance.Value(); ok {
			resonance[at] = append(resonance[at], r)
		}
		if t.Personal != (model.Personalisation{}) {
			tailored[t.Touchpoint] = true
		}
	}
	out := make([]StageTactics, len(x.stages))
	for i, s := range x.stages {
		out[i] = StageTactics{
			Stage: s.ID, Messages: messages[s.ID], Resonance: formula.Mean(resonance[s.ID]),
			Personal: personal(x.path[s.from:s.to], tailored),
		}
	}
	return out
}

// personal returns the share of the personalisable touchpoints that are.
func personal(list []model.Touchpoint, tailored map[model.TouchpointID]bool) Number {
	all, done := 0, 0
	for _, t := range list {
		if t.Personalise {
			all++
			done += one(tailored[t.ID])
		}
	}
	if all == 0 {
		return NA(NoData, "No touchpoint is marked as personalisable.")
	}
	return formula.Completeness(done, all)
}

// items counts feelings and findings by tier; one without a tier is an
// assumption.
func (x *index) items() formula.Tiers {
	tiers, n := map[model.Tier]int{}, x.feelings()
	for t, count := range x.tiers {
		tiers[t] += count
	}
	for f := range model.All[model.Finding](x.doc) {
		tiers[f.Tier]++
		n++
	}
	v, r := float64(tiers[model.Validated]), float64(tiers[model.Reasoned])
	return formula.Tiers{Validated: v, Reasoned: r, Assumed: float64(n) - v - r}
}

// own fills in ownership and handoffs. The owners of a touchpoint are those of
// its strongest supporting links; a handoff is between neighbours that share
// none, and touchpoints without an owner are no end of one.
func (x *index) own(q *Quality) {
	owner := map[model.ActivityID]string{}
	for _, a := range x.activities {
		owner[a.ID] = a.Owner
	}
	owned, strongest, teams := make([]bool, len(x.path)), make([]float64, len(x.path)), make([][]string, len(x.path))
	for _, l := range x.links {
		team := owner[l.activity]
		if team == "" || l.harms {
			continue
		}
		owned[l.at] = true
		switch {
		case l.strength > strongest[l.at]:
			strongest[l.at], teams[l.at] = l.strength, []string{team}
		case l.strength == strongest[l.at]:
			teams[l.at] = append(teams[l.at], team)
		}
	}
	count, any := 0, false
	for i := range x.path {
		count += one(owned[i])
		any = any || owned[i]
		if i > 0 && len(teams[i]) > 0 && len(teams[i-1]) > 0 && !shared(teams[i-1], teams[i]) {
			q.HandoffPoints = append(q.HandoffPoints, x.path[i].ID)
		}
	}
	if len(x.path) == 0 {
		q.Ownership = NA(NoData, "The journey has no touchpoint.")
		q.Handoffs = q.Ownership
		return
	}
	q.Ownership, q.Handoffs = formula.Completeness(count, len(x.path)), Of(float64(len(q.HandoffPoints)))
	if !any {
		q.Handoffs = NA(NoData, "No touchpoint is linked to an activity with an owner.")
	}
}

// tailor fills in coverage by personalisation and by messages.
func (x *index) tailor(q *Quality) {
	tailored := map[model.TouchpointID]bool{}
	for t := range model.All[model.Tactic](x.doc) {
		if t.Personal != (model.Personalisation{}) {
			tailored[t.Touchpoint] = true
		}
	}
	q.Personal, q.Stages = personal(x.path, tailored), x.tactics()
	q.Silent = x.silent()
	q.Messages = formula.Completeness(len(x.stages)-len(q.Silent), len(x.stages))
	if len(x.stages) == 0 {
		q.Messages = NA(NoData, "The journey has no stage.")
	}
}

// health fills in the five parts and their mean.
func (q *Quality) health(r *Report) {
	percent := func(n Number) Number { return n.With(func(v float64) float64 { return 100 * v }) }
	var reached []float64
	for _, k := range r.KPIs.List {
		if v, ok := k.Clamped.Value(); ok {
			reached = append(reached, v)
		}
	}
	attained := formula.Mean(reached)
	if !attained.Known() {
		attained = NA(NoData, "No KPI has an attainment.")
	}
	q.Parts = []HealthPart{
		{"emotion", r.Emotion.Blended},
		{"kpis", percent(attained)},
		{"pains", percent(r.Pains.Addressed)},
		{"links", percent(r.Chain.Coverage)},
		{"confidence", percent(q.Confidence)},
	}
	values := make([]Number, len(q.Parts))
	for i, p := range q.Parts {
		values[i] = p.Value
	}
	q.Health = formula.Health(values...)
	if !slices.ContainsFunc(values, Number.Known) {
		q.Health = NA(NoData, "None of the parts is available.")
	}
}

// commerce computes what the KPIs say about orders and referrals.
func commerce(f Flow, k KPIs) Commerce {
	c := Commerce{
		OrderValue: k.fact(defOrderValue), Margin: k.fact(defMargin), K: k.fact(defViral), Advocates: k.fact(defReferralRate),
	}
	c.PerEntrant = formula.RevenuePerEntrant(f.Goal, c.OrderValue, c.Margin)
	c.Snowball = formula.Snowball(c.K)
	return c
}
