package analysis

import (
	"slices"

	"wend/model"
	"wend/model/atlas"
)

// ChainAt returns what the activities that serve a stage contribute and cost there:
// those that a link or the stage itself names, in the workspace's order. Of an
// activity's cost the stage has the part that it has of the activity's score. The
// numbers that need more than one stage are not available.
func ChainAt(s model.State, journey model.DocID, stage model.StageID) []ActivityValue {
	x := newIndex(s, journey)
	at, found := x.Stage(stage)
	if !found {
		return nil
	}
	whole := x.score()
	from, to := x.Within(at)
	here := *x.Map
	here.Links = slices.DeleteFunc(slices.Clone(here.Links), func(l atlas.Link) bool { return l.At < from || l.At >= to })
	x.Map = &here
	all := x.score()
	var serving []model.Activity
	for i, a := range x.activities {
		mapped := slices.Contains(x.Stages[at].Activities, a.ID)
		linked := slices.ContainsFunc(here.Links, func(l atlas.Link) bool { return l.Activity == a.ID })
		if !mapped && !linked {
			continue
		}
		cost, known := a.Cost.Value()
		a.Cost = model.Opt[float64]{}
		if sum := whole[i].Score.Or(0); known && sum > 0 {
			a.Cost = model.Some(cost * (all[i].Score.Or(0) / sum))
		}
		serving = append(serving, a)
	}
	x.activities = serving
	out := x.score()
	x.cost(out)
	balance(out)
	x.mood(out)
	if len(out) == 1 {
		out[0].Quadrant, out[0].ValueIndex = "", NA(TooFewPoints, "It takes two activities to weigh one against the other.")
	}
	return out
}
