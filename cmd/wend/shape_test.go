package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// mostFields is how many fields a struct may have. The objects of the model are
// as large as what they describe.
const mostFields = 15

// theScreens are the packages and the actions that name a screen. The program knows
// them by its table alone.
var theScreens = map[string]bool{
	"journeymap": true, "library": true, "inspect": true, "GoMap": true, "GoLibrary": true, "GoStart": true,
}

func TestStructsAreSmallAndNothingAsksWhichScreenIsShown(t *testing.T) {
	for path, p := range packages(t) {
		for _, name := range p.GoFiles {
			if strings.Contains(name, "_work") {
				t.Errorf("%s: a file has the name of what it is about", filepath.Join(path, name))
			}
			files := token.NewFileSet()
			f, err := parser.ParseFile(files, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.StructType:
					if !below(path, []string{models}) && n.Fields.NumFields() > mostFields {
						t.Errorf("%s: a struct has %d fields, more than %d", files.Position(n.Pos()), n.Fields.NumFields(), mostFields)
					}
				case *ast.CaseClause:
					if path == "wend/ui" && asksForAScreen(n) {
						t.Errorf("%s: asks which screen is shown", files.Position(n.Pos()))
					}
				}
				return true
			})
		}
	}
}

// asksForAScreen reports whether a case names a screen.
func asksForAScreen(c *ast.CaseClause) bool {
	found := false
	for _, e := range c.List {
		ast.Inspect(e, func(n ast.Node) bool {
			id, named := n.(*ast.Ident)
			found = found || named && theScreens[id.Name]
			return !found
		})
	}
	return found
}
