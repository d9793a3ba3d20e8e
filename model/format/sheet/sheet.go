// Package sheet says in words what is known about a thing: its fields by their
// labels, and what hangs on it. Markdown and the map as plain text are made of
// it, so that neither drops what the other tells.
//
// A [Sheet] is pure: the same state gives the same text, and any goroutine may
// use it. What is not set is left out.
package sheet

import (
	"slices"
	"strings"

	"wend/model"
	"wend/model/atlas"
	"wend/model/text"
)

// Sheet is a document and the state around it, in which names are found.
type Sheet struct {
	State model.State
	Doc   *model.Document
	Map   *atlas.Map
	// Clean makes what people typed fit for the text that is written. Nothing
	// that they typed gets past it.
	Clean func(string) string
}

// Of returns the sheet of d within s.
func Of(s model.State, d *model.Document, clean func(string) string) Sheet {
	return Sheet{s, d, atlas.Of(d), clean}
}

// Object returns o as a few lines without a line break at the end: its name, a
// line "Label: value" for each field that is set, and what belongs to it.
func (p Sheet) Object(o model.Object) string {
	var out []string
	if name := p.Title(o); name != "" {
		out = append(out, name)
	}
	rest := append(p.Fields(o, owners(o.Kind())...), p.Belongings(o)...)
	if len(out) == 0 || len(rest) > 0 { // where it is says nothing about a mere name
		out = append(out, p.Fields(o)...)
		out = append(out, p.Belongings(o)...)
	}
	return strings.Join(out, "\n")
}

// owners returns the fields of a kind that only say where a thing belongs.
func owners(k model.Kind) []string {
	var out []string
	for _, f := range model.Fields(k) {
		if f.Owner {
			out = append(out, f.Name)
		}
	}
	return out
}

// Named returns what o is called.
func (p Sheet) Named(o model.Object) string { return p.Clean(text.Name(o)) }

// Title returns what o is called; of what connects things, its ends. It is empty
// for what nobody gave a name.
func (p Sheet) Title(o model.Object) string {
	switch o := o.(type) {
	case model.Transition:
		return Join(" → ", p.end(o.From), p.end(o.To))
	case model.Link:
		return Join(" → ", p.activity(o.Activity), p.touchpoint(o.Touchpoint))
	case model.ActivityLink:
		return Join(" → ", p.activity(o.From), p.activity(o.To))
	case model.Benchmark:
		return p.Clean(p.names().Object(o))
	case model.Experience:
		return Join(" · ", p.persona(o.Persona), p.touchpoint(o.Touchpoint))
	}
	return p.Clean(model.NameOf(o))
}

// inTitle are the fields that the title of a kind without a name is made of.
var inTitle = map[model.Kind][]string{
	model.KindTransition:   {"from", "to"},
	model.KindLink:         {"activity", "touchpoint"},
	model.KindActivityLink: {"from", "to"},
	model.KindExperience:   {"persona", "touchpoint"},
	model.KindBenchmark:    {"competitor", "touchpoint", "activity"},
}

// Fields returns a line "Label: value" for each set field of o but its name and
// those left out.
func (p Sheet) Fields(o model.Object, leftOut ...string) []string {
	name, _ := model.NameField(o.Kind())
	var out []string
	for _, f := range model.Fields(o.Kind()) {
		if f.Label == "" || f.Name == name.Name || slices.Contains(inTitle[o.Kind()], f.Name) || slices.Contains(leftOut, f.Name) {
			continue
		}
		if v := p.value(o, f); v != "" {
			out = append(out, f.Label+": "+v)
		}
	}
	return out
}

// More returns the fields of o in parentheses, but those that say where it
// belongs and those left out: what is told of a thing behind its name.
func (p Sheet) More(o model.Object, leftOut ...string) string {
	return Parens(Join("; ", p.Fields(o, append(owners(o.Kind()), leftOut...)...)...))
}

func (p Sheet) touchpoint(id model.TouchpointID) string {
	return p.name(model.Ref{Kind: model.KindTouchpoint, Key: string(id)})
}

func (p Sheet) persona(id model.PersonaID) string {
	return p.name(model.Ref{Kind: model.KindPersona, Key: string(id)})
}

func (p Sheet) activity(id model.ActivityID) string {
	return p.name(model.Ref{Kind: model.KindActivity, Key: string(id)})
}

// name returns the name of what r refers to; nothing if there is none.
func (p Sheet) name(r model.Ref) string {
	if o, found := p.names().Find(r); found {
		return p.Named(o)
	}
	return ""
}

func (p Sheet) names() text.Names { return text.Names{State: p.State, Doc: p.Doc} }

// end returns the name of an end of a transition.
func (p Sheet) end(n model.Node) string {
	if n.Reserved() {
		return string(n)
	}
	if name := p.name(model.Ref{Kind: model.KindStage, Key: string(n)}); name != "" {
		return name
	}
	return p.touchpoint(model.TouchpointID(n))
}

// Join joins the parts that are not empty.
func Join(between string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return s == "" }), between)
}

// Parens puts s in parentheses, if there is any.
func Parens(s string) string {
	if s == "" {
		return ""
	}
	return "(" + s + ")"
}
