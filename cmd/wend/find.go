package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"wend/model"
	"wend/model/search"
	"wend/ui/match"
)

const findHelp = `Find things of any kind in every journey and in what they share. Every word must stand somewhere in what a
thing says; case and accents do not matter.`

func (p *program) findCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:     "find TEXT",
		Short:   "Find any text in the workspace",
		Long:    findHelp,
		Example: "\nwend find battery\nwend find spec table --json",
		Args:    arguments(1, 100, "say what to find"),
		RunE: func(cmd *cobra.Command, args []string) error {
			w, err := p.read()
			if err == nil {
				err = w.loadAll()
			}
			if err != nil {
				return err
			}
			words := strings.Join(args, " ")
			found := findAll(w.State(), match.New(words))
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), found)
			}
			if len(found) == 0 {
				return fmt.Errorf("nothing says %q", words)
			}
			tellFound(plain{cmd.OutOrStdout()}, found)
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "for scripts")
	return c
}

// hit is a thing that was found, with the field in which the words stand; the
// first with any of them where they stand in several.
type hit struct {
	Kind     model.Kind  `json:"kind"`
	Key      string      `json:"id"`
	Document model.DocID `json:"document"` // a journey, or "workspace"
	Journey  string      `json:"journey,omitempty"`
	Name     string      `json:"name"`
	Field    string      `json:"field"`
	Text     string      `json:"text"`
}

// findAll returns what holds all words: the journeys' things, then those they share.
func findAll(s model.State, q match.Query) []hit {
	out := []hit{}
	look := func(d *model.Document) {
		for _, e := range search.In(s.Workspace(), d) {
			if !q.Holds(match.Fold(e.Words())) {
				continue
			}
			h := hit{Kind: e.Ref.Kind, Key: e.Ref.Key, Document: e.Doc, Journey: e.Home, Name: e.Name}
			for _, t := range e.Texts {
				if len(q.Spans(t.Text)) > 0 {
					h.Field, h.Text = t.Label, t.Text
					break
				}
			}
			out = append(out, h)
		}
	}
	for d := range s.Journeys() {
		look(d)
	}
	look(s.Workspace())
	return out
}

func tellFound(out plain, found []hit) {
	rows := [][]string{{"KIND", "ID", "JOURNEY", "NAME", "SAYS"}}
	for _, h := range found {
		says := ""
		if h.Text != h.Name {
			says = h.Field + ": " + strings.Join(strings.Fields(h.Text), " ")
		}
		rows = append(rows, []string{h.Kind.String(), string(h.Document) + "/" + h.Key, h.Journey, h.Name, says})
	}
	out.table(rows)
}
