package screen

import (
	"fmt"
	"io"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/edit"
	"wend/ui/dialog"
	"wend/ui/keymap"
)

// Outcome is what a screen would like the program to do, in the order of the
// fields. The program does it at once, before the next key; only what has to be
// read first comes later. A proposal that cannot be applied is said, and nothing
// after it is done.
type Outcome struct {
	Propose Proposal
	Prepare Preparation
	Close   bool   // this screen, back to the one below
	Open    Screen // over this one
	Dialog  dialog.Dialog
	Outside
	Fetch Fetch         // to be read beside the screen
	Act   keymap.Action // of the program, as if its key had been pressed
	Show  model.DocID   // the journey to open on the map
	// Workspace says that one must be open for Then; if need be it is made.
	Workspace bool
	Load      []model.DocID // journeys that must be in memory for Then
	Then      Answer        // what to do next, when they are
	Say       string        // a passing message
	Refused   string        // why nothing was done; said as Say is, and [Stack.Why] tells it before
	Err       error         // what went wrong
}

// Outside is what leaves the program.
type Outside struct {
	Copy  Text  // to the clipboard
	Save  File  // to be written beside the screen
	Notes Notes // to be written in an editor
}

// Proposal is a change that a screen would like. The program applies it, or says
// why not.
type Proposal struct {
	// Label names the change as undo does: "raise feeling of Tom at Checkout".
	Label string
	// Gesture joins proposals that follow each other into one step of undo;
	// empty means a step of its own.
	Gesture string
	Edits   []edit.Edit
	// Select is what the cursor should be on afterwards, if not what it is on.
	Select model.Ref
}

// Preparation is a change that may be large: Plan makes its edits from the state,
// and what to do when they are made, beside the screen. It must not look at what
// may change meanwhile, and may be asked again for a newer state. It may make no
// edits at all, where only what to do takes long to work out.
type Preparation struct {
	Label string
	// Wait says what is waited for; keys are held until it is there. Empty: the
	// screen goes on meanwhile.
	Wait string
	Plan func(model.State) ([]edit.Edit, Outcome, error)
}

// Text is text for the clipboard; What says of what.
type Text struct{ What, Text string }

// File is a file to write. Write must not look at what may change meanwhile.
type File struct {
	Path  string
	Write func(io.Writer) error
}

// Notes is a field of several lines that is edited outside.
type Notes struct {
	Doc   model.DocID
	Ref   model.Ref
	Field string
	Text  string
}

// Answer is what to do with the answer of a dialog, or when journeys were read.
// It is a message to the screen on top, which need not be the one that asked.
type Answer func(Screen, *Frame) (Screen, Outcome)

// Anywhere returns the answer that any screen takes, unchanged.
func Anywhere(do func(*Frame) Outcome) Answer {
	return func(s Screen, f *Frame) (Screen, Outcome) { return s, do(f) }
}

// Say returns the outcome that says something.
func Say(format string, args ...any) Outcome { return Outcome{Say: fmt.Sprintf(format, args...)} }

// Refuse returns the outcome that says why nothing was done.
func Refuse(format string, args ...any) Outcome {
	return Outcome{Refused: fmt.Sprintf(format, args...)}
}

// Fail returns the outcome that says what went wrong.
func Fail(err error) Outcome { return Outcome{Err: err} }

// Propose returns the outcome that changes documents.
func Propose(p Proposal) Outcome { return Outcome{Propose: p} }

// Change returns the outcome of planned edits under a label, or says why they
// could not be planned.
func Change(label string, edits []edit.Edit, err error) Outcome {
	if err != nil {
		return Fail(err)
	}
	return Propose(Proposal{Label: label, Edits: edits})
}

// Tell returns the outcome that shows something to read.
func Tell(f *Frame, title string, lines ...string) Outcome {
	return Outcome{Dialog: dialog.NewMessage(dialog.MessageOptions{Title: title, Lines: lines, Keys: f.Keys})}
}

// Ask returns the outcome that asks for a line of text.
func Ask(f *Frame, o dialog.PromptOptions, then func(text string) Answer) Outcome {
	if f.Tried {
		return Outcome{}
	}
	o.Keys = f.Keys
	o.Accept = func(text string) tea.Msg { return then(text) }
	return Outcome{Dialog: dialog.NewPrompt(o)}
}

// Pick returns the outcome that asks for one item of a list.
func Pick(f *Frame, o dialog.PickerOptions, then func(dialog.Item) Answer) Outcome {
	if f.Tried {
		return Outcome{}
	}
	o.Keys = f.Keys
	o.Accept = func(items ...dialog.Item) tea.Msg {
		if len(items) == 0 {
			return nil
		}
		return then(items[0])
	}
	return Outcome{Dialog: dialog.NewPicker(o)}
}

// Fill returns the outcome that asks for the values of a form.
func Fill(f *Frame, o dialog.FormOptions, then func(map[string]string) Answer) Outcome {
	if f.Tried {
		return Outcome{}
	}
	o.Keys = f.Keys
	o.Accept = func(values map[string]string) tea.Msg { return then(values) }
	return Outcome{Dialog: dialog.NewForm(o)}
}

// NotBlank accepts any text but blanks.
func NotBlank(text string) (note string, ok bool) {
	if strings.TrimSpace(text) == "" {
		return "Type a name", false
	}
	return "", true
}

// JoinList writes items as [SplitList] reads them.
func JoinList(items []string) string { return strings.Join(items, "; ") }

// SplitList reads the items that people have typed, separated by semicolons.
func SplitList(typed string) []string {
	var out []string
	for _, part := range strings.Split(typed, ";") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// Retag returns tags with those of before that are not in after taken out,
// and those of after put in.
func Retag(tags, before, after []string) []string {
	out := slices.DeleteFunc(slices.Clone(tags), func(tag string) bool {
		return slices.Contains(before, tag) && !slices.Contains(after, tag)
	})
	for _, tag := range after {
		if !slices.Contains(out, tag) {
			out = append(out, tag)
		}
	}
	return out
}
