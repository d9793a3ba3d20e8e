package chain

import (
	"slices"

	"wend/model"
	"wend/model/text"
	"wend/ui/axis"
	"wend/ui/paint"
	"wend/ui/scene"
	"wend/ui/screen"
)

// Least returns how many rows the band needs for all of its activities: one for
// each, and one for the support they give together.
func Least(s *scene.Scene) int { return len(s.Activities) + 1 }

// Height returns how many rows the band wants: one for each activity whose name
// and shares stand beside each other, more for the others.
func Height(s *scene.Scene) int {
	n := Least(s)
	for _, need := range needsOf(s) {
		n += need - 1
	}
	return n
}

const (
	// mostLines is how many rows an activity gets however long its name is.
	mostLines = 3
	// mostTall is how many activities are measured; more are a row each.
	mostTall = 60
)

// measured names all that the room for labels depends on, beside documents and
// numbers.
type measured struct {
	journey *model.Document
	first   *model.Activity
	n, w    int
}

// needsOf returns how many rows each activity needs; nothing if they are too many
// to have more than one.
func needsOf(s *scene.Scene) []int {
	n := len(s.Activities)
	if n == 0 || n > mostTall {
		return nil
	}
	return screen.Remember(&s.Frame, measured{s.Journey, &s.Activities[0], n, s.View.Label}, func() []int {
		needs := make([]int, n)
		for i, a := range s.Activities {
			needs[i] = len(caption(s, a, s.View.Label-1, mostLines))
		}
		return needs
	})
}

// linesOf returns how many rows each activity takes in a band of room rows: more
// than one only when all of them are in view, and as far as their labels need
// them; nil means one for each.
func linesOf(s *scene.Scene, room int) []int {
	left := room - Least(s)
	needs := needsOf(s)
	if left <= 0 || needs == nil {
		return nil
	}
	lines := slices.Repeat([]int{1}, len(needs))
	for more := true; more; {
		more = false
		for i, need := range needs {
			if left > 0 && lines[i] < need {
				lines[i]++
				left--
				more = true
			}
		}
	}
	return lines
}

// Top returns the first row that shows in a band of room rows when it was top
// before: the nearest one that keeps the activity under the cursor in view.
// Activities have more than a row only where all of them are in view.
func Top(s *scene.Scene, room, top int) int {
	if room >= Least(s) {
		return 0
	}
	return axis.Rows(top, selected(s), Least(s), room)
}

// Hidden returns how many activities are not in view above and below when room
// rows are shown from top on.
func Hidden(s *scene.Scene, top, room int) (above, below int) {
	if room >= Least(s) {
		return 0, 0
	}
	above = min(max(top, 0), len(s.Activities))
	seen := above + max(room, 0)
	return above, max(0, len(s.Activities)-seen)
}

// part is a row of a label: a piece of the name, and the shares at its end or
// instead of it.
type part struct{ name, share string }

// caption is the label of activity a in w by at most rows cells. The name comes
// first: shares stand beside it, else below it, else nowhere.
func caption(s *scene.Scene, a model.Activity, w, rows int) []part {
	name, cut := text.Name(a), s.Theme.Glyphs.Ellipsis
	var out []part
	lines := paint.Wrap(name, w, rows, cut)
	if rows == 1 {
		lines = []string{paint.Fit(name, w, cut)}
	}
	for _, l := range lines {
		out = append(out, part{name: l})
	}
	if len(out) == 0 {
		return []part{{name: name}}
	}
	last := &out[len(out)-1]
	if last.share = shares(s, a.ID, w-paint.Width(last.name)-2); last.share == "" && len(out) < rows {
		if below := shares(s, a.ID, w); below != "" {
			out = append(out, part{share: below})
		}
	}
	return out
}

// shares says what part of the cost an activity causes and what part of the
// value it gives, in words if they fit into w cells: "cost 28%, value 4%", else
// "28% / 4%"; empty where neither is known or there is no room.
func shares(s *scene.Scene, a model.ActivityID, w int) string {
	v, found := s.Index.Value(a)
	if !found || !v.CostShare.Known() && !v.Contribution.Known() {
		return ""
	}
	cost, value := percent(v.CostShare.Value()), percent(v.Contribution.Value())
	for _, said := range []string{"cost " + cost + ", value " + value, cost + " / " + value} {
		if len(said) <= w {
			return said
		}
	}
	return ""
}

// Legend says what the two shares at the activities' names are, in a band of h
// rows that is scrolled to top, if some stand there without words; else "".
func Legend(s *scene.Scene, top, h int) string {
	lines := linesOf(s, h)
	for i := max(top, 0); i < min(len(s.Activities), max(top, 0)+h); i++ {
		for _, p := range caption(s, s.Activities[i], s.View.Label-1, linesAt(lines, i)) {
			if p.share != "" && p.share[0] != 'c' {
				return "cost / value"
			}
		}
	}
	return ""
}

// linesAt returns how many rows activity i takes.
func linesAt(lines []int, i int) int {
	if i < len(lines) {
		return lines[i]
	}
	return 1
}
