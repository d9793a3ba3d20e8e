package inspect

import (
	"slices"

	"wend/model"
	"wend/model/atlas"
)

// section is a group of objects that hang on those of one kind.
type section struct {
	title string
	list  func(view) []item
	adds  []addition
}

// sections lists what hangs on the objects of each kind, in the order shown.
var sections = map[model.Kind][]section{
	model.KindTouchpoint: {
		{title: "Feelings", list: feelingsHere},
		{title: "Findings", list: findingsHere, adds: []addition{addPain, addDelight}},
		{title: "Value chain", list: linksHere, adds: []addition{addLink}},
		{title: "Opportunities", list: opportunitiesHere, adds: []addition{addOpportunity}},
		{title: "KPIs", list: kpisHere, adds: []addition{addKPI}},
		{title: "Tactics", list: tacticsHere, adds: []addition{addTactic}},
		{title: "Competitors", list: benchmarksHere, adds: []addition{addBenchmark}},
	},
	model.KindStage: {
		{title: "Touchpoints", list: touchpointsHere, adds: []addition{addTouchpoint}},
		{title: "Findings", list: findingsHere, adds: []addition{addPain, addDelight}},
		{title: "Opportunities", list: opportunitiesOfStage, adds: []addition{addOpportunity}},
		{title: "Transitions", list: transitionsHere, adds: []addition{addTransition}},
		{title: "KPIs", list: kpisHere, adds: []addition{addKPI}},
		{title: "Tactics", list: tacticsHere, adds: []addition{addTactic}},
	},
	model.KindPersona: {
		{title: "Feelings", list: feelingsOf},
		{title: "Empathy map", list: empathyOf, adds: []addition{addEmpathy}},
	},
	model.KindActivity: {
		{title: "Touchpoints served", list: linksOf, adds: []addition{addServed}},
		{title: "Linked activities", list: activityLinksOf, adds: []addition{addActivityLink}},
		{title: "Findings", list: findingsHere, adds: []addition{addPain, addDelight}},
		{title: "Opportunities", list: opportunitiesHere, adds: []addition{addOpportunity}},
		{title: "KPIs", list: kpisHere, adds: []addition{addKPI}},
		{title: "Competitors", list: benchmarksHere, adds: []addition{addBenchmark}},
	},
	model.KindCompetitor: {{title: "Scores", list: benchmarksHere}},
	model.KindKPI:        {{title: "Measurements", list: measurementsOf, adds: []addition{addMeasurement}}},
	model.KindFinding: {
		{title: "Opportunities", list: opportunitiesOf, adds: []addition{addAnswer}},
		{title: "Offerings", list: offeringsFor, adds: []addition{addOffering}},
	},
	model.KindInitiative: {
		{title: "KPIs", list: kpisHere, adds: []addition{addKPI}},
	},
	model.KindJourney: {
		{title: "Stages", list: all(model.KindStage), adds: []addition{addStage}},
		{title: "Persona sheets", list: personasOf, adds: []addition{addPersona}},
		{title: "KPIs", list: all(model.KindKPI), adds: []addition{addKPI}},
		{title: "Hypotheses", list: all(model.KindHypothesis), adds: []addition{addHypothesis}},
		{title: "Sessions", list: all(model.KindSession)},
	},
	model.KindWorkspace: {
		{title: "Personas", list: all(model.KindPersona)},
		{title: "Activities", list: all(model.KindActivity), adds: []addition{addActivity}},
		{title: "Initiatives", list: all(model.KindInitiative), adds: []addition{addInitiative}},
		{title: "Evidence", list: all(model.KindEvidence), adds: []addition{addEvidence}},
		{title: "Offerings", list: all(model.KindOffering), adds: []addition{addOffering}},
		{title: "Competitors", list: all(model.KindCompetitor), adds: []addition{addCompetitor}},
		{title: "KPIs", list: all(model.KindKPI), adds: []addition{addKPI}},
	},
}

// all lists every object of kind k in the document of the one shown.
func all(k model.Kind) func(view) []item {
	return func(v view) []item {
		return itemsWhere(v.doc, k, func(model.Object) bool { return true })
	}
}

// itemsWhere lists the objects of kind k in d for which keep is true, in order.
func itemsWhere(d *model.Document, k model.Kind, keep func(model.Object) bool) []item {
	var out []item
	for o := range d.InOrder(k) {
		if keep(o) {
			out = append(out, item{doc: d, object: o})
		}
	}
	return out
}

// here lists the objects of kind k of which the named field refers to the object
// shown: in its document, or in the journey if they live there.
func here(v view, k model.Kind, field string) []item {
	self := model.RefOf(v.object)
	if !k.In(v.doc.ID()) {
		v.doc = v.journey()
	}
	var out []item
	var found []model.Object
	for o := range v.doc.Referring(self) {
		if o.Kind() == k {
			found = append(found, o)
		}
	}
	for _, o := range v.doc.Sorted(k, found) {
		model.References(o, func(f *model.Field, r model.Ref) bool {
			if f.Name != field || r != self {
				return true
			}
			out = append(out, item{doc: v.doc, object: o})
			return false
		})
	}
	return out
}

// placed names the field by which findings, KPIs, tactics and benchmarks say where
// they are.
func placed(v view) string {
	switch v.object.Kind() {
	case model.KindStage:
		return "stage"
	case model.KindActivity:
		return "activity"
	case model.KindInitiative:
		return "initiative"
	case model.KindCompetitor:
		return "competitor"
	}
	return "touchpoint"
}

func findingsHere(v view) []item   { return here(v, model.KindFinding, placed(v)) }
func kpisHere(v view) []item       { return here(v, model.KindKPI, placed(v)) }
func tacticsHere(v view) []item    { return here(v, model.KindTactic, placed(v)) }
func benchmarksHere(v view) []item { return here(v, model.KindBenchmark, placed(v)) }
func linksHere(v view) []item      { return here(v, model.KindLink, "touchpoint") }

// opportunitiesHere lists what might be done at the touchpoint or activity shown.
func opportunitiesHere(v view) []item {
	if v.object.Kind() == model.KindActivity {
		return here(v, model.KindOpportunity, "activities")
	}
	return here(v, model.KindOpportunity, "touchpoints")
}

func opportunitiesOfStage(v view) []item {
	return here(v, model.KindOpportunity, "stage")
}
func opportunitiesOf(v view) []item { return here(v, model.KindOpportunity, "addresses") }

// offeringsFor lists what is offered against the finding shown.
func offeringsFor(v view) []item {
	return itemsWhere(v.state().Workspace(), model.KindOffering, func(o model.Object) bool {
		return slices.Contains(o.(model.Offering).Findings, model.FindingID(v.object.Key()))
	})
}

// feelingsHere lists what each persona of the journey feels at the touchpoint
// shown.
func feelingsHere(v view) []item {
	var out []item
	for _, p := range v.state().Personas(v.doc) {
		out = append(out, feeling(v.doc, p.ID, model.TouchpointID(v.object.Key())))
	}
	return out
}

// feelingsOf lists what the persona shown feels along the journey on the map.
func feelingsOf(v view) []item {
	j, id := v.journey(), model.PersonaID(v.object.Key())
	if !slices.Contains(j.Journey().Personas, id) {
		return nil
	}
	var out []item
	for t := range j.Path() {
		out = append(out, feeling(j, id, t.ID))
	}
	return out
}

func feeling(d *model.Document, p model.PersonaID, t model.TouchpointID) item {
	if e, found := d.Experience(p, t); found {
		return item{doc: d, object: e}
	}
	return item{doc: d, object: model.Experience{Persona: p, Touchpoint: t}, missing: true}
}

func empathyOf(v view) []item {
	return itemsWhere(v.journey(), model.KindEmpathy, func(o model.Object) bool {
		return string(o.(model.Empathy).Persona) == v.object.Key()
	})
}

// linksOf lists the touchpoints that the activity shown serves, as on the map.
func linksOf(v view) []item {
	j := v.journey()
	var out []item
	for _, l := range atlas.Of(j).LinksOf(model.ActivityID(v.object.Key())) {
		out = append(out, item{doc: j, object: l.Link})
	}
	return out
}

func activityLinksOf(v view) []item {
	return itemsWhere(v.doc, model.KindActivityLink, func(o model.Object) bool {
		l := o.(model.ActivityLink)
		return string(l.From) == v.object.Key() || string(l.To) == v.object.Key()
	})
}

func touchpointsHere(v view) []item {
	var out []item
	for t := range v.doc.Touchpoints(model.StageID(v.object.Key())) {
		out = append(out, item{doc: v.doc, object: t})
	}
	return out
}

func transitionsHere(v view) []item {
	return itemsWhere(v.doc, model.KindTransition, func(o model.Object) bool {
		return string(o.(model.Transition).From) == v.object.Key()
	})
}

// measurementsOf lists the series of the KPI shown, newest first.
func measurementsOf(v view) []item {
	var out []item
	for _, m := range slices.Backward(v.doc.Measurements(model.KPIID(v.object.Key()))) {
		out = append(out, item{doc: v.doc, object: m})
	}
	return out
}

func personasOf(v view) []item {
	var out []item
	for _, p := range v.state().Personas(v.doc) {
		out = append(out, item{doc: v.state().Workspace(), object: p})
	}
	return out
}
