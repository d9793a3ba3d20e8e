package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"wend/model"
	"wend/model/edit"
)

const kpiImportHelp = `Bring in measurements from a table with a header, or from - for standard input:

  kpi,date,value    or    kpi,date,x,n

A KPI is named as in 'wend kpi record', and percentages are read as there. Columns are separated by comma,
semicolon or tab; other columns are passed over. The last value of a date wins. Lines that cannot be read
are reported with their numbers and left out; so are numbers like 1,500 where nothing else in the table tells
whether that is 1500 or 1.5. Importing the same file again changes nothing.`

// maxTable is how large a table of measurements may be.
const maxTable = 64 << 20

func (p *program) kpiImportCommand() *cobra.Command {
	var dry bool
	c := &cobra.Command{
		Use:               "import FILE.csv",
		Short:             "Bring in measurements from a table",
		Long:              kpiImportHelp,
		Args:              arguments(1, 1, "name one file to import"),
		ValidArgsFunction: cobra.FixedCompletions([]string{"csv"}, cobra.ShellCompDirectiveFilterFileExt),
		RunE: func(cmd *cobra.Command, args []string) error {
			t, err := readTable(cmd.InOrStdin(), args[0])
			if err != nil {
				return fmt.Errorf("%s: %w", args[0], err)
			}
			t.file = args[0]
			return p.importTable(plain{cmd.OutOrStdout()}, plain{cmd.ErrOrStderr()}, t, dry)
		},
	}
	c.Flags().BoolVarP(&dry, "dry-run", "n", false, "say what would change and change nothing")
	return c
}

// table is a table of measurements as it was read.
type table struct {
	file string
	rows []tableRow
	bad  []string // lines that cannot be read, and columns passed over
}

// tableRow is a line of the table; value is as in 'wend kpi record'.
type tableRow struct {
	line             int
	kpi, date, value string
}

// readTable reads a file; "-" is standard input.
func readTable(stdin io.Reader, name string) (table, error) {
	in := stdin
	if name != "-" {
		f, err := openFile(name)
		if err != nil {
			return table{}, err
		}
		defer f.Close()
		in = f
	}
	b, err := io.ReadAll(io.LimitReader(in, maxTable+1))
	switch {
	case err != nil:
		return table{}, err
	case len(b) > maxTable:
		return table{}, fmt.Errorf("the table is larger than %d MB", maxTable>>20)
	}
	return parseTable(bytes.TrimPrefix(b, []byte("\ufeff")))
}

// openFile opens a file; the error leaves out its name, which is said already.
func openFile(name string) (*os.File, error) {
	f, err := os.Open(name)
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return f, err
}

// parseTable reads the header and the lines below it.
func parseTable(b []byte) (table, error) {
	_, header, _ := bufio.ScanLines(b, true)
	r := csv.NewReader(bytes.NewReader(b))
	r.Comma, r.FieldsPerRecord, r.TrimLeadingSpace = separator(string(header)), -1, true
	names, err := r.Read()
	if err != nil {
		return table{}, errors.New("there is no header")
	}
	columns, other, err := columnsOf(names)
	t := table{bad: other}
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
			t.bad = append(t.bad, fmt.Sprintf("line %d: %v", fault.Line, fault.Err))
			continue
		case err != nil:
			return t, err
		}
		line, _ := r.FieldPos(0)
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
func columnsOf(names []string) (map[string]int, []string, error) {
	columns, other := map[string]int{}, []string(nil)
	for i, name := range names {
		name = strings.ToLower(strings.TrimSpace(name))
		if _, twice := columns[name]; twice || !slices.Contains([]string{"kpi", "date", "value", "x", "n"}, name) {
			other = append(other, fmt.Sprintf("line 1: column %q is passed over", model.CleanLine(name)))
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
func (t *table) add(columns map[string]int, record []string, line int) {
	cell := func(name string) string {
		if i, has := columns[name]; has && i < len(record) {
			return strings.TrimSpace(record[i])
		}
		return ""
	}
	row := tableRow{line, cell("kpi"), cell("date"), cell("value")}
	if x, n := cell("x"), cell("n"); row.value == "" && x+n != "" {
		row.value = x + "/" + n
	}
	if row.kpi+row.date+row.value != "" {
		t.rows = append(t.rows, row)
	}
}

// importTable keeps the measurements of a table as one step.
func (p *program) importTable(out, tell plain, t table, dry bool) error {
	for _, b := range t.bad {
		tell.line("%s: %s", t.file, b)
	}
	w, err := opened(p.there(p.options()))
	if err != nil {
		return err
	}
	var done outcome
	plan := func(s model.State) (step, error) {
		var edits []edit.Edit
		edits, done = t.plan(s)
		return step{label: "Import " + model.CleanLine(filepath.Base(t.file)), journey: done.journey(), edits: edits}, nil
	}
	if dry {
		if err = w.loadAll(); err == nil {
			_, err = plan(w.State())
		}
	} else {
		err = w.change(plan)
	}
	if err != nil {
		return err
	}
	for _, b := range done.bad {
		tell.line("%s: %s", t.file, b)
	}
	if done.fresh+done.changed+done.same == 0 {
		return fmt.Errorf("%s: nothing in it could be read", t.file)
	}
	done.write(out, t.file, dry)
	return nil
}
