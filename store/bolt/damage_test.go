package bolt_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"wend/model"
	"wend/store"
	"wend/store/bolt"
	"wend/store/bolt/raw"
	"wend/store/bolt/raw/mutate"
)

// soak multiplies the rounds of the random tests.
func soak(rounds int) int {
	if n, _ := strconv.Atoi(os.Getenv("WEND_SOAK")); n > 0 {
		return rounds * n
	}
	return rounds
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func preflight(t testing.TB, data []byte) bolt.Finding {
	t.Helper()
	finding, err := bolt.Preflight(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return finding
}

func TestFileIsLaidOutAsDrawn(t *testing.T) {
	path := newFile(t)
	populate(t, open(t, path, "ann"))
	data := read(t, path)
	found := map[string]bool{}
	_, err := raw.Walk(bytes.NewReader(data), int64(len(data)), raw.Visitor{
		Bucket: func(path []string) error { found[strings.Join(path[:min(len(path), 2)], "/")] = true; return nil },
		Value: func(path []string, key, value []byte) error {
			switch path[1] {
			case "objects":
				key = []byte("document/kind/key")
			case "index", "journal", "copies":
				key = []byte("one")
			}
			found[path[1]+": "+string(key)] = true
			return nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"copies: one", "index: one", "journal: one", "meta: about", "meta: revision", "objects: document/kind/key", "ui: cursor", "wend",
	}
	drawn := regexp.MustCompile("(?m)^//\t[|`]- (\\w+)").FindAllSubmatch(read(t, "doc.go"), -1)
	for _, line := range drawn {
		want = append(want, "wend/"+string(line[1]))
	}
	slices.Sort(want)
	for _, name := range want {
		if !found[name] {
			t.Errorf("drawn but not in the file: %s", name)
		}
	}
	if len(found) != len(want) {
		t.Errorf("in the file: %v, drawn: %v", found, want)
	}
}

func TestDamagedFileIsFlaggedOrTellsTheTruth(t *testing.T) {
	path := newFile(t)
	s := open(t, path, "ann")
	populate(t, s)
	before := contentOf(t, s)
	keep(t, s, rename("last", "j5", 0, 6))
	good, after, whole := read(t, path), contentOf(t, s), objects(t, s)

	bad := filepath.Join(t.TempDir(), "bad.wend")
	passed := map[bolt.Verdict]int{}
	for seed := range uint64(often(1000, 20_000)) {
		data, what := mutate.File(good, rand.New(rand.NewPCG(seed, 3)))
		finding := preflight(t, data)
		passed[finding.Verdict]++
		if finding.Verdict == bolt.Damaged {
			continue
		}
		if finding.Verdict > bolt.Damaged {
			t.Fatalf("seed %d, %s: taken for another kind of file: %v", seed, what, finding)
		}
		if err := os.WriteFile(bad, data, 0o600); err != nil {
			t.Fatal(err)
		}
		s := open(t, bad, "bob")
		got, err := content(s)
		truth := got == after || finding.Verdict == bolt.Fallback && got == before
		if len(finding.Beside) > 0 && err == nil {
			truth = objects(t, s) == whole
		}
		if err != nil || !truth {
			t.Fatalf("seed %d, %s, passed as %v, then: %v\n%s", seed, what, finding.Verdict, err, got)
		}
		if _, err := s.Commit(rename("first", "j3", 6, 4)); (err != nil) != readOnly(finding) {
			t.Fatalf("seed %d, %s: read only %v, a commit says %v", seed, what, readOnly(finding), err)
		}
		if seed%4 != 0 || finding.Verdict != bolt.Healthy { // writing to each would take too long
			continue
		}
		base := store.Revision(4)
		for i := range 2 {
			base = keep(t, s, rename("more"+strconv.Itoa(i), "j3", 5, base))
		}
		check(t, bad)
	}
	if passed[bolt.Healthy] == 0 || passed[bolt.Fallback] == 0 || passed[bolt.Scarred] == 0 || passed[bolt.Damaged] == 0 {
		t.Errorf("the test proves nothing: %v", passed)
	}
	t.Log(passed)
	row("F11", "mutated files opened, those that are let pass read and some edited", often(1000, 20_000), fmt.Sprintf("0 deaths, 0 wrong values; %d refused, %d told of", passed[bolt.Damaged], passed[bolt.Fallback]+passed[bolt.Scarred]))
}

func readOnly(f bolt.Finding) bool {
	_, only := f.Caution()
	return only
}

// objects is what the journeys of a workspace say.
func objects(t testing.TB, s *bolt.Store) string {
	t.Helper()
	lines, _, err := s.Index()
	if err != nil {
		t.Fatal(err)
	}
	var ids []model.DocID
	for _, l := range lines {
		ids = append(ids, model.DocID(l.Journey))
	}
	return fmt.Sprint(documents(t, s, ids))
}

func TestDamageInTheHistoryOnlyIsReadPast(t *testing.T) {
	path := newFile(t)
	populate(t, open(t, path, "ann"))
	good := read(t, path)
	whole := objects(t, open(t, path, "ann"))
	bad := bytes.Clone(good)
	_ = bolt.Scan(bytes.NewReader(good), int64(len(good)), func(offset int64, r bolt.Record) bool {
		if r.Kind == bolt.RecordJournal && r.Revision == 9 {
			bad[offset+40] ^= 1 // in free pages too
		}
		return true
	})
	finding := preflight(t, bad)
	sentence, only := finding.Caution()
	if finding.Verdict != bolt.Scarred || only || finding.Err() != nil || !strings.Contains(sentence, "undo history") {
		t.Fatalf("found %+v: %s", finding, sentence)
	}
	to := wrecked(t, bad)
	s := open(t, to, "bob")
	if objects(t, s) != whole {
		t.Error("the journeys are not what they were")
	}
	entries, err := s.Tail(100)
	if err != nil || len(entries) != 5 || entries[0].Revision != 10 {
		t.Errorf("%d entries can be taken back, %v", len(entries), err)
	}
	if changes, err := s.Changed(3); err != nil || !changes.All {
		t.Errorf("changes across the gap: %+v, %v, want all", changes, err)
	}
	if r := keep(t, s, rename("more", "j3", 1, 4)); r != 15 {
		t.Errorf("a commit becomes %d", r)
	}
}

func TestDamageNamesTheJourney(t *testing.T) {
	path := newFile(t)
	s := open(t, path, "ann")
	populate(t, s)
	data := read(t, path)
	at := bytes.LastIndex(data, []byte("Renamed by rename"))
	for i := at; i >= 0; i = bytes.LastIndex(data[:i], []byte("Renamed by rename")) {
		data[i] ^= 1
	}
	finding := preflight(t, data)
	if finding.Verdict != bolt.Damaged || !errors.Is(finding.Err(), store.ErrDamaged) {
		t.Fatalf("got %v", finding)
	}
	if !strings.Contains(strings.Join(finding.Damage, "\n"), "objects/j3") {
		t.Errorf("the journey is not named: %q", finding.Damage)
	}
}

func TestScanFindsRecordsWithoutATree(t *testing.T) {
	path := newFile(t)
	populate(t, open(t, path, "ann"))
	data := read(t, path)
	newest := map[string]bolt.Record{}
	collect := func(_ int64, r bolt.Record) bool {
		if newest[r.Key].Revision <= r.Revision {
			r.Payload = bytes.Clone(r.Payload)
			newest[r.Key] = r
		}
		return true
	}
	clear(data[:2*os.Getpagesize()]) // both meta pages
	if err := bolt.Scan(bytes.NewReader(data), int64(len(data)), collect); err != nil {
		t.Fatal(err)
	}
	if got := newest["objects/j3/stage/j3-s002"]; !bytes.Contains(got.Payload, []byte("Renamed by rename")) {
		t.Errorf("the newest revision was not found: %s", got.Payload)
	}
	if got := newest["objects/j4/stage/j4-s001"]; got.Kind != bolt.RecordTombstone {
		t.Errorf("a deleted object rose from the dead: %v", got)
	}
	if n := len(newest); n < 12+4*66 {
		t.Errorf("%d records found", n)
	}
}

func FuzzPreflight(f *testing.F) {
	data := read(f, newFile(f))
	f.Add(data[:len(data)/2])
	f.Fuzz(func(t *testing.T, data []byte) { preflight(t, data) })
}
