package workspace

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"wend/model/text"
	"wend/store"
	"wend/store/rescue"
	"wend/store/session"
)

// safety is what keeps work from getting lost that the file does not take.
type safety struct {
	trouble  error // the file is no longer the one that was read
	looking  bool  // it will be looked at again
	retrying bool  // it will be tried again to save

	file    string              // where our rescue is
	holds   string              // names the steps in it
	writing bool                // one is on its way
	stale   bool                // it has to be written again then
	failed  error               // why there is none
	drafts  map[string][]string // that are not kept in the file
	begun   bool                // the file keeps drafts
	pen     *pen                // what our rescue is written with
	found   []string            // rescue files whose steps were made again
}

// settle is how long a file that is not what it was is left alone, as a program
// may be about to write it.
const settle = 400 * time.Millisecond

type (
	// rescued: what could not be saved was written into a rescue file.
	rescued struct {
		path, holds string
		count       int
		err         error
	}
	// lookAgain: it is time to look at the file.
	lookAgain struct{}
	// looked: this is how the file was found.
	looked struct {
		at  store.Revision
		err error
	}
	// resolved: there is a file again that takes everything.
	resolved struct {
		opened Opened
		err    error
	}
)

// strange reports whether an error says that the file is not the one that was
// read, so that trying again does not help.
func strange(err error) bool {
	for _, is := range []error{
		store.ErrReplaced, store.ErrDiverged, store.ErrDamaged, store.ErrNotWorkspace, store.ErrPoisoned, store.ErrNewer, store.ErrOlder,
		store.ErrDoubtful, fs.ErrNotExist,
	} {
		if errors.Is(err, is) {
			return true
		}
	}
	return false
}

// Troubled reports whether the file does not take what there is: then nothing is
// saved, whatever was before.
func (w *Workspace) Troubled() bool { return w.Failure() != nil || w.safety.trouble != nil }

// Secured reports whether all that is unsaved is in a rescue file.
func (w *Workspace) Secured() bool {
	return w.safety.file != "" && w.safety.holds == w.unsaved(nil)
}

// AtStake reports whether something is not in the file.
func (w *Workspace) AtStake() bool { return w.Unsaved() > 0 || w.safety.trouble != nil }

// Look looks at the file beside the screen.
func (w *Workspace) look() tea.Cmd {
	from := w.store
	return w.later(func() any {
		at, err := from.Revision()
		return looked{at, err}
	})
}

func (w *Workspace) looked(m looked) Result {
	s := &w.safety
	again := s.looking
	s.looking = false
	switch {
	case m.err == nil:
		was := s.trouble
		s.trouble = nil
		if was != nil { // it is what it was again
			w.Recall()
			return Result{Cmd: tea.Batch(w.Flush(nil), w.safe()), Tried: true}
		}
		if m.at > w.Revision() {
			return w.outdated(outdated{m.at})
		}
		return Result{}
	case !strange(m.err):
		if s.trouble != nil {
			return Result{Cmd: w.suspect(s.trouble)}
		}
		return Result{}
	case again && w.closed == "":
		return Result{Cmd: w.resolve(m.err)}
	}
	return Result{Cmd: w.suspect(m.err)}
}

// suspect says that the file is not what it was, and looks again soon.
func (w *Workspace) suspect(err error) tea.Cmd {
	s := &w.safety
	s.trouble = err
	if s.looking {
		return nil
	}
	s.looking = true
	return w.world.After(settle, Msg{w.ID(), lookAgain{}})
}

// unsaved names the steps that are in no file. Commits are those, if they are
// known.
func (w *Workspace) unsaved(commits []store.Commit) string {
	if commits == nil {
		commits = w.Leftover(w.world.Now())
	}
	var ops strings.Builder
	for _, c := range commits {
		ops.WriteString(c.Op + " ")
	}
	if w.safety.trouble != nil {
		fmt.Fprintf(&ops, "and everything at %d", w.Revision())
	}
	for _, asked := range slices.Sorted(maps.Keys(w.safety.drafts)) {
		fmt.Fprintf(&ops, " %q: %q", asked, w.safety.drafts[asked])
	}
	return ops.String()
}

// secure writes what is unsaved into a rescue file, unless it is there.
func (w *Workspace) secure() tea.Cmd {
	if w.closed != "" || w.Secured() {
		return nil
	}
	return w.Rescue()
}

// Rescue writes what is unsaved into a rescue file, where the next start finds it.
// While one is on its way it is written again after that, if need be.
func (w *Workspace) Rescue() tea.Cmd {
	if w.safety.writing {
		w.safety.stale = true
		return nil
	}
	w.safety.writing = true
	write := w.writeRescue()
	return w.later(func() any { return write() })
}

// RescueTo writes what is unsaved into a rescue file in another place.
func (w *Workspace) RescueTo(path string) tea.Cmd {
	w.safety.file = path
	return w.Rescue()
}

// Typing says which texts were begun and not finished as the program is about to be
// left: they are rescued with what is unsaved.
func (w *Workspace) Typing(drafts map[string][]string) { w.safety.drafts = drafts }

// GiveUp forgets what is unsaved.
func (w *Workspace) GiveUp() { w.store = nil }

func (w *Workspace) writeRescue() func() rescued {
	commits := w.Leftover(w.world.Now())
	r := rescue.Rescue{Workspace: w.store.ID(), Path: w.store.Name(), Commits: commits, Drafts: w.safety.drafts}
	holds, count := w.unsaved(commits), len(commits)
	var whole func() (store.Commit, error)
	if w.safety.trouble != nil {
		whole = w.whole()
	}
	files, was := w.world.Files, w.safety.file
	if w.safety.pen == nil {
		w.safety.pen = &pen{}
	}
	write := w.safety.pen.next()
	return func() rescued {
		if whole != nil {
			c, err := whole()
			if err != nil {
				return rescued{count: count, err: err}
			}
			r.Whole = &c
		}
		to, err := write(func(last string) (string, error) { return files.Rescue(r.Path, cmp.Or(was, last), r) })
		return rescued{path: to, holds: holds, count: count, err: err}
	}
}

// whole returns what makes the commit of all that is in memory. It takes a while.
func (w *Workspace) whole() func() (store.Commit, error) {
	state, op, now := w.State(), w.world.NewID(), w.world.Now()
	return func() (store.Commit, error) { return session.Content(state, op, "write the workspace anew", now) }
}

// rescued says where the unsaved steps are.
func (w *Workspace) rescued(m rescued) Result {
	s := &w.safety
	s.writing = false
	var again tea.Cmd
	if s.stale {
		s.stale = false
		again = w.secure()
	}
	if m.err != nil {
		known := s.failed != nil && s.failed.Error() == m.err.Error()
		s.failed = m.err
		if known {
			return Result{Cmd: again, Unkept: true}
		}
		return Result{Cmd: again, Err: fmt.Errorf("%s neither saved nor rescued: %w", text.Several(m.count, "change"), m.err), Unkept: true}
	}
	first := s.file != m.path
	s.file, s.holds, s.failed = m.path, m.holds, nil
	if !w.AtStake() && len(s.drafts) == 0 {
		return Result{Cmd: tea.Batch(again, w.safe()), Tried: true} // it was saved meanwhile
	}
	r := Result{Cmd: again, Rescued: again == nil}
	if first && w.Troubled() {
		why := w.Failure()
		if why == nil {
			why = s.trouble
		}
		kept := m.path
		if filepath.Dir(kept) == filepath.Dir(w.Name()) {
			kept = filepath.Base(kept)
		}
		r.Err = fmt.Errorf("not saved, kept in %s and tried again: %w", kept, why)
	}
	return r
}

// safe removes the rescue files of what the file has now.
func (w *Workspace) safe() tea.Cmd {
	s := &w.safety
	if w.AtStake() || s.writing {
		return nil
	}
	drop := s.found
	if s.file != "" && len(s.drafts) == 0 {
		drop = append(drop, s.file)
		s.file, s.holds, s.pen = "", "", nil
	}
	s.found, s.failed = nil, nil
	if len(drop) == 0 {
		return nil
	}
	files := w.world.Files
	return func() tea.Msg {
		for _, file := range drop {
			_ = files.DropRescue(file) // found again the next time, and then without effect
		}
		return nil
	}
}
