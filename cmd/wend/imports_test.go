package main

import (
	"encoding/json"
	"errors"
	"go/parser"
	"go/token"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// listed is a package of the module, as go list tells of it.
type listed struct {
	ImportPath string
	Dir        string
	GoFiles    []string
	Imports    []string // direct ones
	Deps       []string // all
}

func packages(t *testing.T) map[string]listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Dir,GoFiles,Imports,Deps", "./...")
	cmd.Dir = filepath.Join("..", "..")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]listed{}
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all[p.ImportPath] = p
	}
}

// below reports whether path is one of roots or lies below one that ends in
// "/...".
func below(path string, roots []string) bool {
	return slices.ContainsFunc(roots, func(root string) bool {
		dir, tree := strings.CutSuffix(root, "/...")
		return path == dir || tree && strings.HasPrefix(path, dir+"/")
	})
}

const (
	module = "wend"
	models = "wend/model/..."
	stores = "wend/store/..."
	shown  = "wend/ui/..."
)

// screens are the panes and screens: none knows another, nor the store. The map
// alone knows the panes that it is made of.
var screens = []string{
	"wend/ui/journey", "wend/ui/emotion", "wend/ui/chain", "wend/ui/panel", "wend/ui/inspect", "wend/ui/library",
}

// brushes are what screens draw and are asked with.
var brushes = []string{
	"wend/ui/keymap", "wend/ui/theme", "wend/ui/paint", "wend/ui/axis", "wend/ui/scene", "wend/ui/screen", "wend/ui/dialog",
	"wend/ui/field", "wend/ui/find", "wend/ui/match", "wend/ui/table", "wend/ui/chart", "wend/ui/explain", "wend/ui/listing", "wend/assets",
}

// rules say what of the module a package may depend on, directly or not. Every
// package named here must exist.
var rules = []struct {
	of   string
	may  []string
	none []string // of the standard library and others
}{
	{of: "wend/model", none: []string{"os", "net", "log", "math/rand", "math/rand/v2"}},
	{of: "wend/model/text", may: []string{"wend/model"}},
	{of: "wend/model/edit", may: []string{"wend/model", "wend/model/text"}},
	{of: "wend/model/atlas", may: []string{"wend/model"}},
	{of: "wend/model/search", may: []string{"wend/model", "wend/model/text"}},
	{of: "wend/model/analysis", may: []string{"wend/model", "wend/model/atlas", "wend/model/text", "wend/model/analysis/..."}},
	{of: "wend/model/portrait", may: []string{"wend/model", "wend/model/atlas", "wend/model/text", "wend/model/analysis/..."}},
	{of: "wend/model/plan", may: []string{"wend/model", "wend/model/atlas", "wend/model/text", "wend/model/analysis/..."}},
	{of: "wend/model/ways", may: []string{"wend/model", "wend/model/atlas", "wend/model/text", "wend/model/analysis/..."}},
	{of: "wend/model/compare", may: []string{"wend/model", "wend/model/atlas", "wend/model/text", "wend/model/edit", "wend/model/analysis/..."}},
	{of: "wend/model/past", may: []string{"wend/model", "wend/model/text", "wend/model/edit"}},
	{of: "wend/model/merge", may: []string{"wend/model", "wend/model/text", "wend/model/edit"}},
	{of: "wend/model/history", may: []string{"wend/model", "wend/model/text", "wend/model/edit"}},
	{of: "wend/model/format", may: []string{"wend/model", "wend/model/atlas", "wend/model/text", "wend/model/edit", "wend/model/analysis/...", "wend/model/format/..."}},
	{of: "wend/model/format/source"},
	{of: "wend/model/format/csv", may: []string{"wend/model", "wend/model/edit", "wend/model/text", "wend/model/format/source"}},
	{of: "wend/model/format/mermaid", may: []string{"wend/model", "wend/model/edit", "wend/model/text"}},
	{of: "wend/model/format/pasted", may: []string{"wend/model", "wend/model/edit", "wend/model/text", "wend/model/format/mermaid"}},
	{of: "wend/model/format/json", may: []string{"wend/model", "wend/model/atlas", "wend/model/format/source"}},
	{of: "wend/model/format/sheet", may: []string{"wend/model", "wend/model/atlas", "wend/model/text", "wend/model/analysis/..."}},
	{of: "wend/model/format/markdown", may: []string{"wend/model", "wend/model/atlas", "wend/model/text", "wend/model/edit", "wend/model/analysis/...", "wend/model/format/sheet"}},
	{of: "wend/store", may: []string{"wend/model", "wend/model/text", "wend/model/edit"}},
	{of: "wend/store/atomicfile"},
	{of: "wend/store/rescue", may: []string{"wend/model", "wend/model/text", "wend/model/edit", "wend/store", "wend/store/atomicfile"}},
	{of: "wend/store/bolt", may: []string{"wend/model", "wend/model/text", "wend/model/edit", "wend/store", "wend/store/bolt/...", "wend/store/atomicfile"}},
	{of: "wend/store/session", may: []string{models, "wend/store"}},
	{of: "wend/store/memory", may: []string{"wend/model", "wend/model/text", "wend/model/edit", "wend/store"}},
	{of: "wend/store/storetest", may: []string{"wend/model", "wend/model/text", "wend/model/edit/...", "wend/store"}},
	{of: "wend/assets"},
	{of: "wend/ui/keymap"},
	{of: "wend/ui/theme", may: []string{"wend/ui/paint"}},
	{of: "wend/ui/paint"},
	{of: "wend/ui/display", may: []string{"wend/ui/paint"}},
	{of: "wend/ui/axis", may: []string{"wend/model"}},
	{of: "wend/ui/field", may: []string{"wend/model", "wend/ui/keymap", "wend/ui/theme", "wend/ui/paint"}},
	{of: "wend/ui/match", may: []string{"wend/ui/theme", "wend/ui/paint"}},
	{of: "wend/ui/chart", may: []string{"wend/model", "wend/model/text", "wend/ui/theme", "wend/ui/paint"}},
	{of: "wend/ui/table", may: []string{"wend/model", "wend/model/text", "wend/ui/match", "wend/ui/keymap", "wend/ui/theme", "wend/ui/paint"}},
	{of: "wend/ui/dialog", may: []string{"wend/model", "wend/model/text", "wend/model/atlas", "wend/model/analysis/...", "wend/ui/keymap", "wend/ui/theme", "wend/ui/paint", "wend/ui/field", "wend/ui/match"}},
	{of: "wend/ui/find", may: []string{"wend/model", "wend/ui/keymap", "wend/ui/theme", "wend/ui/paint", "wend/ui/field"}},
	{of: "wend/ui/screen", may: []string{
		models, "wend/ui/keymap", "wend/ui/theme", "wend/ui/paint", "wend/ui/field", "wend/ui/match", "wend/ui/dialog",
	}},
	{of: "wend/ui/listing", may: append([]string{models}, brushes...)},
	{of: "wend/ui/explain", may: []string{
		models, "wend/ui/keymap", "wend/ui/theme", "wend/ui/paint", "wend/ui/field", "wend/ui/match", "wend/ui/dialog", "wend/ui/screen",
	}},
	{of: "wend/ui/scene", may: append([]string{models}, brushes...)},
	{of: "wend/ui/things", may: append([]string{models, "wend/ui/inspect"}, brushes...)},
	{of: "wend/ui/journeys", may: append([]string{models, "wend/ui/inspect", "wend/ui/comparison"}, brushes...)},
	{of: "wend/ui/comparison", may: append([]string{models}, brushes...)},
	{of: "wend/ui/kpis", may: append([]string{models, "wend/ui/inspect", "wend/ui/things"}, brushes...)},
	{of: "wend/ui/valuechain", may: append([]string{models, "wend/ui/inspect", "wend/ui/things"}, brushes...)},
	{of: "wend/ui/flow", may: append([]string{models, "wend/ui/inspect"}, brushes...)},
	{of: "wend/ui/personas", may: append([]string{models, "wend/ui/inspect", "wend/ui/things"}, brushes...)},
	{of: "wend/ui/insights", may: append([]string{models, "wend/ui/inspect", "wend/ui/things"}, brushes...)},
	{of: "wend/ui/plan", may: append([]string{models, "wend/ui/inspect", "wend/ui/things"}, brushes...)},
	{of: "wend/ui/upkeep", may: append([]string{models}, brushes...)},
	{of: "wend/ui/history", may: append([]string{models, "wend/ui/comparison"}, brushes...)},
	{of: "wend/ui/journeymap", may: append([]string{
		models, "wend/ui/journey", "wend/ui/emotion", "wend/ui/chain", "wend/ui/panel", "wend/ui/inspect", "wend/ui/things",
	}, brushes...)},
	{of: "wend/ui/workspace", may: []string{models, "wend/store", "wend/store/session", "wend/store/rescue", "wend/store/atomicfile"}},
	{of: "wend/ui/numbers", may: append([]string{models}, brushes...)},
	{of: "wend/ui", may: []string{models, stores, shown, "wend/assets"}},
	{of: "wend/ui/uitest", may: []string{models, stores, shown, "wend/assets"}},
	{of: "wend/cmd/wend", may: []string{"wend/..."}},
}

func TestImportsGoTheDirectionsOfTheHouse(t *testing.T) {
	all := packages(t)
	for _, r := range rules {
		p, found := all[r.of]
		if !found {
			t.Errorf("%s is gone: the rules name a package that is not there", r.of)
			continue
		}
		for _, dep := range p.Deps {
			own := dep == module || strings.HasPrefix(dep, module+"/")
			if own && !below(dep, r.may) {
				t.Errorf("%s depends on %s", r.of, dep)
			}
		}
		for _, direct := range p.Imports {
			if slices.Contains(r.none, direct) {
				t.Errorf("%s imports %s", r.of, direct)
			}
		}
	}
	for _, s := range screens {
		p, found := all[s]
		if !found {
			t.Errorf("%s is gone: the rules name a package that is not there", s)
		}
		for _, dep := range p.Deps {
			own := strings.HasPrefix(dep, module+"/")
			if own && !below(dep, append([]string{models}, brushes...)) {
				t.Errorf("%s depends on %s", s, dep)
			}
		}
	}
}

func TestTheModelKnowsNeitherDiskNorClock(t *testing.T) {
	for path, p := range packages(t) {
		if !below(path, []string{models}) || strings.HasSuffix(path, "test") {
			continue
		}
		for _, direct := range p.Imports {
			if slices.Contains([]string{"os", "net", "log", "log/slog", "math/rand", "math/rand/v2", "crypto/rand"}, direct) {
				t.Errorf("%s imports %s", path, direct)
			}
		}
	}
}

func TestOnlyTheFileKnowsItsDatabase(t *testing.T) {
	const database, file, screen = "go.etcd.io/bbolt", "wend/store/bolt", "wend/ui"
	all := packages(t)
	for path, p := range all {
		if path != file && slices.Contains(p.Imports, database) {
			t.Errorf("%s imports %s", path, database)
		}
	}
	if !slices.Contains(all[file].Imports, database) || slices.Contains(all[screen].Deps, file) {
		t.Errorf("%s has lost its database, or %s knows the file", file, screen)
	}
}

func TestNothingImportsTheCommand(t *testing.T) {
	for path, p := range packages(t) {
		if slices.Contains(p.Deps, "wend/cmd/wend") {
			t.Errorf("%s depends on the command", path)
		}
	}
}

func TestEachPackageHasOneDocComment(t *testing.T) {
	for path, p := range packages(t) {
		var docs []string
		for _, name := range p.GoFiles {
			f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, name), nil, parser.PackageClauseOnly|parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			if f.Doc != nil {
				docs = append(docs, name)
			}
		}
		if len(p.GoFiles) > 0 && len(docs) != 1 {
			t.Errorf("%s has %d package comments: %v", path, len(docs), docs)
		}
	}
}

func TestEveryPackageOfTheScreenIsUnderARule(t *testing.T) {
	for path, p := range packages(t) {
		named := slices.Contains(screens, path)
		for _, r := range rules {
			named = named || r.of == path
		}
		if below(path, []string{shown}) && len(p.GoFiles) > 0 && !named {
			t.Errorf("no rule says what %s may import", path)
		}
	}
}
