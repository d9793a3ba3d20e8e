package atlas

import (
	"cmp"
	"math"
	"runtime"
	"slices"
	"sync"
	"weak"

	"wend/model"
)

// Map is a journey looked up once. Its slices and maps are read only.
type Map struct {
	Head   model.Journey
	Stages []model.Stage      // in order
	Path   []model.Touchpoint // stage by stage
	// Ways holds the transitions by where they come from.
	Ways map[model.Node][]model.Transition
	// Referrals bring somebody new; nobody leaves by them.
	Referrals []model.Transition
	// Links are those of touchpoints on the path, by activity.
	Links []Link

	// What people noted, in the order they gave it.
	Findings      []model.Finding
	Opportunities []model.Opportunity
	Tactics       []model.Tactic
	KPIs          []model.KPI

	stage     map[model.StageID]int
	place     map[model.TouchpointID]int
	stretches []Stretch // by stage
	spots     []spot    // by touchpoint
	anchors   []Anchor  // by finding
	of        map[model.ActivityID][]*Link
}

// spot is what is known of a touchpoint of the path.
type spot struct {
	Notes
	stage  int
	behind []*Link // the strongest first
}

// Link is a link and the place of its touchpoint in the path.
type Link struct {
	model.Link
	At int
}

// Anchor is where something was noted: at a touchpoint of the path and its
// stage, at a stage as a whole, or, if both are None, on the whole journey.
type Anchor struct{ Stage, Touchpoint int }

// None is the place of what is not on the map.
const None = -1

// maps holds the map of each document that is alive. The keys are weak: with a
// strong one no document that was ever looked at could be freed.
var maps sync.Map // of *Map by weak.Pointer[model.Document]

// latest names the version of each journey that was looked at last: an edit leaves
// most of what a map is read from as it was, often all.
var latest sync.Map // of weak.Pointer[model.Document] by model.DocID

// readKinds are what a map is read from.
var readKinds = []model.Kind{
	model.KindJourney, model.KindOrder, model.KindStage, model.KindTouchpoint, model.KindTransition, model.KindLink,
	model.KindFinding, model.KindOpportunity, model.KindTactic, model.KindKPI,
}

// Of returns the map of journey d.
func Of(d *model.Document) *Map {
	key := weak.Make(d)
	if m, known := maps.Load(key); known {
		return m.(*Map)
	}
	m, known := maps.LoadOrStore(key, fresh(d)) // of two readers at once both get the first map
	if !known {
		latest.Store(d.ID(), key)
		runtime.AddCleanup(d, func(id model.DocID) {
			maps.Delete(key)
			latest.CompareAndDelete(id, key)
		}, d.ID())
	}
	return m.(*Map)
}

// fresh returns the map of the version before, if nothing changed that is on it, or
// reads d.
func fresh(d *model.Document) *Map {
	if key, known := latest.Load(d.ID()); known {
		before := key.(weak.Pointer[model.Document]).Value()
		if m, known := maps.Load(key); known && before != nil && d.Shares(before, readKinds...) {
			return m.(*Map)
		}
	}
	return read(d)
}

// read must not keep d in the map it makes.
func read(d *model.Document) *Map {
	n := d.Len(model.KindTouchpoint)
	m := &Map{
		Head: d.Journey(),
		Path: make([]model.Touchpoint, 0, n), spots: make([]spot, 0, n),
		Ways:  map[model.Node][]model.Transition{},
		stage: map[model.StageID]int{}, place: make(map[model.TouchpointID]int, n),
	}
	for s := range d.Stages() {
		from := len(m.Path)
		for t := range d.Touchpoints(s.ID) {
			m.place[t.ID] = len(m.Path)
			m.Path = append(m.Path, t)
			m.spots = append(m.spots, spot{stage: len(m.Stages)})
		}
		m.stage[s.ID] = len(m.Stages)
		m.Stages = append(m.Stages, s)
		m.stretches = append(m.stretches, newStretch(from, m.Path[from:]))
	}
	for t := range model.All[model.Transition](d) {
		if t.Referral {
			m.Referrals = append(m.Referrals, t)
			continue
		}
		m.Ways[t.From] = append(m.Ways[t.From], t)
	}
	m.readLinks(d)
	m.readNotes(d)
	return m
}

func (m *Map) readLinks(d *model.Document) {
	m.Links = make([]Link, 0, d.Len(model.KindLink))
	for l := range model.All[model.Link](d) {
		if at, found := m.place[l.Touchpoint]; found {
			m.Links = append(m.Links, Link{l, at})
		}
	}
	m.of = map[model.ActivityID][]*Link{}
	for i := range m.Links {
		l := &m.Links[i]
		m.spots[l.At].behind = append(m.spots[l.At].behind, l)
		m.of[l.Activity] = append(m.of[l.Activity], l)
	}
	for _, s := range m.spots {
		slices.SortStableFunc(s.behind, func(a, b *Link) int { return cmp.Compare(b.Strength, a.Strength) })
	}
	for _, list := range m.of {
		slices.SortStableFunc(list, func(a, b *Link) int { return cmp.Compare(a.At, b.At) })
	}
}

// Place returns where a touchpoint stands in the path; [None] and false if it is
// not on the map.
func (m *Map) Place(t model.TouchpointID) (int, bool) {
	i, found := m.place[t]
	if !found {
		return None, false
	}
	return i, true
}

// Stage returns where a stage stands; [None] and false if there is none.
func (m *Map) Stage(s model.StageID) (int, bool) {
	i, found := m.stage[s]
	if !found {
		return None, false
	}
	return i, true
}

// StageOf returns where the stage of touchpoint i of the path stands.
func (m *Map) StageOf(i int) int { return m.spots[i].stage }

// Within returns the stretch of the path that is in a stage.
func (m *Map) Within(stage int) (from, to int) {
	s := &m.stretches[stage]
	return s.from, s.to
}

// Anchor returns where something is that names a stage, a touchpoint, both or
// none: a touchpoint that is on the map is more exact than a stage.
func (m *Map) Anchor(s model.StageID, t model.TouchpointID) Anchor {
	if i, found := m.place[t]; found {
		return Anchor{m.StageOf(i), i}
	}
	stage, _ := m.Stage(s)
	return Anchor{stage, None}
}

// At returns where an end of a transition is; the reserved ends are nowhere.
func (m *Map) At(n model.Node) Anchor {
	if i, found := m.stage[model.StageID(n)]; found {
		return Anchor{i, None}
	}
	return m.Anchor("", model.TouchpointID(n))
}

// Rank returns a number by which the ends of transitions are in the order in
// which people meet them: entry, each stage before its touchpoints, goal, lost,
// and then what is not on the map.
func (m *Map) Rank(n model.Node) int {
	switch a := m.At(n); {
	case n == model.Entry:
		return -1
	case a.Touchpoint != None:
		return a.Stage + 1 + a.Touchpoint
	case a.Stage != None:
		return a.Stage + m.stretches[a.Stage].from
	case n == model.Goal:
		return math.MaxInt - 2
	case n == model.Lost:
		return math.MaxInt - 1
	}
	return math.MaxInt
}

// Behind returns the links of touchpoint i of the path, the strongest first.
func (m *Map) Behind(i int) []*Link { return m.spots[i].behind }

// LinksOf returns the links of an activity along the path.
func (m *Map) LinksOf(a model.ActivityID) []*Link { return m.of[a] }
