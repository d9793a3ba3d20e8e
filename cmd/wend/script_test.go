package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"wend": main})
}

func TestScripts(t *testing.T) {
	vectors, err := filepath.Abs("testdata/vectors")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("VECTORS", vectors)
			e.Setenv("ESC", "\x1b")
			e.Setenv("__FANG_TEST_WIDTH", "80")
			for name, dir := range map[string]string{
				"HOME": "home", "TMPDIR": "tmp", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state", "XDG_CONFIG_HOME": "config",
			} {
				path := filepath.Join(e.WorkDir, dir)
				if err := os.MkdirAll(path, 0o700); err != nil {
					return err
				}
				e.Setenv(name, path)
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status":  status,
			"holds":   holds,
			"plain":   onlyPlain,
			"shorter": shorter,
			"numbers": numbersAgree,
			"replace": replace,
		},
	})
}

// replace FILE OLD NEW writes NEW in place of the first OLD, which must be there. Blanks
// in OLD stand for any blanks.
func replace(ts *testscript.TestScript, _ bool, args []string) {
	content := ts.ReadFile(args[0])
	old := regexp.MustCompile(strings.ReplaceAll(regexp.QuoteMeta(args[1]), " ", `\s+`)).FindStringIndex(content)
	if old == nil {
		ts.Fatalf("%s has no %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(content[:old[0]]+args[2]+content[old[1]:]), 0o600))
}

// holds DIR FILE... fails unless the files below DIR are these.
func holds(ts *testscript.TestScript, _ bool, args []string) {
	var got []string
	dir := ts.MkAbs(args[0])
	ts.Check(filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			relative, _ := filepath.Rel(dir, path)
			got = append(got, filepath.ToSlash(relative))
		}
		return err
	}))
	if want := slices.Sorted(slices.Values(args[1:])); !slices.Equal(got, want) {
		ts.Fatalf("%s holds %q, want %q", args[0], got, want)
	}
}

// plain FILE fails if there is anything but text in the file.
func onlyPlain(ts *testscript.TestScript, _ bool, args []string) {
	for i, r := range ts.ReadFile(args[0]) {
		if r != '\n' && (r < ' ' || r >= 0x7f && r < 0xa0) {
			ts.Fatalf("%s has %q at byte %d", args[0], r, i)
		}
	}
}

// shorter FILE LINES COLUMNS fails if the file has more of either.
func shorter(ts *testscript.TestScript, _ bool, args []string) {
	var lines, columns int
	_, err := fmt.Sscan(strings.Join(args[1:], " "), &lines, &columns)
	ts.Check(err)
	text := strings.Split(strings.TrimSpace(ts.ReadFile(args[0])), "\n")
	if len(text) > lines {
		ts.Fatalf("%d lines, want at most %d", len(text), lines)
	}
	for _, line := range text {
		if n := len([]rune(strings.TrimRight(line, " "))); n > columns {
			ts.Fatalf("%d columns, want at most %d: %s", n, columns, line)
		}
	}
}

// numbers GOT WANT fails unless all that WANT says is in GOT.
func numbersAgree(ts *testscript.TestScript, _ bool, args []string) {
	var got, want any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &got))
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[1])), &want))
	if fault := lacks(got, want, "report"); fault != "" {
		ts.Fatalf("%s", fault)
	}
}

// lacks says what of want is not in got, or "". Lists agree entry by entry;
// entries are told apart by the ids in them. Numbers agree to 1e-6.
func lacks(got, want any, path string) string {
	switch want := want.(type) {
	case map[string]any:
		g, _ := got.(map[string]any)
		for name, w := range want {
			if fault := lacks(g[name], w, path+"."+name); fault != "" {
				return fault
			}
		}
		return ""
	case []any:
		g, _ := got.([]any)
		if len(g) != len(want) {
			return fmt.Sprintf("%s: %d entries, want %d", path, len(g), len(want))
		}
		for i, w := range want {
			at := i
			if id := ids(w); id != "" {
				at = slices.IndexFunc(g, func(e any) bool { return ids(e) == id })
			}
			if at < 0 {
				return fmt.Sprintf("%s: no entry for %s", path, ids(w))
			}
			if fault := lacks(g[at], w, fmt.Sprintf("%s[%d]", path, i)); fault != "" {
				return fault
			}
		}
		return ""
	case float64:
		if g, ok := got.(float64); ok && math.Abs(g-want) <= 1e-6*math.Max(1, math.Abs(want)) {
			return ""
		}
	default:
		if got == want {
			return ""
		}
	}
	return fmt.Sprintf("%s: %v, want %v", path, got, want)
}

func ids(entry any) string {
	m, _ := entry.(map[string]any)
	var out []string
	for _, key := range []string{"persona", "stage", "from", "to", "activity", "touchpoint"} {
		if id, ok := m[key].(string); ok {
			out = append(out, id)
		}
	}
	return strings.Join(out, "/")
}

// status N COMMAND... fails unless the command ends with exit status N.
func status(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	var exit interface{ ExitCode() int }
	code := 0
	if errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if fmt.Sprint(code) != args[0] {
		ts.Fatalf("exit status %d, want %s", code, args[0])
	}
}
