package theme

import "wend/ui/paint"

// Glyphs is the marks and lines of the screen. Each string is one cell wide, except the faces.
type Glyphs struct {
	Frames
	Marks
	Signs

	CursorLeft, CursorRight string // brackets around the selected cell
	Marker                  string // before the title of the focused pane and the selected line of a list

	Curve  Curve
	Spark  [8]string // lowest first
	Faces  [5]string // -2 to +2, up to three cells
	Points [Personas]string
}

// Frames is the lines around and between panes.
type Frames struct {
	Light paint.Border // panes without focus, boxes inside panes
	Heavy paint.Border // the pane or band with focus; its tees and cross meet light columns
	Round paint.Border // dialogs

	ColumnDivider string // between columns inside a band
	CursorDivider string // at both sides of the cursor's column
	RowDivider    string
}

// Marks is what stands for things of a journey.
type Marks struct {
	ImportanceOn, ImportanceOff string // one for each point of importance
	Strength                    string // one to three for the strength of a link
	BarFull, BarEmpty           string
	Pain, Delight, Moment       string // pain, delight, moment of truth
	Opportunity, Message, Idea  string
}

// Signs is what stands for words.
type Signs struct {
	Up, Down, Same             string // change of a number, more rows above or below
	More, Less                 string // › ‹ more columns right or left
	Ellipsis                   string
	Bullet, Check, Cross, Warn string
	Arrow, Back                string
	Dot                        string // separates short facts in a line
	Expanded, Collapsed        string
}

// Curve is the pieces of a line drawn from left to right, as it turns at a corner.
type Curve struct {
	Horizontal, Vertical string
	DownRight            string // ╭ from below, going right
	LeftDown             string // ╮ from the left, going down
	UpRight              string // ╰ from above, going right
	LeftUp               string // ╯ from the left, going up
	Cross                string // ┼ over a column divider
	Expected             string // the expected feeling
	Gap                  string // a feeling that nobody entered
}

// Face returns the face for a feeling from -2 to +2; values outside count as the nearest.
func (g *Glyphs) Face(feeling int) string {
	return g.Faces[max(0, min(feeling+2, len(g.Faces)-1))]
}

// Point returns the curve point of the persona at index i, counted from 0.
func (g *Glyphs) Point(i int) string { return g.Points[Persona(i)-Persona1] }

// Step returns the bar of a sparkline for x from 0 to 1; values outside count as the nearest.
func (g *Glyphs) Step(x float64) string {
	n := len(g.Spark)
	if !(x > 0) { // also NaN
		return g.Spark[0]
	}
	return g.Spark[min(int(min(x, 1)*float64(n)), n-1)]
}

var unicodeGlyphs = Glyphs{
	Frames: Frames{
		Light: paint.Border{
			Horizontal: "─", Vertical: "│", TopLeft: "┌", TopRight: "┐", BottomLeft: "└", BottomRight: "┘",
			Left: "├", Right: "┤", Top: "┬", Cross: "┼", Bottom: "┴",
		},
		Heavy: paint.Border{
			Horizontal: "━", Vertical: "┃", TopLeft: "┏", TopRight: "┓", BottomLeft: "┗", BottomRight: "┛",
			Left: "┣", Right: "┫", Top: "┯", Cross: "┿", Bottom: "┷",
		},
		Round: paint.Border{
			Horizontal: "─", Vertical: "│", TopLeft: "╭", TopRight: "╮", BottomLeft: "╰", BottomRight: "╯",
			Left: "├", Right: "┤", Top: "┬", Cross: "┼", Bottom: "┴",
		},
		ColumnDivider: "│", CursorDivider: "┃", RowDivider: "─",
	},
	Marks: Marks{
		ImportanceOn: "●", ImportanceOff: "·", Strength: "■", BarFull: "█", BarEmpty: "░",
		Pain: "✗", Delight: "★", Moment: "◆", Opportunity: "↗", Message: "»", Idea: "✦",
	},
	Signs: Signs{
		Up: "▲", Down: "▼", Same: "=", More: "›", Less: "‹", Ellipsis: "…",
		Bullet: "•", Check: "✓", Cross: "✗", Warn: "!", Arrow: "→", Back: "←", Dot: "·",
		Expanded: "▾", Collapsed: "▸",
	},
	CursorLeft: "▌", CursorRight: "▐", Marker: "▸",
	Curve: Curve{
		Horizontal: "─", Vertical: "│", DownRight: "╭", LeftDown: "╮", UpRight: "╰", LeftUp: "╯",
		Cross: "┼", Expected: "╌", Gap: "·",
	},
	Spark:  [8]string{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"},
	Faces:  [5]string{":((", ":(", ":|", ":)", ":D"},
	Points: [Personas]string{"●", "○", "◆", "◇", "■", "□"},
}

var asciiGlyphs = Glyphs{
	Frames: Frames{
		Light: paint.Border{
			Horizontal: "-", Vertical: "|", TopLeft: "+", TopRight: "+", BottomLeft: "+", BottomRight: "+",
			Left: "+", Right: "+", Top: "+", Cross: "+", Bottom: "+",
		},
		Heavy: paint.Border{
			Horizontal: "=", Vertical: "#", TopLeft: "#", TopRight: "#", BottomLeft: "#", BottomRight: "#",
			Left: "#", Right: "#", Top: "+", Cross: "+", Bottom: "+",
		},
		Round: paint.Border{
			Horizontal: "-", Vertical: "|", TopLeft: "+", TopRight: "+", BottomLeft: "+", BottomRight: "+",
			Left: "+", Right: "+", Top: "+", Cross: "+", Bottom: "+",
		},
		ColumnDivider: "|", CursorDivider: ":", RowDivider: "-",
	},
	Marks: Marks{
		ImportanceOn: "*", ImportanceOff: ".", Strength: "#", BarFull: "#", BarEmpty: ".",
		Pain: "x", Delight: "*", Moment: "M", Opportunity: "/", Message: "\"", Idea: "+",
	},
	Signs: Signs{
		Up: "^", Down: "v", Same: "=", More: ">", Less: "<", Ellipsis: "~",
		Bullet: "*", Check: "v", Cross: "x", Warn: "!", Arrow: ">", Back: "<", Dot: "-",
		Expanded: "v", Collapsed: ">",
	},
	CursorLeft: "[", CursorRight: "]", Marker: ">",
	Curve: Curve{
		Horizontal: "-", Vertical: "|", DownRight: ".", LeftDown: ".", UpRight: "'", LeftUp: "'",
		Cross: "+", Expected: ".", Gap: ".",
	},
	Spark:  [8]string{"_", ".", ",", "-", "~", "=", "+", "#"},
	Faces:  [5]string{":((", ":(", ":|", ":)", ":D"},
	Points: [Personas]string{"o", "x", "*", "+", "#", "@"},
}
