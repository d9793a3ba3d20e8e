package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"wend/model"
	"wend/model/format/json"
	"wend/model/format/source"
	"wend/model/merge"
	"wend/model/text"
	"wend/store/atomicfile"
	"wend/store/bolt"
	"wend/store/session"
)

const mergeHelp = `Bring together what two sides made of one base, thing by thing and field by field. What both changed differently
stays as OURS has it, and is listed with both values; the exit status is 1 then. Nothing is dropped: what one side
deleted and the other changed stays.

Three files of exported JSON: the result replaces OURS. Two workspaces that were copied from each other: what THEIRS has
becomes one step in OURS, which undo takes back, and where they conflict THEIRS is kept there as a snapshot.

As a merge driver of git, with '*.json merge=wend' in .gitattributes:
  git config merge.wend.name "journeys of wend"
  git config merge.wend.driver "wend merge %O %A %B --conflicts %P.conflicts.json"`

func (p *program) mergeCommand() *cobra.Command {
	var m merging
	c := &cobra.Command{
		Use:     "merge FILE...",
		Short:   "Bring together what two sides changed",
		Long:    mergeHelp,
		Example: "\nwend merge base.json ours.json theirs.json\nwend merge mine.wend copy-of-a-colleague.wend",
		Args:    arguments(2, 3, "name BASE, OURS and THEIRS, or two workspaces"),
		RunE: func(cmd *cobra.Command, args []string) error {
			m.out = plain{cmd.OutOrStdout()}
			conflicts, err := m.run(p, args)
			if err != nil {
				return err
			}
			return m.tell(cmd.OutOrStdout(), conflicts)
		},
	}
	c.Flags().BoolVar(&m.asJSON, "json", false, "list the conflicts for scripts")
	c.Flags().StringVar(&m.file, "conflicts", "", "a file to write the conflicts to, with both values")
	c.Flags().BoolVarP(&m.dry, "dry-run", "n", false, "list the conflicts and change nothing")
	return c
}

// merging is what the flags say about a merge.
type merging struct {
	out    plain
	asJSON bool
	dry    bool
	file   string
}

func (m merging) run(p *program, args []string) ([]merge.Conflict, error) {
	if len(args) == 2 {
		return m.workspaces(p, args[0], args[1])
	}
	return m.files(args[0], args[1], args[2])
}

// files merges exported files into the second one.
func (m merging) files(base, ours, theirs string) ([]merge.Conflict, error) {
	var states [3]model.State
	for i, path := range []string{base, ours, theirs} {
		s, err := readExported(path)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		states[i] = s
	}
	r, err := merge.Merge(states[0], states[1], states[2])
	if err != nil || m.dry || len(r.Edits) == 0 {
		return r.Conflicts, err
	}
	var b bytes.Buffer
	if err := json.Encode(&b, r.State); err != nil {
		return nil, err
	}
	return r.Conflicts, writeFile(fullPath(ours), true, func(w io.Writer) error {
		_, err := w.Write(b.Bytes())
		return err
	})
}

// readExported reads a file of our JSON whatever it is called: git gives its files
// names of its own, and an empty one where there was none.
func readExported(path string) (model.State, error) {
	f, err := openFile(path)
	if err != nil {
		return model.State{}, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() && info.Size() == 0 {
		return model.NewState(model.NewDocument(model.WorkspaceDoc, model.Workspace{})), nil
	}
	s, _, err := json.Decode(f, source.Options{})
	return s, err
}

// workspaces merges a workspace into another one of the same origin.
func (m merging) workspaces(p *program, ours, theirs string) ([]merge.Conflict, error) {
	for _, path := range []string{ours, theirs} {
		if _, err := os.Stat(path); err != nil {
			return nil, err
		}
	}
	o := p.options()
	readonly := o
	readonly.ReadOnly = true
	if m.dry {
		o = readonly
	}
	w, err := p.opened(bolt.Open(ours, o))
	if err != nil {
		return nil, err
	}
	other, err := p.opened(bolt.Open(theirs, readonly))
	if err != nil {
		return nil, err
	}
	parted, err := session.Part(w.file, other.file)
	if errors.Is(err, session.ErrUnrelated) {
		return nil, advise(fmt.Errorf("%s and %s are different workspaces", ours, theirs), "bring one into the other with 'wend export' and 'wend import'")
	}
	if err != nil {
		return nil, err
	}
	docs := func() ([]model.DocID, error) {
		return slices.DeleteFunc(w.journeys(), func(id model.DocID) bool { return !slices.Contains(parted.Docs, id) }), nil
	}
	var r merge.Result
	plan := func(now model.State) (step, error) {
		r, err = merge.Merge(parted.Base, parted.Only(now), parted.Theirs)
		return step{label: "Merge " + model.CleanLine(filepath.Base(theirs)), edits: r.Edits}, err
	}
	if m.dry {
		ids, _ := docs()
		if err := w.load(ids...); err != nil {
			return nil, err
		}
		_, err = plan(w.State())
		return r.Conflicts, err
	}
	if err := w.changeIn(docs, plan); err != nil || len(r.Conflicts) == 0 {
		return r.Conflicts, err
	}
	return r.Conflicts, parted.KeepTheirs(w.file, filepath.Base(theirs), time.Now().UTC())
}

// tell lists the conflicts, and fails if there are any.
func (m merging) tell(w io.Writer, conflicts []merge.Conflict) error {
	conflicts = append([]merge.Conflict{}, conflicts...)
	if m.file != "" && len(conflicts) > 0 && !m.dry {
		err := atomicfile.Replace(fullPath(m.file), 0o600, func(f *os.File) error { return writeJSON(f, conflicts) })
		if err != nil {
			return err
		}
	}
	if m.asJSON {
		if err := writeJSON(w, conflicts); err != nil {
			return err
		}
	} else {
		for _, c := range conflicts {
			m.out.line("  %s", c.Sentence())
		}
	}
	if n := len(conflicts); n > 0 {
		return fmt.Errorf("merged with %s", text.Several(n, "conflict"))
	}
	return nil
}
