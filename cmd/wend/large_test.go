package main

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"wend/model"
	"wend/model/edit"
	"wend/model/format/json"
	"wend/model/format/source"
)

// many is a workspace of so many journeys with a KPI each.
func many(t *testing.T, journeys int) *program {
	t.Helper()
	p := inTemporary(t)
	var b strings.Builder
	for i := range journeys {
		fmt.Fprintf(&b, `,{"id":"j%d","title":"Journey %d","kpis":[{"id":"k1","name":"Bounce %d","unit":"percent"}]}`, i, i, i)
	}
	s, _, err := json.Decode(strings.NewReader(`{"wend":1,"journeys":[`+b.String()[1:]+`]}`), source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.bring(plain{io.Discard}, "many.json", s, false); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAStepReadsOnlyTheJourneysItIsAbout(t *testing.T) {
	p := many(t, 20)
	w, err := p.write()
	if err != nil {
		t.Fatal(err)
	}
	loaded := func(what string, want int, needs func() ([]model.DocID, error)) {
		t.Helper()
		seen := 0
		err := w.changeIn(needs, func(s model.State) (step, error) {
			for range s.Journeys() {
				seen++
			}
			return step{label: "look"}, nil
		})
		if err != nil || seen != want {
			t.Errorf("%s: %d journeys in memory, want %d, %v", what, seen, want, err)
		}
		if err := w.begin(); err != nil {
			t.Fatal(err)
		}
	}
	loaded("a new journey", 0, none)
	loaded("a measurement", 1, func() ([]model.DocID, error) {
		ids, path, err := w.homeOf("Bounce 7")
		if path != "j7/k1" {
			t.Errorf("the KPI is %s", path)
		}
		return ids, err
	})
	one := model.NewState(model.NewDocument("j3", model.Journey{ID: "j3", Title: "Journey 3"}))
	loaded("a small file", 1, func() ([]model.DocID, error) { return w.spokenOf(one), nil })
}

func TestAMeasurementOfOneAmongManyIsKeptWithItsJourney(t *testing.T) {
	p := many(t, 5)
	if err := p.record(plain{io.Discard}, "j3/k1", "54%", model.Measurement{Date: "2026-03-01"}); err != nil {
		t.Fatal(err)
	}
	w, err := p.read()
	if err != nil {
		t.Fatal(err)
	}
	if err := w.load("j3"); err != nil {
		t.Fatal(err)
	}
	d, _ := w.State().Document("j3")
	if n := d.Len(model.KindMeasurement); n != 1 {
		t.Errorf("%d measurements", n)
	}
	if err := p.record(plain{io.Discard}, "k1", "54%", model.Measurement{Date: "2026-03-01"}); err == nil {
		t.Error("an id that five journeys have was taken")
	}
}

func TestTheSmallImportPlansAsWithTheWholeLibraryInMemory(t *testing.T) {
	p := many(t, 6)
	in := model.NewState(model.NewDocument("j3", model.Journey{ID: "j3", Title: "Another journey"}))
	w, err := p.read()
	if err != nil {
		t.Fatal(err)
	}
	if err := w.load(w.spokenOf(in)...); err != nil {
		t.Fatal(err)
	}
	small, _ := edit.Import(w.State(), in)
	if err := w.loadAll(); err != nil {
		t.Fatal(err)
	}
	whole, _ := edit.Import(w.State(), in)
	a, err1 := edit.Encode(small)
	b, err2 := edit.Encode(whole)
	if err1 != nil || err2 != nil || string(a) != string(b) {
		t.Errorf("%s\nwith the whole library: %s", a, b)
	}
}
