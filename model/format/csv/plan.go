package csv

import (
	"fmt"
	"strings"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
)

// Finder returns the KPI that a word of a table means, and the document it is in.
type Finder func(word string) (model.DocID, model.KPI, error)

// Outcome is what bringing in a table does.
type Outcome struct {
	edit.Tally
	Problems     // lines left out, or worth a look
	LeftOut  int // lines that say nothing that can be taken
	// Journeys are those that change; the workspace document is that of the
	// business.
	Journeys map[model.DocID]bool
}

// Plan plans to record the measurements of the table. Of several measurements of a KPI on one date the last wins. What
// was noted beside a measurement before, its source, divider and note, is kept.
// Planning the same table again plans nothing. Dates after today are noted; they
// count when they have come.
func (t Table) Plan(s model.State, find Finder, today model.Date) ([]edit.Edit, Outcome) {
	o := Outcome{Journeys: map[model.DocID]bool{}, LeftOut: t.Unread}
	habit := t.habit()
	type key struct {
		doc model.DocID
		key string
	}
	last := map[key]model.Measurement{}
	var order []key
	find = once(find)
	for _, row := range t.Rows {
		doc, k, err := find(row.KPI)
		var m model.Measurement
		if err == nil {
			m, err = row.measurement(k, habit)
		}
		if err != nil {
			o.note(row.Line, err.Error())
			o.LeftOut++
			continue
		}
		if ahead := text.Ahead(m.Date, today); ahead != "" {
			o.note(row.Line, ahead)
		}
		if doubt := row.doubt(k, m); doubt != "" {
			o.note(row.Line, doubt)
		}
		at := key{doc, m.Key()}
		if _, seen := last[at]; !seen {
			order = append(order, at)
		}
		last[at] = m
	}
	var edits []edit.Edit
	for _, at := range order {
		edits = append(edits, o.take(s, at.doc, last[at])...)
	}
	return edits, o
}

// once returns a finder that looks for each word once.
func once(find Finder) Finder {
	type found struct {
		doc model.DocID
		kpi model.KPI
		err error
	}
	known := map[string]found{}
	return func(word string) (model.DocID, model.KPI, error) {
		f, seen := known[word]
		if !seen {
			f.doc, f.kpi, f.err = find(word)
			known[word] = f
		}
		return f.doc, f.kpi, f.err
	}
}

// measurement reads what a line says of k.
func (r Row) measurement(k model.KPI, habit text.Habit) (model.Measurement, error) {
	m, err := text.Measurement(k, r.Value, habit)
	if err != nil {
		return m, err
	}
	if m.Date, err = text.Date(r.Date); err != nil {
		return m, err
	}
	if what := k.Problem(m); what != "" {
		return m, fmt.Errorf("%q: %s", r.Value, what)
	}
	return m, model.Check(m)
}

// doubt says where a percentage may have been meant as a share.
func (r Row) doubt(k model.KPI, m model.Measurement) string {
	v, signed := m.Value.Or(0), strings.HasSuffix(r.Value, "%")
	if k.Unit == model.Percent && v > 0 && v <= 0.01 && !signed {
		return fmt.Sprintf("%s was read as %s", r.Value, text.Percent.Exact(v))
	}
	return ""
}

// habit is how the numbers of the table have their decimals.
func (t Table) habit() text.Habit {
	column := make([]string, len(t.Rows))
	for i, row := range t.Rows {
		column[i] = row.Value
	}
	return text.HabitOf(column)
}

// take plans one measurement.
func (o *Outcome) take(s model.State, doc model.DocID, m model.Measurement) []edit.Edit {
	d, _ := s.Document(doc)
	before, found := model.Lookup[model.Measurement](d, m.Key())
	if found {
		m.Source, m.Divider, m.Note = before.Source, before.Divider, before.Note
	}
	switch {
	case !found:
		o.New++
	case string(model.EncodeObject(before)) == string(model.EncodeObject(m)):
		o.Unchanged++
		return nil
	default:
		o.Changed++
	}
	o.Journeys[doc] = true
	return edit.Record(s, doc, m)
}
