package bolt

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/bits"
	"slices"
	"strings"

	"wend/store"
	"wend/store/bolt/raw"
)

// Verdict says what Preflight thinks of a file.
type Verdict int

// The verdicts. Neither a Damaged nor a Foreign file may be given to bbolt.
const (
	Healthy  Verdict = iota
	Fallback         // whole, but the last change may be missing: one of the two meta pages is unreadable; only to be read
	Scarred          // every object is whole, but what is kept beside them is not: history, versions or copies
	Damaged          // Finding.Damage says what
	Older            // whole, but of an earlier schema: to be migrated
	Newer            // whole, but of a later schema: to be read only
	Foreign          // not a workspace
)

// Finding is the result of Preflight.
type Finding struct {
	Verdict Verdict
	Schema  int      // of the file; 0 when unknown
	ID      string   // of the workspace; empty when unknown
	Damage  []string // one line each; the first maxDamage
	Beside  []string // the buckets beside the objects in which there is damage
	Broken  bool     // it is the tree itself that is damaged there, so that the file can only be read
	More    int      // beyond those
	Records int      // sealed records that are whole
	Bytes   int64    // size of the file
	Free    int64    // bytes of it that hold nothing, which a compaction gives back
	Backup  string   // where the file is that was migrated when this one was opened; empty if none was
}

const maxDamage = 200

// beside are the buckets without which every journey is what it is, and what people call what lies in them.
var beside = map[string]string{bucketJournal: "the undo history", bucketSnapshots: "the kept versions", bucketCopies: "the spare copies"}

// Caution returns what a user must know of a file that can be used nevertheless, and whether it can only be read until
// it is repaired. It is empty for a healthy file.
func (f Finding) Caution() (sentence string, readOnly bool) {
	var said []string
	if f.Verdict == Fallback {
		said = append(said, "the newest of the two heads of the file is unreadable, so the last change may be missing")
	}
	if len(f.Beside) > 0 {
		var what []string
		for _, name := range f.Beside {
			what = append(what, beside[name])
		}
		said = append(said, "part of "+strings.Join(what, " and of ")+" is damaged, and the journeys are whole")
	}
	return strings.Join(said, "; "), f.Verdict == Fallback || f.Broken
}

// Err returns nil for a file that may be read and written, and else a sentinel with what was found.
func (f Finding) Err() error {
	switch f.Verdict {
	case Damaged:
		if len(f.Damage) == 0 {
			return store.ErrDamaged
		}
		more := ""
		if n := len(f.Damage) - 1 + f.More; n > 0 {
			more = fmt.Sprintf(" (%d more)", n)
		}
		return fmt.Errorf("%w: %s%s", store.ErrDamaged, f.Damage[0], more)
	case Older:
		return fmt.Errorf("%w: schema %d, this program writes %d", store.ErrOlder, f.Schema, len(schemas))
	case Newer:
		return fmt.Errorf("%w: schema %d, this program knows %d", store.ErrNewer, f.Schema, len(schemas))
	case Foreign:
		return store.ErrNotWorkspace
	}
	return nil
}

// Preflight reads a file without trusting it: every page, seal and place. It never panics, and needs time and memory in
// proportion to the size. The file must not change meanwhile. The error is one of reading.
func Preflight(r io.ReaderAt, size int64) (Finding, error) {
	i := inspector{Finding: Finding{Bytes: size}, buckets: map[string]*found{}}
	report, err := raw.Walk(r, size, raw.Visitor{Bucket: i.bucket, Value: i.value})
	if err != nil && !errors.Is(err, raw.ErrForeign) {
		return i.Finding, fmt.Errorf("preflight: %w", err)
	}
	i.note(report)
	i.Free = freeBytes(size, report.Meta, report.Free)
	i.judge(report, err != nil)
	if i.Verdict == Foreign && (size == 0 || holdsRecord(r, size)) {
		i.Verdict = Damaged
		i.Damage = append(i.Damage, gone(size))
	}
	return i.Finding, nil
}

// freeBytes is what of a file a compaction gives back, of which some pages are free.
func freeBytes(size int64, m raw.Meta, pages uint64) int64 {
	if m.PageSize == 0 {
		return 0
	}
	return max(0, size-int64(m.HighWater-pages)*int64(m.PageSize))
}

// note takes over the damage of a report.
func (i *inspector) note(report raw.Report) {
	i.More = report.More
	i.worse = report.More > 0
	for _, d := range report.Damage {
		i.Damage = append(i.Damage, d.String())
		if len(d.Path) < 2 || d.Path[0] != bucketRoot || beside[d.Path[1]] == "" {
			i.worse, i.torn = true, i.torn || !d.Content
			continue
		}
		i.Broken = i.Broken || !d.Content
		if !slices.Contains(i.Beside, d.Path[1]) {
			i.Beside = append(i.Beside, d.Path[1])
		}
	}
}

// gone says what is wrong with a file that may have been a workspace.
func gone(size int64) string {
	if size == 0 {
		return "the file is empty"
	}
	return "what makes it a workspace is gone"
}

// inspector checks what the walk visits, and notes where it lies: whether it may lie there depends on the schema, which
// is read late.
type inspector struct {
	Finding
	buckets  map[string]*found // below bucketRoot
	root     bool              // there is one
	revision bool              // found
	about    *about
	last     []string // bucket that enter was asked for last
	begin    string   // of the keys of the records in it
	kinds    *uint32
	worse    bool // there is damage that is not only beside the objects
	torn     bool // and it is of the tree itself
}

// found is what lies in a bucket: a set of kinds for each depth of buckets in it.
type found struct{ kinds []uint32 }

// enter notes a bucket, and returns what the keys of its records begin with and where their kinds are noted. Most often
// it is the same as last time.
func (i *inspector) enter(path []string) (begin string, kinds *uint32) {
	if slices.Equal(path, i.last) {
		return i.begin, i.kinds
	}
	b, depth := i.buckets[path[1]], len(path)-2
	if b == nil {
		b = &found{}
		i.buckets[path[1]] = b
	}
	for len(b.kinds) <= depth {
		b.kinds = append(b.kinds, 0)
	}
	i.last, i.begin, i.kinds = path, strings.Join(path[1:], "/")+"/", &b.kinds[depth]
	return i.begin, i.kinds
}

func (i *inspector) bucket(path []string) error {
	if path[0] != bucketRoot {
		return errors.New("unknown bucket")
	}
	i.root = true
	if len(path) > 1 {
		i.enter(path)
	}
	return nil
}

func (i *inspector) value(path []string, key, value []byte) error {
	if len(path) < 2 || path[0] != bucketRoot {
		return errors.New("a value where only buckets belong")
	}
	if path[1] == bucketUI {
		return nil
	}
	r, err := unseal(value)
	if err != nil {
		return fmt.Errorf("%s: %w", printable(path, key), err)
	}
	i.Records++
	begin, kinds := i.enter(path)
	if !belongs(r.key, begin, key) {
		return fmt.Errorf("%s: the record belongs to %q", printable(path, key), r.key)
	}
	*kinds |= 1 << r.kind
	switch r.kind {
	case RecordRevision:
		i.revision = true
	case RecordAbout:
		a, err := decodeAbout(r.payload)
		if err != nil {
			return err
		}
		i.about, i.Schema, i.ID = &a, a.Schema, a.Workspace
	case RecordJournal:
		if len(key) != 8 || store.Revision(binary.BigEndian.Uint64(key)) != r.revision {
			return errors.New("a journal entry of another revision")
		}
	}
	return nil
}

func (i *inspector) judge(report raw.Report, foreign bool) {
	switch {
	case foreign || report.Whole() && !i.root && i.Records == 0:
		i.Verdict = Foreign
		return
	case i.torn:
		i.Verdict = Damaged
		return
	case i.Schema > len(schemas):
		i.Verdict, i.Damage, i.More, i.Beside = Newer, nil, 0, nil // it may hold what this program cannot judge
		return
	}
	i.compare(layoutOf(cmp.Or(i.Schema, len(schemas))))
	switch {
	case i.about == nil || !i.revision:
		i.damaged("a part of the workspace is missing")
	case i.worse:
	case i.Schema < len(schemas) && len(i.Beside) == 0:
		i.Verdict = Older
	case report.Fallback:
		i.Verdict = Fallback
	case len(i.Beside) > 0:
		i.Verdict = Scarred
	}
	if i.worse {
		i.Verdict = Damaged
	}
}

// compare holds what was found against a layout.
func (i *inspector) compare(layout map[string]contents) {
	for _, name := range slices.Sorted(maps.Keys(layout)) {
		if i.buckets[name] == nil {
			i.damaged("a part of the workspace is missing: " + name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(i.buckets)) {
		may, known := layout[name]
		if !known {
			i.damaged(fmt.Sprintf("%s/%q: unknown bucket", bucketRoot, name))
			continue
		}
		for depth, kinds := range i.buckets[name].kinds {
			if depth == may.depth {
				for _, kind := range may.kinds {
					kinds &^= 1 << kind
				}
			}
			switch {
			case depth > may.depth:
				i.damaged(fmt.Sprintf("%s/%s: an unknown bucket in it", bucketRoot, name))
			case kinds != 0:
				i.damaged(fmt.Sprintf("%s/%s: a record of kind %d", bucketRoot, name, bits.TrailingZeros32(kinds)))
			}
		}
	}
}

func (i *inspector) damaged(what string) {
	i.worse = true
	if len(i.Damage) >= maxDamage {
		i.More++
		return
	}
	i.Damage = append(i.Damage, what)
}

func printable(path []string, key []byte) string {
	return fmt.Sprintf("%s/%q", strings.Join(path, "/"), key)
}
