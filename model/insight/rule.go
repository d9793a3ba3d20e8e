package insight

import (
	"slices"

	"wend/model"
)

// RuleID names a rule: "L" and two digits. It never changes its meaning.
type RuleID string

// Rule is a line of the table of rules.
type Rule struct {
	ID       RuleID
	Severity Severity
	Title    string // what it looks for
	Action   string // the next step where it finds something
	Needs    []Need // without these it has nothing to say

	find func(x *index, tell tell)
}

// tell reports an insight: its sentence, and what it is about; the first object
// is where to go.
type tell func(text string, about ...Object)

// Need is something that a map must have before a rule makes sense.
type Need string

// The needs.
const (
	Stages      Need = "stages"
	Touchpoints Need = "touchpoints"
	Feelings    Need = "feelings"
	Transitions Need = "transitions"
	Activities  Need = "activities"
	Links       Need = "links"
	Sessions    Need = "sessions"
	Today       Need = "today"
)

// Rules returns the table of rules by id.
func Rules() []Rule { return slices.Clone(rules) }

// rules is every rule, by id.
var rules []Rule

func init() { // a literal would refer to itself through the rules
	for _, theme := range [][]Rule{
		structureRules, flowRules, emotionRules, findingRules, chainRules, kpiRules,
		initiativeRules, tacticRules, governanceRules, ownRules,
	} {
		rules = append(rules, theme...)
	}
	slices.SortFunc(rules, func(a, b Rule) int {
		if a.ID < b.ID {
			return -1
		}
		return 1
	})
}

// has reports whether the map has what a rule needs.
func (x *index) has(n Need) bool {
	switch n {
	case Stages:
		return len(x.Stages) > 0
	case Touchpoints:
		return len(x.Path) > 0
	case Feelings:
		return x.report.Confidence.Count > 0
	case Transitions:
		return len(x.Ways) > 0
	case Activities:
		return len(x.activities) > 0
	case Links:
		return len(x.linked) > 0
	case Sessions:
		return x.doc.Len(model.KindSession) > 0
	case Today:
		return !x.today.IsZero()
	}
	return false
}
