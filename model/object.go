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

// blanks are the zero objects of all kinds.
var blanks = [...]Object{
	KindWorkspace:    Workspace{},
	KindJourney:      Journey{},
	KindOrder:        Order{},
	KindPersona:      Persona{},
	KindActivity:     Activity{},
	KindActivityLink: ActivityLink{},
	KindInitiative:   Initiative{},
	KindEvidence:     Evidence{},
	KindKPI:          KPI{},
	KindMeasurement:  Measurement{},
	KindStage:        Stage{},
	KindTouchpoint:   Touchpoint{},
	KindExperience:   Experience{},
	KindEmpathy:      Empathy{},
	KindTransition:   Transition{},
	KindLink:         Link{},
	KindFinding:      Finding{},
	KindOpportunity:  Opportunity{},
	KindTactic:       Tactic{},
	KindHypothesis:   Hypothesis{},
	KindSession:      Session{},
	KindMute:         Mute{},
	KindCompetitor:   Competitor{},
	KindBenchmark:    Benchmark{},
	KindOffering:     Offering{},
}

// blank returns the zero object of a kind, nil where there is none; decoding starts
// from it.
func blank(k Kind) Object {
	if int(k) >= len(blanks) {
		return nil
	}
	return blanks[k]
}
