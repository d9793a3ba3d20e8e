package ui

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"wend/assets"
	"wend/model"
	"wend/model/edit"
	"wend/model/format/json"
	"wend/model/format/source"
	"wend/model/text"
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
	s, _, err := json.Decode(bytes.NewReader(assetBytes(i.Key)), source.Options{})
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
		state := a.work.State()
		var all []edit.Edit
		id := model.DocID("")
		for _, key := range []string{v["chain"], v["stages"]} {
			if key == "" {
				continue
			}
			t, _, err := json.Decode(bytes.NewReader(assetBytes(key)), source.Options{})
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
		one, _ := a.screens.Chosen(a.see())
		return a.withJourneys([]model.DocID{one}, func(a *App, docs []*model.Document) tea.Cmd { return f(a, docs[0]) })
	}
}

// withAllChosen does something with all the journeys that are chosen, in memory.
func withAllChosen(f func(a *App, docs []*model.Document) tea.Cmd) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		_, all := a.screens.Chosen(a.see())
		return a.withJourneys(all, f)
	}
}

func (a *App) withJourneys(ids []model.DocID, f func(a *App, docs []*model.Document) tea.Cmd) tea.Cmd {
	return a.withDocuments(func(a *App) tea.Cmd {
		docs := make([]*model.Document, 0, len(ids))
		for _, id := range ids {
			d, found := a.work.State().Document(id)
			if !found {
				return a.say("This journey is gone")
			}
			docs = append(docs, d)
		}
		return f(a, docs)
	}, ids...)
}

// forEach returns what f makes of each journey as the edits of one step; f gets the
// state that those before it leave.
func (a *App) forEach(docs []*model.Document, f func(model.State, *model.Document) ([]edit.Edit, error)) ([]edit.Edit, error) {
	state := a.work.State()
	var all []edit.Edit
	for _, d := range docs {
		edits, err := f(state, d)
		if err != nil {
			return nil, err
		}
		r, err := edit.Apply(state, edits)
		if err != nil {
			return nil, err
		}
		state, all = r.State, append(all, edits...)
	}
	return all, nil
}

// journeysNamed says which journeys a step is about.
func journeysNamed(docs []*model.Document) string {
	if len(docs) == 1 {
		return fmt.Sprintf("journey %q", text.Name(docs[0].Journey()))
	}
	return fmt.Sprintf("%d journeys", len(docs))
}

func openSelected(a *App) tea.Cmd {
	one, _ := a.screens.Chosen(a.see())
	return a.openJourney(one, nil)
}

// unmark takes the marks from journeys after something was done with them.
func (a *App) unmark() tea.Cmd {
	return a.answer(func(s screen.Screen, _ *screen.Frame) (screen.Screen, screen.Outcome) {
		if c, ok := s.(screen.Chooser); ok {
			s = c.Unmarked()
		}
		return s, screen.Outcome{}
	})
}

func renameJourney(a *App, d *model.Document) tea.Cmd {
	r := ref(model.KindJourney, d.ID())
	return a.ask(dialog.PromptOptions{Title: "Rename journey", Value: d.Journey().Title, Check: screen.NotBlank}, func(a *App, text string) tea.Cmd {
		return a.propose(fmt.Sprintf("rename journey to %q", text), edit.SetText(a.work.State(), d.ID(), r, "title", text), nil)
	})
}

func removeJourneys(a *App, docs []*model.Document) tea.Cmd {
	edits, err := a.forEach(docs, func(s model.State, d *model.Document) ([]edit.Edit, error) {
		return edit.Remove(s, d.ID(), ref(model.KindJourney, d.ID()))
	})
	if err != nil {
		return a.fail(err)
	}
	what, it := journeysNamed(docs), "it"
	if len(docs) > 1 {
		it = "them"
	}
	cmd := a.propose("delete "+what, edits, nil)
	return tea.Batch(cmd, a.say("Deleted %s: u brings %s back", what, it))
}

func duplicateJourneys(a *App, docs []*model.Document) tea.Cmd {
	copied := func(d *model.Document) string { return text.Name(d.Journey()) + " (copy)" }
	edits, err := a.forEach(docs, func(s model.State, d *model.Document) ([]edit.Edit, error) {
		return edit.DuplicateJourney(s, d.ID(), model.JourneyID(a.config.NewID()), copied(d), a.config.NewID)
	})
	label, said := "duplicate "+journeysNamed(docs), fmt.Sprintf("Made %d copies", len(docs))
	if len(docs) == 1 {
		label, said = "duplicate journey as "+copied(docs[0]), fmt.Sprintf("Made %q", copied(docs[0]))
	}
	cmd := a.propose(label, edits, err)
	if err != nil {
		return cmd
	}
	a.unmark()
	return tea.Batch(cmd, a.say("%s: g l shows it", said))
}

// tagJourneys asks for the tags that all the journeys have; other tags of theirs
// stay as they are.
func tagJourneys(a *App, docs []*model.Document) tea.Cmd {
	shared := slices.Clone(docs[0].Journey().Tags)
	for _, d := range docs[1:] {
		shared = slices.DeleteFunc(shared, func(tag string) bool { return !slices.Contains(d.Journey().Tags, tag) })
	}
	o := dialog.PromptOptions{Title: "Tags of " + journeysNamed(docs) + ", separated by ;", Value: joinList(shared)}
	return a.ask(o, func(a *App, text string) tea.Cmd {
		typed := splitList(text)
		edits, err := a.forEach(docs, func(s model.State, d *model.Document) ([]edit.Edit, error) {
			tags := slices.DeleteFunc(slices.Clone(d.Journey().Tags), func(tag string) bool {
				return slices.Contains(shared, tag) && !slices.Contains(typed, tag)
			})
			for _, tag := range typed {
				if !slices.Contains(tags, tag) {
					tags = append(tags, tag)
				}
			}
			return edit.SetField(s, d.ID(), ref(model.KindJourney, d.ID()), "tags", tags), nil
		})
		a.unmark()
		return a.propose("tags of "+journeysNamed(docs), edits, err)
	})
}

func makeToBe(a *App, d *model.Document) tea.Cmd {
	title := text.Name(d.Journey()) + " (to-be)"
	id := a.config.NewID()
	edits, err := edit.ToBe(a.work.State(), d.ID(), model.JourneyID(id), title, a.config.NewID)
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

func joinList(items []string) string { return strings.Join(items, "; ") }

func splitList(text string) []string {
	var out []string
	for _, part := range strings.Split(text, ";") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}
