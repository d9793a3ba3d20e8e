package edit_test

import (
	"errors"
	"go/ast"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/model"
	"wend/model/edit"
	"wend/model/edit/edittest"
)

// plain lists the edits that may be refused; what planners plan always applies.
var plain = map[string]bool{"insert": true, "set": true, "move": true, "delete": true}

func TestWhateverPeopleDoStaysValidAndCanBeUndone(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := edittest.New(rt)
		st := s.State(6)
		for range 8 {
			name, edits := s.Step(st)
			st, _ = check(rt, name, st, edits)
		}
	})
}

func TestEachPlannerPlansWhatAppliesAndCanBeUndone(t *testing.T) {
	for name := range edittest.Planners() {
		t.Run(name, func(t *testing.T) {
			applied := 0
			rapid.Check(t, func(rt *rapid.T) {
				s := edittest.New(rt)
				st := s.State(4)
				_, changed := check(rt, name, st, s.Planner(name, st))
				applied += changed
			})
			if !testing.Short() && applied < 5 {
				t.Errorf("only %d of the plans changed anything", applied)
			}
		})
	}
}

// check applies edits and holds the result against what every edit promises. It
// returns the state after, and how many objects changed.
func check(rt *rapid.T, name string, st model.State, edits []edit.Edit) (model.State, int) {
	before := edittest.Dump(st)
	r, err := edit.Apply(st, edits)
	if after := edittest.Dump(st); after != before {
		rt.Fatalf("%s changed the state it was applied to:\n%s", name, cmp.Diff(before, after))
	}
	if err != nil {
		if !plain[name] {
			rt.Fatalf("%s planned what does not apply: %v\n%v", name, err, edits)
		}
		return st, 0
	}
	if faults := edittest.Faults(r.State); len(faults) > 0 {
		rt.Fatalf("%s left faults: %v", name, faults)
	}
	checkInverse(rt, name, st, r)
	checkDisk(rt, name, st, edits, r)
	checkChanges(rt, name, st, r)
	return r.State, len(r.Changes)
}

func checkInverse(rt *rapid.T, name string, st model.State, r edit.Result) {
	back, err := edit.Apply(r.State, r.Inverse)
	if err != nil {
		rt.Fatalf("%s cannot be undone: %v", name, err)
	}
	if diff := cmp.Diff(edittest.Dump(st), edittest.Dump(back.State)); diff != "" {
		rt.Fatalf("undoing %s does not give the state back:\n%s", name, diff)
	}
	again, err := edit.Apply(back.State, back.Inverse)
	if err != nil {
		rt.Fatalf("%s cannot be redone: %v", name, err)
	}
	if diff := cmp.Diff(edittest.Dump(r.State), edittest.Dump(again.State)); diff != "" {
		rt.Fatalf("redoing %s gives something else:\n%s", name, diff)
	}
}

// checkDisk applies the edits as they come back from disk.
func checkDisk(rt *rapid.T, name string, st model.State, edits []edit.Edit, r edit.Result) {
	b, err := edit.Encode(edits)
	if err != nil {
		rt.Fatalf("encode %s: %v", name, err)
	}
	decoded, err := edit.Decode(b)
	if err != nil {
		rt.Fatalf("decode %s: %v", name, err)
	}
	r2, err := edit.Apply(st, decoded)
	if err != nil {
		rt.Fatalf("%s does not apply after a round trip: %v", name, err)
	}
	if diff := cmp.Diff(edittest.Dump(r.State), edittest.Dump(r2.State)); diff != "" {
		rt.Fatalf("%s does something else after a round trip:\n%s", name, diff)
	}
}

// checkChanges follows the changes, as the store does, from the state before to
// the state after.
func checkChanges(rt *rapid.T, name string, st model.State, r edit.Result) {
	docs := map[model.DocID]*model.Document{}
	for d := range st.Documents() {
		docs[d.ID()] = d
	}
	for _, c := range r.Changes {
		switch {
		case c.After == nil:
			docs[c.Doc] = docs[c.Doc].Without(c.Ref)
		case docs[c.Doc] == nil:
			docs[c.Doc] = model.NewDocument(c.Doc, c.After)
		default:
			docs[c.Doc] = docs[c.Doc].With(c.After)
		}
	}
	followed := model.NewState()
	for _, d := range docs {
		for range d.Objects() {
			followed = followed.With(d)
			break
		}
	}
	if diff := cmp.Diff(edittest.Dump(r.State), edittest.Dump(followed)); diff != "" {
		rt.Fatalf("the changes of %s do not tell what it did:\n%s", name, diff)
	}
}

func TestAFailingEditTakesTheOthersWithIt(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := edittest.New(rt)
		st := s.State(3)
		_, edits := s.Step(st)
		edits = append(edits, edit.Delete{Doc: "j1", Ref: model.Ref{Kind: model.KindStage, Key: "nowhere"}})
		before := edittest.Dump(st)
		r, err := edit.Apply(st, edits)
		if err == nil || r.Changes != nil || r.Inverse != nil {
			rt.Fatalf("got %v and %v, want an error and nothing else", r, err)
		}
		if after := edittest.Dump(st); after != before {
			rt.Fatal("a refused edit left traces")
		}
	})
}

func TestImportingTwiceChangesNothingTheSecondTime(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := edittest.New(rt)
		st, in := s.State(4), edittest.Base()
		for range 6 {
			if r, err := edit.Apply(in, s.Insert(in)); err == nil {
				in = r.State
			}
			if r, err := edit.Apply(in, s.Set(in)); err == nil {
				in = r.State
			}
		}
		if rapid.Bool().Draw(rt, "into nothing") {
			st = model.State{}
		}
		edits, report := edit.Import(st, in)
		r, err := edit.Apply(st, edits)
		if errors.Is(err, model.ErrInvalid) {
			rt.Skip("a KPI changes its unit, and values that are there do not fit it")
		}
		if err != nil {
			rt.Fatalf("import: %v", err)
		}
		again, second := edit.Import(r.State, in)
		if len(again) > 0 {
			rt.Fatalf("second import plans %v", again)
		}
		if a, b := report.Total(), second.Total(); a.New+a.Changed+a.Unchanged != b.Unchanged {
			rt.Fatalf("first import counts %v, second %v", a, b)
		}
	})
}

func TestImportIntoNothingGivesTheSame(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		in := edittest.New(rt).State(15)
		edits, _ := edit.Import(model.State{}, in)
		r, err := edit.Apply(model.State{}, edits)
		if err != nil {
			rt.Fatalf("import: %v", err)
		}
		if diff := cmp.Diff(edittest.Dump(in), edittest.Dump(r.State)); diff != "" {
			rt.Fatalf("import changed something:\n%s", diff)
		}
	})
}

func TestEveryPlannerIsDrawnByTheRandomSteps(t *testing.T) {
	drawn := edittest.Planners()
	for name := range exported(t) {
		if !drawn[name] {
			t.Errorf("edit.%s returns edits but is not among edittest's planners", name)
		}
	}
}

// exported returns the functions of package edit that plan: they are exported,
// have no receiver and return []Edit first.
func exported(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, f := range functions(t) {
		if f.Recv != nil || !f.Name.IsExported() || f.Type.Results == nil || f.Name.Name == "Decode" {
			continue
		}
		if list, ok := f.Type.Results.List[0].Type.(*ast.ArrayType); ok {
			if id, ok := list.Elt.(*ast.Ident); ok && id.Name == "Edit" {
				out[f.Name.Name] = true
			}
		}
	}
	return out
}
