package ui_test

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/ui"
	"wend/ui/keymap"
	"wend/ui/uitest"
)

// answers reports whether an action belongs to what lies on top of a screen, or
// to a page: those take it themselves.
func answers(c keymap.Command) bool {
	return c.Group == keymap.Answering || c.Group == keymap.Typing || c.Action == keymap.ChoiceAccept || c.Scope == keymap.Inspector || c.Scope == keymap.Comparison || c.Scope == keymap.Empathy
}

func TestEveryCommandIsHandled(t *testing.T) {
	for _, c := range keymap.Table() {
		if !ui.Handled(c.Action) && !answers(c) {
			t.Errorf("nothing does %s (%s)", c.Action, c.Scope)
		}
	}
}

func TestEveryHandlerHasACommand(t *testing.T) {
	for _, a := range ui.Handlers() {
		if _, found := keymap.Default().Row(a); !found {
			t.Errorf("no key and no palette leads to %s", a)
		}
	}
}

func TestThePaletteFindsEveryCommandByItsTitle(t *testing.T) {
	d := smartphone(t)
	for _, c := range keymap.Default().Commands() {
		d.Press(":")
		d.Paste(c.Title)
		d.Shows(c.Title)
		if first := firstRow(d); !strings.Contains(first, c.Title) {
			t.Errorf("looking for %q selects %q", c.Title, first)
		}
		d.Press("esc")
	}
}

// firstRow returns the selected row of the list that is open.
func firstRow(d *uitest.Driver) string {
	for _, line := range d.Lines() {
		if _, row, found := strings.Cut(line, "│ ▸ "); found {
			return row
		}
	}
	return ""
}

// place is a screen on which every key is tried.
type place struct {
	name string
	// make makes the world; reach goes to the screen.
	make  func(uitest.TB) *uitest.Driver
	reach []string
}

var places = []place{
	{"start", func(t uitest.TB) *uitest.Driver { return fresh(t) }, nil},
	{"empty library", emptied, []string{"g", "l"}},
	{"empty journey", blank, nil},
	{"empty journey, emotions", blank, []string{"2"}},
	{"empty journey, chain", blank, []string{"3"}},
	{"empty journey, numbers", blank, []string{"4"}},
	{"library", func(t uitest.TB) *uitest.Driver { return smartphone(t) }, []string{"g", "l"}},
	{"map", func(t uitest.TB) *uitest.Driver { return smartphone(t) }, nil},
	{"emotions", func(t uitest.TB) *uitest.Driver { return smartphone(t) }, []string{"2"}},
	{"chain", func(t uitest.TB) *uitest.Driver { return smartphone(t) }, []string{"3"}},
	{"numbers", func(t uitest.TB) *uitest.Driver { return smartphone(t) }, []string{"4"}},
	{"stages", func(t uitest.TB) *uitest.Driver { return smartphone(t) }, []string{"Z"}},
	{"page", func(t uitest.TB) *uitest.Driver { return smartphone(t) }, []string{"enter"}},
}

// blank is a journey without stages, personas and activities.
func blank(t uitest.TB) *uitest.Driver {
	t.Helper()
	d := fresh(t)
	bringBytes(d, []byte(`{"wend":1,"workspace":{},"journeys":[{"id":"empty","title":"Empty"}]}`))
	return d
}

// emptied is a workspace without a journey.
func emptied(t uitest.TB) *uitest.Driver {
	t.Helper()
	d := blank(t)
	d.Press("g", "l", "x")
	return d
}

// moves are the actions of which nothing shows at an edge, by their nature.
var moves = []keymap.Action{
	keymap.MoveLeft, keymap.MoveRight, keymap.MoveUp, keymap.MoveDown, keymap.MovePageUp, keymap.MovePageDown,
	keymap.MoveFirst, keymap.MoveLast, keymap.StageNext, keymap.StagePrevious, keymap.Back, keymap.Repaint,
	keymap.PaneJourney, keymap.PaneEmotion, keymap.PaneChain, keymap.PanePanel, keymap.GoMap, keymap.GoLibrary, keymap.GoStart,
	keymap.PersonaNext, keymap.PersonaPrevious, keymap.PaneNext, keymap.PanePrevious, keymap.JourneyOpen,
}

// silent reports whether an action may show nothing on a screen.
func silent(a keymap.Action, scopes []keymap.Scope) bool {
	inList := scopes[0] == keymap.Library && (a == keymap.FindNext || a == keymap.FindPrevious)
	return inList || slices.Contains(moves, a)
}

func TestEveryKeyDoesSomethingOrSaysWhyNot(t *testing.T) {
	for _, p := range places {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			d, tried := p.make(t), map[keymap.Action]bool{}
			for _, keys := range everyKey() {
				commits := d.Machine.Commits
				d = again(t, d)
				d.Press(p.reach...)
				before, asked := d.Raw(), len(d.Asked)
				scopes := d.App.Scopes()
				action, _ := keymap.Default().Lookup(scopes, keys, "")
				if tried[action] && action != "" {
					continue
				}
				tried[action] = true
				d.Press(strings.Fields(keys)...)
				nothing := d.Raw() == before && len(d.Asked) == asked && !d.Left && d.App.Toast() == ""
				if nothing && action != "" && !silent(action, scopes) {
					t.Errorf("%s (%s) does nothing and says nothing", keys, action)
				}
				if d.Machine.Commits != commits {
					d = p.make(t)
				}
			}
		})
	}
}

// everyKey lists every key and sequence of the table.
func everyKey() []string {
	var out []string
	for _, c := range keymap.Table() {
		out = append(out, c.Keys...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func TestACommandThatCannotRunSaysWhyInThePaletteToo(t *testing.T) {
	for _, p := range places {
		if p.reach != nil && p.name != "empty library" && p.name != "page" {
			continue // a pane more tells nothing new
		}
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			d := p.make(t)
			for _, c := range keymap.Default().Commands() {
				commits := d.Machine.Commits
				d = again(t, d)
				d.Press(p.reach...)
				scopes, before, asked := d.App.Scopes(), d.Raw(), len(d.Asked)
				d.Press(":")
				d.Paste(c.Title)
				d.Press("enter")
				nothing := d.Raw() == before && len(d.Asked) == asked && !d.Left && d.App.Toast() == ""
				if nothing && !silent(c.Action, scopes) {
					t.Errorf("%s does nothing and says nothing", c.Action)
				}
				if d.Machine.Commits != commits {
					d = p.make(t)
				}
			}
		})
	}
}

// offering is a place where keys are offered: a screen at a size, with the cursor
// on something.
type offering struct {
	name          string
	make          func(uitest.TB) *uitest.Driver
	width, height int
	reach         []string
	// own leaves out what works everywhere and is not in the footer.
	own bool
}

// offered are the places of the start, the library, the map and its pages.
var offered = []offering{
	{"start", func(t uitest.TB) *uitest.Driver { return fresh(t) }, 120, 40, nil, false},
	{"empty library", emptied, 120, 40, []string{"g", "l"}, false},
	{"empty journey", blank, 120, 40, nil, false},
	{"empty journey, numbers", blank, 80, 24, []string{"4"}, false},
	{"library", phone, 80, 24, []string{"g", "l"}, false},
	{"stage name", phone, 160, 48, []string{"k", "k", "k"}, false},
	{"touchpoint", phone, 60, 20, nil, false},
	{"lanes below", phone, 120, 40, []string{"j", "j", "j", "j"}, true},
	{"last touchpoint", phone, 120, 40, []string{"G"}, true},
	{"feeling", phone, 80, 24, []string{"2"}, true},
	{"activity", phone, 160, 48, []string{"3"}, true},
	{"activity elsewhere", phone, 80, 24, []string{"3", "G", "j", "j"}, true},
	{"number", phone, 120, 40, []string{"4", "j"}, true},
	{"number explained", phone, 80, 24, []string{"4", "j", "E"}, false},
	{"whole journey", phone, 120, 40, []string{"Z"}, true},
	{"whole journey, emotions", phone, 80, 24, []string{"Z", "2"}, true},
	{"whole journey, chain", phone, 80, 24, []string{"Z", "3"}, true},
	{"page of a touchpoint", phone, 80, 24, []string{"enter"}, false},
	{"page of a persona", phone, 120, 40, []string{"2", "enter"}, true},
	{"page of an activity", phone, 160, 48, []string{"3", "enter", "j", "j"}, true},
	{"something looked for", phone, 120, 40, []string{"/", "e", "enter"}, true},
	{"read only page", readOnlySample, 80, 24, []string{"enter"}, false},
	{"read only feelings", readOnlySample, 80, 24, []string{"2"}, true},
}

// onEveryScreen are places of every row of the table of screens: on its first and
// last row, on what enter opens there, where nothing can be changed, and where
// there is nothing.
func onEveryScreen() []offering {
	var out []offering
	for _, e := range ui.Screens() {
		row, _ := keymap.Default().Row(e.Action)
		add := func(make func(uitest.TB) *uitest.Driver, what string, w, h int, more ...string) {
			reach := append(strings.Fields(row.Keys[0]), more...)
			out = append(out, offering{fmt.Sprintf("%s, %s, %dx%d", e.Name, what, w, h), make, w, h, reach, true})
		}
		add(full, "first row", 80, 24)
		add(blank, "nothing there", 80, 24)
		if testing.Short() {
			continue
		}
		add(full, "first row", 60, 20)
		add(full, "next row", 160, 48, "j")
		add(full, "last row", 120, 34, "G")
		add(full, "opened", 80, 24, "enter")
		add(readOnlySample, "read only", 80, 24)
	}
	return out
}

func phone(t uitest.TB) *uitest.Driver { return smartphone(t) }

// full is the sample with numbers of every kind, of which one step was done.
func full(t uitest.TB) *uitest.Driver {
	t.Helper()
	d := fresh(t)
	bring(t, d, "../assets/samples/smartphone.json")
	d.Press("+")
	return d
}

func readOnlySample(t uitest.TB) *uitest.Driver {
	m := full(t).Machine
	return uitest.Start(t, uitest.Options{Machine: m, Config: func(c *ui.Config) { c.ReadOnly = true }})
}

func TestNoKeyIsOfferedThatDoesNothing(t *testing.T) {
	for _, p := range append(slices.Clone(offered), onEveryScreen()...) {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			p.tryAll(t)
		})
	}
}

// tryAll presses every key that is offered, each in a program that was started
// anew.
func (p offering) tryAll(t *testing.T) {
	d, tried := p.make(t), map[keymap.Action]bool{}
	reach := func() {
		commits := d.Machine.Commits
		d = uitest.Start(t, uitest.Options{Machine: d.Machine, Width: p.width, Height: p.height, Config: func(c *ui.Config) {
			c.ReadOnly = strings.Contains(p.name, "read only")
		}})
		d.Press(p.reach...)
		d.Wait(time.Minute)
		if d.Machine.Commits != commits {
			t.Fatalf("reaching the place changes something")
		}
	}
	reach()
	if d.App.Dialogs() {
		return // what it offers is asked of dialogs
	}
	for _, c := range d.App.Offered() {
		elsewhere := p.own && c.Scope == keymap.Global && c.Footer == 0
		if tried[c.Action] || passing[c.Action] || elsewhere || c.Group == keymap.Moving && c.Footer == 0 {
			continue
		}
		tried[c.Action] = true
		reach()
		if d.App.Why(c.Action) != "" {
			continue // the file remembers the cursor, so that reaching it was no way
		}
		before, asked, commits, copied := d.Raw(), len(d.Asked), d.Machine.Commits, d.Machine.Clipboard
		d.Press(strings.Fields(c.Keys[0])...)
		said := d.App.Toast()
		d.Wait(time.Minute)
		if d.Raw() == before && len(d.Asked) == asked && !d.Left && d.Machine.Commits == commits && d.Machine.Clipboard == copied {
			t.Errorf("%s (%s) is offered and does nothing: %q", c.Keys[0], c.Action, said)
		}
		if d.Machine.Commits != commits {
			d = p.make(t)
		}
	}
}

// passing are the actions of which nothing stays: what they say is all.
var passing = map[keymap.Action]bool{keymap.WorkspaceSaved: true, keymap.Repaint: true, keymap.JourneyOpen: true, keymap.GoMap: true, keymap.GoLibrary: true, keymap.GoStart: true, keymap.PersonaNext: true, keymap.PersonaPrevious: true, keymap.InsightNext: true, keymap.InsightPrevious: true}

func TestAKeyOfAnotherLayoutThatMeansNothingSaysSoOnce(t *testing.T) {
	d := smartphone(t)
	press := func(letter rune) { d.Send(tea.KeyPressMsg{Code: letter, Text: string(letter)}) }
	press('д')
	if toast := d.App.Toast(); !strings.Contains(toast, "д") || !strings.Contains(toast, "Latin") {
		t.Errorf("it says %q", toast)
	}
	d.Wait(time.Minute)
	press('ф')
	if toast := d.App.Toast(); toast != "" {
		t.Errorf("it says again %q", toast)
	}

	d = smartphone(t)
	d.Press("a") // where text is typed, letters are letters
	press('д')
	d.Press("esc")
	d.Send(tea.KeyPressMsg{Code: 'д', Text: "д", BaseCode: 'l'}) // the terminal tells the key
	if toast := d.App.Toast(); strings.Contains(toast, "Latin") {
		t.Errorf("it says %q", toast)
	}
}

func TestTheFormForAValueTakesHowManyOfHowMany(t *testing.T) {
	raw, err := os.ReadFile("testdata/smartphone.json")
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.LastIndex(raw, []byte(`"kpis": [`)) + len(`"kpis": [`)
	raw = slices.Insert(raw, at, []byte(`{"id": "k1", "name": "Bounce rate", "unit": "percent", "direction": "down"}`)...)
	d := fresh(t)
	bringBytes(d, raw)
	if d.App.Open() == nil {
		t.Fatalf("not imported:\n%s", d.Screen())
	}
	k, _ := model.Lookup[model.KPI](d.App.Open(), "k1")
	d.Press("C")
	d.Shows("12/40", k.Name)
	d.Type("12/40")
	d.Press("enter")
	for _, m := range d.App.Open().Measurements(k.ID) {
		x, _ := m.X.Value()
		if n, _ := m.N.Value(); x == 12 && n == 40 {
			return
		}
	}
	t.Errorf("12/40 is not recorded\n%s", d.Screen())
}
