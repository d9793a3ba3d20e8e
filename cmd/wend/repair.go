package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"wend/model/text"
	"wend/store/bolt"
)

const repairHelp = `Make a whole workspace of what can be found in a damaged one: of each part the newest that is whole, in its place,
in a spare copy, in the undo history or in pages that are no longer in use. It says of each journey whether it is back:
whole, in part, lost, or back with nothing left that shows whether its last changes are in it.

The damaged file is only read and stays as it is, byte for byte. The new one is put beside it, or at --output. With
--in-place the new one takes its name, and the damaged one is kept beside it.

The exit status is 0 when every journey is whole, and 1 when parts are lost or may be.`

func (p *program) repairCommand() *cobra.Command {
	var output string
	var inPlace, asJSON bool
	c := p.ofAFile(&cobra.Command{
		Use: "repair [FILE]", Short: "Make a whole workspace of a damaged one", Long: repairHelp,
		Example: "\nwend repair client.wend\nwend repair client.wend -o saved.wend\nwend repair client.wend --in-place",
		RunE: func(cmd *cobra.Command, args []string) error {
			if inPlace && output != "" {
				return usage(fmt.Errorf("--in-place and --output exclude each other"), "")
			}
			if err := p.named(args); err != nil {
				return err
			}
			r, err := repair(p.path(), fullPath(output), inPlace)
			if err != nil {
				return err
			}
			if asJSON {
				err = writeJSON(cmd.OutOrStdout(), r)
			} else {
				r.tell(plain{cmd.OutOrStdout()})
			}
			if err == nil && !r.whole() {
				err = fmt.Errorf("not everything is back: %s", r.missing())
			}
			return err
		},
	})
	c.Flags().StringVarP(&output, "output", "o", "", "the new file (default: FILE with -repaired in its name)")
	c.Flags().BoolVar(&inPlace, "in-place", false, "put the new file in the place of the damaged one, which is kept beside it")
	c.Flags().BoolVar(&asJSON, "json", false, "for scripts")
	return c
}

// repaired is what a repair did, as scripts get it.
type repaired struct {
	File     string           `json:"file"`    // the whole one
	Damaged  string           `json:"damaged"` // where the damaged one is
	Revision uint64           `json:"revision"`
	Journeys []bolt.Recovered `json:"journeys"`
	Shared   bolt.Recovered   `json:"shared"`
	Unlisted bool             `json:"unlisted"`
}

// repair salvages the workspace at path to another one, "" for a name beside it.
func repair(path, to string, inPlace bool) (repaired, error) {
	if to == "" {
		var err error
		if to, err = bolt.FreeName(path, "repaired"); err != nil {
			return repaired{}, err
		}
	}
	result, err := bolt.Salvage(path, to)
	if err != nil {
		return repaired{}, err
	}
	r := repaired{to, path, uint64(result.Revision), append([]bolt.Recovered{}, result.Journeys...), result.Shared, result.Unlisted}
	if inPlace {
		r.File = path
		if r.Damaged, err = bolt.PutInPlace(path, to, "damaged"); err != nil {
			return r, err
		}
	}
	return r, nil
}

func (r repaired) count(state bolt.Recovery) (n int) {
	for _, j := range r.Journeys {
		if j.State == state {
			n++
		}
	}
	return n
}

func (r repaired) whole() bool {
	return r.count(bolt.Whole) == len(r.Journeys) && r.Shared.State == bolt.Whole && !r.Unlisted
}

func (r repaired) missing() string {
	var parts []string
	if n := r.count(bolt.Partial); n > 0 {
		parts = append(parts, fmt.Sprintf("%s in part", text.Several(n, "journey")))
	}
	if n := r.count(bolt.Lost); n > 0 {
		parts = append(parts, fmt.Sprintf("%s not at all", text.Several(n, "journey")))
	}
	if n := r.count(bolt.Unsure); n > 0 {
		parts = append(parts, fmt.Sprintf("%s perhaps without the last changes", text.Several(n, "journey")))
	}
	switch r.Shared.State {
	case bolt.Partial:
		parts = append(parts, "what the journeys share in part")
	case bolt.Unsure:
		parts = append(parts, "what the journeys share perhaps without the last changes")
	}
	if r.Unlisted {
		parts = append(parts, "perhaps journeys of which not even the name is left")
	}
	return strings.Join(parts, ", ")
}

// became says what became of a journey.
func became(r bolt.Recovered) string {
	switch r.State {
	case bolt.Partial:
		return fmt.Sprintf("in part: %s of it lost or older", text.Several(r.Missing, "thing"))
	case bolt.Unsure:
		return "back; its last changes may be missing"
	case bolt.Lost:
		return "lost: only its name is left"
	}
	return string(r.State)
}

func (r repaired) tell(out plain) {
	rows := [][]string{}
	for _, j := range r.Journeys {
		rows = append(rows, []string{"  " + string(j.Journey), j.Title, became(j)})
	}
	out.table(rows)
	if r.Shared.State != bolt.Whole {
		out.line("  what the journeys share (personas, activities, goals): %s", became(r.Shared))
	}
	out.line("%d of %s whole, at step %d, in %s", r.count(bolt.Whole), text.Several(len(r.Journeys), "journey"), r.Revision, r.File)
	if _, err := os.Stat(r.Damaged); err == nil {
		out.line("the damaged file is %s, as it was", filepath.Base(r.Damaged))
	}
}
