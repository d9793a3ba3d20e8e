package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"wend/model"
	"wend/model/analysis"
	"wend/model/text"
)

const chainHelp = `Print what each activity costs against what it gives, what to do with it and what could be saved, then what stands
out about the chain. --stage looks at one stage: of an activity's cost it has the part that it has of its score.`

func (p *program) chainCommand() *cobra.Command {
	var asJSON bool
	var stage string
	c := &cobra.Command{
		Use:               "chain [JOURNEY]",
		Short:             "Print what the activities cost and give",
		Long:              chainHelp,
		Example:           "\nwend chain smartphone\nwend chain --stage purchase --json",
		Args:              journeyArguments,
		ValidArgsFunction: p.completeJourney,
		RunE: func(cmd *cobra.Command, args []string) error {
			w, doc, err := p.journey(args)
			if err != nil {
				return err
			}
			r := analysis.Compute(w.State(), doc.ID(), analysis.Options{Today: today()})
			values := r.Chain.Activities
			if stage != "" {
				at, err := nodeNamed(doc, stage)
				if err != nil {
					return err
				}
				if _, found := model.Lookup[model.Stage](doc, at); !found {
					return fmt.Errorf("%q is no stage", stage)
				}
				values = analysis.ChainAt(w.State(), doc.ID(), model.StageID(at))
			}
			lines := chainOf(w.State(), values)
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), struct {
					Activities []chainLine     `json:"activities"`
					Cost       analysis.Number `json:"totalCost"`
					Margin     analysis.Number `json:"margin"`
					Savings    analysis.Number `json:"savings"`
				}{lines, r.Chain.TotalCost, r.Chain.Margin, r.Chain.Savings})
			}
			names := text.Names{State: w.State(), Doc: doc}
			if tellChain(plain{cmd.OutOrStdout()}, names, lines); stage == "" && len(lines) > 0 {
				tellFacts(plain{cmd.OutOrStdout()}, names, r)
			}
			return nil
		},
	}
	c.Flags().StringVar(&stage, "stage", "", "only what serves this stage, by its name or the beginning of it")
	c.Flags().BoolVar(&asJSON, "json", false, "for scripts; shares are in 0..1")
	return c
}

// chainLine is what one activity costs and gives.
type chainLine struct {
	Activity     model.ActivityID `json:"activity"`
	Name         string           `json:"name"`
	Class        model.Class      `json:"class,omitempty"`
	Owner        string           `json:"owner,omitempty"`
	CostShare    analysis.Number  `json:"costShare"`
	Contribution analysis.Number  `json:"contribution"`
	ValueIndex   analysis.Number  `json:"valueIndex"`
	Verdict      string           `json:"verdict,omitempty"`
	Savings      analysis.Number  `json:"savings"`
	Lead         analysis.Number  `json:"lead"` // over the best competitor, in points of 1 to 5
}

func chainOf(s model.State, values []analysis.ActivityValue) []chainLine {
	out := []chainLine{}
	for _, v := range values {
		a, _ := model.Lookup[model.Activity](s.Workspace(), v.Activity)
		out = append(out, chainLine{
			v.Activity, text.Name(a), a.Class, a.Owner, v.CostShare, v.Contribution, v.ValueIndex, text.Words(v.Quadrant), v.Savings, v.Lead,
		})
	}
	return out
}

func tellChain(out plain, names text.Names, lines []chainLine) {
	if len(lines) == 0 {
		out.line("No activity serves this journey or stage yet: wend new -c V-RETAIL brings some, a on the value chain adds one.")
		return
	}
	rows := [][]string{{"ACTIVITY", "COST", "GIVES", "VALUE INDEX", "VERDICT", "COULD SAVE", "OWNER"}}
	for _, l := range lines {
		saves := ""
		if l.Savings.Known() {
			saves = amountIn(names, l.Savings)
		}
		rows = append(rows, []string{
			l.Name, analysis.Format(l.CostShare, analysis.Share), analysis.Format(l.Contribution, analysis.Share), analysis.Format(l.ValueIndex, analysis.Ratio),
			l.Verdict, saves, l.Owner,
		})
	}
	out.table(rows)
}

// amountIn writes money in the workspace's currency, or why it is not known.
func amountIn(names text.Names, n analysis.Number) string {
	v, known := n.Value()
	if !known {
		return n.String()
	}
	return text.Amount(names.State.Workspace().Workspace().Currency).Rounded(v)
}

// tellFacts writes what stands out about the chain as a whole.
func tellFacts(out plain, names text.Names, r *analysis.Report) {
	c := r.Chain
	out.line("")
	facts := [][]string{{"Cost", amountIn(names, c.TotalCost)}, {"Margin", amountIn(names, c.Margin)}, {"Could be saved", amountIn(names, c.Savings)}}
	if b := c.Bottleneck; b.Activity != "" {
		facts = append(facts, []string{"Bottleneck", names.Of(model.Ref{Kind: model.KindActivity, Key: string(b.Activity)}) + " by " + string(b.Rule)})
	}
	for _, t := range c.Contested {
		var who []string
		for _, id := range t.Activities {
			who = append(who, names.Of(model.Ref{Kind: model.KindActivity, Key: string(id)}))
		}
		facts = append(facts, []string{"Contested", names.Of(model.Ref{Kind: model.KindTouchpoint, Key: string(t.Touchpoint)}) + ": " + strings.Join(who, ", ")})
	}
	out.table(facts)
}
