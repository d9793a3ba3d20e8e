package inspect

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
	"wend/ui/keymap"
)

// addition is an offer to add an object to the one shown. What is typed, or
// chosen where choices are given, becomes the object in one step.
type addition struct {
	what    string
	action  keymap.Action // that leads here too, may be empty
	hint    string
	choices func(view) []choice
	plan    func(v view, id, typed string) ([]edit.Edit, error)
}

var errEmpty = errors.New("type a text first")

// adding returns a plan that adds what edits makes of the text typed.
func adding(edits func(v view, id, typed string) []edit.Edit) func(view, string, string) ([]edit.Edit, error) {
	return func(v view, id, typed string) ([]edit.Edit, error) {
		if strings.TrimSpace(typed) == "" {
			return nil, errEmpty
		}
		return edits(v, id, typed), nil
	}
}

// inserting returns a plan that inserts what object makes into the document
// shown.
func inserting(object func(id, typed string) model.Object) func(view, string, string) ([]edit.Edit, error) {
	return adding(func(v view, id, typed string) []edit.Edit {
		return []edit.Edit{edit.Insert{Doc: v.doc.ID(), Object: object(id, typed)}}
	})
}

// spot is the stage, touchpoint, activity or initiative that v's object is.
type spot struct {
	stage      model.StageID
	touchpoint model.TouchpointID
	activity   model.ActivityID
	initiative model.InitiativeID
}

func (v view) spot() (p spot) {
	switch o := v.object.(type) {
	case model.Stage:
		p.stage = o.ID
	case model.Touchpoint:
		p.touchpoint = o.ID
	case model.Activity:
		p.activity = o.ID
	case model.Initiative:
		p.initiative = o.ID
	}
	return p
}

func finding(kind model.FindingKind) func(view, string, string) []edit.Edit {
	return func(v view, id, typed string) []edit.Edit {
		p := v.spot()
		return edit.AddFinding(v.journey().ID(), model.Finding{
			ID: model.FindingID(id), Type: kind, Text: typed, Stage: p.stage, Touchpoint: p.touchpoint, Activity: p.activity,
		})
	}
}

func opportunity(v view, id, typed string) []edit.Edit {
	p := v.spot()
	return edit.AddOpportunity(v.journey().ID(), model.Opportunity{
		ID: model.OpportunityID(id), Text: typed, Stage: p.stage, Touchpoints: []model.TouchpointID{p.touchpoint}, Activities: []model.ActivityID{p.activity},
	})
}

func answer(v view, id, typed string) []edit.Edit {
	return edit.AddOpportunity(v.doc.ID(), model.Opportunity{ID: model.OpportunityID(id), Text: typed, Findings: []model.FindingID{model.FindingID(v.object.Key())}})
}

func newKPI(v view, id, typed string) []edit.Edit {
	p := v.spot()
	return edit.AddKPI(v.state(), v.doc.ID(), model.KPI{
		ID: model.KPIID(id), Name: typed, Stage: p.stage, Touchpoint: p.touchpoint, Activity: p.activity, Initiative: p.initiative,
	})
}

func tactic(v view, id, typed string) []edit.Edit {
	p := v.spot()
	return edit.AddTactic(v.state(), v.doc.ID(), model.Tactic{ID: model.TacticID(id), Name: typed, Stage: p.stage, Touchpoint: p.touchpoint})
}

func touchpoint(v view, id, typed string) []edit.Edit {
	said := []edit.Capture{{Action: typed}}
	return edit.AddTouchpoints(v.state(), v.doc.ID(), v.spot().stage, "", said, func() string { return id })
}

func activity(v view, id, typed string) []edit.Edit {
	return edit.AddActivity(v.state(), model.Activity{ID: model.ActivityID(id), Name: typed}, "")
}

func persona(v view, id, typed string) []edit.Edit {
	return edit.AddPersona(v.state(), v.doc.ID(), model.Persona{ID: model.PersonaID(id), Name: typed})
}

func thought(v view, id, typed string) []edit.Edit {
	o := model.Empathy{ID: model.EmpathyID(id), Persona: model.PersonaID(v.object.Key()), Type: "thinks", Text: typed}
	return []edit.Edit{edit.Insert{Doc: v.journey().ID(), Object: o}}
}

// benchmark reads a competitor and how good it is here: "Rival 4". One that is not
// known yet is added.
func benchmark(v view, id, typed string) []edit.Edit {
	p, name := v.spot(), strings.TrimSpace(typed)
	b := model.Benchmark{ID: model.BenchmarkID(id), Touchpoint: p.touchpoint, Activity: p.activity}
	if at := strings.LastIndex(name, " "); at > 0 {
		if n, err := strconv.Atoi(name[at+1:]); err == nil && n >= 1 && n <= 5 {
			name, b.Score = strings.TrimSpace(name[:at]), model.Some(n)
		}
	}
	for c := range model.All[model.Competitor](v.state().Workspace()) {
		if strings.EqualFold(c.Name, name) {
			b.Competitor = c.ID
		}
	}
	var out []edit.Edit
	if b.Competitor == "" {
		b.Competitor = model.CompetitorID(v.frame.NewID())
		out = append(out, edit.Insert{Doc: model.WorkspaceDoc, Object: model.Competitor{ID: b.Competitor, Name: name}})
	}
	return append(out, edit.Insert{Doc: v.journey().ID(), Object: b})
}

var (
	addPain        = addition{what: "pain", action: keymap.PainAdd, hint: "What goes wrong for the customer here", plan: adding(finding(model.Pain))}
	addDelight     = addition{what: "delight", action: keymap.DelightAdd, hint: "What pleases the customer here", plan: adding(finding(model.Delight))}
	addOpportunity = addition{what: "opportunity", action: keymap.OpportunityAdd, hint: "How might we do better here?", plan: adding(opportunity)}
	addAnswer      = addition{what: "opportunity", action: keymap.OpportunityAdd, hint: "How might we do away with it?", plan: adding(answer)}
	addKPI         = addition{what: "KPI", action: keymap.KPIAdd, hint: "A number that says how it does, for example: bounce rate", plan: adding(newKPI)}
	addTactic      = addition{what: "tactic", action: keymap.TacticAdd, hint: "What you say to customers here", plan: adding(tactic)}
	addTouchpoint  = addition{what: "touchpoint", action: keymap.TouchpointAdd, hint: "What the customer does, in the customer's words", plan: adding(touchpoint)}
	addStage       = addition{what: "stage", action: keymap.StageAdd, hint: "A stretch of the customer's way", plan: inserting(
		func(id, typed string) model.Object { return model.Stage{ID: model.StageID(id), Name: typed} })}
	addHypothesis = addition{what: "hypothesis", action: keymap.HypothesisAdd, hint: "We believe that …", plan: inserting(
		func(id, typed string) model.Object {
			return model.Hypothesis{ID: model.HypothesisID(id), Statement: typed}
		})}
	addActivity   = addition{what: "activity", action: keymap.ActivityAdd, hint: "What the company does", plan: adding(activity)}
	addInitiative = addition{what: "initiative", action: keymap.InitiativeAdd, hint: "Who does what", plan: inserting(
		func(id, typed string) model.Object {
			return model.Initiative{ID: model.InitiativeID(id), Name: typed}
		})}
	addEvidence = addition{what: "evidence", action: keymap.EvidenceAdd, hint: "What was learnt, in a line", plan: inserting(
		func(id, typed string) model.Object {
			return model.Evidence{ID: model.EvidenceID(id), Summary: typed}
		})}
	addOffering = addition{what: "offering", hint: "What you offer against it", plan: adding(
		func(v view, id, typed string) []edit.Edit {
			o := model.Offering{ID: model.OfferingID(id), Name: typed}
			if v.object.Kind() == model.KindFinding {
				o.Findings = []model.FindingID{model.FindingID(v.object.Key())}
			}
			return []edit.Edit{edit.Insert{Doc: model.WorkspaceDoc, Object: o}}
		})}
	addCompetitor = addition{what: "competitor", hint: "Who else could serve the customers", plan: inserting(
		func(id, typed string) model.Object {
			return model.Competitor{ID: model.CompetitorID(id), Name: typed}
		})}
	addBenchmark = addition{what: "competitor's score", hint: "A name, and how good they are from 1 to 5: Rival 4", plan: adding(benchmark)}
	addPersona   = addition{what: "persona", action: keymap.PersonaAdd, hint: "Somebody else who makes this journey", plan: adding(persona)}
	addEmpathy   = addition{what: "thought", hint: "What this person thinks", plan: adding(thought)}

	addMeasurement = addition{
		what: "measurement", action: keymap.KPIRecord, plan: planMeasurement,
		hint: "A date and a value, so many of so many, or answers: 2026-10-01 54, 2026-10-01 81/263, 2026-10-01 5 4 4 3",
	}

	addLink         = addition{what: "link", action: keymap.LinkAdd, hint: "Which activity stands behind it", choices: activitiesToLink, plan: planLink}
	addServed       = addition{what: "touchpoint served", action: keymap.LinkAdd, hint: "Where the activity meets the customer", choices: touchpointsToLink, plan: planServed}
	addActivityLink = addition{what: "activity link", hint: "Which activity it supports", choices: activitiesToFeed, plan: planActivityLink}
	addTransition   = addition{what: "transition", action: keymap.TransitionsEdit, hint: "Where customers go from here", choices: nodesToReach, plan: planTransition}
)

var errMeasurement = errors.New("type a date and a value, like 2026-10-01 54")

// planMeasurement reads "[date] value", "[date] x/n" or "[date] answers".
func planMeasurement(v view, _, typed string) ([]edit.Edit, error) {
	date := v.frame.Today
	typed = strings.TrimSpace(typed)
	head, tail, _ := strings.Cut(typed, " ")
	if d, err := text.Date(head); err == nil {
		date, typed = d, strings.TrimSpace(tail)
	}
	if date == "" || typed == "" {
		return nil, errMeasurement
	}
	k, _ := model.Lookup[model.KPI](v.doc, model.KPIID(v.object.Key()))
	m, err := text.Measurement(k, typed, text.Unknown)
	m.Date = date
	return edit.Record(v.state(), v.doc.ID(), m), err
}

// key reads the id that a choice carries.
func key(value string) string {
	var id string
	if json.Unmarshal([]byte(value), &id) != nil {
		return ""
	}
	return id
}

func activitiesToLink(v view) []choice {
	return unlinked(v, model.KindActivity, v.state().Workspace(), func(id string) bool {
		_, linked := v.doc.Link(model.ActivityID(id), model.TouchpointID(v.object.Key()))
		return linked
	})
}

func touchpointsToLink(v view) []choice {
	return unlinked(v, model.KindTouchpoint, v.journey(), func(id string) bool {
		_, linked := v.journey().Link(model.ActivityID(v.object.Key()), model.TouchpointID(id))
		return linked
	})
}

func activitiesToFeed(v view) []choice {
	return unlinked(v, model.KindActivity, v.doc, func(id string) bool { return id == v.object.Key() })
}

// unlinked lists the objects of kind k in d by name, without those that are
// linked already.
func unlinked(v view, k model.Kind, d *model.Document, linked func(id string) bool) []choice {
	var out []choice
	for o := range d.InOrder(k) {
		if !linked(o.Key()) {
			out = append(out, choice{text: v.names().Object(o), value: edit.Value(o.Key()), ref: model.RefOf(o)})
		}
	}
	return out
}

func nodesToReach(v view) []choice {
	out := []choice{{text: "Goal", value: edit.Value(model.Goal)}, {text: "Lost", value: edit.Value(model.Lost)}}
	stages := unlinked(v, model.KindStage, v.doc, func(string) bool { return false })
	var left []choice
	for _, c := range append(stages, out...) {
		t := model.Transition{From: model.Node(v.object.Key()), To: model.Node(key(string(c.value)))}
		if _, found := v.doc.Find(model.RefOf(t)); !found {
			left = append(left, c)
		}
	}
	return left
}

func planLink(v view, _, value string) ([]edit.Edit, error) {
	return edit.AddLink(v.state(), v.doc.ID(), model.ActivityID(key(value)), model.TouchpointID(v.object.Key())), nil
}

func planServed(v view, _, value string) ([]edit.Edit, error) {
	return edit.AddLink(v.state(), v.journey().ID(), model.ActivityID(v.object.Key()), model.TouchpointID(key(value))), nil
}

func planActivityLink(v view, _, value string) ([]edit.Edit, error) {
	return edit.AddActivityLink(v.state(), model.ActivityID(v.object.Key()), model.ActivityID(key(value))), nil
}

func planTransition(v view, _, value string) ([]edit.Edit, error) {
	t := model.Transition{From: model.Node(v.object.Key()), To: model.Node(key(value))}
	return []edit.Edit{edit.Insert{Doc: v.doc.ID(), Object: t}}, nil
}
