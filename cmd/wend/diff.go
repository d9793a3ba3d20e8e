package main

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"wend/model"
	"wend/model/compare"
)

const diffExamples = `
wend diff smartphone@-1                 # what the last step did
wend diff smartphone@s1 smartphone      # since a snapshot
wend diff smartphone smartphone-to-be   # as it is and as it is to be
wend diff monday.json friday.wend       # two files`

func (p *program) diffCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "diff A [B]",
		Short: "Say in what two versions or files differ",
		Long: "Say in words what leads from A to B: what is new, gone, changed or moved, and what that does to the headline numbers.\n" +
			"A and B are journeys, versions of one, or files; without B, A is compared with the journey as it is now.\n\n" + versionHelp,
		Example: diffExamples,
		Args:    arguments(1, 2, "name one or two journeys, versions or files"),
		RunE: func(cmd *cobra.Command, args []string) error {
			list, err := p.diff(args)
			if err != nil {
				return err
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), list)
			}
			for i, d := range list {
				if i > 0 {
					plain{cmd.OutOrStdout()}.line("")
				}
				d.write(cmd.OutOrStdout())
			}
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "for scripts")
	return c
}

// compared is what two sides of one journey differ in.
type compared struct {
	Journey model.DocID `json:"journey"`
	A       string      `json:"a"`
	B       string      `json:"b"`
	compare.Difference
}

// diff compares what the words name, journey by journey.
func (p *program) diff(args []string) ([]compared, error) {
	a, err := p.side(args[0])
	if err != nil {
		return nil, err
	}
	if len(args) == 1 && isFile(args[0]) {
		return nil, usage(errors.New("one file alone has no difference"), "name what to compare it with")
	}
	var b side
	if len(args) == 1 {
		b, err = p.side(string(a.ids[0]))
	} else {
		b, err = p.side(args[1])
	}
	if err != nil {
		return nil, err
	}
	pairs, err := pairs(a, b)
	if err != nil {
		return nil, err
	}
	out := []compared{}
	for _, pair := range pairs {
		d := compare.Between(compare.Side{State: a.state, Journey: pair[0]}, compare.Side{State: b.state, Journey: pair[1]}, today())
		d.Changes, d.Numbers = append([]compare.Change{}, d.Changes...), append([]compare.Number{}, d.Numbers...)
		if len(pairs) > 1 && len(d.Changes) == 0 {
			continue
		}
		out = append(out, compared{pair[0], sideName(a, pair[0], len(pairs)), sideName(b, pair[1], len(pairs)), d})
	}
	return out, nil
}

// pairs says which journeys of two sides are compared: the only one of each, or those
// of the same id.
func pairs(a, b side) ([][2]model.DocID, error) {
	if len(a.ids) == 1 && len(b.ids) == 1 {
		return [][2]model.DocID{{a.ids[0], b.ids[0]}}, nil
	}
	one, many := a.ids, b.ids
	if len(many) == 1 {
		one, many = many, one
	}
	if len(one) == 1 && !slices.Contains(many, one[0]) {
		return nil, fmt.Errorf("journey %q is on one side only", one[0])
	}
	var out [][2]model.DocID
	for _, id := range a.ids {
		if len(one) > 1 || slices.Contains(b.ids, id) {
			out = append(out, [2]model.DocID{id, id})
		}
	}
	for _, id := range b.ids {
		if len(one) > 1 && !slices.Contains(a.ids, id) {
			out = append(out, [2]model.DocID{id, id})
		}
	}
	return out, nil
}

func sideName(s side, id model.DocID, of int) string {
	if of > 1 {
		return s.name + ": " + string(id)
	}
	return s.name
}

func (d compared) write(w io.Writer) {
	out := plain{w}
	out.line("%s → %s: %s", d.A, d.B, d.Tally())
	signs := map[compare.Sort]string{compare.Added: "+", compare.Removed: "-", compare.Changed: "~"}
	for _, c := range d.Changes {
		out.line("  %s %s", signs[c.Sort], c.Subject())
		for _, s := range c.Details("→") {
			out.line("      %s", s)
		}
	}
	for _, n := range d.Numbers {
		out.line("  = %s", n.Sentence("→"))
	}
}
