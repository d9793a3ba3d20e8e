package journeymap

import (
	"fmt"
	"math"
	"strconv"

	"wend/model"
	"wend/model/edit"
	"wend/ui/dialog"
	"wend/ui/screen"
)

// editTransitions asks who goes on from the stage, where to, and who leaves.
func editTransitions(m *Map, f *screen.Frame) screen.Outcome {
	d, from := f.Journey, model.Node(m.cursor.Column.Stage)
	rows := []dialog.FormRow{{Key: "entry", Label: "Enter the journey here", Kind: dialog.FormNumber, Unit: "%", Value: percent(d, model.Entry, from)}}
	for s := range d.Stages() {
		label := "On to " + screen.Named(s.Name, "unnamed stage")
		if s.ID == model.StageID(from) {
			label = "Stay, come again"
		}
		rows = append(rows, dialog.FormRow{Key: string(s.ID), Label: label, Kind: dialog.FormNumber, Unit: "%", Value: percent(d, from, model.Node(s.ID))})
	}
	rows = append(rows,
		dialog.FormRow{Key: string(model.Goal), Label: "Reach the goal", Kind: dialog.FormNumber, Unit: "%", Value: percent(d, from, model.Goal)},
		dialog.FormRow{Key: string(model.Lost), Label: "Leave", Kind: dialog.FormNumber, Unit: "%", Value: percent(d, from, model.Lost), Placeholder: "the rest"},
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
	return strconv.FormatFloat(math.Round(p*1e8)/1e6, 'f', -1, 64)
}

// sumOf adds up the ways out. An empty Leave takes the rest.
func sumOf(v map[string]string) (string, bool) {
	sum, any := 0.0, false
	for key, text := range v {
		if x, ok := dialog.ParseNumber(text, "%"); ok && key != "entry" {
			sum, any = sum+x, true
		}
	}
	switch {
	case !any:
		return "no way out yet", true
	case v[string(model.Lost)] == "" && sum <= 100+1e-9:
		return fmt.Sprintf("%s %% leave", trim(100-sum)), true
	case math.Abs(sum-100) > 1e-6:
		return fmt.Sprintf("together %s %%, must be 100 %%", trim(sum)), false
	}
	return "together 100 %", true
}

func trim(x float64) string { return strconv.FormatFloat(math.Round(x*1e6)/1e6, 'f', -1, 64) }

// setTransitions makes the ways into and out of a stage what the form says.
func setTransitions(f *screen.Frame, from model.Node, v map[string]string) screen.Outcome {
	sum, any := 0.0, false
	for key, text := range v {
		if x, ok := dialog.ParseNumber(text, "%"); ok && key != "entry" {
			sum, any = sum+x, true
		}
	}
	if any && v[string(model.Lost)] == "" && sum < 100 {
		v[string(model.Lost)] = trim(100 - sum)
	}
	var all []edit.Edit
	state := f.State
	set := func(from, to model.Node, text string) error {
		edits, err := edit.Route(state, f.Journey.ID(), from, to, typedIn(model.Percent, text))
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
	return screen.Change("transitions of "+screen.Quoted(model.KindStage, f.Name(ref(model.KindStage, from))), all, nil)
}
