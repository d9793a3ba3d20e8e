package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"wend/ui/uitest"
)

func TestBelow120ColumnsTheLayoutDoesNotDependOnTheFocus(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {100, 30}, {119, 36}} {
		places := map[string]string{}
		for _, pane := range []string{"1", "2", "3", "4"} {
			d := smartphone(t)
			d.Resize(size[0], size[1])
			d.Press(pane)
			var at []string
			for _, text := range []string{"Importance", "Pains", "outdoor", "2 Emotions", "angry", "3 Value chain", "Product d"} {
				x, y := d.Find(text)
				at = append(at, fmt.Sprint(text, x-strings.Count(d.Lines()[y][:min(4, len(d.Lines()[y]))], "▸"), y))
			}
			places[pane] = strings.NewReplacer("2 Emotions4", "2 Emotions2", "3 Value chain4", "3 Value chain2").Replace(strings.Join(at, ", "))
		}
		for pane, at := range places {
			if at != places["1"] {
				t.Errorf("%v: with the focus on %s\n%s\ninstead of\n%s", size, pane, at, places["1"])
			}
		}
	}
}

func TestSixTouchpointsAreInViewAtEightyColumnsAndEightWhereColumnsAreNarrower(t *testing.T) {
	d := smartphone(t)
	d.Resize(80, 24)
	for _, name := range []string{"Sees", "outdoor", "brand", "models", "expert", "video"} {
		d.Shows(name)
	}
	d.Shows("9 ›")
	d.Press("(", "(")
	d.Shows("8 of 15 in view")
	for _, name := range []string{"Visits", "Reads", "Watches", "Asks", "Joins"} {
		d.Shows(name)
	}
	for range 9 {
		d.Press(")")
	}
	d.Shows("as wide as they get")
}

func TestHowWideColumnsAreIsRememberedByName(t *testing.T) {
	d := smartphone(t)
	d.Resize(160, 48)
	d.Press("(")
	d.Shows("Columns: compact, 10 of 15 in view")
	x, _ := d.Find("Downlo")
	d.Press("q")
	again := uitest.Start(t, uitest.Options{Machine: d.Machine, Width: 160, Height: 48})
	if now, _ := again.Find("Downlo"); now != x {
		t.Errorf("the second column began at %d, later at %d:\n%s", x, now, again.Screen())
	}
}

func TestTheCursorsColumnIsSeenInEveryBandWhateverHasTheFocus(t *testing.T) {
	for _, pane := range []string{"1", "2", "3", "4"} {
		d := smartphone(t, noColour)
		d.Resize(160, 48)
		d.Press("l", "l", pane)
		x, _ := d.Find("Visits the")
		for _, row := range []string{"Channel", "Delights", "delighted", "angry", "Checkout eng", "Support"} {
			_, y := d.Find(row)
			if line := []rune(d.Lines()[y]); line[x-2] != '┃' || line[x+13] != '┃' {
				t.Errorf("pane %s: the column does not show beside %s: %q", pane, row, string(line))
			}
		}
	}
}
