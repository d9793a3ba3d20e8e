// Package paint draws a screen of terminal cells.
//
// There is one [Canvas] for the whole screen, used again for every frame: Clear it, draw, Render. All drawing goes
// through a [Pen], a window onto the canvas with its own origin. What a pen draws can never leave its window, whatever
// the text and the coordinates; a pane gets a pen, asks its Size and draws from 0, 0. The canvas is itself a pen over
// everything. An overlay is what is drawn later.
//
// Text may be any string. It is reduced as [Safe] describes before it reaches a cell, so that a row has the same width in
// every terminal, and a wide character that fits only by half becomes a space.
//
// While drawing, a pen also records which cells belong to what ([Pen.Region]), for the mouse, and where the cursor stands.
//
//	c := paint.NewCanvas(w, h)
//	inner := c.Box(paint.Rect{W: w, H: h}, paint.Frame{Border: glyphs.Heavy, Title: "1 Journey"})
//	inner.Text(0, 0, "Compares models", style)
//	out := c.Render()
//
// A canvas is for one goroutine. The functions on strings may be called from any.
package paint

// Canvas is a screen of cells. Its methods of [Pen] draw on the whole of it.
type Canvas struct {
	Pen // over everything; replaced by Resize
}

// NewCanvas returns a blank canvas of w by h cells; negative sizes count as 0.
func NewCanvas(w, h int) *Canvas {
	c := &Canvas{Pen: Pen{g: newGrid()}}
	c.Resize(w, h)
	return c
}

// Resize makes the canvas w by h cells and blank. Pens handed out before must not be used any more.
func (c *Canvas) Resize(w, h int) {
	c.g.resize(w, h)
	all := Rect{W: c.g.w, H: c.g.h}
	c.Pen = Pen{g: c.g, at: all, clip: all}
}

// Clear makes every cell an unstyled space and forgets regions and cursor.
func (c *Canvas) Clear() { c.g.clear() }

// Keep keeps what is drawn, for [Canvas.Restore].
func (c *Canvas) Keep() { c.g.keep() }

// Restore draws what was kept, instead of all that there is, and reports whether
// there was anything: after a Resize there is not.
func (c *Canvas) Restore() bool { return c.g.restore() }

// SetEllipsis sets what stands for text that TextFit and titles leave out; at first it is "…".
func (c *Canvas) SetEllipsis(s string) { c.g.ellipsis = s }

// Render returns the screen as one string: a line for each row, joined by line breaks, with the escape sequences for the
// styles. Lines end unstyled and without plain trailing spaces. Rows unchanged since the last Render cost nothing.
func (c *Canvas) Render() string {
	c.g.render()
	return c.g.content
}

// Lines returns the rows that Render joins. The slice is valid until the next Render, Lines or Resize.
func (c *Canvas) Lines() []string {
	c.g.render()
	return c.g.lines
}

// Cursor returns where the cursor was set since the last Clear; shown is false when it was not, or outside the window.
func (c *Canvas) Cursor() (x, y int, shown bool) {
	return c.g.cursor.x, c.g.cursor.y, c.g.cursor.shown
}

// Hit returns the target of the region drawn last at x, y.
func (c *Canvas) Hit(x, y int) (target any, ok bool) {
	for i := len(c.g.regions) - 1; i >= 0; i-- {
		if r := c.g.regions[i]; r.rect.Contains(x, y) {
			return r.target, true
		}
	}
	return nil, false
}
