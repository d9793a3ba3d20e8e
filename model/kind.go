package model

import (
	"fmt"
	"strings"
)

// Ids are stable, unique in a workspace and never reused.
type (
	// DocID names a document: [WorkspaceDoc] or a journey's id.
	DocID string
	// JourneyID names a journey; it is also the DocID of its document.
	JourneyID     string
	PersonaID     string
	StageID       string
	TouchpointID  string
	ActivityID    string
	InitiativeID  string
	EvidenceID    string
	KPIID         string
	FindingID     string
	OpportunityID string
	TacticID      string
	HypothesisID  string
	SessionID     string
	EmpathyID     string
	CompetitorID  string
	BenchmarkID   string
	OfferingID    string
)

// WorkspaceDoc is the id of the document that all journeys of a file share.
const WorkspaceDoc DocID = "workspace"

// Kind says what an object is.
type Kind uint8

// The kinds. New ones are added at the end; their names are on disk.
const (
	NoKind Kind = iota
	KindWorkspace
	KindJourney
	KindOrder
	KindPersona
	KindActivity
	KindActivityLink
	KindInitiative
	KindEvidence
	KindKPI
	KindMeasurement
	KindStage
	KindTouchpoint
	KindExperience
	KindEmpathy
	KindTransition
	KindLink
	KindFinding
	KindOpportunity
	KindTactic
	KindHypothesis
	KindSession
	KindMute
	KindCompetitor
	KindBenchmark
	KindOffering
	kindCount
)

// place says in which document a kind lives.
type place uint8

const (
	inWorkspace place = 1 << iota
	inJourney
)

// kindRow is one line of the table of kinds.
type kindRow struct {
	name    string // on disk and in messages
	plural  string // key of the array in the file format
	where   place
	ordered bool // people choose the order, kept in an Order
	parent  Kind // of the order: touchpoints are ordered within a stage
}

var kindTable = [kindCount]kindRow{
	KindWorkspace:    {"workspace", "", inWorkspace, false, NoKind},
	KindJourney:      {"journey", "", inJourney, false, NoKind},
	KindOrder:        {"order", "", inWorkspace | inJourney, false, NoKind},
	KindPersona:      {"persona", "personas", inWorkspace, true, NoKind},
	KindActivity:     {"activity", "activities", inWorkspace, true, NoKind},
	KindActivityLink: {"activity link", "activityLinks", inWorkspace, false, NoKind},
	KindInitiative:   {"initiative", "initiatives", inWorkspace, true, NoKind},
	KindEvidence:     {"evidence", "evidence", inWorkspace, true, NoKind},
	KindKPI:          {"KPI", "kpis", inWorkspace | inJourney, true, NoKind},
	KindMeasurement:  {"measurement", "measurements", inWorkspace | inJourney, false, NoKind},
	KindStage:        {"stage", "stages", inJourney, true, NoKind},
	KindTouchpoint:   {"touchpoint", "touchpoints", inJourney, true, KindStage},
	KindExperience:   {"experience", "experiences", inJourney, false, NoKind},
	KindEmpathy:      {"empathy cell", "empathy", inJourney, true, NoKind},
	KindTransition:   {"transition", "transitions", inJourney, false, NoKind},
	KindLink:         {"link", "links", inJourney, false, NoKind},
	KindFinding:      {"finding", "findings", inJourney, true, NoKind},
	KindOpportunity:  {"opportunity", "opportunities", inJourney, true, NoKind},
	KindTactic:       {"tactic", "tactics", inJourney, true, NoKind},
	KindHypothesis:   {"hypothesis", "hypotheses", inJourney, true, NoKind},
	KindSession:      {"session", "sessions", inJourney, true, NoKind},
	KindMute:         {"mute", "mutes", inJourney, false, NoKind},
	KindCompetitor:   {"competitor", "competitors", inWorkspace, true, NoKind},
	KindBenchmark:    {"benchmark", "benchmarks", inJourney, true, NoKind},
	KindOffering:     {"offering", "offerings", inWorkspace, true, NoKind},
}

// Kinds returns every kind, in the order of the table.
func Kinds() []Kind {
	all := make([]Kind, 0, kindCount-1)
	for k := KindWorkspace; k < kindCount; k++ {
		all = append(all, k)
	}
	return all
}

// String returns the kind's name in the field's words, as messages use it.
func (k Kind) String() string {
	if k == NoKind || k >= kindCount {
		return "thing"
	}
	return kindTable[k].name
}

// Plural returns the key under which the file format lists this kind, or "".
func (k Kind) Plural() string { return kindTable[k].plural }

// Ordered reports whether people choose the order of this kind.
func (k Kind) Ordered() bool { return kindTable[k].ordered }

// Parent returns the kind within which this one is ordered, or NoKind.
func (k Kind) Parent() Kind { return kindTable[k].parent }

// In reports whether objects of this kind may live in document d.
func (k Kind) In(d DocID) bool {
	if d == WorkspaceDoc {
		return kindTable[k].where&inWorkspace != 0
	}
	return kindTable[k].where&inJourney != 0
}

// MarshalText encodes the kind's name; names never change.
func (k Kind) MarshalText() ([]byte, error) {
	return []byte(strings.ReplaceAll(k.String(), " ", "-")), nil
}

// UnmarshalText decodes a name written by MarshalText.
func (k *Kind) UnmarshalText(b []byte) error {
	name := strings.ReplaceAll(string(b), "-", " ")
	for _, known := range Kinds() {
		if kindTable[known].name == name {
			*k = known
			return nil
		}
	}
	return fmt.Errorf("kind %q: %w", name, ErrUnknownKind)
}

// Ref names an object within its document.
type Ref struct {
	Kind Kind   `json:"kind"`
	Key  string `json:"key"`
}

func (r Ref) String() string { return fmt.Sprintf("%s %q", r.Kind, r.Key) }

// IsZero reports whether r names nothing.
func (r Ref) IsZero() bool { return r == Ref{} }
