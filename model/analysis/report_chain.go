package analysis

import "wend/model"

// Chain is what the activities contribute to the touchpoints, and cost.
type Chain struct {
	Coverage   Number // share of importance with strong support, 0..1
	TotalCost  Number // money a period
	Unserved   []model.TouchpointID
	Idle       []model.ActivityID // activities that touch nothing
	Support    []Support          // for each touchpoint of the path
	Activities []ActivityValue    // in the workspace's order
	// Worst and Best are the activities with the lowest and highest value
	// index among those that touch something; "" if there is none.
	Worst, Best model.ActivityID
	// Value is the revenue of the journey, else of the business, as a KPI says:
	// it should be of the same scope and period as the costs.
	Value       Number
	Margin      Number // Value minus TotalCost, money
	MarginShare Number // of Value; at most 1
	ValueAdded  Number // value-added time per lead time over the activities, 0..1
	Bottleneck  Bottleneck
	Redundant   []Redundancy
	Contested   []Contest            // touchpoints with two strong owners
	Commodities []model.TouchpointID // moments of truth served only by what anybody can do
	Savings     Number               // potential of the activities to redesign, money a period
	Reinvested  Number               // money that initiatives funded from savings take
}

// Bottleneck is the activity that holds the others up.
type Bottleneck struct {
	Rule        BottleneckRule // "" if nothing is known
	Activity    model.ActivityID
	Stage       model.StageID // with StageRule
	Utilisation Number        // demand per capacity, at least 0
	Throughput  Number        // of the whole chain, per hour: the smallest capacity
	State       Load
}

// BottleneckRule says what a bottleneck was found by; only the first is firm.
type BottleneckRule string

// The rules.
const (
	UtilisationRule BottleneckRule = "utilisation" // highest demand per capacity
	WaitingRule     BottleneckRule = "waiting"     // largest share of the waiting time
	StageRule       BottleneckRule = "stage"       // longest stage, with a bad feeling
)

// Load says how much of its capacity an activity uses.
type Load string

// The loads; "" is neither.
const (
	Overloaded Load = "overloaded" // from 1
	Strained   Load = "strained"   // from the workspace's threshold
)

// Redundancy is a pair of activities that seem to do the same.
type Redundancy struct {
	A          model.ActivityID `json:"a"`
	B          model.ActivityID `json:"b"`
	Cosine     Number           `json:"cosine"` // of their links, 0..1
	Names      Number           `json:"names"`  // words shared, 0..1
	SameOutput bool             `json:"sameOutput"`
}

// Contest is a touchpoint that activities of different owners serve strongly.
type Contest struct {
	Touchpoint model.TouchpointID `json:"touchpoint"`
	Activities []model.ActivityID `json:"activities"`
}

// Support is the strongest supporting link of a touchpoint: 9, 3, 1 or 0.
type Support struct {
	Touchpoint model.TouchpointID
	Strength   int
}

// ActivityValue is what one activity contributes and costs.
type ActivityValue struct {
	Activity     model.ActivityID
	Score        Number // importance times strength, summed
	Contribution Number // share of all scores, 0..1
	Proportional Number // share when each touchpoint is dealt out once, 0..1
	CostShare    Number // of the journey's cost, 0..1
	ValueIndex   Number // contribution per cost share; 1 is in balance
	Quadrant     Quadrant
	Cost         Number // money a period that belongs to this journey
	// Disputed says that Contribution and Proportional differ by more than a
	// factor of 1.5: the room should look at the links.
	Disputed bool
	// Harm is importance times strength over the links that harm.
	Harm float64
	// Indirect is importance times strength over the touchpoints it reaches
	// through other activities; strength is the weakest on the strongest way.
	Indirect    Number
	Utilisation Number // demand per capacity
	Load        Load
	ValueAdded  Number // value-added time per lead time, 0..1
	Inefficient []Inefficiency
	Difference  Difference
	// Savings is what could be saved on an activity to redesign that supports no
	// other one, money a period; not available for the others.
	Savings Number
}

// Inefficiency says why an activity costs more than it gives.
type Inefficiency string

// The inefficiencies.
const (
	OverInvested Inefficiency = "over-invested" // value index below the threshold at a full cost share
	SlowLead     Inefficiency = "slow"          // less than 5 % of the lead time adds value
	Waste        Inefficiency = "waste"         // adds no value and costs
)

// Difference says what an activity that sets the company apart is worth here.
type Difference string

// The differences.
const (
	Advantage      Difference = "advantage"
	HiddenStrength Difference = "hidden-strength"
)

// Quadrant is where an activity lies between value and cost; "" if either is
// not available.
type Quadrant string

// The quadrants.
const (
	ProtectAndExtend Quadrant = "protect-and-extend" // high value, low cost
	Streamline       Quadrant = "streamline"         // high, high
	Redesign         Quadrant = "redesign"           // low, high
	KeepLean         Quadrant = "keep-lean"          // low, low
)
