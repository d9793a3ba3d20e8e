package edit_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"wend/model"
	"wend/model/edit"
	"wend/model/edit/edittest"
)

// disk holds one of each edit as it is stored. Lines are only ever added.
var disk = map[string]struct {
	edit edit.Edit
	json string
}{
	"Insert": {
		edit.Insert{Doc: "j1", Object: model.Stage{ID: "s9", Name: "Pay"}, Before: "s1"},
		`[{"do":"insert","doc":"j1","kind":"stage","object":{"id":"s9","name":"Pay"},"before":"s1"}]`,
	},
	"Delete": {
		edit.Delete{Doc: "j1", Ref: model.Ref{Kind: model.KindEmpathy, Key: "e"}},
		`[{"do":"delete","doc":"j1","kind":"empathy-cell","key":"e"}]`,
	},
	"Set": {
		edit.Set{Doc: "j1", Ref: model.Ref{Kind: model.KindKPI, Key: "k"}, Field: "unit", Value: edit.Unset},
		`[{"do":"set","doc":"j1","kind":"KPI","key":"k","field":"unit","value":null}]`,
	},
	"Move": {
		edit.Move{Doc: "j1", Ref: model.Ref{Kind: model.KindTouchpoint, Key: "t1"}, Parent: "s2", Before: "t2"},
		`[{"do":"move","doc":"j1","kind":"touchpoint","key":"t1","parent":"s2","before":"t2"}]`,
	},
}

func TestEveryEditHasANameOnDisk(t *testing.T) {
	for name := range verbs(t) {
		line, known := disk[name]
		if !known {
			t.Errorf("edit.%s is not among the edits on disk", name)
			continue
		}
		b, err := edit.Encode([]edit.Edit{line.edit})
		if err != nil || string(b) != line.json {
			t.Errorf("%s is written\n%s\nwant\n%s", name, b, line.json)
		}
		back, err := edit.Decode([]byte(line.json))
		if err != nil {
			t.Fatal(err)
		}
		if again, _ := edit.Encode(back); string(again) != line.json {
			t.Errorf("%s comes back as\n%s", name, again)
		}
	}
}

// verbs returns the types of package edit that have an apply method.
func verbs(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, f := range functions(t) {
		if f.Recv != nil && f.Name.Name == "apply" {
			out[f.Recv.List[0].Type.(*ast.Ident).Name] = true
		}
	}
	if len(out) == 0 {
		t.Fatal("no edits found")
	}
	return out
}

// functions returns the functions and methods of package edit.
func functions(t *testing.T) []*ast.FuncDecl {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var out []*ast.FuncDecl
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok {
				out = append(out, f)
			}
		}
	}
	return out
}

func TestAnUnknownEditIsAnErrorThatNamesIt(t *testing.T) {
	_, err := edit.Decode([]byte(`[{"do":"frobnicate","doc":"j1","kind":"stage"}]`))
	if err == nil || !strings.Contains(err.Error(), "frobnicate") {
		t.Errorf("got %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	for _, line := range disk {
		f.Add([]byte(line.json))
	}
	f.Add([]byte(`[{"do":"insert","doc":"j2","kind":"touchpoint","object":{"id":"x","stage":"s3","channels":["a","\u202e"]}}]`))
	f.Add([]byte(`[{"do":"set","doc":"j1","kind":"touchpoint","key":"t1","field":"importance","value":5}]`))
	f.Fuzz(func(t *testing.T, b []byte) {
		edits, err := edit.Decode(b)
		if err != nil {
			return
		}
		s := edittest.Base()
		before := edittest.Dump(s)
		r, err := edit.Apply(s, edits)
		if err != nil {
			return
		}
		if faults := edittest.Faults(r.State); len(faults) > 0 {
			t.Errorf("%s leaves %v", b, faults)
		}
		back, err := edit.Apply(r.State, r.Inverse)
		if err != nil || edittest.Dump(back.State) != before {
			t.Errorf("%s cannot be undone: %v", b, err)
		}
	})
}
