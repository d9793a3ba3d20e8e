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
	"wend/model/text"
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

// Templates shows the sets of stages with what is in them. They are read beside the
// screen.
func Templates(f *screen.Frame) screen.Outcome {
	return screen.Outcome{Prepare: screen.Preparation{Wait: beginTitle, Plan: func(model.State) ([]edit.Edit, screen.Outcome, error) {
		all := slices.Concat(assets.StageSets(), assets.Samples())
		read := make(map[string]model.State, len(all))
		for _, t := range all {
			s, err := Sample(t.Key)
			if err != nil {
				return nil, screen.Outcome{}, err
			}
			read[t.Key] = s
		}
		return nil, pickTemplate(f, all, read), nil
	}}}
}

const beginTitle = "Begin with"

func pickTemplate(f *screen.Frame, all []assets.Template, read map[string]model.State) screen.Outcome {
	var items []dialog.Item
	for _, t := range all {
		items = append(items, dialog.Item{Key: t.Key, Title: t.Title, About: t.About})
	}
	preview := func(i dialog.Item) []string { return append([]string{i.About, ""}, stagesIn(read[i.Key])...) }
	o := dialog.PickerOptions{Title: beginTitle, Items: items, Preview: preview}
	return screen.Pick(f, o, func(chosen dialog.Item) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome {
			if slices.ContainsFunc(assets.Samples(), func(t assets.Template) bool { return t.Key == chosen.Key }) {
				return sample(chosen.Title, read[chosen.Key])
			}
			return New(f, chosen.Key)
		})
	})
}

// sample takes in a sample.
func sample(title string, in model.State) screen.Outcome {
	return screen.Outcome{Workspace: true, Then: screen.Anywhere(func(f *screen.Frame) screen.Outcome {
		return Import(f, title, in, source.Report{})
	})}
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

// stagesIn lists the stages of a template.
func stagesIn(s model.State) []string {
	var lines []string
	for d := range s.Journeys() {
		for st := range d.Stages() {
			line := st.Name
			if n := len(d.IDs(model.KindTouchpoint, string(st.ID))); n > 0 {
				line = fmt.Sprintf("%s (%s)", st.Name, text.Several(n, "touchpoint"))
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// begin makes a journey of what the form says.
func begin(f *screen.Frame, v map[string]string) screen.Outcome {
	newID := f.NewID
	return screen.Outcome{Prepare: screen.Preparation{
		Label: fmt.Sprintf("new journey %q", v["title"]), Wait: "New journey",
		Plan: func(s model.State) ([]edit.Edit, screen.Outcome, error) {
			edits, id, err := instantiate(s, v["title"], newID, v["chain"], v["stages"])
			return edits, screen.Outcome{Show: id}, err
		},
	}}
}

// instantiate plans a journey of templates, by their keys; those left empty are
// passed over.
func instantiate(s model.State, title string, newID edit.NewID, keys ...string) (all []edit.Edit, id model.DocID, err error) {
	for _, key := range keys {
		if key == "" {
			continue
		}
		t, err := Sample(key)
		if err != nil {
			return nil, "", err
		}
		edits, made := edit.Instantiate(s, t, title, newID)
		r, err := edit.Apply(s, edits)
		if err != nil {
			return nil, "", err
		}
		s, all = r.State, append(all, edits...)
		if made != "" {
			id = made
		}
	}
	return all, id, nil
}

// Import takes in the journeys of a file that was read, as one step, and shows
// the first of them.
func Import(f *screen.Frame, name string, in model.State, read source.Report) screen.Outcome {
	var ids []model.DocID
	for d := range in.Journeys() {
		if slices.ContainsFunc(f.Journeys, func(l screen.Line) bool { return l.ID == d.ID() }) {
			ids = append(ids, d.ID())
		}
	}
	return screen.Outcome{Load: ids, Then: screen.Anywhere(func(*screen.Frame) screen.Outcome {
		return screen.Outcome{Prepare: screen.Preparation{
			Label: "import " + name,
			Plan: func(s model.State) ([]edit.Edit, screen.Outcome, error) {
				edits, report := edit.Import(s, in)
				return edits, imported(name, in, report.Total(), read.Cleaned, f.Today), nil
			},
		}}
	})}
}

// imported says in a line what an import did, and shows it.
func imported(name string, in model.State, t edit.Tally, cleaned int, today model.Date) screen.Outcome {
	if t.New+t.Changed == 0 {
		return screen.Refuse("%s brings nothing new", name)
	}
	o := screen.Say("Imported %s: %d new, %d changed, %d as they were", name, t.New, t.Changed, t.Unchanged)
	if cleaned > 0 {
		o.Say += ", " + text.Several(cleaned, "text") + " cleaned"
	}
	if ahead := edit.Ahead(in, today); len(ahead) > 0 {
		o.Say += fmt.Sprintf(". %s", ahead[0])
		if more := len(ahead) - 1; more > 0 {
			o.Say += fmt.Sprintf(", and %d more", more)
		}
	}
	for d := range in.Journeys() {
		o.Show = d.ID()
		break
	}
	return o
}
