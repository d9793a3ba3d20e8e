// Package axis lays out the one horizontal axis that every band of the map
// shares: one column per touchpoint, grouped by stage, or one per stage when
// zoomed out.
//
// The columns of a journey are made once for each version of its structure
// ([New]); what is visible at a width is a pure function of width, cursor and
// the scroll so far ([Axis.View]), so that every band draws the same columns in
// the same places. Axis and View are immutable.
package axis

import (
	"wend/model"
)

// Zoom says what a column stands for.
type Zoom uint8

// The zoom steps, from far to near.
const (
	Stages Zoom = iota
	Touchpoints
	Page // one touchpoint fills the screen; columns as in Touchpoints
)

// Column is a place on the axis. A stage without touchpoints, or one seen from
// afar, is a column whose Touchpoint is empty.
type Column struct {
	Stage      model.StageID
	Touchpoint model.TouchpointID
}

// Axis is the columns of a journey in the order of the map.
type Axis struct {
	columns []Column
	stages  []span
	at      map[Column]int
}

// span is the columns of one stage.
type span struct {
	id          model.StageID
	first, last int
}

// New returns the axis of journey d at a zoom.
func New(d *model.Document, z Zoom) *Axis {
	a := &Axis{at: map[Column]int{}}
	for _, s := range d.IDs(model.KindStage, "") {
		first := len(a.columns)
		if z != Stages {
			for _, t := range d.IDs(model.KindTouchpoint, s) {
				a.add(Column{model.StageID(s), model.TouchpointID(t)})
			}
		}
		if len(a.columns) == first {
			a.add(Column{Stage: model.StageID(s)})
		}
		a.stages = append(a.stages, span{model.StageID(s), first, len(a.columns) - 1})
	}
	return a
}

func (a *Axis) add(c Column) {
	a.at[c] = len(a.columns)
	a.columns = append(a.columns, c)
}

// Len returns the number of columns.
func (a *Axis) Len() int { return len(a.columns) }

// Column returns the column at i, clamped to the axis; the zero Column if there
// are none.
func (a *Axis) Column(i int) Column {
	if len(a.columns) == 0 {
		return Column{}
	}
	return a.columns[min(max(i, 0), len(a.columns)-1)]
}

// Index returns where c stands. A column that is no longer there is looked for
// by its stage, so that a cursor survives zooming and the deletion of its
// touchpoint; the last resort is 0.
func (a *Axis) Index(c Column) int {
	if i, found := a.at[c]; found {
		return i
	}
	for _, s := range a.stages {
		if s.id == c.Stage {
			return s.first
		}
	}
	return 0
}

// Stage returns the index of the stage that column i belongs to, -1 if none.
func (a *Axis) Stage(i int) int {
	for n, s := range a.stages {
		if i >= s.first && i <= s.last {
			return n
		}
	}
	return -1
}

// StageStart returns the first column of the stage n places after that of
// column i (before it if n is negative), clamped to the axis.
func (a *Axis) StageStart(i, n int) int {
	if len(a.stages) == 0 {
		return 0
	}
	at := a.Stage(i)
	if n < 0 && i > a.stages[at].first {
		n++ // going back first reaches the start of the stage one is in
	}
	return a.stages[min(max(at+n, 0), len(a.stages)-1)].first
}

// View is the part of an axis that is visible.
type View struct {
	Label   int      // width of the row labels at the left
	Columns []Placed // those visible, left to right
	First   int      // index of the first visible column: the scroll
	Before  int      // how many columns are hidden at the left
	After   int      // … and at the right
	Cursor  int      // index of the cursor's column on the axis
}

// Placed is a visible column. X and W leave out the divider at its left; X
// counts from the left edge of the band's inside.
type Placed struct {
	Column
	Index int
	X, W  int
	// Opens is set on the first visible column of a stage; Span is then how
	// many cells its visible columns take, dividers between them included.
	Opens bool
	Span  int
}

// View lays out the axis in width cells, in columns of the width each. first is
// the scroll so far; it is kept unless the cursor's column would be hidden or
// columns at the right would be left empty. Among the scrolls that show the
// cursor, the nearest is chosen.
func (a *Axis) View(each Width, width, first, cursor int) View {
	v := View{Cursor: cursor}
	label := labelWidth(width)
	fit, step, spare := each.columns(width-label, len(a.columns))
	v.Label = label + spare
	v.First = scroll(first, cursor, len(a.columns), fit)
	last := min(v.First+fit, len(a.columns))
	x := v.Label + 1
	for i := v.First; i < last; i++ {
		v.Columns = append(v.Columns, Placed{Column: a.columns[i], Index: i, X: x, W: step - 1})
		x += step
	}
	v.Before, v.After = v.First, len(a.columns)-last
	v.openStages()
	return v
}

// scroll returns the first visible of n columns when fit are visible and cursor
// must be among them, as near to first as possible.
func scroll(first, cursor, n, fit int) int {
	first = min(first, cursor)
	first = max(first, cursor-fit+1)
	first = min(first, n-fit)
	return max(first, 0)
}

// openStages marks where stages begin among the visible columns.
func (v *View) openStages() {
	for i := 0; i < len(v.Columns); {
		j := i
		for j < len(v.Columns) && v.Columns[j].Stage == v.Columns[i].Stage {
			j++
		}
		end := v.Columns[j-1]
		v.Columns[i].Opens = true
		v.Columns[i].Span = end.X + end.W - v.Columns[i].X
		i = j
	}
}

// Rows returns the first visible of n rows when height are visible and row
// cursor must be among them, as near to first as possible: the vertical scroll
// of a pane.
func Rows(first, cursor, n, height int) int { return scroll(first, cursor, n, max(height, 1)) }
