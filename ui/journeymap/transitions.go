package journeymap

import (
	"fmt"
	"math"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/screen"
)

// editTransitions asks who goes on from the stage, where to, and who leaves.
func editTransitions(m *Map, f *screen.Frame) screen.Outcome {
	d, from := f.Journey, model.Node(m.cursor.Column.Stage)
	rows := []dialog.FormRow{{Key: "entry", Label: "Enter the journey here", Kind: dialog.FormNumber, Quantity: text.Percent, Value: percent(d, model.Entry, from)}}
	for s := range d.Stages() {
		label := "On to " + text.Name(s)
		if s.ID == model.StageID(from) {
			label = "Stay, come again"
		}
		rows = append(rows, dialog.FormRow{Key: string(s.ID), Label: label, Kind: dialog.FormNumber, Quantity: text.Percent, Value: percent(d, from, model.Node(s.ID))})
	}
	rows = append(rows,
		dialog.FormRow{Key: string(model.Goal), Label: "Reach the goal", Kind: dialog.FormNumber, Quantity: text.Percent, Value: percent(d, from, model.Goal)},
		dialog.FormRow{Key: string(model.Lost), Label: "Leave", Kind: dialog.FormNumber, Quantity: text.Percent, Value: leaving(d, from), Placeholder: "the rest"},
	)
	return fill(f, dialog.FormOptions{
		Title: "From " + f.Name(ref(model.KindStage, from)), Rows: rows,
		Hint: "Of a hundred who are here, how many go where? What is left over leaves.",
		Sum:  sumOf,
	}, func(_ *Map, f *screen.Frame, v map[string]string) screen.Outcome { return setTransitions(f, from, v) })
}

func percent(d *model.Document, from, to model.Node) string {
	t, found := model.Lookup[model.Transition](d, model.TransitionKey(from, to))
	p, set := t.Probability.Value()
	if !found || !set {
		return ""
	}
	return text.Percent.Typed(p)
}

// leaving is what to type for those who leave: nothing where they are the rest, so
// that another way can be made larger without a thought of it.
func leaving(d *model.Document, from model.Node) string {
	sum := 0.0
	for t := range model.All[model.Transition](d) {
		if t.From == from {
			sum += t.Probability.Or(0)
		}
	}
	if nearby(sum) == 1 {
		return ""
	}
	return percent(d, from, model.Lost)
}

// sumOf adds up the ways out. An empty Leave takes the rest.
func sumOf(v map[string]string) (string, bool) {
	sum, any := waysOut(v)
	switch {
	case !any:
		return "no way out yet", true
	case v[string(model.Lost)] == "" && sum <= 1:
		return text.Percent.Exact(nearby(1-sum)) + " leave", true
	case sum != 1:
		return fmt.Sprintf("together %s, must be 100 %%", text.Percent.Exact(sum)), false
	}
	return "together 100 %", true
}

// waysOut adds up the shares of the ways out, to a millionth of a percent, and
// says whether there is any.
func waysOut(v map[string]string) (sum float64, any bool) {
	for key, typed := range v {
		if x, ok := typedIn(text.Percent, typed).Value(); ok && key != "entry" {
			sum, any = sum+x, true
		}
	}
	return nearby(sum), any
}

// nearby rounds a share to a millionth of a percent.
func nearby(share float64) float64 { return math.Round(share*1e8) / 1e8 }

// setTransitions makes the ways into and out of a stage what the form says.
func setTransitions(f *screen.Frame, from model.Node, v map[string]string) screen.Outcome {
	if sum, any := waysOut(v); any && v[string(model.Lost)] == "" && sum < 1 {
		v[string(model.Lost)] = text.Percent.Typed(nearby(1 - sum))
	}
	var all []edit.Edit
	state := f.State
	set := func(from, to model.Node, typed string) error {
		edits, err := edit.Route(state, f.Journey.ID(), from, to, typedIn(text.Percent, typed))
		if err != nil || len(edits) == 0 {
			return err
		}
		r, err := edit.Apply(state, edits)
		if err != nil {
			return err
		}
		state, all = r.State, append(all, edits...)
		return nil
	}
	nodes := []model.Node{model.Goal, model.Lost}
	for s := range f.Journey.Stages() {
		nodes = append(nodes, model.Node(s.ID))
	}
	for _, to := range nodes {
		if err := set(from, to, v[string(to)]); err != nil {
			return screen.Fail(err)
		}
	}
	if err := set(model.Entry, from, v["entry"]); err != nil {
		return screen.Fail(err)
	}
	return screen.Change("transitions of "+f.Quoted(ref(model.KindStage, from)), all, nil)
}
