package store_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wend/store"
)

func TestTheOldestAutomaticSnapshotsExpire(t *testing.T) {
	var all []store.Snapshot
	for i, r := range []store.Reason{store.AtStart, store.ByHand, store.BeforeLarge, store.AtStart, store.OfMerge, store.AtStart} {
		all = append(all, store.Snapshot{ID: fmt.Sprint("s", i+1), Reason: r})
	}
	if diff := cmp.Diff([]string{"s3", "s1"}, store.Expired(all, 2)); diff != "" {
		t.Errorf("the oldest automatic ones go (-want +got):\n%s", diff)
	}
	if ids := store.Expired(all, 4); ids != nil {
		t.Errorf("of four automatic ones %v go", ids)
	}
}

func TestWhatAStrangerWroteIntoASnapshotIsCleaned(t *testing.T) {
	s, err := store.UnpackSnapshot([]byte(`{"label":"a\u001b[31mb","actor":"\u009bx","reason":"by\u0007 hand"}`))
	if err != nil || s.Label != "a[31mb" || s.Actor != "x" || s.Reason != store.ByHand {
		t.Errorf("%+v, %v", s, err)
	}
}

func FuzzUnpackingWhatIsNoSnapshotIsAnError(f *testing.F) {
	f.Add([]byte(`{"reason":"by hand","docs":["workspace"],"zstd":"KLUv/QQAAQAAAAAA"}`))
	f.Add([]byte(`{}`))
	f.Fuzz(func(t *testing.T, payload []byte) {
		if _, err := store.UnpackSnapshot(payload); err != nil && !errors.Is(err, store.ErrDamaged) {
			t.Errorf("head: %v", err)
		}
		_, _ = store.UnpackDocuments(payload)
	})
}
