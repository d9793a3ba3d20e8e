package bolt

import (
	"bytes"
	"encoding/json"
	"testing"
)

func TestZZ(t *testing.T) {
	s := mustOpen(t, copied(t, "testdata/schema-1.wend"), Options{ReadOnly: true})
	es, _ := s.Journal(0)
	for _, e := range es {
		b := must(e)
		p := pack(b)
		q, err := unpack(p)
		if err != nil || !bytes.Equal(b, q) {
			t.Error(err)
		}
		t.Log(len(b), len(p))
	}
}

func must(v any) []byte { b, _ := json.Marshal(v); return b }
