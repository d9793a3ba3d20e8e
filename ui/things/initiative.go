package things

import (
	"fmt"
	"slices"
	"strings"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/inspect"
	"wend/ui/screen"
)

// Initiative asks what is done about findings and opportunities, none or some, by
// whom and until when, and adds that to the plan. Of one that is about nothing yet it
// opens the page.
func Initiative(f *screen.Frame, about []Place) screen.Outcome {
	if f.Tried {
		return screen.Outcome{}
	}
	rows := []dialog.FormRow{
		{Key: "name", Label: "Initiative", Required: true, Placeholder: "what is done"},
		{Key: "owner", Label: "Owner", Suggestions: used(f, "owner", ""), Placeholder: "who answers for it"},
		{Key: "due", Label: "Due", Placeholder: "2026-10-01", Check: func(typed string) (string, bool) {
			if typed == "" {
				return "", true
			}
			return checkDate(typed, "")
		}},
	}
	if len(about) > 0 {
		rows = append(rows, dialog.FormRow{Label: "Solves", Kind: dialog.FormInfo, Value: listed(f, about)})
	}
	o := dialog.FormOptions{Title: "New initiative", Hint: "Who does what until when; only the first is needed.", Rows: rows}
	return screen.Fill(f, o, func(v map[string]string) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome {
			i := model.Initiative{ID: model.InitiativeID(f.NewID()), Name: v["name"], Owner: v["owner"], Status: "idea"}
			if v["owner"] != "" && v["due"] != "" {
				i.Status = "planned"
			}
			if d, err := text.Date(v["due"]); v["due"] != "" && err == nil {
				i.Due = d
			}
			solves(f, &i, about)
			out := screen.Change(fmt.Sprintf("add initiative %q", i.Name), []edit.Edit{edit.Insert{Doc: model.WorkspaceDoc, Object: i}}, nil)
			if len(about) == 0 { // what it is about is chosen on its page
				out.Open = inspect.NewPage(model.WorkspaceDoc, model.RefOf(i))
			}
			out.Say = fmt.Sprintf("Added initiative %q: g o shows the plan", i.Name)
			return out
		})
	})
}

// solves links an initiative with findings and opportunities, and with the findings
// that those address.
func solves(f *screen.Frame, i *model.Initiative, about []Place) {
	finding := func(id model.FindingID) {
		if !slices.Contains(i.Findings, id) {
			i.Findings = append(i.Findings, id)
		}
	}
	for _, p := range about {
		switch o, _ := p.find(f.State); o := o.(type) {
		case model.Finding:
			finding(o.ID)
		case model.Opportunity:
			i.Opportunities = append(i.Opportunities, o.ID)
			for _, id := range o.Findings {
				finding(id)
			}
		}
	}
}

// listed names things, one after the other.
func listed(f *screen.Frame, places []Place) string {
	var out []string
	for _, p := range places {
		if o, found := p.find(f.State); found {
			out = append(out, text.Name(o))
		}
	}
	return strings.Join(out, "; ")
}

// Opportunity asks how findings might be done away with.
func Opportunity(f *screen.Frame, about []Place) screen.Outcome {
	if f.Tried {
		return screen.Outcome{}
	}
	o := dialog.PromptOptions{Title: "How might we", Check: screen.NotBlank}
	var findings []model.FindingID
	var at []model.TouchpointID
	var names []string
	for _, p := range about {
		if finding, found := model.Lookup[model.Finding](f.Journey, p.Ref.Key); found {
			findings, names = append(findings, finding.ID), append(names, text.Name(finding))
			if finding.Touchpoint != "" {
				at = append(at, finding.Touchpoint)
			}
		}
	}
	if len(names) > 0 {
		o.Hint = "To do away with: " + strings.Join(names, "; ")
	}
	return screen.Ask(f, o, func(typed string) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome {
			o := model.Opportunity{ID: model.OpportunityID(f.NewID()), Text: typed, Findings: findings, Touchpoints: at}
			if len(findings) > 0 {
				o.Type = "eliminate-pain"
			}
			return screen.Change(fmt.Sprintf("add opportunity %q", typed), edit.AddOpportunity(f.Journey.ID(), o), nil)
		})
	})
}
