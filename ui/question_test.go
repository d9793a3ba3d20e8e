package ui_test

import "testing"

func TestQuestionsAreGoneThroughMutedByKindAndBroughtBack(t *testing.T) {
	d := smartphone(t)
	d.Press(";")
	d.Shows("1 of 10: ")
	d.Press(";", ";", ",")
	d.Shows("2 of 10: ")
	d.Press(",", "4", "m")
	d.Type("known")
	d.Press("enter")
	d.Shows("• Mood drops 3")
	d.ShowsNot("• 4 low points matter", "▸ 4 low points matter")
	d.Press("u")
	d.Shows("▸ 4 low points matter")
}
