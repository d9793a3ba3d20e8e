package text

import "testing"

func TestHalvesAreRoundedAwayFromZero(t *testing.T) {
	for _, c := range []struct {
		got, want string
	}{
		{Write(14950, Money), "15 k"},
		{Write(19150, Money), "19.2 k"},
		{Write(-14950, Money), "-15 k"},
		{Write(0.00125, Share), "0.13 %"},
		{Write(0.28505, Share), "28.51 %"},
		{Write(1.005, Plain), "1.01"},
		{Write(0.5, Count), "1"},
		{Write(-0.00001, Share), "0.00 %"},
		{Write(3.3333333333333335, Plain), "3.33"},
		{Write(1.5e15, Money), "1 500 000 000 M"},
		{Write(0, PValue), "< 0.001"},
		{Write(0.0314, PValue), "0.031"},
		{Several(1, "feeling"), "1 feeling"},
		{Several(2, "story"), "2 stories"},
		{Several(1200, "day"), "1 200 days"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}
