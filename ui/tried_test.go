package ui_test

import (
	"strings"
	"testing"

	"wend/ui/keymap"
)

// aboutNothing is what asking about an action may allocate at most: with 2,000
// touchpoints, anything that looks at each of them allocates more.
const aboutNothing = 500

func TestAskingWhatAKeyWouldDoDoesNotDoIt(t *testing.T) {
	d := fresh(t)
	bringBytes(d, large(t, 2000))
	for _, keys := range []string{"", "2", "3", "4", "Z", "enter", "g l", "g p", "g f", "g k", "g c", "g o", "g o tab", "g i", "g h"} {
		d.Press("esc", "esc", "g", "m", "1")
		d.Press(strings.Fields(keys)...)
		for _, c := range keymap.Default().Commands() {
			d.App.Why(c.Action)
			if n := testing.AllocsPerRun(1, func() { d.App.Why(c.Action) }); n > aboutNothing {
				t.Errorf("%s, %s: %.0f allocations", keys, c.Action, n)
			}
		}
	}
}
