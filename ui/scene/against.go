package scene

import (
	"wend/model"
	"wend/model/analysis"
	"wend/model/compare"
	"wend/ui/axis"
)

// Against is the journey that the one on the screen is compared with: the as-is
// journey of a to-be one, or the other way round. It is read only; nil compares
// with nothing.
type Against struct {
	Journey *model.Document
	Report  *analysis.Report
	// ToBe says that the journey on the screen is what the other is to become.
	ToBe bool

	index *Index
	twins map[model.Ref]string // what of the journey on the screen is which of the other
	gone  map[model.TouchpointID][]model.Touchpoint
	added int
}

// NewAgainst compares journey d with another one, whose numbers are r.
func NewAgainst(d, other *model.Document, r *analysis.Report) *Against {
	a := &Against{
		Journey: other, Report: r, ToBe: string(d.Journey().ComparesTo) == string(other.ID()), index: NewIndex(other, r),
		twins: compare.Pairs(other, d), gone: map[model.TouchpointID][]model.Touchpoint{},
	}
	last, here := model.TouchpointID(""), map[model.TouchpointID]model.TouchpointID{}
	for t := range d.Path() {
		if last == "" {
			last = t.ID // what stood before all others is told of at the first
		}
		if twin, found := a.twin(t.ID); found {
			here[twin] = t.ID
		} else {
			a.added++
		}
	}
	for o := range other.Path() {
		if at, found := here[o.ID]; found {
			last = at
			continue
		}
		a.gone[last] = append(a.gone[last], o)
	}
	return a
}

func (a *Against) twin(t model.TouchpointID) (model.TouchpointID, bool) {
	key, found := a.twins[model.Ref{Kind: model.KindTouchpoint, Key: string(t)}]
	return model.TouchpointID(key), found
}

// Twin reports whether the other journey has the touchpoint, too.
func (a *Against) Twin(t model.TouchpointID) bool {
	_, found := a.twin(t)
	return found
}

// Gone returns the touchpoints that only the other journey has, and that stand
// there after t.
func (a *Against) Gone(t model.TouchpointID) []model.Touchpoint { return a.gone[t] }

// Alone counts the touchpoints that only the journey on the screen has, and those
// that only the other has.
func (a *Against) Alone() (here, there int) {
	for _, list := range a.gone {
		there += len(list)
	}
	return a.added, there
}

// Valence returns how persona p feels in the other journey at what stands at
// column c here, -2..2.
func (a *Against) Valence(p model.PersonaID, c axis.Column, z axis.Zoom) (float64, bool) {
	if z == axis.Stages {
		return a.index.Stage(model.StageID(a.twins[model.Ref{Kind: model.KindStage, Key: string(c.Stage)}])).Means[p].Value()
	}
	twin, found := a.twin(c.Touchpoint)
	if !found {
		return 0, false
	}
	e, _ := a.Journey.Experience(p, twin)
	n, set := e.Valence.Value()
	return float64(n), set
}
