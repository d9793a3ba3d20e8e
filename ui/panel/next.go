package panel

import (
	"slices"

	"wend/model"
	"wend/model/analysis"
	"wend/model/insight"
	"wend/ui/axis"
	"wend/ui/scene"
	"wend/ui/screen"
)

// Question is what is worth asking the room.
type Question struct {
	ID     analysis.NumberID // for the cursor
	Text   string
	Target scene.Target
	Places int // where it leads, one after the other
}

// maxQuestions is how many are asked at a time.
const maxQuestions = 3

// questionPrefix is how the ids of questions begin.
const questionPrefix = "question/"

// Questions returns the most pressing questions, at most three; the one under the
// cursor is among them.
func Questions(s *scene.Scene) []Question {
	var out []Question
	for n, q := range s.Questions {
		if n < maxQuestions {
			out = append(out, QuestionOf(s, q))
		} else if idOf(q) == s.Cursor.Number {
			out[maxQuestions-1] = QuestionOf(s, q)
		}
	}
	return out
}

func idOf(q insight.Question) analysis.NumberID {
	return questionPrefix + analysis.NumberID(q.Lead().ID)
}

// QuestionOf returns a question with where to go for it: to its next place if
// the map is at one of them, so that following it leads through all, else to the
// first.
func QuestionOf(s *scene.Scene, q insight.Question) Question {
	p := screen.Remember(&s.Frame, asked{&q.Of[0]}, func() places { return placesOf(s, q) })
	out := Question{ID: idOf(q), Text: q.Text, Places: len(p.list)}
	if len(p.list) > 0 {
		out.Target = p.list[(p.here(s.Cursor)+1)%len(p.list)]
	}
	return out
}

// asked is the key under which the places of a question are remembered.
type asked struct{ lead *insight.Insight }

// places are where a question leads, each spot once, and which is at a spot: on a
// large map there are thousands.
type places struct {
	list []scene.Target
	at   map[spot]int
}

// spot is the part of a target that the cursor has, too.
type spot struct {
	column   axis.Column
	persona  model.PersonaID
	activity model.ActivityID
}

func placesOf(s *scene.Scene, q insight.Question) places {
	out := places{at: make(map[spot]int, len(q.Of))}
	for _, i := range q.Of {
		t := targetOf(s, i.Target)
		at := spot{t.Column, t.Persona, t.Activity}
		if _, twice := out.at[at]; t != (scene.Target{}) && !twice {
			out.at[at] = len(out.list)
			out.list = append(out.list, t)
		}
	}
	return out
}

// here returns the first place to which following would change nothing on the
// map; -1 if there is none.
func (p places) here(c scene.Cursor) int {
	first := -1
	for _, column := range [2]axis.Column{{}, c.Column} {
		for _, persona := range [2]model.PersonaID{"", c.Persona} {
			for _, activity := range [2]model.ActivityID{"", c.Activity} {
				if at, found := p.at[spot{column, persona, activity}]; found && (first < 0 || at < first) {
					first = at
				}
			}
		}
	}
	return first
}

// QuestionAt returns which question the cursor is on; -1 if it is on none.
func QuestionAt(s *scene.Scene) int {
	return slices.IndexFunc(s.Questions, func(q insight.Question) bool { return idOf(q) == s.Cursor.Number })
}

// targetOf returns where on the map an object is.
func targetOf(s *scene.Scene, o insight.Object) scene.Target {
	if o.Ref.Kind == model.KindTouchpoint {
		return touchpointTarget(s, model.TouchpointID(o.Ref.Key))
	}
	d, found := s.State.Document(o.Doc)
	if !found {
		return scene.Target{}
	}
	object, found := d.Find(o.Ref)
	if !found {
		return scene.Target{}
	}
	switch o := object.(type) {
	case model.Stage:
		return nodeTarget(s, model.Node(o.ID))
	case model.Persona:
		return scene.Target{Pane: scene.Emotion, Persona: o.ID}
	case model.Activity:
		return scene.Target{Pane: scene.Chain, Activity: o.ID}
	case model.Experience:
		t := touchpointTarget(s, o.Touchpoint)
		t.Pane, t.Persona = scene.Emotion, o.Persona
		return t
	case model.Link:
		t := touchpointTarget(s, o.Touchpoint)
		t.Pane, t.Activity = scene.Chain, o.Activity
		return t
	case model.Transition:
		return nodeTarget(s, o.From)
	}
	return placeTarget(s, object)
}

// placeTarget returns where an object lies that belongs to a stage or a
// touchpoint.
func placeTarget(s *scene.Scene, o model.Object) scene.Target {
	var t scene.Target
	model.References(o, func(f *model.Field, target model.Ref) bool {
		switch target.Kind {
		case model.KindTouchpoint:
			t = touchpointTarget(s, model.TouchpointID(target.Key))
			return false
		case model.KindStage:
			t = nodeTarget(s, model.Node(target.Key))
		}
		return true
	})
	if lane, found := lanes[o.Kind()]; found && t.Column != (axis.Column{}) {
		t.Lane = lane
	}
	return t
}

// lanes says in which lane things are shown.
var lanes = map[model.Kind]scene.Lane{
	model.KindKPI: scene.LaneKPI, model.KindOpportunity: scene.LaneOpportunity, model.KindTactic: scene.LaneMessage,
}
