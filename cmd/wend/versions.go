package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"wend/model"
	"wend/model/format"
	"wend/model/format/source"
	"wend/model/past"
	"wend/model/text"
	"wend/store/bolt"
	"wend/store/session"
)

const versionHelp = `A version of a journey is written JOURNEY@VERSION. The version is a revision as 'wend history' lists it, a snapshot by its
id or its label, or -1, -2, … for what was before the last step, the last two.`

// side is what a word of the command line names: a journey as it is or was, or a
// file with journeys.
type side struct {
	name  string
	state model.State
	ids   []model.DocID
}

// side reads what a word names.
func (p *program) side(word string) (side, error) {
	if isFile(word) {
		return p.fileSide(word)
	}
	w, id, version, err := p.versioned(word)
	if err != nil {
		return side{}, err
	}
	then, err := session.Past(w.file, id)
	if err != nil {
		return side{}, err
	}
	state, name, err := at(then, version)
	if err != nil {
		return side{}, err
	}
	title := string(id)
	if d, found := state.Document(id); found {
		title = model.CleanLine(d.Journey().Title)
	}
	return side{strings.TrimSpace(title + " " + name), state, []model.DocID{id}}, nil
}

// isFile reports whether a word means a file and not a version, whose label may look
// like one.
func isFile(word string) bool {
	if strings.Contains(word, "@") {
		_, err := os.Stat(word)
		return err == nil
	}
	return looksLikeFile(word)
}

// fileSide reads a file: a workspace, or one for exchange.
func (p *program) fileSide(path string) (side, error) {
	out := side{name: filepath.Base(path)}
	var err error
	if _, exchange := format.OfFile(path); exchange {
		out.state, _, err = readFile(nil, path, source.Options{})
	} else {
		out.state, err = p.readWorkspace(path)
	}
	if err != nil {
		return out, fmt.Errorf("%s: %w", path, err)
	}
	for d := range out.state.Journeys() {
		out.ids = append(out.ids, d.ID())
	}
	return out, nil
}

// readWorkspace reads all of a workspace.
func (p *program) readWorkspace(path string) (model.State, error) {
	if _, err := os.Stat(path); err != nil {
		return model.State{}, err
	}
	o := p.options()
	o.ReadOnly = true
	w, err := p.opened(bolt.Open(path, o))
	if err == nil {
		err = w.loadAll()
	}
	if err != nil {
		return model.State{}, err
	}
	return w.State(), nil
}

// versioned opens the workspace to read and finds the journey and the version that a
// word names. A journey that is no more is named by its id.
func (p *program) versioned(word string) (w *workspace, id model.DocID, version string, err error) {
	if w, err = p.read(); err != nil {
		return nil, "", "", err
	}
	id, version, err = w.versioned(word)
	return w, id, version, err
}

func (w *workspace) versioned(word string) (id model.DocID, version string, err error) {
	name, version, _ := strings.Cut(word, "@")
	id, err = pick(w.Lines(), []string{name})
	if err == nil {
		return id, version, nil
	}
	steps, failed := session.Steps(w.file)
	if failed != nil {
		return "", "", failed
	}
	for _, s := range steps {
		if slices.Contains(s.Docs, model.DocID(name)) {
			return model.DocID(name), version, nil
		}
	}
	return "", "", err
}

// at returns what documents were at a version, and what to call that.
func at(p *past.Past, version string) (model.State, string, error) {
	if version == "" {
		now, _ := p.Now()
		return now, "", nil
	}
	for _, s := range slices.Backward(p.Snapshots()) {
		if s.ID == version || s.Label != "" && strings.EqualFold(s.Label, version) {
			state, err := p.Kept(s.ID)
			return state, fmt.Sprintf("at %s %q", s.ID, s.Label), err
		}
	}
	n, err := strconv.ParseInt(version, 10, 64)
	switch {
	case err != nil:
		return model.State{}, "", advise(fmt.Errorf("%q: %w", version, past.ErrNoVersion), "'wend history' lists the versions")
	case n >= 0:
		state, err := p.At(uint64(n))
		return state, fmt.Sprintf("at %d", n), noVersion(err)
	}
	lines := p.Lines()
	if -n > int64(len(lines)) {
		return model.State{}, "", noVersion(fmt.Errorf("%s back: %w: there are %d", text.Several(int(-n), "step"), past.ErrNoVersion, len(lines)))
	}
	state, err := p.After(lines[-n-1].Oldest + 1)
	return state, fmt.Sprintf("before the last %s", text.Several(int(-n), "step")), err
}

// noVersion says where versions are listed.
func noVersion(err error) error {
	if errors.Is(err, past.ErrNoVersion) {
		return advise(err, "'wend history' lists the versions")
	}
	return err
}
