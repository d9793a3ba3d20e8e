package edit_test

import (
	"fmt"
	"testing"

	"wend/model"
	"wend/model/edit"
)

// large returns a workspace and a journey of n touchpoints in stages of 100,
// each with the feelings of ten personas, and a link.
func large(tb testing.TB, n int) (model.State, []edit.Edit) {
	tb.Helper()
	var personas []model.PersonaID
	edits := []edit.Edit{
		edit.Insert{Doc: model.WorkspaceDoc, Object: model.Workspace{Title: "Large"}},
		edit.Insert{Doc: model.WorkspaceDoc, Object: model.Activity{ID: "a"}},
	}
	for i := range 10 {
		p := model.Persona{ID: model.PersonaID(fmt.Sprintf("p%d", i)), Name: fmt.Sprint("Persona ", i)}
		personas = append(personas, p.ID)
		edits = append(edits, edit.Insert{Doc: model.WorkspaceDoc, Object: p})
	}
	edits = append(edits, edit.Insert{Doc: "j", Object: model.Journey{ID: "j", Title: "Large", Personas: personas}})
	for i := range n {
		stage := model.StageID(fmt.Sprintf("s%d", i/100))
		if i%100 == 0 {
			edits = append(edits, edit.Insert{Doc: "j", Object: model.Stage{ID: stage}})
		}
		t := model.TouchpointID(fmt.Sprintf("t%d", i))
		edits = append(edits, edit.Insert{Doc: "j", Object: model.Touchpoint{ID: t, Stage: stage, Action: "Does something"}})
		edits = append(edits, edit.Insert{Doc: "j", Object: model.Link{Activity: "a", Touchpoint: t, Strength: 3}})
		for _, p := range personas {
			edits = append(edits, edit.Insert{Doc: "j", Object: model.Experience{Persona: p, Touchpoint: t, Valence: model.Some(1)}})
		}
	}
	r, err := edit.Apply(model.State{}, edits)
	if err != nil {
		tb.Fatal(err)
	}
	return r.State, edits
}

func BenchmarkSet(b *testing.B) {
	for _, n := range []int{15, 2000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s, _ := large(b, n)
			for i := 0; b.Loop(); i++ {
				edits := edit.Feel(s, "j", "p3", "t7", model.Some(i%3))
				if _, err := edit.Apply(s, edits); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkInsertTouchpoint(b *testing.B) {
	for _, n := range []int{15, 2000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s, _ := large(b, n)
			edits := edit.AddTouchpoints(s, "j", "s0", "t3", []edit.Capture{{Action: "New"}}, sequence("x"))
			for b.Loop() {
				if _, err := edit.Apply(s, edits); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkImport(b *testing.B) {
	in, _ := large(b, 2000)
	for b.Loop() {
		edits, _ := edit.Import(model.State{}, in)
		if _, err := edit.Apply(model.State{}, edits); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRemove(b *testing.B) {
	s, _ := large(b, 2000)
	for _, ref := range []model.Ref{{Kind: model.KindTouchpoint, Key: "t7"}, {Kind: model.KindStage, Key: "s3"}, {Kind: model.KindJourney, Key: "j"}} {
		b.Run(ref.Kind.String(), func(b *testing.B) {
			for b.Loop() {
				edits, err := edit.Remove(s, "j", ref)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := edit.Apply(s, edits); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkDuplicateJourney(b *testing.B) {
	s, _ := large(b, 2000)
	for b.Loop() {
		edits, err := edit.DuplicateJourney(s, "j", "k", "Copy", sequence("x"))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := edit.Apply(s, edits); err != nil {
			b.Fatal(err)
		}
	}
}
