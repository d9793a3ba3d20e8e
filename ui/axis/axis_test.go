package axis

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"wend/model"
)

// journey returns a document whose stages have the given numbers of touchpoints.
func journey(sizes ...int) *model.Document {
	d := model.NewDocument("j", model.Journey{ID: "j"})
	var stages []string
	for i, n := range sizes {
		s := fmt.Sprintf("s%02d", i)
		stages = append(stages, s)
		d = d.With(model.Stage{ID: model.StageID(s)})
		var ids []string
		for k := range n {
			id := fmt.Sprintf("%s-%02d", s, k)
			ids = append(ids, id)
			d = d.With(model.Touchpoint{ID: model.TouchpointID(id), Stage: model.StageID(s)})
		}
		if n > 0 {
			d = d.With(model.Order{Of: model.KindTouchpoint, Parent: s, IDs: ids})
		}
	}
	if len(stages) > 0 {
		d = d.With(model.Order{Of: model.KindStage, IDs: stages})
	}
	return d
}

func TestEveryTouchpointIsAColumnAndAnEmptyStageIsOne(t *testing.T) {
	a := New(journey(2, 0, 3), Touchpoints)
	if a.Len() != 6 {
		t.Fatalf("%d columns, want 6", a.Len())
	}
	if c := a.Column(2); c.Stage != "s01" || c.Touchpoint != "" {
		t.Errorf("the empty stage is %v", c)
	}
	if far := New(journey(2, 0, 3), Stages); far.Len() != 3 || far.Column(2).Stage != "s02" {
		t.Errorf("from afar: %d columns, the last is %v", far.Len(), far.Column(2))
	}
}

func TestACursorSurvivesZoomingAndDeletion(t *testing.T) {
	near, far := New(journey(2, 3), Touchpoints), New(journey(2, 3), Stages)
	c := near.Column(3)
	if got := far.Column(far.Index(c)); got.Stage != "s01" {
		t.Errorf("zoomed out it is on %v", got)
	}
	less := New(journey(2, 1), Touchpoints)
	if got := less.Column(less.Index(c)); got.Stage != "s01" {
		t.Errorf("after the deletion it is on %v", got)
	}
	if empty := New(journey(), Touchpoints); empty.Index(c) != 0 || empty.Column(5) != (Column{}) {
		t.Error("an empty journey has a column")
	}
}

func TestStageStartGoesToTheBeginningOfStages(t *testing.T) {
	a := New(journey(2, 3, 1), Touchpoints)
	for _, c := range []struct{ from, n, want int }{{0, 1, 2}, {4, 1, 5}, {5, 1, 5}, {4, -1, 2}, {2, -1, 0}, {0, -1, 0}, {3, 9, 5}} {
		if got := a.StageStart(c.from, c.n); got != c.want {
			t.Errorf("%+d from column %d is %d, want %d", c.n, c.from, got, c.want)
		}
	}
}

// The layout keeps its promises at any width, scroll and cursor: the cursor is
// in view, the scroll moved no more than it had to, columns are of one width,
// inside the band, and what is hidden is counted.
func TestViewKeepsItsPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := New(journey(rapid.SliceOfN(rapid.IntRange(0, 9), 1, 12).Draw(t, "stages")...), Touchpoints)
		each := rapid.SampledFrom([]Width{Narrow, Compact, Usual, Wide, Widest}).Draw(t, "each")
		width := rapid.IntRange(1, 240).Draw(t, "width")
		first := rapid.IntRange(-3, 120).Draw(t, "first")
		cursor := rapid.IntRange(0, a.Len()-1).Draw(t, "cursor")
		v := a.View(each, width, first, cursor)
		if len(v.Columns) == 0 || cursor < v.Columns[0].Index || cursor > v.Columns[len(v.Columns)-1].Index {
			t.Fatalf("the cursor %d is not among %v", cursor, v.Columns)
		}
		if v.Before+len(v.Columns)+v.After != a.Len() {
			t.Fatalf("%d + %d + %d columns of %d", v.Before, len(v.Columns), v.After, a.Len())
		}
		if v.After > 0 && v.First < first && cursor >= first && first+len(v.Columns) <= a.Len() {
			t.Fatalf("scrolled from %d to %d without need", first, v.First)
		}
		x := v.Label + 1
		for i, c := range v.Columns {
			if c.X != x || c.W != v.Columns[0].W || c.Index != v.First+i {
				t.Fatalf("column %d is at %d, %d wide, want %d", i, c.X, c.W, x)
			}
			x += c.W + 1
		}
		if width >= 40 && x-1 > width {
			t.Fatalf("columns end at %d of %d", x-1, width)
		}
	})
}

func TestStagesSpanTheirVisibleColumns(t *testing.T) {
	v := New(journey(2, 3), Touchpoints).View(Usual, 120, 0, 0)
	var spans []int
	for _, c := range v.Columns {
		if c.Opens {
			spans = append(spans, c.Span)
		}
	}
	w := v.Columns[0].W
	if len(spans) != 2 || spans[0] != 2*w+1 || spans[1] != 3*w+2 {
		t.Errorf("spans %v of columns %d wide", spans, w)
	}
}

func TestEightyColumnsShowSixTouchpointsWithRoomForTheirNames(t *testing.T) {
	a := New(journey(5, 5, 5), Touchpoints)
	for _, c := range []struct{ width, columns int }{{58, 4}, {78, 6}, {90, 6}, {118, 6}, {158, 9}} {
		v := a.View(Usual, c.width, 0, 0)
		if len(v.Columns) != c.columns || v.Columns[0].W < leastName-1 {
			t.Errorf("%d columns of %d cells in %d, want %d", len(v.Columns), v.Columns[0].W, c.width, c.columns)
		}
	}
	for room := 40; room < 300; room++ {
		for w := Narrow; w < Widest; w++ {
			if (w + 1).ideal(room) <= w.ideal(room) {
				t.Errorf("in %d cells step %d is no wider than the one before", room, w+1)
			}
		}
	}
}
