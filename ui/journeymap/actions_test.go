package journeymap

import (
	"testing"

	"wend/model"
	"wend/ui/keymap"
	"wend/ui/screen"
)

func TestEveryActionOfTheMapIsACommand(t *testing.T) {
	for a := range actions {
		if _, found := keymap.Default().Row(a); !found {
			t.Errorf("no key and no palette leads to %s", a)
		}
	}
}

func TestWithoutAJourneyEveryActionSaysWhatIsMissing(t *testing.T) {
	f := &screen.Frame{State: model.State{}, Keys: keymap.Default()}
	for a := range actions {
		if why := New(nil).Why(a, f); why == "" || why == screen.NotHere {
			t.Errorf("%s: %q", a, why)
		}
	}
}
