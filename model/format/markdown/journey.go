package markdown

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"wend/model"
	"wend/model/analysis"
	"wend/model/text"
)

// Write writes the maps of the given journeys one below the other; all journeys
// of s, by id, if none are given. It fails if a journey is not in s, and with
// the error of w.
func Write(w io.Writer, s model.State, journeys ...model.DocID) error {
	docs, err := s.Select(journeys...)
	if err != nil {
		return fmt.Errorf("write Markdown: %w", err)
	}
	maps := make([]string, len(docs))
	for i, d := range docs {
		maps[i] = Journey(s, d.ID())
	}
	if _, err := io.WriteString(w, strings.Join(maps, "\n")); err != nil {
		return fmt.Errorf("write Markdown: %w", err)
	}
	return nil
}

// Journey returns the whole map of journey id: who goes it, its numbers, its
// stages with their touchpoints, the value chain behind it, KPIs, transitions
// and opportunities. A journey that is not loaded is an empty text.
func Journey(s model.State, id model.DocID) string {
	d, found := s.Document(id)
	if !found || id == model.WorkspaceDoc {
		return ""
	}
	m := sheet{place: newPlace(s, d), report: analysis.Compute(s, id, analysis.Options{})}
	m.head()
	m.personas()
	m.glance()
	for i := range m.journey.Stages {
		m.stage(i)
	}
	m.block("Findings on the journey as a whole", bullets(m.findings("", "")))
	m.chain()
	m.kpis()
	m.transitions()
	m.opportunities()
	things[model.Tactic](&m, "Tactics")
	things[model.Hypothesis](&m, "Hypotheses")
	return m.text.String()
}

// sheet is a journey that is being written.
type sheet struct {
	place
	report *analysis.Report
	text   strings.Builder
}

// block writes a paragraph, list or table under a heading; nothing at all if the
// block is empty.
func (m *sheet) block(heading, block string) {
	if block == "" {
		return
	}
	m.heading(heading)
	m.para(block)
}

func (m *sheet) heading(s string) { m.para("## " + s) }

// para writes a block of its own, with an empty line before it.
func (m *sheet) para(block string) {
	if block == "" {
		return
	}
	if m.text.Len() > 0 {
		m.text.WriteByte('\n')
	}
	m.text.WriteString(strings.TrimSuffix(block, "\n") + "\n")
}

func bullets(items []string) string {
	if len(items) == 0 {
		return ""
	}
	return "- " + strings.Join(items, "\n- ") + "\n"
}

func (m *sheet) head() {
	j := m.doc.Journey()
	m.para("# " + named(j))
	m.para(bullets(m.fields(j, "personas")))
}

func (m *sheet) personas() {
	t := table{head: []string{"Persona", "Share of customers", "Emotion index"}}
	index := map[model.PersonaID]analysis.Number{}
	for _, e := range m.report.Emotion.Personas {
		index[e.Persona] = e.Index
	}
	for _, p := range m.state.Personas(m.doc) {
		weight := ""
		if w, ok := p.Weight.Value(); ok {
			weight = text.Percent.Rounded(w)
		}
		t.add(named(p), weight, known(index[p.ID], analysis.Index))
	}
	m.block("Personas", t.String())
}

// glance writes the headline numbers, those that are known.
func (m *sheet) glance() {
	r := m.report
	var items []string
	for _, line := range [][2]string{
		{"Emotion index", known(r.Emotion.Blended, analysis.Index)},
		{"Goal probability", known(r.Flow.Goal, analysis.Share)},
		{"Coverage", known(r.Chain.Coverage, analysis.Share)},
		{"Cost", m.perPeriod(r.Chain.TotalCost)},
	} {
		if line[1] != "" {
			items = append(items, line[0]+": "+line[1])
		}
	}
	m.block("At a glance", bullets(items))
}

func (m *sheet) stage(at int) {
	st := m.journey.Stages[at]
	m.heading(named(st))
	var said []string
	if strings.EqualFold(st.Name, string(st.Type)) {
		said = append(said, "kind")
	}
	m.para(bullets(m.fields(st, said...)))
	m.contacts(at)
	m.para(bullets(m.findings(st.ID, "")))
}

// contacts writes the touchpoints of a stage, a column for each persona.
func (m *sheet) contacts(stage int) {
	personas := m.state.Personas(m.doc)
	t := table{head: []string{"Touchpoint", "Channels", "Importance"}}
	for _, p := range personas {
		t.head = append(t.head, named(p))
	}
	t.head = append(t.head, "Findings", "Activities behind it")
	from, to := m.journey.Within(stage)
	for _, tp := range m.journey.Path[from:to] {
		cells := []string{m.action(tp), escape(strings.Join(tp.Channels, ", ")), importance(tp.Importance)}
		for _, p := range personas {
			e, _ := m.doc.Experience(p.ID, tp.ID)
			cells = append(cells, feelingOf(e))
		}
		t.add(append(cells,
			join("; ", m.findings("", tp.ID)...),
			join("; ", m.links(tp.ID)...))...)
	}
	m.para(t.String())
}

// action writes a touchpoint, marked if it is a moment of truth.
func (m *sheet) action(t model.Touchpoint) string {
	for _, moment := range m.report.Moments.List {
		if moment.Touchpoint == t.ID {
			return named(t) + " **(moment of truth)**"
		}
	}
	return named(t)
}

func (m *sheet) chain() {
	t := table{head: []string{"Activity", "Class", "Owner", "Cost", "Contribution", "Value index"}}
	for _, v := range m.report.Chain.Activities {
		a, found := model.Lookup[model.Activity](m.state.Workspace(), v.Activity)
		if !found {
			continue
		}
		t.add(named(a), word(a.Class), escape(a.Owner), m.money(v.Cost),
			known(v.Contribution, analysis.Share), known(v.ValueIndex, analysis.Plain))
	}
	m.block("Value chain", t.String())
}

func (m *sheet) kpis() {
	t := table{head: []string{"KPI", "Baseline", "Current", "Target", "Due", "Progress"}}
	for _, v := range m.report.KPIs.List {
		k := m.kpi(v.KPI)
		t.add(named(k), m.set(k, k.Baseline), m.reading(k, v.Current), m.set(k, k.Target),
			escape(string(k.Due)), known(v.Attainment, analysis.Share))
	}
	m.block("KPIs", t.String())
}

// set writes a value of KPI k that people set; nothing if they did not.
func (m *sheet) set(k model.KPI, o model.Opt[float64]) string {
	v, ok := o.Value()
	if !ok {
		return ""
	}
	return m.reading(k, analysis.Of(v))
}

func (m *sheet) transitions() {
	var all []model.Transition
	for t := range model.All[model.Transition](m.doc) {
		all = append(all, t)
	}
	rank := m.journey.Rank
	slices.SortStableFunc(all, func(a, b model.Transition) int {
		return cmp.Or(cmp.Compare(rank(a.From), rank(b.From)), cmp.Compare(rank(a.To), rank(b.To)))
	})
	var items []string
	for _, t := range all {
		p, count := "", ""
		if v, ok := t.Probability.Value(); ok {
			p = text.Percent.Rounded(v)
		}
		if v, ok := t.Count.Value(); ok {
			count = "count " + text.Quantity{}.Exact(v)
		}
		more := join("; ", m.fields(t, "probability", "count")...)
		items = append(items, join(": ", m.title(t), join("; ", p, count, more)))
	}
	m.block("Transitions", bullets(items))
}

func (m *sheet) opportunities() {
	var items []string
	score := map[model.OpportunityID]analysis.Number{}
	for _, o := range m.report.Opportunities.Measured {
		score[o.Opportunity] = o.Score
	}
	for o := range model.All[model.Opportunity](m.doc) {
		lines := m.fields(o)
		if s := known(score[o.ID], analysis.Plain); s != "" {
			lines = append(lines, "Score: "+s)
		}
		items = append(items, join(" ", named(o), parens(join("; ", lines...))))
	}
	m.block("Opportunities", bullets(items))
}

// things lists the objects of a kind with their fields.
func things[T model.Object](m *sheet, heading string) {
	var items []string
	for o := range model.All[T](m.doc) {
		items = append(items, join(" ", named(o), parens(join("; ", m.fields(o)...))))
	}
	m.block(heading, bullets(items))
}
