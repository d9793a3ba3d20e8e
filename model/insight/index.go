package insight

import (
	"slices"
	"time"

	"wend/model"
	"wend/model/analysis"
)

// index is a journey looked up once, so that every rule takes time in proportion
// to what it looks at.
type index struct {
	state    model.State
	doc      *model.Document
	shared   *model.Document // the workspace
	head     model.Journey
	settings model.Settings // with defaults
	currency string
	report   *analysis.Report
	today    time.Time // zero: not known

	stages   []model.Stage
	path     []model.Touchpoint
	stageOf  []int // of each touchpoint of the path
	at       map[model.TouchpointID]int
	stageAt  map[model.StageID]int
	personas []model.Persona
	ways     map[model.Node][]model.Transition // by where they come from

	activities []model.Activity
	values     map[model.ActivityID]analysis.ActivityValue
	behind     [][]support // supporting links of each touchpoint, strongest first
	linked     map[model.ActivityID][]support
	moments    []int // places in the path

	findings      []model.Finding
	opportunities []model.Opportunity
	initiatives   []model.Initiative // about this journey, dropped ones left out
	tactics       []model.Tactic
	hypotheses    []model.Hypothesis
	kpis          []kpi
	work          work
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
	x.doc, x.head, x.personas = doc, doc.Journey(), s.Personas(doc)
	x.readMap()
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
		slices.EqualFunc(r.Path, x.path, func(id model.TouchpointID, t model.Touchpoint) bool { return id == t.ID })
}

func (x *index) readMap() {
	x.at, x.stageAt, x.ways = map[model.TouchpointID]int{}, map[model.StageID]int{}, map[model.Node][]model.Transition{}
	for s := range x.doc.Stages() {
		x.stageAt[s.ID] = len(x.stages)
		for t := range x.doc.Touchpoints(s.ID) {
			x.at[t.ID] = len(x.path)
			x.path = append(x.path, t)
			x.stageOf = append(x.stageOf, len(x.stages))
		}
		x.stages = append(x.stages, s)
	}
	for t := range model.All[model.Transition](x.doc) {
		x.ways[t.From] = append(x.ways[t.From], t)
	}
}

func (x *index) readChain() {
	x.activities = slices.Collect(model.All[model.Activity](x.shared))
	place := map[model.ActivityID]int{}
	for i, a := range x.activities {
		place[a.ID] = i
	}
	x.behind, x.linked = make([][]support, len(x.path)), map[model.ActivityID][]support{}
	for l := range model.All[model.Link](x.doc) {
		at, onMap := x.at[l.Touchpoint]
		a, known := place[l.Activity]
		if !onMap || !known || l.Effect == model.Harms {
			continue
		}
		s := support{&x.activities[a], at, l.Strength}
		x.behind[at] = append(x.behind[at], s)
		x.linked[l.Activity] = append(x.linked[l.Activity], s)
	}
	for _, list := range x.behind {
		slices.SortStableFunc(list, func(a, b support) int { return b.strength - a.strength })
	}
	x.values = map[model.ActivityID]analysis.ActivityValue{}
	for _, v := range x.report.Chain.Activities {
		x.values[v.Activity] = v
	}
	for _, m := range x.report.Moments.List {
		x.moments = append(x.moments, x.at[m.Touchpoint])
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
		x.kpis = append(x.kpis, kpi{k, Object{d.ID(), model.RefOf(k)}, d.Measurements(k.ID), stand})
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
	return Object{x.doc.ID(), model.Ref{Kind: model.KindTouchpoint, Key: string(x.path[i].ID)}}
}

// node returns the stage or touchpoint at an end of a transition; the journey
// for the reserved ends.
func (x *index) node(n model.Node) Object {
	if _, found := x.stageAt[model.StageID(n)]; found {
		return Object{x.doc.ID(), model.Ref{Kind: model.KindStage, Key: string(n)}}
	}
	if _, found := x.at[model.TouchpointID(n)]; found {
		return Object{x.doc.ID(), model.Ref{Kind: model.KindTouchpoint, Key: string(n)}}
	}
	return x.journey()
}

// nodeStage returns the place of the stage that n is or lies in; -1 for the
// reserved ends.
func (x *index) nodeStage(n model.Node) int {
	if i, found := x.stageAt[model.StageID(n)]; found {
		return i
	}
	if i, found := x.at[model.TouchpointID(n)]; found {
		return x.stageOf[i]
	}
	return -1
}

// within returns the stretch of the path that is in a stage.
func (x *index) within(stage int) (from, to int) {
	from, _ = slices.BinarySearch(x.stageOf, stage)
	to, _ = slices.BinarySearch(x.stageOf, stage+1)
	return from, to
}

// importance of a touchpoint to the customer, 1..5.
func (x *index) importance(i int) int { return x.path[i].Importance.Or(number(x.settings.Importance)) }

// lowest returns the lowest feeling at a touchpoint and whether there is one.
func (x *index) lowest(i int) (int, bool) {
	low, found := 0, false
	for _, p := range x.report.Emotion.Personas {
		if v, ok := p.Valences[i].Value(); ok && (!found || v < low) {
			low, found = v, true
		}
	}
	return low, found
}

// mood returns the mean feeling at a touchpoint by the personas' shares.
func (x *index) mood(i int) (float64, bool) {
	sum, shares := 0.0, 0.0
	for _, p := range x.report.Emotion.Personas {
		if v, ok := p.Valences[i].Value(); ok {
			sum += p.Weight * float64(v)
			shares += p.Weight
		}
	}
	if shares == 0 {
		return 0, false
	}
	return sum / shares, true
}

// days returns how many days ago d was.
func (x *index) days(d model.Date) (int, bool) {
	then, ok := d.Time()
	return int(x.today.Sub(then).Hours() / 24), ok && !x.today.IsZero()
}
