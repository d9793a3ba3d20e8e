package analysis

import (
	"slices"

	"github.com/go-json-experiment/json/jsontext"

	"wend/model"
	"wend/model/analysis/formula"
)

// Quality says how much of the map is there and how well it is known.
type Quality struct {
	Completeness Number `json:"completeness"` // filled per required cells, 0..1
	Lanes        []Lane `json:"lanes"`
	Evidence     Number `json:"evidence"`   // share of feelings and findings that are validated, 0..1
	Confidence   Number `json:"confidence"` // 1 validated, 0.5 reasoned, 0 assumed, 0..1
	Items        int    `json:"-"`          // feelings and findings
	Ownership    Number `json:"ownership"`  // touchpoints with a linked activity that has an owner, 0..1
	// Personal is the share of the touchpoints marked as personalisable that a
	// tactic with a basis or a treatment is for.
	Personal Number          `json:"personalisation"`
	Messages Number          `json:"messages"` // stages with a message or content, 0..1
	Silent   []model.StageID `json:"withoutMessage"`
	// Stages says for each stage what is said and tailored there.
	Stages        []StageTactics       `json:"stages"`
	Handoffs      Number               `json:"handoffs"` // neighbours on the path whose owners differ
	HandoffPoints []model.TouchpointID `json:"-"`
	Health        Number               `json:"health"` // mean of the parts that are available, 0..100
	Parts         HealthParts          `json:"healthParts"`
}

// HealthPart is a part of the health of a journey, 0..100.
type HealthPart struct {
	Name  string // "emotion", "kpis", "pains", "links", "confidence"
	Value Number
}

// HealthParts are the parts in a fixed order.
type HealthParts []HealthPart

// MarshalJSONTo encodes an object by part.
func (h HealthParts) MarshalJSONTo(out *jsontext.Encoder) error {
	return object(out, func(yield func(string, Number) bool) {
		for _, p := range h {
			if !yield(p.Name, p.Value) {
				return
			}
		}
	})
}

var qualityNumbers = []number{
	{
		topic: "quality.completeness", title: "Completeness of the map", unit: Share, better: Higher,
		plain:   "How much of what a map needs is filled in",
		formula: "filled cells / required cells", source: own, remedy: "Add stages and touchpoints.",
		get:    whole(func(r *Report) Number { return r.Quality.Completeness }),
		inputs: explainer.laneInputs,
	},
	{
		topic: "quality.evidence", title: "Evidence coverage", unit: Share, better: Higher,
		plain:   "The part of the feelings and findings that was checked with customers",
		formula: "validated feelings and findings / all", source: own, remedy: enterFeelings,
		get:    whole(func(r *Report) Number { return r.Quality.Evidence }),
		inputs: explainer.itemInputs,
	},
	{
		topic: "quality.confidence", title: "Confidence score", unit: Ratio, better: Higher,
		plain:   "How far the map can be trusted, from 0 to 1, by how its feelings are known",
		formula: "mean of 1 for validated, 0.5 for reasoned, 0 for assumed", source: own, remedy: enterFeelings,
		get:    whole(func(r *Report) Number { return r.Quality.Confidence }),
		inputs: explainer.itemInputs,
	},
	{
		topic: "quality.health", title: "Journey health", unit: Index, better: Higher,
		plain:   "One mark for the whole journey, the mean of its parts that are known",
		formula: "mean of the parts that are available, at least three", source: own,
		remedy: "Enter feelings, KPIs with targets, pains and links.",
		get:    whole(func(r *Report) Number { return r.Quality.Health }),
		inputs: explainer.healthInputs,
	},
}

// Feelings, findings and links are read by the parts that it needs, too.
var qualityPart = part{
	reads:   []model.Kind{model.KindTactic},
	needs:   []*part{&emotionPart, &painsPart, &kpisPart, &chainPart},
	compute: func(x *index, r *Report, _ touched) { r.Quality = x.quality(r) },
}

// quality says how complete the map is and how well it is known.
func (x *index) quality(r *Report) Quality {
	q := Quality{Lanes: x.lanes()}
	filled, required := 0, 0
	for i := range q.Lanes {
		l := &q.Lanes[i]
		l.Share = formula.Completeness(l.Filled, l.Required)
		filled, required = filled+l.Filled, required+l.Required
	}
	q.Completeness = formula.Completeness(filled, required)
	t := x.items()
	q.Items, q.Evidence, q.Confidence = int(t.Count()), t.Evidence(), t.Confidence()
	x.own(&q)
	x.tailor(&q)
	q.health(r)
	return q
}

// health fills in the five parts and their mean.
func (q *Quality) health(r *Report) {
	percent := func(n Number) Number { return n.With(func(v float64) float64 { return 100 * v }) }
	var reached []float64
	for _, k := range r.KPIs.List {
		if v, ok := k.Clamped.Value(); ok {
			reached = append(reached, v)
		}
	}
	attained := formula.Mean(reached)
	if !attained.Known() {
		attained = NA(NoData, "No KPI has an attainment.")
	}
	q.Parts = []HealthPart{
		{"emotion", r.Emotion.Blended},
		{"kpis", percent(attained)},
		{"pains", percent(r.Pains.Addressed)},
		{"links", percent(r.Chain.Coverage)},
		{"confidence", percent(q.Confidence)},
	}
	values := make([]Number, len(q.Parts))
	for i, p := range q.Parts {
		values[i] = p.Value
	}
	q.Health = formula.Health(values...)
	if !slices.ContainsFunc(values, Number.Known) {
		q.Health = NA(NoData, "None of the parts is available.")
	}
}

// items counts feelings and findings by tier; one without a tier is an
// assumption.
func (x *index) items() formula.Tiers {
	tiers, n := map[model.Tier]int{}, x.feelings()
	for t, count := range x.tiers {
		tiers[t] += count
	}
	for _, f := range x.Findings {
		tiers[f.Tier]++
		n++
	}
	v, r := float64(tiers[model.Validated]), float64(tiers[model.Reasoned])
	return formula.Tiers{Validated: v, Reasoned: r, Assumed: float64(n) - v - r}
}

func (e explainer) itemInputs(string) []Input {
	t := e.items()
	n := func(v float64) string { return Format(Of(v), Count) }
	return []Input{
		given("Feelings and findings", n(t.Count())),
		given("Validated", n(t.Validated)),
		given("Reasoned", n(t.Reasoned)),
		given("Assumptions", n(t.Assumed)),
	}
}

func (e explainer) healthInputs(string) []Input {
	parts := map[string]struct{ name, topic string }{
		"emotion": {"Emotion index", "emotion.blended"}, "kpis": {"KPI attainment", "kpi.on-target"}, "pains": {"Pain addressed", "pains.addressed"},
		"links": {"Link coverage", "chain.coverage"}, "confidence": {"Confidence", "quality.confidence"},
	}
	var out []Input
	for _, p := range e.report.Quality.Parts {
		part := parts[p.Name]
		out = append(out, given(part.name, Format(p.Value, Index)).of(part.topic, ""))
	}
	return out
}
