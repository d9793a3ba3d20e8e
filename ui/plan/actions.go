package plan

import (
	"fmt"

	"wend/model"
	"wend/model/edit"
	"wend/model/plan"
	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/inspect"
	"wend/ui/screen"
	"wend/ui/things"
)

// add asks for a new thing of a list.
func add(f *screen.Frame, list int) screen.Outcome {
	switch {
	case f.Tried:
		return screen.Outcome{}
	case list == problems:
		return addProblem(f)
	case list == chances:
		return things.Opportunity(f, nil)
	}
	return things.Initiative(f, nil)
}

// addProblem asks for a pain, a need or a barrier and where it is.
func addProblem(f *screen.Frame) screen.Outcome {
	kinds := []dialog.Option{}
	for _, k := range []model.FindingKind{model.Pain, model.Need, model.Barrier} {
		kinds = append(kinds, dialog.Option{Key: string(k), Title: text.Words(string(k))})
	}
	places := []dialog.Option{{Title: "not said"}}
	for s := range f.Journey.Stages() {
		places = append(places, dialog.Option{Key: model.RefOf(s).String(), Title: text.Name(s)})
		for t := range f.Journey.Touchpoints(s.ID) {
			places = append(places, dialog.Option{Key: model.RefOf(t).String(), Title: "  " + text.Name(t)})
		}
	}
	o := dialog.FormOptions{Title: "New pain or need", Rows: []dialog.FormRow{
		{Key: "text", Label: "Text", Required: true, Placeholder: "in the customer's words"},
		{Key: "kind", Label: "Kind", Kind: dialog.FormChoice, Options: kinds},
		{Key: "where", Label: "Where", Kind: dialog.FormChoice, Options: places},
	}}
	return screen.Fill(f, o, func(v map[string]string) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome {
			finding := model.Finding{ID: model.FindingID(f.NewID()), Type: model.FindingKind(v["kind"]), Text: v["text"]}
			for s := range f.Journey.Stages() {
				if model.RefOf(s).String() == v["where"] {
					finding.Stage = s.ID
				}
				for t := range f.Journey.Touchpoints(s.ID) {
					if model.RefOf(t).String() == v["where"] {
						finding.Touchpoint = t.ID
					}
				}
			}
			return screen.Change(fmt.Sprintf("add %s %q", v["kind"], v["text"]), edit.AddFinding(f.Journey.ID(), finding), nil)
		})
	})
}

// rankings are the scores to rank by, with what each needs.
var rankings = []struct{ key, about string }{
	{"priority", "impact on satisfaction, conversion and the business, 0 to 10 each"},
	{"rice", "reach, impact, confidence, effort"},
	{"ice", "impact, confidence, ease"},
	{"wsjf", "value, time criticality, risk reduction, job size"},
	{"ulwick", "how much what it answers matters and how little it satisfies"},
	{"roi", "benefit beyond the cost, as a part of the cost"},
	{string(model.MostUsed), "the one that most initiatives are rated for"},
}

// rankBy asks for the score to rank by: a setting of the workspace.
func rankBy(f *screen.Frame) screen.Outcome {
	if f.Tried {
		return screen.Outcome{}
	}
	var items []dialog.Item
	scored := plan.Scored(planOf(f))
	for _, r := range rankings {
		item := dialog.Item{Key: r.key, Title: text.Words(r.key), About: r.about}
		if n, known := scored[r.key]; known {
			item.Right = fmt.Sprintf("%d have it", n)
		}
		items = append(items, item)
	}
	now := string(f.State.Workspace().Workspace().Settings.WithDefaults().Ranking)
	return screen.Pick(f, dialog.PickerOptions{Title: "Rank initiatives by", Items: items, Selected: now}, func(chosen dialog.Item) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome {
			edits := edit.SetField(f.State, model.WorkspaceDoc, model.RefOf(f.State.Workspace().Workspace()), "settings.ranking", chosen.Key)
			if len(edits) == 0 {
				return screen.Say("They are ranked by that already")
			}
			return screen.Change("rank initiatives by "+chosen.Title, edits, nil)
		})
	})
}

// target is a number that an initiative can change.
type target struct {
	kpi              model.KPI
	transition       string
	title, about     string
	quantity         text.Quantity
	expected, actual model.Opt[float64]
}

// targets are the KPIs and transitions that an initiative can have an effect on;
// those on which it has one come first.
func targets(f *screen.Frame, i model.Initiative) []target {
	var first, rest []target
	put := func(t target, has bool) {
		if has {
			first = append(first, t)
		} else {
			rest = append(rest, t)
		}
	}
	currency := f.State.Workspace().Workspace().Currency
	for _, d := range []*model.Document{f.Journey, f.State.Workspace()} {
		for k := range model.All[model.KPI](d) {
			t := target{kpi: k, title: text.Name(k), about: "KPI", quantity: text.OfKPI(k.Unit, currency).Change()}
			has := false
			for _, e := range i.Effects {
				if e.KPI == k.ID {
					t.expected, t.actual, has = e.Expected, e.Actual, true
				}
			}
			put(t, has)
		}
	}
	for w := range model.All[model.Transition](f.Journey) {
		if w.From == model.Entry || w.To == model.Lost {
			continue
		}
		t := target{
			transition: w.Key(), title: f.Names().Node(w.From) + " " + f.Theme.Glyphs.Arrow + " " + f.Names().Node(w.To), about: "transition",
			quantity: text.Percent.Change(),
		}
		has := false
		for _, s := range i.Shifts {
			if s.Transition == t.transition {
				t.expected, t.actual, has = s.Expected, s.Actual, true
			}
		}
		put(t, has)
	}
	return append(first, rest...)
}

// effect asks what an initiative changes, and by how much.
func effect(f *screen.Frame, r row) screen.Outcome {
	if f.Tried {
		return screen.Outcome{}
	}
	i := r.work.Initiative
	all := targets(f, i)
	var items []dialog.Item
	for n, t := range all {
		item := dialog.Item{Key: fmt.Sprint(n), Title: t.title, About: t.about}
		if v, set := t.expected.Value(); set {
			item.Right = "expected " + t.quantity.Exact(v)
		}
		items = append(items, item)
	}
	o := dialog.PickerOptions{Title: fmt.Sprintf("What does %q change?", r.name), Items: items, Empty: "There is no KPI and no transition yet: g k, t on the map"}
	return screen.Pick(f, o, func(chosen dialog.Item) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome {
			for n, t := range all {
				if fmt.Sprint(n) == chosen.Key {
					return ask(f, i.ID, t)
				}
			}
			return screen.Outcome{}
		})
	})
}

// ask asks for the expected and the actual change of a number.
func ask(f *screen.Frame, id model.InitiativeID, t target) screen.Outcome {
	typed := func(o model.Opt[float64]) string {
		if v, set := o.Value(); set {
			return t.quantity.Typed(v)
		}
		return ""
	}
	rows := []dialog.FormRow{
		{Key: "expected", Label: "Expected", Kind: dialog.FormNumber, Quantity: t.quantity, Value: typed(t.expected), Placeholder: "the change, as -5 or 2"},
		{Key: "actual", Label: "Actual", Kind: dialog.FormNumber, Quantity: t.quantity, Value: typed(t.actual), Placeholder: "when it is measured"},
	}
	o := dialog.FormOptions{Title: "Change of " + t.title, Hint: "By how much, not to what. Both empty: no effect.", Rows: rows}
	return screen.Fill(f, o, func(v map[string]string) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome { return setEffect(f, id, t, v) })
	})
}

// setEffect gives an initiative an effect in place of the one on the same number.
func setEffect(f *screen.Frame, id model.InitiativeID, t target, v map[string]string) screen.Outcome {
	var read [2]model.Opt[float64]
	for n, key := range []string{"expected", "actual"} {
		if v[key] == "" {
			continue
		}
		x, err := text.Parse(v[key], t.quantity, text.Unknown)
		if err != nil {
			return screen.Fail(err)
		}
		read[n] = model.Some(x)
	}
	i, found := model.Lookup[model.Initiative](f.State.Workspace(), id)
	if !found {
		return screen.Refuse("The initiative is gone")
	}
	none := !read[0].IsSet() && !read[1].IsSet()
	ref, label := model.RefOf(i), fmt.Sprintf("effect of %q on %s", text.Name(i), t.title)
	if t.transition != "" {
		shifts := with(i.Shifts, func(s model.Shift) bool { return s.Transition == t.transition }, model.Shift{Transition: t.transition, Expected: read[0], Actual: read[1]}, none)
		return screen.Change(label, edit.SetField(f.State, model.WorkspaceDoc, ref, "transitionEffects", shifts), nil)
	}
	effects := with(i.Effects, func(e model.Effect) bool { return e.KPI == t.kpi.ID }, model.Effect{KPI: t.kpi.ID, Expected: read[0], Actual: read[1]}, none)
	return screen.Change(label, edit.SetField(f.State, model.WorkspaceDoc, ref, "effects", effects), nil)
}

// with returns list with one that is the same replaced by x, or taken out.
func with[T any](list []T, same func(T) bool, x T, none bool) []T {
	var out []T
	done := none
	for _, e := range list {
		switch {
		case !same(e):
			out = append(out, e)
		case !done:
			out, done = append(out, x), true
		}
	}
	if !done {
		out = append(out, x)
	}
	return out
}

// open opens the page of a row.
func open(r row) screen.Outcome { return screen.Outcome{Open: inspect.NewPage(r.doc, r.ref)} }
