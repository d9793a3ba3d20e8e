package bolt

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/store"
)

func drawRecord(t *rapid.T) Record {
	return Record{
		Kind:     RecordKind(rapid.IntRange(1, int(recordKinds)-1).Draw(t, "kind")),
		Revision: rapid.Uint64().Draw(t, "revision"),
		Op:       rapid.StringN(0, 20, maxOp).Draw(t, "op"),
		Key:      rapid.StringN(1, 40, maxKey).Draw(t, "key"),
		Payload:  rapid.SliceOfN(rapid.Byte(), 0, 200).Draw(t, "payload"),
	}
}

func TestSealedRecordOpensToItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawRecord(t)
		sealed, err := Seal(want)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Unseal(sealed)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestEveryFlippedBitOfARecordIsNoticed(t *testing.T) {
	sealed, err := Seal(Record{Kind: RecordObject, Revision: 7, Op: "op", Key: "j1/stage/s1", Payload: []byte(`{"name":"Search"}`)})
	if err != nil {
		t.Fatal(err)
	}
	for i := range len(sealed) * 8 {
		sealed[i/8] ^= 1 << (i % 8)
		if r, err := Unseal(sealed); !errors.Is(err, store.ErrDamaged) {
			t.Errorf("bit %d flipped: got %v, %v; want ErrDamaged", i, r, err)
		}
		sealed[i/8] ^= 1 << (i % 8)
	}
	for n := range sealed {
		if _, err := Unseal(sealed[:n]); !errors.Is(err, store.ErrDamaged) {
			t.Errorf("cut to %d bytes: got %v, want ErrDamaged", n, err)
		}
	}
}

func TestRecordOutsideTheLimitsIsNotSealed(t *testing.T) {
	for name, r := range map[string]Record{
		"no kind":     {Key: "k"},
		"no key":      {Kind: RecordObject},
		"long key":    {Kind: RecordObject, Key: string(make([]byte, maxKey+1))},
		"long op":     {Kind: RecordObject, Key: "k", Op: string(make([]byte, maxOp+1))},
		"big payload": {Kind: RecordObject, Key: "k", Payload: make([]byte, maxPayload+1)},
	} {
		if _, err := Seal(r); err == nil {
			t.Errorf("%s: sealed", name)
		}
	}
}

func FuzzUnseal(f *testing.F) {
	sealed, _ := Seal(Record{Kind: RecordObject, Revision: 7, Op: "op", Key: "j1/stage/s1", Payload: []byte(`{}`)})
	f.Add(sealed)
	f.Add(sealed[:sealHeader])
	f.Add([]byte(sealMagic))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := Unseal(b)
		if err != nil {
			if !errors.Is(err, store.ErrDamaged) {
				t.Fatalf("error is not ErrDamaged: %v", err)
			}
			return
		}
		again, err := Seal(r)
		if err != nil || string(again) != string(b) {
			t.Fatalf("sealed again differs: %v", err)
		}
	})
}
