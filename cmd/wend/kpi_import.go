package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"wend/model"
	"wend/model/edit"
	"wend/model/format/csv"
	"wend/model/text"
)

const kpiImportHelp = `Bring in measurements from a table with a header, or from - for standard input:

  kpi,date,value    or    kpi,date,x,n

A KPI is named as in 'wend kpi record', and percentages are read as there. Columns are separated by comma,
semicolon or tab; other columns are passed over. The last value of a date wins. Lines that cannot be read
are reported with their numbers and left out; so are numbers like 1,500 where nothing else in the table tells
whether that is 1500 or 1.5. Importing the same file again changes nothing.`

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
			return p.importTable(plain{cmd.OutOrStdout()}, plain{cmd.ErrOrStderr()}, table{t, args[0]}, dry)
		},
	}
	c.Flags().BoolVarP(&dry, "dry-run", "n", false, "say what would change and change nothing")
	return c
}

// table is a table of measurements with the name of its file.
type table struct {
	csv.Table
	file string
}

// readTable reads a file; "-" is standard input.
func readTable(stdin io.Reader, name string) (csv.Table, error) {
	if name == "-" {
		return csv.Read(stdin)
	}
	f, err := openFile(name)
	if err != nil {
		return csv.Table{}, err
	}
	defer f.Close()
	return csv.Read(f)
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

// importTable keeps the measurements of a table as one step.
func (p *program) importTable(out, tell plain, t table, dry bool) error {
	tellProblems(tell, t.file, t.Problems)
	w, err := p.opened(p.there(p.options()))
	if err != nil {
		return err
	}
	var done csv.Outcome
	plan := func(s model.State) (step, error) {
		var edits []edit.Edit
		edits, done = t.Plan(s, finder(s), today())
		return step{label: "Import " + model.CleanLine(filepath.Base(t.file)), journey: only(done.Journeys), edits: edits}, nil
	}
	home := func() ([]model.DocID, error) { return w.having(model.KindKPI) }
	if dry {
		var ids []model.DocID
		if ids, err = home(); err == nil {
			err = w.load(ids...)
		}
		if err == nil {
			_, err = plan(w.State())
		}
	} else {
		err = w.changeIn(home, plan)
	}
	if err != nil {
		return err
	}
	tellProblems(tell, t.file, done.Problems)
	if done.Tally == (edit.Tally{}) {
		return fmt.Errorf("%s: nothing in it could be read", t.file)
	}
	tellTally(out, t.file, done.Tally, dry)
	if done.LeftOut > 0 {
		return fmt.Errorf("%s: %s left out, as said above", t.file, text.Several(done.LeftOut, "line"))
	}
	return nil
}

// tellProblems names lines of a file, and counts those that are not named.
func tellProblems(tell plain, file string, p csv.Problems) {
	for _, problem := range p.Named {
		tell.line("%s: %s", file, problem)
	}
	if p.More > 0 {
		tell.line("%s: and %s more like these", file, text.Several(p.More, "line"))
	}
}

// finder returns how the KPIs of s are named.
func finder(s model.State) csv.Finder {
	all := kpis(s)
	return func(word string) (model.DocID, model.KPI, error) {
		k, err := pickKPI(all, word)
		if err != nil {
			return "", k.KPI, err
		}
		return k.doc.ID(), k.KPI, nil
	}
}

// only returns the only journey that changes; "" if there are more, or if it is
// the business that does.
func only(journeys map[model.DocID]bool) model.DocID {
	for id := range journeys {
		if len(journeys) == 1 && id != model.WorkspaceDoc {
			return id
		}
	}
	return ""
}
