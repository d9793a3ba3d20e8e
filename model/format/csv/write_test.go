package csv

import (
	"strings"
	"testing"
)

func TestATableForSpreadsheetsRunsNothingThatSomebodyTyped(t *testing.T) {
	var b strings.Builder
	err := Write(&b, []string{"Name", "Now"}, [][]string{{"=HYPERLINK(1)", "-9 %"}, {"+cmd|' /C'!A1", "+0.9"}, {"a, \"b\"", "-x"}})
	want := "Name,Now\n'=HYPERLINK(1),-9 %\n'+cmd|' /C'!A1,+0.9\n\"a, \"\"b\"\"\",'-x\n"
	if err != nil || b.String() != want {
		t.Errorf("got %q, %v", b.String(), err)
	}
}
