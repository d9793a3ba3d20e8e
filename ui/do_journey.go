package ui

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"wend/assets"
	"wend/model"
	"wend/model/edit"
	"wend/model/format/json"
	"wend/model/format/markdown"
	"wend/store"
	"wend/ui/dialog"
	"wend/ui/keymap"
)

// newJourney asks for a title and what to begin with.
func newJourney(stages string) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		return a.show(dialog.NewForm(dialog.FormOptions{
			Title: "New journey", Keys: a.keys,
			Rows: []dialog.FormRow{
				{Key: "title", Label: "Title", Placeholder: "Whose way, to what: Smartphone buyer", Required: true},
				{Key: "stages", Label: "Stages", Kind: dialog.FormChoice, Options: templates(assets.StageSets()), Value: stages},
				{Key: "chain", Label: "Value chain", Kind: dialog.FormChoice, Options: append([]dialog.Option{{Title: "none yet"}}, templates(assets.ChainSets())...)},
			},
			Accept: func(v map[string]string) tea.Msg {
				return doMsg(func(a *App) tea.Cmd { return a.begin(v) })
			},
		}))
	}
}

func templates(all []assets.Template) []dialog.Option {
	out := make([]dialog.Option, 0, len(all))
	for _, t := range all {
		out = append(out, dialog.Option{Key: t.Key, Title: t.Title})
	}
	return out
}

// chooseTemplate shows the sets of stages with what is in them.
func chooseTemplate(a *App) tea.Cmd {
	var items []dialog.Item
	for _, t := range slices.Concat(assets.StageSets(), assets.Samples()) {
		items = append(items, dialog.Item{Key: t.Key, Title: t.Title, About: t.About})
	}
	o := dialog.PickerOptions{Title: "Begin with", Items: items, Preview: previewTemplate}
	return a.pick(o, func(a *App, chosen dialog.Item) tea.Cmd {
		if slices.ContainsFunc(assets.Samples(), func(t assets.Template) bool { return t.Key == chosen.Key }) {
			return a.inWorkspace(func(a *App) tea.Cmd { return a.importBytes(chosen.Title, assetBytes(chosen.Key)) })
		}
		return newJourney(chosen.Key)(a)
	})
}

func assetBytes(key string) []byte {
	t, _ := assets.Find(key)
	return t.Bytes()
}

// previewTemplate lists the stages of a template.
func previewTemplate(i dialog.Item) []string {
	s, _, err := json.Decode(bytes.NewReader(assetBytes(i.Key)), json.Options{})
	if err != nil {
		return nil
	}
	lines := []string{i.About, ""}
	for d := range s.Journeys() {
		for st := range d.Stages() {
			n := len(d.IDs(model.KindTouchpoint, string(st.ID)))
			line := st.Name
			if n > 0 {
				line = fmt.Sprintf("%s (%d touchpoints)", st.Name, n)
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// inWorkspace does something when a workspace is open, making one if need be.
func (a *App) inWorkspace(then doMsg) tea.Cmd {
	if a.work.store != nil {
		return then(a)
	}
	return a.create(a.config.Path, then)
}

// begin makes a journey of what the form says.
func (a *App) begin(v map[string]string) tea.Cmd {
	return a.inWorkspace(func(a *App) tea.Cmd {
		state := a.work.state
		var all []edit.Edit
		id := model.DocID("")
		for _, key := range []string{v["chain"], v["stages"]} {
			if key == "" {
				continue
			}
			t, _, err := json.Decode(bytes.NewReader(assetBytes(key)), json.Options{})
			if err != nil {
				return a.fail(err)
			}
			edits, made := edit.Instantiate(state, t, v["title"], a.config.NewID)
			r, err := edit.Apply(state, edits)
			if err != nil {
				return a.fail(err)
			}
			state, all = r.State, append(all, edits...)
			if made != "" {
				id = made
			}
		}
		cmd := a.propose(fmt.Sprintf("new journey %q", v["title"]), all, nil)
		return tea.Batch(cmd, a.openJourney(id, nil))
	})
}

// onLibrary returns the journey that a command about whole journeys means: the
// one selected in the library, or the one on the map.
func (a *App) meant() model.DocID {
	if a.screen == libraryScreen {
		line, ok := a.library.Selected()
		if !ok {
			return ""
		}
		return line.ID
	}
	return a.work.journey
}

func needJourney(a *App) string {
	if a.meant() == "" {
		return "There is no journey yet: a adds one"
	}
	return ""
}

// withMeant does something with the journey that is meant, in memory.
func withMeant(f func(a *App, d *model.Document) tea.Cmd) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		id := a.meant()
		return a.withDocuments(func(a *App) tea.Cmd {
			d, found := a.work.state.Document(id)
			if !found {
				return a.say("This journey is gone")
			}
			return f(a, d)
		}, id)
	}
}

func openSelected(a *App) tea.Cmd { return a.openJourney(a.meant(), nil) }

func renameJourney(a *App, d *model.Document) tea.Cmd {
	r := ref(model.KindJourney, d.ID())
	return a.ask(dialog.PromptOptions{Title: "Rename journey", Value: d.Journey().Title, Check: needText}, func(a *App, text string) tea.Cmd {
		return a.propose(fmt.Sprintf("rename journey to %q", text), edit.SetText(a.work.state, d.ID(), r, "title", text), nil)
	})
}

func removeJourney(a *App, d *model.Document) tea.Cmd {
	title := named(d.Journey().Title, "Untitled journey")
	edits, err := edit.Remove(a.work.state, d.ID(), ref(model.KindJourney, d.ID()))
	if err != nil {
		return a.fail(err)
	}
	cmd := a.propose(fmt.Sprintf("delete journey %q", title), edits, nil)
	if a.work.journey == "" {
		a.screen = libraryScreen
	}
	return tea.Batch(cmd, a.say("Deleted journey %q: u brings it back", title))
}

func duplicateJourney(a *App, d *model.Document) tea.Cmd {
	title := named(d.Journey().Title, "Untitled journey") + " (copy)"
	edits, err := edit.DuplicateJourney(a.work.state, d.ID(), model.JourneyID(a.config.NewID()), title, a.config.NewID)
	cmd := a.propose("duplicate journey as "+title, edits, err)
	if err != nil {
		return cmd
	}
	return tea.Batch(cmd, a.say("Made %q: g l shows it", title))
}

func makeToBe(a *App, d *model.Document) tea.Cmd {
	title := named(d.Journey().Title, "Untitled journey") + " (to-be)"
	id := a.config.NewID()
	edits, err := edit.ToBe(a.work.state, d.ID(), model.JourneyID(id), title, a.config.NewID)
	if cmd := a.propose("make the to-be journey "+title, edits, err); err != nil {
		return cmd
	} else {
		return tea.Batch(cmd, a.openJourney(model.DocID(id), nil))
	}
}

func editJourney(a *App, d *model.Document) tea.Cmd {
	return a.openJourney(d.ID(), func(a *App) tea.Cmd {
		return a.inspectRef(d.ID(), ref(model.KindJourney, d.ID()))
	})
}

func editWorkspace(a *App) tea.Cmd {
	return a.inspectRef(model.WorkspaceDoc, model.Ref{Kind: model.KindWorkspace, Key: string(model.WorkspaceDoc)})
}

// copyJourney copies the whole map as Markdown.
func copyJourney(a *App, d *model.Document) tea.Cmd {
	return a.toClipboard("the journey as Markdown", markdown.Journey(a.work.state, d.ID()))
}

// copySelected copies what is selected: as text to the clipboard, and as itself
// for paste.
func copySelected(a *App) tea.Cmd {
	r := a.selection()
	doc := a.docOf(r)
	if c, err := edit.Copy(a.work.state, doc, r); err == nil {
		a.clip = &c
	}
	d, _ := a.work.state.Document(doc)
	o, found := d.Find(r)
	if !found {
		return a.say("There is nothing to copy here")
	}
	return a.toClipboard(quoted(r.Kind, model.NameOf(o)), markdown.Object(a.work.state, doc, o))
}

// importJourneys asks for a file and brings in what it holds.
func importJourneys(a *App) tea.Cmd {
	return a.ask(dialog.PromptOptions{Title: "Import a wend JSON file", Placeholder: "path of the file", Check: needText}, func(a *App, path string) tea.Cmd {
		files := a.config.Files
		return func() tea.Msg {
			content, err := files.Read(path)
			return fileReadMsg{path: path, content: content, err: err}
		}
	})
}

func (a *App) fileRead(m fileReadMsg) tea.Cmd {
	if m.err != nil {
		return a.fail(m.err)
	}
	return a.inWorkspace(func(a *App) tea.Cmd { return a.importBytes(filepath.Base(m.path), m.content) })
}

// importBytes brings journeys in as one step.
func (a *App) importBytes(name string, content []byte) tea.Cmd {
	in, report, err := json.Decode(bytes.NewReader(content), json.Options{})
	if err != nil {
		return a.fail(fmt.Errorf("%s: %w", name, err))
	}
	var ids []model.DocID
	for d := range in.Journeys() {
		if slices.ContainsFunc(a.work.index, func(s store.Summary) bool { return model.DocID(s.Journey) == d.ID() }) {
			ids = append(ids, d.ID())
		}
	}
	return a.withDocuments(func(a *App) tea.Cmd {
		edits, tally := edit.Import(a.work.state, in)
		if len(edits) == 0 {
			return a.say("%s brings nothing new", name)
		}
		cmd := a.propose("import "+name, edits, nil)
		said := a.say("Imported %s: %s", name, told(tally, report))
		for d := range in.Journeys() {
			return tea.Batch(cmd, a.openJourney(d.ID(), nil), said)
		}
		return tea.Batch(cmd, said)
	}, ids...)
}

// told sums up an import in a line.
func told(t edit.Report, r json.Report) string {
	var sum edit.Tally
	for _, n := range t.Kinds {
		sum.New, sum.Changed, sum.Unchanged = sum.New+n.New, sum.Changed+n.Changed, sum.Unchanged+n.Unchanged
	}
	out := fmt.Sprintf("%d new, %d changed, %d as they were", sum.New, sum.Changed, sum.Unchanged)
	if r.Cleaned > 0 {
		out += fmt.Sprintf(", %d texts cleaned", r.Cleaned)
	}
	return out
}

// exportJourney asks where to, and writes the journey.
func exportJourney(a *App, d *model.Document) tea.Cmd {
	suggested := slug(d.Journey().Title) + ".json"
	o := dialog.PromptOptions{Title: "Export to", Hint: "A name ending in .json or .md; nothing is overwritten.", Value: suggested, Check: exportable}
	return a.ask(o, func(a *App, path string) tea.Cmd {
		content, err := exported(a.work.state, d.ID(), path)
		if err != nil {
			return a.fail(err)
		}
		files := a.config.Files
		return func() tea.Msg { return fileWrittenMsg{path: path, err: files.Write(path, content)} }
	})
}

func exportable(path string) (string, bool) {
	switch filepath.Ext(path) {
	case ".json":
		return "everything, to be read again by wend", true
	case ".md":
		return "the map as text for people", true
	}
	return "the name must end in .json or .md", false
}

func exported(s model.State, id model.DocID, path string) ([]byte, error) {
	if filepath.Ext(path) == ".md" {
		return []byte(markdown.Journey(s, id)), nil
	}
	var b bytes.Buffer
	if err := json.Encode(&b, s, id); err != nil {
		return nil, fmt.Errorf("export %s: %w", path, err)
	}
	return b.Bytes(), nil
}

// slug makes a file name of a title: letters and digits, nothing else.
func slug(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	if len(words) == 0 {
		return "journey"
	}
	return strings.Join(words[:min(len(words), 6)], "-")
}

func (a *App) fileWritten(m fileWrittenMsg) tea.Cmd {
	if m.err != nil {
		return a.fail(m.err)
	}
	return a.say("Written: %s", m.path)
}

// openWorkspace asks for the path of another workspace.
func openWorkspace(a *App) tea.Cmd {
	return a.ask(dialog.PromptOptions{Title: "Open workspace", Placeholder: "path of a .wend file", Check: needText}, func(a *App, path string) tea.Cmd {
		return a.switchTo(path)
	})
}

// recentWorkspaces offers the workspaces used before.
func recentWorkspaces(a *App) tea.Cmd {
	files := a.config.Files
	return func() tea.Msg {
		paths := files.Recent()
		return doMsg(func(a *App) tea.Cmd { return a.offerRecent(paths) })
	}
}

func (a *App) offerRecent(paths []string) tea.Cmd {
	var items []dialog.Item
	for _, path := range paths {
		items = append(items, dialog.Item{Key: path, Title: filepath.Base(path), About: filepath.Dir(path)})
	}
	o := dialog.PickerOptions{Title: "Open recent", Items: items, Empty: "No workspace was opened before; n makes a new journey"}
	return a.pick(o, func(a *App, chosen dialog.Item) tea.Cmd { return a.switchTo(chosen.Key) })
}

// switchTo opens another workspace when this one is on disk.
func (a *App) switchTo(path string) tea.Cmd {
	if len(a.work.queue) > 0 {
		return a.say("Still saving; try again in a moment")
	}
	return tea.Sequence(a.keepSettings(), a.open(path, nil))
}

// openSample opens a temporary workspace filled from an asset.
func openSample(key string) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		if len(a.work.queue) > 0 {
			return a.say("Still saving; try again in a moment")
		}
		files, op, now := a.config.Files, a.config.NewID(), a.config.Now()
		return func() tea.Msg {
			content, _, err := json.Decode(bytes.NewReader(assetBytes(key)), json.Options{})
			if err != nil {
				return openFailedMsg{path: key, err: err}
			}
			c, err := Content(content, op, key, now)
			if err != nil {
				return openFailedMsg{path: key, err: err}
			}
			s, err := files.Temporary()
			if err == nil {
				_, err = s.Commit(c)
			}
			if err != nil {
				return openFailedMsg{path: "a temporary file", err: err}
			}
			return readAll(s, false, "", func(a *App) tea.Cmd {
				a.config.Demo = true
				return nil
			})
		}
	}
}

func goLibrary(a *App) tea.Cmd {
	a.rememberCursor()
	a.screen, a.inspect = libraryScreen, nil
	return nil
}

func goMap(a *App) tea.Cmd {
	a.screen, a.inspect = mapScreen, nil
	return nil
}

func goStart(a *App) tea.Cmd {
	a.screen, a.inspect = startScreen, nil
	return nil
}

// doStart hands an action to the start screen; what it does not take goes on.
func (a *App) doStart(action keymap.Action) (tea.Cmd, bool) {
	if action == keymap.Back {
		return goBack(a), true
	}
	next, chosen := a.start.Do(action)
	a.start = next
	if chosen == "" {
		return nil, startMoves[action]
	}
	if h, known := handlers[chosen]; known {
		return h.do(a), true
	}
	return nil, false
}

// startMoves are the actions that move in the menu of the start screen.
var startMoves = map[keymap.Action]bool{
	keymap.MoveUp: true, keymap.MoveDown: true, keymap.MoveFirst: true, keymap.MoveLast: true,
	keymap.MovePageUp: true, keymap.MovePageDown: true, keymap.PaneNext: true, keymap.PanePrevious: true,
}

// doLibrary hands an action to the library; what it does not take goes on.
func (a *App) doLibrary(action keymap.Action) (tea.Cmd, bool) {
	next, taken := a.library.Do(action)
	a.library = next
	return nil, taken
}

// clickScreen handles a click on start screen or library.
func (a *App) clickScreen(target any) tea.Cmd {
	switch a.screen {
	case startScreen:
		next, chosen := a.start.Click(target)
		a.start = next
		if chosen != "" {
			return a.do(chosen)
		}
	case libraryScreen:
		next, chosen := a.library.Click(target)
		a.library = next
		if chosen != "" {
			return a.do(chosen)
		}
	}
	return nil
}
