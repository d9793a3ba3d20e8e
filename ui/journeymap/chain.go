package journeymap

import (
	"fmt"
	"strings"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/screen"
)

// nextStrength is the order in which one key goes through them.
var nextStrength = map[int]int{0: 1, 1: 3, 3: 9, 9: 0}

// cycleStrength changes the link between the activity and the touchpoint under
// the cursor.
func cycleStrength(m *Map, f *screen.Frame) screen.Outcome {
	c := m.cursor
	l, _ := f.Journey.Link(c.Activity, c.Column.Touchpoint)
	return m.connect(f, c.Activity, nextStrength[l.Strength])
}

func (m *Map) connect(f *screen.Frame, id model.ActivityID, strength int) screen.Outcome {
	return m.link(f, id, strength, edit.Connect(f.State, f.Journey.ID(), id, m.cursor.Column.Touchpoint, strength))
}

// link changes the link that activity id has to the touchpoint under the cursor.
func (m *Map) link(f *screen.Frame, id model.ActivityID, strength int, edits []edit.Edit) screen.Outcome {
	t := m.cursor.Column.Touchpoint
	return screen.Propose(screen.Proposal{
		Label: fmt.Sprintf("link of %q to %q: %s", f.Name(ref(model.KindActivity, id)),
			f.Name(ref(model.KindTouchpoint, t)), text.Strength(strength)),
		Gesture: "connect " + model.LinkKey(id, t),
		Edits:   edits,
	})
}

// toggleEffect says whether the link supports or harms.
func toggleEffect(m *Map, f *screen.Frame) screen.Outcome {
	c := m.cursor
	l, found := f.Journey.Link(c.Activity, c.Column.Touchpoint)
	if !found {
		return screen.Refuse("There is no link here yet: s adds one")
	}
	next := model.Harms
	if l.Effect == model.Harms {
		next = model.Supports
	}
	edits := edit.SetField(f.State, f.Journey.ID(), model.RefOf(l), "effect", next)
	return screen.Change(fmt.Sprintf("link of %q %s", f.Name(ref(model.KindActivity, c.Activity)), next), edits, nil)
}

// addLink chooses, by name, the activity that stands behind the touchpoint.
func addLink(m *Map, f *screen.Frame) screen.Outcome {
	t := m.cursor.Column.Touchpoint
	items := make([]dialog.Item, 0, len(m.activities))
	for _, act := range m.activities {
		l, _ := f.Journey.Link(act.ID, t)
		items = append(items, dialog.Item{Key: string(act.ID), Title: act.Name, About: text.Words(act.Category), Right: text.Strength(l.Strength)})
	}
	o := dialog.PickerOptions{
		Title: "Which activity stands behind " + f.Name(ref(model.KindTouchpoint, t)) + "?",
		Items: items, Empty: "There is no activity yet: 3, then a adds one",
	}
	return pick(f, o, func(m *Map, f *screen.Frame, chosen dialog.Item) screen.Outcome {
		id := model.ActivityID(chosen.Key)
		m.cursor.Activity = id
		if l, linked := f.Journey.Link(id, t); linked {
			return m.connect(f, id, nextStrength[l.Strength])
		}
		return m.link(f, id, model.Medium, edit.AddLink(f.State, f.Journey.ID(), id, t))
	})
}

// addActivity adds an activity behind the one under the cursor.
func addActivity(m *Map, f *screen.Frame) screen.Outcome {
	options := []dialog.Option{{Key: "", Title: "not said yet"}}
	for _, class := range []model.Class{model.Primary, model.Support, model.External} {
		for _, c := range model.Categories(class) {
			options = append(options, dialog.Option{Key: string(class) + "/" + c, Title: string(class) + ": " + text.Words(c)})
		}
	}
	return fill(f, dialog.FormOptions{
		Title: "New activity",
		Rows: []dialog.FormRow{
			{Key: "name", Label: "Name", Placeholder: "What the company does", Required: true},
			{Key: "category", Label: "Category", Kind: dialog.FormChoice, Options: options},
			{Key: "cost", Label: "Cost per " + period(f), Kind: dialog.FormNumber, Quantity: text.Amount(f.State.Workspace().Workspace().Currency)},
			{Key: "owner", Label: "Owner team"},
		},
	}, (*Map).insertActivity)
}

func period(f *screen.Frame) string {
	if p := f.State.Workspace().Workspace().Period; p != "" {
		return string(p)
	}
	return "year"
}

func (m *Map) insertActivity(f *screen.Frame, v map[string]string) screen.Outcome {
	class, category, _ := strings.Cut(v["category"], "/")
	act := model.Activity{
		ID: model.ActivityID(f.NewID()), Name: v["name"], Owner: v["owner"],
		Class: model.Class(class), Category: model.Category(category),
	}
	act.Cost = typedIn(text.Amount(f.State.Workspace().Workspace().Currency), v["cost"])
	return screen.Propose(screen.Proposal{
		Label: fmt.Sprintf("add activity %q", act.Name), Select: model.RefOf(act),
		Edits: edit.AddActivity(f.State, act, m.cursor.Activity),
	})
}

func editActivity(m *Map, f *screen.Frame) screen.Outcome {
	return open(model.WorkspaceDoc, ref(model.KindActivity, m.cursor.Activity))
}

// orderActivities changes between people's order and that of contribution.
func orderActivities(m *Map, f *screen.Frame) screen.Outcome {
	m.ByValue = !m.ByValue
	m.settle(f)
	if m.ByValue {
		return screen.Say("Activities by contribution, the largest first")
	}
	return screen.Say("Activities in the order of the value chain")
}
