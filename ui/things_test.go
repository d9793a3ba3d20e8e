package ui_test

import (
	"strings"
	"testing"

	"wend/model"
	"wend/ui/keymap"
	"wend/ui/things"
)

func TestEveryKindOfThingIsListedFromThePaletteAndOpensItsPage(t *testing.T) {
	for _, c := range keymap.Things() {
		t.Run(c.Kind, func(t *testing.T) {
			t.Parallel()
			k := things.Kind(c)
			if k == model.NoKind {
				t.Fatalf("the model has no %q", c.Kind)
			}
			d := smartphone(t)
			name := ""
			for _, doc := range []*model.Document{d.App.Open(), d.App.State().Workspace()} {
				for o := range doc.InOrder(k) {
					if name == "" {
						name = d.App.Names().Object(o)
					}
				}
			}
			d.Do(c.Plural)
			if name == "" {
				d.Shows("There is no " + c.Kind + " yet")
				return
			}
			d.Press("enter")
			if d.App.Scopes()[0] != keymap.Inspector {
				t.Fatalf("no page of %q opens:\n%s", name, d.Screen())
			}
			d.Shows(strings.Fields(name)[0])
		})
	}
}

func TestWhatHasNoKeyIsAddedFromThePaletteAndShownAtOnce(t *testing.T) {
	for _, c := range keymap.Things() {
		if c.Adds == "" {
			continue
		}
		for _, where := range [][]string{nil, {"g", "l"}, {"enter"}} {
			d := smartphone(t)
			d.Press(where...)
			d.Do("Add " + c.Kind)
			d.Type("Ask the neighbours")
			d.Press("enter")
			d.Shows("saved")
			d.Do(c.Plural)
			d.Type("neighbours")
			d.Shows("▸ Ask the neighbours")
		}
	}
}

func TestThePaletteFindsWhatPeopleLookFor(t *testing.T) {
	for query, want := range map[string]string{
		"initiative": "Initiatives", "hypothesis": "Add hypothesis", "evidence": "Evidence", "tactic": "Tactics",
		"message": "Tactics", "history": "Go to the history", "share": "Export",
	} {
		d := smartphone(t)
		d.Press(":")
		d.Type(query)
		d.Shows(want)
	}
}

func TestTheHistoryIsListedTheLatestFirst(t *testing.T) {
	d := smartphone(t)
	d.Press("+")
	d.Do("Go to the history")
	d.Shows("History", "feeling of ", "import in.json")
	_, latest := d.Find("feeling of ")
	if _, earlier := d.Find("import in.json"); latest > earlier {
		t.Error("the first comes first")
	}
}

func TestPaletteAndHelpBeginWithWhatWasDoneLastAndEndWithMoving(t *testing.T) {
	for _, key := range []string{":", "?"} {
		d := smartphone(t)
		d.Press("+", "l", key)
		if first := firstRow(d); !strings.Contains(first, "Raise feeling") {
			t.Errorf("%s begins with %q", key, first)
		}
		d.ShowsNot("Go left")
		d.Press("esc")
		d = again(t, d)
		d.Press("3", key)
		if first := firstRow(d); !strings.Contains(first, "Change link strength") {
			t.Errorf("on the value chain %s begins with %q", key, first)
		}
	}
}
