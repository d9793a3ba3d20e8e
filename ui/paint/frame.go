package paint

import uv "github.com/charmbracelet/ultraviolet"

// Border is the pieces of a frame, each a glyph one cell wide. The tees and the cross meet the columns inside the frame,
// which may be of another weight than the frame.
type Border struct {
	Horizontal, Vertical                       string
	TopLeft, TopRight, BottomLeft, BottomRight string
	Left, Right                                string // ├ ┤ where a rule meets the sides
	Top, Cross, Bottom                         string // ┬ ┼ ┴ where a column meets an edge or a rule
}

// Frame is how a box or a rule looks. Title stands at the left of the upper edge, Right at its right end, Foot at the
// right end of the lower edge; they are shortened, and left out when there is no room.
type Frame struct {
	Border     Border
	Style      uv.Style
	Title      string
	TitleStyle uv.Style
	Right      string
	Foot       string
	InfoStyle  uv.Style // of Right and Foot
}

// Edge says which horizontal line of a frame a rule is.
type Edge uint8

// The edges of a frame.
const (
	EdgeTop Edge = iota
	EdgeMiddle
	EdgeBottom
)

// Box draws a frame along the inside of r and returns a pen for what it encloses. The inside is not cleared. Below two
// rows or columns nothing is drawn and nothing enclosed.
func (p Pen) Box(r Rect, f Frame) Pen {
	if r.W < 2 || r.H < 2 {
		return p.In(Rect{X: r.X, Y: r.Y})
	}
	box := p.In(r)
	box.VLine(0, 1, r.H-2, f.Border.Vertical, f.Style)
	box.VLine(r.W-1, 1, r.H-2, f.Border.Vertical, f.Style)
	box.Rule(0, EdgeTop, f)
	box.Rule(r.H-1, EdgeBottom, f)
	return p.In(r.Inset(1))
}

// Rule draws a horizontal line of a frame across the whole window in row y, with the ends that belong to its edge and
// joints where the columns cols meet it. A bottom edge carries Foot, the others Title and Right.
func (p Pen) Rule(y int, e Edge, f Frame, cols ...int) {
	b, w := f.Border, p.at.W
	left, joint, right := b.Left, b.Cross, b.Right
	switch e {
	case EdgeTop:
		left, joint, right = b.TopLeft, b.Top, b.TopRight
	case EdgeBottom:
		left, joint, right = b.BottomLeft, b.Bottom, b.BottomRight
	}
	p.HLine(0, y, w, b.Horizontal, f.Style)
	for _, x := range cols {
		p.HLine(x, y, 1, joint, f.Style)
	}
	p.HLine(0, y, 1, left, f.Style)
	p.HLine(w-1, y, 1, right, f.Style)
	if e == EdgeBottom {
		p.rightLabel(y, f.Foot, 0, f.InfoStyle)
		return
	}
	room := w - 4
	if right := Width(f.Right); right > 0 && room-right-3 >= leastTitle {
		room -= right + 3 // a title that is cut says more than a count that is missing
	}
	used := p.leftLabel(y, f.Title, room, f.TitleStyle)
	p.rightLabel(y, f.Right, used, f.InfoStyle)
}

// leastTitle is how many columns of a title stay when what stands at the right needs room.
const leastTitle = 10

// leftLabel draws " s " after the left end of a rule, s in at most room columns, and returns the columns up to its end.
func (p Pen) leftLabel(y int, s string, room int, st uv.Style) int {
	if s == "" || room < 1 {
		return 1
	}
	s = Fit(s, room, p.g.ellipsis)
	return 1 + p.Text(1, y, " "+s+" ", st)
}

// rightLabel draws " s " before the right end of a rule, if it has room whole, at least one column after used.
func (p Pen) rightLabel(y int, s string, used int, st uv.Style) {
	x := p.at.W - 3 - Width(s)
	if s == "" || x <= used {
		return
	}
	p.Text(x, y, " "+Safe(s)+" ", st)
}
