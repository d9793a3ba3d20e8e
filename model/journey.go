package model

// This file holds what one journey consists of.

// Entry, Goal and Lost are the reserved ends of a transition.
const (
	Entry Node = "entry"
	Goal  Node = "goal"
	Lost  Node = "lost"
)

// Node is an end of a transition: a stage, a touchpoint, or a reserved end.
type Node string

// Reserved reports whether n is Entry, Goal or Lost.
func (n Node) Reserved() bool { return n == Entry || n == Goal || n == Lost }

// Journey is the head of a journey document: one map.
type Journey struct {
	ID          JourneyID   `json:"id"`
	Title       string      `json:"title,omitempty"`
	Variant     Variant     `json:"variant,omitempty"`
	ComparesTo  JourneyID   `json:"comparesTo,omitempty"`
	Personas    []PersonaID `json:"personas,omitempty"`
	Scenario    string      `json:"scenario,omitempty"`
	Trigger     string      `json:"trigger,omitempty"`
	Outcome     string      `json:"desiredOutcome,omitempty"`
	Goal        string      `json:"businessGoal,omitempty"`
	StartsWhen  string      `json:"startBoundary,omitempty"`
	EndsWhen    string      `json:"endBoundary,omitempty"`
	GoalStage   StageID     `json:"goalStage,omitempty"`
	Owner       string      `json:"owner,omitempty"`
	Status      string      `json:"status,omitempty"`
	ReviewEvery Opt[int]    `json:"reviewCadence,omitzero"` // days
	Reviewed    Date        `json:"lastReviewed,omitempty"`
	Tags        []string    `json:"tags,omitempty"`
	Note        string      `json:"note,omitempty"`
}

// Stage groups touchpoints: a stretch of the customer's way.
type Stage struct {
	ID           StageID      `json:"id"`
	Name         string       `json:"name,omitempty"`
	Type         StageKind    `json:"kind,omitempty"`
	Definition   string       `json:"definition,omitempty"`
	CustomerGoal string       `json:"customerGoal,omitempty"`
	BusinessGoal string       `json:"businessGoal,omitempty"`
	Signals      []string     `json:"entrySignals,omitempty"`
	Exit         string       `json:"exitCriterion,omitempty"`
	Emotion      Opt[int]     `json:"expectedEmotion,omitzero"` // -2..2
	Behaviour    string       `json:"expectedBehaviour,omitempty"`
	Trust        string       `json:"trustGoal,omitempty"`
	Duration     Opt[float64] `json:"typicalDuration,omitzero"` // days
	Recurring    bool         `json:"recurring,omitempty"`
	Activities   []ActivityID `json:"activities,omitempty"` // that serve it, before its touchpoints are known
	Owner        string       `json:"ownerTeam,omitempty"`
	Tags         []string     `json:"tags,omitempty"`
	Note         string       `json:"note,omitempty"`
}

// Touchpoint is one moment of contact, written as the customer's action.
type Touchpoint struct {
	ID           TouchpointID `json:"id"`
	Stage        StageID      `json:"stage,omitempty"`
	Action       string       `json:"action,omitempty"`
	Channels     []string     `json:"channels,omitempty"`
	Mode         Mode         `json:"mode,omitempty"`
	Devices      []string     `json:"devices,omitempty"`
	Function     Function     `json:"function,omitempty"`
	Ownership    Ownership    `json:"ownership,omitempty"`
	Initiator    Initiator    `json:"initiator,omitempty"`
	Visibility   Visibility   `json:"visibility,omitempty"`
	Importance   Opt[int]     `json:"importance,omitzero"` // 1..5
	Duration     Opt[float64] `json:"duration,omitzero"`   // minutes
	Wait         Opt[float64] `json:"wait,omitzero"`       // minutes
	Personalise  bool         `json:"personalisable,omitempty"`
	Expectation  string       `json:"expectation,omitempty"`
	Moment       Override     `json:"momentOfTruth,omitempty"` // unset: by rule
	MomentReason string       `json:"momentReason,omitempty"`
	Systems      []string     `json:"systems,omitempty"`
	RepeatOf     TouchpointID `json:"repeatOf,omitempty"`
	Origin       TouchpointID `json:"origin,omitempty"`  // in the as-is journey
	Journey      JourneyID    `json:"journey,omitempty"` // that this moment is, seen from near
	Tags         []string     `json:"tags,omitempty"`
	Note         string       `json:"note,omitempty"`
}

// Experience is what one persona feels at one touchpoint.
type Experience struct {
	Persona      PersonaID    `json:"persona"`
	Touchpoint   TouchpointID `json:"touchpoint"`
	Valence      Opt[int]     `json:"valence,omitzero"`      // -2..2
	Importance   Opt[int]     `json:"importance,omitzero"`   // for this persona, 1..5
	Intensity    Opt[int]     `json:"intensity,omitzero"`    // 1..5
	Expected     Opt[int]     `json:"expected,omitzero"`     // valence expected, -2..2
	Satisfaction Opt[float64] `json:"satisfaction,omitzero"` // 0..10
	Effort       Opt[int]     `json:"effort,omitzero"`       // 1..7
	Label        string       `json:"label,omitempty"`
	Thoughts     string       `json:"thoughts,omitempty"`
	Tier         Tier         `json:"tier,omitempty"`
	Evidence     []EvidenceID `json:"evidence,omitempty"`
	Recorded     Date         `json:"recordedAt,omitempty"`
	By           string       `json:"by,omitempty"`
}

// Empathy is a cell of the empathy map of a persona.
type Empathy struct {
	ID         EmpathyID    `json:"id"`
	Persona    PersonaID    `json:"persona,omitempty"`
	Stage      StageID      `json:"stage,omitempty"`
	Touchpoint TouchpointID `json:"touchpoint,omitempty"`
	Type       EmpathyKind  `json:"kind,omitempty"`
	Text       string       `json:"text,omitempty"`
	Tier       Tier         `json:"tier,omitempty"`
	Evidence   []EvidenceID `json:"evidence,omitempty"`
}

// Transition is a way from one place of the journey to another. Either its
// Probability or its Count is set, or it is a Referral.
type Transition struct {
	From        Node         `json:"from"`
	To          Node         `json:"to"`
	Probability Opt[float64] `json:"probability,omitzero"` // 0..1
	Count       Opt[float64] `json:"count,omitzero"`
	Reason      string       `json:"reason,omitempty"`
	Period      string       `json:"period,omitempty"`
	Source      string       `json:"source,omitempty"`
	KPI         KPIID        `json:"kpi,omitempty"` // that measures it
	// Referral says that who goes this way is somebody new whom a customer brings.
	// The customer stays: it is no way out, and has a rate and no probability.
	Referral bool         `json:"referral,omitempty"`
	Rate     Opt[float64] `json:"rate,omitzero"` // of a referral: new customers for each visit of From
}

// Link says that an activity stands behind a touchpoint.
type Link struct {
	Activity   ActivityID   `json:"activity"`
	Touchpoint TouchpointID `json:"touchpoint"`
	Strength   int          `json:"strength"` // 1 weak, 3 medium, 9 strong
	Effect     LinkEffect   `json:"effect,omitempty"`
	Rationale  string       `json:"rationale,omitempty"`
	Tier       Tier         `json:"tier,omitempty"`
}

// Supports reports whether l helps at its touchpoint and does not harm.
func (l Link) Supports() bool { return l.Effect != Harms }

// Kind and Key make the parts of a journey objects.

func (Journey) Kind() Kind       { return KindJourney }
func (j Journey) Key() string    { return string(j.ID) }
func (Stage) Kind() Kind         { return KindStage }
func (s Stage) Key() string      { return string(s.ID) }
func (Touchpoint) Kind() Kind    { return KindTouchpoint }
func (t Touchpoint) Key() string { return string(t.ID) }
func (Experience) Kind() Kind    { return KindExperience }

// Key joins persona and touchpoint: one feeling each.
func (e Experience) Key() string { return ExperienceKey(e.Persona, e.Touchpoint) }

// ExperienceKey returns the key of the experience of p at t.
func ExperienceKey(p PersonaID, t TouchpointID) string { return string(p) + "/" + string(t) }

func (Empathy) Kind() Kind    { return KindEmpathy }
func (e Empathy) Key() string { return string(e.ID) }
func (Transition) Kind() Kind { return KindTransition }

// Key joins the two ends: at most one transition each.
func (t Transition) Key() string { return TransitionKey(t.From, t.To) }

// TransitionKey returns the key of the transition between two nodes.
func TransitionKey(from, to Node) string { return string(from) + "/" + string(to) }

func (Link) Kind() Kind { return KindLink }

// Key joins activity and touchpoint.
func (l Link) Key() string { return LinkKey(l.Activity, l.Touchpoint) }

// LinkKey returns the key of the link between an activity and a touchpoint.
func LinkKey(a ActivityID, t TouchpointID) string { return string(a) + "/" + string(t) }
