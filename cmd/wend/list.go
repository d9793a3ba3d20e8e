package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"wend/model"
	"wend/store"
)

func (p *program) listCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "list",
		Short: "List the journeys",
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			w, err := p.read()
			if err != nil {
				return err
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), append([]store.Summary{}, w.Lines()...))
			}
			rows := [][]string{{"ID", "TITLE", "VARIANT", "PERSONAS", "TOUCHPOINTS", "EMOTION", "CHANGED"}}
			for _, l := range w.Lines() {
				rows = append(rows, []string{
					string(l.Journey), l.Title, string(l.Variant), strings.Join(l.Personas, "; "),
					fmt.Sprint(l.Touchpoints), emotion(l.Emotion), l.Updated.Local().Format(time.DateOnly),
				})
			}
			if len(w.Lines()) > 0 {
				plain{cmd.OutOrStdout()}.table(rows)
			}
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "for scripts")
	return c
}

func emotion(index model.Opt[int]) string {
	v, known := index.Value()
	if !known {
		return "-"
	}
	return strconv.Itoa(v)
}
