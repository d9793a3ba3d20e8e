package workspace

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/store"
	"wend/store/rescue"
	"wend/store/session"
)

// viewName is what the store calls how somebody looked at the workspace. Of two
// terminals of one user the one that is left last is remembered.
func viewName(actor string) string { return everybodysView + "/" + actor }

// everybodysView is where earlier versions kept how anybody looked at the
// workspace last.
const everybodysView = "view"

// View is how somebody looked at a workspace: the journey shown last, and what
// each screen keeps, by its name.
type View struct {
	Journey model.DocID                `json:"journey,omitempty"`
	Screens map[string]json.RawMessage `json:"screens"`
	// Drafts are texts that were begun and not finished, by what was asked.
	Drafts map[string][]string `json:"drafts,omitempty"`
}

// historyDepth is how many steps of the journal can be undone after opening.
const historyDepth = 2000

// Opened is a workspace that was read.
type Opened struct {
	View   View
	Notice string // for the user to know
	// Rescued is what could not be saved the last time.
	Rescued []rescue.Rescue
	// Demo says that it is gone when the program ends, ReadOnly why nothing can be
	// changed.
	Demo     bool
	ReadOnly string

	store    Store
	contents session.Contents
	instead  bool           // of a file that was lost
	again    []store.Commit // to be made again in it
	whole    *model.State   // to be brought into it
}

// Instead reports whether it takes the place of the same workspace, whose file was
// lost: who is at work in that goes on.
func (o Opened) Instead() bool { return o.instead }

// Failed says that a workspace could not be read.
type Failed struct {
	Path string
	Err  error
}

// Read opens the workspace at path and reads what the program needs of it, an
// [Opened] or [Failed]. The journey, if it is not empty, is shown first.
func (w World) Read(path string, journey model.DocID) tea.Msg {
	s, readOnly, err := w.Files.Open(path)
	if err != nil {
		return Failed{path, err}
	}
	w.Files.Used(path)
	o, err := w.readAll(s, journey, firstLines)
	if err != nil {
		return Failed{s.Name(), err}
	}
	if readOnly {
		o.ReadOnly = "a newer version of wend wrote this file"
		return o
	}
	if c, ok := s.(cautious); ok {
		sentence, only := c.Caution()
		if o.Notice = sentence; only {
			o.ReadOnly = sentence
		}
	}
	if r, ok := s.(roomy); ok && o.Notice == "" && !w.ReadOnly {
		o.Notice = tooRoomy(r.Spare())
	}
	w.findRescued(&o, path)
	return o
}

// findRescued finds what could not be saved the last time. What the workspace has
// after all is no more than a file to be removed.
func (w World) findRescued(o *Opened, path string) {
	found, _ := w.Files.Rescued(path, o.store.ID()) // one that cannot be read stays where it is
	if len(found) == 0 {
		return
	}
	entries, err := o.store.Journal(0)
	if err != nil {
		return
	}
	there := make(map[string]bool, len(entries))
	for _, e := range entries {
		there[e.Op] = true
	}
	for _, r := range found {
		rest := r.Without(func(op string) bool { return there[op] })
		for _, c := range rest.Commits {
			there[c.Op] = true // in two files, when what was brought back could not be saved either
		}
		if len(rest.Drafts) > 0 && w.take(o, rest.Drafts) == nil {
			rest.Drafts = nil
		}
		if rest.Empty() && !r.Torn {
			_ = w.Files.DropRescue(r.File)
			continue
		}
		if len(rest.Commits) > 0 || rest.Whole != nil || rest.Torn {
			o.Rescued = append(o.Rescued, rest)
		}
	}
}

// take puts drafts that were rescued with what the file keeps of the view.
func (w World) take(o *Opened, drafts map[string][]string) error {
	all := maps.Clone(o.View.Drafts)
	if all == nil {
		all = map[string][]string{}
	}
	maps.Copy(all, drafts)
	o.View.Drafts = all
	return writeView(o.store, w.Actor, o.View)
}

// cautious is a store that knows what its user must know before trusting it, and whether it can only be read until
// that is decided.
type cautious interface {
	Caution() (sentence string, readOnly bool)
}

// roomy is a store that knows how much of its file is free.
type roomy interface{ Spare() (free, all int64) }

// muchRoom is from how many free bytes on it is worth a sentence.
const muchRoom = 4 << 20

// tooRoomy offers to compact a file of which half is free.
func tooRoomy(free, all int64) string {
	if free < muchRoom || free < all/2 {
		return ""
	}
	return fmt.Sprintf("Half of the file or more is free: \"Compact the file\" gives back %d MB", free>>20)
}

// Create opens the workspace at path as Read does, and makes it if there is none.
func (w World) Create(path string, journey model.DocID) tea.Msg {
	s, err := w.Files.Create(path)
	if errors.Is(err, store.ErrExists) {
		return w.Read(path, journey)
	}
	if err != nil {
		return Failed{path, err}
	}
	w.Files.Used(path)
	return w.all(s, nil, path, "", func(*Opened) {})
}

// Copy reads a copy of a workspace that another program holds.
func (w World) Copy(path string) tea.Msg {
	s, err := w.Files.Copy(path)
	return w.all(s, err, path, "", func(o *Opened) { o.ReadOnly = "this is a copy, as another program holds " + path })
}

// Sample makes a workspace of a state that is gone when the program ends.
func (w World) Sample(name string, content model.State, op string) tea.Msg {
	c, err := session.Content(content, op, name, w.Now())
	if err != nil {
		return Failed{name, err}
	}
	s, err := w.Files.Temporary()
	if err == nil {
		_, err = s.Commit(c)
	}
	return w.all(s, err, "a temporary file", "", func(o *Opened) { o.Demo = true })
}

// all reads a workspace, which is called path while it is not open, and what is
// to be known of it beside.
func (w World) all(s Store, err error, path string, journey model.DocID, set func(*Opened)) tea.Msg {
	if err != nil {
		return Failed{path, err}
	}
	o, err := w.readAll(s, journey, 0)
	if err != nil {
		return Failed{s.Name(), err}
	}
	set(&o)
	return o
}

// readAll reads what the program needs of a workspace. Of a large library it reads at
// most so many lines, and the rest is for [Workspace.List]; 0: all of them.
func (w World) readAll(s Store, journey model.DocID, most int) (Opened, error) {
	o := Opened{store: s}
	got := &o.contents
	var err error
	if most == 0 {
		got.Lines, got.Revision, err = s.Index()
	} else if got.Revision, err = s.Revision(); err == nil {
		got.Lines, got.All, err = s.IndexAfter("", most)
	}
	if err != nil {
		return o, err
	}
	o.View = readView(s, w.Actor)
	if journey != "" {
		o.View.Journey = journey
	}
	if got.Entries, err = s.Tail(historyDepth); err != nil {
		return o, err
	}
	o.View.Journey = first(got.Lines, o.View.Journey, got.All > len(got.Lines))
	return o, o.load()
}

// load reads what is shown first.
func (o *Opened) load() (err error) {
	ids := []model.DocID{model.WorkspaceDoc}
	if o.View.Journey != "" {
		ids = append(ids, o.View.Journey)
	}
	o.contents.Loaded, err = o.store.Documents(ids...)
	if o.View.Journey != "" && errors.Is(err, store.ErrNoDocument) { // not among the lines that are not read either
		o.View.Journey = ""
		return o.load()
	}
	return err
}

// readView returns how an actor looked at a workspace last. What may be lost may
// also be unreadable.
func readView(s Store, actor string) (out View) {
	for _, name := range []string{viewName(actor), everybodysView} {
		if raw, err := s.UIState(name); err == nil && len(raw) > 0 {
			if json.Unmarshal(raw, &out) == nil && out.Screens == nil { // the map alone was kept once, without a name
				out.Screens = map[string]json.RawMessage{"map": raw}
			}
			return out
		}
	}
	return out
}

// first returns the journey to show: the wanted one, or the only one. The index may
// be the beginning of one.
func first(index []store.Summary, wanted model.DocID, beginning bool) model.DocID {
	if wanted != "" && beginning {
		return wanted
	}
	for _, s := range index {
		if model.DocID(s.Journey) == wanted {
			return wanted
		}
	}
	if len(index) == 1 {
		return model.DocID(index[0].Journey)
	}
	return ""
}

// Begin returns the workspace that takes the place of this one. It is good even if
// there is an error, which says what of the history cannot be taken back.
func (w *Workspace) Begin(o Opened) (*Workspace, error) {
	s, err := session.New(w.ID()+1, w.world.Actor, o.contents)
	closed := cmp.Or(o.ReadOnly, w.world.closed())
	next := &Workspace{Session: s, Journey: o.View.Journey, world: w.world, store: o.store, closed: closed, demo: o.Demo}
	next.safety.begun = len(o.View.Drafts) > 0
	if o.instead { // what our rescue holds is in this one, or made again in it
		next.safety.found, next.safety.drafts = w.safety.found, w.safety.drafts
		if w.safety.file != "" {
			next.safety.found = append(next.safety.found, w.safety.file)
		}
	}
	return next, err
}

// Keep writes down how things were looked at: what each screen keeps, by its name,
// and what is being typed.
func (w *Workspace) Keep(screens map[string]json.RawMessage, drafts map[string][]string) tea.Cmd {
	write := w.keepView(screens, drafts)
	if write == nil {
		return nil
	}
	return func() tea.Msg {
		_ = write() // may be lost; Rest looks after what is being typed
		return nil
	}
}

func (w *Workspace) keepView(screens map[string]json.RawMessage, drafts map[string][]string) func() error {
	s, actor, v := w.store, w.world.Actor, View{Journey: w.Journey, Screens: screens, Drafts: drafts}
	if s == nil || w.closed != "" {
		return nil
	}
	return func() error { return writeView(s, actor, v) }
}

func writeView(s Store, actor string, v View) error {
	raw, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return s.SetUIState(viewName(actor), raw)
}
