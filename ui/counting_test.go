package ui_test

import (
	"reflect"
	"strings"
	"testing"

	"wend/model/analysis"
	"wend/ui/uitest"
)

// counting starts with a journey on the map that is still being counted.
func counting(t uitest.TB) *uitest.Driver {
	t.Helper()
	d := several(t, "Other")
	bring(t, d, "testdata/smartphone.json")
	d.Press("g", "l", "/")
	d.Type("Other")
	d.Press("enter", "enter", "g", "l", "/", "esc", "/")
	d.Type("Smartphone")
	d.Press("enter")
	d.Hold()
	d.Press("enter")
	if open := d.App.Open().ID(); open != "smartphone" || d.App.Numbers() != nil {
		t.Fatalf("%s is open and counted", open)
	}
	return d
}

func TestAJourneyShowsAtOnceAndSaysThatItIsBeingCounted(t *testing.T) {
	for _, size := range [][2]int{{160, 48}, {80, 24}, {60, 20}} {
		d := counting(t)
		d.Resize(size[0], size[1])
		d.Shows("Sees")
		d.Press("4")
		d.Shows("Counting")
		d.Release()
		d.ShowsNot("Counting")
		if d.App.Numbers() == nil {
			t.Error("the count does not arrive")
		}
	}
}

func TestAnExplanationWaitsForTheCount(t *testing.T) {
	d := counting(t)
	d.Press("1", "E")
	if !d.Contains("Numbers of") && !d.Contains("Explanation") {
		t.Fatalf("no explanation:\n%s", d.Screen())
	}
	d.Shows("Counting")
	d.Release()
	d.ShowsNot("Counting", "Gone")
}

func TestWhatIsEditedWhileAJourneyIsCountedCounts(t *testing.T) {
	d := counting(t)
	d.Press("2", "-", "-", "l", "+", "1", "I", "l", "l", "d", "g", "o", "o", "d", "enter")
	if d.App.Numbers() != nil {
		t.Error("it was counted on the way")
	}
	d.Release()
	now := d.App.Numbers()
	want := analysis.Compute(d.App.State(), d.App.Open().ID(), now.Options)
	if !reflect.DeepEqual(now, want) {
		t.Error("the numbers are others than those of the journey")
	}
}

func TestEveryKeyWorksWhileAJourneyIsCounted(t *testing.T) {
	for _, at := range []string{"1", "2", "3", "4", "Z", "enter"} {
		t.Run(at, func(t *testing.T) {
			t.Parallel()
			d := counting(t)
			for _, keys := range everyKey() {
				if keys == "ctrl+c" || keys == "ctrl+z" || keys == "q" {
					continue
				}
				if d.App.Numbers() != nil || d.App.Open() == nil {
					d = counting(t)
				}
				d.Press(at)
				d.Press(strings.Fields(keys)...)
				_ = d.Screen()
				d.Press("esc", "esc", "esc")
			}
			d.Release()
			if now := d.App.Numbers(); now != nil && d.App.Open() != nil && string(now.Journey) != string(d.App.Open().ID()) {
				t.Errorf("the numbers are of %s", now.Journey)
			}
		})
	}
}
