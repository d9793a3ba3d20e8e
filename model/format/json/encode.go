package json

import (
	"bytes"
	stdjson "encoding/json"
	"fmt"
	"io"

	"wend/model"
)

// Encode writes the workspace document and the given journeys, in that order;
// all journeys of s, by id, if none are given. The same content always gives
// the same bytes. It fails if a journey is not in s, and with the error of w.
func Encode(w io.Writer, s model.State, journeys ...model.DocID) error {
	docs, err := s.Select(journeys...)
	if err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, `{"wend":%d,"workspace":`, Version)
	e := encoder{b: &b}
	if err := e.document(s, s.Workspace(), model.KindWorkspace); err != nil {
		return err
	}
	b.WriteString(`,"journeys":[`)
	for i, doc := range docs {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := e.document(s, doc, model.KindJourney); err != nil {
			return err
		}
	}
	b.WriteString("]}")
	var out bytes.Buffer
	if err := stdjson.Indent(&out, b.Bytes(), "", "  "); err != nil {
		panic(fmt.Sprintf("json: wrote broken JSON: %v", err))
	}
	out.WriteByte('\n')
	if _, err := w.Write(out.Bytes()); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}

type encoder struct {
	b *bytes.Buffer
	// written counts the objects of the document, to notice any that hang
	// below nothing and would be lost.
	written int
}

func (e *encoder) document(s model.State, doc *model.Document, head model.Kind) error {
	key := string(doc.ID())
	o, found := doc.Find(model.Ref{Kind: head, Key: key})
	if !found {
		return fmt.Errorf("write %s %q: %w", head, key, model.ErrNotFound)
	}
	e.written = 1
	e.open(o)
	order := newOrder(s, doc)
	for _, k := range inside[head] {
		e.list(doc, k, order.list(k))
	}
	e.b.WriteByte('}')
	total := 0
	for o := range doc.Objects() {
		if o.Kind() != model.KindOrder {
			total++
		}
	}
	if e.written != total {
		return fmt.Errorf("write %s %q: %d of %d hang below nothing: %w", head, key, total-e.written, total, model.ErrInvalid)
	}
	return nil
}

// open writes o without its closing brace.
func (e *encoder) open(o model.Object) {
	raw := model.EncodeObject(o)
	e.b.Write(raw[:len(raw)-1])
}

// list adds a list of objects to the object that is open; nothing if there are
// none.
func (e *encoder) list(doc *model.Document, k model.Kind, objects []model.Object) {
	if len(objects) == 0 {
		return
	}
	if b := e.b.Bytes(); b[len(b)-1] != '{' {
		e.b.WriteByte(',')
	}
	fmt.Fprintf(e.b, "%q:[", k.Plural())
	for i, o := range objects {
		if i > 0 {
			e.b.WriteByte(',')
		}
		e.written++
		e.open(within(o, ""))
		for _, inner := range inside[k] {
			e.list(doc, inner, below(doc, inner, o.Key()))
		}
		e.b.WriteByte('}')
	}
	e.b.WriteByte(']')
}
