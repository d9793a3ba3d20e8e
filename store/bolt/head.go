package bolt

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/klauspost/compress/zstd"

	"wend/store"
)

// manyEdits is from how many packed bytes on a tail has an entry without what it did: an import of a thousand journeys
// is 20 MB of edits, which nobody needs before it is taken back.
const manyEdits = 16 << 10

// head returns an entry, light if there is much of it.
func (s section) head(key, value []byte) (store.Entry, error) {
	r, err := s.unseal(key, value)
	if err != nil {
		return store.Entry{}, err
	}
	if len(r.payload) > manyEdits && r.payload[0] == packed {
		if e, err := lightEntry(r); err == nil {
			return e, nil
		}
	}
	return entryOf(r)
}

var errNotLight = errors.New("to be read whole")

// lightEntry reads an entry up to its edits, which come after all that tells what it is.
func lightEntry(r sealed) (store.Entry, error) {
	d, err := zstd.NewReader(bytes.NewReader(r.payload[1:]), zstd.WithDecoderDictRaw(sampleID, []byte(sample)),
		zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxMemory(maxUnpacked))
	if err != nil {
		return store.Entry{}, err
	}
	defer d.Close()
	in := json.NewDecoder(d)
	if t, err := in.Token(); err != nil || t != json.Delim('{') {
		return store.Entry{}, errors.Join(errNotLight, err)
	}
	said := map[string]json.RawMessage{}
	for in.More() {
		name, err := in.Token()
		if err != nil {
			return store.Entry{}, err
		}
		if name == "edits" || name == "inverse" {
			break
		}
		var value json.RawMessage
		if err := in.Decode(&value); err != nil {
			return store.Entry{}, err
		}
		said[fmt.Sprint(name)] = value
	}
	if said["gesture"] != nil || said["touched"] != nil { // one without edits
		return store.Entry{}, errNotLight
	}
	plain, err := json.Marshal(said)
	if err != nil {
		return store.Entry{}, err
	}
	return shownEntry(r, plain, true)
}
