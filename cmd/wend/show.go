package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"wend/model"
	"wend/model/analysis"
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
			stand := analysis.Compute(w.State(), doc.ID(), analysis.Options{Today: today()}).KPIs
			sheet{plain{cmd.OutOrStdout()}, w.State(), doc, stand}.write()
			return nil
		},
	}
}

// sheet writes a journey as text, stage by stage.
type sheet struct {
	out   plain
	state model.State
	doc   *model.Document
	stand analysis.KPIs
}

func heading(j model.Journey) string {
	title := text.Name(j)
	if j.Variant != "" {
		title += "  (" + string(j.Variant) + ")"
	}
	return title
}

func (s sheet) write() {
	j := s.doc.Journey()
	s.out.line("%s", heading(j))
	s.field("", "Scenario", j.Scenario)
	s.field("", "Goal", j.Goal)
	s.field("", "Personas", s.personas())
	for st := range s.doc.Stages() {
		s.stage(st)
	}
	var kpis []string
	for k := range model.All[model.KPI](s.doc) {
		if k.Stage == "" {
			kpis = append(kpis, s.kpi(k))
		}
	}
	for k := range model.All[model.KPI](s.state.Workspace()) {
		kpis = append(kpis, s.kpi(k))
	}
	if len(kpis) > 0 {
		s.out.line("")
		s.out.line("KPIs")
		for _, k := range kpis {
			s.out.line("  %s", k)
		}
	}
}

// field writes a label and its value, if there is one; further lines stand
// below the first.
func (s sheet) field(indent, label, value string) {
	if value == "" {
		return
	}
	for i, line := range strings.Split(value, "\n") {
		if i > 0 {
			label = ""
		}
		s.out.line("%s%-10s %s", indent, label, line)
	}
}

func (s sheet) personas() string {
	var names []string
	for _, p := range s.state.Personas(s.doc) {
		name := p.Name
		if w, set := p.Weight.Value(); set {
			name += " (" + text.Percent.Rounded(w) + ")"
		}
		names = append(names, name)
	}
	return strings.Join(names, "; ")
}

func (s sheet) stage(st model.Stage) {
	mark := ""
	if s.doc.Journey().GoalStage == st.ID {
		mark = "  (goal)"
	}
	s.out.line("")
	s.out.line("%s%s", strings.ToUpper(st.Name), mark)
	for k := range model.All[model.KPI](s.doc) {
		if k.Stage == st.ID {
			s.field("  ", "KPI", s.kpi(k))
		}
	}
	for t := range s.doc.Touchpoints(st.ID) {
		s.touchpoint(t)
	}
}

func (s sheet) touchpoint(t model.Touchpoint) {
	s.out.line("")
	s.out.line("  %s", t.Action)
	var about []string
	if i, set := t.Importance.Value(); set {
		about = append(about, fmt.Sprintf("importance %d", i))
	}
	about = append(about, t.Channels...)
	for _, word := range []string{string(t.Mode), string(t.Function), string(t.Ownership)} {
		if word != "" && !slices.Contains(about, word) {
			about = append(about, word)
		}
	}
	s.field("    ", "", strings.Join(about, ", "))
	for _, p := range s.state.Personas(s.doc) {
		s.field("    ", "feels", s.feeling(p, t.ID))
	}
	for f := range model.All[model.Finding](s.doc) {
		if f.Touchpoint == t.ID {
			s.field("    ", string(f.Type), finding(f))
		}
	}
	s.field("    ", "behind it", s.activities(t.ID))
}

func (s sheet) feeling(p model.Persona, t model.TouchpointID) string {
	e, found := s.doc.Experience(p.ID, t)
	if !found {
		return ""
	}
	var parts []string
	if v, set := e.Valence.Value(); set {
		parts = append(parts, text.Feeling(v))
	}
	if e.Thoughts != "" {
		parts = append(parts, fmt.Sprintf("%q", e.Thoughts))
	}
	if len(parts) == 0 {
		return ""
	}
	return p.Name + ": " + strings.Join(parts, ", ")
}

func finding(f model.Finding) string {
	severity, scored := f.Severity.Value()
	frequency, also := f.Frequency.Value()
	if scored && also {
		return fmt.Sprintf("%s (%d of 25)", f.Text, severity*frequency)
	}
	return f.Text
}

// activities lists what stands behind a touchpoint, the strongest first.
func (s sheet) activities(t model.TouchpointID) string {
	var parts []string
	for _, strength := range []int{9, 3, 1} {
		for a := range model.All[model.Activity](s.state.Workspace()) {
			if l, found := s.doc.Link(a.ID, t); found && l.Strength == strength {
				word := text.Strength(strength)
				if l.Effect == model.Harms {
					word += ", harms"
				}
				parts = append(parts, fmt.Sprintf("%s (%s)", a.Name, word))
			}
		}
	}
	return strings.Join(parts, "; ")
}

func (s sheet) kpi(k model.KPI) string {
	i := slices.IndexFunc(s.stand.List, func(stand analysis.KPI) bool { return stand.KPI == k.ID })
	if i < 0 {
		return k.Name
	}
	return k.Name + ": " + analysis.StandingOf(k, s.stand.List[i], s.state.Workspace().Workspace().Currency).String()
}
