package insight

import (
	"math"

	"wend/model"
)

// weight says how much the thing an insight is about matters, from 0 to 6: a
// touchpoint by its importance, one point more if it is a moment of truth; what
// belongs to touchpoints by theirs; a finding by its score; an activity by its
// larger share. Others are in the middle.
func (x *index) weight(o Object) float64 {
	const middle = 3
	switch o.Ref.Kind {
	case model.KindTouchpoint:
		if i, found := x.Place(model.TouchpointID(o.Ref.Key)); found {
			return x.touchpointWeight(i)
		}
	case model.KindStage:
		if i, found := x.Stage(model.StageID(o.Ref.Key)); found {
			return x.stageWeight(i)
		}
	case model.KindFinding:
		if f, found := model.Lookup[model.Finding](x.doc, o.Ref.Key); found {
			return float64(f.Severity.Or(3)*f.Frequency.Or(3)) / 5
		}
	case model.KindActivity:
		v := x.values[model.ActivityID(o.Ref.Key)]
		return 5 * math.Max(v.Contribution.Or(0), v.CostShare.Or(0))
	case model.KindPersona:
		for _, p := range x.report.Emotion.Personas {
			if string(p.Persona) == o.Ref.Key {
				return 5 * p.Weight
			}
		}
	}
	return middle
}

func (x *index) touchpointWeight(i int) float64 {
	w := float64(x.importance(i))
	for _, m := range x.moments {
		if m == i {
			w++
		}
	}
	return w
}

func (x *index) stageWeight(stage int) float64 {
	w := 1.0
	from, to := x.Within(stage)
	for i := from; i < to; i++ {
		w = max(w, float64(x.importance(i)))
	}
	return w
}

// place orders what is about equally important things as the map does; what is
// not on the map comes after it.
func (x *index) place(o Object) int {
	const after = math.MaxInt
	switch o.Ref.Kind {
	case model.KindStage:
		if i, found := x.Stage(model.StageID(o.Ref.Key)); found {
			from, _ := x.Within(i)
			return 2 * from // before its touchpoints
		}
	case model.KindTouchpoint:
		if i, found := x.Place(model.TouchpointID(o.Ref.Key)); found {
			return 2*i + 1
		}
	case model.KindFinding:
		if f, found := model.Lookup[model.Finding](x.doc, o.Ref.Key); found {
			if i, found := x.Place(f.Touchpoint); found {
				return 2*i + 1
			}
		}
	case model.KindJourney:
		return -1
	}
	return after
}
