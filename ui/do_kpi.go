package ui

import (
	"cmp"
	"fmt"
	"math"
	"time"

	tea "charm.land/bubbletea/v2"

	"wend/assets"
	"wend/model"
	"wend/model/edit"
	"wend/model/insight"
	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/panel"
	"wend/ui/scene"
)

// ownKPI is the key of the choice to define a KPI oneself.
const ownKPI = "own"

// addKPI offers the catalogue, what fits the stage first.
func addKPI(a *App) tea.Cmd {
	st, _ := a.scene().Stage()
	var fitting, others []dialog.Item
	for _, k := range assets.KPICatalogue() {
		item := dialog.Item{Key: k.Key, Title: k.Name, About: k.Definition, Right: k.Unit}
		if contains(k.Stages, string(st.Type)) {
			fitting = append(fitting, item)
		} else {
			others = append(others, item)
		}
	}
	items := append([]dialog.Item{{Key: ownKPI, Title: "One of your own"}}, append(fitting, others...)...)
	return a.pick(dialog.PickerOptions{Title: "Add a KPI to " + cmp.Or(st.Name, "the journey"), Items: items}, func(a *App, chosen dialog.Item) tea.Cmd {
		k := model.KPI{Unit: model.Percent, Direction: model.Up}
		for _, c := range assets.KPICatalogue() {
			if c.Key == chosen.Key {
				k = model.KPI{
					Name: c.Name, Definition: c.Key, Unit: model.Unit(c.Unit), Direction: model.Direction(c.Direction),
					Numerator: c.Numerator, Denominator: c.Denominator,
				}
			}
		}
		return a.kpiForm(k)
	})
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// kpiForm asks for what a new KPI needs: name, unit, direction, baseline, target.
func (a *App) kpiForm(k model.KPI) tea.Cmd {
	units := choices(model.KindKPI, "unit")
	return a.show(dialog.NewForm(dialog.FormOptions{
		Title: "New KPI", Hint: "Percentages are typed as 45, not 0.45.", Keys: a.keys,
		Rows: []dialog.FormRow{
			{Key: "name", Label: "Name", Value: k.Name, Required: true},
			{Key: "unit", Label: "Unit", Kind: dialog.FormChoice, Options: units, Value: string(k.Unit)},
			{Key: "direction", Label: "Better is", Kind: dialog.FormChoice, Options: choices(model.KindKPI, "direction"), Value: string(k.Direction)},
			{Key: "baseline", Label: "Baseline", Kind: dialog.FormNumber, Placeholder: "where it stands"},
			{Key: "target", Label: "Target", Kind: dialog.FormNumber, Placeholder: "where it should go"},
		},
		Accept: func(v map[string]string) tea.Msg {
			return doMsg(func(a *App) tea.Cmd { return a.insertKPI(k, v) })
		},
	}))
}

// choices returns the options of a field.
func choices(k model.Kind, field string) []dialog.Option {
	f, err := model.FieldOf(k, field)
	if err != nil {
		return nil
	}
	out := make([]dialog.Option, 0, len(f.Options))
	for _, o := range f.Options {
		out = append(out, dialog.Option{Key: o, Title: text.Words(o)})
	}
	return out
}

func (a *App) insertKPI(k model.KPI, v map[string]string) tea.Cmd {
	k.ID, k.Name = model.KPIID(a.config.NewID()), v["name"]
	k.Unit, k.Direction = model.Unit(v["unit"]), model.Direction(v["direction"])
	k.Stage = a.view.cursor.Column.Stage
	if a.view.Focus == scene.Journey && a.view.cursor.Lane == scene.LaneKPI {
		k.Touchpoint = a.view.cursor.Column.Touchpoint
	}
	q := text.OfKPI(k.Unit, "")
	k.Baseline, k.Target = typedIn(q, v["baseline"]), typedIn(q, v["target"])
	return tea.Batch(a.commit(scene.Proposal{
		Label: fmt.Sprintf("add KPI %q", k.Name),
		Edits: edit.AddKPI(a.work.State(), a.doc(), k),
	}), a.say("Added KPI %q: C records a value", k.Name))
}

// typedIn reads what a form has checked; unset if there is no number.
func typedIn(q text.Quantity, typed string) model.Opt[float64] {
	x, err := text.Parse(typed, q, text.Unknown)
	if err != nil {
		return model.Opt[float64]{}
	}
	return model.Some(x)
}

// recordKPI asks which KPI and for its new value.
func recordKPI(a *App) tea.Cmd {
	var items []dialog.Item
	for _, id := range []model.DocID{a.doc(), model.WorkspaceDoc} {
		d, _ := a.work.State().Document(id)
		if d == nil {
			continue
		}
		for k := range model.All[model.KPI](d) {
			where := a.name(ref(model.KindStage, k.Stage))
			items = append(items, dialog.Item{Key: string(id) + "/" + string(k.ID), Title: k.Name, About: where, Right: string(k.Unit)})
		}
	}
	if len(items) == 1 {
		return a.recordForm(items[0])
	}
	selected := ""
	if r := a.selection(); r.Kind == model.KindKPI {
		selected = string(a.docOf(r)) + "/" + r.Key
	}
	o := dialog.PickerOptions{Title: "Record a value of", Items: items, Selected: selected, Empty: "There is no KPI yet: c adds one"}
	return a.pick(o, func(a *App, chosen dialog.Item) tea.Cmd { return a.recordForm(chosen) })
}

func (a *App) recordForm(of dialog.Item) tea.Cmd {
	doc, id := splitPath(of.Key)
	d, _ := a.work.State().Document(model.DocID(doc))
	k, _ := model.Lookup[model.KPI](d, id)
	count := text.Quantity{Whole: true}
	return a.show(dialog.NewForm(dialog.FormOptions{
		Title: k.Name, Hint: "A value, or how many of how many.", Keys: a.keys, Focus: "value",
		Rows: []dialog.FormRow{
			{Key: "date", Label: "Date", Value: a.config.Now().Format(time.DateOnly), Required: true, Check: checkDate},
			{Key: "value", Label: "Value", Kind: dialog.FormNumber, Quantity: text.OfKPI(k.Unit, a.work.State().Workspace().Workspace().Currency)},
			{Key: "x", Label: "or successes", Kind: dialog.FormNumber, Quantity: count},
			{Key: "n", Label: "of", Kind: dialog.FormNumber, Quantity: count},
			{Key: "source", Label: "Source"},
		},
		Sum: func(v map[string]string) (string, bool) {
			m, err := measurement(k, v)
			switch {
			case err != nil:
				return err.Error(), false
			case model.Check(m) != nil:
				return "A value, or both successes and their total", v["value"] == "" && v["x"] == "" && v["n"] == ""
			}
			return "", true
		},
		Accept: func(v map[string]string) tea.Msg {
			return doMsg(func(a *App) tea.Cmd {
				m, err := measurement(k, v)
				return a.propose("record "+k.Name, edit.Record(a.work.State(), model.DocID(doc), m), err)
			})
		},
	}))
}

func splitPath(key string) (doc, id string) {
	for i := range key {
		if key[i] == '/' {
			return key[:i], key[i+1:]
		}
	}
	return "", key
}

func checkDate(typed string) (string, bool) {
	if _, err := text.Date(typed); err != nil {
		return "A date like 2026-10-01", false
	}
	return "", true
}

// measurement reads what the form says: a value, or how many of how many. What
// is not complete yet is left out.
func measurement(k model.KPI, v map[string]string) (m model.Measurement, err error) {
	if v["x"] != "" && v["n"] != "" {
		m, err = text.Measurement(k, v["x"]+"/"+v["n"], text.Unknown)
	}
	m.KPI, m.Date, m.Source = k.ID, model.Date(v["date"]), v["source"]
	m.Value = typedIn(text.OfKPI(k.Unit, ""), v["value"])
	return m, err
}

// editTransitions asks who goes on from the stage, where to, and who leaves.
func editTransitions(a *App) tea.Cmd {
	d, from := a.work.document(), model.Node(a.view.cursor.Column.Stage)
	rows := []dialog.FormRow{{Key: "entry", Label: "Enter the journey here", Kind: dialog.FormNumber, Quantity: text.Percent, Value: percent(d, model.Entry, from)}}
	for s := range d.Stages() {
		label := "On to " + text.Name(s)
		if s.ID == model.StageID(from) {
			label = "Stay, come again"
		}
		rows = append(rows, dialog.FormRow{Key: string(s.ID), Label: label, Kind: dialog.FormNumber, Quantity: text.Percent, Value: percent(d, from, model.Node(s.ID))})
	}
	rows = append(rows,
		dialog.FormRow{Key: string(model.Goal), Label: "Reach the goal", Kind: dialog.FormNumber, Quantity: text.Percent, Value: percent(d, from, model.Goal)},
		dialog.FormRow{Key: string(model.Lost), Label: "Leave", Kind: dialog.FormNumber, Quantity: text.Percent, Value: percent(d, from, model.Lost), Placeholder: "the rest"},
	)
	return a.show(dialog.NewForm(dialog.FormOptions{
		Title: "From " + a.name(ref(model.KindStage, from)), Keys: a.keys, Rows: rows,
		Hint: "Of a hundred who are here, how many go where? What is left over leaves.",
		Sum:  func(v map[string]string) (string, bool) { return sumOf(v) },
		Accept: func(v map[string]string) tea.Msg {
			return doMsg(func(a *App) tea.Cmd { return a.route2(from, v) })
		},
	}))
}

func percent(d *model.Document, from, to model.Node) string {
	t, found := model.Lookup[model.Transition](d, model.TransitionKey(from, to))
	p, set := t.Probability.Value()
	if !found || !set {
		return ""
	}
	return text.Percent.Typed(p)
}

// sumOf adds up the ways out. An empty Leave takes the rest.
func sumOf(v map[string]string) (string, bool) {
	sum, any := waysOut(v)
	switch {
	case !any:
		return "no way out yet", true
	case v[string(model.Lost)] == "" && sum <= 1:
		return text.Percent.Exact(nearby(1-sum)) + " leave", true
	case sum != 1:
		return fmt.Sprintf("together %s, must be 100 %%", text.Percent.Exact(sum)), false
	}
	return "together 100 %", true
}

// waysOut adds up the shares of the ways out, to a millionth of a percent, and
// says whether there is any.
func waysOut(v map[string]string) (sum float64, any bool) {
	for key, typed := range v {
		if x, ok := typedIn(text.Percent, typed).Value(); ok && key != "entry" {
			sum, any = sum+x, true
		}
	}
	return nearby(sum), any
}

// nearby rounds a share to a millionth of a percent.
func nearby(share float64) float64 { return math.Round(share*1e8) / 1e8 }

// route2 makes the ways into and out of a stage what the form says.
func (a *App) route2(from model.Node, v map[string]string) tea.Cmd {
	if sum, any := waysOut(v); any && v[string(model.Lost)] == "" && sum < 1 {
		v[string(model.Lost)] = text.Percent.Typed(nearby(1 - sum))
	}
	var all []edit.Edit
	state := a.work.State()
	set := func(f, t model.Node, typed string) error {
		edits, err := edit.Route(state, a.doc(), f, t, typedIn(text.Percent, typed))
		if err != nil || len(edits) == 0 {
			return err
		}
		r, err := edit.Apply(state, edits)
		if err != nil {
			return err
		}
		state, all = r.State, append(all, edits...)
		return nil
	}
	nodes := []model.Node{model.Goal, model.Lost}
	for s := range a.work.document().Stages() {
		nodes = append(nodes, model.Node(s.ID))
	}
	for _, to := range nodes {
		if err := set(from, to, v[string(to)]); err != nil {
			return a.fail(err)
		}
	}
	if err := set(model.Entry, from, v["entry"]); err != nil {
		return a.fail(err)
	}
	return a.propose("transitions of "+a.quoted(ref(model.KindStage, from)), all, nil)
}

// explainNumber shows how the number under the cursor comes about; elsewhere
// than in the panel, the number that says most about what is selected.
func explainNumber(a *App) tea.Cmd {
	if q, found := panel.QuestionAt(a.scene()); found {
		return a.explainQuestion(q)
	}
	var text []string
	lines := panel.ExplainLines(a.scene(), a.view.cursor.Number, 72)
	if len(lines) == 0 {
		return a.say("Select a number in the KPI panel first: 4, then up and down")
	}
	for _, l := range lines[1:] {
		text = append(text, l.Text)
	}
	return a.tell(lines[0].Text, text...)
}

// nextQuestion goes to the first place of the next question that the map has.
func nextQuestion(n int) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		s := a.scene()
		if len(s.Questions) == 0 {
			return a.say("The map has no question now")
		}
		b := &a.view
		b.question = ((b.question+n)%len(s.Questions) + len(s.Questions)) % len(s.Questions)
		s.Cursor = scene.Cursor{} // nowhere: from its first place
		q := panel.QuestionOf(s, s.Questions[b.question])
		if q.Target != (scene.Target{}) {
			a.jump(q.Target)
		}
		b.cursor.Number = q.ID
		said := fmt.Sprintf("%d of %d: %s", b.question+1, len(s.Questions), q.Text)
		if q.Places > 1 {
			said += fmt.Sprintf(" %d places: 4 space goes to the next", q.Places)
		}
		return a.say("%s", said)
	}
}

// muteQuestion silences what the question under the cursor says, with a reason,
// until what it is about changes. What it only counts comes up next.
func muteQuestion(a *App) tea.Cmd {
	q, found := panel.QuestionAt(a.scene())
	if !found {
		return a.say("Select a question first: ; goes to the next one")
	}
	o := dialog.PromptOptions{Title: "Mute until it changes", Hint: q.Text, Placeholder: "why it needs no answer now", Check: needText}
	return a.ask(o, func(a *App, reason string) tea.Cmd {
		var edits []edit.Edit
		for _, i := range q.Of[:q.Count] {
			m, err := insight.NewMute(a.work.State(), i, reason)
			if err != nil {
				return a.fail(err)
			}
			m.Date = model.Date(a.config.Now().Format(time.DateOnly))
			if _, there := a.work.document().Find(model.RefOf(m)); there {
				edits = append(edits, edit.Delete{Doc: a.doc(), Ref: model.RefOf(m)})
			}
			edits = append(edits, edit.Insert{Doc: a.doc(), Object: m})
		}
		label := fmt.Sprintf("mute %s", q.Lead().ID)
		if q.Count > 1 {
			label += fmt.Sprintf(" and %d more", q.Count-1)
		}
		return a.propose(label, edits, nil)
	})
}

// maxListed is how many of the insights behind a question are spelled out.
const maxListed = 12

// explainQuestion says why the map asks, and what to do.
func (a *App) explainQuestion(q insight.Question) tea.Cmd {
	lines := []string{q.Text, ""}
	for n, i := range q.Of {
		if n == maxListed {
			lines = append(lines, fmt.Sprintf("and %d more", len(q.Of)-n))
			break
		}
		if len(q.Of) > 1 {
			lines = append(lines, i.Text)
		}
	}
	lead := q.Lead()
	lines = append(lines, "", "Next: "+lead.Action, "",
		fmt.Sprintf("Rule %s, a %s. m mutes it with a reason until what it is about changes.", lead.Rule, lead.Severity))
	return a.tell("Why the map asks", lines...)
}

// restartSession makes the numbers of now the ones that changes are shown
// against.
func restartSession(a *App) tea.Cmd {
	a.numbers.start = a.numbers.now
	return a.say("Changes are shown against this moment from now on")
}
