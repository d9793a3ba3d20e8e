package uitest_test

import (
	"strings"
	"testing"
	"time"

	"wend/ui/keymap"
	"wend/ui/uitest"
)

func TestEveryKeyOfTheTableIsReportedByItsName(t *testing.T) {
	for _, c := range keymap.Table() {
		for _, keys := range c.Keys {
			for _, k := range strings.Fields(keys) {
				if got := uitest.Key(k).String(); got != k {
					t.Errorf("%q is reported as %q", k, got)
				}
			}
		}
	}
}

func TestTimePassesOnlyWhenATestWaits(t *testing.T) {
	d := uitest.Start(t, uitest.Options{})
	d.Press("ctrl+s")
	d.Shows("Nothing is open")
	d.Press("~") // means nothing
	d.Shows("Nothing is open")
	d.Wait(time.Minute)
	d.ShowsNot("Nothing is open")
}

func TestTheSameKeysMakeTheSameScreen(t *testing.T) {
	var screens []string
	for range 2 {
		d := uitest.Start(t, uitest.Options{})
		d.Press("n")
		d.Type("Tea drinker")
		d.Press("enter", "a")
		d.Type("Boils water @kitchen")
		d.Press("enter", "esc")
		screens = append(screens, d.Screen())
	}
	if screens[0] != screens[1] {
		t.Error("they differ")
	}
}

func TestSavingWaitsWhileItIsHeld(t *testing.T) {
	d := uitest.Start(t, uitest.Options{})
	d.Press("n")
	d.Type("Tea drinker")
	d.Press("enter")
	commits := d.Machine.Commits
	d.Hold()
	d.Press("A")
	d.Type("Second pot")
	d.Press("enter")
	if d.Machine.Commits != commits {
		t.Error("it was saved")
	}
	d.Release()
	if d.Machine.Commits != commits+1 {
		t.Error("it was not saved")
	}
}
