package bolt_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"wend/model"
	"wend/store"
	"wend/store/bolt"
	"wend/store/bolt/raw/mutate"
)

func verify(t testing.TB, path string) bolt.Verified {
	t.Helper()
	v, err := bolt.Verify(path, 0)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestEditedWorkspaceIsVerifiedAsWhole(t *testing.T) {
	path := newFile(t)
	s := open(t, path, "ann")
	shelf(t, s, 5, 60)
	if v := verify(t, path); !v.Whole() || v.Journeys != 5 {
		t.Errorf("found %+v", v.Problems)
	}
	if err := s.Compact(); err != nil {
		t.Fatal(err)
	}
	if v := verify(t, path); !v.Whole() {
		t.Errorf("compacted: %+v", v.Problems)
	}
}

func TestVerifyNamesTheJourneysHitOfADamagedFile(t *testing.T) {
	path := newFile(t)
	s := open(t, path, "ann")
	shelf(t, s, 12, 40)
	good := read(t, path)
	flagged, hit, unnamed := 0, 0, 0
	for seed := range uint64(often(30, 150)) {
		data, what := mutate.File(good, rand.New(rand.NewPCG(seed, 9)))
		bad := wrecked(t, data)
		v := verify(t, bad)
		finding := preflight(t, data)
		if finding.Verdict != bolt.Healthy && v.Whole() {
			t.Errorf("seed %d, %s: whole, and preflight says %v", seed, what, finding.Verdict)
		}
		if v.Whole() {
			continue
		}
		flagged++
		if finding.Verdict != bolt.Damaged {
			continue
		}
		result, err := bolt.Salvage(bad, filepath.Join(t.TempDir(), "whole.wend"))
		if err != nil {
			if len(data) > 16384 {
				t.Errorf("seed %d, %s: %v", seed, what, err)
			}
			continue
		}
		if len(v.Hit) > 0 || v.Shared {
			hit++
		}
		for _, r := range result.Journeys { // what a repair cannot bring back must be named
			named := slices.ContainsFunc(v.Hit, func(h bolt.Hit) bool { return h.Journey == r.Journey && (h.Title == r.Title || h.Title == "") })
			if r.State != bolt.Whole && !named {
				unnamed++
				t.Logf("seed %d, %s: %s is %s and not named: %v", seed, what, r.Title, r.State, v.Hit)
			}
		}
	}
	if flagged == 0 || hit == 0 {
		t.Errorf("the test proves nothing: %d flagged, %d with journeys hit", flagged, hit)
	}
	if unnamed > 0 {
		t.Errorf("%d journeys are not named, of %d damaged files", unnamed, flagged)
	}
	t.Logf("%d flagged, %d name journeys, %d not named", flagged, hit, unnamed)
	row("F13", "verify of mutated files that are damaged", flagged, fmt.Sprintf("%d not named of the journeys that a repair lacks; %d files name some", unnamed, hit))
}

func TestVerifyComparesObjectsLibraryAndHistory(t *testing.T) {
	path := newFile(t)
	s := open(t, path, "ann")
	keep(t, s, stages("op1", "j1", 2))
	c := rename("op2", "j1", 1, 1)
	c.Index[0].Title = "Something else" // a program with a fault
	keep(t, s, c)
	v := verify(t, path)
	if len(v.Problems) != 1 || v.Problems[0].Journey != "j1" || !strings.Contains(v.Problems[0].What, "library") {
		t.Errorf("found %+v", v.Problems)
	}
	if len(v.Hit) != 1 || v.Hit[0].Title != "Journey op1" {
		t.Errorf("hit: %v", v.Hit)
	}
}

func TestBackupsRotateByDayAndWeekWhateverTheClockSays(t *testing.T) {
	path, dir := newFile(t), filepath.Join(t.TempDir(), "backups")
	s := open(t, path, "ann")
	day := time.Date(2026, 3, 2, 9, 0, 0, 0, time.Local)
	made := func(why bolt.Reason, now time.Time, n int) {
		t.Helper()
		keep(t, s, stages(now.String()+string(why), model.DocID(fmt.Sprint("j", n)), 1))
		if _, err := s.Keep(dir, why, now); err != nil {
			t.Fatal(err)
		}
	}
	made(bolt.BeforeMigration, day.AddDate(0, 0, -90), 99)
	for i := range 20 {
		made(bolt.Daily, day.AddDate(0, 0, i*2), i)
		if path, err := s.Keep(dir, bolt.Daily, day.AddDate(0, 0, i*2).Add(time.Hour)); err != nil || path != "" {
			t.Errorf("twice on one day: %q, %v", path, err)
		}
	}
	all, err := bolt.Backups(dir)
	if err != nil {
		t.Fatal(err)
	}
	days, weeks := map[string]bool{}, map[int]bool{}
	for _, b := range all {
		check(t, b.Path)
		if b.Reason == bolt.Daily {
			days[b.Time.Format(time.DateOnly)] = true
			_, w := b.Time.ISOWeek()
			weeks[w] = true
		}
	}
	if len(days) < bolt.KeptDays || len(weeks) < bolt.KeptWeeks || len(all) > 1+bolt.KeptDays+bolt.KeptWeeks {
		t.Errorf("kept %d days of %d weeks in %d backups", len(days), len(weeks), len(all))
	}
	if all[0].Reason != bolt.BeforeMigration {
		t.Errorf("the backup before a migration is gone: %+v", all[0])
	}
	newest := all[len(all)-1].Revision
	made(bolt.Daily, day.AddDate(-10, 0, 0), 20) // the clock is set back ten years
	made(bolt.Daily, day.AddDate(10, 0, 0), 21)
	again, _ := bolt.Backups(dir)
	if len(again) < len(all)-1 || !slices.ContainsFunc(again, func(b bolt.Backup) bool { return b.Revision == newest }) {
		t.Errorf("a jump of the clock took backups: %d of %d", len(again), len(all))
	}
}

func TestRestoringKeepsWhatWasThere(t *testing.T) {
	path := newFile(t)
	s := open(t, path, "ann")
	keep(t, s, stages("op1", "j1", 2))
	backup := filepath.Join(t.TempDir(), "b.wend")
	if err := s.Backup(backup); err != nil {
		t.Fatal(err)
	}
	want := contentOf(t, s)
	keep(t, s, stages("op2", "j2", 2))
	later := read(t, path)
	aside, err := bolt.Restore(path, backup, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	if got := contentOf(t, open(t, path, "bob")); got != want {
		t.Errorf("restored: %s", got)
	}
	if string(read(t, aside)) != string(later) {
		t.Error("what was there is not kept byte for byte")
	}
	if _, err := bolt.Restore(path, wrecked(t, []byte("dear diary")), time.Now()); err == nil || contentOf(t, open(t, path, "bob")) != want {
		t.Errorf("a text was restored: %v", err)
	}
}

func TestHistoryKeepsAsManyStepsAsWasSaid(t *testing.T) {
	path := newFile(t)
	s := open(t, path, "ann")
	keep(t, s, stages("op", "j1", 1))
	base := bolt.LeastHistory + 150
	for i := 1; i < base; i++ {
		keep(t, s, again(i, revisionOf(t, s)))
	}
	if h, err := s.History(); err != nil || h.Steps != base || h.Keep != bolt.DefaultHistory || h.Oldest.IsZero() {
		t.Errorf("history %+v, %v", h, err)
	}
	if err := s.SetHistory(bolt.LeastHistory); err != nil {
		t.Fatal(err)
	}
	if h, err := s.History(); err != nil || h.Steps != bolt.LeastHistory || h.Keep != bolt.LeastHistory {
		t.Errorf("history %+v, %v", h, err)
	}
	for i := range 100 {
		keep(t, s, again(base+i, revisionOf(t, s)))
	}
	if h, _ := s.History(); h.Steps > bolt.LeastHistory+64 {
		t.Errorf("%d steps are kept", h.Steps)
	}
	if v := verify(t, path); !v.Whole() {
		t.Errorf("found %v", v.Problems)
	}
}

func again(i int, base store.Revision) store.Commit {
	c := rename(fmt.Sprint("again", i), "j1", 0, base)
	c.Index = nil
	return c
}

func revisionOf(t *testing.T, s *bolt.Store) store.Revision {
	t.Helper()
	r, err := s.Revision()
	if err != nil {
		t.Fatal(err)
	}
	return r
}
