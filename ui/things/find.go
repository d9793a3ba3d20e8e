package things

import (
	"cmp"
	"strconv"

	"wend/model"
	"wend/model/search"
	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/inspect"
	"wend/ui/screen"
)

// Find lets one find anything in state by any of its words, and goes there: visit
// is what to do on the map of its journey to see a touchpoint or a stage. What
// is no such place shows its page. It looks at everything: call it beside the screen.
func Find(f *screen.Frame, state model.State, visit func(model.Ref) screen.Answer) screen.Outcome {
	var items []dialog.Item
	var all []search.Entry
	add := func(d *model.Document) {
		for _, e := range search.In(state.Workspace(), d) {
			items = append(items, dialog.Item{
				Key: strconv.Itoa(len(all)), Title: e.Name, About: cmp.Or(e.Home, "workspace"), Right: kindOf(d, e), Also: e.Words(),
			})
			all = append(all, e)
		}
	}
	if f.Journey != nil {
		add(f.Journey) // what one looks for is mostly near
	}
	for d := range state.Journeys() {
		if f.Journey == nil || d.ID() != f.Journey.ID() {
			add(d)
		}
	}
	add(state.Workspace())
	at := func(i dialog.Item) search.Entry {
		n, _ := strconv.Atoi(i.Key)
		return all[n]
	}
	o := dialog.PickerOptions{
		Title: "Find in all journeys", Items: items, Empty: "There is nothing in the workspace yet",
		Placeholder: "any words of anything", Preview: func(i dialog.Item) []string { return said(at(i), i) },
	}
	return screen.Pick(f, o, func(chosen dialog.Item) screen.Answer { return goTo(at(chosen), visit) })
}

// kindOf says what a thing is; of a finding, which one.
func kindOf(d *model.Document, e search.Entry) string {
	o, _ := d.Find(e.Ref)
	switch o := o.(type) {
	case model.Finding:
		return text.Words(string(o.Type))
	case model.Empathy:
		return text.Words(string(o.Type))
	case model.Experience:
		return "feeling"
	}
	return e.Ref.Kind.String()
}

// said writes what a thing is and its texts, to be read beside the list.
func said(e search.Entry, i dialog.Item) []string {
	out := []string{i.Right + " of " + i.About, ""}
	for _, s := range e.Texts {
		out = append(out, s.Label+": "+s.Text)
	}
	return out
}

func goTo(e search.Entry, visit func(model.Ref) screen.Answer) screen.Answer {
	page := screen.Outcome{Open: inspect.NewPage(e.Doc, e.Ref)}
	return screen.Anywhere(func(*screen.Frame) screen.Outcome {
		switch {
		case e.Doc == model.WorkspaceDoc:
			return page
		case e.Ref.Kind == model.KindJourney:
			return screen.Outcome{Show: e.Doc}
		case e.Place == e.Ref:
			return screen.Outcome{Show: e.Doc, Then: visit(e.Ref)}
		}
		return screen.Outcome{Show: e.Doc, Then: func(on screen.Screen, f *screen.Frame) (screen.Screen, screen.Outcome) {
			if !e.Place.IsZero() {
				on, _ = visit(e.Place)(on, f)
			}
			return on, page
		}}
	})
}
