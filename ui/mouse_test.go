package ui_test

import (
	"testing"

	"wend/model"
	"wend/ui/scene"
	"wend/ui/uitest"
)

// action returns what the customer does where the cursor is.
func action(d *uitest.Driver) string {
	c, _ := d.App.Place()
	t, _ := model.Lookup[model.Touchpoint](d.App.Open(), c.Column.Touchpoint)
	return t.Action
}

func TestAClickSelects(t *testing.T) {
	d := smartphone(t)
	d.Click(d.Find("Visits the"))
	if action(d) != "Visits the brand website" {
		t.Errorf("the cursor is on %q", action(d))
	}
	d.Click(d.Find("Product data"))
	if c, focus := d.App.Place(); focus != scene.Chain || c.Activity != "v2" {
		t.Errorf("the cursor is on %s in pane %d", c.Activity, focus)
	}
	d.Press("%")
	d.Click(d.Find("Leverage"))
	if _, focus := d.App.Place(); focus != scene.Panel {
		t.Errorf("pane %d has the focus", focus)
	}
}

func TestASecondClickOpens(t *testing.T) {
	d := smartphone(t)
	x, y := d.Find("Visits the")
	d.Click(x, y)
	d.Click(x, y)
	d.Shows("Touchpoint: Visits the brand website")
}

func TestDraggingMovesATouchpoint(t *testing.T) {
	d := smartphone(t)
	before := written(t, d)
	x, y := d.Find("Visits the")
	toX, _ := d.Find("Reads expert")
	d.Drag(x, y, toX, y)
	var order []string
	for touchpoint := range d.App.Open().Path() {
		order = append(order, string(touchpoint.ID))
	}
	if order[2] == "i1" || order[4] != "i1" {
		t.Errorf("the order is %v", order)
	}
	if d.App.Unsaved() > 0 {
		t.Error("it is not saved")
	}
	d.Press("u")
	if written(t, d) != before {
		t.Error("one undo does not take it back")
	}
}

func TestTheWheelScrollsThePaneUnderThePointer(t *testing.T) {
	d := smartphone(t)
	d.Resize(120, 30)
	x, y := d.Find("Website co")
	before := d.Screen()
	d.Wheel(x, y, 4)
	if d.Screen() == before {
		t.Error("nothing moved")
	}
	if c, _ := d.App.Place(); c.Activity == "v1" {
		t.Error("the activities do not scroll")
	}
}

func TestAClickOnTheFooterRunsIt(t *testing.T) {
	d := smartphone(t)
	d.Click(d.Find("? help"))
	if !d.App.Dialogs() {
		t.Error("help does not open")
	}
}

func TestAnyClickAnywhereIsSafe(t *testing.T) {
	rows := 7
	if testing.Short() {
		rows = 21
	}
	for _, v := range views {
		d := v.from(t)
		d.Resize(100, 30)
		d.Press(v.keys...)
		for y := 0; y < 30; y += rows {
			for x := 0; x < 100; x += 19 {
				d.Click(x, y)
				d.Wheel(x, y, 1)
				d.Drag(x, y, 99-x, 29-y)
				if why := fits(d.Raw(), 100, 30); why != "" {
					t.Fatalf("%s: %s", v.name, why)
				}
				if d.Left {
					d = v.from(t)
					d.Resize(100, 30)
				}
			}
		}
	}
}

func TestAMissedDragExplainsOnceHowToSelectText(t *testing.T) {
	d := smartphone(t)
	d.Drag(2, 0, 30, 0)
	d.Shows("hold shift")
	d.Press("esc")
	d.Drag(2, 0, 30, 0)
	d.ShowsNot("hold shift")
}
