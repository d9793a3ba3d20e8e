package things

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
	"wend/ui/inspect"
	"wend/ui/screen"
)

// FromCatalogue returns a KPI as the catalogue has it, without an id.
func FromCatalogue(key string) (model.KPI, bool) {
	for _, c := range assets.KPICatalogue() {
		if c.Key == key {
			k := model.KPI{
				Name: c.Name, Definition: c.Key, Unit: model.Unit(c.Unit), Direction: model.Direction(c.Direction),
				Numerator: c.Numerator, Denominator: c.Denominator,
			}
			if c.Scale > 0 {
				k.Scale = model.Some(c.Scale)
			}
			return k, true
		}
	}
	return model.KPI{}, false
}

// at is an entry of the catalogue and the stage of the open journey that it is for,
// which has no id where it is for the whole.
type at struct {
	entry assets.KPI
	stage model.Stage
}

// key names the entry at its stage.
func (a at) key() string { return a.entry.Key + "/" + string(a.stage.ID) }

// there reports whether the journey has the KPI at that stage.
func (a at) there(d *model.Document) bool {
	for k := range model.All[model.KPI](d) {
		if k.Definition == a.entry.Key && k.Stage == a.stage.ID {
			return true
		}
	}
	return false
}

// catalogued lists the catalogue stage by stage of the journey, then what is for
// none of its stages.
func catalogued(d *model.Document) []at {
	var out []at
	used, catalogue := map[string]bool{}, assets.KPICatalogue()
	for st := range d.Stages() {
		for _, c := range catalogue {
			if slices.Contains(c.Stages, string(st.Type)) {
				used[c.Key] = true
				out = append(out, at{c, st})
			}
		}
	}
	for _, c := range catalogue {
		if !used[c.Key] {
			out = append(out, at{entry: c})
		}
	}
	return out
}

// Catalogue offers the KPIs of the catalogue by stage, and opens the page of the
// one that is chosen.
func Catalogue(f *screen.Frame) screen.Outcome {
	all := catalogued(f.Journey)
	var items []dialog.Item
	for _, a := range all {
		where := "the journey"
		if a.stage.ID != "" {
			where = text.Name(a.stage)
		}
		i := dialog.Item{Key: a.key(), Title: a.entry.Name, About: a.entry.Definition, Right: where}
		if a.there(f.Journey) {
			i.Disabled = "It is there already"
		}
		items = append(items, i)
	}
	return screen.Pick(f, dialog.PickerOptions{Title: "Add a KPI of the catalogue", Items: items}, func(chosen dialog.Item) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome {
			edits, added := adding(f, among(all, chosen.Key))
			o := screen.Change(fmt.Sprintf("add KPI %q", chosen.Title), edits, nil)
			if len(added) == 1 {
				o.Open = inspect.NewPage(f.Journey.ID(), model.RefOf(added[0]))
			}
			return o
		})
	})
}

func among(all []at, keys ...string) []at {
	var out []at
	for _, a := range all {
		if slices.Contains(keys, a.key()) {
			out = append(out, a)
		}
	}
	return out
}

// adding plans the KPIs that are not there yet.
func adding(f *screen.Frame, list []at) (edits []edit.Edit, added []model.KPI) {
	state := f.State
	for _, a := range list {
		k, known := FromCatalogue(a.entry.Key)
		d, _ := state.Document(f.Journey.ID())
		if !known || a.there(d) {
			continue
		}
		k.ID, k.Stage = model.KPIID(f.NewID()), a.stage.ID
		next := edit.AddKPI(state, f.Journey.ID(), k)
		r, err := edit.Apply(state, next)
		if err != nil {
			continue
		}
		state, edits, added = r.State, append(edits, next...), append(added, k)
	}
	return edits, added
}

// sets are KPIs that are watched together, by their keys in the catalogue.
var sets = []struct {
	name string
	keys []string
}{
	{"Advocacy", []string{"csat", "nps", "retention-rate", "referrals"}},
	{"Value chain", []string{"click-through", "stage-conversion", "bounce-rate", "csat", "time-on-activity"}},
}

// Sets offers whole sets of KPIs, and adds those of one that are not there yet.
func Sets(f *screen.Frame) screen.Outcome {
	all := catalogued(f.Journey)
	var items []dialog.Item
	choices := map[string][]at{}
	offer := func(name string, list []at) {
		var names []string
		missing := 0
		for _, a := range list {
			names = append(names, a.entry.Name)
			if !a.there(f.Journey) {
				missing++
			}
		}
		i := dialog.Item{Key: name, Title: name, About: strings.Join(names, ", "), Right: fmt.Sprintf("%d of %d", missing, len(list))}
		if missing == 0 {
			i.Disabled = "All of them are there already"
		}
		items, choices[name] = append(items, i), list
	}
	for _, s := range sets {
		offer(s.name, once(all, s.keys, s.name == "Advocacy"))
	}
	for st := range f.Journey.Stages() {
		own := slices.DeleteFunc(slices.Clone(all), func(a at) bool { return a.stage.ID != st.ID })
		if len(own) > 0 {
			offer("Stage "+text.Name(st), own)
		}
	}
	o := dialog.PickerOptions{
		Title: "Add a whole set of KPIs", Items: items,
		Preview: func(i dialog.Item) []string {
			out := []string{"Adds what is not there yet, as one step:", ""}
			for _, a := range choices[i.Key] {
				there := ""
				if a.there(f.Journey) {
					there = " (is there)"
				}
				out = append(out, a.entry.Name+", "+cmp.Or(a.stage.Name, "the journey")+there)
			}
			return out
		},
	}
	return screen.Pick(f, o, func(chosen dialog.Item) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome {
			edits, added := adding(f, choices[chosen.Key])
			o := screen.Change("add KPIs: "+chosen.Title, edits, nil)
			o.Say = "Added " + text.Several(len(added), "KPI")
			return o
		})
	})
}

// once returns an entry for each key: at the stage of advocacy if late, or else at
// the first stage that it is for.
func once(all []at, keys []string, late bool) []at {
	var out []at
	for _, key := range keys {
		var best at
		for _, a := range all {
			switch {
			case a.entry.Key != key:
			case best.entry.Key == "", late && a.stage.Type == "advocacy":
				best = a
			}
		}
		if best.entry.Key != "" {
			out = append(out, best)
		}
	}
	return out
}
