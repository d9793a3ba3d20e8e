package paint

// Rect is a rectangle of terminal cells: X and Y count from the top left corner, W and H are never negative in the
// rectangles this package returns.
type Rect struct{ X, Y, W, H int }

// Empty reports whether r has no cell.
func (r Rect) Empty() bool { return r.W <= 0 || r.H <= 0 }

// Contains reports whether the cell x, y lies in r.
func (r Rect) Contains(x, y int) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

// Inset returns r without n cells on every side.
func (r Rect) Inset(n int) Rect {
	return Rect{r.X + n, r.Y + n, r.W - 2*n, r.H - 2*n}.clamp()
}

// Intersect returns the cells that r and o share; without any, an empty rectangle inside neither.
func (r Rect) Intersect(o Rect) Rect {
	x, y := max(r.X, o.X), max(r.Y, o.Y)
	return Rect{x, y, min(r.X+r.W, o.X+o.W) - x, min(r.Y+r.H, o.Y+o.H) - y}.clamp()
}

// SplitLeft cuts n columns off the left: the first result is those columns, the second what remains. n is clamped.
func (r Rect) SplitLeft(n int) (left, rest Rect) {
	n = within(n, r.W)
	return Rect{r.X, r.Y, n, r.H}, Rect{r.X + n, r.Y, r.W - n, r.H}.clamp()
}

// SplitRight cuts n columns off the right: the first result is those columns, the second what remains. n is clamped.
func (r Rect) SplitRight(n int) (right, rest Rect) {
	n = within(n, r.W)
	return Rect{r.X + r.W - n, r.Y, n, r.H}, Rect{r.X, r.Y, r.W - n, r.H}.clamp()
}

// SplitTop cuts n rows off the top: the first result is those rows, the second what remains. n is clamped.
func (r Rect) SplitTop(n int) (top, rest Rect) {
	n = within(n, r.H)
	return Rect{r.X, r.Y, r.W, n}, Rect{r.X, r.Y + n, r.W, r.H - n}.clamp()
}

// SplitBottom cuts n rows off the bottom: the first result is those rows, the second what remains. n is clamped.
func (r Rect) SplitBottom(n int) (bottom, rest Rect) {
	n = within(n, r.H)
	return Rect{r.X, r.Y + r.H - n, r.W, n}, Rect{r.X, r.Y, r.W, r.H - n}.clamp()
}

// Center returns a rectangle of at most w by h cells in the middle of r.
func (r Rect) Center(w, h int) Rect {
	w, h = within(w, r.W), within(h, r.H)
	return Rect{r.X + (r.W-w)/2, r.Y + (r.H-h)/2, w, h}
}

func (r Rect) clamp() Rect {
	r.W, r.H = max(r.W, 0), max(r.H, 0)
	return r
}

func within(n, limit int) int { return max(0, min(n, limit)) }
