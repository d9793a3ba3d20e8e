package json

import (
	"fmt"

	"wend/model"
	"wend/model/format/source"
)

// resolve refuses references to what does not exist, and activities that are
// part of themselves.
func (d *decoder) resolve() (err error) {
	s := d.state
	for doc := range s.Documents() {
		for o := range doc.Objects() {
			model.References(o, func(f *model.Field, target model.Ref) bool {
				if !s.Resolves(doc, f, target) {
					err = d.blame(doc.ID(), o, model.ErrNotFound, fmt.Sprintf("%s %q does not exist", f.Label, target.Key))
				}
				return err == nil
			})
			if err != nil {
				return err
			}
		}
	}
	if err := d.measured(); err != nil {
		return err
	}
	return d.tree(s.Workspace())
}

// measured refuses values that their KPI cannot have.
func (d *decoder) measured() error {
	for doc := range d.state.Documents() {
		for k := range model.All[model.KPI](doc) {
			for _, m := range doc.Measurements(k.ID) {
				if what := k.Problem(m); what != "" {
					return d.blame(doc.ID(), m, model.ErrInvalid, what+hint(k, m.Value))
				}
			}
		}
	}
	return nil
}

// hint says how a share is written that stands there as a percentage.
func hint(k model.KPI, o model.Opt[float64]) string {
	if x, set := o.Value(); set && k.Range().Share && x > 1 && x <= 100 {
		return fmt.Sprintf("; %g %% is written %g here", x, x/100)
	}
	return ""
}

// blame says what is wrong with an object that was read.
func (d *decoder) blame(id model.DocID, o model.Object, kind error, what string) error {
	line := 0
	for _, p := range d.places[id] {
		if p.ref == model.RefOf(o) {
			line = d.lineAt(p.at)
		}
	}
	return source.Fault(line, "", kind, "%s: %s", model.RefOf(o), what)
}

// tree refuses circles of activities. Each activity is walked over once.
func (d *decoder) tree(w *model.Document) error {
	rooted := map[model.ActivityID]bool{"": true}
	for a := range model.All[model.Activity](w) {
		var way []model.ActivityID
		onWay := map[model.ActivityID]bool{}
		for at := a; !rooted[at.ID]; at, _ = model.Lookup[model.Activity](w, at.Parent) {
			if onWay[at.ID] {
				return d.blame(w.ID(), a, model.ErrInvalid, "Part of goes in a circle")
			}
			onWay[at.ID] = true
			way = append(way, at.ID)
		}
		for _, id := range way {
			rooted[id] = true
		}
	}
	return nil
}
