package assets_test

import (
	"testing"

	"wend/assets"
	"wend/model/analysis"
	"wend/model/insight"
)

func TestNoTemplateOpensWithAnError(t *testing.T) {
	for _, a := range all() {
		if a == assets.Tutorial() {
			continue
		}
		s := decode(t, a)
		for d := range s.Journeys() {
			for _, found := range insight.Find(s, d.ID(), analysis.Compute(s, d.ID(), analysis.Options{}), insight.Options{}) {
				if found.Severity == insight.Error {
					t.Errorf("%s: %s %s", a.Key, found.ID, found.Text)
				}
			}
		}
	}
}
