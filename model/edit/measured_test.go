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
