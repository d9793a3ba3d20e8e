package ui

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"wend/ui/dialog"
	"wend/ui/inspect"
	"wend/ui/keymap"
	"wend/ui/scene"
)

// Update takes what happened and returns what to do next. It routes; the work
// is in the files beside it.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := a.route(msg)
	if more := a.judge(); more != nil {
		cmd = tea.Batch(cmd, more)
	}
	a.frame.stale = true
	switch {
	case a.screen == libraryScreen:
		a.list()
	case a.screen == mapScreen && a.width > 0:
		_, resized := msg.(tea.WindowSizeMsg)
		a.scrollFor(resized)
	}
	return a, cmd
}

func (a *App) route(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height = max(m.Width, 0), max(m.Height, 0)
	case tea.KeyPressMsg:
		return a.key(m)
	case tea.PasteMsg:
		return a.paste(m.Content)
	case tea.MouseMsg:
		return a.mouse(m)
	case tea.BackgroundColorMsg:
		a.look.ground = lightGround
		if m.IsDark() {
			a.look.ground = darkGround
		}
		a.suit()
	case tea.ColorProfileMsg:
		a.look.profile = m.Profile
		a.suit()
	case tea.ResumeMsg:
		return tea.RequestWindowSize
	case forSession:
		return a.result(m)
	case doMsg:
		return m(a)
	case dialog.RunMsg:
		return a.do(m.Action)
	default:
		return a.outside(msg)
	}
	return nil
}

// outside takes the results of commands.
func (a *App) outside(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case openedMsg:
		return a.opened(m)
	case openFailedMsg:
		return a.openFailed(m)
	case savedMsg:
		return a.saved(m)
	case saveFailedMsg:
		return a.saveFailed(m)
	case judgedMsg:
		a.judgedBy(m)
	case retryMsg:
		return a.flush()
	case reloadedMsg:
		return a.reloaded(m)
	case watchedMsg:
		return a.watched(m)
	case fileChangedMsg:
		return a.fileChanged()
	case outdatedMsg:
		return a.outdated(m)
	case rescuedMsg:
		return a.rescued(m)
	case journeyLoadedMsg:
		return a.journeyLoaded(m)
	case toastOverMsg:
		if m.id == a.toast.id {
			a.toast.text = ""
		}
	case freshOverMsg:
		if m.id == a.numbers.id {
			a.numbers.fresh = false
		}
	case quitMsg:
		return tea.Batch(a.leave(), tea.Tick(unattended, func(time.Time) tea.Msg { return a.end() }))
	default:
		return a.exchanged(msg)
	}
	return nil
}

// exchanged takes what came back from editor, clipboard and files.
func (a *App) exchanged(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case writtenNoteMsg:
		return a.noteWritten(m)
	case editedMsg:
		return a.edited(m)
	case noteMsg:
		return a.noteRead(m)
	case copiedMsg:
		return a.copied(m)
	case fileWrittenMsg:
		return a.fileWritten(m)
	case foundMsg:
		return a.found(m)
	}
	return nil
}

// scopes returns what keys mean now, computed from what is shown.
func (a *App) scopes() []keymap.Scope {
	if s := a.dialogs.Scopes(); s != nil {
		return s
	}
	if a.find.open {
		return []keymap.Scope{keymap.Find}
	}
	switch a.screen {
	case startScreen:
		return keymap.Start.Path()
	case libraryScreen:
		return keymap.Library.Path()
	case openingScreen:
		return keymap.Start.Path()
	}
	if a.page() {
		if s := a.inspect.Scope(); s.Types() {
			return []keymap.Scope{s}
		}
		return keymap.Inspector.Path()
	}
	return map[scene.Pane]keymap.Scope{
		scene.Journey: keymap.Journey, scene.Emotion: keymap.Emotion, scene.Chain: keymap.Chain, scene.Panel: keymap.Panel,
	}[a.view.Focus].Path()
}

// key turns a key into an action, or into text.
func (a *App) key(k tea.KeyPressMsg) tea.Cmd {
	if a.width < minWidth || a.height < minHeight {
		return a.smallKey(k)
	}
	action, pending := a.keys.Press(a.scopes(), a.pending, k.String(), physical(k))
	was := a.pending
	a.pending = pending
	switch {
	case action != "":
		return a.do(action)
	case pending != "" || was != "":
		return nil
	}
	return a.text(k)
}

// smallKey lets people out of a terminal that is too small.
func (a *App) smallKey(k tea.KeyPressMsg) tea.Cmd {
	switch k.String() {
	case "q":
		return a.quit()
	case "ctrl+c":
		return interrupt(a)
	}
	return nil
}

// physical returns the key at this place of a US keyboard, for layouts with
// other letters.
func physical(k tea.KeyPressMsg) string {
	switch {
	case k.BaseCode == 0 || k.BaseCode == k.Code:
		return ""
	case k.Mod.Contains(tea.ModCtrl):
		return "ctrl+" + keymap.OnUS(k.BaseCode)
	case k.Mod.Contains(tea.ModShift) || unicode.IsUpper(firstRune(k.Text)):
		return keymap.OnUSShifted(k.BaseCode)
	}
	return keymap.OnUS(k.BaseCode)
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// text hands a key without a meaning to whatever takes text.
func (a *App) text(k tea.KeyPressMsg) tea.Cmd {
	switch {
	case !a.dialogs.Empty():
		var msg tea.Msg
		a.dialogs, msg = a.dialogs.Key(k)
		return a.answer(msg)
	case a.find.open:
		a.find.key(k)
		a.seek(0)
	case a.page():
		var p scene.Proposal
		var next inspect.Inspector
		next, p = a.inspect.Key(k, a.scene())
		a.inspect = &next
		return a.commit(p)
	}
	return nil
}

// answer handles what a dialog said, at once.
func (a *App) answer(msg tea.Msg) tea.Cmd {
	if msg == nil {
		return nil
	}
	return a.route(msg)
}

// paste gives pasted text to what takes text; on the map its lines become
// touchpoints.
func (a *App) paste(text string) tea.Cmd {
	switch {
	case !a.dialogs.Empty():
		var msg tea.Msg
		a.dialogs, msg = a.dialogs.Paste(text)
		return a.answer(msg)
	case a.find.open:
		a.find.paste(text)
		a.seek(0)
	case a.page() && a.inspect.Scope().Types():
		next := a.inspect.Paste(text)
		a.inspect = &next
	case a.screen == mapScreen:
		return a.pasteLines(text)
	}
	return nil
}

// page reports whether one thing fills the screen.
func (a *App) page() bool { return a.screen == mapScreen && a.inspect != nil }

// say shows a passing message.
func (a *App) say(format string, args ...any) tea.Cmd {
	return a.announce(fmt.Sprintf(format, args...), false)
}

// fail shows what went wrong, in one sentence.
func (a *App) fail(err error) tea.Cmd { return a.announce(sentence(err), true) }

func (a *App) announce(text string, isError bool) tea.Cmd {
	a.toast = toast{text: text, error: isError, id: a.toast.id + 1}
	id := a.toast.id
	return a.config.After(toastTime, toastOverMsg{id})
}

// sentence returns an error as people read it.
func sentence(err error) string {
	s := strings.TrimSuffix(err.Error(), ": not valid")
	s = strings.TrimSuffix(s, ": not possible")
	if s == "" {
		return "Something went wrong"
	}
	r := []rune(s)
	return string(unicode.ToUpper(r[0])) + string(r[1:])
}

func (a *App) retryLater() tea.Cmd {
	return a.config.After(retryAfter, forSession{a.work.ID(), retryMsg{}})
}

func quoteAll(labels []string) string {
	out := make([]string, len(labels))
	for i, l := range labels {
		out[i] = fmt.Sprintf("%q", l)
	}
	return strings.Join(out, ", ")
}
