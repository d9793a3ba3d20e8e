package main

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"

	"wend/model"
	"wend/model/analysis"
	"wend/model/edit/edittest"
	"wend/model/format/markdown"
	"wend/model/format/sheet"
	"wend/model/insight"
)

// outputs are the ways in which commands write a journey and its numbers.
var outputs = map[string]func(b *bytes.Buffer, s model.State, d *model.Document, r *analysis.Report) error{
	"show": func(b *bytes.Buffer, s model.State, d *model.Document, r *analysis.Report) error {
		outline{sheet.Of(s, d, func(s string) string { return s }), r, plain{b}}.write()
		return nil
	},
	"markdown": func(b *bytes.Buffer, s model.State, d *model.Document, _ *analysis.Report) error {
		return markdown.Write(b, s, d.ID())
	},
	"analyze": func(b *bytes.Buffer, s model.State, d *model.Document, r *analysis.Report) error {
		numbers{plain{b}, s, d, r}.write()
		return nil
	},
	"analyze --json": func(b *bytes.Buffer, s model.State, d *model.Document, r *analysis.Report) error {
		return writeReport(b, r, insight.Find(s, d.ID(), r, insight.Options{Today: "2026-11-20"}))
	},
	"explain": func(b *bytes.Buffer, s model.State, _ *model.Document, r *analysis.Report) error {
		explanation{"", s, r}.list(plain{b})
		for _, id := range analysis.Numbers(r) {
			if err := (explanation{id, s, r}).explain(plain{b}); err != nil {
				return err
			}
		}
		return nil
	},
	"kpi list": func(b *bytes.Buffer, s model.State, d *model.Document, _ *analysis.Report) error {
		lines := append(stands(s, d), stands(s, s.Workspace())...)
		tellKPIs(plain{b}, lines)
		return writeJSON(b, lines)
	},
}

func TestNoOutputHasANumberThatIsNoneAndWhatIsMissingSaysWhy(t *testing.T) {
	check := func(t rapid.TB, s model.State) {
		for d := range s.Journeys() {
			r := analysis.Compute(s, d.ID(), analysis.Options{Today: "2026-11-20"})
			for name, write := range outputs {
				var b bytes.Buffer
				if err := write(&b, s, d, r); err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				if bad := edittest.Nonsense(b.String()); len(bad) > 0 {
					t.Fatalf("%s says %q", name, bad)
				}
			}
		}
	}
	empty := model.NewDocument("j", model.Journey{ID: "j"})
	check(t, model.NewState(model.NewDocument(model.WorkspaceDoc, model.Workspace{}), empty))
	rounds := 0
	rapid.Check(t, func(rt *rapid.T) {
		if rounds++; rounds > 8 {
			return
		}
		source := edittest.New(rt)
		check(rt, source.Extreme(source.State(rapid.IntRange(0, 60).Draw(rt, "things"))))
	})
}
