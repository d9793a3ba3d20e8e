package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/scene"
)

// parse reads a line of capture; the feeling is the selected persona's.
func (a *App) parse(line string) edit.Capture {
	said, _ := edit.ParseCapture(line)
	c, _ := said.Resolve(a.work.State(), a.view.cursor.Persona)
	return c
}

// understand says, while a line is typed, what was understood of it.
func (a *App) understand() func(string) (string, bool) {
	state, persona := a.work.State(), a.view.cursor.Persona
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
func (a *App) completions() func(string) []string {
	var channels, activities []string
	for o := range a.work.document().Each(model.KindTouchpoint) {
		channels = append(channels, o.(model.Touchpoint).Channels...)
	}
	slices.Sort(channels)
	channels = slices.Compact(append(slices.Compact(channels), "web", "store", "phone", "email", "app", "social"))
	for act := range model.All[model.Activity](a.work.State().Workspace()) {
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
func (a *App) pasteLines(text string) tea.Cmd {
	var lines []string
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if line = model.CleanLine(line); line != "" {
			lines = append(lines, line)
		}
	}
	if len(lines) == 0 {
		return a.say("There is no text in what was pasted")
	}
	return a.offerLines(lines, false)
}

// offerLines shows what would become of lines and adds them as one step.
func (a *App) offerLines(lines []string, before bool) tea.Cmd {
	if why := a.why("touchpoint.add"); why != "" {
		return a.say("%s", why)
	}
	items := make([]dialog.Item, 0, len(lines))
	for i, line := range lines {
		c := a.parse(line)
		items = append(items, dialog.Item{Key: fmt.Sprint(i), Title: c.Action, Ticked: true})
	}
	stage := a.name(ref(model.KindStage, a.view.cursor.Column.Stage))
	return a.show(dialog.NewPicker(dialog.PickerOptions{
		Title: fmt.Sprintf("Add %d touchpoints to %s?", len(lines), stage),
		Items: items, Many: true, Keys: a.keys,
		Accept: func(chosen ...dialog.Item) tea.Msg {
			return doMsg(func(a *App) tea.Cmd {
				var kept []string
				for _, c := range chosen {
					var i int
					if _, err := fmt.Sscan(c.Key, &i); err == nil {
						kept = append(kept, lines[i])
					}
				}
				return a.capture(kept, before)
			})
		},
	}))
}

// pasteClip puts what was copied last behind the cursor.
func pasteClip(a *App) tea.Cmd {
	if a.clip == nil {
		return a.say("Nothing was copied yet: y copies; text from elsewhere comes in by the terminal's own paste")
	}
	parent, before := "", ""
	switch a.clip.Root.Kind() {
	case model.KindTouchpoint:
		if why := needStage(a); why != "" {
			return a.say("%s", why)
		}
		stage, next := a.spot(false)
		parent, before = string(stage), string(next)
	case model.KindStage:
		before = a.stageAfter()
	case model.KindFinding, model.KindOpportunity, model.KindTactic:
		parent = string(a.view.cursor.Column.Touchpoint)
	}
	doc := a.doc()
	if !a.clip.Root.Kind().In(doc) {
		doc = model.WorkspaceDoc
	}
	edits, made, err := edit.Paste(a.work.State(), *a.clip, doc, parent, before, a.config.NewID)
	if err != nil {
		return a.fail(err)
	}
	label := "paste " + text.Quoted(a.clip.Root)
	return a.commit(scene.Proposal{Label: label, Edits: edits, Select: made})
}

// stageAfter returns the stage behind the cursor's, "" if it is the last.
func (a *App) stageAfter() string {
	ids := a.work.document().IDs(model.KindStage, "")
	if i := slices.Index(ids, string(a.view.cursor.Column.Stage)); i >= 0 && i+1 < len(ids) {
		return ids[i+1]
	}
	return ""
}
