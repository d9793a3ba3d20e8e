package ui

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/store"
	"wend/store/session"
	"wend/ui/dialog"
	"wend/ui/inspect"
	"wend/ui/journeys"
	"wend/ui/keymap"
	"wend/ui/screen"
)

// settingsName is what the store calls how somebody looked at the workspace. Of
// two terminals of one user the one that is left last is remembered.
func settingsName(actor string) string { return everybodysSettings + "/" + actor }

// everybodysSettings is where earlier versions kept how anybody looked at the
// workspace last.
const everybodysSettings = "view"

// settings is how somebody looked at a workspace: the journey shown last, and
// what each screen keeps, by its name.
type settings struct {
	Journey model.DocID                `json:"journey,omitempty"`
	Screens map[string]json.RawMessage `json:"screens"`
}

// historyDepth is how many steps of the journal can be undone after opening.
const historyDepth = 2000

// open reads a workspace; then is done when it is in place.
func (a *App) open(path string, then doMsg) tea.Cmd {
	config := a.config
	return a.await(opening(path), func() tea.Msg { return config.read(path, then) })
}

func opening(path string) string { return "Opening " + filepath.Base(path) }

// read opens the workspace at path and reads what the program needs of it.
func (c Config) read(path string, then doMsg) tea.Msg {
	s, readOnly, err := c.Files.Open(path)
	if err != nil {
		return openFailedMsg{path: path, err: err}
	}
	c.Files.Used(path)
	m := c.readAll(s, readOnly, c.Journey, then)
	if opened, ok := m.(openedMsg); ok && !readOnly {
		opened.rescued, _ = c.Files.Rescued(path) // one that cannot be read stays where it is
		return opened
	}
	return m
}

// create opens the workspace at path, which it makes if there is none.
func (a *App) create(path string, then doMsg) tea.Cmd {
	config, files := a.config, a.config.Files
	return a.await(opening(path), func() tea.Msg {
		s, err := files.Create(path)
		if errors.Is(err, store.ErrExists) {
			return config.read(path, then)
		}
		if err != nil {
			return openFailedMsg{path: path, err: err}
		}
		files.Used(path)
		return config.readAll(s, false, "", then)
	})
}

// readAll reads what the program needs of a workspace: the shared document, the
// journey shown last, the library's lines and the history.
func (c Config) readAll(s Store, readOnly bool, journey model.DocID, then doMsg) tea.Msg {
	m := openedMsg{store: s, readOnly: readOnly, then: then}
	got := &m.contents
	var err error
	if got.Lines, got.Revision, err = s.Index(); err != nil {
		return openFailedMsg{path: s.Name(), err: err}
	}
	m.settings = readSettings(s, c.Actor)
	if journey != "" {
		m.settings.Journey = journey
	}
	if got.Entries, err = s.Tail(historyDepth); err != nil {
		return openFailedMsg{path: s.Name(), err: err}
	}
	ids := []model.DocID{model.WorkspaceDoc}
	if id := first(got.Lines, m.settings.Journey); id != "" {
		ids = append(ids, id)
		m.settings.Journey = id
	} else {
		m.settings.Journey = ""
	}
	if got.Loaded, err = s.Documents(ids...); err != nil {
		return openFailedMsg{path: s.Name(), err: err}
	}
	return m
}

// readSettings returns how an actor looked at a workspace last. What may be lost
// may also be unreadable.
func readSettings(s Store, actor string) (out settings) {
	for _, name := range []string{settingsName(actor), everybodysSettings} {
		if raw, err := s.UIState(name); err == nil && len(raw) > 0 {
			if json.Unmarshal(raw, &out) == nil && out.Screens == nil { // the map alone was kept once, without a name
				out.Screens = map[string]json.RawMessage{"map": raw}
			}
			return out
		}
	}
	return out
}

// first returns the journey to show: the wanted one, or the only one.
func first(index []store.Summary, wanted model.DocID) model.DocID {
	for _, s := range index {
		if model.DocID(s.Journey) == wanted {
			return wanted
		}
	}
	if len(index) == 1 {
		return model.DocID(index[0].Journey)
	}
	return ""
}

// opened puts a workspace in place.
func (a *App) opened(m openedMsg) tea.Cmd {
	if stop := a.work.unwatch; stop != nil {
		go func() { _ = stop() }()
	}
	s, err := session.New(a.work.ID()+1, a.config.Actor, m.contents)
	a.work = work{Session: s, store: m.store}
	if m.readOnly {
		a.readOnly = "a newer version of wend wrote this file"
	}
	a.waiting = waiting{id: a.waiting.id, held: a.waiting.held}
	a.computed = computed{marked: a.computed.marked}
	a.work.journey = m.settings.Journey
	a.screens.Forget(m.settings.Screens)
	if a.work.journey != "" {
		a.screens.Show(keymap.GoMap)
	}
	a.settle()
	cmds := []tea.Cmd{a.watch()}
	switch {
	case err != nil:
		cmds = append(cmds, a.fail(fmt.Errorf("part of the history cannot be undone: %w", err)))
	case m.notice != "":
		cmds = append(cmds, a.say("%s", m.notice))
	}
	if len(m.rescued) > 0 && a.readOnly == "" {
		a.offerRescued(m.rescued)
	}
	if m.then != nil {
		cmds = append(cmds, m.then(a))
	}
	return tea.Batch(cmds...)
}

// openFailed says why a workspace cannot be opened and offers what is left.
func (a *App) openFailed(m openFailedMsg) tea.Cmd {
	a.forgetHeld()
	opening := a.screens.Len() == 0
	if a.work.store == nil {
		a.screens.Show(keymap.GoStart)
	}
	if opening && errors.Is(m.err, fs.ErrNotExist) {
		return nil // a first run: the start screen says what to do
	}
	if errors.Is(m.err, store.ErrBusy) {
		return a.offerBusy(m.path)
	}
	title, lines := "Cannot open "+m.path, []string{sentence(m.err)}
	switch {
	case errors.Is(m.err, fs.ErrNotExist):
		lines = []string{"There is no such file."}
	case errors.Is(m.err, store.ErrNewer):
		lines = append(lines, "Open it with a newer version of wend, or read it with: wend --readonly "+m.path)
	case errors.Is(m.err, store.ErrNotWorkspace):
		lines = append(lines, "It was left untouched. To read a JSON file, make a journey and import it from the library.")
	case errors.Is(m.err, store.ErrDamaged):
		lines = append(lines, "It was left untouched. If you have a copy of it, open that instead.")
	}
	return a.tell(title, lines...)
}

// offerBusy says which file another program holds, and what can be done.
func (a *App) offerBusy(path string) tea.Cmd {
	config, files := a.config, a.config.Files
	ways := map[string]func(*App) tea.Cmd{
		"again": func(a *App) tea.Cmd { return a.open(path, nil) },
		"copy": func(a *App) tea.Cmd {
			return a.await(opening(path), func() tea.Msg {
				s, err := files.Copy(path)
				if err != nil {
					return openFailedMsg{path: path, err: err}
				}
				return config.readAll(s, true, "", func(a *App) tea.Cmd {
					a.readOnly = "this is a copy, as another program holds " + path
					return nil
				})
			})
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

// watch asks the store to tell when the file changes.
func (a *App) watch() tea.Cmd {
	s := a.work.store
	return a.later(func() tea.Msg {
		changed, stop, err := s.Watch()
		if err != nil {
			return nil // then others' changes are met with the next save
		}
		return watchedMsg{changed: changed, stop: stop}
	})
}

func (a *App) watched(m watchedMsg) tea.Cmd {
	a.work.unwatch, a.work.changes = m.stop, m.changed
	return a.listen()
}

// listen waits for the next sign that the file changed. Nothing is polled.
func (a *App) listen() tea.Cmd {
	changed := a.work.changes
	if changed == nil {
		return nil
	}
	return a.later(func() tea.Msg {
		if _, open := <-changed; !open {
			return nil
		}
		return fileChangedMsg{}
	})
}

// keepSettings writes down how things were looked at.
func (a *App) keepSettings() tea.Cmd {
	s := a.work.store
	if s == nil || a.readOnly != "" {
		return nil
	}
	raw, err := json.Marshal(settings{Journey: a.work.journey, Screens: a.screens.Keep()})
	if err != nil {
		return nil
	}
	name := settingsName(a.config.Actor)
	return a.later(func() tea.Msg {
		_ = s.SetUIState(name, raw) // may be lost
		return nil
	})
}

// openJourney shows a journey, reading it first if need be, and then does more.
func (a *App) openJourney(id model.DocID, then doMsg) tea.Cmd {
	show := doMsg(func(a *App) tea.Cmd {
		if _, loaded := a.work.State().Document(id); !loaded {
			return a.fail(errors.New("this journey is gone"))
		}
		a.work.journey = id
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
	from := a.work.store
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
	if a.work.store != nil {
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
	if a.work.Unsaved() > 0 {
		return a.say("Still saving; try again in a moment")
	}
	return tea.Sequence(a.keepSettings(), a.open(path, nil))
}

// openSample opens a temporary workspace filled from an asset.
func openSample(key string) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		if a.work.Unsaved() > 0 {
			return a.say("Still saving; try again in a moment")
		}
		config, op, now := a.config, a.config.NewID(), a.config.Now()
		return a.await("Opening "+key, func() tea.Msg {
			content, err := journeys.Sample(key)
			if err != nil {
				return openFailedMsg{path: key, err: err}
			}
			c, err := session.Content(content, op, key, now)
			if err != nil {
				return openFailedMsg{path: key, err: err}
			}
			s, err := config.Files.Temporary()
			if err == nil {
				_, err = s.Commit(c)
			}
			if err != nil {
				return openFailedMsg{path: "a temporary file", err: err}
			}
			return config.readAll(s, false, "", func(a *App) tea.Cmd {
				a.config.Demo = true
				return nil
			})
		})
	}
}
