package plan

import (
	"fmt"
	"testing"

	"wend/model"
	"wend/model/analysis"
)

func some(x int) model.Opt[int] { return model.Some(x) }

func chain() (model.State, *model.Document) {
	w := model.NewDocument(model.WorkspaceDoc, model.Workspace{Settings: model.Settings{Ranking: "rice"}})
	rice := func(i model.Initiative, reach float64) model.Initiative {
		i.Reach, i.Impact, i.Confidence, i.Effort = model.Some(reach), model.Some(1.0), model.Some(1.0), model.Some(1.0)
		return i
	}
	w = w.With(rice(model.Initiative{ID: "i1", Name: "Small", Opportunities: []model.OpportunityID{"o1"}, Owner: "Ann"}, 1))
	w = w.With(rice(model.Initiative{ID: "i2", Name: "Large", Findings: []model.FindingID{"p2", "elsewhere"}, Status: model.Doing, Due: "2026-01-01"}, 9))
	w = w.With(model.Initiative{ID: "i0", Name: "No score", OneOffCost: model.Some(5.0)})
	w = w.With(rice(model.Initiative{ID: "i3", Name: "Gone", Status: Dropped}, 99))
	d := model.NewDocument("j", model.Journey{ID: "j"})
	for _, f := range []model.Finding{
		{ID: "p1", Text: "Mild", Type: model.Pain, Severity: some(1), Frequency: some(2)},
		{ID: "p2", Text: "Bad", Type: model.Pain, Severity: some(5), Frequency: some(4)},
		{ID: "p3", Text: "Unrated", Type: model.Pain},
		{ID: "p4", Text: "Mended", Type: model.Pain, Severity: some(5), Frequency: some(5), Status: model.Verified},
		{ID: "n1", Text: "Wish", Type: model.Need},
		{ID: "d1", Text: "Joy", Type: model.Delight},
	} {
		d = d.With(f)
	}
	for _, o := range []model.Opportunity{
		{ID: "o1", Text: "First", Findings: []model.FindingID{"p1"}, Importance: model.Some(9.0), Satisfaction: model.Some(2.0)},
		{ID: "o2", Text: "Second", Importance: model.Some(8.0), Satisfaction: model.Some(0.0)},
		{ID: "o3", Text: "Third"},
	} {
		d = d.With(o)
	}
	order := func(d *model.Document, k model.Kind, ids ...string) *model.Document {
		return d.With(model.Order{Of: k, IDs: ids})
	}
	w = order(w, model.KindInitiative, "i1", "i2", "i0", "i3")
	d = order(order(d, model.KindFinding, "p1", "p2", "p3", "p4", "n1", "d1"), model.KindOpportunity, "o1", "o2", "o3")
	return model.NewState(w, d), d
}

func TestAPlanPutsFirstWhatComesFirst(t *testing.T) {
	s, d := chain()
	p := Of(s, d, analysis.Compute(s, "j", analysis.Options{}))
	problems, chances, work := "", "", ""
	for _, x := range p.Problems {
		problems += x.Text + " "
	}
	for _, x := range p.Opportunities {
		chances += fmt.Sprint(x.Text, x.Rank, x.Tied, " ")
	}
	for _, x := range p.Initiatives {
		work += x.Name + " "
	}
	for got, want := range map[string]string{
		problems: "Unrated Bad Mild Wish Mended ", chances: "First1 true Second1 true Third0 false ", work: "Large Small No score Gone ",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestEachLinkOfTheChainKnowsWhatItComesFromAndLeadsTo(t *testing.T) {
	s, d := chain()
	p := Of(s, d, analysis.Compute(s, "j", analysis.Options{}))
	mild := p.Problems[2]
	if fmt.Sprint(Names(mild.Opportunities), Names(mild.Initiatives), Owners(mild.Initiatives)) != "[First] [Small] [Ann]" {
		t.Errorf("%v, %v", mild.Opportunities, mild.Initiatives)
	}
	if first := p.Opportunities[0]; fmt.Sprint(Names(first.Problems), Names(first.Initiatives)) != "[Mild] [Small]" {
		t.Errorf("%v, %v", first.Problems, first.Initiatives)
	}
	large := p.Initiatives[0]
	if fmt.Sprint(Names(large.Problems), large.Elsewhere) != "[Bad] 1" {
		t.Errorf("%v, %d", large.Problems, large.Elsewhere)
	}
	if got := fmt.Sprint(large.Missing()); got != "[an owner an effect on a number]" {
		t.Errorf("it lacks %s", got)
	}
	if !large.Late("2026-01-02") || large.Late("2026-01-01") || !p.Initiatives[2].OnlyCosts() || large.OnlyCosts() {
		t.Error("late or costly")
	}
}

func TestAPlanWithoutNumbersStillHasItsChain(t *testing.T) {
	s, d := chain()
	p := Of(s, d, nil)
	if len(p.Initiatives) != 4 || len(p.Problems) != 5 || p.Opportunities[0].Rank != 0 {
		t.Errorf("%d initiatives, %d problems", len(p.Initiatives), len(p.Problems))
	}
}
