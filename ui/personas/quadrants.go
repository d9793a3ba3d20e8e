package personas

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/inspect"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/screen"
)

// Quadrants is the page with the empathy map of one persona on the open journey,
// of all of it or of one stage: what she thinks, feels, does, says, sees and hears,
// and what pains and gains she has.
type Quadrants struct {
	persona model.PersonaID
	stage   model.StageID // empty: the whole journey
	at      int           // index of quadrants
	item    int           // within it
	across  *int          // quadrants beside each other, as they were drawn last
}

// quadrants are the parts of the map in reading order.
var quadrants = []struct {
	kind        model.EmpathyKind
	title, hint string
}{
	{"thinks", "Thinks", "What goes through their head"},
	{"feels", "Feels", "What they feel, and why"},
	{"does", "Does", "What one would see them do"},
	{"says", "Says", "In their own words"},
	{"sees", "Sees", "What they have before them: screens, shops, others"},
	{"hears", "Hears", "What friends, reviews and media tell them"},
	{"pain", "Pains", "What they fear, and what gets in their way"},
	{"gain", "Gains", "What they hope for, and what would be a success"},
}

func newQuadrants(id model.PersonaID) Quadrants {
	across := 2
	return Quadrants{persona: id, across: &across}
}

// note is a line in a quadrant: a cell of the empathy map, or what the journey
// says already of the persona.
type note struct {
	ref  model.Ref
	text string
	own  bool // a cell of the empathy map
}

type notesKey struct {
	persona model.PersonaID
	stage   model.StageID
}

// notes lists what stands in each quadrant.
func (q Quadrants) notes(f *screen.Frame) [][]note {
	return screen.Remember(f, notesKey{q.persona, q.stage}, func() [][]note { return q.read(f) })
}

func (q Quadrants) read(f *screen.Frame) [][]note {
	out := make([][]note, len(quadrants))
	put := func(kind model.EmpathyKind, n note) {
		for i, quad := range quadrants {
			if quad.kind == kind {
				out[i] = append(out[i], n)
			}
		}
	}
	for e := range model.All[model.Empathy](f.Journey) {
		if e.Persona == q.persona && q.within(f, e.Stage, e.Touchpoint) {
			put(e.Type, note{model.RefOf(e), text.Name(e), true})
		}
	}
	for t := range f.Journey.Path() {
		e, found := f.Journey.Experience(q.persona, t.ID)
		if !found || !q.within(f, "", t.ID) {
			continue
		}
		if e.Thoughts != "" {
			put("thinks", note{model.RefOf(e), e.Thoughts + " (" + text.Name(t) + ")", false})
		}
		if e.Label != "" {
			put("feels", note{model.RefOf(e), e.Label + " (" + text.Name(t) + ")", false})
		}
	}
	for o := range model.All[model.Finding](f.Journey) {
		if !o.Open() || !o.Concerns(q.persona) || !q.within(f, o.Stage, o.Touchpoint) {
			continue
		}
		switch o.Type {
		case model.Pain:
			put("pain", note{model.RefOf(o), text.Name(o), false})
		case model.Delight:
			put("gain", note{model.RefOf(o), text.Name(o), false})
		}
	}
	return out
}

// within reports whether something about a stage or touchpoint shows.
func (q Quadrants) within(f *screen.Frame, s model.StageID, t model.TouchpointID) bool {
	if q.stage == "" || s == q.stage {
		return true
	}
	at, _ := model.Lookup[model.Touchpoint](f.Journey, t)
	return t != "" && at.Stage == q.stage
}

// quotes are what the evidence says in people's own words that the persona, or
// what stands here, rests on.
func (q Quadrants) quotes(f *screen.Frame) []string {
	ids := map[model.EvidenceID]bool{}
	add := func(list []model.EvidenceID) {
		for _, id := range list {
			ids[id] = true
		}
	}
	if p, found := q.person(f); found && q.stage == "" {
		add(p.Evidence)
	}
	for o := range f.Journey.Referring(ref(q.persona)) {
		switch o := o.(type) {
		case model.Empathy:
			if q.within(f, o.Stage, o.Touchpoint) {
				add(o.Evidence)
			}
		case model.Experience:
			if q.within(f, "", o.Touchpoint) {
				add(o.Evidence)
			}
		case model.Finding:
			if q.within(f, o.Stage, o.Touchpoint) {
				add(o.Evidence)
			}
		}
	}
	var out []string
	for e := range model.All[model.Evidence](f.State.Workspace()) {
		if ids[e.ID] && e.Quote != "" {
			said := `"` + e.Quote + `"`
			if e.Source != "" {
				said += "  " + e.Source
			}
			out = append(out, said)
		}
	}
	return out
}

func (q Quadrants) person(f *screen.Frame) (model.Persona, bool) {
	return model.Lookup[model.Persona](f.State.Workspace(), q.persona)
}

// where names what part of the journey shows.
func (q Quadrants) where(f *screen.Frame) string {
	if q.stage == "" {
		return "the whole journey"
	}
	return f.Name(model.Ref{Kind: model.KindStage, Key: string(q.stage)})
}

// Scope implements [screen.Screen].
func (q Quadrants) Scope() keymap.Scope { return keymap.Empathy }

// Title implements [screen.Screen].
func (q Quadrants) Title(f *screen.Frame) (name, about string) {
	p, _ := q.person(f)
	return "Empathy map", text.FirstName(p) + ", " + q.where(f)
}

// About implements [screen.Page].
func (q Quadrants) About(f *screen.Frame) model.Ref {
	if _, found := q.person(f); !found || f.Journey == nil {
		return model.Ref{}
	}
	return ref(q.persona)
}

// Follow implements [screen.Screen].
func (q Quadrants) Follow(f *screen.Frame) screen.Screen {
	if f.Journey == nil {
		return q
	}
	if _, found := model.Lookup[model.Stage](f.Journey, q.stage); !found {
		q.stage = ""
	}
	q.item = max(0, min(q.item, len(q.notes(f)[q.at])-1))
	return q
}

// selected is the note under the cursor.
func (q Quadrants) selected(f *screen.Frame) (note, bool) {
	if here := q.notes(f)[q.at]; q.item < len(here) {
		return here[q.item], true
	}
	return note{}, false
}

// Why implements [screen.Screen].
func (q Quadrants) Why(a keymap.Action, f *screen.Frame) string {
	n, some := q.selected(f)
	switch a {
	case keymap.Back, keymap.EmpathyAdd, keymap.ItemEdit:
		return ""
	case keymap.StageNext, keymap.StagePrevious:
		if f.Journey.Len(model.KindStage) == 0 {
			return "The journey has no stage yet"
		}
		return ""
	case keymap.LinkFollow, keymap.ItemDelete:
		switch {
		case !some:
			return "Nothing stands here yet: a writes the first line"
		case a == keymap.ItemDelete && !n.own:
			return "The map says that: space opens it, to be changed there"
		}
		return ""
	}
	if _, moves := q.moved(a, f); moves {
		return ""
	}
	if screen.PassedOn(a) {
		return screen.NotHere
	}
	return "That does not go for an empathy map: esc goes back"
}

// moved returns q after a move of the cursor.
func (q Quadrants) moved(a keymap.Action, f *screen.Frame) (Quadrants, bool) {
	all, across := q.notes(f), *q.across
	last := func(at int) int { return max(0, len(all[at])-1) }
	switch a {
	case keymap.MoveLeft:
		q.at, q.item = max(q.at-1, 0), 0
	case keymap.MoveRight, keymap.PaneNext:
		q.at, q.item = min(q.at+1, len(quadrants)-1), 0
	case keymap.MoveUp:
		switch {
		case q.item > 0:
			q.item--
		case q.at >= across:
			q.at -= across
			q.item = last(q.at)
		}
	case keymap.MoveDown:
		switch {
		case q.item < last(q.at):
			q.item++
		case q.at+across < len(quadrants):
			q.at, q.item = q.at+across, 0
		}
	case keymap.MoveFirst:
		q.at, q.item = 0, 0
	case keymap.MoveLast:
		q.at, q.item = len(quadrants)-1, last(len(quadrants)-1)
	default:
		return q, false
	}
	return q, true
}

// Do implements [screen.Screen].
func (q Quadrants) Do(a keymap.Action, f *screen.Frame) (screen.Screen, screen.Outcome) {
	if next, moves := q.moved(a, f); moves {
		return next, screen.Outcome{}
	}
	n, some := q.selected(f)
	switch a {
	case keymap.Back:
		return q, screen.Outcome{Close: true}
	case keymap.StageNext:
		return q.turned(f, 1), screen.Outcome{}
	case keymap.StagePrevious:
		return q.turned(f, -1), screen.Outcome{}
	case keymap.EmpathyAdd:
		return q, q.add(f)
	case keymap.ItemDelete:
		edits, err := edit.Remove(f.State, f.Journey.ID(), n.ref)
		return q, screen.Change(fmt.Sprintf("delete %q from the empathy map", n.text), edits, err)
	case keymap.LinkFollow:
		return q, screen.Outcome{Open: inspect.NewPage(f.Journey.ID(), n.ref)}
	case keymap.ItemEdit:
		switch {
		case !some:
			return q, q.add(f)
		case n.own:
			return q, q.rewrite(f, n)
		}
		return q, screen.Outcome{Open: inspect.NewPage(f.Journey.ID(), n.ref)}
	}
	return q, screen.Outcome{}
}

// turned returns q on the next stage; the whole journey comes before the first.
func (q Quadrants) turned(f *screen.Frame, by int) Quadrants {
	stages := []model.StageID{""}
	for st := range f.Journey.Stages() {
		stages = append(stages, st.ID)
	}
	at := slices.Index(stages, q.stage) + by
	q.stage, q.item = stages[(at+len(stages))%len(stages)], 0
	return q
}

// add asks for lines of the quadrant, one after the other until esc.
func (q Quadrants) add(f *screen.Frame) screen.Outcome {
	p, _ := q.person(f)
	quad := quadrants[q.at]
	o := dialog.PromptOptions{
		Title: text.FirstName(p) + ": " + strings.ToLower(quad.title) + ", " + q.where(f), Placeholder: quad.hint,
		Hint: "enter keeps the line and asks for the next", Check: written,
	}
	return screen.Ask(f, o, func(typed string) screen.Answer {
		return func(on screen.Screen, f *screen.Frame) (screen.Screen, screen.Outcome) {
			here, ok := on.(Quadrants)
			if !ok || f.Journey == nil {
				return on, screen.Outcome{}
			}
			e := model.Empathy{ID: model.EmpathyID(f.NewID()), Persona: q.persona, Stage: q.stage, Type: quad.kind, Text: typed}
			label := fmt.Sprintf("%s %s %q", text.FirstName(p), strings.ToLower(quad.title), typed)
			out := screen.Change(label, []edit.Edit{edit.Insert{Doc: f.Journey.ID(), Object: e}}, nil)
			out.Dialog = q.add(f).Dialog
			own := 0
			for _, n := range here.notes(f)[here.at] {
				if n.own {
					own++
				}
			}
			here.item = own // where the new line will stand
			return here, out
		}
	})
}

// written accepts any line but a blank one.
func written(typed string) (note string, ok bool) {
	if strings.TrimSpace(typed) == "" {
		return "Type a line", false
	}
	return "", true
}

func (q Quadrants) rewrite(f *screen.Frame, n note) screen.Outcome {
	o := dialog.PromptOptions{Title: quadrants[q.at].title, Value: n.text, Check: written}
	return screen.Ask(f, o, func(typed string) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome {
			return screen.Change(fmt.Sprintf("rewrite %q", n.text), edit.SetText(f.State, f.Journey.ID(), n.ref, "text", typed), nil)
		})
	})
}

// Key implements [screen.Screen].
func (q Quadrants) Key(tea.KeyPressMsg, *screen.Frame) (screen.Screen, screen.Outcome) {
	return q, screen.Outcome{}
}

// Paste implements [screen.Screen]: every line becomes one of the quadrant.
func (q Quadrants) Paste(pasted string, f *screen.Frame) (screen.Screen, screen.Outcome) {
	var edits []edit.Edit
	for _, l := range strings.Split(pasted, "\n") {
		if l = strings.TrimSpace(strings.TrimLeft(model.CleanLine(l), "-*• \t")); l != "" {
			e := model.Empathy{ID: model.EmpathyID(f.NewID()), Persona: q.persona, Stage: q.stage, Type: quadrants[q.at].kind, Text: l}
			edits = append(edits, edit.Insert{Doc: f.Journey.ID(), Object: e})
		}
	}
	if len(edits) == 0 {
		return q, screen.Refuse("There is no text to paste")
	}
	return q, screen.Change("paste "+text.Several(len(edits), "line")+" into "+quadrants[q.at].title, edits, nil)
}

// target is what the mouse meets.
type target struct{ at, item int }

// Point implements [screen.Screen].
func (q Quadrants) Point(p screen.Pointer, f *screen.Frame) (screen.Screen, screen.Outcome) {
	switch p.Kind {
	case screen.Click:
		t, ok := p.Target.(target)
		if !ok {
			return q, screen.Outcome{}
		}
		if again := t == (target{q.at, q.item}); again {
			return q.Do(keymap.ItemEdit, f)
		}
		q.at, q.item = t.at, t.item
	case screen.Wheel:
		for range max(p.Lines, -p.Lines) {
			a := keymap.MoveDown
			if p.Lines < 0 {
				a = keymap.MoveUp
			}
			q, _ = q.moved(a, f)
		}
	}
	return q, screen.Outcome{}
}

// Draw implements [screen.Screen].
func (q Quadrants) Draw(p paint.Pen, f *screen.Frame) paint.Rect {
	if f.Journey == nil {
		return paint.Rect{}
	}
	return q.draw(p, f)
}
