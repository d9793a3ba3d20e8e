// Package search lists what can be found by its words: everything in a workspace
// that somebody wrote a text into, with those texts.
//
// Matching words is for the caller. All functions are pure.
package search

import (
	"strings"

	"wend/model"
	"wend/model/text"
)

// Entry is a thing with texts.
type Entry struct {
	Doc   model.DocID
	Ref   model.Ref
	Name  string     // what people call it
	Home  string     // the title of its journey; empty for what all journeys share
	Place model.Ref  // the touchpoint or stage that it is about; zero: none
	Texts []Sentence // in the order of its page, the name among them
}

// Sentence is what a field of a thing says.
type Sentence struct{ Label, Text string }

// Words returns all texts of e after each other.
func (e Entry) Words() string {
	var b strings.Builder
	for _, s := range e.Texts {
		b.WriteString(s.Text)
		b.WriteByte(' ')
	}
	return b.String()
}

// kinds are in the order in which people look for things.
var kinds = []model.Kind{
	model.KindJourney, model.KindTouchpoint, model.KindStage, model.KindFinding, model.KindOpportunity, model.KindPersona,
	model.KindActivity, model.KindInitiative, model.KindKPI, model.KindTactic, model.KindHypothesis, model.KindEvidence, model.KindEmpathy,
	model.KindExperience, model.KindTransition, model.KindLink, model.KindActivityLink, model.KindSession, model.KindMeasurement, model.KindWorkspace,
}

// In lists what document d has; workspace has what its things refer to.
func In(workspace, d *model.Document) []Entry {
	names := text.Names{State: model.NewState(workspace, d), Doc: d}
	home := ""
	if d.ID() != model.WorkspaceDoc {
		home = text.Name(d.Journey())
	}
	var out []Entry
	for _, k := range kinds {
		if !k.In(d.ID()) {
			continue
		}
		for o := range d.InOrder(k) {
			e := Entry{Doc: d.ID(), Ref: model.RefOf(o), Home: home, Texts: texts(o)}
			if len(e.Texts) > 0 {
				e.Name, e.Place = names.Object(o), place(o)
				out = append(out, e)
			}
		}
	}
	return out
}

func texts(o model.Object) []Sentence {
	var out []Sentence
	for _, f := range model.Fields(o.Kind()) {
		var said string
		switch f.Type {
		case model.Line, model.Text:
			said = text.TextIn(o, f)
		case model.List:
			said = strings.Join(text.ItemsIn(o, f), "; ")
		case model.Records:
			said = decided(o)
		}
		if said != "" && f.Label != "" { // an id has no label
			out = append(out, Sentence{f.Label, said})
		}
	}
	return out
}

// decided returns the decisions of a workshop, the only records in which people
// write sentences.
func decided(o model.Object) string {
	s, _ := o.(model.Session)
	var out []string
	for _, d := range s.Decisions {
		out = append(out, d.Text)
	}
	return strings.Join(out, "; ")
}

// place returns the touchpoint that o is or is about, or else the stage.
func place(o model.Object) (r model.Ref) {
	if k := o.Kind(); k == model.KindTouchpoint || k == model.KindStage {
		return model.RefOf(o)
	}
	model.References(o, func(_ *model.Field, target model.Ref) bool {
		if target.Kind == model.KindTouchpoint || target.Kind == model.KindStage && r.IsZero() {
			r = target
		}
		return r.Kind != model.KindTouchpoint
	})
	return r
}
