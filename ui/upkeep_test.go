package ui_test

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"wend/ui/uitest"
)

// chooses takes an action from the palette.
func chooses(d *uitest.Driver, title string) {
	d.Press(":")
	d.Type(title)
	d.Press("enter")
}

func TestTheFileIsLookedAfterFromThePalette(t *testing.T) {
	d := smartphone(t)
	for title, how := range map[string]string{"Verify the file": "verify", "Back up now": "back up", "Compact the file": "compact"} {
		chooses(d, title)
		d.Shows(how + ": done to")
		if !slices.Contains(d.Machine.Cared, how) {
			t.Errorf("%s did %q", title, d.Machine.Cared)
		}
	}
	d.Machine.CareFails = errors.New("the file is damaged")
	chooses(d, "Verify the file")
	d.Shows("The file is damaged")
}

func TestADamagedFileIsRepairedFromTheScreen(t *testing.T) {
	d, path := onDisk(t)
	thinks(d, "A thought")
	content := slurped(t, path)
	clear(content[:8192])
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, size := range [][2]int{{60, 20}, {80, 24}, {160, 48}} {
		d = uitest.Start(t, uitest.Options{Machine: uitest.OnDisk(), Path: path, Width: size[0], Height: size[1]})
		d.Shows("damaged", "left untouched", "repair")
	}
	d.Press("y")
	d.Shows("Repaired", "test.damaged")
	d.Press("esc")
	d.Shows("A thought", "saved")
	if string(slurped(t, strings.TrimSuffix(path, ".wend")+".damaged.wend")) != string(content) {
		t.Error("the damaged file is not kept as it was")
	}
	d.Press("g", "l")
	d.ShowsNot("months")
	d.Press("g", "m")
	chooses(d, "Repair the file")
	d.Shows("Repair test.wend?", "kept beside")
}
