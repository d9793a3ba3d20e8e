package journeymap

import (
	"wend/ui/axis"
	"wend/ui/emotion"
	"wend/ui/journey"
	"wend/ui/paint"
	"wend/ui/scene"
)

// The widths at which the layout changes, in cells.
const (
	stripWidth = 80  // from here on the bands stand together, the numbers in a strip
	panelWidth = 120 // from here on the numbers have a panel of their own
)

// overWidth is how wide the numbers are where they cover a part of the bands.
const overWidth = 34

// layout is where everything of the map is. It depends on the size and on what
// the panes want, never on what was there before; which pane has the focus only
// says which one shows where there is room for one, and whether the numbers lie
// over the bands.
type layout struct {
	Tabs   paint.Rect // the panes by name, where only one is shown
	Frame  paint.Rect // around the bands
	Bands  [3]paint.Rect
	Panel  paint.Rect // with its frame
	Over   bool       // the panel lies over the bands
	Strip  paint.Rect
	Single scene.Pane // the one pane shown, NoPane if there are several
}

// wants is how many rows the texts of the journey take, the activities at a row
// each, and the activities with whole names.
type wants struct{ journey, activities, chain int }

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
	if w >= panelWidth && !noPanel {
		l.Panel, body = body.SplitRight(min(max(w/5, 28), 40))
	} else {
		l.Strip, body = body.SplitBottom(1)
		if l.Over = focus == scene.Panel; l.Over {
			l.Panel, _ = body.SplitRight(overWidth)
		}
	}
	l.Frame = body
	l.Bands = stack(body.Inset(1), want)
	return l
}

// clear moves numbers that lie over the bands to the left, if they would cover
// the column at.
func (l layout) clear(at axis.Placed) layout {
	if l.Over && l.Frame.X+1+at.X+at.W > l.Panel.X {
		l.Panel.X = l.Frame.X
	}
	return l
}

// besidePage gives the room of the bands to a page: of w by h cells all but the
// numbers where they stand beside the bands.
func (l layout) besidePage(w, h int) layout {
	room := paint.Rect{W: w, H: h}
	if !l.Panel.Empty() && l.Single == scene.NoPane && !l.Over {
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
func (l layout) room(s *scene.Scene, i int) (head, body paint.Rect) {
	if l.Single != scene.NoPane && bands[i].pane != scene.Journey {
		return l.Bands[i].SplitTop(journey.NamesHeight(s, l.Bands[i].H))
	}
	return paint.Rect{}, l.Bands[i]
}

// stack divides r among the bands, one row between them for a rule.
func stack(r paint.Rect, want wants) [3]paint.Rect {
	rows := share(max(r.H-2, 0), want)
	var out [3]paint.Rect
	for i, n := range rows {
		out[i], r = r.SplitTop(n)
		if i < len(rows)-1 {
			_, r = r.SplitTop(1)
		}
	}
	return out
}

// share divides room rows among the bands: first what each needs to be of use,
// then what they need to be read well, in the order of reading; then the texts,
// every activity, the curves, the labels of the activities. What nobody needs
// stays blank below the last band.
func share(room int, want wants) [3]int {
	var rows [3]int
	for _, next := range []struct{ band, upTo int }{
		{0, min(3, want.journey)},
		{1, 3},
		{2, min(2, want.activities)},
		{0, min(9, want.journey)},
		{1, emotion.CurveHeight},
		{2, min(4, want.activities)},
		{0, want.journey},
		{2, want.activities},
		{1, emotion.TallHeight},
		{2, want.chain},
		{1, emotion.MostHeight},
	} {
		n := min(max(next.upTo-rows[next.band], 0), room)
		if next.upTo > emotion.CurveHeight && next.band == 1 && n < next.upTo-rows[1] {
			n = 0 // a scale that is half a step higher shows no more
		}
		rows[next.band] += n
		room -= n
	}
	rows[2] += room
	return rows
}
