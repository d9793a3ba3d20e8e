package bolt_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"wend/model"
	"wend/model/edit"
	"wend/model/history"
	"wend/store"
	"wend/store/bolt"
	"wend/store/bolt/raw"
	"wend/store/session"
)

// The tests in this file inject real faults as often as it takes to trust the file. They run with WEND_FAULTS only, as
// 'make faults' sets it, and each leaves a line for the table that that prints.

// often is how often a test tries something: a little with every run of the tests and a quarter of it in a short one, the
// number that the requirements name with WEND_FAULTS, and WEND_SOAK times as often.
func often(usual, faults int) int {
	switch {
	case os.Getenv("WEND_FAULTS") != "":
		usual = faults
	case testing.Short():
		usual = max(1, usual/4)
	}
	return soak(usual)
}

func needFaults(t *testing.T) {
	t.Helper()
	if os.Getenv("WEND_FAULTS") == "" {
		t.Skip("make faults runs it")
	}
}

// row is a line of the table of make faults.
func row(name, tried string, times int, lost string) {
	if os.Getenv("WEND_FAULTS") != "" {
		fmt.Printf("\nfault|%s|%s|%d|%s\n", name, tried, times, lost)
	}
}

// digest is what the documents of a file are, by our own reader; empty if it is not whole.
func digest(data []byte) string {
	sum := sha256.New()
	report, err := raw.Walk(bytes.NewReader(data), int64(len(data)), raw.Visitor{Value: func(path []string, key, value []byte) error {
		if len(path) > 1 && path[1] == "objects" {
			fmt.Fprintf(sum, "%q %q %q\n", path, key, value)
		}
		return nil
	}})
	if err != nil || !report.Whole() {
		return ""
	}
	return string(sum.Sum(nil))
}

// TestFaultPowerCut tries what a power cut can leave of a commit: any of the pages that were being written before the
// sync that precedes the new head, each whole, not at all or torn at 512 bytes; then the head alone.
func TestFaultPowerCut(t *testing.T) {
	needFaults(t)
	path := newFile(t)
	s := open(t, path, "ann")
	ids := shelf(t, s, 4, 20)
	e, r := editing(t, s), rand.New(rand.NewPCG(2, 2))
	states, bad, unsafe := 0, 0, 0
	for want := soak(20_000); states < want; {
		before := read(t, path)
		e.do("edit", ids[0], someEdit(e, ids[r.IntN(len(ids))], r))
		after := read(t, path)
		is, was := digest(after), digest(before)
		pages := changed(before, after)
		for range 400 {
			states++
			cut := torn(before, after, pages, r)
			if got := digest(cut); got != was {
				bad++
			}
			if finding := preflight(t, cut); finding.Verdict != bolt.Healthy {
				bad++
			}
			copy(cut[:2*page], after[:2*page]) // as if the head had overtaken the pages
			if got := digest(cut); got != is {
				unsafe++
			}
		}
		whole := slices.Clone(after)
		copy(whole[:2*page], before[:2*page]) // all but the head
		if digest(whole) != was {
			bad++
		}
		states++
	}
	row("F2", "power cut at any moment of a commit, torn at 512 B", states, fmt.Sprintf("%d bad; %d bad where syncs are left out", bad, unsafe))
	if bad > 0 || unsafe == 0 {
		t.Errorf("%d of %d states are bad, %d without syncs", bad, states, unsafe)
	}
}

const page = 4096

// changed lists the pages behind the heads that differ.
func changed(before, after []byte) (pages []int) {
	for p := 2; p*page < len(after); p++ {
		old := []byte(nil)
		if (p+1)*page <= len(before) {
			old = before[p*page : (p+1)*page]
		}
		if !bytes.Equal(old, after[p*page:(p+1)*page]) {
			pages = append(pages, p)
		}
	}
	return pages
}

func torn(before, after []byte, pages []int, r *rand.Rand) []byte {
	cut := make([]byte, max(len(before), len(after)))
	copy(cut, before)
	for _, p := range pages {
		switch r.IntN(3) {
		case 0:
			copy(cut[p*page:(p+1)*page], after[p*page:])
		case 1:
			for sector := range page / 512 {
				if r.IntN(2) == 0 {
					copy(cut[p*page+sector*512:p*page+(sector+1)*512], after[p*page+sector*512:])
				}
			}
		}
	}
	return cut
}

// TestFaultKilledProgram kills programs that commit, several of them on one file.
func TestFaultKilledProgram(t *testing.T) {
	needFaults(t)
	path := newFile(t)
	var all sync.WaitGroup
	var mu sync.Mutex
	acknowledged, kills := []string{}, 0
	for program := range 3 {
		all.Go(func() {
			for round := range soak(10) {
				ops := killed(t, path, program*1000+round)
				mu.Lock()
				acknowledged, kills = append(acknowledged, ops...), kills+1
				mu.Unlock()
			}
		})
	}
	views, torn := 0, 0
	done := make(chan struct{})
	var reader sync.WaitGroup
	reader.Go(func() {
		s := open(t, path, "reader")
		for {
			select {
			case <-done:
				return
			default:
			}
			views++
			lines, _, err := s.Index()
			if errors.Is(err, store.ErrBusy) {
				continue
			}
			if err != nil {
				torn++
				continue
			}
			if len(lines) > 0 {
				if _, err := s.Document(model.DocID(lines[len(lines)-1].Journey)); err != nil && !errors.Is(err, store.ErrBusy) {
					torn++
				}
			}
		}
	})
	all.Wait()
	close(done)
	reader.Wait()
	entries, err := open(t, path, "parent").Journal(0)
	if err != nil {
		t.Fatal(err)
	}
	kept := map[string]bool{}
	for _, e := range entries {
		kept[e.Op] = true
	}
	lost := 0
	for _, op := range acknowledged {
		if !kept[op] {
			lost++
		}
	}
	row("F1, F30", fmt.Sprintf("kill -9 of three programs on one file that commit, beside a reader (%d edits, %d views)", len(acknowledged), views), kills,
		fmt.Sprintf("%d edits lost, %d views damaged", lost, torn))
	if lost+torn > 0 || len(acknowledged) == 0 {
		t.Errorf("%d lost, %d damaged views", lost, torn)
	}
}

// TestFaultFullDisk fills a small disk by editing, where one may be mounted.
func TestFaultFullDisk(t *testing.T) {
	needFaults(t)
	dir := t.TempDir()
	if err := mountSmall(dir); err != nil {
		row("F5", "full disk: not tried, no right to mount one", 0, "-")
		t.Skip(err)
	}
	defer unmount(dir)
	path := filepath.Join(dir, "client.wend")
	s, err := bolt.Create(path, bolt.Options{Actor: "ann"})
	if err != nil {
		t.Fatal(err)
	}
	ballast := filepath.Join(dir, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 4<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	var failed error
	kept := []string{}
	for i := 0; failed == nil && i < 10_000; i++ {
		op := fmt.Sprint("op", i)
		if _, failed = s.Commit(stages(op, model.DocID("j-"+op), 40)); failed == nil {
			kept = append(kept, op)
		}
	}
	if !errors.Is(failed, syscall.ENOSPC) {
		t.Fatalf("the disk is not full: %v", failed)
	}
	lost := 0
	for _, op := range kept {
		if _, err := s.Document(model.DocID("j-" + op)); err != nil {
			lost++
		}
	}
	last := kept[len(kept)-1]
	gone := rename(last, model.DocID("j-"+last), 39, store.Revision(len(kept)))
	gone.Op, gone.Index, gone.Changes[0].After = "gone", nil, nil
	_, deleting := s.Commit(gone)
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	for i := range 20 {
		keep(t, s, stages(fmt.Sprint("again", i), model.DocID(fmt.Sprint("a", i)), 4))
	}
	check(t, path)
	row("F5", "edits until an 8 MiB disk is full, 20 more once there is room", len(kept), fmt.Sprintf("%d lost; deleting while full: %v", lost, deleting == nil))
	if lost > 0 {
		t.Errorf("%d of %d lost", lost, len(kept))
	}
}

// TestFaultUndoOfEverything undoes and redoes everything across restarts.
func TestFaultUndoOfEverything(t *testing.T) {
	needFaults(t)
	path := newFile(t)
	s := open(t, path, "ann")
	ids := shelf(t, s, 3, 0)
	e, r := editing(t, s), rand.New(rand.NewPCG(5, 5))
	edits := 2000 * soak(1)
	marks := map[int]string{0: fmt.Sprint(documents(t, s, ids))}
	for i := 1; i <= edits; i++ {
		for before := e.Revision(); e.Revision() == before; { // one that changes nothing is none
			e.do("edit", ids[0], someEdit(e, ids[r.IntN(len(ids))], r))
		}
		if i%(edits/100) == 0 {
			marks[i] = fmt.Sprint(documents(t, s, ids))
		}
	}
	wrong, compared := 0, 0
	compare := func(at int) {
		if want, marked := marks[at]; marked {
			if compared++; fmt.Sprint(documents(t, s, ids)) != want {
				wrong++
			}
		}
	}
	restart := func() *editor {
		again := editing(t, open(t, path, "ann"))
		entries, err := again.file.Tail(1 << 20)
		if err != nil {
			t.Fatal(err)
		}
		lines, revision, err := again.file.Index()
		if err != nil {
			t.Fatal(err)
		}
		loaded, err := again.file.Documents(append([]model.DocID{model.WorkspaceDoc}, ids...)...)
		if err != nil {
			t.Fatal(err)
		}
		if again.Session, err = session.New(1, "ann", session.Contents{Lines: lines, Revision: revision, Loaded: loaded, Entries: entries}); err != nil {
			t.Fatal(err)
		}
		return again
	}
	walk := func(from, to, step int, move func(*editor, string) error) {
		for i := from; i != to; i += step {
			if i%(edits/5) == 0 {
				e = restart()
			}
			if err := move(e, fmt.Sprintf("op%d%d%d", from, to, i)); err != nil {
				t.Fatalf("at %d: %v", i, err)
			}
			e.flush()
			compare(i + step)
		}
	}
	walk(edits, 0, -1, func(e *editor, op string) error { _, _, err := e.Undo(op); return err })
	walk(0, edits, 1, func(e *editor, op string) error { _, _, err := e.Redo(op); return err })
	row("F21", fmt.Sprintf("random edits, all undone and redone across restarts, compared at %d marks", compared), edits, fmt.Sprintf("%d differ", wrong))
	if wrong > 0 || compared < 150 {
		t.Errorf("%d of %d marks differ", wrong, compared)
	}
}

// TestFaultFiveYears uses a workspace every working day for five years.
func TestFaultFiveYears(t *testing.T) {
	needFaults(t)
	path := newFile(t)
	s := open(t, path, "ann")
	ids := shelf(t, s, 10, 0)
	opening := func() time.Duration { // the quickest of some
		best := time.Hour
		for range 20 {
			begin := time.Now()
			_ = open(t, path, "ann")
			best = min(best, time.Since(begin))
		}
		return best
	}
	first, r := opening(), rand.New(rand.NewPCG(11, 11))
	const days, aDay = 5 * 220, 8
	for day := range days {
		e := editing(t, open(t, path, "ann"))
		for range aDay {
			e.do("edit", ids[0], someEdit(e, ids[r.IntN(len(ids))], r))
		}
		if err := e.file.SetUIState("view", fmt.Appendf(nil, "%d %s", day, strings.Repeat("x", r.IntN(2000)))); err != nil {
			t.Fatal(err)
		}
	}
	finding := preflight(t, read(t, path))
	live, last := finding.Bytes-finding.Free, opening()
	row("soak", "edits of five years of working days", days*aDay, fmt.Sprintf("file %.1f times its live %d kB; opens in %v, on day one in %v",
		float64(finding.Bytes)/float64(live), live>>10, last.Round(time.Microsecond), first.Round(time.Microsecond)))
	if finding.Bytes > 3*live || finding.Verdict != bolt.Healthy {
		t.Errorf("%d bytes, %d of them live; %v", finding.Bytes, live, finding.Verdict)
	}
}

// TestFaultLaxUmask makes everything under umasks that would let others in.
func TestFaultLaxUmask(t *testing.T) {
	needFaults(t)
	made, lax := 0, 0
	for _, mask := range []int{0o000, 0o022, 0o077} {
		old := umask(mask)
		dir := t.TempDir()
		path := filepath.Join(dir, "a", "client.wend")
		s, err := bolt.Create(path, bolt.Options{})
		if err == nil {
			keep(t, s, stages("op", "j1", 2))
			_, err = s.Keep(filepath.Join(dir, "b", "backups"), bolt.ByHand, time.Now())
		}
		if err == nil {
			err = errors.Join(s.Backup(filepath.Join(dir, "a", "copy.wend")), s.Compact())
		}
		if err == nil {
			_, err = bolt.Salvage(path, filepath.Join(dir, "a", "repaired.wend"))
		}
		umask(old)
		if err != nil {
			t.Fatal(err)
		}
		_ = filepath.WalkDir(dir, func(path string, d os.DirEntry, _ error) error {
			info, err := d.Info()
			if err != nil || path == dir {
				return err
			}
			if made++; info.Mode().Perm()&0o077 != 0 {
				lax++
				t.Errorf("umask %03o: %s is %v", mask, strings.TrimPrefix(path, dir), info.Mode())
			}
			return nil
		})
	}
	row("F31", "files and directories made under umask 000, 022, 077", made, fmt.Sprintf("%d open to others", lax))
}

// TestFaultSaveLatency compares commits with the two syncs that they cannot do without.
func TestFaultSaveLatency(t *testing.T) {
	needFaults(t)
	path := newFile(t)
	s := open(t, path, "ann")
	ids := shelf(t, s, 10, 0)
	e, r := editing(t, s), rand.New(rand.NewPCG(5, 5))
	f, err := os.Create(filepath.Join(t.TempDir(), "floor"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var floor, commit []time.Duration
	for range 300 {
		begin := time.Now()
		for at := range 2 {
			if _, err := f.WriteAt(make([]byte, page), int64(at*page)); err != nil {
				t.Fatal(err)
			}
			if err := f.Sync(); err != nil {
				t.Fatal(err)
			}
		}
		floor = append(floor, time.Since(begin))
		change := someEdit(e, ids[r.IntN(len(ids))], r)
		if err := e.Propose(history.Step{Label: "edit", Journey: ids[0], Edits: []edit.Edit{change}}, fmt.Sprint("latency", len(floor))); err != nil {
			t.Fatal(err)
		}
		next, ok := e.Next()
		if !ok {
			floor = floor[:len(floor)-1]
			continue
		}
		all, err := next.Commits(nil, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		begin = time.Now()
		at := keep(t, s, all[0])
		commit = append(commit, time.Since(begin))
		e.Kept(all[0], at)
	}
	slices.Sort(floor)
	slices.Sort(commit)
	ratio := func(of float64) float64 {
		n := int(of * float64(len(commit)-1))
		return float64(commit[n]) / float64(floor[n])
	}
	row("F27", "saves beside the two bare syncs of the same moment", len(commit), fmt.Sprintf("half within %.1f times of those, 99 of 100 within %.1f times", ratio(0.5), ratio(0.99)))
}
