package ui_test

import (
	"strings"
	"testing"

	"wend/model"
)

func TestAListIsCopiedAsATableOfMarkdownAndOnlyWhatIsMarked(t *testing.T) {
	d := measured(t)
	d.Press("g", "k", "y")
	if all := d.Machine.Clipboard; !strings.HasPrefix(all, "| KPI | ") || !strings.Contains(all, "| Comparison-page bounce | ") || strings.Count(all, "\n") < 6 {
		t.Errorf("copied:\n%s", all)
	}
	d.Press("v", "v", "y")
	if got := strings.Count(strings.TrimSpace(d.Machine.Clipboard), "\n"); got != 3 {
		t.Errorf("of two marked rows %d lines were copied:\n%s", got+1, d.Machine.Clipboard)
	}
}

func TestAListIsWrittenAsCSVOrMarkdownByTheNameOfTheFile(t *testing.T) {
	d := measured(t)
	d.Press("g", "k", "W")
	d.Shows("kpis.csv")
	d.Press("enter")
	for name, begins := range map[string]string{"kpis.csv": "KPI,About,Now,", "kpis.md": "| KPI | About |"} {
		if name != "kpis.csv" {
			d.Press("W", "backspace", "backspace", "backspace")
			d.Type("md")
			d.Press("enter")
		}
		found := false
		for path, text := range d.Machine.Texts {
			found = found || strings.HasSuffix(path, name) && strings.HasPrefix(string(text), begins)
		}
		if !found {
			t.Errorf("%s is not written: %v", name, d.Machine.Written())
		}
	}
	d.Press("W", "backspace")
	d.Press("enter")
	d.Shows("the name must end in .csv or .md")
}

func TestOwnerAndTagsAreSetOfAllMarkedInOneStep(t *testing.T) {
	d := measured(t)
	owned := func(by string) (n int) {
		for doc := range d.App.State().Journeys() {
			for k := range model.All[model.KPI](doc) {
				if k.Owner == by || by == "" && len(k.Tags) == 1 && k.Tags[0] == "weekly" {
					n++
				}
			}
		}
		return n
	}
	d.Press("g", "k", "v", "v", "o", "ctrl+u")
	d.Type("Zoe")
	d.Press("enter")
	if n := owned("Zoe"); n != 2 {
		t.Fatalf("%d of 2 marked KPIs have the owner", n)
	}
	d.Press("t")
	d.Type("weekly")
	d.Press("enter")
	if n := owned(""); n != 2 {
		t.Errorf("%d of 2 marked KPIs have the tag", n)
	}
	d.Press("u", "u")
	if n := owned("Zoe") + owned(""); n != 0 {
		t.Errorf("undo leaves %d", n)
	}
	d.Press("s")
	d.Shows("KPIs have no status")
}
