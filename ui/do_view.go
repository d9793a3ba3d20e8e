package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/edit"
	"wend/ui/dialog"
	"wend/ui/keymap"
	"wend/ui/scene"
	"wend/ui/theme"
)

// chooseLanes shows, hides and orders the lanes of the journey band.
func chooseLanes(a *App) tea.Cmd {
	var items []dialog.Item
	add := func(l scene.Lane, ticked bool) {
		items = append(items, dialog.Item{Key: string(l), Title: l.Title(), Ticked: ticked})
	}
	for _, l := range a.view.Lanes {
		add(l, true)
	}
	for _, l := range scene.AllLanes {
		if !slices.Contains(a.view.Lanes, l) {
			add(l, false)
		}
	}
	return a.show(dialog.NewPicker(dialog.PickerOptions{
		Title: "Lanes of the journey", Items: items, Many: true, Ordered: true, Keys: a.keys,
		Accept: func(chosen ...dialog.Item) tea.Msg {
			return doMsg(func(a *App) tea.Cmd {
				if len(chosen) == 0 {
					return a.say("At least one lane stays")
				}
				a.view.Lanes = nil
				for _, c := range chosen {
					a.view.Lanes = append(a.view.Lanes, scene.Lane(c.Key))
				}
				a.view.anchor()
				return nil
			})
		},
	}))
}

// chooseTheme previews and picks a theme.
func chooseTheme(a *App) tea.Cmd {
	was, chosen := a.look.theme, a.look.chosen
	items := make([]dialog.Item, 0, len(theme.Names()))
	for _, name := range theme.Names() {
		items = append(items, dialog.Item{Key: name, Title: name})
	}
	wear := func(name string) tea.Msg {
		return doMsg(func(a *App) tea.Cmd {
			if th, found := theme.ByName(name); found {
				a.look.chosen = true
				a.setTheme(th)
			}
			return nil
		})
	}
	return a.show(dialog.NewPicker(dialog.PickerOptions{
		Title: "Theme", Items: items, Selected: was.Name, Keys: a.keys,
		Accept: func(items ...dialog.Item) tea.Msg { return wear(items[0].Key) },
		Moved:  func(i dialog.Item) tea.Msg { return wear(i.Key) },
		Cancel: doMsg(func(a *App) tea.Cmd {
			a.look.theme, a.look.chosen = was, chosen
			return nil
		}),
	}))
}

// toggleMouse takes the mouse or gives it back to the terminal.
func toggleMouse(a *App) tea.Cmd {
	a.look.mouse = !a.look.mouse
	if a.look.mouse {
		return a.say("Mouse on: click, wheel, drag a touchpoint")
	}
	return a.say("Mouse off: the terminal selects text again")
}

func togglePanel(a *App) tea.Cmd {
	a.view.NoPanel = !a.view.NoPanel
	if a.view.NoPanel && a.view.Focus == scene.Panel {
		a.view.Focus = scene.Journey
	}
	return nil
}

func toggleExpected(a *App) tea.Cmd {
	a.view.Expected = !a.view.Expected
	if a.view.Expected {
		return a.say("Expected feelings are laid over the curve")
	}
	return nil
}

// openPalette lists every command.
func openPalette(a *App) tea.Cmd {
	return a.show(dialog.NewPalette(dialog.PaletteOptions{Keys: a.keys, Why: a.whyIn()}))
}

// openHelp lists what can be done here, and what the words mean.
func openHelp(a *App) tea.Cmd {
	return a.show(dialog.NewHelp(dialog.HelpOptions{Keys: a.keys, Scopes: a.scopes(), Why: a.whyIn()}))
}

// whyIn answers for a dialog why a command cannot run, as things were when it
// was opened.
func (a *App) whyIn() func(keymap.Action) string {
	reasons := map[keymap.Action]string{}
	for _, c := range a.keys.Commands() {
		reasons[c.Action] = a.why(c.Action)
	}
	return func(action keymap.Action) string { return reasons[action] }
}

// showKeys shows the key table and copies it.
func showKeys(a *App) tea.Cmd {
	text := a.keys.Markdown()
	return tea.Batch(a.tell("Keys", strings.Split(text, "\n")...), a.toClipboard("the key table", text))
}

// saySaved answers the habit of saving.
func saySaved(a *App) tea.Cmd {
	switch {
	case a.work.Failure() != nil:
		return tea.Batch(a.fail(fmt.Errorf("not saved: %w", a.work.Failure())), a.flush())
	case a.work.Unsaved() > 0:
		return a.say("Saving now; there is no need to ask")
	case a.work.store == nil:
		return a.say("Nothing is open, so there is nothing to save")
	}
	return a.say("Already saved: every change is on disk at once")
}

func suspend(*App) tea.Cmd { return tea.Suspend }

func repaint(*App) tea.Cmd { return tea.ClearScreen }

// quit leaves the program when everything is on disk.
func (a *App) quit() tea.Cmd { return a.leave() }

func quitAction(a *App) tea.Cmd { return a.leave() }

// interrupt leaves as ctrl+c does, which the exit status tells.
func interrupt(a *App) tea.Cmd {
	a.interrupted = true
	return a.leave()
}

// end is the message that ends the program.
func (a *App) end() tea.Msg {
	if a.interrupted {
		return tea.Interrupt()
	}
	return tea.Quit()
}

// leave waits for unsaved steps; a second request goes without them, after
// they were written beside the workspace.
func (a *App) leave() tea.Cmd {
	if a.work.Unsaved() == 0 {
		return a.bye()
	}
	if a.quitting {
		return a.rescue()
	}
	a.quitting = true
	return tea.Batch(a.say("Saving before leaving; once more to leave at once"), a.flush())
}

// bye keeps how things were looked at, and ends the program.
func (a *App) bye() tea.Cmd {
	a.quitting = true
	keep := a.keepSettings()
	if keep == nil {
		return a.end
	}
	return tea.Sequence(keep, a.end)
}

// editNotes opens the editor on the notes of what is selected.
func editNotes(a *App) tea.Cmd {
	doc, r, field, text, ok := a.noteTarget()
	if !ok {
		return a.say("There is nothing here that has notes")
	}
	config := a.config
	return a.later(func() tea.Msg {
		path, err := config.TempFile("wend-*.md", text)
		return writtenNoteMsg{path: path, doc: doc, ref: r, field: field, was: text, err: err}
	})
}

func (a *App) noteTarget() (doc model.DocID, r model.Ref, field, text string, ok bool) {
	if a.page() {
		return a.inspect.NoteTarget(a.scene())
	}
	r = a.selection()
	doc = a.docOf(r)
	d, _ := a.work.State().Document(doc)
	if d == nil {
		return doc, r, "", "", false
	}
	o, found := d.Find(r)
	f, err := model.FieldOf(r.Kind, "note")
	if !found || err != nil {
		return doc, r, "", "", false
	}
	return doc, r, f.Name, f.Value(o).(string), true
}

// noteWritten starts the editor on the file that now holds the notes.
func (a *App) noteWritten(m writtenNoteMsg) tea.Cmd {
	if m.err != nil {
		return a.fail(m.err)
	}
	cmd, err := a.config.Editor(m.path)
	if err != nil {
		return a.fail(err)
	}
	id := a.work.ID()
	return tea.ExecProcess(cmd, func(err error) tea.Msg {
		return forSession{id, editedMsg{writtenNoteMsg: m, failed: err}}
	})
}

// edited reads what the editor left.
func (a *App) edited(m editedMsg) tea.Cmd {
	slurp := a.config.Slurp
	return a.later(func() tea.Msg {
		text, err := slurp(m.path)
		if m.failed != nil {
			err = fmt.Errorf("the editor failed, the notes are as they were: %w", m.failed)
		}
		return noteMsg{writtenNoteMsg: m.writtenNoteMsg, text: text, err: err}
	})
}

// noted takes the notes over.
func (a *App) noteRead(m noteMsg) tea.Cmd {
	text := model.CleanText(m.text)
	switch {
	case m.err != nil:
		return a.fail(m.err)
	case text == m.was:
		return a.say("The notes are as they were")
	}
	label := "notes of " + a.quoted(m.ref)
	return a.propose(label, edit.SetField(a.work.State(), m.doc, m.ref, m.field, text), nil)
}

// editTags asks for the tags of what is selected.
func editTags(a *App) tea.Cmd {
	r := a.selection()
	doc := a.docOf(r)
	d, _ := a.work.State().Document(doc)
	o, found := d.Find(r)
	f, err := model.FieldOf(r.Kind, "tags")
	if !found || err != nil {
		return a.say("A %s has no tags", r.Kind)
	}
	tags, _ := f.Value(o).([]string)
	return a.ask(dialog.PromptOptions{Title: "Tags, separated by ;", Value: joinList(tags)}, func(a *App, text string) tea.Cmd {
		return a.propose("tags of "+a.quoted(r), edit.SetField(a.work.State(), doc, r, "tags", splitList(text)), nil)
	})
}

func joinList(items []string) string { return strings.Join(items, "; ") }

func splitList(text string) []string {
	var out []string
	for _, part := range strings.Split(text, ";") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}
