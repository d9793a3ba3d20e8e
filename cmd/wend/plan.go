package main

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"wend/model"
	"wend/model/analysis"
	"wend/model/plan"
	"wend/model/text"
)

const planHelp = `Print what is to be done on a journey and why: pains and needs, the opportunities that answer them and the
initiatives of the workspace, ranked by the score that the workspace has chosen, with owners and due dates.
What nobody works on, what is not planned and what nobody owns is said.`

func (p *program) planCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:               "plan [JOURNEY]",
		Short:             "Print what is to be done, and why",
		Long:              planHelp,
		Args:              journeyArguments,
		ValidArgsFunction: p.completeJourney,
		RunE: func(cmd *cobra.Command, args []string) error {
			w, doc, err := p.journey(args)
			if err != nil {
				return err
			}
			r := analysis.Compute(w.State(), doc.ID(), analysis.Options{Today: today()})
			all := plan.Of(w.State(), doc, r)
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), planned(doc, all))
			}
			planTables{plain{cmd.OutOrStdout()}, all, today()}.write(doc)
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "every number, unrounded, for scripts")
	return c
}

// plannedJSON is the plan for scripts. Links are ids.
type plannedJSON struct {
	Journey       model.DocID     `json:"journey"`
	Score         analysis.Score  `json:"score"`
	CloseCall     bool            `json:"closeCall"`
	Problems      []problemJSON   `json:"problems"`
	Opportunities []chanceJSON    `json:"opportunities"`
	Initiatives   []initiativeRow `json:"initiatives"`
}

type problemJSON struct {
	Finding       model.FindingID       `json:"finding"`
	Text          string                `json:"text"`
	Kind          model.FindingKind     `json:"kind"`
	Score         analysis.Number       `json:"score"`
	Open          bool                  `json:"open"`
	Opportunities []model.OpportunityID `json:"opportunities"`
	Initiatives   []model.InitiativeID  `json:"initiatives"`
	Owners        []string              `json:"owners"`
}

type chanceJSON struct {
	Opportunity model.OpportunityID  `json:"opportunity"`
	Text        string               `json:"text"`
	Rank        int                  `json:"rank,omitempty"`
	Tied        bool                 `json:"tied,omitempty"`
	Score       analysis.Number      `json:"score"`
	Derived     bool                 `json:"derived"` // from the map and not from customers
	Initiatives []model.InitiativeID `json:"initiatives"`
	Owners      []string             `json:"owners"`
}

type initiativeRow struct {
	Initiative model.InitiativeID `json:"initiative"`
	Name       string             `json:"name"`
	Status     model.Progress     `json:"status,omitempty"`
	Owner      string             `json:"owner,omitempty"`
	Due        model.Date         `json:"due,omitempty"`
	Late       bool               `json:"late,omitempty"`
	Rank       int                `json:"rank,omitempty"`
	Tied       bool               `json:"tied,omitempty"`
	Contends   bool               `json:"contends,omitempty"` // one step of one rating would put it on top
	Score      analysis.Number    `json:"score"`
	Return     analysis.Number    `json:"roi"`
	Goal       analysis.Number    `json:"goal"`
	Missing    []string           `json:"missing"`
}

func planned(doc *model.Document, all plan.Plan) plannedJSON {
	out := plannedJSON{
		Journey: doc.ID(), Score: all.Score, CloseCall: all.CloseCall,
		Problems: []problemJSON{}, Opportunities: []chanceJSON{}, Initiatives: []initiativeRow{},
	}
	for _, p := range all.Problems {
		j := problemJSON{Finding: p.ID, Text: p.Text, Kind: p.Type, Score: p.Score, Open: p.Open(), Opportunities: []model.OpportunityID{}, Owners: list(plan.Owners(p.Initiatives))}
		for _, o := range p.Opportunities {
			j.Opportunities = append(j.Opportunities, o.ID)
		}
		j.Initiatives = initiativeIDs(p.Initiatives)
		out.Problems = append(out.Problems, j)
	}
	for _, o := range all.Opportunities {
		out.Opportunities = append(out.Opportunities, chanceJSON{
			Opportunity: o.ID, Text: o.Text, Rank: o.Rank, Tied: o.Tied, Score: o.Score, Derived: o.Derived && o.Score.Known(),
			Initiatives: initiativeIDs(o.Initiatives), Owners: list(plan.Owners(o.Initiatives)),
		})
	}
	for _, i := range all.Initiatives {
		v := i.Value
		out.Initiatives = append(out.Initiatives, initiativeRow{
			Initiative: i.ID, Name: i.Name, Status: i.Status, Owner: i.Owner, Due: i.Due, Late: i.Late(today()), Rank: v.Rank, Tied: v.Tied,
			Contends: v.Contends, Score: v.Score(all.Score), Return: v.Expected.ROI, Goal: v.Goal, Missing: list(i.Missing()),
		})
	}
	return out
}

// list is a list that is never null.
func list(of []string) []string { return append([]string{}, of...) }

func initiativeIDs(all []model.Initiative) []model.InitiativeID {
	out := []model.InitiativeID{}
	for _, i := range all {
		out = append(out, i.ID)
	}
	return out
}

// planTables writes the plan for people.
type planTables struct {
	out   plain
	all   plan.Plan
	today model.Date
}

func (t planTables) write(doc *model.Document) {
	t.out.line("%s", heading(doc.Journey()))
	t.out.line("")
	if len(t.all.Problems)+len(t.all.Opportunities)+len(t.all.Initiatives) == 0 {
		t.out.line("No pain, no opportunity and no initiative yet.")
		return
	}
	t.problems()
	t.opportunities()
	t.initiatives()
}

func (t planTables) problems() {
	rows := [][]string{{"SCORE", "PAIN OR NEED", "LEADS TO", "OWNER"}}
	for _, p := range t.all.Problems {
		leads := strings.Join(append(plan.Names(p.Opportunities), plan.Names(p.Initiatives)...), "; ")
		if p.Open() && len(p.Initiatives) == 0 {
			leads = strings.TrimSuffix("nobody works on it: "+leads, ": ")
		}
		rows = append(rows, []string{analysis.Format(p.Score, analysis.Count), text.Name(p.Finding), leads, strings.Join(plan.Owners(p.Initiatives), "; ")})
	}
	t.section(rows)
}

func (t planTables) opportunities() {
	rows := [][]string{{"RANK", "SCORE", "OPPORTUNITY", "LEADS TO", "OWNER"}}
	for _, o := range t.all.Opportunities {
		score := analysis.Format(o.Score, analysis.Plain)
		if o.Derived && o.Score.Known() {
			score = "~" + score
		}
		leads := cmp.Or(strings.Join(plan.Names(o.Initiatives), "; "), "not planned")
		rows = append(rows, []string{rankOf(o.Rank, o.Tied), score, text.Name(o.Opportunity), leads, strings.Join(plan.Owners(o.Initiatives), "; ")})
	}
	t.section(rows)
}

func (t planTables) initiatives() {
	rows := [][]string{{"RANK", strings.ToUpper(cmp.Or(string(t.all.Score), "score")), "INITIATIVE", "STATUS", "OWNER", "DUE", "RETURN", "GOAL"}}
	unit := analysis.Plain
	if t.all.Score == analysis.ROI {
		unit = analysis.Share
	}
	for _, i := range t.all.Initiatives {
		due := cmp.Or(string(i.Due), "no date")
		if i.Late(t.today) {
			due += " late"
		}
		rows = append(rows, []string{
			rankOf(i.Value.Rank, i.Value.Tied), analysis.Format(i.Value.Score(t.all.Score), unit), text.Name(i.Initiative), text.Words(string(i.Status)),
			cmp.Or(i.Owner, "nobody"), due, analysis.Format(i.Value.Expected.ROI, analysis.Share), analysis.Format(i.Value.Goal, analysis.Points),
		})
	}
	t.section(rows)
	if t.all.CloseCall {
		t.out.line("A close call: one step of one rating would put another initiative first.")
	}
}

// section writes a table that has any rows below its titles.
func (t planTables) section(rows [][]string) {
	if len(rows) > 1 {
		t.out.table(rows)
		t.out.line("")
	}
}

// rankOf writes a place; "=" says that another one has it, too.
func rankOf(rank int, tied bool) string {
	switch {
	case rank == 0:
		return "-"
	case tied:
		return fmt.Sprintf("%d=", rank)
	}
	return strconv.Itoa(rank)
}
