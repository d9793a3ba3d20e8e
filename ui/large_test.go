package ui_test

import "testing"

func TestALargeImportIsTakenBackAfterReopening(t *testing.T) {
	d := smartphone(t)
	bringBytes(d, large(t, 20))
	d = again(t, d)
	d.Press("u")
	if imported(d) {
		t.Fatal("the import is not taken back")
	}
	d.Shows("Undid: import in.json")
	d.Press("ctrl+r")
	d.Shows("Redid: import in.json")
	d = again(t, d)
	d.Press("g", "l")
	d.Shows("Large")
}
