package compare

import (
	"cmp"
	"slices"

	"wend/model"
	"wend/model/analysis"
	"wend/model/edit"
	"wend/model/text"
)

// Side is a journey within its workspace. Without a journey in the state the side
// is empty: all of the other is new, or gone.
type Side struct {
	State   model.State
	Journey model.DocID
}

// Difference is what leads from one side to the other.
type Difference struct {
	Changes []Change `json:"changes"`
	Numbers []Number `json:"numbers"` // the headline numbers that differ

	// A and B are the documents that were compared, B under the ids of A; nil where
	// a side has none. Renamed says what things of B are really called.
	A, B    *model.Document      `json:"-"`
	Renamed map[model.Ref]string `json:"-"`
	// Reports are on A and B.
	Reports [2]*analysis.Report `json:"-"`
}

// Sort says what became of a thing.
type Sort string

// The sorts, as they are in JSON.
const (
	Added   Sort = "added"
	Removed Sort = "removed"
	Changed Sort = "changed"
)

// Change is what became of one thing.
type Change struct {
	Sort Sort `json:"sort"`
	// Doc and Ref name it as side A does, or B if it is new.
	Doc  model.DocID `json:"document"`
	Ref  model.Ref   `json:"thing"`
	Name string      `json:"name"`
	// Place is the stage or touchpoint that it belongs to by name; empty if none.
	Place string `json:"place,omitempty"`
	// Fields are those that differ; of what is new or gone all that are set.
	Fields []Field `json:"fields,omitempty"`
	// From and To say where in its order it was moved: "in Interest, after Sees a
	// poster".
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
}

// Field is what a field held and holds, in words; empty: nothing.
type Field struct {
	Name   string `json:"name"`
	Label  string `json:"label"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// Between compares two sides. Today is for the numbers that depend on it; it may be
// unset.
func Between(a, b Side, today model.Date) Difference {
	var out Difference
	out.A, _ = a.State.Document(a.Journey)
	if out.B, _ = b.State.Document(b.Journey); out.A != nil && out.B != nil && a.Journey != b.Journey {
		out.Renamed = Pairs(out.A, out.B)
		out.B = edit.UnderNames(out.B, a.Journey, out.Renamed)
	}
	before, after := side(a.State, out.A), side(b.State, out.B)
	out.Changes = changes(before, after)
	id := a.Journey
	if out.A == nil {
		id = b.Journey
	}
	out.Reports = [2]*analysis.Report{
		analysis.Compute(before, id, analysis.Options{Today: today}), analysis.Compute(after, id, analysis.Options{Today: today}),
	}
	out.Numbers = Numbers(out.Reports[0], out.Reports[1])
	if out.Renamed != nil {
		out.Changes = withoutKinship(out.Changes)
	}
	return out
}

// withoutKinship leaves out what only says that one journey was made of the other.
func withoutKinship(all []Change) []Change {
	var out []Change
	for _, c := range all {
		c.Fields = slices.DeleteFunc(c.Fields, func(f Field) bool { return f.Name == "origin" || f.Name == "comparesTo" })
		if c.Sort != Changed || len(c.Fields) > 0 || c.From != "" {
			out = append(out, c)
		}
	}
	return out
}

// side is a state of a workspace and one journey.
func side(s model.State, journey *model.Document) model.State {
	out := model.NewState(s.Workspace())
	if journey != nil {
		out = out.With(journey)
	}
	return out
}

// States says in words what leads from one state to another, all documents of both.
func States(a, b model.State) []Change { return changes(a, b) }

// changes puts what edit.Diff plans into words, one change for each thing.
func changes(a, b model.State) []Change {
	w := words{a: a, b: b, at: map[place]int{}}
	for _, e := range edit.Diff(a, b) {
		w.edit(e)
	}
	w.sort()
	return w.out
}

type place struct {
	doc model.DocID
	ref model.Ref
}

// words collects the changes between two states.
type words struct {
	a, b model.State
	out  []Change
	at   map[place]int
}

// sort puts the map before the workspace, and things in their order on the map.
func (w *words) sort() {
	order := map[place]int{}
	for _, s := range []model.State{w.a, w.b} { // what is there now has the say
		for d := range s.Documents() {
			for _, k := range model.Kinds() {
				n := 0
				for o := range d.InOrder(k) {
					order[place{d.ID(), model.RefOf(o)}] = n
					n++
				}
			}
		}
	}
	shared := func(c Change) int {
		if c.Doc == model.WorkspaceDoc {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(w.out, func(x, y Change) int {
		return cmp.Or(
			shared(x)-shared(y), cmp.Compare(x.Doc, y.Doc), cmp.Compare(x.Ref.Kind, y.Ref.Kind),
			order[place{x.Doc, x.Ref}]-order[place{y.Doc, y.Ref}],
		)
	})
}

// change returns the change of a thing, begun if need be.
func (w *words) change(doc model.DocID, ref model.Ref, sort Sort) *Change {
	p := place{doc, ref}
	if i, begun := w.at[p]; begun {
		return &w.out[i]
	}
	from := w.b
	if sort == Removed {
		from = w.a
	}
	c := Change{Sort: sort, Doc: doc, Ref: ref}
	c.Name, c.Place = describe(from, doc, ref)
	w.at[p] = len(w.out)
	w.out = append(w.out, c)
	return &w.out[len(w.out)-1]
}

func (w *words) edit(e edit.Edit) {
	switch e := e.(type) {
	case edit.Insert:
		c := w.change(e.Doc, model.RefOf(e.Object), Added)
		for _, f := range set(w.b, e.Doc, e.Object) {
			c.Fields = append(c.Fields, Field{Name: f.Name, Label: f.Label, After: names(w.b, e.Doc).Value(e.Object, f)})
		}
	case edit.Delete:
		o := find(w.a, e.Doc, e.Ref)
		c := w.change(e.Doc, e.Ref, Removed)
		for _, f := range set(w.a, e.Doc, o) {
			c.Fields = append(c.Fields, Field{Name: f.Name, Label: f.Label, Before: names(w.a, e.Doc).Value(o, f)})
		}
	case edit.Set:
		f, err := model.FieldOf(e.Ref.Kind, e.Field)
		was, is := find(w.a, e.Doc, e.Ref), find(w.b, e.Doc, e.Ref)
		if err != nil || was == nil || is == nil {
			return
		}
		c := w.change(e.Doc, e.Ref, Changed)
		c.Fields = append(c.Fields, Field{
			f.Name, cmp.Or(f.Label, f.Name), names(w.a, e.Doc).Value(was, f), names(w.b, e.Doc).Value(is, f),
		})
	case edit.Move:
		c := w.change(e.Doc, e.Ref, Changed)
		c.From, c.To = position(w.a, e.Doc, e.Ref), position(w.b, e.Doc, e.Ref)
	}
}

// set returns the fields of a thing that say more than its name and place.
func set(s model.State, doc model.DocID, o model.Object) []model.Field {
	var out []model.Field
	if o == nil {
		return nil
	}
	name, _ := model.NameField(o.Kind())
	for _, f := range model.Fields(o.Kind()) {
		if f.Fixed || f.Owner || f.Name == name.Name || f.Unset(o) {
			continue
		}
		out = append(out, f)
	}
	return out
}

func find(s model.State, doc model.DocID, ref model.Ref) model.Object {
	d, found := s.Document(doc)
	if !found {
		return nil
	}
	o, _ := d.Find(ref)
	return o
}

func names(s model.State, doc model.DocID) text.Names {
	d, _ := s.Document(doc)
	return text.Names{State: s, Doc: d}
}

// describe returns what a thing is called, and to what it belongs.
func describe(s model.State, doc model.DocID, ref model.Ref) (name, at string) {
	o := find(s, doc, ref)
	if o == nil {
		return ref.Key, ""
	}
	n := names(s, doc)
	name = n.Object(o)
	if m, ok := o.(model.Measurement); ok {
		name = n.Of(model.Ref{Kind: model.KindKPI, Key: string(m.KPI)}) + " on " + string(m.Date)
	}
	switch o.Kind() {
	case model.KindExperience, model.KindLink, model.KindActivityLink, model.KindTransition, model.KindMeasurement:
		return name, "" // called by what they connect
	}
	model.References(o, func(f *model.Field, target model.Ref) bool {
		if f.Name == "stage" || f.Name == "touchpoint" {
			at = n.Of(target)
		}
		return f.Name != "touchpoint"
	})
	return name, at
}

// position says where in its order a thing stands.
func position(s model.State, doc model.DocID, ref model.Ref) string {
	d, found := s.Document(doc)
	o := find(s, doc, ref)
	if !found || o == nil {
		return ""
	}
	n, parent := names(s, doc), ""
	out := "first"
	if t, ok := o.(model.Touchpoint); ok {
		parent = string(t.Stage)
	}
	ids := d.IDs(ref.Kind, parent)
	if i := slices.Index(ids, ref.Key); i > 0 {
		out = "after " + n.Of(model.Ref{Kind: ref.Kind, Key: ids[i-1]})
	}
	if parent != "" {
		out += " in " + n.Of(model.Ref{Kind: ref.Kind.Parent(), Key: parent})
	}
	return out
}
