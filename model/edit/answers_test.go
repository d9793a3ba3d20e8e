package edit_test

import (
	"errors"
	"testing"

	"wend/model"
	"wend/model/edit"
)

func TestAnswersOffTheScaleOfTheirKPIAreNotTaken(t *testing.T) {
	d := model.NewDocument("j", model.Journey{ID: "j"}).
		With(model.KPI{ID: "k", Scale: model.Some(5)}).
		With(model.Measurement{KPI: "k", Date: "2026-10-01", Values: []float64{5, 4}})
	s := model.NewState(model.NewDocument(model.WorkspaceDoc, model.Workspace{}), d)
	record := edit.Record(s, "j", model.Measurement{KPI: "k", Date: "2026-10-02", Values: []float64{5, 6}})
	if _, err := edit.Apply(s, record); !errors.Is(err, model.ErrInvalid) {
		t.Errorf("an answer of 6: %v", err)
	}
	scale := edit.Set{Doc: "j", Ref: model.Ref{Kind: model.KindKPI, Key: "k"}, Field: "scale", Value: edit.Value(4)}
	if _, err := edit.Apply(s, []edit.Edit{scale}); !errors.Is(err, model.ErrInvalid) {
		t.Errorf("a scale below the answers: %v", err)
	}
	scale.Value = edit.Value(7)
	if _, err := edit.Apply(s, []edit.Edit{scale}); err != nil {
		t.Errorf("a longer scale: %v", err)
	}
}
