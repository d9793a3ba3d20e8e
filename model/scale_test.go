package model

import (
	"errors"
	"strings"
	"testing"
)

func TestAnAnswerOffTheScaleIsRefusedWithItsPlace(t *testing.T) {
	for _, c := range []struct {
		kpi  KPI
		bad  []float64
		good []float64
	}{
		{KPI{ID: "k", Scale: Some(5)}, []float64{5, 6}, []float64{1, 4.5}},
		{KPI{ID: "k", Scale: Some(5), Rule: "top-2-box"}, []float64{5, 4.5}, []float64{1, 5}},
		{KPI{ID: "k", Definition: "nps"}, []float64{0, 11}, []float64{0, 10}},
		{KPI{ID: "k", Rule: "index"}, []float64{7, 0}, []float64{1, 7}},
	} {
		m := Measurement{KPI: "k", Date: "2026-10-01", Values: c.bad}
		err := c.kpi.CheckMeasured(m)
		if !errors.Is(err, ErrInvalid) || !strings.Contains(err.Error(), "answer 2 is") {
			t.Errorf("%+v: %v", c, err)
		}
		m.Values = c.good
		if err := c.kpi.CheckMeasured(m); err != nil {
			t.Errorf("%+v: %v", c, err)
		}
	}
	m := Measurement{KPI: "k", Date: "2026-10-01", Values: []float64{6, 99}}
	if err := (KPI{ID: "k"}).CheckMeasured(m); err != nil {
		t.Errorf("without a scale: %v", err)
	}
}

func TestSingleValuesAreSuchAsTheirKPICanHave(t *testing.T) {
	for _, c := range []struct {
		kpi  KPI
		bad  float64
		says string
	}{
		{KPI{Unit: Percent}, 45, "must be from 0 to 1"},
		{KPI{Unit: Percent, Rule: "mean", Scale: Some(5)}, 4, "must be from 0 to 1"},
		{KPI{Unit: Seconds}, -1, "must be 0 or more"},
		{KPI{Unit: Count}, 2.5, "must be a whole number"},
		{KPI{Unit: Points}, 11, "go from 0 to 10"},
		{KPI{Unit: Percent, Definition: "csat", Scale: Some(5)}, 4.5, "are whole"},
	} {
		c.kpi.ID = "k"
		err := c.kpi.CheckMeasured(Measurement{KPI: "k", Date: "2026-10-01", Values: []float64{1, c.bad}})
		if !errors.Is(err, ErrInvalid) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%g of %+v: %v", c.bad, c.kpi, err)
		}
	}
}

func TestAMeanOffTheScaleOfItsAnswersIsRefused(t *testing.T) {
	k := KPI{ID: "k", Unit: Score, Scale: Some(7)}
	for v, fine := range map[float64]bool{0.9: false, 1: true, 5.4: true, 7: true, 7.1: false} {
		if err := k.CheckMeasured(Measurement{KPI: "k", Date: "2026-10-01", Value: Some(v)}); (err == nil) != fine {
			t.Errorf("a mean of %v: %v", v, err)
		}
	}
	share := KPI{ID: "k", Unit: Percent, Scale: Some(5), Rule: "top-2-box"}
	if err := share.CheckMeasured(Measurement{KPI: "k", Date: "2026-10-01", Value: Some(0.8)}); err != nil {
		t.Errorf("a share of the best answers: %v", err)
	}
}
