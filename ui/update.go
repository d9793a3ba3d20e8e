package ui

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"wend/ui/dialog"
	"wend/ui/keymap"
	"wend/ui/numbers"
	"wend/ui/screen"
	"wend/ui/workspace"
)

// Update takes what happened and returns what to do next. It routes; the work
// is in the files beside it.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	from := a.screens.Here(a.see())
	a.frame.same = false
	typed := a.typesOnly(msg)
	cmd := a.route(msg)
	a.frame.stale = a.frame.stale || !a.frame.same
	a.frame.below = a.frame.below && (a.frame.same || typed)
	a.screens.Follow(a.see())
	cmd = tea.Batch(cmd, a.apply(a.screens.Read(a.see())), a.count())
	a.travelled(from)
	return a, cmd
}

// typesOnly reports whether a message is text for the dialog on top, and thus
// changes nothing below it unless the dialog says something.
func (a *App) typesOnly(msg tea.Msg) bool {
	if a.dialogs.Empty() || a.waiting.Active() || a.input.pending != "" || a.frame.tooSmall() {
		return false
	}
	switch m := msg.(type) {
	case tea.PasteMsg:
		return true
	case tea.KeyPressMsg:
		action, pending := a.keys.Press(a.scopes(), "", m.String(), physical(m))
		return action == "" && pending == "" && !m.Mod.Contains(tea.ModAlt)
	}
	return false
}

func (a *App) route(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case doMsg, screen.Answer, tea.PasteMsg, tea.MouseMsg:
		a.input.answers = true
	}
	if held, cmd := a.hold(msg); held {
		return cmd
	}
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		a.frame.width, a.frame.height = max(m.Width, 0), max(m.Height, 0)
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
		a.matchTerminal()
	case tea.ColorProfileMsg:
		a.look.profile = m.Profile
		a.matchTerminal()
	case tea.ResumeMsg:
		return tea.RequestWindowSize
	case forSession:
		return a.result(m)
	case arrivedMsg:
		return a.arrived(m)
	case doMsg:
		return m(a)
	case screen.Answer:
		return a.answer(m)
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
	case workspace.Opened:
		return a.opened(openedMsg{Opened: m})
	case notOpenedMsg:
		return a.openFailed(m)
	case workspace.Msg:
		disk := a.work.Disk()
		r := a.work.Take(m)
		a.frame.same = r.Quiet() && disk == a.work.Disk()
		return a.became(r)
	case numbers.Result:
		a.frame.same = !a.numbers.Take(m, a.work.State())
	case journeyLoadedMsg:
		return a.journeyLoaded(m)
	case toastOverMsg:
		if a.frame.same = m.id != a.toast.id || a.toast.text == ""; !a.frame.same {
			a.toast.text = ""
		}
	case freshOverMsg:
		a.frame.same = !a.numbers.Unmark(m.id)
	case quitMsg:
		return tea.Batch(leave(a), tea.Tick(unattended, func(time.Time) tea.Msg { return a.end() }))
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
	}
	return nil
}

// await does f beside the screen and holds what is typed until the message that
// f returns was handled. It is said at once what is waited for.
func (a *App) await(what string, f func() tea.Msg) tea.Cmd {
	id := a.waiting.Begin(what)
	return func() tea.Msg { return arrivedMsg{id, f()} }
}

// arrived handles what was waited for, and then what was typed meanwhile.
func (a *App) arrived(m arrivedMsg) tea.Cmd {
	if !a.waiting.Arrived(m.id) {
		return nil // it was given up
	}
	cmds := []tea.Cmd{a.route(m.msg)}
	if a.waiting.Active() {
		return cmds[0] // it needs more
	}
	for _, msg := range a.waiting.Take() {
		cmds = append(cmds, a.route(msg)) // what one of them waits for holds the others again
	}
	return tea.Batch(cmds...)
}

// hold keeps what is typed while something is waited for; reports whether it is.
func (a *App) hold(msg tea.Msg) (held bool, cmd tea.Cmd) {
	if !a.waiting.Active() {
		return false, nil
	}
	switch m := msg.(type) {
	case tea.KeyPressMsg:
		action, _ := a.keys.Press([]keymap.Scope{keymap.Text}, "", m.String(), physical(m))
		if alarms[action] {
			return true, a.do(action)
		}
		if over := a.waiting.Hold(msg, action); over && a.screens.Len() == 0 {
			a.screens.Show(keymap.GoStart)
		}
	case tea.PasteMsg:
		a.waiting.Hold(msg, "")
	case tea.MouseMsg: // what it points at will not be there
	default:
		return false, nil
	}
	return true, nil
}

// scopes returns what keys mean now, computed from what is shown.
func (a *App) scopes() []keymap.Scope {
	if s := a.dialogs.Scopes(); s != nil {
		return s
	}
	if top := a.screens.Top(); top != nil {
		return top.Scope().Path()
	}
	return keymap.Start.Path()
}

// key turns a key into an action, or into text.
func (a *App) key(k tea.KeyPressMsg) tea.Cmd {
	if a.frame.tooSmall() {
		return a.smallKey(k)
	}
	action, pending := a.keys.Press(a.scopes(), a.input.pending, k.String(), physical(k))
	was := a.input.pending
	a.input.pending = pending
	switch {
	case action != "":
		return a.do(action)
	case pending != "" || was != "":
		return nil
	case k.Mod&^tea.ModShift == tea.ModAlt && (k.Code == tea.KeyEscape || !a.scopes()[0].Types()):
		return tea.Batch(a.key(tea.KeyPressMsg{Code: tea.KeyEscape}), a.key(unescaped(k)))
	}
	return tea.Batch(a.foreign(k), a.text(k))
}

// unescaped returns the key that came in one piece with an esc before it, which
// terminals send for alt with that key as well. Nothing is called by alt.
func unescaped(k tea.KeyPressMsg) tea.KeyPressMsg {
	k.Mod &^= tea.ModAlt
	if k.Code > ' ' && k.Code <= unicode.MaxRune && unicode.IsPrint(k.Code) {
		if k.Text = string(k.Code); k.Mod == tea.ModShift {
			k.Text = strings.ToUpper(k.Text)
		}
	}
	return k
}

// foreign says once that a letter means nothing here: it belongs to a keyboard
// layout of other letters, and the terminal does not tell which key it is.
func (a *App) foreign(k tea.KeyPressMsg) tea.Cmd {
	r, _ := utf8.DecodeRuneInString(k.Text)
	if a.input.foreign || k.BaseCode != 0 || r <= unicode.MaxASCII || !unicode.IsLetter(r) || !a.dialogs.Empty() || a.scopes()[0].Types() {
		return nil
	}
	a.input.foreign = true
	return a.say("No key is called %s; switch the keyboard to Latin letters", k.Text)
}

// smallKey lets people out of a terminal that is too small.
func (a *App) smallKey(k tea.KeyPressMsg) tea.Cmd {
	switch k.String() {
	case "q":
		return leave(a)
	case "ctrl+c":
		return interrupt(a)
	}
	return nil
}

// physical returns the key at this place of a US keyboard, for layouts with
// other letters.
func physical(k tea.KeyPressMsg) string {
	if k.BaseCode == k.Code {
		return ""
	}
	shifted := k.Mod.Contains(tea.ModShift) || strings.ToLower(k.Text) != k.Text
	return keymap.Physical(k.BaseCode, k.Mod.Contains(tea.ModCtrl), shifted)
}

// text hands a key without a meaning to whatever takes text.
func (a *App) text(k tea.KeyPressMsg) tea.Cmd {
	if !a.dialogs.Empty() {
		return a.toDialog(func(s dialog.Stack) (dialog.Stack, tea.Msg) { return s.Key(k) })
	}
	return a.answer(func(s screen.Screen, f *screen.Frame) (screen.Screen, screen.Outcome) { return s.Key(k, f) })
}

// paste gives pasted text to the dialog or screen on top, and says where to paste
// it if nothing is typed there.
func (a *App) paste(text string) tea.Cmd {
	if why := a.unpasted(); why != "" {
		return a.say("%s", why)
	}
	if !a.dialogs.Empty() {
		return a.toDialog(func(s dialog.Stack) (dialog.Stack, tea.Msg) { return s.Paste(text) })
	}
	return a.answer(func(s screen.Screen, f *screen.Frame) (screen.Screen, screen.Outcome) { return s.Paste(text, f) })
}

// unpasted says why a paste does nothing here and where it would, or nothing.
func (a *App) unpasted() string {
	switch scope := a.scopes()[0]; {
	case scope.Types(), scope.Pastes() && a.dialogs.Empty():
		return ""
	case a.dialogs.Empty():
		return "Nothing is typed here; lines can be pasted into the map"
	}
	return "Nothing is typed here; close this before you paste"
}

// toDialog lets the dialog on top do something, and handles what it says at
// once.
func (a *App) toDialog(do func(dialog.Stack) (dialog.Stack, tea.Msg)) tea.Cmd {
	var msg tea.Msg
	if a.dialogs, msg = do(a.dialogs); msg == nil {
		return nil
	}
	a.frame.below = false
	cmd := a.route(msg)
	a.dialogs = a.dialogs.Taken()
	return cmd
}

// mouse handles clicks, the wheel and dragging. Regions are those of the frame
// on the screen.
func (a *App) mouse(m tea.MouseMsg) tea.Cmd {
	at := m.Mouse()
	target, _ := a.frame.canvas.Hit(at.X, at.Y)
	switch m.(type) {
	case tea.MouseClickMsg:
		if at.Button == tea.MouseLeft {
			return a.click(target)
		}
	case tea.MouseWheelMsg:
		return a.wheel(at, target)
	case tea.MouseMotionMsg:
		if at.Button == tea.MouseLeft && a.input.pressed {
			return a.point(screen.Pointer{Kind: screen.Drag, Target: target})
		}
	case tea.MouseReleaseMsg:
		if pressed := a.input.pressed; pressed && a.dialogs.Empty() {
			a.input.pressed = false
			return a.point(screen.Pointer{Kind: screen.Drop, Target: target})
		}
	}
	return nil
}

func (a *App) point(p screen.Pointer) tea.Cmd {
	return a.answer(func(s screen.Screen, f *screen.Frame) (screen.Screen, screen.Outcome) { return s.Point(p, f) })
}

// click runs the action that was clicked; everything else is for the dialog or
// screen on top.
func (a *App) click(target any) tea.Cmd {
	a.input.pressed = false
	if action, ok := target.(keymap.Action); ok {
		return a.do(action)
	}
	if !a.dialogs.Empty() {
		return a.toDialog(func(s dialog.Stack) (dialog.Stack, tea.Msg) { return s.Click(target) })
	}
	a.input.pressed = true
	return a.point(screen.Pointer{Kind: screen.Click, Target: target})
}

// wheel scrolls what is under the pointer.
func (a *App) wheel(at tea.Mouse, target any) tea.Cmd {
	n := map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelLeft: -1, tea.MouseWheelDown: 1, tea.MouseWheelRight: 1}[at.Button]
	switch {
	case n == 0:
		return nil
	case !a.dialogs.Empty():
		return a.toDialog(func(s dialog.Stack) (dialog.Stack, tea.Msg) { return s.Wheel(n) })
	}
	sideways := at.Mod.Contains(tea.ModShift) || at.Button == tea.MouseWheelLeft || at.Button == tea.MouseWheelRight
	return a.point(screen.Pointer{Kind: screen.Wheel, Target: target, Lines: n, Sideways: sideways})
}

// say shows a passing message.
func (a *App) say(format string, args ...any) tea.Cmd {
	return a.announce(fmt.Sprintf(format, args...), false)
}

// fail shows what went wrong, in one sentence.
func (a *App) fail(err error) tea.Cmd {
	a.waiting.Forget()
	return a.announce(sentence(err), true)
}

func (a *App) announce(text string, isError bool) tea.Cmd {
	a.toast = toast{text: text, error: isError, reply: a.input.doing != "" || a.input.answers, id: a.toast.id + 1}
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
