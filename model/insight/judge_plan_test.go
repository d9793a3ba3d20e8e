package insight

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"wend/model"
	"wend/model/text"
)

// worth is what an activity contributes and costs, recomputed.
type worth struct{ contribution, cost, costShare float64 }

func (c *court) worth() map[model.ActivityID]worth {
	out := map[model.ActivityID]worth{}
	score, scores, costs := map[model.ActivityID]float64{}, 0.0, 0.0
	for _, a := range c.activities {
		for _, l := range c.links(a.ID, -1) {
			s := float64(l.Strength * c.importance(c.place(string(l.Touchpoint))))
			score[a.ID], scores = score[a.ID]+s, scores+s
		}
		costs += a.Cost.Or(0) * a.JourneyShare.Or(1)
	}
	for _, a := range c.activities {
		cost := a.Cost.Or(0) * a.JourneyShare.Or(1)
		out[a.ID] = worth{score[a.ID] / scores, cost, cost / costs}
	}
	return out
}

// redesigns reports whether an activity costs its equal share or more and
// contributes less than it.
func (c *court) redesigns(a model.Activity) bool {
	w, equal := c.worth()[a.ID], 1/float64(len(c.activities))
	return a.Cost.IsSet() && w.costShare >= equal-1e-9 && w.contribution < equal
}

func (c *court) money(v float64) string { return text.Amount(c.shared.Workspace().Currency).Rounded(v) }

func (c *court) inUnit(v float64, k model.KPI) string {
	return text.OfKPI(k.Unit, c.shared.Workspace().Currency).Rounded(v)
}

func (c *court) change(d float64, k model.KPI) string {
	return text.OfKPI(k.Unit, c.shared.Workspace().Currency).Difference(d)
}

func activityOf(c *court, i Insight) (model.Activity, worth) {
	a := about[model.Activity](c, i)
	return a, c.worth()[a.ID]
}

var chainJudges = map[RuleID]judge{
	"L31": func(c *court, i Insight) string {
		a, at := about[model.Activity](c, i), c.place(key(i, 1))
		delight := slices.Contains(c.feelings(at), 2)
		for f := range model.All[model.Finding](c.doc) {
			delight = delight || f.Type == model.Delight && f.Touchpoint == c.path[at].ID
		}
		strong := slices.ContainsFunc(c.links(a.ID, at), func(l model.Link) bool { return l.Strength == 9 })
		return holds(delight && strong && c.redesigns(a), "Saving on %s would hit a moment of delight (%s).", nameOf(a), c.called(i, 1))
	},
	"L33": func(c *court, i Insight) string {
		return holds(c.support(c.place(key(i, 0))) == 0, "Nobody in the value chain serves %s.", c.called(i, 0))
	},
	"L34": func(c *court, i Insight) string {
		at := c.place(key(i, 0))
		best := c.support(at)
		if best == 0 {
			return holds(c.decides(at), "%s decides, yet no support stands behind it.", c.called(i, 0))
		}
		word := map[int]string{1: "weak", 3: "medium"}[best]
		return holds(c.decides(at) && word != "", "%s decides, yet only %s support stands behind it.", c.called(i, 0), word)
	},
	"L35": func(c *court, i Insight) string {
		a, w := activityOf(c, i)
		touches := map[model.ActivityID]bool{}
		for l := range model.All[model.Link](c.doc) {
			touches[l.Activity] = true
		}
		for range c.activities { // the longest way through others
			for l := range model.All[model.ActivityLink](c.shared) {
				touches[l.From] = touches[l.From] || touches[l.To]
			}
		}
		return holds(w.cost > 0 && !touches[a.ID], "%s costs %s and touches nothing on this map. Indirect, or elsewhere?", nameOf(a), c.money(w.cost))
	},
	"L36": func(c *court, i Insight) string {
		a, w := activityOf(c, i)
		ground := w.contribution < number(c.set.ValueLow)*w.costShare+1e-9 && w.costShare >= 1/float64(len(c.activities))-1e-9
		return holds(ground, "%s: %s of cost, %s of contribution. Redesign or rescope?", nameOf(a), percent(w.costShare), percent(w.contribution))
	},
	"L37": func(c *court, i Insight) string {
		a, w := activityOf(c, i)
		sum, n := 0.0, 0.0
		for _, l := range c.links(a.ID, -1) {
			if v, ok := c.mean(c.place(string(l.Touchpoint))); ok && l.Strength == 9 {
				sum, n = sum+v, n+1
			}
		}
		return holds(w.contribution > number(c.set.ValueHigh)*w.costShare-1e-9 && n > 0 && sum < 0, "%s carries much, costs little and customers suffer: invest here.", nameOf(a))
	},
	"L38": func(c *court, i Insight) string {
		a := about[model.Activity](c, i)
		u, top, first := a.Demand.Or(0)/a.Capacity.Or(0), 0.0, model.ActivityID("")
		for _, b := range c.activities {
			if v := b.Demand.Or(0) / b.Capacity.Or(math.Inf(1)); b.Demand.IsSet() && v > top {
				top, first = v, b.ID
			}
		}
		switch {
		case u < number(c.set.Utilisation)-1e-9:
			return falsely("it has time left")
		case first == a.ID:
			return fmt.Sprintf("%s is the bottleneck (%s).", nameOf(a), percent(u))
		case u >= 1:
			return fmt.Sprintf("%s is overloaded too (%s).", nameOf(a), percent(u))
		}
		return fmt.Sprintf("%s is close to its limit (%s).", nameOf(a), percent(u))
	},
	"L39": func(c *court, i Insight) string {
		a, b := model.ActivityID(key(i, 0)), model.ActivityID(key(i, 1))
		dot, aa, bb := 0.0, 0.0, 0.0
		for at := range c.path {
			x, y := 0.0, 0.0
			for _, l := range c.links(a, at) {
				x = float64(l.Strength)
			}
			for _, l := range c.links(b, at) {
				y = float64(l.Strength)
			}
			dot, aa, bb = dot+x*y, aa+x*x, bb+y*y
		}
		return holds(dot/math.Sqrt(aa*bb) >= 0.9-1e-9, "%s and %s serve the same touchpoints. Duplicate work?", c.called(i, 0), c.called(i, 1))
	},
	"L40": func(c *court, i Insight) string {
		at := c.place(key(i, 0))
		var teams []string
		for n := 1; n < len(i.Objects); n++ {
			a, _ := model.Lookup[model.Activity](c.shared, key(i, n))
			if !slices.ContainsFunc(c.links(a.ID, at), func(l model.Link) bool { return l.Strength == 9 }) {
				return falsely(nameOf(a) + " does not carry it")
			}
			if !slices.Contains(teams, a.Owner) {
				teams = append(teams, a.Owner)
			}
		}
		both := map[bool]string{true: "both", false: "all"}[len(teams) == 2]
		return holds(len(teams) > 1, "%s %s own %s. Who decides?", listed(teams), both, c.called(i, 0))
	},
	"L41": func(c *court, i Insight) string {
		a := about[model.Activity](c, i)
		var asks []string
		if a.Owner == "" && a.Party == "" {
			asks = append(asks, "who runs it")
		}
		if !a.Cost.IsSet() {
			asks = append(asks, "what does it cost")
		}
		return holds(len(asks) > 0, "%s: %s?", nameOf(a), strings.Join(asks, ", "))
	},
	"L42": func(c *court, i Insight) string {
		a, w := activityOf(c, i)
		if a.ValueAdded == "non-value-added" && w.cost > 0 {
			return fmt.Sprintf("%s adds no value the customer would pay for (%s).", nameOf(a), c.money(w.cost))
		}
		share := 0.0
		if a.ValueAdded == "value-added" {
			share = a.ProcessingTime.Or(0) / (a.ProcessingTime.Or(0) + a.WaitingTime.Or(0))
		}
		return holds(share < 0.05, "Only %s of the lead time of %s adds value. What is the waiting for?", percent(share), nameOf(a))
	},
	"L43": func(c *court, _ Insight) string {
		has := map[model.Class]bool{}
		for _, a := range c.activities {
			has[a.Class] = true
		}
		var missing []string
		if !has[model.External] {
			missing = append(missing, "suppliers")
		}
		if !has[model.Support] {
			missing = append(missing, "support activities")
		}
		if len(missing) == 1 && missing[0] == "suppliers" {
			missing = []string{"suppliers or partners"}
		}
		return holds(len(missing) > 0, "No %s: is the chain complete?", strings.Join(missing, " or "))
	},
	"L44": func(c *court, i Insight) string {
		a := about[model.Activity](c, i)
		var names []string
		for _, at := range c.byDecisiveness(i) {
			strong := 0
			mine := false
			for _, l := range c.links("", at) {
				if l.Strength == 9 {
					strong++
					mine = mine || l.Activity == a.ID
				}
			}
			if strong == 1 && mine {
				names = append(names, nameOf(c.path[at]))
			}
		}
		return holds(len(names) >= number(c.set.SinglePoint), "%s is a single point of failure for %s.", nameOf(a), listed(names))
	},
	"L45": func(c *court, i Insight) string {
		at := c.place(key(i, 0))
		a, _ := model.Lookup[model.Activity](c.shared, key(i, 1))
		return holds(c.decides(at) && len(c.links(a.ID, at)) > 0 && a.Strength.Or(9) <= number(c.set.WeakActivity),
			"A weak activity (%s) stands behind %s.", nameOf(a), nameOf(c.path[at]))
	},
	"L46": func(c *court, i Insight) string {
		total, saved := 0.0, 0.0
		for _, w := range c.worth() {
			total += w.cost
		}
		behind := map[model.ActivityID]bool{}
		for l := range model.All[model.ActivityLink](c.shared) {
			behind[l.From] = true
		}
		for _, a := range c.activities {
			if w := c.worth()[a.ID]; c.redesigns(a) && !behind[a.ID] {
				saved += max(0, w.cost-w.contribution*total/number(c.set.ValueLow))
			}
		}
		months := map[model.Period]float64{"quarter": 3, "year": 12}[c.shared.Workspace().Period]
		for n := range model.All[model.Initiative](c.shared) {
			if n.FromSavings && n.Status != dropped { // what is spent once, spread over the horizon
				saved -= (n.OneOffCost.Or(0)/n.Horizon.Or(12) + n.RunningCost.Or(0)) * max(1, months)
			}
		}
		return holds(saved > 0, "%s could be saved and is not reinvested in the journey.", c.money(saved))
	},
	"L75": func(c *court, i Insight) string {
		owners := c.owners(c.place(key(i, 0)))
		for n := range i.Objects {
			if at := c.place(key(i, n)); len(owners) == 0 || !slices.Contains(c.owners(at), owners[0]) {
				return falsely("not all are theirs")
			}
		}
		return fmt.Sprintf("%s owns %d touchpoints and is not in the room.", owners[0], len(i.Objects))
	},
	"L77": func(c *court, i Insight) string {
		at := c.place(key(i, 0))
		for _, l := range c.links("", at) {
			if a, _ := model.Lookup[model.Activity](c.shared, l.Activity); a.Differentiation.Or(3) > 2 {
				return falsely(nameOf(a) + " is not common")
			}
		}
		return holds(c.decides(at) && c.support(at) > 0, "%s decides, and anybody could offer the same. Where could you be different?", c.called(i, 0))
	},
	"L79": func(c *court, i Insight) string {
		at := c.place(key(i, 0))
		teams := map[string]bool{}
		team := ""
		for _, l := range c.links("", at) {
			if a, _ := model.Lookup[model.Activity](c.shared, l.Activity); l.Strength == 9 {
				teams[a.Owner], team = true, a.Owner
			}
		}
		return holds(len(teams) == 1 && c.decides(at), "%s carries %s, which decides the journey. Does it have the training and the resources?", team, c.called(i, 0))
	},
}

// byDecisiveness returns the moments of truth in the order in which the sentence
// names them; which come first is no claim.
func (c *court) byDecisiveness(i Insight) []int {
	all := c.moments()
	slices.SortStableFunc(all, func(a, b int) int {
		return strings.Index(i.Text, nameOf(c.path[a])) - strings.Index(i.Text, nameOf(c.path[b]))
	})
	return all
}

// series returns the values of a KPI, and those since the process changed last.
func (c *court) series(k model.KPI) (all []model.Measurement, values []float64, from int) {
	d := c.doc
	if _, here := model.Lookup[model.KPI](c.doc, k.ID); !here {
		d = c.shared
	}
	all = d.Measurements(k.ID)
	for n, m := range all {
		if m.Divider {
			from = n
		}
		values = append(values, m.X.Or(0)/m.N.Or(1)+m.Value.Or(0))
	}
	return all, values, from
}

// raw reports whether a KPI is given by single answers, which have their own
// formulas.
func (c *court) raw(k model.KPI) bool {
	all, _, _ := c.series(k)
	return slices.ContainsFunc(all, func(m model.Measurement) bool { return len(m.Values) > 0 })
}

// attained returns the share of the way from baseline to target.
func (c *court) attained(k model.KPI) (float64, bool) {
	_, v, _ := c.series(k)
	base, ok1 := k.Baseline.Value()
	target, ok2 := k.Target.Value()
	if len(v) == 0 || !ok1 || !ok2 || base == target {
		return 0, false
	}
	return (v[len(v)-1] - base) / (target - base), true
}

// limits returns mean and half width of what a series does of itself.
func limits(v []float64) (mean, width float64) {
	for n, x := range v {
		mean += x / float64(len(v))
		if n > 0 {
			width += 2.66 * math.Abs(x-v[n-1]) / float64(len(v)-1)
		}
	}
	return mean, width
}

var kpiJudges = map[RuleID]judge{
	"L47": func(c *court, i Insight) string {
		for _, k := range c.kpis {
			if c.stageOfThing(k.Stage, k.Touchpoint) == c.stage(key(i, 0)) {
				return falsely("by " + nameOf(k))
			}
		}
		return fmt.Sprintf("How would you notice that %s got better?", c.called(i, 0))
	},
	"L48": func(c *court, i Insight) string {
		k := about[model.KPI](c, i)
		base, hasBase := k.Baseline.Value()
		target, hasTarget := k.Target.Value()
		var asks []string
		if !hasBase && k.Direction != model.Band {
			asks = append(asks, "from what")
		}
		if !hasTarget {
			asks = append(asks, "to what")
		}
		if len(asks) > 0 {
			return fmt.Sprintf("%s: %s?", nameOf(k), strings.Join(asks, ", "))
		}
		return holds(k.Direction == model.Up && target < base || k.Direction == model.Down && target > base,
			"%s should go %s, and its target %s is on the wrong side of %s. Which of the three is right?", nameOf(k), k.Direction, c.inUnit(target, k), c.inUnit(base, k))
	},
	"L49": func(c *court, i Insight) string {
		k := about[model.KPI](c, i)
		all, _, _ := c.series(k)
		then, _ := all[len(all)-1].Date.Time()
		old := int(c.now.Sub(then) / (24 * time.Hour))
		return holds(!k.MaxAge.IsSet() || old > k.MaxAge.Or(0), "%s is %s old. Still true?", nameOf(k), text.Several(old, "day"))
	},
	"L50": func(c *court, i Insight) string {
		k := about[model.KPI](c, i)
		if c.raw(k) {
			return i.Text
		}
		all, v, from := c.series(k)
		at := slices.IndexFunc(all, func(m model.Measurement) bool { return model.RefOf(m) == i.Objects[1].Ref }) - from
		v = v[from:]
		mean, width := limits(v)
		last := func(n int) string { return signalAt(v, mean, width, n) }
		for later := at + 1; later < len(v); later++ {
			if last(later) != "" {
				return falsely("it changed later too")
			}
		}
		return holds(last(at) != "", "%s changed around %s (%s). What happened?", nameOf(k), all[at+from].Date, last(at))
	},
	"L51": func(c *court, i Insight) string {
		k := about[model.KPI](c, i)
		done, known := c.attained(k)
		if c.raw(k) {
			return i.Text
		}
		planned := c.under(func(n model.Initiative) bool {
			return n.ID == k.Initiative || slices.ContainsFunc(n.Effects, func(e model.Effect) bool { return e.KPI == k.ID })
		})
		return holds(known && done < number(c.set.KPIBehind) && !planned, "%s is behind and nothing is planned.", nameOf(k))
	},
	"L52": func(c *court, i Insight) string {
		k := about[model.KPI](c, i)
		if c.raw(k) {
			return i.Text
		}
		_, v, from := c.series(k)
		mean, width := limits(v[from:])
		lo, hi, target := mean-width, mean+width, k.Target.Or(0)
		if k.Unit == model.Percent && strings.Contains(i.Text, "("+c.inUnit(max(0, lo), k)) { // a share ends at 0 and 1
			lo, hi = max(0, lo), min(1, hi)
		}
		return holds(target < mean-width || target > mean+width, "%s: %s is beyond what the present process delivers (%s–%s). Change the process, not the effort.",
			nameOf(k), c.inUnit(target, k), c.inUnit(lo, k), c.inUnit(hi, k))
	},
	"L53": func(c *court, i Insight) string {
		k := about[model.KPI](c, i)
		all, v, _ := c.series(k)
		if c.raw(k) {
			return i.Text
		}
		if k.Unit != model.Percent {
			return fmt.Sprintf("%s rests on %s.", nameOf(k), text.Several(int(all[len(all)-1].N.Or(0)), "answer"))
		}
		const z = 1.959963984540054
		n, p := all[len(all)-1].N.Or(0), v[len(v)-1]
		centre := (p + z*z/(2*n)) / (1 + z*z/n)
		half := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
		gap := math.Abs(k.Target.Or(p) - p)
		return holds(n < float64(number(c.set.SmallSample)) || 2*half > 2*gap, "%s rests on %s: interval %s–%s.", nameOf(k), text.Several(int(n), "answer"),
			percent(max(0, centre-half)), percent(min(1, centre+half)))
	},
	"L81": func(c *court, i Insight) string {
		m := about[model.Measurement](c, i)
		k, found := model.Lookup[model.KPI](c.doc, m.KPI)
		if !found {
			k, _ = model.Lookup[model.KPI](c.shared, m.KPI)
		}
		x, set := m.Value.Value()
		var possible bool
		var what string
		switch {
		case !set && m.N.IsSet():
			possible, what = k.Unit == model.Percent || k.Unit == "", "X of N is for shares, and this is measured in "+string(k.Unit)
		case !set:
			return i.Text // of single values
		case k.Unit == model.Percent && k.Definition != "roi" && k.Definition != "margin" && k.Definition != "growth":
			possible, what = x >= 0 && x <= 1, "Value must be from 0 to 1, that is 0 to 100 %"
		case k.Unit == model.Points:
			possible, what = x >= -100 && x <= 100, "Value must be from -100 to 100"
		case k.Unit == model.Count:
			possible, what = x >= 0 && x == math.Trunc(x), "Value must be a whole number from 0 on"
		case k.Unit == model.Score:
			top := float64(k.Scale.Or(10))
			possible, what = x >= 1 && x <= top, fmt.Sprintf("Value must be from 1 to %v", top)
		default: // times
			possible, what = x >= 0, "Value must be 0 or more"
		}
		return holds(!possible, "%s on %s cannot be so: %s.", nameOf(k), m.Date, what)
	},
	"L80": func(c *court, i Insight) string {
		k := about[model.KPI](c, i)
		all, _, _ := c.series(k)
		answered := len(all) > 0 && len(all[len(all)-1].Values) > 0
		return holds(answered && !k.Scale.IsSet(), "%s: on which scale do people answer? Without it nobody knows which answers are the best.", nameOf(k))
	},
	"L54": func(c *court, i Insight) string {
		k, _ := model.Lookup[model.KPI](c.doc, key(i, 1))
		sum, shares := 0.0, 0.0
		for p := range c.personas {
			felt, weights := 0.0, 0.0
			for at, t := range c.path {
				if v, ok := c.feeling(p, at); ok && string(t.Stage) == key(i, 0) {
					e, _ := c.doc.Experience(c.personas[p].ID, t.ID)
					w := float64(e.Importance.Or(c.importance(at)))
					felt, weights = felt+w*float64(v), weights+w
				}
			}
			if weights > 0 {
				sum, shares = sum+c.shares[p]*felt/weights, shares+c.shares[p]
			}
		}
		index := 50 + 25*sum/shares
		switch done, known := c.attained(k); {
		case !known:
			return falsely("it is not known how far it is")
		case index >= number(c.set.HappyIndex)-1e-9 && done < 1:
			return fmt.Sprintf("Customers are happy at %s but leave. What is the map missing?", c.called(i, 0))
		case index <= number(c.set.UnhappyIndex)+1e-9 && done >= 1-1e-9:
			return fmt.Sprintf("Customers are unhappy at %s but stay. What is the map missing?", c.called(i, 0))
		}
		return falsely("feelings and conversion agree")
	},
	"L68": func(c *court, i Insight) string {
		t := about[model.Touchpoint](c, i)
		for _, channel := range t.Channels {
			if said := strings.ToUpper(channel[:1]) + channel[1:] + " support is offered but not timed."; said == i.Text {
				return holds(t.Function == "service", "%s", said)
			}
		}
		return falsely("on no such channel")
	},
}

// signalAt says which rule of the chart a point breaks, the last of them.
func signalAt(v []float64, mean, width float64, at int) string {
	side := func(x, far float64) int {
		switch {
		case x-mean > far+1e-9:
			return 1
		case mean-x > far+1e-9:
			return -1
		}
		return 0
	}
	for from := max(0, at-3); from <= at && from+4 <= len(v); from++ {
		near := map[int]int{}
		for _, x := range v[from : from+4] {
			near[side(x, width/2)]++
		}
		if near[1] >= 3 || near[-1] >= 3 {
			return "three of four close to a limit"
		}
	}
	lo, hi := at, at
	for lo > 0 && side(v[lo-1], 0) == side(v[at], 0) {
		lo--
	}
	for hi+1 < len(v) && side(v[hi+1], 0) == side(v[at], 0) {
		hi++
	}
	switch {
	case side(v[at], 0) != 0 && hi-lo+1 >= 8:
		return "eight in a row on one side of the mean"
	case side(v[at], width) != 0:
		return "a point outside the natural limits"
	}
	return ""
}

var workJudges = map[RuleID]judge{
	"L29": func(c *court, i Insight) string {
		n := about[model.Initiative](c, i)
		var missing []string
		if n.Owner == "" {
			missing = append(missing, "owner")
		}
		if n.Due == "" {
			missing = append(missing, "due date")
		}
		if watched := slices.ContainsFunc(c.kpis, func(k model.KPI) bool { return k.Initiative == n.ID }); !watched && len(n.Effects) == 0 {
			missing = append(missing, "KPI")
		}
		return holds(len(missing) > 0 && n.Status == model.Doing, "%s has no %s.", nameOf(n), strings.ReplaceAll(listed(missing), " and ", " and no "))
	},
	"L30": func(c *court, i Insight) string {
		n := about[model.Initiative](c, i)
		return holds(len(n.Findings) == 0 && len(n.Opportunities) == 0, "%s solves which problem?", nameOf(n))
	},
	"L55": func(c *court, i Insight) string {
		h := about[model.Hypothesis](c, i)
		based := h.Before.N.IsSet()
		for _, k := range c.kpis {
			based = based || k.ID == h.KPI && k.Baseline.IsSet()
		}
		var missing []string
		if h.KPI == "" {
			missing = append(missing, "KPI")
		}
		if !based {
			missing = append(missing, "baseline")
		}
		if !h.Effect.IsSet() {
			missing = append(missing, "expected effect")
		}
		return holds(len(missing) > 0, "'%s' cannot be proved wrong yet: it has no %s.", nameOf(h), strings.ReplaceAll(listed(missing), " and ", " and no "))
	},
	"L56": func(c *court, i Insight) string {
		h := about[model.Hypothesis](c, i)
		x1, n1, x2, n2 := h.Before.X.Or(0), h.Before.N.Or(0), h.After.X.Or(0), h.After.N.Or(0)
		pool := (x1 + x2) / (n1 + n2)
		p := math.Erfc(math.Abs(x2/n2-x1/n1) / math.Sqrt(2*pool*(1-pool)*(1/n1+1/n2)))
		if min(x1, n1-x1, x2, n2-x2) < 5 {
			p = fisher(int(x1), int(n1), int(x2), int(n2))
		}
		for _, claim := range []string{"supported", "refuted"} {
			if said := fmt.Sprintf("Recorded as %s, but the p value is %s, of %s.", claim, text.Write(p, text.PValue), text.Several(int(n1+n2), "person")); agree(said, i.Text) {
				return holds(claim == "refuted" || p >= number(c.set.Alpha) || x2/n2 < x1/n1, "%s", said)
			}
		}
		return falsely(fmt.Sprintf("p %v of %v", p, n1+n2))
	},
	"L57": func(c *court, i Insight) string {
		n := about[model.Initiative](c, i)
		return holds(n.Due < today && n.Status != model.Done, "%s was due %s.", nameOf(n), n.Due)
	},
	"L58": func(c *court, i Insight) string {
		n := about[model.Initiative](c, i)
		months, sure := n.Horizon.Or(12), n.Confidence.Or(1)
		cost := n.OneOffCost.Or(0) + n.RunningCost.Or(0)*months
		lift, perLift := c.sales(n) // money a month
		monthly := sure * (lift*perLift + n.Savings.Or(0))
		roi := (months*monthly - cost) / cost
		said := fmt.Sprintf("%s does not pay back in %s months (ROI %s).", nameOf(n), plain(months), percent(roi))
		if perLift > 0 {
			said += fmt.Sprintf(" Break-even needs +%s.", inPoints(100*(cost/(sure*months)-n.Savings.Or(0))/perLift))
		}
		return holds(roi < 0 || n.OneOffCost.Or(0) > months*(monthly-n.RunningCost.Or(0)), "%s", said)
	},
	"L59": func(c *court, i Insight) string {
		k := about[model.KPI](c, i)
		sum, n := 0.0, 0
		c.under(func(i model.Initiative) bool {
			promises := false
			for _, e := range i.Effects {
				if v, ok := e.Expected.Value(); ok && e.KPI == k.ID {
					sum, promises = sum+v, true
				}
			}
			if promises {
				n++
			}
			return false
		})
		_, v, _ := c.series(k)
		gap := k.Target.Or(0) - v[len(v)-1]
		return holds(sum/gap > 1 && n > 1, "%d initiatives promise %s on %s; the gap is %s.", n, c.change(sum, k), nameOf(k), c.change(gap, k))
	},
	"L60": func(c *court, _ Insight) string {
		j := c.doc.Journey()
		if j.Reviewed == "" {
			return fmt.Sprintf("Never reviewed, though a review every %s was agreed.", text.Several(j.ReviewEvery.Or(0), "day"))
		}
		then, _ := j.Reviewed.Time()
		return holds(c.now.Sub(then) > time.Duration(j.ReviewEvery.Or(0))*24*time.Hour, "Last reviewed %s. Customers have moved on.", j.Reviewed)
	},
}

// sales returns by how much an initiative is to raise the share of those who buy,
// and what all of it would bring a month.
func (c *court) sales(n model.Initiative) (lift, perLift float64) {
	months := map[model.Period]float64{"quarter": 3, "year": 12}[c.shared.Workspace().Period]
	for _, e := range n.Effects {
		for _, k := range c.kpis {
			if k.ID == e.KPI && k.Definition == "conversion-rate" && e.Expected.IsSet() {
				return e.Expected.Or(0), n.Reach.Or(0) / max(1, months) * c.latest("average-purchase") * c.latest("margin")
			}
		}
	}
	return 0, 0
}

// latest returns the last value of the first KPI of a definition.
func (c *court) latest(definition string) float64 {
	for _, k := range c.kpis {
		if _, v, _ := c.series(k); k.Definition == definition && len(v) > 0 {
			return v[len(v)-1]
		}
	}
	return 0
}

// fisher adds up what is no likelier than what was seen, with exact fractions of
// binomial coefficients in logarithms.
func fisher(x1, n1, x2, n2 int) float64 {
	choose := func(n, k int) float64 {
		sum := 0.0
		for i := range k {
			sum += math.Log(float64(n-i)) - math.Log(float64(i+1))
		}
		return sum
	}
	all := x1 + x2
	chance := func(k int) float64 { return math.Exp(choose(n1, k) + choose(n2, all-k) - choose(n1+n2, all)) }
	p := 0.0
	for k := max(0, all-n2); k <= min(n1, all); k++ {
		if c := chance(k); c <= chance(x1)*(1+1e-7) {
			p += c
		}
	}
	return min(1, p)
}
