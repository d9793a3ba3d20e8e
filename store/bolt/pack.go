package bolt

import (
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"

	"wend/store"
)

// Entries of the journal and copies of documents lie packed in the file. An entry is small, and most of it is said by
// any other: it is packed with a sample of what entries say. A sample that was released is never changed, since files
// are packed with it; a better one is another packing.
const (
	packed = 1 // the first byte of a packed payload; JSON, as schema 1 has it, begins with a brace

	maxUnpacked = maxPayload
)

// sample is what entries have in common, the commonest last, where it costs least to refer to.
const sample = `{"do":"insert","doc":"workspace","kind":"persona","object":{"id":"","name":"","currency":"EUR"}}` +
	`{"do":"insert","doc":"","kind":"journey","object":{"id":"","title":"","variant":"as-is"}},{"do":"insert","doc":"","kind":"stage","object":{"id":"","name":"","kind":"custom"}}` +
	`{"do":"delete","doc":"","kind":"stage","key":""},{"do":"delete","doc":"","kind":"journey","key":""}` +
	`"ref":{"kind":"journey","key":""}},"ref":{"kind":"order","key":"stages"}},"ref":{"kind":"stage","key":""}}` +
	`{"do":"insert","doc":"","kind":"measurement","object":{"kpi":"","date":"2026-11-20","x":312,"n":13000,"value":0.53,"source":""}}],"inverse":[{"do":"delete","doc":"","kind":"measurement","key":""}]` +
	`{"do":"insert","doc":"","kind":"link","object":{"activity":"","touchpoint":"","strength":3}},{"do":"insert","doc":"","kind":"activity","object":{"id":"","name":""}}` +
	`{"do":"insert","doc":"","kind":"finding","object":{"id":"","touchpoint":"","kind":"pain","text":"","status":"open","severity":4,"frequency":3}}],"inverse":[{"do":"delete","doc":"","kind":"finding","key":""}],` +
	`"ref":{"kind":"order","key":"findings"}},{"doc":"","ref":{"kind":"finding","key":""},"deleted":true}]}` +
	`{"do":"move","doc":"","kind":"touchpoint","key":"","parent":"","before":""}],"inverse":[{"do":"move","doc":"","kind":"touchpoint","key":"","parent":"","before":""}],"gesture":"carry ` +
	`"label":"feeling of \"\": +0 neutral","gesture":"feel "{"do":"set","doc":"","kind":"experience","key":"","field":"valence","value":-1}],"inverse":[{"do":"insert","doc":"","kind":"experience","object":{"persona":"","touchpoint":"","valence":1}}],"ref":{"kind":"experience","key":""}}]}` +
	`{"do":"insert","doc":"","kind":"touchpoint","object":{"id":"","stage":"","action":"","channels":["web","store"],"importance":4}}],"inverse":[{"do":"delete","doc":"","kind":"touchpoint","key":""}],"touched":[{"doc":"","ref":{"kind":"order","key":"touchpoints/` +
	`"label":"undo","action":"undo","of":15,"label":"add touchpoint \"","label":"add pain \"","label":"rename touchpoint to \"","label":"importance of \"\": 5","gesture":"importance ` +
	`{"time":"2026-11-25T10:45:05.626418394Z","actor":"root","label":"Record ","journey":"","action":"do","edits":[{"do":"set","doc":"","kind":"touchpoint","key":"","field":"importance","value":5}],` +
	`"inverse":[{"do":"set","doc":"","kind":"touchpoint","key":"","field":"action","value":""}],` +
	`"before":"{\"Column\":{\"Stage\":\"\",\"Touchpoint\":\"\"},\"Lane\":\"touchpoint\",\"Persona\":\"\",\"Activity\":\"\",\"Number\":\"\"}",` +
	`"after":"{\"Column\":{\"Stage\":\"\",\"Touchpoint\":\"\"},\"Lane\":\"touchpoint\",\"Persona\":\"\",\"Activity\":\"\",\"Number\":\"\"}",` +
	`"touched":[{"doc":"","ref":{"kind":"touchpoint","key":""}}]}`

// sampleID is what a packed payload says that it was packed with.
const sampleID = 1

var (
	packer = sync.OnceValue(func() *zstd.Encoder {
		e, err := zstd.NewWriter(nil, zstd.WithEncoderDictRaw(sampleID, []byte(sample)), zstd.WithEncoderConcurrency(1),
			zstd.WithLowerEncoderMem(true), zstd.WithWindowSize(1<<16), zstd.WithEncoderCRC(false), // records have their own
			zstd.WithEncoderLevel(zstd.SpeedFastest)) // as small as the default here, in half the time
		if err != nil {
			panic(err) // options that are wrong
		}
		return e
	})
	unpacker = sync.OnceValue(func() *zstd.Decoder {
		d, err := zstd.NewReader(nil, zstd.WithDecoderDictRaw(sampleID, []byte(sample)), zstd.WithDecoderConcurrency(1),
			zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxMemory(maxUnpacked))
		if err != nil {
			panic(err)
		}
		return d
	})
)

func pack(plain []byte) []byte { return packer().EncodeAll(plain, []byte{packed}) }

// unpack is the inverse of pack, and returns what was never packed as it is.
func unpack(payload []byte) ([]byte, error) {
	if len(payload) == 0 || payload[0] != packed {
		return payload, nil
	}
	plain, err := unpacker().DecodeAll(payload[1:], nil)
	if err != nil {
		return nil, fmt.Errorf("unpack: %v: %w", err, store.ErrDamaged)
	}
	return plain, nil
}
