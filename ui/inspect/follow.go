package inspect

import (
	"slices"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
	"wend/ui/field"
	"wend/ui/screen"
)

// follow goes to the page of what the row refers to; a list of several is opened
// to choose from. A row that refers to nothing is edited.
func (i Inspector) follow(v view, r row) (Inspector, screen.Proposal) {
	if r.item != nil || !r.refers() {
		return i.enter(v, r)
	}
	found := v.targets(r)
	switch len(found) {
	case 0:
		i.message = r.label + " leads nowhere yet: enter chooses."
	case 1:
		return i.into(found[0].doc.ID(), model.RefOf(found[0].object)), screen.Proposal{}
	default:
		i.typing = &typing{row: r.of(), picks: true, follows: true, field: field.New("", field.Options{Placeholder: "where to go"})}
		i = i.onlyShown(r.of())
	}
	return i, screen.Proposal{}
}

// refers reports whether the row's value is other objects.
func (r row) refers() bool {
	if r.record != nil {
		return r.record.column.target != model.NoKind
	}
	return r.field.Name != "" && r.field.Target != model.NoKind
}

// targets lists what the row refers to, as far as it is in memory.
func (v view) targets(r row) []item {
	var out []item
	add := func(ref model.Ref) {
		if d, o, found := v.find(ref); found {
			out = append(out, item{doc: d, object: o})
		}
	}
	if r.record != nil {
		add(model.Ref{Kind: r.record.column.target, Key: key(string(v.cell(*r.record)))})
		return out
	}
	model.References(v.object, func(f *model.Field, ref model.Ref) bool {
		if f.Name == r.field.Name {
			add(ref)
		}
		return true
	})
	return out
}

// find looks for what r names in the object's document and then in the others
// that are in memory. An end of a transition may be a touchpoint.
func (v view) find(r model.Ref) (*model.Document, model.Object, bool) {
	docs := []*model.Document{v.doc}
	if r.Kind == model.KindJourney {
		docs = nil // a document is found by its head
	}
	for _, d := range slices.AppendSeq(docs, v.state().Documents()) {
		if o, found := d.Find(r); found {
			return d, o, true
		}
	}
	if v.object.Kind() == model.KindTransition && r.Kind == model.KindStage {
		return v.find(model.Ref{Kind: model.KindTouchpoint, Key: r.Key})
	}
	return nil, nil, false
}

// leads lists the targets of a row to choose from.
func (v view) leads(r row) []choice {
	var out []choice
	for _, it := range v.targets(r) {
		out = append(out, choice{text: it.in(v.frame).names().Object(it.object), value: edit.Value(it.object.Key()), to: &it})
	}
	return out
}

// reference is an object that refers to another one, and the field that does.
type reference struct {
	item
	field model.Field
}

// referring lists everything in memory that refers to v's object, by document and
// kind and then as on the map. It asks the model's tables alone, so that a new kind
// is found without a word here.
func (v view) referring() []reference {
	target := model.RefOf(v.object)
	var out []reference
	for d := range v.state().Documents() {
		found := map[model.Kind][]model.Object{}
		for o := range d.Referring(target) {
			found[o.Kind()] = append(found[o.Kind()], o)
		}
		for _, k := range model.Kinds() {
			if hasRecordsOf(k, target.Kind) {
				found[k] = slices.Collect(d.Each(k))
			}
			for _, o := range d.Sorted(k, found[k]) {
				if f, refers := refersTo(o, target); refers {
					out = append(out, reference{item{doc: d, object: o}, f})
				}
			}
		}
	}
	return out
}

// refersTo returns the first field of o that refers to target.
func refersTo(o model.Object, target model.Ref) (by model.Field, found bool) {
	model.References(o, func(f *model.Field, r model.Ref) bool {
		end := f.Type == model.Ends && target.Kind == model.KindTouchpoint
		if r.Key == target.Key && (r.Kind == target.Kind || end) {
			by, found = *f, true
		}
		return !found
	})
	if !found {
		return recordOf(o, target)
	}
	return by, found
}

// beside returns i on the page of the next or the previous thing of the list that
// one came from.
func (i Inspector) beside(v view, next bool) Inspector {
	list, rows, at := i.siblings(v)
	to := at + 1
	if !next {
		to = at - 1
	}
	switch {
	case at < 0 || len(list) == 1:
		i.message = "This is the only one of its list."
		return i
	case to < 0:
		i.message = "This is the first of its list."
		return i
	case to == len(list):
		i.message = "This is the last of its list."
		return i
	}
	i.path = slices.Clone(i.path[:i.shown])
	a := &i.path[i.shown-1]
	a.doc, a.ref, a.was = list[to].doc, list[to].ref, model.Ref{}
	if rows != nil {
		i.path[i.shown-2].row = rows[to].id
	}
	i.message = ""
	return i
}

func anchorOf(v view) anchor { return anchor{doc: v.doc.ID(), ref: model.RefOf(v.object)} }

// siblings are the list in which an object stands, and where in it: the rows around
// it on the page that one came from, else everything of its kind and place in
// order. Rows is nil in that case.
type siblings struct {
	list []anchor
	rows []row
	at   int // -1: not in the list
}

// siblingsOf is the key under which siblings are remembered.
type siblingsOf struct{ from, self anchor }

// siblings returns the list in which v's object stands; at is its place.
func (i Inspector) siblings(v view) (list []anchor, rows []row, at int) {
	key := siblingsOf{self: anchorOf(v)}
	if i.shown > 1 {
		from, _ := lookup(v.frame, i.path[i.shown-2])
		key.from = anchorOf(from)
	}
	s := screen.Remember(v.frame, key, func() siblings {
		list, rows := i.listSiblings(v)
		return siblings{list, rows, slices.Index(list, key.self)}
	})
	return s.list, s.rows, s.at
}

func (i Inspector) listSiblings(v view) (list []anchor, rows []row) {
	self := anchorOf(v)
	if i.shown > 1 {
		from, _ := lookup(v.frame, i.path[i.shown-2])
		all := from.rows()
		is := func(r row) bool { return r.item != nil && !r.item.missing && r.item.anchor() == self }
		if at := slices.IndexFunc(all, is); at >= 0 {
			for _, r := range all {
				if r.group == all[at].group && r.item != nil && !r.item.missing {
					list, rows = append(list, r.item.anchor()), append(rows, r)
				}
			}
			return list, rows
		}
	}
	for _, it := range v.alike() {
		if !it.missing {
			list = append(list, it.anchor())
		}
	}
	return list, nil
}

func (it item) anchor() anchor { return anchor{doc: it.doc.ID(), ref: model.RefOf(it.object)} }

// alike lists the objects of the kind of v's object at its place, in order.
func (v view) alike() []item {
	with := func(field string) []item {
		f, err := model.FieldOf(v.object.Kind(), field)
		if err != nil {
			return nil
		}
		return itemsWhere(v.doc, v.object.Kind(), func(o model.Object) bool { return text.TextIn(o, f) == text.TextIn(v.object, f) })
	}
	switch o := v.object.(type) {
	case model.Journey:
		var out []item
		for d := range v.state().Journeys() {
			out = append(out, item{doc: d, object: d.Journey()})
		}
		return out
	case model.Experience:
		var out []item
		for t := range v.doc.Path() {
			out = append(out, feeling(v.doc, o.Persona, t.ID))
		}
		return out
	case model.Finding:
		return itemsWhere(v.doc, model.KindFinding, func(other model.Object) bool {
			f := other.(model.Finding)
			return f.Stage == o.Stage && f.Touchpoint == o.Touchpoint
		})
	case model.Link:
		return with("touchpoint")
	case model.Measurement:
		return with("kpi")
	case model.Empathy:
		return with("persona")
	}
	return itemsWhere(v.doc, v.object.Kind(), func(model.Object) bool { return true })
}
