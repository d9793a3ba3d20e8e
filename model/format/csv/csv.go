// Package csv writes lists as tables for spreadsheets ([Write]), and reads tables of
// what KPIs measured: a header, and below it a line
// for each measurement.
//
//	kpi,date,value    or    kpi,date,x,n
//
// Columns are separated by comma, semicolon or tab; others are passed over. Start
// with [Read], which knows no workspace; [Table.Plan] brings what it read into
// one. A line that makes no sense is left out and named, the others count. There
// is no I/O but that of the reader.
package csv

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"wend/model"
	"wend/model/format/source"
)

// MaxSize is how large a table may be, in bytes, and MaxRows in lines.
const (
	MaxSize = 64 << 20
	MaxRows = 200_000
)

// Table is a table of measurements as it was read.
type Table struct {
	Rows     []Row
	Problems     // lines that cannot be read, and columns passed over
	Unread   int // lines that cannot be read
}

// Problems are lines that are named, not too many: a table of the wrong kind has a
// million.
type Problems struct {
	Named []source.Note
	More  int // beyond those
}

// mostProblems is how many lines are named.
const mostProblems = 100

func (p *Problems) note(line int, text string) {
	if len(p.Named) == mostProblems {
		p.More++
		return
	}
	p.Named = append(p.Named, source.Note{Line: line, Text: text})
}

// Row is a line of the table, as text. Value is a number, a percentage or "X/N".
type Row struct {
	Line             int
	KPI, Date, Value string
}

// Read reads a table. It fails if there is no header that says what is in it.
func Read(r io.Reader) (Table, error) {
	b, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	switch {
	case err != nil:
		return Table{}, fmt.Errorf("read the table: %w", err)
	case len(b) > MaxSize:
		return Table{}, source.Fault(0, "", source.ErrLimit, "the table is larger than %d MB", MaxSize>>20)
	}
	return read(bytes.TrimPrefix(b, []byte("\ufeff")))
}

func read(b []byte) (Table, error) {
	_, header, _ := bufio.ScanLines(b, true)
	r := csv.NewReader(bytes.NewReader(b))
	r.Comma, r.FieldsPerRecord, r.TrimLeadingSpace = separator(string(header)), -1, true
	names, err := r.Read()
	if err != nil {
		return Table{}, errors.New("there is no header")
	}
	columns, other, err := columnsOf(names)
	t := Table{Problems: Problems{Named: other}}
	if err != nil {
		return t, err
	}
	for {
		record, err := r.Read()
		var fault *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return t, nil
		case errors.As(err, &fault):
			t.note(fault.Line, fault.Err.Error())
			t.Unread++
			continue
		case err != nil:
			return t, err
		}
		line, _ := r.FieldPos(0)
		if len(t.Rows) == MaxRows {
			return t, source.Fault(line, "", source.ErrLimit, "more than %d lines", MaxRows)
		}
		t.add(columns, record, line)
	}
}

// separator guesses what separates columns from the header.
func separator(header string) rune {
	best, most := ',', strings.Count(header, ",")
	for _, s := range []rune{';', '\t'} {
		if n := strings.Count(header, string(s)); n > most {
			best, most = s, n
		}
	}
	return best
}

// columnsOf returns the places of the columns by name, and says which are passed
// over.
func columnsOf(names []string) (map[string]int, []source.Note, error) {
	columns, other := map[string]int{}, []source.Note(nil)
	for i, name := range names {
		name = strings.ToLower(strings.TrimSpace(name))
		if _, twice := columns[name]; twice || !slices.Contains([]string{"kpi", "date", "value", "x", "n"}, name) {
			other = append(other, source.Note{Line: 1, Text: fmt.Sprintf("column %q is passed over", model.CleanLine(name))})
			continue
		}
		columns[name] = i
	}
	for _, set := range [][]string{{"kpi", "date", "value"}, {"kpi", "date", "x", "n"}} {
		if !slices.ContainsFunc(set, func(name string) bool { _, has := columns[name]; return !has }) {
			return columns, other, nil
		}
	}
	return nil, other, errors.New("the header must have kpi, date and value, or kpi, date, x and n")
}

// add takes a line of the table; empty ones are passed over.
func (t *Table) add(columns map[string]int, record []string, line int) {
	cell := func(name string) string {
		if i, has := columns[name]; has && i < len(record) {
			return strings.TrimSpace(record[i])
		}
		return ""
	}
	row := Row{line, cell("kpi"), cell("date"), cell("value")}
	if x, n := cell("x"), cell("n"); row.Value == "" && x+n != "" {
		row.Value = x + "/" + n
	}
	if row.KPI+row.Date+row.Value != "" {
		t.Rows = append(t.Rows, row)
	}
}
