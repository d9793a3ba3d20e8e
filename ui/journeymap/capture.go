package journeymap

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/edit"
	"wend/ui/dialog"
	"wend/ui/screen"
)

// addTouchpoint opens the line that takes down moments, before the cursor or
// after it.
func addTouchpoint(before bool) handler {
	return func(m *Map, f *screen.Frame) screen.Outcome {
		return screen.Outcome{Dialog: dialog.NewPrompt(dialog.PromptOptions{
			Title: "Touchpoint", Keep: true, Keys: f.Keys, Value: m.line,
			Left: func(text string) tea.Msg {
				return on(func(m *Map, _ *screen.Frame) screen.Outcome {
					m.line = text
					return screen.Outcome{}
				})
			},
			Placeholder: `Compares prices @web !5 -1 ~"shipping hidden" ^Sales`,
			Check:       m.understand(f), Complete: completions(f),
			Accept: func(text string) tea.Msg {
				return on(func(m *Map, f *screen.Frame) screen.Outcome { return m.capture(f, []string{text}, before) })
			},
			Lines: func(lines []string) tea.Msg {
				return on(func(m *Map, f *screen.Frame) screen.Outcome { return m.offerLines(f, lines, before) })
			},
		})}
	}
}

// capture adds touchpoints, one a line, where the cursor is.
func (m *Map) capture(f *screen.Frame, lines []string, before bool) screen.Outcome {
	var captures []edit.Capture
	for _, line := range lines {
		if c := m.parse(f, line); c.Action != "" {
			captures = append(captures, c)
		}
	}
	return m.add(f, captures, before)
}

// add adds touchpoints where the cursor is.
func (m *Map) add(f *screen.Frame, captures []edit.Capture, before bool) screen.Outcome {
	if why := needStage(*m, f); why != "" {
		return screen.Refuse("%s", why)
	}
	if len(captures) == 0 {
		return screen.Outcome{}
	}
	stage, anchor := m.spot(f, before)
	edits := edit.AddTouchpoints(f.State, f.Journey.ID(), stage, anchor, captures, f.NewID)
	p := screen.Proposal{Label: addLabel(captures), Edits: edits}
	if first, ok := edits[0].(edit.Insert); ok {
		p.Select = model.RefOf(first.Object)
	}
	if last := lastTouchpoint(edits); last != "" {
		p.Select = ref(model.KindTouchpoint, last)
	}
	return screen.Propose(p)
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
func (m *Map) spot(f *screen.Frame, before bool) (model.StageID, model.TouchpointID) {
	c := m.cursor.Column
	if c.Touchpoint == "" || before {
		return c.Stage, c.Touchpoint
	}
	ids := f.Journey.IDs(model.KindTouchpoint, string(c.Stage))
	if i := slices.Index(ids, string(c.Touchpoint)); i >= 0 && i+1 < len(ids) {
		return c.Stage, model.TouchpointID(ids[i+1])
	}
	return c.Stage, ""
}

// parse reads a line of capture; the feeling is the selected persona's.
func (m *Map) parse(f *screen.Frame, line string) edit.Capture {
	said, _ := edit.ParseCapture(line)
	c, _ := said.Resolve(f.State, m.cursor.Persona)
	return c
}

// understand says, while a line is typed, what was understood of it.
func (m *Map) understand(f *screen.Frame) func(string) (string, bool) {
	state, persona := f.State, m.cursor.Persona
	return func(line string) (string, bool) {
		said, unclear := edit.ParseCapture(line)
		_, missing := said.Resolve(state, persona)
		words := slices.Concat(said.Understood, unclear, missing)
		for _, name := range said.Activities { // what is missing was said
			if slices.Contains(missing, "no activity begins with "+name) {
				words = slices.DeleteFunc(words, func(w string) bool { return w == "activity "+name })
			}
		}
		if len(words) == 0 && line == "" {
			return "@channel  !importance  -2..+2 feeling  ~pain  ^activity  #tag", true
		}
		return strings.Join(words, ", "), said.Action != ""
	}
}

// completions returns how the channel or activity being typed may go on.
func completions(f *screen.Frame) func(string) []string {
	type key struct{}
	return screen.Remember(f, key{}, func() func(string) []string { return listCompletions(f) })
}

func listCompletions(f *screen.Frame) func(string) []string {
	var channels, activities []string
	for o := range f.Journey.Each(model.KindTouchpoint) {
		channels = append(channels, o.(model.Touchpoint).Channels...)
	}
	slices.Sort(channels)
	channels = slices.Compact(append(slices.Compact(channels), "web", "store", "phone", "email", "app", "social"))
	for act := range model.All[model.Activity](f.State.Workspace()) {
		activities = append(activities, act.Name)
	}
	return func(line string) []string {
		at := strings.LastIndexAny(line, "@^")
		if at < 0 || strings.Contains(line[at:], `"`) {
			return nil
		}
		options := channels
		if line[at] == '^' {
			options = activities
		}
		return complete(line[:at+1], line[at+1:], options)
	}
}

// complete returns head with each option that begins with typed, quoted where
// it has blanks.
func complete(head, typed string, options []string) []string {
	var out []string
	for _, o := range options {
		if !strings.HasPrefix(strings.ToLower(o), strings.ToLower(typed)) || o == typed {
			continue
		}
		if strings.Contains(o, " ") {
			o = `"` + o + `"`
		}
		out = append(out, head+o+" ")
	}
	return out
}

// pasteLines offers the lines of a text as touchpoints.
func (m *Map) pasteLines(f *screen.Frame, text string) screen.Outcome {
	var lines []string
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if strings.TrimSpace(line) != "" {
			lines = append(lines, line)
		}
	}
	if len(lines) == 0 {
		return screen.Refuse("There is no text in what was pasted")
	}
	return m.offerLines(f, lines, false)
}

// readMarks is the row that says whether marks in pasted lines are taken as such.
const readMarks = "marks"

// linesToAdd returns a row for each line, as it was written; where lines have
// marks, a row before them asks for those, and each says what they would mean.
func linesToAdd(f *screen.Frame, m *Map, lines []string) (items []dialog.Item, marks bool) {
	for i, line := range lines {
		line = model.CleanLine(edit.Unlisted(line))
		item := dialog.Item{Key: fmt.Sprint(i), Title: line, Ticked: line != ""}
		if n := len(lines[i]); n > model.MaxLine {
			item.Title, item.Ticked = "Too long, left out: "+line, false
			item.Disabled = fmt.Sprintf("A line has at most %d bytes, this one has %d: split it", model.MaxLine, n)
		} else if said, _ := edit.ParseCapture(line); len(said.Understood) > 0 && m.parse(f, line).Action != "" {
			item.About, marks = strings.Join(said.Understood, ", "), true
		}
		items = append(items, item)
	}
	if marks {
		ask := dialog.Item{Key: readMarks, Title: "Take the marks out of the lines", About: "@channel !importance -2..+2 ~pain ^activity #tag"}
		items = append([]dialog.Item{ask}, items...)
	}
	return items, marks
}

// offerLines shows what would become of lines and adds them as one step.
func (m *Map) offerLines(f *screen.Frame, lines []string, before bool) screen.Outcome {
	if f.ReadOnly != "" {
		return screen.Refuse("Read-only: %s", f.ReadOnly)
	}
	if why := needStage(*m, f); why != "" {
		return screen.Refuse("%s", why)
	}
	items, marks := linesToAdd(f, m, lines)
	stage := f.Name(ref(model.KindStage, m.cursor.Column.Stage))
	return screen.Outcome{Dialog: dialog.NewPicker(dialog.PickerOptions{
		Title: fmt.Sprintf("Add %d touchpoints to %s?", len(lines), stage),
		Items: items, Many: true, Keys: f.Keys,
		Accept: func(chosen ...dialog.Item) tea.Msg {
			return on(func(m *Map, f *screen.Frame) screen.Outcome {
				var kept []edit.Capture
				read := marks && len(chosen) > 0 && chosen[0].Key == readMarks
				for _, c := range chosen {
					switch {
					case c.Key == readMarks:
					case read:
						kept = append(kept, m.parse(f, c.Title))
					default:
						kept = append(kept, edit.Capture{Action: c.Title})
					}
				}
				return m.add(f, kept, before)
			})
		},
	})}
}
