package valuechain

import (
	"fmt"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/screen"
)

// linkWords say how one activity stands behind another, in the order offered.
var linkWords = []struct {
	kind  model.LinkKind
	words string
}{{"feeds", "feeds"}, {"supports", "supports"}, {"hands-over", "hands over to"}}

// link asks behind which activity a stands, and how; one that is linked so already
// is not offered.
func link(f *screen.Frame, a model.Activity) screen.Outcome {
	if f.Tried {
		return screen.Outcome{}
	}
	links := map[string]model.ActivityLink{}
	var items []dialog.Item
	for other := range model.All[model.Activity](f.State.Workspace()) {
		for _, w := range linkWords {
			l := model.ActivityLink{From: a.ID, To: other.ID, Type: w.kind, Strength: model.Medium}
			if _, there := f.State.Workspace().Find(model.RefOf(l)); there || other.ID == a.ID {
				continue
			}
			links[l.Key()] = l
			items = append(items, dialog.Item{Key: l.Key(), Title: w.words + " " + text.Name(other), About: text.Words(other.Class)})
		}
	}
	o := dialog.PickerOptions{Title: text.Name(a) + " …", Items: items, Empty: "It is linked with every other activity already"}
	return screen.Pick(f, o, func(chosen dialog.Item) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome {
			l := links[chosen.Key]
			return screen.Change(fmt.Sprintf("link %s: %s", text.Quoted(a), chosen.Title), []edit.Edit{edit.Insert{Doc: model.WorkspaceDoc, Object: l}}, nil)
		})
	})
}

// linked says which activities a is linked with.
func linked(f *screen.Frame, a model.Activity) []string {
	var out []string
	for l := range model.All[model.ActivityLink](f.State.Workspace()) {
		how := "supports"
		for _, w := range linkWords {
			if w.kind == l.Type {
				how = w.words
			}
		}
		switch a.ID {
		case l.From:
			out = append(out, how+" "+f.Name(model.Ref{Kind: model.KindActivity, Key: string(l.To)}))
		case l.To:
			out = append(out, f.Name(model.Ref{Kind: model.KindActivity, Key: string(l.From)})+" "+how+" it")
		}
	}
	return out
}
