package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"wend/model"
	"wend/ui"
	"wend/ui/uitest"
)

// measured is the sample with its KPIs.
func measured(t *testing.T, c ...func(*ui.Config)) *uitest.Driver {
	t.Helper()
	d := fresh(t, c...)
	bring(t, d, "../assets/samples/smartphone.json")
	return d
}

func TestTheKPIsSayWhereEachStands(t *testing.T) {
	d := measured(t)
	d.Press("g", "k")
	d.Shows("Comparison-page bounce", "54 %", "45 %", "40 %", "on target")
}

func TestAValueIsRecordedInTheListAndMovesTheKPI(t *testing.T) {
	d := measured(t)
	d.Press("g", "k", "/")
	d.Type("bounce")
	d.Press("enter", "m")
	d.Type("45")
	d.Press("enter")
	d.Shows("on target")
	d.Press("u")
	d.Shows("54 %", "40 %")
}

func TestMarkedKPIsAreDeletedInOneStep(t *testing.T) {
	d := measured(t)
	count := func() int {
		n := d.App.State().Workspace().Len(model.KindKPI)
		for doc := range d.App.State().Journeys() {
			n += doc.Len(model.KindKPI)
		}
		return n
	}
	before := count()
	d.Press("g", "k", "v", "j", "v", "x")
	if got := count(); got != before-2 {
		t.Errorf("of %d KPIs %d are left", before, got)
	}
	d.Press("u")
	if got := count(); got != before {
		t.Errorf("undo leaves %d of %d", got, before)
	}
}

func TestAnEmptyListOfKPIsSaysHowToBegin(t *testing.T) {
	d := fromNothing(t, uitest.Options{})
	d.Press("g", "k")
	d.Shows("C a whole set")
	d.Press("a")
	d.Type("Bookings")
	d.Press("enter")
	d.Shows("Bookings", "Baseline", "Target")
	d.Press("esc")
	d.Shows("not measured")
}

func TestAValueIsTypedAtOnceAndTheListSaysWhetherTheChangeIsReal(t *testing.T) {
	d := measured(t)
	d.Press("g", "k")
	d.Shows("No real change")
	for day, v := range []string{"55", "56", "54", "20"} {
		d.Machine.Time = d.Machine.Time.AddDate(0, 0, 1)
		d.Press(v[:1], v[1:], "enter")
		if day == 2 {
			d.Shows("No real change")
		}
	}
	d.Shows("20 %", "The last value is a real change")
}

func TestTheSourceOfTheLastValueIsRemembered(t *testing.T) {
	d := measured(t)
	d.Press("g", "k", "5", "0", "tab")
	d.Type("Shop analytics")
	d.Press("enter", "m")
	d.Shows("Shop analytics")
}

func TestAWholeSetOfKPIsIsAddedInOneStepWithoutThoseThatAreThere(t *testing.T) {
	d := measured(t)
	count := func() int { return d.App.Open().Len(model.KindKPI) }
	before := count()
	d.Press("g", "k", "C")
	d.Type("value chain")
	d.Shows("(is there)")
	d.Press("enter")
	if got := count() - before; got != 3 { // two of the five are there
		t.Errorf("%d added", got)
	}
	d.Press("u")
	if got := count(); got != before {
		t.Errorf("undo leaves %d of %d", got, before)
	}
}

func TestTheCatalogueIsListedByStageAndAddsOneThatIsNotThere(t *testing.T) {
	d := measured(t)
	d.Press("g", "k", "c")
	d.Type("click-through")
	d.Shows("▸ Click-through rate", "Awareness")
	d.Press("enter", "esc")
	d.Shows("Click-through rate", "Awareness", "not measured")
	d.Press("c")
	d.Type("click-through")
	d.Press("enter")
	d.Shows("It is there already")
}

func TestAKPIShowsWhatHangsOnIt(t *testing.T) {
	d := measured(t)
	d.Press("g", "k")
	d.Shows("Stands for: Finds what was looked for", "Comparable specification")
	d.Press("G")
	d.Shows("Short checkout: expected 1 point", "Hypothesis", "supported")
}

func TestAMeasurementIsChangedAndDeletedOnThePageOfItsKPI(t *testing.T) {
	d := measured(t)
	n := d.App.Open().Len(model.KindMeasurement)
	d.Press("g", "k", "enter", "j", "j", "j", "j", "j", "j")
	d.Press("x")
	if got := d.App.Open().Len(model.KindMeasurement); got != n-1 {
		t.Errorf("of %d measurements %d are left\n%s", n, got, d.Screen())
	}
}

func TestTheKPIsLookLikeTheirPictures(t *testing.T) {
	for name, c := range map[string]struct {
		d    *uitest.Driver
		keys []string
	}{
		"kpis":       {measured(t), []string{"g", "k"}},
		"kpis-ascii": {measured(t, onlyASCII), []string{"g", "k"}},
	} {
		c.d.Press(c.keys...)
		var b strings.Builder
		for _, s := range [][2]int{{160, 48}, {80, 24}, {60, 20}} {
			c.d.Resize(s[0], s[1])
			fmt.Fprintf(&b, "%d x %d\n%s\n\n", s[0], s[1], c.d.Screen())
		}
		uitest.Golden(t, name, b.String())
	}
}
