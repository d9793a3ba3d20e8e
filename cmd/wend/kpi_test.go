package main

import (
	"io"
	"math"
	"testing"

	"wend/model"
	"wend/model/edit"
	"wend/store"
)

func TestValuesAreReadAsPeopleWriteThem(t *testing.T) {
	for _, c := range []struct {
		unit model.Unit
		text string
		want float64
	}{
		{model.Percent, "54", 0.54},
		{model.Percent, "54%", 0.54},
		{model.Percent, " 54,5 % ", 0.545},
		{model.Percent, "0.54", 0.0054},
		{model.Percent, "-3", -0.03},
		{model.Seconds, "54", 54},
		{model.Money, "1e6", 1e6},
		{"", "54%", 0.54},
		{model.Count, "0", 0},
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

func TestATableAndAMuteAreOneStepEachThatTheJournalCanUndo(t *testing.T) {
	p := inTemporary(t)
	quiet := plain{io.Discard}
	if err := p.bring(quiet, "smartphone.json", sample(t), false); err != nil {
		t.Fatal(err)
	}
	before := exported(t, p)
	in, err := parseTable([]byte("kpi,date,value\nk1,2026-11-01,53%\nk1,2026-10-01,55%\nk2,2026-11-01,110\n"))
	if err != nil {
		t.Fatal(err)
	}
	in.file = "dir/table.csv"
	if err := p.importTable(quiet, quiet, in, false); err != nil {
		t.Fatal(err)
	}
	if err := p.mute(quiet, nil, muting{id: "L17:c2", reason: "not ours"}); err != nil {
		t.Fatal(err)
	}
	w, err := p.write()
	if err != nil {
		t.Fatal(err)
	}
	entries, err := w.file.Journal(0)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 3 || entries[1].Label != "Import table.csv" || entries[2].Label != "Mute L17:c2" {
		t.Fatalf("the journal has %d entries: %+v", len(entries), entries)
	}
	for _, e := range []store.Entry{entries[2], entries[1]} {
		inverse, err := edit.Decode(e.Inverse)
		if err != nil {
			t.Fatal(err)
		}
		if e.Journey != "smartphone" {
			t.Errorf("%s belongs to journey %q", e.Label, e.Journey)
		}
		if err := w.change(func(model.State) (step, error) { return step{label: "Undo", edits: inverse}, nil }); err != nil {
			t.Fatal(err)
		}
	}
	if exported(t, p) != before {
		t.Error("undoing both does not lead back")
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
