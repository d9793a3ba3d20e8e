package inspect

import (
	"wend/ui/keymap"
	"wend/ui/scene"
)

// Click puts the cursor on a row, counted from 0; a click on the row that has it
// edits there.
func (i Inspector) Click(row int, s *scene.Scene) (Inspector, scene.Proposal) {
	next, _, rows, at := i.now(s)
	switch {
	case at < 0 || next.typing != nil:
		return next, scene.Proposal{}
	case row == at:
		return next.Do(keymap.ItemEdit, s)
	}
	return next.goTo(rows, row), scene.Proposal{}
}
