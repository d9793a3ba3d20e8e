package journeymap

import (
	"slices"

	"wend/model"
	"wend/model/edit"
	"wend/model/format/markdown"
	"wend/model/text"
	"wend/ui/screen"
)

// copySelected copies what is selected: as text to the clipboard, and as itself
// for paste.
func copySelected(m *Map, f *screen.Frame) screen.Outcome {
	r := m.selection()
	doc := f.DocOf(r)
	if c, err := edit.Copy(f.State, doc, r); err == nil {
		m.clip = &c
	}
	d, _ := f.State.Document(doc)
	o, found := d.Find(r)
	if !found {
		return screen.Refuse("There is nothing to copy here")
	}
	return screen.Outcome{Outside: screen.Outside{Copy: screen.Text{What: text.Quoted(o), Text: markdown.Object(f.State, doc, o)}}}
}

// pasteClip puts what was copied last behind the cursor.
func pasteClip(m *Map, f *screen.Frame) screen.Outcome {
	if m.clip == nil {
		return screen.Refuse("Nothing was copied yet: y copies; text from elsewhere comes in by the terminal's own paste")
	}
	parent, before := "", ""
	switch m.clip.Root.Kind() {
	case model.KindTouchpoint:
		if why := needStage(*m, f); why != "" {
			return screen.Refuse("%s", why)
		}
		stage, next := m.spot(f, false)
		parent, before = string(stage), string(next)
	case model.KindStage:
		before = m.stageAfter(f)
	case model.KindFinding, model.KindOpportunity, model.KindTactic:
		parent = string(m.cursor.Column.Touchpoint)
	}
	doc := f.Journey.ID()
	if !m.clip.Root.Kind().In(doc) {
		doc = model.WorkspaceDoc
	}
	edits, made, err := edit.Paste(f.State, *m.clip, doc, parent, before, f.NewID)
	if err != nil {
		return screen.Fail(err)
	}
	label := "paste " + text.Quoted(m.clip.Root)
	return screen.Propose(screen.Proposal{Label: label, Edits: edits, Select: made})
}

// stageAfter returns the stage behind the cursor's, "" if it is the last.
func (m *Map) stageAfter(f *screen.Frame) string {
	ids := f.Journey.IDs(model.KindStage, "")
	if i := slices.Index(ids, string(m.cursor.Column.Stage)); i >= 0 && i+1 < len(ids) {
		return ids[i+1]
	}
	return ""
}
