// Package upkeep is what one does about the file of a workspace rather than about
// what is in it: verify it, back it up, compact it.
package upkeep

import (
	"wend/ui/keymap"
	"wend/ui/screen"
)

var tasks = map[keymap.Action]struct {
	begins string
	do     func(screen.Archive) (said string, err error)
}{
	keymap.FileVerify:  {"Verifying the file", screen.Archive.Verify},
	keymap.FileBackup:  {"Making a backup", screen.Archive.BackUp},
	keymap.FileCompact: {"Compacting the file", screen.Archive.Compact},
}

// Actions lists what can be done.
func Actions() []keymap.Action {
	return []keymap.Action{keymap.FileVerify, keymap.FileBackup, keymap.FileCompact}
}

// Do does one of them beside the screen, and says in a sentence what came of it.
func Do(action keymap.Action) screen.Outcome {
	task := tasks[action]
	return screen.Outcome{Say: task.begins + " …", Fetch: screen.Fetch{From: func(a screen.Archive) screen.Answer {
		said, err := task.do(a)
		return screen.Anywhere(func(*screen.Frame) screen.Outcome {
			if err != nil {
				return screen.Outcome{Err: err}
			}
			return screen.Outcome{Say: said}
		})
	}}}
}
