package insight

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"wend/model"
	"wend/model/analysis"
)

// A verge is a comparison with a threshold as a test comes to it: high draws a case
// whose value, exactly, is by times the threshold, and says on which side it falls.
// Rounding moves nothing: what falls on one side at the threshold does so where it
// differs by less than people enter.
type verge struct {
	at, above bool // what high says at the threshold, and above it; below it says the opposite of that
	calls     int  // for how many comparisons of its function it stands, if not for one
	high      func(d *rand.Rand, by float64) bool
}

// verges has one for each comparison of numbers by package and function; what
// follows a blank tells several of one function apart. "settings." stands before a
// setting of the workspace.
var verges = func() map[string]verge {
	all := map[string]verge{}
	for _, some := range []map[string]verge{formulaVerges, numberVerges, planVerges, ruleVerges, settingVerges} {
		maps.Copy(all, some)
	}
	return all
}()

// whole is -1, 0 or 1 for a value below, at or above a threshold that whole numbers
// are compared with.
func whole(by float64) int {
	switch {
	case by < 1-1e-9:
		return -1
	case by > 1+1e-9:
		return 1
	}
	return 0
}

// decimal draws a number as people type it, from low on: floats of such rarely add
// up to what they should.
func decimal(d *rand.Rand, low, steps int) float64 { return float64(low+d.IntN(steps)) / 10 }

func TestWhatLiesExactlyAtAThresholdFallsOnItsSideWhateverRoundingDoes(t *testing.T) {
	for name, v := range verges {
		for n := range 2 {
			for _, by := range []float64{1 - 1e-6, 1 - 1e-12, 1, 1 + 1e-12, 1 + 1e-6} {
				want := v.at
				if side := whole(by); side != 0 {
					want = v.above == (side > 0)
				}
				if v.high(rand.New(rand.NewPCG(uint64(n), 7)), by) != want {
					t.Errorf("%s, draw %d: %t at %v of the threshold", name, n, !want, by)
				}
			}
		}
	}
}

// signs are comparisons without a verge: the first takes the sign of a count, and no
// series has a p of exactly 5 % for the second.
var signs = []string{"formula.MannKendall", "formula.course"}

// A new comparison fails this test until there is a verge for it.
func TestEveryThresholdHasItsVerge(t *testing.T) {
	tested := map[string]int{}
	for name, v := range verges {
		function, _, _ := strings.Cut(name, " ")
		tested[function] += max(1, v.calls)
	}
	all, count := comparisons(t), 0
	for name, calls := range all {
		count += calls
		if tested[name] < calls && !slices.Contains(signs, name) {
			t.Errorf("%s compares %d times, and %d of these are tested", name, calls, tested[name])
		}
	}
	for name := range tested {
		if all[name] == 0 && strings.Contains(name, ".") && !strings.HasPrefix(name, "settings.") {
			t.Errorf("%s compares nothing any more", name)
		}
	}
	if count < 60 {
		t.Errorf("only %d comparisons were found", count)
	}
}

// freely are the settings that are no thresholds.
var freely = []string{"importance", "discount", "ranking", "snapshots"}

func TestEverySettingThatIsAThresholdHasItsVerge(t *testing.T) {
	for _, f := range model.Fields(model.KindWorkspace) {
		name, is := strings.CutPrefix(f.Name, "settings.")
		if is && verges[f.Name].high == nil && !slices.Contains(freely, name) {
			t.Errorf("nobody comes to the verge of %s", f.Name)
		}
	}
}

// limitless are the rules that compare no amount with a threshold: something is
// there or not.
var limitless = []RuleID{
	"L01", "L02", "L03", "L04", "L05", "L06", "L07", "L08", "L09", "L11", "L13", "L14", "L15", "L25", "L26", "L28", "L29", "L30", "L31", "L32",
	"L33", "L34", "L35", "L40", "L41", "L43", "L47", "L50", "L55", "L61", "L63", "L64", "L65", "L66", "L67", "L68", "L70", "L71", "L73", "L74",
	"L76", "L79", "L80", "L81",
}

// A new rule fails this test until it has an edge or is said to need none.
func TestEveryRuleHasAVergeOrNoThreshold(t *testing.T) {
	for _, r := range Rules() {
		if _, has := edges[r.ID]; has == slices.Contains(limitless, r.ID) {
			t.Errorf("%s is tested at its threshold: %t", r.ID, has)
		}
	}
	for rule, names := range edges {
		for _, name := range names {
			if verges[name].high == nil {
				t.Errorf("%s has no verge %q", rule, name)
			}
		}
	}
}

// comparisons counts the comparisons of numbers of each function of the packages
// in which numbers are decided upon.
func comparisons(t *testing.T) map[string]int {
	t.Helper()
	out := map[string]int{}
	for _, dir := range []string{".", "../analysis", "../analysis/formula"} {
		paths, _ := filepath.Glob(dir + "/*.go")
		for _, path := range paths {
			if strings.HasSuffix(path, "_test.go") || strings.HasSuffix(path, "/order.go") {
				continue
			}
			f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range f.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil {
					if n := comparing(fn.Body, f.Name.Name == "formula"); n > 0 {
						out[f.Name.Name+"."+fn.Name.Name] += n
					}
				}
			}
		}
	}
	return out
}

// comparing counts the calls of the comparisons of numbers; inside: in the package
// that has them.
func comparing(body ast.Node, inside bool) (n int) {
	names := []string{"Below", "Above", "AtLeast", "AtMost", "Order"}
	ast.Inspect(body, func(node ast.Node) bool {
		call, is := node.(*ast.CallExpr)
		if !is {
			return true
		}
		switch fn := call.Fun.(type) {
		case *ast.Ident:
			if inside && slices.Contains(names, fn.Name) {
				n++
			}
		case *ast.SelectorExpr:
			if x, ok := fn.X.(*ast.Ident); ok && x.Name == "formula" && slices.Contains(names, fn.Sel.Name) {
				n++
			}
		}
		return true
	})
	return n
}

// The journeys of the verges.

// speaks reports whether a rule says something about the healthy map after a change.
func speaks(rule RuleID, change func(r *room)) bool {
	r := healthy()
	change(r)
	return len(of(r.found(), rule)) > 0
}

// report computes the numbers of the healthy map after a change.
func report(change func(r *room)) *analysis.Report {
	r := healthy()
	change(r)
	return r.report()
}

// valueOf returns what the report says of an activity.
func valueOf(r *analysis.Report, id model.ActivityID) analysis.ActivityValue {
	at := slices.IndexFunc(r.Chain.Activities, func(a analysis.ActivityValue) bool { return a.Activity == id })
	return r.Chain.Activities[at]
}

// standOf returns what the report says of a KPI.
func standOf(r *analysis.Report, id model.KPIID) analysis.KPI {
	at := slices.IndexFunc(r.KPIs.List, func(k analysis.KPI) bool { return k.KPI == id })
	return r.KPIs.List[at]
}
