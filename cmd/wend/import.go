package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"wend/model"
	"wend/model/edit"
	"wend/model/format"
	"wend/model/format/source"
	"wend/model/text"
	"wend/store"
	"wend/store/bolt"
	"wend/store/session"
)

func (p *program) importCommand() *cobra.Command {
	var dry, lenient bool
	var extensions []string
	for _, f := range format.Readers() {
		extensions = append(extensions, f.Ext[1:])
	}
	c := &cobra.Command{
		Use:   "import FILE",
		Short: "Bring in a file",
		Long: "Bring in a file of wend's JSON, or - for standard input. What has the same id is brought up to date,\n" +
			"nothing is deleted, and the program undoes all of it in one step.",
		Example:           "\nwend import phones.json\nwend import --dry-run phones.json\nwend import -f new.wend phones.json",
		Args:              arguments(1, 1, "name one file to import"),
		ValidArgsFunction: cobra.FixedCompletions(extensions, cobra.ShellCompDirectiveFilterFileExt),
		RunE: func(cmd *cobra.Command, args []string) error {
			in, notes, err := readFile(cmd.InOrStdin(), args[0], source.Options{Lenient: lenient})
			if err != nil {
				return fmt.Errorf("%s: %w", args[0], err)
			}
			tell := plain{cmd.ErrOrStderr()}
			for _, n := range notes.Notes {
				tell.line("%s: %s", args[0], n)
			}
			if notes.Removed > 0 {
				tell.line("%s: %d control characters were taken out", args[0], notes.Removed)
			}
			return p.bring(plain{cmd.OutOrStdout()}, args[0], in, dry)
		},
	}
	c.Flags().BoolVarP(&dry, "dry-run", "n", false, "say what would change and change nothing")
	c.Flags().BoolVar(&lenient, "lenient", false, "pass over unknown fields")
	return c
}

// readFile reads a file in the format its name ends like; "-" is standard input.
func readFile(stdin io.Reader, name string, o source.Options) (model.State, source.Report, error) {
	if name != "-" && bolt.IsWorkspace(name) {
		return readWorkspace(name)
	}
	f, err := format.ForReading(name)
	if err != nil {
		return model.State{}, source.Report{}, usage(err, "there are: "+format.Names(format.Readers()))
	}
	if name == "-" {
		return f.Read(stdin, o)
	}
	file, err := openFile(name)
	if err != nil {
		return model.State{}, source.Report{}, err
	}
	defer file.Close()
	return f.Read(file, o)
}

// readWorkspace reads a workspace that somebody sent.
func readWorkspace(name string) (s model.State, r source.Report, err error) {
	s, left, err := bolt.ReadForeign(name)
	if left > 0 {
		r.Notes = append(r.Notes, source.Note{Text: "damaged: left out " + text.Several(left, "part") + " that could not be read"})
	}
	return s, r, err
}

// bring imports a state as one step.
func (p *program) bring(out plain, name string, in model.State, dry bool) error {
	w, err := p.target(dry)
	if err != nil {
		return err
	}
	label := "Import " + model.CleanLine(filepath.Base(name))
	var r edit.Report
	plan := func(s model.State) (step, error) {
		var edits []edit.Edit
		edits, r = edit.Import(s, in)
		return step{label: label, edits: edits}, nil
	}
	spoken := func() ([]model.DocID, error) { return w.spokenOf(in), nil }
	if !dry {
		if changes := sizeOf(in); changes >= largeImport && w.Revision() > 0 {
			p.keepBackup(w.file, bolt.BeforeImport)
		}
		err = w.changeIn(spoken, plan)
	} else if err = w.loadIfAny(in); err == nil {
		var s step
		if s, err = plan(w.State()); err == nil {
			_, err = edit.Apply(w.State(), s.edits)
		}
	}
	if err != nil {
		return err
	}
	tellImport(out, name, r, dry)
	for _, ahead := range edit.Ahead(in, today()) {
		out.line("  %s", ahead)
	}
	return nil
}

// target opens the workspace to import into. A dry run makes none.
func (p *program) target(dry bool) (*workspace, error) {
	if !dry {
		return p.write()
	}
	w, err := p.read()
	if errors.Is(err, errNoWorkspace) {
		empty := model.NewDocument(model.WorkspaceDoc, model.Workspace{})
		s, err := session.New(0, actor(), session.Contents{Loaded: []store.Loaded{{Document: empty}}})
		return &workspace{Session: s}, err
	}
	return w, err
}

func (w *workspace) loadIfAny(in model.State) error {
	if w.file == nil {
		return nil
	}
	return w.load(w.spokenOf(in)...)
}

// largeImport is how many objects a file brings that a backup is made before.
const largeImport = 200

func sizeOf(s model.State) (n int) {
	for d := range s.Documents() {
		for range d.Objects() {
			n++
		}
	}
	return n
}

// spokenOf returns the journeys that a state to be imported is about, or that it
// may come to be about: an id that stands for something else here gets a number.
func (w *workspace) spokenOf(in model.State) (ids []model.DocID) {
	for _, id := range w.journeys() {
		stem := string(id)
		if i := strings.LastIndexByte(stem, '-'); i > 0 {
			stem = stem[:i]
		}
		_, said := in.Document(id)
		if _, meant := in.Document(model.DocID(stem)); said || meant {
			ids = append(ids, id)
		}
	}
	return ids
}

func tellImport(out plain, name string, r edit.Report, dry bool) {
	for _, k := range model.Kinds() {
		if t := r.Kinds[k]; t.New+t.Changed > 0 {
			out.line("  %-14s %4d new %4d changed %4d unchanged", kindName(k), t.New, t.Changed, t.Unchanged)
		}
	}
	for _, n := range r.Renamed {
		out.line("  %s comes in as %q: the id stands for something else here", n.Ref, n.Key)
	}
	tellTally(out, name, r.Total(), dry)
}

// tellTally sums up an import in a line.
func tellTally(out plain, name string, t edit.Tally, dry bool) {
	if t.New+t.Changed == 0 {
		out.line("%s changes nothing: %d unchanged", name, t.Unchanged)
		return
	}
	done := "imported"
	if dry {
		done = "would import"
	}
	out.line("%s %s: %d new, %d changed, %d unchanged", done, name, t.New, t.Changed, t.Unchanged)
}

func kindName(k model.Kind) string {
	switch k {
	case model.KindWorkspace:
		return "workspace"
	case model.KindJourney:
		return "journeys"
	}
	return k.Plural()
}
