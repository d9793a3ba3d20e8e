package things

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"wend/model"
	"wend/model/edit"
	"wend/model/format/sheet"
	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/keymap"
	"wend/ui/screen"
)

// Place is where a thing lives.
type Place struct {
	Doc model.DocID
	Ref model.Ref
}

// find returns the thing, if it is still there.
func (p Place) find(s model.State) (model.Object, bool) {
	d, found := s.Document(p.Doc)
	if !found {
		return nil, false
	}
	return d.Find(p.Ref)
}

// Marked are the actions that [Do] does with the things of a list.
var Marked = map[keymap.Action]bool{
	keymap.ItemDelete: true, keymap.ItemDuplicate: true,
	keymap.OwnerSet: true, keymap.StatusSet: true, keymap.DueSet: true, keymap.TagsSet: true,
}

// fieldNames are the fields that an action gives a value, by the name that a kind has
// for it.
var fieldNames = map[keymap.Action][]string{
	keymap.OwnerSet: {"owner", "ownerTeam"}, keymap.StatusSet: {"status"}, keymap.DueSet: {"due"}, keymap.TagsSet: {"tags"},
}

// Do does one of the actions [Marked] with things, as one step.
func Do(a keymap.Action, f *screen.Frame, places []Place) screen.Outcome {
	switch {
	case f.Tried && fieldNames[a] == nil:
		return screen.Outcome{} // deleting and copying are not refused
	case a == keymap.ItemDelete:
		return remove(f, places)
	case a == keymap.ItemDuplicate:
		return duplicate(f, places)
	}
	return set(f, a, places)
}

// named says which things a step is about.
func named(f *screen.Frame, places []Place) string {
	if len(places) == 1 {
		if o, found := places[0].find(f.State); found {
			return text.Quoted(o)
		}
	}
	kind := places[0].Ref.Kind
	if slices.ContainsFunc(places, func(p Place) bool { return p.Ref.Kind != kind }) {
		return text.Several(len(places), "thing")
	}
	return text.Several(len(places), kind.String())
}

// each returns what plan makes of each thing as the edits of one step; plan gets
// the state that those before leave. Those that went with others are passed over.
func each(s model.State, places []Place, plan func(model.State, Place) ([]edit.Edit, error)) ([]edit.Edit, error) {
	var all []edit.Edit
	for _, p := range places {
		if _, found := p.find(s); !found {
			continue
		}
		edits, err := plan(s, p)
		if err != nil {
			return nil, err
		}
		r, err := edit.Apply(s, edits)
		if err != nil {
			return nil, err
		}
		s, all = r.State, append(all, edits...)
	}
	return all, nil
}

// remove deletes things in all journeys that refer to them.
func remove(f *screen.Frame, places []Place) screen.Outcome {
	var load []model.DocID
	for _, p := range places {
		load = append(load, f.Referring(p.Ref)...)
	}
	return screen.Outcome{Load: load, Then: screen.Anywhere(func(f *screen.Frame) screen.Outcome {
		what := named(f, places)
		edits, err := each(f.State, places, func(s model.State, p Place) ([]edit.Edit, error) { return edit.Remove(s, p.Doc, p.Ref) })
		o := screen.Change("delete "+what, edits, err)
		if err == nil {
			o.Say = fmt.Sprintf("Deleted %s: u brings %s back", what, map[bool]string{true: "it", false: "them"}[len(places) == 1])
		}
		return o
	})}
}

func duplicate(f *screen.Frame, places []Place) screen.Outcome {
	edits, err := each(f.State, places, func(s model.State, p Place) ([]edit.Edit, error) {
		edits, _, err := edit.Duplicate(s, p.Doc, p.Ref, f.NewID)
		return edits, err
	})
	return screen.Change("duplicate "+named(f, places), edits, err)
}

// fieldOf returns the field that an action sets of a kind.
func fieldOf(a keymap.Action, k model.Kind) (model.Field, bool) {
	for _, name := range fieldNames[a] {
		if f, err := model.FieldOf(k, name); err == nil {
			return f, true
		}
	}
	return model.Field{}, false
}

// set asks for the value of a field and gives it to all the things.
func set(f *screen.Frame, a keymap.Action, places []Place) screen.Outcome {
	field, has := fieldOf(a, places[0].Ref.Kind)
	if !has || slices.ContainsFunc(places, func(p Place) bool { return p.Ref.Kind != places[0].Ref.Kind }) {
		c, _ := f.Keys.Row(a)
		return screen.Refuse("%s have no %s", sheet.Capital(text.Plural(2, places[0].Ref.Kind.String())), c.Hint)
	}
	if f.Tried {
		return screen.Outcome{}
	}
	if len(field.Options) > 0 {
		return choose(f, field, places)
	}
	now := shared(f.State, field, places)
	o := dialog.PromptOptions{Title: field.Label + " of " + named(f, places), Value: screen.JoinList(now), Hint: "Empty takes it away."}
	switch field.Type {
	case model.Day:
		o.Hint = "A date like 2026-10-01; empty takes it away."
		o.Check = func(typed string) (string, bool) {
			if typed == "" {
				return "", true
			}
			return checkDate(typed, "")
		}
	case model.List:
		o.Title += ", separated by ;"
	default:
		o.Complete = func(typed string) []string { return used(f, field.Name, typed) }
	}
	return screen.Ask(f, o, func(typed string) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome { return give(f, field, places, now, typed) })
	})
}

// choose asks for one of the options of a field.
func choose(f *screen.Frame, field model.Field, places []Place) screen.Outcome {
	items := []dialog.Item{}
	for _, v := range field.Options {
		items = append(items, dialog.Item{Key: v, Title: text.Words(v)})
	}
	items = append(items, dialog.Item{Key: "", Title: "not set"})
	now := screen.JoinList(shared(f.State, field, places))
	o := dialog.PickerOptions{Title: field.Label + " of " + named(f, places), Items: items, Selected: now}
	return screen.Pick(f, o, func(chosen dialog.Item) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome { return give(f, field, places, nil, chosen.Key) })
	})
}

// shared returns what a field holds in all the things: of a list the items that all
// have.
func shared(s model.State, field model.Field, places []Place) []string {
	var out []string
	for n, p := range places {
		o, _ := p.find(s)
		if o == nil {
			continue
		}
		items := itemsOf(o, field)
		if n == 0 {
			out = slices.Clone(items)
		}
		out = slices.DeleteFunc(out, func(item string) bool { return !slices.Contains(items, item) })
	}
	return out
}

func itemsOf(o model.Object, field model.Field) []string {
	if field.Type == model.List {
		return text.ItemsIn(o, field)
	}
	if s := text.TextIn(o, field); s != "" {
		return []string{s}
	}
	return nil
}

// give gives a field of all the things what was typed. Of a list only the items
// that all have are replaced.
func give(f *screen.Frame, field model.Field, places []Place, before []string, typed string) screen.Outcome {
	edits, err := each(f.State, places, func(s model.State, p Place) ([]edit.Edit, error) {
		if field.Type != model.List {
			if field.Type == model.Day && typed != "" {
				d, err := text.Date(typed)
				if err != nil {
					return nil, err
				}
				typed = string(d)
			}
			return edit.SetText(s, p.Doc, p.Ref, field.Name, typed), nil
		}
		o, _ := p.find(s)
		return edit.SetField(s, p.Doc, p.Ref, field.Name, screen.Retag(text.ItemsIn(o, field), before, screen.SplitList(typed))), nil
	})
	if err == nil && len(edits) == 0 {
		err = errors.New("that is what it is already")
	}
	label := fmt.Sprintf("%s of %s", strings.ToLower(field.Label), named(f, places))
	if typed != "" {
		label += ": " + typed
	}
	return screen.Change(label, edits, err)
}

// used returns the values of a field of text, such as owners, that things of the
// journey and the workspace have and that begin like what is typed, each once.
func used(f *screen.Frame, name, typed string) []string {
	var out []string
	for _, d := range []*model.Document{f.Journey, f.State.Workspace()} {
		if d == nil {
			continue
		}
		for o := range d.Objects() {
			field, err := model.FieldOf(o.Kind(), name)
			if err != nil || field.Type != model.Line {
				continue
			}
			v := text.TextIn(o, field)
			if v != "" && len(v) > len(typed) && strings.EqualFold(v[:len(typed)], typed) && !slices.Contains(out, v) {
				out = append(out, v)
			}
		}
	}
	slices.Sort(out)
	return out
}
