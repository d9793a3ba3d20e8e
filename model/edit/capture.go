package edit

import (
	"maps"
	"slices"

	"wend/model"
)

// Capture is a touchpoint to add, with what was said about it in the same
// breath. Everything but Action may be left out.
type Capture struct {
	Action      string
	Channels    []string
	Mode        model.Mode
	Importance  model.Opt[int] // 1..5
	Expectation string
	// Feelings and Thoughts are what personas feel (-2..2) and think there.
	Feelings   map[model.PersonaID]int
	Thoughts   map[model.PersonaID]string
	Activities []model.ActivityID // stand behind it
	Findings   []Found
	Ideas      []string // how one might do better there
	Tags       []string
	Note       string
}

// Found is a finding in words.
type Found struct {
	Type      model.FindingKind
	Text      string
	Severity  model.Opt[int] // 1..5
	Frequency model.Opt[int] // 1..5
}

// AddTouchpoints plans to add touchpoints to a stage in front of another, at
// the end if before is empty, as one step. The touchpoints come first in the
// plan, in order, so that the first edit says what to select.
func AddTouchpoints(_ model.State, doc model.DocID, stage model.StageID, before model.TouchpointID, captures []Capture, id NewID) []Edit {
	var touchpoints, rest []Edit
	for _, c := range captures {
		t := model.Touchpoint{
			ID: model.TouchpointID(id()), Stage: stage, Action: c.Action, Channels: c.Channels, Mode: c.Mode,
			Importance: c.Importance, Expectation: c.Expectation, Tags: c.Tags, Note: c.Note,
		}
		touchpoints = append(touchpoints, Insert{Doc: doc, Object: t, Before: string(before)})
		for _, o := range c.parts(t.ID, id) {
			rest = append(rest, Insert{Doc: doc, Object: o})
		}
	}
	return append(touchpoints, rest...)
}

// parts returns what belongs to the captured touchpoint t.
func (c Capture) parts(t model.TouchpointID, id NewID) []model.Object {
	felt := map[model.PersonaID]model.Experience{}
	for p, v := range c.Feelings {
		felt[p] = model.Experience{Persona: p, Touchpoint: t, Valence: model.Some(v)}
	}
	for p, text := range c.Thoughts {
		e := felt[p]
		e.Persona, e.Touchpoint, e.Thoughts = p, t, text
		felt[p] = e
	}
	var out []model.Object
	for _, p := range slices.Sorted(maps.Keys(felt)) {
		out = append(out, felt[p])
	}
	for _, a := range c.Activities {
		out = append(out, newLink(a, t))
	}
	for _, f := range c.Findings {
		out = append(out, newFinding(model.Finding{
			ID: model.FindingID(id()), Touchpoint: t, Type: f.Type, Text: f.Text, Severity: f.Severity, Frequency: f.Frequency,
		}))
	}
	for _, text := range c.Ideas {
		out = append(out, model.Opportunity{ID: model.OpportunityID(id()), Text: text, Touchpoints: []model.TouchpointID{t}})
	}
	return out
}
