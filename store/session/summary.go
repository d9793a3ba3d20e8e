package session

import (
	"math"
	"time"

	"wend/model"
	"wend/model/analysis"
	"wend/model/edit"
	"wend/store"
)

// summary returns the library's line about journey d of state s. r is the report
// on it, computed if it is that of another journey or nil.
func summary(s model.State, d *model.Document, r *analysis.Report, now time.Time) store.Summary {
	j := d.Journey()
	out := store.Summary{
		Journey: j.ID, Title: j.Title, Variant: j.Variant, PersonaIDs: j.Personas, Tags: j.Tags,
		Stages: d.Len(model.KindStage), Touchpoints: d.Len(model.KindTouchpoint), Updated: now,
	}
	for _, p := range s.Personas(d) {
		out.Personas = append(out.Personas, p.Name)
	}
	linked := map[model.ActivityID]bool{}
	for l := range model.All[model.Link](d) {
		if !linked[l.Activity] {
			linked[l.Activity] = true
			out.Activities = append(out.Activities, l.Activity)
		}
	}
	if r == nil || model.DocID(r.Journey) != d.ID() {
		r = analysis.Compute(s, d.ID(), analysis.Options{})
	}
	out.Emotion = rounded(r.Emotion.Blended, 1)
	out.Goal = rounded(r.Flow.Goal, 100)
	out.Coverage = rounded(r.Chain.Coverage, 100)
	return out
}

// Content returns the commit that fills an empty workspace with s. There is
// nothing before it to go back to, so undo passes it over.
func Content(s model.State, op, label string, now time.Time) (store.Commit, error) {
	edits, _ := edit.Import(model.State{}, s)
	r, err := edit.Apply(model.State{}, edits)
	if err != nil {
		return store.Commit{}, err
	}
	var bases store.Bases
	c := store.Commit{Op: op, Time: now, Label: label, Action: store.Do, Changes: bases.Changes(r.Changes)}
	c.Index, c.Unindex = summaries(r.State, r.Changes, nil, now)
	return c, nil
}

func rounded(n analysis.Number, factor float64) model.Opt[int] {
	x, known := n.Value()
	if !known {
		return model.Opt[int]{}
	}
	return model.Some(int(math.Round(x * factor)))
}

// summaries returns the lines of the journeys that changes touched, and the
// journeys that are gone, as a commit wants them. The state may be a later one,
// in which a journey that the changes delete is back.
func summaries(s model.State, changes []edit.Change, r *analysis.Report, now time.Time) (lines []store.Summary, gone []model.JourneyID) {
	seen, deleted := map[model.DocID]bool{}, map[model.DocID]bool{}
	for _, c := range changes {
		deleted[c.Doc] = deleted[c.Doc] || c.Ref.Kind == model.KindJourney && c.After == nil
	}
	for _, c := range changes {
		if seen[c.Doc] || c.Doc == model.WorkspaceDoc {
			continue
		}
		seen[c.Doc] = true
		if d, found := s.Document(c.Doc); found && !deleted[c.Doc] {
			lines = append(lines, summary(s, d, r, now))
		} else {
			gone = append(gone, model.JourneyID(c.Doc))
		}
	}
	return lines, gone
}
