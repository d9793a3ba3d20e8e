package insight

import (
	"slices"
	"time"

	"wend/model"
	"wend/model/analysis"
	"wend/model/atlas"
)

// index is a journey looked up once, so that every rule takes time in proportion
// to what it looks at.
type index struct {
	*atlas.Map
	state    model.State
	doc      *model.Document
	shared   *model.Document // the workspace
	settings model.Settings  // with defaults
	currency string
	report   *analysis.Report
	today    time.Time // zero: not known

	personas []model.Persona
	names    []string // of the personas
	moments  []int    // places in the path
	kpis     []kpi
	work     work
	chain
}

// chain is what stands behind the touchpoints.
type chain struct {
	activities []model.Activity
	values     map[model.ActivityID]analysis.ActivityValue
	behind     [][]support // supporting links of each touchpoint, strongest first
	linked     map[model.ActivityID][]support
}

// support is a link that supports, with the touchpoint's place in the path.
type support struct {
	activity *model.Activity
	at       int
	strength int
}

// kpi is a KPI with its series and where it stands.
type kpi struct {
	model.KPI
	object Object
	series []model.Measurement
	stand  analysis.KPI
}

func newIndex(s model.State, journey model.DocID, r *analysis.Report, today model.Date) *index {
	x := &index{state: s, shared: s.Workspace()}
	head := x.shared.Workspace()
	x.settings, x.currency = head.Settings.WithDefaults(), head.Currency
	x.today, _ = today.Time()
	doc, found := s.Document(journey)
	if !found {
		doc = model.NewDocument(journey, model.Journey{ID: model.JourneyID(journey)})
	}
	x.Map = atlas.Of(doc)
	x.doc, x.personas = doc, s.Personas(doc)
	for _, p := range x.personas {
		x.names = append(x.names, nameOf(p))
	}
	x.report = r
	if !x.fits(r) {
		x.report = analysis.Compute(s, journey, analysis.Options{Today: today})
	}
	x.readChain()
	x.readWork()
	x.readKPIs()
	return x
}

// fits reports whether r can be the report of this journey.
func (x *index) fits(r *analysis.Report) bool {
	return r != nil && r.Journey == model.JourneyID(x.doc.ID()) && len(r.Emotion.Personas) == len(x.personas) &&
		slices.EqualFunc(r.Path, x.Path, func(id model.TouchpointID, t model.Touchpoint) bool { return id == t.ID }) &&
		slices.EqualFunc(r.Emotion.Stages, x.Stages, func(i analysis.StageIndex, s model.Stage) bool { return i.Stage == s.ID })
}

func (x *index) readChain() {
	x.activities = slices.Collect(model.All[model.Activity](x.shared))
	place := make(map[model.ActivityID]int, len(x.activities))
	x.linked = map[model.ActivityID][]support{}
	for i, a := range x.activities {
		place[a.ID] = i
		for _, l := range x.LinksOf(a.ID) {
			if l.Supports() {
				x.linked[a.ID] = append(x.linked[a.ID], support{&x.activities[i], l.At, l.Strength})
			}
		}
	}
	x.behind = make([][]support, len(x.Path))
	for at := range x.Path {
		for _, l := range x.Behind(at) {
			if a, known := place[l.Activity]; known && l.Supports() {
				x.behind[at] = append(x.behind[at], support{&x.activities[a], at, l.Strength})
			}
		}
	}
	x.values = map[model.ActivityID]analysis.ActivityValue{}
	for _, v := range x.report.Chain.Activities {
		x.values[v.Activity] = v
	}
	for _, m := range x.report.Moments.List {
		at, _ := x.Place(m.Touchpoint)
		x.moments = append(x.moments, at)
	}
}

func (x *index) readKPIs() {
	docs := map[model.KPIID]*model.Document{}
	for _, d := range []*model.Document{x.shared, x.doc} {
		for k := range model.All[model.KPI](d) {
			docs[k.ID] = d
		}
	}
	for _, stand := range x.report.KPIs.List {
		d, found := docs[stand.KPI]
		if !found {
			continue
		}
		k, _ := model.Lookup[model.KPI](d, stand.KPI)
		x.kpis = append(x.kpis, kpi{k, Object{d.ID(), model.RefOf(k)}, analysis.Measured(d.Measurements(k.ID), x.report.Options.Today), stand})
	}
}

// The objects that insights are about.

func (x *index) object(o model.Object) Object {
	if o.Kind().In(x.doc.ID()) {
		return Object{x.doc.ID(), model.RefOf(o)}
	}
	return Object{model.WorkspaceDoc, model.RefOf(o)}
}

func (x *index) journey() Object {
	return Object{x.doc.ID(), model.Ref{Kind: model.KindJourney, Key: string(x.doc.ID())}}
}

func (x *index) touchpoint(i int) Object {
	return Object{x.doc.ID(), model.Ref{Kind: model.KindTouchpoint, Key: string(x.Path[i].ID)}}
}

// node returns the stage or touchpoint at an end of a transition; the journey
// for the reserved ends.
func (x *index) node(n model.Node) Object {
	switch a := x.At(n); {
	case a.Touchpoint != atlas.None:
		return x.touchpoint(a.Touchpoint)
	case a.Stage != atlas.None:
		return x.object(x.Stages[a.Stage])
	}
	return x.journey()
}

// importance of a touchpoint to the customer, 1..5.
func (x *index) importance(i int) int { return x.Path[i].Importance.Or(number(x.settings.Importance)) }

// felt returns what the report says about a touchpoint.
func (x *index) felt(i int) *analysis.TouchpointEmotion { return &x.report.Emotion.Touchpoints[i] }

// days returns how many days ago d was.
func (x *index) days(d model.Date) (int, bool) {
	then, ok := d.Time()
	return int(x.today.Sub(then).Hours() / 24), ok && !x.today.IsZero()
}
