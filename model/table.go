package model

import (
	"cmp"
	"iter"
	"slices"
	"sort"
	"sync"
)

// table holds the objects of one kind, sorted by key, in chunks: a change copies
// the chunks it falls into and shares the others, so that it costs the same in a
// large table as in a small one. Chunks are never empty and never changed.
type table struct {
	chunks []*chunk
	len    int
}

// chunk is a stretch of a table, and which of its rows refer to a thing: that is
// read when it is asked for first, and anew only where a change fell.
type chunk struct {
	rows []row
	refs map[Ref][]int
	read sync.Once
}

// row is an object under its key; without an object it takes the key out.
type row struct {
	key    string
	object Object
}

// chunkRows is the size to which chunks are split: small enough to copy in
// about a microsecond, large enough to keep the list of chunks short.
const chunkRows = 128

func (t table) find(key string) (Object, bool) {
	i := sort.Search(len(t.chunks), func(i int) bool { return t.chunks[i].rows[0].key > key }) - 1
	if i < 0 {
		return nil, false
	}
	c := t.chunks[i].rows
	j, found := slices.BinarySearchFunc(c, key, compareKey)
	if !found {
		return nil, false
	}
	return c[j].object, true
}

func compareKey(r row, key string) int { return cmp.Compare(r.key, key) }

// all yields the objects by key.
func (t table) all() iter.Seq[Object] { return t.from("") }

// from yields the objects by key, beginning at the first not before key.
func (t table) from(key string) iter.Seq[Object] {
	return func(yield func(Object) bool) {
		first := max(0, sort.Search(len(t.chunks), func(i int) bool { return t.chunks[i].rows[0].key > key })-1)
		for _, c := range t.chunks[min(first, len(t.chunks)):] {
			at, _ := slices.BinarySearchFunc(c.rows, key, compareKey)
			for _, r := range c.rows[at:] {
				if !yield(r.object) {
					return
				}
			}
		}
	}
}

// referring yields the objects that refer to one of targets, by key.
func (t table) referring(targets map[Ref]bool) iter.Seq[Object] {
	return func(yield func(Object) bool) {
		for _, c := range t.chunks {
			for _, at := range c.referring(targets) {
				if !yield(c.rows[at].object) {
					return
				}
			}
		}
	}
}

// referring returns the rows that refer to one of targets.
func (c *chunk) referring(targets map[Ref]bool) []int {
	c.read.Do(c.readRefs)
	var out []int
	if len(targets) < len(c.refs) {
		for r := range targets {
			out = append(out, c.refs[r]...)
		}
	} else {
		for r, at := range c.refs {
			if targets[r] {
				out = append(out, at...)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (c *chunk) readRefs() {
	c.refs = map[Ref][]int{}
	for at, r := range c.rows {
		References(r.object, func(f *Field, target Ref) bool {
			c.refs[target] = append(c.refs[target], at)
			if f.Type == Ends {
				target.Kind = KindTouchpoint
				c.refs[target] = append(c.refs[target], at)
			}
			return true
		})
	}
}

// with returns t with the changes made; they are sorted and have no key twice.
func (t table) with(changes []row) table {
	next := table{chunks: make([]*chunk, 0, len(t.chunks)+2*len(changes)/chunkRows+1)}
	for i, c := range t.chunks {
		n := len(changes)
		if i+1 < len(t.chunks) {
			end := t.chunks[i+1].rows[0].key
			n, _ = slices.BinarySearchFunc(changes, end, compareKey)
		}
		next.add(c, changes[:n])
		changes = changes[n:]
	}
	if len(t.chunks) == 0 {
		next.add(nil, changes)
	}
	return next
}

// add appends chunk c, or nil for an empty one, with changes made.
func (t *table) add(c *chunk, changes []row) {
	if len(changes) == 0 {
		if c != nil {
			t.len += len(c.rows)
			t.chunks = append(t.chunks, c)
		}
		return
	}
	rows := changes[:0:0]
	if c != nil {
		rows = c.rows
	}
	rows = mergeRows(rows, changes)
	if last := len(t.chunks) - 1; last >= 0 && len(t.chunks[last].rows)+len(rows) <= chunkRows {
		t.len -= len(t.chunks[last].rows)
		rows = slices.Concat(t.chunks[last].rows, rows)
		t.chunks = t.chunks[:last]
	}
	t.len += len(rows)
	for len(rows) > 2*chunkRows {
		t.chunks = append(t.chunks, &chunk{rows: rows[:chunkRows:chunkRows]})
		rows = rows[chunkRows:]
	}
	if len(rows) > 0 {
		t.chunks = append(t.chunks, &chunk{rows: rows})
	}
}

func mergeRows(c, changes []row) []row {
	out := make([]row, 0, len(c)+len(changes))
	for len(c) > 0 || len(changes) > 0 {
		switch {
		case len(changes) == 0 || len(c) > 0 && c[0].key < changes[0].key:
			out, c = append(out, c[0]), c[1:]
			continue
		case len(c) > 0 && c[0].key == changes[0].key:
			c = c[1:]
		}
		if changes[0].object != nil {
			out = append(out, changes[0])
		}
		changes = changes[1:]
	}
	return out
}
