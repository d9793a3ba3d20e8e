package json

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"testing"

	"wend/model"
	"wend/model/format/source"
)

func BenchmarkDecodeSample(b *testing.B) {
	data, err := os.ReadFile("testdata/smartphone.json")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, _, err := Decode(bytes.NewReader(data), source.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEncodeSample(b *testing.B) {
	data, err := os.ReadFile("testdata/smartphone.json")
	if err != nil {
		b.Fatal(err)
	}
	s, _, err := Decode(bytes.NewReader(data), source.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := Encode(io.Discard, s); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDecodeAtTheLimit reads as many touchpoints as a document may have.
func BenchmarkDecodeAtTheLimit(b *testing.B) {
	var file bytes.Buffer
	file.WriteString(`{"wend":1,"journeys":[{"id":"j","stages":[{"id":"s","touchpoints":[`)
	for i := range MaxObjects {
		fmt.Fprintf(&file, `{"id":"t%d"},`, MaxObjects-i)
	}
	file.Truncate(file.Len() - 1)
	file.WriteString(`]}]}]}`)
	for b.Loop() {
		s, _, err := Decode(bytes.NewReader(file.Bytes()), source.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if doc, _ := s.Document("j"); doc.Len(model.KindTouchpoint) != MaxObjects {
			b.Fatal("not all were read")
		}
	}
}
