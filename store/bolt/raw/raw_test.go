package raw_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"testing"

	bolt "go.etcd.io/bbolt"
	"pgregory.net/rapid"

	"wend/store/bolt/raw"
	"wend/store/bolt/raw/mutate"
)

func openBolt(t testing.TB, path string) *bolt.DB {
	t.Helper()
	db, err := bolt.Open(path, 0o600, &bolt.Options{FreelistType: bolt.FreelistMapType, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// example makes a file with branches, overflow pages, nested and inline buckets and a free list.
func example(t testing.TB, path string) []byte {
	t.Helper()
	db := openBolt(t, path)
	for round := range 12 {
		err := db.Update(func(tx *bolt.Tx) error {
			for _, name := range []string{"one", "two"} {
				b, err := tx.CreateBucketIfNotExists([]byte(name))
				if err != nil {
					return err
				}
				for i := range 40 {
					if err := b.Put(fmt.Appendf(nil, "key %03d", (i*7+round*40)%300), bytes.Repeat([]byte{byte(i)}, 50+i*round)); err != nil {
						return err
					}
				}
				below, err := b.CreateBucketIfNotExists(fmt.Appendf(nil, "zz below %d", round))
				if err != nil {
					return err
				}
				for i := range round * 6 {
					if err := below.Put(fmt.Appendf(nil, "k%d", i), make([]byte, i*i)); err != nil {
						return err
					}
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func walk(t testing.TB, data []byte) raw.Report {
	t.Helper()
	report, err := raw.Walk(bytes.NewReader(data), int64(len(data)), raw.Visitor{})
	if err != nil && !errors.Is(err, raw.ErrForeign) {
		t.Fatal(err)
	}
	return report
}

// exercise has bbolt read, commit to and check a file that Walk has passed.
func exercise(t testing.TB, path string) (problem error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			problem = fmt.Errorf("panic: %v", p)
		}
	}()
	db := openBolt(t, path)
	for i := range 6 {
		err := db.Update(func(tx *bolt.Tx) error {
			return tx.ForEach(func(_ []byte, b *bolt.Bucket) error {
				c := b.Cursor()
				deleted := 0
				for k, v := c.First(); k != nil && deleted < 25; k, v = c.Next() {
					if v != nil && (int(k[len(k)-1])+i)%3 == 0 {
						if err := b.Delete(bytes.Clone(k)); err != nil {
							return err
						}
						deleted++
					}
				}
				return b.Put(fmt.Appendf(nil, "added %d", i), make([]byte, 900*i))
			})
		})
		if err != nil {
			return err
		}
	}
	err := db.View(func(tx *bolt.Tx) error {
		var first error
		for err := range tx.Check() {
			if first == nil {
				first = err
			}
		}
		return first
	})
	return errors.Join(err, db.Close())
}

func TestHealthyFileOfAnyHistoryIsWhole(t *testing.T) {
	dir := t.TempDir()
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		path := filepath.Join(dir, strconv.Itoa(n))
		db := openBolt(t, path)
		defer os.Remove(path)
		for range rapid.IntRange(1, 8).Draw(rt, "commits") {
			commitAnything(rt, db)
		}
		if err := db.Close(); err != nil {
			rt.Fatal(err)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			rt.Fatal(err)
		}
		if report := walk(t, data); !report.Whole() || report.Fallback {
			rt.Fatalf("%d pages of %d: %v", report.Meta.HighWater, report.Meta.PageSize, report.Damage)
		}
	})
}

func commitAnything(rt *rapid.T, db *bolt.DB) {
	seed := rapid.Uint64().Draw(rt, "seed")
	r := rand.New(rand.NewPCG(seed, 1))
	err := db.Update(func(tx *bolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists([]byte{byte('a' + r.IntN(3))})
		if err != nil {
			return err
		}
		if r.IntN(3) == 0 {
			if b, err = b.CreateBucketIfNotExists(fmt.Appendf(nil, "below %d", r.IntN(4))); err != nil {
				return err
			}
		}
		for range r.IntN(400) {
			key := fmt.Appendf(nil, "%0*d", 1+r.IntN(30), r.IntN(500))
			if r.IntN(2) == 0 {
				err = b.Delete(key)
			} else {
				err = b.Put(key, make([]byte, r.IntN(1+r.IntN(6000))))
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		rt.Fatal(err)
	}
}

func TestMutatedFileIsFlaggedOrServesWell(t *testing.T) {
	dir := t.TempDir()
	good := example(t, filepath.Join(dir, "good"))
	if report := walk(t, good); !report.Whole() || report.Fallback {
		t.Fatalf("the healthy file: %v", report.Damage)
	}
	passed, path := 0, filepath.Join(dir, "bad")
	for seed := range uint64(rounds(1000)) {
		r := rand.New(rand.NewPCG(seed, 2))
		bad, what := mutate.File(good, r)
		if report := walk(t, bad); !report.Whole() || len(bad) == 0 || report.Meta.HighWater == 0 {
			continue
		}
		passed++
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := exercise(t, path); err != nil {
			t.Fatalf("seed %d, %s, passed, then: %v", seed, what, err)
		}
	}
	if passed == 0 {
		t.Error("no mutation was harmless: the test proves nothing")
	}
	t.Logf("%d passed", passed)
}

func rounds(n int) int {
	if soak, _ := strconv.Atoi(os.Getenv("WEND_SOAK")); soak > 0 {
		return n * soak
	}
	return n
}

func TestOneUnreadableMetaPageIsAFallback(t *testing.T) {
	good := example(t, filepath.Join(t.TempDir(), "good"))
	newest := walk(t, good).Meta
	for page := range uint64(2) {
		bad := bytes.Clone(good)
		bad[int(page)*newest.PageSize+16+40] ^= 1
		report := walk(t, bad)
		if !report.Whole() || !report.Fallback {
			t.Fatalf("meta page %d unreadable: fallback %v, %v", page, report.Fallback, report.Damage)
		}
		lost := newest.TxID%2 == page
		if got := newest.TxID - report.Meta.TxID; lost && got != 1 || !lost && got != 0 {
			t.Errorf("meta page %d unreadable: in force is transaction %d, newest was %d", page, report.Meta.TxID, newest.TxID)
		}
	}
}

func TestFileWithoutMetaPagesIsForeignOrDamaged(t *testing.T) {
	text := bytes.Repeat([]byte("dear diary "), 3000)
	if _, err := raw.Walk(bytes.NewReader(text), int64(len(text)), raw.Visitor{}); !errors.Is(err, raw.ErrForeign) {
		t.Errorf("text file: %v, want ErrForeign", err)
	}
	if _, err := raw.Walk(bytes.NewReader(nil), 0, raw.Visitor{}); !errors.Is(err, raw.ErrForeign) {
		t.Errorf("empty file: %v, want ErrForeign", err)
	}
	bad := example(t, filepath.Join(t.TempDir(), "good"))
	size := walk(t, bad).Meta.PageSize
	bad[16+30] ^= 1
	bad[size+16+30] ^= 1
	if report := walk(t, bad); report.Whole() {
		t.Error("both meta pages bad: found whole")
	}
}

func TestPageCycleEndsTheWalk(t *testing.T) {
	good := example(t, filepath.Join(t.TempDir(), "good"))
	meta := walk(t, good).Meta
	bad := bytes.Clone(good)
	for p := 2; p < int(meta.HighWater); p++ {
		page := bad[p*meta.PageSize:]
		if binary.NativeEndian.Uint16(page[8:]) == 1 { // a branch: its first child shall be itself
			binary.NativeEndian.PutUint64(page[16+8:], uint64(p))
		}
	}
	if report := walk(t, bad); report.Whole() {
		t.Error("a cycle of pages was found whole")
	}
}

// small makes a file of small pages, which a fuzzer gets around in.
func small(f *testing.F, keys int) []byte {
	f.Helper()
	path := filepath.Join(f.TempDir(), "small")
	db, err := bolt.Open(path, 0o600, &bolt.Options{PageSize: 1024, NoSync: true})
	if err != nil {
		f.Fatal(err)
	}
	for round := range 3 {
		err := db.Update(func(tx *bolt.Tx) error {
			b, err := tx.CreateBucketIfNotExists([]byte("one"))
			if err != nil {
				return err
			}
			for i := range keys {
				if err := b.Put([]byte{'a' + byte(i), byte(round)}, make([]byte, 10*i*i)); err != nil {
					return err
				}
			}
			_, err = b.CreateBucketIfNotExists([]byte("below"))
			return err
		})
		if err != nil {
			f.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		f.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	return data[:walk(f, data).Meta.HighWater*1024]
}

// FuzzWalk puts the checksums of the meta pages right before each walk, so that what lies behind them is reached too.
func FuzzWalk(f *testing.F) {
	for _, keys := range []int{1, 3, 12} {
		f.Add(small(f, keys))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		walk(t, data)
		for at := 16; at+64 <= len(data) && at <= 1024+16; at += 1024 {
			sum := fnv.New64a()
			sum.Write(data[at : at+56])
			binary.NativeEndian.PutUint64(data[at+56:], sum.Sum64())
		}
		walk(t, data)
	})
}

func BenchmarkWalk(b *testing.B) {
	good := example(b, filepath.Join(b.TempDir(), "good"))
	b.SetBytes(int64(len(good)))
	for b.Loop() {
		walk(b, good)
	}
}
