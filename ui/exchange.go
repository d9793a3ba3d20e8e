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
	"wend/model/format/markdown"
	"wend/model/format/source"
	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/scene"
)

// copyJourney copies the whole map as Markdown.
func copyJourney(a *App, d *model.Document) tea.Cmd {
	return a.toClipboard("the journey as Markdown", markdown.Journey(a.work.State(), d.ID()))
}

// copySelected copies what is selected: as text to the clipboard, and as itself
// for paste.
func copySelected(a *App) tea.Cmd {
	r := a.selection()
	doc := a.docOf(r)
	if c, err := edit.Copy(a.work.State(), doc, r); err == nil {
		a.clip = &c
	}
	d, _ := a.work.State().Document(doc)
	o, found := d.Find(r)
	if !found {
		return a.say("There is nothing to copy here")
	}
	return a.toClipboard(text.Quoted(o), markdown.Object(a.work.State(), doc, o))
}

// importJourneys asks for a file and brings in what it holds.
func importJourneys(a *App) tea.Cmd {
	return a.ask(dialog.PromptOptions{Title: "Import a wend JSON file", Placeholder: "path of the file", Check: needText}, func(a *App, path string) tea.Cmd {
		files := a.config.Files
		return a.bring(filepath.Base(path), func() ([]byte, error) { return files.Read(path) })
	})
}

// bring reads journeys and takes them in as one step.
func (a *App) bring(name string, read func() ([]byte, error)) tea.Cmd {
	return a.later(func() tea.Msg {
		in, report, err := decoded(name, read)
		return doMsg(func(a *App) tea.Cmd {
			if err != nil {
				return a.fail(err)
			}
			return a.inWorkspace(func(a *App) tea.Cmd { return a.takeIn(name, in, report) })
		})
	})
}

func decoded(name string, read func() ([]byte, error)) (model.State, source.Report, error) {
	content, err := read()
	if err != nil {
		return model.State{}, source.Report{}, err
	}
	f, err := format.ForReading(name)
	if err != nil {
		return model.State{}, source.Report{}, fmt.Errorf("%s: %w", name, err)
	}
	in, report, err := f.Read(bytes.NewReader(content), source.Options{})
	if err != nil {
		return model.State{}, source.Report{}, fmt.Errorf("%s: %w", name, err)
	}
	return in, report, nil
}

// takeIn imports journeys and shows the first of them.
func (a *App) takeIn(name string, in model.State, read source.Report) tea.Cmd {
	var ids []model.DocID
	for d := range in.Journeys() {
		if a.work.Has(d.ID()) {
			ids = append(ids, d.ID())
		}
	}
	return a.withDocuments(func(a *App) tea.Cmd {
		return a.prepare("import "+name, func(s model.State) ([]edit.Edit, doMsg, error) {
			edits, report := edit.Import(s, in)
			return edits, func(a *App) tea.Cmd { return a.imported(name, in, report.Total(), read.Cleaned) }, nil
		})
	}, ids...)
}

// imported says in a line what an import did, and shows it.
func (a *App) imported(name string, in model.State, t edit.Tally, cleaned int) tea.Cmd {
	if t.New+t.Changed == 0 {
		return a.say("%s brings nothing new", name)
	}
	told := fmt.Sprintf("Imported %s: %d new, %d changed, %d as they were", name, t.New, t.Changed, t.Unchanged)
	if cleaned > 0 {
		told += fmt.Sprintf(", %d texts cleaned", cleaned)
	}
	said := a.say("%s", told)
	for d := range in.Journeys() {
		return tea.Batch(a.openJourney(d.ID(), nil), said)
	}
	return said
}

// plan makes edits of a state and says what to do when they are performed. It
// runs outside of Update and holds nothing of the app.
type plan func(model.State) (edits []edit.Edit, then doMsg, err error)

// prepare plans and applies a step outside of Update, so that the screen answers
// however large it is. If the state has moved on when the step is ready, it is
// prepared again for what there is then.
func (a *App) prepare(label string, p plan) tea.Cmd {
	if a.readOnly {
		return a.say("Read-only: %s", a.readOnlyReason)
	}
	from := a.work.State()
	return a.later(func() tea.Msg {
		edits, then, err := p(from)
		var r edit.Result
		if err == nil {
			r, err = edit.Apply(from, edits)
		}
		return doMsg(func(a *App) tea.Cmd {
			if err != nil {
				return a.fail(err)
			}
			step := a.stepOf(scene.Proposal{Label: label, Edits: edits})
			if !a.work.Adopt(from, r, step, a.config.NewID()) {
				return a.prepare(label, p)
			}
			a.settle()
			return tea.Batch(a.freshen(), a.flush(), then(a))
		})
	})
}

// exportJourneys asks where to, and writes the journeys into one file.
func exportJourneys(a *App, docs []*model.Document) tea.Cmd {
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
	ids := make([]model.DocID, 0, len(docs))
	for _, d := range docs {
		ids = append(ids, d.ID())
	}
	suggested, title := slug(docs[0].Journey().Title), "Export to"
	if len(docs) > 1 {
		suggested, title = "journeys", fmt.Sprintf("Export %d journeys to", len(docs))
	}
	suggested += ends[0]
	o := dialog.PromptOptions{Title: title, Hint: "A name ending in " + known + "; nothing is overwritten.", Value: suggested, Check: check}
	return a.ask(o, func(a *App, path string) tea.Cmd {
		state, files := a.work.State(), a.config.Files
		return a.later(func() tea.Msg { return fileWrittenMsg{path: path, err: export(files, path, state, ids...)} })
	})
}

// export writes journeys in the format that the file's name ends like.
func export(to Files, path string, s model.State, ids ...model.DocID) error {
	f, err := format.ForWriting("", path)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := f.Write(&b, s, ids...); err != nil {
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
