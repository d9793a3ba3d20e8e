package things

import (
	"errors"
	"slices"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/screen"
)

// Record asks for a new value of KPI k, which is kept in doc, with its date and
// where it comes from: the last source is remembered. Begun is what was typed of
// the value already.
func Record(f *screen.Frame, doc model.DocID, k model.KPI, begun string) screen.Outcome {
	read := func(v map[string]string) (model.Measurement, error) {
		m, err := text.Measurement(k, v["value"], text.Unknown)
		m.Date, m.Source = model.Date(v["date"]), v["source"]
		return m, err
	}
	return screen.Fill(f, dialog.FormOptions{
		Title: k.Name, Hint: "A value, how many of how many as in 12/40, or single answers as in 5 4 4 3.", Focus: "value",
		Rows: []dialog.FormRow{
			{Key: "date", Label: "Date", Value: string(f.Today), Required: true, Check: func(typed string) (string, bool) { return checkDate(typed, f.Today) }},
			{Key: "value", Label: "Value", Value: begun, Required: true, Check: func(typed string) (string, bool) {
				_, err := text.Measurement(k, typed, text.Unknown)
				if fault := (*text.Error)(nil); errors.As(err, &fault) {
					return fault.Problem, false
				}
				return "", true
			}},
			{Key: "source", Label: "Source", Value: lastSource(f, doc, k)},
		},
		Sum: func(v map[string]string) (string, bool) {
			m, err := read(v)
			if v["value"] == "" || err != nil {
				return "", true // said beside the value
			}
			if err = model.Check(m); err == nil {
				err = k.CheckMeasured(m)
			}
			if err != nil {
				return err.Error(), false
			}
			return "", true
		},
	}, func(v map[string]string) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome {
			m, err := read(v)
			return screen.Change("record "+k.Name, edit.Record(f.State, doc, m), err)
		})
	})
}

// lastSource is where the latest value of a KPI came from, that says so.
func lastSource(f *screen.Frame, doc model.DocID, k model.KPI) string {
	d, found := f.State.Document(doc)
	if !found {
		return ""
	}
	for _, m := range slices.Backward(d.Measurements(k.ID)) {
		if m.Source != "" {
			return m.Source
		}
	}
	return ""
}

// checkDate says what is wrong with a date, or that it has not come yet.
func checkDate(typed string, today model.Date) (string, bool) {
	d, err := text.Date(typed)
	if err != nil {
		return "A date like 2026-10-01", false
	}
	return text.Ahead(d, today), true
}
