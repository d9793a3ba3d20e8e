package insight

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Question puts to a room what the insights about one subject have in common: a
// map of a first hour has a hundred insights, and nobody answers a hundred
// questions. There are never more questions than subjects.
type Question struct {
	Text string // asks what weighs most, once and with its count, and says how many more there are
	// Of is what the question is made of, that of its sentence first; at least
	// one. Going through it leads to every place that the question is about.
	Of    []Insight
	Count int // how many of them its sentence is about
}

// Lead returns the insight that the question begins with: what it says of rule,
// severity, action and target holds for the question.
func (q Question) Lead() Insight { return q.Of[0] }

// MarshalJSON encodes the question with the keys of its insights.
func (q Question) MarshalJSON() ([]byte, error) {
	keys := make([]ID, len(q.Of))
	for n, i := range q.Of {
		keys[n] = i.ID
	}
	return json.Marshal(struct {
		Severity Severity `json:"severity"`
		Text     string   `json:"text"`
		Action   string   `json:"action"`
		Insights []ID     `json:"insights"`
	}{q.Lead().Severity, q.Text, q.Lead().Action, keys})
}

// subject is what insights are about. Its rules come in order of what an answer
// is worth.
type subject struct {
	name  string
	rules []RuleID
}

// subjects is every subject, in order of what an answer is worth: how customers
// fare before what the team would have to fill in. Each rule has one.
var subjects = []subject{
	{"the mood", []RuleID{"L17", "L78", "L19", "L12", "L18", "L23", "L21", "L20"}},
	{"the path", []RuleID{"L03", "L04", "L06", "L05", "L70", "L82", "L69", "L54", "L07"}},
	{"pains and opportunities", []RuleID{"L27", "L25", "L26", "L76", "L28", "L32", "L73"}},
	{"who supports customers", []RuleID{"L34", "L44", "L33", "L45", "L83", "L31", "L40", "L79", "L77"}},
	{"feelings and expectations", []RuleID{"L14", "L16", "L24"}},
	{"the frame", []RuleID{"L13", "L08", "L15", "L60", "L75"}},
	{"the touchpoints", []RuleID{"L01", "L72", "L02", "L11", "L74", "L10", "L09"}},
	{"the evidence", []RuleID{"L62", "L22", "L61"}},
	{"the KPIs", []RuleID{"L51", "L47", "L48", "L53", "L49", "L52", "L50", "L68", "L80", "L81"}},
	{"the plan", []RuleID{"L57", "L29", "L30", "L56", "L59", "L55", "L58"}},
	{"activities", []RuleID{"L38", "L37", "L36", "L42", "L46", "L39", "L35", "L41", "L43"}},
	{"what you say", []RuleID{"L66", "L67", "L63", "L71", "L65", "L64"}},
}

// merit is where a rule stands: its subject's place, and its own in that.
type merit struct{ subject, rule int }

var merits = func() map[RuleID]merit {
	out := map[RuleID]merit{}
	for s, about := range subjects {
		for r, id := range about.rules {
			out[id] = merit{s, r}
		}
	}
	return out
}()

// kind is what insights of a rule have in common that end in the same words, and
// the sentence that asks several of them at once.
type kind struct{ ends, many string }

// kinds of the rules that find more than one thing, in order of worth. A rule
// that says different things has a kind for each, so that nobody is asked for
// what another place lacks.
var kinds = map[RuleID][]kind{
	"L01": {{many: "%d stages have no touchpoints. Where do customers meet you there?"}},
	"L02": {
		{"online or offline, and through which channel?", "%d touchpoints have neither mode nor channel: online or offline, and through what?"},
		{"through which channel?", "%d touchpoints have no channel. Through what do customers meet you there?"},
		{"online or offline?", "%d touchpoints have no mode: online or offline?"},
	},
	"L03": {{many: "No path leads to %d places. Add entries or transitions."}},
	"L04": {{many: "%d stages are dead ends: who leaves, who moves on?"}},
	"L05": {{many: "At %d places the ways out do not add up. What is right?"}},
	"L06": {{many: "%d groups of places are left by nobody. Add exits."}},
	"L10": {{many: "%d parts of the map are hard to read: merge or split?"}},
	"L11": {{many: "%d touchpoints appear twice. The same moments, or repeats?"}},
	"L12": {{many: "%d handoffs between teams end badly. What gets lost?"}},
	"L14": {{many: "%d personas feel nothing yet on this map."}},
	"L15": {{many: "%d persona sheets have gaps. Who knows more?"}},
	"L16": {{many: "%d feelings are missing at touchpoints that matter."}},
	"L17": {{many: "%d low points matter and nobody works on them."}},
	"L18": {{many: "The mood drops steeply %d times. What happens in between?"}},
	"L19": {{many: "The journey ends badly %d times. Endings are remembered."}},
	"L21": {{many: "%d curves are flat. Real journeys have highs and lows: ask again."}},
	"L22": {{many: "%d moments that decide the journey rest on guesses. Which evidence would settle them?"}},
	"L23": {{many: "Personas feel differently at %d touchpoints. Split the design?"}},
	"L24": {
		{"What do customers expect there?", "%d touchpoints decide the journey. What do customers expect there?"},
		{"", "Promise and experience differ at %d touchpoints."},
	},
	"L25": {{many: "%d pains have no opportunity yet: how might we …?"}},
	"L26": {
		{"how bad and how often is that?", "%d pains are not rated: how bad are they, and how often?"},
		{"how often is that?", "%d pains are rated only by how bad they are: how often?"},
		{"how bad is that?", "%d pains are rated only by how often they come: how bad?"},
	},
	"L27": {{many: "%d critical pains are unowned."}},
	"L28": {{many: "%d opportunities are agreed but not planned."}},
	"L29": {{many: "%d initiatives under way lack what makes them accountable."}},
	"L30": {{many: "%d initiatives solve which problems?"}},
	"L31": {{many: "Savings would hit delights %d times."}},
	"L32": {{many: "%d things make customers succeed. What do we do that makes them work?"}},
	"L33": {{many: "Nobody in the value chain serves %d touchpoints."}},
	"L34": {
		{"no support stands behind it.", "%d touchpoints decide, yet no support stands behind them."},
		{"", "%d touchpoints decide, yet no strong support stands behind them."},
	},
	"L35": {{many: "%d activities cost something and touch nothing on this map. Indirect, or elsewhere?"}},
	"L36": {{many: "%d activities cost much and contribute little. Redesign or rescope?"}},
	"L37": {{many: "%d activities carry much, cost little and customers suffer: invest here."}},
	"L38": {{many: "%d activities are at their limits."}},
	"L39": {{many: "%d pairs of activities serve the same touchpoints. Duplicate work?"}},
	"L40": {{many: "%d touchpoints are owned by more than one team. Who decides?"}},
	"L41": {
		{"who runs it, what does it cost?", "%d activities have neither owner nor cost: who runs them, what do they cost?"},
		{"who runs it?", "%d activities have no owner: who runs them?"},
		{"what does it cost?", "%d activities have no cost: what do they cost?"},
	},
	"L42": {{many: "%d activities add little that the customer would pay for."}},
	"L44": {{many: "%d activities are single points of failure."}},
	"L45": {{many: "Weak activities stand behind moments that decide %d times."}},
	"L47": {{many: "%d stages have no KPI. How would you notice that they got better?"}},
	"L48": {
		{"from what, to what?", "%d KPIs have neither baseline nor target: from what, to what?"},
		{" to what?", "%d KPIs have no target: to what?"},
		{" from what?", "%d KPIs have no baseline: from what?"},
		{"", "%d KPIs have a target on the wrong side."},
	},
	"L49": {{many: "%d KPIs are old. Still true?"}},
	"L50": {{many: "%d KPIs changed. What happened?"}},
	"L51": {{many: "%d KPIs are behind and nothing is planned."}},
	"L52": {{many: "%d targets are beyond what the present process delivers. Change the process, not the effort."}},
	"L53": {{many: "%d KPIs rest on few answers."}},
	"L81": {{many: "%d values are such that their KPIs cannot have them."}},
	"L80": {{many: "%d KPIs do not say on which scale people answer."}},
	"L54": {{many: "Feelings and conversion disagree %d times. What is the map missing?"}},
	"L55": {{many: "%d hypotheses cannot be proved wrong yet."}},
	"L56": {{many: "%d decisions say something else than their tests."}},
	"L57": {{many: "%d initiatives are past their due dates."}},
	"L58": {{many: "%d initiatives do not pay back."}},
	"L59": {{many: "Initiatives promise more than the gap of %d KPIs."}},
	"L61": {{many: "%d findings rest on one source or on old ones."}},
	"L63": {{many: "%d stages have no message. What do you say there?"}},
	"L64": {{many: "%d messages come too early or too late."}},
	"L65": {{many: "%d touchpoints could use what is known about customers."}},
	"L66": {{many: "After the sale, %d stages have no way to tell you something."}},
	"L67": {{many: "In %d stages advocates have no way back to new customers."}},
	"L68": {{many: "Support is offered but not timed at %d touchpoints."}},
	"L71": {{many: "How do you recognise that a customer has entered %d stages?"}},
	"L74": {{many: "%d touchpoints are worded from your side: write them as the customer would."}},
	"L75": {{many: "%d teams own much and are not in the room."}},
	"L76": {{many: "Where on the map do %d findings happen?"}},
	"L77": {{many: "%d touchpoints decide, and anybody could offer the same. Where could you be different?"}},
	"L82": {{many: "%d conversions are measured otherwise than the flow says. Which is right?"}},
	"L83": {{many: "Competitors are ahead of us at %d touchpoints that decide."}},
	"L79": {{many: "%d touchpoints that decide rest on one team each. Do they have the training and the resources?"}},
}

// kindOf returns which kind of its rule an insight is.
func (i *Insight) kindOf() int {
	return max(0, slices.IndexFunc(kinds[i.Rule], func(k kind) bool { return strings.HasSuffix(i.Text, k.ends) }))
}

// Questions returns what to ask a room about insights, as [Find] returns them:
// errors first, then the subject whose answer is worth most.
func Questions(list []Insight) []Question {
	about := make([][]Insight, len(subjects))
	for _, i := range list {
		s := merits[i.Rule].subject
		about[s] = append(about[s], i)
	}
	var out []Question
	for s, of := range about {
		if len(of) > 0 {
			slices.SortStableFunc(of, func(a, b Insight) int { return a.merit(&b) })
			out = append(out, ask(of, subjects[s].name))
		}
	}
	slices.SortStableFunc(out, func(a, b Question) int {
		return cmp.Compare(a.Lead().Severity.rank(), b.Lead().Severity.rank())
	})
	return out
}

// merit orders what is about one subject: by severity, rule and kind; what is of
// one kind stays in its order.
func (i *Insight) merit(j *Insight) int {
	return cmp.Or(cmp.Compare(i.Severity.rank(), j.Severity.rank()),
		cmp.Compare(merits[i.Rule].rule, merits[j.Rule].rule), cmp.Compare(i.kindOf(), j.kindOf()))
}

// Line is what insights of one kind say together.
type Line struct {
	About string // the subject: "the mood"
	Text  string // one sentence, with their count
	Of    []Insight
}

// Lines returns each kind of what questions are about on a line of its own, in their
// order: what is worth most first within each.
func Lines(questions []Question) []Line {
	var out []Line
	for _, q := range questions {
		for rest := q.Of; len(rest) > 0; {
			n := alike(rest)
			out = append(out, Line{subjects[merits[rest[0].Rule].subject].name, said(rest[:n]), rest[:n]})
			rest = rest[n:]
		}
	}
	return out
}

// TitleOf returns what a rule looks for; "" if there is none of that id.
func TitleOf(id RuleID) string {
	for i := range rules {
		if rules[i].ID == id {
			return rules[i].Title
		}
	}
	return ""
}

// alike returns how many of a sorted list, from the first on, are of its kind.
func alike(of []Insight) int {
	n := 1
	if len(kinds[of[0].Rule]) > 0 {
		for n < len(of) && of[n].Rule == of[0].Rule && of[n].kindOf() == of[0].kindOf() {
			n++
		}
	}
	return n
}

// said returns the sentence that insights of one kind make together.
func said(of []Insight) string {
	if len(of) == 1 {
		return of[0].Text
	}
	return fmt.Sprintf(kinds[of[0].Rule][of[0].kindOf()].many, len(of))
}

// ask asks about one subject: the first kind of what it is about with its count,
// and how much more there is.
func ask(of []Insight, about string) Question {
	n := alike(of)
	text := said(of[:n])
	if more := len(of) - n; more > 0 {
		text += fmt.Sprintf(" %d more about %s.", more, about)
	}
	return Question{Text: text, Of: of, Count: n}
}
