package scene

import (
	"slices"

	"wend/model"
	"wend/model/analysis"
	"wend/ui/axis"
)

// Place is what was noted at one place of a journey, besides what the place
// itself says. It is read only.
type Place struct {
	Pains    []model.Finding // the gravest first, those dealt with last
	Delights []model.Finding
	Ideas    []model.Opportunity
	Messages []model.Tactic
	KPIs     []model.KPI
	// Support is the strongest supporting link: 9, 3, 1 or 0.
	Support int
	// Moment says that the place is a moment of truth.
	Moment bool

	stage model.StageID
}

// Stretch is a stage seen from afar. It is read only.
type Stretch struct {
	Place                                          // of the stage and all its touchpoints together
	Channels   []string                            // all of its touchpoints', each once
	Modes      []model.Mode                        // likewise
	Moments    int                                 // moments of truth
	Importance model.Opt[float64]                  // mean of the touchpoints that have one, 1..5
	Means      map[model.PersonaID]analysis.Number // weighted mean valence, -2..2
	// Links holds the strongest link of each activity in the stage; among
	// equals one that supports.
	Links map[model.ActivityID]model.Link
}

// Index finds what belongs to a column of the map without looking through the
// whole journey. It is made once for each version of a document and its report,
// and read only; a nil Index finds nothing.
type Index struct {
	touchpoints map[model.TouchpointID]*Place
	stages      map[model.StageID]*Stretch
	empty       map[model.StageID]*Place // stages without touchpoints
	measured    map[model.KPIID]analysis.KPI
	values      map[model.ActivityID]analysis.ActivityValue
}

// NewIndex returns the index of journey d. r may be nil; what needs numbers is
// then missing.
func NewIndex(d *model.Document, r *analysis.Report) *Index {
	x := &Index{
		touchpoints: make(map[model.TouchpointID]*Place, d.Len(model.KindTouchpoint)),
		stages:      map[model.StageID]*Stretch{},
		empty:       map[model.StageID]*Place{},
		measured:    map[model.KPIID]analysis.KPI{},
		values:      map[model.ActivityID]analysis.ActivityValue{},
	}
	first := x.addStages(d)
	x.addNotes(d, first)
	for o := range d.Each(model.KindLink) {
		x.addLink(o.(model.Link))
	}
	if r != nil {
		x.addReport(r)
	}
	return x
}

// At returns what was noted at column c. What belongs to a stage as a whole is
// at its first touchpoint; a column that stands for a stage has everything in
// it.
func (x *Index) At(c axis.Column, z axis.Zoom) Place {
	switch {
	case x == nil:
		return Place{}
	case z == axis.Stages:
		return x.Stage(c.Stage).Place
	}
	if p := x.place(c); p != nil {
		return *p
	}
	return Place{}
}

func (x *Index) place(c axis.Column) *Place {
	if c.Touchpoint == "" {
		return x.empty[c.Stage]
	}
	return x.touchpoints[c.Touchpoint]
}

// Stage returns a stage seen from afar; the zero Stretch if there is none.
func (x *Index) Stage(id model.StageID) Stretch {
	if x == nil || x.stages[id] == nil {
		return Stretch{}
	}
	return *x.stages[id]
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

// addStages returns, for each stage, the column that carries what belongs to
// the stage as a whole.
func (x *Index) addStages(d *model.Document) map[model.StageID]*Place {
	first := map[model.StageID]*Place{}
	places := make([]Place, d.Len(model.KindTouchpoint)) // all in one piece
	for s := range d.Stages() {
		w := &Stretch{Links: map[model.ActivityID]model.Link{}, Means: map[model.PersonaID]analysis.Number{}}
		x.stages[s.ID] = w
		sum, rated := 0, 0
		for t := range d.Touchpoints(s.ID) {
			p := x.touchpoints[t.ID]
			if p == nil {
				p = &places[len(x.touchpoints)]
				x.touchpoints[t.ID] = p
			}
			p.stage = s.ID
			if first[s.ID] == nil {
				first[s.ID] = p
			}
			w.Channels = appendNew(w.Channels, t.Channels...)
			if t.Mode != "" {
				w.Modes = appendNew(w.Modes, t.Mode)
			}
			if v, set := t.Importance.Value(); set {
				sum, rated = sum+v, rated+1
			}
		}
		if rated > 0 {
			w.Importance = model.Some(float64(sum) / float64(rated))
		}
		if first[s.ID] == nil {
			first[s.ID] = &Place{stage: s.ID}
			x.empty[s.ID] = first[s.ID]
		}
	}
	return first
}

// appendNew appends those of more that list does not have yet.
func appendNew[T comparable](list []T, more ...T) []T {
	for _, v := range more {
		if !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	return list
}

// addNotes gives findings, ideas, messages and KPIs to their places.
func (x *Index) addNotes(d *model.Document, first map[model.StageID]*Place) {
	// at calls add with the place of t, or that of stage s, and with the stage
	at := func(s model.StageID, t model.TouchpointID, add func(*Place)) {
		place := x.touchpoints[t]
		if place == nil {
			place = first[s]
		}
		if place != nil {
			add(place)
			add(&x.stages[place.stage].Place)
		}
	}
	for f := range model.All[model.Finding](d) {
		switch f.Type {
		case model.Pain:
			at(f.Stage, f.Touchpoint, func(p *Place) { p.Pains = append(p.Pains, f) })
		case model.Delight:
			at(f.Stage, f.Touchpoint, func(p *Place) { p.Delights = append(p.Delights, f) })
		}
	}
	for t := range model.All[model.Tactic](d) {
		at(t.Stage, t.Touchpoint, func(p *Place) { p.Messages = append(p.Messages, t) })
	}
	for k := range model.All[model.KPI](d) {
		at(k.Stage, k.Touchpoint, func(p *Place) { p.KPIs = append(p.KPIs, k) })
	}
	for o := range model.All[model.Opportunity](d) {
		x.addIdea(d, o, at)
	}
	x.sortPains()
}

// addIdea puts an opportunity where it says and where the findings are that it
// answers, once each.
func (x *Index) addIdea(d *model.Document, o model.Opportunity, at func(model.StageID, model.TouchpointID, func(*Place))) {
	places := map[axis.Column]bool{}
	for _, t := range o.Touchpoints {
		places[axis.Column{Touchpoint: t}] = true
	}
	for _, id := range o.Findings {
		if f, found := model.Lookup[model.Finding](d, id); found {
			stage := f.Stage
			if x.touchpoints[f.Touchpoint] != nil {
				stage = ""
			}
			places[axis.Column{Stage: stage, Touchpoint: f.Touchpoint}] = true
		}
	}
	add := func(p *Place) {
		if n := len(p.Ideas); n == 0 || p.Ideas[n-1].ID != o.ID {
			p.Ideas = append(p.Ideas, o)
		}
	}
	for c := range places {
		at(c.Stage, c.Touchpoint, add)
	}
}

func (x *Index) sortPains() {
	sort := func(p *Place) {
		slices.SortStableFunc(p.Pains, func(a, b model.Finding) int { return weight(b) - weight(a) })
	}
	for _, p := range x.touchpoints {
		sort(p)
	}
	for _, p := range x.empty {
		sort(p)
	}
	for _, w := range x.stages {
		sort(&w.Place)
	}
}

// weight orders pains: those dealt with come after all others, unscored ones in
// between.
func weight(f model.Finding) int {
	score := f.Severity.Or(0) * f.Frequency.Or(0)
	if f.Status == model.Addressed || f.Status == model.Verified {
		return score - 100
	}
	return score
}

func (x *Index) addLink(l model.Link) {
	p := x.touchpoints[l.Touchpoint]
	if p == nil {
		return
	}
	w := x.stages[p.stage]
	if l.Effect != model.Harms {
		p.Support = max(p.Support, l.Strength)
		w.Support = max(w.Support, l.Strength)
	}
	old, found := w.Links[l.Activity]
	if !found || l.Strength > old.Strength || l.Strength == old.Strength && old.Effect == model.Harms {
		w.Links[l.Activity] = l
	}
}

func (x *Index) addReport(r *analysis.Report) {
	for _, m := range r.Moments.List {
		if p := x.touchpoints[m.Touchpoint]; p != nil {
			p.Moment = true
			w := x.stages[p.stage]
			w.Moment = true
			w.Moments++
		}
	}
	for _, p := range r.Emotion.Personas {
		for _, m := range p.Stages {
			if w := x.stages[m.Stage]; w != nil {
				w.Means[p.Persona] = m.Mean
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
