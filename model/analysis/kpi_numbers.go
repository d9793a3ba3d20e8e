package analysis

import (
	"fmt"
	"slices"

	"wend/model"
	"wend/model/text"
)

var kpiNumbers = []number{
	{
		topic: "kpi.on-target", title: "KPIs on target", unit: Count, better: Higher,
		plain:   "How many KPIs are where they should be",
		formula: "number of KPIs whose progress is at least 100 %", source: own, remedy: enterKPI,
		get:    whole(func(r *Report) Number { return r.KPIs.onTarget() }),
		inputs: explainer.attainmentInputs,
	},
	{
		topic: "kpi.signals", title: "KPIs with a signal", unit: Count,
		plain:   "How many KPIs moved more than they usually do",
		formula: "number of KPIs with a point beyond mean ± 2.66 × mean moving range, eight in a row on one side of the mean, or three of four nearer to a limit than to the mean", source: xmr,
		remedy: "Add KPIs and measure them.",
		get:    whole(func(r *Report) Number { return r.KPIs.watched(r.KPIs.Signals) }),
		inputs: explainer.signalInputs,
	},
	{
		topic: "kpi.stale", title: "Stale KPIs", unit: Count, better: Lower,
		plain:   "How many KPIs were not measured for too long",
		formula: "number of KPIs whose last measurement is older than their maximum age, or one and a half of their cadence", source: own,
		remedy: "Add KPIs and measure them.",
		get:    whole(func(r *Report) Number { return r.KPIs.watched(r.KPIs.Stale) }),
		inputs: explainer.ageInputs,
	},
	{
		topic: "kpi.attainment", title: "Progress of ", unit: Share, better: Higher,
		plain:   "How much of the way from where a KPI began to its target is done",
		formula: "(current - baseline) / (target - baseline), the share of the way that is done", source: own, remedy: enterKPI,
		get:    ofKPI(func(k *KPI) Number { return k.Attainment }),
		inputs: explainer.kpiInputs,
	},
	{
		topic: "kpi.current", title: "Value of ",
		plain:   "What the last measurement of a KPI says",
		formula: "of the last measurement that is not dated after today: x / n, the value, or the single values summed up by the rule of the KPI", source: own,
		remedy: "Record a value.",
		get:    ofKPI(func(k *KPI) Number { return k.Current }).measured(),
		inputs: explainer.readingInputs,
	},
	{
		topic: "kpi.gap", title: "To go to the target of ", unit: Points,
		plain:   "How far the value of a KPI is from its target, in its unit",
		formula: "target - current", source: own, remedy: enterKPI,
		get:    ofKPI(func(k *KPI) Number { return k.Gap }).measured(),
		inputs: explainer.kpiInputs,
	},
	{
		topic: "kpi.interval-low", title: "Lower end of the interval of ",
		plain:   "The lowest value that the answers of a KPI still agree with",
		formula: intervalFormula, source: wilson, remedy: enterAnswers,
		get:    ofKPI(func(k *KPI) Number { return k.Interval.Low }).measured(),
		inputs: explainer.readingInputs,
	},
	{
		topic: "kpi.interval-high", title: "Upper end of the interval of ",
		plain:   "The highest value that the answers of a KPI still agree with",
		formula: intervalFormula, source: wilson, remedy: enterAnswers,
		get:    ofKPI(func(k *KPI) Number { return k.Interval.High }).measured(),
		inputs: explainer.readingInputs,
	},
	{
		topic: "kpi.limit-low", title: "Lower natural limit of ",
		plain:   "A value below it says that something changed; above it a KPI goes up and down by itself",
		formula: "mean - 2.66 × mean moving range, since the process last changed, and no less than is possible", source: xmr, remedy: enterSeries,
		get:    ofKPI(func(k *KPI) Number { return k.Chart.Low }).measured(),
		inputs: explainer.chartInputs,
	},
	{
		topic: "kpi.limit-high", title: "Upper natural limit of ",
		plain:   "A value above it says that something changed; below it a KPI goes up and down by itself",
		formula: "mean + 2.66 × mean moving range, since the process last changed, and no more than is possible", source: xmr, remedy: enterSeries,
		get:    ofKPI(func(k *KPI) Number { return k.Chart.High }).measured(),
		inputs: explainer.chartInputs,
	},
	{
		topic: "kpi.changes", title: "Signals of ", unit: Count,
		plain:   "How often a KPI moved more than it usually does",
		formula: "points beyond a limit, eight in a row on one side of the mean, or three of four nearer to a limit than to the mean", source: xmr, remedy: enterSeries,
		get: ofKPI(func(k *KPI) Number {
			return k.Chart.Mean.With(func(float64) float64 { return float64(len(k.Signals)) })
		}),
		inputs: explainer.changeInputs,
	},
	{
		topic: "kpi.trend", title: "p value of the trend of ", unit: PValue,
		plain:   "How probable so clear a rise or fall of a KPI would be if there were none",
		formula: "Mann-Kendall test of all points since the process last changed, two-sided, corrected for ties", source: kendall, remedy: enterSeries,
		get:    ofKPI(func(k *KPI) Number { return k.Trend.P }),
		inputs: explainer.trendInputs,
	},
	{
		topic: "kpi.age", title: "Days since the last measurement of ", unit: Count, better: Lower,
		plain:   "How many days ago a KPI was measured",
		formula: "today - date of the last measurement", source: own, remedy: "Record a value.",
		get:    ofKPI(func(k *KPI) Number { return k.Age }),
		inputs: explainer.readingInputs,
	},
}

const (
	intervalFormula = "95 %; of a share the score interval of Wilson, of answers that of their rule, of times that of their geometric mean"
	enterAnswers    = "Record how many of how many, or the single answers."
	enterSeries     = "Record more values."
)

func (e explainer) kpiInputs(subject string) []Input {
	k, _ := e.kpi(model.KPIID(subject))
	amount := func(o model.Opt[float64]) string {
		if v, set := o.Value(); set {
			return text.OfKPI(k.Unit, e.workspace().Currency).Rounded(v)
		}
		return "not set"
	}
	out := []Input{given("Baseline", amount(k.Baseline)), given("Target", amount(k.Target))}
	for _, r := range e.report.KPIs.List {
		if r.KPI == k.ID {
			out = append(out, given("Current", e.written(r, r.Current)).of("kpi.current", subject))
		}
	}
	return out
}

// eachKPI lists the KPIs with what text says about them, and a number of each.
func (e explainer) eachKPI(topic string, text func(KPI) string) []Input {
	var out []Input
	for _, k := range e.report.KPIs.List {
		out = append(out, given(e.kpiName(k.KPI), text(k)).of(topic, string(k.KPI)))
	}
	return out
}

func (e explainer) attainmentInputs(string) []Input {
	return e.eachKPI("kpi.attainment", func(k KPI) string {
		def, _ := e.kpi(k.KPI)
		return StandingOf(def, k, e.workspace().Currency).String()
	})
}

func (e explainer) signalInputs(string) []Input {
	return e.eachKPI("kpi.changes", func(k KPI) string {
		if len(k.Signals) == 0 {
			return "no signal"
		}
		last := k.Signals[len(k.Signals)-1]
		return fmt.Sprintf("%s on %s", last.Rule, last.Date)
	})
}

func (e explainer) ageInputs(string) []Input {
	return e.eachKPI("kpi.age", func(k KPI) string {
		days, ok := k.Age.Value()
		if !ok {
			return "not measured"
		}
		text := trimmed(days) + " days old"
		if k.Stale {
			text += ", stale"
		}
		return text
	})
}

// written writes a number in the unit of a KPI.
func (e explainer) written(k KPI, n Number) string {
	return Figure{Number: n, Measures: k.Unit}.In(e.workspace().Currency)
}

// measured returns where a KPI stands, and its last measurement.
func (e explainer) measured(subject string) (KPI, model.Measurement) {
	at := slices.IndexFunc(e.report.KPIs.List, func(k KPI) bool { return string(k.KPI) == subject })
	if at < 0 {
		return KPI{}, model.Measurement{}
	}
	k := e.report.KPIs.List[at]
	for _, d := range []*model.Document{e.doc, e.state.Workspace()} {
		if _, found := model.Lookup[model.KPI](d, k.KPI); found {
			if series := Measured(d.Measurements(k.KPI), e.report.Options.Today); len(series) > 0 {
				return k, series[len(series)-1]
			}
		}
	}
	return k, model.Measurement{}
}

// readingInputs says what the last measurement is.
func (e explainer) readingInputs(subject string) []Input {
	k, m := e.measured(subject)
	if m.Date == "" {
		return nil
	}
	out := []Input{given("Measured", string(m.Date)).of("kpi.age", subject)}
	x, hasX := m.X.Value()
	n, hasN := m.N.Value()
	switch {
	case hasX && hasN:
		out = append(out, given("Counted", text.Quantity{}.Exact(x)+" of "+text.Quantity{}.Exact(n)))
	case !m.Value.IsSet():
		out = append(out, given("Answers", fmt.Sprint(len(m.Values))))
	}
	if m.Source != "" {
		out = append(out, given("Source", m.Source))
	}
	return append(out, given("Value", e.written(k, k.Current)).of("kpi.current", subject))
}

// chartInputs says what the natural limits are made of.
func (e explainer) chartInputs(subject string) []Input {
	k, _ := e.measured(subject)
	if !k.Chart.Mean.Known() {
		return nil
	}
	return []Input{
		given("Points", fmt.Sprint(k.Chart.N)),
		given("Mean", e.written(k, k.Chart.Mean)),
		given("Mean moving range", e.written(k, k.Chart.Range)),
		given("Signals", text.Several(len(k.Signals), "signal")).of("kpi.changes", subject),
	}
}

// changeInputs lists the signals, the latest first.
func (e explainer) changeInputs(subject string) []Input {
	k, _ := e.measured(subject)
	var out []Input
	for _, s := range slices.Backward(k.Signals) {
		out = append(out, given(string(s.Date), signalWords[s.Rule]))
	}
	limits := given("Limits", e.written(k, k.Chart.Low)+" to "+e.written(k, k.Chart.High)).of("kpi.limit-high", subject)
	return append([]Input{limits}, out...)
}

// signalWords say what the rules of the XmR chart saw.
var signalWords = map[string]string{
	"R1": "a point outside the natural limits", "R2": "eight in a row on one side of the mean", "R3": "three of four close to a limit",
}

// Says is the signal in words.
func (s Signal) Says() string { return signalWords[s.Rule] }

// trendInputs says what the trend rests on.
func (e explainer) trendInputs(subject string) []Input {
	k, _ := e.measured(subject)
	if !k.Trend.P.Known() {
		return nil
	}
	return []Input{
		given("Points", fmt.Sprint(k.Trend.N)), given("Course", string(k.Trend.Course)),
		given("Median step from point to point", e.written(k, k.Trend.Slope)),
	}
}
