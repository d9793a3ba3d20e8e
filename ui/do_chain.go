package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/scene"
)

// nextStrength is the order in which one key goes through them.
var nextStrength = map[int]int{0: 1, 1: 3, 3: 9, 9: 0}

// cycleStrength changes the link between the activity and the touchpoint under
// the cursor.
func cycleStrength(a *App) tea.Cmd {
	c := a.view.cursor
	l, _ := a.work.document().Link(c.Activity, c.Column.Touchpoint)
	return a.connect(c.Activity, nextStrength[l.Strength])
}

func (a *App) connect(id model.ActivityID, strength int) tea.Cmd {
	return a.link(id, strength, edit.Connect(a.work.State(), a.doc(), id, a.view.cursor.Column.Touchpoint, strength))
}

// link commits a change of the link that activity id has to the touchpoint under
// the cursor.
func (a *App) link(id model.ActivityID, strength int, edits []edit.Edit) tea.Cmd {
	t := a.view.cursor.Column.Touchpoint
	return a.commit(scene.Proposal{
		Label: fmt.Sprintf("link of %q to %q: %s", a.name(ref(model.KindActivity, id)),
			a.name(ref(model.KindTouchpoint, t)), text.Strength(strength)),
		Gesture: "connect " + model.LinkKey(id, t),
		Edits:   edits,
	})
}

// toggleEffect says whether the link supports or harms.
func toggleEffect(a *App) tea.Cmd {
	c := a.view.cursor
	l, found := a.work.document().Link(c.Activity, c.Column.Touchpoint)
	if !found {
		return a.say("There is no link here yet: s adds one")
	}
	next := model.Harms
	if l.Effect == model.Harms {
		next = model.Supports
	}
	edits := edit.SetField(a.work.State(), a.doc(), model.RefOf(l), "effect", next)
	return a.propose(fmt.Sprintf("link of %q %s", a.name(ref(model.KindActivity, c.Activity)), next), edits, nil)
}

// addLink chooses, by name, the activity that stands behind the touchpoint.
func addLink(a *App) tea.Cmd {
	t := a.view.cursor.Column.Touchpoint
	items := make([]dialog.Item, 0, len(a.view.activities))
	for _, act := range a.view.activities {
		l, _ := a.work.document().Link(act.ID, t)
		items = append(items, dialog.Item{Key: string(act.ID), Title: act.Name, About: text.Words(act.Category), Right: text.Strength(l.Strength)})
	}
	o := dialog.PickerOptions{
		Title: "Which activity stands behind " + a.name(ref(model.KindTouchpoint, t)) + "?",
		Items: items, Empty: "There is no activity yet: 3, then a adds one",
	}
	return a.pick(o, func(a *App, chosen dialog.Item) tea.Cmd {
		id := model.ActivityID(chosen.Key)
		a.view.cursor.Activity = id
		if l, linked := a.work.document().Link(id, t); linked {
			return a.connect(id, nextStrength[l.Strength])
		}
		return a.link(id, model.Medium, edit.AddLink(a.work.State(), a.doc(), id, t))
	})
}

// addActivity adds an activity behind the one under the cursor.
func addActivity(a *App) tea.Cmd {
	options := []dialog.Option{{Key: "", Title: "not said yet"}}
	for _, class := range []model.Class{model.Primary, model.Support, model.External} {
		for _, c := range model.Categories(class) {
			options = append(options, dialog.Option{Key: string(class) + "/" + c, Title: string(class) + ": " + text.Words(c)})
		}
	}
	return a.show(dialog.NewForm(dialog.FormOptions{
		Title: "New activity", Keys: a.keys,
		Rows: []dialog.FormRow{
			{Key: "name", Label: "Name", Placeholder: "What the company does", Required: true},
			{Key: "category", Label: "Category", Kind: dialog.FormChoice, Options: options},
			{Key: "cost", Label: "Cost per " + a.period(), Kind: dialog.FormNumber, Quantity: text.Amount(a.work.State().Workspace().Workspace().Currency)},
			{Key: "owner", Label: "Owner team"},
		},
		Accept: func(v map[string]string) tea.Msg {
			return doMsg(func(a *App) tea.Cmd { return a.insertActivity(v) })
		},
	}))
}

func (a *App) period() string {
	if p := a.work.State().Workspace().Workspace().Period; p != "" {
		return string(p)
	}
	return "year"
}

func (a *App) insertActivity(v map[string]string) tea.Cmd {
	class, category, _ := strings.Cut(v["category"], "/")
	act := model.Activity{
		ID: model.ActivityID(a.config.NewID()), Name: v["name"], Owner: v["owner"],
		Class: model.Class(class), Category: model.Category(category),
	}
	act.Cost = typedIn(text.Amount(a.work.State().Workspace().Workspace().Currency), v["cost"])
	return a.commit(scene.Proposal{
		Label: fmt.Sprintf("add activity %q", act.Name), Select: model.RefOf(act),
		Edits: edit.AddActivity(a.work.State(), act, a.view.cursor.Activity),
	})
}

func editActivity(a *App) tea.Cmd {
	return a.inspectRef(model.WorkspaceDoc, ref(model.KindActivity, a.view.cursor.Activity))
}

// orderActivities changes between people's order and that of contribution.
func orderActivities(a *App) tea.Cmd {
	a.view.ByValue = !a.view.ByValue
	a.view.settle(a.work.State(), a.work.document(), a.numbers.now)
	if a.view.ByValue {
		return a.say("Activities by contribution, the largest first")
	}
	return a.say("Activities in the order of the value chain")
}
