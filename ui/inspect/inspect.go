// Package inspect shows every field of one thing, and edits it in place.
//
// An [Inspector] is opened on an object and lists its fields as the model's
// tables group them, with what hangs on it: the feelings at a touchpoint, its
// findings and links, the measurements of a KPI, and everything that refers to
// it. One goes into such a row, or follows a reference, and comes back to where
// one was; from there one steps to the next and the previous thing of the list
// that one came from. Enter edits a field where it stands: text in a field of
// package field, a choice or a reference in a list that typing filters.
//
// An Inspector is an immutable value; its methods return the next one and, when
// something should change, a [screen.Proposal] that was checked against the
// state: leaving a field proposes one edit, what is not valid stays in the
// field with a sentence about why. It refers to objects by id, so any of them
// may vanish at any time; it then shows what is left of the way back, until they
// come back. It does no
// I/O. [Page] is the screen with an Inspector in it.
//
//	i := inspect.Open(doc, ref)
//	i, proposal := i.Do(keymap.ItemEdit, frame)
//	i.Draw(pen, frame)
package inspect

import (
	"slices"

	"wend/model"
	"wend/model/edit"
	"wend/ui/keymap"
	"wend/ui/screen"
)

// Inspector is a way into an object and a place in the list of its fields.
type Inspector struct {
	path    []anchor // from what was opened to where one went
	shown   int      // of path: the end may be gone, and may come back; set by now
	typing  *typing
	left    *typing // what was typed last and left, to go on with
	leftAt  anchor
	message string // why something was refused
}

// anchor is an object and the row of it where the cursor is. The row's place
// helps when the row itself is gone.
type anchor struct {
	doc model.DocID
	ref model.Ref
	was model.Ref // what it was called before a part of its key changed
	row string
	at  int
}

// Open returns an inspector of the object that ref names in document doc.
func Open(doc model.DocID, ref model.Ref) Inspector {
	return Inspector{path: []anchor{{doc: doc, ref: ref}}}
}

// Target returns the object that is shown: the one opened, or one gone into
// from there. ok is false when it is not there any more.
func (i Inspector) Target(s *screen.Frame) (doc model.DocID, ref model.Ref, ok bool) {
	i = i.anchored(s)
	if i.shown == 0 {
		return "", model.Ref{}, false
	}
	v, _ := lookup(s, i.path[i.shown-1])
	return v.doc.ID(), model.RefOf(v.object), true
}

// Deep reports whether the inspector has gone into an object, so that Back
// leads out of it and not out of the inspector.
func (i Inspector) Deep(s *screen.Frame) bool { return i.anchored(s).shown > 1 }

// Typing reports whether keys go into a field.
func (i Inspector) Typing() bool { return i.typing != nil }

// Scope returns where keys have their meaning now.
func (i Inspector) Scope() keymap.Scope {
	switch {
	case i.typing == nil:
		return keymap.Inspector
	case i.typing.picks:
		return keymap.Picker
	case i.typing.field.Lines():
		return keymap.Area
	}
	return keymap.Text
}

// view is what the rows of one object are made from.
type view struct {
	frame  *screen.Frame
	doc    *model.Document // that object lives in
	object model.Object
}

// state returns the state that is looked at.
func (v view) state() model.State { return v.frame.State }

// journey returns the journey that things are looked for in: the one that is
// shown or that the object lives in, else the open one; an empty one if there is
// none.
func (v view) journey() *model.Document {
	switch {
	case v.doc != nil && v.doc.ID() != model.WorkspaceDoc:
		return v.doc
	case v.frame.Journey != nil:
		return v.frame.Journey
	}
	return model.NewDocument("", model.Journey{})
}

// anchored returns i showing the last thing of its path that exists. What comes
// behind stays in the path: undo and redo bring things back.
func (i Inspector) anchored(s *screen.Frame) Inspector {
	i.shown = 0
	for i.shown < len(i.path) {
		if _, found := lookup(s, i.path[i.shown]); !found {
			i.typing = nil
			break
		}
		i.shown++
	}
	return i
}

func lookup(s *screen.Frame, a anchor) (view, bool) {
	d, found := s.State.Document(a.doc)
	if !found {
		return view{}, false
	}
	o, found := d.Find(a.ref)
	if !found && !a.was.IsZero() {
		o, found = d.Find(a.was)
	}
	return view{frame: s, doc: d, object: o}, found
}

// now returns what is shown and its rows; the inspector is anchored.
func (i Inspector) now(s *screen.Frame) (Inspector, view, []row, int) {
	i = i.anchored(s)
	if i.shown == 0 {
		return i, view{frame: s}, nil, -1
	}
	v, _ := lookup(s, i.path[i.shown-1])
	rows := v.rows()
	if i.typing != nil { // the whole text is in the field
		rows = slices.DeleteFunc(slices.Clone(rows), func(r row) bool { return r.piece > 0 && r.of() == i.typing.row })
	}
	at := i.place(rows)
	if i.typing != nil && (at < 0 || rows[at].id != i.typing.row) {
		i.typing = nil
	}
	return i, v, rows, at
}

// place returns the row of the cursor: the same one as before, or the one that
// stands where it stood; at first one that can be changed.
func (i Inspector) place(rows []row) int {
	a := i.path[i.shown-1]
	if at := slices.IndexFunc(rows, func(r row) bool { return r.id == a.row }); at >= 0 {
		return at
	}
	if a.row == "" {
		return max(0, slices.IndexFunc(rows, func(r row) bool { return !r.field.Fixed }))
	}
	return min(a.at, len(rows)-1)
}

// goTo returns i with the cursor on a row.
func (i Inspector) goTo(rows []row, at int) Inspector {
	if len(rows) == 0 {
		return i
	}
	at = min(max(at, 0), len(rows)-1)
	i.path = slices.Clone(i.path)
	a := &i.path[i.shown-1]
	a.row, a.at = rows[at].id, at
	i.message = ""
	return i
}

// into returns i one step deeper, in another object.
func (i Inspector) into(doc model.DocID, ref model.Ref) Inspector {
	i.path = append(slices.Clone(i.path[:i.shown]), anchor{doc: doc, ref: ref})
	i.message = ""
	return i
}

// out returns i one step further out, if it is deep.
func (i Inspector) out() Inspector {
	if i.shown > 1 {
		i.path = i.path[:i.shown-1]
		i.message = ""
	}
	return i
}

// renamed returns i with the object shown under its new key.
func (i Inspector) renamed(ref model.Ref) Inspector {
	i.path = slices.Clone(i.path[:i.shown])
	a := &i.path[i.shown-1]
	a.ref, a.was = ref, a.ref
	return i
}

// propose returns the proposal if the state would take it. If not, i says why.
func (i Inspector) propose(s *screen.Frame, p screen.Proposal) (Inspector, screen.Proposal, bool) {
	i.message = ""
	if len(p.Edits) == 0 {
		return i, screen.Proposal{}, true
	}
	if s.ReadOnly != "" {
		i.message = "The workspace is open for reading only."
		return i, screen.Proposal{}, false
	}
	if _, err := edit.Apply(s.State, p.Edits); err != nil {
		i.message = sentence(err)
		return i, screen.Proposal{}, false
	}
	return i, p, true
}
