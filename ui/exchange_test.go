package ui_test

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

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
