package merge

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
)

// Conflict is a change that is not in the result as one side made it.
type Conflict struct {
	Doc  model.DocID `json:"document"`
	Ref  model.Ref   `json:"thing"`
	Name string      `json:"name"`
	// Field is the name of the field that both changed, Label what people call it;
	// empty if it is about the thing as a whole, or about its place.
	Field string `json:"field,omitempty"`
	Label string `json:"label,omitempty"`
	Why   string `json:"why"`
	// The values in words: of a thing as a whole "deleted" or "kept".
	Base   string `json:"base"`
	Ours   string `json:"ours"`
	Theirs string `json:"theirs"`
	// Took says whose value is in the result.
	Took Winner `json:"took"`

	// The object on each side; nil where there is none.
	objects [3]model.Object
}

// Winner is the side that a conflict was decided for until people look at it.
type Winner string

// The winners, as they are in JSON.
const (
	Ours   Winner = "ours"
	Theirs Winner = "theirs"
	Both   Winner = "both"
)

// Sentence says a conflict in one line.
func (c Conflict) Sentence() string {
	what := fmt.Sprintf("%s %q", c.Ref.Kind, c.Name)
	if c.Label != "" {
		what += ", " + c.Label
	}
	return fmt.Sprintf("%s: %s; ours %q, theirs %q; %s is kept", what, c.Why, c.Ours, c.Theirs, c.Took)
}

// Result is what became of a merge.
type Result struct {
	State     model.State
	Edits     []edit.Edit // that make it of ours
	Conflicts []Conflict
}

// Merge brings together what two sides made of base. The states have the same
// documents loaded, as far as each has them.
func Merge(base, ours, theirs model.State) (Result, error) {
	m := merger{base: base, ours: ours, theirs: theirs, refused: map[place]bool{}}
	r, err := m.try()
	if err == nil {
		return r, nil
	}
	// Something of theirs cannot be together with ours: take as much as can be.
	m.accept(m.changed())
	if r, err = m.try(); err != nil {
		return Result{}, fmt.Errorf("merge: %w", err)
	}
	return r, nil
}

type place struct {
	doc model.DocID
	ref model.Ref
}

func (p place) compare(q place) int {
	return cmp.Or(cmp.Compare(p.doc, q.doc), cmp.Compare(p.ref.Kind, q.ref.Kind), cmp.Compare(p.ref.Key, q.ref.Key))
}

// merger is one merge. Changes of theirs that are refused count as not made.
type merger struct {
	base, ours, theirs model.State
	refused            map[place]bool

	now       map[model.DocID]map[model.Ref]model.Object
	conflicts []Conflict
}

// try merges without what is refused. The error is that of a result that is not
// valid.
func (m *merger) try() (Result, error) {
	m.now, m.conflicts = map[model.DocID]map[model.Ref]model.Object{}, nil
	for _, p := range m.places() {
		m.object(p)
	}
	m.hold()
	next := model.NewState()
	for id, objects := range m.now {
		if d := m.document(id, objects); d != nil {
			next = next.With(d)
		}
	}
	edits := edit.Diff(m.ours, next)
	r, err := edit.Apply(m.ours, edits)
	if err != nil {
		return Result{}, err
	}
	return Result{State: r.State, Edits: edits, Conflicts: m.conflicts}, nil
}

// changed lists what theirs changed, owners before what they own.
func (m *merger) changed() []place {
	var out []place
	for _, p := range m.places() {
		if !same(find(m.base, p), find(m.theirs, p)) {
			out = append(out, p)
		}
	}
	return out
}

// accept refuses as few of the changes as it finds to be in the way; all that were
// not looked at yet count as refused.
func (m *merger) accept(all []place) {
	for _, p := range all {
		m.refused[p] = true
	}
	m.include(all)
}

// include takes changes in, half by half where they cannot be taken in together.
func (m *merger) include(list []place) {
	if len(list) == 0 {
		return
	}
	for _, p := range list {
		delete(m.refused, p)
	}
	if _, err := m.try(); err == nil {
		return
	}
	for _, p := range list {
		m.refused[p] = true
	}
	if len(list) > 1 {
		m.include(list[:len(list)/2])
		m.include(list[len(list)/2:])
	}
}

// places lists every object of any side but for the orders.
func (m *merger) places() []place {
	all := map[place]bool{}
	for _, s := range []model.State{m.base, m.ours, m.theirs} {
		for d := range s.Documents() {
			for o := range d.Objects() {
				if o.Kind() != model.KindOrder {
					all[place{d.ID(), model.RefOf(o)}] = true
				}
			}
		}
	}
	return slices.SortedFunc(maps.Keys(all), place.compare)
}

func find(s model.State, p place) model.Object {
	d, found := s.Document(p.doc)
	if !found {
		return nil
	}
	o, _ := d.Find(p.ref)
	return o
}

func same(a, b model.Object) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return string(model.EncodeObject(a)) == string(model.EncodeObject(b))
}

func (m *merger) put(p place, o model.Object) {
	if o == nil {
		return
	}
	if m.now[p.doc] == nil {
		m.now[p.doc] = map[model.Ref]model.Object{}
	}
	m.now[p.doc][p.ref] = o
}

// object decides about one object.
func (m *merger) object(p place) {
	base, ours, theirs := find(m.base, p), find(m.ours, p), find(m.theirs, p)
	if m.refused[p] {
		m.refuse(p, base, ours, theirs)
		theirs = base
	}
	switch {
	case same(ours, theirs), same(theirs, base):
		m.put(p, ours)
	case same(ours, base):
		m.put(p, theirs)
	case ours == nil:
		m.whole(p, "deleted here, changed there", Theirs)
		m.put(p, theirs)
	case theirs == nil:
		m.whole(p, "changed here, deleted there", Ours)
		m.put(p, ours)
	default:
		m.put(p, m.fields(p, base, ours, theirs))
	}
}

// refuse notes a change of theirs that cannot be together with ours.
func (m *merger) refuse(p place, base, ours, theirs model.Object) {
	if same(ours, theirs) {
		return
	}
	const why = "cannot be together with what was changed here"
	if base == nil || ours == nil || theirs == nil {
		m.whole(p, why, Ours)
		return
	}
	for _, f := range model.Fields(p.ref.Kind) {
		if v := string(f.Encode(theirs)); v != string(f.Encode(base)) && v != string(f.Encode(ours)) {
			m.field(p, f, why, Ours)
		}
	}
}

// whole notes a conflict about a thing as a whole.
func (m *merger) whole(p place, why string, took Winner) {
	c := m.conflict(p, why, took)
	is := func(o model.Object) string {
		if o == nil {
			return "nothing"
		}
		return text.Name(o)
	}
	c.Base, c.Ours, c.Theirs = is(c.objects[0]), is(c.objects[1]), is(c.objects[2])
	m.conflicts = append(m.conflicts, c)
}

// field notes a conflict about a field.
func (m *merger) field(p place, f model.Field, why string, took Winner) {
	c := m.conflict(p, why, took)
	c.Field, c.Label = f.Name, cmp.Or(f.Label, f.Name)
	values := []*string{&c.Base, &c.Ours, &c.Theirs}
	for i, s := range []model.State{m.base, m.ours, m.theirs} {
		if o := c.objects[i]; o != nil {
			d, _ := s.Document(p.doc)
			*values[i] = text.Names{State: s, Doc: d}.Value(o, f)
		}
	}
	m.conflicts = append(m.conflicts, c)
}

func (m *merger) conflict(p place, why string, took Winner) Conflict {
	c := Conflict{Doc: p.doc, Ref: p.ref, Why: why, Took: took}
	for i, s := range []model.State{m.base, m.ours, m.theirs} {
		c.objects[i] = find(s, p)
		if d, found := s.Document(p.doc); found && c.objects[i] != nil && (c.Name == "" || i == 1) {
			c.Name = text.Names{State: s, Doc: d}.Object(c.objects[i])
		}
	}
	return c
}

// fields merges an object that both sides have and changed. A base of nil counts as
// one without fields.
func (m *merger) fields(p place, base, ours, theirs model.Object) model.Object {
	out := ours
	for _, f := range model.Fields(p.ref.Kind) {
		was, a, b := edit.Unset, f.Encode(ours), f.Encode(theirs)
		if base != nil {
			was = f.Encode(base)
		}
		value := b
		switch {
		case string(a) == string(b), string(b) == string(was):
			continue
		case string(a) == string(was): // theirs is the only change
		case f.Type == model.List || f.Type == model.Many || f.Type == model.Several:
			value = edit.Value(items(itemsOf(base, f), text.ItemsIn(ours, f), text.ItemsIn(theirs, f)))
		default:
			m.field(p, f, "changed here and there", Ours)
			continue
		}
		next, err := f.With(out, value)
		if err != nil {
			m.field(p, f, "changed here and there", Ours)
			continue
		}
		out = next
	}
	return out
}

func itemsOf(o model.Object, f model.Field) []string {
	if o == nil {
		return nil
	}
	return text.ItemsIn(o, f)
}

// items merges lists: ours without what theirs took out and with what theirs put in.
func items(base, ours, theirs []string) []string {
	out := slices.DeleteFunc(slices.Clone(ours), func(s string) bool {
		return slices.Contains(base, s) && !slices.Contains(theirs, s)
	})
	for _, s := range theirs {
		if !slices.Contains(base, s) && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
