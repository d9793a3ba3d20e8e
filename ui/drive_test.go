package ui_test

import (
	"bytes"
	"os"
	"time"

	"wend/model"
	"wend/model/format/json"
	"wend/ui"
	"wend/ui/uitest"
)

// fresh starts with no workspace at all.
func fresh(t uitest.TB, c ...func(*ui.Config)) *uitest.Driver {
	t.Helper()
	return uitest.Start(t, uitest.Options{Config: all(c)})
}

func all(changes []func(*ui.Config)) func(*ui.Config) {
	return func(c *ui.Config) {
		for _, change := range changes {
			change(c)
		}
	}
}

// smartphone starts with the sample on the map.
func smartphone(t uitest.TB, c ...func(*ui.Config)) *uitest.Driver {
	t.Helper()
	d := fresh(t, c...)
	bring(t, d, "testdata/smartphone.json")
	return d
}

// bring imports a file into the workspace of d.
func bring(t uitest.TB, d *uitest.Driver, path string) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v", err)
	}
	bringBytes(d, raw)
}

func bringBytes(d *uitest.Driver, raw []byte) {
	d.Machine.Texts["in.json"] = raw
	d.Do("Import journeys")
	d.Paste("in.json")
	d.Press("enter")
	delete(d.Machine.Texts, "in.json")
	d.Wait(10 * time.Second)
}

// again starts another app on the workspace of d.
func again(t uitest.TB, d *uitest.Driver) *uitest.Driver {
	t.Helper()
	return uitest.Start(t, uitest.Options{Machine: d.Machine, Width: 120, Height: 40})
}

// written returns the state as a file, to compare states by.
func written(t uitest.TB, d *uitest.Driver) string {
	t.Helper()
	var ids []model.DocID
	for j := range d.App.State().Journeys() {
		ids = append(ids, j.ID())
	}
	var b bytes.Buffer
	if err := json.Encode(&b, d.App.State(), ids...); err != nil {
		t.Fatalf("%v", err)
	}
	return b.String()
}
