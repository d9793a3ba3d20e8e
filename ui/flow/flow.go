// Package flow is the screen of who goes where: every way from stage to stage, how
// many of a hundred take it, and what one more of them would bring. A what-if
// tries other shares on a copy of the journey beside what it is, until they are
// kept as one step or dropped.
//
// [Screen] is an immutable value and does no I/O.
package flow

import (
	"errors"
	"fmt"
	"math"
	"strings"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/compare"
	"wend/model/edit"
	"wend/model/text"
	"wend/ui/chart"
	"wend/ui/dialog"
	"wend/ui/explain"
	"wend/ui/inspect"
	"wend/ui/keymap"
	"wend/ui/listing"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/table"
)

// Screen is the flow of the open journey.
type Screen struct {
	list   listing.List[way]
	of     model.DocID
	placed bool  // the cursor was put on the way that brings the most
	asking bool  // what if: changes go to tries and not to the journey
	tries  []try // the last one of a way counts
}

// try is another share for a way.
type try struct {
	from, to model.Node
	share    float64 // 0..1
}

// New returns the screen.
func New() Screen { return Screen{list: listing.New(&spec, table.View{})} }

// Scope implements [screen.Screen].
func (s Screen) Scope() keymap.Scope { return s.list.Scope(keymap.Flow) }

// Title implements [screen.Screen].
func (s Screen) Title(f *screen.Frame) (name, about string) {
	if !s.asking {
		return "Flow", "of a hundred who begin"
	}
	if state, _, err := s.tried(f); err == nil && len(s.tries) > 0 {
		if r := s.report(f, state); r != nil {
			for _, n := range compare.Numbers(f.Report, r) {
				return "Flow", "what if: " + n.Sentence(f.Theme.Glyphs.Arrow)
			}
		}
	}
	return "Flow", "what if: nothing is changed yet"
}

// Follow implements [screen.Screen].
func (s Screen) Follow(f *screen.Frame) screen.Screen {
	if f.Journey == nil || f.Journey.ID() != s.of {
		s = New()
		if f.Journey == nil {
			return s
		}
		s.of = f.Journey.ID()
	}
	all := s.ways(f)
	s.list = s.list.WithRows(all)
	if !s.placed && f.Report != nil {
		l := f.Report.Flow.Strongest
		s.placed, s.list.Table = true, s.list.Select(model.TransitionKey(l.From, l.To))
	}
	return s
}

// own are the actions about the way under the cursor.
var own = map[keymap.Action]bool{
	keymap.ValueRaise: true, keymap.ValueLower: true, keymap.ItemEdit: true, keymap.LinkFollow: true, keymap.NumberExplain: true,
	keymap.WhatIf: true, keymap.ItemDelete: true, keymap.ValueRaiseTen: true, keymap.ValueLowerTen: true,
}

// Why implements [screen.Screen].
func (s Screen) Why(a keymap.Action, f *screen.Frame) string {
	if a == keymap.WayAdd {
		if f.Journey == nil || f.Journey.Len(model.KindStage) == 0 {
			return "There is no stage yet: A on the map adds one"
		}
		return ""
	}
	return s.list.Why(a, own, nobody)
}

// nobody is why there is no way to do anything with.
const nobody = "Nobody said who goes where yet: a adds a way, t on the map asks for a stage"

// Do implements [screen.Screen].
func (s Screen) Do(a keymap.Action, f *screen.Frame) (screen.Screen, screen.Outcome) {
	switch a {
	case keymap.ValueRaise:
		return s.step(f, 0.01)
	case keymap.ValueLower:
		return s.step(f, -0.01)
	case keymap.ValueRaiseTen:
		return s.step(f, 0.1)
	case keymap.ValueLowerTen:
		return s.step(f, -0.1)
	case keymap.ItemEdit:
		w, _ := s.list.Selected()
		return s, s.ask(f, w, text.Percent.Typed(w.Share))
	case keymap.WayAdd:
		return s, s.add()
	case keymap.ItemDelete:
		return s.remove(f)
	case keymap.LinkFollow:
		w, _ := s.list.Selected()
		return s, screen.Outcome{Open: inspect.NewPage(s.of, w.ref())}
	case keymap.WhatIf:
		return s.keep(f)
	case keymap.NumberExplain:
		w, _ := s.list.Selected()
		return s, screen.Outcome{Open: explain.Number(f, w.number(s.list.Column()))}
	}
	next, o := s.list.Do(a, f)
	if s.list = next; o.Close && s.asking {
		dropped := len(s.tries)
		s.asking, s.tries = false, nil
		return s.Follow(f), screen.Say("Dropped what was tried with %s", text.Several(dropped, "way"))
	}
	return s, o
}

// step makes the way under the cursor a point larger or smaller.
func (s Screen) step(f *screen.Frame, by float64) (screen.Screen, screen.Outcome) {
	w, _ := s.list.Selected()
	return s.change(f, w, math.Round((w.Share+by)*1e8)/1e8) // typed shares have no more digits
}

// ask asks for the share of a way, with the answer begun.
func (s Screen) ask(f *screen.Frame, w way, begun string) screen.Outcome {
	o := dialog.PromptOptions{
		Title: w.name, Value: begun,
		Hint: "Of a hundred who are there, how many go this way? What is left over leaves.",
		Check: func(typed string) (string, bool) {
			x, err := text.Parse(typed, text.Percent, text.Unknown)
			if err != nil {
				return err.Error(), false
			}
			if now, _, err := s.tried(f); err == nil {
				if _, why := s.reroute(f, now, try{w.From, w.To, x}); why != "" {
					return why, false
				}
			}
			return text.Percent.Exact(x), true
		},
	}
	return screen.Ask(f, o, func(typed string) screen.Answer {
		return func(on screen.Screen, f *screen.Frame) (screen.Screen, screen.Outcome) {
			x, err := text.Parse(typed, text.Percent, text.Unknown)
			here, ok := on.(Screen)
			if err != nil || !ok {
				return on, screen.Fail(err)
			}
			return here.change(f, w, x)
		}
	})
}

// change gives a way another share: in the journey, or in what is tried.
func (s Screen) change(f *screen.Frame, w way, share float64) (screen.Screen, screen.Outcome) {
	t := try{w.From, w.To, share}
	now, _, err := s.tried(f)
	if err != nil {
		return s, screen.Fail(err)
	}
	edits, why := s.reroute(f, now, t)
	switch {
	case why != "":
		return s, screen.Refuse("%s", why)
	case len(edits) == 0:
		return s, screen.Refuse("That is what it is already")
	case !s.asking:
		label := fmt.Sprintf("%s %s", w.name, text.Percent.Exact(share))
		return s, screen.Propose(screen.Proposal{Label: label, Gesture: "flow " + w.name, Edits: edits})
	}
	var tries []try
	for _, old := range s.tries {
		if old.from != t.from || old.to != t.to {
			tries = append(tries, old)
		}
	}
	s.tries = append(tries, t)
	return s.Follow(f), screen.Outcome{}
}

// reroute plans a try on a state, or says why it cannot be so. What a way gains,
// fewer leave where it begins.
func (s Screen) reroute(f *screen.Frame, state model.State, t try) (edits []edit.Edit, why string) {
	names := f.Names()
	switch {
	case t.from == model.Entry:
		return nil, "Who begins where is asked by t on the map, at the stage"
	case t.to == model.Lost:
		return nil, "Who leaves is who is left over: change the ways on from " + names.Node(t.from)
	case t.share < 0:
		return nil, "Fewer than nobody cannot go this way"
	}
	if d, _ := state.Document(s.of); d != nil {
		if old, _ := model.Lookup[model.Transition](d, model.TransitionKey(t.from, t.to)); old.Referral {
			return nil, "This way brings somebody new and has a rate: space opens its page"
		}
	}
	edits, err := edit.Reroute(state, s.of, t.from, t.to, t.share)
	if err == nil {
		return edits, ""
	}
	d, _ := state.Document(s.of)
	now, _ := model.Lookup[model.Transition](d, model.TransitionKey(t.from, t.to))
	lost, _ := model.Lookup[model.Transition](d, model.TransitionKey(t.from, model.Lost))
	most := now.Probability.Or(0) + lost.Probability.Or(0)
	if t.share > most && !now.Count.IsSet() {
		return nil, fmt.Sprintf("At most %s can go this way: then nobody leaves at %s", text.Percent.Exact(most), names.Node(t.from))
	}
	return nil, "This way is counted: change its counts on its page, space goes there"
}

// tried returns the state in which all that is tried is so, and the edits that lead
// there.
func (s Screen) tried(f *screen.Frame) (model.State, []edit.Edit, error) {
	state, all := f.State, []edit.Edit(nil)
	for _, t := range s.tries {
		edits, why := s.reroute(f, state, t)
		if why != "" {
			return f.State, nil, errors.New(why)
		}
		r, err := edit.Apply(state, edits)
		if err != nil {
			return f.State, nil, err
		}
		state, all = r.State, append(all, edits...)
	}
	return state, all, nil
}

// keep begins a what-if, or keeps what was tried as one step.
func (s Screen) keep(f *screen.Frame) (screen.Screen, screen.Outcome) {
	if !s.asking {
		s.asking = true
		return s, screen.Say("What if: + and - try other shares, w keeps them, esc drops them")
	}
	_, edits, err := s.tried(f)
	if err != nil {
		return s, screen.Refuse("%s", err)
	}
	var said []string
	for _, t := range s.tries {
		said = append(said, nameOf(f, t.from, t.to)+" "+text.Percent.Exact(t.share))
	}
	s.asking, s.tries = false, nil
	if len(edits) == 0 {
		return s.Follow(f), screen.Say("Nothing was tried")
	}
	return s, screen.Propose(screen.Proposal{Label: "what if " + strings.Join(said, ", "), Edits: edits})
}

// Key implements [screen.Screen].
func (s Screen) Key(k tea.KeyPressMsg, f *screen.Frame) (screen.Screen, screen.Outcome) {
	if w, some := s.list.Selected(); some && !s.list.Typing() && len(k.Text) == 1 && k.Text[0] >= '0' && k.Text[0] <= '9' {
		return s, s.ask(f, w, k.Text) // digits are the beginning of a share
	}
	s.list = s.list.Key(k)
	return s, screen.Outcome{}
}

// Paste implements [screen.Screen].
func (s Screen) Paste(pasted string, _ *screen.Frame) (screen.Screen, screen.Outcome) {
	s.list = s.list.Paste(pasted)
	return s, screen.Outcome{}
}

// Point implements [screen.Screen].
func (s Screen) Point(p screen.Pointer, f *screen.Frame) (screen.Screen, screen.Outcome) {
	if arrow, ok := p.Target.(chart.OnArrow); ok && p.Kind == screen.Click {
		s.list.Table = s.list.Select(s.picture(f).keys[arrow])
		return s, screen.Outcome{}
	}
	var opens bool
	if s.list, opens = s.list.Point(p); opens {
		return s.Do(keymap.ItemEdit, f)
	}
	return s, screen.Outcome{}
}

// pictureFrom is the height from which there is room for the chain over the list.
const pictureFrom = 26

// Draw implements [screen.Screen].
func (s Screen) Draw(p paint.Pen, f *screen.Frame) paint.Rect {
	if w, h := p.Size(); h >= pictureFrom {
		pic := s.picture(f)
		if rows, fit := pic.Height(w - 4); fit && len(pic.Boxes) > 0 && rows+2 <= h/2 {
			top, rest := p.Bounds().SplitTop(rows + 2)
			in := p.Box(top, f.Theme.Frame(pic.title))
			pic.Draw(in.In(paint.Rect{X: 1, W: w - 4, H: rows}), f.Theme)
			p = p.In(rest)
		}
	}
	empty := "Nobody said who goes where yet.\na adds a way; t on the map asks for all that lead on from a stage"
	return s.list.Draw(p, f, empty, func(beside paint.Pen, _ way) { s.drawNumbers(beside, f) })
}
