package dialog

import (
	"slices"
	"strings"

	"wend/model/analysis"
	"wend/model/text"
)

// glossary explains the words of the field, then the names of the numbers, in
// one line each; between them the marks of the capture line.
var glossary = slices.Concat(fieldWords, markWords(), numberWords())

// markWords explains the marks of the capture line.
func markWords() []Item {
	var out []Item
	for _, m := range text.Marks {
		out = append(out, Item{Title: m.Sign, About: strings.ReplaceAll(m.Means, "`", ""), Also: "mark capture line " + m.Word})
	}
	return out
}

func numberWords() []Item {
	var out []Item
	for _, w := range analysis.Glossary() {
		out = append(out, Item{Title: w.Title, About: w.Plain, Also: "number KPI"})
	}
	return out
}

var fieldWords = []Item{
	{Title: "Journey", About: "What one kind of customer goes through to reach a goal, from the first thought to the last", Also: "map"},
	{Title: "Stage", About: "A part of a journey in which the customer wants one thing: to choose, to buy, to get help", Also: "phase"},
	{Title: "Touchpoint", About: "One moment in which the customer meets you, written as what the customer does", Also: "step moment column"},
	{Title: "Channel", About: "Where a touchpoint happens: web, shop, phone, letter"},
	{Title: "Persona", About: "A customer made up from what is known about many, with a name, goals and frustrations", Also: "customer user"},
	{Title: "Empathy map", About: "What a persona thinks, feels, sees, hears, says and does"},
	{Title: "Feeling", About: "How a persona feels at a touchpoint, from -2 angry to +2 delighted; unknown is a gap, not 0", Also: "emotion experience score"},
	{Title: "Emotion index", About: "All feelings of a journey as one number from 0 to 100, touchpoints weighed by importance", Also: "score"},
	{Title: "Importance", About: "How much a touchpoint matters to the customer, from 1 to 5", Also: "weight"},
	{Title: "Moment of truth", About: "A touchpoint at which customers make up their mind: important, and felt strongly", Also: "MoT decide"},
	{Title: "Bare moment", About: "A moment of truth that no activity supports strongly; weaker links do not count", Also: "uncovered"},
	{Title: "Pain", About: "Something that goes wrong for the customer; how bad and how often say what to mend first", Also: "problem friction"},
	{Title: "Delight", About: "Something that pleases the customer and should be kept", Also: "gain"},
	{Title: "Opportunity", About: "How one might do better at a place of the journey, before anybody decides how", Also: "idea chance"},
	{Title: "Initiative", About: "Who does what until when, to take an opportunity", Also: "action project task"},
	{Title: "Hypothesis", About: "What one believes a change will do, and which number will tell", Also: "experiment"},
	{Title: "Activity", About: "Work of the company: primary makes and sells, support keeps it going, external is done by others", Also: "process porter"},
	{Title: "Value chain", About: "All activities from purchasing to service, as Porter drew them", Also: "porter"},
	{Title: "Link", About: "An activity stands behind a touchpoint: weak, medium or strong", Also: "strength"},
	{Title: "Contribution", About: "The share of what customers care about that an activity stands behind", Also: "worth value"},
	{Title: "Value index", About: "Contribution of an activity divided by its share of the cost; above 1 it gives more than it takes", Also: "ratio"},
	{Title: "Coverage", About: "How much of the journey, by importance, has an activity that supports it strongly"},
	{Title: "28% / 4%", About: "Beside an activity: its part of the cost, then its part of what customers care about", Also: "cost contribution percent"},
	{Title: "~ before a number", About: "At least half of what it rests on is assumed", Also: "guess tilde assumption"},
	{Title: "Progress", About: "How much of the way from where a KPI began to its target is done", Also: "attainment"},
	{Title: "KPI", About: "A number measured again and again that says how a stage or touchpoint does", Also: "metric measure"},
	{Title: "Transition", About: "The share of customers who go on from one stage to another, or leave", Also: "probability flow"},
	{Title: "Leak", About: "The place at which most customers are lost: how many of those who come there leave", Also: "loss drop"},
	{Title: "As-is, to-be", About: "The journey as it is today, and as it should become", Also: "variant future"},
	{Title: "Snapshot", About: "The journey as it was at a moment, kept under a name", Also: "version"},
	{Title: "Confidence", About: "How far to trust a number: guessed, observed by some, or measured", Also: "evidence"},
}

// words returns what a query finds in the glossary, all of it for none.
func words(query string) []finding {
	var out []finding
	for i, text := range index(glossary) {
		if text.rank(foldedWords(query)) > 0 {
			out = append(out, finding{Item: glossary[i]})
		}
	}
	return under(headingWords, out)
}
