package analysis

import (
	"testing"

	"wend/model"
	"wend/model/analysis/formula"
)

func TestTimeOnAPageIsTheMedianWhateverTheNumberOfTimes(t *testing.T) {
	k := KPI{}
	page := model.KPI{Definition: "time-on-page", Unit: model.Seconds}
	k.read(page, model.Measurement{Values: []float64{10, 20, 300}})
	near(t, "time on page", k.Current, 20, 0)
	near(t, "middle of the interval", k.Interval.Centre, 39.14867641, 1e-6)
	if !k.Interval.Low.Known() || k.Interval.Low.Or(0) > 20 || k.Interval.High.Or(0) < 20 {
		t.Errorf("interval %v to %v", k.Interval.Low, k.Interval.High)
	}
	k.read(page, model.Measurement{Values: []float64{10, 0, 300}})
	same(t, "a time of nothing", k.Current.Reason(), formula.OutOfRange)
}

func TestTheScaleOfAnswersIsThatOfTheKPIAndNotGuessed(t *testing.T) {
	for _, c := range []struct {
		what   string
		kpi    model.KPI
		values []float64
		want   float64
	}{
		{"three boxes of seven", model.KPI{Rule: "top-3-box", Scale: model.Some(7)}, []float64{5, 5, 4, 4, 4}, 0.4},
		{"two boxes of ten", model.KPI{Definition: "csat", Scale: model.Some(10)}, []float64{5, 5, 5, 4, 4, 4, 3}, 0},
		{"two boxes of five", model.KPI{Definition: "csat", Scale: model.Some(5)}, []float64{5, 5, 4, 3}, 0.75},
	} {
		k := KPI{}
		k.read(c.kpi, model.Measurement{Values: c.values})
		near(t, c.what, k.Current, c.want, 1e-12)
		same(t, c.what, k.Unscaled, false)
		k.read(model.KPI{Definition: c.kpi.Definition, Rule: c.kpi.Rule}, model.Measurement{Values: c.values})
		same(t, c.what+" without a scale", k.Current.Reason(), NoData)
		same(t, c.what+" without a scale", k.Unscaled, true)
	}
	stray := KPI{}
	stray.read(model.KPI{Definition: "csat", Scale: model.Some(5)}, model.Measurement{Values: []float64{5, 4, 6}})
	same(t, "a six of five", stray.Current.Reason(), OutOfRange)
}
