package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/inspect"
	"wend/ui/keymap"
	"wend/ui/scene"
)

// doc is the id of the journey on the map.
func (a *App) doc() model.DocID { return a.work.journey }

// propose commits edits under a label.
func (a *App) propose(label string, edits []edit.Edit, err error) tea.Cmd {
	if err != nil {
		return a.fail(err)
	}
	return a.commit(scene.Proposal{Label: label, Edits: edits})
}

// name returns what people call the thing r names.
func (a *App) name(r model.Ref) string {
	return a.names().Of(r)
}

func (a *App) names() text.Names { return text.Names{State: a.work.State(), Doc: a.work.document()} }

// quoted names the thing r names in a sentence.
func (a *App) quoted(r model.Ref) string {
	if o, found := a.names().Find(r); found {
		return text.Quoted(o)
	}
	return fmt.Sprintf("%s %q", r.Kind, r.Key)
}

// addTouchpoint opens the line that takes down moments, before the cursor or
// after it.
func addTouchpoint(before bool) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		return a.show(dialog.NewPrompt(dialog.PromptOptions{
			Title: "Touchpoint", Keep: true, Keys: a.keys,
			Placeholder: `Compares prices @web !5 -1 ~"shipping hidden" ^Sales`,
			Check:       a.understand(), Complete: a.completions(),
			Accept: func(text string) tea.Msg {
				return doMsg(func(a *App) tea.Cmd { return a.capture([]string{text}, before) })
			},
			Lines: func(lines []string) tea.Msg {
				return doMsg(func(a *App) tea.Cmd { return a.offerLines(lines, before) })
			},
		}))
	}
}

// capture adds touchpoints, one a line, where the cursor is.
func (a *App) capture(lines []string, before bool) tea.Cmd {
	if why := needStage(a); why != "" {
		return a.say("%s", why)
	}
	var captures []edit.Capture
	for _, line := range lines {
		if c := a.parse(line); c.Action != "" {
			captures = append(captures, c)
		}
	}
	if len(captures) == 0 {
		return nil
	}
	stage, anchor := a.spot(before)
	edits := edit.AddTouchpoints(a.work.State(), a.doc(), stage, anchor, captures, a.config.NewID)
	p := scene.Proposal{Label: addLabel(captures), Edits: edits}
	if first, ok := edits[0].(edit.Insert); ok {
		p.Select = model.RefOf(first.Object)
	}
	if last := lastTouchpoint(edits); last != "" {
		p.Select = ref(model.KindTouchpoint, last)
	}
	return a.commit(p)
}

// lastTouchpoint returns the last touchpoint that edits add, so that the next
// line goes on behind it.
func lastTouchpoint(edits []edit.Edit) (id model.TouchpointID) {
	for _, e := range edits {
		if i, ok := e.(edit.Insert); ok {
			if t, ok := i.Object.(model.Touchpoint); ok {
				id = t.ID
			}
		}
	}
	return id
}

func addLabel(captures []edit.Capture) string {
	if len(captures) == 1 {
		return fmt.Sprintf("add touchpoint %q", captures[0].Action)
	}
	return fmt.Sprintf("add %d touchpoints", len(captures))
}

// spot returns where a new touchpoint goes: the stage, and what it stands
// before ("" for the end).
func (a *App) spot(before bool) (model.StageID, model.TouchpointID) {
	c := a.view.cursor.Column
	if c.Touchpoint == "" || before {
		return c.Stage, c.Touchpoint
	}
	ids := a.work.document().IDs(model.KindTouchpoint, string(c.Stage))
	if i := slices.Index(ids, string(c.Touchpoint)); i >= 0 && i+1 < len(ids) {
		return c.Stage, model.TouchpointID(ids[i+1])
	}
	return c.Stage, ""
}

// addStage adds a stage after the cursor's or before it.
func addStage(before bool) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		return a.ask(dialog.PromptOptions{Title: "New stage", Placeholder: "Name of the stage", Check: needText}, func(a *App, name string) tea.Cmd {
			ids := a.work.document().IDs(model.KindStage, "")
			at := slices.Index(ids, string(a.view.cursor.Column.Stage))
			if !before {
				at++
			}
			next := ""
			if at >= 0 && at < len(ids) {
				next = ids[at]
			}
			s := model.Stage{ID: model.StageID(a.config.NewID()), Name: name}
			return a.commit(scene.Proposal{
				Label: fmt.Sprintf("add stage %q", name), Select: model.RefOf(s),
				Edits: []edit.Edit{edit.Insert{Doc: a.doc(), Object: s, Before: next}},
			})
		})
	}
}

// needText accepts any text that is not blank.
func needText(text string) (string, bool) {
	if strings.TrimSpace(text) == "" {
		return "Type a name", false
	}
	return "", true
}

// rename asks for another name of r.
func (a *App) rename(r model.Ref) tea.Cmd {
	f, ok := model.NameField(r.Kind)
	if !ok {
		return a.say("A %s has no name", r.Kind)
	}
	was := ""
	if o, found := a.names().Find(r); found {
		was = model.NameOf(o)
	}
	return a.ask(dialog.PromptOptions{Title: "Rename " + r.Kind.String(), Value: was, Check: needText}, func(a *App, name string) tea.Cmd {
		label := fmt.Sprintf("rename %s to %q", r.Kind, name)
		return a.propose(label, edit.SetText(a.work.State(), a.docOf(r), r, f.Name, name), nil)
	})
}

func renameSelected(a *App) tea.Cmd { return a.rename(a.selection()) }

func renameStage(a *App) tea.Cmd { return a.rename(ref(model.KindStage, a.view.cursor.Column.Stage)) }

// remove deletes r with what belongs to it and hints at undo.
func (a *App) remove(r model.Ref) tea.Cmd {
	name := a.quoted(r)
	doc := a.docOf(r)
	return a.withReferrers(r, func(a *App) tea.Cmd {
		edits, err := edit.Remove(a.work.State(), doc, r)
		cmd := a.propose("delete "+name, edits, err)
		if err != nil {
			return cmd
		}
		return tea.Batch(cmd, a.say("Deleted %s: u brings it back", name))
	})
}

func removeSelected(a *App) tea.Cmd {
	if a.view.Focus == scene.Emotion {
		return clearFeeling(a)
	}
	return a.remove(a.selection())
}

func removeStage(a *App) tea.Cmd { return a.remove(ref(model.KindStage, a.view.cursor.Column.Stage)) }

func removePersona(a *App) tea.Cmd { return a.remove(ref(model.KindPersona, a.view.cursor.Persona)) }

func removeActivity(a *App) tea.Cmd { return a.remove(ref(model.KindActivity, a.view.cursor.Activity)) }

func duplicateSelected(a *App) tea.Cmd {
	r := a.selection()
	edits, made, err := edit.Duplicate(a.work.State(), a.docOf(r), r, a.config.NewID)
	if err != nil {
		return a.fail(err)
	}
	if r.Kind == model.KindPersona { // a copy that makes no journey would be seen nowhere
		edits = append(edits, edit.JoinPersona(a.work.State(), a.doc(), model.PersonaID(made.Key))...)
	}
	return a.commit(scene.Proposal{Label: "duplicate " + a.quoted(r), Edits: edits, Select: made})
}

// mergeStage joins the stage under the cursor with the next one.
func mergeStage(a *App) tea.Cmd {
	ids := a.work.document().IDs(model.KindStage, "")
	at := slices.Index(ids, string(a.view.cursor.Column.Stage))
	if at+1 >= len(ids) {
		return a.say("There is no stage after this one to merge with")
	}
	into, from := ids[at], ids[at+1]
	edits, err := edit.MergeStages(a.work.State(), a.doc(), model.StageID(into), model.StageID(from))
	label := fmt.Sprintf("merge stage %q into %q", a.name(ref(model.KindStage, from)), a.name(ref(model.KindStage, into)))
	return a.propose(label, edits, err)
}

// splitStage begins a new stage with the touchpoint under the cursor.
func splitStage(a *App) tea.Cmd {
	d, c := a.work.document(), a.view.cursor.Column
	ids := d.IDs(model.KindTouchpoint, string(c.Stage))
	at := slices.Index(ids, string(c.Touchpoint))
	if at <= 0 {
		return a.say("A stage is split at its second touchpoint or later")
	}
	stages := d.IDs(model.KindStage, "")
	next := ""
	if i := slices.Index(stages, string(c.Stage)); i+1 < len(stages) {
		next = stages[i+1]
	}
	return a.ask(dialog.PromptOptions{Title: "Name of the new stage", Check: needText}, func(a *App, name string) tea.Cmd {
		s := model.Stage{ID: model.StageID(a.config.NewID()), Name: name}
		edits := []edit.Edit{edit.Insert{Doc: a.doc(), Object: s, Before: next}}
		for _, id := range ids[at:] {
			edits = append(edits, edit.Move{Doc: a.doc(), Ref: ref(model.KindTouchpoint, id), Parent: string(s.ID)})
		}
		return a.commit(scene.Proposal{Label: fmt.Sprintf("split off stage %q", name), Edits: edits})
	})
}

// editSelected opens the page of what is selected.
func editSelected(a *App) tea.Cmd {
	r, c := a.selection(), a.view.cursor
	switch a.view.Focus {
	case scene.Panel:
		return explainNumber(a)
	case scene.Emotion:
		if e, felt := a.work.document().Experience(c.Persona, c.Column.Touchpoint); felt {
			r = model.RefOf(e)
		}
	}
	return a.inspectRef(a.docOf(r), r)
}

// inspectRef opens the page of a thing.
func (a *App) inspectRef(doc model.DocID, r model.Ref) tea.Cmd {
	today := model.Date(a.config.Now().Format("2006-01-02"))
	i := inspect.Open(doc, r, inspect.Options{NewID: a.config.NewID, Today: today})
	a.inspect = &i
	return nil
}

func (a *App) closePage() { a.inspect = nil }

// leavesPage are the actions that lead out of a page.
func leavesPage(action keymap.Action) bool {
	return action == keymap.Back || action == keymap.ZoomOut || action == keymap.Quit
}

// doPage hands an action to the inspector, or leaves it; what means nothing
// there goes on.
func (a *App) doPage(action keymap.Action) (tea.Cmd, bool) {
	if !a.inspect.Typing() {
		switch {
		case leavesPage(action) && !a.inspect.Deep():
			a.closePage()
			return nil, true
		case leavesPage(action):
			action = keymap.Back
		case goesOn[action]:
			return nil, false
		}
	}
	if edits[action] && a.readOnly {
		return a.say("Read-only: %s", a.readOnlyReason), true
	}
	next, p := a.inspect.Do(action, a.scene())
	a.inspect = &next
	return a.commit(p), true
}

// goesOn are the actions that the map or the program does even from a page.
var goesOn = func() map[keymap.Action]bool {
	out := map[keymap.Action]bool{
		keymap.Undo: true, keymap.Redo: true, keymap.NotesEdit: true, keymap.ThemeChoose: true, keymap.MouseToggle: true,
		keymap.PersonaNext: true, keymap.PersonaPrevious: true,
	}
	for _, c := range keymap.Table() {
		if c.Group == keymap.Program || c.Group == keymap.Going || c.Group == keymap.Journeys {
			out[c.Action] = true
		}
	}
	return out
}()
