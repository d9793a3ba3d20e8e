package edittest

import (
	"maps"
	"slices"

	"pgregory.net/rapid"

	"wend/model"
	"wend/model/edit"
)

var sortedNames = slices.Sorted(maps.Keys(planners))

// planned returns the plan, none if the planner refused.
func planned(edits []edit.Edit, err error) []edit.Edit {
	if err != nil {
		return nil
	}
	return edits
}

func (s *Source) remove(st model.State) []edit.Edit {
	doc := s.document(st)
	return planned(edit.Remove(st, doc, s.ref(st, doc)))
}

func (s *Source) at(st model.State) (doc model.DocID, p model.PersonaID, t model.TouchpointID) {
	doc = s.journey(st)
	return doc, model.PersonaID(s.key(st, doc, model.KindPersona)), model.TouchpointID(s.key(st, doc, model.KindTouchpoint))
}

func (s *Source) feel(st model.State) []edit.Edit {
	doc, p, t := s.at(st)
	v := model.Opt[int]{}
	if s.chance(70) {
		v = model.Some(rapid.IntRange(-2, 2).Draw(s.t, "valence"))
	}
	if p == "" || t == "" {
		return nil
	}
	return edit.Feel(st, doc, p, t, v)
}

func (s *Source) setExperience(st model.State) []edit.Edit {
	doc, p, t := s.at(st)
	if p == "" || t == "" {
		return nil
	}
	return edit.SetExperience(st, doc, p, t, "thoughts", s.text())
}

func (s *Source) connect(st model.State) []edit.Edit {
	doc, _, t := s.at(st)
	a := s.key(st, doc, model.KindActivity)
	if a == "" || t == "" {
		return nil
	}
	return edit.Connect(st, doc, model.ActivityID(a), t, pick(s, "strength", []int{0, 1, 3, 9}))
}

func (s *Source) route(st model.State) []edit.Edit {
	doc := s.journey(st)
	p := model.Opt[float64]{}
	if s.chance(70) {
		p = model.Some(rapid.Float64Range(0, 1).Draw(s.t, "p"))
	}
	from, to := model.Node(s.node(st, doc)), model.Node(s.node(st, doc))
	return planned(edit.Route(st, doc, from, to, p))
}

func (s *Source) reroute(st model.State) []edit.Edit {
	doc := s.journey(st)
	from, to := model.Node(s.key(st, doc, model.KindStage)), model.Node(s.node(st, doc))
	return planned(edit.Reroute(st, doc, from, to, rapid.Float64Range(0, 1).Draw(s.t, "p")))
}

func (s *Source) record(st model.State) []edit.Edit {
	doc := s.document(st)
	m := s.Object(st, doc, model.KindMeasurement).(model.Measurement)
	if m.KPI == "" {
		return nil
	}
	return edit.Record(st, doc, m)
}

func (s *Source) addPersona(st model.State) []edit.Edit {
	p := s.Object(st, model.WorkspaceDoc, model.KindPersona).(model.Persona)
	if doc := s.journey(st); doc != "nowhere" {
		return edit.AddPersona(st, doc, p)
	}
	return nil
}

func (s *Source) joinPersona(st model.State) []edit.Edit {
	doc, p, _ := s.at(st)
	if p == "" || doc == "nowhere" {
		return nil
	}
	return edit.JoinPersona(st, doc, p)
}

func (s *Source) leavePersona(st model.State) []edit.Edit {
	doc, p, _ := s.at(st)
	return edit.LeavePersona(st, doc, p)
}

func (s *Source) movePersona(st model.State) []edit.Edit {
	doc, p, _ := s.at(st)
	_, before, _ := s.at(st)
	return edit.MovePersona(st, doc, p, before)
}

func (s *Source) setText(st model.State) []edit.Edit {
	doc := s.document(st)
	ref := s.ref(st, doc)
	var fields []model.Field
	for _, f := range model.Fields(ref.Kind) {
		if !f.Fixed && (f.Type == model.Line || f.Type == model.Text || f.Type == model.List) {
			fields = append(fields, f)
		}
	}
	if len(fields) == 0 {
		return nil
	}
	return edit.SetText(st, doc, ref, pick(s, "field", fields).Name, s.text())
}

func (s *Source) mergeStages(st model.State) []edit.Edit {
	doc := s.journey(st)
	into, from := s.key(st, doc, model.KindStage), s.key(st, doc, model.KindStage)
	visits := edit.Visits{Into: rapid.Float64Range(0, 3).Draw(s.t, "visits"), From: rapid.Float64Range(0, 3).Draw(s.t, "visits")}
	return planned(edit.MergeStages(st, doc, model.StageID(into), model.StageID(from), visits))
}

// splitStage splits a stage at a touchpoint that it adds, as most have only one.
func (s *Source) splitStage(st model.State) []edit.Edit {
	doc, stage := s.journey(st), model.StageID("s1")
	if d, found := st.Document(doc); found {
		for o := range d.Stages() {
			stage = o.ID
		}
	}
	at := model.Touchpoint{ID: model.TouchpointID(s.ID()), Stage: stage}
	add := []edit.Edit{edit.Insert{Doc: doc, Object: at}}
	r, err := edit.Apply(st, add)
	if err != nil {
		return nil
	}
	split := planned(edit.SplitStage(r.State, doc, at.ID, model.Stage{ID: model.StageID(s.ID()), Name: s.text()}))
	if split == nil {
		return nil
	}
	return append(add, split...)
}

func (s *Source) duplicate(st model.State) []edit.Edit {
	doc := s.document(st)
	edits, _, err := edit.Duplicate(st, doc, s.ref(st, doc), s.ID)
	return planned(edits, err)
}

func (s *Source) paste(st model.State) []edit.Edit {
	doc := s.journey(st)
	clip, err := edit.Copy(st, doc, s.ref(st, doc))
	if err != nil {
		return nil
	}
	to := s.journey(st)
	edits, _, err := edit.Paste(st, clip, to, s.key(st, to, model.KindStage), "", s.ID)
	return planned(edits, err)
}

func (s *Source) duplicateJourney(st model.State) []edit.Edit {
	return planned(edit.DuplicateJourney(st, s.journey(st), model.JourneyID(s.ID()), "Copy", s.ID))
}

func (s *Source) toBe(st model.State) []edit.Edit {
	return planned(edit.ToBe(st, s.journey(st), model.JourneyID(s.ID()), "To be", s.ID))
}

func (s *Source) addTouchpoints(st model.State) []edit.Edit {
	doc, p, before := s.at(st)
	stage := s.key(st, doc, model.KindStage)
	if stage == "" {
		return nil
	}
	if d, _ := st.Document(doc); before != "" {
		t, _ := model.Lookup[model.Touchpoint](d, before)
		stage = string(t.Stage)
	}
	c := edit.Capture{Action: s.text(), Findings: []edit.Found{{Type: model.Pain, Text: "slow"}}, Importance: model.Some(4)}
	if p != "" {
		c.Feelings = map[model.PersonaID]int{p: -1}
		c.Thoughts = map[model.PersonaID]string{p: "hm"}
	}
	return edit.AddTouchpoints(st, doc, model.StageID(stage), before, []edit.Capture{c, {Action: "Next"}}, s.ID)
}

func (s *Source) addMoments(st model.State) []edit.Edit {
	doc, p, before := s.at(st)
	at := edit.Spot{Doc: doc, Stage: model.StageID(s.key(st, doc, model.KindStage)), Persona: p}
	if d, _ := st.Document(doc); before != "" {
		t, _ := model.Lookup[model.Touchpoint](d, before)
		at.Stage, at.Before = t.Stage, before
	}
	if at.Stage == "" {
		return nil
	}
	m := edit.Moment{Action: s.text(), Feelings: []edit.Felt{{Value: -1}, {Persona: "Maya", Value: 2}}, Activities: []string{"Nobody knows it"}, Thought: "hm"}
	edits, _ := edit.AddMoments(st, at, []edit.Moment{m, {Stage: "Quite new", Action: "Next", Ideas: []string{"ask"}}, {Stage: "Interest", Action: "Last"}}, s.ID)
	return edits
}

// imports draws the import of a state that went another way.
func (s *Source) imports(st model.State) []edit.Edit {
	other := st
	for range 3 {
		if r, err := edit.Apply(other, s.Set(other)); err == nil {
			other = r.State
		}
		if r, err := edit.Apply(other, s.Insert(other)); err == nil {
			other = r.State
		}
	}
	edits, _ := edit.Import(st, other)
	return edits
}

// diff draws the way to a state that some steps lead to.
func (s *Source) diff(st model.State) []edit.Edit {
	other := st
	for _, draw := range []func(model.State) []edit.Edit{s.Insert, s.Set, s.Move, s.Insert, s.remove} {
		if r, err := edit.Apply(other, draw(other)); err == nil {
			other = r.State
		}
	}
	return edit.Diff(st, other)
}

func (s *Source) instantiate(st model.State) []edit.Edit {
	edits, _ := edit.Instantiate(st, Base(), "From template", s.ID)
	return edits
}
