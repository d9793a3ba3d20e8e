package analysis

import (
	"testing"

	"wend/model"
)

func TestAKPIIsSaidWithValueTargetAndProgress(t *testing.T) {
	k := model.KPI{Unit: model.Percent, Target: model.Some(0.45)}
	for want, stand := range map[string]KPI{
		"54 % → 45 %, 40 % of the way":         {Current: Of(0.54), Attainment: Of(0.4)},
		"54 % → 45 %":                          {Current: Of(0.54)},
		"66 % → 45 %, worse than at the start": {Current: Of(0.66), Attainment: Of(-0.4)},
		"not measured → 45 %":                  {},
		// Somebody measured, and what they answered says nothing yet.
		"n/a: its answers need a scale → 45 %": {Current: NA(NoData, "no scale"), Unscaled: true},
	} {
		if got := StandingOf(k, stand, "").String(); got != want {
			t.Errorf("says %q, want %q", got, want)
		}
	}
	k = model.KPI{Unit: model.Seconds}
	if got := StandingOf(k, KPI{Current: Of(108)}, "").String(); got != "108 s" {
		t.Errorf("without a target it says %q", got)
	}
}
