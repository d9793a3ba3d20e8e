package valuechain

import (
	"slices"

	"wend/model"
	"wend/model/analysis"
	"wend/model/atlas"
	"wend/model/text"
	"wend/ui/chart"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/theme"
)

// picture is what is drawn of the activities beside the list.
type picture int

const (
	porter    picture = iota // support across, primary ones in a row, margin at the tip
	quadrants                // cost against contribution
	byStage                  // how strongly each stands behind each stage
	pictures
)

// titles name the pictures.
var titles = [pictures]string{"Value chain", "Cost against contribution", "Activities by stage"}

// onActivity is the target of an activity in Porter's picture: its row.
type onActivity int

const (
	besideWidth, besideHeight = 100, 26 // from this size the picture stands above the list
	listLeast                 = 7
	dotLabel                  = 18 // cells of the name of an activity among the quadrants
	wordsRows                 = 3  // about the selected one, where there is no room for its card
)

// Draw implements [screen.Screen].
func (s Screen) Draw(p paint.Pen, f *screen.Frame) paint.Rect {
	all := s.rows(f)
	w, h := p.Size()
	if len(all) == 0 {
		return s.list.Draw(p, f, s.empty(), nil)
	}
	at := s.selected(all)
	if s.large {
		s.drawPicture(p, f, all, at)
		return paint.Rect{Y: h - 1, W: w, H: 1}
	}
	var top, foot paint.Rect
	bottom := p.Bounds()
	card := func(beside paint.Pen, r row) { drawCard(beside, f, r) }
	switch {
	case w >= besideWidth && h >= besideHeight:
		bottom, top = bottom.SplitBottom(max(listLeast, min(len(all)+3, h*2/5), h-s.wants(f, all)))
		s.drawPicture(p.In(top), f, all, at)
	case w < besideWidth && h >= 4*wordsRows && at >= 0:
		card = nil
		foot, bottom = bottom.SplitBottom(wordsRows)
		for i, line := range paint.Wrap(all[at].sentence(), w-2, wordsRows, f.Theme.Glyphs.Ellipsis) {
			p.Text(1, foot.Y+i, line, f.Theme.Style(theme.Muted))
		}
	}
	say := s.list.Draw(p.In(bottom), f, s.empty(), card)
	if !say.Empty() {
		say.Y += bottom.Y
	}
	return say
}

// wants returns how many rows the picture needs at most: what it does not need is
// the list's.
func (s Screen) wants(f *screen.Frame, all []row) int {
	const frame, least = 2, 16
	more := frame + len(s.standsOut(f))
	switch s.picture {
	case porter:
		return max(least, more+porterOf(f, all, chart.None).height())
	case byStage:
		return max(least, more+1+len(all))
	}
	return f.Height
}

func (s Screen) empty() string {
	if s.stage != "" {
		return "No activity serves this stage yet.\na adds one; [ and ] go to the other stages and the whole journey"
	}
	return "No activity says yet what the company does behind this journey, what it costs and what it gives.\na adds the first; links to touchpoints say where it works"
}

// selected returns the place of the row under the cursor; -1 if there is none.
func (s Screen) selected(all []row) int {
	r, some := s.list.Selected()
	if !some {
		return chart.None
	}
	return slices.IndexFunc(all, func(o row) bool { return o.key() == r.key() })
}

// drawPicture draws the picture chosen, with what stands out below it where there
// is room.
func (s Screen) drawPicture(p paint.Pen, f *screen.Frame, all []row, at int) {
	th := f.Theme
	frame := th.Frame(titles[s.picture])
	frame.Right = "whole journey"
	if s.stage != "" {
		frame.Right = f.Name(s.stageRef())
	}
	if s.picture == porter {
		frame.Foot = th.Glyphs.BarFull + " cost share  " + th.Glyphs.BarEmpty + " contribution"
	}
	inside := p.Box(p.Bounds(), frame)
	w, h := inside.Size()
	out := s.standsOut(f)
	if room := min(len(out), h/5); room > 0 && w >= 40 {
		foot, body := inside.Bounds().SplitBottom(room)
		for i, line := range out[:room] {
			inside.TextFit(1, foot.Y+i, w-2, th.Glyphs.Bullet+" "+line, th.Style(theme.Muted))
		}
		inside = inside.In(body)
	}
	switch s.picture {
	case quadrants:
		d := s.dots(f)
		d.chart.Selected = slices.Index(d.rows, at)
		d.chart.Draw(inside, th)
	case byStage:
		s.grid(f, all, at).Draw(inside, th)
	default:
		porterOf(f, all, at).draw(inside)
	}
}

// dots is the scatter, and which row each dot is.
type dots struct {
	chart chart.Scatter
	rows  []int
}

// dots places the activities that have both numbers.
func (s Screen) dots(f *screen.Frame) dots {
	all := s.rows(f)
	cut := 1 / float64(max(1, len(all)))
	right, top := cut, cut
	d := dots{chart: chart.Scatter{
		X: chart.Axis{Title: "cost share", Split: cut}, Y: chart.Axis{Title: "contribution", Split: cut}, Selected: chart.None,
		Quadrants: [4]string{words[analysis.ProtectAndExtend], words[analysis.Streamline], words[analysis.KeepLean], words[analysis.Redesign]},
	}}
	for i, r := range all {
		x, costs := r.value.CostShare.Value()
		y, gives := r.value.Contribution.Value()
		if costs && gives {
			d.rows = append(d.rows, i)
			d.chart.Dots = append(d.chart.Dots, chart.Dot{Label: paint.Fit(r.name(), dotLabel, f.Theme.Glyphs.Ellipsis), Name: r.name(), X: x, Y: y})
			right, top = max(right, x), max(top, y)
		}
	}
	d.chart.X.From, d.chart.X.To = -right/20, right*1.1 // so that nobody stands on the edge
	d.chart.Y.From, d.chart.Y.To = -top/20, top*1.1
	return d
}

// grid says how strongly each activity stands behind each stage: the strongest of
// its links there, or that the stage names it.
func (s Screen) grid(f *screen.Frame, all []row, at int) chart.Grid {
	m := atlas.Of(f.Journey)
	g := chart.Grid{Corner: "Activity", Row: at, Column: chart.None}
	for _, r := range all {
		g.Rows = append(g.Rows, r.name())
	}
	for i, st := range m.Stages {
		g.Columns = append(g.Columns, text.Name(st))
		if st.ID == s.stage {
			g.Column = i
		}
	}
	g.Cell = func(row, column int) chart.Mark {
		id := all[row].activity.ID
		l, found := m.Stretch(column).Links[id]
		switch {
		case found && !l.Supports():
			return chart.Mark{Text: "harms", Token: theme.Bad}
		case found:
			return chart.Mark{Text: text.Step(strength, l.Strength), Token: theme.Text}
		case slices.Contains(m.Stages[column].Activities, id):
			return chart.Mark{Text: "named", Token: theme.Muted}
		}
		return chart.Mark{}
	}
	return g
}

var strength, _ = model.FieldOf(model.KindLink, "strength")
