package plan

import (
	"fmt"
	"slices"
	"strings"

	"wend/model"
	"wend/model/analysis"
	"wend/model/plan"
	"wend/model/text"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/theme"
)

// picture is what stands beside the lists.
type picture struct {
	title string
	draw  func(paint.Pen, *screen.Frame, row)
}

// pictures are in the order in which a key goes through them. It is filled by init, as
// drawing names the next one.
var pictures []picture

func init() {
	pictures = []picture{
		{"The chain", drawChain}, {"Impact against effort", drawMatrix}, {"Timeline", drawTimeline}, {"Portfolio", drawPortfolio},
	}
}

// page writes lines into a box, one below the other, as far as there is room.
type page struct {
	paint.Pen
	th   theme.Theme
	y    int
	w, h int
}

func newPage(p paint.Pen, th theme.Theme, title string) *page {
	in := p.Box(p.Bounds(), th.Frame(title))
	w, h := in.Size()
	return &page{Pen: in, th: th, w: w, h: h}
}

// say writes a text in as many lines as it needs, at most most.
func (p *page) say(token theme.Token, most int, said string) {
	if p.y >= p.h && most == 1 {
		p.y++
		return
	}
	for _, l := range paint.Wrap(said, p.w-2, most, p.th.Glyphs.Ellipsis) {
		if p.y < p.h {
			p.Text(1, p.y, l, p.th.Style(token))
		}
		p.y++
	}
}

// head writes a heading, with a line before it if anything stands above.
func (p *page) head(said string) {
	if p.y > 0 {
		p.y++
	}
	p.say(theme.Label, 1, said)
}

// list writes names below a heading, or what it means that there is none.
func (p *page) list(heading, mark string, names []string, none string) {
	p.head(heading)
	if len(names) == 0 {
		p.say(theme.Warn, 2, none)
	}
	for _, n := range names {
		p.say(theme.Text, 2, mark+" "+n)
	}
}

// drawChain says where a row stands in the chain and what it is worth.
func drawChain(pen paint.Pen, f *screen.Frame, r row) {
	p := newPage(pen, f.Theme, r.name)
	g := f.Theme.Glyphs
	switch {
	case r.problem != nil:
		said := text.Words(string(r.problem.Type))
		if at := r.cells["Where"]; at != "" {
			said += " at " + at
		}
		p.say(theme.Muted, 2, said)
		p.say(theme.Text, 2, painWords(r.problem))
		p.list("Opportunities", g.Idea, plan.Names(r.problem.Opportunities), "none yet: O makes one from it")
		p.list("Initiatives", g.Arrow, owned(r.problem.Initiatives), "nobody works on it: i makes one from it")
	case r.chance != nil:
		p.list("Answers", g.Pain, plan.Names(r.chance.Problems), "no pain or need is linked: enter, Addresses")
		p.list("Initiatives", g.Arrow, owned(r.chance.Initiatives), "not planned yet: i makes one from it")
		p.head("Opportunity score")
		p.say(theme.Text, 4, chanceWords(r.chance))
	case r.work != nil:
		p.drawWork(f, r)
	}
	p.end(": enter opens its page")
}

// end says on the last row how much there was no room for, and then where that is.
func (p *page) end(where string) {
	if more := p.y - p.h; more > 0 && p.h > 0 {
		last := paint.Rect{Y: p.h - 1, W: p.w, H: 1}
		p.Fill(last, p.th.Style(theme.Muted))
		p.TextFit(1, last.Y, max(0, p.w-2), p.th.Glyphs.Down+" "+text.Several(more+1, "line")+" more"+where, p.th.Style(theme.Muted))
	}
}

func painWords(x *plan.Problem) string {
	if v, known := x.Score.Value(); known {
		return fmt.Sprintf("severity %d times frequency %d: %s of 25", x.Severity.Or(0), x.Frequency.Or(0), text.Digits(v, 0))
	}
	return "n/a: " + x.Score.Detail()
}

func chanceWords(o *plan.Opportunity) string {
	v, known := o.Score.Value()
	switch {
	case !known:
		return "n/a: " + o.Score.Detail()
	case o.Derived:
		return text.Digits(v, 1) + " of 20, from importance and feelings on the map; rate importance and satisfaction on its page to know it from customers"
	}
	return text.Digits(v, 1) + " of 20, as customers rated it"
}

// owned names initiatives with who owns them and until when.
func owned(list []model.Initiative) []string {
	var out []string
	for _, i := range list {
		said := text.Name(i) + " (" + text.Words(string(i.Status))
		for _, more := range []string{i.Owner, string(i.Due)} {
			if more != "" {
				said += ", " + more
			}
		}
		out = append(out, strings.Replace(said, "(, ", "(", 1)+")")
	}
	return out
}

// drawWork says what an initiative solves, lacks, changes and is worth.
func (p *page) drawWork(f *screen.Frame, r row) {
	i := r.work
	g := p.th.Glyphs
	if missing := i.Missing(); len(missing) > 0 && i.Open() {
		p.say(theme.Warn, 2, "Lacks "+strings.Join(missing, ", "))
	}
	if r.late {
		p.say(theme.Bad, 1, "Was due "+string(i.Due))
	}
	if len(i.Problems) > 0 {
		p.list("Solves", g.Pain, plan.Names(i.Problems), "")
	}
	if len(i.Opportunities) > 0 {
		p.list("Answers", g.Idea, plan.Names(i.Opportunities), "")
	}
	p.head("Effects")
	said := effectWords(f, i.Initiative)
	if len(said) == 0 {
		p.say(theme.Muted, 2, "none yet: c says what it changes about a KPI or a transition")
	}
	for _, s := range said {
		p.say(theme.Text, 3, s)
	}
	p.head("Worth")
	p.figures(f, worth, i)
	for _, s := range i.Value.Assumed {
		p.say(theme.Muted, 3, "~ "+s)
	}
	p.head("Scores")
	p.figures(f, scores, i)
}

// figure is a line with a number of an initiative.
type figure struct {
	label string
	unit  analysis.Unit
	of    func(*plan.Initiative) analysis.Number
}

var (
	worth = []figure{
		{"Goal", analysis.Points, func(i *plan.Initiative) analysis.Number { return i.Value.Goal }},
		{"More orders a month", analysis.Plain, func(i *plan.Initiative) analysis.Number { return i.Value.Expected.Orders }},
		{"Benefit", analysis.Money, func(i *plan.Initiative) analysis.Number { return i.Value.Expected.Benefit }},
		{"Cost", analysis.Money, func(i *plan.Initiative) analysis.Number { return i.Value.Expected.Cost }},
		{"Return", analysis.Share, func(i *plan.Initiative) analysis.Number { return i.Value.Expected.ROI }},
		{"Present value", analysis.Money, func(i *plan.Initiative) analysis.Number { return i.Value.Expected.NPV }},
		{"Months to pay back", analysis.Plain, func(i *plan.Initiative) analysis.Number { return i.Value.Expected.Payback }},
		{"Break-even lift", analysis.Points, func(i *plan.Initiative) analysis.Number { return i.Value.Expected.BreakEven }},
		{"Actual return", analysis.Share, func(i *plan.Initiative) analysis.Number { return i.Value.Actual.ROI }},
	}
	scores = []figure{
		{"Satisfaction, conversion, business", analysis.Plain, func(i *plan.Initiative) analysis.Number { return i.Value.Priority }},
		{"RICE", analysis.Plain, func(i *plan.Initiative) analysis.Number { return i.Value.RICE }},
		{"ICE", analysis.Plain, func(i *plan.Initiative) analysis.Number { return i.Value.ICE }},
		{"WSJF", analysis.Plain, func(i *plan.Initiative) analysis.Number { return i.Value.WSJF }},
		{"Ulwick", analysis.Plain, func(i *plan.Initiative) analysis.Number { return i.Value.Ulwick }},
	}
)

// figures writes numbers of an initiative, then why the others are not available, each
// reason once.
func (p *page) figures(f *screen.Frame, list []figure, i *plan.Initiative) {
	var reasons []string
	missing := map[string][]string{}
	for _, n := range list {
		x := n.of(i)
		if x.Known() {
			p.number(n.label, written(f, x, n.unit))
			continue
		}
		why := strings.TrimSuffix(x.Detail(), ".")
		if missing[why] == nil {
			reasons = append(reasons, why)
		}
		missing[why] = append(missing[why], n.label)
	}
	for _, why := range reasons {
		p.say(theme.Muted, 3, strings.Join(missing[why], ", ")+" n/a: "+why)
	}
}

// number writes a number at the right of its name.
func (p *page) number(label, said string) {
	if p.y < p.h {
		p.TextFit(1, p.y, max(0, p.w-3-paint.Width(said)), label, p.th.Style(theme.Text))
		p.TextRight(1, p.y, max(0, p.w-2), said, p.th.Style(theme.Heading))
	}
	p.y++
}

// written writes a number with its unit.
func written(f *screen.Frame, x analysis.Number, u analysis.Unit) string {
	switch u {
	case analysis.Money:
		return text.Amount(f.State.Workspace().Workspace().Currency).Rounded(x.Or(0))
	case analysis.Points:
		return brief(x, u) + " points"
	}
	return brief(x, u)
}

// effectWords says what an initiative changes, and of a KPI what was measured before
// it began and since.
func effectWords(f *screen.Frame, i model.Initiative) []string {
	var out []string
	change := func(name string, q text.Quantity, expected, actual model.Opt[float64]) string {
		said := name + ": "
		var parts []string
		if v, set := expected.Value(); set {
			parts = append(parts, "expected "+signed(v)+q.Exact(v))
		}
		if v, set := actual.Value(); set {
			parts = append(parts, "actual "+signed(v)+q.Exact(v))
		}
		return said + strings.Join(parts, ", ")
	}
	currency := f.State.Workspace().Workspace().Currency
	for _, e := range i.Effects {
		o, found := f.Names().Find(model.Ref{Kind: model.KindKPI, Key: string(e.KPI)})
		if k, ok := o.(model.KPI); found && ok {
			out = append(out, change(text.Name(k), text.OfKPI(k.Unit, currency).Change(), e.Expected, e.Actual)+measured(f, i, k))
		}
	}
	for _, s := range i.Shifts {
		from, to, _ := strings.Cut(s.Transition, "/")
		name := f.Names().Node(model.Node(from)) + " " + f.Theme.Glyphs.Arrow + " " + f.Names().Node(model.Node(to))
		out = append(out, change(name, text.Percent.Change(), s.Expected, s.Actual))
	}
	return out
}

func signed(v float64) string {
	if v > 0 {
		return "+"
	}
	return ""
}

// measured says what a KPI was before an initiative began and what it is now.
func measured(f *screen.Frame, i model.Initiative, k model.KPI) string {
	if i.Start == "" || f.Report == nil {
		return ""
	}
	at := slices.IndexFunc(f.Report.KPIs.List, func(x analysis.KPI) bool { return x.KPI == k.ID })
	if at < 0 {
		return ""
	}
	var before, since *analysis.Point
	for n := range f.Report.KPIs.List[at].Series {
		point := &f.Report.KPIs.List[at].Series[n]
		if i.Start.After(point.Date) {
			before = point
		} else {
			since = point
		}
	}
	q := text.OfKPI(k.Unit, f.State.Workspace().Workspace().Currency)
	switch {
	case before == nil:
		return ""
	case since == nil:
		return fmt.Sprintf("; %s before it began, not measured since", q.Rounded(before.Value))
	}
	return fmt.Sprintf("; %s before it began, %s now", q.Rounded(before.Value), q.Rounded(since.Value))
}
