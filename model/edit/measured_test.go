package edit_test

import (
	"errors"
	"testing"

	"wend/model"
	"wend/model/edit"
)

func TestNoEditMakesAValueThatItsKPICannotHave(t *testing.T) {
	s := staged(t)
	s = apply(t, s, []edit.Edit{
		edit.Insert{Doc: "j", Object: model.KPI{ID: "k", Unit: model.Score}},
		edit.Insert{Doc: "j", Object: model.Measurement{KPI: "k", Date: "2026-01-01", Value: model.Some(4.5)}},
	})
	for what, e := range map[string]edit.Edit{
		"a share of a score": edit.Insert{Doc: "j", Object: model.Measurement{KPI: "k", Date: "2026-01-02", X: model.Some(1.0), N: model.Some(2.0)}},
		"another unit":       edit.Set{Doc: "j", Ref: model.Ref{Kind: model.KindKPI, Key: "k"}, Field: "unit", Value: edit.Value(model.Percent)},
	} {
		if _, err := edit.Apply(s, []edit.Edit{e}); !errors.Is(err, model.ErrInvalid) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// old returns a workspace as a file of a time holds it in which nothing looked at
// values.
func old(t *testing.T) model.State {
	t.Helper()
	s := staged(t)
	d, _ := s.Document("j")
	d = d.With(model.KPI{ID: "k", Name: "Bounce", Unit: model.Percent, Direction: model.Down}).
		With(model.Order{Of: model.KindKPI, IDs: []string{"k"}}).
		With(model.Measurement{KPI: "k", Date: "2026-01-01", Value: model.Some(-0.05)})
	return s.With(d)
}

func TestAnImpossibleValueOfAnOldFileCanBeDeletedAndCorrectedAndThatUndone(t *testing.T) {
	ref := model.Ref{Kind: model.KindMeasurement, Key: "k/2026-01-01"}
	for what, e := range map[string]edit.Edit{
		"deleting":   edit.Delete{Doc: "j", Ref: ref},
		"correcting": edit.Set{Doc: "j", Ref: ref, Field: "value", Value: edit.Value(0.05)},
	} {
		done, err := edit.Apply(old(t), []edit.Edit{e})
		if err != nil {
			t.Fatalf("%s it: %v", what, err)
		}
		raw, err := edit.Encode(done.Inverse)
		if err != nil {
			t.Fatal(err)
		}
		kept, err := edit.Decode(raw) // as the file keeps it
		if err != nil {
			t.Fatal(err)
		}
		undone, err := edit.Apply(done.State, kept)
		if err != nil {
			t.Fatalf("undoing %s it: %v", what, err)
		}
		d, _ := undone.State.Document("j")
		if m, found := model.Lookup[model.Measurement](d, "k/2026-01-01"); !found || m.Value.Or(0) != -0.05 {
			t.Errorf("after undoing %s it there is %+v", what, m)
		}
		if again, err := edit.Apply(undone.State, undone.Inverse); err != nil || len(again.Changes) != len(done.Changes) {
			t.Errorf("redoing %s it: %v", what, err)
		}
	}
}

func TestAnotherImpossibleValueIsStillRefused(t *testing.T) {
	ref := model.Ref{Kind: model.KindMeasurement, Key: "k/2026-01-01"}
	for _, e := range []edit.Edit{
		edit.Set{Doc: "j", Ref: ref, Field: "value", Value: edit.Value(-0.07)},
		edit.Insert{Doc: "j", Object: model.Measurement{KPI: "k", Date: "2026-01-02", Value: model.Some(45.0)}},
	} {
		if _, err := edit.Apply(old(t), []edit.Edit{e}); !errors.Is(err, model.ErrInvalid) {
			t.Errorf("%+v: %v", e, err)
		}
	}
}
