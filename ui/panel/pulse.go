package panel

import (
	"fmt"
	"slices"

	"wend/model"
	"wend/model/analysis"
	"wend/model/atlas"
	"wend/ui/axis"
	"wend/ui/scene"
	"wend/ui/theme"
)

// pulse lists the numbers of the whole journey in order of rank.
func pulse(s *scene.Scene) []number {
	personas := s.Report.Emotion.Personas
	personas = personas[:min(len(personas), most)]
	out := []number{{label: "Emotion", id: always("emotion.blended"), note: restsOn, thin: isThin}}
	for n, p := range personas {
		out = append(out, indexOf(s, n, p.Persona))
	}
	for n, p := range personas {
		out = append(out, markOf(s, n, p.Persona, "Low", lowest))
	}
	for n, p := range personas {
		out = append(out, markOf(s, n, p.Persona, "End", last))
	}
	out = append(out, flow...)
	out = append(out, work...)
	out = append(out, chain...)
	out = append(out, plan...)
	out = append(out, knowledge...)
	for n, p := range personas {
		out = append(out, number{
			label: "Swings " + shortPersona(s, p.Persona), token: theme.Persona(n),
			id: ofPersona("volatility", p.Persona),
		})
	}
	return append(out, seams...)
}

// restsOn says from how many feelings the mood of all is known; of a persona that
// has few, how few.
func restsOn(s *scene.Scene) string {
	e := s.Report.Emotion
	if len(e.Thin) > 0 {
		return s.Theme.Glyphs.Warn + " " + shortPersona(s, e.Thin[0]) + " " + felt(s, e.Thin[0])
	}
	if e.Felt == e.Cells {
		return ""
	}
	return fmt.Sprintf("%d of %d felt", e.Felt, e.Cells)
}

func isThin(s *scene.Scene) bool { return len(s.Report.Emotion.Thin) > 0 }

// felt says at how many touchpoints a persona has a feeling.
func felt(s *scene.Scene, id model.PersonaID) string {
	at := personaAt(s, id)
	if at < 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d", s.Report.Emotion.Personas[at].Count, len(s.Report.Path))
}

// ofPersona returns the id of a number of one persona.
func ofPersona(topic string, id model.PersonaID) func(*analysis.Report) analysis.NumberID {
	return always(analysis.NumberID("emotion." + topic + "/" + string(id)))
}

func indexOf(s *scene.Scene, n int, id model.PersonaID) number {
	thin := func(s *scene.Scene) bool { return slices.Contains(s.Report.Emotion.Thin, id) }
	return number{
		label: "  " + shortPersona(s, id), token: theme.Persona(n),
		id:   ofPersona("index", id),
		thin: thin,
		note: func(s *scene.Scene) string {
			if !thin(s) {
				return ""
			}
			return s.Theme.Glyphs.Warn + " " + felt(s, id) + " felt"
		},
		spark:  func(s *scene.Scene) []float64 { return curve(s, id) },
		target: func(*scene.Scene) scene.Target { return scene.Target{Pane: scene.Emotion, Persona: id} },
	}
}

// curve returns the persona's feelings that are known, from 0 to 1.
func curve(s *scene.Scene, id model.PersonaID) []float64 {
	at := personaAt(s, id)
	if at < 0 {
		return nil
	}
	var out []float64
	for _, o := range s.Report.Emotion.Personas[at].Valences {
		if v, ok := o.Value(); ok {
			out = append(out, float64(v+2)/4)
		}
	}
	return out
}

func lowest(p analysis.PersonaEmotion) analysis.Mark { return p.Trough }
func last(p analysis.PersonaEmotion) analysis.Mark   { return p.End }

func markOf(s *scene.Scene, n int, id model.PersonaID, label string, mark func(analysis.PersonaEmotion) analysis.Mark) number {
	topic := map[string]string{"Low": "trough", "End": "end"}[label]
	at := func(s *scene.Scene) model.TouchpointID {
		if i := personaAt(s, id); i >= 0 {
			return mark(s.Report.Emotion.Personas[i]).Touchpoint
		}
		return ""
	}
	return number{
		label: label + " " + shortPersona(s, id), token: theme.Persona(n),
		id:   ofPersona(topic, id),
		note: func(s *scene.Scene) string { return touchpointName(s, at(s)) },
		target: func(s *scene.Scene) scene.Target {
			t := touchpointTarget(s, at(s))
			t.Pane, t.Persona = scene.Emotion, id
			return t
		},
	}
}

var flow = []number{
	{label: "Goal", id: always("flow.goal")},
	{
		label:  "Leak",
		id:     always("flow.leave"),
		note:   func(s *scene.Scene) string { return "leave at " + nodeName(s, s.Report.Flow.Leak.Stage) },
		about:  func(r *analysis.Report) string { return string(r.Flow.Leak.Stage) },
		target: func(s *scene.Scene) scene.Target { return nodeTarget(s, s.Report.Flow.Leak.Stage) },
	},
	{
		label: "Leverage",
		id:    always("flow.leverage"),
		note: func(s *scene.Scene) string {
			l := s.Report.Flow.Strongest
			way := nodeName(s, l.From) + " " + s.Theme.Glyphs.Arrow + " " + nodeName(s, l.To)
			if len(s.Report.Initiatives.OnStrongest) == 0 {
				return way + ", nobody works there"
			}
			return way
		},
		about:  func(r *analysis.Report) string { return string(r.Flow.Strongest.From + "/" + r.Flow.Strongest.To) },
		target: func(s *scene.Scene) scene.Target { return nodeTarget(s, s.Report.Flow.Strongest.From) },
	},
}

var work = []number{
	{
		label:  "Moments",
		id:     always("moments"),
		note:   bare,
		target: func(s *scene.Scene) scene.Target { return touchpointTarget(s, firstBare(s)) },
	},
	{
		label: "Pain load",
		id:    always("pains.load"),
		note:  func(s *scene.Scene) string { return unscored(s.Report.Pains.Unscored) },
	},
	{label: "Addressed", id: always("pains.addressed")},
	{
		label: "KPIs met",
		id:    always("kpi.on-target"),
		note:  func(s *scene.Scene) string { return fmt.Sprintf("of %d", s.Report.KPIs.Rated) },
	},
	{
		label: "Worst KPI", id: worstKPI,
		value: worstSpan,
		note:  func(s *scene.Scene) string { return kpiName(s, s.Report.KPIs.Worst) },
	},
	{
		label: "Signals",
		id:    always("kpi.signals"),
		note:  func(s *scene.Scene) string { return fmt.Sprintf("%d stale", s.Report.KPIs.Stale) },
	},
}

// worstSpan says where the KPI farthest from its target stands.
func worstSpan(s *scene.Scene) string {
	if s.Report.KPIs.Worst == "" {
		return ""
	}
	return standing(s, s.Report.KPIs.Worst).Span(s.Theme.Glyphs.Arrow)
}

func worstKPI(r *analysis.Report) analysis.NumberID {
	return about("kpi.attainment/", string(r.KPIs.Worst))
}

// about returns the id of a number about something; "" if there is no such
// thing.
func about(topic, subject string) analysis.NumberID {
	if subject == "" {
		return ""
	}
	return analysis.NumberID(topic + subject)
}

var chain = []number{
	{
		label:  "Coverage",
		id:     always("chain.coverage"),
		note:   unserved,
		target: func(s *scene.Scene) scene.Target { return touchpointTarget(s, firstOf(s.Report.Chain.Unserved)) },
	},
	valueIndex("Value low", func(r *analysis.Report) model.ActivityID { return r.Chain.Worst }),
	valueIndex("Value high", func(r *analysis.Report) model.ActivityID { return r.Chain.Best }),
	{label: "Cost", id: always("chain.cost"), note: idle},
	{label: "Margin", id: always("chain.margin")},
	{label: "Savings", id: always("chain.savings"), note: reinvested},
	{
		label: "Opp score",
		id:    always("opportunity.top"),
		note:  func(s *scene.Scene) string { return opportunityName(s, s.Report.Opportunities.Top) },
		target: func(s *scene.Scene) scene.Target {
			return touchpointTarget(s, s.Report.Opportunities.Top.Touchpoint)
		},
	},
}

// valueIndex is the line of the activity that of picks.
func valueIndex(label string, of func(*analysis.Report) model.ActivityID) number {
	return number{
		label:  label,
		id:     func(r *analysis.Report) analysis.NumberID { return about("chain.value-index/", string(of(r))) },
		note:   func(s *scene.Scene) string { return activityName(s, of(s.Report)) },
		target: func(s *scene.Scene) scene.Target { return scene.Target{Pane: scene.Chain, Activity: of(s.Report)} },
	}
}

// bare says how many moments of truth have no strong support.
func bare(s *scene.Scene) string {
	n := 0
	for _, m := range s.Report.Moments.List {
		if !m.Strong {
			n++
		}
	}
	if n == 0 {
		return "all supported"
	}
	return fmt.Sprintf("%d bare", n)
}

func firstBare(s *scene.Scene) model.TouchpointID {
	i := slices.IndexFunc(s.Report.Moments.List, func(m analysis.Moment) bool { return !m.Strong })
	if i < 0 {
		return ""
	}
	return s.Report.Moments.List[i].Touchpoint
}

func unscored(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d unscored", n)
}

func unserved(s *scene.Scene) string {
	switch list := s.Report.Chain.Unserved; len(list) {
	case 0:
		return ""
	case 1:
		return "not " + touchpointName(s, list[0])
	default:
		return fmt.Sprintf("%d unserved", len(list))
	}
}

func firstOf[T ~string](list []T) T {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// touchpointTarget leads to a touchpoint on the map; zero if there is none.
func touchpointTarget(s *scene.Scene, id model.TouchpointID) scene.Target {
	if s.Journey == nil {
		return scene.Target{}
	}
	m := atlas.Of(s.Journey)
	i, found := m.Place(id)
	if !found {
		return scene.Target{}
	}
	return scene.Target{Pane: scene.Journey, Column: axis.Column{Stage: m.Path[i].Stage, Touchpoint: id}}
}

// nodeTarget leads to a place of the flow.
func nodeTarget(s *scene.Scene, n model.Node) scene.Target {
	if s.Journey == nil || n == "" || n.Reserved() {
		return scene.Target{}
	}
	if _, found := model.Lookup[model.Stage](s.Journey, string(n)); found {
		return scene.Target{Pane: scene.Journey, Column: axis.Column{
			Stage: model.StageID(n), Touchpoint: model.TouchpointID(firstOf(s.Journey.IDs(model.KindTouchpoint, string(n)))),
		}}
	}
	return touchpointTarget(s, model.TouchpointID(n))
}
