package main

import (
	"math"
	"time"

	"wend/model"
	"wend/model/analysis"
	"wend/model/edit"
	"wend/store"
)

// summaries returns the library's lines about the journeys that changes touch,
// and the journeys that are gone.
func summaries(s model.State, changes []edit.Change, now time.Time) (lines []store.Summary, gone []model.JourneyID) {
	seen := map[model.DocID]bool{model.WorkspaceDoc: true}
	for _, c := range changes {
		if seen[c.Doc] {
			continue
		}
		seen[c.Doc] = true
		if doc, found := s.Document(c.Doc); found {
			lines = append(lines, summary(s, doc, now))
		} else {
			gone = append(gone, model.JourneyID(c.Doc))
		}
	}
	return lines, gone
}

func summary(s model.State, doc *model.Document, now time.Time) store.Summary {
	j := doc.Journey()
	line := store.Summary{
		Journey: j.ID, Title: j.Title, Variant: j.Variant, PersonaIDs: j.Personas, Tags: j.Tags,
		Stages: doc.Len(model.KindStage), Touchpoints: doc.Len(model.KindTouchpoint), Updated: now,
	}
	for _, p := range s.Personas(doc) {
		line.Personas = append(line.Personas, p.Name)
	}
	linked := map[model.ActivityID]bool{}
	for l := range model.All[model.Link](doc) {
		if !linked[l.Activity] {
			linked[l.Activity] = true
			line.Activities = append(line.Activities, l.Activity)
		}
	}
	r := analysis.Compute(s, doc.ID(), analysis.Options{})
	line.Emotion = rounded(r.Emotion.Blended, 1)
	line.Goal = rounded(r.Flow.Goal, 100)
	line.Coverage = rounded(r.Chain.Coverage, 100)
	return line
}

func rounded(n analysis.Number, factor float64) model.Opt[int] {
	x, known := n.Value()
	if !known {
		return model.Opt[int]{}
	}
	return model.Some(int(math.Round(x * factor)))
}
