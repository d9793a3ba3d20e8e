package bolt_test

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"wend/model"
	"wend/store"
	"wend/store/bolt"
)

const crashFile = "WEND_CRASH_FILE"

func TestMain(m *testing.M) {
	if path := os.Getenv(crashFile); path != "" {
		crashChild(path, os.Getenv("WEND_CRASH_ROUND"))
	}
	os.Exit(m.Run())
}

// crashChild commits for ever and prints each operation id once it is kept.
func crashChild(path, round string) {
	s, err := bolt.Open(path, bolt.Options{Actor: "child"})
	if err != nil {
		panic(err)
	}
	for i := 0; ; i++ {
		op := fmt.Sprintf("r%s-%d", round, i)
		if _, err := s.Commit(stages(op, model.DocID("j-"+op), i%40)); err != nil {
			panic(err)
		}
		fmt.Println(op)
	}
}

func TestKilledProgramLosesNothingItAcknowledged(t *testing.T) {
	path := newFile(t)
	acknowledged := []string{}
	for round := range soak(6) {
		acknowledged = append(acknowledged, killed(t, path, round)...)
		s := open(t, path, "parent")
		if v := s.Finding().Verdict; v != bolt.Healthy {
			t.Errorf("round %d: verdict %v", round, v)
		}
		entries, err := s.Journal(0)
		if err != nil {
			t.Fatal(err)
		}
		kept := map[string]bool{}
		for _, e := range entries {
			kept[e.Op] = true
			if l, err := s.Document(model.DocID(e.Journey)); err != nil || len(l.Objects) != len(e.Touched) {
				t.Errorf("round %d, %s: %d objects of %d, %v", round, e.Op, len(l.Objects), len(e.Touched), err)
			}
		}
		for _, op := range acknowledged {
			if !kept[op] {
				t.Errorf("round %d: %s was acknowledged and is lost", round, op)
			}
		}
	}
	if len(acknowledged) == 0 {
		t.Error("no commit came through before a kill")
	}
	t.Logf("%d commits acknowledged", len(acknowledged))
}

// killed runs a child that commits, kills it at a random moment and returns what it had acknowledged.
func killed(t *testing.T, path string, round int) (acknowledged []string) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), crashFile+"="+path, fmt.Sprint("WEND_CRASH_ROUND=", round))
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	spin := rand.IntN(2_000_000)
	for enough := 1 + rand.IntN(40); ; {
		line, err := lines.ReadString('\n')
		if strings.HasSuffix(line, "\n") {
			acknowledged = append(acknowledged, strings.TrimSpace(line))
		}
		if err == io.EOF {
			break
		}
		if len(acknowledged) == enough {
			for range spin { // so that the kill falls anywhere in the next commit
				enough |= 0
			}
			if err := child.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	_ = child.Wait()
	return acknowledged
}

func TestWritersOfOneFileLoseNothing(t *testing.T) {
	path := newFile(t)
	const writers, each = 4, 15
	var all sync.WaitGroup
	for w := range writers {
		s := open(t, path, fmt.Sprint("writer ", w))
		all.Go(func() {
			for i := range each {
				op := fmt.Sprintf("w%d-%d", w, i)
				if _, err := s.Commit(stages(op, model.DocID(op), 2)); err != nil {
					t.Errorf("%s: %v", op, err)
				}
				if _, err := s.Document(model.DocID(op)); err != nil {
					t.Errorf("%s: %v", op, err)
				}
			}
		})
	}
	all.Wait()
	entries, err := open(t, path, "reader").Journal(0)
	if err != nil || len(entries) != writers*each {
		t.Errorf("%d entries, %v, want %d", len(entries), err, writers*each)
	}
	for i, e := range entries {
		if e.Revision != store.Revision(i+1) {
			t.Errorf("entry %d has revision %d", i, e.Revision)
		}
	}
}
