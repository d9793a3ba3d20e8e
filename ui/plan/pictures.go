package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"time"

	"wend/model"
	"wend/model/analysis"
	"wend/model/analysis/formula"
	"wend/model/plan"
	"wend/model/text"
	"wend/ui/chart"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/theme"
)

// drawMatrix draws the initiatives by impact and effort.
func drawMatrix(pen paint.Pen, f *screen.Frame, r row) {
	s, without := matrix(f, r)
	th := f.Theme
	in := pen.Box(pen.Bounds(), th.Frame("Impact against effort"))
	w, h := in.Size()
	if len(s.Dots) == 0 {
		for y, l := range paint.Wrap("No initiative has an impact and an effort yet: enter on one, then its scores", w-2, h, th.Glyphs.Ellipsis) {
			in.Text(1, y, l, th.Style(theme.Muted))
		}
		return
	}
	words := s.Words()
	if without > 0 {
		words += fmt.Sprintf("; %s without both", text.Several(without, "initiative"))
	}
	foot := paint.Wrap(words, w-2, max(1, h/3), th.Glyphs.Ellipsis)
	s.Draw(in.In(paint.Rect{X: 1, W: max(0, w-2), H: max(0, h-len(foot)-1)}), th)
	for n, l := range foot {
		in.Text(1, h-len(foot)+n, l, th.Style(theme.Muted))
	}
}

// matrix returns the initiatives by impact and effort, cut at the medians, and how
// many do not have both.
func matrix(f *screen.Frame, r row) (s chart.Scatter, without int) {
	s = chart.Scatter{
		X: chart.Axis{Title: "effort"}, Y: chart.Axis{Title: "impact"}, Selected: chart.None,
		Quadrants: [4]string{"quick wins", "major projects", "fill-ins", "thankless"},
	}
	var impacts, efforts []float64
	for n, i := range planOf(f).Initiatives {
		impact, hasImpact := i.Impact.Value()
		effort, hasEffort := i.Effort.Value()
		switch {
		case i.Status == plan.Dropped:
			continue
		case !hasImpact || !hasEffort:
			without++
			continue
		}
		if r.work != nil && r.work.ID == i.ID {
			s.Selected = len(s.Dots)
		}
		label := strconv.Itoa(n + 1)
		s.Dots = append(s.Dots, chart.Dot{Label: label, Name: label + " " + text.Name(i.Initiative), X: effort, Y: impact})
		impacts, efforts = append(impacts, impact), append(efforts, effort)
	}
	s.X.Split, s.Y.Split = formula.Median(efforts).Or(0), formula.Median(impacts).Or(0)
	s.X.From, s.X.To = around(efforts)
	s.Y.From, s.Y.To = around(impacts)
	return s, without
}

// around returns an axis on which values keep away from its ends, where the names of
// the quadrants are.
func around(values []float64) (from, to float64) {
	if len(values) == 0 {
		return 0, 0
	}
	from, to = slices.Min(values), slices.Max(values)
	room := max((to-from)/6, 0.5)
	return from - room, to + room
}

// drawTimeline draws the initiatives that are due, the first first, from start to due
// date, with today between.
func drawTimeline(pen paint.Pen, f *screen.Frame, r row) {
	p := newPage(pen, f.Theme, "Timeline")
	t := timesOf(f)
	if len(t.dated) == 0 {
		p.say(theme.Muted, 3, "No initiative has a due date yet: d gives one to all that are marked")
	}
	from, to := span(t.dated, f.Today)
	for _, i := range t.dated {
		p.bar(f, i, r.work != nil && r.work.ID == i.ID, from, to)
	}
	if len(t.without) > 0 {
		p.head("Without a due date")
		for _, name := range t.without {
			p.say(theme.Warn, 1, name)
		}
	}
	p.end("")
}

// times are the initiatives of a timeline: those that are due in their order, and the
// names of those that are not.
type times struct {
	dated   []*plan.Initiative
	without []string
}

// timesKey is the memory of the timeline.
type timesKey struct{ journey model.DocID }

func timesOf(f *screen.Frame) times {
	return screen.Remember(f, timesKey{f.Journey.ID()}, func() times {
		var t times
		all := planOf(f).Initiatives
		for n := range all {
			switch i := &all[n]; {
			case i.Status == plan.Dropped:
			case i.Due == "":
				t.without = append(t.without, text.Name(i.Initiative))
			default:
				t.dated = append(t.dated, i)
			}
		}
		slices.SortStableFunc(t.dated, func(a, b *plan.Initiative) int { return cmp.Compare(a.Due, b.Due) })
		return t
	})
}

// span returns the first and the last day of a timeline.
func span(list []*plan.Initiative, today model.Date) (from, to time.Time) {
	for _, d := range append(days(list), today) {
		t, ok := d.Time()
		if !ok {
			continue
		}
		if from.IsZero() || t.Before(from) {
			from = t
		}
		if t.After(to) {
			to = t
		}
	}
	return from, to
}

func days(list []*plan.Initiative) []model.Date {
	var out []model.Date
	for _, i := range list {
		out = append(out, i.Start, i.Due)
	}
	return out
}

// bar draws an initiative in two rows: its name with the due date, and its time.
func (p *page) bar(f *screen.Frame, i *plan.Initiative, selected bool, from, to time.Time) {
	g := p.th.Glyphs
	token, said := theme.Text, string(i.Due)
	switch {
	case i.Late(f.Today):
		token, said = theme.Bad, said+" late"
	case i.Status == model.Done:
		token, said = theme.Good, said+" done"
	}
	if p.y >= p.h {
		p.y += 2
		return
	}
	name := text.Name(i.Initiative)
	if selected {
		name = g.Marker + name
	}
	p.TextFit(1, p.y, max(0, p.w-3-paint.Width(said)), name, p.th.Style(token))
	p.TextRight(1, p.y, p.w-2, said, p.th.Style(token))
	p.y++
	cell := func(d model.Date, otherwise int) int {
		t, ok := d.Time()
		if !ok || !to.After(from) {
			return otherwise
		}
		return int(float64(p.w-3) * float64(t.Sub(from)) / float64(to.Sub(from)))
	}
	end := cell(i.Due, 0)
	start, today := cell(i.Start, end), cell(f.Today, -1)
	for x := 0; x < p.w-2 && p.y < p.h; x++ {
		glyph := g.Dot
		if x >= start && x <= end {
			glyph = g.BarFull
		}
		style := p.th.Style(theme.Muted)
		if x >= start && x <= end {
			style = p.th.Style(token)
		}
		if x == today {
			glyph, style = g.Frames.Light.Vertical, p.th.Style(theme.Accent)
		}
		p.Text(1+x, p.y, glyph, style)
	}
	p.y++
}

// drawPortfolio says what all initiatives come to together, what only costs, and what
// is due for review.
func drawPortfolio(pen paint.Pen, f *screen.Frame, _ row) {
	p := newPage(pen, f.Theme, "Portfolio")
	if f.Report == nil {
		p.say(theme.Muted, 1, "Counting"+p.th.Glyphs.Ellipsis)
		return
	}
	all := f.Report.Initiatives
	money := text.Amount(f.State.Workspace().Workspace().Currency)
	for _, n := range []struct {
		label string
		x     analysis.Number
		q     text.Quantity
	}{{"Benefit", all.Benefit, money}, {"Cost", all.Cost, money}, {"Return", all.ROI, text.Percent}, {"Actual return", all.Actual.ROI, text.Percent}} {
		said := "n/a: " + n.x.Detail()
		if v, known := n.x.Value(); known {
			said = n.q.Rounded(v)
		}
		p.say(theme.Text, 2, n.label+": "+said)
	}
	var costly []string
	for _, i := range planOf(f).Initiatives {
		if i.OnlyCosts() {
			costly = append(costly, fmt.Sprintf("%s: %s, and nothing says what it brings", text.Name(i.Initiative), money.Rounded(i.Value.Expected.Cost.Or(0))))
		}
	}
	if len(costly) > 0 {
		p.list("Only costs", p.th.Glyphs.Warn, costly, "")
	}
	if len(all.Plans) > 0 {
		p.head("Promised together")
		for _, k := range all.Plans {
			p.say(theme.Text, 3, promise(f, k))
		}
	}
	p.head("Due for review")
	due := reviews(f)
	if len(due) == 0 {
		p.say(theme.Muted, 2, "nothing")
	}
	for _, s := range due {
		p.say(theme.Text, 2, s)
	}
}

// promise says what the initiatives on a KPI come to.
func promise(f *screen.Frame, k analysis.KPIPlan) string {
	said := fmt.Sprintf("%s: %s", f.Name(model.Ref{Kind: model.KindKPI, Key: string(k.KPI)}), text.Several(len(k.Initiatives), "initiative"))
	if v, known := k.Closed.Value(); known {
		said += ", " + text.Percent.Rounded(v) + " of the gap to the target"
	} else {
		said += ", gap n/a: " + k.Closed.Detail()
	}
	if k.Overclaimed {
		said += "; they promise more than the gap"
	}
	return said
}

// reviews lists what should be looked at again: the journey by its cadence,
// initiatives that are late, KPIs that are old.
func reviews(f *screen.Frame) []string {
	var out []string
	j := f.Journey.Journey()
	every, has := j.ReviewEvery.Value()
	reviewed, known := j.Reviewed.Time()
	switch {
	case !has:
		out = append(out, "This journey has no review cadence: its properties have one")
	case !known:
		out = append(out, fmt.Sprintf("This journey: every %s, never reviewed", text.Several(every, "day")))
	default:
		due := model.Date(reviewed.AddDate(0, 0, every).Format(time.DateOnly))
		said := fmt.Sprintf("This journey: next review %s", due)
		if !due.After(f.Today) {
			said = fmt.Sprintf("This journey: review was due %s", due)
		}
		out = append(out, said)
	}
	for _, i := range planOf(f).Initiatives {
		if i.Late(f.Today) {
			out = append(out, fmt.Sprintf("%s: was due %s", text.Name(i.Initiative), i.Due))
		}
	}
	if n := f.Report.KPIs.Stale; n > 0 {
		out = append(out, text.Several(n, "KPI")+" with an old value: g k")
	}
	return out
}
