package inspect

import (
	"cmp"
	"fmt"
	"strings"

	"wend/model"
	"wend/model/analysis"
	"wend/model/text"
	"wend/ui/screen"
)

// row is a line of the inspector: a field of the object shown, an object that
// hangs on it, or the offer to add one.
type row struct {
	id    string // survives edits
	group string
	label string
	text  string
	field model.Field // of a field row, else without a name
	item  *item
	add   *addition
}

// item is an object that hangs on the one shown. One that does not exist yet,
// such as a feeling that nobody entered, can be set but not gone into.
type item struct {
	doc     *model.Document
	object  model.Object
	missing bool
}

// in returns the view of the item, as if it was shown itself.
func (it item) in(s *screen.Frame) view { return view{frame: s, doc: it.doc, object: it.object} }

// rows returns the lines of v's object: its first group of fields, what hangs
// on it, its other fields.
func (v view) rows() []row {
	var out []row
	head := ""
	hung := false
	for _, f := range model.Fields(v.object.Kind()) {
		if f.Label == "" {
			continue
		}
		if head == "" {
			head = f.Group
		}
		if f.Group != head && !hung {
			out, hung = append(out, v.items()...), true
		}
		out = append(out, row{id: "field " + f.Name, group: f.Group, label: f.Label, text: v.show(f), field: f})
	}
	if !hung {
		out = append(out, v.items()...)
	}
	return gathered(out)
}

// gathered puts the rows of each group together, in the order in which the
// groups first appear; some tables come back to a group.
func gathered(rows []row) []row {
	var groups []string
	by := map[string][]row{}
	for _, r := range rows {
		if by[r.group] == nil {
			groups = append(groups, r.group)
		}
		by[r.group] = append(by[r.group], r)
	}
	out := rows[:0:0]
	for _, g := range groups {
		out = append(out, by[g]...)
	}
	return out
}

// items returns the rows of what hangs on v's object.
func (v view) items() []row {
	var out []row
	for _, s := range sections[v.object.Kind()] {
		for _, it := range s.list(v) {
			label, text := v.describe(it)
			ref := model.RefOf(it.object)
			out = append(out, row{id: "item " + ref.String(), group: s.title, label: label, text: text, item: &it})
		}
		for i := range s.adds {
			add := &s.adds[i]
			out = append(out, row{id: "add " + add.what, group: s.title, label: "+ " + add.what, add: add})
		}
	}
	return out
}

// describe returns label and text of an item of v's object.
func (v view) describe(it item) (label, text string) {
	in := it.in(v.frame)
	switch o := it.object.(type) {
	case model.Experience:
		return v.describeFeeling(in, o)
	case model.Link:
		other := model.Ref{Kind: model.KindActivity, Key: string(o.Activity)}
		if v.object.Kind() == model.KindActivity {
			other = model.Ref{Kind: model.KindTouchpoint, Key: string(o.Touchpoint)}
		}
		return in.names().Of(other), facts(in.field("strength"), in.field("effect"), o.Rationale)
	case model.ActivityLink:
		if string(o.From) == v.object.Key() {
			return "to " + in.field("to"), facts(in.field("kind"), in.field("strength"))
		}
		return "from " + in.field("from"), facts(in.field("kind"), in.field("strength"))
	case model.Transition:
		return "to " + in.names().Node(o.To), facts(in.field("probability"), in.field("count"), o.Reason)
	case model.Measurement:
		return string(o.Date), facts(v.reading(in, o), o.Source)
	case model.Finding:
		return cmp.Or(string(o.Type), "finding"), facts(in.names().Object(o), score(o), string(o.Status))
	case model.KPI:
		return in.names().Object(o), in.standing(o)
	case model.Touchpoint:
		return in.names().Object(o), facts(in.field("channels"), in.field("mode"))
	case model.Empathy:
		return cmp.Or(string(o.Type), "note"), in.names().Object(o)
	case model.Opportunity, model.Tactic:
		return o.Kind().String(), in.names().Object(o)
	}
	return in.names().Object(it.object), ""
}

// standing says where a KPI stands; of one that nothing is computed of, where it
// should be.
func (v view) standing(k model.KPI) string {
	if v.frame.Report != nil {
		for _, stand := range v.frame.Report.KPIs.List {
			if stand.KPI == k.ID {
				return analysis.StandingOf(k, stand, v.frame.State.Workspace().Workspace().Currency).With(v.frame.Theme.Glyphs.Arrow)
			}
		}
	}
	return prefixed("target ", v.field("target"))
}

func (v view) describeFeeling(in view, e model.Experience) (label, text string) {
	other := model.Ref{Kind: model.KindPersona, Key: string(e.Persona)}
	if v.object.Kind() == model.KindPersona {
		other = model.Ref{Kind: model.KindTouchpoint, Key: string(e.Touchpoint)}
	}
	return in.names().Of(other), facts(in.field("valence"), e.Thoughts)
}

// reading writes what a measurement says.
func (v view) reading(in view, m model.Measurement) string {
	x, hasX := m.X.Value()
	n, hasN := m.N.Value()
	if hasX && hasN {
		return text.Quantity{}.Exact(x) + " of " + text.Quantity{}.Exact(n)
	}
	return cmp.Or(in.field("value"), in.field("values"))
}

// field shows a field of v's object by name.
func (v view) field(name string) string {
	f, err := model.FieldOf(v.object.Kind(), name)
	if err != nil {
		return ""
	}
	return v.show(f)
}

// score writes severity and frequency of a pain.
func score(f model.Finding) string {
	s, hasS := f.Severity.Value()
	n, hasN := f.Frequency.Value()
	if !hasS || !hasN {
		return ""
	}
	return fmt.Sprintf("%d x %d", s, n)
}

// facts joins what is not empty.
func facts(texts ...string) string {
	out := texts[:0:0]
	for _, t := range texts {
		if t != "" {
			out = append(out, t)
		}
	}
	return strings.Join(out, ", ")
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}
