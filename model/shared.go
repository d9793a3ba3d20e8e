package model

import "cmp"

// This file holds what all journeys of a workspace share.

// Workspace is the head of the workspace document: one client, one product or
// one team.
type Workspace struct {
	Title    string   `json:"title,omitempty"`
	Goal     string   `json:"businessGoal,omitempty"`
	Currency string   `json:"currency,omitempty"`
	Period   Period   `json:"period,omitempty"` // of activity costs
	Settings Settings `json:"settings,omitzero"`
}

// Settings are the thresholds of the workspace. Unset ones have the value that
// [Settings.WithDefaults] fills in.
type Settings struct {
	Alpha            Opt[float64] `json:"alpha,omitzero"`            // significance level of tests
	Importance       Opt[int]     `json:"importance,omitzero"`       // of a touchpoint that has none, 1..5
	SmallSample      Opt[int]     `json:"smallSample,omitzero"`      // fewer answers carry a warning
	MomentImportance Opt[int]     `json:"momentImportance,omitzero"` // moment of truth: importance at least
	MomentValence    Opt[int]     `json:"momentValence,omitzero"`    // … and the strongest feeling at least
	MomentGap        Opt[int]     `json:"momentGap,omitzero"`        // … or importance minus performance at least
	ValueLow         Opt[float64] `json:"valueLow,omitzero"`         // value index below: over-invested
	ValueHigh        Opt[float64] `json:"valueHigh,omitzero"`        // value index above: under-invested
	Utilisation      Opt[float64] `json:"utilisation,omitzero"`      // warn from this share of capacity
	EvidenceMonths   Opt[int]     `json:"evidenceMonths,omitzero"`   // older evidence carries a warning
	Discount         Opt[float64] `json:"discount,omitzero"`         // rate a year of net present values; unset: 0
	Ranking          Ranking      `json:"ranking,omitempty"`         // of initiatives; unset: MostUsed

	// What stands out.
	FewStages       Opt[int]     `json:"fewStages,omitzero"`       // a map of fewer is hard to read
	ManyStages      Opt[int]     `json:"manyStages,omitzero"`      // … and one of more
	ManyTouchpoints Opt[int]     `json:"manyTouchpoints,omitzero"` // a stage of more is hard to read
	FewFeelings     Opt[int]     `json:"fewFeelings,omitzero"`     // a curve of fewer is not judged
	LowImportance   Opt[int]     `json:"lowImportance,omitzero"`   // low point: importance at least, 1..5
	MoodDrop        Opt[int]     `json:"moodDrop,omitzero"`        // steep between neighbours: points of feeling at least, 1..4
	FlatCurve       Opt[int]     `json:"flatCurve,omitzero"`       // highest minus lowest feeling at most, 0..4
	PersonaGap      Opt[int]     `json:"personaGap,omitzero"`      // personas feel differently: points at least, 1..4
	PromiseGap      Opt[int]     `json:"promiseGap,omitzero"`      // expected minus felt: points at least, 1..4
	CriticalPain    Opt[int]     `json:"criticalPain,omitzero"`    // severity times frequency at least, 1..25
	FlowGap         Opt[float64] `json:"flowGap,omitzero"`         // measured and modelled conversion differ: share at least, 0..1
	KPIBehind       Opt[float64] `json:"kpiBehind,omitzero"`       // attainment below, after half the time, 0..1
	HappyIndex      Opt[float64] `json:"happyIndex,omitzero"`      // emotion index of a stage at least, 50..100
	UnhappyIndex    Opt[float64] `json:"unhappyIndex,omitzero"`    // emotion index of a stage at most, 0..50
	WeakActivity    Opt[int]     `json:"weakActivity,omitzero"`    // rated at most, 1..5
	SinglePoint     Opt[int]     `json:"singlePoint,omitzero"`     // moments of truth that rest on one activity, at least
	MostlyAssumed   Opt[float64] `json:"mostlyAssumed,omitzero"`   // share of the feelings above, 0..1
	StagesOwned     Opt[int]     `json:"stagesOwned,omitzero"`     // a team of at least so many belongs in the room

	Snapshots Opt[int] `json:"snapshots,omitzero"` // automatic ones that stay
}

// MostUsed ranks initiatives by the score that most of them have.
const MostUsed Ranking = "most-used"

// WithDefaults returns s with the product's thresholds in the unset places.
func (s Settings) WithDefaults() Settings {
	s.Alpha = Some(s.Alpha.Or(0.05))
	s.Importance = Some(s.Importance.Or(3))
	s.SmallSample = Some(s.SmallSample.Or(30))
	s.MomentImportance = Some(s.MomentImportance.Or(4))
	s.MomentValence = Some(s.MomentValence.Or(2))
	s.MomentGap = Some(s.MomentGap.Or(3))
	s.ValueLow = Some(s.ValueLow.Or(0.5))
	s.ValueHigh = Some(s.ValueHigh.Or(2))
	s.Utilisation = Some(s.Utilisation.Or(0.85))
	s.EvidenceMonths = Some(s.EvidenceMonths.Or(12))
	s.Discount = Some(s.Discount.Or(0))
	s.Ranking = cmp.Or(s.Ranking, MostUsed)
	s.FewStages = Some(s.FewStages.Or(3))
	s.ManyStages = Some(s.ManyStages.Or(9))
	s.ManyTouchpoints = Some(s.ManyTouchpoints.Or(12))
	s.FewFeelings = Some(s.FewFeelings.Or(5))
	s.LowImportance = Some(s.LowImportance.Or(3))
	s.MoodDrop = Some(s.MoodDrop.Or(3))
	s.FlatCurve = Some(s.FlatCurve.Or(1))
	s.PersonaGap = Some(s.PersonaGap.Or(2))
	s.PromiseGap = Some(s.PromiseGap.Or(2))
	s.CriticalPain = Some(s.CriticalPain.Or(16))
	s.FlowGap = Some(s.FlowGap.Or(0.05))
	s.KPIBehind = Some(s.KPIBehind.Or(0.5))
	s.HappyIndex = Some(s.HappyIndex.Or(60))
	s.UnhappyIndex = Some(s.UnhappyIndex.Or(40))
	s.WeakActivity = Some(s.WeakActivity.Or(2))
	s.SinglePoint = Some(s.SinglePoint.Or(3))
	s.MostlyAssumed = Some(s.MostlyAssumed.Or(0.5))
	s.StagesOwned = Some(s.StagesOwned.Or(3))
	s.Snapshots = Some(s.Snapshots.Or(30))
	return s
}

// Persona stands for a segment of customers.
type Persona struct {
	ID             PersonaID       `json:"id"`
	Name           string          `json:"name,omitempty"`
	Segment        string          `json:"segment,omitempty"`
	Role           string          `json:"role,omitempty"`
	Quote          string          `json:"quote,omitempty"`
	Weight         Opt[float64]    `json:"weight,omitzero"` // share of customers, 0..1
	Demographics   Demographics    `json:"demographics,omitzero"`
	Psychographics Psychographics  `json:"psychographics,omitzero"`
	Needs          []string        `json:"needs,omitempty"`
	Desires        []string        `json:"desires,omitempty"`
	Goals          []string        `json:"goals,omitempty"`
	Motivations    []string        `json:"motivations,omitempty"`
	Behaviours     []string        `json:"behaviours,omitempty"`
	Preferences    []string        `json:"preferences,omitempty"`
	Expectations   []string        `json:"expectations,omitempty"`
	Concerns       []string        `json:"concerns,omitempty"`
	Challenges     []string        `json:"challenges,omitempty"`
	Buying         BuyingBehaviour `json:"buying,omitzero"`
	Purchases      string          `json:"purchaseHistory,omitempty"`
	Browsing       string          `json:"browsingBehaviour,omitempty"`
	Interactions   string          `json:"pastInteractions,omitempty"`
	Attitude       Opt[int]        `json:"brandAttitude,omitzero"` // to the brand, -2..2
	Triggers       []string        `json:"triggers,omitempty"`
	Ambassador     bool            `json:"ambassador,omitempty"`
	Reviewed       Date            `json:"lastReviewed,omitempty"`
	Tier           Tier            `json:"tier,omitempty"`
	Evidence       []EvidenceID    `json:"evidence,omitempty"`
	Tags           []string        `json:"tags,omitempty"`
	Note           string          `json:"note,omitempty"`
}

// Demographics are the outer facts of a persona.
type Demographics struct {
	AgeRange   string `json:"ageRange,omitempty"`
	Location   string `json:"location,omitempty"`
	Occupation string `json:"occupation,omitempty"`
	Income     string `json:"income,omitempty"`
	Education  string `json:"education,omitempty"`
	Household  string `json:"household,omitempty"`
}

// Psychographics are the inner facts of a persona.
type Psychographics struct {
	Values    []string `json:"values,omitempty"`
	Interests []string `json:"interests,omitempty"`
	Attitudes []string `json:"attitudes,omitempty"`
	Lifestyle string   `json:"lifestyle,omitempty"`
}

// BuyingBehaviour says how a persona buys.
type BuyingBehaviour struct {
	Frequency        string       `json:"frequency,omitempty"`
	AverageSpend     Opt[float64] `json:"averageSpend,omitzero"`
	Criteria         []string     `json:"criteria,omitempty"`
	Channels         []string     `json:"channels,omitempty"`
	PriceSensitivity string       `json:"priceSensitivity,omitempty"`
}

// Activity is a box of the value chain.
type Activity struct {
	ID              ActivityID   `json:"id"`
	Name            string       `json:"name,omitempty"`
	Parent          ActivityID   `json:"parent,omitempty"`
	Class           Class        `json:"class,omitempty"`
	Category        Category     `json:"category,omitempty"`
	Owner           string       `json:"owner,omitempty"`
	Party           string       `json:"party,omitempty"` // the company behind an external activity
	Description     string       `json:"description,omitempty"`
	Output          string       `json:"output,omitempty"`
	Cost            Opt[float64] `json:"cost,omitzero"`         // per period of the workspace
	JourneyShare    Opt[float64] `json:"journeyShare,omitzero"` // of the cost, 0..1; unset means all of it
	ValueAdded      ValueAdded   `json:"valueAdded,omitempty"`
	ProcessingTime  Opt[float64] `json:"processingTime,omitzero"` // minutes
	WaitingTime     Opt[float64] `json:"waitingTime,omitzero"`    // minutes
	Demand          Opt[float64] `json:"demand,omitzero"`         // per hour
	Capacity        Opt[float64] `json:"capacity,omitzero"`       // per hour
	Strength        Opt[int]     `json:"strength,omitzero"`       // 1..5
	Differentiation Opt[int]     `json:"differentiation,omitzero"`
	Systems         []string     `json:"systems,omitempty"`
	Tier            Tier         `json:"tier,omitempty"`
	Tags            []string     `json:"tags,omitempty"`
	Note            string       `json:"note,omitempty"`
}

// ActivityLink says that one activity stands behind another.
type ActivityLink struct {
	From     ActivityID `json:"from"`
	To       ActivityID `json:"to"`
	Type     LinkKind   `json:"kind,omitempty"`
	Strength int        `json:"strength"` // 1, 3 or 9
}

// Initiative is a piece of planned work.
type Initiative struct {
	ID            InitiativeID    `json:"id"`
	Name          string          `json:"name,omitempty"`
	Type          InitiativeKind  `json:"type,omitempty"`
	Findings      []FindingID     `json:"findings,omitempty"`
	Opportunities []OpportunityID `json:"opportunities,omitempty"`
	Activities    []ActivityID    `json:"activities,omitempty"`
	Effects       []Effect        `json:"effects,omitempty"`
	Shifts        []Shift         `json:"transitionEffects,omitempty"`
	Status        Progress        `json:"status,omitempty"`
	Owner         string          `json:"owner,omitempty"`
	Team          string          `json:"team,omitempty"`
	Start         Date            `json:"start,omitempty"`
	Due           Date            `json:"due,omitempty"`
	Reach         Opt[float64]    `json:"reach,omitzero"` // people per period
	Impact        Opt[float64]    `json:"impact,omitzero"`
	Confidence    Opt[float64]    `json:"confidence,omitzero"` // 0..1
	Effort        Opt[float64]    `json:"effort,omitzero"`     // person-months
	Ease          Opt[float64]    `json:"ease,omitzero"`
	Value         Opt[float64]    `json:"value,omitzero"`
	TimeCritical  Opt[float64]    `json:"timeCriticality,omitzero"`
	Risk          Opt[float64]    `json:"riskReduction,omitzero"`
	Size          Opt[float64]    `json:"jobSize,omitzero"`
	Satisfaction  Opt[float64]    `json:"satisfactionImpact,omitzero"` // 0..10, as the next two
	Conversion    Opt[float64]    `json:"conversionImpact,omitzero"`
	Business      Opt[float64]    `json:"businessImpact,omitzero"`
	OneOffCost    Opt[float64]    `json:"oneOffCost,omitzero"`
	RunningCost   Opt[float64]    `json:"runningCost,omitzero"` // per month
	Savings       Opt[float64]    `json:"savings,omitzero"`     // per month
	Horizon       Opt[float64]    `json:"horizon,omitzero"`     // months
	FromSavings   bool            `json:"fundedFromSavings,omitempty"`
	ActualBenefit Opt[float64]    `json:"actualBenefit,omitzero"`
	ActualCost    Opt[float64]    `json:"actualCost,omitzero"`
	Tags          []string        `json:"tags,omitempty"`
	Note          string          `json:"note,omitempty"`
}

// Effect is what an initiative does to a KPI.
type Effect struct {
	KPI      KPIID        `json:"kpi"`
	Expected Opt[float64] `json:"expected,omitzero"` // change in the KPI's unit
	Actual   Opt[float64] `json:"actual,omitzero"`
}

// Shift is what an initiative does to a transition: people who would leave take
// that way instead.
type Shift struct {
	Transition string       `json:"transition"`        // its key
	Expected   Opt[float64] `json:"expected,omitzero"` // change of the probability, -1..1
	Actual     Opt[float64] `json:"actual,omitzero"`
}

// Evidence is what research a map rests on, or is to rest on.
type Evidence struct {
	ID       EvidenceID `json:"id"`
	Type     SourceType `json:"type,omitempty"`
	Date     Date       `json:"date,omitempty"`
	Source   string     `json:"source,omitempty"`
	N        Opt[int]   `json:"n,omitzero"`
	Status   Study      `json:"status,omitempty"` // unset: done
	Question string     `json:"question,omitempty"`
	Owner    string     `json:"owner,omitempty"`
	Sample   string     `json:"sample,omitempty"` // who is to be asked
	Wanted   Opt[int]   `json:"wanted,omitzero"`  // how many people
	Quote    string     `json:"quote,omitempty"`
	Summary  string     `json:"summary,omitempty"`
	Polarity Polarity   `json:"polarity,omitempty"`
	Tags     []string   `json:"tags,omitempty"`
	Note     string     `json:"note,omitempty"`
}

// Planned reports whether e is research that is still to be done: nothing rests on
// it yet.
func (e Evidence) Planned() bool { return e.Status == StudyPlanned }

// Kind and Key make the shared entities objects.

func (Workspace) Kind() Kind    { return KindWorkspace }
func (Workspace) Key() string   { return string(WorkspaceDoc) }
func (Persona) Kind() Kind      { return KindPersona }
func (p Persona) Key() string   { return string(p.ID) }
func (Activity) Kind() Kind     { return KindActivity }
func (a Activity) Key() string  { return string(a.ID) }
func (ActivityLink) Kind() Kind { return KindActivityLink }

// Key joins the two ends and the kind of the link.
func (l ActivityLink) Key() string {
	return string(l.From) + "/" + string(l.To) + "/" + string(l.Type)
}
func (Initiative) Kind() Kind    { return KindInitiative }
func (i Initiative) Key() string { return string(i.ID) }
func (Evidence) Kind() Kind      { return KindEvidence }
func (e Evidence) Key() string   { return string(e.ID) }
