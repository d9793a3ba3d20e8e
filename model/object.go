package model

// Object is anything a document holds: a plain value, never changed in place.
type Object interface {
	Kind() Kind
	// Key is unique among the objects of this kind in their document. It is
	// the id, or is made of the ids an object connects.
	Key() string
}

// RefOf returns the reference to o.
func RefOf(o Object) Ref { return Ref{Kind: o.Kind(), Key: o.Key()} }

// Order is the order people gave to the objects of one kind below one parent.
type Order struct {
	Of     Kind     `json:"of"`
	Parent string   `json:"parent,omitempty"`
	IDs    []string `json:"ids"`
}

// Kind returns KindOrder.
func (Order) Kind() Kind { return KindOrder }

// Key is the kind's plural, and the parent where there is one.
func (o Order) Key() string { return orderKey(o.Of, o.Parent) }

func orderKey(of Kind, parent string) string {
	if parent == "" {
		return of.Plural()
	}
	return of.Plural() + "/" + parent
}

// blank returns the zero object of each kind; decoding starts from it.
func blank(k Kind) Object {
	switch k {
	case KindWorkspace:
		return Workspace{}
	case KindJourney:
		return Journey{}
	case KindOrder:
		return Order{}
	case KindPersona:
		return Persona{}
	case KindActivity:
		return Activity{}
	case KindActivityLink:
		return ActivityLink{}
	case KindInitiative:
		return Initiative{}
	case KindEvidence:
		return Evidence{}
	case KindKPI:
		return KPI{}
	case KindMeasurement:
		return Measurement{}
	case KindStage:
		return Stage{}
	case KindTouchpoint:
		return Touchpoint{}
	case KindExperience:
		return Experience{}
	case KindEmpathy:
		return Empathy{}
	case KindTransition:
		return Transition{}
	case KindLink:
		return Link{}
	case KindFinding:
		return Finding{}
	case KindOpportunity:
		return Opportunity{}
	case KindTactic:
		return Tactic{}
	case KindHypothesis:
		return Hypothesis{}
	case KindSession:
		return Session{}
	case KindMute:
		return Mute{}
	case KindCompetitor:
		return Competitor{}
	case KindBenchmark:
		return Benchmark{}
	case KindOffering:
		return Offering{}
	}
	return nil
}
