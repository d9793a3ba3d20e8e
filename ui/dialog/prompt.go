package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"wend/ui/field"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/theme"
)

// PromptOptions say what is asked and what becomes of the answer.
type PromptOptions struct {
	Title       string
	Hint        string // a sentence above the text
	Placeholder string
	Value       string // what stands there at first
	Area        bool   // several lines
	// Keep leaves the dialog open and empty after each answer, as a line above
	// the footer instead of a box: for taking down one thing after the other.
	Keep bool
	// Check says, while one types, what is understood of the text, and whether it
	// can be accepted; nil accepts everything.
	Check func(text string) (note string, ok bool)
	// Warn says, while one types, what of the text may not be meant so; it comes
	// before what was understood and is shown whole. Empty: nothing.
	Warn func(text string) string
	// Offer says, while one types, what accepting the text makes that is not there
	// yet. Another key than that of accepting takes the text as Decline does. It
	// asks nothing: who writes on at once would answer. Empty: nothing.
	Offer   func(text string) string
	Decline func(text string) tea.Msg
	// Complete returns whole texts that the text may become, best first.
	Complete func(text string) []string
	// Accept makes the message of the answer; blanks at its ends are gone.
	Accept func(text string) tea.Msg
	// Lines makes the message of a paste of several lines into a single line, as
	// they were pasted; nil joins them.
	Lines  func(text string) tea.Msg
	Cancel tea.Msg     // sent when it is closed without an answer
	Keys   *keymap.Map // for the keys it shows; nil: the standard ones
}

// Prompt asks for a text.
type Prompt struct {
	o       PromptOptions
	text    field.Field
	choices []string // completions
	choice  int
	note    string
	ok      bool
	refused bool // the text was offered and not accepted: the note is an error
	offers  bool // accepting makes more than the text says
	warn    string
}

// NewPrompt returns a prompt with the cursor at the end of its value.
func NewPrompt(o PromptOptions) Prompt {
	return Prompt{o: o}.with(field.New(o.Value, field.Options{Lines: o.Area, Placeholder: o.Placeholder}))
}

// with returns p with another text, checked.
func (p Prompt) with(f field.Field) Prompt {
	if f.Value() != p.text.Value() || p.choices == nil {
		p.choice, p.choices, p.refused = 0, nil, false
		if p.o.Complete != nil {
			p.choices = p.o.Complete(f.Value())
		}
	}
	if p.text.Full() {
		p.refused = false
	}
	p.text = f
	p.note, p.ok, p.warn, p.offers = "", true, "", false
	if p.o.Warn != nil {
		p.warn = p.o.Warn(f.Value())
	}
	if p.o.Offer != nil {
		if offer := p.o.Offer(f.Value()); offer != "" {
			p.offers, p.warn = true, strings.TrimSuffix(offer+"; "+p.warn, "; ")
		}
	}
	if p.o.Check != nil {
		p.note, p.ok = p.o.Check(f.Value())
	}
	if f.Full() {
		p.note, p.refused = field.TooLong, true
	}
	return p.suggest(p.choice)
}

// suggest offers completion i, counted around.
func (p Prompt) suggest(i int) Prompt {
	if n := len(p.choices); n > 0 {
		p.choice = (i%n + n) % n
		p.text = p.text.Suggest(p.choices[p.choice : p.choice+1])
		return p
	}
	p.text = p.text.Suggest(nil)
	return p
}

// Value returns the text as typed.
func (p Prompt) Value() string { return p.text.Value() }

// Scope implements [Dialog].
func (p Prompt) Scope() keymap.Scope {
	switch {
	case p.o.Area:
		return keymap.Area
	case p.o.Keep:
		return keymap.Capture
	}
	return keymap.Text
}

// Do implements [Dialog].
func (p Prompt) Do(a keymap.Action) Outcome {
	switch a {
	case keymap.TextAccept, keymap.ChoiceAccept:
		return p.accept()
	case keymap.TextNext:
		if p.o.Area {
			return p.accept()
		}
		return stay(p.with(p.text.Complete()))
	case keymap.TextComplete:
		if p.declines() {
			return p.answer(p.o.Decline)
		}
		return stay(p.with(p.text.Complete()))
	case keymap.TextNewline:
		return stay(p.with(p.text.Newline()))
	case keymap.ChoiceDown:
		return stay(p.suggest(p.choice + 1))
	case keymap.ChoiceUp:
		return stay(p.suggest(p.choice - 1))
	case keymap.TextCancel, keymap.ChoiceClose:
		return p.leave()
	}
	return stay(p)
}

// declines reports whether the key that completes takes the text without what
// accepting it would make: there is nothing to complete.
func (p Prompt) declines() bool { return p.offers && len(p.choices) == 0 }

func (p Prompt) leave() Outcome { return left(p, p.o.Cancel) }

func (p Prompt) asks() string { return p.o.Title + "\x00" + p.o.Value }

func (p Prompt) draft() []string {
	if text := p.text.Value(); strings.TrimSpace(text) != "" && text != p.o.Value {
		return []string{text}
	}
	return nil
}

func (p Prompt) resume(draft []string) Dialog {
	p.choices = nil
	return p.with(field.New(draft[0], field.Options{Lines: p.o.Area, Placeholder: p.o.Placeholder}))
}

func (p Prompt) accept() Outcome {
	text := strings.TrimSpace(p.text.Value())
	if p.o.Keep && text == "" {
		return p.leave()
	}
	if !p.ok {
		p.refused = true
		return stay(p)
	}
	return p.answer(p.o.Accept)
}

// answer gives the text to a maker of messages, and begins anew where the prompt
// stays open.
func (p Prompt) answer(with func(string) tea.Msg) Outcome {
	var msg tea.Msg
	if with != nil {
		msg = with(strings.TrimSpace(p.text.Value()))
	}
	if p.o.Keep {
		p.choices = nil
		return say(p.with(field.New("", field.Options{Placeholder: p.o.Placeholder})), msg)
	}
	return closed(p, msg)
}

// Key implements [Dialog].
func (p Prompt) Key(k tea.KeyPressMsg) Outcome {
	f, _ := p.text.Key(k)
	return stay(p.with(f))
}

// Paste implements [Dialog].
func (p Prompt) Paste(text string) Outcome {
	if p.o.Lines != nil && !p.o.Area {
		if strings.ContainsAny(strings.TrimSpace(text), "\n\r") {
			return say(p, p.o.Lines(text))
		}
	}
	return stay(p.with(p.text.Paste(text)))
}

// Click implements [Dialog].
func (p Prompt) Click(target any) Outcome {
	if a, ok := target.(keymap.Action); ok {
		return p.Do(a)
	}
	return stay(p)
}

// Wheel implements [Dialog].
func (p Prompt) Wheel(int) Outcome { return stay(p) }

// Draw implements [Dialog].
func (p Prompt) Draw(pen paint.Pen, th theme.Theme) {
	if p.o.Keep && !p.o.Area {
		p.drawLine(pen, th)
		return
	}
	p.drawBox(pen, th)
}

const (
	promptWidth = 64
	areaRows    = 10
	hintRows    = 4
)

func (p Prompt) drawBox(pen paint.Pen, th theme.Theme) {
	w, h := room(pen)
	w = min(w, promptWidth)
	hint := paint.Wrap(p.o.Hint, w, hintRows, th.Glyphs.Ellipsis)
	rows := 1
	if p.o.Area {
		rows = max(3, min(p.text.Height(w)+1, areaRows))
	}
	noteRows := 0
	if p.o.Check != nil {
		noteRows = 1
	}
	// What is least needed goes first when there is no room.
	rows = max(1, min(rows, h))
	noteRows = min(noteRows, h-rows)
	hint = hint[:max(0, min(len(hint), h-rows-noteRows))]

	s := lay(pen, th, w, len(hint)+rows+noteRows)
	w, _ = s.inside.Size()
	for y, line := range hint {
		s.inside.Text(0, y, line, th.Style(theme.Muted))
	}
	if noteRows > 0 {
		p.drawNote(s.inside, th, paint.Rect{Y: len(hint) + rows, W: w, H: 1})
	}
	s.border(edge{title: p.o.Title, hints: p.Hints()})
	p.text.Draw(s.inside, paint.Rect{Y: len(hint), W: w, H: rows}, th)
}

// Hints implements [Dialog].
func (p Prompt) Hints() []keymap.Hint {
	switch p.Scope() {
	case keymap.Area:
		return hints(p.o.Keys, keymap.Area, keymap.TextNext, keymap.TextCancel, keymap.TextNewline)
	case keymap.Capture:
		out := hints(p.o.Keys, keymap.Capture, keymap.TextAccept, keymap.TextCancel, keymap.TextComplete)
		if p.offers {
			out = reworded(out, keymap.TextAccept, "add it too")
		}
		if p.declines() {
			out = reworded(out, keymap.TextComplete, "keep it as text")
		}
		return out
	}
	out := hints(p.o.Keys, keymap.Text, keymap.TextAccept, keymap.TextCancel)
	if p.o.Complete == nil {
		return out
	}
	for _, h := range hints(p.o.Keys, keymap.Text, keymap.TextNext) {
		key, _, _ := strings.Cut(h.Keys, " ")
		out = append(out, keymap.Hint{Keys: key, Text: "complete", Actions: h.Actions})
	}
	return out
}

func (p Prompt) drawNote(pen paint.Pen, th theme.Theme, r paint.Rect) {
	style, text := theme.Muted, p.note
	switch {
	case p.refused:
		style, text = theme.Bad, th.Glyphs.Warn+" "+text
	case !p.ok && p.text.Value() != "":
		style = theme.Warn // half a text is no mistake yet
	}
	if p.note != "" {
		pen.TextFit(r.X, r.Y, r.W, text, th.Style(style))
	}
}

// drawLine draws a line above the footer, with what is understood above it.
func (p Prompt) drawLine(pen paint.Pen, th theme.Theme) {
	w, h := pen.Size()
	y := max(0, h-2)
	title := ""
	if w >= 30 {
		title = paint.Fit(p.o.Title, w/3, th.Glyphs.Ellipsis) + " " + th.Glyphs.Marker + " "
	}
	if y > 0 {
		x := min(paint.Width(title), w/4)
		p.drawAbove(pen.In(paint.Rect{W: w, H: y}), th, x)
	}
	pen.Fill(paint.Rect{Y: y, W: w, H: 1}, th.Style(theme.Screen))
	x := pen.Text(0, y, title, th.Style(theme.Heading))
	p.text.Draw(pen, paint.Rect{X: x, Y: y, W: w - x, H: 1}, th)
}

// above returns what there is to say above a line, and how many of its rows are
// warnings: these come first and are never cut.
func (p Prompt) above(w int, ellipsis string) (rows []string, warnings int) {
	rows = paint.Wrap(p.warn, w, 0, "")
	warnings = len(rows)
	if p.note != "" {
		rows = append(rows, paint.Fit(p.note, w, ellipsis))
	}
	return rows, warnings
}

// drawAbove draws, at the foot of pen and x cells from the left, what there is to
// say about a line or, before anything is typed, its hint and keys.
func (p Prompt) drawAbove(pen paint.Pen, th theme.Theme, x int) {
	w, h := pen.Size()
	rows, warnings := p.above(w-x-2, th.Glyphs.Ellipsis)
	n := min(max(len(rows), 1), h)
	pen.Fill(paint.Rect{Y: h - n, W: w, H: n}, th.Style(theme.Screen))
	for i, row := range rows[:min(len(rows), n)] {
		at := paint.Rect{X: x, Y: h - n + i, W: w - x, H: 1}
		switch {
		case i == 0 && warnings > 0:
			pen.TextFit(at.X, at.Y, at.W, th.Glyphs.Warn+" "+row, th.Style(theme.Warn))
		case i < warnings:
			pen.TextFit(at.X+2, at.Y, at.W-2, row, th.Style(theme.Warn))
		default:
			p.drawNote(pen, th, at)
		}
	}
	if len(rows) > 0 {
		return
	}
	r := paint.Rect{X: x, Y: h - 1, W: w - x, H: 1}
	used := 0
	if p.o.Hint != "" {
		used = min(paint.Width(p.o.Hint)+2, r.W)
		pen.TextFit(r.X, r.Y, used, p.o.Hint, th.Style(theme.Muted))
	}
	drawHints(pen.In(paint.Rect{X: r.X + used, Y: r.Y, W: r.W - used, H: 1}), th, p.Hints())
}
