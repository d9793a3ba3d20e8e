package ui

import (
	"cmp"
	"fmt"
	"reflect"
	"time"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/analysis"
	"wend/model/insight"
	"wend/model/text"
	"wend/store"
	"wend/ui/keymap"
	"wend/ui/screen"
)

// computed is what follows from the documents: the numbers of the open journey,
// and the lines of the library.
type computed struct {
	screen.Numbers
	of         *model.Document  // what the report is about
	with       *model.Document  // … and the workspace then
	questioned *analysis.Report // that the questions are drawn from
	searching  bool             // others are being drawn
	marked     int              // of the last marking of fresh numbers

	memo     *screen.Memo // of the frames that show this
	journeys []screen.Line
	listed   []store.Summary // that journeys were made from
}

func (a *App) today() model.Date { return model.Date(a.config.Now().Format(time.DateOnly)) }

// settle makes numbers and screens agree with the documents after those changed.
func (a *App) settle() {
	d := a.work.Shown()
	if d == nil {
		a.work.Journey = "" // it is gone
	}
	a.count(d)
	a.screens.Drop(a.see())
	if a.screens.Len() == 0 && a.work.IsOpen() {
		a.screens.Show(keymap.GoLibrary)
	}
}

// count computes the numbers of journey d, if it or the workspace changed.
func (a *App) count(d *model.Document) {
	c := &a.computed
	w := a.work.State().Workspace()
	if d == nil || c.of == d && c.with == w {
		return
	}
	r := a.report(d)
	if c.of == nil || c.of.ID() != d.ID() {
		c.Numbers = screen.Numbers{Start: r}
	} else {
		c.Last = c.Report
	}
	c.of, c.with, c.Report = d, w, r
}

// report computes the numbers of journey d: of an edited journey only the parts
// that the edit touched.
func (a *App) report(d *model.Document) *analysis.Report {
	c, w, today := &a.computed, a.work, a.today()
	known := c.Report != nil && c.of.ID() == d.ID() && c.Report.Options.Today == today
	if changed, all := w.Changed(); known && !all {
		return analysis.Update(c.Report, w.State(), changed)
	}
	return analysis.Compute(w.State(), d.ID(), analysis.Options{Today: today})
}

// refreshQuestions draws the questions from the numbers, beside the screen: they
// take longer than a frame on a large map, and nobody waits for them.
func (a *App) refreshQuestions() tea.Cmd {
	c := &a.computed
	if c.Report == nil || c.questioned == c.Report || c.searching {
		return nil
	}
	c.searching = true
	s, r, was := a.work.State(), c.Report, c.Questions
	return a.later(func() tea.Msg {
		found := insight.Find(s, model.DocID(r.Journey), r, insight.Options{Today: r.Options.Today})
		questions := insight.Questions(found)
		return questionsFoundMsg{of: r, questions: questions, same: reflect.DeepEqual(was, questions)}
	})
}

func (a *App) questionsFound(m questionsFoundMsg) {
	c := &a.computed
	c.searching = false
	a.frame.same = m.same
	if c.Report != nil && m.of.Journey == c.Report.Journey {
		c.Questions, c.questioned = m.questions, m.of
	}
}

// markFresh marks the numbers that changed for a while.
func (a *App) markFresh() tea.Cmd {
	a.computed.Fresh = true
	a.computed.marked++
	return a.config.After(freshTime, freshOverMsg{a.computed.marked})
}

// restartSession makes the numbers of now the ones that changes are shown
// against.
func restartSession(a *App) tea.Cmd {
	a.computed.Start = a.computed.Report
	return a.say("Changes are shown against this moment from now on")
}

// lines are what is known of all journeys. They are made when the store's
// summaries are others than before; ten thousand of them are not made for
// nothing.
func (a *App) lines() []screen.Line {
	c, index := &a.computed, a.work.Lines()
	if len(c.listed) == len(index) && (len(index) == 0 || &c.listed[0] == &index[0]) {
		return c.journeys
	}
	c.listed, c.journeys = index, make([]screen.Line, 0, len(index))
	for _, s := range index {
		l := screen.Line{
			ID: model.DocID(s.Journey), Title: cmp.Or(s.Title, text.Unnamed(model.KindJourney)), Variant: string(s.Variant), Personas: s.Personas,
			Tags: s.Tags, Stages: s.Stages, Touchpoints: s.Touchpoints, Updated: s.Updated, Age: screen.Age(a.config.Now().Sub(s.Updated)),
			Emotion: shown(s.Emotion, ""), Goal: shown(s.Goal, " %"), Coverage: shown(s.Coverage, " %"),
		}
		for _, p := range s.PersonaIDs {
			l.Refers = append(l.Refers, model.Ref{Kind: model.KindPersona, Key: string(p)})
		}
		for _, act := range s.Activities {
			l.Refers = append(l.Refers, model.Ref{Kind: model.KindActivity, Key: string(act)})
		}
		c.journeys = append(c.journeys, l)
	}
	return c.journeys
}

func shown(n model.Opt[int], unit string) string {
	if x, known := n.Value(); known {
		return fmt.Sprint(x) + unit
	}
	return ""
}
