package inspect

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
	"wend/ui/screen"
)

// records is a list of small structs, one after the other as they are encoded.
type records []map[string]json.RawMessage

// record is one value in such a list: a row of its own.
type record struct {
	list   model.Field
	n      int
	column column
}

// column is a value that every struct of a list has. The first one says what it
// is about and cannot be empty.
type column struct {
	name   string // in JSON
	label  string
	number bool
	target model.Kind // of a reference
}

// columns says what the lists of small structs consist of, by the field's name.
var columns = map[string][]column{
	"effects": {
		{name: "kpi", label: "KPI", target: model.KindKPI},
		{name: "expected", label: "expected change", number: true},
		{name: "actual", label: "actual change", number: true},
	},
	"transitionEffects": {
		{name: "transition", label: "transition", target: model.KindTransition},
		{name: "expected", label: "expected change", number: true},
		{name: "actual", label: "actual change", number: true},
	},
	"votes":     {{name: "item", label: "vote for"}, {name: "who", label: "by"}, {name: "count", label: "dots", number: true}},
	"decisions": {{name: "text", label: "decision"}, {name: "item", label: "about"}, {name: "by", label: "by"}},
}

// recordAdditions offer to add one to a list.
var recordAdditions = map[string]*addition{
	"effects":           {what: "effect", hint: "Which KPI it changes", choices: kpisToChange, plan: planRecord("effects")},
	"transitionEffects": {what: "transition effect", hint: "Which way more people take", choices: transitionsToChange, plan: planRecord("transitionEffects")},
	"votes":             {what: "vote", hint: "For what", plan: planRecord("votes")},
	"decisions":         {what: "decision", hint: "What was decided", plan: planRecord("decisions")},
}

// hasRecordsOf reports whether objects of kind k have a list whose structs refer
// to objects of kind target.
func hasRecordsOf(k, target model.Kind) bool {
	for _, f := range model.Fields(k) {
		if c := columns[f.Name]; f.Type == model.Records && len(c) > 0 && c[0].target == target {
			return true
		}
	}
	return false
}

// recordOf returns the field of o with a struct that refers to target.
func recordOf(o model.Object, target model.Ref) (model.Field, bool) {
	for _, f := range model.Fields(o.Kind()) {
		c := columns[f.Name]
		if f.Type != model.Records || len(c) == 0 || c[0].target != target.Kind {
			continue
		}
		for _, r := range decoded(o, f) {
			if key(string(r[c[0].name])) == target.Key {
				return f, true
			}
		}
	}
	return model.Field{}, false
}

// decoded returns what the list f of o holds.
func decoded(o model.Object, f model.Field) records {
	var all records
	if f.Unset(o) || json.Unmarshal(f.Encode(o), &all) != nil {
		return nil
	}
	return all
}

func (v view) records(f model.Field) records { return decoded(v.object, f) }

// recordRows returns the rows of the list f: each value, and the offer to add.
func (v view) recordRows(f model.Field) []row {
	var out []row
	for n := range v.records(f) {
		for _, c := range columns[f.Name] {
			r := record{list: f, n: n, column: c}
			id := fmt.Sprintf("record %s %d %s", f.Name, n, c.name)
			out = append(out, row{id: id, group: f.Label, label: c.label, text: v.showRecord(r), record: &r})
		}
	}
	if add := recordAdditions[f.Name]; add != nil {
		out = append(out, row{id: "add " + add.what, group: f.Label, label: "+ " + add.what, add: add})
	}
	return out
}

// cell returns the value of r; null if it is unset.
func (v view) cell(r record) json.RawMessage {
	all := v.records(r.list)
	if r.n >= len(all) || all[r.n][r.column.name] == nil {
		return edit.Unset
	}
	return all[r.n][r.column.name]
}

// recordQuantity returns how the numbers of r are written: a change of a KPI as
// the KPI itself is.
func (v view) recordQuantity(r record) text.Quantity {
	first := columns[r.list.Name][0]
	if first.target == model.KindTransition {
		return text.Percent.Change()
	}
	if first.target != model.KindKPI {
		return text.Quantity{Whole: true}
	}
	r.column = first
	_, o, found := v.find(model.Ref{Kind: model.KindKPI, Key: key(string(v.cell(r)))})
	if !found {
		return text.Quantity{}
	}
	return text.OfKPI(o.(model.KPI).Unit, v.state().Workspace().Workspace().Currency).Change()
}

func (v view) showRecord(r record) string {
	value := v.cell(r)
	switch {
	case string(value) == string(edit.Unset):
		return ""
	case r.column.target != model.NoKind:
		return v.names().Of(model.Ref{Kind: r.column.target, Key: key(string(value))})
	case r.column.number:
		var x float64
		if json.Unmarshal(value, &x) != nil {
			return ""
		}
		return v.recordQuantity(r).Exact(x)
	}
	return key(string(value))
}

// typedRecord writes the value of r for typing.
func (v view) typedRecord(r record) string {
	var x float64
	if value := v.cell(r); r.column.number && string(value) != string(edit.Unset) && json.Unmarshal(value, &x) == nil {
		return v.recordQuantity(r).Typed(x)
	}
	return key(string(v.cell(r)))
}

// setRecord plans to give r what was typed, or chosen.
func (v view) setRecord(r record, typed string, chosen json.RawMessage) (screen.Proposal, error) {
	value := cmp.Or(string(chosen), string(edit.Value(strings.TrimSpace(typed))))
	switch {
	case chosen == nil && strings.TrimSpace(typed) == "":
		if r.column == columns[r.list.Name][0] {
			return screen.Proposal{}, errFirstColumn
		}
		value = string(edit.Unset)
	case r.column.number:
		x, err := parseNumber(typed, r.column.label, v.recordQuantity(r))
		if err != nil {
			return screen.Proposal{}, err
		}
		value = string(edit.Value(x))
	}
	all := v.records(r.list)
	if r.n >= len(all) || string(v.cell(r)) == value {
		return screen.Proposal{}, nil
	}
	all[r.n][r.column.name] = json.RawMessage(value)
	return v.setRecords(r.list, all), nil
}

var errFirstColumn = errors.New("that cannot be empty; x deletes it")

// setRecords plans to replace the list f.
func (v view) setRecords(f model.Field, all records) screen.Proposal {
	value := edit.Unset
	if len(all) > 0 {
		value = edit.Value(all)
	}
	return v.set(f, value)
}

// clearRecord unsets the value on a row of a list.
func (i Inspector) clearRecord(v view, r row) (Inspector, screen.Proposal) {
	p, err := v.setRecord(*r.record, "", nil)
	if err != nil {
		i.message = sentence(err)
		return i, screen.Proposal{}
	}
	i, p, _ = i.propose(v.frame, p)
	return i, p
}

// recordHint says what can be done on a row of a list.
func recordHint(r record) string {
	if r.column.target != model.NoKind {
		return "Space goes there, enter chooses another, x deletes it."
	}
	return "Enter edits, x deletes the whole " + recordAdditions[r.list.Name].what + "."
}

// planRecord plans to add a struct with what was typed, or chosen, as its first
// value.
func planRecord(list string) func(v view, id, typed string) ([]edit.Edit, error) {
	return func(v view, _, typed string) ([]edit.Edit, error) {
		f, err := model.FieldOf(v.object.Kind(), list)
		if err != nil {
			return nil, err
		}
		first := columns[list][0]
		value := json.RawMessage(typed)
		if first.target == model.NoKind {
			if strings.TrimSpace(typed) == "" {
				return nil, errEmpty
			}
			value = edit.Value(strings.TrimSpace(typed))
		}
		return v.setRecords(f, append(v.records(f), map[string]json.RawMessage{first.name: value})).Edits, nil
	}
}

// kpisToChange lists the KPIs of the workspace and of the open journey.
func kpisToChange(v view) []choice {
	out := unlinked(v, model.KindKPI, v.state().Workspace(), func(string) bool { return false })
	if j := v.journey(); j.ID() != model.WorkspaceDoc {
		out = append(out, unlinked(v, model.KindKPI, j, func(string) bool { return false })...)
	}
	return out
}

// transitionsToChange lists the ways of the open journey, but those who leave.
func transitionsToChange(v view) []choice {
	var out []choice
	for _, c := range unlinked(v, model.KindTransition, v.journey(), func(string) bool { return false }) {
		if from, to, _ := strings.Cut(c.ref.Key, "/"); model.Node(from) != model.Entry && model.Node(to) != model.Lost {
			out = append(out, c)
		}
	}
	return out
}
