package journeymap

import (
	"wend/ui/paint"
	"wend/ui/scene"
)

// The widths at which the layout changes, in cells.
const (
	stripWidth = 80  // from here on the bands stand together, the numbers in a strip
	panelWidth = 120 // from here on the numbers have a panel of their own
)

// layout is where everything of the map is. It depends on the size, the focus
// and what the panes want, never on what was there before.
type layout struct {
	Tabs   paint.Rect // the panes by name, where only one is shown
	Frame  paint.Rect // around the bands
	Bands  [3]paint.Rect
	Panel  paint.Rect // with its frame
	Strip  paint.Rect
	Single scene.Pane // the one pane shown, NoPane if there are several
}

// wants is how many rows each band would like, and the most that its texts can
// use.
type wants struct{ rows, most [3]int }

// arrange divides w by h cells among the panes.
func arrange(w, h int, focus scene.Pane, noPanel bool, want wants) layout {
	var l layout
	body := paint.Rect{W: w, H: h}
	if w < stripWidth {
		l.Tabs, l.Frame = body.SplitTop(1)
		l.Single = focus
		if focus == scene.Panel {
			l.Panel, l.Frame = l.Frame, paint.Rect{}
			return l
		}
		l.Bands[focus-scene.Journey] = l.Frame.Inset(1)
		return l
	}
	switch {
	case w >= panelWidth && !noPanel:
		l.Panel, body = body.SplitRight(min(max(w/5, 28), 40))
	case focus == scene.Panel:
		l.Panel, body = body.SplitRight(34)
	default:
		l.Strip, body = body.SplitBottom(1)
	}
	l.Frame = body
	l.Bands = stack(body.Inset(1), focus, want)
	return l
}

// besidePage gives the room of the bands to a page: of w by h cells all but the
// numbers where they stand beside the bands.
func (l layout) besidePage(w, h int) layout {
	room := paint.Rect{W: w, H: h}
	if !l.Panel.Empty() && l.Single == scene.NoPane {
		_, room = room.SplitRight(l.Panel.W)
	} else {
		l.Panel = paint.Rect{}
		if !l.Strip.Empty() {
			_, room = room.SplitBottom(1)
		}
	}
	l.Single, l.Tabs, l.Frame = scene.NoPane, paint.Rect{}, room
	return l
}

// room returns the rows that band i of the layout has for its own: shown alone,
// it begins below the names of stages and touchpoints.
func (l layout) room(i int) (head, body paint.Rect) {
	if l.Single != scene.NoPane && bands[i].pane != scene.Journey {
		return l.Bands[i].SplitTop(names(l.Bands[i].H))
	}
	return paint.Rect{}, l.Bands[i]
}

// names is how many of room rows the names above a band take: the stage, and the
// touchpoint in two rows where there is room for them.
func names(room int) int {
	switch {
	case room >= 12:
		return 3
	case room >= 5:
		return 2
	}
	return 1
}

// least is how many rows a band needs to be of use.
var least = [3]int{3, 3, 2}

// order is in which order the bands without focus are given what they want.
var order = [3]int{0, 1, 2}

// stack divides r among the bands, one row between them for a rule. The band in
// focus gets what it wants first, then the others; what is left over goes to
// the curves up to nine rows, then where texts are cut, then to the last band.
func stack(r paint.Rect, focus scene.Pane, want wants) [3]paint.Rect {
	room := max(r.H-2, 0)
	rows := share(room, int(focus-scene.Journey), want)
	var out [3]paint.Rect
	for i, n := range rows {
		out[i], r = r.SplitTop(n)
		if i < len(rows)-1 {
			_, r = r.SplitTop(1)
		}
	}
	return out
}

func share(room, focus int, want wants) [3]int {
	var rows [3]int
	give := func(i, upTo int) {
		n := min(max(upTo-rows[i], 0), room)
		rows[i] += n
		room -= n
	}
	for _, i := range order {
		give(i, min(least[i], want.rows[i]))
	}
	if focus >= 0 && focus < len(rows) {
		give(focus, want.rows[focus])
	}
	for _, i := range order {
		give(i, want.rows[i])
	}
	give(1, 9)
	give(0, want.most[0])
	rows[2] += room
	return rows
}
