package text

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"wend/model"
)

func TestNumbersAreReadAsPeopleWriteThem(t *testing.T) {
	minutes := OfKPI(model.Minutes, "")
	for _, c := range []struct {
		typed string
		q     Quantity
		want  float64
	}{
		{"1,5", Quantity{}, 1.5},
		{"1.5", Quantity{}, 1.5},
		{" -3 ", Quantity{}, -3},
		{"\u22123", Quantity{}, -3},
		{"+3", Quantity{}, 3},
		{".5", Quantity{}, 0.5},
		{"0,500", Quantity{}, 0.5},
		{"0.500", Quantity{}, 0.5},
		{"1 500", Quantity{}, 1500},
		{"1\u00a0500", Quantity{}, 1500},
		{"1'500", Quantity{}, 1500},
		{"1’500,25", Quantity{}, 1500.25},
		{"10 250,5", Quantity{}, 10250.5},
		{"1.234,56", Quantity{}, 1234.56},
		{"1,234.56", Quantity{}, 1234.56},
		{"1.234.567", Quantity{}, 1234567},
		{"1,234,567", Quantity{}, 1234567},
		{"1.2340", Quantity{}, 1.234},
		{"1500.125", Quantity{}, 1500.125},
		{"90k", Quantity{}, 90e3},
		{"1,5 M", Quantity{}, 1.5e6},
		{"1 420 k EUR", Amount("EUR"), 1.42e6},
		{"54", Percent, 0.54},
		{"54%", Percent, 0.54},
		{" 54,5 % ", Percent, 0.545},
		{"28.5", Percent, 0.285},
		{"0.45", Percent, 0.0045},
		{"12.5 min", minutes, 12.5},
		{"12.5 minutes", minutes, 12.5},
		{"2,500", Quantity{Whole: true}, 2500},
		{"5.0", Quantity{Whole: true}, 5},
	} {
		if got, err := Parse(c.typed, c.q, Unknown); err != nil || got != c.want {
			t.Errorf("%q in %+v is %v (%v), want %v", c.typed, c.q, got, err, c.want)
		}
	}
}

func TestATextThatCanMeanTwoNumbersIsRefusedWithBothNamed(t *testing.T) {
	for typed, says := range map[string]string{
		"1,500":   `"1,500" is either 1500 or 1.5; type one of these`,
		"1.500":   `"1.500" is either 1.5 or 1500; type one of these`,
		"-12,345": `"-12,345" is either -12345 or -12.3450; type one of these`,
		"1,500 k": `"1,500 k" is either 1500000 or 1500; type one of these`,
	} {
		_, err := Parse(typed, Quantity{}, Unknown)
		if err == nil || err.Error() != says {
			t.Errorf("says %v, want %s", err, says)
		}
	}
	if _, err := Parse("1,500", Percent, Unknown); err == nil || !strings.Contains(err.Error(), "1500 or 1.5;") {
		t.Errorf("a percentage is named otherwise than typed: %v", err)
	}
	if _, err := Parse("1.000", Quantity{Whole: true}, Unknown); err == nil {
		t.Error("1.000 is one or a thousand, both whole")
	}
}

func TestAHabitDecidesWhatATextMeans(t *testing.T) {
	for _, c := range []struct {
		typed string
		h     Habit
		want  float64
	}{
		{"1,500", Point, 1500},
		{"1,500", Comma, 1.5},
		{"1.500", Point, 1.5},
		{"1.500", Comma, 1500},
		{"1,5", Point, 1.5}, // means nothing else
		{"1.5", Comma, 1.5},
	} {
		if got, err := Parse(c.typed, Quantity{}, c.h); err != nil || got != c.want {
			t.Errorf("%q by habit %d is %v (%v), want %v", c.typed, c.h, got, err, c.want)
		}
	}
}

func TestAColumnTellsItsHabit(t *testing.T) {
	for _, c := range []struct {
		column string
		want   Habit
	}{
		{"10 250,5|1.111,11|1.234.567", Comma},
		{"1,500|2.5", Point},
		{"1,500|2,5 %", Comma},
		{"1,500|2,300", Unknown},
		{"1,5|2.5", Unknown},
		{"12|abc||1 500", Unknown},
		{"abc|-|1.5", Point},
		{"2,500/7,400", Unknown},
		{"2,500/7,400.5", Point},
	} {
		if got := HabitOf(strings.Split(c.column, "|")); got != c.want {
			t.Errorf("%s: habit %d, want %d", c.column, got, c.want)
		}
	}
}

func TestWhatIsNoNumberIsRefused(t *testing.T) {
	for _, s := range []string{
		"", " ", "%", "x", "NaN", "Inf", "-inf", "infinity", "0x10", "0x1p4", "1e6", "1E6", "1_000", "1,2,3", "1.2.3", "12,34,567", "1 00", "1 2345",
		"1.234 567", "1'234 567", "--1", "5.", "5,", "k", "1kk", "1e999", strings.Repeat("9", 400), "٣", "12 34", ",", "0,100,000",
	} {
		x, err := Parse(s, Quantity{}, Unknown)
		var fault *Error
		if !errors.As(err, &fault) || fault.Text != strings.TrimSpace(s) {
			t.Errorf("%q is %v (%v)", s, x, err)
		}
	}
	for typed, c := range map[string]struct {
		q    Quantity
		says string
	}{
		"54%":  {OfKPI(model.Seconds, ""), `"54%" is a percentage, and this is measured in seconds`},
		"54 %": {Quantity{}, `"54 %" is a percentage, and this is none`},
		"2.5":  {Quantity{Whole: true}, `"2.5" is not a whole number`},
		"much": {Percent, `"much" is not a number`},
	} {
		if _, err := Parse(typed, c.q, Unknown); err == nil || err.Error() != c.says {
			t.Errorf("says %v, want %s", err, c.says)
		}
	}
}

func TestWhatIsShownIsReadAgain(t *testing.T) {
	quantities := []Quantity{
		{}, Percent, Amount("EUR"), Amount(""), OfKPI(model.Seconds, ""), OfKPI(model.Points, ""), OfKPI(model.Count, ""), {Suffix: "/h"},
	}
	rapid.Check(t, func(t *rapid.T) {
		q := rapid.SampledFrom(quantities).Draw(t, "quantity")
		x := rapid.Float64Range(-1e9, 1e9).Draw(t, "x")
		if rapid.Bool().Draw(t, "short") {
			x = math.Round(x) / 1000
		}
		typed := q.Typed(x)
		again, err := Parse(typed, q, Unknown)
		if err != nil || math.Abs(again-x) > 1e-11*math.Abs(x) {
			t.Fatalf("%v is typed %q and read as %v (%v)", x, typed, again, err)
		}
		if q.Typed(again) != typed {
			t.Fatalf("%q is typed %q the second time", typed, q.Typed(again))
		}
		for written, digit := range map[string]float64{q.Exact(x): 1e-11 * math.Abs(x), q.Rounded(x): rounding(q, x) + 1e-11*math.Abs(x)} {
			if again, err := Parse(written, q, Point); err != nil || math.Abs(again-x) > digit {
				t.Fatalf("%v is written %q and read as %v (%v)", x, written, again, err)
			}
		}
	})
}

// rounding is half of the last digit that a rounded number shows, and a bit.
func rounding(q Quantity, x float64) float64 {
	switch {
	case q.money && math.Abs(x) >= 10_000:
		return 50.0001
	case q.Percent:
		return 0.0000500001
	}
	return 0.00500001
}

func TestComputedNumbersAreReadAgainToTheDigitsShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(-1e6, 1e6).Draw(t, "x")
		for u, digit := range map[Unit]float64{Plain: 0.005, Index: 0.005, Share: 0.00005, Money: 50, Valence: 0.005, Count: 0.5, Ratio: 0.0005} {
			q := Quantity{}
			if u == Share {
				q = Percent
			}
			s := Write(x, u)
			if again, err := Parse(s, q, Point); err != nil || math.Abs(again-x) > 1.0001*digit {
				t.Fatalf("%v is written %q and read as %v (%v)", x, s, again, err)
			}
		}
	})
}

func FuzzParseReturnsANumberOrSaysWhy(f *testing.F) {
	for _, s := range []string{"12,5 %", "1,500", "1 500 k", "1.234,56 EUR", "x", "0x1p9", "\xff", "9e9"} {
		f.Add(s, "EUR", true)
	}
	f.Fuzz(func(t *testing.T, s, suffix string, percent bool) {
		for _, h := range []Habit{Unknown, Point, Comma, HabitOf([]string{s, suffix})} {
			x, err := Parse(s, Quantity{Suffix: suffix, Percent: percent}, h)
			if math.IsNaN(x) || math.IsInf(x, 0) || err != nil && x != 0 {
				t.Errorf("%q is %v (%v)", s, x, err)
			}
		}
		if m, err := Measurement(model.KPI{ID: "k", Unit: model.Percent}, s, Unknown); err == nil {
			m.Date = "2026-10-01"
			if err := model.Check(m); err != nil && math.Abs(m.Value.Or(0)) <= 1e15 && m.N.Or(0) <= 1e15 {
				t.Errorf("%q is measured as %+v: %v", s, m, err)
			}
		}
	})
}

func TestAShareIsCountedOutOfSomething(t *testing.T) {
	rate := model.KPI{ID: "k", Unit: model.Percent}
	m, err := Measurement(rate, " 2,500 / 7,400 ", Unknown)
	if err != nil || m.X.Or(0) != 2500 || m.N.Or(0) != 7400 || m.Value.IsSet() || m.KPI != "k" {
		t.Errorf("is %+v (%v)", m, err)
	}
	for _, s := range []string{"1/", "/2", "3/2", "1/0", "-1/2", "1/2/3", "1.5/3", "1,000/9"} {
		if m, err := Measurement(rate, s, Unknown); err == nil {
			t.Errorf("%q is %+v", s, m)
		}
	}
	for _, u := range []model.Unit{model.Score, model.Points, model.Count, model.Seconds, model.Money} {
		if _, err := Measurement(model.KPI{Unit: u}, "4/5", Unknown); err == nil || !strings.Contains(err.Error(), "measured in "+string(u)) {
			t.Errorf("a share in %s: %v", u, err)
		}
	}
}

func TestSingleAnswersAreReadOneByOne(t *testing.T) {
	csat, nps, time, score := model.KPI{Unit: model.Percent, Definition: "csat"}, model.KPI{Definition: "nps"}, model.KPI{Unit: model.Seconds}, model.KPI{Unit: model.Score}
	for _, c := range []struct {
		kpi  model.KPI
		text string
		want []float64
	}{
		{csat, " 5 4  4 3 ", []float64{5, 4, 4, 3}},
		{csat, "5; 4;4", []float64{5, 4, 4}},
		{csat, "5, 4, 4", []float64{5, 4, 4}},
		{csat, "4;", []float64{4}},
		{nps, "10 0 9", []float64{10, 0, 9}},
		{time, "55 65.5 75", []float64{55, 65.5, 75}},
		{time, "1;200", []float64{1, 200}},
		{score, "4,5 3", []float64{4.5, 3}},
	} {
		m, err := Measurement(c.kpi, c.text, Unknown)
		if err != nil || !slices.Equal(m.Values, c.want) || m.Value.IsSet() || m.N.IsSet() {
			t.Errorf("%q is %+v (%v), want %v", c.text, m, err, c.want)
		}
	}
	for _, s := range []string{"5 4 x 3", "5 %  4 %", ";", "5 ; ; 4", "12 40 / 3"} {
		if m, err := Measurement(csat, s, Unknown); err == nil {
			t.Errorf("%q is %+v", s, m)
		}
	}
	if m, err := Measurement(model.KPI{Unit: model.Percent}, "12 40", Unknown); err == nil {
		t.Errorf("12 40 of a share that nobody answers is %+v", m)
	}
	if _, err := Measurement(time, "1 200", Unknown); err == nil || !strings.Contains(err.Error(), "either 1200 or 2 single values; type a semicolon") {
		t.Errorf("1 200 seconds: %v", err)
	}
	if m, err := Measurement(model.KPI{Unit: model.Money}, "1 200", Unknown); err != nil || m.Value.Or(0) != 1200 {
		t.Errorf("1 200 of money is %+v (%v)", m, err)
	}
}

func TestAKPIWithoutAUnitTakesValuesAndShares(t *testing.T) {
	for s, want := range map[string]float64{"54%": 0.54, "54": 54, "0.5": 0.5} {
		if m, err := Measurement(model.KPI{}, s, Unknown); err != nil || m.Value.Or(0) != want {
			t.Errorf("%q is %+v (%v)", s, m, err)
		}
	}
	if m, err := Measurement(model.KPI{}, "1/2", Unknown); err != nil || m.N.Or(0) != 2 {
		t.Errorf("1/2 is %+v (%v)", m, err)
	}
}

func TestDatesAreDaysOrTimes(t *testing.T) {
	for _, s := range []string{"2026-10-01", " 2026-10-01 ", "2026-10-01T10:00:00Z"} {
		if d, err := Date(s); err != nil || string(d) != strings.TrimSpace(s) {
			t.Errorf("%q is %q (%v)", s, d, err)
		}
	}
	for _, s := range []string{"", "tomorrow", "2026-13-01", "01.02.2026"} {
		if d, err := Date(s); d != "" || err == nil || !strings.Contains(err.Error(), "is not a date like 2026-10-01") {
			t.Errorf("%q is %q (%v)", s, d, err)
		}
	}
}
