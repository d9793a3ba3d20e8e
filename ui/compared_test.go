package ui_test

import (
	"testing"

	"wend/ui/uitest"
)

// tobe starts on the to-be journey of the sample, as it is made.
func tobe(t uitest.TB) *uitest.Driver {
	t.Helper()
	d := smartphone(t)
	d.Resize(160, 48)
	d.Do("Make the to-be journey")
	d.Press("1")
	return d
}

func TestTheToBeJourneyIsComparedWithTheAsIsOne(t *testing.T) {
	d := tobe(t)
	d.Press("X")
	d.Shows("As-is → to-be", "Goal stays 12.21 %", "╌╌ as-is")
	d.Press("2", "-", "-", "1")
	d.Shows("Emotion 59.4 →")
	d.Press("l", "l", "x")
	d.Shows("- removed:", "0 touchpoints added,", "1 touchpoint removed")
	d.Press("a")
	d.Type("Talks to a robot")
	d.Press("enter", "esc")
	d.Shows("+ added", "1 touchpoint added,")
	d.Press("X")
	d.ShowsNot("As-is → to-be", "+ added", "╌╌")
}

func TestTheAsIsJourneyIsComparedWithItsToBe(t *testing.T) {
	d := tobe(t)
	d.Press("l", "l", "x")
	d.Press("g", "l")
	d.Shows("as-is", "to-be")
	d.Press("enter")
	d.Shows("phase  as-is")
	d.Press("X")
	d.Shows("- removed", "╌╌ to-be", "1 touchpoint removed")
}

func TestAJourneyWithoutAnotherSaysHowToMakeOne(t *testing.T) {
	d := smartphone(t)
	d.Press("X")
	d.Shows("makes the to-be journey")
}

func TestBelow120ColumnsTheComparisonIsSaidInTheStrip(t *testing.T) {
	d := tobe(t)
	d.Resize(80, 24)
	d.Press("X")
	d.Shows("As-is → to-be: Goal stays 12.21 %")
}

func TestTheLibraryTellsAsIsAndToBeApartAtEverySize(t *testing.T) {
	for _, size := range [][2]int{{160, 48}, {80, 24}, {60, 20}, {44, 16}} {
		d := tobe(t)
		d.Press("g", "l")
		d.Resize(size[0], size[1])
		d.Shows("as-is", "to-be")
	}
}

func TestTheOtherJourneyIsCountedBesideTheScreen(t *testing.T) {
	d := tobe(t)
	d.Hold()
	d.Press("X")
	d.Shows("counting…")
	d.Release()
	d.Shows("Goal stays 12.21 %")
}
