package main

import (
	"fmt"
	"strings"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
)

// outcome is what importing a table does.
type outcome struct {
	fresh, changed, same int
	bad                  []string             // lines left out or worth a look
	journeys             map[model.DocID]bool // that change; "" for the business
}

func (o outcome) write(out plain, file string, dry bool) {
	if o.fresh+o.changed == 0 {
		out.line("%s changes nothing: %d unchanged", file, o.same)
		return
	}
	done := "imported"
	if dry {
		done = "would import"
	}
	out.line("%s %s: %d new, %d changed, %d unchanged", done, file, o.fresh, o.changed, o.same)
}

// journey returns the only journey that changes; "" if there are more.
func (o outcome) journey() model.DocID {
	for id := range o.journeys {
		if len(o.journeys) == 1 {
			return id
		}
	}
	return ""
}

// plan plans the measurements of the table; of several of a date the last wins.
func (t table) plan(s model.State) ([]edit.Edit, outcome) {
	all, habit := kpis(s), t.habit()
	docs := map[string]kpi{}
	last := map[string]model.Measurement{}
	var order []string
	o := outcome{journeys: map[model.DocID]bool{}}
	for _, row := range t.rows {
		k, m, err := row.measurement(all, habit)
		if err != nil {
			o.bad = append(o.bad, fmt.Sprintf("line %d: %v", row.line, err))
			continue
		}
		if note := row.doubt(k, m); note != "" {
			o.bad = append(o.bad, fmt.Sprintf("line %d: %s", row.line, note))
		}
		key := string(k.doc.ID()) + "/" + m.Key()
		if _, seen := last[key]; !seen {
			order = append(order, key)
		}
		docs[key], last[key] = k, m
	}
	var edits []edit.Edit
	for _, key := range order {
		edits = append(edits, o.take(s, docs[key], last[key])...)
	}
	return edits, o
}

// measurement reads one line.
func (r tableRow) measurement(all []kpi, habit text.Habit) (kpi, model.Measurement, error) {
	k, err := pickKPI(all, r.kpi)
	if err != nil {
		return k, model.Measurement{}, err
	}
	m, err := text.Measurement(k.KPI, r.value, habit)
	if err != nil {
		return k, m, err
	}
	if m.Date, err = text.Date(r.date); err != nil {
		return k, m, err
	}
	return k, m, model.Check(m)
}

// doubt says where a percentage may have been meant as a share.
func (r tableRow) doubt(k kpi, m model.Measurement) string {
	v, signed := m.Value.Or(0), strings.HasSuffix(r.value, "%")
	if k.Unit == model.Percent && v > 0 && v <= 0.01 && !signed {
		return fmt.Sprintf("%s was read as %s", r.value, text.Percent.Exact(v))
	}
	return ""
}

// habit is how the numbers of the table have their decimals.
func (t table) habit() text.Habit {
	column := make([]string, 0, len(t.rows))
	for _, row := range t.rows {
		column = append(column, row.value)
	}
	return text.HabitOf(column)
}

// take plans one measurement. What was noted beside it before is kept.
func (o *outcome) take(s model.State, k kpi, m model.Measurement) []edit.Edit {
	before, found := model.Lookup[model.Measurement](k.doc, m.Key())
	if found {
		m.Source, m.Divider, m.Note = before.Source, before.Divider, before.Note
	}
	switch {
	case !found:
		o.fresh++
	case string(model.EncodeObject(before)) == string(model.EncodeObject(m)):
		o.same++
		return nil
	default:
		o.changed++
	}
	o.journeys[journeyOf(k)] = true
	return edit.Record(s, k.doc.ID(), m)
}
