package bolt

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"

	"wend/store"
)

func TestEntriesArePackedToAQuarterAndUnpackToTheSame(t *testing.T) {
	s := mustOpen(t, copied(t, "testdata/schema-1.wend"), Options{ReadOnly: true})
	entries, err := s.Journal(0)
	if err != nil {
		t.Fatal(err)
	}
	plainly, small := 0, 0
	for _, e := range entries {
		plain, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		p := pack(plain)
		again, err := unpack(p)
		if err != nil || !bytes.Equal(plain, again) {
			t.Errorf("entry %d is not what it was, %v", e.Revision, err)
		}
		if same, err := unpack(plain); err != nil || !bytes.Equal(plain, same) {
			t.Errorf("entry %d, never packed, is not what it was, %v", e.Revision, err)
		}
		plainly, small = plainly+len(plain), small+len(p)
		p[len(p)/2] ^= 0x55
		if got, err := unpack(p); err == nil && bytes.Equal(got, plain) || err != nil && !errors.Is(err, store.ErrDamaged) {
			t.Errorf("damaged entry %d: %v", e.Revision, err)
		}
	}
	if small*4 > plainly {
		t.Errorf("%d bytes of %d", small, plainly)
	}
}
