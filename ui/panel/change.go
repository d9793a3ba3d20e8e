package panel

import (
	"math"
	"strings"

	"wend/model/analysis"
	"wend/model/compare"
	"wend/ui/scene"
	"wend/ui/screen"
)

// Change says in words what the last edit changed most: "Goal 15.1 → 18.1 %, up
// 3.0 points"; "" if no number did. Shares and indices are compared by their
// points of a hundred, all else by how much of it there was.
func Change(s *scene.Scene) string {
	if s.Report == nil || s.Last == nil {
		return ""
	}
	return screen.Remember(&s.Frame, change{s.Report, s.Last}, func() string { return largest(s) })
}

// change is the key under which what changed between two reports is remembered.
type change struct{ now, last *analysis.Report }

func largest(s *scene.Scene) string {
	said, most := "", 0.0
	for _, t := range compare.Headlines {
		f, _ := analysis.FigureOf(s.Report, t.ID)
		was, _ := analysis.FigureOf(s.Last, t.ID)
		to, known := f.Number.Value()
		from, before := was.Number.Value()
		if !known || !before || f.String() == was.String() {
			continue
		}
		if size := weight(from, to, f.Unit); size > most {
			said, most = t.Name+" "+compare.Moved(from, to, f.Unit, s.Theme.Glyphs.Arrow), size
		}
	}
	if said == "" {
		return otherChange(s)
	}
	return said
}

// weight says how large a change is, in points of a hundred.
func weight(from, to float64, u analysis.Unit) float64 {
	d := math.Abs(to - from)
	switch u {
	case analysis.Share:
		return 100 * d
	case analysis.Index:
		return d
	}
	return 100 * d / max(math.Abs(from), math.Abs(to))
}

// otherChange tells of the first number of the panel that changed.
func otherChange(s *scene.Scene) string {
	fresh := *s
	fresh.Fresh = true
	for _, r := range allRows(&fresh) {
		if r.Was != "" {
			return strings.TrimSpace(r.Label) + " " + r.Was + " " + s.Theme.Glyphs.Arrow + " " + r.Value
		}
	}
	return ""
}
