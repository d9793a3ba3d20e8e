package store

import (
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/klauspost/compress/zstd"

	"wend/model"
)

// Reason says how a snapshot came about.
type Reason string

// The reasons, as they are on disk.
const (
	ByHand      Reason = "by hand"
	AtStart     Reason = "start of a session"
	BeforeLarge Reason = "before a large change"
	OfMerge     Reason = "merged from elsewhere"
)

// Automatic reports whether nobody asked for the snapshot, so that it goes when there are many.
func (r Reason) Automatic() bool { return r == AtStart || r == BeforeLarge }

// What a snapshot may be at most, in bytes: its label, and its documents when they are unpacked.
const (
	MaxLabel    = 200
	maxUnpacked = 512 << 20
)

// Snapshot says what was kept of a workspace at one revision, and why. The documents are read by its ID.
type Snapshot struct {
	ID       string        `json:"-"` // given by the store, "s1", "s2", …; never given again
	Revision Revision      `json:"-"` // of the workspace when the documents were read
	Time     time.Time     `json:"time"`
	Actor    string        `json:"actor,omitempty"` // given by the store
	Label    string        `json:"label,omitempty"`
	Reason   Reason        `json:"reason"`
	Docs     []model.DocID `json:"docs"`
}

// Expired returns which of the snapshots, oldest first, go when at most keep automatic ones stay. Those that somebody
// asked for, and what a merge left aside, always stay.
func Expired(all []Snapshot, keep int) []string {
	var ids []string
	for _, s := range slices.Backward(all) {
		if !s.Reason.Automatic() {
			continue
		}
		if keep--; keep < 0 {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// packed is a snapshot in one record: what can be listed without unpacking the documents, and those.
type packed struct {
	Snapshot
	Zstd []byte `json:"zstd"` // of packedDocument, a list
}

type packedDocument struct {
	Doc     model.DocID    `json:"doc"`
	Objects []packedObject `json:"objects"`
}

type packedObject struct {
	Kind   model.Kind      `json:"kind"`
	Object json.RawMessage `json:"object"`
}

// zstd's readers and writers are made for one use after the other from several goroutines.
var (
	packer   = sync.OnceValues(func() (*zstd.Encoder, error) { return zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1)) })
	unpacker = sync.OnceValues(func() (*zstd.Decoder, error) {
		return zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxUnpacked))
	})
)

// Pack returns a snapshot with its documents as stores keep it. Its Docs become theirs.
func (s Snapshot) Pack(docs []*model.Document) ([]byte, error) {
	if len(docs) == 0 {
		return nil, fmt.Errorf("snapshot %q of nothing", s.Label)
	}
	if s.Label = model.CleanLine(s.Label); len(s.Label) > MaxLabel {
		return nil, fmt.Errorf("snapshot: a label of %d bytes, at most %d", len(s.Label), MaxLabel)
	}
	s.Docs = nil
	var list []packedDocument
	for _, d := range docs {
		s.Docs = append(s.Docs, d.ID())
		p := packedDocument{Doc: d.ID()}
		for o := range d.Objects() {
			p.Objects = append(p.Objects, packedObject{o.Kind(), model.EncodeObject(o)})
		}
		list = append(list, p)
	}
	raw, err := json.Marshal(list)
	if err != nil {
		return nil, fmt.Errorf("snapshot: %w", err)
	}
	w, err := packer()
	if err != nil {
		return nil, fmt.Errorf("snapshot: %w", err)
	}
	return json.Marshal(packed{s, w.EncodeAll(raw, nil)})
}

func unpackHead(payload []byte) (packed, error) {
	var p packed
	if err := json.Unmarshal(payload, &p); err != nil {
		return p, fmt.Errorf("%w: %w", err, ErrDamaged)
	}
	return p, nil
}

// UnpackSnapshot returns what Pack wrote, without the documents; ID and Revision are the store's to add.
func UnpackSnapshot(payload []byte) (Snapshot, error) {
	p, err := unpackHead(payload)
	p.Label, p.Actor, p.Reason = model.CleanLine(p.Label), model.CleanLine(p.Actor), Reason(model.CleanLine(string(p.Reason)))
	return p.Snapshot, err
}

// UnpackDocuments returns the documents that Pack wrote. The error wraps ErrDamaged.
func UnpackDocuments(payload []byte) ([]*model.Document, error) {
	p, err := unpackHead(payload)
	if err != nil {
		return nil, err
	}
	r, err := unpacker()
	if err != nil {
		return nil, err
	}
	raw, err := r.DecodeAll(p.Zstd, nil)
	if err != nil {
		return nil, fmt.Errorf("unpack: %w: %w", err, ErrDamaged)
	}
	var list []packedDocument
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, fmt.Errorf("%w: %w", err, ErrDamaged)
	}
	docs := make([]*model.Document, len(list))
	for i, d := range list {
		objects := map[model.Ref]model.Object{}
		for _, o := range d.Objects {
			decoded, err := model.DecodeObject(o.Kind, o.Object)
			if err != nil {
				return nil, fmt.Errorf("%w: %w", err, ErrDamaged)
			}
			objects[model.RefOf(decoded)] = decoded
		}
		if docs[i], err = Assemble(d.Doc, objects); err != nil {
			return nil, err
		}
	}
	return docs, nil
}
