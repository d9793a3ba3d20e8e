package main

import (
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// files lists the files below a directory of the home.
func (h home) files(dir string) []string {
	h.t.Helper()
	var out []string
	err := filepath.WalkDir(h.path(dir), func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return out
}

// startItems are what the start screen offers, and the letter of each with what
// it opens.
var startItems = []struct{ title, letter, opens string }{
	{"New journey", "n", "▸ Title"},
	{"Open recent", "o", "╭ Open recent"},
	{"New from a template", "t", "Begin with"},
	{"Open the demo", "d", "Smartphone buyer"},
	{"Start the tutorial", "i", "1 Journey"},
}

func TestTheStartScreenOffersEverythingByLetterAndByArrow(t *testing.T) {
	for i, item := range startItems {
		for _, by := range []string{"letter", "arrows"} {
			t.Run(item.title+" by "+by, func(t *testing.T) {
				t.Parallel()
				s := start(newHome(t), terminal{w: 80, h: 24})
				for _, other := range startItems {
					s.waitFor(other.title)
				}
				if by == "letter" {
					s.keys(item.letter)
				} else {
					s.keys(slices.Repeat([]string{"Down"}, i)...)
					s.waitFor("▸ " + item.title)
					s.keys("Enter")
				}
				s.waitFor(item.opens)
			})
		}
	}
}

func TestTheDemoLeavesNothingBehindUnlessItIsKept(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	before := h.files("data")
	s := start(h, size, "demo")
	s.waitFor("Smartphone buyer", "demo, not kept")
	if len(h.files("tmp")) == 0 {
		t.Error("the demo is not in the temporary directory")
	}
	s.quit()
	if left := h.files("tmp"); len(left) > 0 {
		t.Errorf("the demo leaves %v", left)
	}
	s.run("demo", "--keep")
	s.waitFor("Smartphone buyer")
	s.quit()
	kept := h.files("tmp")
	if len(kept) != 1 || !strings.Contains(strings.ReplaceAll(s.screen(), "\n", ""), kept[0]) {
		t.Errorf("kept %v, and said\n%s", kept, s.screen())
	}
	if diff := cmp.Diff(before, h.files("data")); diff != "" {
		t.Errorf("the user's data changed:\n%s", diff)
	}
}

func TestAClosedDemoOfTheStartScreenIsGone(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	s := start(h, size)
	s.waitFor("Open the demo")
	s.keys("d")
	s.waitFor("Smartphone buyer")
	s.keys("C-c")
	s.ended()
	if left := append(h.files("tmp"), h.files("data")...); len(left) > 0 {
		t.Errorf("the demo leaves %v", left)
	}
}

func TestAMisspeltCommandNamesTheClosestOneAndDrawsNothing(t *testing.T) {
	t.Parallel()
	s := start(newHome(t), size, "exprot")
	if status := s.ended(); status != 2 {
		t.Errorf("exit status %d, want 2", status)
	}
	s.waitFor("wend export")
	if s.flags().alternate {
		t.Error("the alternate screen is on")
	}
}

func TestTheMapIsNotDrawnIntoAFile(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	h.sample("w.wend", "smartphone")
	s := start(h, size, "--version")
	s.ended()
	s.enter(`clear; wend w.wend >out; echo "[status $?]"; wc -c <out`)
	s.waitFor("wend show", "wend export", "\n0") // the status of before is gone by then
	if status := s.ended(); status != 1 {
		t.Errorf("exit status %d, want 1", status)
	}
}
