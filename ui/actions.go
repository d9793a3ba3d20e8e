package ui

import (
	"cmp"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/history"
	"wend/ui/journeys"
	"wend/ui/keymap"
	"wend/ui/screen"
	"wend/ui/theme"
	"wend/ui/things"
	"wend/ui/upkeep"
)

// handler does one action of the program. Why says what is missing, in words for
// the user, or nothing when it can run.
type handler struct {
	why func(*App) string
	do  func(*App) tea.Cmd
}

// program says what the program itself does: what does not depend on the screen.
// Screens know the other actions; those of dialogs and text fields go to what
// lies on top.
var program map[keymap.Action]handler

// init fills the table: handlers open palette and help, which ask the table.
func init() {
	program = map[keymap.Action]handler{
		keymap.FindAnywhere: {needWorkspace, findAnywhere},
		keymap.Undo:         {needUndoable, (*App).undo},
		keymap.Redo:         {needRedoable, (*App).redo},
		keymap.SessionStart: {needNumbers, restartSession},

		keymap.JumpBack:     jumps(true),
		keymap.JumpForward:  jumps(false),
		keymap.SnapshotTake: {needWorkspace, func(a *App) tea.Cmd { return a.apply(history.Take(a.see())) }},
		keymap.ThemeChoose:  {always, chooseTheme},
		keymap.MouseToggle:  {always, toggleMouse},
		keymap.Back:         {needBelow, func(a *App) tea.Cmd { return a.apply(screen.Outcome{Close: true}) }},
		keymap.Repaint:      {always, func(*App) tea.Cmd { return tea.ClearScreen }},

		keymap.JourneyNew:      {always, func(a *App) tea.Cmd { return a.apply(journeys.New(a.see(), "")) }},
		keymap.JourneyTemplate: {always, func(a *App) tea.Cmd { return a.apply(journeys.Templates(a.see())) }},
		keymap.JourneyImport:   {always, importJourneys},

		keymap.WorkspaceOpen:   {always, openWorkspace},
		keymap.WorkspaceRecent: {always, recentWorkspaces},
		keymap.WorkspaceEdit:   {needWorkspace, editWorkspace},
		keymap.WorkspaceSaved:  {always, saySaved},
		keymap.FileRepair:      {needWorkspace, repairFile},
		keymap.FileCompare:     {needWorkspace, compareFile},
		keymap.FileMerge:       {needWorkspace, mergeCopy},
		keymap.DemoOpen:        {always, openSample("smartphone")},
		keymap.TutorialStart:   {always, openSample("tutorial")},

		keymap.PaletteOpen: {always, openPalette},
		keymap.HelpOpen:    {always, openHelp},
		keymap.KeysShow:    {always, showKeys},
		keymap.Suspend:     {always, func(*App) tea.Cmd { return tea.Suspend }},
		keymap.Quit:        {always, leave},
		keymap.Leave:       {always, interrupt},
	}
	for _, action := range journeys.Actions() {
		program[action] = handler{needJourney, func(a *App) tea.Cmd {
			one, all := a.screens.Chosen(a.see())
			return a.apply(journeys.Do(action, one, all))
		}}
	}
	for _, action := range upkeep.Actions() {
		program[action] = handler{needWorkspace, func(a *App) tea.Cmd { return a.apply(upkeep.Do(action)) }}
	}
	for _, t := range keymap.Things() {
		k := things.Kind(t)
		needs := func(a *App) string { return things.Needs(a.see(), k) }
		program[t.List()] = handler{needs, func(a *App) tea.Cmd { return a.apply(things.List(a.see(), k, t.Plural)) }}
		if t.Adds != "" {
			program[t.Add()] = handler{needs, func(a *App) tea.Cmd { return a.apply(things.Add(a.see(), k)) }}
		}
	}
	for _, e := range screens(Config{}) {
		program[e.Action] = handler{
			func(a *App) string { return e.Needs(a.see()) },
			func(a *App) tea.Cmd {
				a.screens.Show(e.Action)
				return nil
			},
		}
	}
}

// jumps goes along the jump list.
func jumps(back bool) handler {
	return handler{
		func(a *App) string { return a.screens.NeedJump(back, a.keys) },
		func(a *App) tea.Cmd { return a.jump(back) },
	}
}

// alarms work whatever lies on top; edits change a document.
var alarms, edits = func() (alarms, edits map[keymap.Action]bool) {
	alarms, edits = map[keymap.Action]bool{}, map[keymap.Action]bool{}
	for _, c := range keymap.Table() {
		alarms[c.Action] = alarms[c.Action] || c.Alarm
		edits[c.Action] = edits[c.Action] || c.Edits
	}
	return alarms, edits
}()

// do does an action, or says why it cannot be done now. It is the same for keys,
// palette, help, footer and mouse.
func (a *App) do(action keymap.Action) tea.Cmd {
	if !a.dialogs.Empty() && !alarms[action] {
		return a.toDialog(func(s dialog.Stack) (dialog.Stack, tea.Msg) { return s.Do(action) })
	}
	a.input.doing = action
	why, at := a.takes(action, a.see(), (*screen.Stack).Takes)
	switch {
	case why != "":
		return a.say("%s", why)
	}
	if a.toast.reply {
		a.toast.text = ""
	}
	a.input.note(action)
	if edits[action] || surveys[action] {
		return a.whenListed(func(a *App) tea.Cmd { return a.taken(action, at) })
	}
	return a.taken(action, at)
}

// surveys are the actions beside edits that are about all journeys.
var surveys = map[keymap.Action]bool{keymap.FindAnywhere: true, keymap.JourneyCompare: true, keymap.AgainstToggle: true, keymap.PersonasShow: true}

// taken has an action done by one of the open screens; -1: by the program.
func (a *App) taken(action keymap.Action, at int) tea.Cmd {
	if at < 0 {
		return program[action].do(a)
	}
	return a.apply(a.screens.Let(at, func(s screen.Screen, f *screen.Frame) (screen.Screen, screen.Outcome) { return s.Do(action, f) }, a.see()))
}

// why says why an action would do nothing now; empty if it does something. Footer,
// help and palette ask this.
func (a *App) why(action keymap.Action, f *screen.Frame) string {
	why, _ := a.takes(action, f, func(s *screen.Stack, action keymap.Action, f *screen.Frame) (string, int) {
		return s.Why(action, f, a.whyProgram)
	})
	return why
}

// takes says what is missing for an action, as screens say it when asked, and
// which of the open ones does it; -1: the program.
func (a *App) takes(action keymap.Action, f *screen.Frame, ask func(*screen.Stack, keymap.Action, *screen.Frame) (string, int)) (why string, at int) {
	if edits[action] && a.work.ReadOnly() != "" {
		return "Read-only: " + a.work.ReadOnly(), -1
	}
	if !alarms[action] {
		if why, at := ask(&a.screens, action, f); at >= 0 {
			return why, at
		}
	}
	if _, known := program[action]; known {
		return a.whyProgram(action), -1
	}
	return a.screens.Elsewhere(action, f), -1
}

// whyProgram says why an action of the program would do nothing now.
func (a *App) whyProgram(action keymap.Action) string {
	if edits[action] && a.work.ReadOnly() != "" {
		return "Read-only: " + a.work.ReadOnly()
	}
	return program[action].why(a)
}

// run does an action of the program that a screen asks for.
func (a *App) run(action keymap.Action) tea.Cmd {
	if why := a.whyProgram(action); why != "" {
		return a.say("%s", why)
	}
	return program[action].do(a)
}

// The things that handlers need.

func always(*App) string { return "" }

func needWorkspace(a *App) string { return screen.NeedWorkspace(a.see()) }

func needUndoable(a *App) string {
	if _, ok := a.work.Undoable(); !ok {
		return cmp.Or(needWorkspace(a), "Nothing to undo")
	}
	return ""
}

func needRedoable(a *App) string {
	if _, ok := a.work.Redoable(); !ok {
		return cmp.Or(needWorkspace(a), "Nothing to redo")
	}
	return ""
}

func needBelow(a *App) string {
	if a.screens.Len() < 2 && !a.screens.Jumps(true, true) {
		return "There is nothing to go back to"
	}
	return ""
}

func needNumbers(a *App) string {
	if why := screen.NeedJourney(a.see()); why != "" || a.numbers.Report != nil {
		return why
	}
	return "The numbers are still being counted"
}

func needJourney(a *App) string {
	if _, all := a.screens.Chosen(a.see()); len(all) == 0 {
		return "There is no journey yet: a adds one"
	}
	return ""
}

// restartSession makes the numbers of now the ones that changes are shown
// against.
func restartSession(a *App) tea.Cmd {
	a.numbers.Restart()
	return a.say("Changes are shown against this moment from now on")
}

// chooseTheme previews and picks a theme.
func chooseTheme(a *App) tea.Cmd {
	was, chosen := a.look.theme, a.look.chosen
	items := make([]dialog.Item, 0, len(theme.Names()))
	for _, name := range theme.Names() {
		items = append(items, dialog.Item{Key: name, Title: name})
	}
	apply := func(name string) tea.Msg {
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
		Accept: func(items ...dialog.Item) tea.Msg { return apply(items[0].Key) },
		Moved:  func(i dialog.Item) tea.Msg { return apply(i.Key) },
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

// openPalette lists every command.
func openPalette(a *App) tea.Cmd {
	return a.show(dialog.NewPalette(dialog.PaletteOptions{Keys: a.keys, Scopes: a.scopes(), Last: a.input.last, Why: a.whyIn()}))
}

// openHelp lists what can be done here, and what the words mean.
func openHelp(a *App) tea.Cmd {
	return a.show(dialog.NewHelp(dialog.HelpOptions{Keys: a.keys, Scopes: a.scopes(), Last: a.input.last, Why: a.whyIn()}))
}

// whyIn answers for a dialog why a command cannot run, as things were when it
// was opened.
func (a *App) whyIn() func(keymap.Action) string {
	reasons, f := map[keymap.Action]string{}, a.see()
	for _, c := range a.keys.Commands() {
		reasons[c.Action] = a.why(c.Action, f)
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
	case !a.work.IsOpen():
		return a.say("Nothing is open, so there is nothing to save")
	}
	return a.say("Already saved: every change is on disk at once")
}

// interrupt leaves as ctrl+c does, which the exit status tells.
func interrupt(a *App) tea.Cmd {
	a.leaving.interrupted = true
	return leave(a)
}

// end is the message that ends the program.
func (a *App) end() tea.Msg {
	if a.leaving.interrupted {
		return tea.Interrupt()
	}
	return tea.Quit()
}

// leave ends the program when everything is on disk: it waits for what is unsaved;
// a second request goes without, after that was written into a rescue file.
func leave(a *App) tea.Cmd {
	a.work.Typing(a.dialogs.Drafts())
	switch {
	case !a.work.AtStake():
		return a.bye()
	case a.leaving.asked || a.work.Troubled():
		a.leaving.asked = true
		return a.work.Rescue()
	}
	a.leaving.asked = true
	return tea.Batch(a.say("Saving before leaving; once more to leave at once"), a.flush())
}

// noWayOut asks what to do when what is unsaved can be written nowhere.
func (a *App) noWayOut() tea.Cmd {
	if !a.dialogs.Empty() && a.leaving.stuck {
		return nil // it is asked
	}
	a.leaving.stuck = true
	n := a.work.Unsaved()
	ways := map[string]func(*App) tea.Cmd{
		"place": func(a *App) tea.Cmd {
			return a.ask(dialog.PromptOptions{Title: "Write what is unsaved to", Placeholder: "path of a file, on another disk", Check: screen.NotBlank}, func(a *App, path string) tea.Cmd {
				return a.work.RescueTo(a.config.FullPath(path))
			})
		},
		"stay": func(a *App) tea.Cmd {
			a.leaving = leaving{}
			a.work.Typing(nil)
			return a.say("Still here; what is unsaved is tried again")
		},
		"lose": func(a *App) tea.Cmd { a.work.GiveUp(); return a.end },
	}
	return a.pick(dialog.PickerOptions{
		Title: text.Several(n, "change") + " can be written nowhere",
		Items: []dialog.Item{
			{Key: "place", Title: "Write them to another place", About: "asks for a path; they are offered when it is opened from there"},
			{Key: "stay", Title: "Stay", About: "and go on trying"},
			{Key: "lose", Title: "Leave and lose them"},
		},
	}, func(a *App, chosen dialog.Item) tea.Cmd {
		a.leaving.stuck = false
		return ways[chosen.Key](a)
	})
}

// bye keeps how things were looked at, and ends the program.
func (a *App) bye() tea.Cmd {
	a.leaving.asked = true
	keep := a.keepSettings()
	if keep == nil {
		return a.end
	}
	return tea.Sequence(keep, a.end)
}

// show puts a dialog on top.
func (a *App) show(d dialog.Dialog) tea.Cmd { return a.apply(screen.Outcome{Dialog: d}) }

// ask asks for one line of text and does something with it.
func (a *App) ask(o dialog.PromptOptions, accept func(a *App, text string) tea.Cmd) tea.Cmd {
	o.Keys = a.keys
	o.Accept = func(text string) tea.Msg {
		return doMsg(func(a *App) tea.Cmd { return accept(a, text) })
	}
	return a.show(dialog.NewPrompt(o))
}

// pick asks for one item of a list.
func (a *App) pick(o dialog.PickerOptions, accept func(a *App, chosen dialog.Item) tea.Cmd) tea.Cmd {
	o.Keys = a.keys
	o.Accept = func(items ...dialog.Item) tea.Msg {
		if len(items) == 0 {
			return nil
		}
		return doMsg(func(a *App) tea.Cmd { return accept(a, items[0]) })
	}
	return a.show(dialog.NewPicker(o))
}

// tell shows something to read.
func (a *App) tell(title string, lines ...string) tea.Cmd {
	return a.show(dialog.NewMessage(dialog.MessageOptions{Title: title, Lines: lines, Keys: a.keys}))
}
