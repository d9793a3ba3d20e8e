package paint

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestSplittingKeepsEveryCell(t *testing.T) {
	splits := map[string]func(Rect, int) (Rect, Rect){
		"left": Rect.SplitLeft, "right": Rect.SplitRight, "top": Rect.SplitTop, "bottom": Rect.SplitBottom,
	}
	rapid.Check(t, func(t *rapid.T) {
		r := rects().Draw(t, "rect").clamp()
		n := rapid.IntRange(-5, 20).Draw(t, "n")
		for name, split := range splits {
			a, b := split(r, n)
			if a.W < 0 || a.H < 0 || b.W < 0 || b.H < 0 {
				t.Fatalf("%s: negative size: %+v %+v", name, a, b)
			}
			if !a.Intersect(b).Empty() || a.W*a.H+b.W*b.H != r.W*r.H || a.Intersect(r) != a && !a.Empty() {
				t.Fatalf("%s: %+v split into %+v and %+v", name, r, a, b)
			}
		}
	})
}

func TestRectanglesAreCutAsNamed(t *testing.T) {
	r := Rect{2, 1, 10, 4}
	left, afterLeft := r.SplitLeft(3)
	right, beforeRight := r.SplitRight(3)
	top, below := r.SplitTop(1)
	bottom, above := r.SplitBottom(9)
	got := []Rect{left, afterLeft, right, beforeRight, top, below, bottom, above, r.Inset(1), r.Inset(3), r.Center(4, 2), r.Intersect(Rect{0, 0, 4, 9})}
	want := []Rect{
		{2, 1, 3, 4},
		{5, 1, 7, 4},
		{9, 1, 3, 4},
		{2, 1, 7, 4},
		{2, 1, 10, 1},
		{2, 2, 10, 3},
		{2, 1, 10, 4},
		{2, 1, 10, 0},
		{3, 2, 8, 2},
		{5, 4, 4, 0},
		{5, 2, 4, 2},
		{2, 1, 2, 4},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
