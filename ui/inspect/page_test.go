package inspect

import (
	"testing"

	"wend/model"
	"wend/ui/keymap"
	"wend/ui/screen"
)

func TestAPageSaysOfEveryActionWhetherItDoesIt(t *testing.T) {
	for _, ref := range []model.Ref{{Kind: model.KindStage, Key: "purchase"}, {Kind: model.KindTouchpoint, Key: "p1"}} {
		b := open(t, journey, ref.Kind, ref.Key)
		p := NewPage(journey, ref).Follow(b.frame)
		for _, c := range keymap.Table() {
			if screen.PassedOn(c.Action) || c.Action == keymap.NotesEdit || c.Action == keymap.NumberExplain || c.Action == keymap.ItemCopy || c.Action == keymap.ZoomOut || c.Action == keymap.Quit {
				continue
			}
			i, _ := b.Do(c.Action, b.frame)
			said := i.message
			if why := p.Why(c.Action, b.frame); (why == nothingToDo) != (said == nothingToDo) {
				t.Errorf("%s on a %s: the page says %q, doing it %q", c.Action, ref.Kind, why, said)
			}
		}
	}
}

func TestAPageCopiesTheThingUnderTheCursor(t *testing.T) {
	ref := model.Ref{Kind: model.KindTouchpoint, Key: "i2"}
	b := open(t, journey, ref.Kind, ref.Key)
	p := screen.Screen(NewPage(journey, ref).Follow(b.frame))
	copied := map[string]bool{}
	for range 60 {
		_, out := p.Do(keymap.ItemCopy, b.frame)
		copied[out.Copy.What] = true
		p, _ = p.Do(keymap.MoveDown, b.frame)
	}
	for _, what := range []string{`touchpoint "Compares models on various websites"`, `finding "Specifications not comparable"`} {
		if !copied[what] {
			t.Errorf("%s is not copied; copied are %v", what, copied)
		}
	}
}
