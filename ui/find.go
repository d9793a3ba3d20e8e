package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/ui/axis"
	"wend/ui/chain"
	"wend/ui/dialog"
	"wend/ui/field"
	"wend/ui/journey"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/scene"
	"wend/ui/theme"
)

// finder is the search of the focused pane.
type finder struct {
	field  field.Field
	open   bool // being typed
	hits   int
	nearby int // which of the hits the cursor is on, from 1; 0: none
}

func (f finder) text() string { return f.field.Value() }

// count says which match of how many the cursor is on.
func (f finder) count() string {
	switch {
	case f.text() == "":
		return ""
	case f.nearby == 0:
		return fmt.Sprintf("%d found", f.hits)
	}
	return fmt.Sprintf("%d/%d", f.nearby, f.hits)
}

func (f *finder) key(k tea.KeyPressMsg) { f.field, _ = f.field.Key(k) }

func (f *finder) paste(text string) { f.field = f.field.Paste(text) }

func openFind(a *App) tea.Cmd {
	a.find = finder{open: true, field: field.New(a.find.text(), field.Options{Placeholder: "find"})}
	return nil
}

// doFind takes the keys of the search line.
func (a *App) doFind(action keymap.Action) tea.Cmd {
	switch action {
	case keymap.TextAccept:
		a.find.open = false
		if a.find.hits == 0 && a.find.text() != "" {
			text := a.find.text()
			a.find = finder{}
			return a.say("%q is not in this pane: g / looks in all journeys", text)
		}
	case keymap.TextCancel:
		a.find = finder{}
		if a.screen == libraryScreen {
			a.library = a.library.Filter("")
		}
	case keymap.FindNext:
		a.seek(1)
	case keymap.FindPrevious:
		a.seek(-1)
	}
	return nil
}

func findNext(n int) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		if a.find.text() == "" {
			return a.say("Nothing is looked for: / begins")
		}
		a.seek(n)
		return nil
	}
}

// seek counts the matches and puts the cursor on the nearest one in direction
// n; 0 stays where it is if that is a match.
func (a *App) seek(n int) {
	if a.screen == libraryScreen {
		a.library = a.library.Filter(a.find.text())
		a.find.hits, _ = a.library.Count()
		return
	}
	if a.find.text() == "" || a.work.document() == nil {
		return
	}
	s := a.scene()
	hits, at, goTo := a.matches(s)
	a.find.hits, a.find.nearby = len(hits), 0
	if len(hits) == 0 {
		return
	}
	i := nearest(hits, at, n)
	a.find.nearby = i + 1
	goTo(hits[i])
	a.view.anchor()
}

// matches lists the places of the focused pane that match, where the cursor is
// among all places, and how to go to one.
func (a *App) matches(s *scene.Scene) (hits []int, at int, goTo func(int)) {
	if s.Focus == scene.Chain {
		for i, act := range s.Activities {
			if chain.Matches(s, act) {
				hits = append(hits, i)
			}
			if act.ID == s.Cursor.Activity {
				at = i
			}
		}
		return hits, at, func(i int) { a.view.cursor.Activity = s.Activities[i].ID }
	}
	lane := map[int]scene.Lane{}
	all := *s
	all.Focus = scene.Journey // from the curves and the numbers one looks for touchpoints
	for i := range s.Axis.Len() {
		c := s.Axis.Column(i)
		for _, l := range s.Lanes {
			if journey.Matches(&all, l, c) {
				hits, lane[i] = append(hits, i), l
				break
			}
		}
	}
	return hits, a.view.column(), func(i int) {
		a.view.cursor.Column = s.Axis.Column(i)
		if s.Focus == scene.Journey {
			a.view.cursor.Lane = lane[i]
		}
	}
}

// nearest returns the index of the hit to go to from at: the same or next one,
// or n hits farther.
func nearest(hits []int, at, n int) int {
	i := 0
	for i < len(hits) && hits[i] < at {
		i++
	}
	if n > 0 && i < len(hits) && hits[i] == at {
		i += n
	} else if n < 0 {
		i += n
	}
	return (i%len(hits) + len(hits)) % len(hits)
}

// drawFind draws the search line above the footer.
func (a *App) drawFind(p paint.Pen) {
	if !a.find.open || a.height < 2 {
		return
	}
	th := a.look.theme
	line := p.In(paint.Rect{Y: a.height - 2, W: a.width, H: 1})
	line.Fill(line.Bounds(), th.Style(theme.Input))
	count := " " + a.find.count() + " "
	line.TextRight(0, 0, a.width, count, th.Style(theme.Muted))
	n := line.Text(1, 0, "/ ", th.Style(theme.Key))
	a.find.field.Draw(line, paint.Rect{X: 1 + n, W: max(a.width-n-2-paint.Width(count), 1), H: 1}, th)
}

// findAnywhere reads all journeys and lets one search them.
func findAnywhere(a *App) tea.Cmd {
	if why := needWorkspace(a); why != "" {
		return a.say("%s", why)
	}
	from, index := a.work.store, a.work.Lines()
	return a.later(func() tea.Msg {
		ids := make([]model.DocID, 0, len(index))
		for _, s := range index {
			ids = append(ids, model.DocID(s.Journey))
		}
		loaded, err := from.Documents(ids...)
		return foundMsg{loaded: loaded, err: err}
	})
}

// found offers every touchpoint, stage and finding of all journeys.
func (a *App) found(m foundMsg) tea.Cmd {
	if m.err != nil {
		return a.fail(m.err)
	}
	var items []dialog.Item
	for _, l := range m.loaded {
		d := l.Document
		title := d.Journey().Title
		for st := range d.Stages() {
			for t := range d.Touchpoints(st.ID) {
				key := string(d.ID()) + "/" + string(t.ID)
				items = append(items, dialog.Item{Key: key, Title: t.Action, About: st.Name, Right: title})
			}
		}
	}
	o := dialog.PickerOptions{Title: "Find in all journeys", Items: items, Empty: "There is no touchpoint in any journey"}
	return a.pick(o, func(a *App, chosen dialog.Item) tea.Cmd {
		doc, id := splitPath(chosen.Key)
		return a.openJourney(model.DocID(doc), func(a *App) tea.Cmd {
			a.view.Zoom = max(a.view.Zoom, axis.Touchpoints)
			a.view.Focus = scene.Journey
			a.selectRef(ref(model.KindTouchpoint, id))
			return nil
		})
	})
}
