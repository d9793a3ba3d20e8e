// Package raw reads a bbolt file without trusting it.
//
// bbolt itself follows offsets of the file through a memory map: a damaged or hostile file can kill the process in
// ways that no recover catches. This reader uses ReadAt only, checks each offset before it follows it, visits no page
// twice and never panics, whatever the bytes. A file that Walk passes without damage is one that bbolt can read,
// commit to and check.
//
// It knows bbolt's file format version 2 (bbolt 1.0 to 1.5) and nothing of what we keep in it. Walk is where to start.
package raw

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// ErrForeign means that there is no trace of a bbolt file: neither meta page has its mark.
var ErrForeign = errors.New("not a bbolt file")

// maxDamage bounds the list of a report; what is beyond is counted in More.
const maxDamage = 200

// Damage is one thing found wrong.
type Damage struct {
	Page    uint64
	Path    []string // of the bucket, as far as known
	What    string
	Content bool // said by the visitor about content; otherwise the structure itself is wrong
}

func (d Damage) String() string {
	if len(d.Path) == 0 {
		return fmt.Sprintf("page %d: %s", d.Page, d.What)
	}
	return fmt.Sprintf("page %d, %s: %s", d.Page, strings.Join(d.Path, "/"), d.What)
}

// Report is what Walk found.
type Report struct {
	Meta     Meta // the one in force
	Fallback bool // the other meta page is unreadable: a later commit may have been lost
	Cut      bool // the file ends before its last page
	Damage   []Damage
	More     int    // damage beyond what Damage lists
	Values   int    // visited
	Free     uint64 // pages that the free list names
}

// Whole says whether nothing was found wrong but, at most, the other meta page.
func (r Report) Whole() bool { return len(r.Damage) == 0 }

// Broken says whether the structure itself, not only content, is damaged.
func (r Report) Broken() bool {
	for _, d := range r.Damage {
		if !d.Content {
			return true
		}
	}
	return false
}

func (r *Report) note(d Damage) {
	if len(r.Damage) == maxDamage {
		r.More++
		return
	}
	d.Path = append([]string(nil), d.Path...)
	r.Damage = append(r.Damage, d)
}

// Visitor is called for all that the file holds, in order of keys, depth first. An error becomes content damage and the
// walk goes on. Slices are valid during the call only.
type Visitor struct {
	Bucket func(path []string) error
	Value  func(path []string, key, value []byte) error
	Damage func(Damage) // all of it, also what is beyond the list of the report
}

// Walk reads the whole file of the given size in bytes and reports what it found; of one that was cut short, what is
// left of it. The error is one of reading, or wraps ErrForeign; damage is no error.
//
// The file must not change meanwhile: hold bbolt's lock, or compare Metas before and after.
func Walk(r io.ReaderAt, size int64, v Visitor) (Report, error) {
	report, err := Metas(r, size)
	if v.Damage != nil {
		for _, d := range report.Damage {
			v.Damage(d)
		}
	}
	if err != nil || !report.Whole() && (!report.Cut || len(report.Damage) > 1) {
		return report, err
	}
	w := walker{ahead: readAhead{r: r}, meta: report.Meta, visit: v, report: &report}
	w.meta.HighWater = min(w.meta.HighWater, uint64(size)/uint64(w.meta.PageSize))
	w.seen = make([]uint64, w.meta.HighWater/64+1)
	w.mark(0, 2)
	w.bucket(w.meta.Root, nil)
	if w.err == nil {
		w.freelist()
	}
	return report, w.err
}
