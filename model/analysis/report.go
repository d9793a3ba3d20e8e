package analysis

import (
	"slices"
	"strings"

	"wend/model"
)

// Report is every derived number of one journey. It is not changed after
// [Compute] or [Update] has made it.
type Report struct {
	Journey model.JourneyID `json:"journey"`
	Options Options         `json:"-"` // what it was computed with
	// Path lists the touchpoints in the order of the map.
	Path          []model.TouchpointID `json:"-"`
	Emotion       Emotion              `json:"emotion"`
	Flow          Flow                 `json:"flow"`
	Chain         Chain                `json:"chain"`
	Moments       Moments              `json:"moments"`
	Opportunities Opportunities        `json:"opportunities"`
	Pains         Pains                `json:"pains"`
	KPIs          KPIs                 `json:"kpis"`
	Hypotheses    Hypotheses           `json:"hypotheses"`
	Initiatives   Initiatives          `json:"initiatives"`
	Commerce      Commerce             `json:"commerce"`
	Conversions   []Conversion         `json:"conversions"`
	Confidence    Confidence           `json:"confidence"`
	Quality       Quality              `json:"quality"`
}

// Options is what a report depends on besides the state.
type Options struct {
	Today model.Date // unset: no KPI is called stale
}

// Compute returns the report on a journey of s. A journey that is not loaded
// has an empty report in which every number is not available.
func Compute(s model.State, journey model.DocID, o Options) *Report {
	return report(s, o, &Report{Journey: model.JourneyID(journey)}, touched{all: true})
}

// Change names an object that is not what it was when a report was made: new,
// changed or gone.
type Change struct {
	Doc model.DocID
	Ref model.Ref
}

// Update returns the report on the journey of prev after some changes, with the
// options of prev. It equals what [Compute] returns, and computes only the parts
// that the changes can have touched; the others are shared with prev. Changes
// must name every object of the workspace and the journey that is different.
func Update(prev *Report, s model.State, changes []Change) *Report {
	return report(s, prev.Options, prev, touchedBy(changes, model.DocID(prev.Journey)))
}

// touched is what changed in the documents that a report is computed from.
type touched struct {
	all   bool // prev does not exist
	kinds map[model.Kind]bool
	kpis  map[model.KPIID]bool
}

func touchedBy(changes []Change, journey model.DocID) touched {
	t := touched{kinds: map[model.Kind]bool{}, kpis: map[model.KPIID]bool{}}
	for _, c := range changes {
		if c.Doc != journey && c.Doc != model.WorkspaceDoc {
			continue
		}
		k := c.Ref.Kind
		if k == model.KindOrder {
			k = orderedKind(c.Ref.Key)
		}
		t.kinds[k] = true
		switch k {
		case model.KindKPI:
			t.kpis[model.KPIID(c.Ref.Key)] = true
		case model.KindMeasurement:
			id, _, _ := strings.Cut(c.Ref.Key, "/")
			t.kpis[model.KPIID(id)] = true
		}
	}
	return t
}

// orderedKind returns the kind whose order has that key.
func orderedKind(key string) model.Kind {
	plural, _, _ := strings.Cut(key, "/")
	for _, k := range model.Kinds() {
		if k.Plural() == plural {
			return k
		}
	}
	return model.NoKind
}

// any reports whether an object of these kinds is touched. The heads of
// workspace and journey, which hold settings, touch all.
func (t touched) any(kinds ...model.Kind) bool {
	if t.all || t.kinds[model.KindWorkspace] || t.kinds[model.KindJourney] {
		return true
	}
	return slices.ContainsFunc(kinds, func(k model.Kind) bool { return t.kinds[k] })
}

// part is a piece of a report that is computed at once: anew when an object of
// a kind that it reads is touched, or a part that it needs was computed anew.
type part struct {
	reads   []model.Kind
	needs   []*part
	compute func(x *index, r *Report, t touched)
}

// parts are the parts of a report, those that others need before them.
var parts = []*part{
	&emotionPart, &confidencePart, &flowPart, &painsPart, &kpisPart, &chainPart, &opportunitiesPart, &hypothesesPart,
	&initiativesPart, &commercePart, &qualityPart, &conversionsPart,
}

// What several parts read.
var (
	pathKinds    = []model.Kind{model.KindStage, model.KindTouchpoint}
	feelingKinds = append([]model.Kind{model.KindPersona, model.KindExperience}, pathKinds...)
)

// report computes the touched parts and takes the others from prev.
func report(s model.State, o Options, prev *Report, t touched) *Report {
	x := newIndex(s, model.DocID(prev.Journey))
	r := *prev
	r.Path, r.Options = x.ids(), o
	anew := map[*part]bool{}
	for _, p := range parts {
		if t.any(p.reads...) || slices.ContainsFunc(p.needs, func(n *part) bool { return anew[n] }) {
			anew[p] = true
			p.compute(x, &r, t)
		}
	}
	return &r
}
