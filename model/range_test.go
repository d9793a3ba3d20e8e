package model_test

import (
	"errors"
	"strings"
	"testing"

	"wend/model"
)

func TestAKPITakesOnlyWhatItsUnitCanBe(t *testing.T) {
	for _, c := range []struct {
		kpi  model.KPI
		x    float64
		says string // empty: fine
	}{
		{model.KPI{Unit: model.Points}, 150, "from -100 to 100"},
		{model.KPI{Unit: model.Points}, -100, ""},
		{model.KPI{Unit: model.Percent}, -0.05, "from 0 to 1, that is 0 to 100 %"},
		{model.KPI{Unit: model.Percent}, 45, "from 0 to 1"},
		{model.KPI{Unit: model.Percent}, 1, ""},
		{model.KPI{Unit: model.Percent, Definition: "growth"}, -0.05, ""},
		{model.KPI{Unit: model.Count}, -1, "a whole number from 0 on"},
		{model.KPI{Unit: model.Count}, 2.5, "a whole number from 0 on"},
		{model.KPI{Unit: model.Minutes}, -1, "0 or more"},
		{model.KPI{Unit: model.Money}, -5, ""},
		{model.KPI{}, 1234.5, ""},
	} {
		k := c.kpi
		k.ID = "k"
		k.Target = model.Some(c.x)
		measured := k.CheckMeasured(model.Measurement{KPI: "k", Date: "2026-01-01", Value: model.Some(c.x)})
		for entrance, err := range map[string]error{"target": model.Check(k), "value": measured} {
			if refused := errors.Is(err, model.ErrInvalid); refused != (c.says != "") || refused && !strings.Contains(err.Error(), c.says) {
				t.Errorf("%s %g of a KPI in %q: %v, want %q", entrance, c.x, c.kpi.Unit, err, c.says)
			}
		}
	}
}

func TestOnlySharesAreSoManyOfSoMany(t *testing.T) {
	m := model.Measurement{KPI: "k", Date: "2026-01-01", X: model.Some(4.0), N: model.Some(5.0)}
	for unit, fine := range map[model.Unit]bool{model.Percent: true, "": true, model.Points: false, model.Count: false, model.Score: false} {
		if err := (model.KPI{ID: "k", Unit: unit}).CheckMeasured(m); (err == nil) != fine {
			t.Errorf("4 of 5 in %q: %v", unit, err)
		}
	}
	m.X = model.Some(2.5)
	if model.Check(m) == nil {
		t.Error("two and a half of five people count")
	}
}

func TestDatesAreOfOurTime(t *testing.T) {
	for d, says := range map[model.Date]string{"2026-02-30": "a date like", "0026-01-01": "from 1900 to 2199", "2062-01-02": "", "2200-01-01": "from 1900 to 2199"} {
		if got := d.Problem(); !strings.Contains(got, says) || (got == "") != (says == "") {
			t.Errorf("%s: %q", d, got)
		}
	}
}
