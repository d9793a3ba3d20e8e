package markdown

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"wend/model"
	"wend/model/analysis"
	"wend/model/format/sheet"
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
// stages with their touchpoints, the value chain behind it, and every other
// thing that is about it. A journey that is not loaded is an empty text.
func Journey(s model.State, id model.DocID) string {
	d, found := s.Document(id)
	if !found || id == model.WorkspaceDoc {
		return ""
	}
	m := page{Sheet: sheet.Of(s, d, escape), report: analysis.Compute(s, id, analysis.Options{})}
	m.head()
	m.personas()
	m.glance()
	for i := range m.Map.Stages {
		m.stage(i)
	}
	m.block("Findings on the journey as a whole", bullets(m.Findings("", "")))
	m.chain()
	m.kpis()
	m.transitions()
	m.things("Opportunities", m.Doc, model.KindOpportunity)
	m.things("Initiatives", s.Workspace(), model.KindInitiative)
	m.things("Tactics", m.Doc, model.KindTactic)
	m.things("Hypotheses", m.Doc, model.KindHypothesis)
	m.things("Offerings", s.Workspace(), model.KindOffering)
	m.things("Competitors", s.Workspace(), model.KindCompetitor)
	m.things("Benchmarks", m.Doc, model.KindBenchmark)
	m.things("Evidence", s.Workspace(), model.KindEvidence)
	m.things("Workshop sessions", m.Doc, model.KindSession)
	return m.text.String()
}

// Object returns o, which lives in document doc of s, as a few lines for the
// clipboard: its name, a line "Label: value" for each field that is set, and
// what belongs to it. It ends without a line break.
func Object(s model.State, doc model.DocID, o model.Object) string {
	d, found := s.Document(doc)
	if !found {
		d = model.NewDocument(doc, model.Journey{})
	}
	return sheet.Of(s, d, escape).Object(o)
}

// page is a journey that is being written.
type page struct {
	sheet.Sheet
	report *analysis.Report
	text   strings.Builder
}

// block writes a paragraph, list or table under a heading; nothing at all if the
// block is empty.
func (m *page) block(heading, block string) {
	if block == "" {
		return
	}
	m.heading(heading)
	m.para(block)
}

func (m *page) heading(s string) { m.para("## " + s) }

// para writes a block of its own, with an empty line before it.
func (m *page) para(block string) {
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

func (m *page) head() {
	j := m.Doc.Journey()
	m.para("# " + m.Named(j))
	m.para(bullets(m.Fields(j, "personas")))
}

// more lists what a table does not say of the things in it.
func (m *page) more(items []string, o model.Object, said ...string) []string {
	if rest := m.More(o, said...); rest != "" {
		items = append(items, m.Named(o)+" "+rest)
	}
	return items
}

func (m *page) personas() {
	t := table{head: []string{"Persona", "Share of customers", "Emotion index"}}
	index := map[model.PersonaID]analysis.Number{}
	for _, e := range m.report.Emotion.Personas {
		index[e.Persona] = e.Index
	}
	var more []string
	for _, p := range m.State.Personas(m.Doc) {
		weight := ""
		if w, ok := p.Weight.Value(); ok {
			weight = text.Percent.Rounded(w)
		}
		t.add(m.Named(p), weight, sheet.Known(index[p.ID], analysis.Index))
		more = m.more(more, p, "weight")
		for c := range model.All[model.Empathy](m.Doc) {
			if c.Persona == p.ID {
				more = append(more, m.Named(p)+" · "+m.Named(c)+" "+m.More(c))
			}
		}
	}
	m.block("Personas", t.String())
	m.para(bullets(more))
}

// glance writes the headline numbers, those that are known.
func (m *page) glance() {
	r := m.report
	var items []string
	for _, line := range [][2]string{
		{"Emotion index", sheet.Known(r.Emotion.Blended, analysis.Index)},
		{"Goal probability", sheet.Known(r.Flow.Goal, analysis.Share)},
		{"Coverage", sheet.Known(r.Chain.Coverage, analysis.Share)},
		{"Cost", m.perPeriod(r.Chain.TotalCost)},
	} {
		if line[1] != "" {
			items = append(items, line[0]+": "+line[1])
		}
	}
	m.block("At a glance", bullets(items))
}

// perPeriod writes an amount with currency and period: "1 420 k EUR a year".
func (m *page) perPeriod(n analysis.Number) string {
	s := m.Money(n)
	if period := escape(text.Words(m.State.Workspace().Workspace().Period)); s != "" && period != "" {
		s += " a " + period
	}
	return s
}

func (m *page) stage(at int) {
	st := m.Map.Stages[at]
	m.heading(m.Named(st))
	var said []string
	if strings.EqualFold(st.Name, string(st.Type)) {
		said = append(said, "kind")
	}
	m.para(bullets(m.Fields(st, said...)))
	m.contacts(at)
	m.para(bullets(m.Findings(st.ID, "")))
}

// contacts writes the touchpoints of a stage, a column for each persona, and
// below the table what has no column.
func (m *page) contacts(stage int) {
	personas := m.State.Personas(m.Doc)
	t := table{head: []string{"Touchpoint", "Channels", "Importance"}}
	for _, p := range personas {
		t.head = append(t.head, m.Named(p))
	}
	t.head = append(t.head, "Findings", "Activities behind it")
	from, to := m.Map.Within(stage)
	var more []string
	for _, tp := range m.Map.Path[from:to] {
		cells := []string{m.action(tp), escape(strings.Join(tp.Channels, ", ")), importance(tp.Importance)}
		for _, p := range personas {
			e, _ := m.Doc.Experience(p.ID, tp.ID)
			cells = append(cells, m.Feeling(e))
		}
		t.add(append(cells,
			sheet.Join("; ", m.Findings("", tp.ID)...),
			sheet.Join("; ", m.Links(tp.ID)...))...)
		more = m.more(more, tp, "channels", "importance")
	}
	m.para(t.String())
	m.para(bullets(more))
}

// importance writes 1..5 as dots: "●●●○○ 3/5".
func importance(o model.Opt[int]) string {
	n, ok := o.Value()
	if !ok {
		return ""
	}
	dots := min(max(n, 0), 5)
	return fmt.Sprintf("%s%s %d/5", strings.Repeat("●", dots), strings.Repeat("○", 5-dots), n)
}

// action writes a touchpoint, marked if it is a moment of truth.
func (m *page) action(t model.Touchpoint) string {
	for _, moment := range m.report.Moments.List {
		if moment.Touchpoint == t.ID {
			return m.Named(t) + " **(moment of truth)**"
		}
	}
	return m.Named(t)
}

func (m *page) chain() {
	t := table{head: []string{"Activity", "Class", "Owner", "Cost", "Contribution", "Value index"}}
	var more []string
	for _, v := range m.report.Chain.Activities {
		a, found := model.Lookup[model.Activity](m.State.Workspace(), v.Activity)
		if !found {
			continue
		}
		t.add(m.Named(a), escape(text.Words(a.Class)), escape(a.Owner), m.Money(v.Cost),
			sheet.Known(v.Contribution, analysis.Share), sheet.Known(v.ValueIndex, analysis.Plain))
		more = m.more(more, a, "class", "owner", "cost")
	}
	for l := range model.All[model.ActivityLink](m.State.Workspace()) {
		more = append(more, sheet.Join(" ", m.Title(l), m.More(l)))
	}
	m.block("Value chain", t.String())
	m.para(bullets(more))
}

// kpis writes where each KPI stands, then what else is known of it and what was
// measured.
func (m *page) kpis() {
	t := table{head: []string{"KPI", "Baseline", "Current", "Target", "Due", "Progress"}}
	var more []string
	for _, v := range m.report.KPIs.List {
		k := m.KPI(v.KPI)
		stand := analysis.StandingOf(k, v, m.State.Workspace().Workspace().Currency)
		t.add(m.Named(k), m.set(k, k.Baseline), escape(stand.Now), escape(stand.Target), escape(string(k.Due)), stand.Progress)
		more = m.more(more, k, "baseline", "target", "due")
		if series := m.Measurements(k.ID); len(series) > 0 {
			more = append(more, m.Named(k)+" measured "+sheet.Join("; ", series...))
		}
	}
	m.block("KPIs", t.String())
	m.para(bullets(more))
}

// set writes a value of KPI k that people set; nothing if they did not.
func (m *page) set(k model.KPI, o model.Opt[float64]) string {
	v, ok := o.Value()
	if !ok {
		return ""
	}
	return m.Reading(k, analysis.Of(v))
}

func (m *page) transitions() {
	all := slices.Collect(model.All[model.Transition](m.Doc))
	rank := m.Map.Rank
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
		more := sheet.Join("; ", m.Fields(t, "probability", "count")...)
		items = append(items, sheet.Join(": ", m.Title(t), sheet.Join("; ", p, count, more)))
	}
	m.block("Transitions", bullets(items))
}

// things lists the objects of a kind in d that are about this journey, with all
// that is known of them.
func (m *page) things(heading string, d *model.Document, k model.Kind) {
	var items []string
	for o := range d.InOrder(k) {
		if d == m.Doc || m.Belongs(o) {
			items = append(items, sheet.Join(" ", cmp.Or(m.Title(o), m.Named(o)),
				sheet.Parens(sheet.Join("; ", append(m.Fields(o), m.Result(m.report, o)...)...))))
		}
	}
	m.block(heading, bullets(items))
}
