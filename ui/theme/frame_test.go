package theme

import (
	"testing"

	"github.com/charmbracelet/x/ansi"

	"wend/ui/paint"
)

func TestFocusShowsWithoutColour(t *testing.T) {
	for _, th := range []Theme{None(), WithASCII(None())} {
		shown := map[string]bool{}
		for _, f := range []paint.Frame{th.Frame("1 Journey"), th.FocusFrame("1 Journey")} {
			c := paint.NewCanvas(20, 3)
			c.Box(c.Bounds(), f)
			shown[ansi.Strip(c.Render())] = true
		}
		if len(shown) != 2 {
			t.Errorf("the frames look the same: %v", shown)
		}
	}
}
