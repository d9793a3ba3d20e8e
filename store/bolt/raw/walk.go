package raw

import (
	"bytes"
	"fmt"
)

const (
	elementSize  = 16
	bucketHeader = 16

	maxTreeDepth = 32 // a tree of 4 KiB pages and the longest keys reaches 4 TiB far below this
	maxNesting   = 16 // buckets in buckets
	maxKeySize   = 1 << 15

	leafBucket = 1 // the only flag an element of a leaf may have
)

type walker struct {
	ahead  readAhead
	meta   Meta
	visit  Visitor
	report *Report
	seen   []uint64 // a bit for each page
	free   [][]byte // buffers of one page, for use again
	err    error    // of reading; ends the walk
}

// span is the part of a bucket's tree that hangs below one element of a branch.
type span struct {
	lo, hi []byte // the first key is lo, unless nil; all keys are below hi, unless nil
	depth  int
	leaves *int // the depth of the bucket's leaves, all alike; 0 while unknown; nil in an inline bucket
}

// mark notes that pages are in use, and says whether none of them was before.
func (w *walker) mark(page, n uint64) bool {
	for p := page; p < page+n; p++ {
		if w.seen[p/64]&(1<<(p%64)) != 0 {
			return false
		}
		w.seen[p/64] |= 1 << (p % 64)
	}
	return true
}

func (w *walker) marked(page uint64) bool { return w.seen[page/64]&(1<<(page%64)) != 0 }

func (w *walker) note(page uint64, path []string, what string) {
	w.damaged(Damage{Page: page, Path: path, What: what})
}

func (w *walker) damaged(d Damage) {
	if w.visit.Damage != nil {
		w.visit.Damage(d)
	}
	w.report.note(d)
}

// load reads a page with its overflow pages and marks them. A nil result has been noted.
func (w *walker) load(page uint64, path []string) []byte {
	if page < 2 || page >= w.meta.HighWater {
		w.note(page, path, "lies outside the file")
		return nil
	}
	size := w.meta.PageSize
	var buf []byte
	if n := len(w.free); n > 0 {
		buf, w.free = w.free[n-1], w.free[:n-1]
	} else {
		buf = make([]byte, size)
	}
	if !w.read(buf, page) {
		return nil
	}
	if order.Uint64(buf) != page {
		w.note(page, path, fmt.Sprintf("says it is page %d", order.Uint64(buf)))
		return nil
	}
	more := uint64(order.Uint32(buf[12:]))
	if more >= w.meta.HighWater-page {
		w.note(page, path, "runs over the end of the file")
		return nil
	}
	if !w.mark(page, more+1) {
		w.note(page, path, "is used twice")
		return nil
	}
	if more > 0 {
		whole := make([]byte, (int(more)+1)*size)
		copy(whole, buf)
		w.free = append(w.free, buf)
		if !w.read(whole[size:], page+1) {
			return nil
		}
		return whole
	}
	return buf
}

func (w *walker) read(buf []byte, page uint64) bool {
	if err := w.ahead.readAt(buf, int64(page)*int64(w.meta.PageSize)); err != nil {
		w.err = fmt.Errorf("page %d: %w", page, err)
		return false
	}
	return true
}

func (w *walker) release(buf []byte) {
	if len(buf) == w.meta.PageSize {
		w.free = append(w.free, buf)
	}
}

// bucket walks the tree below root.
func (w *walker) bucket(root uint64, path []string) {
	leaves := 0
	w.tree(root, path, span{depth: 1, leaves: &leaves})
}

func (w *walker) tree(page uint64, path []string, s span) {
	if w.err != nil {
		return
	}
	if s.depth > maxTreeDepth {
		w.note(page, path, "the tree is too deep")
		return
	}
	buf := w.load(page, path)
	if buf == nil {
		return
	}
	defer w.release(buf)
	switch order.Uint16(buf[8:]) {
	case flagBranch:
		w.branch(page, buf, path, s)
	case flagLeaf:
		if *s.leaves == 0 {
			*s.leaves = s.depth
		}
		if *s.leaves != s.depth {
			w.note(page, path, "leaves of the tree lie at different depths")
		}
		if order.Uint16(buf[10:]) == 0 && s.depth > 1 {
			w.note(page, path, "has no keys")
		}
		w.leaf(page, buf, path, s)
	default:
		w.note(page, path, fmt.Sprintf("is no page of a tree (flags %#x)", order.Uint16(buf[8:])))
	}
}

// branch checks all keys of the page before it follows any, so that what hangs below is judged by good bounds.
func (w *walker) branch(page uint64, buf []byte, path []string, s span) {
	count := int(order.Uint16(buf[10:]))
	at := pageHeader + count*elementSize
	if count < 2 || at > len(buf) { // bbolt asserts two children and dies otherwise
		w.note(page, path, "has an impossible number of keys")
		return
	}
	keys := make([][]byte, count)
	for i := range keys {
		e := pageHeader + i*elementSize
		key, next := cut(buf, e, at, order.Uint32(buf[e:]), order.Uint32(buf[e+4:]))
		if key == nil || !s.holds(key) || i > 0 && bytes.Compare(keys[i-1], key) >= 0 || i == 0 && !s.starts(key) {
			w.note(page, path, fmt.Sprintf("key %d is out of range or order", i))
			return
		}
		keys[i], at = key, next
	}
	for i, key := range keys {
		below := span{lo: key, hi: s.hi, depth: s.depth + 1, leaves: s.leaves}
		if i+1 < len(keys) {
			below.hi = keys[i+1]
		}
		w.tree(order.Uint64(buf[pageHeader+i*elementSize+8:]), path, below)
	}
}

// leaf walks the elements of a leaf page, or of an inline bucket, and returns where they end; 0 after damage.
func (w *walker) leaf(page uint64, buf []byte, path []string, s span) (end int) {
	count := int(order.Uint16(buf[10:]))
	at := pageHeader + count*elementSize
	if at > len(buf) {
		w.note(page, path, "has an impossible number of keys")
		return 0
	}
	var last []byte
	for i := range count {
		e := pageHeader + i*elementSize
		key, next := cut(buf, e, at, order.Uint32(buf[e+4:]), order.Uint32(buf[e+8:]))
		if key == nil || !s.holds(key) || i > 0 && bytes.Compare(last, key) >= 0 || i == 0 && !s.starts(key) {
			w.note(page, path, fmt.Sprintf("key %d is out of range or order", i))
			return 0
		}
		size := uint64(order.Uint32(buf[e+12:]))
		if size > uint64(len(buf)-next) {
			w.note(page, path, fmt.Sprintf("value %d runs over the end of the page", i))
			return 0
		}
		last, at = key, next+int(size)
		w.element(page, order.Uint32(buf[e:]), key, buf[next:at], path, s.leaves == nil)
		if w.err != nil {
			return 0
		}
	}
	return at
}

// cut returns the key of the element at e and where it ends. bbolt packs keys and values without a gap behind the
// elements, so the key must begin at at: that is what gives away a damaged count. A nil key means damage.
func cut(buf []byte, e, at int, pos, size uint32) (key []byte, next int) {
	if uint64(e)+uint64(pos) != uint64(at) || size == 0 || size > maxKeySize || uint64(size) > uint64(len(buf)-at) {
		return nil, 0
	}
	return buf[at : at+int(size)], at + int(size)
}

func (s span) holds(key []byte) bool { return s.hi == nil || bytes.Compare(key, s.hi) < 0 }

// starts says whether key may be the first: bbolt replaces a branch's key by exact match when the page below changes,
// so they must be equal, not only in order.
func (s span) starts(key []byte) bool { return s.lo == nil || bytes.Equal(s.lo, key) }

func (w *walker) element(page uint64, flags uint32, key, value []byte, path []string, inline bool) {
	switch {
	case flags == 0:
		w.report.Values++
		w.content(page, path, func() error { return w.visit.Value(path, key, value) }, w.visit.Value == nil)
	case flags != leafBucket:
		w.note(page, path, fmt.Sprintf("element with unknown flags %#x", flags))
	case inline:
		w.note(page, path, "a bucket within an inline bucket")
	case len(path) == maxNesting:
		w.note(page, path, "buckets are nested too deep")
	case len(value) < bucketHeader:
		w.note(page, path, "a bucket's header is cut off")
	default:
		below := append(path[:len(path):len(path)], string(key))
		w.content(page, below, func() error { return w.visit.Bucket(below) }, w.visit.Bucket == nil)
		w.nested(page, value, below)
	}
}

func (w *walker) content(page uint64, path []string, visit func() error, skip bool) {
	if skip {
		return
	}
	if err := visit(); err != nil {
		w.damaged(Damage{Page: page, Path: path, What: err.Error(), Content: true})
	}
}

// nested walks a bucket by the value that describes it: its root page, or an inline page behind the header.
func (w *walker) nested(page uint64, value []byte, path []string) {
	root := order.Uint64(value)
	if root != 0 {
		if len(value) != bucketHeader {
			w.note(page, path, "a bucket's header has an impossible length")
			return
		}
		w.bucket(root, path)
		return
	}
	inline := value[bucketHeader:]
	switch {
	case len(inline) < pageHeader:
		w.note(page, path, "an inline bucket is cut off")
	case order.Uint64(inline) != 0 || order.Uint16(inline[8:]) != flagLeaf || order.Uint32(inline[12:]) != 0:
		w.note(page, path, "an inline bucket's header is damaged")
	default:
		if end := w.leaf(page, inline, path, span{}); end != 0 && end != len(inline) {
			w.note(page, path, "an inline bucket has an impossible length")
		}
	}
}

// freelist checks that each page below the high water mark is either in use or free, and not both.
func (w *walker) freelist() {
	page := w.meta.Freelist
	buf := w.load(page, nil)
	if buf == nil {
		return
	}
	if order.Uint16(buf[8:]) != flagFreelist {
		w.note(page, nil, "is no free list")
		return
	}
	count, at := uint64(order.Uint16(buf[10:])), pageHeader
	if count == 0xFFFF {
		count, at = order.Uint64(buf[at:]), at+8
	}
	if count > uint64(len(buf)-at)/8 {
		w.note(page, nil, "the free list runs over the end of its pages")
		return
	}
	w.report.Free = count
	last := uint64(1)
	for range count {
		id := order.Uint64(buf[at:])
		at += 8
		if id <= last || id >= w.meta.HighWater {
			w.note(page, nil, "the free list is out of range or order")
			return
		}
		if !w.mark(id, 1) {
			w.note(id, nil, "is both free and in use")
		}
		last = id
	}
	w.lost()
}

// lost notes pages that are neither in use nor free. After other damage they say nothing new.
func (w *walker) lost() {
	if w.report.Broken() {
		return
	}
	for p := uint64(0); p < w.meta.HighWater; p++ {
		if !w.marked(p) {
			w.note(p, nil, "is neither in use nor free")
		}
	}
}
