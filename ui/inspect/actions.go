package inspect

import (
	"encoding/json"
	"slices"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
	"wend/ui/keymap"
	"wend/ui/screen"
)

// page is how many rows a page up or down moves.
const page = 10

// Do returns what the inspector becomes by an action, and the change it means.
// Actions that mean nothing here change nothing.
func (i Inspector) Do(a keymap.Action, s *screen.Frame) (Inspector, screen.Proposal) {
	i, v, rows, at := i.now(s)
	if at < 0 {
		return i, screen.Proposal{}
	}
	if i.typing != nil {
		return i.doTyping(a, v, rows, at)
	}
	if n, moves := moveBy(a, len(rows)); moves {
		return i.goTo(rows, at+n), screen.Proposal{}
	}
	i = i.goTo(rows, at)
	r := rows[at]
	switch a {
	case keymap.ValueLower, keymap.FeelingLower, keymap.ImportanceLower:
		return i.adjust(v, r, -1, true)
	case keymap.ValueRaise, keymap.FeelingRaise, keymap.ImportanceRaise:
		return i.adjust(v, r, +1, true)
	case keymap.LinkFollow, keymap.ChoiceToggle:
		if cycles(r.field) && !r.field.Fixed {
			return i.adjust(v, r, +1, false)
		}
		return i.follow(v, r)
	case keymap.ThingNext, keymap.ThingPrevious:
		return i.beside(v, a == keymap.ThingNext), screen.Proposal{}
	case keymap.ItemEdit, keymap.ChoiceAccept, keymap.TextAccept:
		return i.enter(v, r)
	case keymap.ItemRename:
		return i.rename(v, rows)
	case keymap.FieldClear, keymap.FeelingClear:
		return i.clear(v, r)
	case keymap.ItemDelete:
		return i.beyond(rows, at).remove(v, r)
	case keymap.Severity1, keymap.Severity2, keymap.Severity3, keymap.Severity4, keymap.Severity5:
		return i.rate(v, r, 1+slices.Index(keymap.Severities, a))
	case keymap.Back, keymap.ChoiceClose:
		return i.out(), screen.Proposal{}
	case keymap.StageNext, keymap.MoveRight:
		return i.goTo(rows, group(rows, at, true)), screen.Proposal{}
	case keymap.StagePrevious, keymap.MoveLeft:
		return i.goTo(rows, group(rows, at, false)), screen.Proposal{}
	}
	return i.start(a, v, rows), screen.Proposal{}
}

// group returns the first row of the next group, or of the group before.
func group(rows []row, at int, next bool) int {
	opens := func(n int) bool { return n == 0 || rows[n].group != rows[n-1].group }
	if next {
		for n := at + 1; n < len(rows); n++ {
			if opens(n) {
				return n
			}
		}
		return at
	}
	n := max(at-1, 0)
	for !opens(n) {
		n--
	}
	return n
}

// moveBy returns how far an action moves the cursor among n rows.
func moveBy(a keymap.Action, n int) (rows int, moves bool) {
	switch a {
	case keymap.MoveUp, keymap.TextPrevious, keymap.ChoiceUp, keymap.PanePrevious:
		return -1, true
	case keymap.MoveDown, keymap.TextNext, keymap.ChoiceDown, keymap.PaneNext:
		return +1, true
	case keymap.MovePageUp, keymap.ChoicePageUp:
		return -page, true
	case keymap.MovePageDown, keymap.ChoicePageDown:
		return +page, true
	case keymap.MoveFirst:
		return -n, true
	case keymap.MoveLast:
		return +n, true
	}
	return 0, false
}

// enter edits the row: it opens a field, turns a flag, or goes into an object.
func (i Inspector) enter(v view, r row) (Inspector, screen.Proposal) {
	switch {
	case r.item != nil && !r.item.missing:
		return i.into(r.item.doc.ID(), model.RefOf(r.item.object)), screen.Proposal{}
	case r.field.Fixed && !rekeys(r.field):
		i.message = r.label + " is part of what this is and cannot be changed."
	case r.field.Type == model.Flag:
		return i.adjust(v, r, +1, false)
	default:
		return i.begin(v, r), screen.Proposal{}
	}
	return i, screen.Proposal{}
}

// rename edits the first field that is a text: the name.
func (i Inspector) rename(v view, rows []row) (Inspector, screen.Proposal) {
	at := slices.IndexFunc(rows, func(r row) bool {
		return !r.field.Fixed && r.field.Name != "" && (r.field.Type == model.Line || r.field.Type == model.Text)
	})
	if at < 0 {
		i.message = "This has no name."
		return i, screen.Proposal{}
	}
	return i.goTo(rows, at).begin(v, rows[at]), screen.Proposal{}
}

// fieldOf names the field that an action edits.
var fieldOf = map[keymap.Action]string{keymap.TagsEdit: "tags", keymap.TouchpointChannel: "channels", keymap.FeelingThought: "thoughts"}

// nothingToDo is what a page says to an action that it cannot do.
const nothingToDo = "There is nothing to do that with on this page."

// does reports whether r is the row that adds or edits what action a names.
func (r row) does(a keymap.Action) bool {
	return r.add != nil && r.add.action == a && a != "" || r.field.Name != "" && r.field.Name == fieldOf[a]
}

// offers lists what there are rows for.
func (i Inspector) offers(s *screen.Frame) map[keymap.Action]bool {
	_, v, rows, _ := i.now(s)
	out := map[keymap.Action]bool{}
	f, found := v.object.(model.Finding)
	rates := found && f.Type == model.Pain
	for _, r := range rows {
		if r.add != nil {
			out[r.add.action] = true
		}
		for a := range fieldOf {
			out[a] = out[a] || r.does(a)
		}
		if r.item == nil {
			continue
		}
		if f, found := r.item.object.(model.Finding); found && f.Type == model.Pain {
			rates = true
		}
	}
	for _, a := range keymap.Severities {
		out[a] = rates
	}
	return out
}

// start opens the row that adds or edits what the action names, if there is one.
func (i Inspector) start(a keymap.Action, v view, rows []row) Inspector {
	at := slices.IndexFunc(rows, func(r row) bool { return r.does(a) })
	if at < 0 {
		i.message = nothingToDo
		return i
	}
	return i.goTo(rows, at).begin(v, rows[at])
}

// cycles reports whether + and - go through the values of f.
func cycles(f model.Field) bool { return f.Type == model.Flag || f.Name != "" && isChoice(f) }

// main names the field that + and - change on the row of an object.
var main = map[model.Kind]string{
	model.KindExperience: "valence", model.KindLink: "strength", model.KindActivityLink: "strength",
	model.KindFinding: "severity", model.KindTouchpoint: "importance",
}

// adjust changes a value by a step: words go round, numbers do unless they stop
// at their ends, as a feeling does that is raised.
func (i Inspector) adjust(v view, r row, n int, stops bool) (Inspector, screen.Proposal) {
	f := r.field
	if r.item != nil {
		var err error
		v = r.item.in(v.frame)
		if f, err = model.FieldOf(r.item.object.Kind(), main[r.item.object.Kind()]); err != nil {
			return i, screen.Proposal{}
		}
	}
	switch {
	case f.Name == "" || f.Fixed || !cycles(f):
		i.message = "There is nothing to step through here: enter edits."
		return i, screen.Proposal{}
	case f.Type == model.Flag:
		return i.change(v, f, edit.Value(f.Unset(v.object)))
	case f.Type != model.Choice && (stops || f.Min == -2 && f.Max == 2):
		return i.change(v, f, v.step(f, n))
	}
	return i.change(v, f, v.next(f, n).value)
}

// step returns the value n places on, as far as there is one. A feeling that
// nobody entered counts as neutral.
func (v view) step(f model.Field, n int) json.RawMessage {
	all := v.values(f)
	now := string(f.Encode(v.object))
	at := slices.IndexFunc(all, func(c choice) bool { return string(c.value) == now })
	if at < 0 {
		at = (len(all) - 1) / 2
	}
	return all[min(max(at+n, 0), len(all)-1)].value
}

// clear unsets the field.
func (i Inspector) clear(v view, r row) (Inspector, screen.Proposal) {
	switch {
	case r.item != nil && r.item.object.Kind() == model.KindExperience:
		return i.change(r.item.in(v.frame), valenceField, edit.Unset)
	case r.record != nil:
		return i.clearRecord(v, r)
	case r.field.Name == "" || r.field.Fixed:
		i.message = "There is nothing to clear here."
		return i, screen.Proposal{}
	case r.field.Unset(v.object):
		i.message = r.label + " is empty already."
		return i, screen.Proposal{}
	}
	return i.change(v, r.field, edit.Unset)
}

// remove deletes the object on the row with all that goes with it.
func (i Inspector) remove(v view, r row) (Inspector, screen.Proposal) {
	if r.record != nil {
		p := v.setRecords(r.record.list, slices.Delete(v.records(r.record.list), r.record.n, r.record.n+1))
		i, p, _ = i.propose(v.frame, p)
		return i, p
	}
	if r.item == nil || r.item.missing {
		i.message = "Only rows of their own can be deleted here; a field can be cleared."
		return i, screen.Proposal{}
	}
	edits, err := edit.Remove(v.state(), r.item.doc.ID(), model.RefOf(r.item.object))
	if err != nil {
		i.message = sentence(err)
		return i, screen.Proposal{}
	}
	label := "delete " + r.item.object.Kind().String() + " " + r.item.in(v.frame).names().Object(r.item.object)
	i, p, _ := i.propose(v.frame, screen.Proposal{Label: label, Edits: edits})
	return i, p
}

// beyond returns i with the cursor on the row where it goes when the one it is on is
// deleted: that of the next thing of its kind, else of the one before.
func (i Inspector) beyond(rows []row, at int) Inspector {
	thing := func(n int) bool {
		return n >= 0 && n < len(rows) && rows[n].group == rows[at].group && rows[n].item != nil && !rows[n].item.missing
	}
	switch r := rows[at].record; {
	case r != nil: // those behind it move up
		last := slices.ContainsFunc(rows, func(o row) bool { return o.record != nil && o.record.list.Name == r.list.Name && o.record.n > r.n })
		for n := at; !last && n >= 0; n-- {
			if o := rows[n].record; o != nil && o.list.Name == r.list.Name && o.n == r.n-1 {
				return i.goTo(rows, n)
			}
		}
	case !thing(at):
	case thing(at + 1):
		return i.goTo(rows, at+1)
	case thing(at - 1):
		return i.goTo(rows, at-1)
	}
	return i
}

// rate gives the pain on the row, or shown, a severity.
func (i Inspector) rate(v view, r row, severity int) (Inspector, screen.Proposal) {
	on := v
	if r.item != nil {
		on = r.item.in(v.frame)
	}
	f, ok := on.object.(model.Finding)
	if !ok || f.Type != model.Pain {
		if i.message = nothingToDo; i.offers(v.frame)[keymap.Severity1] {
			i.message = "Only a pain has a severity: select one first."
		}
		return i, screen.Proposal{}
	}
	field, _ := model.FieldOf(model.KindFinding, "severity")
	return i.change(on, field, edit.Value(severity))
}

// change proposes to set a field; changes of one field that follow each other
// are one step of undo.
func (i Inspector) change(v view, f model.Field, value json.RawMessage) (Inspector, screen.Proposal) {
	p := v.set(f, value)
	p.Gesture = "inspect " + model.RefOf(v.object).String() + " " + f.Name
	i, p, _ = i.propose(v.frame, p)
	return i, p
}

// set plans to give field f of v's object a value; nothing if it has it.
func (v view) set(f model.Field, value json.RawMessage) screen.Proposal {
	label := "set " + f.Label + " of " + v.names().Object(v.object)
	ref := model.RefOf(v.object)
	if f.Fixed {
		return v.rekey(f, value, label)
	}
	if e, ok := v.object.(model.Experience); ok {
		return screen.Proposal{Label: label, Edits: edit.SetExperience(v.state(), v.doc.ID(), e.Persona, e.Touchpoint, f.Name, value)}
	}
	if edits, ok := v.rerouted(f, value); ok {
		return screen.Proposal{Label: label, Edits: edits}
	}
	edits := edit.SetField(v.state(), v.doc.ID(), ref, f.Name, value)
	if a, ok := v.object.(model.Activity); ok && f.Name == "class" && len(edits) > 0 && !fits(a.Category, value) {
		edits = append(edits, edit.Set{Doc: v.doc.ID(), Ref: ref, Field: "category", Value: edit.Unset})
	}
	if t, ok := v.object.(model.Transition); ok && f.Name == "referral" && !t.Referral { // nobody leaves by it
		var none []edit.Edit
		for _, field := range []string{"probability", "count"} {
			none = append(none, edit.SetField(v.state(), v.doc.ID(), ref, field, nil)...)
		}
		edits = append(none, edits...)
	}
	return screen.Proposal{Label: label, Edits: edits}
}

// rekeys reports whether a field that is part of what an object is can be
// changed all the same: what connects two things can connect others, and a
// touchpoint can stand in another stage.
func rekeys(f model.Field) bool {
	switch f.Type {
	case model.One, model.Ends, model.Day, model.Choice:
		return true
	}
	return false
}

// rekey plans to change a part of the key of v's object: it goes, and comes back
// under its new key. Nothing can refer to such an object. The proposal selects it.
func (v view) rekey(f model.Field, value json.RawMessage, label string) screen.Proposal {
	ref := model.RefOf(v.object)
	next, err := f.With(v.object, value)
	if err != nil || string(f.Encode(v.object)) == string(value) {
		return screen.Proposal{}
	}
	p := screen.Proposal{Label: label, Select: model.RefOf(next)}
	if p.Select == ref {
		p.Edits = []edit.Edit{edit.Move{Doc: v.doc.ID(), Ref: ref, Parent: text.TextIn(next, f)}}
		return p
	}
	p.Edits = []edit.Edit{edit.Delete{Doc: v.doc.ID(), Ref: ref}, edit.Insert{Doc: v.doc.ID(), Object: next}}
	return p
}

// fits reports whether a category goes with a class.
func fits(c model.Category, class json.RawMessage) bool {
	id := key(string(class))
	return c == "" || id == "" || slices.Contains(model.Categories(model.Class(id)), string(c))
}

// NoteTarget returns the text that an editor outside should write: the field
// under the cursor if it has several lines, else the note of what is shown.
func (i Inspector) NoteTarget(s *screen.Frame) (doc model.DocID, ref model.Ref, field, text string, ok bool) {
	_, v, rows, at := i.now(s)
	if at < 0 {
		return "", model.Ref{}, "", "", false
	}
	f := rows[at].field
	if f.Name == "" || f.Type != model.Text {
		var err error
		if f, err = model.FieldOf(v.object.Kind(), "note"); err != nil {
			return "", model.Ref{}, "", "", false
		}
	}
	return v.doc.ID(), model.RefOf(v.object), f.Name, v.typed(f), true
}
