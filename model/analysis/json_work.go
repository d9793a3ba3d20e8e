package analysis

import (
	"encoding/json"

	"wend/model"
	"wend/model/analysis/formula"
)

// MarshalJSON encodes what the activities contribute and cost, and what the
// rules of the value chain found.
func (c Chain) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Coverage    Number               `json:"coverage"`
		Unserved    []model.TouchpointID `json:"unserved"`
		TotalCost   Number               `json:"totalCost"`
		Activities  []ActivityValue      `json:"activities"`
		Idle        []model.ActivityID   `json:"idle"`
		Revenue     Number               `json:"revenue"`
		Margin      Number               `json:"margin"`
		MarginShare Number               `json:"marginShare"`
		ValueAdded  Number               `json:"valueAddedRatio"`
		Bottleneck  Bottleneck           `json:"bottleneck"`
		Redundant   []Redundancy         `json:"redundant"`
		Contested   []Contest            `json:"contested"`
		Commodities []model.TouchpointID `json:"commodityMoments"`
		Savings     Number               `json:"savings"`
		Reinvested  Number               `json:"reinvested"`
	}{
		c.Coverage, list(c.Unserved), c.TotalCost, list(c.Activities), list(c.Idle), c.Value, c.Margin, c.MarginShare,
		c.ValueAdded, c.Bottleneck, list(c.Redundant), list(c.Contested), list(c.Commodities), c.Savings, c.Reinvested,
	})
}

// MarshalJSON encodes the bottleneck, or why none is known.
func (b Bottleneck) MarshalJSON() ([]byte, error) {
	if b.Rule == "" {
		return json.Marshal(b.Utilisation)
	}
	return json.Marshal(struct {
		Rule        BottleneckRule   `json:"rule"`
		Activity    model.ActivityID `json:"activity,omitempty"`
		Stage       model.StageID    `json:"stage,omitempty"`
		Utilisation Number           `json:"utilisation"`
		Throughput  Number           `json:"throughput"`
		State       Load             `json:"state,omitempty"`
	}{b.Rule, b.Activity, b.Stage, b.Utilisation, b.Throughput, b.State})
}

// MarshalJSON encodes the activity's numbers; a quadrant that is not available
// has the reason of the value index, which needs the same inputs.
func (a ActivityValue) MarshalJSON() ([]byte, error) {
	var quadrant any = a.Quadrant
	if a.Quadrant == "" {
		quadrant = a.ValueIndex
	}
	return json.Marshal(struct {
		Activity     model.ActivityID `json:"activity"`
		Score        Number           `json:"score"`
		Contribution Number           `json:"contribution"`
		Proportional Number           `json:"proportional"`
		CostShare    Number           `json:"costShare"`
		ValueIndex   Number           `json:"valueIndex"`
		Quadrant     any              `json:"quadrant"`
		Disputed     bool             `json:"disputed,omitempty"`
		Indirect     Number           `json:"indirectScore"`
		Utilisation  Number           `json:"utilisation"`
		ValueAdded   Number           `json:"valueAddedRatio"`
		Inefficient  []Inefficiency   `json:"inefficient,omitempty"`
		Difference   Difference       `json:"differentiation,omitempty"`
		Savings      Number           `json:"savings"`
	}{
		a.Activity, a.Score, a.Contribution, a.Proportional, a.CostShare, a.ValueIndex, quadrant, a.Disputed,
		a.Indirect, a.Utilisation, a.ValueAdded, a.Inefficient, a.Difference, a.Savings,
	})
}

// interval encodes to {"low": …, "high": …}, or to why there is none.
type interval formula.Interval

func (i interval) MarshalJSON() ([]byte, error) {
	if !i.Low.Known() {
		return json.Marshal(i.Low)
	}
	return json.Marshal(struct {
		Low  Number `json:"low"`
		High Number `json:"high"`
	}{i.Low, i.High})
}

// chart encodes the limits of an XmR chart, or why there are none.
type chart formula.Chart

func (c chart) MarshalJSON() ([]byte, error) {
	if !c.Low.Known() {
		return json.Marshal(c.Low)
	}
	return json.Marshal(struct {
		Mean        Number `json:"mean"`
		Low         Number `json:"low"`
		High        Number `json:"high"`
		RangeLimit  Number `json:"rangeLimit"`
		Provisional bool   `json:"provisional"`
	}{c.Mean, c.Low, c.High, c.RangeLimit, c.Provisional})
}

// trend encodes a trend, or why there is none.
type trend formula.Trend

func (t trend) MarshalJSON() ([]byte, error) {
	if !t.P.Known() {
		return json.Marshal(t.P)
	}
	return json.Marshal(struct {
		Course formula.Course `json:"course"`
		Slope  Number         `json:"slope"`
		P      Number         `json:"p"`
	}{t.Course, t.Slope, t.P})
}

// MarshalJSON encodes where the KPI stands; the attainment is not clamped.
func (k KPI) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		KPI        model.KPIID `json:"kpi"`
		Current    Number      `json:"current"`
		N          Number      `json:"n"`
		Interval   interval    `json:"interval"`
		Small      bool        `json:"smallSample,omitempty"`
		Attainment Number      `json:"attainment"`
		Signals    []Signal    `json:"signals"`
		Limits     chart       `json:"limits"`
		Trend      trend       `json:"trend"`
		Stale      bool        `json:"stale"`
	}{
		k.KPI, k.Current, k.N, interval(k.Interval), k.Small, k.Attainment, list(k.Signals), chart(k.Chart), trend(k.Trend), k.Stale,
	})
}

// MarshalJSON encodes how the touchpoint performs.
func (t TouchpointEmotion) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Touchpoint  model.TouchpointID `json:"touchpoint"`
		Importance  float64            `json:"importance"`
		Valence     Number             `json:"valence"`
		Gap         Number             `json:"gap"`
		Focus       formula.Focus      `json:"focus,omitempty"`
		Expectation Number             `json:"expectationGap"`
	}{t.Touchpoint, t.Importance, t.Valence, t.Gap, t.Focus, t.Expectation})
}

// MarshalJSON encodes the test and its result.
func (h Hypothesis) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Hypothesis model.HypothesisID `json:"hypothesis"`
		Difference Number             `json:"difference"`
		Lift       Number             `json:"lift"`
		Interval   interval           `json:"interval"`
		Z          Number             `json:"z"`
		P          Number             `json:"p"`
		Exact      bool               `json:"exact,omitempty"`
		Needs      Number             `json:"needs"`
		Result     formula.Verdict    `json:"result"`
	}{h.Hypothesis, h.Difference, h.Lift, interval(h.Interval), h.Z, h.P, h.Exact, h.Needs, h.Verdict})
}

// MarshalJSON encodes the initiatives, their ranking and the portfolio.
func (i Initiatives) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		List      []Initiative         `json:"list"`
		Ranked    []model.InitiativeID `json:"ranked"`
		Score     Score                `json:"score,omitempty"`
		CloseCall bool                 `json:"closeCall"`
		Benefit   Number               `json:"benefit"`
		Cost      Number               `json:"cost"`
		ROI       Number               `json:"roi"`
		Actual    ActualReturn         `json:"actual"`
		Plans     []KPIPlan            `json:"plans"`
		Strongest []model.InitiativeID `json:"onStrongestTransition"`
	}{list(i.List), list(i.Ranked), i.Score, i.CloseCall, i.Benefit, i.Cost, i.ROI, i.Actual, list(i.Plans), list(i.OnStrongest)})
}

// MarshalJSON encodes what the initiative is worth.
func (v Initiative) MarshalJSON() ([]byte, error) {
	e := v.Expected
	return json.Marshal(struct {
		Initiative model.InitiativeID `json:"initiative"`
		RICE       Number             `json:"rice"`
		ICE        Number             `json:"ice"`
		WSJF       Number             `json:"wsjf"`
		Field      formula.Field      `json:"field,omitempty"`
		Orders     Number             `json:"ordersPerMonth"`
		Benefit    Number             `json:"benefit"`
		Cost       Number             `json:"cost"`
		ROI        Number             `json:"roi"`
		Payback    Number             `json:"payback"`
		NPV        Number             `json:"npv"`
		BreakEven  Number             `json:"breakEvenLift"`
		Actual     ActualReturn       `json:"actual"`
		Assumed    []string           `json:"assumed"`
	}{
		v.Initiative, v.RICE, v.ICE, v.WSJF, v.Field, e.Orders, e.Benefit, e.Cost, e.ROI, e.Payback, e.NPV, e.BreakEven,
		v.Actual, list(v.Assumed),
	})
}

// MarshalJSON encodes what was measured.
func (a ActualReturn) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Benefit Number `json:"benefit"`
		Cost    Number `json:"cost"`
		ROI     Number `json:"roi"`
	}{a.Benefit, a.Cost, a.ROI})
}

// MarshalJSON encodes what is promised on the KPI.
func (p KPIPlan) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		KPI         model.KPIID          `json:"kpi"`
		Initiatives []model.InitiativeID `json:"initiatives"`
		Claimed     Number               `json:"claimed"`
		Gap         Number               `json:"gap"`
		Closed      Number               `json:"closed"`
		Overclaimed bool                 `json:"overclaimed"`
	}{p.KPI, list(p.Initiatives), p.Claimed, p.Gap, p.Closed, p.Overclaimed})
}

// MarshalJSON encodes orders and referrals.
func (c Commerce) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		OrderValue Number `json:"orderValue"`
		Margin     Number `json:"margin"`
		PerEntrant Number `json:"revenuePerEntrant"`
		K          Number `json:"viralCoefficient"`
		Snowball   Number `json:"customersPerCustomer"`
		Advocates  Number `json:"referredShare"`
	}{c.OrderValue, c.Margin, c.PerEntrant, c.K, c.Snowball, c.Advocates})
}

// MarshalJSON encodes the shares of the tiers.
func (c Confidence) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Count      int    `json:"count"`
		Assumption Number `json:"assumption"`
		Reasoned   Number `json:"reasoned"`
		Validated  Number `json:"validated"`
	}{c.Count, c.Assumption, c.Reasoned, c.Validated})
}

// MarshalJSON encodes the quality of the map, health beside its parts.
func (q Quality) MarshalJSON() ([]byte, error) {
	parts := map[string]Number{}
	for _, p := range q.Parts {
		parts[p.Name] = p.Value
	}
	return json.Marshal(struct {
		Completeness Number            `json:"completeness"`
		Lanes        []Lane            `json:"lanes"`
		Evidence     Number            `json:"evidence"`
		Confidence   Number            `json:"confidence"`
		Ownership    Number            `json:"ownership"`
		Personal     Number            `json:"personalisation"`
		Messages     Number            `json:"messages"`
		Silent       []model.StageID   `json:"withoutMessage"`
		Stages       []StageTactics    `json:"stages"`
		Handoffs     Number            `json:"handoffs"`
		Health       Number            `json:"health"`
		Parts        map[string]Number `json:"healthParts"`
	}{
		q.Completeness, list(q.Lanes), q.Evidence, q.Confidence, q.Ownership, q.Personal, q.Messages, list(q.Silent), list(q.Stages),
		q.Handoffs, q.Health, parts,
	})
}

// MarshalJSON encodes what marketing does at the stage.
func (s StageTactics) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Stage     model.StageID `json:"stage"`
		Messages  int           `json:"messages"`
		Resonance Number        `json:"resonance"`
		Personal  Number        `json:"personalisation"`
	}{s.Stage, s.Messages, s.Resonance, s.Personal})
}

// MarshalJSON encodes the lane.
func (l Lane) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Name     LaneName `json:"lane"`
		Filled   int      `json:"filled"`
		Required int      `json:"required"`
		Share    Number   `json:"share"`
	}{l.Name, l.Filled, l.Required, l.Share})
}
