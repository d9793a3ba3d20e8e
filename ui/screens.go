package ui

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/analysis"
	"wend/model/text"
	"wend/store"
	"wend/ui/flow"
	"wend/ui/history"
	"wend/ui/insights"
	"wend/ui/journeymap"
	"wend/ui/keymap"
	"wend/ui/kpis"
	"wend/ui/library"
	"wend/ui/personas"
	"wend/ui/plan"
	"wend/ui/screen"
	"wend/ui/valuechain"
)

// screens are all that there are. A new one is a package, a row here, and its
// keys in package keymap.
func screens(c Config) []screen.Entry {
	return []screen.Entry{
		{
			Action: keymap.GoMap, Name: "map", Needs: screen.NeedJourney, Home: true,
			Open: func(kept []byte) screen.Screen { return journeymap.New(kept) },
		},
		{
			Action: keymap.GoLibrary, Name: "library", Needs: screen.NeedWorkspace,
			Open: func([]byte) screen.Screen { return library.Screen{} },
		},
		{
			Action: keymap.HistoryShow, Name: "history", Needs: screen.NeedJourney,
			Open: func([]byte) screen.Screen { return history.New() },
		},
		{
			Action: keymap.FlowShow, Name: "flow", Needs: screen.NeedJourney,
			Open: func([]byte) screen.Screen { return flow.New() },
		},
		{
			Action: keymap.KPIsShow, Name: "KPIs", Needs: screen.NeedJourney,
			Open: func([]byte) screen.Screen { return kpis.New() },
		},
		{
			Action: keymap.PersonasShow, Name: "personas", Needs: screen.NeedWorkspace, Lists: model.KindPersona,
			Open: func([]byte) screen.Screen { return personas.New() },
		},
		{
			Action: keymap.InsightsShow, Name: "insights", Needs: screen.NeedJourney,
			Open: func([]byte) screen.Screen { return insights.New() },
		},
		{
			Action: keymap.ChainShow, Name: "value chain", Needs: screen.NeedJourney,
			Open: func([]byte) screen.Screen { return valuechain.New() },
		},
		{
			Action: keymap.PlanShow, Name: "plan", Needs: screen.NeedJourney,
			Open: func([]byte) screen.Screen { return plan.New() },
		},
		{
			Action: keymap.GoStart, Name: "start", Needs: func(*screen.Frame) string { return "" },
			Open: func([]byte) screen.Screen { return library.NewStartScreen(c.Path) },
		},
	}
}

// see returns what screens may see now.
func (a *App) see() *screen.Frame {
	f := &screen.Frame{
		State: a.work.State(), Journey: a.work.Shown(),
		Library: screen.Library{Journeys: a.lines.read(a.work.Lines(), a.config.Now()), Unread: a.work.Unread()},
		Store:   screen.Store{Workspace: a.work.Name(), Revision: uint64(a.work.Revision()), ReadOnly: a.work.ReadOnly()},
		Numbers: a.numbers.Numbers, Others: a.others, Theme: a.look.theme, Keys: a.keys,
		Width: a.frame.width, Height: max(a.frame.height-2, 0), Today: a.today(), NewID: a.config.NewID,
	}
	a.memo = a.memo.For(f)
	f.Memo = a.memo
	return f
}

func (a *App) today() model.Date { return model.Date(a.config.Now().Format(time.DateOnly)) }

// others returns the numbers of a journey that is not shown.
func (a *App) others(id model.DocID) *analysis.Report {
	return a.numbers.Of(a.work.State(), id, a.today())
}

// settle makes numbers and screens agree with the documents after those changed.
func (a *App) settle() {
	d := a.work.Shown()
	if d == nil {
		a.work.Journey = "" // it is gone
	}
	a.numbers.Follow(a.work.State(), d, a.today(), a.work.Changed)
	a.screens.Drop(a.see())
	if a.screens.Len() == 0 && a.work.IsOpen() {
		a.screens.Show(keymap.GoLibrary)
	}
}

// count counts beside the screen what takes longer than a frame.
func (a *App) count() tea.Cmd {
	var cmds []tea.Cmd
	for _, work := range a.numbers.Beside(a.work.State()) {
		cmds = append(cmds, a.later(func() tea.Msg { return work() }))
	}
	return tea.Batch(cmds...)
}

// markFresh marks the numbers that changed for a while.
func (a *App) markFresh() tea.Cmd {
	return a.config.After(freshTime, freshOverMsg{a.numbers.Mark()})
}

// lines are what is known of all journeys, as screens show it.
type lines struct {
	of      []store.Summary // that they were made from
	made    []screen.Line
	awaited arrivedMsg // what is done when all are read
}

// whenListed does something when all of the library's lines are read, which it holds
// what is typed for.
func (a *App) whenListed(then doMsg) tea.Cmd {
	if a.work.Unread() == 0 {
		return then(a)
	}
	a.lines.awaited = arrivedMsg{a.waiting.Begin("All journeys"), then}
	return nil
}

// listed does what waited for the library's lines.
func (a *App) listed() tea.Cmd {
	next := a.lines.awaited
	if next.msg == nil || a.work.Unread() > 0 {
		return nil
	}
	a.lines.awaited = arrivedMsg{}
	return a.arrived(next)
}

// read returns the lines of the store's summaries, at a time. They are made only when
// the summaries are others than before: ten thousand of them are not made for
// nothing.
func (l *lines) read(index []store.Summary, now time.Time) []screen.Line {
	if len(l.of) == len(index) && (len(index) == 0 || &l.of[0] == &index[0]) {
		return l.made
	}
	l.of, l.made = index, make([]screen.Line, 0, len(index))
	for _, s := range index {
		l.made = append(l.made, lineOf(s, now))
	}
	return l.made
}

func lineOf(s store.Summary, now time.Time) screen.Line {
	l := screen.Line{
		ID: model.DocID(s.Journey), Title: cmp.Or(s.Title, text.Unnamed(model.KindJourney)), Variant: string(s.Variant), Personas: s.Personas,
		Tags: s.Tags, Stages: s.Stages, Touchpoints: s.Touchpoints, Updated: s.Updated, Age: age(now, s.Updated),
		Emotion: shown(s.Emotion, ""), Goal: shown(s.Goal, " %"), Coverage: shown(s.Coverage, " %"),
	}
	for _, p := range s.PersonaIDs {
		l.Refers = append(l.Refers, model.Ref{Kind: model.KindPersona, Key: string(p)})
	}
	for _, act := range s.Activities {
		l.Refers = append(l.Refers, model.Ref{Kind: model.KindActivity, Key: string(act)})
	}
	return l
}

func shown(n model.Opt[int], unit string) string {
	if x, known := n.Value(); known {
		return fmt.Sprint(x) + unit
	}
	return ""
}

// answer lets the screen on top do something, such as to take the answer of a
// dialog, and does what it asks for.
func (a *App) answer(do screen.Answer) tea.Cmd {
	if do == nil || a.screens.Len() == 0 {
		return nil
	}
	return a.apply(a.screens.Let(a.screens.Len()-1, do, a.see()))
}

// apply does what a screen asks for. It is the one place where that happens, and
// it happens at once, so that no key slips in between.
func (a *App) apply(o screen.Outcome) tea.Cmd {
	var cmds []tea.Cmd
	if len(o.Propose.Edits) > 0 {
		if a.toast.reply { // it ends with the next thing done
			a.toast.text = ""
		}
		cmd, err := a.commit(o.Propose)
		if err != nil {
			a.dialogs = a.dialogs.Reopen()
			return a.fail(err)
		}
		cmds = append(cmds, cmd)
		if said := a.screens.Added(o.Propose.Edits, a.see()); said != "" {
			o.Say = strings.TrimPrefix(o.Say+". "+said, ". ")
		}
	}
	if o.Prepare.Plan != nil {
		cmds = append(cmds, a.prepare(o.Prepare))
	}
	if o.Close && !a.screens.Close() {
		a.toast.text = ""
		if a.screens.Jumps(true, true) { // back over the link followed last
			cmds = append(cmds, a.jump(true))
		}
	}
	if o.Open != nil {
		a.screens.Push(o.Open)
	}
	if o.Dialog != nil {
		a.dialogs = a.dialogs.Push(o.Dialog)
	}
	if o.Copy.What != "" {
		cmds = append(cmds, a.toClipboard(o.Copy.What, o.Copy.Text))
	}
	if o.Save.Write != nil {
		cmds = append(cmds, a.saveFile(o.Save))
	}
	if o.Notes.Field != "" {
		cmds = append(cmds, a.writeNotes(o.Notes))
	}
	if o.Fetch.From != nil {
		cmds = append(cmds, a.fetch(o.Fetch))
	}
	if o.Act != "" {
		cmds = append(cmds, a.run(o.Act))
	}
	return tea.Batch(append(cmds, a.applyLater(o))...)
}

// fetch reads something beside the screen, and gives what comes of it to the screen
// that it is for.
func (a *App) fetch(q screen.Fetch) tea.Cmd {
	from := a.work.Archive()
	return a.later(func() tea.Msg {
		do := q.From(from)
		return doMsg(func(a *App) tea.Cmd {
			if q.To == "" {
				return a.answer(do)
			}
			return a.apply(a.screens.Tell(q.To, do, a.see()))
		})
	})
}

// applyLater does the part of an outcome that may need something to be read
// first, and says what there is to say.
func (a *App) applyLater(o screen.Outcome) tea.Cmd {
	var cmds []tea.Cmd
	then := doMsg(func(a *App) tea.Cmd { return a.answer(o.Then) })
	if len(o.Load) > 0 {
		loaded := then
		then = func(a *App) tea.Cmd { return a.withDocuments(loaded, o.Load...) }
	}
	switch {
	case o.Show != "":
		cmds = append(cmds, a.openJourney(o.Show, then))
	case o.Workspace:
		cmds = append(cmds, a.inWorkspace(then))
	case o.Then != nil:
		cmds = append(cmds, then(a))
	}
	if o.Err != nil || o.Refused != "" {
		a.dialogs = a.dialogs.Reopen()
	}
	if o.Err != nil {
		cmds = append(cmds, a.fail(o.Err))
	}
	if said := cmp.Or(o.Refused, o.Say); said != "" {
		cmds = append(cmds, a.say("%s", said))
	}
	return tea.Batch(cmds...)
}

// jump goes to the next spot of the jump list that can still be shown.
func (a *App) jump(back bool) tea.Cmd {
	to, ok := a.screens.Jump(back, a.see())
	if !ok {
		return nil
	}
	a.input.jumped = true
	show := doMsg(func(a *App) tea.Cmd {
		a.input.jumped = true
		if to.Journey != "" {
			a.work.Journey = to.Journey
		}
		a.settle()
		a.screens.Return(to, a.see())
		a.settle() // closes what cannot be shown any more
		return nil
	})
	if to.Journey == "" {
		return show(a)
	}
	return a.whenListed(func(a *App) tea.Cmd { return a.withKnown(show, []model.DocID{to.Journey}) })
}

// travelled notes in the jump list that one went far from a spot by what was just
// done.
func (a *App) travelled(from screen.Spot) {
	if !a.input.jumped {
		a.screens.Went(from, a.input.doing, a.see())
	}
	a.input.doing, a.input.jumped, a.input.answers = "", false, false
}

// age says how long ago a journey was changed; nothing where that is not known, as after
// a repair.
func age(now, updated time.Time) string {
	if updated.IsZero() {
		return ""
	}
	return screen.Age(now.Sub(updated))
}
