package inspect

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"wend/model"
	"wend/model/edit"
	"wend/model/format/json"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/scene"
	"wend/ui/theme"
)

const journey = model.DocID("smartphone")

// bench is an inspector with the state it edits.
type bench struct {
	t testing.TB
	Inspector
	scene *scene.Scene
	last  scene.Proposal
	ids   int
}

func open(t testing.TB, doc model.DocID, kind model.Kind, key string) *bench {
	t.Helper()
	f, err := os.Open("testdata/smartphone.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	state, _, err := json.Decode(f, json.Options{})
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{t: t}
	b.show(state)
	b.Inspector = Open(doc, model.Ref{Kind: kind, Key: key}, Options{Today: "2026-11-21", NewID: func() string {
		b.ids++
		return fmt.Sprintf("new%d", b.ids)
	}})
	return b
}

func (b *bench) show(state model.State) {
	b.scene = &scene.Scene{State: state, Theme: theme.None(), Focus: scene.Inspector}
	b.scene.Journey, _ = state.Document(journey)
}

// take applies a proposal, as the app does; none may be refused.
func (b *bench) take(i Inspector, p scene.Proposal) {
	b.Inspector = i
	if len(p.Edits) == 0 {
		return
	}
	done, err := edit.Apply(b.scene.State, p.Edits)
	if err != nil {
		b.t.Fatalf("%s: %v", p.Label, err)
	}
	if p.Label == "" {
		b.t.Fatalf("a proposal without a label: %v", p.Edits)
	}
	b.last = p
	b.show(done.State)
}

// keys presses keys as the app does: through the key table, and into the field
// what means nothing there.
func (b *bench) keys(names ...string) *bench {
	m := keymap.Default()
	for _, name := range names {
		if a, found := m.Lookup(b.Scope().Path(), name, ""); found {
			b.take(b.Do(a, b.scene))
		} else if b.Typing() {
			b.take(b.Key(press(name), b.scene))
		}
	}
	return b
}

// types presses the keys of a text.
func (b *bench) types(text string) *bench {
	for _, r := range text {
		name := string(r)
		if r == ' ' {
			name = "space"
		}
		b.keys(name)
	}
	return b
}

// on puts the cursor on the row with a label.
func (b *bench) on(label string) *bench {
	b.t.Helper()
	i, _, rows, _ := b.now(b.scene)
	for n, r := range rows {
		if r.label == label {
			b.Inspector = i.goTo(rows, n)
			return b
		}
	}
	b.t.Fatalf("there is no row %q", label)
	return b
}

// text returns what the row under the cursor shows.
func (b *bench) text() string {
	_, _, rows, at := b.now(b.scene)
	return rows[at].text
}

func press(name string) tea.KeyPressMsg {
	named := map[string]tea.Key{
		"left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight}, "up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown},
		"home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd}, "tab": {Code: tea.KeyTab}, "backspace": {Code: tea.KeyBackspace},
		"space": {Code: ' ', Text: " "}, "ctrl+u": {Code: 'u', Mod: tea.ModCtrl}, "ctrl+k": {Code: 'k', Mod: tea.ModCtrl},
	}
	if k, ok := named[name]; ok {
		return tea.KeyPressMsg(k)
	}
	r, _ := utf8.DecodeRuneInString(name)
	return tea.KeyPressMsg{Code: r, Text: name}
}

func (b *bench) picture(w, h int) string {
	c := paint.NewCanvas(w, h)
	b.Draw(c.Pen, b.scene)
	var out strings.Builder
	for _, l := range c.Lines() {
		out.WriteString(strings.TrimRight(ansi.Strip(l), " ") + "\n")
	}
	return out.String()
}

func TestShow(t *testing.T) {
	b := open(t, journey, model.KindTouchpoint, "p1")
	t.Log(b.Title(b.scene) + "\n" + b.picture(60, 40))
	b.on("Mode").keys("enter")
	t.Log("\n" + b.picture(60, 20))
	b.keys("esc")
	b.on("Note").keys("enter").types("Some text that goes on").keys("enter").types("second")
	t.Log("\n" + b.picture(60, 24))
	b.keys("tab")
	b.on("+ link").keys("enter").types("web")
	t.Log("\n" + b.picture(60, 24))
	b = open(t, model.WorkspaceDoc, model.KindActivity, "v6")
	t.Log("\n" + b.picture(60, 40))
}
