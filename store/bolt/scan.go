package bolt

import (
	"bytes"
	"io"
)

const scanWindow = 1 << 20

// Scan finds the whole records of a file by their magic alone, wherever they lie, and calls back with each and its
// offset until the callback returns false. It needs no tree and no meta page: what it finds, older revisions and
// deleted objects among them, is what a salvage has to choose from. The record is valid during the call only.
//
// Time is in proportion to the size, also for a file made to waste it.
func Scan(r io.ReaderAt, size int64, found func(at int64, record Record) bool) error {
	window := make([]byte, scanWindow)
	waste := 4*size + maxPayload // bytes that may be read for records that turn out to be none
	for at := int64(0); at < size; {
		n, err := r.ReadAt(window, at)
		if n == 0 {
			return err
		}
		next := at
		for {
			i := bytes.Index(window[next-at:n], []byte(sealMagic))
			if i < 0 {
				next = max(next, at+int64(max(n-len(sealMagic)+1, 1)))
				break
			}
			next += int64(i)
			record, length, whole := recordAt(r, size, next)
			switch {
			case !whole:
				if waste -= int64(length); waste < 0 {
					return nil
				}
				next++
			case !found(next, record):
				return nil
			default:
				next += int64(length)
			}
			if next-at >= int64(n) {
				break
			}
		}
		at = next
	}
	return nil
}

// recordAt reads the record at an offset. If there is none that is whole, length says what was read to see that.
func recordAt(r io.ReaderAt, size, at int64) (record Record, length int, whole bool) {
	var header [sealHeader]byte
	if n, _ := r.ReadAt(header[:], at); n < sealHeader {
		return Record{}, sealHeader, false
	}
	length, err := sealLength(header[:])
	if err != nil || int64(length) > size-at {
		return Record{}, sealHeader, false
	}
	sealed := make([]byte, length)
	if n, _ := r.ReadAt(sealed, at); n < length {
		return Record{}, length, false
	}
	record, err = Unseal(sealed)
	return record, length, err == nil
}

func holdsRecord(r io.ReaderAt, size int64) bool {
	holds := false
	_ = Scan(r, size, func(int64, Record) bool { holds = true; return false })
	return holds
}
