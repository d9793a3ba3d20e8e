package bolt_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"wend/model"
	"wend/store"
	"wend/store/bolt"
)

// library makes a workspace of many journeys of 31 objects each.
func library(b *testing.B, journeys int) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "library.wend")
	s, err := bolt.Create(path, bolt.Options{Timeout: 0})
	if err != nil {
		b.Fatal(err)
	}
	const together = 250
	for from := 0; from < journeys; from += together {
		whole := store.Commit{Op: fmt.Sprint("import ", from), Action: store.Do, Label: "Import"}
		for i := range min(together, journeys-from) {
			id := fmt.Sprintf("j%05d", from+i)
			c := stages(id, model.DocID(id), 30)
			whole.Changes = append(whole.Changes, c.Changes...)
			whole.Index = append(whole.Index, store.Summary{
				Journey: model.JourneyID(id), Title: "Buying a phone in the region of " + id, Variant: "as-is",
				Personas: []string{"Maya the first buyer", "Jonas"}, PersonaIDs: []model.PersonaID{"p1", "p2"},
				Activities: []model.ActivityID{"a1", "a2", "a3", "a4"}, Tags: []string{"mobile", "retail"},
				Stages: 6, Touchpoints: 24, Updated: c.Time, Emotion: model.Some(61), Goal: model.Some(34),
			})
		}
		keep(b, s, whole)
	}
	return path
}

func BenchmarkCommit(b *testing.B) {
	s, err := bolt.Open(library(b, 1000), bolt.Options{})
	if err != nil {
		b.Fatal(err)
	}
	base := store.Revision(3) // journeys 500 to 749
	b.ResetTimer()
	for i := range b.N {
		base = keep(b, s, rename(fmt.Sprint("edit", i), "j00600", 7, base))
	}
}

// BenchmarkBareCommit writes values of the sizes that BenchmarkCommit writes, to buckets of the same sizes, by bbolt
// alone: what a commit costs at least.
func BenchmarkBareCommit(b *testing.B) {
	path := library(b, 1000)
	b.ResetTimer()
	for i := range b.N {
		db, err := bbolt.Open(path, 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType, NoStatistics: true})
		if err != nil {
			b.Fatal(err)
		}
		err = db.Update(func(tx *bbolt.Tx) error {
			root := tx.Bucket([]byte("wend"))
			journal := root.Bucket([]byte("journal"))
			journal.FillPercent = 0.9
			for _, put := range []struct {
				bucket *bbolt.Bucket
				key    []byte
				size   int
			}{
				{root.Bucket([]byte("objects")).Bucket([]byte("j00600")), []byte("stage/j00600-s007"), 190},
				{root.Bucket([]byte("index")), []byte("j00600"), 120},
				{journal, fmt.Appendf(nil, "%08d", i), 300},
				{root.Bucket([]byte("meta")), []byte("revision"), 60},
			} {
				if err := put.bucket.Put(put.key, bytes.Repeat([]byte("x"), put.size)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
		if err := db.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDocumentOf3000(b *testing.B) {
	s := open(b, newFile(b), "ann")
	keep(b, s, stages("big", "j1", 3000))
	for b.Loop() {
		if _, err := s.Document("j1"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLibraryOf10000(b *testing.B) {
	path := library(b, 10_000)
	s, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("open", func(b *testing.B) {
		b.SetBytes(s.Finding().Bytes)
		for b.Loop() {
			if _, err := bolt.Open(path, bolt.Options{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("index", func(b *testing.B) {
		for b.Loop() {
			if lines, _, err := s.Index(); err != nil || len(lines) != 10_000 {
				b.Fatal(len(lines), err)
			}
		}
	})
	b.Run("document", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Document("j07000"); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("revision", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Revision(); err != nil {
				b.Fatal(err)
			}
		}
	})
}
