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
	"wend/model/format/source"
	"wend/model/text"
	"wend/ui/dialog"
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
			return a.bring(chosen.Title, func() ([]byte, error) { return assetBytes(chosen.Key), nil })
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
	newID := a.config.NewID
	return a.inWorkspace(func(a *App) tea.Cmd {
		return a.prepare(fmt.Sprintf("new journey %q", v["title"]), func(s model.State) ([]edit.Edit, doMsg, error) {
			edits, id, err := instantiate(s, v["title"], newID, v["chain"], v["stages"])
			return edits, func(a *App) tea.Cmd { return a.openJourney(id, nil) }, err
		})
	})
}

// instantiate plans a journey of templates, by their keys; those left empty are
// passed over.
func instantiate(s model.State, title string, newID edit.NewID, keys ...string) (all []edit.Edit, id model.DocID, err error) {
	for _, key := range keys {
		if key == "" {
			continue
		}
		t, _, err := json.Decode(bytes.NewReader(assetBytes(key)), source.Options{})
		if err != nil {
			return nil, "", err
		}
		edits, made := edit.Instantiate(s, t, title, newID)
		r, err := edit.Apply(s, edits)
		if err != nil {
			return nil, "", err
		}
		s, all = r.State, append(all, edits...)
		if made != "" {
			id = made
		}
	}
	return all, id, nil
}

// meant returns the journey that a command about one journey means: the one
// selected in the library, or the one on the map.
func (a *App) meant() model.DocID {
	if a.screen == libraryScreen {
		line, _ := a.library.Selected()
		return line.ID
	}
	return a.work.journey
}

// meantAll returns the journeys that a command about several means: those marked
// in the library, or else the one that is meant.
func (a *App) meantAll() []model.DocID {
	if a.screen == libraryScreen {
		return a.library.Marked()
	}
	if id := a.work.journey; id != "" {
		return []model.DocID{id}
	}
	return nil
}

func needJourney(a *App) string {
	if a.meant() == "" {
		return "There is no journey yet: a adds one"
	}
	return ""
}

func needJourneys(a *App) string {
	if len(a.meantAll()) > 0 {
		return ""
	}
	return needJourney(a)
}

// withMeant does something with the journey that is meant, in memory.
func withMeant(f func(a *App, d *model.Document) tea.Cmd) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		return a.withJourneys([]model.DocID{a.meant()}, func(a *App, docs []*model.Document) tea.Cmd { return f(a, docs[0]) })
	}
}

// withAllMeant does something with all the journeys that are meant, in memory.
func withAllMeant(f func(a *App, docs []*model.Document) tea.Cmd) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd { return a.withJourneys(a.meantAll(), f) }
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

func openSelected(a *App) tea.Cmd { return a.openJourney(a.meant(), nil) }

func renameJourney(a *App, d *model.Document) tea.Cmd {
	r := ref(model.KindJourney, d.ID())
	return a.ask(dialog.PromptOptions{Title: "Rename journey", Value: d.Journey().Title, Check: needText}, func(a *App, text string) tea.Cmd {
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
	a.library = a.library.Unmarked()
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
		a.library = a.library.Unmarked()
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
	return a.openJourney(d.ID(), func(a *App) tea.Cmd {
		return a.inspectRef(d.ID(), ref(model.KindJourney, d.ID()))
	})
}
