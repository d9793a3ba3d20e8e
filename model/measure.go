package model

import (
	"encoding/json"
	"slices"
	"strings"
)

// This file holds KPIs and what people make of them: findings, opportunities,
// tactics, hypotheses and sessions.

// KPI is a number people watch. It belongs to the journey whose document it is
// in, or to the whole business when it is in the workspace document.
type KPI struct {
	ID          KPIID        `json:"id"`
	Name        string       `json:"name,omitempty"`
	Definition  string       `json:"definition,omitempty"` // key of the catalogue, if it comes from there
	Numerator   string       `json:"numerator,omitempty"`
	Denominator string       `json:"denominator,omitempty"`
	Stage       StageID      `json:"stage,omitempty"`
	Touchpoint  TouchpointID `json:"touchpoint,omitempty"`
	Activity    ActivityID   `json:"activity,omitempty"`
	Initiative  InitiativeID `json:"initiative,omitempty"`
	Unit        Unit         `json:"unit,omitempty"`
	Direction   Direction    `json:"direction,omitempty"`
	Baseline    Opt[float64] `json:"baseline,omitzero"` // rates in 0..1
	Target      Opt[float64] `json:"target,omitzero"`
	Due         Date         `json:"due,omitempty"`
	Rule        RateVariant  `json:"variantRule,omitempty"`
	Scale       Opt[int]     `json:"scale,omitzero"` // single answers go from 1 to it
	Cadence     Cadence      `json:"cadence,omitempty"`
	MaxAge      Opt[int]     `json:"maxAge,omitzero"` // days
	Owner       string       `json:"owner,omitempty"`
	Expectation string       `json:"expectation,omitempty"` // the feeling or behaviour it stands for
	Tags        []string     `json:"tags,omitempty"`
	Note        string       `json:"note,omitempty"`
}

// Measurement is one value of a KPI: Value, or X of N, or Values.
type Measurement struct {
	KPI     KPIID        `json:"kpi,omitempty"`
	Date    Date         `json:"date"`
	Value   Opt[float64] `json:"value,omitzero"`
	X       Opt[float64] `json:"x,omitzero"`
	N       Opt[float64] `json:"n,omitzero"`
	Values  []float64    `json:"values,omitempty"`
	Source  string       `json:"source,omitempty"`
	Divider bool         `json:"divider,omitempty"` // the process changed here
	Note    string       `json:"note,omitempty"`
}

// Finding is a pain, a delight or another thing seen at a place of the journey, or
// at an activity behind it.
type Finding struct {
	ID         FindingID    `json:"id"`
	Stage      StageID      `json:"stage,omitempty"`
	Touchpoint TouchpointID `json:"touchpoint,omitempty"`
	Activity   ActivityID   `json:"activity,omitempty"` // it is about
	Personas   []PersonaID  `json:"personas,omitempty"`
	Type       FindingKind  `json:"kind,omitempty"`
	PainType   PainType     `json:"painType,omitempty"`
	Text       string       `json:"text,omitempty"`
	Cause      string       `json:"cause,omitempty"`
	Severity   Opt[int]     `json:"severity,omitzero"`  // 1..5
	Frequency  Opt[int]     `json:"frequency,omitzero"` // 1..5
	Status     Status       `json:"status,omitempty"`
	Tier       Tier         `json:"tier,omitempty"`
	Evidence   []EvidenceID `json:"evidence,omitempty"`
	Tags       []string     `json:"tags,omitempty"`
	Note       string       `json:"note,omitempty"`
}

// Open reports whether f is neither addressed nor verified.
func (f Finding) Open() bool { return f.Status != Addressed && f.Status != Verified }

// Concerns reports whether f is about a persona: one that it names, or any if it names
// none.
func (f Finding) Concerns(p PersonaID) bool {
	return len(f.Personas) == 0 || slices.Contains(f.Personas, p)
}

// Score returns severity times frequency, 1..25; false if one of them is not set.
func (f Finding) Score() (int, bool) {
	s, rated := f.Severity.Value()
	n, counted := f.Frequency.Value()
	return s * n, rated && counted
}

// Opportunity stands between a problem and its solution ("how might we …").
type Opportunity struct {
	ID           OpportunityID   `json:"id"`
	Text         string          `json:"text,omitempty"`
	Type         OpportunityKind `json:"kind,omitempty"`
	Findings     []FindingID     `json:"addresses,omitempty"`
	Stage        StageID         `json:"stage,omitempty"` // it is about as a whole
	Touchpoints  []TouchpointID  `json:"touchpoints,omitempty"`
	Activities   []ActivityID    `json:"activities,omitempty"`
	Importance   Opt[float64]    `json:"importance,omitzero"`   // 0..10
	Satisfaction Opt[float64]    `json:"satisfaction,omitzero"` // 0..10
	Tags         []string        `json:"tags,omitempty"`
	Note         string          `json:"note,omitempty"`
}

// Tactic is a message, an offer or another act of marketing at a stage.
type Tactic struct {
	ID          TacticID        `json:"id"`
	Name        string          `json:"name,omitempty"`
	Stage       StageID         `json:"stage,omitempty"`
	Touchpoint  TouchpointID    `json:"touchpoint,omitempty"`
	Persona     PersonaID       `json:"persona,omitempty"`
	Type        TacticKind      `json:"kind,omitempty"`
	ContentType string          `json:"contentType,omitempty"`
	Channel     string          `json:"channel,omitempty"`
	Message     string          `json:"message,omitempty"`
	Resonance   Opt[float64]    `json:"resonance,omitzero"` // top-2-box, 0..1
	Finding     FindingID       `json:"addresses,omitempty"`
	Personal    Personalisation `json:"personalisation,omitzero"`
	Status      Progress        `json:"status,omitempty"`
	Owner       string          `json:"owner,omitempty"`
	Start       Date            `json:"start,omitempty"`
	Due         Date            `json:"due,omitempty"`    // it ends
	Cost        Opt[float64]    `json:"cost,omitzero"`    // of all of it, money
	Revenue     Opt[float64]    `json:"revenue,omitzero"` // margin that it brought in, money
	KPI         KPIID           `json:"kpi,omitempty"`    // it should move
	Effect      string          `json:"effect,omitempty"` // what it did
	Tags        []string        `json:"tags,omitempty"`
	Note        string          `json:"note,omitempty"`
}

// Personalisation says what a tactic is tailored by, how, and what for.
type Personalisation struct {
	Bases     Bases     `json:"basis,omitempty"`
	Treatment Treatment `json:"treatment,omitempty"`
	KPI       KPIID     `json:"kpi,omitempty"`     // it should move
	Outcome   string    `json:"outcome,omitempty"` // the feeling or behaviour it should lead to
}

// IsZero reports whether nothing is tailored.
func (p Personalisation) IsZero() bool {
	return len(p.Bases) == 0 && p.Treatment == "" && p.KPI == "" && p.Outcome == ""
}

// Bases are what is known of customers and used together. One that stands alone
// is read too, as files had it when there was one only.
type Bases []Basis

// UnmarshalJSON reads a list of bases, or one.
func (b *Bases) UnmarshalJSON(data []byte) error {
	var one Basis
	if json.Unmarshal(data, &one) == nil {
		if *b = nil; one != "" {
			*b = Bases{one}
		}
		return nil
	}
	return json.Unmarshal(data, (*[]Basis)(b))
}

// Hypothesis is a belief that numbers can prove wrong.
type Hypothesis struct {
	ID         HypothesisID `json:"id"`
	Statement  string       `json:"statement,omitempty"`
	Because    string       `json:"because,omitempty"`
	Result     string       `json:"willResultIn,omitempty"`
	KnowWhen   string       `json:"weKnowWhen,omitempty"`
	Stage      StageID      `json:"stage,omitempty"`
	Touchpoint TouchpointID `json:"touchpoint,omitempty"`
	KPI        KPIID        `json:"kpi,omitempty"`
	KPIs       []KPIID      `json:"alsoWatched,omitempty"` // beside KPI
	Direction  Direction    `json:"direction,omitempty"`
	Effect     Opt[float64] `json:"targetEffect,omitzero"`
	Before     Sample       `json:"before,omitzero"`
	After      Sample       `json:"after,omitzero"`
	Method     Method       `json:"method,omitempty"`
	Decision   string       `json:"decision,omitempty"` // what is done about it
	Ruling     Ruling       `json:"ruling,omitempty"`
	Decided    Date         `json:"decidedAt,omitempty"`
	Revises    HypothesisID `json:"revisionOf,omitempty"`
	Evidence   []EvidenceID `json:"evidence,omitempty"`
	Note       string       `json:"note,omitempty"`
}

// rulings are the decisions of one word that were written before there was a
// choice.
var rulings = map[string]Ruling{
	"supported": RuledSupported, "confirmed": RuledSupported, "proved": RuledSupported, "proven": RuledSupported,
	"refuted": RuledRefuted, "rejected": RuledRefuted, "disproved": RuledRefuted, "disproven": RuledRefuted,
}

// Ruled returns what people decided h is: as chosen, else what the decision says
// if it is one known word and nothing more; "" if they did not.
func (h Hypothesis) Ruled() Ruling {
	if h.Ruling != "" {
		return h.Ruling
	}
	return rulings[strings.ToLower(strings.TrimSpace(h.Decision))]
}

// Sample is x successes of n between two dates.
type Sample struct {
	X    Opt[float64] `json:"x,omitzero"`
	N    Opt[float64] `json:"n,omitzero"`
	From Date         `json:"from,omitempty"`
	To   Date         `json:"to,omitempty"`
}

// Session is the record of a workshop.
type Session struct {
	ID           SessionID  `json:"id"`
	Date         Date       `json:"date,omitempty"`
	Facilitator  string     `json:"facilitator,omitempty"`
	Participants []string   `json:"participants,omitempty"`
	Votes        []Vote     `json:"votes,omitempty"`
	Decisions    []Decision `json:"decisions,omitempty"`
	Parked       []string   `json:"parkingLot,omitempty"`
	Note         string     `json:"note,omitempty"`
}

// Vote is a number of dots that somebody put on something.
type Vote struct {
	Item  string `json:"item"`
	Who   string `json:"who,omitempty"`
	Count int    `json:"count"`
}

// Decision is what a session decided.
type Decision struct {
	Text string `json:"text"`
	Item string `json:"item,omitempty"`
	By   string `json:"by,omitempty"`
}

// Mute silences an insight until one of the objects it is about changes.
type Mute struct {
	Insight string `json:"insight"` // its id
	Reason  string `json:"reason,omitempty"`
	Objects string `json:"objects,omitempty"` // fingerprint of what it is about
	Date    Date   `json:"date,omitempty"`
	By      string `json:"by,omitempty"`
}

// Kind and Key make these entities objects.

func (KPI) Kind() Kind         { return KindKPI }
func (k KPI) Key() string      { return string(k.ID) }
func (Measurement) Kind() Kind { return KindMeasurement }

// Key joins KPI and date: one value a date.
func (m Measurement) Key() string { return string(m.KPI) + "/" + string(m.Date) }

func (Finding) Kind() Kind        { return KindFinding }
func (f Finding) Key() string     { return string(f.ID) }
func (Opportunity) Kind() Kind    { return KindOpportunity }
func (o Opportunity) Key() string { return string(o.ID) }
func (Tactic) Kind() Kind         { return KindTactic }
func (t Tactic) Key() string      { return string(t.ID) }
func (Hypothesis) Kind() Kind     { return KindHypothesis }
func (h Hypothesis) Key() string  { return string(h.ID) }
func (Session) Kind() Kind        { return KindSession }
func (s Session) Key() string     { return string(s.ID) }
func (Mute) Kind() Kind           { return KindMute }
func (m Mute) Key() string        { return m.Insight }
