package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wend/model/text"
	"wend/ui/keymap"
)

var readme = filepath.Join("..", "..", "README.md")

// expectInReadme fails unless the README has text between two markers. With
// WEND_GOLDEN=update it puts it there.
func expectInReadme(t *testing.T, marker, text string) {
	t.Helper()
	raw, err := os.ReadFile(readme)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("there is no README")
	}
	if err != nil {
		t.Fatal(err)
	}
	begin, end := "<!-- "+marker+" -->\n", "<!-- /"+marker+" -->"
	head, rest, began := strings.Cut(string(raw), begin)
	is, tail, ended := strings.Cut(rest, end)
	if !began || !ended {
		t.Fatalf("the README has no %s…%s", begin, end)
	}
	want := strings.TrimRight(text, "\n") + "\n"
	if is == want {
		return
	}
	if os.Getenv("WEND_GOLDEN") != "update" {
		t.Fatalf("the README is out of date (WEND_GOLDEN=update puts it right):\n%s", cmp.Diff(is, want))
	}
	if err := os.WriteFile(readme, []byte(head+begin+want+end+tail), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestReadmePictures keeps the pictures in the README true: they are what the demo
// shows after some keys.
func TestReadmePictures(t *testing.T) {
	for marker, p := range map[string]struct {
		height int
		keys   string
		shows  []string
	}{
		"screen":      {34, "", []string{"▌Sees social"}},
		"flow":        {28, "g f w >", []string{"what if: Goal", "15 reach the goal", "better"}},
		"value chain": {34, "g c z", []string{"protect and extend", "Margin", "could be saved"}},
		"plan":        {24, "g o", []string{"▸Initiatives", "Solves"}},
	} {
		s := start(newHome(t), terminal{w: 120, h: p.height}, "demo")
		s.waitFor("Smartphone buyer", "demo, not kept")
		s.keys(strings.Fields(p.keys)...)
		s.waitFor(p.shows...)
		picture := s.settled()
		s.close()
		expectInReadme(t, marker, "```\n"+picture+"\n```")
	}
}

// TestReadmeMarks keeps the table of marks in the README that of the capture line.
func TestReadmeMarks(t *testing.T) {
	var b strings.Builder
	b.WriteString("| Mark | Means |\n|---|---|")
	for _, m := range text.Marks {
		fmt.Fprintf(&b, "\n| `%s` | %s |", m.Sign, m.Means)
	}
	expectInReadme(t, "marks", b.String())
}

func TestReadmeKeys(t *testing.T) {
	expectInReadme(t, "keys", keymap.Default().Markdown())
}
