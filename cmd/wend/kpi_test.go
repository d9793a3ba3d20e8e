package main

import (
	"io"
	"strings"
	"testing"

	"wend/model"
	"wend/model/edit"
	"wend/model/format/csv"
	"wend/store"
)

func TestATableAndAMuteAreOneStepEachThatTheJournalCanUndo(t *testing.T) {
	p := inTemporary(t)
	quiet := plain{io.Discard}
	if err := p.bring(quiet, "smartphone.json", sample(t), false); err != nil {
		t.Fatal(err)
	}
	before := exported(t, p)
	in, err := csv.Read(strings.NewReader("kpi,date,value\nk1,2026-11-01,53%\nk1,2026-10-01,55%\nk2,2026-11-01,110\n"))
	if err != nil {
		t.Fatal(err)
	}
	if err := p.importTable(quiet, quiet, table{in, "dir/table.csv"}, false); err != nil {
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
