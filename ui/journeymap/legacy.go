package journeymap

import (
	"encoding/json"

	"wend/model"
	"wend/ui/axis"
	"wend/ui/scene"
)

// Once the map was kept under the names of Go fields, with numbers for panes and
// levels of zoom, and cursors in the journal likewise. Files have both for ever.

// oldKept is what was kept of the map then. What the numbers meant is written
// down here and nowhere else.
type oldKept struct {
	Board *struct {
		Lanes    []scene.Lane `json:"Lanes"`
		Focus    int          `json:"Focus"`
		Zoom     int          `json:"Zoom"`
		Expected bool         `json:"Expected"`
		NoPanel  bool         `json:"NoPanel"`
		ByValue  bool         `json:"ByValue"`
	} `json:"board"`
	Cursors map[model.DocID]json.RawMessage `json:"cursors"`
}

var (
	oldPanes = map[int]string{1: "journey", 2: "emotions", 3: "chain", 4: "numbers"}
	oldZooms = map[int]string{0: "stages", 1: "touchpoints", 2: "touchpoints"}
)

// readKept decodes what is kept of the map, as it is kept now or was once.
func readKept(raw []byte) (kept, bool) {
	var old oldKept
	if json.Unmarshal(raw, &old) == nil && old.Board != nil {
		b := old.Board
		k := kept{
			Lanes: b.Lanes, Focus: oldPanes[b.Focus], Zoom: oldZooms[b.Zoom],
			Expected: b.Expected, NoPanel: b.NoPanel, ByValue: b.ByValue, Places: map[model.DocID]place{},
		}
		for id, c := range old.Cursors {
			k.Places[id], _ = readPlace(c)
		}
		return k, b.Focus != 0 // nothing was kept
	}
	var k kept
	err := json.Unmarshal(raw, &k)
	return k, err == nil
}

// readPlace decodes a place, as it is written now or was once; false if it says
// nothing.
func readPlace(raw []byte) (place, bool) {
	var p struct {
		place
		Column *axis.Column `json:"Column"`
	}
	if json.Unmarshal(raw, &p) != nil {
		return place{}, false
	}
	if p.Column != nil {
		p.Stage, p.Touchpoint = p.Column.Stage, p.Column.Touchpoint
	}
	return p.place, p.place != (place{})
}
