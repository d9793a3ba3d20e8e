package library

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"wend/model"
	"wend/model/analysis"
	"wend/model/text"
	"wend/ui/keymap"
	"wend/ui/match"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/table"
	"wend/ui/theme"
)

// Line is what the library says about a journey.
type Line = screen.Line

// spec is the library as a table.
var spec = table.Spec[Line]{
	Title: "Journeys",
	Key:   func(l Line) string { return string(l.ID) },
	Columns: []table.Column[Line]{
		{Title: "Title", Text: func(l Line) string { return l.Title }, Width: 24, Grow: 1},
		{Title: "Personas", Text: func(l Line) string { return strings.Join(l.Personas, ", ") }, Width: 18, Keep: 4},
		{Title: "Variant", Text: func(l Line) string { return l.Variant }, Width: 7, Keep: 8},
		{Title: "Tags", Text: func(l Line) string { return strings.Join(l.Tags, ", ") }, Width: 14},
		{Title: "Touchpoints", Text: func(l Line) string { return strconv.Itoa(l.Touchpoints) }, Value: steps, Down: true, Width: 11, Right: true, Keep: 5},
		{Title: "Emotion", Text: func(l Line) string { return l.Emotion }, Value: number(func(l Line) string { return l.Emotion }, text.Quantity{}), Down: true, Width: 7, Right: true, Keep: 6},
		{Title: "Goal", Text: func(l Line) string { return l.Goal }, Value: number(func(l Line) string { return l.Goal }, text.Percent), Down: true, Width: 6, Right: true, Keep: 3},
		{Title: "Cover", Text: func(l Line) string { return l.Coverage }, Value: number(func(l Line) string { return l.Coverage }, text.Percent), Down: true, Width: 6, Right: true, Keep: 1},
		{Title: "Changed", Text: func(l Line) string { return l.Age }, Value: updated, Down: true, Width: 12, Right: true, Keep: 7},
	},
}

func steps(l Line) (float64, bool) { return float64(l.Touchpoints), true }

func updated(l Line) (float64, bool) { return float64(l.Updated.UnixMilli()), !l.Updated.IsZero() }

// number returns what a text such as "12 %" is sorted by.
func number(shown func(Line) string, q text.Quantity) func(Line) (float64, bool) {
	return func(l Line) (float64, bool) {
		x, err := text.Parse(shown(l), q, text.Point)
		return x, err == nil
	}
}

// List is the journeys of a workspace, those changed last first until they are
// sorted otherwise. The zero List is empty.
type List struct {
	rows table.Table[Line]
	keys *keymap.Map
}

// WithKeys returns l with the user's keys.
func (l List) WithKeys(m *keymap.Map) List {
	l.keys = m
	return l
}

// WithLines returns l with other lines. What was selected stays so; if it is
// gone, its place is.
func (l List) WithLines(lines []Line) List {
	names := make(map[model.DocID]string, len(lines))
	for _, line := range lines {
		names[line.ID] = match.Fold(line.Title)
	}
	lines = slices.Clone(lines)
	pairs := pairsOf(lines, names)
	slices.SortStableFunc(lines, func(a, b Line) int {
		p, q := pairs[a.ID], pairs[b.ID]
		return cmp.Or(q.updated.Compare(p.updated), match.Compare(p.name, q.name), cmp.Compare(p.second, q.second), match.Compare(names[a.ID], names[b.ID]))
	})
	return l.with(l.table().WithRows(lines))
}

// Reading returns l with what it says while so many journeys are not among its lines
// yet; 0: all are.
func (l List) Reading(unread int) List {
	if unread == 0 {
		return l.with(l.table().WithMore(""))
	}
	_, read := l.Count()
	return l.with(l.table().WithMore("reading " + text.Write(float64(read), text.Count) + " of " + text.Several(read+unread, "journey")))
}

// First returns l with the cursor on its first line.
func (l List) First() List {
	next, _ := l.Do(keymap.MoveFirst)
	return next
}

// pair is what a journey is sorted by: as-is and to-be of one journey stand
// together, where the newer of them belongs.
type pair struct {
	updated time.Time
	name    string // folded, of the as-is journey
	second  int    // 1: the to-be journey of another line
}

// toBe is what the title of a to-be journey ends with, unless it was renamed.
const toBe = " (to-be)"

func pairsOf(lines []Line, names map[model.DocID]string) map[model.DocID]pair {
	out := make(map[model.DocID]pair, len(lines))
	asIs := map[string]model.DocID{}
	for _, l := range lines {
		out[l.ID] = pair{updated: l.Updated, name: names[l.ID]}
		if l.Variant != string(model.ToBe) {
			asIs[names[l.ID]] = l.ID
		}
	}
	for _, l := range lines {
		name, named := strings.CutSuffix(names[l.ID], toBe)
		of, found := asIs[name]
		if l.Variant != string(model.ToBe) || !named || !found {
			continue
		}
		p := out[of]
		if l.Updated.After(p.updated) {
			p.updated = l.Updated
		}
		out[of], out[l.ID] = p, pair{p.updated, p.name, 1}
	}
	return out
}

// table returns the rows of l, also of the zero List.
func (l List) table() table.Table[Line] {
	if l.rows.IsZero() {
		return table.New(&spec)
	}
	return l.rows
}

func (l List) with(t table.Table[Line]) List {
	l.rows = t
	return l
}

// Filter returns l with only the lines that hold every word of text: those with
// all of them in the title first. The selection stays if it is among them.
func (l List) Filter(text string) List { return l.with(l.table().Filter(text)) }

// Query returns what the list is filtered by.
func (l List) Query() string { return l.rows.Query() }

// Count returns how many lines are shown, and how many there are.
func (l List) Count() (shown, all int) { return l.rows.Count() }

// Selected returns the line under the cursor; ok is false if none is shown.
func (l List) Selected() (line Line, ok bool) { return l.rows.Selected() }

// Number returns the number of the selected journey that the column under the
// cursor shows; "" if it shows none.
func (l List) Number() analysis.NumberID { return numbers[l.rows.Column()] }

// numbers are the numbers in the columns, by title.
var numbers = map[string]analysis.NumberID{"Emotion": "emotion.blended", "Goal": "flow.goal", "Cover": "chain.coverage"}

// Marked returns the journeys that the next action is about: those marked, or the
// one under the cursor.
func (l List) Marked() []model.DocID {
	var out []model.DocID
	for _, key := range l.rows.Marked() {
		out = append(out, model.DocID(key))
	}
	return out
}

// Unmarked returns l without marks.
func (l List) Unmarked() List { return l.with(l.rows.Unmarked()) }

// Select returns l with the cursor on a journey; if that is not shown, the
// cursor keeps its row.
func (l List) Select(id model.DocID) List { return l.with(l.rows.Select(string(id))) }

// Do moves the cursor, sorts, groups and marks. ok is false for an action about
// journeys: that is for the caller to do, with those that are marked.
func (l List) Do(a keymap.Action) (next List, ok bool) {
	t, ok := l.rows.Do(a)
	return l.with(t), ok
}

// Click selects the line that was clicked and returns what it asks for: a click
// on the selected line opens it, one on a command is that command.
func (l List) Click(target any) (next List, chosen keymap.Action) {
	if a, ok := target.(keymap.Action); ok {
		return l, a
	}
	t, opens := l.rows.Click(target)
	if opens {
		chosen = keymap.JourneyOpen
	}
	return l.with(t), chosen
}

// Wheel moves the cursor; positive is down.
func (l List) Wheel(lines int) List { return l.with(l.rows.Wheel(lines)) }

// Draw draws the list on p and beside it what is known about the selected
// journey, with what below draws under it; below may be nil.
func (l List) Draw(p paint.Pen, th theme.Theme, below func(paint.Pen, Line)) {
	key := func(a keymap.Action) string { return firstKey(commandIn(l.keys, keymap.Library, a)) }
	text := fmt.Sprintf("No journeys yet.\n%s adds one, %s from a template, %s imports a file",
		key(keymap.JourneyNew), key(keymap.JourneyTemplate), key(keymap.JourneyImport))
	l.table().WithEmpty(text).Draw(p, th, func(beside paint.Pen, line Line) {
		drawPreview(beside, th, line, below)
	})
}
