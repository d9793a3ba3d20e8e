package bolt

import (
	"encoding/json"
	"maps"
	"slices"

	"wend/model"
	"wend/model/edit"
	"wend/store"
)

// This file makes again, for a salvage, objects whose newest record is lost and of which the journal says what was done
// to them.

// replay compares what was found with what the journal says there was, and makes what is lost again where the journal
// says how.
func (w *wreck) replay() {
	last := map[string]store.Revision{} // by the key of the object's record
	deleted := map[string]bool{}
	var touched []store.Touched
	for _, key := range slices.Sorted(maps.Keys(w.newest)) {
		if w.newest[key].kind != RecordJournal {
			continue
		}
		record, _ := w.get(w.newest[key])
		e, err := entryOf(sealed{revision: store.Revision(record.Revision), payload: record.Payload})
		if err != nil {
			delete(w.newest, key)
			continue
		}
		w.entries = append(w.entries, e)
		for _, t := range e.Touched {
			last[objectPath(t)], deleted[objectPath(t)] = e.Revision, t.Deleted
		}
		touched = append(touched, e.Touched...)
	}
	for _, t := range store.Touches([]store.Entry{{Touched: touched}}) {
		key := objectPath(t)
		if w.newest[key].revision >= last[key] {
			continue
		}
		if deleted[key] {
			tombstone := Record{Kind: RecordTombstone, Revision: uint64(last[key]), Key: key}
			w.offer(key, find{record: &tombstone, kind: RecordTombstone, revision: last[key]})
			continue
		}
		if again, sure := w.redo(t, w.entries, last[key]); again != nil {
			w.offer(key, find{record: again, kind: RecordObject, revision: last[key]})
			if sure {
				continue
			}
		}
		w.result.Stale = append(w.result.Stale, t)
	}
}

// redo makes an object as it was at a revision of what was found of it and what the journal says since; nil if that is
// not enough. Sure means that nothing is missing in between.
func (w *wreck) redo(t store.Touched, entries []store.Entry, at store.Revision) (again *Record, sure bool) {
	key := objectPath(t)
	var payload []byte
	known := w.newest[key].revision
	if f, found := w.newest[key]; found && f.kind == RecordObject {
		r, _ := w.get(f)
		payload = r.Payload
	}
	sure = payload != nil
	if t.Ref.Kind == model.KindOrder {
		return w.reorder(t, payload, known, at, entries)
	}
	for _, e := range entries {
		if e.Revision <= known || e.Revision > at {
			continue
		}
		sure = sure && e.Revision == known+1
		known = e.Revision
		if !slices.ContainsFunc(e.Touched, func(o store.Touched) bool { return o.Doc == t.Doc && o.Ref == t.Ref }) {
			continue
		}
		edits, err := edit.Decode(e.Edits)
		if err != nil {
			return nil, false
		}
		for _, ed := range edits {
			switch ed := ed.(type) {
			case edit.Insert:
				if ed.Doc == t.Doc && model.RefOf(ed.Object) == t.Ref {
					payload, sure = model.EncodeObject(ed.Object), true
				}
			case edit.Set:
				if ed.Doc == t.Doc && ed.Ref == t.Ref {
					payload = withField(payload, ed)
				}
			case edit.Move:
				if ed.Doc == t.Doc && ed.Ref == t.Ref {
					sure = false // what it stands below may be said in the object itself
				}
			}
		}
	}
	if payload == nil {
		return nil, false
	}
	o, err := model.DecodeObject(t.Ref.Kind, payload)
	if err != nil || model.RefOf(o) != t.Ref {
		return nil, false
	}
	return &Record{Kind: RecordObject, Revision: uint64(at), Key: key, Payload: payload}, sure
}

// reorder makes an order again of what was inserted, moved and deleted since it was found.
func (w *wreck) reorder(t store.Touched, payload []byte, known, at store.Revision, entries []store.Entry) (again *Record, sure bool) {
	o, err := model.DecodeObject(model.KindOrder, payload)
	if payload == nil || err != nil {
		return nil, false
	}
	order := o.(model.Order)
	ids := slices.Clone(order.IDs)
	without := func(id string) { ids = slices.DeleteFunc(ids, func(other string) bool { return other == id }) }
	put := func(id, before string) {
		without(id)
		i := slices.Index(ids, before)
		if i < 0 {
			i = len(ids)
		}
		ids = slices.Insert(ids, i, id)
	}
	sure = true
	for _, e := range entries {
		if e.Revision <= known || e.Revision > at {
			continue
		}
		sure = sure && e.Revision == known+1
		known = e.Revision
		edits, err := edit.Decode(e.Edits)
		if err != nil {
			return nil, false
		}
		for _, ed := range edits {
			switch ed := ed.(type) {
			case edit.Insert:
				if ed.Doc == t.Doc && ed.Object.Kind() == order.Of && below(ed.Object) == order.Parent {
					put(ed.Object.Key(), ed.Before)
				}
			case edit.Delete:
				if ed.Doc == t.Doc && ed.Ref.Kind == order.Of {
					without(ed.Ref.Key)
				}
			case edit.Move:
				if ed.Doc == t.Doc && ed.Ref.Kind == order.Of && ed.Parent == order.Parent {
					put(ed.Ref.Key, ed.Before)
				} else if ed.Doc == t.Doc && ed.Ref.Kind == order.Of {
					without(ed.Ref.Key)
				}
			}
		}
	}
	order.IDs = ids
	return &Record{Kind: RecordObject, Revision: uint64(at), Key: objectPath(t), Payload: model.EncodeObject(order)}, sure
}

// below returns what an object is ordered below; "" for the whole document.
func below(o model.Object) string {
	if t, ok := o.(model.Touchpoint); ok {
		return string(t.Stage)
	}
	return ""
}

// withField returns an object, which may be nil, with one of its fields set.
func withField(payload []byte, s edit.Set) []byte {
	fields := map[string]json.RawMessage{}
	if payload == nil || json.Unmarshal(payload, &fields) != nil {
		return payload
	}
	fields[s.Field] = s.Value
	if string(s.Value) == string(edit.Unset) {
		delete(fields, s.Field)
	}
	all, err := json.Marshal(fields)
	if err != nil {
		return payload
	}
	o, err := model.DecodeObject(s.Ref.Kind, all)
	if err != nil {
		return payload
	}
	carried, err := store.Carry(s.Ref.Kind, all, model.EncodeObject(o)) // in the order of its fields
	if err != nil {
		return payload
	}
	return carried
}
