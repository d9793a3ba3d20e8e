package insight

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"wend/model"
	"wend/model/text"
)

var mapJudges = map[RuleID]judge{
	"L01": func(c *court, i Insight) string {
		s := about[model.Stage](c, i)
		return holds(len(c.doc.IDs(model.KindTouchpoint, string(s.ID))) == 0, "%s has no touchpoints. Where does the customer meet you here?", nameOf(s))
	},
	"L02": func(c *court, i Insight) string {
		t := about[model.Touchpoint](c, i)
		var asks []string
		if t.Mode == "" {
			asks = append(asks, "online or offline")
		}
		if len(t.Channels) == 0 {
			asks = append(asks, "through which channel")
		}
		return holds(len(asks) > 0, "%s: %s?", nameOf(t), strings.Join(asks, ", and "))
	},
	"L08": func(c *court, _ Insight) string {
		switch j := c.doc.Journey(); {
		case j.Outcome == "":
			return "What counts as success of this journey?"
		case j.GoalStage == "":
			return "At which stage do customers reach the desired outcome?"
		}
		return falsely("both are given")
	},
	"L09": func(c *court, _ Insight) string {
		other := map[model.Mode]string{model.Online: "offline", model.Offline: "online"}
		all := !slices.ContainsFunc(c.path, func(t model.Touchpoint) bool { return t.Mode != c.path[0].Mode })
		return holds(all && other[c.path[0].Mode] != "", "All touchpoints are %s. Is there really no %s contact?", c.path[0].Mode, other[c.path[0].Mode])
	},
	"L10": func(c *court, i Insight) string {
		if i.Target.Ref.Kind == model.KindStage {
			n := len(c.doc.IDs(model.KindTouchpoint, key(i, 0)))
			return holds(n > number(c.set.ManyTouchpoints), "%s with %d touchpoints is hard to read: merge or split?", c.called(i, 0), n)
		}
		if len(c.stages) == 1 {
			return "1 stage is hard to read: split it?"
		}
		return holds(len(c.stages) < number(c.set.FewStages) || len(c.stages) > number(c.set.ManyStages),
			"%d stages is hard to read: merge or split?", len(c.stages))
	},
	"L11": func(c *court, i Insight) string {
		a, b := c.path[c.place(key(i, 0))], c.path[c.place(key(i, 1))]
		return holds(a.ID != b.ID && a.Stage == b.Stage && strings.EqualFold(a.Action, b.Action) &&
			strings.EqualFold(strings.Join(a.Channels, "|"), strings.Join(b.Channels, "|")), "%s appears twice. Same moment or a repeat?", nameOf(a))
	},
	"L13": func(c *court, _ Insight) string { return holds(len(c.personas) == 0, "Whose journey is this?") },
	"L15": func(c *court, i Insight) string {
		p := about[model.Persona](c, i)
		said := nameOf(p) + ": "
		missing := []string{}
		for _, f := range []struct {
			has  bool
			name string
		}{
			{len(p.Needs) > 0, "needs"}, {len(p.Goals) > 0, "goals"}, {len(p.Behaviours) > 0, "behaviours"}, {len(p.Motivations) > 0, "motivations"},
		} {
			if !f.has {
				missing = append(missing, f.name)
			}
		}
		return holds(len(missing) > 0, "%s%s unknown.", said, listed(missing))
	},
	"L25": func(c *court, i Insight) string {
		f := about[model.Finding](c, i)
		for o := range model.All[model.Opportunity](c.doc) {
			if slices.Contains(o.Findings, f.ID) {
				return falsely("it has " + nameOf(o))
			}
		}
		return holds(f.Type == model.Pain, "Pain '%s' has no opportunity yet: how might we …?", nameOf(f))
	},
	"L26": func(c *court, i Insight) string {
		f := about[model.Finding](c, i)
		var asks []string
		if !f.Severity.IsSet() {
			asks = append(asks, "how bad")
		}
		if !f.Frequency.IsSet() {
			asks = append(asks, "how often")
		}
		return holds(len(asks) > 0, "'%s': %s is that?", nameOf(f), strings.Join(asks, " and "))
	},
	"L27": func(c *court, i Insight) string {
		f := about[model.Finding](c, i)
		score := f.Severity.Or(0) * f.Frequency.Or(0)
		return holds(score >= number(c.set.CriticalPain) && !c.worked(f.ID), "Critical pain '%s' (%d) is unowned.", nameOf(f), score)
	},
	"L28": func(c *court, i Insight) string {
		o := about[model.Opportunity](c, i)
		planned := c.under(func(i model.Initiative) bool { return slices.Contains(i.Opportunities, o.ID) })
		return holds(!planned, "'%s' is agreed but not planned.", nameOf(o))
	},
	"L32": func(c *court, i Insight) string {
		f := about[model.Finding](c, i)
		for at, t := range c.path {
			if here := f.Touchpoint == t.ID || c.place(string(f.Touchpoint)) < 0 && f.Stage == t.Stage; here && c.support(at) > 0 {
				return falsely("something supports " + nameOf(t))
			}
		}
		return holds(f.Type == model.SuccessFactor, "What do we do that makes '%s' work?", nameOf(f))
	},
	"L61": func(c *court, i Insight) string {
		f := about[model.Finding](c, i)
		var dates []string
		for _, id := range f.Evidence {
			if e, found := model.Lookup[model.Evidence](c.shared, id); found && e.Status != "planned" {
				dates = append(dates, string(e.Date))
			}
		}
		newest := ""
		if len(dates) > 0 && slices.Max(dates) != "" {
			newest = " from " + slices.Max(dates)
		}
		if len(dates) == 1 {
			return fmt.Sprintf("'%s' rests on one source%s.", nameOf(f), newest)
		}
		return holds(len(dates) > 1, "'%s' rests on sources of which the newest is%s.", nameOf(f), newest)
	},
	"L62": func(c *court, _ Insight) string {
		all, sure := 0, 0
		for at := range c.path {
			for p := range c.personas {
				if _, felt := c.feeling(p, at); !felt {
					continue
				}
				all++
				e, _ := c.doc.Experience(c.personas[p].ID, c.path[at].ID)
				if e.Tier == model.Reasoned || e.Tier == model.Validated {
					sure++
				}
			}
		}
		share := float64(all-sure) / float64(all)
		return holds(share > number(c.set.MostlyAssumed), "%s of the feelings on this map are assumed. Plan research before building.", percent(share))
	},
	"L63": func(c *court, i Insight) string {
		s := about[model.Stage](c, i)
		for t := range model.All[model.Tactic](c.doc) {
			if c.stageOfThing(t.Stage, t.Touchpoint) == c.stage(string(s.ID)) && (t.Message != "" || t.ContentType != "") {
				return falsely("there is " + nameOf(t))
			}
		}
		who := "customers"
		if len(c.personas) == 1 {
			who = nameOf(c.personas[0])
		}
		return fmt.Sprintf("What do you say to %s at %s?", who, nameOf(s))
	},
	"L64": func(c *court, i Insight) string {
		t := about[model.Tactic](c, i)
		switch s := c.stages[c.stageOfThing(t.Stage, t.Touchpoint)]; s.Type {
		case awareness:
			return holds(t.Type == offer || t.Personal.Treatment == "promotion", "Discount shown before interest exists (%s).", nameOf(t))
		case decision:
			return holds(t.Type == seo || t.Type == social, "%s still makes known what people are deciding on.", nameOf(t))
		}
		return falsely("it is at another stage")
	},
	"L65": func(c *court, i Insight) string {
		t := about[model.Touchpoint](c, i)
		for _, p := range c.personas {
			for _, known := range []struct{ has, name string }{{p.Purchases, "past purchases"}, {p.Browsing, "browsing"}, {p.Interactions, "past interactions"}} {
				if known.has != "" {
					return nameOf(t) + " could use " + known.name + "."
				}
			}
		}
		return falsely("nothing is known of anybody")
	},
	"L66": func(c *court, i Insight) string {
		s := about[model.Stage](c, i)
		for t := range model.All[model.Tactic](c.doc) {
			if t.Type == feedback && c.stageOfThing(t.Stage, t.Touchpoint) == c.stage(string(s.ID)) {
				return falsely("by " + nameOf(t))
			}
		}
		return holds(s.Type == postPurchase, "How do customers tell you after the sale?")
	},
	"L67": func(c *court, i Insight) string {
		for w := range model.All[model.Transition](c.doc) {
			if to := c.stage(string(w.To)); string(w.From) == key(i, 0) && to >= 0 && to < c.stage(key(i, 0)) {
				return falsely("there is a way back")
			}
		}
		return holds(about[model.Stage](c, i).Type == advocacy, "Advocates have no way back to new customers on this map.")
	},
	"L71": func(c *court, i Insight) string {
		s := about[model.Stage](c, i)
		return holds(s.Type == interest && len(s.Signals) == 0, "How do you recognise that a customer has entered %s?", nameOf(s))
	},
	"L72": func(c *court, _ Insight) string {
		same := !slices.ContainsFunc(c.path, func(t model.Touchpoint) bool {
			return t.Importance.Or(number(c.set.Importance)) != c.importance(0)
		})
		return holds(same && len(c.path) >= 3, "Everything is equally important: rank at least three.")
	},
	"L73": func(c *court, _ Insight) string {
		for f := range model.All[model.Finding](c.doc) {
			if f.Type == model.Pain && f.Open() && (!f.Severity.IsSet() || !f.Frequency.IsSet()) {
				return falsely(nameOf(f) + " is not rated")
			}
		}
		return "Sketch the target journey."
	},
	"L74": func(c *court, i Insight) string {
		t := about[model.Touchpoint](c, i)
		word := strings.ToLower(strings.Fields(t.Action)[0])
		return holds(word == "we" || word == "our" || word == "send", "%s: write it as the customer would say it.", nameOf(t))
	},
	"L76": func(c *court, i Insight) string {
		f := about[model.Finding](c, i)
		return holds(f.Activity == "" && c.stageOfThing(f.Stage, f.Touchpoint) < 0, "Where on the map does '%s' happen?", nameOf(f))
	},
}

// listed joins names as a sentence does.
func listed(names []string) string {
	said := ""
	for n, name := range names {
		switch {
		case n > 0 && n == len(names)-1:
			said += " and "
		case n > 0:
			said += ", "
		}
		said += name
	}
	return said
}

var moodJudges = map[RuleID]judge{
	"L12": func(c *court, i Insight) string {
		to, from := c.place(key(i, 0)), c.place(key(i, 1))
		felt, ok := c.mean(to)
		if from != to-1 || !ok || felt >= 0 {
			return falsely("they are no neighbours, or it does not end badly")
		}
		for _, a := range c.owners(from) {
			for _, b := range c.owners(to) {
				if said := fmt.Sprintf("Handoff %s → %s (%s to %s) ends badly. What gets lost?", nameOf(c.path[from]), nameOf(c.path[to]), a, b); said == i.Text && a != b {
					return said
				}
			}
		}
		return falsely(fmt.Sprintf("owned by %v and %v", c.owners(from), c.owners(to)))
	},
	"L14": func(c *court, i Insight) string {
		p := slices.IndexFunc(c.personas, func(p model.Persona) bool { return string(p.ID) == key(i, 0) })
		for at := range c.path {
			if _, felt := c.feeling(p, at); felt {
				return falsely("something is felt")
			}
		}
		return c.called(i, 0) + " feels nothing yet on this map."
	},
	"L16": func(c *court, i Insight) string {
		at := c.place(key(i, 0))
		p := slices.IndexFunc(c.personas, func(p model.Persona) bool { return string(p.ID) == key(i, 1) })
		_, felt := c.feeling(p, at)
		return holds(!felt && c.importance(at) >= number(c.set.MomentImportance), "%s matters (%d) but the feeling of %s is missing.",
			nameOf(c.path[at]), c.importance(at), c.called(i, 1))
	},
	"L17": func(c *court, i Insight) string {
		at := c.place(key(i, 0))
		low := slices.Min(c.feelings(at))
		return holds(low <= -1 && c.importance(at) >= number(c.set.LowImportance) && !c.workedAt(c.path[at].ID),
			"Low point at %s (%+d) and nobody works on it.", nameOf(c.path[at]), low)
	},
	"L18": func(c *court, i Insight) string {
		to, from := c.place(key(i, 0)), c.place(key(i, 1))
		var who []string
		var far []int
		for p := range c.personas {
			a, okA := c.feeling(p, from)
			b, okB := c.feeling(p, to)
			between := false
			for at := from + 1; at < to; at++ {
				_, felt := c.feeling(p, at)
				between = between || felt
			}
			if okA && okB && !between && a-b >= number(c.set.MoodDrop) {
				who, far = append(who, nameOf(c.personas[p])), append(far, a-b)
			}
		}
		if len(far) == 0 {
			return falsely("nobody's mood drops so far")
		}
		by := fmt.Sprint(far[0])
		if slices.Max(far) != slices.Min(far) {
			by = fmt.Sprintf("up to %d", slices.Max(far))
			for n := range who {
				who[n] += fmt.Sprintf(" %d", far[n])
			}
		}
		return fmt.Sprintf("Mood drops %s from %s to %s (%s). What happens in between?", by, nameOf(c.path[from]), nameOf(c.path[to]), listed(who))
	},
	"L19": func(c *court, i Insight) string {
		at := c.place(key(i, 0))
		for later := at + 1; later < len(c.path); later++ {
			if len(c.feelings(later)) > 0 {
				return falsely("it goes on")
			}
		}
		low, all := slices.Min(c.feelings(at)), true
		var who []string
		for p := range c.personas {
			if v, felt := c.feeling(p, at); felt && v == low {
				who = append(who, nameOf(c.personas[p]))
			} else if felt {
				all = false
			}
		}
		whom := ""
		if !all {
			whom = " for " + listed(who)
		}
		sign := fmt.Sprintf("%+d", low)
		if low == 0 {
			sign = "0"
		}
		return holds(low <= 0, "The journey ends on %s%s. Endings are remembered.", sign, whom)
	},
	"L20": func(c *court, _ Insight) string {
		for at := range c.path {
			if slices.Contains(c.feelings(at), 2) {
				return falsely("somebody is delighted")
			}
		}
		for f := range model.All[model.Finding](c.doc) {
			if f.Type == model.Delight && c.place(string(f.Touchpoint)) >= 0 {
				return falsely(nameOf(f))
			}
		}
		return "No moment of delight. Where could you exceed expectation?"
	},
	"L21": func(c *court, i Insight) string {
		p := slices.IndexFunc(c.personas, func(p model.Persona) bool { return string(p.ID) == key(i, 0) })
		var all []int
		for at := range c.path {
			if v, felt := c.feeling(p, at); felt {
				all = append(all, v)
			}
		}
		return holds(slices.Max(all)-slices.Min(all) <= number(c.set.FlatCurve), "The curve of %s is flat. Real journeys have highs and lows: ask again.", c.called(i, 0))
	},
	"L22": func(c *court, i Insight) string {
		at := c.place(key(i, 0))
		for _, p := range c.personas {
			if e, _ := c.doc.Experience(p.ID, c.path[at].ID); e.Tier == model.Reasoned || e.Tier == model.Validated || len(e.Evidence) > 0 {
				return falsely("not what " + nameOf(p) + " feels")
			}
		}
		return holds(c.decides(at), "%s decides the journey and rests on a guess. Which evidence would settle it?", nameOf(c.path[at]))
	},
	"L23": func(c *court, i Insight) string {
		at := c.place(key(i, 0))
		for p := range c.personas {
			for q := p + 1; q < len(c.personas); q++ {
				v, okV := c.feeling(p, at)
				w, okW := c.feeling(q, at)
				said := fmt.Sprintf("%s and %s experience %s differently (%s/%s). Split the design?", nameOf(c.personas[p]), nameOf(c.personas[q]), nameOf(c.path[at]), signed(v), signed(w))
				if widest := slices.Max(c.feelings(at)) - slices.Min(c.feelings(at)); okV && okW && max(v-w, w-v) == widest && widest >= number(c.set.PersonaGap) && said == i.Text {
					return said
				}
			}
		}
		return falsely("no two are so far apart")
	},
	"L24": func(c *court, i Insight) string {
		at := c.place(key(i, 0))
		far, expects := 0, c.path[at].Expectation != ""
		for p, who := range c.personas {
			e, _ := c.doc.Experience(who.ID, c.path[at].ID)
			expects = expects || e.Expected.IsSet()
			if v, felt := c.feeling(p, at); felt && e.Expected.IsSet() {
				far = max(far, e.Expected.Or(0)-v)
			}
		}
		if far >= number(c.set.PromiseGap) {
			return fmt.Sprintf("Promise and experience differ by %d at %s.", far, nameOf(c.path[at]))
		}
		return holds(!expects && c.decides(at), "%s decides the journey. What do customers expect there?", nameOf(c.path[at]))
	},
	"L83": func(c *court, i Insight) string {
		at, best, who := c.place(key(i, 0)), 0, ""
		for b := range model.All[model.Benchmark](c.doc) {
			if s := b.Score.Or(0); string(b.Touchpoint) == key(i, 0) && s > best {
				rival, _ := model.Lookup[model.Competitor](c.shared, b.Competitor)
				best, who = s, nameOf(rival)
			}
		}
		mean, _ := c.mean(at)
		return holds(mean+3 < float64(best) && c.decides(at), "%s is ahead of us at %s (%d against %s), which decides the journey.",
			who, c.called(i, 0), best, text.Telling(mean+3, 1))
	},
	"L78": func(c *court, i Insight) string {
		mean, _ := c.mean(0)
		return holds(mean <= -1+1e-9 && key(i, 0) == string(c.path[0].ID), "The first impression is %s (%+d). Who stays after that?", nameOf(c.path[0]), slices.Min(c.feelings(0)))
	},
}

// owners returns who may be said to own a touchpoint: the teams of the strongest
// activities that have one, else that of the stage; or whose it is.
func (c *court) owners(at int) []string {
	var out []string
	best := 0
	for _, l := range c.links("", at) {
		a, _ := model.Lookup[model.Activity](c.shared, l.Activity)
		switch {
		case a.Owner == "" || l.Strength < best:
		case l.Strength > best:
			best, out = l.Strength, []string{a.Owner}
		default:
			out = append(out, a.Owner)
		}
	}
	if owner := c.stageOf(at).Owner; len(out) == 0 && owner != "" {
		out = append(out, owner)
	}
	if o := c.path[at].Ownership; o != "" {
		out = append(out, strings.ReplaceAll(string(o), "-", " "))
	}
	return out
}

// flow is where customers go: visits of each place by somebody who enters, and
// how likely somebody at a place reaches the goal.
type flow struct {
	visits, goalFrom map[model.Node]float64
	ways             map[model.Node]map[model.Node]float64
}

// walk follows customers step by step until nobody is left.
func (c *court) walk() flow {
	f := flow{map[model.Node]float64{}, map[model.Node]float64{}, c.ways()}
	f.visits = f.follow(f.ways[model.Entry], nil)
	for n := range f.ways {
		f.follow(map[model.Node]float64{n: 1}, func(p float64) { f.goalFrom[n] += p })
	}
	f.goalFrom[model.Goal] = 1
	return f
}

func (f flow) follow(at map[model.Node]float64, arrived func(float64)) map[model.Node]float64 {
	visits := map[model.Node]float64{}
	for range 200_000 {
		next, left := map[model.Node]float64{}, 0.0
		for n, p := range at {
			if n == model.Goal && arrived != nil {
				arrived(p)
			}
			if n == model.Goal || n == model.Lost {
				continue
			}
			visits[n] += p
			for to, q := range f.ways[n] {
				next[to] += p * q
			}
			left += p
		}
		if left < 1e-15 {
			break
		}
		at = next
	}
	return visits
}

// ways returns what share of those at a place goes where.
func (c *court) ways() map[model.Node]map[model.Node]float64 {
	out, counts := map[model.Node]map[model.Node]float64{}, map[model.Node]float64{}
	for w := range model.All[model.Transition](c.doc) {
		if w.Referral { // nobody leaves by it
			continue
		}
		if out[w.From] == nil {
			out[w.From] = map[model.Node]float64{}
		}
		out[w.From][w.To] = w.Probability.Or(0) + w.Count.Or(0)
		counts[w.From] += w.Count.Or(0)
	}
	for from, n := range counts {
		for to := range out[from] {
			if n > 0 {
				out[from][to] /= n
			}
		}
	}
	return out
}

// end returns the name of an end of a transition.
func (c *court) end(n model.Node) string {
	if i := c.stage(string(n)); i >= 0 {
		return nameOf(c.stages[i])
	}
	if i := c.place(string(n)); i >= 0 {
		return nameOf(c.path[i])
	}
	return strings.ToUpper(string(n)[:1]) + string(n)[1:]
}

var pathJudges = map[RuleID]judge{
	"L03": func(c *court, i Insight) string {
		reached := c.reached()
		return holds(!reached[model.Node(key(i, 0))], "No path leads to %s. Add an entry or a transition.", c.called(i, 0))
	},
	"L04": func(c *court, i Insight) string {
		return holds(len(c.ways()[model.Node(key(i, 0))]) == 0, "%s is a dead end: who leaves, who moves on?", c.called(i, 0))
	},
	"L05": func(c *court, i Insight) string {
		from := model.Node(key(i, 0))
		if i.Objects[0].Ref.Kind == model.KindJourney {
			from = model.Entry
		}
		sum, counted, open, all := 0.0, 0, 0, 0
		for w := range model.All[model.Transition](c.doc) {
			if w.From != from {
				continue
			}
			all++
			sum += w.Probability.Or(0)
			switch {
			case w.Count.IsSet():
				counted++
			case !w.Probability.IsSet():
				open++
			}
		}
		switch {
		case counted > 0 && counted < all:
			return c.end(from) + " mixes probabilities and counts. Which of them holds?"
		case open > 0:
			return fmt.Sprintf("%s: %s no probability. How many customers go there?", c.end(from), map[bool]string{true: "1 way has", false: fmt.Sprint(open, " ways have")}[open == 1])
		case sum > 1:
			return fmt.Sprintf("%s: probabilities sum to %s. Which of them is too large by %s?", c.end(from), plain(sum), plain(sum-1))
		}
		return holds(sum < 1-1e-9, "%s: probabilities sum to %s. Send the missing %s to Lost?", c.end(from), plain(sum), plain(1-sum))
	},
	"L06": func(c *court, i Insight) string {
		loop := map[model.Node]bool{}
		var names []string
		for n := range i.Objects {
			loop[model.Node(key(i, n))] = true
			names = append(names, c.called(i, n))
		}
		for from := range loop {
			for to, p := range c.ways()[from] {
				if p > 0 && !loop[to] {
					return falsely("a way out leads to " + string(to))
				}
			}
		}
		if len(names) == 1 {
			return names[0] + " leads only to itself. Add an exit."
		}
		return listed(names) + " circle for ever. Add an exit."
	},
	"L07": func(c *court, _ Insight) string {
		leaves := false
		for from, ways := range c.ways() {
			for to := range ways {
				a, b := c.stageOfThing(model.StageID(from), model.TouchpointID(from)), c.stageOfThing(model.StageID(to), model.TouchpointID(to))
				switch {
				case to == model.Lost:
					leaves = true
				case from != model.Entry && to != model.Goal && b != a+1:
					return falsely("a way goes elsewhere")
				}
			}
		}
		if leaves {
			return "The path is a straight line. Do customers really never jump in or go back?"
		}
		return "The path is a straight line. Do customers really never jump in, go back or leave early?"
	},
	"L69": func(c *court, i Insight) string {
		f := c.walk()
		worth := func(from, to model.Node) float64 { return f.visits[from] * f.goalFrom[to] }
		way, _ := model.Lookup[model.Transition](c.doc, key(i, 1))
		for from, ways := range f.ways {
			for to := range ways {
				if from != model.Entry && to != model.Lost && worth(from, to) > worth(way.From, way.To)+1e-9 {
					return falsely(fmt.Sprintf("%s → %s is stronger", from, to))
				}
			}
		}
		return fmt.Sprintf("One point more at %s → %s gives %s of goal. Nobody works there.", c.end(way.From), c.end(way.To), inPoints(worth(way.From, way.To)))
	},
	"L82": func(c *court, i Insight) string {
		way, _ := model.Lookup[model.Transition](c.doc, key(i, 0))
		at := slices.IndexFunc(c.kpis, func(k model.KPI) bool { return string(k.ID) == key(i, 1) })
		k := c.kpis[at]
		if c.raw(k) {
			return i.Text
		}
		p := c.walk().ways[way.From][way.To]
		_, values, _ := c.series(k)
		if len(values) == 0 {
			return falsely("nothing was measured")
		}
		now := values[len(values)-1]
		return holds(math.Abs(now-p) >= number(c.set.FlowGap)-1e-9, "%s → %s is %s in the flow and %s as measured (%s). Which is right?",
			c.end(way.From), c.end(way.To), percent(p), percent(now), nameOf(k))
	},
	"L70": func(c *court, i Insight) string {
		f := c.walk()
		node := model.Node(key(i, 0))
		all, most := 0.0, 0.0
		for n, visits := range f.visits {
			lost := visits * f.ways[n][model.Lost]
			all, most = all+lost, max(most, lost)
		}
		here := f.visits[node] * f.ways[node][model.Lost]
		ways := maps.Clone(f.ways)
		delete(ways, node) // who comes here stays
		ever := flow{ways: ways}.follow(f.ways[model.Entry], nil)[node]
		for p := range model.All[model.Finding](c.doc) {
			if p.Type == model.Pain && c.stageOfThing(p.Stage, p.Touchpoint) == c.stageOfThing(model.StageID(node), model.TouchpointID(node)) {
				return falsely("there is " + nameOf(p))
			}
		}
		return holds(here >= most-1e-12, "%s of those who ever come to %s leave there: %s of all who are lost. The map shows no pain there.", percent(here/ever), c.end(node), percent(here/all))
	},
}

// reached returns the places that a way leads to from entry.
func (c *court) reached() map[model.Node]bool {
	out, ways := map[model.Node]bool{}, c.ways()
	todo := []model.Node{model.Entry}
	for len(todo) > 0 {
		n := todo[0]
		todo = todo[1:]
		for to, p := range ways[n] {
			if p > 0 && !out[to] {
				out[to] = true
				todo = append(todo, to)
			}
		}
	}
	return out
}
