package ui

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/store"
	"wend/store/rescue"
	"wend/ui/dialog"
	"wend/ui/inspect"
	"wend/ui/journeys"
	"wend/ui/keymap"
	"wend/ui/screen"
	"wend/ui/workspace"
)

// opened is a workspace that was read, and what to do when it is in place, which
// may be nil.
type openedMsg struct {
	workspace.Opened
	then doMsg
}

// notOpenedMsg: a workspace cannot be opened; its path is asked for again where
// somebody typed it.
type notOpenedMsg struct {
	workspace.Failed
	again func(dialog.Stack) dialog.Stack
}

// open reads a workspace; then is done when it is in place.
func (a *App) open(path string, then doMsg) tea.Cmd {
	world, first, demo := a.world(), a.config.Journey, a.config.Demo && path == a.config.Path
	return a.reading(opening(path), then, func() tea.Msg {
		m := world.Read(path, first)
		if o, ok := m.(workspace.Opened); ok {
			o.Demo = demo
			return o
		}
		return m
	})
}

func opening(path string) string { return "Opening " + filepath.Base(path) }

// reading reads a workspace beside the screen; then is done when it is in place.
func (a *App) reading(what string, then doMsg, read func() tea.Msg) tea.Cmd {
	again := a.dialogs.Again()
	return a.await(what, func() tea.Msg {
		switch m := read().(type) {
		case workspace.Opened:
			return openedMsg{m, then}
		case workspace.Failed:
			return notOpenedMsg{m, again}
		default:
			return m
		}
	})
}

// world is what workspaces need of the program's.
func (a *App) world() workspace.World {
	c := a.config
	return workspace.World{Files: c.Files, Actor: c.Actor, Now: c.Now, NewID: c.NewID, After: c.After, ReadOnly: c.ReadOnly}
}

// create opens the workspace at path, which it makes if there is none.
func (a *App) create(path string, then doMsg) tea.Cmd {
	world, first := a.world(), a.config.Journey
	return a.reading(opening(path), then, func() tea.Msg { return world.Create(path, first) })
}

// opened puts a workspace in place.
func (a *App) opened(m openedMsg) tea.Cmd {
	was := a.work
	next, err := was.Begin(m.Opened)
	a.work = next
	a.waiting.Settle()
	a.numbers.Reset()
	a.lines = lines{}
	a.screens.Forget(m.View.Screens)
	if !m.Instead() {
		a.takeDrafts(m.View.Drafts)
	}
	if a.work.Journey != "" {
		a.screens.Show(keymap.GoMap)
	}
	a.settle()
	cmds := []tea.Cmd{was.Shut(), a.work.List(), a.work.Watch(), a.work.Conflicts()}
	switch {
	case err != nil:
		cmds = append(cmds, a.fail(fmt.Errorf("part of the history cannot be undone: %w", err)))
	case m.Notice != "":
		cmds = append(cmds, a.say("%s", m.Notice), a.became(a.work.Again(m.Opened)))
	}
	if len(m.Rescued) > 0 && a.work.ReadOnly() == "" {
		a.offerRescued(m.Rescued)
	}
	if m.then != nil {
		cmds = append(cmds, m.then(a))
	}
	return tea.Batch(cmds...)
}

// takeDrafts has texts that were begun in a workspace stand in their fields again.
// A dialog that is open goes on.
func (a *App) takeDrafts(drafts map[string][]string) {
	if a.dialogs.Empty() {
		a.dialogs = a.dialogs.WithDrafts(drafts)
	}
}

// offerRescued asks whether to bring back what could not be saved the last time.
func (a *App) offerRescued(found []rescue.Rescue) {
	a.waiting.Forget() // it was not typed as an answer to this
	lines := []string{"These changes could not be saved the last time. They can be made again now; otherwise they stay in a file beside the workspace.", ""}
	for _, r := range found {
		for _, c := range r.Commits {
			lines = append(lines, c.Label)
		}
		if r.Whole != nil {
			lines = append(lines, "everything that was open in "+r.Path)
		}
	}
	a.dialogs = a.dialogs.Push(dialog.NewConfirm(dialog.ConfirmOptions{
		Title: "Bring back what was not saved?", Lines: lines, Yes: "bring back", Keys: a.keys,
		Accept: doMsg(func(a *App) tea.Cmd {
			return a.whenListed(func(a *App) tea.Cmd {
				return a.withDocuments(func(a *App) tea.Cmd { return a.became(a.work.BringBack(found)) }, a.work.Wants(found)...)
			})
		}),
	}))
}

// openFailed says why a workspace cannot be opened and offers what is left.
func (a *App) openFailed(m notOpenedMsg) tea.Cmd {
	a.waiting.Forget()
	opening := a.screens.Len() == 0
	if !a.work.IsOpen() {
		a.screens.Show(keymap.GoStart)
	}
	if opening && errors.Is(m.Err, fs.ErrNotExist) {
		return nil // a first run: the start screen says what to do
	}
	if errors.Is(m.Err, store.ErrBusy) {
		return a.offerBusy(m.Path)
	}
	a.dialogs = m.again(a.dialogs)
	title, lines := "Cannot open "+m.Path, []string{sentence(m.Err)}
	switch {
	case errors.Is(m.Err, fs.ErrNotExist):
		lines = []string{"There is no such file."}
	case errors.Is(m.Err, store.ErrNewer):
		lines = append(lines, "Open it with a newer version of wend, or read it with: wend --readonly "+m.Path)
	case errors.Is(m.Err, store.ErrNotWorkspace):
		lines = append(lines, "It was left untouched. To read a JSON file, make a journey and import it from the library.")
	case errors.Is(m.Err, store.ErrDamaged):
		return a.offerRepair(title, m.Path, sentence(m.Err), "It was left untouched.")
	}
	return a.tell(title, lines...)
}

// offerRepair says what is wrong with a file, and that it can be repaired.
func (a *App) offerRepair(title, path string, said ...string) tea.Cmd {
	lines := append(said, "", "To repair it makes a workspace of what can be found, and says of each journey whether it is back. "+
		"The damaged file is kept beside it, as it is. Backups are listed by: wend restore -f "+path)
	return a.show(dialog.NewConfirm(dialog.ConfirmOptions{Title: title, Lines: lines, Yes: "repair", Keys: a.keys, Accept: doMsg(func(a *App) tea.Cmd {
		files := a.config.Files
		return a.await("Repairing "+filepath.Base(path), func() tea.Msg {
			lines, err := files.Repair(path)
			return doMsg(func(a *App) tea.Cmd {
				if err != nil {
					return a.fail(err)
				}
				return a.open(path, func(a *App) tea.Cmd { return a.tell("Repaired: "+filepath.Base(path), lines...) })
			})
		})
	})}))
}

// repairFile offers to repair the file that is open.
func repairFile(a *App) tea.Cmd {
	if a.work.AtStake() {
		return a.say("Still saving; try again in a moment")
	}
	return a.offerRepair("Repair "+filepath.Base(a.work.Name())+"?", a.work.Name())
}

// offerBusy says which file another program holds, and what can be done.
func (a *App) offerBusy(path string) tea.Cmd {
	world := a.world()
	ways := map[string]func(*App) tea.Cmd{
		"again": func(a *App) tea.Cmd { return a.open(path, nil) },
		"copy": func(a *App) tea.Cmd {
			return a.reading(opening(path), nil, func() tea.Msg { return world.Copy(path) })
		},
		"quit": leave,
	}
	return a.pick(dialog.PickerOptions{
		Title: "Another program holds " + filepath.Base(path),
		Items: []dialog.Item{
			{Key: "again", Title: "Try again", About: path},
			{Key: "copy", Title: "Read a copy", About: "as it was saved last; nothing can be changed"},
			{Key: "quit", Title: "Quit"},
		},
	}, func(a *App, chosen dialog.Item) tea.Cmd { return ways[chosen.Key](a) })
}

// keepSettings writes down how things were looked at.
func (a *App) keepSettings() tea.Cmd {
	return a.work.Keep(a.screens.Keep(), a.dialogs.Drafts())
}

// openJourney shows a journey, reading it first if need be, and then does more.
func (a *App) openJourney(id model.DocID, then doMsg) tea.Cmd {
	show := doMsg(func(a *App) tea.Cmd {
		if _, loaded := a.work.State().Document(id); !loaded {
			return a.fail(errors.New("this journey is gone"))
		}
		a.work.Journey = id
		a.settle()
		a.screens.Show(keymap.GoMap)
		a.screens.Follow(a.see())
		cmd := a.keepSettings()
		if then != nil {
			return tea.Batch(cmd, then(a))
		}
		return cmd
	})
	return a.withDocuments(show, id)
}

// withDocuments does something when journeys are in memory.
func (a *App) withDocuments(then doMsg, ids ...model.DocID) tea.Cmd {
	var missing []model.DocID
	for _, id := range ids {
		if _, loaded := a.work.State().Document(id); !loaded {
			missing = append(missing, id)
		}
	}
	if len(missing) == 0 {
		return then(a)
	}
	from := a.work.Store()
	return a.await("Journeys", func() tea.Msg {
		loaded, err := from.Documents(missing...)
		return journeyLoadedMsg{loaded: loaded, then: then, err: err}
	})
}

func (a *App) journeyLoaded(m journeyLoadedMsg) tea.Cmd {
	if m.err != nil {
		return a.fail(m.err)
	}
	a.work.Learn(m.loaded...)
	return m.then(a)
}

// inWorkspace does something when a workspace is open, making one if need be.
func (a *App) inWorkspace(then doMsg) tea.Cmd {
	if a.work.IsOpen() {
		return then(a)
	}
	return a.create(a.config.Path, then)
}

func editWorkspace(a *App) tea.Cmd {
	return a.apply(screen.Outcome{Open: inspect.NewPage(model.WorkspaceDoc, model.Ref{Kind: model.KindWorkspace, Key: string(model.WorkspaceDoc)})})
}

// openWorkspace asks for the path of another workspace.
func openWorkspace(a *App) tea.Cmd {
	return a.ask(dialog.PromptOptions{Title: "Open workspace", Placeholder: "path of a .wend file", Check: screen.NotBlank}, func(a *App, path string) tea.Cmd {
		return a.switchTo(a.config.FullPath(path))
	})
}

const recentTitle = "Open recent"

// recentWorkspaces offers the workspaces used before.
func recentWorkspaces(a *App) tea.Cmd {
	files := a.config.Files
	return a.await(recentTitle, func() tea.Msg {
		paths := files.Recent()
		return doMsg(func(a *App) tea.Cmd { return a.offerRecent(paths) })
	})
}

func (a *App) offerRecent(paths []string) tea.Cmd {
	var items []dialog.Item
	for _, path := range paths {
		items = append(items, dialog.Item{Key: path, Title: filepath.Base(path), About: filepath.Dir(path)})
	}
	o := dialog.PickerOptions{Title: recentTitle, Items: items, Empty: "No workspace was opened before; n makes a new journey"}
	return a.pick(o, func(a *App, chosen dialog.Item) tea.Cmd { return a.switchTo(chosen.Key) })
}

// switchTo opens another workspace when this one is on disk.
func (a *App) switchTo(path string) tea.Cmd {
	if a.work.AtStake() {
		return a.say("Still saving; try again in a moment")
	}
	return tea.Sequence(a.keepSettings(), a.open(path, nil))
}

// openSample opens a temporary workspace filled from an asset.
func openSample(key string) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		if a.work.AtStake() {
			return a.say("Still saving; try again in a moment")
		}
		world, op := a.world(), a.config.NewID()
		return a.reading("Opening "+key, nil, func() tea.Msg {
			content, err := journeys.Sample(key)
			if err != nil {
				return workspace.Failed{Path: key, Err: err}
			}
			return world.Sample(key, content, op)
		})
	}
}
