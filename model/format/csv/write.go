package csv

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
)

// Write writes a table for spreadsheets, the titles first. A cell that a
// spreadsheet would take for a formula, and that is no number, gets an
// apostrophe in front, so that what somebody typed is not run.
func Write(w io.Writer, head []string, rows [][]string) error {
	out := csv.NewWriter(w)
	if err := out.Write(plain(head)); err != nil {
		return err
	}
	for _, r := range rows {
		if err := out.Write(plain(r)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func plain(cells []string) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		if c != "" && strings.ContainsRune("=+-@\t\r", rune(c[0])) && !numeric(c) {
			c = "'" + c
		}
		out[i] = c
	}
	return out
}

// numeric reports whether a cell is a number, perhaps with a unit of one word.
func numeric(cell string) bool {
	number, unit, _ := strings.Cut(cell, " ")
	_, err := strconv.ParseFloat(strings.ReplaceAll(number, ",", ""), 64)
	return err == nil && !strings.ContainsAny(unit, "=(!|")
}
