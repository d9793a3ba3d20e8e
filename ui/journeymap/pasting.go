package journeymap

import (
	"cmp"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/edit"
	"wend/model/format/pasted"
	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/paint"
	"wend/ui/screen"
)

// The rows of the preview that are no touchpoints: whether the marks in lines are
// taken as such, and whether the text is taken line by line.
const (
	readMarks = "marks"
	asLines   = "lines"
)

// noteWidth is how many cells of a note a row of the preview shows whole.
const noteWidth = 40

// offer shows what would become of a text that was pasted, and adds it as one
// step; open says that the line is below.
func (m *Map) offer(f *screen.Frame, text string, before, open bool) screen.Outcome {
	said := pasted.Read(text)
	switch {
	case f.ReadOnly != "":
		return screen.Refuse("Read-only: %s", f.ReadOnly)
	case len(said.Moments) == 0:
		return screen.Refuse("There is no text in what was pasted")
	case said.What == "":
		if why := needStage(*m, f); why != "" {
			return screen.Refuse("%s", why)
		}
	}
	return screen.Outcome{Dialog: dialog.NewPicker(dialog.PickerOptions{
		Title: m.offerTitle(f, said), Items: m.preview(f, said, before), Many: true, Keys: f.Keys,
		Accept: func(chosen ...dialog.Item) tea.Msg {
			return on(func(m *Map, f *screen.Frame) screen.Outcome {
				moments := chosenOf(m, f, said, text, chosen)
				if len(moments) == 0 {
					return screen.Say("Nothing was ticked, so nothing was added")
				}
				return m.added(f, moments, before, open)
			})
		},
	})}
}

func (m *Map) offerTitle(f *screen.Frame, said pasted.Text) string {
	n := 0
	stages := map[string]bool{}
	for _, moment := range said.Moments {
		stages[moment.Stage] = true
		if moment.Action != "" && len(moment.Action) <= model.MaxLine {
			n++
		}
	}
	if said.What == "" || len(stages) == 1 && stages[""] {
		return fmt.Sprintf("Add %s to %s?", text.Several(n, "touchpoint"), cmp.Or(f.Name(ref(model.KindStage, m.cursor.Column.Stage)), "the journey"))
	}
	return fmt.Sprintf("Add %s: %s in %s?", said.What, text.Several(n, "touchpoint"), text.Several(len(stages), "stage"))
}

// preview returns a row for each moment, as it was written, and before them what
// there is to choose: whether to take marks in them as such, each row saying what
// they would mean, and whether to take the text line by line.
func (m *Map) preview(f *screen.Frame, said pasted.Text, before bool) []dialog.Item {
	var items []dialog.Item
	marks := false
	for i, moment := range said.Moments {
		item := dialog.Item{Key: fmt.Sprint(i), Title: moment.Action, About: about(moment), Ticked: true}
		line, _ := edit.ParseCapture(moment.Action)
		switch n := len(moment.Action); {
		case n > model.MaxLine:
			item.Title, item.Ticked = "Too long, left out: "+moment.Action, false
			item.Disabled = fmt.Sprintf("A line has at most %d bytes, this one has %d: split it", model.MaxLine, n)
		case n == 0:
			item.Title = "Stage " + moment.Stage
		case len(line.Understood) > 0 && line.Action != "":
			item.About, marks = strings.Trim(item.About+", "+strings.Join(line.Understood, ", "), ", "), true
		}
		items = append(items, item)
	}
	var head []dialog.Item
	if said.What != "" {
		head = append(head, dialog.Item{Key: asLines, Title: "Take the text line by line instead"})
	}
	if marks {
		head = append(head, dialog.Item{Key: readMarks, Title: "Take the marks out of the lines", About: signs()})
	}
	_, made := m.plan(f, said.Moments, before)
	for _, what := range made {
		head = append(head, dialog.Item{Key: "new", Title: "New: " + what, Disabled: "comes with what names it"})
	}
	for _, note := range said.Notes {
		for _, row := range paint.Wrap(note, noteWidth, 0, "") {
			head = append(head, dialog.Item{Key: "note", Title: row, Disabled: "to know"})
		}
	}
	return append(head, items...)
}

// about says what a moment brings beside its action.
func about(m edit.Moment) string {
	var facts []string
	add := func(format string, args ...any) { facts = append(facts, fmt.Sprintf(format, args...)) }
	if m.Stage != "" && m.Action != "" {
		add("%s", m.Stage)
	}
	for _, f := range m.Feelings {
		add("%s", strings.TrimSpace(fmt.Sprintf("%s %+d", f.Persona, f.Value)))
	}
	for _, f := range m.Findings {
		add("%s %s", f.Type, f.Text)
	}
	for _, c := range m.Channels {
		add("channel %s", c)
	}
	if v, set := m.Importance.Value(); set {
		add("importance %d", v)
	}
	for _, o := range m.Ideas {
		add("opportunity %s", o)
	}
	if m.Thought != "" {
		add("thinks %s", m.Thought)
	}
	for _, a := range m.Activities {
		add("activity %s", a)
	}
	for _, t := range m.Tags {
		add("tag %s", t)
	}
	if m.Note != "" {
		add("note %s", strings.ReplaceAll(m.Note, "\n", "; "))
	}
	return strings.Join(facts, ", ")
}

// chosenOf returns the moments that were chosen in the preview.
func chosenOf(m *Map, f *screen.Frame, said pasted.Text, text string, chosen []dialog.Item) []edit.Moment {
	picked := map[string]bool{}
	for _, c := range chosen {
		picked[c.Key] = true
	}
	if picked[asLines] {
		lines := pasted.Lines(text).Moments
		out := lines[:0]
		for _, l := range lines {
			if len(l.Action) <= model.MaxLine {
				out = append(out, l)
			}
		}
		return out
	}
	var out []edit.Moment
	for i, moment := range said.Moments {
		switch {
		case !picked[fmt.Sprint(i)]:
		case picked[readMarks] && moment.Action != "":
			out = append(out, moment.And(m.read(f, moment.Action)))
		default:
			out = append(out, moment)
		}
	}
	return out
}
