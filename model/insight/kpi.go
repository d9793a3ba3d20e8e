package insight

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"wend/model"
	"wend/model/analysis/formula"
	"wend/model/text"
)

var kpiRules = []Rule{
	{
		"L47", Warning, "stage without KPI", "Choose a KPI for the stage.",
		[]Need{Stages},
		(*index).unmeasuredStages,
	},
	{
		"L48", Warning, "KPI without baseline or target, or with a target on the wrong side", "Enter it in the KPI's form.",
		nil, (*index).aimless,
	},
	{
		"L49", Warning, "stale KPI", "Measure it again.",
		[]Need{Today},
		(*index).stale,
	},
	{
		"L50", Notice, "KPI that changed", "Ask what happened then, and note it.",
		nil, (*index).changed,
	},
	{
		"L51", Warning, "KPI behind its target with nothing planned", "Plan an initiative, or correct the target.",
		[]Need{Today},
		(*index).late,
	},
	{
		"L52", Notice, "target out of reach of the present process", "Change the process: effort alone will not do.",
		nil, (*index).outOfReach,
	},
	{
		"L53", Warning, "KPI that rests on few answers", "Ask more people before you decide.",
		nil, (*index).thin,
	},
	{
		"L54", Notice, "feelings and conversion disagree", "Ask what the map is missing at this stage.",
		[]Need{Feelings},
		(*index).disagreeing,
	},
	{
		"L80", Warning, "answers without a scale", "Enter how far the answers go: to 5, 7 or 10.",
		nil, (*index).unscaled,
	},
	{
		"L81", Warning, "value that cannot be", "Correct it, or delete it.",
		nil, (*index).impossible,
	},
	{
		"L68", Notice, "support that is not timed", "Add the response time as a KPI.",
		[]Need{Touchpoints},
		(*index).untimed,
	},
}

func (x *index) unmeasuredStages(tell tell) {
	measured := map[int]bool{}
	for _, k := range x.kpis {
		measured[x.Anchor(k.Stage, k.Touchpoint).Stage] = true
	}
	for i, s := range x.Stages {
		if !measured[i] {
			tell(fmt.Sprintf("How would you notice that %s got better?", nameOf(s)), x.object(s))
		}
	}
}

func (x *index) aimless(tell tell) {
	for _, k := range x.kpis {
		base, hasBase := k.Baseline.Value()
		target, hasTarget := k.Target.Value()
		switch {
		case !hasTarget && !hasBase && k.Direction != model.Band:
			tell(nameOf(k.KPI)+": from what, to what?", k.object)
		case !hasTarget:
			tell(nameOf(k.KPI)+": to what?", k.object)
		case !hasBase && k.Direction != model.Band:
			tell(nameOf(k.KPI)+": from what?", k.object)
		case k.Direction == model.Up && formula.Below(target, base), k.Direction == model.Down && formula.Above(target, base):
			tell(fmt.Sprintf("%s should go %s, and its target %s is on the wrong side of %s. Which of the three is right?", nameOf(k.KPI), k.Direction,
				x.inUnit(target, k.Unit), x.inUnit(base, k.Unit)), k.object)
		}
	}
}

func (x *index) unscaled(tell tell) {
	for _, k := range x.kpis {
		if k.stand.Unscaled {
			tell(fmt.Sprintf("%s: on which scale do people answer? Without it nobody knows which answers are the best.", nameOf(k.KPI)), k.object)
		}
	}
}

// impossible looks for values that their KPI cannot have. None can be entered; an
// old file may hold one.
func (x *index) impossible(tell tell) {
	for _, k := range x.kpis {
		d, _ := x.state.Document(k.object.Doc)
		for _, m := range d.Measurements(k.ID) {
			if what := k.Problem(m); what != "" {
				tell(fmt.Sprintf("%s on %s cannot be so: %s.", nameOf(k.KPI), m.Date, what), Object{k.object.Doc, model.RefOf(m)}, k.object)
			}
		}
	}
}

// last returns the last measurement of a KPI as an object.
func (k kpi) last() Object {
	return Object{k.object.Doc, model.RefOf(k.series[len(k.series)-1])}
}

// counted reports whether the last measurement is so many of so many.
func (k kpi) counted() bool { return k.series[len(k.series)-1].X.IsSet() }

func (x *index) stale(tell tell) {
	for _, k := range x.kpis {
		if k.stand.Stale && len(k.series) > 0 {
			tell(fmt.Sprintf("%s is %s old. Still true?", nameOf(k.KPI), days(int(k.stand.Age.Or(0)))), k.object, k.last())
		}
	}
}

func (x *index) changed(tell tell) {
	for _, k := range x.kpis {
		if n := len(k.stand.Signals); n > 0 {
			last := k.stand.Signals[n-1]
			at := Object{k.object.Doc, model.RefOf(model.Measurement{KPI: k.ID, Date: last.Date})}
			tell(fmt.Sprintf("%s changed around %s (%s). What happened?", nameOf(k.KPI), last.Date, last.Says()), k.object, at)
		}
	}
}

func (x *index) late(tell tell) {
	for _, k := range x.kpis {
		attained, known := k.stand.Attainment.Value()
		due, ok := k.Due.Time()
		if !known || formula.AtLeast(attained, number(x.settings.KPIBehind)) || !ok || x.planned(k) {
			continue
		}
		start, _ := k.series[0].Date.Time()
		if x.today.Sub(start) >= due.Sub(x.today) {
			tell(nameOf(k.KPI)+" is behind and nothing is planned.", k.object)
		}
	}
}

func (x *index) outOfReach(tell tell) {
	for _, k := range x.kpis {
		lo, known := k.stand.Chart.Low.Value()
		hi := k.stand.Chart.High.Or(lo)
		target, ok := k.Target.Value()
		if known && ok && len(k.stand.Signals) == 0 && formula.Below(k.stand.Attainment.Or(0), 1) && (formula.Below(target, lo) || formula.Above(target, hi)) {
			tell(fmt.Sprintf("%s: %s is beyond what the present process delivers (%s–%s). Change the process, not the effort.", nameOf(k.KPI),
				x.inUnit(target, k.Unit), x.inUnit(lo, k.Unit), x.inUnit(hi, k.Unit)), k.object)
		}
	}
}

func (x *index) thin(tell tell) {
	for _, k := range x.kpis {
		n, gap := k.stand.N.Or(0), k.stand.Gap.Or(0)
		lo, known := k.stand.Interval.Low.Value()
		switch hi := k.stand.Interval.High.Or(lo); {
		case n == 0:
		case known && k.counted():
			if k.stand.Small || gap != 0 && formula.Above(hi-lo, 2*math.Abs(gap)) {
				tell(fmt.Sprintf("%s rests on %s: interval %s–%s.", nameOf(k.KPI), text.Several(int(n), "answer"), percent(lo), percent(hi)), k.object, k.last())
			}
		case k.stand.Small:
			tell(fmt.Sprintf("%s rests on %s.", nameOf(k.KPI), text.Several(int(n), "answer")), k.object, k.last())
		}
	}
}

// converts reports whether a KPI measures how many go on to the next stage.
func converts(k kpi) bool {
	return strings.Contains(k.Definition, "conversion") || strings.Contains(strings.ToLower(k.Name), "conversion")
}

func (x *index) disagreeing(tell tell) {
	for _, k := range x.kpis {
		stage, found := x.Stage(k.Stage)
		attained, known := k.stand.Attainment.Value()
		if !found || !known || !converts(k) {
			continue
		}
		index, felt := x.report.Emotion.Stages[stage].Index.Value()
		if !felt {
			continue
		}
		switch name := nameOf(x.Stages[stage]); {
		case formula.AtLeast(index, number(x.settings.HappyIndex)) && formula.Below(attained, 1):
			tell(fmt.Sprintf("Customers are happy at %s but leave. What is the map missing?", name), x.object(x.Stages[stage]), k.object)
		case formula.AtMost(index, number(x.settings.UnhappyIndex)) && formula.AtLeast(attained, 1):
			tell(fmt.Sprintf("Customers are unhappy at %s but stay. What is the map missing?", name), x.object(x.Stages[stage]), k.object)
		}
	}
}

// hotlines are channels on which customers wait for an answer.
var hotlines = []string{"phone", "hotline", "chat", "live chat", "messenger", "help desk", "contact form", "ticket", "support"}

func (x *index) untimed(tell tell) {
	for i, t := range x.Path {
		if t.Function != "service" || x.timed(i) {
			continue
		}
		at := slices.IndexFunc(t.Channels, func(c string) bool { return slices.Contains(hotlines, strings.ToLower(c)) })
		if at >= 0 {
			tell(capital(t.Channels[at])+" support is offered but not timed.", x.touchpoint(i))
		}
	}
}

// timed reports whether the response time at a touchpoint is a KPI, its own or
// one of its stage or of the whole.
func (x *index) timed(i int) bool {
	return slices.ContainsFunc(x.kpis, func(k kpi) bool {
		answers := strings.Contains(k.Definition, "response") || strings.Contains(strings.ToLower(k.Name), "response")
		at := x.Anchor(k.Stage, k.Touchpoint).Stage
		return answers && (at < 0 || at == x.StageOf(i))
	})
}
