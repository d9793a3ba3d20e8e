package journeys

import (
	"bytes"
	"fmt"
	"slices"

	"wend/assets"
	"wend/model"
	"wend/model/edit"
	"wend/model/format/json"
	"wend/model/format/source"
	"wend/ui/dialog"
	"wend/ui/screen"
)

// New asks for a title and what to begin with; stages is the key of a template,
// or empty.
func New(f *screen.Frame, stages string) screen.Outcome {
	return screen.Fill(f, dialog.FormOptions{
		Title: "New journey",
		Rows: []dialog.FormRow{
			{Key: "title", Label: "Title", Placeholder: "Whose way, to what: Smartphone buyer", Required: true},
			{Key: "stages", Label: "Stages", Kind: dialog.FormChoice, Options: templates(assets.StageSets()), Value: stages},
			{Key: "chain", Label: "Value chain", Kind: dialog.FormChoice, Options: append([]dialog.Option{{Title: "none yet"}}, templates(assets.ChainSets())...)},
		},
	}, func(v map[string]string) screen.Answer {
		return screen.Anywhere(func(*screen.Frame) screen.Outcome {
			return screen.Outcome{Workspace: true, Then: screen.Anywhere(func(f *screen.Frame) screen.Outcome { return begin(f, v) })}
		})
	})
}

func templates(all []assets.Template) []dialog.Option {
	out := make([]dialog.Option, 0, len(all))
	for _, t := range all {
		out = append(out, dialog.Option{Key: t.Key, Title: t.Title})
	}
	return out
}

// Templates shows the sets of stages with what is in them.
func Templates(f *screen.Frame) screen.Outcome {
	var items []dialog.Item
	for _, t := range slices.Concat(assets.StageSets(), assets.Samples()) {
		items = append(items, dialog.Item{Key: t.Key, Title: t.Title, About: t.About})
	}
	o := dialog.PickerOptions{Title: "Begin with", Items: items, Preview: previewTemplate}
	return screen.Pick(f, o, func(chosen dialog.Item) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome {
			if slices.ContainsFunc(assets.Samples(), func(t assets.Template) bool { return t.Key == chosen.Key }) {
				return Import(f, chosen.Title, template(chosen.Key))
			}
			return New(f, chosen.Key)
		})
	})
}

// Sample returns what a template or sample holds.
func Sample(key string) (model.State, error) {
	s, _, err := json.Decode(bytes.NewReader(template(key)), source.Options{})
	return s, err
}

func template(key string) []byte {
	t, _ := assets.Find(key)
	return t.Bytes()
}

// previewTemplate lists the stages of a template.
func previewTemplate(i dialog.Item) []string {
	s, err := Sample(i.Key)
	if err != nil {
		return nil
	}
	lines := []string{i.About, ""}
	for d := range s.Journeys() {
		for st := range d.Stages() {
			n := len(d.IDs(model.KindTouchpoint, string(st.ID)))
			line := st.Name
			if n > 0 {
				line = fmt.Sprintf("%s (%d touchpoints)", st.Name, n)
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// begin makes a journey of what the form says.
func begin(f *screen.Frame, v map[string]string) screen.Outcome {
	state := f.State
	var all []edit.Edit
	id := model.DocID("")
	for _, key := range []string{v["chain"], v["stages"]} {
		if key == "" {
			continue
		}
		t, err := Sample(key)
		if err != nil {
			return screen.Fail(err)
		}
		edits, made := edit.Instantiate(state, t, v["title"], f.NewID)
		r, err := edit.Apply(state, edits)
		if err != nil {
			return screen.Fail(err)
		}
		state, all = r.State, append(all, edits...)
		if made != "" {
			id = made
		}
	}
	o := screen.Change(fmt.Sprintf("new journey %q", v["title"]), all, nil)
	o.Show = id
	return o
}

// Import brings in the journeys of a JSON file as one step.
func Import(f *screen.Frame, name string, content []byte) screen.Outcome {
	in, report, err := json.Decode(bytes.NewReader(content), source.Options{})
	if err != nil {
		return screen.Fail(fmt.Errorf("%s: %w", name, err))
	}
	var ids []model.DocID
	for d := range in.Journeys() {
		if slices.ContainsFunc(f.Journeys, func(l screen.Line) bool { return l.ID == d.ID() }) {
			ids = append(ids, d.ID())
		}
	}
	return screen.Outcome{Workspace: true, Load: ids, Then: screen.Anywhere(func(f *screen.Frame) screen.Outcome {
		edits, tally := edit.Import(f.State, in)
		if len(edits) == 0 {
			return screen.Say("%s brings nothing new", name)
		}
		o := screen.Change("import "+name, edits, nil)
		o.Say = fmt.Sprintf("Imported %s: %s", name, told(tally, report))
		for d := range in.Journeys() {
			o.Show = d.ID()
			break
		}
		return o
	})}
}

// told sums up an import in a line.
func told(t edit.Report, r source.Report) string {
	var sum edit.Tally
	for _, n := range t.Kinds {
		sum.New, sum.Changed, sum.Unchanged = sum.New+n.New, sum.Changed+n.Changed, sum.Unchanged+n.Unchanged
	}
	out := fmt.Sprintf("%d new, %d changed, %d as they were", sum.New, sum.Changed, sum.Unchanged)
	if r.Cleaned > 0 {
		out += fmt.Sprintf(", %d texts cleaned", r.Cleaned)
	}
	return out
}
