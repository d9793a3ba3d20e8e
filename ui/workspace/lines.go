package workspace

import (
	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/store"
)

// How much of the library is read before the first frame, and how much more each
// time behind it.
const (
	firstLines = 500
	moreLines  = 4 // times as many
)

type (
	// listed: a part of the library's lines was read, behind a journey.
	listed struct {
		after model.JourneyID
		n     int // were asked for
		lines []store.Summary
		all   int
		err   error
	}
	// relist: it is time to try again to read them.
	relist struct{}
)

// List reads the library's lines that are not read yet, beside the screen.
func (w *Workspace) List() tea.Cmd { return w.list(firstLines * moreLines) }

func (w *Workspace) list(n int) tea.Cmd {
	after, more := w.NextLines()
	if !more {
		return nil
	}
	s := w.store
	return w.later(func() any {
		lines, all, err := s.IndexAfter(after, n)
		return listed{after, n, lines, all, err}
	})
}

func (w *Workspace) listed(m listed) Result {
	if m.err != nil { // what there is shows, and how much more there would be
		return Result{Err: m.err, Cmd: w.world.After(retryAfter, Msg{w.ID(), relist{}})}
	}
	w.TakeLines(m.after, m.lines, m.all, len(m.lines) < m.n)
	return Result{Cmd: w.list(m.n * moreLines), Listed: true}
}
