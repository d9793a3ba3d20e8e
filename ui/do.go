package ui

import (
	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/ui/keymap"
	"wend/ui/scene"
)

// handler does an action. Why says what is missing for it, in words for the
// user, or nothing when it can run.
type handler struct {
	why func(*App) string
	do  func(*App) tea.Cmd
}

// do runs an action, or says why it cannot run now. It is the same for keys,
// palette, help, footer and mouse.
func (a *App) do(action keymap.Action) tea.Cmd {
	if cmd, done := a.doInside(action); done {
		return cmd
	}
	h, known := handlers[action]
	if !known {
		return a.say("%s does not work here", action)
	}
	if why := a.why(action); why != "" {
		return a.say("%s", why)
	}
	return h.do(a)
}

// doInside hands the action to what lies on top, if it takes it.
func (a *App) doInside(action keymap.Action) (tea.Cmd, bool) {
	switch {
	case alarms[action]:
		return nil, false
	case !a.dialogs.Empty():
		var msg tea.Msg
		a.dialogs, msg = a.dialogs.Do(action)
		return a.answer(msg), true
	case a.find.open:
		return a.doFind(action), true
	case a.screen == startScreen:
		return a.doStart(action)
	case a.screen == libraryScreen:
		return a.doLibrary(action)
	case a.page():
		return a.doPage(action)
	}
	return nil, false
}

// alarms work whatever lies on top.
var alarms = func() map[keymap.Action]bool {
	out := map[keymap.Action]bool{}
	for _, c := range keymap.Table() {
		if c.Alarm {
			out[c.Action] = true
		}
	}
	return out
}()

// edits are the actions that change a document.
var edits = func() map[keymap.Action]bool {
	out := map[keymap.Action]bool{}
	for _, c := range keymap.Table() {
		if c.Edits {
			out[c.Action] = true
		}
	}
	return out
}()

// why says what is missing for an action; empty when it can run.
func (a *App) why(action keymap.Action) string {
	if edits[action] && a.readOnly {
		return "Read-only: " + a.readOnlyReason
	}
	h, known := handlers[action]
	switch {
	case !known:
		return "Not on this screen"
	case h.why == nil:
		return ""
	}
	return h.why(a)
}

// The things that handlers need.

func needWorkspace(a *App) string {
	if a.work.store == nil {
		return "No workspace is open: n makes a new journey"
	}
	return ""
}

func needMap(a *App) string {
	if a.work.document() == nil {
		return "No journey is open"
	}
	if a.screen != mapScreen {
		return "That works on the map: g m goes there"
	}
	return ""
}

func needStage(a *App) string {
	if why := needMap(a); why != "" {
		return why
	}
	if a.view.cursor.Column.Stage == "" {
		return "There is no stage yet: A adds one"
	}
	return ""
}

func needTouchpoint(a *App) string {
	if why := needStage(a); why != "" {
		return why
	}
	if a.view.cursor.Column.Touchpoint == "" {
		if a.view.Zoom == 0 {
			return "Zoom in to a touchpoint first: z"
		}
		return "There is no touchpoint here yet: a adds one"
	}
	return ""
}

func needPersona(a *App) string {
	if why := needTouchpoint(a); why != "" {
		return why
	}
	if a.view.cursor.Persona == "" {
		return "This journey has no persona yet: add one from the palette (:)"
	}
	return ""
}

func needAnyPersona(a *App) string {
	if why := needMap(a); why != "" {
		return why
	}
	if a.view.cursor.Persona == "" {
		return "This journey has no persona yet: add one from the palette (:)"
	}
	return ""
}

func needActivity(a *App) string {
	if why := needMap(a); why != "" {
		return why
	}
	if a.view.cursor.Activity == "" {
		return "There is no activity yet: 3, then a adds one"
	}
	return ""
}

func needLink(a *App) string {
	if why := needTouchpoint(a); why != "" {
		return why
	}
	return needActivity(a)
}

// needThing asks for something selected that can be renamed, copied or deleted.
func needThing(a *App) string {
	if why := needMap(a); why != "" {
		return why
	}
	if a.selection().IsZero() {
		switch a.view.Focus {
		case scene.Chain:
			return "There is no activity yet: a adds one"
		case scene.Emotion:
			return "This journey has no persona yet: add one from the palette (:)"
		case scene.Panel:
			return "That does not go for a number: select something in panes 1 to 3"
		}
		return "There is nothing here yet: A adds a stage, a adds a touchpoint"
	}
	return ""
}

// selection names what the cursor is on in the focused pane.
func (a *App) selection() model.Ref {
	c := a.view.cursor
	switch a.view.Focus {
	case scene.Emotion:
		return ref(model.KindPersona, c.Persona)
	case scene.Chain:
		return ref(model.KindActivity, c.Activity)
	case scene.Panel:
		return model.Ref{}
	}
	switch {
	case c.Lane == scene.LaneStage || c.Column.Touchpoint == "":
		return ref(model.KindStage, c.Column.Stage)
	case c.Lane == scene.LanePain || c.Lane == scene.LaneDelight || c.Lane == scene.LaneOpportunity || c.Lane == scene.LaneKPI || c.Lane == scene.LaneMessage:
		if r := a.noted(c.Lane); !r.IsZero() {
			return r
		}
	}
	return ref(model.KindTouchpoint, c.Column.Touchpoint)
}

// ref names an object; an empty id names nothing.
func ref[K ~string](k model.Kind, id K) model.Ref {
	if id == "" {
		return model.Ref{}
	}
	return model.Ref{Kind: k, Key: string(id)}
}

// docOf returns the document in which r lives.
func (a *App) docOf(r model.Ref) model.DocID {
	if d := a.work.document(); d != nil {
		if _, found := d.Find(r); found {
			return d.ID()
		}
	}
	return model.WorkspaceDoc
}
