package analysis

import (
	"wend/model"
	"wend/model/analysis/formula"
	"wend/model/text"
)

// StageTactics is what marketing does at one stage.
type StageTactics struct {
	Stage     model.StageID `json:"stage"`
	Messages  int           `json:"messages"`        // tactics with a message or content
	Resonance Number        `json:"resonance"`       // mean share of people whom they move (top-2-box), 0..1
	Personal  Number        `json:"personalisation"` // personalised per personalisable touchpoints, 0..1
}

// ofStage takes a number of what marketing does at each stage.
var ofStage = each(model.KindStage,
	func(r *Report) []StageTactics { return r.Quality.Stages },
	func(s *StageTactics) model.StageID { return s.Stage })

var tacticNumbers = []number{
	{
		topic: "quality.personal", title: "Personalised touchpoints", unit: Share, better: Higher,
		plain:   "Of the touchpoints that could differ by who the customer is, the part that does",
		formula: "personalisable touchpoints with a personalised tactic / personalisable touchpoints", source: own,
		remedy: "Mark touchpoints as personalisable and plan tactics for them.",
		get:    whole(func(r *Report) Number { return r.Quality.Personal }),
	},
	{
		topic: "quality.messages", title: "Stages with a message", unit: Share, better: Higher,
		plain:   "The part of the stages in which there is something to say to customers",
		formula: "stages with a message or content / stages", source: own, remedy: "Write messages for the stages.",
		get:    whole(func(r *Report) Number { return r.Quality.Messages }),
		inputs: explainer.silentInputs,
	},
	{
		topic: "quality.resonance", title: "Resonance of the messages in ", unit: Share, better: Higher,
		plain:   "How many of the people who meet the messages of a stage are moved by them, on average",
		formula: "mean over the tactics of the share of people whom they move", source: "Top-2-box share",
		remedy: "Enter the resonance of the tactics.",
		get:    ofStage(func(s *StageTactics) Number { return s.Resonance }),
		inputs: explainer.tacticInputs,
	},
	{
		topic: "quality.tailored", title: "Personalised touchpoints in ", unit: Share, better: Higher,
		plain:   "The same for the touchpoints of one stage",
		formula: "personalisable touchpoints with a personalised tactic / personalisable touchpoints", source: own,
		remedy: "Mark touchpoints as personalisable and plan tactics for them.",
		get:    ofStage(func(s *StageTactics) Number { return s.Personal }),
		inputs: explainer.tacticInputs,
	},
}

// silent returns the stages without a message or content.
func (x *index) silent() []model.StageID {
	var out []model.StageID
	for _, s := range x.tactics() {
		if s.Messages == 0 {
			out = append(out, s.Stage)
		}
	}
	return out
}

// tactics says what is said and tailored at each stage. A tactic belongs to
// its stage, or to that of its touchpoint.
func (x *index) tactics() []StageTactics {
	messages, resonance := map[model.StageID]int{}, map[model.StageID][]float64{}
	tailored := map[model.TouchpointID]bool{}
	for _, t := range x.Tactics {
		at := x.stageAt(t.Stage, t.Touchpoint)
		if t.Message != "" || t.ContentType != "" || t.Type == "message" || t.Type == "content" {
			messages[at]++
		}
		if r, ok := t.Resonance.Value(); ok {
			resonance[at] = append(resonance[at], r)
		}
		if !t.Personal.IsZero() {
			tailored[t.Touchpoint] = true
		}
	}
	out := make([]StageTactics, len(x.Stages))
	for i, s := range x.Stages {
		from, to := x.Within(i)
		out[i] = StageTactics{
			Stage: s.ID, Messages: messages[s.ID], Resonance: formula.Mean(resonance[s.ID]),
			Personal: personal(x.Path[from:to], tailored),
		}
	}
	return out
}

// personal returns the share of the personalisable touchpoints that are.
func personal(list []model.Touchpoint, tailored map[model.TouchpointID]bool) Number {
	all, done := 0, 0
	for _, t := range list {
		if t.Personalise {
			all++
			done += one(tailored[t.ID])
		}
	}
	if all == 0 {
		return NA(NoData, "No touchpoint is marked as personalisable.")
	}
	return formula.Completeness(done, all)
}

// tailor fills in coverage by personalisation and by messages.
func (x *index) tailor(q *Quality) {
	tailored := map[model.TouchpointID]bool{}
	for _, t := range x.Tactics {
		if !t.Personal.IsZero() {
			tailored[t.Touchpoint] = true
		}
	}
	q.Personal, q.Stages = personal(x.Path, tailored), x.tactics()
	q.Silent = x.silent()
	q.Messages = formula.Completeness(len(x.Stages)-len(q.Silent), len(x.Stages))
	if len(x.Stages) == 0 {
		q.Messages = NA(NoData, "The journey has no stage.")
	}
}

func (e explainer) silentInputs(string) []Input {
	var out []Input
	for _, s := range e.report.Quality.Silent {
		out = append(out, given(e.nodeName(model.Node(s)), "no message"))
	}
	return out
}

func (e explainer) tacticInputs(subject string) []Input {
	var out []Input
	for _, t := range e.Tactics {
		if string(e.stageAt(t.Stage, t.Touchpoint)) == subject {
			out = append(out, given(text.Name(t), "resonance "+rating(t.Resonance)))
		}
	}
	return out
}
