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
