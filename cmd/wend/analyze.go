package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"wend/model"
	"wend/model/analysis"
	"wend/model/insight"
	"wend/model/text"
)

func (p *program) analyzeCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:               "analyze [JOURNEY]",
		Short:             "Compute the numbers of a journey",
		Args:              journeyArguments,
		ValidArgsFunction: p.completeJourney,
		RunE: func(cmd *cobra.Command, args []string) error {
			w, doc, err := p.journey(args)
			if err != nil {
				return err
			}
			r := analysis.Compute(w.State(), doc.ID(), analysis.Options{Today: today()})
			if asJSON {
				if err := w.loadAll(); err != nil { // a to-be journey is an answer to an insight
					return err
				}
				return writeReport(cmd.OutOrStdout(), r, insight.Find(w.State(), doc.ID(), r, insight.Options{Today: today()}))
			}
			numbers{plain{cmd.OutOrStdout()}, w.State(), doc, r}.write()
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "every number, unrounded, for scripts")
	return c
}

// writeReport writes a report as JSON, with the insights as its last part.
func writeReport(w io.Writer, r *analysis.Report, found []insight.Insight) error {
	report, err := r.JSON()
	if err != nil {
		return err
	}
	list, err := json.Marshal(append([]insight.Insight{}, found...))
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.Write(bytes.TrimSuffix(bytes.TrimSpace(report), []byte("}")))
	fmt.Fprintf(&b, `, "insights": %s}`, list)
	var out bytes.Buffer
	if err := json.Indent(&out, b.Bytes(), "", "  "); err != nil {
		return err
	}
	fmt.Fprintln(&out)
	_, err = out.WriteTo(w)
	return err
}

// numbers writes a report for people.
type numbers struct {
	out   plain
	state model.State
	doc   *model.Document
	r     *analysis.Report
}

func (n numbers) write() {
	n.out.line("%s", heading(n.doc.Journey()))
	rows := [][]string{{"Emotion", analysis.Format(n.r.Emotion.Blended, text.Index), fmt.Sprintf("from %d of %s", n.r.Emotion.Felt, text.Several(n.r.Emotion.Cells, "feeling"))}}
	for _, p := range n.r.Emotion.Personas {
		low := ""
		if slices.Contains(n.r.Emotion.Thin, p.Persona) {
			low = fmt.Sprintf("only %d of %s, ", p.Count, text.Several(len(n.r.Path), "touchpoint"))
		}
		if p.Trough.Touchpoint != "" {
			low += fmt.Sprintf("lowest %s at %s", analysis.Format(p.Trough.Valence, text.Valence), n.touchpoint(p.Trough.Touchpoint))
		}
		rows = append(rows, []string{"  " + n.persona(p.Persona), analysis.Format(p.Index, text.Index), low})
	}
	rows = append(rows, []string{"Goal", analysis.Format(n.r.Flow.Goal, text.Share), n.leak()},
		[]string{"Coverage", analysis.Format(n.r.Chain.Coverage, text.Share), beside(n.r.Chain.Coverage, "of importance has strong support")},
		[]string{"Cost", analysis.Format(n.r.Chain.TotalCost, text.Money), beside(n.r.Chain.TotalCost, n.state.Workspace().Workspace().Currency)},
		[]string{"Pains", analysis.Format(n.r.Pains.Load, text.Plain), beside(n.r.Pains.Addressed, analysis.Format(n.r.Pains.Addressed, text.Share)+" addressed")})
	n.out.table(rows)
	n.moments()
	n.activities()
	n.kpis()
}

func (n numbers) leak() string {
	if n.r.Flow.Leak.Stage == "" {
		return ""
	}
	return n.r.Flow.Leak.Sentence(n.node(n.r.Flow.Leak.Stage))
}

// beside returns what stands beside a number, if there is one.
func beside(n analysis.Number, said string) string {
	if !n.Known() {
		return ""
	}
	return said
}

func (n numbers) moments() {
	if len(n.r.Moments.List) == 0 {
		return
	}
	n.out.line("")
	n.out.line("Moments of truth")
	for _, m := range n.r.Moments.List {
		n.out.line("  %s", n.touchpoint(m.Touchpoint))
	}
}

func (n numbers) activities() {
	if len(n.r.Chain.Activities) == 0 {
		return
	}
	n.out.line("")
	rows := [][]string{{"ACTIVITY", "CONTRIBUTION", "COST", "VALUE"}}
	for _, a := range n.r.Chain.Activities {
		o, _ := model.Lookup[model.Activity](n.state.Workspace(), a.Activity)
		rows = append(rows, []string{o.Name, analysis.Format(a.Contribution, text.Share), analysis.Format(a.CostShare, text.Share), strings.TrimSpace(analysis.Format(a.ValueIndex, text.Plain) + " " + string(a.Quadrant))})
	}
	n.out.table(rows)
}

func (n numbers) kpis() {
	if len(n.r.KPIs.List) == 0 {
		return
	}
	n.out.line("")
	rows := [][]string{{"KPI", "NOW AND TARGET"}}
	for _, k := range n.r.KPIs.List {
		o, found := model.Lookup[model.KPI](n.doc, k.KPI)
		if !found {
			o, _ = model.Lookup[model.KPI](n.state.Workspace(), k.KPI)
		}
		rows = append(rows, []string{o.Name, analysis.StandingOf(o, k, n.state.Workspace().Workspace().Currency).String()})
	}
	n.out.table(rows)
}

func (n numbers) touchpoint(id model.TouchpointID) string {
	t, _ := model.Lookup[model.Touchpoint](n.doc, id)
	return t.Action
}

func (n numbers) node(id model.Node) string {
	if s, found := model.Lookup[model.Stage](n.doc, id); found {
		return s.Name
	}
	return n.touchpoint(model.TouchpointID(id))
}

func (n numbers) persona(id model.PersonaID) string {
	p, _ := model.Lookup[model.Persona](n.state.Workspace(), id)
	return p.Name
}
