package inspect

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"wend/model"
	"wend/model/analysis"
	"wend/model/text"
	"wend/ui/paint"
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
	// explains leads to what is computed of the object shown.
	explains *explanation

	record        *record
	piece, pieces int // of a long text; each is a row of its own
}

// Of a long text so many letters, or line breaks, are one row: the cursor walks
// through it piece by piece, so that it can be read whole in any window.
const longText, longLines = 160, 6

// of returns the id of the row that r is a piece of.
func (r row) of() string {
	id, _, _ := strings.Cut(r.id, " piece ")
	return id
}

// split returns the row as one for each piece of its text.
func (r row) split() []row {
	r.pieces = 1 + max(utf8.RuneCountInString(r.text)/longText, strings.Count(r.text, "\n")/longLines)
	out := []row{r}
	for n := 1; n < r.pieces; n++ {
		p := r
		p.id, p.label, p.piece = fmt.Sprintf("%s piece %d", r.id, n), "", n
		out = append(out, p)
	}
	return out
}

// lines wraps the text of the row, or its piece of it, to w cells.
func (r row) lines(w int) []string {
	all := paint.Wrap(r.text, w, 0, "")
	if r.pieces > 1 {
		return all[len(all)*r.piece/r.pieces : len(all)*(r.piece+1)/r.pieces]
	}
	return all
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

// rowsKey is the key under which the rows of an object are remembered.
type rowsKey struct{ of anchor }

// rows returns the lines of v's object: its first group of fields, what hangs
// on it, its other fields. Every key asks for them, and so does the footer for each
// of the keys that it offers.
func (v view) rows() []row {
	return screen.Remember(v.frame, rowsKey{anchorOf(v)}, v.list)
}

func (v view) list() []row {
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
		if columns[f.Name] != nil && f.Type == model.Records {
			out = append(out, v.recordRows(f)...)
			continue
		}
		r := row{id: "field " + f.Name, group: f.Group, label: f.Label, text: v.show(f), field: f}
		out = append(out, r.split()...)
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

// items returns the rows of what hangs on v's object, and of what else refers to
// it.
func (v view) items() []row {
	var out []row
	listed := map[anchor]bool{}
	for _, s := range sections[v.object.Kind()] {
		for _, it := range s.list(v) {
			label, text := v.describe(it)
			listed[it.anchor()] = true
			out = append(out, row{id: it.row(), group: s.title, label: label, text: text, item: &it})
		}
		for i := range s.adds {
			add := &s.adds[i]
			out = append(out, row{id: "add " + add.what, group: s.title, label: "+ " + add.what, add: add})
		}
	}
	out = append(out, v.numberRows()...)
	for _, r := range v.referring() {
		if listed[r.anchor()] {
			continue
		}
		name := r.in(v.frame).names().Object(r.object)
		if d := r.doc.ID(); d != model.WorkspaceDoc && d != v.journey().ID() && r.object.Kind() != model.KindJourney {
			name += " (" + text.Name(r.doc.Journey()) + ")"
		}
		out = append(out, row{id: r.row(), group: "Refers to this", label: r.role(v.object.Kind()), text: name, item: &r.item})
	}
	return out
}

// row is the id of the row of an item; only in its document the key is unique.
func (it item) row() string {
	return "item " + string(it.doc.ID()) + " " + model.RefOf(it.object).String()
}

// role says what refers to an object of kind k, and how if the kind does not say it.
func (r reference) role(k model.Kind) string {
	kind, by := r.object.Kind().String(), r.field.Label
	if f, ok := r.object.(model.Finding); ok {
		kind = cmp.Or(string(f.Type), kind)
	}
	if strings.HasPrefix(strings.ToLower(by), strings.ToLower(k.String())) || r.field.Type == model.Records || r.field.Name == k.Plural() {
		return kind
	}
	return kind + ": " + strings.ToLower(by[:1]) + by[1:]
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
