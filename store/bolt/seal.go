package bolt

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"

	"wend/store"
)

// RecordKind says what a sealed record holds.
type RecordKind byte

// The kinds of sealed record. They are written to disk: append, never renumber.
const (
	RecordObject RecordKind = iota + 1
	RecordTombstone
	RecordSummary
	RecordJournal
	RecordAbout
	RecordRevision
	RecordSnapshot
	RecordCopy
	recordKinds // one past the last
)

// Record is one value of the file with all that is needed to tell whether it is whole and where it belongs, even
// when the tree above it is gone.
type Record struct {
	Kind     RecordKind
	Revision uint64 // of the workspace, at the commit that wrote the record
	Op       string // operation id of that commit, at most 255 bytes
	Key      string // the full place of the record, not only its last part: a misdirected page is noticed
	Payload  []byte // JSON; empty in a tombstone
}

// A sealed record, big-endian:
//
//	 0  magic "wRec"
//	 4  format version
//	 5  kind
//	 6  length of the operation id
//	 7  zero
//	 8  CRC-32C of every other byte of the record
//	12  revision
//	20  length of the key
//	22  length of the payload
//	26  operation id, key, payload
const (
	sealMagic   = "wRec"
	sealVersion = 1
	sealHeader  = 26
	sealCRC     = 8

	maxOp      = store.MaxOp // its length is one byte
	maxKey     = 1<<15 - 1   // bbolt's own limit is 32,768
	maxPayload = 64 << 20
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Seal returns the bytes of r as they lie in the file.
func Seal(r Record) ([]byte, error) {
	switch {
	case r.Kind == 0 || r.Kind >= recordKinds:
		return nil, fmt.Errorf("seal %q: unknown kind %d", r.Key, r.Kind)
	case len(r.Op) > maxOp:
		return nil, fmt.Errorf("seal %q: operation id of %d bytes, at most %d", r.Key, len(r.Op), maxOp)
	case len(r.Key) > maxKey || r.Key == "":
		return nil, fmt.Errorf("seal: key of %d bytes, want 1 to %d", len(r.Key), maxKey)
	case len(r.Payload) > maxPayload:
		return nil, fmt.Errorf("seal %q: payload of %d bytes, at most %d", r.Key, len(r.Payload), maxPayload)
	}
	b := make([]byte, sealHeader, sealHeader+len(r.Op)+len(r.Key)+len(r.Payload))
	copy(b, sealMagic)
	b[4], b[5], b[6] = sealVersion, byte(r.Kind), byte(len(r.Op))
	binary.BigEndian.PutUint64(b[12:], r.Revision)
	binary.BigEndian.PutUint16(b[20:], uint16(len(r.Key)))
	binary.BigEndian.PutUint32(b[22:], uint32(len(r.Payload)))
	b = append(b, r.Op...)
	b = append(b, r.Key...)
	b = append(b, r.Payload...)
	binary.BigEndian.PutUint32(b[sealCRC:], sealSum(b))
	return b, nil
}

// Unseal returns the record that b seals. Its payload shares b's memory. The error wraps ErrDamaged.
func Unseal(b []byte) (Record, error) {
	s, err := unseal(b)
	if err != nil {
		return Record{}, err
	}
	return Record{Kind: s.kind, Revision: uint64(s.revision), Op: string(s.op), Key: string(s.key), Payload: s.payload}, nil
}

// sealed is a Record as it lies in the file: its slices are parts of the sealed bytes.
type sealed struct {
	kind     RecordKind
	revision store.Revision
	op, key  []byte
	payload  []byte
}

// unseal is Unseal without a copy of anything.
func unseal(b []byte) (sealed, error) {
	n, err := sealLength(b)
	if err != nil {
		return sealed{}, err
	}
	if n != len(b) {
		return sealed{}, fmt.Errorf("record of %d bytes says it has %d: %w", len(b), n, store.ErrDamaged)
	}
	if binary.BigEndian.Uint32(b[sealCRC:]) != sealSum(b) {
		return sealed{}, fmt.Errorf("record does not match its checksum: %w", store.ErrDamaged)
	}
	key := sealHeader + int(b[6])
	payload := key + int(binary.BigEndian.Uint16(b[20:]))
	return sealed{
		kind:     RecordKind(b[5]),
		revision: store.Revision(binary.BigEndian.Uint64(b[12:])),
		op:       b[sealHeader:key],
		key:      b[key:payload],
		payload:  b[payload:],
	}, nil
}

// sealLength says how many bytes the record has whose header b begins with, or why that is no header of ours.
func sealLength(b []byte) (int, error) {
	switch {
	case len(b) < sealHeader || string(b[:len(sealMagic)]) != sealMagic:
		return 0, fmt.Errorf("not a record: %w", store.ErrDamaged)
	case b[4] != sealVersion:
		return 0, fmt.Errorf("record of format %d, this program knows %d: %w", b[4], sealVersion, store.ErrDamaged)
	case b[5] == 0 || RecordKind(b[5]) >= recordKinds:
		return 0, fmt.Errorf("record of unknown kind %d: %w", b[5], store.ErrDamaged)
	}
	key, payload := int(binary.BigEndian.Uint16(b[20:])), binary.BigEndian.Uint32(b[22:])
	if key == 0 || key > maxKey || payload > maxPayload {
		return 0, fmt.Errorf("record with impossible lengths: %w", store.ErrDamaged)
	}
	return sealHeader + int(b[6]) + key + int(payload), nil
}

func sealSum(b []byte) uint32 {
	sum := crc32.Update(0, castagnoli, b[:sealCRC])
	return crc32.Update(sum, castagnoli, b[sealCRC+4:])
}
