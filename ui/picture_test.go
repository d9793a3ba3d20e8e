package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"wend/ui/uitest"
)

func TestTheProgramLooksLikeItsPictures(t *testing.T) {
	for _, v := range []struct {
		name  string
		from  func(uitest.TB) *uitest.Driver
		keys  []string
		sizes [][2]int
	}{
		{"start", func(t uitest.TB) *uitest.Driver { return fresh(t) }, nil, [][2]int{{80, 24}}},
		{"empty", blank, nil, [][2]int{{80, 24}}},
		{"map", sample, []string{"w"}, [][2]int{{160, 48}, {120, 36}, {80, 24}, {60, 20}, {40, 12}, {30, 8}}},
		{"page", sample, []string{"enter"}, [][2]int{{160, 48}, {120, 36}, {80, 24}, {60, 20}}},
		{"page-ascii", func(t uitest.TB) *uitest.Driver { return smartphone(t, onlyASCII) }, []string{"enter", "G"}, [][2]int{{80, 24}, {60, 20}}},
		{"edited", sample, []string{"+"}, [][2]int{{120, 36}}},
		{"ascii", func(t uitest.TB) *uitest.Driver { return smartphone(t, onlyASCII) }, []string{"2"}, [][2]int{{120, 36}}},
	} {
		d := v.from(t)
		d.Press(v.keys...)
		var b strings.Builder
		for _, s := range v.sizes {
			d.Resize(s[0], s[1])
			fmt.Fprintf(&b, "%d x %d\n%s\n\n", s[0], s[1], d.Screen())
		}
		uitest.Golden(t, v.name, b.String())
	}
}

func TestATerminalShowsTheScreenAsItWasDrawn(t *testing.T) {
	d := smartphone(t)
	d.Resize(120, 36)
	e := d.Terminal(120, 36)
	defer func() { _ = e.Close() }()
	for y, line := range d.Lines() {
		var row strings.Builder
		for x := range 120 {
			if c := e.CellAt(x, y); c != nil {
				row.WriteString(c.Content)
			}
		}
		if got := strings.TrimRight(row.String(), " "); got != line {
			t.Errorf("row %d is %q, drawn %q", y, got, line)
		}
	}
}
