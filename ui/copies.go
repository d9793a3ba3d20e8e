package ui

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/compare"
	"wend/model/edit"
	"wend/model/format"
	"wend/model/merge"
	"wend/model/text"
	"wend/store/session"
	"wend/ui/comparison"
	"wend/ui/dialog"
	"wend/ui/screen"
)

// another is the way to name a file that is in no list; no path is like it.
const another = "?"

// otherFile asks for a file that may be another version of the workspace, those that
// lie beside it first, and does something with it.
func (a *App) otherFile(title string, then func(a *App, path string) tea.Cmd) tea.Cmd {
	if a.work.AtStake() {
		return a.say("Still saving; try again in a moment")
	}
	files, path := a.config.Files, a.work.Name()
	ask := func(a *App) tea.Cmd {
		return a.ask(dialog.PromptOptions{Title: title, Placeholder: "path of the file", Check: screen.NotBlank}, func(a *App, path string) tea.Cmd {
			return then(a, a.config.FullPath(path))
		})
	}
	return a.await(title, func() tea.Msg {
		var items []dialog.Item
		for _, name := range files.Conflicted(path) {
			items = append(items, dialog.Item{Key: filepath.Join(filepath.Dir(path), name), Title: name, About: "beside it"})
		}
		for _, used := range files.Recent() {
			if used != path && !slices.ContainsFunc(items, func(i dialog.Item) bool { return i.Key == used }) {
				items = append(items, dialog.Item{Key: used, Title: filepath.Base(used), About: filepath.Dir(used)})
			}
		}
		return doMsg(func(a *App) tea.Cmd {
			if len(items) == 0 {
				return ask(a)
			}
			items = append(items, dialog.Item{Key: another, Title: "Another file", About: "asks for its path"})
			return a.pick(dialog.PickerOptions{Title: title, Items: items}, func(a *App, chosen dialog.Item) tea.Cmd {
				if chosen.Key == another {
					return ask(a)
				}
				return then(a, chosen.Key)
			})
		})
	})
}

// mergeCopy brings in what another copy of the workspace has, as one step. What
// conflicts is listed, and that copy kept as a snapshot.
func mergeCopy(a *App) tea.Cmd {
	return a.otherFile("Merge another copy", func(a *App, path string) tea.Cmd {
		files, ours := a.config.Files, a.work.Store()
		return a.await("Reading "+filepath.Base(path), func() tea.Msg {
			var parted session.Parted
			theirs, err := files.Copy(path)
			if err == nil {
				parted, err = session.Part(ours, theirs)
				err = errors.Join(err, theirs.Close())
			}
			return doMsg(func(a *App) tea.Cmd {
				if err != nil {
					return a.fail(noSuch(path, err))
				}
				there := slices.DeleteFunc(slices.Clone(parted.Docs), func(id model.DocID) bool { return !a.work.Has(id) })
				return a.withDocuments(func(a *App) tea.Cmd { return a.merge(filepath.Base(path), parted) }, there...)
			})
		})
	})
}

func (a *App) merge(name string, parted session.Parted) tea.Cmd {
	to, now, keys := a.work.Store(), a.config.Now, a.keys
	return a.prepare(screen.Preparation{Label: "merge " + model.CleanLine(name), Wait: "Merge", Plan: func(s model.State) ([]edit.Edit, screen.Outcome, error) {
		r, err := merge.Merge(parted.Base, parted.Only(s), parted.Theirs)
		said := screen.Outcome{Say: "Merged " + name + ": " + text.Several(len(r.Edits), "change") + "; u takes them back"}
		if len(r.Edits) == 0 {
			said.Say = name + " has nothing that is not here"
		}
		if err != nil || len(r.Conflicts) == 0 {
			return r.Edits, said, err
		}
		lines := []string{
			"What both changed differently stays as it is here, or as is said below. The other copy is kept as a snapshot: in the history (g h) enter compares it, and brings things back from it.", "",
		}
		for _, c := range r.Conflicts {
			lines = append(lines, c.Sentence())
		}
		said.Dialog = dialog.NewMessage(dialog.MessageOptions{Title: "Merged with " + text.Several(len(r.Conflicts), "conflict"), Lines: lines, Keys: keys})
		return r.Edits, said, parted.KeepTheirs(to, name, now().UTC())
	}})
}

// noSuch says shortly that there is no file.
func noSuch(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no file %s", filepath.Base(path))
	}
	return err
}

// foreign is what another file holds.
type foreign struct {
	name     string
	journeys []dialog.Item                          // by id
	read     func(model.DocID) (model.State, error) // one of them, with what the journeys share; waits for the disk
	copy     bool                                   // of the workspace that is open
}

// compareFile lays what another file holds over the journey that is open.
func compareFile(a *App) tea.Cmd {
	return a.otherFile("Compare with a file", func(a *App, path string) tea.Cmd {
		files, ours := a.config.Files, a.work.Store().ID()
		return a.await("Reading "+filepath.Base(path), func() tea.Msg {
			other, err := foreignFile(files, path, ours)
			return doMsg(func(a *App) tea.Cmd {
				if err != nil {
					return a.fail(noSuch(path, err))
				}
				return a.chooseForeign(other)
			})
		})
	})
}

// foreignFile reads what journeys a file holds: a workspace, or one for exchange.
func foreignFile(files Files, path, ours string) (foreign, error) {
	f := foreign{name: filepath.Base(path)}
	if _, exchange := format.OfFile(path); exchange {
		state, _, err := decoded(f.name, func() ([]byte, error) { return files.Read(path) })
		f.read = func(model.DocID) (model.State, error) { return state, nil }
		for d := range state.Journeys() {
			f.journeys = append(f.journeys, dialog.Item{Key: string(d.ID()), Title: text.Name(d.Journey())})
		}
		return f, err
	}
	s, err := files.Copy(path)
	if err != nil {
		return f, err
	}
	f.copy = s.ID() == ours
	lines, _, err := s.Index()
	for _, l := range lines {
		f.journeys = append(f.journeys, dialog.Item{Key: string(l.Journey), Title: l.Title})
	}
	f.read = func(id model.DocID) (model.State, error) {
		loaded, err := s.Documents(model.WorkspaceDoc, id)
		state := model.NewState()
		for _, l := range loaded {
			state = state.With(l.Document)
		}
		return state, err
	}
	return f, err
}

// chooseForeign asks which of its journeys is compared, if there are several.
func (a *App) chooseForeign(other foreign) tea.Cmd {
	switch len(other.journeys) {
	case 0:
		return a.say("%s holds no journey", other.name)
	case 1:
		return a.compareWith(other, model.DocID(other.journeys[0].Key))
	}
	for i, item := range other.journeys {
		if !a.work.Has(model.DocID(item.Key)) {
			other.journeys[i].About = "not in this workspace"
		}
	}
	o := dialog.PickerOptions{Title: "Compare with which journey of " + other.name, Items: other.journeys, Selected: string(a.work.Journey)}
	return a.pick(o, func(a *App, chosen dialog.Item) tea.Cmd { return a.compareWith(other, model.DocID(chosen.Key)) })
}

// compareWith lays a journey of another file over the same one here, or, of a file of
// another origin, over the one that is open.
func (a *App) compareWith(other foreign, id model.DocID) tea.Cmd {
	here := id
	if !a.work.Has(id) && !other.copy {
		here = a.work.Journey
	}
	var needs []model.DocID
	if a.work.Has(here) {
		needs = append(needs, here)
	}
	return a.withDocuments(func(a *App) tea.Cmd {
		now, today := a.work.State(), a.today()
		return a.await("Comparing with "+other.name, func() tea.Msg {
			state, err := other.read(id)
			if err != nil {
				return doMsg(func(a *App) tea.Cmd { return a.fail(err) })
			}
			page := comparison.New(comparison.Sides{
				A: compare.Side{State: state, Journey: id}, NameA: other.name,
				B: compare.Side{State: now, Journey: here}, NameB: "now", Now: here == id,
			}, today)
			return doMsg(func(a *App) tea.Cmd { return a.apply(screen.Outcome{Open: page}) })
		})
	}, needs...)
}
