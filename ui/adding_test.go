package ui_test

import (
	"testing"

	"wend/model"
	"wend/ui/uitest"
)

// fresher returns what do adds to the open journey, of kind k.
func fresher(t *testing.T, d *uitest.Driver, k model.Kind, do func()) model.Object {
	t.Helper()
	known := map[string]bool{}
	for o := range d.App.Open().Each(k) {
		known[o.Key()] = true
	}
	do()
	for o := range d.App.Open().Each(k) {
		if !known[o.Key()] {
			return o
		}
	}
	t.Fatalf("no %s is added:\n%s", k, d.Screen())
	return nil
}

func TestAPainIsTheSameByKeyByCaptureAndOnThePage(t *testing.T) {
	d := smartphone(t)
	at(d, "Checks out online")
	typed := func(keys ...string) func() {
		return func() {
			d.Press(keys...)
			d.Type("slow")
			d.Press("enter")
		}
	}
	byKey := fresher(t, d, model.KindFinding, typed("p")).(model.Finding)
	at(d, "Checks out online") // off the pain
	onPage := fresher(t, d, model.KindFinding, typed("enter", "p")).(model.Finding)
	d.Press("esc", "esc")
	byLine := fresher(t, d, model.KindFinding, func() {
		d.Press("a")
		d.Type("Pays ~slow")
		d.Press("enter")
	}).(model.Finding)
	onPage.ID, byLine.ID, byLine.Touchpoint = byKey.ID, byKey.ID, byKey.Touchpoint
	want := string(model.EncodeObject(byKey))
	for way, f := range map[string]model.Finding{"the page": onPage, "the line": byLine} {
		if got := string(model.EncodeObject(f)); got != want {
			t.Errorf("%s adds %s, the key %s", way, got, want)
		}
	}
	if byKey.Status != model.Open {
		t.Errorf("the pain is %q", byKey.Status)
	}
}

func TestALinkIsMediumByKeyByCaptureAndOnThePage(t *testing.T) {
	d := smartphone(t)
	at(d, "Checks out online")
	for way, keys := range map[string][]string{"the key": {"^"}, "the page": {"enter", "^"}} {
		l := fresher(t, d, model.KindLink, func() {
			d.Press(keys...)
			d.Type(map[string]string{"the key": "Brand", "the page": "Firm"}[way])
			d.Press("enter")
		}).(model.Link)
		if l.Strength != model.Medium {
			t.Errorf("%s links with %d", way, l.Strength)
		}
		d.Press("esc", "esc")
	}
	l := fresher(t, d, model.KindLink, func() {
		d.Press("a")
		d.Type("Pays ^Brand")
		d.Press("enter")
	}).(model.Link)
	if l.Strength != model.Medium {
		t.Errorf("the line links with %d", l.Strength)
	}
}

func TestAValueThatCanMeanTwoNumbersIsNotRecorded(t *testing.T) {
	d := fresh(t)
	bringBytes(d, []byte(`{"wend":1,"workspace":{},"journeys":[{"id":"j","title":"J","stages":[{"id":"s","touchpoints":[{"id":"t"}]}],
		"kpis":[{"id":"page","name":"Time on page","unit":"seconds"},{"id":"bounce","name":"Bounce","unit":"percent"}]}]}`))
	before := written(t, d)
	record := func(kpi string) {
		d.Press("C")
		d.Type(kpi)
		d.Press("enter")
	}
	record("Time")
	d.Type("1,500")
	d.Press("enter")
	d.Shows("either 1500 or 1.5; type one of these")
	d.Press("ctrl+a", "ctrl+k")
	d.Type("4/5")
	d.Press("enter")
	d.Shows("a share, and this is measured in seconds")
	d.Press("esc")
	if written(t, d) != before {
		t.Error("something is recorded")
	}
	m := fresher(t, d, model.KindMeasurement, func() {
		record("Bounce")
		d.Type("45,5 %")
		d.Press("enter")
	}).(model.Measurement)
	if m.Value.Or(0) != 0.455 {
		t.Errorf("45,5 %% is recorded as %v", m.Value.Or(0))
	}
}
