package keymap

import "strings"

// Thing is a kind of thing that people list by its name, and some of which they
// add from anywhere.
type Thing struct {
	Kind   string // as the model calls it
	Plural string // as the list is called
	Also   string // what else people call it
	Adds   string // what adding one is for; empty: other commands add it
}

// Things returns the kinds in reading order.
func Things() []Thing {
	return []Thing{
		{Kind: "stage", Plural: "Stages", Also: "phases steps"},
		{Kind: "touchpoint", Plural: "Touchpoints", Also: "moments"},
		{Kind: "persona", Plural: "Personas", Also: "customers"},
		{Kind: "finding", Plural: "Findings", Also: "pains delights needs questions problems"},
		{Kind: "opportunity", Plural: "Opportunities", Also: "ideas chances"},
		{Kind: "initiative", Plural: "Initiatives", Also: "projects plan", Adds: "What is done about a pain or for an opportunity"},
		{Kind: "hypothesis", Plural: "Hypotheses", Also: "tests experiments", Adds: "What you believe, and how you will know"},
		{Kind: "evidence", Plural: "Evidence", Also: "research interviews surveys", Adds: "What was learnt, in a line"},
		{Kind: "offering", Plural: "Offerings", Also: "products services features perks", Adds: "A product, service or feature that takes a pain away"},
		{Kind: "competitor", Plural: "Competitors", Also: "alternatives benchmark rivals", Adds: "Who else could serve the customers"},
		{Kind: "benchmark", Plural: "Competitors' scores", Also: "benchmarks comparison"},
		{Kind: "tactic", Plural: "Tactics", Also: "message messages campaign marketing", Adds: "A message or another way to reach customers here"},
		{Kind: "activity", Plural: "Activities", Also: "value chain"},
		{Kind: "KPI", Plural: "KPIs", Also: "metrics numbers"},
		{Kind: "session", Plural: "Workshop sessions", Also: "decisions votes"},
	}
}

// List returns the action that lists things of this kind.
func (t Thing) List() Action { return Action("things." + strings.ToLower(t.Kind)) }

// Add returns the action that adds one.
func (t Thing) Add() Action { return Action(strings.ToLower(t.Kind) + ".add") }

// The kinds that are added from the screens, too.
const (
	InitiativeAdd Action = "initiative.add"
	HypothesisAdd Action = "hypothesis.add"
	EvidenceAdd   Action = "evidence.add"
	TacticAdd     Action = "tactic.add"
)

func thingRows() []Command {
	var out []Command
	for _, t := range Things() {
		if t.Adds != "" {
			out = append(out, Command{Action: t.Add(), Scope: Global, Title: "Add " + t.Kind, Hint: "add", Help: t.Adds, Also: "new " + t.Also, Group: Editing, Edits: true})
		}
		out = append(out, Command{
			Action: t.List(), Scope: Global, Title: t.Plural, Hint: "list", Also: "list all find " + t.Also, Group: Going,
			Help: "All of the open journey and its workspace, to find one and open its page",
		})
	}
	return out
}
