package bolt_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wend/model"
	"wend/store"
	"wend/store/bolt"
)

// overwrite writes content into the file that is there.
func overwrite(path string, content []byte) error { return os.WriteFile(path, content, 0o600) }

// renamed puts content in the place of the file.
func renamed(path string, content []byte) error {
	return errors.Join(os.WriteFile(path+".new", content, 0o600), os.Rename(path+".new", path))
}

// afresh removes the file first; the new one may get its number.
func afresh(path string, content []byte) error {
	return errors.Join(os.Remove(path), os.WriteFile(path, content, 0o600))
}

func TestAFileThatDoesNotGoOnFromWhatWasSeenIsRefused(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "client.wend")
	mine, err := bolt.Create(path, bolt.Options{Actor: "ann"})
	if err != nil {
		t.Fatal(err)
	}
	keep(t, mine, stages("op1", "j1", 3))
	older := read(t, path)
	forked := filepath.Join(dir, "forked.wend")
	if err := overwrite(forked, older); err != nil {
		t.Fatal(err)
	}
	theirs := open(t, forked, "bob")
	keep(t, theirs, stages("their2", "j2", 1))
	equal := read(t, forked)
	keep(t, theirs, stages("their3", "j3", 1))
	longer := read(t, forked)
	keep(t, mine, stages("op2", "j4", 1))
	now := read(t, path)
	stranger := filepath.Join(dir, "stranger.wend")
	other, err := bolt.Create(stranger, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, op := range []string{"a", "b", "c"} {
		keep(t, other, stages(op, "j"+model.DocID(op), 1))
	}

	for name, put := range map[string]func(string, []byte) error{"by rename": renamed, "in place": overwrite, "removed and copied": afresh} {
		for what, c := range map[string]struct {
			content []byte
			want    error
		}{
			"an older copy":                       {older, store.ErrDiverged},
			"another version of the same age":     {equal, store.ErrDiverged},
			"another version with a longer story": {longer, store.ErrDiverged},
			"another workspace":                   {read(t, stranger), store.ErrReplaced},
			"zeros":                               {make([]byte, len(now)), nil},
			"half of it":                          {now[:len(now)/2], store.ErrDamaged},
			"nothing":                             {nil, store.ErrDamaged},
			"the same":                            {now, errSame},
		} {
			t.Run(name+" "+what, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "client.wend")
				if err := overwrite(path, now); err != nil {
					t.Fatal(err)
				}
				s := open(t, path, "ann")
				defer s.Close()
				if _, err := s.Revision(); err != nil {
					t.Fatal(err)
				}
				if err := put(path, c.content); err != nil {
					t.Fatal(err)
				}
				_, err := s.Revision()
				if c.want == errSame {
					if err != nil {
						t.Errorf("it is refused: %v", err)
					}
					return
				}
				if err == nil || c.want != nil && !errors.Is(err, c.want) {
					t.Errorf("reading says %v, want %v", err, c.want)
				}
				if _, err := s.Commit(stages("op3", "j5", 1)); err == nil {
					t.Error("a commit counts as saved")
				}
				if string(read(t, path)) != string(c.content) {
					t.Error("what is there now was written to")
				}
				if name == "in place" {
					return // what was there is overwritten
				}
				to := filepath.Join(t.TempDir(), "remains.wend")
				if err := s.Remains(to); err != nil {
					t.Fatal(err)
				}
				if got, want := contentOf(t, open(t, to, "ann")), contentOf(t, mine); got != want {
					t.Error("what was there is not read through the open file")
				}
			})
		}
	}
}

// errSame stands for no error.
var errSame = errors.New("none")

func TestRemainsOfAFileThatWasOverwrittenAreNone(t *testing.T) {
	path := newFile(t)
	s := open(t, path, "ann")
	keep(t, s, stages("op1", "j1", 1))
	older := read(t, path)
	keep(t, s, stages("op2", "j2", 1))
	if err := overwrite(path, older); err != nil {
		t.Fatal(err)
	}
	to := path + ".remains"
	if err := s.Remains(to); !errors.Is(err, store.ErrReplaced) && !errors.Is(err, store.ErrDiverged) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(to); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a file was left")
	}
}

func TestRemovedTargetOfALinkIsNoticed(t *testing.T) {
	target := filepath.Join(t.TempDir(), "client.wend")
	if _, err := bolt.Create(target, bolt.Options{}); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "link.wend")
	if err := os.Symlink(target, link); err != nil {
		t.Skip(err)
	}
	s := open(t, link, "ann")
	keep(t, s, stages("op1", "j1", 1))
	if err := os.Remove(target); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Revision(); !errors.Is(err, store.ErrReplaced) {
		t.Errorf("got %v, want ErrReplaced", err)
	}
}

func TestCommitsInARowTakeTheTransactionsOfOne(t *testing.T) {
	path := newFile(t)
	s := open(t, path, "ann")
	keep(t, s, stages("op0", "j1", 1))
	var all []store.Commit
	for i := range 30 {
		c := rename("op"+strings.Repeat("x", i+1), "j1", 0, 1)
		all = append(all, c)
	}
	before := bolt.Transaction(t, path)
	kept, err := s.CommitAll(all...)
	if err != nil || len(kept) != 30 || kept[29] != 31 {
		t.Fatalf("kept %v, %v", kept, err)
	}
	if n := bolt.Transaction(t, path) - before; n != 1 {
		t.Errorf("30 commits took %d transactions", n)
	}
	if entries, err := s.Journal(1); err != nil || len(entries) != 30 {
		t.Errorf("the journal has %d of 30 entries: %v", len(entries), err)
	}
}
