package main

import (
	"math"
	"testing"

	"wend/model"
)

func TestValuesAreReadAsPeopleWriteThem(t *testing.T) {
	for _, c := range []struct {
		unit model.Unit
		text string
		want float64
	}{
		{model.Percent, "54", 0.54}, {model.Percent, "54%", 0.54}, {model.Percent, " 54,5 % ", 0.545}, {model.Percent, "0.54", 0.0054},
		{model.Percent, "-3", -0.03}, {model.Seconds, "54", 54}, {model.Money, "1e6", 1e6}, {"", "54%", 0.54}, {model.Count, "0", 0},
	} {
		m, err := measure(model.KPI{Unit: c.unit}, c.text)
		if got := m.Value.Or(math.NaN()); err != nil || got != c.want {
			t.Errorf("%q in %s is %v (%v), want %v", c.text, c.unit, got, err, c.want)
		}
	}
	for _, text := range []string{"", "%", "1 000", "1.000,5", "0x10", "1_000", "Inf", "nan", "1/", "/2", "3/2", "1/0", "-1/2", "1/2/3"} {
		if m, err := measure(model.KPI{Unit: model.Percent}, text); err == nil {
			t.Errorf("%q is %+v, want an error", text, m)
		}
	}
}

func FuzzReadingATableNeverFails(f *testing.F) {
	f.Add([]byte("kpi,date,value\nk1,2026-10-01,54%\n"))
	f.Add([]byte("kpi;date;x;n\nk1;2026-10-01;5;10\n\"\n"))
	f.Add([]byte("kpi\tdate\tvalue\tvalue\n\xff\t\t0x1p9\n"))
	s := model.NewState(model.NewDocument("j", model.Journey{ID: "j"}).With(model.KPI{ID: "k1", Unit: model.Percent}).
		With(model.Order{Of: model.KindKPI, IDs: []string{"k1"}}))
	f.Fuzz(func(t *testing.T, b []byte) {
		in, err := parseTable(b)
		if err != nil {
			return
		}
		edits, done := in.plan(s)
		if len(edits) != done.fresh {
			t.Errorf("%d edits for %d new measurements", len(edits), done.fresh)
		}
	})
}
