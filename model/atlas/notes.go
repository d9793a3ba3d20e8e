package atlas

import (
	"slices"

	"wend/model"
)

// Notes are what was noted at a place of the map. They are read only.
type Notes struct {
	Pains    []model.Finding // the gravest first, those dealt with last
	Delights []model.Finding
	Others   []model.Finding // neither pains nor delights
	Ideas    []model.Opportunity
	Messages []model.Tactic
	KPIs     []model.KPI
	// Support is the strongest supporting link: 9, 3, 1 or 0.
	Support int
}

// Stretch is a stage seen from afar. It is read only.
type Stretch struct {
	Notes                         // of the stage and all its touchpoints together
	Channels   []string           // all of its touchpoints', each once
	Modes      []model.Mode       // likewise
	Importance model.Opt[float64] // mean of the touchpoints that have one, 1..5
	// Links holds the strongest link of each activity in the stage; among
	// equals one that supports.
	Links map[model.ActivityID]model.Link

	from, to int
	alone    Notes // of a stage without touchpoints
}

// Notes returns what stands at touchpoint i of the path. What belongs to a stage
// as a whole stands at its first touchpoint.
func (m *Map) Notes(i int) *Notes { return &m.spots[i].Notes }

// Alone returns what stands at a stage that has no touchpoints.
func (m *Map) Alone(stage int) *Notes { return &m.stretches[stage].alone }

// Stretch returns a stage seen from afar.
func (m *Map) Stretch(stage int) *Stretch { return &m.stretches[stage] }

// FindingsAt returns the findings that were made exactly at a, in the order
// people gave them.
func (m *Map) FindingsAt(a Anchor) []model.Finding {
	var out []model.Finding
	for i, at := range m.anchors {
		if at == a {
			out = append(out, m.Findings[i])
		}
	}
	return out
}

func newStretch(from int, path []model.Touchpoint) Stretch {
	s := Stretch{Links: map[model.ActivityID]model.Link{}, from: from, to: from + len(path)}
	sum, rated := 0, 0
	for i := range path {
		t := &path[i]
		s.Channels = appendNew(s.Channels, t.Channels...)
		if t.Mode != "" {
			s.Modes = appendNew(s.Modes, t.Mode)
		}
		if v, set := t.Importance.Value(); set {
			sum, rated = sum+v, rated+1
		}
	}
	if rated > 0 {
		s.Importance = model.Some(float64(sum) / float64(rated))
	}
	return s
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

func (m *Map) readNotes(d *model.Document) {
	m.Findings = slices.Collect(model.All[model.Finding](d))
	m.Opportunities = slices.Collect(model.All[model.Opportunity](d))
	m.Tactics = slices.Collect(model.All[model.Tactic](d))
	m.KPIs = slices.Collect(model.All[model.KPI](d))
	for _, f := range m.Findings {
		a := m.Anchor(f.Stage, f.Touchpoint)
		m.anchors = append(m.anchors, a)
		switch f.Type {
		case model.Pain:
			m.put(a, func(n *Notes) { n.Pains = append(n.Pains, f) })
		case model.Delight:
			m.put(a, func(n *Notes) { n.Delights = append(n.Delights, f) })
		default:
			m.put(a, func(n *Notes) { n.Others = append(n.Others, f) })
		}
	}
	for _, t := range m.Tactics {
		m.put(m.Anchor(t.Stage, t.Touchpoint), func(n *Notes) { n.Messages = append(n.Messages, t) })
	}
	for _, k := range m.KPIs {
		m.put(m.Anchor(k.Stage, k.Touchpoint), func(n *Notes) { n.KPIs = append(n.KPIs, k) })
	}
	m.putIdeas()
	m.putLinks()
	m.sortPains()
}

// put adds something to the notes at a and to those of its stage.
func (m *Map) put(a Anchor, add func(*Notes)) {
	if a.Stage == None {
		return
	}
	s := &m.stretches[a.Stage]
	add(&s.Notes)
	switch {
	case a.Touchpoint != None:
		add(&m.spots[a.Touchpoint].Notes)
	case s.from < s.to:
		add(&m.spots[s.from].Notes)
	default:
		add(&s.alone)
	}
}

// putIdeas puts each opportunity where it says and where the findings are that
// it answers, once each.
func (m *Map) putIdeas() {
	found := make(map[model.FindingID]Anchor, len(m.Findings))
	for i, f := range m.Findings {
		found[f.ID] = m.anchors[i]
	}
	for _, o := range m.Opportunities {
		add := func(n *Notes) {
			if last := len(n.Ideas) - 1; last < 0 || n.Ideas[last].ID != o.ID {
				n.Ideas = append(n.Ideas, o)
			}
		}
		if o.Stage != "" {
			m.put(m.Anchor(o.Stage, ""), add)
		}
		for _, t := range o.Touchpoints {
			m.put(m.Anchor("", t), add)
		}
		for _, f := range o.Findings {
			if a, known := found[f]; known {
				m.put(a, add)
			}
		}
	}
}

func (m *Map) putLinks() {
	for i := range m.Links {
		l := &m.Links[i]
		s := &m.stretches[m.StageOf(l.At)]
		if l.Supports() {
			n := m.Notes(l.At)
			n.Support = max(n.Support, l.Strength)
			s.Support = max(s.Support, l.Strength)
		}
		old, found := s.Links[l.Activity]
		if !found || l.Strength > old.Strength || l.Strength == old.Strength && !old.Supports() {
			s.Links[l.Activity] = l.Link
		}
	}
}

func (m *Map) sortPains() {
	for i := range m.spots {
		m.spots[i].sortPains()
	}
	for i := range m.stretches {
		m.stretches[i].sortPains()
		m.stretches[i].alone.sortPains()
	}
}

func (n *Notes) sortPains() {
	slices.SortStableFunc(n.Pains, func(a, b model.Finding) int { return urgency(b) - urgency(a) })
}

// urgency orders pains: those dealt with come after all others, unscored ones in
// between.
func urgency(f model.Finding) int {
	score, _ := f.Score()
	if !f.Open() {
		return score - 100
	}
	return score
}
