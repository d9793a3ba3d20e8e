package raw

import (
	"errors"
	"io"
)

const maxAhead = 256 << 10 // bytes

// readAhead reads more than was asked for as long as that pays: when reads follow one another closely.
type readAhead struct {
	r      io.ReaderAt
	at     int64  // of window
	window []byte // read already
	buf    []byte
}

// readAt fills b; a file that ends before is an error.
func (a *readAhead) readAt(b []byte, at int64) error {
	end := a.at + int64(len(a.window))
	if at >= a.at && at+int64(len(b)) <= end {
		copy(b, a.window[at-a.at:])
		return nil
	}
	size := len(b)
	if at >= a.at && at-end < maxAhead {
		size = max(size, min(2*len(a.window), maxAhead))
	}
	if size > maxAhead { // an overflow page: no use to keep it
		n, err := a.r.ReadAt(b, at)
		return short(n, len(b), err)
	}
	if a.buf == nil {
		a.buf = make([]byte, maxAhead)
	}
	n, err := a.r.ReadAt(a.buf[:size], at)
	a.at, a.window = at, a.buf[:n]
	copy(b, a.window)
	return short(n, len(b), err)
}

// short returns why fewer bytes were read than wanted, if so.
func short(n, want int, err error) error {
	switch {
	case n >= want:
		return nil
	case err == nil || errors.Is(err, io.EOF):
		return io.ErrUnexpectedEOF
	}
	return err
}
