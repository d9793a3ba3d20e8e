package scene

import (
	"wend/model"
	"wend/model/analysis"
	"wend/model/atlas"
	"wend/ui/axis"
)

// Place is what was noted at one place of a journey, besides what the place
// itself says. It is read only.
type Place struct {
	atlas.Notes
	// Moment says that the place is a moment of truth.
	Moment bool
}

// Stretch is a stage seen from afar. It is read only.
type Stretch struct {
	atlas.Stretch
	Moments int                                 // moments of truth
	Means   map[model.PersonaID]analysis.Number // weighted mean valence, -2..2
}

// Index finds what belongs to a column of the map: what the journey says, by its
// [atlas.Map], and what the report says. It is made once for each report, and
// read only; a nil Index finds nothing.
type Index struct {
	journey  *atlas.Map
	moments  map[model.TouchpointID]bool
	stages   []Stretch
	measured map[model.KPIID]analysis.KPI
	values   map[model.ActivityID]analysis.ActivityValue
}

// NewIndex returns the index of journey d. r may be nil; what needs numbers is
// then missing.
func NewIndex(d *model.Document, r *analysis.Report) *Index {
	x := &Index{
		journey:  atlas.Of(d),
		moments:  map[model.TouchpointID]bool{},
		measured: map[model.KPIID]analysis.KPI{},
		values:   map[model.ActivityID]analysis.ActivityValue{},
	}
	for i := range x.journey.Stages {
		x.stages = append(x.stages, Stretch{Stretch: *x.journey.Stretch(i), Means: map[model.PersonaID]analysis.Number{}})
	}
	if r != nil {
		x.addReport(r)
	}
	return x
}

func (x *Index) addReport(r *analysis.Report) {
	for _, m := range r.Moments.List {
		x.moments[m.Touchpoint] = true
		if i, found := x.journey.Place(m.Touchpoint); found {
			x.stages[x.journey.StageOf(i)].Moments++
		}
	}
	for _, p := range r.Emotion.Personas {
		for _, m := range p.Stages {
			if i, found := x.journey.Stage(m.Stage); found {
				x.stages[i].Means[p.Persona] = m.Mean
			}
		}
	}
	for _, k := range r.KPIs.List {
		x.measured[k.KPI] = k
	}
	for _, a := range r.Chain.Activities {
		x.values[a.Activity] = a
	}
}

// At returns what was noted at column c. What belongs to a stage as a whole is
// at its first touchpoint; a column that stands for a stage has everything in
// it.
func (x *Index) At(c axis.Column, z axis.Zoom) Place {
	switch {
	case x == nil:
		return Place{}
	case z == axis.Stages:
		s := x.Stage(c.Stage)
		return Place{s.Notes, s.Moments > 0}
	}
	if i, found := x.journey.Place(c.Touchpoint); found {
		return Place{*x.journey.Notes(i), x.moments[c.Touchpoint]}
	}
	if i, found := x.journey.Stage(c.Stage); found && c.Touchpoint == "" {
		return Place{Notes: *x.journey.Alone(i)}
	}
	return Place{}
}

// Stage returns a stage seen from afar; the zero Stretch if there is none.
func (x *Index) Stage(id model.StageID) Stretch {
	if x == nil {
		return Stretch{}
	}
	if i, found := x.journey.Stage(id); found {
		return x.stages[i]
	}
	return Stretch{}
}

// KPI returns where a KPI stands, if the report says so.
func (x *Index) KPI(id model.KPIID) (analysis.KPI, bool) {
	if x == nil {
		return analysis.KPI{}, false
	}
	k, found := x.measured[id]
	return k, found
}

// Value returns what an activity contributes and costs, if the report says so.
func (x *Index) Value(id model.ActivityID) (analysis.ActivityValue, bool) {
	if x == nil {
		return analysis.ActivityValue{}, false
	}
	v, found := x.values[id]
	return v, found
}
