// Package edittest makes random objects, states and edits for property tests,
// and pictures of states to compare. It is driven by the tables of package
// model, so that it knows a new field as soon as the table does. Only tests
// import it.
//
// Start with [New] inside a rapid check, then [Source.Step] to draw something
// that people might do to a state.
package edittest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"wend/model"
	"wend/model/edit"
)

// Source draws random things from a rapid check. It never makes an id twice.
type Source struct {
	t    *rapid.T
	made int
}

// New returns a Source that draws from t.
func New(t *rapid.T) *Source { return &Source{t: t} }

// ID returns an id that was not returned before.
func (s *Source) ID() string {
	s.made++
	return fmt.Sprintf("n%d", s.made)
}

// Dump returns a state as text, one object a line: equal states give equal
// texts.
func Dump(s model.State) string {
	var b strings.Builder
	for d := range s.Documents() {
		fmt.Fprintf(&b, "== %s\n", d.ID())
		for o := range d.Objects() {
			fmt.Fprintf(&b, "%s %s %s\n", o.Kind(), o.Key(), model.EncodeObject(o))
		}
	}
	return b.String()
}

// Faults lists what is wrong with a state: references that lead nowhere, limits
// that do not hold, things that stand in no order or in two.
func Faults(s model.State) []string {
	var out []string
	for d := range s.Documents() {
		for o := range d.Objects() {
			if err := model.Check(o); err != nil {
				out = append(out, err.Error())
			}
			model.References(o, func(f *model.Field, target model.Ref) bool {
				if !s.Resolves(d, f, target) {
					out = append(out, fmt.Sprintf("%s: %s refers to %s, which does not exist", model.RefOf(o), f.Name, target))
				}
				return true
			})
		}
		out = append(out, disorder(d)...)
	}
	return out
}

// disorder lists what stands in no order, in two, or in one without being there.
func disorder(d *model.Document) []string {
	var out []string
	stands := map[model.Ref]int{}
	for o := range d.Each(model.KindOrder) {
		order := o.(model.Order)
		if len(order.IDs) == 0 {
			out = append(out, fmt.Sprintf("%s is empty", model.RefOf(o)))
		}
		for _, id := range order.IDs {
			stands[model.Ref{Kind: order.Of, Key: id}]++
		}
	}
	for o := range d.Objects() {
		if o.Kind().Ordered() && stands[model.RefOf(o)] != 1 {
			out = append(out, fmt.Sprintf("%s stands in %d orders", model.RefOf(o), stands[model.RefOf(o)]))
		}
		delete(stands, model.RefOf(o))
	}
	for r := range stands {
		out = append(out, fmt.Sprintf("%s has a place but does not exist", r))
	}
	return out
}

// pick draws one of all; all must not be empty.
func pick[T any](s *Source, label string, all []T) T {
	return rapid.SampledFrom(all).Draw(s.t, label)
}

func (s *Source) chance(percent int) bool {
	return rapid.IntRange(1, 100).Draw(s.t, "chance") <= percent
}

// journey draws the id of a loaded journey.
func (s *Source) journey(st model.State) model.DocID {
	var ids []model.DocID
	for d := range st.Journeys() {
		ids = append(ids, d.ID())
	}
	if len(ids) == 0 {
		return "nowhere"
	}
	return pick(s, "journey", ids)
}

// document draws the id of a loaded document.
func (s *Source) document(st model.State) model.DocID {
	if s.chance(40) {
		return model.WorkspaceDoc
	}
	return s.journey(st)
}

// key draws the key of an object of kind k that document doc can refer to; ""
// if there is none.
func (s *Source) key(st model.State, doc model.DocID, k model.Kind) string {
	var keys []string
	collect := func(d *model.Document) {
		for o := range d.Each(k) {
			keys = append(keys, o.Key())
		}
	}
	if d, found := st.Document(doc); found {
		collect(d)
	}
	if k.In(model.WorkspaceDoc) && doc != model.WorkspaceDoc {
		collect(st.Workspace())
	}
	if len(keys) == 0 {
		return ""
	}
	return pick(s, k.String(), keys)
}

// ref draws an object of document doc other than an order.
func (s *Source) ref(st model.State, doc model.DocID) model.Ref {
	d, found := st.Document(doc)
	if !found {
		return model.Ref{Kind: model.KindStage, Key: "none"}
	}
	var refs []model.Ref
	for o := range d.Objects() {
		if o.Kind() != model.KindOrder {
			refs = append(refs, model.RefOf(o))
		}
	}
	return pick(s, "ref", refs)
}

// Base returns a small state to begin with: a workspace and two journeys.
func Base() model.State {
	s := model.NewState()
	result, err := edit.Apply(s, []edit.Edit{
		edit.Insert{Doc: model.WorkspaceDoc, Object: model.Workspace{Title: "Phones"}},
		edit.Insert{Doc: model.WorkspaceDoc, Object: model.Persona{ID: "maya", Name: "Maya"}},
		edit.Insert{Doc: model.WorkspaceDoc, Object: model.Activity{ID: "web", Name: "Website"}},
		edit.Insert{Doc: model.WorkspaceDoc, Object: model.KPI{ID: "nps", Name: "NPS"}},
		edit.Insert{Doc: model.WorkspaceDoc, Object: model.Persona{ID: "tom", Name: "Tom"}},
		edit.Insert{Doc: "j1", Object: model.Journey{ID: "j1", Title: "Buy", Personas: []model.PersonaID{"maya", "tom"}, GoalStage: "s2"}},
		edit.Insert{Doc: "j1", Object: model.Stage{ID: "s1", Name: "Interest"}},
		edit.Insert{Doc: "j1", Object: model.Stage{ID: "s2", Name: "Consideration"}},
		edit.Insert{Doc: "j1", Object: model.Touchpoint{ID: "t1", Stage: "s1", Action: "Looks"}},
		edit.Insert{Doc: "j1", Object: model.Touchpoint{ID: "t2", Stage: "s2", Action: "Compares"}},
		edit.Insert{Doc: "j1", Object: model.Experience{Persona: "maya", Touchpoint: "t1", Valence: model.Some(-1)}},
		edit.Insert{Doc: "j1", Object: model.Link{Activity: "web", Touchpoint: "t1", Strength: 3}},
		edit.Insert{Doc: "j1", Object: model.Finding{ID: "f1", Touchpoint: "t1", Text: "Slow"}},
		edit.Insert{Doc: "j1", Object: chance("entry", "s1", 1)},
		edit.Insert{Doc: "j1", Object: chance("s1", "s2", 0.45)},
		edit.Insert{Doc: "j1", Object: chance("s1", "lost", 0.55)},
		edit.Insert{Doc: "j1", Object: chance("s2", "goal", 0.3)},
		edit.Insert{Doc: "j1", Object: chance("s2", "s1", 0.1)},
		edit.Insert{Doc: "j1", Object: chance("s2", "lost", 0.6)},
		edit.Insert{Doc: "j2", Object: model.Journey{ID: "j2", Title: "Return", ComparesTo: "j1", Personas: []model.PersonaID{"tom"}}},
		edit.Insert{Doc: "j2", Object: model.Stage{ID: "s3"}},
	})
	if err != nil {
		panic(err)
	}
	return result.State
}

func chance(from, to model.Node, p float64) model.Transition {
	return model.Transition{From: from, To: to, Probability: model.Some(p)}
}

// State draws a state that n steps may have led to.
func (s *Source) State(n int) model.State {
	st := Base()
	for range n {
		if r, err := edit.Apply(st, s.Insert(st)); err == nil {
			st = r.State
		}
	}
	return st
}

var texts = []string{
	"", "Compares prices", "价格比较", "a\tb\x1b[31mred", "  twice  blank ", "e\u0301", "line\nbreak\r\nand more", `"quoted" & <b>`, "\u202eabc", strings.Repeat("long ", 300),
}

// value draws something for field f, mostly within its limits.
func (s *Source) value(st model.State, doc model.DocID, k model.Kind, f model.Field) json.RawMessage {
	switch f.Type {
	case model.Number:
		lo, hi := f.Min, f.Max
		if lo == 0 && hi == 0 {
			hi = 10
		}
		return edit.Value(rapid.Float64Range(lo, hi).Draw(s.t, f.Name))
	case model.Whole:
		if len(f.Options) > 0 {
			return json.RawMessage(pick(s, f.Name, f.Options))
		}
		return edit.Value(rapid.IntRange(int(f.Min), int(f.Max)).Draw(s.t, f.Name))
	case model.Choice:
		return edit.Value(pick(s, f.Name, f.Options))
	case model.Flag:
		return edit.Value(rapid.Bool().Draw(s.t, f.Name))
	case model.Day:
		return edit.Value(s.day())
	case model.One:
		return edit.Value(s.key(st, doc, f.Target))
	case model.Many:
		return edit.Value(s.several(func() string { return s.key(st, doc, f.Target) }))
	case model.Several:
		return edit.Value(s.several(func() string { return pick(s, f.Name, f.Options) }))
	case model.List:
		return edit.Value(s.several(s.text))
	case model.Ends:
		return edit.Value(s.node(st, doc))
	case model.Records:
		return s.records(st, doc, k, f)
	default:
		return edit.Value(s.text())
	}
}

func (s *Source) day() string {
	return pick(s, "day", []string{"2026-01-31", "2026-10-01", "2026-10-02T10:00:00Z"})
}

func (s *Source) text() string { return pick(s, "text", texts) }

// several draws up to three different things.
func (s *Source) several(draw func() string) []string {
	var out []string
	for range rapid.IntRange(0, 3).Draw(s.t, "several") {
		if v := draw(); v != "" && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

func (s *Source) node(st model.State, doc model.DocID) string {
	kinds := []model.Kind{model.KindStage, model.KindTouchpoint}
	return pick(s, "node", []string{
		s.key(st, doc, pick(s, "kind", kinds)), s.key(st, doc, model.KindStage), string(model.Entry), string(model.Goal), string(model.Lost),
	})
}

func (s *Source) records(st model.State, doc model.DocID, k model.Kind, f model.Field) json.RawMessage {
	switch k {
	case model.KindMeasurement:
		return edit.Value([]float64{1, 2}) // on every scale
	case model.KindInitiative:
		if f.Name == "transitionEffects" {
			return edit.Value([]model.Shift{{Transition: s.key(st, doc, model.KindTransition), Expected: model.Some(0.1)}})
		}
		return edit.Value([]model.Effect{{KPI: model.KPIID(s.key(st, doc, model.KindKPI)), Expected: model.Some(0.1)}})
	case model.KindSession:
		if f.Name == "votes" {
			return edit.Value([]model.Vote{{Item: s.key(st, doc, model.KindTouchpoint), Who: s.text(), Count: 2}})
		}
		return edit.Value([]model.Decision{{Text: s.text(), Item: s.key(st, doc, model.KindFinding)}})
	}
	panic("edittest: no records for " + k.String() + " " + f.Name)
}
