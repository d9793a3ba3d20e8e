// Package history is the screen of what was done: each step by name, who and when,
// with what it did, and the snapshots. From it one compares versions, goes back to
// one, and takes snapshots.
//
// [Screen] is an immutable value. What it shows is read beside the screen, again
// whenever the workspace has moved on.
package history

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/past"
	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/keymap"
	"wend/ui/listing"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/table"
)

// version is what the past was read of.
type version struct {
	doc      model.DocID
	revision uint64
}

// Screen is the history of the open journey.
type Screen struct {
	list  listing.List[row]
	all   []row
	past  *past.Past
	err   error
	asked version // what was read last, or is being read
	seen  detail
}

// row is a step, or a snapshot.
type row struct {
	key      string
	what     string
	who      string
	when     time.Time
	revision uint64
	at       int // index of the newest step of the line
	oldest   int
	snapshot string // its id; empty: a step
	reason   string
}

const day = "Day"

// spec is the history as a table.
var spec = table.Spec[row]{
	Title: "History",
	Key:   func(r row) string { return r.key },
	Columns: []table.Column[row]{
		{Title: "What", Text: func(r row) string { return r.what }, Width: 24, Grow: 1},
		{Title: "When", Text: func(r row) string { return r.when.Format("15:04") }, Value: func(r row) (float64, bool) { return float64(r.when.Unix()), true }, Down: true, Width: 5, Keep: 5},
		{Title: "Who", Text: func(r row) string { return r.who }, Width: 10, Keep: 4},
		{Title: "Version", Text: row.version, Width: 7, Right: true, Keep: 3},
		{Title: day, Text: func(r row) string { return r.when.Format("Mon 2 Jan 2006") }, Width: 15, Keep: 1},
	},
}

// version is how the command line calls it.
func (r row) version() string {
	if r.snapshot != "" {
		return r.snapshot
	}
	return fmt.Sprint(r.revision)
}

// New returns the screen.
func New() Screen { return Screen{list: listing.New(&spec, table.View{Group: day})} }

// Scope implements [screen.Screen].
func (s Screen) Scope() keymap.Scope { return s.list.Scope(keymap.History) }

// Title implements [screen.Screen].
func (s Screen) Title(f *screen.Frame) (name, about string) {
	if s.past == nil {
		return "History", ""
	}
	kept, _ := f.State.Workspace().Workspace().Settings.WithDefaults().Snapshots.Value()
	n := len(s.past.Snapshots())
	return "History", text.Several(len(s.past.Lines()), "step") + ", " + text.Several(n, "snapshot") + fmt.Sprintf(", at most %d automatic", kept)
}

// Read implements [screen.Reader].
func (s Screen) Read(f *screen.Frame) (screen.Screen, screen.Outcome) {
	if f.Journey == nil {
		return s, screen.Outcome{}
	}
	now := version{f.Journey.ID(), f.Revision}
	if now == s.asked {
		return s.look(f)
	}
	if now.doc != s.asked.doc {
		s = New()
	}
	s.asked = now
	return s, screen.Outcome{Fetch: screen.Fetch{To: keymap.HistoryShow, From: func(a screen.Archive) screen.Answer {
		p, err := a.Past(now.doc)
		return taken(now, p, err)
	}}}
}

// taken returns the answer that takes in what was read.
func taken(of version, p *past.Past, err error) screen.Answer {
	return func(on screen.Screen, _ *screen.Frame) (screen.Screen, screen.Outcome) {
		s, ok := on.(Screen)
		if !ok || s.asked != of {
			return on, screen.Outcome{} // it is read again already
		}
		s.past, s.err = p, err
		s.all = listed(p, of.doc)
		s.list = s.list.WithRows(s.all)
		return s, screen.Outcome{}
	}
}

// listed returns the rows: steps newest first, and snapshots before the step that
// they were taken after.
func listed(p *past.Past, doc model.DocID) []row {
	if p == nil {
		return nil
	}
	var out []row
	for _, l := range p.Lines() {
		out = append(out, row{
			key: fmt.Sprint(l.Revision), what: l.Name(), who: l.Actor, when: l.Time.Local(), revision: l.Revision,
			at: l.Newest, oldest: l.Oldest,
		})
	}
	for _, k := range p.Snapshots() {
		if !slices.Contains(k.Docs, doc) {
			continue
		}
		r := row{
			key: k.ID, what: "snapshot: " + cmp.Or(k.Label, k.Reason), who: k.Actor, when: k.Time.Local(), revision: k.Revision,
			snapshot: k.ID, reason: k.Reason,
		}
		at := slices.IndexFunc(out, func(o row) bool { return o.revision <= k.Revision })
		if at < 0 {
			at = len(out)
		}
		out = slices.Insert(out, at, r)
	}
	return out
}

// Follow implements [screen.Screen].
func (s Screen) Follow(*screen.Frame) screen.Screen { return s }

// Why implements [screen.Screen].
func (s Screen) Why(a keymap.Action, _ *screen.Frame) string {
	return s.list.Why(a, own, "There is nothing in this list")
}

// own are the actions about rows.
var own = map[keymap.Action]bool{
	keymap.VersionCompare: true, keymap.VersionRestore: true, keymap.SnapshotDrop: true,
}

// Do implements [screen.Screen].
func (s Screen) Do(a keymap.Action, f *screen.Frame) (screen.Screen, screen.Outcome) {
	switch a {
	case keymap.VersionCompare:
		return s, s.compare(f)
	case keymap.VersionRestore:
		return s, s.restore(f)
	case keymap.SnapshotDrop:
		return s, s.drop(f)
	}
	next, o := s.list.Do(a, f)
	s.list = next
	return s, o
}

// Key implements [screen.Screen].
func (s Screen) Key(k tea.KeyPressMsg, _ *screen.Frame) (screen.Screen, screen.Outcome) {
	s.list = s.list.Key(k)
	return s, screen.Outcome{}
}

// Paste implements [screen.Screen].
func (s Screen) Paste(pasted string, _ *screen.Frame) (screen.Screen, screen.Outcome) {
	s.list = s.list.Paste(pasted)
	return s, screen.Outcome{}
}

// Point implements [screen.Screen].
func (s Screen) Point(p screen.Pointer, f *screen.Frame) (screen.Screen, screen.Outcome) {
	var opens bool
	if s.list, opens = s.list.Point(p); opens {
		return s, s.compare(f)
	}
	return s, screen.Outcome{}
}

// Draw implements [screen.Screen].
func (s Screen) Draw(p paint.Pen, f *screen.Frame) paint.Rect {
	return s.list.Draw(p, f, s.nothing(f), func(beside paint.Pen, r row) { s.preview(beside, f.Theme, r) })
}

// nothing says why there are no rows.
func (s Screen) nothing(f *screen.Frame) string {
	switch {
	case s.err != nil:
		return "The history cannot be read: " + model.CleanLine(s.err.Error())
	case s.past == nil:
		return "Reading the history" + f.Theme.Glyphs.Ellipsis
	}
	return "Nothing was done to this journey yet.\nEvery step will stand here by name, and what it did to the numbers"
}

// Take asks for a label and takes a snapshot of the workspace.
func Take(f *screen.Frame) screen.Outcome {
	o := dialog.PromptOptions{
		Title: "Take snapshot", Hint: "What all journeys are now stays under this label.",
		Check: func(s string) (string, bool) { return "", len(s) <= mostLabel },
	}
	return screen.Ask(f, o, func(label string) screen.Answer {
		return screen.Anywhere(func(*screen.Frame) screen.Outcome {
			return screen.Outcome{Fetch: screen.Fetch{From: func(a screen.Archive) screen.Answer {
				id, err := a.Keep(model.CleanLine(label))
				return changed(fmt.Sprintf("Took snapshot %s: g h compares with it", id), err)
			}}}
		})
	})
}

// mostLabel is how long a label may be, in bytes.
const mostLabel = 200

// changed returns the answer to snapshots having changed: they are read again.
func changed(say string, err error) screen.Answer {
	return func(on screen.Screen, _ *screen.Frame) (screen.Screen, screen.Outcome) {
		if err != nil {
			return on, screen.Fail(err)
		}
		if s, ok := on.(Screen); ok {
			s.asked.revision = 0
			on = s
		}
		return on, screen.Outcome{Say: say}
	}
}

// drop asks before snapshots are forgotten.
func (s Screen) drop(f *screen.Frame) screen.Outcome {
	var ids []string
	for _, key := range s.list.Marked() {
		if strings.HasPrefix(key, "s") {
			ids = append(ids, key)
		}
	}
	if len(ids) == 0 {
		return screen.Refuse("Steps stay in the history; only snapshots can be deleted")
	}
	return screen.Outcome{Dialog: dialog.NewConfirm(dialog.ConfirmOptions{
		Title: "Delete snapshots for ever?", Lines: []string{strings.Join(ids, ", ") + ": this cannot be undone."}, Yes: "delete", Keys: f.Keys,
		Accept: screen.Anywhere(func(*screen.Frame) screen.Outcome {
			return screen.Outcome{Fetch: screen.Fetch{To: keymap.HistoryShow, From: func(a screen.Archive) screen.Answer {
				return changed("Deleted "+strings.Join(ids, ", "), a.Drop(ids...))
			}}}
		}),
	})}
}
