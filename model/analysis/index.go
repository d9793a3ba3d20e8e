package analysis

import (
	"slices"

	"wend/model"
	"wend/model/analysis/formula"
	"wend/model/atlas"
)

// index is the map of a journey and what numbers need beside it: feelings by
// place in the path instead of by id, and the workspace's part.
type index struct {
	*atlas.Map
	state    model.State
	doc      *model.Document
	settings model.Settings // with defaults
	personas []*persona
	// weight is the importance of each touchpoint over all personas, 1..5.
	weight []float64
	felt   []Number           // mean feelings along the path; nil until one is asked for
	tiers  map[model.Tier]int // of the feelings
	// activities of the workspace, in its order.
	activities []model.Activity
}

// persona is a persona and its column of the map.
type persona struct {
	model.Persona
	share      float64 // of the customers, normalised
	valences   []model.Opt[int]
	expected   []model.Opt[int]
	importance []float64 // own or the touchpoint's
	own        map[int]bool
}

func newIndex(s model.State, journey model.DocID) *index {
	x := &index{state: s, tiers: map[model.Tier]int{}}
	x.settings = x.workspace().Settings.WithDefaults()
	doc, found := s.Document(journey)
	if !found {
		doc = model.NewDocument(journey, model.Journey{ID: model.JourneyID(journey)})
	}
	x.doc, x.Map = doc, atlas.Of(doc)
	x.readPersonas()
	x.readFeelings()
	x.blendImportance()
	w := s.Workspace()
	x.activities = slices.AppendSeq(make([]model.Activity, 0, w.Len(model.KindActivity)), model.All[model.Activity](w))
	return x
}

func (x *index) workspace() model.Workspace {
	w, _ := model.Lookup[model.Workspace](x.state.Workspace(), model.WorkspaceDoc)
	return w
}

// defaultImportance is the importance of touchpoints that have none.
func (x *index) defaultImportance() int { return x.settings.Importance.Or(3) }

func (x *index) readPersonas() {
	common := make([]float64, len(x.Path))
	for i, t := range x.Path {
		common[i] = float64(t.Importance.Or(x.defaultImportance()))
	}
	x.weight = common
	list := x.state.Personas(x.doc)
	shares := normalise(list)
	for i, p := range list {
		x.personas = append(x.personas, &persona{
			Persona: p, share: shares[i], importance: common,
			valences: make([]model.Opt[int], len(x.Path)), expected: make([]model.Opt[int], len(x.Path)),
		})
	}
}

// normalise returns the personas' weights so that they sum to 1. All unset are
// equal; if only some are, they share what the others leave of 1. If all weigh
// nothing, so do the shares.
func normalise(list []model.Persona) []float64 {
	set, sum := 0, 0.0
	for _, p := range list {
		if w, ok := p.Weight.Value(); ok {
			set++
			sum += w
		}
	}
	rest := 0.0
	if set < len(list) {
		rest = max(0, 1-sum) / float64(len(list)-set)
	}
	out := make([]float64, len(list))
	total := 0.0
	for i, p := range list {
		out[i] = p.Weight.Or(rest)
		total += out[i]
	}
	for i := range out {
		if total > 0 {
			out[i] /= total
		}
	}
	return out
}

// readFeelings fills the columns of the personas. Experiences are sorted by
// persona, so that one look-up a persona is enough.
func (x *index) readFeelings() {
	var p *persona
	last := model.PersonaID("")
	for o := range x.doc.Each(model.KindExperience) {
		e := o.(model.Experience)
		if p == nil || e.Persona != last {
			p, last = x.persona(e.Persona), e.Persona
		}
		i, found := x.Place(e.Touchpoint)
		if p == nil || !found {
			continue
		}
		p.valences[i], p.expected[i] = e.Valence, e.Expected
		if e.Valence.IsSet() {
			x.tiers[e.Tier]++
		}
		if w, ok := e.Importance.Value(); ok {
			p.weigh(i, w)
		}
	}
}

func (x *index) persona(id model.PersonaID) *persona {
	for _, p := range x.personas {
		if p.ID == id {
			return p
		}
	}
	return nil
}

// weigh gives the persona an importance of its own at touchpoint i.
func (p *persona) weigh(i, importance int) {
	if p.own == nil {
		p.own = map[int]bool{}
		p.importance = slices.Clone(p.importance)
	}
	p.own[i] = true
	p.importance[i] = float64(importance)
}

// blendImportance makes the weight of a touchpoint the mean over the personas,
// by their shares, where any of them has an importance of its own.
func (x *index) blendImportance() {
	if !slices.ContainsFunc(x.personas, func(p *persona) bool { return p.own != nil }) {
		return
	}
	x.weight = slices.Clone(x.weight)
	for i := range x.Path {
		var weights, shares []float64
		own := false
		for _, p := range x.personas {
			weights, shares = append(weights, p.importance[i]), append(shares, p.share)
			own = own || p.own[i]
		}
		if own {
			x.weight[i] = formula.WeightedMean(weights, shares).Or(x.weight[i])
		}
	}
}

func (x *index) ids() []model.TouchpointID {
	out := make([]model.TouchpointID, len(x.Path))
	for i, t := range x.Path {
		out[i] = t.ID
	}
	return out
}

// valence returns the mean feeling of the personas at touchpoint i by their
// shares, -2..2; personas without one are left out.
func (x *index) valence(i int) Number {
	if x.felt == nil {
		x.felt = x.meanFeelings()
	}
	return x.felt[i]
}

// meanFeelings returns the mean feelings along the path: half of the parts ask
// for them, some for each link.
func (x *index) meanFeelings() []Number {
	out := make([]Number, len(x.Path))
	felt, shares := make([]float64, 0, len(x.personas)), make([]float64, 0, len(x.personas))
	for i := range out {
		felt, shares = felt[:0], shares[:0]
		for _, p := range x.personas {
			if v, ok := p.valences[i].Value(); ok {
				felt, shares = append(felt, float64(v)), append(shares, p.share)
			}
		}
		out[i] = NA(NoData, "Nobody's feeling is entered here.")
		if len(felt) > 0 {
			out[i] = formula.WeightedMean(felt, shares)
		}
	}
	return out
}
