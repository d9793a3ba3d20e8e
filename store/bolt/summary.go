package bolt

import (
	"encoding/binary"
	"fmt"
	"time"

	"wend/model"
	"wend/store"
)

// In the file a summary is no JSON, which takes ten times as long to read for a library of ten thousand. It is the
// fields in their order above: a text as its length and bytes, a list as its length and texts, a number as a varint, a
// time as 1 and Unix nanoseconds, what is absent as 0 and else 1 before it. A new field goes to the end: a program that
// does not know it stops before it, and one that misses it takes its zero. The index can be made anew from the
// journeys.

func encodeSummary(s store.Summary) []byte {
	b := make([]byte, 0, 256)
	b = appendText(b, s.Journey)
	b = appendText(b, s.Title)
	b = appendText(b, s.Variant)
	b = appendTexts(b, s.Personas)
	b = appendTexts(b, s.PersonaIDs)
	b = appendTexts(b, s.Activities)
	b = appendTexts(b, s.Tags)
	b = binary.AppendVarint(b, int64(s.Stages))
	b = binary.AppendVarint(b, int64(s.Touchpoints))
	if s.Updated.IsZero() {
		b = append(b, 0)
	} else {
		b = binary.AppendVarint(append(b, 1), s.Updated.UnixNano())
	}
	for _, o := range []model.Opt[int]{s.Emotion, s.Goal, s.Coverage} {
		b = appendOpt(b, o)
	}
	return b
}

func appendText[T ~string](b []byte, s T) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendTexts[T ~string](b []byte, list []T) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, s := range list {
		b = appendText(b, s)
	}
	return b
}

func appendOpt(b []byte, o model.Opt[int]) []byte {
	v, set := o.Value()
	if !set {
		return append(b, 0)
	}
	return binary.AppendVarint(append(b, 1), int64(v))
}

func decodeSummary(payload []byte) (store.Summary, error) {
	f := fields{bytes: payload, text: string(payload)}
	s := store.Summary{
		Journey:     text[model.JourneyID](&f),
		Title:       text[string](&f),
		Variant:     text[model.Variant](&f),
		Personas:    texts[string](&f),
		PersonaIDs:  texts[model.PersonaID](&f),
		Activities:  texts[model.ActivityID](&f),
		Tags:        texts[string](&f),
		Stages:      int(f.number()),
		Touchpoints: int(f.number()),
	}
	if f.present() {
		s.Updated = time.Unix(0, f.number()).UTC()
	}
	s.Emotion, s.Goal, s.Coverage = f.opt(), f.opt(), f.opt()
	if f.bad {
		return store.Summary{}, fmt.Errorf("summary: %w", store.ErrDamaged)
	}
	return s, nil
}

// fields reads an encoded summary. After its end everything is zero, and so it is after damage, which sets bad.
type fields struct {
	bytes []byte
	text  string // the same, so that all texts share one allocation
	at    int
	bad   bool
}

// advance takes over what binary.Uvarint and binary.Varint return as their second result.
func (f *fields) advance(n int) {
	if n <= 0 {
		f.bad, f.at = true, len(f.bytes)
		return
	}
	f.at += n
}

func (f *fields) length() int {
	if f.at == len(f.bytes) {
		return 0
	}
	v, n := binary.Uvarint(f.bytes[f.at:])
	f.advance(n)
	if v > uint64(len(f.bytes)-f.at) {
		f.advance(0)
		return 0
	}
	return int(v)
}

func (f *fields) number() int64 {
	if f.at == len(f.bytes) {
		return 0
	}
	v, n := binary.Varint(f.bytes[f.at:])
	f.advance(n)
	return v
}

// present reads the byte before what may be absent.
func (f *fields) present() bool {
	if f.at == len(f.bytes) {
		return false
	}
	present := f.bytes[f.at]
	f.at++
	if present > 1 {
		f.advance(0)
	}
	return present == 1
}

func (f *fields) opt() model.Opt[int] {
	if !f.present() {
		return model.Opt[int]{}
	}
	return model.Some(int(f.number()))
}

func text[T ~string](f *fields) T {
	n := f.length()
	f.at += n
	return T(f.text[f.at-n : f.at])
}

func texts[T ~string](f *fields) []T {
	n := f.length()
	if n == 0 {
		return nil
	}
	list := make([]T, n)
	for i := range list {
		list[i] = text[T](f)
	}
	return list
}
