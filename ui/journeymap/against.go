package journeymap

import (
	"wend/model"
	"wend/model/analysis"
	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/panel"
	"wend/ui/scene"
	"wend/ui/screen"
)

// against is the journey that the one on the screen is compared with, as it was
// when it was compared.
type against struct {
	id          model.DocID // "" compares with nothing
	here, there *model.Document
	report      *analysis.Report // nil while it is counted
	made        *scene.Against
}

// toggleAgainst lays the other of an as-is and a to-be journey over this one, or
// takes it away.
func toggleAgainst(m *Map, f *screen.Frame) screen.Outcome {
	if m.against.id != "" {
		m.against = against{}
		return screen.Say("The journey is shown alone")
	}
	ids := candidates(f)
	if len(ids) == 0 {
		return screen.Refuse("There is nothing to compare with yet: the palette (:) makes the to-be journey")
	}
	return screen.Outcome{Load: ids, Then: on(func(m *Map, f *screen.Frame) screen.Outcome {
		var items []dialog.Item
		for _, id := range ids {
			if d, found := f.State.Document(id); found && related(f.Journey, d) {
				items = append(items, dialog.Item{Key: string(id), Title: text.Name(d.Journey())})
			}
		}
		switch len(items) {
		case 0:
			return screen.Refuse("No journey is the to-be of this one: the palette (:) makes it")
		case 1:
			return m.compareWith(f, model.DocID(items[0].Key))
		}
		return pick(f, dialog.PickerOptions{Title: "Compare with", Items: items}, func(m *Map, f *screen.Frame, chosen dialog.Item) screen.Outcome {
			return m.compareWith(f, model.DocID(chosen.Key))
		})
	})}
}

// candidates lists the journeys that may be the other one: which it is, is known
// when they are in memory.
func candidates(f *screen.Frame) []model.DocID {
	if as := f.Journey.Journey().ComparesTo; as != "" {
		return []model.DocID{model.DocID(as)}
	}
	var ids []model.DocID
	for _, l := range f.Journeys {
		if l.Variant == string(model.ToBe) && l.ID != f.Journey.ID() {
			ids = append(ids, l.ID)
		}
	}
	return ids
}

func related(d, other *model.Document) bool {
	return string(d.Journey().ComparesTo) == string(other.ID()) || string(other.Journey().ComparesTo) == string(d.ID())
}

// compareWith lays journey id over the one on the screen, and says what differs
// if that is known.
func (m *Map) compareWith(f *screen.Frame, id model.DocID) screen.Outcome {
	m.against, m.Expected = against{id: id}, false
	m.settle(f)
	if m.against.report == nil { // the map says it when it is counted
		return screen.Outcome{}
	}
	return screen.Say("%s", panel.Compared(m.scene(f)))
}

// settleAgainst makes the comparison agree with f: it ends when one of the two is
// not there.
func (m *Map) settleAgainst(f *screen.Frame) {
	a := &m.against
	if a.id == "" {
		return
	}
	there, found := f.State.Document(a.id)
	if f.Journey == nil || !found || !related(f.Journey, there) {
		*a = against{}
		return
	}
	if r := f.Of(a.id); a.here != f.Journey || a.there != there || a.report != r {
		a.here, a.there, a.report = f.Journey, there, r
		a.made = scene.NewAgainst(f.Journey, there, r)
	}
}
