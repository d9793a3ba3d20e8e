package insight

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"wend/model"
)

// A verge is a map on which a rule compares two numbers that are the same, with
// one of them moved by a part of itself. Rounding moves nothing: whatever the
// rule says where they are the same, it says where they differ by rounding.
type verge struct {
	make  func(r *room, by float64) // by is 1 and a little more or less
	fires bool                      // at the threshold itself
	exact bool                      // whole numbers are compared: a real difference cannot be small
}

// verges has a map for every rule that compares numbers.
var verges = map[RuleID]verge{
	"L23": {make: func(r *room, _ float64) { r.feel("t1", 2, 0) }, fires: true, exact: true},
	"L37": {make: func(r *room, by float64) {
		r.feel("t2", -1, -1)
		change(r, "desk", func(a *model.Activity) { a.Cost = model.Some(10.0) })
		for _, a := range r.report().Chain.Activities {
			if a.Activity == "desk" {
				r.with(func(s *model.Settings) { s.ValueHigh = model.Some(a.ValueIndex.Or(0) / by) })
			}
		}
	}},
	"L46": {make: func(r *room, by float64) {
		costly(r)
		saved := r.report().Chain.Savings.Or(0)
		change(r, "n1", func(i *model.Initiative) { i.OneOffCost, i.FromSavings = model.Some(12*saved/by), true })
	}},
	"L48": {make: func(r *room, by float64) {
		change(r, "k2", func(k *model.KPI) { k.Baseline, k.Target = model.Some(120.0), model.Some(120/by) })
	}},
	"L51": {make: func(r *room, by float64) {
		change(r, "k2", func(k *model.KPI) { k.Baseline, k.Target = model.Some(0.1), model.Some(0.3) })
		r.put(measured("k2", "2026-01-01", 0.1), measured("k2", "2026-10-01", 0.1+0.1/by))
	}},
	"L52": {make: func(r *room, by float64) {
		run(r, 99, 101, 99, 101, 99, 101)
		r.put(measured("k2", "2026-10-01", 100))
		for _, k := range r.report().KPIs.List {
			if k.KPI == "k2" {
				change(r, "k2", func(d *model.KPI) { d.Target = model.Some(k.Chart.High.Or(0) * by) })
			}
		}
	}},
	"L53": {make: func(r *room, by float64) {
		r.put(counted("k3", "2026-10-01", 312, 400))
		for _, k := range r.report().KPIs.List {
			if k.KPI == "k3" {
				width := k.Interval.High.Or(0) - k.Interval.Low.Or(0)
				change(r, "k3", func(d *model.KPI) { d.Target = model.Some(0.78 + width/2/by) })
			}
		}
	}},
	"L54": {make: func(r *room, by float64) {
		r.put(counted("k1", "2026-10-01", 4900, 10000))
		index := r.report().Emotion.Stages[0].Index.Or(0)
		r.with(func(s *model.Settings) { s.HappyIndex = model.Some(index / by) })
	}, fires: true},
	"L58": {make: func(r *room, by float64) { r.put(initiative(0.1, 0.1*12*by)) }},
	"L62": {make: func(r *room, by float64) {
		for _, key := range []string{"ana/t1", "ana/t2", "ana/t3"} {
			change(r, key, func(e *model.Experience) { e.Tier = "" })
		}
		r.with(func(s *model.Settings) { s.MostlyAssumed = model.Some(0.3 / by) }) // three of ten
	}},
	"L69": {make: func(r *room, _ float64) {
		change(r, "o1", func(o *model.Opportunity) { o.Touchpoints = nil })
		r.cut(model.KindTransition, "purchase/goal")
		r.put(way("purchase", model.Lost, 0.9))
	}, exact: true},
	"L83": {make: func(r *room, _ float64) { // as good as they are, blended of a third and two
		for id, weight := range map[string]float64{"ana": 0.1, "ben": 0.2} {
			change(r, id, func(p *model.Persona) { p.Weight = model.Some(weight) })
		}
		r.rival(5)
	}, exact: true},
	"L78": {make: func(r *room, _ float64) { // a third of each, and a third again
		for id, weight := range map[string]float64{"ana": 0.1, "ben": 0.2} {
			change(r, id, func(p *model.Persona) { p.Weight = model.Some(weight) })
		}
		r.feel("t1", -1, -1)
	}, fires: true, exact: true},
}

// speaks reports whether a rule says something on a verge.
func (v verge) speaks(rule RuleID, by float64) bool {
	r := healthy()
	v.make(r, by)
	return len(of(r.found(), rule)) > 0
}

func TestRoundingMovesNoThreshold(t *testing.T) {
	for rule, v := range verges {
		for _, by := range []float64{1, 1 + 1e-12, 1 - 1e-12, 1 + 1e-10, 1 - 1e-10} {
			if v.speaks(rule, by) != v.fires {
				t.Errorf("%s speaks: %t, at %v of its threshold", rule, !v.fires, by)
			}
		}
		if below, above := v.speaks(rule, 1-1e-6), v.speaks(rule, 1+1e-6); !v.exact && below == above {
			t.Errorf("%s speaks: %t on both sides, so it is not at its threshold", rule, below)
		}
	}
}

// A new rule that compares numbers fails this test until it has a map above.
func TestEveryRuleThatComparesNumbersStandsTheTestOfRounding(t *testing.T) {
	compares := map[string]bool{}
	for _, f := range sources(t) {
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil {
				compares[fn.Name.Name] = comparing(fn.Body)
			}
		}
	}
	count := 0
	for _, r := range rules {
		name := runtime.FuncForPC(reflect.ValueOf(r.find).Pointer()).Name()
		name = strings.TrimSuffix(name[strings.LastIndex(name, ".")+1:], "-fm")
		_, has := verges[r.ID]
		if known, found := compares[name]; !found || known != has {
			t.Errorf("%s (%s) compares numbers: %t, and has a map at its threshold: %t", r.ID, name, known, has)
		} else if known {
			count++
		}
	}
	if count < 10 {
		t.Errorf("only %d rules compare", count)
	}
}

// sources reads the package without its tests.
func sources(t *testing.T) []*ast.File {
	t.Helper()
	paths, _ := filepath.Glob("*.go")
	var out []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, f)
	}
	return out
}

// comparing reports whether code calls one of the comparisons of numbers.
func comparing(body ast.Node) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok && slices.Contains([]string{"Below", "Above", "AtLeast", "AtMost", "Order"}, s.Sel.Name) {
			if x, ok := s.X.(*ast.Ident); ok && x.Name == "formula" {
				found = true
			}
		}
		return !found
	})
	return found
}
