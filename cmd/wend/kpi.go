package main

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"wend/model"
	"wend/model/analysis"
	"wend/model/edit"
	"wend/model/text"
)

func (p *program) kpiCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "kpi",
		Short: "List KPIs and record what they measure",
		Args:  noArguments,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	c.AddCommand(p.kpiListCommand(), p.kpiRecordCommand(), p.kpiImportCommand())
	return c
}

// kpi is a KPI with the document it is in.
type kpi struct {
	model.KPI
	doc *model.Document
}

// kpis returns the KPIs of the journeys, then those of the workspace.
func kpis(s model.State) []kpi {
	var out []kpi
	for d := range s.Journeys() {
		out = append(out, kpisOf(d)...)
	}
	return append(out, kpisOf(s.Workspace())...)
}

func kpisOf(d *model.Document) (out []kpi) {
	for k := range model.All[model.KPI](d) {
		out = append(out, kpi{k, d})
	}
	return out
}

// path names a KPI among those of all journeys.
func (k kpi) path() string { return string(k.doc.ID()) + "/" + string(k.ID) }

// pickKPI returns the KPI that a word names: by id (or journey/id where several
// journeys have it), or by the beginning of its name where that names only one.
func pickKPI(all []kpi, word string) (kpi, error) {
	for _, match := range []func(kpi) bool{
		func(k kpi) bool { return k.path() == word },
		func(k kpi) bool { return string(k.ID) == word },
		func(k kpi) bool { return strings.EqualFold(k.Name, word) },
		func(k kpi) bool { return strings.HasPrefix(strings.ToLower(k.Name), strings.ToLower(word)) },
	} {
		found := slices.DeleteFunc(slices.Clone(all), func(k kpi) bool { return !match(k) })
		if len(found) == 1 {
			return found[0], nil
		}
		if len(found) > 1 {
			return kpi{}, advise(fmt.Errorf("%q could be any of %d KPIs", word, len(found)), "name one: "+kpiPaths(found))
		}
	}
	if len(all) == 0 {
		return kpi{}, errors.New("there is no KPI in the workspace")
	}
	return kpi{}, advise(fmt.Errorf("there is no KPI %q", word), "'wend kpi list' lists them")
}

// kpiPaths lists KPIs, not too many.
func kpiPaths(list []kpi) string {
	const most = 8
	var out []string
	for _, k := range list[:min(most, len(list))] {
		out = append(out, k.path())
	}
	if len(list) > most {
		out = append(out, "…")
	}
	return strings.Join(out, ", ")
}

func (p *program) kpiListCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "list",
		Short: "List the KPIs of every journey and of the business",
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			w, err := p.read()
			if err != nil {
				return err
			}
			lines, err := w.stands()
			if err != nil {
				return err
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), lines)
			}
			tellKPIs(plain{cmd.OutOrStdout()}, lines)
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "for scripts; rates are in 0..1")
	return c
}

// kpiLine is where one KPI stands.
type kpiLine struct {
	KPI        model.KPIID        `json:"kpi"`
	Name       string             `json:"name"`
	Document   model.DocID        `json:"document"` // a journey, or "workspace"
	Unit       model.Unit         `json:"unit,omitempty"`
	Baseline   model.Opt[float64] `json:"baseline,omitzero"`
	Target     model.Opt[float64] `json:"target,omitzero"`
	Current    analysis.Number    `json:"current"`
	Attainment analysis.Number    `json:"attainment"`
	Measured   model.Date         `json:"measured,omitempty"`
	Stale      bool               `json:"stale"`
	Points     int                `json:"measurements"`

	standing analysis.Standing
}

// stands lists where the KPIs of all journeys stand, then those of the workspace. So
// many journeys are in memory at a time.
func (w *workspace) stands() ([]kpiLine, error) {
	const atOnce = 100
	ids, err := w.having(model.KindKPI)
	if err != nil {
		return nil, err
	}
	out := []kpiLine{}
	for some := range slices.Chunk(ids, atOnce) {
		s, err := w.only(some...)
		if err != nil {
			return nil, err
		}
		for d := range s.Journeys() {
			out = append(out, stands(s, d)...)
		}
	}
	s, err := w.only()
	if err != nil {
		return nil, err
	}
	return append(out, stands(s, s.Workspace())...), nil
}

// stands lists where the KPIs of a document stand.
func stands(s model.State, d *model.Document) []kpiLine {
	var out []kpiLine
	var reports map[model.KPIID]analysis.KPI
	for _, k := range kpisOf(d) {
		if reports == nil {
			reports = standings(s, d.ID())
		}
		stand, series := reports[k.ID], analysis.Measured(k.doc.Measurements(k.ID), today())
		line := kpiLine{
			KPI: k.ID, Name: k.Name, Document: d.ID(), Unit: k.Unit, Baseline: k.Baseline, Target: k.Target,
			Current: stand.Current, Attainment: stand.Attainment, Stale: stand.Stale, Points: len(series),
			standing: analysis.StandingOf(k.KPI, stand, s.Workspace().Workspace().Currency),
		}
		if len(series) > 0 {
			line.Measured = series[len(series)-1].Date
		}
		out = append(out, line)
	}
	return out
}

// standings returns where the KPIs of a document stand. Those of the journey
// come first in a report, so that the workspace's are the last ones.
func standings(s model.State, doc model.DocID) map[model.KPIID]analysis.KPI {
	own, _ := s.Document(doc)
	journey := doc
	if doc == model.WorkspaceDoc {
		journey = "" // of no journey: only what the workspace has
	}
	out := map[model.KPIID]analysis.KPI{}
	for _, k := range analysis.Compute(s, journey, analysis.Options{Today: today()}).KPIs.List {
		_, known := out[k.KPI]
		if _, found := model.Lookup[model.KPI](own, k.KPI); found && !known {
			out[k.KPI] = k
		}
	}
	return out
}

func tellKPIs(out plain, lines []kpiLine) {
	rows := [][]string{{"ID", "NAME", "NOW AND TARGET", "MEASURED"}}
	for _, l := range lines {
		measured := string(l.Measured)
		if l.Stale {
			measured += " (stale)"
		}
		rows = append(rows, []string{string(l.Document) + "/" + string(l.KPI), l.Name, l.standing.String(), measured})
	}
	if len(lines) > 0 {
		out.table(rows)
	}
}

const recordHelp = `Record what a KPI measures: a value, for shares X of N as X/N, or single answers, which the KPI sums up by
its rule. The KPI is named by its id, by journey/id, or by the beginning of its name. A value of the same
day is replaced.

A KPI in percent takes 54 and 54% for 54 %, and so does a file: 0.54 is 0.54 %. Decimals follow a point or
a comma; a value that can mean two numbers, like 1,500, is refused: write 1500 or 1.5.
A semicolon may stand between answers, and must where blanks would make one number of them: '1; 200'.`

const recordExamples = `
wend kpi record "Comparison-page bounce" 54%
wend kpi record k3 312/13000 --date 2026-10-01 --source "Shop analytics"
wend kpi record satisfaction 5 4 4 3`

func (p *program) kpiRecordCommand() *cobra.Command {
	var date, source string
	c := &cobra.Command{
		Use:     "record KPI VALUE|X/N|ANSWERS",
		Short:   "Record a value of a KPI",
		Long:    recordHelp,
		Example: recordExamples,
		Args:    arguments(2, math.MaxInt, "name a KPI and a value"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if date == "" {
				date = string(today())
			}
			return p.record(plain{cmd.OutOrStdout()}, args[0], strings.Join(args[1:], " "), model.Measurement{Date: model.Date(date), Source: source})
		},
	}
	c.Flags().StringVar(&date, "date", "", "the day it was measured, like 2026-10-01 (default: today)")
	c.Flags().StringVar(&source, "source", "", "where it comes from")
	return c
}

// record keeps one measurement; m has the date and the source.
func (p *program) record(out plain, word, value string, m model.Measurement) error {
	if _, err := text.Date(string(m.Date)); err != nil {
		return usage(err, "")
	}
	w, err := p.opened(p.there(p.options()))
	if err != nil {
		return err
	}
	said, path := "", ""
	home := func() (ids []model.DocID, err error) {
		ids, path, err = w.homeOf(word)
		return ids, err
	}
	err = w.changeIn(home, func(s model.State) (step, error) {
		k, err := pickKPI(kpis(s), path)
		if err != nil {
			return step{}, err
		}
		next, err := text.Measurement(k.KPI, value, text.Unknown)
		if err != nil {
			return step{}, usage(err, "a value is a number, for shares X/N, or single answers like 5 4 4 3")
		}
		next.Date, next.Source = m.Date, m.Source
		if err := k.CheckMeasured(next); err != nil {
			return step{}, err
		}
		said = fmt.Sprintf("%s: %s on %s", k.Name, measured(k.KPI, next, s.Workspace().Workspace().Currency), m.Date)
		if ahead := text.Ahead(m.Date, today()); ahead != "" {
			said += "\n" + ahead
		}
		return step{label: "Record " + k.Name, journey: journeyOf(k), edits: edit.Record(s, k.doc.ID(), next)}, nil
	})
	if err == nil {
		out.line("%s", said)
	}
	return err
}

// homeOf returns the journey of the KPI that a word names, none if it is the
// business's, and the path of the KPI.
func (w *workspace) homeOf(word string) (ids []model.DocID, path string, err error) {
	found, err := w.file.OfKind(model.KindKPI)
	if err != nil {
		return nil, "", err
	}
	var journeys, shared []kpi
	for _, p := range found {
		k := kpi{p.Object.(model.KPI), model.NewDocument(p.Doc, p.Object)}
		if p.Doc == model.WorkspaceDoc {
			shared = append(shared, k)
		} else {
			journeys = append(journeys, k)
		}
	}
	k, err := pickKPI(append(journeys, shared...), word)
	if err != nil {
		return nil, "", err
	}
	if journey := journeyOf(k); journey != "" {
		ids = []model.DocID{journey}
	}
	return ids, k.path(), nil
}

// journeyOf returns the journey a KPI belongs to; "" for the business.
func journeyOf(k kpi) model.DocID {
	if k.doc.ID() == model.WorkspaceDoc {
		return ""
	}
	return k.doc.ID()
}

// measured writes what a measurement says of its KPI.
func measured(k model.KPI, m model.Measurement, currency string) string {
	says, from := analysis.Reading(k, m), ""
	if n := len(m.Values); n > 0 {
		from = " from " + text.Several(n, "answer")
	}
	if v, known := says.Value(); known {
		return text.OfKPI(k.Unit, currency).Rounded(v) + from
	}
	return "n/a" + from + " (" + strings.TrimSuffix(says.Detail(), ".") + ")"
}
