package model

import (
	"fmt"
	"strings"
)

// Enumerations are lower-case words with hyphens, on disk as on screen (where
// hyphens become blanks). The zero value means "not said". Every list below is
// in the order in which people are offered the choices.

type (
	Tier            string // how sure we are
	Variant         string
	StageKind       string
	Mode            string
	Function        string
	Ownership       string
	Initiator       string
	Visibility      string
	Override        string
	FindingKind     string
	PainType        string
	Status          string // of a finding
	Class           string // of an activity
	Category        string // of an activity, Porter's nine or a kind of partner
	ValueAdded      string
	LinkEffect      string
	LinkKind        string // between two activities
	Direction       string
	Unit            string
	Cadence         string
	Period          string
	EmpathyKind     string
	Progress        string // of an initiative
	Ranking         string // score by which initiatives are ranked
	Method          string // of a hypothesis
	SourceType      string // of evidence
	TacticKind      string
	Polarity        string
	Basis           string // of personalisation
	Treatment       string // of personalisation
	OpportunityKind string
	InitiativeKind  string
	RateVariant     string
	Ruling          string // on a hypothesis
	Study           string // how far research is
	OfferingKind    string
	OfferingStatus  string
)

// The values code asks for by name.
const (
	Assumption Tier = "assumption"
	Reasoned   Tier = "reasoned"
	Validated  Tier = "validated"

	AsIs Variant = "as-is"
	ToBe Variant = "to-be"

	Online  Mode = "online"
	Offline Mode = "offline"
	Hybrid  Mode = "hybrid"

	OverrideYes Override = "yes"
	OverrideNo  Override = "no"

	Pain             FindingKind = "pain"
	Delight          FindingKind = "delight"
	SuccessFactor    FindingKind = "success-factor"
	Need             FindingKind = "need"
	Barrier          FindingKind = "barrier"
	PositiveBehavior FindingKind = "positive-behaviour"

	Open      Status = "open"
	Addressed Status = "addressed"
	Verified  Status = "verified"

	Primary  Class = "primary"
	Support  Class = "support"
	External Class = "external"

	Up   Direction = "up"
	Down Direction = "down"
	Band Direction = "band"

	Percent Unit = "percent"
	Points  Unit = "points"
	Score   Unit = "score"
	Count   Unit = "count"
	Money   Unit = "money"
	Seconds Unit = "seconds"
	Minutes Unit = "minutes"
	Hours   Unit = "hours"
	Days    Unit = "days"

	Doing Progress = "doing"
	Done  Progress = "done"

	Supports LinkEffect = "supports"
	Harms    LinkEffect = "harms"

	CustomStage StageKind = "custom"

	RuledSupported Ruling = "supported"
	RuledRefuted   Ruling = "refuted"

	StudyPlanned Study = "planned"
)

// Step is a value of a scale of whole numbers and the word for it.
type Step struct {
	Value int
	Word  string
}

// The scales whose numbers have words.
var (
	Feelings  = []Step{{-2, "angry"}, {-1, "unhappy"}, {0, "neutral"}, {1, "pleased"}, {2, "delighted"}}
	Strengths = []Step{{Weak, "weak"}, {Medium, "medium"}, {Strong, "strong"}} // of a link
)

// FeelingWords are proposed as the word for a feeling, the good ones first.
var FeelingWords = []string{
	"delighted", "valued", "confident", "excited", "curious", "relieved", "inspired", "trusting", "proud", "satisfied", "hopeful",
	"indifferent", "surprised", "hesitant", "impatient", "confused", "overwhelmed", "anxious", "doubtful", "annoyed", "frustrated",
	"disappointed", "ignored", "angry", "regretful",
}

// The strengths of a link.
const (
	Weak   = 1
	Medium = 3
	Strong = 9
)

// inWords lists a scale: "1 weak, 3 medium, 9 strong".
func inWords(scale []Step) string {
	var out []string
	for _, s := range scale {
		out = append(out, fmt.Sprintf("%d %s", s.Value, s.Word))
	}
	return strings.Join(out, ", ")
}

// enums lists the values of every enumeration, in the order offered.
var enums = map[string][]string{
	"tier":        {"assumption", "reasoned", "validated"},
	"variant":     {"as-is", "to-be"},
	"stage":       {"awareness", "interest", "consideration", "decision", "purchase", "post-purchase", "retention", "advocacy", "custom"},
	"mode":        {"online", "offline", "hybrid"},
	"function":    {"marketing", "sales", "service"},
	"ownership":   {"brand", "partner", "customer", "third-party"},
	"initiator":   {"customer", "company", "other"},
	"visibility":  {"frontstage", "backstage"},
	"override":    {"yes", "no"},
	"finding":     {"pain", "delight", "success-factor", "need", "barrier", "positive-behaviour"},
	"pain":        {"friction", "dissatisfaction", "confusion"},
	"status":      {"open", "addressed", "verified"},
	"class":       {"primary", "support", "external"},
	"category":    {"inbound-logistics", "operations", "outbound-logistics", "marketing-and-sales", "service", "firm-infrastructure", "human-resource-management", "technology-development", "procurement", "supplier", "distributor", "partner", "other-stakeholder"},
	"valueadded":  {"value-added", "business-value-added", "non-value-added"},
	"effect":      {"supports", "harms"},
	"linkkind":    {"feeds", "supports", "hands-over"},
	"direction":   {"up", "down", "band"},
	"unit":        {"percent", "points", "score", "count", "money", "seconds", "minutes", "hours", "days"},
	"cadence":     {"daily", "weekly", "monthly", "quarterly", "yearly"},
	"period":      {"month", "quarter", "year"},
	"empathy":     {"says", "thinks", "does", "feels", "sees", "hears", "pain", "gain"},
	"progress":    {"idea", "planned", "doing", "done", "dropped"},
	"method":      {"before-after", "a-b", "observation"},
	"source":      {"interview", "survey", "focus-group", "user-test", "feedback-form", "review", "social", "analytics", "support-ticket", "performance-metric", "trend", "workshop"},
	"tactic":      {"message", "content", "offer", "seo", "social", "demo", "support", "loyalty", "feedback", "nurture", "referral"},
	"polarity":    {"positive", "neutral", "negative"},
	"basis":       {"preferences", "behaviour", "past-purchases", "browsing", "past-interactions"},
	"treatment":   {"recommendation", "promotion", "communication", "dynamic-content", "landing-page"},
	"opportunity": {"eliminate-pain", "exceed-expectations", "create-delight", "innovate", "differentiate", "cost-saving", "expansion", "new-product", "collaboration", "retention"},
	"ranking":     {"most-used", "priority", "rice", "ice", "wsjf", "ulwick", "roi"},
	"initiative":  {"process", "content", "offer", "training", "resource", "technology", "service", "communication"},
	"rate":        {"top-2-box", "top-3-box", "mean", "percent-agree", "index", "unaided", "aided", "gross", "net"},
	"ruling":      {"supported", "refuted", "inconclusive"},
	"study":       {"planned", "done"},
	"offering":    {"product", "service", "feature", "perk"},
	"offered":     {"idea", "planned", "offered", "withdrawn"},
	"strength":    {"1", "3", "9"},
}

// categoriesOf lists the categories that go with a class (domain invariant 15).
var categoriesOf = map[Class][]string{
	Primary:  enums["category"][0:5],
	Support:  enums["category"][5:9],
	External: enums["category"][9:13],
}

// Categories returns the categories that go with class c, Porter's order.
func Categories(c Class) []string { return categoriesOf[c] }
