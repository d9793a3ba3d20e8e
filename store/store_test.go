package store_test

import (
	"os"
	"path/filepath"
	"testing"

	bolt "go.etcd.io/bbolt"

	"wend/store"
	"wend/store/storetest"
)

// newFile makes a workspace that is checked when the test ends, by bbolt and by the preflight.
func newFile(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "client.wend")
	if _, err := store.Create(path, store.Options{Program: "wend test"}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { check(t, path) })
	return path
}

func open(t testing.TB, path, actor string) *store.Store {
	t.Helper()
	s, err := store.Open(path, store.Options{Actor: actor})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func check(t testing.TB, path string) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Error(err)
		return
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	if finding, err := store.Preflight(f, info.Size()); err != nil || finding.Verdict != store.Healthy {
		t.Errorf("preflight of %s: %v, %v", path, finding, err)
		return
	}
	db, err := bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true, PreLoadFreelist: true})
	if err != nil {
		t.Error(err)
		return
	}
	defer db.Close()
	_ = db.View(func(tx *bolt.Tx) error {
		for err := range tx.Check() {
			t.Errorf("bbolt check of %s: %v", path, err)
		}
		return nil
	})
}

func TestFileKeepsTheContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) func(string) storetest.Store {
		path := newFile(t)
		return func(actor string) storetest.Store { return open(t, path, actor) }
	})
}
