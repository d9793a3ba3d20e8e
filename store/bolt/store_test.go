package bolt_test

import (
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"wend/store"
	"wend/store/bolt"
	"wend/store/storetest"
)

// newFile makes a workspace that is checked when the test ends, by bbolt and by the preflight.
func newFile(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "client.wend")
	if _, err := bolt.Create(path, bolt.Options{Program: "wend test"}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { check(t, path) })
	return path
}

func open(t testing.TB, path, actor string) *bolt.Store {
	t.Helper()
	s, err := bolt.Open(path, bolt.Options{Actor: actor})
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
	if finding, err := bolt.Preflight(f, info.Size()); err != nil || finding.Verdict != bolt.Healthy {
		t.Errorf("preflight of %s: %v, %v", path, finding, err)
		return
	}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true, PreLoadFreelist: true})
	if err != nil {
		t.Error(err)
		return
	}
	defer db.Close()
	_ = db.View(func(tx *bbolt.Tx) error {
		for err := range tx.Check() {
			t.Errorf("bbolt check of %s: %v", path, err)
		}
		return nil
	})
}

func TestFileKeepsTheContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) func(string) store.Store {
		path := newFile(t)
		return func(actor string) store.Store { return open(t, path, actor) }
	})
}
