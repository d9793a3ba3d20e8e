package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"wend/model"
	"wend/model/format/json"
	"wend/model/format/source"
	"wend/model/merge"
	"wend/model/past"
	"wend/model/text"
	"wend/store"
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
	if w.file.ID() != other.file.ID() {
		return nil, advise(fmt.Errorf("%s and %s are different workspaces", ours, theirs), "bring one into the other with 'wend export' and 'wend import'")
	}
	if err := other.loadAll(); err != nil {
		return nil, err
	}
	base, err := commonBase(w.file, other.file)
	if err != nil {
		return nil, err
	}
	var r merge.Result
	plan := func(now model.State) (step, error) {
		r, err = merge.Merge(base, now, other.State())
		return step{label: "Merge " + model.CleanLine(filepath.Base(theirs)), edits: r.Edits}, err
	}
	if m.dry {
		if err := w.loadAll(); err != nil {
			return nil, err
		}
		_, err = plan(w.State())
		return r.Conflicts, err
	}
	if err := w.change(plan); err != nil || len(r.Conflicts) == 0 {
		return r.Conflicts, err
	}
	return r.Conflicts, w.keepTheirs(other, filepath.Base(theirs))
}

// keepTheirs keeps the other side as a snapshot, so that both values of each conflict
// can be reached. It is kept once.
func (w *workspace) keepTheirs(other *workspace, name string) error {
	revision, err := w.file.Revision()
	if err != nil {
		return err
	}
	var docs []*model.Document
	for d := range other.State().Documents() {
		docs = append(docs, d)
	}
	label := "theirs: " + model.CleanLine(name)
	label = strings.ToValidUTF8(label[:min(len(label), store.MaxLabel)], "")
	kept, err := w.file.Snapshots()
	if err != nil || slices.ContainsFunc(kept, func(s store.Snapshot) bool {
		return s.Reason == store.OfMerge && s.Label == label && s.Revision == revision
	}) {
		return err
	}
	_, err = w.file.KeepSnapshot(store.Snapshot{
		Revision: revision, Time: time.Now().UTC(), Label: label, Reason: store.OfMerge,
	}, docs...)
	return err
}

// commonBase returns what two copies of a workspace were when they parted: after the
// last step that the journals of both have.
func commonBase(ours, theirs *bolt.Store) (model.State, error) {
	a, err := ours.Journal(0)
	if err != nil {
		return model.State{}, err
	}
	b, err := theirs.Journal(0)
	if err != nil {
		return model.State{}, err
	}
	ops := map[store.Revision]string{}
	for _, e := range b {
		ops[e.Revision] = e.Op
	}
	i := 0
	for i < len(a) && ops[a[i].Revision] != a[i].Op { // the journal of one may begin later
		i++
	}
	if i == len(a) {
		return model.State{}, errors.New("the two workspaces have no step in common: their journals do not reach back to where they parted")
	}
	for i+1 < len(a) && ops[a[i+1].Revision] == a[i+1].Op {
		i++
	}
	docs := []model.DocID{}
	for _, e := range a {
		for _, t := range e.Touched {
			if t.Doc != model.WorkspaceDoc && !slices.Contains(docs, t.Doc) {
				docs = append(docs, t.Doc)
			}
		}
	}
	then, err := session.Past(ours, docs...)
	if err != nil {
		return model.State{}, err
	}
	base, err := then.At(uint64(a[i].Revision))
	if errors.Is(err, past.ErrNoVersion) {
		err = fmt.Errorf("what both began with is not known any more: %w", err)
	}
	return base, err
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
