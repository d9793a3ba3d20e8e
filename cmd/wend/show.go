package main

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"wend/model"
	"wend/model/analysis"
	"wend/model/format/sheet"
	"wend/model/text"
)

func (p *program) showCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "show [JOURNEY]",
		Short:             "Print a map as text",
		Args:              journeyArguments,
		ValidArgsFunction: p.completeJourney,
		RunE: func(cmd *cobra.Command, args []string) error {
			w, doc, err := p.journey(args)
			if err != nil {
				return err
			}
			report := analysis.Compute(w.State(), doc.ID(), analysis.Options{Today: today()})
			outline{sheet.Of(w.State(), doc, func(s string) string { return s }), report, plain{cmd.OutOrStdout()}}.write()
			return nil
		},
	}
}

// outline prints a journey as text, stage by stage, and everything about it.
type outline struct {
	sheet.Sheet
	report *analysis.Report
	out    plain
}

func heading(j model.Journey) string {
	title := text.Name(j)
	if j.Variant != "" {
		title += "  (" + string(j.Variant) + ")"
	}
	return title
}

func (s outline) write() {
	j := s.Doc.Journey()
	s.out.line("%s", heading(j))
	s.lines("  ", s.Fields(j, "variant", "personas"))
	s.section("Personas")
	for _, p := range s.State.Personas(s.Doc) {
		s.thing(text.Name(p), s.Fields(p))
		for c := range model.All[model.Empathy](s.Doc) {
			if c.Persona == p.ID {
				s.lines("    ", []string{text.Name(c) + " " + s.More(c)})
			}
		}
	}
	for st := range s.Doc.Stages() {
		s.stage(st)
	}
	s.list("Findings on the journey as a whole", s.Findings("", ""))
	s.things("Value chain", s.State.Workspace(), model.KindActivity)
	s.things("Links between activities", s.State.Workspace(), model.KindActivityLink)
	s.kpis()
	s.things("Transitions", s.Doc, model.KindTransition)
	s.things("Opportunities", s.Doc, model.KindOpportunity)
	s.things("Initiatives", s.State.Workspace(), model.KindInitiative)
	s.things("Tactics", s.Doc, model.KindTactic)
	s.things("Hypotheses", s.Doc, model.KindHypothesis)
	s.things("Offerings", s.State.Workspace(), model.KindOffering)
	s.things("Competitors", s.State.Workspace(), model.KindCompetitor)
	s.things("Benchmarks", s.Doc, model.KindBenchmark)
	s.things("Evidence", s.State.Workspace(), model.KindEvidence)
	s.things("Workshop sessions", s.Doc, model.KindSession)
}

func (s outline) section(name string) {
	s.out.line("")
	s.out.line("%s", strings.ToUpper(name))
}

// lines prints lines, and what a value of several lines goes on with, indented.
func (s outline) lines(indent string, lines []string) {
	for _, l := range lines {
		for i, part := range strings.Split(l, "\n") {
			if i > 0 {
				part = "  " + part
			}
			s.out.line("%s%s", indent, part)
		}
	}
}

func (s outline) list(name string, items []string) {
	if len(items) > 0 {
		s.section(name)
		s.lines("  ", items)
	}
}

// short is how many columns what is known of a thing may take behind its name.
const short = 78

// thing prints the name of o and what is known of it: behind the name if it is
// short, else below.
func (s outline) thing(name string, known []string) {
	together := sheet.Join(" ", name, sheet.Parens(sheet.Join("; ", known...)))
	if !strings.Contains(together, "\n") && ansi.StringWidth(together) <= short {
		s.lines("  ", []string{together})
		return
	}
	s.lines("  ", []string{name})
	s.lines("    ", known)
}

func (s outline) stage(st model.Stage) {
	name := strings.ToUpper(text.Name(st))
	if s.Doc.Journey().GoalStage == st.ID {
		name += "  (goal)"
	}
	s.out.line("")
	s.out.line("%s", name)
	s.lines("  ", s.Fields(st))
	s.lines("  ", s.Findings(st.ID, ""))
	for t := range s.Doc.Touchpoints(st.ID) {
		s.out.line("")
		s.thing(text.Name(t), s.Fields(t, "stage"))
		s.lines("    ", s.AtTouchpoint(t))
	}
}

// things prints the objects of a kind in d that are about this journey.
func (s outline) things(name string, d *model.Document, k model.Kind) {
	first := true
	for o := range d.InOrder(k) {
		if d != s.Doc && !s.Belongs(o) {
			continue
		}
		if first {
			s.section(name)
			first = false
		}
		s.thing(s.Title(o), append(s.Fields(o), s.Result(s.report, o)...))
	}
}

func (s outline) kpis() {
	if len(s.report.KPIs.List) == 0 {
		return
	}
	s.section("KPIs")
	currency := s.State.Workspace().Workspace().Currency
	for _, v := range s.report.KPIs.List {
		k := s.KPI(v.KPI)
		s.thing(text.Name(k)+": "+analysis.StandingOf(k, v, currency).String(),
			append(s.Fields(k, "target"), s.Measurements(k.ID)...))
	}
}
