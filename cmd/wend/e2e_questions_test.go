package main

import (
	"strings"
	"testing"
)

// TestQuestionsAreAnsweredInFewKeys asks the sample what a room asks, and counts the
// keys beside the text: "=" stands before text that is typed.
func TestQuestionsAreAnsweredInFewKeys(t *testing.T) {
	for question, q := range map[string]struct {
		most   int
		keys   string
		answer []string
	}{
		"from a pain to who does what until when": {
			10, "l l l j j j i =Table Tab =Ann Tab =2027-02-01 Enter", []string{"Added", "Table"},
		},
		"what if ten points more went on": {
			6, "g f w > w", []string{"15 reach the goal", "50 %", "u undo"},
		},
		"what costs most against what it gives": {
			4, "g c E", []string{"Value index of Brand advertising", "contribution / cost share", "0.138"},
		},
		"is that change real": {
			5, "g k 5 0 Enter", []string{"50 %", "a real change"},
		},
		"how does she feel in each journey": {
			3, "g p", []string{"Maya, careful comparer", "Smartphone buyer, interest phase", "63.18"},
		},
		"which opportunity comes first, and whose is it": {
			3, "g o BTab", []string{"▸ How might we let a buyer p", "Shop team"},
		},
	} {
		t.Run(question, func(t *testing.T) {
			t.Parallel()
			s := start(newHome(t), terminal{w: 160, h: 48}, "demo")
			s.waitFor("Smartphone buyer", "▸ 1 Journey")
			pressed := 0
			for key := range strings.FieldsSeq(q.keys) {
				if text, typed := strings.CutPrefix(key, "="); typed {
					s.typeText(text)
					continue
				}
				s.keys(key)
				pressed++
			}
			s.waitFor(q.answer...)
			if pressed > q.most {
				t.Errorf("%d keys, want at most %d", pressed, q.most)
			}
		})
	}
}
