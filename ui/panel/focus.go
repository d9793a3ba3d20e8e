package panel

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"wend/model"
	"wend/model/analysis"
	"wend/model/atlas"
	"wend/model/text"
	"wend/ui/scene"
	"wend/ui/theme"
)

// Focus returns the title and the lines of what the cursor is on, the most
// important first.
func Focus(s *scene.Scene) (title string, rows []Row) {
	switch FocusOf(s) {
	case StageFocus:
		st, _ := s.Stage()
		return text.Name(st), stageRows(s, st)
	case TouchpointFocus:
		t, _ := lookupTouchpoint(s)
		return touchpointName(s, t.ID), touchpointRows(s, t)
	case PersonaFocus:
		return shortPersona(s, s.Cursor.Persona), personaRows(s, s.Cursor.Persona)
	case ActivityFocus:
		return activityName(s, s.Cursor.Activity), activityRows(s, s.Cursor.Activity)
	case KPIFocus:
		return kpiName(s, selectedKPI(s)), kpiRows(s, selectedKPI(s))
	case InitiativeFocus:
		id := model.InitiativeID(s.Page.Key)
		return initiativeName(s, id), initiativeRows(s, id)
	}
	return "", nil
}

// fact is a line without a number of its own.
func fact(label, value string) Row { return Row{Label: label, Value: value} }

func touchpointRows(s *scene.Scene, t model.Touchpoint) []Row {
	var rows []Row
	at := slices.Index(s.Report.Path, t.ID)
	for n, p := range s.Report.Emotion.Personas {
		rows = append(rows, feelingRow(s, n, p, at))
	}
	rows = append(rows, importanceRow(s, t))
	rows = append(rows, rowsOf(s, []number{
		{label: "Differ by", id: always(about("touchpoint.persona-gap/", string(t.ID)))},
		{label: "Opp score", id: always(about("opportunity/", string(t.ID)))},
	})...)
	rows = append(rows, linkRows(s, t.ID)...)
	place := s.Index.At(s.Cursor.Column, s.Zoom)
	rows = append(rows, painRows(s, place.Pains)...)
	return append(rows, kpiList(s, place.KPIs)...)
}

func feelingRow(s *scene.Scene, n int, p analysis.PersonaEmotion, at int) Row {
	r := fact(shortPersona(s, p.Persona), "no feeling yet")
	r.Token, r.Missing = theme.Persona(n), true
	if at < 0 || at >= len(p.Valences) {
		return r
	}
	if v, ok := p.Valences[at].Value(); ok && v >= -2 && v <= 2 {
		r.Missing = false
		r.Value = analysis.Format(analysis.Of(float64(v)), analysis.Valence)
		r.Note = text.FeelingWord(v)
	}
	return r
}

func importanceRow(s *scene.Scene, t model.Touchpoint) Row {
	v, set := t.Importance.Value()
	if !set {
		usual := s.State.Workspace().Workspace().Settings.WithDefaults().Importance.Or(3)
		return Row{Label: "Importance", Value: "not set", Note: "counts as " + strconv.Itoa(usual), Missing: true}
	}
	g := s.Theme.Glyphs
	v = min(max(v, 0), 5)
	return fact("Importance", strings.Repeat(g.ImportanceOn, v)+strings.Repeat(g.ImportanceOff, 5-v))
}

// linkRows lists the activities behind a touchpoint, the strongest first.
func linkRows(s *scene.Scene, id model.TouchpointID) []Row {
	var links []model.Link
	for a := range model.All[model.Activity](s.State.Workspace()) {
		if l, found := s.Journey.Link(a.ID, id); found {
			links = append(links, l)
		}
	}
	slices.SortStableFunc(links, func(a, b model.Link) int { return b.Strength - a.Strength })
	if len(links) == 0 {
		return []Row{{Label: "Served by", Value: "no activity", Missing: true}}
	}
	var rows []Row
	for _, l := range links {
		rows = append(rows, Row{
			Label: activityName(s, l.Activity), Value: strength(s, l), Wide: true, Token: theme.Text,
			Target: scene.Target{Pane: scene.Chain, Activity: l.Activity, Column: s.Cursor.Column},
		})
	}
	return rows
}

// strength draws a link; one that harms says so.
func strength(s *scene.Scene, l model.Link) string {
	marks := strings.Repeat(s.Theme.Glyphs.Strength, map[int]int{1: 1, 3: 2, 9: 3}[l.Strength])
	if l.Effect == model.Harms {
		return "harms " + marks
	}
	return marks
}

// painRows lists pains with severity times frequency.
func painRows(s *scene.Scene, pains []model.Finding) []Row {
	var rows []Row
	for _, f := range pains {
		value := "not scored"
		score, scored := f.Score()
		if scored {
			value = strconv.Itoa(score)
		}
		rows = append(rows, Row{
			Label: s.Theme.Glyphs.Pain + " " + f.Text, Value: value, Wide: true, Token: theme.Pain, Missing: !scored,
			Target: scene.Target{Object: model.RefOf(f)},
		})
	}
	return rows
}

// kpiList lists KPIs with where they are and where they should be, and below how
// far on the way that is.
func kpiList(s *scene.Scene, kpis []model.KPI) []Row {
	var list []number
	for _, k := range kpis {
		list = append(list, number{
			label: kpiName(s, k.ID), id: always(about("kpi.attainment/", string(k.ID))),
			value: func(s *scene.Scene) string { return standing(s, k.ID).Span(s.Theme.Glyphs.Arrow) },
			note:  func(s *scene.Scene) string { return standing(s, k.ID).Progress },
		})
	}
	var rows []Row
	for i, r := range rowsOf(s, list) {
		r.Wide, r.Token = true, theme.Text
		r.Target = scene.Target{Object: model.RefOf(kpis[i])}
		rows = append(rows, r)
		if r.Note != "" {
			rows = append(rows, Row{Value: r.Note, Wide: true, Token: theme.Muted, Target: r.Target})
		}
	}
	return rows
}

func stageRows(s *scene.Scene, st model.Stage) []Row {
	var rows []Row
	for n, p := range s.Report.Emotion.Personas {
		for _, m := range p.Stages {
			if m.Stage == st.ID {
				r := fact(shortPersona(s, p.Persona), analysis.Format(m.Mean, analysis.Valence))
				r.Token, r.Missing = theme.Persona(n), !m.Mean.Known()
				rows = append(rows, r)
			}
		}
	}
	if slices.ContainsFunc(s.Report.Flow.Stages, func(f analysis.StageFlow) bool { return f.Stage == model.Node(st.ID) }) {
		rows = append(rows, rowsOf(s, []number{
			{label: "Visits", id: always(about("flow.visits/", string(st.ID)))},
			{label: "Lost here", id: always(about("flow.lost/", string(st.ID)))},
			{label: "Goal from here", id: always(about("flow.goal-from/", string(st.ID)))},
		})...)
	}
	wide := s.Index.Stage(st.ID)
	rows = append(rows, painRows(s, wide.Pains)...)
	rows = append(rows, kpiList(s, wide.KPIs)...)
	for _, m := range wide.Messages {
		rows = append(rows, Row{
			Label: s.Theme.Glyphs.Message + " " + messageText(m), Wide: true, Token: theme.Text,
			Target: scene.Target{Object: model.RefOf(m)},
		})
	}
	return rows
}

func messageText(t model.Tactic) string {
	if t.Message != "" {
		return t.Message
	}
	return t.Name
}

// figure is a line of a number that cannot be explained further.
func figure(label string, n analysis.Number, u analysis.Unit) Row {
	return Row{Label: label, Value: analysis.Format(n, u), Missing: !n.Known()}
}

func personaRows(s *scene.Scene, id model.PersonaID) []Row {
	i := personaAt(s, id)
	p := s.Report.Emotion.Personas[i]
	rows := rowsOf(s, []number{
		{label: "Index", id: ofPersona("index", id), spark: func(s *scene.Scene) []float64 { return curve(s, id) }},
		markOf(s, i, id, "Low", lowest),
		markOf(s, i, id, "End", last),
		{label: "Peak-end", id: ofPersona("peak-end", id)},
		{label: "Swings", id: ofPersona("volatility", id)},
		{label: "Drop", id: ofPersona("steepest-drop", id)},
		{label: "Bad share", id: ofPersona("negative-share", id)},
		{label: "Spread", id: ofPersona("spread", id)},
	})
	rows[1].Label, rows[2].Label = "Low", "End"
	weight := figure("Weight", analysis.Of(p.Weight), analysis.Share)
	felt := fact("Feelings", fmt.Sprintf("%d of %d", p.Count, len(s.Report.Path)))
	return slices.Insert(rows, 3, weight, felt)
}

func activityRows(s *scene.Scene, id model.ActivityID) []Row {
	a := s.Report.Chain.Activities[activityAt(s, id)]
	topic := func(name string) func(*analysis.Report) analysis.NumberID {
		return always(about("chain."+name+"/", string(id)))
	}
	rows := rowsOf(s, []number{
		{label: "Value index", id: topic("value-index")},
		{label: "Cost share", id: topic("cost-share")},
		{label: "Contributes", id: topic("contribution")},
		{label: "  split", id: topic("proportional")},
	})
	rows[0].Note = quadrants[a.Quadrant]
	if a.Disputed {
		rows[3].Note = "disputed"
	}
	rows = append(rows, figure("Cost", a.Cost, analysis.Money))
	if a.Utilisation.Known() {
		rows = append(rows, figure("Utilisation", a.Utilisation, analysis.Share))
	}
	return append(rows, servedRows(s, id)...)
}

// quadrants say what to do with an activity.
var quadrants = map[analysis.Quadrant]string{
	analysis.ProtectAndExtend: "protect and extend",
	analysis.Streamline:       "streamline",
	analysis.Redesign:         "cut or redesign",
	analysis.KeepLean:         "keep lean",
}

// servedRows lists the touchpoints that an activity serves.
func servedRows(s *scene.Scene, id model.ActivityID) []Row {
	var rows []Row
	for _, l := range atlas.Of(s.Journey).LinksOf(id) {
		rows = append(rows, Row{
			Label: touchpointName(s, l.Touchpoint), Value: strength(s, l.Link), Wide: true, Token: theme.Text,
			Target: touchpointTarget(s, l.Touchpoint),
		})
	}
	if len(rows) == 0 {
		return []Row{{Label: "Serves", Value: "no touchpoint here", Missing: true}}
	}
	return rows
}
