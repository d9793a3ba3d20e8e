package analysis

import (
	"wend/model"
	"wend/model/analysis/formula"
)

// Initiatives are the planned work of the workspace, with the flow and the KPIs
// of this journey behind its business cases.
type Initiatives struct {
	List []Initiative // in the workspace's order
	// Ranked are those that have the chosen score, best first; Top is the first.
	Ranked    []model.InitiativeID
	Top       model.InitiativeID
	Score     Score // the ranking's; "" if no initiative has one
	CloseCall bool  // one step of one rating would put another one on top
	// Benefit, Cost and ROI are expected of all that are not dropped and have a
	// case; effects on the same KPI combine by the gap they close.
	Benefit, Cost, ROI Number
	// Actual is the return of those that have been measured.
	Actual ActualReturn
	Plans  []KPIPlan // KPIs that initiatives promise to move
	// OnStrongest lists the initiatives, not dropped, with an effect on a
	// conversion KPI of the stage where the strongest transition begins.
	OnStrongest []model.InitiativeID
}

// Score is a way to rank initiatives.
type Score string

// The scores.
const (
	RICE Score = "rice"
	ICE  Score = "ice"
	WSJF Score = "wsjf"
)

// Initiative is what one initiative is worth.
type Initiative struct {
	Initiative model.InitiativeID
	RICE       Number // at least 0
	ICE        Number // 1..1000; confidence counts ten times its share
	WSJF       Number
	Field      formula.Field // impact against effort, cut at the medians; "" without both
	Expected   formula.Return
	Actual     ActualReturn
	// NoSales says why the case counts no more orders; a known number if it does.
	NoSales Number
	// Assumed lists what the case takes for granted, a sentence each.
	Assumed []string
}

// ActualReturn is what an initiative brought and cost, as measured.
type ActualReturn struct{ Benefit, Cost, ROI Number }

// KPIPlan is what initiatives promise on one KPI.
type KPIPlan struct {
	KPI         model.KPIID
	Initiatives []model.InitiativeID
	Claimed     Number // sum of the expected changes, in the KPI's unit
	Gap         Number // target minus current
	Closed      Number // share of the gap that they close together, 0..1
	Overclaimed bool   // they promise more than the gap
}

// Hypotheses are the beliefs of the journey and what their tests show.
type Hypotheses struct {
	List []Hypothesis
	// The counts by verdict.
	Untested, Testing, Supported, Refuted, Inconclusive int
}

// Hypothesis is a belief and the outcome of its test. Before and after is no
// experiment: it is consistent with the belief or not.
type Hypothesis struct {
	Hypothesis model.HypothesisID
	formula.Outcome
}

// Commerce is what the KPIs of the catalogue say about orders and referrals.
type Commerce struct {
	OrderValue Number // money
	Margin     Number // of the order value, 0..1
	PerEntrant Number // revenue times margin of somebody who enters, money
	K          Number // new customers per customer
	Snowball   Number // customers in the end per customer, with K
	Advocates  Number // share of orders, or customers, that are referrals, 0..1
}

// Quality says how much of the map is there and how well it is known.
type Quality struct {
	Completeness Number // filled per required cells, 0..1
	Lanes        []Lane
	Evidence     Number // share of feelings and findings that are validated, 0..1
	Confidence   Number // 1 validated, 0.5 reasoned, 0 assumed, 0..1
	Items        int    // feelings and findings
	Ownership    Number // touchpoints with a linked activity that has an owner, 0..1
	// Personal is the share of the touchpoints marked as personalisable that a
	// tactic with a basis or a treatment is for.
	Personal Number
	Messages Number // stages with a message or content, 0..1
	Silent   []model.StageID
	// Stages says for each stage what is said and tailored there.
	Stages        []StageTactics
	Handoffs      Number // neighbours on the path whose owners differ
	HandoffPoints []model.TouchpointID
	Health        Number // mean of the parts that are available, 0..100
	Parts         []HealthPart
}

// StageTactics is what marketing does at one stage.
type StageTactics struct {
	Stage     model.StageID
	Messages  int    // tactics with a message or content
	Resonance Number // mean share of people whom they move (top-2-box), 0..1
	Personal  Number // personalised per personalisable touchpoints, 0..1
}

// Lane is one row of the map that should be filled.
type Lane struct {
	Name             LaneName
	Filled, Required int
	Share            Number
}

// LaneName names a lane.
type LaneName string

// The lanes: what each stage, each touchpoint, each pair of persona and
// touchpoint, and each pain should have.
const (
	TouchpointLane LaneName = "touchpoints"
	KPILane        LaneName = "kpis"
	MessageLane    LaneName = "messages"
	ChannelLane    LaneName = "channels"
	ModeLane       LaneName = "modes"
	ImportanceLane LaneName = "importance"
	ActionLane     LaneName = "actions"
	FeelingLane    LaneName = "feelings"
	PainLane       LaneName = "pains"
)

// HealthPart is a part of the health of a journey, 0..100.
type HealthPart struct {
	Name  string // "emotion", "kpis", "pains", "links", "confidence"
	Value Number
}
