package paint

import (
	"slices"
	"strings"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
)

// The columns a cell stands for.
const (
	single uint8 = iota
	lead         // left half of a wide glyph
	trail        // right half; its glyph is 0
)

// A cell holds no pointers, so that a row is cleared and compared as plain memory. The zero cell is an unstyled space.
type cell struct {
	glyph int32 // a rune; 0 is a space; below 0 -(index of grid.clusters)-1
	style uint16
	half  uint8
}

// maxStyles and maxClusters bound the tables; when one is nearly full the next Clear empties both.
const (
	maxStyles   = 1 << 15
	maxClusters = 1 << 16
)

// A grid is the cells of a canvas, what they were at the last rendering, and the tables cells refer to.
type grid struct {
	w, h     int
	cells    []cell
	shown    []cell // cells as serialised in lines
	lines    []string
	content  string
	dirty    bool
	unshown  bool // nothing of shown and lines holds
	ellipsis string

	tables

	regions []region
	cursor  cursor

	kept struct {
		cells   []cell // none: nothing is kept
		regions []region
		cursor  cursor
		epoch   int
	}
}

type cursor struct {
	x, y  int
	shown bool
}

// tables are what cells refer to by number.
type tables struct {
	styles    []uv.Style
	styleIDs  map[uv.Style]uint16
	lastStyle uv.Style
	lastID    uint16
	clusters  []string
	clusterID map[string]int32
	changes   map[[2]uint16]string // SGR from one style to another
	epoch     int                  // counts how often the numbers got a new meaning
}

type region struct {
	rect   Rect
	target any
}

func newGrid() *grid {
	g := &grid{ellipsis: "…"}
	g.forget()
	return g
}

// forget empties the tables. No cell may refer to them afterwards.
func (g *grid) forget() {
	g.styles = append(g.styles[:0], uv.Style{})
	g.styleIDs = map[uv.Style]uint16{{}: 0}
	g.lastStyle, g.lastID = uv.Style{}, 0
	g.clusters = g.clusters[:0]
	g.clusterID = map[string]int32{}
	g.changes = map[[2]uint16]string{}
	g.epoch++
	g.unshown, g.dirty = true, true
}

func (g *grid) resize(w, h int) {
	g.w, g.h = max(w, 0), max(h, 0)
	g.cells = make([]cell, g.w*g.h)
	g.shown = make([]cell, g.w*g.h)
	g.lines = make([]string, g.h)
	g.unshown = true
	g.kept.cells = nil
	g.clear()
}

func (g *grid) keep() {
	k := &g.kept
	k.cells = append(k.cells[:0], g.cells...)
	k.regions = append(k.regions[:0], g.regions...)
	k.cursor, k.epoch = g.cursor, g.epoch
}

func (g *grid) restore() bool {
	k := &g.kept
	if len(k.cells) == 0 || k.epoch != g.epoch {
		return false
	}
	copy(g.cells, k.cells)
	clear(g.regions)
	g.regions, g.cursor, g.dirty = append(g.regions[:0], k.regions...), k.cursor, true
	return true
}

func (g *grid) clear() {
	clear(g.cells)
	clear(g.regions)
	g.regions = g.regions[:0]
	g.cursor.shown = false
	g.dirty = true
	if len(g.styles) > maxStyles || len(g.clusters) > maxClusters {
		g.forget()
	}
}

func (g *grid) styleID(st uv.Style) uint16 {
	if st == g.lastStyle {
		return g.lastID
	}
	id, ok := g.styleIDs[st]
	if !ok {
		if len(g.styles) >= 1<<16-1 {
			return 0
		}
		id = uint16(len(g.styles))
		g.styles = append(g.styles, st)
		g.styleIDs[st] = id
	}
	g.lastStyle, g.lastID = st, id
	return id
}

func (g *grid) glyphID(gl glyph) int32 {
	if gl.r == ' ' {
		return 0
	}
	if gl.r != cluster {
		return gl.r
	}
	id, ok := g.clusterID[gl.text]
	if !ok {
		g.clusters = append(g.clusters, gl.text)
		id = -int32(len(g.clusters))
		g.clusterID[gl.text] = id
	}
	return id
}

// put writes one cell that is not part of a wide glyph. x and y must lie in the grid. Half a wide glyph that remains
// beside it becomes a space.
func (g *grid) put(x, y int, c cell) {
	i := y*g.w + x
	switch g.cells[i].half {
	case lead:
		g.cells[i+1] = cell{style: g.cells[i+1].style}
	case trail:
		g.cells[i-1] = cell{style: g.cells[i-1].style}
	}
	g.cells[i] = c
}

// putWide writes a wide glyph at x and x+1, which must both lie in the grid.
func (g *grid) putWide(x, y int, c cell) {
	g.put(x, y, c)
	g.put(x+1, y, cell{style: c.style, half: trail})
	g.cells[y*g.w+x].half = lead
}

// render brings lines and content up to date.
func (g *grid) render() {
	if !g.dirty {
		return
	}
	g.dirty = false
	changed := g.unshown
	var b strings.Builder
	for y := range g.h {
		now, old := g.cells[y*g.w:(y+1)*g.w], g.shown[y*g.w:(y+1)*g.w]
		if !g.unshown && slices.Equal(now, old) {
			continue
		}
		changed = true
		b.Reset()
		b.Grow(len(g.lines[y]) + g.w + g.w/2)
		g.line(&b, now)
		g.lines[y] = b.String()
		copy(old, now)
	}
	g.unshown = false
	if changed {
		g.content = strings.Join(g.lines, "\n")
	}
}

// line serialises a row without the plain spaces at its end.
func (g *grid) line(b *strings.Builder, row []cell) {
	for len(row) > 0 && row[len(row)-1] == (cell{}) {
		row = row[:len(row)-1]
	}
	var style uint16
	for _, c := range row {
		if c.half == trail {
			continue
		}
		if c.style != style {
			b.WriteString(g.change(style, c.style))
			style = c.style
		}
		switch {
		case c.glyph == 0:
			b.WriteByte(' ')
		case c.glyph < 0:
			b.WriteString(g.clusters[-c.glyph-1])
		case c.glyph < utf8.RuneSelf:
			b.WriteByte(byte(c.glyph))
		default:
			b.WriteRune(c.glyph)
		}
	}
	b.WriteString(g.change(style, 0))
}

// change returns the escape sequence that leads from one style to another.
func (g *grid) change(from, to uint16) string {
	if from == to {
		return ""
	}
	key := [2]uint16{from, to}
	s, ok := g.changes[key]
	if !ok {
		s = uv.StyleDiff(&g.styles[from], &g.styles[to])
		g.changes[key] = s
	}
	return s
}
