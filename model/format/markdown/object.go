package markdown

import (
	"slices"
	"strings"

	"wend/model"
	"wend/model/atlas"
)

// Object returns o, which lives in document doc of s, as a few lines for the
// clipboard: its name, a line "Label: value" for each field that is set, and
// what belongs to it. It ends without a line break.
func Object(s model.State, doc model.DocID, o model.Object) string {
	d, found := s.Document(doc)
	if !found {
		d = model.NewDocument(doc, model.Journey{})
	}
	p := newPlace(s, d)
	var out []string
	if name := p.title(o); name != "" {
		out = append(out, name)
	}
	rest := append(p.fields(o, owners(o)...), p.belongings(o)...)
	if len(out) == 0 || len(rest) > 0 { // where it is says nothing about a mere name
		out = append(out, p.fields(o)...)
		out = append(out, p.belongings(o)...)
	}
	return strings.Join(out, "\n")
}

// owners returns the fields that only say where o belongs.
func owners(o model.Object) []string {
	var out []string
	for _, f := range model.Fields(o.Kind()) {
		if f.Owner {
			out = append(out, f.Name)
		}
	}
	return out
}

// belongings returns what hangs on o: lists under headings.
func (p place) belongings(o model.Object) []string {
	switch o := o.(type) {
	case model.Touchpoint:
		return p.contact(o)
	case model.Stage:
		return append(list("Touchpoints", p.touchpoints(o.ID)),
			list("Findings", p.findings(o.ID, ""))...)
	case model.KPI:
		return list("Measurements", p.measurements(o))
	case model.Activity:
		return list("Stands behind", p.behind(o.ID))
	}
	return nil
}

// title returns what o is called, as Markdown; the ends of what connects things.
func (p place) title(o model.Object) string {
	switch o := o.(type) {
	case model.Transition:
		return join(" → ", p.end(o.From), p.end(o.To))
	case model.Link:
		return join(" → ", p.name(model.Ref{Kind: model.KindActivity, Key: string(o.Activity)}), p.touchpoint(o.Touchpoint))
	case model.ActivityLink:
		return join(" → ", p.name(model.Ref{Kind: model.KindActivity, Key: string(o.From)}), p.name(model.Ref{Kind: model.KindActivity, Key: string(o.To)}))
	case model.Experience:
		return join(" · ", p.persona(o.Persona), p.touchpoint(o.Touchpoint))
	}
	return escape(model.NameOf(o))
}

// touchpoint and persona return the escaped name of the thing with that id.

func (p place) touchpoint(id model.TouchpointID) string {
	return p.name(model.Ref{Kind: model.KindTouchpoint, Key: string(id)})
}

func (p place) persona(id model.PersonaID) string {
	return p.name(model.Ref{Kind: model.KindPersona, Key: string(id)})
}

// inTitle are the fields that the title of a kind without a name is made of.
var inTitle = map[model.Kind][]string{
	model.KindTransition:   {"from", "to"},
	model.KindLink:         {"activity", "touchpoint"},
	model.KindActivityLink: {"from", "to"},
	model.KindExperience:   {"persona", "touchpoint"},
}

// fields returns a line for each set field of o but its name and those left
// out.
func (p place) fields(o model.Object, leftOut ...string) []string {
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

// contact returns what people feel and find at a touchpoint, and who is behind.
func (p place) contact(t model.Touchpoint) []string {
	var felt []string
	for _, id := range p.doc.Journey().Personas {
		if e, found := p.doc.Experience(id, t.ID); found {
			if s := feelingOf(e); s != "" {
				felt = append(felt, join(": ", p.persona(id), s))
			}
		}
	}
	out := list("Feelings", felt)
	out = append(out, list("Findings", p.findings("", t.ID))...)
	return append(out, list("Activities behind it", p.links(t.ID))...)
}

// touchpoints lists the touchpoints of a stage.
func (p place) touchpoints(id model.StageID) []string {
	var out []string
	for t := range p.doc.Touchpoints(id) {
		out = append(out, join(" ", named(t), parens(escape(strings.Join(t.Channels, ", ")))))
	}
	return out
}

// measurements lists the series of a KPI, oldest first.
func (p place) measurements(k model.KPI) []string {
	var out []string
	for _, m := range p.doc.Measurements(k.ID) {
		out = append(out, join(": ", escape(string(m.Date)), join(", ", p.fields(m, "kpi", "date")...)))
	}
	return out
}

// behind lists the touchpoints of all loaded journeys that activity id stands
// behind, in the order of the map.
func (p place) behind(id model.ActivityID) []string {
	var out []string
	for d := range p.state.Journeys() {
		m := atlas.Of(d)
		for _, l := range m.LinksOf(id) {
			out = append(out, named(m.Path[l.At])+" "+parens(effect(l.Link)))
		}
	}
	return out
}

// list returns a heading and its items; nothing without items.
func list(heading string, items []string) []string {
	if len(items) == 0 {
		return nil
	}
	out := []string{heading + ":"}
	for _, s := range items {
		out = append(out, "- "+s)
	}
	return out
}
