package bolt_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"wend/store"
)

func TestBackupIsTheSameWorkspace(t *testing.T) {
	path := newFile(t)
	s := open(t, path, "ann")
	populate(t, s)
	to := filepath.Join(t.TempDir(), "backup.wend")
	if err := s.Backup(to); err != nil {
		t.Fatal(err)
	}
	check(t, to)
	if info, _ := os.Stat(to); info.Mode().Perm()&0o077 != 0 {
		t.Errorf("mode %v", info.Mode())
	}
	b := open(t, to, "ann")
	if contentOf(t, b) != contentOf(t, s) || b.ID() != s.ID() {
		t.Error("the backup differs")
	}
	base := store.Revision(4)
	for i := range 5 { // its meta pages have an order of their own
		base = keep(t, b, rename(fmt.Sprint("again", i), "j3", 1, base))
		check(t, to)
	}
	if err := s.Backup(to); !errors.Is(err, store.ErrExists) {
		t.Errorf("over another file: %v, want ErrExists", err)
	}
}

// noise is what cannot be packed.
func noise(n, seed int) []byte {
	b := make([]byte, n)
	_, _ = rand.NewChaCha8([32]byte{byte(seed)}).Read(b)
	return b
}

func TestCompactedFileIsSmallerAndOtherProgramsGoOn(t *testing.T) {
	path := newFile(t)
	ann, bob := open(t, path, "ann"), open(t, path, "bob")
	populate(t, ann)
	base := store.Revision(4)
	for i := range 40 {
		c := rename(fmt.Sprint("again", i), "j3", 1, base)
		c.Edits = fmt.Appendf(nil, `"%x"`, noise(10000, i))
		base = keep(t, ann, c)
	}
	want, before := contentOf(t, bob), len(read(t, path))
	if err := ann.Compact(); err != nil {
		t.Fatal(err)
	}
	if after := len(read(t, path)); after >= before {
		t.Errorf("%d bytes, before %d", after, before)
	}
	if contentOf(t, bob) != want || contentOf(t, ann) != want {
		t.Error("the content changed")
	}
	keep(t, bob, rename("bob", "j3", 1, base))
	link := filepath.Join(t.TempDir(), "link.wend")
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	if err := open(t, link, "cleo").Compact(); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode().IsRegular() {
		t.Errorf("compaction through a link put a file in its place: %v, %v", info, err)
	}
	keep(t, ann, rename("ann", "j3", 2, 13))
}
