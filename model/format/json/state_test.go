package json

import (
	stdjson "encoding/json"
	"fmt"

	"pgregory.net/rapid"

	"wend/model"
)

// generator makes valid states from the tables of the model, so that a field
// added there is tested here.
type generator struct {
	t *rapid.T
	// ids of what there is to refer to
	ids map[model.Kind][]string
}

var text = rapid.StringMatching(`[a-zA-ZäöüéØ漢字🙂 "\\<>&/{}\[\]:,'-]{0,12}`)

func drawState(t *rapid.T) model.State {
	g := &generator{t: t, ids: map[model.Kind][]string{}}
	for _, k := range workspaceKinds {
		g.reserve(k, "w")
	}
	w := g.document(model.WorkspaceDoc, g.fill(model.Workspace{}), workspaceKinds)
	s := model.NewState(w)
	for i := range rapid.IntRange(0, 2).Draw(t, "journeys") {
		j := &generator{t: t, ids: map[model.Kind][]string{}}
		for _, k := range workspaceKinds {
			j.ids[k] = g.ids[k]
		}
		for _, k := range append(journeyKinds, model.KindTouchpoint) {
			j.reserve(k, "j")
		}
		if len(j.ids[model.KindStage]) == 0 {
			j.ids[model.KindTouchpoint] = nil
		}
		id := fmt.Sprintf("journey-%d", i)
		s = s.With(j.document(model.DocID(id), j.fill(model.Journey{ID: model.JourneyID(id)}), journeyKinds))
	}
	return s
}

// reserve decides how many of kind k there are.
func (g *generator) reserve(k model.Kind, prefix string) {
	if _, err := model.FieldOf(k, "id"); err != nil {
		return
	}
	var ids []string
	for i := range rapid.IntRange(0, 3).Draw(g.t, k.Plural()) {
		ids = append(ids, fmt.Sprintf("%s-%s%d", prefix, k.Plural()[:3], i))
	}
	g.ids[k] = rapid.Permutation(ids).Draw(g.t, "order")
}

func (g *generator) document(id model.DocID, head model.Object, kinds []model.Kind) *model.Document {
	doc := model.NewDocument(id, head)
	for _, k := range kinds {
		ids := g.ids[k]
		for _, key := range ids {
			doc = doc.With(g.identified(k, key))
		}
		doc = ordered(doc, k, "", ids)
		switch k {
		case model.KindStage:
			doc = g.touchpoints(doc)
		case model.KindKPI:
			doc = g.measurements(doc, ids)
		}
		if len(ids) == 0 {
			doc = g.connections(doc, k)
		}
	}
	return doc
}

func ordered(doc *model.Document, k model.Kind, parent string, ids []string) *model.Document {
	if len(ids) == 0 {
		return doc
	}
	return doc.With(model.Order{Of: k, Parent: parent, IDs: ids})
}

func (g *generator) touchpoints(doc *model.Document) *model.Document {
	in := map[string][]string{}
	for _, id := range g.ids[model.KindTouchpoint] {
		stage := rapid.SampledFrom(g.ids[model.KindStage]).Draw(g.t, "stage")
		o := g.identified(model.KindTouchpoint, id).(model.Touchpoint)
		o.Stage = model.StageID(stage)
		doc = doc.With(o)
		in[stage] = append(in[stage], id)
	}
	for stage, ids := range in {
		doc = ordered(doc, model.KindTouchpoint, stage, ids)
	}
	return doc
}

func (g *generator) measurements(doc *model.Document, kpis []string) *model.Document {
	for _, kpi := range kpis {
		for i := range rapid.IntRange(0, 3).Draw(g.t, "measurements") {
			o := g.fill(model.Measurement{KPI: model.KPIID(kpi), Date: model.Date(fmt.Sprintf("2026-10-%02d", 28-i))})
			k, _ := model.Lookup[model.KPI](doc, kpi)
			if k.CheckMeasured(o.(model.Measurement)) == nil {
				doc = doc.With(o)
			}
		}
	}
	return doc
}

// connections adds objects whose key is made of two ids.
func (g *generator) connections(doc *model.Document, k model.Kind) *model.Document {
	pick := func(k model.Kind, more ...string) string {
		return rapid.SampledFrom(append(append([]string{""}, more...), g.ids[k]...)).Draw(g.t, k.Plural())
	}
	for range rapid.IntRange(0, 4).Draw(g.t, k.Plural()) {
		var o model.Object
		strength := rapid.SampledFrom([]int{1, 3, 9}).Draw(g.t, "strength")
		switch k {
		case model.KindExperience:
			o = model.Experience{Persona: model.PersonaID(pick(model.KindPersona)), Touchpoint: model.TouchpointID(pick(model.KindTouchpoint))}
		case model.KindLink:
			o = model.Link{Activity: model.ActivityID(pick(model.KindActivity)), Touchpoint: model.TouchpointID(pick(model.KindTouchpoint)), Strength: strength}
		case model.KindActivityLink:
			o = model.ActivityLink{
				From: model.ActivityID(pick(model.KindActivity)), To: model.ActivityID(pick(model.KindActivity)), Strength: strength,
				Type: rapid.SampledFrom([]model.LinkKind{"", "feeds", "supports", "hands-over"}).Draw(g.t, "kind"),
			}
		case model.KindTransition:
			o = model.Transition{From: model.Node(pick(model.KindStage, "entry")), To: model.Node(pick(model.KindStage, "goal", "lost"))}
		case model.KindMute:
			o = model.Mute{Insight: fmt.Sprintf("L%02d:%s", rapid.IntRange(1, 75).Draw(g.t, "rule"), pick(model.KindTouchpoint))}
		default:
			return doc
		}
		o = g.fill(o)
		if t, ok := o.(model.Transition); ok && !t.From.Reserved() && !t.To.Reserved() && (t.Referral || !t.Probability.IsSet()) {
			t.Referral = true
			t.Probability, t.Count = model.Opt[float64]{}, model.Opt[float64]{}
			o = t
		}
		if complete(o) && model.Check(o) == nil {
			doc = doc.With(o)
		}
	}
	return doc
}

// complete reports whether all the ids that make o's key are set.
func complete(o model.Object) bool {
	for _, f := range model.Fields(o.Kind()) {
		if f.Fixed && f.Target != model.NoKind && f.Unset(o) {
			return false
		}
	}
	return true
}

func (g *generator) identified(k model.Kind, id string) model.Object {
	o, err := model.DecodeObject(k, fmt.Appendf(nil, `{"id":%q}`, id))
	if err != nil {
		g.t.Fatal(err)
	}
	o = g.fill(o)
	if k, ok := o.(model.KPI); ok {
		for _, v := range []*model.Opt[float64]{&k.Baseline, &k.Target} {
			if x, set := v.Value(); set {
				*v = model.Some(k.Range().Nearest(x))
			}
		}
		return k
	}
	return o
}

// fill sets about half of the fields of o to valid values.
func (g *generator) fill(o model.Object) model.Object {
	for _, f := range model.Fields(o.Kind()) {
		if f.Fixed || f.Name == "parent" || !rapid.Bool().Draw(g.t, f.Name) {
			continue
		}
		value := g.value(f)
		if value == nil {
			continue
		}
		raw, err := stdjson.Marshal(value)
		if err != nil {
			g.t.Fatal(err)
		}
		next, err := f.With(o, raw)
		if err != nil {
			g.t.Fatal(err)
		}
		if next = model.Clean(next); model.Check(next) == nil || model.Check(o) != nil {
			o = next
		}
	}
	return o
}

// value draws a value of field f; nil for none.
func (g *generator) value(f model.Field) any {
	switch f.Type {
	case model.Line, model.Text:
		return text.Draw(g.t, f.Name)
	case model.List:
		return rapid.SliceOfN(rapid.Map(text, func(s string) string { return s + "." }), 1, 3).Draw(g.t, f.Name)
	case model.Number:
		if f.Min == 0 && f.Max == 0 {
			return rapid.Float64Range(-1e9, 1e9).Draw(g.t, f.Name)
		}
		return rapid.Float64Range(f.Min, f.Max).Draw(g.t, f.Name)
	case model.Whole:
		if len(f.Options) > 0 {
			return nil
		}
		return rapid.IntRange(int(f.Min), int(min(f.Max, 1e6))).Draw(g.t, f.Name)
	case model.Choice:
		return rapid.SampledFrom(f.Options).Draw(g.t, f.Name)
	case model.Several:
		return rapid.SliceOfNDistinct(rapid.SampledFrom(f.Options), 1, 3, func(s string) string { return s }).Draw(g.t, f.Name)
	case model.Flag:
		return rapid.Bool().Draw(g.t, f.Name)
	case model.Day:
		return fmt.Sprintf("2026-11-%02d", rapid.IntRange(1, 30).Draw(g.t, f.Name))
	case model.One, model.Many:
		return g.reference(f)
	case model.Records:
		return records[f.Name]
	}
	return nil
}

func (g *generator) reference(f model.Field) any {
	ids := g.ids[f.Target]
	if f.Loose {
		ids = []string{"elsewhere"}
	}
	switch {
	case len(ids) == 0:
		return nil
	case f.Type == model.One:
		return rapid.SampledFrom(ids).Draw(g.t, f.Name)
	}
	return rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 1, len(ids), func(s string) string { return s }).Draw(g.t, f.Name)
}

var records = map[string]any{
	"values":            []float64{1.5, -2, 0.1},
	"transitionEffects": []model.Shift{{Transition: "a/goal", Expected: model.Some(0.05)}, {Transition: "x/y", Actual: model.Some(-0.01)}},
	"effects":           []model.Effect{{KPI: "w-kpi0", Expected: model.Some(-0.05)}, {KPI: "x", Actual: model.Some(1e-9)}},
	"votes":             []model.Vote{{Item: "a", Who: "b", Count: 3}},
	"decisions":         []model.Decision{{Text: "t", Item: "i", By: "b"}},
}
