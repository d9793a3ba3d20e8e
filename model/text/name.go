package text

import (
	"cmp"
	"fmt"
	"strings"

	"wend/model"
)

// Name returns what people call o; "unnamed stage" if nothing says so. Evidence,
// sessions and measurements, which have no name, are called by what they say or
// when they were.
func Name(o model.Object) string {
	if name := called(o); name != "" {
		return name
	}
	return Unnamed(o.Kind())
}

// Unnamed is what a thing of kind k is called that has no name.
func Unnamed(k model.Kind) string {
	if k == model.KindJourney {
		return "Untitled journey"
	}
	return "unnamed " + k.String()
}

// called returns the name of o, empty if it has none.
func called(o model.Object) string {
	switch o := o.(type) {
	case model.Session:
		return string(o.Date)
	case model.Measurement:
		return string(o.Date)
	case model.Evidence:
		return cmp.Or(o.Summary, o.Source, o.Quote)
	}
	return model.NameOf(o)
}

// FirstName is what a persona is called where there is little room: the name up
// to a comma.
func FirstName(p model.Persona) string {
	name, _, _ := strings.Cut(p.Name, ",")
	return cmp.Or(name, Unnamed(model.KindPersona))
}

// Quoted names o in a sentence: `stage "Interest"`, or "the stage" if it has no
// name.
func Quoted(o model.Object) string {
	if name := called(o); name != "" {
		return fmt.Sprintf("%s %q", o.Kind(), name)
	}
	return "the " + o.Kind().String()
}

// Names finds what things are called that a document speaks of. Doc may be nil.
type Names struct {
	State model.State
	Doc   *model.Document
}

// Find looks for what r refers to in the document, then in the workspace, then
// in the journeys that are loaded: initiatives and copies refer to other journeys.
func (n Names) Find(r model.Ref) (model.Object, bool) {
	if r.Kind == model.KindJourney {
		d, found := n.State.Document(model.DocID(r.Key))
		if !found {
			return nil, false
		}
		return d.Find(r)
	}
	if n.Doc != nil {
		if o, found := n.Doc.Find(r); found {
			return o, true
		}
	}
	for d := range n.State.Documents() {
		if o, found := d.Find(r); found {
			return o, true
		}
	}
	return nil, false
}

// Of returns what people call what r refers to; its key if it is gone or in a
// journey that is not loaded.
func (n Names) Of(r model.Ref) string {
	if o, found := n.Find(r); found {
		return n.Object(o)
	}
	return r.Key
}

// Object returns what people call o; what connects two things is called by both.
func (n Names) Object(o model.Object) string {
	switch o := o.(type) {
	case model.Experience:
		return n.key(model.KindPersona, string(o.Persona)) + " at " + n.key(model.KindTouchpoint, string(o.Touchpoint))
	case model.Link:
		return n.key(model.KindActivity, string(o.Activity)) + " for " + n.key(model.KindTouchpoint, string(o.Touchpoint))
	case model.ActivityLink:
		return n.key(model.KindActivity, string(o.From)) + " to " + n.key(model.KindActivity, string(o.To))
	case model.Transition:
		return n.Node(o.From) + " to " + n.Node(o.To)
	case model.Benchmark:
		return n.benchmark(o)
	}
	return Name(o)
}

// benchmark names a score by who has it and where: "Rival at Checkout".
func (n Names) benchmark(b model.Benchmark) string {
	who := "a competitor"
	if b.Competitor != "" {
		who = n.key(model.KindCompetitor, string(b.Competitor))
	}
	switch {
	case b.Touchpoint != "":
		return who + " at " + n.key(model.KindTouchpoint, string(b.Touchpoint))
	case b.Activity != "":
		return who + " at " + n.key(model.KindActivity, string(b.Activity))
	}
	return who
}

func (n Names) key(k model.Kind, key string) string { return n.Of(model.Ref{Kind: k, Key: key}) }

// Node returns what people call an end of a transition: "Goal", a stage or a
// touchpoint.
func (n Names) Node(at model.Node) string {
	switch at {
	case model.Entry:
		return "Entry"
	case model.Goal:
		return "Goal"
	case model.Lost:
		return "Lost"
	}
	if o, found := n.Find(model.Ref{Kind: model.KindStage, Key: string(at)}); found {
		return Name(o)
	}
	return n.key(model.KindTouchpoint, string(at))
}
