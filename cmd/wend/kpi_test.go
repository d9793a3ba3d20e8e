package main

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
	"wend/store"
)

func TestATableTellsHowItsNumbersAreWritten(t *testing.T) {
	for table, want := range map[string]string{
		"kpi;date;value\nv;2026-01-01;1,500\nv;2026-02-01;2,5\n":                                 "1.5 2.5",
		"kpi;date;value\nv;2026-01-01;1,500\nv;2026-02-01;2.5\n":                                 "1500 2.5",
		"kpi;date;value\nv;2026-01-01;10 250,5\nv;2026-02-01;1.111,11\nv;2026-03-01;1.234.567\n": "10250.5 1111.11 1234567",
		"kpi,date,value\nv,2026-01-01,\"1,500\"\n":                                               `line 2: "1,500" is either 1500 or 1.5; type one of these`,
		"kpi,date,x,n\nr,2026-01-01,\"2,500\",\"7,400\"\n":                                       "2500/7400",
		"kpi,date,value\nv,2026-01-01,3/10\n":                                                    `line 2: "3/10" is a share, and this is measured in counts`,
	} {
		s := model.NewState(model.NewDocument("j", model.Journey{ID: "j"}).
			With(model.KPI{ID: "v", Unit: model.Count}).With(model.KPI{ID: "r", Unit: model.Percent}).
			With(model.Order{Of: model.KindKPI, IDs: []string{"v", "r"}}))
		in, err := parseTable([]byte(table))
		if err != nil {
			t.Fatal(err)
		}
		edits, done := in.plan(s)
		got := done.bad
		for _, e := range edits {
			m := e.(edit.Insert).Object.(model.Measurement)
			if n, counted := m.N.Value(); counted {
				got = append(got, fmt.Sprintf("%v/%v", m.X.Or(0), n))
			} else {
				got = append(got, text.Quantity{}.Typed(m.Value.Or(0)))
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s\nis %q, want %q", table, got, want)
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
