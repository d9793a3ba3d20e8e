package ui_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"wend/ui/uitest"
)

// heavy is a file of 8 MB with the journey "large".
func heavy(t *testing.T) []byte {
	t.Helper()
	note := `"note": "` + strings.Repeat("Why it is as it is. ", 900) + `", "importance":`
	raw := []byte(strings.ReplaceAll(string(large(t, 460)), `"importance":`, note))
	if len(raw) < 8<<20 {
		t.Fatalf("the file has only %d bytes", len(raw))
	}
	return raw
}

// importing asks for a file and holds back whatever that leads to.
func importing(d *uitest.Driver, raw []byte) {
	d.Machine.Texts["in.json"] = raw
	d.Do("Import journeys")
	d.Type("in.json")
	d.Hold()
	d.Press("enter")
}

func imported(d *uitest.Driver) bool {
	_, there := d.App.State().Document("large")
	return there
}

func TestALargeImportKeepsTheScreenAnswering(t *testing.T) {
	d := smartphone(t)
	importing(d, heavy(t))
	edited := 0
	answers := func(while string) {
		t.Helper()
		at, _ := d.App.Place()
		d.Press("l")
		if now, _ := d.App.Place(); now == at {
			t.Errorf("while the file is %s, keys do not move the cursor", while)
		}
		before := d.App.State()
		d.Press("+")
		edited++
		if d.App.State().Same(before) {
			t.Errorf("while the file is %s, nothing can be edited", while)
		}
		if imported(d) {
			t.Errorf("while the file is %s, it is there", while)
		}
	}
	d.Press("l", "+")
	d.Shows("Importing in.json", "Reading…") // what was typed is held until it is read
	d.Step()
	edited++
	answers("planned")
	d.Step()
	d.Press("l") // it was planned for what there is no more, and is planned again
	if imported(d) {
		t.Error("what was planned for another state is there")
	}
	d.Step()
	if !imported(d) {
		t.Fatalf("it never arrived: %s", d.App.Toast())
	}
	d.Release()
	if !strings.HasPrefix(d.App.Toast(), "Imported in.json: ") || d.App.Open().ID() != "large" {
		t.Errorf("%q is said and %q shown", d.App.Toast(), d.App.Open().ID())
	}
	if d.App.Unsaved() > 0 {
		t.Errorf("%d steps are not on disk", d.App.Unsaved())
	}
	for range edited + 1 { // the import is one step, and none of the others was lost
		d.Press("u")
	}
	if imported(d) {
		t.Error("u does not take the import back")
	}
	if fresh := smartphone(t); written(t, d) != written(t, fresh) {
		t.Error("taking everything back leads elsewhere")
	}
}

func TestAFileIsReadOutsideOfUpdate(t *testing.T) {
	for says, raw := range map[string]string{"In.json: line 1:": `{"wend":1,"x":`, "In.json: the file is empty": "", "The file is gone": ""} {
		d := smartphone(t)
		before := d.App.State()
		importing(d, []byte(raw))
		if d.App.Toast() != "" && !strings.HasPrefix(d.App.Toast(), "Imported") {
			t.Errorf("before it was read, the file is judged: %q", d.App.Toast())
		}
		if says == "The file is gone" {
			delete(d.Machine.Texts, "in.json")
			says = "Read in.json: file does not exist"
		}
		d.Release()
		if !strings.HasPrefix(d.App.Toast(), says) || !d.App.State().Same(before) {
			t.Errorf("%q is said of %q", d.App.Toast(), raw)
		}
	}
}

func TestANewJourneyOfTemplatesIsMadeOutsideOfUpdate(t *testing.T) {
	d := smartphone(t)
	d.Do("New journey")
	d.Type("Return a phone")
	before := d.App.State()
	d.Hold()
	d.Press("enter")
	if !d.App.State().Same(before) {
		t.Error("the templates were read in Update")
	}
	d.Release()
	if got := d.App.Open().Journey().Title; got != "Return a phone" {
		t.Errorf("%q is open", got)
	}
}

func TestAJourneyIsExportedInTheFormatThatTheNameEndsLike(t *testing.T) {
	d := smartphone(t)
	for name, begins := range map[string]string{"out.md": "# Smartphone buyer", "out.json": "{\n  \"wend\": 1"} {
		d.Do("Export journey")
		d.Press("ctrl+a", "ctrl+k")
		d.Type(name)
		d.Press("enter")
		if got := string(d.Machine.Texts[name]); !strings.HasPrefix(got, begins) {
			t.Errorf("%s begins with %.40q", name, got)
		}
	}
	d.Do("Export journey")
	d.Press("ctrl+a", "ctrl+k")
	d.Type("out.pdf")
	d.Press("enter")
	d.Shows("the name must end in .json or .md")
	if _, there := d.Machine.Texts["out.pdf"]; there {
		t.Error("a file of an unknown format was written")
	}
}

func TestSuggestedFileNameIsTheTitleInAnyScript(t *testing.T) {
	raw, err := os.ReadFile("testdata/smartphone.json")
	if err != nil {
		t.Fatal(err)
	}
	for title, want := range map[string]string{
		"Smartphone buyer, interest phase": "smartphone-buyer-interest-phase.json",
		"Müller kauft/1 Gerät":             "müller-kauft-1-gerät.json",
		"スマホを買う":                           "スマホを買う.json",
		"…":                                "journey.json",
		"One two three four five six more": "one-two-three-four-five-six.json",
		strings.Repeat("界", 90):            strings.Repeat("界", 20), // as much as the field shows
	} {
		d := fresh(t)
		bringBytes(d, bytes.Replace(raw, []byte("Smartphone buyer, interest phase"), []byte(title), -1))
		d.Press("W")
		d.Shows(want)
		d.Press("enter")
		for _, path := range d.Machine.Written() {
			if len(path) > 200 {
				t.Errorf("a name of %d bytes", len(path))
			}
		}
	}
}

func TestATildeInAPathThatIsTypedIsTheUsersDirectory(t *testing.T) {
	d := smartphone(t)
	raw, err := os.ReadFile("testdata/smartphone.json")
	if err != nil {
		t.Fatal(err)
	}
	d.Machine.Texts["/home/maya/x.json"] = raw
	d.Do("Import journeys")
	d.Type("~/x.json")
	d.Press("enter")
	if strings.Contains(d.App.Toast(), "read ~") {
		t.Errorf("importing says %q", d.App.Toast())
	}
	d.Do("Export journey")
	d.Press("ctrl+a", "ctrl+k")
	d.Type("~/out.json")
	d.Press("enter")
	if _, there := d.Machine.Texts["/home/maya/out.json"]; !there {
		t.Errorf("written are %q\n%s", d.Machine.Written(), d.Screen())
	}
	d.Do("Open workspace")
	d.Type("~/other.wend")
	d.Press("enter")
	d.Shows("/home/maya/other.wend")
}
