package dialog

import (
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"wend/model/text"
	"wend/ui/field"
)

// FormKind says what a row of a form takes.
type FormKind uint8

// The kinds of rows.
const (
	FormText   FormKind = iota
	FormNumber          // of Quantity, as [text.Parse] reads it
	FormChoice          // one of Options
	FormInfo            // nothing: it tells something
)

// FormRow is something a form asks for.
type FormRow struct {
	Key   string // names its value
	Label string
	Kind  FormKind
	// Value is what stands there at first: a text, a number as text, the key of an
	// option, or what a row of information tells.
	Value       string
	Placeholder string
	Quantity    text.Quantity // what a number measures
	Options     []Option
	Suggestions []string // whole values a text may be completed to
	Required    bool
	// Check says what is wrong with a value, or something about a right one.
	Check func(value string) (note string, ok bool)
}

// Option is one value of a choice.
type Option struct{ Key, Title string }

// input is a row being filled in.
type input struct {
	row    FormRow
	text   field.Field
	option int
	left   bool // one has been there and gone on
}

func newInput(r FormRow) input {
	return input{row: r}.holding(r.Value)
}

// holding returns in with another value.
func (in input) holding(value string) input {
	if in.row.Kind == FormChoice {
		in.option = max(0, slices.IndexFunc(in.row.Options, func(o Option) bool { return o.Key == value }))
		return in
	}
	in.text = field.New(value, field.Options{Placeholder: in.row.Placeholder, Suggestions: in.row.Suggestions})
	return in
}

func (in input) value() string {
	if in.row.Kind != FormChoice {
		return strings.TrimSpace(in.text.Value())
	}
	if len(in.row.Options) == 0 {
		return ""
	}
	return in.row.Options[in.option].Key
}

// check says whether the value can be accepted, and what there is to say.
func (in input) check() (note string, ok bool) {
	value := in.value()
	switch {
	case in.row.Kind == FormInfo:
		return "", true
	case value == "" && in.row.Required:
		return in.row.Label + " is needed", false
	case in.row.Kind == FormNumber && value != "":
		var fault *text.Error
		if _, err := text.Parse(value, in.row.Quantity, text.Unknown); errors.As(err, &fault) {
			return fault.Problem, false
		}
	}
	if in.row.Check == nil {
		return "", true
	}
	return in.row.Check(value)
}

func (in input) key(k tea.KeyPressMsg) input {
	switch in.row.Kind {
	case FormInfo:
	case FormChoice:
		return in.pick(k)
	default:
		in.text, _ = in.text.Key(k)
	}
	return in
}

// pick takes another option: with the arrows and the space bar the next one,
// with a letter the next one that begins with it.
func (in input) pick(k tea.KeyPressMsg) input {
	switch k.String() {
	case "left":
		return in.turn(-1)
	case "right", "space":
		return in.turn(1)
	}
	n := len(in.row.Options)
	for i := 1; k.Text != "" && i <= n; i++ {
		to := (in.option + i) % n
		if strings.HasPrefix(strings.ToLower(in.row.Options[to].Title), strings.ToLower(k.Text)) {
			in.option = to
			break
		}
	}
	return in
}

// turn takes the option by places further, around the ends.
func (in input) turn(by int) input {
	if n := len(in.row.Options); in.row.Kind == FormChoice && n > 0 {
		in.option = ((in.option+by)%n + n) % n
	}
	return in
}

func (in input) paste(pasted string) input {
	if in.row.Kind == FormText || in.row.Kind == FormNumber {
		in.text = in.text.Paste(pasted)
	}
	return in
}

func (in input) complete() input {
	if in.row.Kind == FormText {
		in.text = in.text.Complete()
	}
	return in
}
