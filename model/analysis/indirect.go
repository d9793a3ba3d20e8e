package analysis

import (
	"fmt"

	"wend/model"
)

var indirectNumbers = []number{
	{
		topic: "chain.indirect", title: "Score through other activities of ", unit: Plain, better: Higher, basis: Links,
		plain:   "What an activity is worth through the activities that it enables",
		formula: "sum(importance × weakest strength on the strongest way)", source: qfd,
		remedy: "Link the activity to those it stands behind.",
		get:    ofActivity(func(a *ActivityValue) Number { return a.Indirect }),
		inputs: explainer.behindInputs, assumed: explainer.assumedImportance,
	},
}

// indirect fills in what the activities do through others: activity to activity
// to touchpoint along the activity links, from the one that stands behind to the
// one it stands behind. A way is as strong as its weakest link, the one to the
// touchpoint included; of several ways the strongest counts. What an activity
// does directly at a touchpoint is not counted again.
func (x *index) indirect(list []ActivityValue) {
	place := make(map[model.ActivityID]int, len(list))
	for i, a := range list {
		place[a.Activity] = i
		list[i].Indirect = NA(NoData, "The activity supports no other one.")
	}
	behind := make([][]hop, len(list))
	for l := range model.All[model.ActivityLink](x.state.Workspace()) {
		from, hasFrom := place[l.From]
		to, hasTo := place[l.To]
		if hasFrom && hasTo && from != to {
			behind[from] = append(behind[from], hop{to, float64(l.Strength)})
		}
	}
	direct := make([][]hop, len(list)) // by activity: touchpoints
	for _, l := range x.Links {
		if i, found := place[l.Activity]; found && l.Supports() {
			direct[i] = append(direct[i], hop{l.At, float64(l.Strength)})
		}
	}
	for i := range list {
		if len(behind[i]) > 0 {
			list[i].Indirect = Of(x.through(i, behind, direct))
		}
	}
}

// hop leads somewhere with a strength.
type hop struct {
	to       int
	strength float64
}

// through returns importance times strength over the touchpoints that activity
// from reaches through others.
func (x *index) through(from int, behind, direct [][]hop) float64 {
	best := map[int]float64{}
	for a, s := range widest(from, behind) {
		for _, h := range direct[a] {
			best[h.to] = max(best[h.to], min(s, h.strength))
		}
	}
	for _, h := range direct[from] {
		delete(best, h.to)
	}
	sum := 0.0
	for at := range x.Path { // in order, so that the sum is the same every time
		sum += x.weight[at] * best[at]
	}
	return sum
}

// widest returns the strength of the strongest way from an activity to each one
// it reaches, without itself.
func widest(from int, behind [][]hop) map[int]float64 {
	out := map[int]float64{}
	todo := []hop{{from, strong}}
	for len(todo) > 0 {
		h := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, next := range behind[h.to] {
			s := min(h.strength, next.strength)
			if next.to != from && s > out[next.to] {
				out[next.to] = s
				todo = append(todo, hop{next.to, s})
			}
		}
	}
	return out
}

func (e explainer) behindInputs(subject string) []Input {
	var out []Input
	for l := range model.All[model.ActivityLink](e.state.Workspace()) {
		if string(l.From) == subject {
			out = append(out, given("Stands behind "+e.activityName(l.To), fmt.Sprintf("strength %d", l.Strength)).of("chain.score", string(l.To)))
		}
	}
	return out
}
