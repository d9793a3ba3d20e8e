package uitest

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"wend/model"
	"wend/store"
	"wend/store/atomicfile"
	"wend/store/bolt"
	"wend/store/memory"
	"wend/store/rescue"
	"wend/ui"
)

// ErrUnwatched is why a workspace of a Machine tells nothing by itself.
var ErrUnwatched = errors.New("not watched: a test says when the file changed")

// Machine is the world that apps run in: files, clock, identifiers, clipboard.
// Several apps may share one, one after the other or in turns. It counts
// identifiers, so the same keys make the same documents.
type Machine struct {
	// Texts are the files that are no workspaces, by path.
	Texts map[string][]byte
	Trouble
	// Unsaved is what could not be saved, by the path of the rescue file.
	Unsaved map[string]rescue.Rescue
	Taken
	Upkeep
	// Clipboard is what was copied last.
	Clipboard string
	// Actor is who edits in apps that are started from now on.
	Actor string
	// Reading, if it is set, is called once, by the next app that looks what
	// others changed, before it is told.
	Reading func()
	// Saving, if it is set, is called once, while the next save is on its way.
	Saving func()
	// Time is the clock.
	Time time.Time

	disk   bool
	spaces map[string]*memory.Workspace
	recent []string
	ids    int
}

// Taken counts the commits that workspaces took, the transactions that took them, and
// how often each document was read.
type Taken struct {
	Commits, Saves int
	Reads          map[model.DocID]int
}

// Upkeep is how the file was looked after, and what that answers.
type Upkeep struct {
	Cared     []string
	CareFails error
}

// Trouble is what the disk answers while it is set.
type Trouble struct {
	Failing   error // every commit
	Unrescued error // rescuing
	Unlisted  error // reading more of a library than its beginning
}

// InMemory returns a machine whose workspaces are gone with it.
func InMemory() *Machine {
	return &Machine{
		Texts: map[string][]byte{}, Unsaved: map[string]rescue.Rescue{}, spaces: map[string]*memory.Workspace{},
		Taken: Taken{Reads: map[model.DocID]int{}}, Actor: "test", Time: time.Date(2026, 10, 1, 9, 0, 0, 0, time.UTC),
	}
}

// OnDisk returns a machine whose workspaces are real files.
func OnDisk() *Machine {
	m := InMemory()
	m.disk = true
	return m
}

// kept is a workspace that fails when its machine says so.
type kept struct {
	store.Store
	machine *Machine
	path    string
}

func (k *kept) Name() string { return k.path }

func (k *kept) Watch() (<-chan struct{}, func() error, error) { return nil, nil, ErrUnwatched }

func (k *kept) ID() string {
	if b, ok := k.Store.(*bolt.Store); ok {
		return b.ID()
	}
	return k.path
}

func (k *kept) Commit(c store.Commit) (store.Revision, error) {
	at, err := k.CommitAll(c)
	if err != nil {
		return 0, err
	}
	return at[0], nil
}

func (k *kept) CommitAll(all ...store.Commit) ([]store.Revision, error) {
	if k.machine.Failing != nil {
		return nil, k.machine.Failing
	}
	if meanwhile := k.machine.Saving; meanwhile != nil {
		k.machine.Saving = nil
		meanwhile()
	}
	at, err := k.Store.CommitAll(all...)
	k.machine.Commits += len(at)
	k.machine.Saves++
	return at, err
}

// Documents implements [ui.Store].
func (k *kept) Documents(ids ...model.DocID) ([]store.Loaded, error) {
	for _, id := range ids {
		k.machine.Reads[id]++
	}
	return k.Store.Documents(ids...)
}

// Spare is that of a real file.
func (k *kept) Spare() (free, all int64) {
	if b, ok := k.Store.(*bolt.Store); ok {
		return b.Spare()
	}
	return 0, 0
}

func (k *kept) IndexAfter(journey model.JourneyID, n int) ([]store.Summary, int, error) {
	if journey != "" && k.machine.Unlisted != nil {
		return nil, 0, k.machine.Unlisted
	}
	return k.Store.IndexAfter(journey, n)
}

func (k *kept) Changed(since store.Revision) (store.Changes, error) {
	changes, err := k.Store.Changed(since)
	if meanwhile := k.machine.Reading; meanwhile != nil {
		k.machine.Reading = nil
		meanwhile()
	}
	return changes, err
}

// Open implements [ui.Files].
func (m *Machine) Open(path string) (ui.Store, bool, error) {
	if m.disk {
		s, err := bolt.Open(path, bolt.Options{Actor: m.Actor})
		if err != nil {
			return nil, false, err
		}
		return &kept{s, m, path}, false, nil
	}
	w, found := m.spaces[path]
	if !found {
		return nil, false, fmt.Errorf("open %s: %w", path, fs.ErrNotExist)
	}
	return &kept{w.Open(m.Actor), m, path}, false, nil
}

// Create implements [ui.Files].
func (m *Machine) Create(path string) (ui.Store, error) {
	if m.exists(path) {
		return nil, fmt.Errorf("create %s: %w", path, store.ErrExists)
	}
	if m.disk {
		if _, err := bolt.Create(path, bolt.Options{Actor: m.Actor}); err != nil {
			return nil, err
		}
	} else {
		m.spaces[path] = memory.New()
	}
	s, _, err := m.Open(path)
	return s, err
}

// Copy implements [ui.Files].
func (m *Machine) Copy(path string) (ui.Store, error) {
	s, _, err := m.Open(path)
	return s, err
}

// Temporary implements [ui.Files]; the workspace is in memory.
func (m *Machine) Temporary() (ui.Store, error) {
	return &kept{memory.New().Open(m.Actor), m, "demo.wend"}, nil
}

// exists reports whether there is a workspace at path.
func (m *Machine) exists(path string) bool {
	if m.disk {
		_, err := bolt.Open(path, bolt.Options{ReadOnly: true})
		return err == nil
	}
	return m.spaces[path] != nil
}

// Recent implements [ui.Files].
func (m *Machine) Recent() []string { return slices.Clone(m.recent) }

// Used implements [ui.Files].
func (m *Machine) Used(path string) {
	m.recent = slices.DeleteFunc(m.recent, func(p string) bool { return p == path })
	m.recent = append([]string{path}, m.recent...)
}

// Rescue implements [ui.Files].
func (m *Machine) Rescue(path, was string, r rescue.Rescue) (string, error) {
	if m.Unrescued != nil && (was == "" || strings.HasPrefix(was, path)) {
		return "", m.Unrescued
	}
	to := cmp.Or(was, path+".rescue")
	for try := 2; was == "" && m.Unsaved[to].Workspace != ""; try++ { // as beside a real one
		to = fmt.Sprintf("%s.rescue-%d", path, try)
	}
	r.File = to
	m.Unsaved[to] = r
	return to, nil
}

// Rescued implements [ui.Files].
func (m *Machine) Rescued(path, workspace string) (all []rescue.Rescue, err error) {
	for _, file := range slices.Sorted(maps.Keys(m.Unsaved)) {
		if r := m.Unsaved[file]; r.Workspace == workspace && !strings.HasSuffix(file, ".rest") {
			all = append(all, r)
		}
	}
	return all, nil
}

// DropRescue implements [ui.Files].
func (m *Machine) DropRescue(file string) error {
	delete(m.Unsaved, file)
	return nil
}

// SetAside implements [ui.Files].
func (m *Machine) SetAside(file string) (string, error) {
	m.Unsaved[file+".rest"] = m.Unsaved[file]
	delete(m.Unsaved, file)
	return file + ".rest", nil
}

// Anew implements [ui.Files].
func (m *Machine) Anew(path string, was ui.Store, whole store.Commit) (ui.Store, bool, error) {
	if k, ok := was.(*kept); ok && m.disk {
		to := path
		for there(to) {
			to += ".anew"
		}
		if b, ok := k.Store.(*bolt.Store); ok && b.Remains(to) == nil {
			s, _, err := m.Open(to)
			return s, true, err
		}
	}
	to := path
	for m.exists(to) || m.disk && there(to) {
		to += ".anew"
	}
	s, err := m.Create(to)
	if err != nil {
		return nil, false, err
	}
	_, err = s.Commit(whole)
	return s, false, err
}

// there reports whether there is anything at path.
func there(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// Conflicted implements [ui.Files].
func (m *Machine) Conflicted(path string) []string {
	if m.disk {
		return atomicfile.Conflicted(path)
	}
	return nil
}

// Repair implements [ui.Files].
func (m *Machine) Repair(path string) ([]string, error) {
	m.Cared = append(m.Cared, "repair")
	to := path + ".repaired"
	if _, err := bolt.Salvage(path, to); err != nil {
		return nil, err
	}
	aside, err := bolt.PutInPlace(path, to, "damaged")
	return []string{"repaired, before: " + filepath.Base(aside)}, err
}

// Verify implements [ui.Files].
func (m *Machine) Verify(s ui.Store) (string, error) { return m.look("verify", s) }

// BackUp implements [ui.Files].
func (m *Machine) BackUp(s ui.Store) (string, error) { return m.look("back up", s) }

// Compact implements [ui.Files].
func (m *Machine) Compact(s ui.Store) (string, error) { return m.look("compact", s) }

// look notes that a file is looked after.
func (m *Machine) look(how string, s ui.Store) (string, error) {
	m.Cared = append(m.Cared, how)
	return how + ": done to " + s.Name(), m.CareFails
}

// Read implements [ui.Files].
func (m *Machine) Read(path string) ([]byte, error) {
	text, found := m.Texts[path]
	if !found {
		return nil, fmt.Errorf("read %s: %w", path, fs.ErrNotExist)
	}
	return slices.Clone(text), nil
}

// Write implements [ui.Files].
func (m *Machine) Write(path string, content []byte) error {
	if _, found := m.Texts[path]; found {
		return fmt.Errorf("write %s: %w", path, fs.ErrExist)
	}
	m.Texts[path] = slices.Clone(content)
	return nil
}

// Written lists the paths of the texts.
func (m *Machine) Written() []string { return slices.Sorted(maps.Keys(m.Texts)) }

// newID returns an id that no machine with another actor gives, as true ids are.
func (m *Machine) newID() string {
	m.ids++
	if m.Actor != "test" {
		return fmt.Sprintf("%s%05d", m.Actor, m.ids)
	}
	return fmt.Sprintf("id%05d", m.ids)
}

func (m *Machine) tempFile(pattern, text string) (string, error) {
	path := fmt.Sprintf("temp-%d-%s", len(m.Texts), pattern)
	m.Texts[path] = []byte(text)
	return path, nil
}

func (m *Machine) slurp(path string) (string, error) {
	text, err := m.Read(path)
	delete(m.Texts, path)
	return string(text), err
}

// fullPath takes ~ for a directory that only this machine has.
func fullPath(typed string) string {
	if rest, found := strings.CutPrefix(typed, "~/"); found {
		return "/home/maya/" + rest
	}
	return typed
}
