package journeymap

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"wend/assets"
	"wend/model"
	"wend/model/edit"
	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/scene"
	"wend/ui/screen"
	"wend/ui/things"
)

// ownKPI is the key of the choice to define a KPI oneself.
const ownKPI = "own"

// addKPI offers the catalogue, what fits the stage first.
func addKPI(m *Map, f *screen.Frame) screen.Outcome {
	st, _ := m.scene(f).Stage()
	var fitting, others []dialog.Item
	for _, k := range assets.KPICatalogue() {
		item := dialog.Item{Key: k.Key, Title: k.Name, About: k.Definition, Right: k.Unit}
		if slices.Contains(k.Stages, string(st.Type)) {
			fitting = append(fitting, item)
		} else {
			others = append(others, item)
		}
	}
	items := append([]dialog.Item{{Key: ownKPI, Title: "One of your own"}}, append(fitting, others...)...)
	return pick(f, dialog.PickerOptions{Title: "Add a KPI to " + cmp.Or(st.Name, "the journey"), Items: items}, func(m *Map, f *screen.Frame, chosen dialog.Item) screen.Outcome {
		k := model.KPI{Unit: model.Percent, Direction: model.Up}
		if c, found := things.FromCatalogue(chosen.Key); found {
			k = c
		}
		return m.kpiForm(f, k)
	})
}

// kpiForm asks for what a new KPI needs: name, unit, direction, baseline, target.
func (m *Map) kpiForm(f *screen.Frame, k model.KPI) screen.Outcome {
	units := choices(model.KindKPI, "unit")
	return fill(f, dialog.FormOptions{
		Title: "New KPI", Hint: "Percentages are typed as 45, not 0.45.",
		Rows: []dialog.FormRow{
			{Key: "name", Label: "Name", Value: k.Name, Required: true},
			{Key: "unit", Label: "Unit", Kind: dialog.FormChoice, Options: units, Value: string(k.Unit)},
			{Key: "direction", Label: "Better is", Kind: dialog.FormChoice, Options: choices(model.KindKPI, "direction"), Value: string(k.Direction)},
			{Key: "baseline", Label: "Baseline", Kind: dialog.FormNumber, Placeholder: "where it stands"},
			{Key: "target", Label: "Target", Kind: dialog.FormNumber, Placeholder: "where it should go"},
		},
	}, func(m *Map, f *screen.Frame, v map[string]string) screen.Outcome { return m.insertKPI(f, k, v) })
}

// choices returns the options of a field.
func choices(k model.Kind, field string) []dialog.Option {
	f, err := model.FieldOf(k, field)
	if err != nil {
		return nil
	}
	out := make([]dialog.Option, 0, len(f.Options))
	for _, o := range f.Options {
		out = append(out, dialog.Option{Key: o, Title: text.Words(o)})
	}
	return out
}

func (m *Map) insertKPI(f *screen.Frame, k model.KPI, v map[string]string) screen.Outcome {
	k.ID, k.Name = model.KPIID(f.NewID()), v["name"]
	k.Unit, k.Direction = model.Unit(v["unit"]), model.Direction(v["direction"])
	k.Stage = m.cursor.Column.Stage
	if m.Focus == scene.Journey && m.cursor.Lane == scene.LaneKPI {
		k.Touchpoint = m.cursor.Column.Touchpoint
	}
	q := text.OfKPI(k.Unit, "")
	k.Baseline, k.Target = typedIn(q, v["baseline"]), typedIn(q, v["target"])
	o := screen.Change(fmt.Sprintf("add KPI %q", k.Name), edit.AddKPI(f.State, f.Journey.ID(), k), nil)
	o.Say = fmt.Sprintf("Added KPI %q: C records a value", k.Name)
	return o
}

// typedIn reads what a form has checked; unset if there is no number.
func typedIn(q text.Quantity, typed string) model.Opt[float64] {
	x, err := text.Parse(typed, q, text.Unknown)
	if err != nil {
		return model.Opt[float64]{}
	}
	return model.Some(x)
}

// recordKPI asks which KPI and for its new value.
func recordKPI(m *Map, f *screen.Frame) screen.Outcome {
	var items []dialog.Item
	for _, id := range []model.DocID{f.Journey.ID(), model.WorkspaceDoc} {
		d, _ := f.State.Document(id)
		if d == nil {
			continue
		}
		for k := range model.All[model.KPI](d) {
			where := f.Name(ref(model.KindStage, k.Stage))
			items = append(items, dialog.Item{Key: string(id) + "/" + string(k.ID), Title: k.Name, About: where, Right: string(k.Unit)})
		}
	}
	if len(items) == 1 {
		return record(f, items[0])
	}
	selected := ""
	if r := m.selection(); r.Kind == model.KindKPI {
		selected = string(f.DocOf(r)) + "/" + r.Key
	}
	o := dialog.PickerOptions{Title: "Record a value of", Items: items, Selected: selected, Empty: "There is no KPI yet: c adds one"}
	return pick(f, o, func(_ *Map, f *screen.Frame, chosen dialog.Item) screen.Outcome { return record(f, chosen) })
}

// record asks for a new value of the KPI of a row.
func record(f *screen.Frame, of dialog.Item) screen.Outcome {
	doc, id, _ := strings.Cut(of.Key, "/")
	d, _ := f.State.Document(model.DocID(doc))
	k, _ := model.Lookup[model.KPI](d, id)
	return things.Record(f, d.ID(), k, "")
}
