package ui

import (
	"bytes"
	"fmt"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/edit"
	"wend/model/format"
	"wend/model/format/source"
	"wend/ui/dialog"
	"wend/ui/journeymap"
	"wend/ui/journeys"
	"wend/ui/screen"
	"wend/ui/things"
)

// importJourneys asks for a file and brings in what it holds.
func importJourneys(a *App) tea.Cmd {
	return a.ask(dialog.PromptOptions{Title: "Import a wend JSON file", Placeholder: "path of the file", Check: screen.NotBlank}, func(a *App, path string) tea.Cmd {
		files, path := a.config.Files, a.config.FullPath(path)
		return a.bring(filepath.Base(path), func() ([]byte, error) { return files.Read(path) })
	})
}

// bring reads journeys and takes them in as one step. What cannot be read is asked
// for again.
func (a *App) bring(name string, read func() ([]byte, error)) tea.Cmd {
	again := a.dialogs.Again()
	return a.await("Importing "+name, func() tea.Msg {
		in, report, err := decoded(name, read)
		return doMsg(func(a *App) tea.Cmd {
			if err != nil {
				a.dialogs = again(a.dialogs)
				return a.fail(err)
			}
			return a.inWorkspace(func(a *App) tea.Cmd { return a.apply(journeys.Import(a.see(), name, in, report)) })
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

// saveFile writes what a screen wants written; nothing is overwritten.
func (a *App) saveFile(f screen.File) tea.Cmd {
	files, again := a.config.Files, a.dialogs.Again()
	f.Path = a.config.FullPath(f.Path)
	return a.later(func() tea.Msg {
		var b bytes.Buffer
		err := f.Write(&b)
		if err == nil {
			err = files.Write(f.Path, b.Bytes())
		}
		return fileWrittenMsg{path: f.Path, err: err, again: again}
	})
}

func (a *App) fileWritten(m fileWrittenMsg) tea.Cmd {
	if m.err != nil {
		a.dialogs = m.again(a.dialogs)
		return a.fail(m.err)
	}
	return a.say("Written: %s", m.path)
}

// findAnywhere reads what is not in memory, and lets one find anything in the
// workspace by its words.
func findAnywhere(a *App) tea.Cmd {
	from, f := a.work.Store(), a.see()
	var missing []model.DocID
	for _, l := range f.Journeys {
		if _, loaded := f.State.Document(l.ID); !loaded {
			missing = append(missing, l.ID)
		}
	}
	return a.await("Find in all journeys", func() tea.Msg {
		loaded, err := from.Documents(missing...)
		if err != nil {
			return doMsg(func(a *App) tea.Cmd { return a.fail(err) })
		}
		docs := make([]*model.Document, 0, len(loaded))
		for _, l := range loaded {
			docs = append(docs, l.Document)
		}
		found := things.Find(f, f.State.With(docs...), journeymap.Visit)
		return doMsg(func(a *App) tea.Cmd { return a.apply(found) })
	})
}

// writeNotes writes notes into a file for the editor.
func (a *App) writeNotes(n screen.Notes) tea.Cmd {
	temp := a.config.TempFile
	return a.await("Notes", func() tea.Msg {
		path, err := temp("wend-*.md", n.Text)
		return writtenNoteMsg{Notes: n, path: path, err: err}
	})
}

// noteWritten starts the editor on the file that now holds the notes.
func (a *App) noteWritten(m writtenNoteMsg) tea.Cmd {
	a.waiting.Forget() // the editor has the keyboard now
	if m.err != nil {
		return a.fail(m.err)
	}
	cmd, err := a.config.Editor(m.path)
	if err != nil {
		return a.fail(err)
	}
	id := a.work.ID()
	return tea.ExecProcess(cmd, func(err error) tea.Msg {
		return forSession{id, editedMsg{writtenNoteMsg: m, failed: err}}
	})
}

// edited reads what the editor left.
func (a *App) edited(m editedMsg) tea.Cmd {
	slurp := a.config.Slurp
	return a.later(func() tea.Msg {
		text, err := slurp(m.path)
		if m.failed != nil {
			err = fmt.Errorf("the editor failed, the notes are as they were: %w", m.failed)
		}
		return noteMsg{writtenNoteMsg: m.writtenNoteMsg, text: text, err: err}
	})
}

// noteRead takes the notes over.
func (a *App) noteRead(m noteMsg) tea.Cmd {
	text := model.CleanText(m.text)
	switch {
	case m.err != nil:
		return a.fail(m.err)
	case text == m.Text:
		return a.say("The notes are as they were")
	}
	label := "notes of " + a.see().Quoted(m.Ref)
	return a.propose(label, edit.SetField(a.work.State(), m.Doc, m.Ref, m.Field, text), nil)
}

// maxOSC52 is how much text terminals take through an escape sequence.
const maxOSC52 = 70_000

// toClipboard copies text by the best way there is, and says which: the
// machine's clipboard, the terminal's, or a file when it is too long for that.
func (a *App) toClipboard(what, text string) tea.Cmd {
	native, temp := a.config.Clipboard, a.config.TempFile
	return a.later(func() tea.Msg {
		if native != nil && native(text) == nil {
			return copiedMsg{what: what, route: "the clipboard"}
		}
		if len(text) <= maxOSC52 {
			return copiedMsg{what: what, route: "the terminal's clipboard", text: text}
		}
		path, err := temp("wend-*.md", text)
		return copiedMsg{what: what, route: "the file " + path + ", as it is too long for the terminal", err: err}
	})
}

// copied says where text went. The terminal's clipboard never answers, so it is
// only known that it was sent.
func (a *App) copied(m copiedMsg) tea.Cmd {
	switch {
	case m.err != nil:
		return a.fail(fmt.Errorf("copying %s: %w", m.what, m.err))
	case m.text != "":
		return tea.Batch(tea.SetClipboard(m.text), a.say("Sent %s to %s", m.what, m.route))
	}
	return a.say("Copied %s to %s", m.what, m.route)
}
