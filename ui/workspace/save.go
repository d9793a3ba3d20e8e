package workspace

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/analysis"
	"wend/model/edit"
	"wend/store"
	"wend/store/rescue"
	"wend/store/session"
)

const retryAfter = 3 * time.Second

// What commands bring, in the past tense.
type (
	// saved: of steps in a row the first ones are on disk; err says why the next
	// one is not.
	saved struct {
		row []store.Commit
		at  []store.Revision
		err error
	}
	// retry: it is time to try again to save.
	retry struct{}
	// rereadMsg: documents were read again, because another program changed them or
	// a save met a conflict.
	reread struct {
		news session.News
		err  error
	}
)

// Flush sends the unsaved steps to the disk unless something is on its way. report
// is the one on the journey that is shown, if there is one. While saving fails they
// are rescued in the same moment.
func (w *Workspace) Flush(report *analysis.Report) tea.Cmd {
	if w.store == nil {
		return nil
	}
	var secure tea.Cmd
	if w.Troubled() {
		secure = w.secure()
	}
	next, ok := w.Next()
	if !ok {
		return secure
	}
	to, now, first := w.store, w.world.Now, !w.begun && !w.demo
	w.begun = true
	return tea.Batch(secure, w.later(func() any { return keep(to, next, report, now(), first) }))
}

// keep writes steps to the disk, after a snapshot of what was there if they are the
// first of the session, or large. If that fails, so do they, and say why.
func keep(to Store, next session.Outgoing, report *analysis.Report, now time.Time, first bool) saved {
	row, err := next.Commits(report, now)
	if err != nil {
		return saved{err: err}
	}
	for i, c := range row {
		_ = session.KeepBefore(to, c, first && i == 0)
	}
	at, err := to.CommitAll(row...)
	return saved{row, at, err}
}

// note takes note of steps that are on disk. It reports whether others committed
// in between.
func (w *Workspace) note(m saved) (behind bool) {
	for i, at := range m.at {
		behind = w.Kept(m.row[i], at)
	}
	return behind
}

func (w *Workspace) saved(m saved) Result {
	behind := w.note(m)
	switch {
	case m.err != nil:
		return w.saveFailed(m.err)
	case behind: // somebody else committed in between
		return w.reload(false)
	}
	return Result{Cmd: tea.Batch(w.Flush(nil), w.safe()), Tried: true}
}

// saveFailed keeps the steps, says what is wrong, and tries again where that may
// help: after reading what others wrote, or after a while.
func (w *Workspace) saveFailed(err error) Result {
	if errors.Is(err, store.ErrConflict) {
		w.Recall()
		return w.reload(true)
	}
	known := w.Failed(err)
	r := Result{Tried: true}
	if !known {
		r.Err = fmt.Errorf("not saved, will try again: %w", err)
	}
	if strange(err) {
		r.Cmd = tea.Batch(w.secure(), w.suspect(err))
		return r
	}
	r.Cmd = tea.Batch(w.secure(), w.retryLater())
	return r
}

func (w *Workspace) retryLater() tea.Cmd {
	if w.safety.retrying {
		return nil
	}
	w.safety.retrying = true
	return w.world.After(retryAfter, Msg{w.ID(), retry{}})
}

// reload reads again what others may have changed.
func (w *Workspace) reload(conflict bool) Result {
	from := w.store
	if from == nil {
		return Result{}
	}
	again, ok := w.Reread(conflict)
	if !ok {
		return Result{}
	}
	return Result{Cmd: w.later(func() any {
		news, err := again.From(from)
		return reread{news: news, err: err}
	})}
}

func (w *Workspace) reread(m reread) Result {
	if m.err != nil {
		w.Failed(m.err)
		if strange(m.err) {
			return Result{Cmd: w.suspect(m.err), Tried: true}
		}
		return Result{Cmd: w.retryLater(), Err: fmt.Errorf("reading again: %w", m.err), Tried: true}
	}
	became := w.Rebase(m.news)
	return Result{Cmd: tea.Batch(w.Flush(nil), w.safe(), w.keepLost(became)), Changed: true, Said: othersChanged(became), Tried: true}
}

// setAside says that steps that no longer apply are in a file, or why not, after what
// was said of them.
type setAside struct {
	said, file string
	err        error
}

// keepLost writes steps that no longer apply into a file beside the workspace, where
// no start offers them.
func (w *Workspace) keepLost(r session.Rebased) tea.Cmd {
	if len(r.Lost) == 0 {
		return nil
	}
	files, left := w.world.Files, rescue.Rescue{Workspace: w.store.ID(), Path: w.store.Name(), Commits: r.Left(w.world.Now())}
	return w.later(func() any {
		file, err := files.Rescue(left.Path, "", left)
		if err == nil {
			file, err = files.SetAside(file)
		}
		return setAside{othersChanged(r), file, err}
	})
}

func (w *Workspace) keptLost(m setAside) Result {
	if m.err != nil {
		return Result{Err: fmt.Errorf("%s, and in no file: %w", m.said, m.err)}
	}
	return Result{Said: m.said + "; what was not is in " + filepath.Base(m.file)}
}

// othersChanged says what was kept of ours and theirs.
func othersChanged(r session.Rebased) string {
	var parts []string
	if len(r.Lost) > 0 {
		parts = append(parts, fmt.Sprintf("Another program changed the same thing: %s was not kept", strings.Join(r.Lost, ", ")))
	}
	if n := len(r.Overwritten); n > 0 {
		parts = append(parts, replacedTheirs(r.Overwritten[0]))
		if n > 1 {
			parts = append(parts, fmt.Sprintf("%d more", n-1))
		}
	}
	switch {
	case len(parts) > 0:
		return strings.Join(parts, "; ")
	case r.Conflict:
		return "Another program changed this too; both changes are kept"
	case r.Changed:
		return "Another program changed this workspace"
	}
	return ""
}

// replacedTheirs says what another program wrote that a step of ours replaced.
func replacedTheirs(o session.Overwritten) string {
	if o.Field == "" {
		return fmt.Sprintf("Another program changed this too; what you did (%s) is kept, u goes back to theirs", o.Label)
	}
	did := "set " + o.Field + " to"
	if f, ok := model.NameField(o.Ref.Kind); ok && f.Name == o.Field {
		did = "named it"
	}
	theirs := written(o.Theirs)
	return fmt.Sprintf("Another program %s %s; yours %s is kept, u goes back to %s", did, theirs, written(o.Ours), theirs)
}

// written returns the value of a field as people read it in a sentence.
func written(value json.RawMessage) string {
	if string(value) == string(edit.Unset) || len(value) == 0 {
		return "nothing"
	}
	return string(value)
}
