package bolt

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"go.etcd.io/bbolt"

	"wend/model"
	"wend/store"
)

// migrationTest opens a copy of a file that a program of the schema before wrote, and looks at what became of it.
type migrationTest struct {
	fixture string // below testdata
	check   func(*testing.T, *Store)
}

// migrationTests has one for each migration, in their order.
var migrationTests = []migrationTest{
	{"schema-1.wend", func(t *testing.T, s *Store) {
		earlier := mustOpen(t, copied(t, "testdata/schema-1.wend"), Options{ReadOnly: true})
		if got := earlier.Finding(); got.Verdict != Older || got.Schema != 1 {
			t.Errorf("read as it is: %+v", got)
		}
		was, now := all(t, earlier), all(t, s)
		if was != now {
			t.Errorf("before: %s\nafter: %s", was, now)
		}
		err := s.view(func(tx *bbolt.Tx) error {
			if n := in(tx, bucketCopies).bucket.Stats().KeyN; n != 3 {
				t.Errorf("%d copies of three documents", n)
			}
			return in(tx, bucketJournal).each(func(key []byte, r sealed) error {
				if r.payload[0] != packed {
					t.Errorf("entry %d is not packed", r.revision)
				}
				return nil
			})
		})
		if err != nil {
			t.Error(err)
		}
	}},
}

// all is what a workspace says.
func all(t *testing.T, s *Store) string {
	t.Helper()
	lines, revision, err1 := s.Index()
	entries, err2 := s.Journal(0)
	says := []any{s.ID(), lines, revision, entries}
	docs := []model.DocID{model.WorkspaceDoc}
	for _, l := range lines {
		docs = append(docs, model.DocID(l.Journey))
	}
	loaded, err3 := s.Documents(docs...)
	for _, l := range loaded {
		says = append(says, fmt.Sprint(l.Objects))
		for o := range l.Document.Objects() {
			says = append(says, o)
		}
	}
	b, err4 := json.Marshal(says)
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestEveryMigrationHasATest(t *testing.T) {
	if migrations := len(schemas) - 1; len(migrationTests) != migrations {
		t.Fatalf("%d migrations, %d tests of them", migrations, len(migrationTests))
	}
	for i, m := range migrationTests {
		t.Run(m.fixture, func(t *testing.T) {
			path := copied(t, filepath.Join("testdata", m.fixture))
			if f, _, err := inspect(path, defaultTimeout); err != nil || f.Schema != i+1 {
				t.Fatalf("the fixture is of schema %d, %v; want %d", f.Schema, err, i+1)
			}
			s, err := Open(path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			m.check(t, s)
		})
	}
}

// copied returns a copy of a file that may be written to.
func copied(t *testing.T, from string) string {
	t.Helper()
	content, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "client.wend")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const bucketTeams = "teams"

// pretend adds two schemas for the time of a test: in one there are teams, in the next no snapshots, and the team knows
// how many journeys there are.
func pretend(t *testing.T) {
	first := schemas
	t.Cleanup(func() { schemas = first })
	schemas = first[:1]
	with := func(without string) map[string]contents {
		all := map[string]contents{bucketTeams: {kinds: []RecordKind{RecordSummary}}}
		for name, c := range layoutOf(1) {
			if name != without {
				all[name] = c
			}
		}
		return all
	}
	team := func(tx *bbolt.Tx, says string) error {
		return in(tx, bucketTeams).write([]byte("all"), Record{Kind: RecordSummary, Payload: []byte(says)})
	}
	schemas = []schema{first[0], {buckets: with(""), migrate: func(tx *bbolt.Tx) error {
		if _, err := tx.Bucket([]byte(bucketRoot)).CreateBucket([]byte(bucketTeams)); err != nil {
			return err
		}
		return team(tx, "new")
	}}, {buckets: with(bucketSnapshots), migrate: func(tx *bbolt.Tx) error {
		if _, found, err := in(tx, bucketTeams).read([]byte("all")); !found {
			return errors.Join(errors.New("no team"), err)
		}
		journeys := in(tx, bucketIndex).bucket.Stats().KeyN
		if err := team(tx, fmt.Sprint(journeys)); err != nil {
			return err
		}
		return tx.Bucket([]byte(bucketRoot)).DeleteBucket([]byte(bucketSnapshots))
	}}}
}

func journeyCommit(op string, id model.JourneyID) store.Commit {
	head := model.Journey{ID: id, Title: "Journey " + op}
	return store.Commit{
		Op: op, Action: store.Do, Index: []store.Summary{{Journey: id, Title: head.Title}},
		Changes: []store.Change{{Doc: model.DocID(id), Ref: model.RefOf(head), After: head}},
	}
}

// dated is a file of the first schema with two journeys, and makes that the newest one for the time of a test.
func dated(t *testing.T) string {
	t.Helper()
	all := schemas
	t.Cleanup(func() { schemas = all })
	schemas = all[:1]
	path := filepath.Join(t.TempDir(), "client.wend")
	s, err := Create(path, Options{Program: "old"})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []model.JourneyID{"j1", "j2"} {
		if _, err := s.Commit(journeyCommit(string(id), id)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.SetUIState("cursor", []byte("here")); err != nil {
		t.Fatal(err)
	}
	return path
}

// told is what the public methods say of a workspace.
func told(t *testing.T, s *Store) string {
	t.Helper()
	lines, revision, err1 := s.Index()
	docs, err2 := s.Documents("j1", "j2")
	entries, err3 := s.Journal(0)
	state, err4 := s.UIState("cursor")
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal([]any{s.ID(), lines, revision, fmt.Sprint(docs[0].Objects), docs[1].Document.Journey(), entries, string(state)})
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func mustOpen(t *testing.T, path string, o Options) *Store {
	t.Helper()
	s, err := Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// around lists the files beside path.
func around(t *testing.T, path string) (names []string) {
	t.Helper()
	all, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		names = append(names, e.Name())
	}
	return names
}

func TestFileOfAnEarlierSchemaIsMigratedInOrderBesideABackup(t *testing.T) {
	path := dated(t)
	before := told(t, mustOpen(t, path, Options{}))
	t.Run("migrated", func(t *testing.T) {
		pretend(t)
		s := mustOpen(t, path, Options{})
		if got := s.Finding(); got.Verdict != Healthy || got.Schema != 3 || got.Backup != path+".schema-1" {
			t.Errorf("found %+v", got)
		}
		if after := told(t, s); after != before {
			t.Errorf("before: %s\nafter: %s", before, after)
		}
		err := s.view(func(tx *bbolt.Tx) error {
			team, _, err := in(tx, bucketTeams).read([]byte("all"))
			if string(team.payload) != "2" || in(tx, bucketSnapshots).bucket != nil {
				t.Errorf("the team says %q", team.payload)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if r, err := s.Commit(journeyCommit("op3", "j3")); err != nil || r != 3 {
			t.Errorf("a commit afterwards: revision %d, %v", r, err)
		}
		if again := mustOpen(t, path, Options{}); again.Finding().Backup != "" {
			t.Error("migrated twice")
		}
		if got, want := around(t, path), []string{"client.wend", "client.wend.schema-1"}; !slices.Equal(got, want) {
			t.Errorf("files: %v, want %v", got, want)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("mode %v, %v", info.Mode(), err)
		}
	})
	backup := mustOpen(t, path+".schema-1", Options{})
	if got := told(t, backup); got != before {
		t.Errorf("before: %s\nin the backup: %s", before, got)
	}
	if _, err := Open(path, Options{}); !errors.Is(err, store.ErrNewer) {
		t.Errorf("the older program on the migrated file: %v, want ErrNewer", err)
	}
}

func TestMigrationThatFailsLeavesTheFileAlone(t *testing.T) {
	for name, spoil := range map[string]func(*schema){
		"error": func(s *schema) { s.migrate = func(*bbolt.Tx) error { return errors.New("spoilt") } },
		"result that is not as drawn": func(s *schema) {
			s.migrate = func(*bbolt.Tx) error { return nil }
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := dated(t)
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			pretend(t)
			spoil(&schemas[2])
			if s, err := Open(path, Options{}); err == nil {
				t.Errorf("opened, found %+v", s.Finding())
			}
			if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
				t.Errorf("the file was changed, %v", err)
			}
			if got := around(t, path); len(got) != 1 {
				t.Errorf("left behind: %v", got)
			}
		})
	}
}

func TestBackupOfAMigrationTakesNoOthersPlace(t *testing.T) {
	path := dated(t)
	if err := os.WriteFile(path+".schema-1", []byte("dear diary"), 0o600); err != nil {
		t.Fatal(err)
	}
	pretend(t)
	if got := mustOpen(t, path, Options{}).Finding().Backup; got != path+".schema-1-2" {
		t.Errorf("backup at %s", got)
	}
	if content, _ := os.ReadFile(path + ".schema-1"); string(content) != "dear diary" {
		t.Errorf("the other file holds %q", content)
	}
}

func TestEarlierSchemaIsNotMigratedByReading(t *testing.T) {
	path := dated(t)
	pretend(t)
	if _, err := Open(path, Options{ReadOnly: true}); !errors.Is(err, store.ErrOlder) {
		t.Errorf("got %v, want ErrOlder", err)
	}
	if got := around(t, path); len(got) != 1 {
		t.Errorf("files: %v", got)
	}
}

func TestOpenProgramSeesThatItsFileWasMigrated(t *testing.T) {
	path := dated(t)
	older := mustOpen(t, path, Options{})
	t.Run("migrated", func(t *testing.T) {
		pretend(t)
		mustOpen(t, path, Options{})
	})
	if _, err := older.Commit(journeyCommit("op3", "j3")); !errors.Is(err, store.ErrNewer) {
		t.Errorf("commit of an older program: %v, want ErrNewer", err)
	}
}

func TestMigrationThroughALinkKeepsTheLink(t *testing.T) {
	path := dated(t)
	link := filepath.Join(t.TempDir(), "link.wend")
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	pretend(t)
	if got := mustOpen(t, link, Options{}).Finding(); got.Schema != 3 {
		t.Errorf("schema %d", got.Schema)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode().IsRegular() {
		t.Errorf("a file took the place of the link: %v, %v", info, err)
	}
}

func TestBucketOfANewerSchemaIsDamageOnlyInAnOlderFile(t *testing.T) {
	path := dated(t)
	addTeams := func(number int) Finding {
		t.Helper()
		db, err := bbolt.Open(path, 0o600, nil)
		if err != nil {
			t.Fatal(err)
		}
		err = db.Update(func(tx *bbolt.Tx) error {
			if _, err := tx.Bucket([]byte(bucketRoot)).CreateBucketIfNotExists([]byte(bucketTeams)); err != nil {
				return err
			}
			return about{Schema: number, Workspace: "w"}.write(tx)
		})
		if err = errors.Join(err, db.Close()); err != nil {
			t.Fatal(err)
		}
		finding, _, err := inspect(path, defaultTimeout)
		if err != nil {
			t.Fatal(err)
		}
		return finding
	}
	if f := addTeams(2); f.Verdict != Newer || len(f.Damage) != 0 {
		t.Errorf("schema 2, to a program of schema 1: %+v, want Newer", f)
	}
	if f := addTeams(1); f.Verdict != Damaged {
		t.Errorf("schema 1, to a program of schema 1: %+v, want Damaged", f)
	}
	pretend(t)
	if f := addTeams(1); f.Verdict != Damaged {
		t.Errorf("schema 1, to a program of schema 3: %+v, want Damaged", f)
	}
	if f := addTeams(2); f.Verdict != Older {
		t.Errorf("schema 2, to a program of schema 3: %+v, want Older", f)
	}
}

func TestSalvageOfAnEarlierSchemaMigrates(t *testing.T) {
	path := dated(t)
	before := told(t, mustOpen(t, path, Options{}))
	pretend(t)
	to := path + ".salvaged"
	if _, err := Salvage(path, to); err != nil {
		t.Fatal(err)
	}
	s := mustOpen(t, to, Options{})
	if err := s.SetUIState("cursor", []byte("here")); err != nil { // which may be lost
		t.Fatal(err)
	}
	if got := told(t, s); got != before || s.Finding().Schema != 3 || s.Finding().Backup != "" {
		t.Errorf("found %+v\nbefore: %s\nafter: %s", s.Finding(), before, got)
	}
}
