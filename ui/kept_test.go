package ui_test

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wend/ui"
	"wend/ui/scene"
	"wend/ui/uitest"
)

// earlier starts on a copy of a workspace that was written when the view was
// kept with numbers for panes: at the second touchpoint, in the chain, with Tom
// selected and the channel above the touchpoints.
func earlier(t *testing.T) *uitest.Driver {
	t.Helper()
	f, err := os.Open("testdata/earlier.wend.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "earlier.wend")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return uitest.Start(t, uitest.Options{Machine: uitest.OnDisk(), Path: path})
}

// above reports whether one text stands above another.
func above(t *testing.T, d *uitest.Driver, one, other string) bool {
	t.Helper()
	_, y := d.Find(one)
	_, z := d.Find(other)
	return y < z
}

func TestAWorkspaceOfAnEarlierVersionOpensAsItWasLeft(t *testing.T) {
	d := earlier(t)
	for range 2 { // once as it was written then, and as it is written now
		c, pane := d.App.Place()
		if pane != scene.Chain || c.Column.Touchpoint != "a2" || c.Persona != "tom" || c.Activity != "v3" {
			t.Errorf("the cursor is at %+v in pane %d", c, pane)
		}
		if !above(t, d, "Channel", "Touchpoint ") {
			t.Errorf("the lanes are in another order:\n%s", d.Screen())
		}
		d.Press("q")
		if !d.Left {
			t.Fatal("it does not leave")
		}
		d = uitest.Start(t, uitest.Options{Machine: d.Machine, Path: d.Machine.Recent()[0]})
	}
}

func TestStepsOfAnEarlierVersionAreTakenBackWhereTheyWereMade(t *testing.T) {
	d := earlier(t)
	for _, want := range []struct{ says, at string }{
		{"link of", "a1"}, {"feeling of Tom", "p1"},
	} {
		d.Press("g", "g", "l", "l", "u")
		if toast := d.App.Toast(); !strings.HasPrefix(toast, "Undid: "+want.says) {
			t.Fatalf("it says %q", toast)
		}
		if c, _ := d.App.Place(); string(c.Column.Touchpoint) != want.at || c.Persona != "tom" {
			t.Errorf("after %q the cursor is at %+v", d.App.Toast(), c)
		}
	}
}

// looked starts on the sample with something kept of the view.
func looked(t *testing.T, raw string) *uitest.Driver {
	t.Helper()
	d := smartphone(t)
	s, _, err := d.Machine.Open("test.wend")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SetUIState("view/", []byte(raw)); err != nil {
		t.Fatal(err)
	}
	return uitest.Start(t, uitest.Options{Machine: d.Machine, Config: func(c *ui.Config) { c.Actor = "" }})
}

func TestWhatIsKeptOfAViewButMakesNoSenseIsPassedOver(t *testing.T) {
	for name, raw := range map[string]string{
		"a pane that is none":         `{"journey":"smartphone","screens":{"map":{"lanes":["touchpoint","pain"],"focus":"nowhere","zoom":"near"}}}`,
		"a pane of an older version":  `{"journey":"smartphone","board":{"Lanes":["touchpoint","pain"],"Focus":9,"Zoom":7},"cursors":{}}`,
		"a pane before all":           `{"journey":"smartphone","board":{"Lanes":["touchpoint","pain"],"Focus":-1,"Zoom":-1},"cursors":{}}`,
		"the page, once a pane":       `{"journey":"smartphone","board":{"Lanes":["touchpoint","pain"],"Focus":5,"Zoom":2},"cursors":{}}`,
		"lanes that are none":         `{"journey":"smartphone","screens":{"map":{"lanes":["nothing"],"focus":"journey","zoom":"touchpoints"}}}`,
		"something else":              `{"journey":"smartphone","screens":{"map":[1,2]}}`,
		"a screen that is not known":  `{"journey":"smartphone","screens":{"orbit":{"x":1},"map":{"focus":"journey"}}}`,
		"a cursor in a place gone by": `{"journey":"smartphone","screens":{"map":{"focus":"journey","zoom":"touchpoints","places":{"smartphone":{"touchpoint":"gone","persona":"gone"}}}}}`,
	} {
		t.Run(name, func(t *testing.T) {
			d := looked(t, raw)
			if c, pane := d.App.Place(); pane != scene.Journey || c.Column.Touchpoint == "" {
				t.Errorf("the cursor is at %+v in pane %d", c, pane)
			}
			d.Shows("Sees social", "Pains")
			d.Press("j", "l", "tab", "enter", "esc", "z")
			if why := fits(d.Raw(), 160, 48); why != "" {
				t.Error(why)
			}
		})
	}
}

func TestWhatOtherVersionsKeepOfScreensStays(t *testing.T) {
	d := looked(t, `{"journey":"smartphone","screens":{"orbit":{"x":1}}}`)
	d.Press("3", "q")
	s, _, _ := d.Machine.Open("test.wend")
	raw, err := s.UIState("view/")
	if err != nil || !strings.Contains(string(raw), `"orbit":{"x":1}`) || !strings.Contains(string(raw), `"focus":"chain"`) {
		t.Errorf("kept is %s (%v)", raw, err)
	}
}
