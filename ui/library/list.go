package library

import (
	"cmp"
	"slices"
	"strings"

	"wend/model"
	"wend/ui/keymap"
	"wend/ui/screen"
)

// Line is what the library says about a journey.
type Line = screen.Line

// List is the journeys of a workspace, those changed last first, and which one
// is selected. The zero List is empty.
type List struct {
	lines []Line
	texts []string // of each line what is searched, in lower case: title, line break, the rest
	known []column // those with anything in them
	query string
	shown []int // indexes of lines
	at    int   // index of shown
	first int   // first row shown
	seen  *sight
	keys  *keymap.Map
}

// sight is what the last drawing had room for, so that a page is a page.
type sight struct{ rows int }

// WithKeys returns l with the user's keys.
func (l List) WithKeys(m *keymap.Map) List {
	l.keys = m
	return l
}

// WithLines returns l with other lines. What was selected stays so; if it is
// gone, its place is.
func (l List) WithLines(lines []Line) List {
	before, had := l.Selected()
	l.lines = slices.Clone(lines)
	slices.SortStableFunc(l.lines, func(a, b Line) int {
		return cmp.Or(b.Updated.Compare(a.Updated), strings.Compare(a.Title, b.Title))
	})
	l.texts = make([]string, len(lines))
	for i, line := range l.lines {
		rest := strings.Join(line.Personas, " ") + " " + strings.Join(line.Tags, " ") + " " + line.Variant
		l.texts[i] = strings.ToLower(line.Title + "\n" + rest)
	}
	l.known = known(l.lines)
	if l.seen == nil {
		l.seen = &sight{}
	}
	l.shown = l.search(nil, l.query)
	if had {
		return l.Select(before.ID)
	}
	return l.to(0)
}

// Filter returns l with only the lines that hold every word of text: those with
// all of them in the title first. The selection stays if it is among them.
func (l List) Filter(text string) List {
	if text == l.query {
		return l
	}
	before, had := l.Selected()
	var among []int
	if strings.HasPrefix(text, l.query) {
		among = l.shown
		if len(among) == 0 && len(l.lines) > 0 {
			l.query = text
			return l
		}
		among = slices.Sorted(slices.Values(among))
	}
	l.shown, l.query = l.search(among, text), text
	l.first = 0
	if had {
		if i := l.index(before.ID); i >= 0 {
			return l.to(i)
		}
	}
	return l.to(0)
}

// search returns which of the lines among, all of them if there are none, hold
// every word of query.
func (l List) search(among []int, query string) []int {
	words := strings.Fields(strings.ToLower(query))
	if len(among) == 0 {
		among = make([]int, len(l.lines))
		for i := range among {
			among[i] = i
		}
	}
	if len(words) == 0 {
		return among
	}
	var titled, others []int
	for _, i := range among {
		text := l.texts[i]
		if !holds(text, words) {
			continue
		}
		if title, _, _ := strings.Cut(text, "\n"); holds(title, words) {
			titled = append(titled, i)
		} else {
			others = append(others, i)
		}
	}
	return append(titled, others...)
}

func holds(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// Query returns what the list is filtered by.
func (l List) Query() string { return l.query }

// Count returns how many lines are shown, and how many there are.
func (l List) Count() (shown, all int) { return len(l.shown), len(l.lines) }

// Selected returns the line under the cursor; ok is false if none is shown.
func (l List) Selected() (line Line, ok bool) {
	if len(l.shown) == 0 {
		return Line{}, false
	}
	return l.lines[l.shown[l.at]], true
}

// Select returns l with the cursor on a journey; if that is not shown, the
// cursor keeps its row.
func (l List) Select(id model.DocID) List {
	if i := l.index(id); i >= 0 {
		return l.to(i)
	}
	return l.to(l.at)
}

func (l List) index(id model.DocID) int {
	return slices.IndexFunc(l.shown, func(i int) bool { return l.lines[i].ID == id })
}

// to moves the cursor to row i, or the nearest there is, and scrolls only as far
// as it must.
func (l List) to(i int) List {
	l.at = max(0, min(i, len(l.shown)-1))
	if l.seen != nil && l.seen.rows > 0 {
		l.first = l.scrolled(l.seen.rows)
	}
	return l
}

// scrolled returns the first row to show where there is room for rows.
func (l List) scrolled(rows int) int {
	first := max(min(l.first, l.at), l.at-rows+1)
	return max(0, min(first, len(l.shown)-rows))
}

func (l List) page() int {
	if l.seen == nil {
		return 1
	}
	return max(1, l.seen.rows-1)
}

// Do moves the cursor. ok is false for an action that is not about moving: that
// is for the caller to do, with what is selected.
func (l List) Do(a keymap.Action) (next List, ok bool) {
	switch a {
	case keymap.MoveUp, keymap.FindPrevious:
		return l.to(l.at - 1), true
	case keymap.MoveDown, keymap.FindNext:
		return l.to(l.at + 1), true
	case keymap.MovePageUp:
		return l.to(l.at - l.page()), true
	case keymap.MovePageDown:
		return l.to(l.at + l.page()), true
	case keymap.MoveFirst:
		return l.to(0), true
	case keymap.MoveLast:
		return l.to(len(l.shown) - 1), true
	}
	return l, false
}

// row is the target of a line of the list.
type row int

// Click selects the line that was clicked and returns what it asks for: a click
// on the selected line opens it, one on a command is that command.
func (l List) Click(target any) (next List, chosen keymap.Action) {
	switch t := target.(type) {
	case keymap.Action:
		return l, t
	case row:
		if int(t) == l.at && len(l.shown) > 0 {
			return l, keymap.JourneyOpen
		}
		return l.to(int(t)), ""
	}
	return l, ""
}

// Wheel moves the cursor; positive is down.
func (l List) Wheel(lines int) List { return l.to(l.at + lines) }
