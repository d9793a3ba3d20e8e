package ui

import (
	"bytes"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"wend/assets"
	"wend/model"
	"wend/model/edit"
	"wend/model/format/json"
	"wend/ui/dialog"
	"wend/ui/inspect"
	"wend/ui/screen"
)

// newJourney asks for a title and what to begin with.
func newJourney(stages string) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		return a.show(dialog.NewForm(dialog.FormOptions{
			Title: "New journey", Keys: a.keys,
			Rows: []dialog.FormRow{
				{Key: "title", Label: "Title", Placeholder: "Whose way, to what: Smartphone buyer", Required: true},
				{Key: "stages", Label: "Stages", Kind: dialog.FormChoice, Options: templates(assets.StageSets()), Value: stages},
				{Key: "chain", Label: "Value chain", Kind: dialog.FormChoice, Options: append([]dialog.Option{{Title: "none yet"}}, templates(assets.ChainSets())...)},
			},
			Accept: func(v map[string]string) tea.Msg {
				return doMsg(func(a *App) tea.Cmd { return a.begin(v) })
			},
		}))
	}
}

func templates(all []assets.Template) []dialog.Option {
	out := make([]dialog.Option, 0, len(all))
	for _, t := range all {
		out = append(out, dialog.Option{Key: t.Key, Title: t.Title})
	}
	return out
}

// chooseTemplate shows the sets of stages with what is in them.
func chooseTemplate(a *App) tea.Cmd {
	var items []dialog.Item
	for _, t := range slices.Concat(assets.StageSets(), assets.Samples()) {
		items = append(items, dialog.Item{Key: t.Key, Title: t.Title, About: t.About})
	}
	o := dialog.PickerOptions{Title: "Begin with", Items: items, Preview: previewTemplate}
	return a.pick(o, func(a *App, chosen dialog.Item) tea.Cmd {
		if slices.ContainsFunc(assets.Samples(), func(t assets.Template) bool { return t.Key == chosen.Key }) {
			return a.inWorkspace(func(a *App) tea.Cmd { return a.importBytes(chosen.Title, assetBytes(chosen.Key)) })
		}
		return newJourney(chosen.Key)(a)
	})
}

func assetBytes(key string) []byte {
	t, _ := assets.Find(key)
	return t.Bytes()
}

// previewTemplate lists the stages of a template.
func previewTemplate(i dialog.Item) []string {
	s, _, err := json.Decode(bytes.NewReader(assetBytes(i.Key)), json.Options{})
	if err != nil {
		return nil
	}
	lines := []string{i.About, ""}
	for d := range s.Journeys() {
		for st := range d.Stages() {
			n := len(d.IDs(model.KindTouchpoint, string(st.ID)))
			line := st.Name
			if n > 0 {
				line = fmt.Sprintf("%s (%d touchpoints)", st.Name, n)
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// begin makes a journey of what the form says.
func (a *App) begin(v map[string]string) tea.Cmd {
	return a.inWorkspace(func(a *App) tea.Cmd {
		state := a.work.state
		var all []edit.Edit
		id := model.DocID("")
		for _, key := range []string{v["chain"], v["stages"]} {
			if key == "" {
				continue
			}
			t, _, err := json.Decode(bytes.NewReader(assetBytes(key)), json.Options{})
			if err != nil {
				return a.fail(err)
			}
			edits, made := edit.Instantiate(state, t, v["title"], a.config.NewID)
			r, err := edit.Apply(state, edits)
			if err != nil {
				return a.fail(err)
			}
			state, all = r.State, append(all, edits...)
			if made != "" {
				id = made
			}
		}
		cmd := a.propose(fmt.Sprintf("new journey %q", v["title"]), all, nil)
		return tea.Batch(cmd, a.openJourney(id, nil))
	})
}

// withChosen does something with the journey that is chosen, in memory.
func withChosen(f func(a *App, d *model.Document) tea.Cmd) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		id := a.chosen()
		return a.withDocuments(func(a *App) tea.Cmd {
			d, found := a.work.state.Document(id)
			if !found {
				return a.say("This journey is gone")
			}
			return f(a, d)
		}, id)
	}
}

func openSelected(a *App) tea.Cmd { return a.openJourney(a.chosen(), nil) }

func renameJourney(a *App, d *model.Document) tea.Cmd {
	r := ref(model.KindJourney, d.ID())
	return a.ask(dialog.PromptOptions{Title: "Rename journey", Value: d.Journey().Title, Check: screen.NotBlank}, func(a *App, text string) tea.Cmd {
		return a.propose(fmt.Sprintf("rename journey to %q", text), edit.SetText(a.work.state, d.ID(), r, "title", text), nil)
	})
}

func removeJourney(a *App, d *model.Document) tea.Cmd {
	title := screen.Named(d.Journey().Title, "Untitled journey")
	edits, err := edit.Remove(a.work.state, d.ID(), ref(model.KindJourney, d.ID()))
	if err != nil {
		return a.fail(err)
	}
	cmd := a.propose(fmt.Sprintf("delete journey %q", title), edits, nil)
	return tea.Batch(cmd, a.say("Deleted journey %q: u brings it back", title))
}

func duplicateJourney(a *App, d *model.Document) tea.Cmd {
	title := screen.Named(d.Journey().Title, "Untitled journey") + " (copy)"
	edits, err := edit.DuplicateJourney(a.work.state, d.ID(), model.JourneyID(a.config.NewID()), title, a.config.NewID)
	cmd := a.propose("duplicate journey as "+title, edits, err)
	if err != nil {
		return cmd
	}
	return tea.Batch(cmd, a.say("Made %q: g l shows it", title))
}

func makeToBe(a *App, d *model.Document) tea.Cmd {
	title := screen.Named(d.Journey().Title, "Untitled journey") + " (to-be)"
	id := a.config.NewID()
	edits, err := edit.ToBe(a.work.state, d.ID(), model.JourneyID(id), title, a.config.NewID)
	if cmd := a.propose("make the to-be journey "+title, edits, err); err != nil {
		return cmd
	} else {
		return tea.Batch(cmd, a.openJourney(model.DocID(id), nil))
	}
}

func editJourney(a *App, d *model.Document) tea.Cmd {
	return a.apply(screen.Outcome{Open: inspect.NewPage(d.ID(), ref(model.KindJourney, d.ID()))})
}

// ref names an object.
func ref[K ~string](k model.Kind, id K) model.Ref { return model.Ref{Kind: k, Key: string(id)} }
