package edit

import "wend/model"

// Instantiate plans a new journey made from the first journey of a template,
// under fresh ids and another title (its own if title is empty), and returns the
// new journey's id; "" if the template has none, as a value chain. What the template has in its
// workspace comes along, but what has the same name here already, a persona or
// an activity, is used and not added again.
func Instantiate(s, template model.State, title string, id NewID) ([]Edit, model.DocID) {
	t := newTransfer(s, s.Workspace())
	out := t.workspace(template.Workspace(), id)
	for d := range template.Journeys() {
		head := d.Journey()
		head.ID = model.JourneyID(id())
		if title != "" {
			head.Title = title
		}
		return append(out, t.journey(d, head, nil, id)...), model.DocID(head.ID)
	}
	return out, ""
}

// workspace plans to bring the objects of another workspace, each under a fresh
// id or that of its namesake.
func (t *transfer) workspace(from *model.Document, id NewID) []Edit {
	var out []Edit
	if _, found := t.state.Document(model.WorkspaceDoc); !found {
		out = append(out, Insert{Doc: model.WorkspaceDoc, Object: from.Workspace()})
	}
	known := map[model.Ref]bool{}
	for _, k := range model.Kinds() {
		for o := range inOrder(from, k) {
			if same, found := namesake(t.doc, o); found {
				t.names[model.RefOf(o)] = same
				known[model.RefOf(o)] = true
				continue
			}
			t.rename(o, id)
		}
	}
	for _, k := range model.Kinds() {
		if k == model.KindWorkspace || k == model.KindOrder {
			continue
		}
		for o := range inOrder(from, k) {
			m, measured := o.(model.Measurement)
			if known[model.RefOf(o)] || measured && known[model.Ref{Kind: model.KindKPI, Key: string(m.KPI)}] {
				continue
			}
			o, ok := t.carry(o)
			if _, found := find(t.state, model.WorkspaceDoc, model.RefOf(o)); ok && !found {
				out = append(out, Insert{Doc: model.WorkspaceDoc, Object: o})
			}
		}
	}
	return out
}
