package insight

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"wend/model"
	"wend/model/text"
)

// court recomputes what insights claim, from the journey alone: nothing in it
// calls analysis or the rules. It is slow and plain on purpose.
type court struct {
	state       model.State
	doc, shared *model.Document
	set         model.Settings
	stages      []model.Stage
	path        []model.Touchpoint
	personas    []model.Persona
	shares      []float64
	activities  []model.Activity
	kpis        []model.KPI
	now         time.Time
}

func newCourt(s model.State, journey model.DocID) *court {
	d, _ := s.Document(journey)
	c := &court{state: s, doc: d, shared: s.Workspace(), set: s.Workspace().Workspace().Settings.WithDefaults()}
	c.now, _ = today.Time()
	for _, id := range d.IDs(model.KindStage, "") {
		if st, found := model.Lookup[model.Stage](d, id); found {
			c.stages = append(c.stages, st)
			for _, id := range d.IDs(model.KindTouchpoint, id) {
				if t, found := model.Lookup[model.Touchpoint](d, id); found {
					c.path = append(c.path, t)
				}
			}
		}
	}
	for _, id := range d.Journey().Personas {
		if p, found := model.Lookup[model.Persona](c.shared, id); found {
			c.personas = append(c.personas, p)
		}
	}
	c.weigh()
	c.activities = slices.Collect(model.All[model.Activity](c.shared))
	c.kpis = slices.Concat(slices.Collect(model.All[model.KPI](d)), slices.Collect(model.All[model.KPI](c.shared)))
	return c
}

// weigh divides one among the personas: what none of them says is shared by
// those that say nothing.
func (c *court) weigh() {
	left, silent := 1.0, 0
	for _, p := range c.personas {
		left -= p.Weight.Or(0)
		if !p.Weight.IsSet() {
			silent++
		}
	}
	sum := 0.0
	for _, p := range c.personas {
		w := p.Weight.Or(max(0, left) / float64(max(1, silent)))
		c.shares, sum = append(c.shares, w), sum+w
	}
	for i := range c.shares {
		if sum > 0 {
			c.shares[i] /= sum
		}
	}
}

// judge holds one rule's insight against the journey: it returns the sentence
// that is true, or why there is none.
type judge func(c *court, i Insight) string

// judges has one for each rule.
var judges = map[RuleID]judge{}

func init() {
	for _, theme := range []map[RuleID]judge{mapJudges, moodJudges, pathJudges, chainJudges, kpiJudges, workJudges} {
		for id, j := range theme {
			judges[id] = j
		}
	}
}

// falsely is what a judge says whose insight has no ground.
func falsely(why string) string { return "(false: " + why + ")" }

// holds returns the sentence if its ground is there.
func holds(ground bool, format string, args ...any) string {
	if !ground {
		return falsely("no ground for it")
	}
	return fmt.Sprintf(format, args...)
}

// numeral is a number in a sentence.
var numeral = regexp.MustCompile(`[0-9]+(\.[0-9]+)?`)

// agree reports whether two sentences say the same. Two ways to compute a number
// that lies halfway between two roundings may round it differently.
func agree(a, b string) bool {
	a, b = sentence(model.CleanLine(a)), sentence(model.CleanLine(b))
	if a == b {
		return true
	}
	m, n := numeral.FindAllString(a, -1), numeral.FindAllString(b, -1)
	if numeral.ReplaceAllString(a, "#") != numeral.ReplaceAllString(b, "#") || len(m) != len(n) {
		return false
	}
	for i := range m {
		x, _ := strconv.ParseFloat(m[i], 64)
		y, _ := strconv.ParseFloat(n[i], 64)
		_, digits, _ := strings.Cut(m[i], ".")
		if _, more, _ := strings.Cut(n[i], "."); len(more) > len(digits) {
			digits = more
		}
		if math.Abs(x-y) > 1.01*math.Pow(10, -float64(len(digits))) || len(digits) == 0 && x != y {
			return false
		}
	}
	return true
}

// try judges every insight about a journey, and remembers which rules it met.
func try(t rapid.TB, s model.State, journey model.DocID, met map[RuleID]int) {
	c := newCourt(s, journey)
	for _, i := range found(s, journey) {
		j, has := judges[i.Rule]
		if !has {
			t.Fatalf("nobody judges %s", i.Rule)
		}
		met[i.Rule]++
		if want := j(c, i); !agree(want, i.Text) {
			t.Fatalf("%s\nsays  %s\ntrue  %s", i.ID, i.Text, want)
		}
	}
}

func TestEveryRuleIsJudged(t *testing.T) {
	met := map[RuleID]int{}
	for _, rule := range Rules() {
		if judges[rule.ID] == nil {
			t.Errorf("nobody judges %s", rule.ID)
			continue
		}
		r := healthy()
		examples[rule.ID].fires(r)
		try(t, r.state(), "j", met)
		if met[rule.ID] == 0 {
			t.Errorf("%s was never before its judge", rule.ID)
		}
	}
	if len(judges) != len(Rules()) {
		t.Errorf("%d judges for %d rules", len(judges), len(Rules()))
	}
}

// Each number in a sentence of each rule is made a false one, and each name
// another: its judge notices.
func TestAJudgeNoticesAFalseSentence(t *testing.T) {
	numbers := 0
	for _, rule := range Rules() {
		r := healthy()
		examples[rule.ID].fires(r)
		c := newCourt(r.state(), "j")
		for _, i := range r.found() {
			if i.Rule != rule.ID {
				continue
			}
			for _, at := range numeral.FindAllStringIndex(i.Text, -1) {
				numbers++
				was, _ := strconv.ParseFloat(i.Text[at[0]:at[1]], 64)
				told(t, c, i, i.Text[:at[0]]+strconv.FormatFloat(was+7, 'f', -1, 64)+i.Text[at[1]:])
			}
			for _, o := range i.Objects {
				d, _ := r.state().Document(o.Doc)
				if thing, _ := d.Find(o.Ref); nameOf(thing) != "" && strings.Contains(i.Text, nameOf(thing)) {
					told(t, c, i, strings.ReplaceAll(i.Text, nameOf(thing), "Something else"))
				}
			}
			told(t, c, i, i.Text+" And more.")
		}
	}
	if numbers < 40 {
		t.Errorf("only %d numbers were tried", numbers)
	}
}

// told lets an insight say something that is false before its judge.
func told(t *testing.T, c *court, i Insight, lie string) {
	t.Helper()
	i.Text = lie
	if agree(judges[i.Rule](c, i), lie) {
		t.Errorf("%s may say %q", i.ID, lie)
	}
}

// inPoints writes a difference in points.
func inPoints(x float64) string {
	said := text.Telling(x, 2) + " points"
	if said == "1 points" {
		return "1 point"
	}
	return said
}

func TestTheSentencesAboutTheSamplesAreTrue(t *testing.T) {
	met := map[RuleID]int{}
	for _, name := range []string{"smartphone", "retailer"} {
		try(t, sample(t, name), model.DocID(name), met)
	}
	try(t, bare(t), "smartphone", met)
}

func TestTheSentencesAboutRandomJourneysAreTrue(t *testing.T) {
	met, journeys := map[RuleID]int{}, 0
	for journeys < 200 {
		rapid.Check(t, func(rt *rapid.T) {
			journeys++
			var r *room
			if rapid.Bool().Draw(rt, "first hour") {
				r = firstHour(rt)
			} else {
				r = stirred(rt)
			}
			try(rt, r.state(), "j", met)
		})
		if t.Failed() || testing.Short() {
			return
		}
	}
	if len(met) < 3*len(Rules())/4 {
		t.Errorf("only %d of %d rules spoke about %d journeys", len(met), len(Rules()), journeys)
	}
}

// stirred returns the healthy map with some of what makes rules speak done to it
// at once, and its numbers shaken.
func stirred(t *rapid.T) *room {
	r := healthy()
	for _, rule := range rapid.SliceOfN(rapid.SampledFrom(Rules()), 0, 8).Draw(t, "rules") {
		stir(r, examples[rule.ID])
	}
	feeling := rapid.IntRange(-2, 2)
	for _, id := range r.j.IDs(model.KindTouchpoint, "interest") {
		r.feel(model.TouchpointID(id), feeling.Draw(t, "ana"), feeling.Draw(t, "ben"))
	}
	for e := range model.All[model.Experience](r.j) {
		if rapid.IntRange(0, 9).Draw(t, "expects") == 0 {
			e.Expected = model.Some(feeling.Draw(t, "expected"))
			e.Tier = rapid.SampledFrom([]model.Tier{"", model.Assumption, model.Reasoned, model.Validated}).Draw(t, "tier")
			r.put(e)
		}
	}
	for a := range model.All[model.Activity](r.shared) {
		a.Cost = model.Some(float64(rapid.IntRange(0, 900).Draw(t, "cost")))
		if rapid.Bool().Draw(t, "loaded") {
			a.Demand, a.Capacity = model.Some(float64(rapid.IntRange(1, 150).Draw(t, "demand"))), model.Some(100.0)
		}
		r.put(a)
	}
	r.reroute(t)
	r.remeasure(t)
	r.invest(t)
	return r
}

// stir does what makes one rule speak, if what it needs is still there.
func stir(r *room, e example) {
	shared, j := r.shared, r.j
	defer func() {
		if recover() != nil {
			r.shared, r.j = shared, j
		}
	}()
	e.fires(r)
}

// reroute draws the shares of those who leave and go on, to sums of 1.
func (r *room) reroute(t *rapid.T) {
	if rapid.Bool().Draw(t, "path as it is") {
		return
	}
	for _, from := range []model.Node{"interest", "purchase"} {
		left := 100
		var last model.Transition
		for w := range model.All[model.Transition](r.j) {
			if w.From != from {
				continue
			}
			p := rapid.IntRange(0, left).Draw(t, "p")
			left -= p
			last = way(w.From, w.To, float64(p)/100)
			r.put(last)
		}
		if last.From != "" {
			last.Probability = model.Some(last.Probability.Or(0) + float64(left)/100)
			r.put(last)
		}
	}
}

func (r *room) remeasure(t *rapid.T) {
	n := float64(rapid.IntRange(1, 400).Draw(t, "n"))
	r.put(counted("k1", "2026-10-01", math.Floor(n*rapid.Float64Range(0, 1).Draw(t, "share")), n))
	for m := range rapid.IntRange(0, 12).Draw(t, "months") {
		r.put(measured("k2", model.Date(fmt.Sprintf("2025-%02d-01", m+1)), float64(rapid.IntRange(80, 120).Draw(t, "value"))))
	}
}

// invest plans something that is to make more people buy.
func (r *room) invest(t *rapid.T) {
	if rapid.Bool().Draw(t, "nothing is planned") {
		return
	}
	r.put(
		model.KPI{ID: "buys", Name: "Visitors who buy", Definition: "conversion-rate", Unit: model.Percent, Direction: model.Up, Stage: "purchase"},
		model.KPI{ID: "margin", Name: "Margin", Definition: "margin", Unit: model.Percent, Direction: model.Up, Stage: "purchase"},
		measured("margin", "2026-10-01", rapid.Float64Range(0.1, 0.9).Draw(t, "margin")),
		model.Initiative{
			ID: "faster", Name: "Faster checkout", Findings: []model.FindingID{"f1"}, Reach: model.Some(float64(rapid.IntRange(1, 9000).Draw(t, "reach"))),
			Effects:    []model.Effect{{KPI: "buys", Expected: model.Some(rapid.Float64Range(0, 0.05).Draw(t, "lift"))}},
			OneOffCost: model.Some(float64(rapid.IntRange(1, 30000).Draw(t, "cost"))), Horizon: model.Some(float64(rapid.IntRange(1, 24).Draw(t, "months"))),
		},
	)
}

// Looking things up.

func (c *court) place(key string) int {
	return slices.IndexFunc(c.path, func(t model.Touchpoint) bool { return string(t.ID) == key })
}

func (c *court) stage(key string) int {
	return slices.IndexFunc(c.stages, func(s model.Stage) bool { return string(s.ID) == key })
}

func (c *court) stageOf(i int) model.Stage { return c.stages[c.stage(string(c.path[i].Stage))] }

// called returns the name of the n-th thing an insight is about.
func (c *court) called(i Insight, n int) string {
	d, _ := c.state.Document(i.Objects[n].Doc)
	o, _ := d.Find(i.Objects[n].Ref)
	return nameOf(o)
}

func key(i Insight, n int) string { return i.Objects[n].Ref.Key }

func about[T model.Object](c *court, i Insight) T {
	d, _ := c.state.Document(i.Objects[0].Doc)
	o, _ := model.Lookup[T](d, key(i, 0))
	return o
}

func (c *court) importance(i int) int { return c.path[i].Importance.Or(number(c.set.Importance)) }

func (c *court) feeling(p, i int) (int, bool) {
	e, _ := c.doc.Experience(c.personas[p].ID, c.path[i].ID)
	return e.Valence.Value()
}

// feelings returns what the personas feel at a touchpoint.
func (c *court) feelings(i int) []int {
	var out []int
	for p := range c.personas {
		if v, ok := c.feeling(p, i); ok {
			out = append(out, v)
		}
	}
	return out
}

// mean returns what customers feel at a touchpoint, by the personas' shares.
func (c *court) mean(i int) (float64, bool) {
	sum, shares := 0.0, 0.0
	for p := range c.personas {
		if v, ok := c.feeling(p, i); ok {
			sum, shares = sum+c.shares[p]*float64(v), shares+c.shares[p]
		}
	}
	return sum / shares, shares > 0
}

// moments returns the moments of truth: both rules, at most five.
func (c *court) moments() []int {
	type moment struct {
		at             int
		intensity, gap float64
		chosen         bool
	}
	var all []moment
	for i, t := range c.path {
		m, fires := moment{i, 0, -9, t.Moment == model.OverrideYes}, t.Moment == model.OverrideYes
		for p, who := range c.personas {
			v, ok := c.feeling(p, i)
			if !ok {
				continue
			}
			e, _ := c.doc.Experience(who.ID, t.ID)
			w := float64(e.Importance.Or(c.importance(i)))
			m.intensity, m.gap = max(m.intensity, w*math.Abs(float64(v))), max(m.gap, w-float64(v+3))
			fires = fires || w >= float64(number(c.set.MomentImportance)) && math.Abs(float64(v)) >= float64(number(c.set.MomentValence))
		}
		if (fires || m.gap >= float64(number(c.set.MomentGap))) && t.Moment != model.OverrideNo {
			all = append(all, m)
		}
	}
	slices.SortStableFunc(all, func(a, b moment) int {
		switch {
		case a.chosen != b.chosen && a.chosen, a.chosen == b.chosen && a.intensity > b.intensity,
			a.chosen == b.chosen && a.intensity == b.intensity && a.gap > b.gap:
			return -1
		case a.chosen == b.chosen && a.intensity == b.intensity && a.gap == b.gap:
			return 0
		}
		return 1
	})
	var out []int
	for n, m := range all {
		if n < 5 {
			out = append(out, m.at)
		}
	}
	return out
}

func (c *court) decides(i int) bool { return slices.Contains(c.moments(), i) }

// links returns those that support, of a touchpoint and of an activity; "" and
// -1 for any.
func (c *court) links(a model.ActivityID, at int) []model.Link {
	var out []model.Link
	for l := range model.All[model.Link](c.doc) {
		p := c.place(string(l.Touchpoint))
		if l.Effect != model.Harms && p >= 0 && (a == "" || l.Activity == a) && (at < 0 || p == at) &&
			slices.ContainsFunc(c.activities, func(x model.Activity) bool { return x.ID == l.Activity }) {
			out = append(out, l)
		}
	}
	return out
}

func (c *court) support(at int) int {
	best := 0
	for _, l := range c.links("", at) {
		best = max(best, l.Strength)
	}
	return best
}

// stageOfThing returns the stage of something that belongs to one or to a touchpoint.
func (c *court) stageOfThing(s model.StageID, t model.TouchpointID) int {
	if i := c.place(string(t)); i >= 0 {
		return c.stage(string(c.path[i].Stage))
	}
	return c.stage(string(s))
}

// under returns the initiatives that are not dropped.
func (c *court) under(ok func(model.Initiative) bool) bool {
	for i := range model.All[model.Initiative](c.shared) {
		if i.Status != dropped && ok(i) {
			return true
		}
	}
	return false
}

// worked reports whether an initiative is for a finding, itself or through an
// opportunity.
func (c *court) worked(f model.FindingID) bool {
	return c.under(func(i model.Initiative) bool {
		return slices.Contains(i.Findings, f) || slices.ContainsFunc(i.Opportunities, func(id model.OpportunityID) bool {
			o, _ := model.Lookup[model.Opportunity](c.doc, id)
			return slices.Contains(o.Findings, f)
		})
	})
}

// workedAt reports whether an initiative is for a problem at a touchpoint.
func (c *court) workedAt(t model.TouchpointID) bool {
	for f := range model.All[model.Finding](c.doc) {
		if f.Touchpoint == t && c.worked(f.ID) {
			return true
		}
	}
	return c.under(func(i model.Initiative) bool {
		return slices.ContainsFunc(i.Opportunities, func(id model.OpportunityID) bool {
			o, _ := model.Lookup[model.Opportunity](c.doc, id)
			return slices.Contains(o.Touchpoints, t)
		})
	})
}
