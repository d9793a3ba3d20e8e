package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"wend/model"
	"wend/model/analysis"
)

const explainExamples = `
wend explain                      # the ids of the numbers
wend explain flow.goal
wend explain emotion.index/maya smartphone`

// mostInputs is how many lines of what went into a number are printed; the page on
// the screen has them all.
const mostInputs = 7

func (p *program) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain [NUMBER] [JOURNEY]",
		Short: "Say where a number comes from",
		Long: "Say where a number comes from: its formula, what went into it, what of that is assumed, and the source.\n" +
			"Without a number, or with a journey instead, the ids of the numbers are listed.",
		Example:           explainExamples,
		Args:              arguments(0, 2, "one number of one journey at a time; quote a title that has blanks"),
		ValidArgsFunction: p.completeNumber,
		RunE: func(cmd *cobra.Command, args []string) error {
			e, err := p.numbers(args)
			if err != nil {
				return err
			}
			if e.number == "" {
				e.list(plain{cmd.OutOrStdout()})
				return nil
			}
			return e.explain(plain{cmd.OutOrStdout()})
		},
	}
}

// explanation is a number to explain; "" for all.
type explanation struct {
	number analysis.NumberID
	state  model.State
	r      *analysis.Report
}

// numbers finds out which number of which journey the arguments mean. One
// argument is a number, unless only a journey can be meant.
func (p *program) numbers(args []string) (explanation, error) {
	w, err := p.read()
	if err != nil {
		return explanation{}, err
	}
	number, journey := "", args
	if len(args) > 0 {
		number, journey = args[0], args[1:]
	}
	id, err := pick(w.Lines(), journey)
	if named, fault := pick(w.Lines(), args); len(args) == 1 && fault == nil && (err != nil || string(named) == number) {
		id, number, err = named, "", nil
	}
	if err == nil {
		err = w.load(id)
	}
	if err != nil {
		return explanation{}, err
	}
	r := analysis.Compute(w.State(), id, analysis.Options{Today: today()})
	return explanation{analysis.NumberID(number), w.State(), r}, nil
}

// list writes the ids with what they are and stand at.
func (e explanation) list(out plain) {
	var rows [][]string
	for _, f := range analysis.Figures(e.r) {
		x, _ := analysis.Explain(e.state, e.r, f.ID)
		rows = append(rows, []string{string(f.ID), x.Value, x.Title})
	}
	out.table(rows)
}

func (e explanation) explain(out plain) error {
	x, found := analysis.Explain(e.state, e.r, e.number)
	if !found {
		return usage(fmt.Errorf("there is no number %q", e.number), e.hint())
	}
	out.line("%s: %s", x.Title, x.Value)
	for _, part := range [][2]string{{"Means", x.Plain}, {"Missing", x.Remedy}, {"Formula", x.Formula}, {"Source", x.Source}} {
		if part[1] != "" {
			out.line("  %-9s %s", part[0], part[1])
		}
	}
	var rows [][]string
	for i, in := range x.Most(mostInputs) {
		rows = append(rows, []string{label("Inputs", i), in.Name, in.Value, string(in.Number)})
	}
	out.table(rows)
	for i, a := range x.Assumed {
		out.line("%s  %s", label("Assumed", i), a)
	}
	return nil
}

// label names the first of several lines.
func label(name string, i int) string {
	if i > 0 {
		name = ""
	}
	return fmt.Sprintf("  %-8s", name)
}

// hint names the number that is most like the one asked for.
func (e explanation) hint() string {
	ids := &cobra.Command{}
	for _, id := range analysis.Numbers(e.r) {
		ids.AddCommand(&cobra.Command{Use: string(id), Run: func(*cobra.Command, []string) {}})
	}
	if !ids.HasSubCommands() {
		return ""
	}
	return fmt.Sprintf("did you mean %q? 'wend explain' lists them all", closest(ids, string(e.number)))
}

// completeNumber offers the numbers, then the journeys, to the shell.
func (p *program) completeNumber(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return p.completeJourney(cmd, args, word)
	}
	e, err := p.numbers(nil)
	if err != nil {
		return p.completeJourney(cmd, args, word)
	}
	var ids []string
	for _, id := range analysis.Numbers(e.r) {
		ids = append(ids, string(id))
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}
