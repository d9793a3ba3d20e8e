package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"wend/model"
)

// plain writes text for people without anything that a terminal would obey,
// whatever the workspace contains.
type plain struct{ w io.Writer }

func (p plain) line(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	text = strings.Map(func(r rune) rune {
		if model.Hostile(r) {
			return -1
		}
		return r
	}, text)
	fmt.Fprintln(p.w, strings.TrimRight(text, " "))
}

// table writes rows with their columns aligned.
func (p plain) table(rows [][]string) {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], ansi.StringWidth(cell))
		}
	}
	for _, row := range rows {
		var b strings.Builder
		for i, cell := range row {
			b.WriteString(cell)
			b.WriteString(strings.Repeat(" ", widths[i]-ansi.StringWidth(cell)+2))
		}
		p.line("%s", b.String())
	}
}

// writeJSON writes a value for scripts.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
