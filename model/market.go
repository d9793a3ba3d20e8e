package model

// This file holds what customers can choose between: what the company offers, and
// what others do.

// Competitor is who else could serve the customers, or what they do without
// anybody: an alternative.
type Competitor struct {
	ID   CompetitorID `json:"id"`
	Name string       `json:"name,omitempty"`
	Tags []string     `json:"tags,omitempty"`
	Note string       `json:"note,omitempty"`
}

// Benchmark is how good a competitor is at a touchpoint of the journey, or at an
// activity behind it.
type Benchmark struct {
	ID         BenchmarkID  `json:"id"`
	Competitor CompetitorID `json:"competitor,omitempty"`
	Touchpoint TouchpointID `json:"touchpoint,omitempty"`
	Activity   ActivityID   `json:"activity,omitempty"`
	Score      Opt[int]     `json:"score,omitzero"` // 1..5, as the strength of an activity
	Date       Date         `json:"date,omitempty"`
	Tier       Tier         `json:"tier,omitempty"`
	Evidence   []EvidenceID `json:"evidence,omitempty"`
	Note       string       `json:"note,omitempty"`
}

// Offering is a product, a service or a feature, and the pains it takes away.
type Offering struct {
	ID          OfferingID     `json:"id"`
	Name        string         `json:"name,omitempty"`
	Type        OfferingKind   `json:"kind,omitempty"`
	Description string         `json:"description,omitempty"`
	Findings    []FindingID    `json:"solves,omitempty"`
	Personas    []PersonaID    `json:"personas,omitempty"`
	Activities  []ActivityID   `json:"activities,omitempty"` // that make it
	Status      OfferingStatus `json:"status,omitempty"`
	Tags        []string       `json:"tags,omitempty"`
	Note        string         `json:"note,omitempty"`
}

func (Competitor) Kind() Kind    { return KindCompetitor }
func (c Competitor) Key() string { return string(c.ID) }
func (Benchmark) Kind() Kind     { return KindBenchmark }
func (b Benchmark) Key() string  { return string(b.ID) }
func (Offering) Kind() Kind      { return KindOffering }
func (o Offering) Key() string   { return string(o.ID) }

var competitorFields = []Field{
	{Name: "id", Type: Line, Fixed: true},
	{Name: "name", Label: "Name", Group: "Who", Type: Line, Help: "A company, or what people do instead"},
	{Name: "tags", Label: "Tags", Group: "Notes", Type: List},
	{Name: "note", Label: "Note", Group: "Notes", Type: Text},
}

var benchmarkFields = []Field{
	{Name: "id", Type: Line, Fixed: true},
	{Name: "competitor", Label: "Competitor", Group: "Score", Type: One, Target: KindCompetitor, Owner: true},
	{Name: "touchpoint", Label: "Touchpoint", Group: "Score", Type: One, Target: KindTouchpoint, Owner: true},
	{Name: "activity", Label: "Activity", Group: "Score", Type: One, Target: KindActivity, Owner: true},
	{Name: "score", Label: "How good they are", Group: "Score", Type: Whole, Min: 1, Max: 5, Help: "1 poor to 5 excellent, beside our strength or performance"},
	{Name: "date", Label: "Date", Group: "Research", Type: Day},
	{Name: "tier", Label: "Confidence", Group: "Research", Type: Choice, Options: enums["tier"]},
	{Name: "evidence", Label: "Evidence", Group: "Research", Type: Many, Target: KindEvidence},
	{Name: "note", Label: "Note", Group: "Notes", Type: Text},
}

var offeringFields = []Field{
	{Name: "id", Type: Line, Fixed: true},
	{Name: "name", Label: "Name", Group: "What", Type: Line},
	{Name: "kind", Label: "Kind", Group: "What", Type: Choice, Options: enums["offering"]},
	{Name: "description", Label: "Description", Group: "What", Type: Text},
	{Name: "status", Label: "Status", Group: "What", Type: Choice, Options: enums["offered"]},
	{Name: "solves", Label: "Solves", Group: "For whom", Type: Many, Target: KindFinding, Loose: true, Help: "Pains that it takes away, needs that it meets"},
	{Name: "personas", Label: "Personas", Group: "For whom", Type: Many, Target: KindPersona},
	{Name: "activities", Label: "Made by", Group: "For whom", Type: Many, Target: KindActivity},
	{Name: "tags", Label: "Tags", Group: "Notes", Type: List},
	{Name: "note", Label: "Note", Group: "Notes", Type: Text},
}
