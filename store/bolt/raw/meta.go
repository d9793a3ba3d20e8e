package raw

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"io"
)

// All numbers are in the byte order of the machine that made the file, as bbolt has it.
var order = binary.NativeEndian

const (
	pageHeader = 16
	metaSize   = 64 // without the page header

	flagBranch   = 0x01
	flagLeaf     = 0x02
	flagMeta     = 0x04
	flagFreelist = 0x10

	magic       = 0xED0CDAED
	fileVersion = 2

	minPageSize = 1 << 10
	maxPageSize = 1 << 24

	// maxFile keeps what is allocated for a hostile sparse file small.
	maxFile = 1 << 40
)

// Meta is what a meta page says. Pages are numbered from 0.
type Meta struct {
	PageSize  int
	Root      uint64 // page of the root bucket
	Freelist  uint64 // page of the free list
	HighWater uint64 // one past the last page in use
	TxID      uint64 // of the commit that wrote it
}

// metaState is how one of the two meta pages was found.
type metaState struct {
	Meta
	marked bool   // has bbolt's magic number
	bad    string // why it does not count, or empty
	header string // what is wrong with its page header, which its checksum does not cover, or empty
}

// Metas reads the two meta pages only, the way bbolt will choose between them. It costs two small reads, and is enough
// to see that a file walked before has been truncated or overwritten from its start.
func Metas(r io.ReaderAt, size int64) (Report, error) {
	var report Report
	if size > maxFile {
		return report, fmt.Errorf("file of %d bytes is too large", size)
	}
	pageSize, marked, err := findPageSize(r, size)
	if err != nil {
		return report, err
	}
	if pageSize == 0 {
		if !marked {
			return report, ErrForeign
		}
		report.note(Damage{What: "both meta pages are unreadable"})
		return report, nil
	}
	var pages [2]metaState
	for i := range pages {
		if pages[i], err = readMeta(r, int64(i)*int64(pageSize), uint64(i)); err != nil {
			return report, err
		}
		if pages[i].bad == "" && pages[i].PageSize != pageSize {
			report.note(Damage{Page: uint64(i), What: "the meta pages disagree about the page size"})
			return report, nil
		}
	}
	report.choose(pages, size)
	return report, nil
}

// choose takes the valid meta page of the higher transaction, as bbolt does.
func (r *Report) choose(pages [2]metaState, size int64) {
	in := 0
	switch {
	case pages[0].bad != "":
		in = 1
	case pages[1].bad == "" && pages[1].TxID > pages[0].TxID:
		in = 1
	}
	r.Meta, r.Fallback = pages[in].Meta, pages[1-in].bad != ""
	for i, p := range pages {
		if p.header != "" && p.bad == "" {
			r.note(Damage{Page: uint64(i), What: p.header})
		}
	}
	if apart := pages[in].TxID - pages[1-in].TxID; !r.Fallback && apart != 1 && apart != 2 { // 2 in a copy by Tx.WriteTo
		r.note(Damage{Page: uint64(in), What: "the two meta pages are not of successive commits"})
	}
	m := r.Meta
	r.Cut = m.HighWater > uint64(size)/uint64(m.PageSize)
	switch {
	case m.HighWater < 4 || r.Cut:
		r.note(Damage{Page: uint64(in), What: fmt.Sprintf("%d pages in use, but the file has %d", m.HighWater, size/int64(m.PageSize))})
	case m.Root < 2 || m.Root >= m.HighWater:
		r.note(Damage{Page: uint64(in), What: "the root bucket lies outside the file"})
	case m.Freelist < 2 || m.Freelist >= m.HighWater:
		r.note(Damage{Page: uint64(in), What: "the free list lies outside the file, or is not kept"})
	}
}

// findPageSize looks where bbolt looks: at the start, then for the second meta page at each possible page size. It
// returns 0 when neither is valid; marked then says whether one of them looked like a meta page at all.
func findPageSize(r io.ReaderAt, size int64) (pageSize int, marked bool, err error) {
	first, err := readMeta(r, 0, 0)
	if err != nil {
		return 0, false, err
	}
	if first.bad == "" {
		return first.PageSize, true, nil
	}
	marked = first.marked
	for at := int64(minPageSize); at <= maxPageSize && at < size-minPageSize; at <<= 1 {
		second, err := readMeta(r, at, 1)
		if err != nil {
			return 0, marked, err
		}
		marked = marked || second.marked
		if second.bad == "" {
			if int64(second.PageSize) != at {
				return 0, true, nil
			}
			return second.PageSize, true, nil
		}
	}
	return 0, marked, nil
}

// FreePages returns how many pages the free list of m names, without reading those names.
func FreePages(r io.ReaderAt, m Meta) (uint64, error) {
	var b [pageHeader + 8]byte
	if _, err := r.ReadAt(b[:], int64(m.Freelist)*int64(m.PageSize)); err != nil {
		return 0, err
	}
	count := uint64(order.Uint16(b[10:]))
	if count == 0xFFFF {
		count = order.Uint64(b[pageHeader:])
	}
	if order.Uint16(b[8:]) != flagFreelist || count > m.HighWater {
		return 0, fmt.Errorf("page %d is no free list", m.Freelist)
	}
	return count, nil
}

func readMeta(r io.ReaderAt, at int64, id uint64) (metaState, error) {
	var b [pageHeader + metaSize]byte
	if n, err := r.ReadAt(b[:], at); n < len(b) {
		if err == io.EOF {
			return metaState{bad: "the file ends before it"}, nil
		}
		return metaState{}, err
	}
	var s metaState
	if order.Uint64(b[:]) != id || order.Uint16(b[8:]) != flagMeta {
		s.header = "the meta page's header is damaged"
	}
	m := b[pageHeader:]
	s.marked = order.Uint32(m) == magic
	s.PageSize = int(order.Uint32(m[8:]))
	s.Root, s.Freelist = order.Uint64(m[16:]), order.Uint64(m[32:])
	s.HighWater, s.TxID = order.Uint64(m[40:]), order.Uint64(m[48:])
	sum := fnv.New64a()
	sum.Write(m[:metaSize-8])
	switch {
	case !s.marked:
		s.bad = "no magic number"
	case order.Uint32(m[4:]) != fileVersion:
		s.bad = "unknown version"
	case sum.Sum64() != order.Uint64(m[metaSize-8:]):
		s.bad = "does not match its checksum"
	case s.PageSize < minPageSize || s.PageSize > maxPageSize || s.PageSize&(s.PageSize-1) != 0:
		s.bad = "impossible page size"
	}
	return s, nil
}
