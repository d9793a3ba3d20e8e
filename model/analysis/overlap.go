package analysis

import (
	"cmp"
	"slices"

	"wend/model"
	"wend/model/analysis/formula"
	"wend/model/atlas"
)

// Redundancy is a pair of activities that seem to do the same.
type Redundancy struct {
	A          model.ActivityID `json:"a"`
	B          model.ActivityID `json:"b"`
	Cosine     Number           `json:"cosine"` // of their links, 0..1
	Names      Number           `json:"names"`  // words shared, 0..1
	SameOutput bool             `json:"sameOutput"`
}

// Contest is a touchpoint that activities of different owners serve strongly.
type Contest struct {
	Touchpoint model.TouchpointID `json:"touchpoint"`
	Activities []model.ActivityID `json:"activities"`
}

// Thresholds of redundancy, conventions of this product.
const (
	alikeLinks = 0.9 // cosine of the links of redundant activities
	alikeNames = 0.5 // words that they share
)

// alike fills in the redundant pairs and the touchpoints with several strong
// owners.
func (x *index) alike(c *Chain) {
	place := map[model.ActivityID]int{}
	for i, a := range x.activities {
		place[a.ID] = i
	}
	served := make([][]*atlas.Link, len(x.Path))
	for i := range x.Links {
		l := &x.Links[i]
		if _, found := place[l.Activity]; found && l.Supports() {
			served[l.At] = append(served[l.At], l)
		}
	}
	rows := make([][]float64, len(x.activities))
	pairs := map[[2]int]bool{}
	for at, links := range served {
		for k, l := range links {
			i := place[l.Activity]
			if rows[i] == nil {
				rows[i] = make([]float64, len(x.Path))
			}
			rows[i][at] = float64(l.Strength)
			for _, m := range links[k+1:] {
				j := place[m.Activity]
				pairs[[2]int{min(i, j), max(i, j)}] = true
			}
		}
		if t := x.contest(at, links, place); len(t.Activities) > 0 {
			c.Contested = append(c.Contested, t)
		}
	}
	for p := range pairs {
		if r, ok := redundancy(x.activities[p[0]], x.activities[p[1]], rows[p[0]], rows[p[1]]); ok {
			c.Redundant = append(c.Redundant, r)
		}
	}
	slices.SortFunc(c.Redundant, func(a, b Redundancy) int {
		return cmp.Or(cmp.Compare(place[a.A], place[b.A]), cmp.Compare(place[a.B], place[b.B]))
	})
}

// redundancy applies the rule to a pair: links that point the same way, and
// names that share half their words or the same declared output.
func redundancy(a, b model.Activity, rowA, rowB []float64) (Redundancy, bool) {
	r := Redundancy{A: a.ID, B: b.ID, Names: formula.Jaccard(a.Name, b.Name), SameOutput: a.Output != "" && a.Output == b.Output}
	if !r.SameOutput && formula.Below(r.Names.Or(0), alikeNames) {
		return r, false
	}
	r.Cosine = formula.Cosine(rowA, rowB)
	return r, formula.AtLeast(r.Cosine.Or(0), alikeLinks)
}

// contest returns the strong activities of a touchpoint if they have different
// owners.
func (x *index) contest(at int, links []*atlas.Link, place map[model.ActivityID]int) Contest {
	c := Contest{Touchpoint: x.Path[at].ID}
	owners := map[string]bool{}
	for _, l := range links {
		owner := x.activities[place[l.Activity]].Owner
		if l.Strength == strong && owner != "" {
			owners[owner] = true
			c.Activities = append(c.Activities, l.Activity)
		}
	}
	if len(owners) < 2 {
		return Contest{}
	}
	return c
}

// commonplace is the rating up to which anybody can do it.
const commonplace = 2

// commodities returns the moments of truth whose activities are all something that
// anybody can do: rated so, or no better than a competitor where one has a score.
func (x *index) commodities(m Moments, list []ActivityValue) []model.TouchpointID {
	rating := map[model.ActivityID]int{}
	for i, a := range x.activities {
		rating[a.ID] = a.Differentiation.Or(commonplace + 1)
		if d, known := list[i].Lead.Value(); known {
			rating[a.ID] = commonplace + one(d > 0)
		}
	}
	served, special := map[int]bool{}, map[int]bool{}
	for _, l := range x.Links {
		if r, found := rating[l.Activity]; found && l.Supports() {
			served[l.At] = true
			special[l.At] = special[l.At] || r > commonplace
		}
	}
	var out []model.TouchpointID
	for _, t := range m.List {
		if at, _ := x.Place(t.Touchpoint); served[at] && !special[at] {
			out = append(out, t.Touchpoint)
		}
	}
	return out
}
