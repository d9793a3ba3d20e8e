package journeymap

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/screen"
)

// addTouchpoint opens the line that takes down moments, before the cursor or
// after it.
func addTouchpoint(before bool) handler {
	return func(m *Map, f *screen.Frame) screen.Outcome {
		here := *m // as long as the line is open, nothing else happens
		return screen.Outcome{Dialog: dialog.NewPrompt(dialog.PromptOptions{
			Title: "Touchpoint", Keep: true, Keys: f.Keys,
			Placeholder: `Compares prices @web !5 -1 ~"shipping hidden" ^Sales`,
			Check:       understand(f), Complete: completions(f),
			Warn: func(line string) string {
				_, unclear := edit.ParseCapture(line)
				return strings.Join(unclear, "; ")
			},
			Offer: func(line string) string {
				return strings.Join(here.missing(f, line, before), "; ")
			},
			Accept: func(line string) tea.Msg {
				return on(func(m *Map, f *screen.Frame) screen.Outcome { return m.capture(f, line, before, true) })
			},
			Decline: func(line string) tea.Msg {
				return on(func(m *Map, f *screen.Frame) screen.Outcome { return m.capture(f, line, before, false) })
			},
			Lines: func(text string) tea.Msg {
				return on(func(m *Map, f *screen.Frame) screen.Outcome { return m.offer(f, text, before, true) })
			},
		})}
	}
}

// understand says, while a line is typed, what was understood of it.
func understand(f *screen.Frame) func(string) (string, bool) {
	return func(line string) (string, bool) {
		said, _ := edit.ParseCapture(line)
		if line == "" {
			return signs(), true
		}
		said = said.Whole(f.State, f.Journey.ID())
		return strings.Join(said.Understood, ", "), said.Action != ""
	}
}

// signs lists the marks, in a line.
func signs() string {
	var out []string
	for _, m := range text.Marks {
		if m.Short != "" {
			out = append(out, m.Short)
		}
	}
	return strings.Join(out, "  ")
}

// missing says what a line names that is not there yet, a sentence each.
func (m *Map) missing(f *screen.Frame, line string, before bool) []string {
	n := 0
	passing := func() string { n++; return fmt.Sprint("new ", n) } // nothing of the plan stays
	_, made := edit.AddMoments(f.State, m.at(f, before), []edit.Moment{m.read(f, line)}, passing)
	out := make([]string, len(made))
	for i, what := range made {
		out[i] = "there is no " + what + " yet"
	}
	if len(out) > 0 {
		out[0] = "T" + out[0][1:]
	}
	return out
}

// read reads a line of capture.
func (m *Map) read(f *screen.Frame, line string) edit.Moment {
	said, _ := edit.ParseCapture(line)
	return said.Whole(f.State, f.Journey.ID()).Moment
}

// plan plans to add moments where the cursor is.
func (m *Map) plan(f *screen.Frame, moments []edit.Moment, before bool) ([]edit.Edit, []string) {
	return edit.AddMoments(f.State, m.at(f, before), moments, f.NewID)
}

// at is where moments go: before the cursor or after it.
func (m *Map) at(f *screen.Frame, before bool) edit.Spot {
	stage, next := m.spot(f, before)
	return edit.Spot{Doc: f.Journey.ID(), Stage: stage, Before: next, Persona: m.cursor.Persona}
}

// capture adds what a line says where the cursor is; makes says whether what it
// names and is not there is made too.
func (m *Map) capture(f *screen.Frame, line string, before, makes bool) screen.Outcome {
	said := m.read(f, line)
	if !makes {
		said = said.AsText(f.State, m.at(f, before))
	}
	return m.added(f, []edit.Moment{said}, before, true)
}

// added adds moments where the cursor is; the line, if it is open, then asks for
// what comes behind them.
func (m *Map) added(f *screen.Frame, moments []edit.Moment, before, open bool) screen.Outcome {
	o := m.add(f, moments, before)
	if open && len(o.Propose.Edits) > 0 {
		o.Then = on(func(m *Map, f *screen.Frame) screen.Outcome { return addTouchpoint(false)(m, f) })
	}
	return o
}

// add adds moments where the cursor is.
func (m *Map) add(f *screen.Frame, moments []edit.Moment, before bool) screen.Outcome {
	if why := needStage(*m, f); why != "" && slices.ContainsFunc(moments, func(m edit.Moment) bool { return m.Stage == "" }) {
		return screen.Refuse("%s", why)
	}
	edits, made := m.plan(f, moments, before)
	if len(edits) == 0 {
		return screen.Outcome{}
	}
	p := screen.Proposal{Label: addLabel(moments), Edits: edits}
	if last := lastTouchpoint(edits); last != "" {
		p.Select = ref(model.KindTouchpoint, last)
	}
	o := screen.Propose(p)
	if len(made) > 0 {
		o.Say = "Added with it: " + strings.Join(made, ", ")
	}
	return o
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

func addLabel(moments []edit.Moment) string {
	moments = slices.DeleteFunc(slices.Clone(moments), func(m edit.Moment) bool { return m.Action == "" })
	if len(moments) == 1 {
		return fmt.Sprintf("add touchpoint %q", moments[0].Action)
	}
	return "add " + text.Several(len(moments), "touchpoint")
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

// completions returns how the channel, activity or stage being typed may go on.
func completions(f *screen.Frame) func(string) []string {
	type key struct{}
	return screen.Remember(f, key{}, func() func(string) []string { return listCompletions(f) })
}

func listCompletions(f *screen.Frame) func(string) []string {
	var channels, activities, stages []string
	for o := range f.Journey.Each(model.KindTouchpoint) {
		channels = append(channels, o.(model.Touchpoint).Channels...)
	}
	slices.Sort(channels)
	channels = slices.Compact(append(slices.Compact(channels), "web", "store", "phone", "email", "app", "social"))
	for act := range model.All[model.Activity](f.State.Workspace()) {
		activities = append(activities, act.Name)
	}
	for st := range f.Journey.Stages() {
		stages = append(stages, st.Name)
	}
	return func(line string) []string {
		at := strings.LastIndexAny(line, "@^/")
		if at < 0 || strings.Contains(line[at:], `"`) || at > 0 && line[at-1] != ' ' {
			return nil
		}
		options := map[byte][]string{'@': channels, '^': activities, '/': stages}[line[at]]
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
