package ui_test

import (
	"fmt"
	"regexp"
	"strconv"
	"testing"

	"wend/ui/uitest"
)

func TestSearchingFindsWhatThePaneShows(t *testing.T) {
	for _, c := range []struct{ pane, text, now string }{
		{"4", "Leverage", "┃▸Leverage"},
		{"4", "reach the goal", "┃▸  12.21 %"},
		{"4", "low point", "┃▸ 4 low points"},
		{"2", "Tom", "▸○ Tom"},
		{"2", "MAYA", "▸● Maya"},
		{"2", "Checks out", "Purchase 4/5"},
		{"3", "delivery", "┃▸Delivery partner"},
		{"1", "comparable", "▌✗ Specifica"},
	} {
		d := smartphone(t)
		d.Resize(160, 48)
		d.Press(c.pane, "/")
		d.Type(c.text)
		d.Shows("1/")
		d.Press("enter")
		d.Shows(c.now)
	}
}

func TestWhatOnePaneWasSearchedForDoesNotStandInTheLineOfTheNext(t *testing.T) {
	d := smartphone(t)
	for _, c := range []struct{ pane, text string }{{"2", "Maya"}, {"4", "Leverage"}} {
		d.Press(c.pane, "/")
		d.Type(c.text)
		d.Shows("/ " + c.text + " ")
		d.Press("enter")
	}
}

func TestWhatIsNotInAPaneIsRefusedThere(t *testing.T) {
	d := smartphone(t)
	d.Press("4", "/")
	d.Type("zebra")
	d.Press("enter")
	d.Shows("is not in this pane")
}

func TestThingsAreFoundByNameFromThePalette(t *testing.T) {
	d := smartphone(t)
	d.Press("g", "/")
	d.Type("Checkout eng")
	d.Shows("Checkout engineering")
}

// hiddenIn reads what a line of a frame says is hidden: "▲ 2 ▼ 7".
func hiddenIn(line string) (above, below int) {
	read := func(mark string) int {
		m := regexp.MustCompile(mark + ` (\d+)`).FindStringSubmatch(line)
		if m == nil {
			return 0
		}
		n, _ := strconv.Atoi(m[1])
		return n
	}
	return read("▲"), read("▼")
}

// marksOf returns what the rule that holds title says is hidden.
func marksOf(d *uitest.Driver, title string) (above, below int) {
	_, y := d.Find(title)
	return hiddenIn(d.Lines()[y])
}

func TestHiddenNumbersAreCountedAboveAndBelowWhileScrolling(t *testing.T) {
	d := smartphone(t)
	d.Resize(160, 30)
	d.Press("4", "%")
	above, all := marksOf(d, "4 KPIs")
	if above != 0 || all == 0 {
		t.Fatalf("at the top %d are hidden above and %d below", above, all)
	}
	seen := false
	for range 30 {
		d.Press("j")
		above, below := marksOf(d, "4 KPIs")
		if above+below != all {
			t.Fatalf("%d and %d are hidden, of %d:\n%s", above, below, all, d.Screen())
		}
		seen = seen || above > 0
	}
	if !seen {
		t.Error("nothing is ever hidden above")
	}
}

func TestHiddenRowsOfAPageAreCountedAboveAndBelowWhileScrolling(t *testing.T) {
	for _, size := range [][2]int{{60, 20}, {80, 24}} {
		d := smartphone(t)
		d.Resize(size[0], size[1])
		d.Press("enter")
		_, first := marksOf(d, "Touchpoint:")
		last := fmt.Sprint(first)
		for range 60 {
			d.Press("j")
			above, below := marksOf(d, "Touchpoint:")
			last = fmt.Sprint(above, " ", below)
		}
		if first == 0 || last == "0 0" || last[len(last)-1] != '0' {
			t.Errorf("%v: %d below at the top, %s at the end:\n%s", size, first, last, d.Screen())
		}
	}
}
