package inspect

import (
	"encoding/json"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
	"wend/ui/field"
	"wend/ui/keymap"
	"wend/ui/screen"
)

// typing is what goes on while a row is edited. It is never changed in place.
type typing struct {
	row   string // id of the row
	field field.Field
	was   string // before anything was typed; what takes its place is not kept when it is left
	picks bool   // the text filters a list
	at    int    // the place in that list
	// follows says that the list leads to other things and sets nothing.
	follows bool
}

// begin starts editing the row under the cursor.
func (i Inspector) begin(v view, r row) Inspector {
	t := typing{row: r.of()}
	i.message = ""
	record := r.record != nil
	switch {
	case v.frame.ReadOnly != "":
		i.message = "The workspace is open for reading only."
		return i
	case r.item != nil && r.item.missing, r.add != nil && r.add.choices != nil, r.field.Name != "" && picks(r.field), record && r.refers():
		t.picks = true
		t.field = field.New("", field.Options{Placeholder: "type to find"})
		t.at = max(0, slices.IndexFunc(v.offers(r), func(c choice) bool { return c.chosen }))
	case r.add != nil:
		t.field = field.New("", field.Options{Placeholder: r.add.hint})
	case record:
		t.field = field.New(v.typedRecord(*r.record), field.Options{})
	default:
		many := r.field.Type == model.Text || r.field.Type == model.List && perLine(text.ItemsIn(v.object, r.field))
		t.field = field.New(v.typed(r.field), field.Options{Lines: many, Suggestions: v.suggestions(r.field, v.typed(r.field))})
	}
	t.was = t.field.Value()
	at := i.path[i.shown-1]
	if l := i.left; l != nil && l.row == t.row && i.leftAt.doc == at.doc && i.leftAt.ref == at.ref && !t.picks {
		t.field, i.left = l.field, nil
	}
	i.typing = &t
	return i.onlyShown(t.row)
}

// onlyShown returns i with the cursor on a row, and without the things gone from
// the end of its path: what one does now is done here.
func (i Inspector) onlyShown(row string) Inspector {
	i.path = slices.Clone(i.path[:i.shown])
	i.path[i.shown-1].row = row
	return i
}

// listed returns the list that is open on the row.
func (i Inspector) listed(v view, r row) []choice {
	if i.typing.follows {
		return v.leads(r)
	}
	return v.offers(r)
}

// offersOf is the key under which the choices of a row are remembered.
type offersOf struct {
	of  anchor
	row string
}

// offers returns what the row can be set to, with what it holds ticked.
func (v view) offers(r row) []choice {
	return screen.Remember(v.frame, offersOf{anchorOf(v), r.of()}, func() []choice { return v.listOffers(r) })
}

func (v view) listOffers(r row) []choice {
	switch {
	case r.record != nil:
		return kpisToChange(v)
	case r.add != nil:
		return r.add.choices(v)
	case r.item != nil:
		return r.item.in(v.frame).choices(valenceField)
	}
	all := v.choices(r.field)
	if r.field.Type != model.Many && r.field.Type != model.Several {
		now := string(r.field.Encode(v.object))
		for n := range all {
			all[n].chosen = string(all[n].value) == now
		}
	}
	return all
}

var valenceField, _ = model.FieldOf(model.KindExperience, "valence")

// suggestions returns what typed text may become: the line, or the last item of the
// list, that other objects of the kind hold, so that wording agrees across the
// map.
func (v view) suggestions(f model.Field, typed string) []string {
	if f.Type != model.Line && f.Type != model.List {
		return nil
	}
	head := ""
	if at := strings.LastIndexAny(typed, ";\n"); f.Type == model.List && at >= 0 {
		rest := typed[at+1:]
		head = typed[:at+1] + rest[:len(rest)-len(strings.TrimLeft(rest, " "))]
	}
	others := screen.Remember(v.frame, wordingOf{anchorOf(v), f.Name}, func() []string { return v.wording(f) })
	if head == "" {
		return others
	}
	out := make([]string, len(others))
	for n, s := range others {
		out[n] = head + s
	}
	return out
}

// wordingOf is the key under which the wording of a field is remembered.
type wordingOf struct {
	of    anchor
	field string
}

// wording lists what is proposed for a field of text, then what other objects of
// the kind hold in it.
func (v view) wording(f model.Field) []string {
	out := append(slices.Clone(f.Options), text.Known(v.object, f)...)
	seen := map[string]bool{"": true}
	for _, s := range out {
		seen[s] = true
	}
	for o := range v.doc.Each(v.object.Kind()) {
		for _, s := range append(text.ItemsIn(o, f), text.Typed(o, f)) {
			if o.Key() != v.object.Key() && !seen[s] {
				seen[s] = true
				out = append(out, s)
			}
		}
	}
	return out
}

// Key returns what the inspector becomes when a key is pressed while typing.
// Keys that mean an action in [Inspector.Scope] go to Do instead.
func (i Inspector) Key(msg tea.KeyPressMsg, s *screen.Frame) (Inspector, screen.Proposal) {
	i, v, rows, at := i.now(s)
	if i.typing == nil {
		return i, screen.Proposal{}
	}
	f, handled := i.typing.field.Key(msg)
	if !handled {
		return i, screen.Proposal{}
	}
	if r := rows[at]; !i.typing.picks && r.field.Type == model.List && r.field.Name != "" {
		f = f.Suggest(v.suggestions(r.field, f.Value()))
	}
	return i.typed(f), screen.Proposal{}
}

// Paste inserts text from outside into the field being typed.
func (i Inspector) Paste(text string) Inspector {
	if i.typing == nil {
		return i
	}
	return i.typed(i.typing.field.Paste(text))
}

// typed returns i with another text in the field.
func (i Inspector) typed(f field.Field) Inspector {
	t := *i.typing
	if f.Value() != t.field.Value() {
		t.at, i.message = 0, ""
	}
	t.field = f
	i.typing = &t
	if f.Full() {
		i.message = field.TooLong + "."
	}
	return i
}

// doTyping does an action that has a meaning in a field or its list.
func (i Inspector) doTyping(a keymap.Action, v view, rows []row, at int) (Inspector, screen.Proposal) {
	switch a {
	case keymap.TextCancel, keymap.ChoiceClose, keymap.Back:
		if t := i.typing; !t.picks && t.was == "" && strings.TrimSpace(t.field.Value()) != "" {
			i.left, i.leftAt = t, i.path[i.shown-1]
		}
		i.typing, i.message = nil, ""
	case keymap.TextNewline:
		if !i.typing.field.Lines() {
			return i.accept(v, rows[at])
		}
		return i.typed(i.typing.field.Newline()), screen.Proposal{}
	case keymap.TextComplete:
		return i.typed(i.typing.field.Complete()), screen.Proposal{}
	case keymap.TextAccept, keymap.ChoiceAccept, keymap.ChoiceToggle:
		return i.accept(v, rows[at])
	case keymap.TextNext:
		return i.acceptAndMove(v, rows, at, +1)
	case keymap.TextPrevious:
		return i.acceptAndMove(v, rows, at, -1)
	case keymap.ChoiceUp:
		return i.choose(v, rows[at], -1), screen.Proposal{}
	case keymap.ChoiceDown:
		return i.choose(v, rows[at], +1), screen.Proposal{}
	case keymap.ChoicePageUp:
		return i.choose(v, rows[at], -listRows), screen.Proposal{}
	case keymap.ChoicePageDown:
		return i.choose(v, rows[at], +listRows), screen.Proposal{}
	}
	return i, screen.Proposal{}
}

// choose moves the place in the list, if there is one.
func (i Inspector) choose(v view, r row, n int) Inspector {
	t := *i.typing
	if !t.picks {
		return i
	}
	t.at = min(max(t.at+n, 0), max(0, len(matching(i.listed(v, r), t.field.Value()))-1))
	i.typing = &t
	return i
}

// accept leaves the field and proposes the change, if it is one. What is not
// valid stays in the field.
func (i Inspector) accept(v view, r row) (Inspector, screen.Proposal) {
	var value json.RawMessage
	if i.typing.picks {
		found := matching(i.listed(v, r), i.typing.field.Value())
		if len(found) == 0 {
			i.message = "Nothing here is called that."
			return i, screen.Proposal{}
		}
		c := found[min(i.typing.at, len(found)-1)]
		if c.to != nil {
			i.typing = nil
			return i.into(c.to.doc.ID(), model.RefOf(c.to.object)), screen.Proposal{}
		}
		if (r.field.Type == model.Many || r.field.Type == model.Several) && r.field.Name != "" {
			return i.tick(v, r, c)
		}
		value = c.value
	}
	p, err := i.plan(v, r, value)
	if err != nil {
		i.message = sentence(err)
		return i, screen.Proposal{}
	}
	i, p, ok := i.propose(v.frame, p)
	if ok {
		i.typing = nil
		if r.field.Fixed && !p.Select.IsZero() {
			i = i.renamed(p.Select)
		}
	}
	return i, p
}

// plan returns the change that leaving the row means: value is what was chosen,
// or nil when text was typed.
func (i Inspector) plan(v view, r row, value json.RawMessage) (screen.Proposal, error) {
	if r.add != nil {
		return i.planAdd(v, r, value)
	}
	if r.item != nil {
		return r.item.in(v.frame).set(valenceField, value), nil
	}
	if r.record != nil {
		return v.setRecord(*r.record, i.typing.field.Value(), value)
	}
	if value == nil {
		var err error
		if value, err = v.parse(r.field, i.typing.field.Value()); err != nil {
			return screen.Proposal{}, err
		}
	}
	return v.set(r.field, value), nil
}

func (i Inspector) planAdd(v view, r row, value json.RawMessage) (screen.Proposal, error) {
	typed := i.typing.field.Value()
	if value != nil {
		typed = string(value)
	}
	edits, err := r.add.plan(v, v.frame.NewID(), typed)
	if err != nil {
		return screen.Proposal{}, err
	}
	return screen.Proposal{Label: "add " + r.add.what + " to " + v.names().Object(v.object), Edits: edits}, nil
}

// tick takes a choice into a field with many references, or out of it; the
// list stays open. Ticks that follow each other are one step of undo.
func (i Inspector) tick(v view, r row, c choice) (Inspector, screen.Proposal) {
	ids := text.ItemsIn(v.object, r.field)
	id := key(string(c.value))
	if at := slices.Index(ids, id); at >= 0 {
		ids = slices.Delete(ids, at, at+1)
	} else {
		ids = append(ids, id)
	}
	return i.change(v, r.field, edit.Value(ids))
}

// acceptAndMove leaves the field and goes to a row beside it; text goes on
// being typed there.
func (i Inspector) acceptAndMove(v view, rows []row, at, n int) (Inspector, screen.Proposal) {
	i, p := i.accept(v, rows[at])
	if i.typing != nil {
		return i, p
	}
	to := at + n
	if to < 0 || to >= len(rows) {
		return i, p
	}
	i = i.goTo(rows, to)
	if r := rows[to]; r.field.Name != "" && typeable(r.field) || r.record != nil && !r.refers() {
		i = i.begin(v, r)
	}
	return i, p
}

// typeable reports whether field f is edited as text.
func typeable(f model.Field) bool {
	switch f.Type {
	case model.Flag:
		return false
	}
	return (!f.Fixed || rekeys(f)) && !picks(f)
}
