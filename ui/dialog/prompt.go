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
	// Complete returns whole texts that the text may become, best first.
	Complete func(text string) []string
	// Accept makes the message of the answer; blanks at its ends are gone.
	Accept func(text string) tea.Msg
	// Lines makes the message of a paste of several lines into a single line;
	// nil joins them.
	Lines  func(lines []string) tea.Msg
	Cancel tea.Msg // sent when it is closed without an answer
	// Left makes the message of a text that was typed and not accepted, instead
	// of Cancel; empty when there is none.
	Left func(text string) tea.Msg
	Keys *keymap.Map // for the keys it shows; nil: the standard ones
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
	p.text = f
	p.note, p.ok = "", true
	if p.o.Check != nil {
		p.note, p.ok = p.o.Check(f.Value())
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

func (p Prompt) leave() Outcome {
	if p.o.Left != nil {
		return closed(p, p.o.Left(p.text.Value()))
	}
	return closed(p, p.o.Cancel)
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
	var msg tea.Msg
	if p.o.Accept != nil {
		msg = p.o.Accept(text)
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
		if lines := textLines(text); len(lines) > 1 {
			return say(p, p.o.Lines(lines))
		}
	}
	if !p.text.Fits(text) {
		p.note, p.refused = "That is longer than a text can be, so nothing of it was taken", true
		return stay(p)
	}
	return stay(p.with(p.text.Paste(text)))
}

// textLines returns the lines of s that are not blank, without the blanks around
// them.
func textLines(s string) []string {
	var out []string
	for line := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
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
		return hints(p.o.Keys, keymap.Capture, keymap.TextAccept, keymap.TextCancel, keymap.TextComplete)
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
		pen.Fill(paint.Rect{Y: y - 1, W: w, H: 1}, th.Style(theme.Screen))
		x := min(paint.Width(title), w/4)
		p.drawAbove(pen, th, paint.Rect{X: x, Y: y - 1, W: w - x, H: 1})
	}
	pen.Fill(paint.Rect{Y: y, W: w, H: 1}, th.Style(theme.Screen))
	x := pen.Text(0, y, title, th.Style(theme.Heading))
	p.text.Draw(pen, paint.Rect{X: x, Y: y, W: w - x, H: 1}, th)
}

// drawAbove draws the note of a line or, before anything is typed, its hint and
// keys.
func (p Prompt) drawAbove(pen paint.Pen, th theme.Theme, r paint.Rect) {
	if p.note != "" {
		p.drawNote(pen, th, r)
		return
	}
	used := 0
	if p.o.Hint != "" {
		used = min(paint.Width(p.o.Hint)+2, r.W)
		pen.TextFit(r.X, r.Y, used, p.o.Hint, th.Style(theme.Muted))
	}
	drawHints(pen.In(paint.Rect{X: r.X + used, Y: r.Y, W: r.W - used, H: 1}), th, p.Hints())
}
