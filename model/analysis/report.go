package analysis

import (
	"wend/model"
	"wend/model/analysis/formula"
)

// Report is every derived number of one journey. It is not changed after
// [Compute] or [Update] has made it.
type Report struct {
	Journey model.JourneyID
	Options Options // what it was computed with
	// Path lists the touchpoints in the order of the map.
	Path          []model.TouchpointID
	Emotion       Emotion
	Flow          Flow
	Chain         Chain
	Moments       Moments
	Pains         Pains
	Opportunities Opportunities
	KPIs          KPIs
	Confidence    Confidence
	Initiatives   Initiatives
	Hypotheses    Hypotheses
	Commerce      Commerce
	Quality       Quality
}

// Emotion is how the personas feel along the journey.
type Emotion struct {
	Personas []PersonaEmotion // in the journey's order
	// Blended is the weighted mean of the personas' indices, 0..100.
	Blended Number
	// LeftOut lists personas without a feeling; Blended does without them.
	LeftOut []model.PersonaID
	// Gaps holds, for each touchpoint of the path, the largest difference
	// between two personas, 0..4.
	Gaps []Gap
	// Touchpoints says how each touchpoint of the path performs.
	Touchpoints []TouchpointEmotion
	// Expectation is the mean gap between feelings and what was expected,
	// weighed by importance and persona, -4..4; below 0 disappoints.
	Expectation Number
	// Switches is the share of steps that change the channel, 0..1.
	Switches Number
}

// PersonaEmotion is how one persona feels along the journey. Valences are
// -2..2; importance weighs them.
type PersonaEmotion struct {
	Persona  model.PersonaID
	Weight   float64 // share of customers, normalised over the personas
	Count    int     // touchpoints with a feeling
	Mean     Number  // -2..2
	Weighted Number  // mean weighted by importance, -2..2
	Index    Number  // 0..100, 50 is neutral
	Trough   Mark    // lowest, the first of several
	Peak     Mark    // most intense, the negative one if two are
	End      Mark    // last
	PeakEnd  Number  // -2..2
	// TroughEnd is the mean of lowest and last feeling, -2..2.
	TroughEnd Number
	// Volatility is the root mean square of successive differences, 0..4.
	Volatility    Number
	Spread        Number // population standard deviation, 0..2
	Consistency   Number // 0..1
	SteepestDrop  Number // -4..4; above 0 if the mood only ever rises
	NegativeShare Number // 0..1
	Stages        []StageMean
	// Valences has one entry for each touchpoint of the path.
	Valences []model.Opt[int]
}

// TouchpointEmotion is how one touchpoint performs over all personas.
type TouchpointEmotion struct {
	Touchpoint  model.TouchpointID
	Valence     Number        // blended by the personas' weights, -2..2
	Importance  float64       // 1..5
	Gap         Number        // importance minus performance, -4..4
	Focus       formula.Focus // importance against performance, both cut at 3; "" without a feeling
	Expectation Number        // feeling minus what was expected, -4..4
}

// Mark is a feeling at a touchpoint.
type Mark struct {
	Valence    Number
	Touchpoint model.TouchpointID // "" if the valence is not available
}

// StageMean is a persona's weighted mean valence in a stage, -2..2.
type StageMean struct {
	Stage model.StageID
	Mean  Number
}

// Gap is the largest difference between two personas at a touchpoint, 0..4.
type Gap struct {
	Touchpoint model.TouchpointID
	Gap        Number
}

// Flow is the journey as an absorbing Markov chain from entry to goal or lost.
type Flow struct {
	Goal  Number // probability that somebody who enters reaches the goal
	Steps Number // expected number of places visited before goal or lost
	// Stages lists the places of the chain: stages in order, then touchpoints
	// that transitions name.
	Stages   []StageFlow
	Leverage []Leverage // by place and target; transitions to lost have none
	// Strongest is the transition with the highest leverage.
	Strongest Leverage
	Leak      Leak
	// Unreachable lists places with a way out that no path leads to.
	Unreachable []model.Node
	// Outside lists stages that are no part of the chain (after the goal).
	Outside []model.Node
	// After is what becomes of those who reached the goal.
	After AfterGoal
	// Loops lists closed loops that never reach goal or lost.
	Loops [][]model.Node
	// SmallSamples lists places whose counts sum to less than the workspace's
	// small sample.
	SmallSamples []model.Node
}

// StageFlow is what passes through one place of the chain.
type StageFlow struct {
	Stage    model.Node `json:"stage"`
	Visits   Number     `json:"visits"`   // expected visits of somebody who enters
	Lost     Number     `json:"lost"`     // probability to be lost here; they sum to 1 - goal
	GoalFrom Number     `json:"goalFrom"` // probability to reach the goal from here
	Ever     Number     `json:"ever"`     // probability that somebody who enters ever comes here
}

// AfterGoal is the chain of the stages after the goal, for somebody who reached
// the goal. A step back to a stage before the goal ends it well.
type AfterGoal struct {
	First model.Node // where it begins; "" if there is no such chain
	// Kept is the probability that it ends well and not with a customer lost.
	Kept   Number
	Stages []StageFlow
}

// Leverage is how many points of goal probability one point of a transition's
// probability is worth when it is taken from those lost.
type Leverage struct {
	From     model.Node `json:"from"`
	To       model.Node `json:"to"`
	PerPoint Number     `json:"perPoint"`
}

// Leak is the place where most are lost.
type Leak struct {
	Stage model.Node
	Lost  Number // probability to be lost there
	Share Number // of all losses, 0..1
}

// Moments are the moments of truth.
type Moments struct {
	List  []Moment // at most MomentCap, the most decisive first
	Fired int      // how many there were before the cap
	// First and Ending are the first and last touchpoint of the path; they
	// count for people whether a rule fired or not.
	First, Ending model.TouchpointID
}

// MomentCap is how many moments of truth a journey lists at most.
const MomentCap = 5

// Moment is a moment of truth and why it is one.
type Moment struct {
	Touchpoint model.TouchpointID `json:"touchpoint"`
	Rules      []Rule             `json:"rules"`
	Intensity  float64            `json:"-"` // largest importance times |valence|
	Gap        Number             `json:"-"` // largest importance minus performance
	Strong     bool               `json:"-"` // an activity supports it strongly
}

// Rule says why a touchpoint is a moment of truth.
type Rule string

// The rules.
const (
	IntensityRule Rule = "intensity"
	GapRule       Rule = "gap"
	OverrideRule  Rule = "override"
)

// Pains are the findings of kind pain.
type Pains struct {
	Count     int
	Open      int // neither addressed nor verified
	Unscored  int // without severity or frequency
	Bands     Bands
	Load      Number // sum of severity times frequency
	Addressed Number // share of the load, 0..1
	Top       model.FindingID
	TopScore  Number // of the worst open pain, 1..25
}

// Bands counts scored pains by their score.
type Bands struct{ Critical, High, Medium, Low int }

// Opportunities are the touchpoints by Ulwick's score, and the opportunities
// people rated.
type Opportunities struct {
	Derived  []Opportunity // one for each touchpoint of the path
	Measured []Opportunity // one for each opportunity of the journey
	Top      Opportunity   // zero if nothing is scored
}

// Opportunity is a score 0..20; from 10 on it is worth pursuing.
type Opportunity struct {
	Touchpoint  model.TouchpointID  `json:"touchpoint,omitempty"`
	Opportunity model.OpportunityID `json:"opportunity,omitempty"`
	Score       Number              `json:"score"`
	Derived     bool                `json:"derived"` // from the map's scores
}

// KPIs are the journey's KPIs and then the workspace's.
type KPIs struct {
	List     []KPI
	OnTarget int // attainment of at least 1
	Rated    int // those that have an attainment
	Signals  int // KPIs with at least one signal
	Stale    int
	// Worst has the lowest attainment among those below target; "" if none.
	Worst model.KPIID
}

// KPI is where one KPI stands.
type KPI struct {
	KPI        model.KPIID
	Definition string // key of the catalogue, or ""
	Current    Number
	N          Number           // how many people or values Current rests on
	Interval   formula.Interval // of Current, 95 %
	Small      bool             // N is known and below the workspace's small sample
	P90        Number           // nine of ten single values do not exceed it; times only
	Attainment Number           // share of the way from baseline to target; may leave 0..1
	Clamped    Number           // Attainment within 0..1
	Gap        Number           // target minus current, in the KPI's unit
	Signals    []Signal
	Chart      formula.Chart // since the process last changed
	Trend      formula.Trend // likewise
	Stale      bool
	Age        Number // days since the last measurement
}

// Signal is a point of a series that says that something changed.
type Signal struct {
	Date model.Date `json:"date"`
	Rule string     `json:"rule"` // R1, R2 or R3
}

// Confidence says how much of the map is known: shares of the feelings.
type Confidence struct {
	Count                           int
	Assumption, Reasoned, Validated Number // 0..1
}
