package edit

import (
	"encoding/json"
	"fmt"
	"slices"

	"wend/model"
)

// Remove plans to delete an object with everything that makes no sense without
// it, in all loaded documents: a stage goes with its touchpoints, a touchpoint
// with what is felt, linked and found there, a KPI with its measurements, a
// persona with its experiences, a journey with all that is in it. Other
// references are cleared. Votes and decisions of sessions are records of what
// was said and stay.
//
// Journeys that are not loaded are not seen: load them before removing what
// they share.
func Remove(s model.State, doc model.DocID, ref model.Ref) ([]Edit, error) {
	d, found := s.Document(doc)
	if !found {
		return nil, fmt.Errorf("journey %q %w", doc, ErrGone)
	}
	if _, found := d.Find(ref); !found {
		return nil, fmt.Errorf("%s %w", ref, ErrGone)
	}
	if ref.Kind == model.KindWorkspace || ref.Kind == model.KindOrder {
		return nil, fmt.Errorf("remove %s: %w", ref, ErrRefused)
	}
	c := newCascade(s, slices.Collect(s.Documents()))
	first := []place{{doc, ref}}
	if ref.Kind == model.KindJourney {
		first = append(first, contents(d)...)
	}
	c.take(first)
	c.follow(first)
	c.followLoose()
	return c.edits(), nil
}

// contents lists what is in a journey beside its head, by kind in people's
// order.
func contents(d *model.Document) []place {
	var out []place
	for _, k := range model.Kinds() {
		if k == model.KindJourney || k == model.KindOrder {
			continue
		}
		for o := range inOrder(d, k) {
			out = append(out, place{d.ID(), model.RefOf(o)})
		}
	}
	return out
}

// cascade finds out what goes and what is cleared when something is removed.
type cascade struct {
	state model.State
	docs  []*model.Document // that are looked at
	gone  []place           // in the order in which they were found
	taken map[place]bool
	loose []reference
}

// reference is a field that refers to something that goes, without owning it.
type reference struct {
	in     place
	object model.Object
	field  *model.Field
	target string
}

func newCascade(s model.State, docs []*model.Document) *cascade {
	return &cascade{state: s, docs: docs, taken: map[place]bool{}}
}

func (c *cascade) take(ps []place) {
	for _, p := range ps {
		c.taken[p] = true
		c.gone = append(c.gone, p)
	}
}

// follow takes along what the given places own, level by level.
func (c *cascade) follow(level []place) {
	for len(level) > 0 {
		var next []place
		dependents(c.docs, level, func(doc *model.Document, o model.Object, f *model.Field, target model.Ref) bool {
			p := place{doc.ID(), model.RefOf(o)}
			switch {
			case c.taken[p]:
			case f.Owner:
				c.take([]place{p})
				next = append(next, p)
			default:
				c.loose = append(c.loose, reference{p, o, f, target.Key})
			}
			return true
		})
		level = next
	}
}

// followLoose finds what refers from other documents to what goes: initiatives
// to findings, a variant to the journey it compares to.
func (c *cascade) followLoose() {
	gone := map[model.Ref]bool{}
	for _, p := range c.gone {
		gone[p.ref] = true
	}
	for _, doc := range c.docs {
		for _, k := range []model.Kind{model.KindJourney, model.KindTouchpoint, model.KindInitiative} {
			for o := range doc.Each(k) {
				model.References(o, func(f *model.Field, target model.Ref) bool {
					if f.Loose && gone[target] && !c.remains(target) {
						c.loose = append(c.loose, reference{place{doc.ID(), model.RefOf(o)}, o, f, target.Key})
					}
					return true
				})
			}
		}
	}
}

// remains reports whether some document keeps an object of that name.
func (c *cascade) remains(r model.Ref) bool {
	return slices.ContainsFunc(c.docs, func(d *model.Document) bool {
		_, found := d.Find(r)
		return found && !c.taken[place{d.ID(), r}]
	})
}

// edits returns the plan: references are cleared first, then what was found
// last is deleted first, so that the inverse puts owners back before what they
// own.
func (c *cascade) edits() []Edit {
	out := append(c.clear(), c.effects()...)
	for _, p := range slices.Backward(c.gone) {
		out = append(out, Delete{Doc: p.doc, Ref: p.ref})
	}
	return out
}

// clear plans one Set for each field of a remaining object that refers to
// something that goes.
func (c *cascade) clear() []Edit {
	type key struct {
		in    place
		field string
	}
	var keys []key
	by := map[key][]reference{}
	for _, r := range c.loose {
		if c.taken[r.in] {
			continue
		}
		k := key{r.in, r.field.Name}
		if by[k] == nil {
			keys = append(keys, k)
		}
		by[k] = append(by[k], r)
	}
	var out []Edit
	for _, k := range keys {
		out = append(out, Set{Doc: k.in.doc, Ref: k.in.ref, Field: k.field, Value: without(by[k])})
	}
	return out
}

// without returns what one field holds when the given references are gone.
func without(refs []reference) []byte {
	f, o := refs[0].field, refs[0].object
	if f.Type != model.Many {
		return Unset
	}
	gone := map[string]bool{}
	for _, r := range refs {
		gone[r.target] = true
	}
	var ids []string
	if err := json.Unmarshal(f.Encode(o), &ids); err != nil {
		panic(fmt.Sprintf("edit: %s of %s: %v", f.Name, model.RefOf(o), err))
	}
	return Value(slices.DeleteFunc(ids, func(id string) bool { return gone[id] }))
}

// effects plans to take KPIs and transitions that go out of the effects of
// initiatives.
func (c *cascade) effects() []Edit {
	gone := map[model.Ref]bool{}
	for _, p := range c.gone {
		gone[p.ref] = true
	}
	var out []Edit
	for i := range model.All[model.Initiative](c.state.Workspace()) {
		if c.taken[place{model.WorkspaceDoc, model.RefOf(i)}] {
			continue
		}
		effects := slices.DeleteFunc(slices.Clone(i.Effects), func(e model.Effect) bool {
			return gone[model.Ref{Kind: model.KindKPI, Key: string(e.KPI)}]
		})
		shifts := slices.DeleteFunc(slices.Clone(i.Shifts), func(s model.Shift) bool {
			return gone[model.Ref{Kind: model.KindTransition, Key: s.Transition}]
		})
		if len(effects) < len(i.Effects) {
			out = append(out, SetField(c.state, model.WorkspaceDoc, model.RefOf(i), "effects", effects)...)
		}
		if len(shifts) < len(i.Shifts) {
			out = append(out, SetField(c.state, model.WorkspaceDoc, model.RefOf(i), "transitionEffects", shifts)...)
		}
	}
	return out
}
