package flow

import (
	"fmt"

	"wend/model"
	"wend/model/analysis"
	"wend/model/compare"
	"wend/model/text"
	"wend/model/ways"
	"wend/ui/chart"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/theme"
)

// picture is the chain of places with the keys of the ways that its arrows are.
type picture struct {
	chart.Graph
	keys  []string
	title string
}

// picture returns the chain with what is tried; without boxes where nothing can be
// counted.
func (s Screen) picture(f *screen.Frame) picture {
	p := picture{title: "Of 100 who begin", Graph: chart.Graph{Selected: chart.None, Box: chart.None}}
	state, _, _ := s.tried(f)
	r := s.report(f, state)
	if r == nil || !r.Flow.Goal.Known() {
		return p
	}
	all, selected := s.ways(f), ""
	if w, some := s.list.Selected(); some {
		selected = w.ref().Key
	}
	at := map[model.Node]int{}
	for i, st := range r.Flow.Stages {
		at[st.Stage] = i
		p.Boxes = append(p.Boxes, chart.Box{Title: f.Names().Node(st.Stage)})
	}
	goal, lost := make([]string, len(p.Boxes)), make([]string, len(p.Boxes))
	for _, w := range all {
		from, inside := at[w.From]
		to, on := at[w.To]
		switch {
		case w.From == model.Entry && on && to == 0:
			p.Enter = hundred(w.People)
		case w.From == model.Entry && on:
			p.Boxes[to].Title += " +" + hundred(w.People)
		case !inside:
		case w.To == model.Goal:
			goal[from] = hundred(w.People) + " to the goal"
		case w.To == model.Lost:
			lost[from] = hundred(w.People) + " leave"
		case on:
			if w.ref().Key == selected {
				p.Selected = len(p.Arrows)
			}
			p.Arrows = append(p.Arrows, chart.Arrow{From: from, To: to, Label: text.Percent.Rounded(w.Share)})
			p.keys = append(p.keys, w.ref().Key)
		}
	}
	p.Leave = hundred(r.Flow.Goal) + " reach the goal"
	for i := range p.Boxes {
		p.Boxes[i].Exit = lost[i]
		if i < len(p.Boxes)-1 && goal[i] != "" {
			p.Boxes[i].Exit = goal[i] + ", " + lost[i]
		}
	}
	return p
}

// writer writes lines below each other.
type writer struct {
	pen paint.Pen
	th  theme.Theme
	y   int
}

func (w *writer) line(token theme.Token, said string) {
	width, h := w.pen.Size()
	for _, l := range paint.Wrap(said, width-2, 3, w.th.Glyphs.Ellipsis) {
		if w.y < h {
			w.pen.Text(1, w.y, l, w.th.Style(token))
		}
		w.y++
	}
}

// drawNumbers draws who comes where and who leaves, and beside what is tried what
// it does to the numbers; else what one more point brings.
func (s Screen) drawNumbers(p paint.Pen, f *screen.Frame) {
	title := "Of 100 who begin"
	if s.asking {
		title = "What if"
	}
	out := &writer{pen: p.Box(p.Bounds(), f.Theme.Frame(title)), th: f.Theme}
	state, _, _ := s.tried(f)
	r := s.report(f, state)
	if r == nil {
		out.line(theme.Muted, "Counting"+f.Theme.Glyphs.Ellipsis)
		return
	}
	if s.asking {
		s.sayTried(out, f, r)
	}
	for _, st := range r.Flow.Stages {
		if st.Visits.Known() {
			out.line(theme.Text, fmt.Sprintf("%s: %s come, %s leave", f.Names().Node(st.Stage), hundred(st.Ever), hundred(st.Lost)))
		}
	}
	if goal := r.Flow.Goal; goal.Known() {
		out.line(theme.Heading, text.Digits(100*goal.Or(0), 1)+" reach the goal")
	} else {
		out.line(theme.Text, "Goal "+analysis.Format(goal, analysis.Share)+": "+goal.Detail())
	}
	all := s.ways(f)
	sayAfter(out, f, r, all)
	sayLevers(out, f, all)
	sayMeasured(out, f, all)
}

// mostLevers is how many ways are named that bring the most.
const mostLevers = 5

// sayLevers says what one more point of a way brings, the most first, and who
// works there.
func sayLevers(out *writer, f *screen.Frame, all []way) {
	var list []ways.Way
	for _, w := range all {
		list = append(list, w.Way)
	}
	list = ways.Strongest(list)
	if len(list) == 0 {
		return
	}
	out.y++
	out.line(theme.Heading, "One more point of")
	for _, w := range list[:min(len(list), mostLevers)] {
		who := names(w.Work)
		if who == "" {
			who = "nobody works there"
		}
		out.line(theme.Text, fmt.Sprintf("%s brings %s: %s", nameOf(f, w.From, w.To), brings(w.Brings), who))
	}
}

// sayMeasured says where a measured share is another than the one on the map.
func sayMeasured(out *writer, f *screen.Frame, all []way) {
	for _, w := range all {
		if m := w.Measured; m != nil && m.Apart {
			out.y++
			out.line(theme.Warn, fmt.Sprintf("%s: the map says %s, %s measures %s", w.name, text.Percent.Rounded(w.Share),
				f.Name(model.Ref{Kind: model.KindKPI, Key: string(m.KPI)}), text.Percent.Rounded(m.Measured.Or(0))))
		}
	}
}

// sayAfter says what becomes of those who reach the goal: who comes back, and whom
// they bring.
func sayAfter(out *writer, f *screen.Frame, r *analysis.Report, all []way) {
	after := map[model.Node]bool{}
	for _, st := range r.Flow.After.Stages {
		after[st.Stage] = true
	}
	if len(after) == 0 {
		return
	}
	out.y++
	out.line(theme.Heading, "Of 100 who reach the goal")
	for _, st := range r.Flow.After.Stages {
		if st.Visits.Known() {
			out.line(theme.Text, fmt.Sprintf("%s: %s come, %s leave", f.Names().Node(st.Stage), hundred(st.Ever), hundred(st.Lost)))
		}
	}
	if kept := r.Flow.After.Kept; kept.Known() {
		out.line(theme.Text, hundred(kept)+" come back")
	} else {
		out.line(theme.Muted, analysis.Format(kept, analysis.Share)+": "+kept.Detail())
	}
	for _, w := range all {
		if !after[w.From] || !w.Rate.IsSet() || !w.People.Known() {
			continue
		}
		line := fmt.Sprintf("%s new customers come to %s", hundred(w.People), f.Names().Node(w.To))
		for _, b := range r.Flow.Stages {
			if b.Stage == w.To && b.GoalFrom.Known() {
				line += fmt.Sprintf(", %s of them reach the goal", hundred(analysis.Of(w.People.Or(0)*b.GoalFrom.Or(0))))
			}
		}
		out.line(theme.Text, line)
	}
	if k := r.Commerce.K; k.Known() {
		out.line(theme.Text, "Each customer brings "+analysis.Format(k, analysis.Ratio)+" new ones, as measured")
	}
}

// sayTried says what the tries do to the numbers, as they are and would be.
func (s Screen) sayTried(out *writer, f *screen.Frame, r *analysis.Report) {
	if len(s.tries) == 0 {
		out.line(theme.Muted, "+ and - try another share of a way, digits type one. What that does to the numbers will stand here.")
		out.y++
		return
	}
	changed := compare.Among(watched(f), f.Report, r)
	if len(changed) == 0 {
		out.line(theme.Muted, "No number changes")
	}
	for _, n := range changed {
		switch said := n.Sentence(out.th.Glyphs.Arrow); n.Way() {
		case 1:
			out.line(theme.Good, said+": better")
		case -1:
			out.line(theme.Bad, said+": worse")
		default:
			out.line(theme.Text, said)
		}
	}
	if money := r.Commerce.PerEntrant; !money.Known() {
		out.line(theme.Muted, "Revenue "+money.String()+": it takes KPIs of average purchase and margin")
	}
	out.line(theme.Muted, "w keeps it as one step, esc drops it")
	out.y++
}

// watched are the numbers that a what-if tells of: goal, losses, revenue, and what
// initiatives return.
func watched(f *screen.Frame) []compare.Headline {
	out := append([]compare.Headline{}, compare.Headlines...)
	out = append(out, compare.Headline{Name: "Revenue per entrant", ID: "commerce.per-entrant"}, compare.Headline{Name: "Back after the goal", ID: "flow.kept"},
		compare.Headline{Name: "New customers of a customer", ID: "flow.referred"})
	for i := range model.All[model.Initiative](f.State.Workspace()) {
		out = append(out, compare.Headline{Name: "Return of " + text.Name(i), ID: analysis.NumberID("initiative.roi/" + string(i.ID))})
	}
	for st := range f.Journey.Stages() {
		out = append(out, compare.Headline{Name: "Lost at " + text.Name(st), ID: analysis.NumberID("flow.lost/" + string(st.ID))})
	}
	return out
}
