package panel

import (
	"slices"

	"wend/model"
	"wend/model/analysis"
	"wend/model/insight"
	"wend/ui/axis"
	"wend/ui/scene"
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
	var places []scene.Target
	for _, i := range q.Of {
		if t := targetOf(s, i.Target); t != (scene.Target{}) && !slices.Contains(places, t) {
			places = append(places, t)
		}
	}
	out := Question{ID: idOf(q), Text: q.Text, Places: len(places)}
	if len(places) > 0 {
		out.Target = places[(slices.IndexFunc(places, func(t scene.Target) bool { return here(s, t) })+1)%len(places)]
	}
	return out
}

// here reports whether following a target would change nothing on the map.
func here(s *scene.Scene, t scene.Target) bool {
	c := s.Cursor
	return (t.Column == axis.Column{} || t.Column == c.Column) && (t.Persona == "" || t.Persona == c.Persona) &&
		(t.Activity == "" || t.Activity == c.Activity)
}

// QuestionAt returns which question the cursor is on; -1 if it is on none.
func QuestionAt(s *scene.Scene) int {
	return slices.IndexFunc(s.Questions, func(q insight.Question) bool { return idOf(q) == s.Cursor.Number })
}

// targetOf returns where on the map an object is.
func targetOf(s *scene.Scene, o insight.Object) scene.Target {
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
	case model.Touchpoint:
		return touchpointTarget(s, o.ID)
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
