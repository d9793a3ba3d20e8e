package panel

import (
	"strings"

	"wend/model"
	"wend/model/analysis"
	"wend/model/insight"
	"wend/ui/axis"
	"wend/ui/scene"
)

// Question is an insight that is worth asking the room.
type Question struct {
	ID     analysis.NumberID // for the cursor
	Text   string
	Target scene.Target
}

// maxQuestions is how many are asked at a time.
const maxQuestions = 3

// questionPrefix is how the ids of questions begin.
const questionPrefix = "question/"

// Questions returns the most pressing insights as questions, at most three, as
// different as can be.
func Questions(s *scene.Scene) []Question {
	var out []Question
	for _, i := range insight.Questions(s.Insights, maxQuestions) {
		out = append(out, QuestionOf(s, i))
	}
	return out
}

// QuestionOf returns an insight as a question, with where to go for it.
func QuestionOf(s *scene.Scene, i insight.Insight) Question {
	return Question{ID: questionPrefix + analysis.NumberID(i.ID), Text: i.Text, Target: targetOf(s, i.Target)}
}

// InsightAt returns the insight that the cursor is on, if it is on a question.
func InsightAt(s *scene.Scene) (insight.Insight, bool) {
	id, isQuestion := strings.CutPrefix(string(s.Cursor.Number), questionPrefix)
	for _, i := range s.Insights {
		if isQuestion && string(i.ID) == id {
			return i, true
		}
	}
	return insight.Insight{}, false
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
	model.References(o, func(f model.Field, target model.Ref) bool {
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
