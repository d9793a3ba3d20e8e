package ui_test

import (
	"strings"
	"testing"

	"wend/ui/keymap"
)

// aboutNothing is what asking about an action may allocate at most: anything that
// looks at each of 400 touchpoints, or at each row of a long list, allocates more.
const aboutNothing = 300

func TestAskingWhatAKeyWouldDoDoesNotDoIt(t *testing.T) {
	for _, world := range [][]byte{large(t, 400), crowded(t, 320)} {
		d := fresh(t)
		bringBytes(d, world)
		for _, keys := range []string{"", "2", "3", "4", "Z", "enter", "g l", "g p", "g f", "g k", "g c", "g o", "g o tab", "g i", "g h"} {
			d.Press("esc", "esc", "g", "m", "1")
			d.Press(strings.Fields(keys)...)
			for _, c := range keymap.Default().Live(d.App.Scopes()) {
				if c.Action == keymap.LinkFollow || c.Action == keymap.NumberExplain {
					continue // whether there is anything to go to or to explain, the numbers say
				}
				if n := testing.AllocsPerRun(1, func() { d.App.Why(c.Action) }); n > aboutNothing {
					t.Errorf("%s, %s: %.0f allocations", keys, c.Action, n)
				}
			}
		}
	}
}
