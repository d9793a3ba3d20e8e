package text

import (
	"testing"

	"wend/model"
)

func TestFiguresAreShort(t *testing.T) {
	for _, c := range []struct {
		v    float64
		unit model.Unit
		want string
	}{
		{0.42, model.Percent, "42%"},
		{0.0125, model.Percent, "1.3%"},
		{1, model.Percent, "100%"},
		{7.25, model.Score, "7.3"},
		{-0.31, model.Points, "-0.3"},
		{-0.01, model.Points, "0"},
		{32, model.Points, "32"},
		{1420, model.Money, "1420"},
		{14_200, model.Money, "14k"},
		{1_420_000, model.Money, "1.4M"},
	} {
		if got := OfKPI(c.unit, "").Short(c.v); got != c.want {
			t.Errorf("%v %s is %q, want %q", c.v, c.unit, got, c.want)
		}
	}
}
