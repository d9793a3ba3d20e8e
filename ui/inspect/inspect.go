// Package inspect shows every field of one thing, and edits it in place.
//
// An [Inspector] is opened on an object and lists its fields as the model's
// tables group them, with what hangs on it: the feelings at a touchpoint, its
// findings and links, the measurements of a KPI. One goes into such a row and
// back out of it. Enter edits a field where it stands: text in a field of
// package field, a choice or a reference in a list that typing filters.
//
// An Inspector is an immutable value; its methods return the next one and, when
// something should change, a [screen.Proposal] that was checked against the
// state: leaving a field proposes one edit, what is not valid stays in the
// field with a sentence about why. It refers to objects by id, so any of them
// may vanish at any time; it then shows what is left of the way back. It does no
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
	path    []anchor // from what was opened to what is shown
	typing  *typing
	message string // why something was refused
}

// anchor is an object and the row of it where the cursor is. The row's place
// helps when the row itself is gone.
type anchor struct {
	doc model.DocID
	ref model.Ref
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
	if len(i.path) == 0 {
		return "", model.Ref{}, false
	}
	a := i.path[len(i.path)-1]
	return a.doc, a.ref, true
}

// Deep reports whether the inspector has gone into an object, so that Back
// leads out of it and not out of the inspector.
func (i Inspector) Deep() bool { return len(i.path) > 1 }

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

// anchored returns i without the end of its path that does not exist any more.
func (i Inspector) anchored(s *screen.Frame) Inspector {
	n := 0
	for n < len(i.path) {
		if _, found := lookup(s, i.path[n]); !found {
			break
		}
		n++
	}
	if n < len(i.path) {
		i.path, i.typing = i.path[:n], nil
	}
	return i
}

func lookup(s *screen.Frame, a anchor) (view, bool) {
	d, found := s.State.Document(a.doc)
	if !found {
		return view{}, false
	}
	o, found := d.Find(a.ref)
	return view{frame: s, doc: d, object: o}, found
}

// now returns what is shown and its rows; the inspector is anchored.
func (i Inspector) now(s *screen.Frame) (Inspector, view, []row, int) {
	i = i.anchored(s)
	if len(i.path) == 0 {
		return i, view{frame: s}, nil, -1
	}
	v, _ := lookup(s, i.path[len(i.path)-1])
	rows := v.rows()
	at := i.place(rows)
	if i.typing != nil && (at < 0 || rows[at].id != i.typing.row) {
		i.typing = nil
	}
	return i, v, rows, at
}

// place returns the row of the cursor: the same one as before, or the one that
// stands where it stood; at first one that can be changed.
func (i Inspector) place(rows []row) int {
	a := i.path[len(i.path)-1]
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
	a := &i.path[len(i.path)-1]
	a.row, a.at = rows[at].id, at
	i.message = ""
	return i
}

// into returns i one step deeper, in an object that hangs on the one shown.
func (i Inspector) into(doc model.DocID, ref model.Ref) Inspector {
	i.path = append(slices.Clone(i.path), anchor{doc: doc, ref: ref})
	i.message = ""
	return i
}

// out returns i one step further out, if it is deep.
func (i Inspector) out() Inspector {
	if i.Deep() {
		i.path = i.path[:len(i.path)-1]
		i.message = ""
	}
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
