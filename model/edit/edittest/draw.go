package edittest

import (
	"encoding/json"
	"fmt"
	"math"

	"pgregory.net/rapid"

	"wend/model"
	"wend/model/edit"
)

// Object draws an object of kind k that fits into document doc. Each field is
// as likely set as not; keys are fresh, or made of what is there.
func (s *Source) Object(st model.State, doc model.DocID, k model.Kind) model.Object {
	o, err := model.DecodeObject(k, []byte("{}"))
	if err != nil {
		panic(err)
	}
	for _, f := range model.Fields(k) {
		switch {
		case f.Name == "id":
			o = with(o, f, edit.Value(s.ID()))
		case f.Fixed || s.chance(50):
			o = with(o, f, s.value(st, doc, k, f))
		}
	}
	return s.consistent(st, doc, o)
}

func with(o model.Object, f model.Field, value json.RawMessage) model.Object {
	next, err := f.With(o, value)
	if err != nil {
		panic(fmt.Sprintf("edittest: %s of %s: %v", f.Name, model.RefOf(o), err))
	}
	return next
}

// consistent makes fields agree that the tables know one by one.
func (s *Source) consistent(st model.State, doc model.DocID, o model.Object) model.Object {
	switch o := o.(type) {
	case model.Activity:
		if options := model.Categories(o.Class); o.Category != "" && len(options) > 0 {
			o.Category = model.Category(pick(s, "category", options))
		}
		return o
	case model.Link:
		o.Strength = pick(s, "strength", []int{1, 3, 9})
		return o
	case model.ActivityLink:
		o.Strength = pick(s, "strength", []int{1, 3, 9})
		return o
	case model.KPI:
		o.Baseline, o.Target = within(o, o.Baseline), within(o, o.Target)
		return o
	case model.Measurement:
		if d, found := st.Document(doc); found {
			if k, found := model.Lookup[model.KPI](d, string(o.KPI)); found {
				o.Value = within(k, o.Value)
				for i, v := range o.Values {
					if !k.Sorted() {
						o.Values[i] = k.Range().Nearest(v)
					}
				}
				if k.Unit != "" && k.Unit != model.Percent {
					o.X, o.N = model.Opt[float64]{}, model.Opt[float64]{}
				}
			}
		}
		if n, set := o.N.Value(); set {
			o.N = model.Some(max(n, 1))
			o.X = model.Some(math.Trunc(n / 2))
		} else {
			o.X = model.Opt[float64]{}
			o.Value = model.Some(o.Value.Or(1))
		}
		return o
	case model.Transition:
		if o.Referral = o.Referral && !o.From.Reserved() && !o.To.Reserved(); o.Referral {
			o.Count, o.Probability = model.Opt[float64]{}, model.Opt[float64]{}
		} else {
			o.Rate = model.Opt[float64]{}
		}
		if o.Count.IsSet() {
			o.Probability = model.Opt[float64]{}
		}
		return o
	}
	return o
}

// within makes a value one that k can have.
func within(k model.KPI, o model.Opt[float64]) model.Opt[float64] {
	if x, set := o.Value(); set {
		return model.Some(k.Range().Nearest(x))
	}
	return o
}

// Insert draws a new object of any kind.
func (s *Source) Insert(st model.State) []edit.Edit {
	doc := s.document(st)
	var kinds []model.Kind
	for _, k := range model.Kinds() {
		if k.In(doc) && k != model.KindOrder && k != model.KindWorkspace {
			kinds = append(kinds, k)
		}
	}
	k := pick(s, "kind", kinds)
	o := s.Object(st, doc, k)
	if k == model.KindJourney {
		doc = model.DocID(o.Key())
	}
	before := ""
	if k.Ordered() && s.chance(50) {
		before = s.key(st, doc, k)
	}
	return []edit.Edit{edit.Insert{Doc: doc, Object: o, Before: before}}
}

// Set draws a field of any object, and a value for it.
func (s *Source) Set(st model.State) []edit.Edit {
	doc := s.document(st)
	ref := s.ref(st, doc)
	f := pick(s, "field", model.Fields(ref.Kind))
	value := edit.Unset
	if s.chance(80) {
		value = s.value(st, doc, ref.Kind, f)
	}
	return []edit.Edit{edit.Set{Doc: doc, Ref: ref, Field: f.Name, Value: value}}
}

// Move draws a move of any object.
func (s *Source) Move(st model.State) []edit.Edit {
	doc := s.document(st)
	ref := s.ref(st, doc)
	m := edit.Move{Doc: doc, Ref: ref}
	if ref.Kind == model.KindTouchpoint {
		m.Parent = s.key(st, doc, model.KindStage)
	}
	if s.chance(60) {
		m.Before = s.key(st, doc, ref.Kind)
	}
	return []edit.Edit{m}
}

// Delete draws the deletion of one object, which something may refer to.
func (s *Source) Delete(st model.State) []edit.Edit {
	doc := s.document(st)
	return []edit.Edit{edit.Delete{Doc: doc, Ref: s.ref(st, doc)}}
}

// planners are the ways to plan a step; each draws its arguments.
var planners = map[string]func(*Source, model.State) []edit.Edit{
	"insert": (*Source).Insert, "set": (*Source).Set, "move": (*Source).Move, "delete": (*Source).Delete,
	"Remove":           (*Source).remove,
	"Feel":             (*Source).feel,
	"SetExperience":    (*Source).setExperience,
	"Connect":          (*Source).connect,
	"Route":            (*Source).route,
	"Reroute":          (*Source).reroute,
	"Record":           (*Source).record,
	"AddPersona":       (*Source).addPersona,
	"JoinPersona":      (*Source).joinPersona,
	"LeavePersona":     (*Source).leavePersona,
	"MovePersona":      (*Source).movePersona,
	"SetField":         (*Source).setText,
	"SetText":          (*Source).setText,
	"MergeStages":      (*Source).mergeStages,
	"SplitStage":       (*Source).splitStage,
	"Duplicate":        (*Source).duplicate,
	"Paste":            (*Source).paste,
	"DuplicateJourney": (*Source).duplicateJourney,
	"ToBe":             (*Source).toBe,
	"AddTouchpoints":   (*Source).addTouchpoints,
	"AddMoments":       (*Source).addMoments,
	"Import":           (*Source).imports,
	"Diff":             (*Source).diff,
	"Restore":          (*Source).restore,
	"BringBack":        (*Source).bringBack,
	"Instantiate":      (*Source).instantiate,
	"AddFinding":       (*Source).addFinding,
	"AddOpportunity":   (*Source).addOpportunity,
	"AddKPI":           (*Source).addKPI,
	"AddTactic":        (*Source).addTactic,
	"AddActivity":      (*Source).addActivity,
	"AddLink":          (*Source).addLink,
	"AddActivityLink":  (*Source).addActivityLink,
}

// Planners lists what Step can draw, by the name of the function that plans it.
func Planners() map[string]bool {
	out := map[string]bool{}
	for name := range planners {
		out[name] = true
	}
	return out
}

// Planner draws edits that the named function of package edit plans.
func (s *Source) Planner(name string, st model.State) []edit.Edit { return planners[name](s, st) }

// Step draws something that people might do: often a new object, else any of
// the edits and planners. What planners plan always applies; plain edits may be
// refused.
func (s *Source) Step(st model.State) (name string, edits []edit.Edit) {
	name = "insert"
	if s.chance(70) {
		name = rapid.SampledFrom(sortedNames).Draw(s.t, "planner")
	}
	return name, s.Planner(name, st)
}
