package ui

import (
	"bytes"
	"cmp"
	"fmt"
	"path/filepath"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/edit"
	"wend/model/format"
	"wend/model/format/json"
	"wend/model/format/markdown"
	"wend/model/format/source"
	"wend/ui/dialog"
	"wend/ui/journeymap"
	"wend/ui/screen"
)

// copyJourney copies the whole map as Markdown.
func copyJourney(a *App, d *model.Document) tea.Cmd {
	return a.toClipboard("the journey as Markdown", markdown.Journey(a.work.State(), d.ID()))
}

// importJourneys asks for a file and brings in what it holds.
func importJourneys(a *App) tea.Cmd {
	return a.ask(dialog.PromptOptions{Title: "Import a wend JSON file", Placeholder: "path of the file", Check: screen.NotBlank}, func(a *App, path string) tea.Cmd {
		files := a.config.Files
		return a.later(func() tea.Msg {
			content, err := files.Read(path)
			return fileReadMsg{path: path, content: content, err: err}
		})
	})
}

func (a *App) fileRead(m fileReadMsg) tea.Cmd {
	if m.err != nil {
		return a.fail(m.err)
	}
	return a.inWorkspace(func(a *App) tea.Cmd { return a.importBytes(filepath.Base(m.path), m.content) })
}

// importBytes brings journeys in as one step.
func (a *App) importBytes(name string, content []byte) tea.Cmd {
	in, report, err := json.Decode(bytes.NewReader(content), source.Options{})
	if err != nil {
		return a.fail(fmt.Errorf("%s: %w", name, err))
	}
	var ids []model.DocID
	for d := range in.Journeys() {
		if a.work.Has(d.ID()) {
			ids = append(ids, d.ID())
		}
	}
	return a.withDocuments(func(a *App) tea.Cmd {
		edits, tally := edit.Import(a.work.State(), in)
		if len(edits) == 0 {
			return a.say("%s brings nothing new", name)
		}
		cmd := a.propose("import "+name, edits, nil)
		said := a.say("Imported %s: %s", name, told(tally, report))
		for d := range in.Journeys() {
			return tea.Batch(cmd, a.openJourney(d.ID(), nil), said)
		}
		return tea.Batch(cmd, said)
	}, ids...)
}

// told sums up an import in a line.
func told(t edit.Report, r source.Report) string {
	var sum edit.Tally
	for _, n := range t.Kinds {
		sum.New, sum.Changed, sum.Unchanged = sum.New+n.New, sum.Changed+n.Changed, sum.Unchanged+n.Unchanged
	}
	out := fmt.Sprintf("%d new, %d changed, %d as they were", sum.New, sum.Changed, sum.Unchanged)
	if r.Cleaned > 0 {
		out += fmt.Sprintf(", %d texts cleaned", r.Cleaned)
	}
	return out
}

// exportJourney asks where to, and writes the journey.
func exportJourney(a *App, d *model.Document) tea.Cmd {
	var ends []string
	for _, f := range format.Writers() {
		ends = append(ends, f.Ext)
	}
	known := strings.Join(ends, " or ")
	check := func(path string) (string, bool) {
		f, found := format.OfFile(path)
		if !found || f.Write == nil {
			return "the name must end in " + known, false
		}
		return f.About, true
	}
	suggested := slug(d.Journey().Title) + ends[0]
	o := dialog.PromptOptions{Title: "Export to", Hint: "A name ending in " + known + "; nothing is overwritten.", Value: suggested, Check: check}
	return a.ask(o, func(a *App, path string) tea.Cmd {
		state, files := a.work.State(), a.config.Files
		return a.later(func() tea.Msg { return fileWrittenMsg{path: path, err: export(files, path, state, d.ID())} })
	})
}

// export writes a journey in the format that the file's name ends like.
func export(to Files, path string, s model.State, id model.DocID) error {
	f, err := format.ForWriting("", path)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := f.Write(&b, s, id); err != nil {
		return fmt.Errorf("export %s: %w", path, err)
	}
	return to.Write(path, b.Bytes())
}

// slug makes a file name of a title: letters and digits of any script, nothing
// else, and short enough for every file system.
func slug(title string) string {
	const most = 50 // letters, of at most four bytes
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M, unicode.N)
	})
	name := []rune(strings.Join(words[:min(len(words), 6)], "-"))
	return cmp.Or(strings.Trim(string(name[:min(len(name), most)]), "-"), "journey")
}

func (a *App) fileWritten(m fileWrittenMsg) tea.Cmd {
	if m.err != nil {
		return a.fail(m.err)
	}
	return a.say("Written: %s", m.path)
}

// findAnywhere reads all journeys and lets one search them.
func findAnywhere(a *App) tea.Cmd {
	from, index := a.work.store, a.work.Lines()
	return a.later(func() tea.Msg {
		ids := make([]model.DocID, 0, len(index))
		for _, s := range index {
			ids = append(ids, model.DocID(s.Journey))
		}
		loaded, err := from.Documents(ids...)
		return foundMsg{loaded: loaded, err: err}
	})
}

// found offers every touchpoint, stage and finding of all journeys.
func (a *App) found(m foundMsg) tea.Cmd {
	if m.err != nil {
		return a.fail(m.err)
	}
	var items []dialog.Item
	for _, l := range m.loaded {
		d := l.Document
		title := d.Journey().Title
		for st := range d.Stages() {
			for t := range d.Touchpoints(st.ID) {
				key := string(d.ID()) + "/" + string(t.ID)
				items = append(items, dialog.Item{Key: key, Title: t.Action, About: st.Name, Right: title})
			}
		}
	}
	o := dialog.PickerOptions{Title: "Find in all journeys", Items: items, Empty: "There is no touchpoint in any journey"}
	return a.pick(o, func(a *App, chosen dialog.Item) tea.Cmd {
		doc, id, _ := strings.Cut(chosen.Key, "/")
		return a.openJourney(model.DocID(doc), func(a *App) tea.Cmd { return a.answer(journeymap.Visit(model.TouchpointID(id))) })
	})
}
