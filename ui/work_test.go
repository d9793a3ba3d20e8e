package ui_test

import (
	"runtime"
	"testing"

	"wend/model"
	"wend/ui/uitest"
)

// allocated returns how many bytes are taken for one of keys in turn until it is on
// the screen, on a map of n touchpoints; saving is not part of it. Unlike time it is
// the same on every machine.
func allocated(t *testing.T, n int, keys ...string) float64 {
	t.Helper()
	d := fresh(t)
	bringBytes(d, large(t, n))
	const rounds = 6
	var before, after runtime.MemStats
	for i := range 2 + rounds {
		if i == 2 { // what is remembered is there
			runtime.ReadMemStats(&before)
		}
		d.App.Update(uitest.Key(keys[i%len(keys)]))
		d.App.View()
	}
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc-before.TotalAlloc) / rounds
}

func TestAMoveTakesTheSameOnALargeMapAndAnEditInProportionAtMost(t *testing.T) {
	for _, c := range []struct {
		what, key, back string
		times           float64
	}{
		{"a move", "l", "h", 1.2},
		{"a feeling", "+", "-", 10},
	} {
		small, large := allocated(t, 100, c.key, c.back), allocated(t, 1000, c.key, c.back)
		if large > c.times*small {
			t.Errorf("%s takes %.0f bytes among 100 touchpoints and %.0f among 1000", c.what, small, large)
		}
	}
}

func TestAFeelingCountsOnlyWhatItTouches(t *testing.T) {
	d := full(t)
	before := d.App.Numbers()
	d.Press("-")
	after := d.App.Numbers()
	if before == after || len(before.KPIs.List) == 0 {
		t.Fatalf("nothing is counted:\n%s", d.Screen())
	}
	if &before.KPIs.List[0] != &after.KPIs.List[0] {
		t.Error("the KPIs are counted again")
	}
}

func TestAStartReadsTheOpenJourneyOnceAndNoOther(t *testing.T) {
	d := several(t, "Other", "Another")
	open := d.App.Open().ID()
	clear(d.Machine.Reads)
	d = again(t, d)
	d.Press("l", "enter", "esc", "4", "g", "l")
	if got := d.App.Open().ID(); got != open {
		t.Fatalf("%s is open", got)
	}
	for id, n := range d.Machine.Reads {
		if n != 1 || id != open && id != model.WorkspaceDoc {
			t.Errorf("%s is read %d times", id, n)
		}
	}
	if d.Machine.Reads[open] == 0 {
		t.Error("the journey is not read")
	}
}
