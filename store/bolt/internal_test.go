package bolt

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"wend/store"
)

// MakeNewer makes a file look as if a later version had written it: another schema, and a bucket unknown here.
func MakeNewer(t *testing.T, path string) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Update(func(tx *bbolt.Tx) error {
		if _, err := tx.Bucket([]byte(bucketRoot)).CreateBucket([]byte("teams")); err != nil {
			return err
		}
		return about{Schema: len(schemas) + 1, Workspace: "w"}.write(tx)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Transaction returns the number of the last transaction on a file.
func Transaction(t *testing.T, path string) uint64 {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	meta, err := lastCommit(f)
	if err != nil {
		t.Fatal(err)
	}
	return meta.TxID
}

func TestFaultBeneathBboltPoisonsTheStoreAndFreesTheFile(t *testing.T) {
	for name, call := range map[string]func(*Store, func(*bbolt.Tx) error) error{
		"read": (*Store).view, "write": (*Store).update,
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "client.wend")
			s, err := Create(path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			whole, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			err = call(s, func(tx *bbolt.Tx) error {
				if err := os.Truncate(path, 4096); err != nil {
					return err
				}
				_, err := revisionOf(tx)
				return err
			})
			if !errors.Is(err, store.ErrPoisoned) {
				t.Fatalf("truncated in a transaction: %v, want ErrPoisoned", err)
			}
			if _, err := s.Revision(); !errors.Is(err, store.ErrPoisoned) {
				t.Errorf("next read: %v, want ErrPoisoned", err)
			}
			if err := s.SetUIState("cursor", nil); !errors.Is(err, store.ErrPoisoned) {
				t.Errorf("next write: %v, want ErrPoisoned", err)
			}
			if err := os.WriteFile(path, whole, 0o600); err != nil {
				t.Fatal(err)
			}
			again, err := Open(path, Options{Timeout: time.Second})
			if err != nil {
				t.Fatalf("another handle: %v", err)
			}
			if err := again.SetUIState("cursor", nil); err != nil {
				t.Errorf("another handle: %v", err)
			}
		})
	}
}

func TestPanicOfOursPoisonsToo(t *testing.T) {
	s, err := Create(filepath.Join(t.TempDir(), "client.wend"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.update(func(*bbolt.Tx) error { panic("broken invariant") }); !errors.Is(err, store.ErrPoisoned) {
		t.Errorf("got %v, want ErrPoisoned", err)
	}
}
