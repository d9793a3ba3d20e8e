package analysis

import (
	"bytes"
	"encoding/json"
	"strings"

	"wend/model"
)

// Report is every derived number of one journey. It is not changed after
// [Compute] or [Update] has made it.
type Report struct {
	Journey model.JourneyID
	Options Options // what it was computed with
	// Path lists the touchpoints in the order of the map.
	Path          []model.TouchpointID
	Emotion       Emotion
	Flow          Flow
	Chain         Chain
	Moments       Moments
	Pains         Pains
	Opportunities Opportunities
	KPIs          KPIs
	Confidence    Confidence
	Initiatives   Initiatives
	Hypotheses    Hypotheses
	Commerce      Commerce
	Quality       Quality
}

// Options is what a report depends on besides the state.
type Options struct {
	Today model.Date // unset: no KPI is called stale
	// Score ranks the initiatives; unset: the one that most of them have.
	Score Score
	// Discount is the rate a month that net present values are taken at.
	Discount float64
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

// any reports whether a part that is computed from objects of these kinds is
// touched. The heads of workspace and journey touch all.
func (t touched) any(kinds ...model.Kind) bool {
	if t.all || t.kinds[model.KindWorkspace] || t.kinds[model.KindJourney] {
		return true
	}
	for _, k := range kinds {
		if t.kinds[k] {
			return true
		}
	}
	return false
}

// What the parts of a report are computed from.
var (
	fromMap   = []model.Kind{model.KindStage, model.KindTouchpoint}
	fromFlow  = append([]model.Kind{model.KindTransition}, fromMap...)
	fromFeel  = append([]model.Kind{model.KindPersona, model.KindExperience}, fromMap...)
	fromKPIs  = []model.Kind{model.KindKPI, model.KindMeasurement}
	fromChain = append([]model.Kind{model.KindActivity, model.KindActivityLink, model.KindLink, model.KindInitiative}, fromFeel...)
	fromPains = []model.Kind{model.KindFinding, model.KindOpportunity, model.KindInitiative}
	fromTests = []model.Kind{model.KindHypothesis, model.KindKPI}
)

// report computes the touched parts and takes the others from prev.
func report(s model.State, o Options, prev *Report, t touched) *Report {
	x := newIndex(s, model.DocID(prev.Journey))
	r := *prev
	r.Path, r.Options = x.ids(), o
	feel, kpis, flow := t.any(fromFeel...), t.any(fromKPIs...), t.any(fromFlow...)
	if feel {
		r.Emotion, r.Confidence = x.emotion(), x.confidence()
	}
	if flow {
		r.Flow = x.flow()
	}
	if t.any(fromPains...) {
		r.Pains = x.pains()
	}
	if kpis {
		r.KPIs = x.kpis(o.Today, prev.KPIs, t)
	}
	if kpis || t.any(fromChain...) {
		r.Chain = x.chain()
		r.Moments = x.moments(r.Chain.Support)
		x.detect(&r.Chain, r.Moments, r.KPIs)
	}
	if feel || t.any(model.KindOpportunity) {
		r.Opportunities = x.opportunities()
	}
	if t.any(fromTests...) {
		r.Hypotheses = x.hypotheses()
	}
	if kpis || flow || t.any(model.KindInitiative) {
		r.Initiatives = x.initiatives(r.Flow, r.KPIs, o)
	}
	if kpis || flow {
		r.Commerce = commerce(r.Flow, r.KPIs)
	}
	r.Quality = x.quality(&r)
	return &r
}

// JSON returns r in the shape of `wend analyze --json`: indented, deterministic,
// numbers unrounded, {"na": reason} for those not available. Insights are not
// part of it.
func (r *Report) JSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(r); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// MarshalJSON encodes the report in the shape of the analysis JSON.
func (r *Report) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Journey       model.JourneyID `json:"journey"`
		Emotion       Emotion         `json:"emotion"`
		Flow          Flow            `json:"flow"`
		Chain         Chain           `json:"chain"`
		Moments       []Moment        `json:"moments"`
		Opportunities []Opportunity   `json:"opportunities"`
		Pains         Pains           `json:"pains"`
		KPIs          []KPI           `json:"kpis"`
		Hypotheses    []Hypothesis    `json:"hypotheses"`
		Initiatives   Initiatives     `json:"initiatives"`
		Commerce      Commerce        `json:"commerce"`
		Confidence    Confidence      `json:"confidence"`
		Quality       Quality         `json:"quality"`
	}{
		r.Journey, r.Emotion, r.Flow, r.Chain, list(r.Moments.List),
		append(list(r.Opportunities.Derived), r.Opportunities.Measured...), r.Pains, list(r.KPIs.List),
		list(r.Hypotheses.List), r.Initiatives, r.Commerce, r.Confidence, r.Quality,
	})
}
