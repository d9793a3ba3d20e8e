package panel

import (
	"fmt"
	"math"

	"wend/model"
	"wend/model/analysis"
	"wend/ui/scene"
)

// Question is something that the numbers make worth asking the room.
type Question struct {
	ID     analysis.NumberID // for the cursor
	Text   string
	Target scene.Target
	about  string // questions about the same thing are asked once
}

// maxQuestions is how many are asked at a time.
const maxQuestions = 3

// rule finds what to ask about one kind of trouble, the worst first.
type rule struct {
	name string
	ask  func(s *scene.Scene, yield func(Question) bool)
}

// rules are the kinds of trouble, the gravest first.
var rules = []rule{
	{"persona", noPersona},
	{"sums", sums},
	{"unserved", unservedMoments},
	{"low", lowPoints},
	{"missing", missingFeelings},
	{"weak", weakMoments},
	{"leak", silentLeak},
	{"costly", costly},
	{"nobody", unservedTouchpoints},
	{"empty", emptyStages},
}

// Questions returns at most three questions for the room, the gravest first,
// each about something else.
func Questions(s *scene.Scene) []Question {
	if s.Report == nil || s.Journey == nil {
		return nil
	}
	return scene.Remember(s, asking{}, func() []Question { return ask(s) })
}

// asking is the key under which the questions are remembered.
type asking struct{}

func ask(s *scene.Scene) []Question {
	var out []Question
	asked := map[string]bool{}
	for _, r := range rules {
		r.ask(s, func(q Question) bool {
			if !asked[q.about] {
				asked[q.about] = true
				q.ID = analysis.NumberID(fmt.Sprintf("question/%d", len(out)))
				out = append(out, q)
			}
			return len(out) < maxQuestions
		})
		if len(out) == maxQuestions {
			break
		}
	}
	return out
}

func noPersona(s *scene.Scene, yield func(Question) bool) {
	if len(s.Report.Emotion.Personas) == 0 {
		yield(Question{Text: "Whose journey is this?", about: "personas"})
	}
}

// sums asks about stages whose ways out do not add up.
func sums(s *scene.Scene, yield func(Question) bool) {
	total := map[model.Node]float64{}
	for t := range model.All[model.Transition](s.Journey) {
		if p, ok := t.Probability.Value(); ok {
			total[t.From] += p
		}
	}
	for st := range s.Journey.Stages() {
		sum, found := total[model.Node(st.ID)]
		if !found || math.Abs(sum-1) < 1e-9 {
			continue
		}
		text := fmt.Sprintf("The ways out of %s add up to %s: where do the others go?", stageName(st), share(sum))
		if sum > 1 {
			text = fmt.Sprintf("The ways out of %s add up to %s: which one is too high?", stageName(st), share(sum))
		}
		if !yield(Question{Text: text, Target: nodeTarget(s, model.Node(st.ID)), about: "sum " + string(st.ID)}) {
			return
		}
	}
}

func share(x float64) string { return analysis.Format(analysis.Of(x), analysis.Share) }

// at asks about a touchpoint.
func at(s *scene.Scene, id model.TouchpointID, format string, args ...any) Question {
	text := fmt.Sprintf(format, append([]any{touchpointName(s, id)}, args...)...)
	return Question{Text: text, Target: touchpointTarget(s, id), about: string(id)}
}

func unservedMoments(s *scene.Scene, yield func(Question) bool) {
	support := strengths(s)
	for _, m := range s.Report.Moments.List {
		if support[m.Touchpoint] == 0 && !yield(at(s, m.Touchpoint, "%s decides the journey and no activity stands behind it: who could?")) {
			return
		}
	}
}

func strengths(s *scene.Scene) map[model.TouchpointID]int {
	out := make(map[model.TouchpointID]int, len(s.Report.Chain.Support))
	for _, t := range s.Report.Chain.Support {
		out[t.Touchpoint] = t.Strength
	}
	return out
}

func lowPoints(s *scene.Scene, yield func(Question) bool) {
	worked := workedOn(s)
	for _, p := range s.Report.Emotion.Personas {
		v, known := p.Trough.Valence.Value()
		if !known || v > -1 || worked[p.Trough.Touchpoint] {
			continue
		}
		q := at(s, p.Trough.Touchpoint, "%s is the low point for %s and nobody owns a fix: who takes it?", shortPersona(s, p.Persona))
		if !yield(q) {
			return
		}
	}
}

// workedOn returns the touchpoints for which an initiative with an owner is
// planned or under way, by a finding or an opportunity.
func workedOn(s *scene.Scene) map[model.TouchpointID]bool {
	out := map[model.TouchpointID]bool{}
	finding := func(id model.FindingID) {
		f, _ := model.Lookup[model.Finding](s.Journey, id)
		out[f.Touchpoint] = true
	}
	for i := range model.All[model.Initiative](s.State.Workspace()) {
		if i.Status == "dropped" || i.Owner == "" && i.Team == "" {
			continue
		}
		for _, id := range i.Findings {
			finding(id)
		}
		for _, id := range i.Opportunities {
			o, _ := model.Lookup[model.Opportunity](s.Journey, id)
			for _, t := range o.Touchpoints {
				out[t] = true
			}
			for _, f := range o.Findings {
				finding(f)
			}
		}
	}
	return out
}

// important is the importance from which a missing feeling is worth a question.
const important = 4

func missingFeelings(s *scene.Scene, yield func(Question) bool) {
	for n, id := range s.Report.Path {
		t, _ := touchpoint(s, id)
		if t.Importance.Or(0) < important {
			continue
		}
		for _, p := range s.Report.Emotion.Personas {
			if n >= len(p.Valences) || p.Valences[n].IsSet() {
				continue
			}
			q := at(s, id, "%s matters, but how does %s feel there?", shortPersona(s, p.Persona))
			q.Target.Pane, q.Target.Persona = scene.Emotion, p.Persona
			if !yield(q) {
				return
			}
			break
		}
	}
}

func weakMoments(s *scene.Scene, yield func(Question) bool) {
	support := strengths(s)
	for _, m := range s.Report.Moments.List {
		word := map[int]string{1: "weak", 3: "medium"}[support[m.Touchpoint]]
		if word == "" {
			continue
		}
		if !yield(at(s, m.Touchpoint, "%s decides, yet only %s support stands behind it: what would make it strong?", word)) {
			return
		}
	}
}

// silentLeak asks about the stage that loses most if no pain says why.
func silentLeak(s *scene.Scene, yield func(Question) bool) {
	leak := s.Report.Flow.Leak
	if !leak.Share.Known() || leak.Share.Or(0) == 0 || leak.Stage == "" || hasPain(s, leak.Stage) {
		return
	}
	yield(Question{
		Text: fmt.Sprintf("%s of all losses happen at %s and the map shows no pain there: what drives people away?",
			analysis.Format(leak.Share, analysis.Share), nodeName(s, leak.Stage)),
		Target: nodeTarget(s, leak.Stage), about: string(leak.Stage),
	})
}

func hasPain(s *scene.Scene, n model.Node) bool {
	for f := range model.All[model.Finding](s.Journey) {
		t, _ := touchpoint(s, f.Touchpoint)
		here := f.Stage == model.StageID(n) || f.Touchpoint == model.TouchpointID(n) || t.Stage != "" && t.Stage == model.StageID(n)
		if f.Type == model.Pain && here {
			return true
		}
	}
	return false
}

// costly asks about activities that cost their share of the journey and give
// too little for it.
func costly(s *scene.Scene, yield func(Question) bool) {
	low := s.State.Workspace().Workspace().Settings.WithDefaults().ValueLow.Or(0.5)
	list := s.Report.Chain.Activities
	for _, a := range list {
		vi, known := a.ValueIndex.Value()
		cost := a.CostShare.Or(0)
		if !known || vi >= low || cost < 1/float64(len(list)) {
			continue
		}
		q := Question{
			Text: fmt.Sprintf("%s takes %s of the cost and gives %s of the contribution: redesign it?",
				activityName(s, a.Activity), analysis.Format(a.CostShare, analysis.Share), analysis.Format(a.Contribution, analysis.Share)),
			Target: scene.Target{Pane: scene.Chain, Activity: a.Activity}, about: "activity " + string(a.Activity),
		}
		if !yield(q) {
			return
		}
	}
}

func unservedTouchpoints(s *scene.Scene, yield func(Question) bool) {
	if !s.Report.Chain.Coverage.Known() {
		return
	}
	for _, id := range s.Report.Chain.Unserved {
		if !yield(at(s, id, "Nobody in the value chain serves %s: should somebody?")) {
			return
		}
	}
}

func emptyStages(s *scene.Scene, yield func(Question) bool) {
	for st := range s.Journey.Stages() {
		if len(s.Journey.IDs(model.KindTouchpoint, string(st.ID))) > 0 {
			continue
		}
		q := Question{
			Text:   stageName(st) + " has no touchpoints: where does the customer meet you here?",
			Target: nodeTarget(s, model.Node(st.ID)), about: "empty " + string(st.ID),
		}
		if !yield(q) {
			return
		}
	}
}
