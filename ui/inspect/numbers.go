package inspect

import (
	"encoding/json"

	"wend/model"
	"wend/model/analysis"
	"wend/model/edit"
	"wend/ui/explain"
	"wend/ui/screen"
)

// explanation is where a row of the numbers leads: to one number, or to all of
// the thing.
type explanation struct{ number analysis.NumberID }

// numberRows lists what is computed of v's object on the open map.
func (v view) numberRows() []row {
	const group = "Numbers"
	known, missing := explain.Rows(v.frame, v.numbered())
	var out []row
	currency := v.state().Workspace().Workspace().Currency
	for _, n := range known {
		out = append(out, row{
			id: "number " + string(n.ID), group: group, label: analysis.TitleOf(n.ID), text: n.In(currency), explains: &explanation{n.ID},
		})
	}
	if missing != "" {
		out = append(out, row{id: "numbers", group: group, label: "more", text: missing, explains: &explanation{}})
	}
	return out
}

// numbered names v's object if the numbers on the screen are about it: it is of
// the open journey, or of the workspace.
func (v view) numbered() model.Ref {
	j := v.frame.Journey
	if j == nil || v.doc.ID() != j.ID() && v.doc.ID() != model.WorkspaceDoc {
		return model.Ref{}
	}
	return model.RefOf(v.object)
}

// explain opens the explanation of the number on the row under the cursor; on
// another row, the numbers of what is shown.
func (i Inspector) explain(f *screen.Frame) screen.Outcome {
	_, v, rows, at := i.now(f)
	if at < 0 {
		return screen.Refuse(noNumbers)
	}
	p := explain.Thing(f, v.numbered())
	if e := rows[at].explains; e != nil && e.number != "" {
		p = explain.Number(f, e.number)
	}
	if !p.Has(f) {
		return screen.Refuse(noNumbers)
	}
	return screen.Outcome{Open: p}
}

const noNumbers = "Nothing is computed of this"

// leadsToNumber reports whether the cursor is on a row of the numbers.
func (i Inspector) leadsToNumber(f *screen.Frame) bool {
	_, _, rows, at := i.now(f)
	return at >= 0 && rows[at].explains != nil
}

// rerouted plans to give a transition another probability where those of its place
// add up: what it gains, fewer leave.
func (v view) rerouted(f model.Field, value json.RawMessage) ([]edit.Edit, bool) {
	t, ok := v.object.(model.Transition)
	var p float64
	if !ok || f.Name != "probability" || json.Unmarshal(value, &p) != nil || p <= 0 || !edit.Whole(v.doc, t.From) {
		return nil, false
	}
	edits, err := edit.Reroute(v.state(), v.doc.ID(), t.From, t.To, p)
	return edits, err == nil
}
