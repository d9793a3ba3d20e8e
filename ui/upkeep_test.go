package ui_test

import (
	"errors"
	"slices"
	"testing"

	"wend/ui/uitest"
)

// chooses takes an action from the palette.
func chooses(d *uitest.Driver, title string) {
	d.Press(":")
	d.Type(title)
	d.Press("enter")
}

func TestTheFileIsLookedAfterFromThePalette(t *testing.T) {
	d := smartphone(t)
	for title, how := range map[string]string{"Verify the file": "verify", "Back up now": "back up", "Compact the file": "compact"} {
		chooses(d, title)
		d.Shows(how + ": done to")
		if !slices.Contains(d.Machine.Cared, how) {
			t.Errorf("%s did %q", title, d.Machine.Cared)
		}
	}
	d.Machine.CareFails = errors.New("the file is damaged")
	chooses(d, "Verify the file")
	d.Shows("The file is damaged")
}
