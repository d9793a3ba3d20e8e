package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
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

// counted are formats that write a number with a plural of what is counted, which is
// wrong for one; limits, and sentences that are only about two and more, are not.
var (
	counted = regexp.MustCompile(`%d (of %d )?(more |other )?(activities|boxes|cells|changes|columns|copies|errors|files|findings|journeys|KPIs|lines|minutes|numbers|parts|people|personas|pictures|pieces|places|points|rows|sheets|snapshots|stages|steps|texts|things|touchpoints|values|years)\b`)
	limits  = regexp.MustCompile(`(?i)at (most|least) %d|from %d columns on|any of %d|(fewer|more) than %d|of the %d|%d initiatives`)
	several = map[string]bool{"model/insight/question.go": true, "model/insight/structure.go": true}
)

func TestACountIsWrittenWithItsWordByOneFunction(t *testing.T) {
	for path, p := range packages(t) {
		if !below(path, []string{"wend/model/...", "wend/ui/...", "wend/cmd/..."}) {
			continue
		}
		for _, name := range p.GoFiles {
			at := filepath.Join(strings.TrimPrefix(path, "wend/"), name)
			files := token.NewFileSet()
			f, err := parser.ParseFile(files, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(f, func(n ast.Node) bool {
				if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING && counted.MatchString(l.Value) && !limits.MatchString(l.Value) && !several[at] {
					t.Errorf("%s: %s is wrong for one: text.Several writes a count", files.Position(l.Pos()), l.Value)
				}
				return true
			})
		}
	}
}
