// Package journeys is what is done to whole journeys from any screen: begin,
// rename, copy, tag, export, delete.
//
// Each [Command] is told which journeys are meant and answers with an outcome; it
// keeps nothing and does no I/O.
package journeys

import (
	"fmt"
	"maps"
	"slices"

	"wend/model"
	"wend/model/edit"
	"wend/model/format/markdown"
	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/inspect"
	"wend/ui/keymap"
	"wend/ui/screen"
)

// Command does something with journeys that are in memory; there is at least
// one.
type Command func(f *screen.Frame, docs []*model.Document) screen.Outcome

// commands are about the journey that is selected; those about all that are
// marked say so.
var commands = map[keymap.Action]struct {
	do  Command
	all bool
}{
	keymap.JourneyOpen:      {do: open},
	keymap.JourneyEdit:      {do: properties},
	keymap.JourneyRename:    {do: rename},
	keymap.JourneyVariant:   {do: makeToBe},
	keymap.JourneyCompare:   {do: compareJourneys, all: true},
	keymap.JourneyCopy:      {do: toClipboard},
	keymap.JourneyExport:    {do: export, all: true},
	keymap.JourneyDuplicate: {do: duplicate, all: true},
	keymap.JourneyTags:      {do: tag, all: true},
	keymap.JourneyDelete:    {do: remove, all: true},
}

// Actions lists what [Do] does.
func Actions() []keymap.Action { return slices.Collect(maps.Keys(commands)) }

// Do does an action with one journey, or with all of several.
func Do(a keymap.Action, one model.DocID, all []model.DocID) screen.Outcome {
	c, ids := commands[a], []model.DocID{one}
	if c.all {
		ids = all
	}
	return screen.Outcome{Load: ids, Then: screen.Anywhere(func(f *screen.Frame) screen.Outcome {
		docs := make([]*model.Document, 0, len(ids))
		for _, id := range ids {
			d, found := f.State.Document(id)
			if !found {
				return screen.Refuse("This journey is gone")
			}
			docs = append(docs, d)
		}
		return c.do(f, docs)
	})}
}

func ref(d *model.Document) model.Ref {
	return model.Ref{Kind: model.KindJourney, Key: string(d.ID())}
}

// forEach returns what plan makes of each journey as the edits of one step; plan gets the
// state that those before it leave.
func forEach(f *screen.Frame, docs []*model.Document, plan func(model.State, *model.Document) ([]edit.Edit, error)) ([]edit.Edit, error) {
	state := f.State
	var all []edit.Edit
	for _, d := range docs {
		edits, err := plan(state, d)
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
	return text.Several(len(docs), "journey")
}

// unmarked takes the marks from journeys, as something was done with them.
func unmarked(o screen.Outcome) screen.Outcome {
	o.Then = func(s screen.Screen, _ *screen.Frame) (screen.Screen, screen.Outcome) {
		if c, ok := s.(screen.Chooser); ok {
			s = c.Unmarked()
		}
		return s, screen.Outcome{}
	}
	return o
}

func open(_ *screen.Frame, docs []*model.Document) screen.Outcome {
	return screen.Outcome{Show: docs[0].ID()}
}

func properties(_ *screen.Frame, docs []*model.Document) screen.Outcome {
	return screen.Outcome{Open: inspect.NewPage(docs[0].ID(), ref(docs[0]))}
}

func rename(f *screen.Frame, docs []*model.Document) screen.Outcome {
	d := docs[0]
	o := dialog.PromptOptions{Title: "Rename journey", Value: d.Journey().Title, Check: screen.NotBlank}
	return screen.Ask(f, o, func(typed string) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome {
			return screen.Change(fmt.Sprintf("rename journey to %q", typed), edit.SetText(f.State, d.ID(), ref(d), "title", typed), nil)
		})
	})
}

func remove(f *screen.Frame, docs []*model.Document) screen.Outcome {
	edits, err := forEach(f, docs, func(s model.State, d *model.Document) ([]edit.Edit, error) {
		return edit.Remove(s, d.ID(), ref(d))
	})
	what, it := journeysNamed(docs), "it"
	if len(docs) > 1 {
		it = "them"
	}
	o := screen.Change("delete "+what, edits, err)
	if err == nil {
		o.Say = fmt.Sprintf("Deleted %s: u brings %s back", what, it)
	}
	return o
}

func duplicate(f *screen.Frame, docs []*model.Document) screen.Outcome {
	copied := func(d *model.Document) string { return text.Name(d.Journey()) + " (copy)" }
	edits, err := forEach(f, docs, func(s model.State, d *model.Document) ([]edit.Edit, error) {
		return edit.DuplicateJourney(s, d.ID(), model.JourneyID(f.NewID()), copied(d), f.NewID)
	})
	if err != nil {
		return screen.Fail(err)
	}
	label, said := "duplicate "+journeysNamed(docs), "Made "+text.Several(len(docs), "copy")
	if len(docs) == 1 {
		label, said = "duplicate journey as "+copied(docs[0]), fmt.Sprintf("Made %q", copied(docs[0]))
	}
	o := screen.Change(label, edits, nil)
	o.Say = said + ": g l shows it"
	return unmarked(o)
}

// tag asks for the tags that all the journeys have; other tags of theirs stay as
// they are.
func tag(f *screen.Frame, docs []*model.Document) screen.Outcome {
	shared := slices.Clone(docs[0].Journey().Tags)
	for _, d := range docs[1:] {
		shared = slices.DeleteFunc(shared, func(tag string) bool { return !slices.Contains(d.Journey().Tags, tag) })
	}
	o := dialog.PromptOptions{Title: "Tags of " + journeysNamed(docs) + ", separated by ;", Value: screen.JoinList(shared)}
	return screen.Ask(f, o, func(typed string) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome {
			edits, err := forEach(f, docs, func(s model.State, d *model.Document) ([]edit.Edit, error) {
				return edit.SetField(s, d.ID(), ref(d), "tags", screen.Retag(d.Journey().Tags, shared, screen.SplitList(typed))), nil
			})
			return unmarked(screen.Change("tags of "+journeysNamed(docs), edits, err))
		})
	})
}

func makeToBe(f *screen.Frame, docs []*model.Document) screen.Outcome {
	d, id := docs[0], f.NewID()
	title := text.Name(d.Journey()) + " (to-be)"
	edits, err := edit.ToBe(f.State, d.ID(), model.JourneyID(id), title, f.NewID)
	o := screen.Change("make the to-be journey "+title, edits, err)
	if err == nil {
		o.Show = model.DocID(id)
	}
	return o
}

// toClipboard copies the whole map as Markdown.
func toClipboard(f *screen.Frame, docs []*model.Document) screen.Outcome {
	return screen.Outcome{Outside: screen.Outside{Copy: screen.Text{What: "the journey as Markdown", Text: markdown.Journey(f.State, docs[0].ID())}}}
}
