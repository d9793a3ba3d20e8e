package inspect

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
)

// choice is something a field can be set to.
type choice struct {
	text   string
	value  json.RawMessage
	ref    model.Ref // of a reference
	chosen bool
	to     *item // where it leads, in a list of ways to go
}

// none unsets a field.
var none = choice{text: "none", value: edit.Unset}

// most is how many whole numbers are offered to choose from.
const most = 11

// isChoice reports whether field f is set by choosing among few values.
func isChoice(f model.Field) bool {
	switch f.Type {
	case model.Choice:
		return true
	case model.Whole:
		return len(f.Options) > 0 || f.Max > f.Min && f.Max-f.Min < most
	}
	return false
}

// picks reports whether field f is set from a list.
func picks(f model.Field) bool {
	return isChoice(f) || f.Type == model.Several || f.Target != model.NoKind
}

// choices returns what field f of v's object can be set to, the way out first.
// The list of a field with many references ticks what is chosen.
func (v view) choices(f model.Field) []choice {
	switch {
	case f.Type == model.Many:
		return v.references(f)
	case f.Type == model.Several:
		return v.some(f)
	case f.Type == model.Ends:
		return v.free(f, v.ends(f))
	case f.Type == model.One && f.Fixed:
		return v.free(f, v.references(f))
	case f.Type == model.One:
		return append([]choice{none}, v.references(f)...)
	case !isChoice(f): // its bounds may be as far apart as numbers go
		return nil
	}
	var out []choice
	if !needed(f) {
		out = append(out, none)
	}
	return append(out, v.values(f)...)
}

// some returns what a field may hold several of, with what it holds ticked.
func (v view) some(f model.Field) []choice {
	chosen := text.ItemsIn(v.object, f)
	var out []choice
	for _, o := range f.Options {
		out = append(out, choice{text: text.Words(o), value: edit.Value(o), chosen: slices.Contains(chosen, o)})
	}
	return out
}

// needed reports whether a field of a kind may not be unset.
func needed(f model.Field) bool { return f.Fixed || f.Type == model.Whole && len(f.Options) > 0 }

// free returns the choices for a part of the key under which nothing else stands.
func (v view) free(f model.Field, all []choice) []choice {
	return slices.DeleteFunc(all, func(c choice) bool {
		next, err := f.With(v.object, c.value)
		if err != nil || model.RefOf(next) == model.RefOf(v.object) {
			return err != nil
		}
		_, taken := v.doc.Find(model.RefOf(next))
		return taken
	})
}

// ends returns what an end of a transition can be: the way in or out, stages and
// touchpoints.
func (v view) ends(f model.Field) []choice {
	nodes := []model.Node{model.Goal, model.Lost}
	if f.Name == "from" {
		nodes = []model.Node{model.Entry}
	}
	for s := range v.doc.Stages() {
		nodes = append(nodes, model.Node(s.ID))
	}
	for t := range v.doc.Path() {
		nodes = append(nodes, model.Node(t.ID))
	}
	var out []choice
	for _, n := range nodes {
		out = append(out, choice{text: v.names().Node(n), value: edit.Value(n), chosen: text.TextIn(v.object, f) == string(n)})
	}
	return out
}

// values returns the values of a field that isChoice. The categories of an
// activity are those of its class.
func (v view) values(f model.Field) []choice {
	var out []choice
	if a, ok := v.object.(model.Activity); ok && f.Name == "category" && a.Class != "" {
		f.Options = model.Categories(a.Class)
	}
	if f.Type == model.Choice {
		for _, o := range f.Options {
			out = append(out, choice{text: text.Words(o), value: edit.Value(o)})
		}
		return out
	}
	for x := int(f.Min); len(f.Options) == 0 && x <= int(f.Max); x++ {
		out = append(out, choice{text: cmp.Or(text.Step(f, x), strconv.Itoa(x)), value: edit.Value(x)})
	}
	for _, o := range f.Options {
		x, _ := strconv.Atoi(o)
		out = append(out, choice{text: text.Step(f, x), value: edit.Value(x)})
	}
	return out
}

// references returns the objects that field f can refer to, by name.
func (v view) references(f model.Field) []choice {
	chosen := text.ItemsIn(v.object, f)
	if f.Type == model.One {
		chosen = []string{text.TextIn(v.object, f)}
	}
	var out []choice
	for _, d := range v.sources(f) {
		for o := range d.InOrder(f.Target) {
			if model.RefOf(o) == model.RefOf(v.object) {
				continue
			}
			out = append(out, choice{
				text: v.names().Object(o), value: edit.Value(o.Key()), ref: model.RefOf(o),
				chosen: slices.Contains(chosen, o.Key()),
			})
		}
	}
	return out
}

// sources returns the documents in which field f may find what it refers to.
func (v view) sources(f model.Field) []*model.Document {
	switch {
	case f.Target == model.KindJourney:
		return slices.Collect(v.state().Journeys())
	case f.Name == "origin":
		d, found := v.state().Document(model.DocID(v.doc.Journey().ComparesTo))
		if !found {
			return nil
		}
		return []*model.Document{d}
	case f.Loose && v.doc.ID() == model.WorkspaceDoc:
		return []*model.Document{v.journey()}
	case v.doc.ID() == model.WorkspaceDoc:
		return []*model.Document{v.doc}
	}
	return []*model.Document{v.doc, v.state().Workspace()}
}

// matching returns the choices that what was typed may mean: those that begin
// with it first, then those in which a word does, then those that have it
// anywhere.
func matching(all []choice, typed string) []choice {
	typed = strings.ToLower(strings.TrimSpace(typed))
	if typed == "" {
		return all
	}
	var ranks [3][]choice
	for _, c := range all {
		text := strings.ToLower(c.text)
		switch at := strings.Index(text, typed); {
		case at == 0:
			ranks[0] = append(ranks[0], c)
		case at > 0 && strings.ContainsAny(text[at-1:at], " -+"):
			ranks[1] = append(ranks[1], c)
		case at > 0:
			ranks[2] = append(ranks[2], c)
		}
	}
	return slices.Concat(ranks[0], ranks[1], ranks[2])
}

// next returns the choice n places after the one that the field holds, round
// and round.
func (v view) next(f model.Field, n int) choice {
	all := v.choices(f)
	now := string(f.Encode(v.object))
	at := slices.IndexFunc(all, func(c choice) bool { return string(c.value) == now })
	if at < 0 && n > 0 {
		at = -1
	} else if at < 0 {
		at = 0
	}
	return all[((at+n)%len(all)+len(all))%len(all)]
}
