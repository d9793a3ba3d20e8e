package kpis

import (
	"fmt"
	"strings"
	"time"

	"wend/model"
	"wend/model/analysis"
	"wend/model/analysis/formula"
	"wend/model/text"
	"wend/ui/chart"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/table"
	"wend/ui/theme"
)

// row is a KPI and where it stands.
type row struct {
	doc   model.DocID
	kpi   model.KPI
	at    string // the stage, touchpoint or activity that it is about
	stand analysis.KPI
	said  analysis.Standing

	overdue   bool // the day of the target has gone by
	unsourced bool // nobody said where the last value comes from
}

func (r row) key() string { return string(r.doc) + "/" + string(r.kpi.ID) }

// spec is the list as a table.
var spec = table.Spec[row]{
	Title: "KPIs",
	Key:   row.key,
	Columns: []table.Column[row]{
		{Title: "KPI", Text: func(r row) string { return text.Name(r.kpi) }, Width: 28, Grow: 2},
		{Title: "About", Text: func(r row) string { return r.at }, Width: 10, Grow: 1, Keep: 2},
		{Title: "Now", Text: func(r row) string { return r.said.Now }, Value: func(r row) (float64, bool) { return r.stand.Current.Value() }, Width: 9, Right: true, Keep: 6},
		{Title: "Target", Text: func(r row) string { return r.said.Target }, Value: func(r row) (float64, bool) { return r.kpi.Target.Value() }, Width: 9, Right: true, Keep: 5},
		{Title: "Way there", Text: func(r row) string { return r.way() }, Draw: drawWay, Value: func(r row) (float64, bool) { return r.stand.Attainment.Value() }, Width: 11, Keep: 4},
		{Title: "Trend", Text: func(r row) string { return string(r.stand.Trend.Course) }, Width: 8, Keep: 1},
		{Title: "Says", Text: row.says, Token: row.token, Width: 13, Keep: 3},
		{Title: "Age", Text: row.age, Value: func(r row) (float64, bool) { return r.stand.Age.Value() }, Down: true, Width: 7, Right: true},
		{Title: "Interval", Text: row.interval, Width: 13, Right: true},
		{Title: "n", Text: func(r row) string { return count(r.stand.N) }, Value: func(r row) (float64, bool) { return r.stand.N.Value() }, Down: true, Width: 7, Right: true},
		{Title: "Owner", Text: func(r row) string { return r.kpi.Owner }, Width: 10, Keep: 0},
	},
}

// way is how much of the way from baseline to target is done.
func (r row) way() string {
	v, known := r.stand.Attainment.Value()
	if !known {
		return ""
	}
	return text.Digits(100*v, 0) + " %"
}

// drawWay draws the way from baseline to target as a bar and in percent.
func drawWay(p paint.Pen, th theme.Theme, r row) {
	w, _ := p.Size()
	v, known := r.stand.Attainment.Value()
	if !known {
		return
	}
	const cells = 5
	full := min(cells, max(0, int(v*cells+0.5)))
	for x := range cells {
		glyph := th.Glyphs.BarEmpty
		if x < full {
			glyph = th.Glyphs.BarFull
		}
		p.Text(x, 0, glyph, th.Style(r.token()))
	}
	p.TextRight(cells, 0, w-cells, r.way(), th.Style(theme.Text))
}

// age is how long ago the KPI was measured last.
func (r row) age() string {
	v, known := r.stand.Age.Value()
	switch {
	case !known || len(r.stand.Series) == 0:
		return ""
	case v < 1:
		return "today"
	}
	return text.Digits(v, 0) + " d"
}

// interval is where the true value lies, with 95 %.
func (r row) interval() string {
	low, known := r.stand.Interval.Low.Value()
	high, also := r.stand.Interval.High.Value()
	if !known || !also {
		return ""
	}
	q := text.OfKPI(r.kpi.Unit, "")
	return strings.TrimSuffix(q.Rounded(low), " %") + " to " + q.Rounded(high)
}

func count(n analysis.Number) string {
	v, known := n.Value()
	if !known {
		return ""
	}
	return text.Digits(v, 0)
}

// says is what is to be said of the KPI first.
func (r row) says() string {
	v, known := r.stand.Attainment.Value()
	switch {
	case r.stand.Unscaled:
		return "needs a scale"
	case len(r.stand.Series) == 0:
		return "not measured"
	case known && formula.AtLeast(v, 1):
		return "on target"
	case r.overdue:
		return "overdue"
	case r.stand.Stale:
		return "stale"
	case len(r.stand.Signals) > 0:
		return "a real change"
	case known && v < 0:
		return "worse"
	case r.unsourced:
		return "no source"
	case known:
		return "on the way"
	}
	return ""
}

func (r row) token() theme.Token {
	switch r.says() {
	case "on target":
		return theme.Good
	case "worse", "overdue":
		return theme.Bad
	}
	return theme.Muted
}

// rowsKey is the memory of the rows.
type rowsKey struct{ journey model.DocID }

// listed returns the KPIs of the journey, then those of the workspace.
func listed(f *screen.Frame) []row {
	stands := map[model.KPIID]analysis.KPI{}
	if f.Report != nil {
		for _, k := range f.Report.KPIs.List {
			if _, own := stands[k.KPI]; !own { // the journey's come first
				stands[k.KPI] = k
			}
		}
	}
	currency := f.State.Workspace().Workspace().Currency
	var out []row
	for _, d := range []*model.Document{f.Journey, f.State.Workspace()} {
		for k := range model.All[model.KPI](d) {
			r := row{doc: d.ID(), kpi: k, at: about(f, k), stand: stands[k.ID]}
			r.said = analysis.StandingOf(k, r.stand, currency)
			r.overdue = k.Due != "" && !k.Due.After(f.Today) && k.Due != f.Today
			if m := d.Measurements(k.ID); len(m) > 0 {
				r.unsourced = m[len(m)-1].Source == ""
			}
			out = append(out, r)
		}
	}
	return out
}

// about names what a KPI is about, the nearest first.
func about(f *screen.Frame, k model.KPI) string {
	for _, r := range []model.Ref{
		{Kind: model.KindTouchpoint, Key: string(k.Touchpoint)},
		{Kind: model.KindStage, Key: string(k.Stage)},
		{Kind: model.KindActivity, Key: string(k.Activity)},
		{Kind: model.KindInitiative, Key: string(k.Initiative)},
	} {
		if r.Key != "" {
			return f.Name(r)
		}
	}
	return ""
}

// line is the series as a chart. Points before the process changed have no limits.
func (r row) line(currency string) chart.Line {
	l := chart.Line{Format: text.OfKPI(r.kpi.Unit, currency).Rounded, Selected: chart.None}
	if v, set := r.kpi.Target.Value(); set {
		l.Target = chart.At(v)
	}
	switch r.kpi.Direction {
	case model.Up:
		l.Better = chart.Higher
	case model.Down:
		l.Better = chart.Lower
	}
	signals := map[model.Date]string{}
	for _, s := range r.stand.Signals {
		signals[s.Date] = s.Says()
	}
	now := max(0, len(r.stand.Series)-r.stand.Chart.N)
	before, since := chart.Segment{}, chart.Segment{}
	for i, p := range r.stand.Series {
		at, _ := time.Parse(time.DateOnly, string(p.Date))
		point := chart.Point{X: float64(at.Unix()), Label: at.Format("Jan 2"), Value: p.Value, Signal: signals[p.Date]}
		if i < now {
			before.Points = append(before.Points, point)
		} else {
			since.Points = append(since.Points, point)
		}
	}
	since.Mean, since.Lower, since.Upper = level(r.stand.Chart.Mean), level(r.stand.Chart.Low), level(r.stand.Chart.High)
	if len(before.Points) > 0 {
		since.Title = "process changed"
		l.Segments = append(l.Segments, before)
	}
	l.Segments = append(l.Segments, since)
	return l
}

func level(n analysis.Number) chart.Level {
	v, known := n.Value()
	if !known {
		return chart.Level{}
	}
	return chart.At(v)
}

// draw draws the series and says in words where the KPI stands.
func (r row) draw(p paint.Pen, f *screen.Frame) {
	th := f.Theme
	in := p.Box(p.Bounds(), th.Frame(text.Name(r.kpi)))
	w, h := in.Size()
	words := []string{r.said.With(th.Glyphs.Arrow)}
	if at := r.interval(); at != "" {
		words = append(words, fmt.Sprintf("between %s with 95 %%, of %s", strings.Replace(at, " to ", " and ", 1), count(r.stand.N)))
	}
	l := r.line(f.State.Workspace().Workspace().Currency)
	if len(r.stand.Series) > 1 {
		words = append(words, l.Words())
	}
	if n := len(r.stand.Series); n > 0 {
		words = append(words, strings.TrimSuffix("measured "+string(r.stand.Series[n-1].Date)+"; "+r.says(), "; "), r.verdict())
	}
	words = append(words, r.outcomes(f)...)
	var lines []string
	for _, said := range words {
		lines = append(lines, paint.Wrap(said, w-2, 4, th.Glyphs.Ellipsis)...)
	}
	top := max(0, h-len(lines))
	if len(r.stand.Series) > 1 {
		l.Draw(in.In(paint.Rect{W: w, H: top}), th)
	} else {
		top = 0
	}
	for i, said := range lines {
		in.Text(1, top+i, said, th.Style(theme.Text))
	}
}
