package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"wend/model"
	"wend/ui/uitest"
)

func TestTheValueChainBeginsAtWhatCostsMostAgainstWhatItGives(t *testing.T) {
	d := measured(t)
	d.Press("g", "c")
	d.Shows("Brand advertising takes 28.2 % of the cost", "and gives 3.9 %", "cut or redesign", "290k could be")
	d.Press("E")
	d.Shows("Value index of Brand advertising", "contribution / cost share")
}

func TestTheValueChainOfAStageHasWhoServesIt(t *testing.T) {
	d := measured(t)
	d.Press("g", "c", "[")
	d.Shows("behind Post-purchase", "Customer service")
	d.Press("]")
	d.Shows("behind the whole journey")
}

func TestAnActivityIsLinkedToAnotherFromTheValueChain(t *testing.T) {
	d := measured(t)
	d.Press("g", "c", "c")
	d.Type("hands over to customer")
	d.Press("enter")
	d.Shows("Hands over to Customer service")
	var links []model.ActivityLink
	for l := range model.All[model.ActivityLink](d.App.State().Workspace()) {
		if l.Type == "hands-over" {
			links = append(links, l)
		}
	}
	if len(links) != 1 {
		t.Errorf("linked by %v", links)
	}
	d.Press("u")
	if strings.Contains(d.Screen(), "Hands over to Customer service") {
		t.Error("undo leaves the link")
	}
}

func TestAPainAtAnActivityStandsOnItsCard(t *testing.T) {
	d := measured(t)
	d.Press("g", "c", "p")
	d.Type("Nobody reads the numbers")
	d.Press("enter")
	d.Shows("Pain: Nobody reads the numbers")
}

func TestAnActivityAddedInAStageServesIt(t *testing.T) {
	d := measured(t)
	d.Press("g", "c", "[", "[", "a")
	d.Type("Fraud check")
	d.Press("enter", "esc")
	d.Shows("behind Purchase", "Fraud check", "needs a cost")
}

func TestAnEmptyValueChainSaysHowToBegin(t *testing.T) {
	d := fromNothing(t, uitest.Options{})
	d.Press("g", "c")
	d.Shows("a adds the first")
	d.Press("a")
	d.Type("Sales")
	d.Press("enter", "esc")
	d.Shows("needs links", "1 activity without a class")
}

func TestTheValueChainLooksLikeItsPictures(t *testing.T) {
	for name, c := range map[string]struct {
		d    *uitest.Driver
		keys []string
	}{
		"valuechain":           {measured(t), []string{"g", "c"}},
		"valuechain-quadrants": {measured(t), []string{"g", "c", "tab"}},
		"valuechain-stages":    {measured(t), []string{"g", "c", "tab", "tab"}},
		"valuechain-large":     {measured(t), []string{"g", "c", "z"}},
		"valuechain-ascii":     {measured(t, onlyASCII), []string{"g", "c"}},
		"valuechain-wide":      {foreign(t), []string{"g", "c"}},
	} {
		c.d.Press(c.keys...)
		var b strings.Builder
		for _, s := range [][2]int{{160, 48}, {80, 24}, {60, 20}} {
			c.d.Resize(s[0], s[1])
			fmt.Fprintf(&b, "%d x %d\n%s\n", s[0], s[1], c.d.Screen())
		}
		uitest.Golden(t, name, b.String())
	}
}
