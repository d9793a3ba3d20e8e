// Package past is what documents were: each step of the journal by name, and the
// state after it.
//
// A [Past] is made of the state now and the steps that led to it, by taking them
// back one after the other. Where a step cannot be taken back, the nearest snapshot
// before it goes on. It is an immutable value that shares the objects of its states;
// making it takes a while for a long journal. The package does no I/O.
package past

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"wend/model"
	"wend/model/edit"
)

// Step is an entry of the journal, or a gesture of several. What it did is what its
// Inverse takes back; without one there is no way back over it.
type Step struct {
	Revision uint64 // that it led to
	Time     time.Time
	Actor    string
	Label    string
	Gesture  string
	Action   string // "do", "undo", "redo"
	Of       uint64 // the step that is undone or redone
	Journey  model.DocID
	Docs     []model.DocID // that it touched
	Inverse  []edit.Edit
}

// Name is what the step is called: its label, and that it took another one back.
func (s Step) Name() string {
	switch s.Action {
	case "undo":
		return "undo: " + s.Label
	case "redo":
		return "redo: " + s.Label
	}
	return s.Label
}

// Snapshot is what was kept on purpose. Documents reads what it holds.
type Snapshot struct {
	ID        string
	Revision  uint64
	Time      time.Time
	Actor     string
	Label     string
	Reason    string
	Docs      []model.DocID
	Documents func() ([]*model.Document, error)
}

// Past is what documents were. The zero Past is that of nothing.
type Past struct {
	now       model.State
	revision  uint64
	steps     []Step         // newest first
	states    []*model.State // after steps; those between are found from the one before
	known     []bool         // can be found
	whole     bool           // the steps are all that there ever were
	why       error          // the oldest states are not known
	snapshots []Snapshot
	docs      map[model.DocID]bool // that it is about
}

// errNoWay means that a step has no inverse.
var errNoWay = errors.New("the journal does not say what was before it")

// New returns the past of the documents of a state, which is that of a revision, and
// of others that are no more. Steps are the newest up to then, oldest first and without a gap; those about other
// documents are left out, and of the others what they did elsewhere.
func New(now model.State, revision uint64, steps []Step, snapshots []Snapshot, others ...model.DocID) *Past {
	p := &Past{now: now, revision: revision, snapshots: snapshots}
	p.whole = len(steps) == 0 && revision == 0 || len(steps) > 0 && steps[0].Revision == 1
	docs := map[model.DocID]bool{model.WorkspaceDoc: true}
	for d := range now.Documents() {
		docs[d.ID()] = true
	}
	for _, id := range others {
		docs[id] = true
	}
	p.docs = docs
	for _, s := range slices.Backward(steps) {
		if s.Revision > revision || !slices.ContainsFunc(s.Docs, func(d model.DocID) bool { return docs[d] }) {
			continue
		}
		if s.Inverse != nil {
			s.Inverse = within(s.Inverse, docs)
		}
		p.steps = append(p.steps, s)
	}
	p.walk()
	return p
}

// within returns the edits of some documents. It is not nil.
func within(edits []edit.Edit, docs map[model.DocID]bool) []edit.Edit {
	out := []edit.Edit{}
	for _, e := range edits {
		if docs[edit.Documents([]edit.Edit{e})[0]] {
			out = append(out, e)
		}
	}
	return out
}

// between is how many states are found from the one before: keeping each would take
// some kilobytes a step.
const between = 16

// walk takes the steps back, the newest first.
func (p *Past) walk() {
	p.states, p.known = make([]*model.State, len(p.steps)+1), make([]bool, len(p.steps)+1)
	state, known := p.now, true
	for i := range p.states {
		resumed := false
		if !known {
			state, known = p.kept(i)
			resumed = known
		}
		if p.known[i] = known; known && (resumed || i%between == 0) {
			keep := state
			p.states[i] = &keep
		}
		if i == len(p.steps) || !known {
			continue
		}
		next, err := back(state, p.steps[i])
		if err != nil {
			known, p.why = false, fmt.Errorf("what was before %s of %s is not known: %w", p.steps[i].Name(), p.steps[i].Time.Format(time.DateOnly), err)
			continue
		}
		state = next
	}
}

func back(state model.State, s Step) (model.State, error) {
	if s.Inverse == nil {
		return state, errNoWay
	}
	r, err := edit.Apply(state, s.Inverse)
	if err != nil {
		return state, fmt.Errorf("it cannot be taken back: %w", err)
	}
	return r.State, nil
}

// kept returns the state after step i, if a snapshot was made of it that has the
// documents.
func (p *Past) kept(i int) (model.State, bool) {
	var from uint64
	switch {
	case i < len(p.steps):
		from = p.steps[i].Revision
	case !p.whole:
		return model.State{}, false
	}
	next := p.revision + 1
	if i > 0 {
		next = p.steps[i-1].Revision
	}
	for _, s := range slices.Backward(p.snapshots) {
		if s.Revision < from || s.Revision >= next || !p.holds(s) {
			continue
		}
		if docs, err := s.Documents(); err == nil {
			return p.among(docs), true
		}
	}
	return model.State{}, false
}

// holds reports whether a snapshot has the documents of the past.
func (p *Past) holds(s Snapshot) bool {
	for id := range p.docs {
		if !slices.Contains(s.Docs, id) {
			return false
		}
	}
	return true
}

// among returns a state of those documents that the past is about.
func (p *Past) among(docs []*model.Document) model.State {
	state := model.NewState()
	for _, d := range docs {
		if p.docs[d.ID()] {
			state = state.With(d)
		}
	}
	return state
}

// Now returns the state that the past led to, and its revision.
func (p *Past) Now() (model.State, uint64) { return p.now, p.revision }

// Steps returns the steps, newest first. The caller must not change them.
func (p *Past) Steps() []Step { return p.steps }

// Snapshots returns the snapshots, oldest first.
func (p *Past) Snapshots() []Snapshot { return p.snapshots }

// After returns the state after step i of Steps; that after the last of them is what
// was before all. The error says why it is not known.
func (p *Past) After(i int) (model.State, error) {
	if !p.known[i] {
		return model.State{}, p.why
	}
	from := i
	for p.states[from] == nil {
		from--
	}
	state := *p.states[from]
	for ; from < i; from++ {
		next, err := back(state, p.steps[from])
		if err != nil {
			return model.State{}, err
		}
		state = next
	}
	return state, nil
}

// ErrNoVersion means that there was no such version.
var ErrNoVersion = errors.New("there is no such version")

// At returns the state at a revision: after the newest step up to then.
func (p *Past) At(revision uint64) (model.State, error) {
	if revision > p.revision {
		return model.State{}, fmt.Errorf("revision %d: %w: the newest is %d", revision, ErrNoVersion, p.revision)
	}
	if i := slices.IndexFunc(p.steps, func(s Step) bool { return s.Revision <= revision }); i >= 0 {
		return p.After(i)
	}
	if n := len(p.steps); !p.whole && (n == 0 && revision < p.revision || n > 0 && revision+1 < p.steps[n-1].Revision) {
		return model.State{}, fmt.Errorf("revision %d: %w: the journal does not reach back to it", revision, ErrNoVersion)
	}
	return p.After(len(p.steps))
}

// Line is a step as people see it: the steps of a gesture are one.
type Line struct {
	Step
	// Newest and Oldest are the indexes of its steps.
	Newest, Oldest int
}

// Lines returns the steps as people see them, newest first.
func (p *Past) Lines() []Line {
	var out []Line
	for i, s := range p.steps {
		if n := len(out); n > 0 && s.leadsTo(out[n-1].Step) {
			out[n-1].Oldest = i
			continue
		}
		out = append(out, Line{s, i, i})
	}
	return out
}

// leadsTo reports whether s and the step after it are one gesture.
func (s Step) leadsTo(next Step) bool {
	return s.Gesture != "" && s.Gesture == next.Gesture && s.Actor == next.Actor && s.Journey == next.Journey &&
		s.Action == "do" && next.Action == "do"
}

// Kept returns the state that a snapshot holds, of the documents of the past.
func (p *Past) Kept(id string) (model.State, error) {
	i := slices.IndexFunc(p.snapshots, func(s Snapshot) bool { return s.ID == id })
	if i < 0 {
		return model.State{}, fmt.Errorf("snapshot %q: %w", id, ErrNoVersion)
	}
	docs, err := p.snapshots[i].Documents()
	if err != nil {
		return model.State{}, err
	}
	return p.among(docs), nil
}
