package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"wend/model"
	"wend/model/analysis"
	"wend/model/edit"
	"wend/model/text"
	"wend/model/ways"
)

const flowHelp = `Print who goes where, what one more point of each way brings, what was measured and who works there. --what-if
tries another share of a way on a copy: what it gains, fewer leave. Nothing is changed.`

func (p *program) flowCommand() *cobra.Command {
	var asJSON bool
	var tries []string
	c := &cobra.Command{
		Use:               "flow [JOURNEY]",
		Short:             "Print who goes where, and what if",
		Long:              flowHelp,
		Example:           "\nwend flow smartphone\nwend flow --what-if \"Interest->Consideration=55%\"",
		Args:              journeyArguments,
		ValidArgsFunction: p.completeJourney,
		RunE: func(cmd *cobra.Command, args []string) error {
			w, doc, err := p.journey(args)
			if err != nil {
				return err
			}
			now := flowOf(w.State(), doc.ID())
			state := w.State()
			for _, typed := range tries {
				if state, err = tryWay(state, doc.ID(), typed); err != nil {
					return err
				}
			}
			var then *flowSide
			if len(tries) > 0 {
				s := flowOf(state, doc.ID())
				then = &s
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), struct {
					flowSide
					WhatIf *flowSide `json:"whatIf,omitempty"`
				}{now, then})
			}
			tellFlow(plain{cmd.OutOrStdout()}, text.Names{State: state, Doc: doc}, now, then)
			return nil
		},
	}
	c.Flags().StringArrayVar(&tries, "what-if", nil, "another share of a way, as in \"Interest->Purchase=55%\"; may be repeated")
	c.Flags().BoolVar(&asJSON, "json", false, "for scripts; shares are in 0..1")
	return c
}

// flowSide is the flow of a journey, as it is or as it is tried.
type flowSide struct {
	Goal       analysis.Number `json:"goal"`
	PerEntrant analysis.Number `json:"revenuePerEntrant"`
	Kept       analysis.Number `json:"keptAfterGoal"`
	Referred   analysis.Number `json:"referredAfterGoal"`
	Ways       []wayLine       `json:"ways"`

	report *analysis.Report
}

// wayLine is a way; people are visits of one who begins.
type wayLine struct {
	From     model.Node           `json:"from"`
	To       model.Node           `json:"to"`
	Share    float64              `json:"share"`
	Count    model.Opt[float64]   `json:"count,omitzero"`
	Rate     model.Opt[float64]   `json:"rate,omitzero"` // of a referral: new customers a visit
	People   analysis.Number      `json:"people"`
	Brings   analysis.Number      `json:"goalPerPoint"`
	KPI      model.KPIID          `json:"measuredBy,omitempty"`
	Measured *analysis.Number     `json:"measured,omitempty"`
	Differs  bool                 `json:"differs"`
	Work     []model.InitiativeID `json:"initiatives"`
}

func flowOf(s model.State, id model.DocID) flowSide {
	d, _ := s.Document(id)
	r := analysis.Compute(s, id, analysis.Options{Today: today()})
	out := flowSide{Goal: r.Flow.Goal, PerEntrant: r.Commerce.PerEntrant, Kept: r.Flow.After.Kept, Referred: r.Flow.After.Referred, Ways: []wayLine{}, report: r}
	for _, w := range ways.Of(s, d, r) {
		l := wayLine{From: w.From, To: w.To, Share: w.Share, Count: w.Count, Rate: w.Rate, People: w.People, Brings: w.Brings, Work: []model.InitiativeID{}}
		if l.To == model.Lost || l.From == model.Entry || l.Rate.IsSet() {
			l.Brings = analysis.NA(analysis.NoData, "nothing is gained of that way")
		}
		if m := w.Measured; m != nil {
			l.KPI, l.Measured, l.Differs = m.KPI, &m.Measured, m.Apart
		}
		for _, i := range w.Work {
			l.Work = append(l.Work, i.ID)
		}
		out.Ways = append(out.Ways, l)
	}
	return out
}

// tryWay returns the state in which a way has the share that was typed: A->B=55%.
func tryWay(s model.State, id model.DocID, typed string) (model.State, error) {
	const form = `a what-if is a way and its share, as in "Interest->Purchase=55%"`
	way, share, both := strings.Cut(typed, "=")
	a, b, arrow := strings.Cut(strings.ReplaceAll(way, "→", "->"), "->")
	if !both || !arrow {
		return s, usage(fmt.Errorf("%q is no way with a share", typed), form)
	}
	d, _ := s.Document(id)
	from, err := nodeNamed(d, a)
	if err != nil {
		return s, err
	}
	to, err := nodeNamed(d, b)
	if err != nil {
		return s, err
	}
	p, err := text.Parse(strings.TrimSpace(share), text.Percent, text.Unknown)
	if err != nil {
		return s, usage(fmt.Errorf("%q: %w", typed, err), form)
	}
	edits, err := edit.Reroute(s, id, from, to, p)
	if err != nil {
		return s, advise(fmt.Errorf("%q cannot be: %w", typed, err), "more can go a way only if as many leave where it begins")
	}
	r, err := edit.Apply(s, edits)
	return r.State, err
}

// nodeNamed returns the end of a way that a word names: goal, or a stage or touchpoint
// by id or by the beginning of its name.
func nodeNamed(d *model.Document, word string) (model.Node, error) {
	word = strings.ToLower(strings.TrimSpace(word))
	switch node := model.Node(word); node {
	case model.Goal, model.Lost, model.Entry:
		return node, nil
	}
	var begins []model.Node
	for _, k := range []model.Kind{model.KindStage, model.KindTouchpoint} {
		for o := range d.InOrder(k) {
			name := strings.ToLower(text.Name(o))
			if strings.ToLower(o.Key()) == word || name == word {
				return model.Node(o.Key()), nil
			}
			if word != "" && strings.HasPrefix(name, word) {
				begins = append(begins, model.Node(o.Key()))
			}
		}
	}
	switch len(begins) {
	case 1:
		return begins[0], nil
	case 0:
		return "", fmt.Errorf("there is no stage or touchpoint %q", word)
	}
	return "", fmt.Errorf("%q could be any of %d places", word, len(begins))
}

// share is how many go this way; of a referral how many new customers come of a visit.
func (w wayLine) share() string {
	if v, referral := w.Rate.Value(); referral {
		return text.Digits(v, 2) + " new"
	}
	return text.Percent.Exact(w.Share)
}

func tellFlow(out plain, names text.Names, now flowSide, then *flowSide) {
	shown := now
	if then != nil {
		shown = *then
	}
	rows := [][]string{{"WAY", "SHARE", "OF 100", "GOAL PER POINT", "MEASURED", "WORKS THERE"}}
	for _, w := range shown.Ways {
		people, brings, measured := "", "", ""
		if v, known := w.People.Value(); known {
			people = text.Digits(100*v, 1)
		}
		if v, known := w.Brings.Value(); known {
			brings = "+" + text.Digits(v, 2)
		}
		if w.Measured != nil {
			measured = analysis.Format(*w.Measured, analysis.Share)
		}
		if w.Differs {
			measured += ", differs"
		}
		var work []string
		for _, i := range w.Work {
			work = append(work, names.Of(model.Ref{Kind: model.KindInitiative, Key: string(i)}))
		}
		rows = append(rows, []string{
			names.Node(w.From) + " -> " + names.Node(w.To), w.share(), people, brings, measured, strings.Join(work, "; "),
		})
	}
	if len(shown.Ways) > 0 {
		out.table(rows)
		out.line("")
	}
	figures := [][]string{
		{"Goal", analysis.Format(now.Goal, analysis.Share)},
		{"Revenue per entrant", analysis.Format(now.PerEntrant, analysis.Money)},
		{"Back after the goal", analysis.Format(now.Kept, analysis.Share)},
		{"New customers of each", analysis.Format(now.Referred, analysis.Ratio)},
	}
	if then != nil {
		for i, n := range []string{analysis.Format(then.Goal, analysis.Share), analysis.Format(then.PerEntrant, analysis.Money), analysis.Format(then.Kept, analysis.Share), analysis.Format(then.Referred, analysis.Ratio)} {
			figures[i] = append(figures[i], "what if: "+n)
		}
	}
	out.table(figures)
}
