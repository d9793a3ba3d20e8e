// Package things is what is done to things of any kind from any screen: listing
// and adding them, what the palette finds by the name of a kind, and what a list
// does with all that are marked ([Do]).
//
// It keeps nothing and does no I/O.
package things

import (
	"fmt"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/inspect"
	"wend/ui/keymap"
	"wend/ui/screen"
)

// Kind returns the kind of which a row of the table of things is.
func Kind(t keymap.Thing) model.Kind {
	for _, k := range model.Kinds() {
		if k.String() == t.Kind {
			return k
		}
	}
	return model.NoKind
}

// Needs says what is missing to list or add things of a kind.
func Needs(f *screen.Frame, k model.Kind) string {
	if k.In(model.WorkspaceDoc) {
		return screen.NeedWorkspace(f)
	}
	return screen.NeedJourney(f)
}

// List lets one find a thing of a kind in the open journey and the workspace,
// and opens its page.
func List(f *screen.Frame, k model.Kind, title string) screen.Outcome {
	var items []dialog.Item
	refs := map[string]Place{}
	for _, d := range []*model.Document{f.Journey, f.State.Workspace()} {
		if d == nil || !k.In(d.ID()) {
			continue
		}
		for o := range d.InOrder(k) {
			key := fmt.Sprint(len(items))
			refs[key] = Place{d.ID(), model.RefOf(o)}
			items = append(items, dialog.Item{Key: key, Title: f.Names().Object(o), About: about(f, o)})
		}
	}
	o := dialog.PickerOptions{Title: title, Items: items, Empty: fmt.Sprintf("There is no %s yet", k)}
	return screen.Pick(f, o, func(chosen dialog.Item) screen.Answer {
		return screen.Anywhere(func(*screen.Frame) screen.Outcome {
			p := refs[chosen.Key]
			return screen.Outcome{Open: inspect.NewPage(p.Doc, p.Ref)}
		})
	})
}

// about says where on the map a thing is.
func about(f *screen.Frame, o model.Object) string {
	at := func(t model.TouchpointID, s model.StageID) string {
		switch {
		case t != "":
			return f.Name(model.Ref{Kind: model.KindTouchpoint, Key: string(t)})
		case s != "":
			return f.Name(model.Ref{Kind: model.KindStage, Key: string(s)})
		}
		return ""
	}
	switch o := o.(type) {
	case model.Touchpoint:
		return at("", o.Stage)
	case model.Finding:
		return text.Words(string(o.Type)) + "  " + at(o.Touchpoint, o.Stage)
	case model.Tactic:
		return at(o.Touchpoint, o.Stage)
	case model.KPI:
		return at(o.Touchpoint, o.Stage)
	case model.Opportunity:
		if len(o.Touchpoints) > 0 {
			return at(o.Touchpoints[0], "")
		}
		return at("", o.Stage)
	}
	return ""
}

// Add asks for the name of a new thing and opens its page. The things that hang
// on a place are put where the cursor is by the map; here they have none.
func Add(f *screen.Frame, k model.Kind) screen.Outcome {
	if k == model.KindInitiative {
		return Initiative(f, nil)
	}
	title := "New " + k.String()
	return screen.Ask(f, dialog.PromptOptions{Title: title, Check: screen.NotBlank}, func(typed string) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome {
			doc := model.WorkspaceDoc
			if !k.In(doc) {
				doc = f.Journey.ID()
			}
			o, edits := plan(f, doc, k, typed)
			return screen.Outcome{
				Propose: screen.Proposal{Label: fmt.Sprintf("add %s %q", k, typed), Edits: edits},
				Open:    inspect.NewPage(doc, model.RefOf(o)),
			}
		})
	})
}

func plan(f *screen.Frame, doc model.DocID, k model.Kind, typed string) (model.Object, []edit.Edit) {
	var o model.Object
	id := f.NewID()
	switch k {
	case model.KindHypothesis:
		o = model.Hypothesis{ID: model.HypothesisID(id), Statement: typed}
	case model.KindEvidence:
		o = model.Evidence{ID: model.EvidenceID(id), Summary: typed}
	case model.KindCompetitor:
		o = model.Competitor{ID: model.CompetitorID(id), Name: typed}
	case model.KindOffering:
		o = model.Offering{ID: model.OfferingID(id), Name: typed}
	default:
		t := model.Tactic{ID: model.TacticID(id), Name: typed}
		return t, edit.AddTactic(f.State, doc, t)
	}
	return o, []edit.Edit{edit.Insert{Doc: doc, Object: o}}
}
