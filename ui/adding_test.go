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
