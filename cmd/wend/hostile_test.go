package main

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"

	"wend/model"
	"wend/model/format/source"
	"wend/store"
	"wend/store/bolt"
)

// payloads are what text from outside may hold that a terminal would obey, or
// that would make a line look like another one.
var payloads = []string{
	"\x1b]0;title\x07", "\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "\x1b]52;c;aGk=\x07", "\x1b]777;notify;a;b\x07", "\x1b]1337;File=:AA==\x07",
	"\x1b[2J", "\x1b[31m", "\x1b[?1049h", "\x1b[6n", "\x1bP1$r\x1b\\", "\x1b_Gi=1\x1b\\", "\x1bc", "\x1b]0;unterminated",
	"\u009b31m", "\u009d0;x\u009c", "\u0090q\u009c", "\xc2\x9b2J", "\x9b2J", "\x07", "\x08\x08\x08", "\x0e\x0f", "\r overwritten", "\x00nul", "\x7f",
	"\u202egnp.exe", "\u2066isolate\u2069", "\u2028line", "\ufeffmark", "\U000e0041tag",
}

// hostileWorkspace holds a payload in every text, as only a program of a stranger
// would write it.
func hostileWorkspace(t *testing.T, payload string) *program {
	t.Helper()
	p := &program{file: filepath.Join(t.TempDir(), "hostile.wend")}
	s, err := bolt.Create(p.file, bolt.Options{Actor: "ann" + payload, Program: "x" + payload})
	if err != nil {
		t.Fatal(err)
	}
	c := store.Commit{
		Op: "op", Label: "Label " + payload, Action: store.Do,
		Index: []store.Summary{{Journey: "j1", Title: "Title " + payload, Personas: []string{payload}, Tags: []string{payload}, Stages: 1, Touchpoints: 1}},
	}
	put := func(doc model.DocID, objects ...model.Object) {
		for _, o := range objects {
			c.Changes = append(c.Changes, store.Change{Doc: doc, Ref: model.RefOf(o), After: o})
		}
	}
	put(model.WorkspaceDoc, model.Workspace{Title: payload, Currency: "EUR"}, model.Persona{ID: "p1", Name: "Persona " + payload},
		model.Activity{ID: "a1", Name: "Activity " + payload}, model.KPI{ID: "k2", Name: "Shared " + payload, Unit: model.Percent})
	put("j1", model.Journey{ID: "j1", Title: "Title " + payload, Scenario: payload, Personas: []model.PersonaID{"p1"}},
		model.Stage{ID: "s1", Name: "Stage " + payload}, model.Touchpoint{ID: "t1", Stage: "s1", Action: "Action " + payload, Channels: []string{payload}},
		model.Finding{ID: "f1", Touchpoint: "t1", Type: model.Pain, Text: "Pain " + payload}, model.KPI{ID: "k1", Name: "KPI " + payload, Unit: model.Percent},
		model.Experience{Persona: "p1", Touchpoint: "t1", Thoughts: payload}, model.Link{Activity: "a1", Touchpoint: "t1", Strength: 9})
	inOrder := func(doc model.DocID, of model.Kind, parent, id string) {
		put(doc, model.Order{Of: of, Parent: parent, IDs: []string{id}})
	}
	inOrder(model.WorkspaceDoc, model.KindPersona, "", "p1")
	inOrder(model.WorkspaceDoc, model.KindActivity, "", "a1")
	inOrder(model.WorkspaceDoc, model.KindKPI, "", "k2")
	inOrder("j1", model.KindKPI, "", "k1")
	inOrder("j1", model.KindStage, "", "s1")
	inOrder("j1", model.KindTouchpoint, "s1", "t1")
	inOrder("j1", model.KindFinding, "", "f1")
	if _, err := s.Commit(c); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestNothingOfAStrangersFileReachesATerminalByAnyCommand(t *testing.T) {
	t.Setenv("XDG_STATE_HOME", t.TempDir())
	commands := []string{
		"list", "list --json", "show", "plan", "plan --json", "analyze", "analyze --json", "check", "check --json", "explain", "explain flow.goal", "kpi list", "kpi list --json",
		"info", "info --json", "export", "export --format markdown", "verify", "verify --json", "repair --json", "restore", "restore --json", "backup",
		"kpi record k1 54%", "kpi record nothing 1", "show nothing", "__complete show ", "__complete kpi record ", "import --dry-run FILE",
	}
	for _, payload := range payloads {
		p := hostileWorkspace(t, payload)
		for _, command := range commands {
			var out, tell bytes.Buffer
			args := strings.Split(strings.ReplaceAll(command, "FILE", p.file), " ")
			runOn(context.Background(), append(args, "-f", p.file), &out, &tell)
			said := out.String() + tell.String()
			for i, r := range said {
				if r != '\n' && r != '\t' && model.Hostile(r) || strings.HasPrefix(said[i:], "\x9b") {
					t.Errorf("%q by 'wend %s': %q", payload, command, said[max(0, i-30):min(len(said), i+30)])
					break
				}
			}
			if said == "" && command != "restore" {
				t.Errorf("'wend %s' says nothing", command)
			}
		}
	}
}

func TestAStrangersWorkspaceIsImportedWithoutItsTricks(t *testing.T) {
	from := hostileWorkspace(t, "\x1b[2J\u202e")
	p := inTemporary(t)
	in, notes, err := readFile(nil, from.file, source.Options{})
	if err != nil || len(notes.Notes) > 0 {
		t.Fatalf("%v, %v", notes, err)
	}
	if err := p.bring(plain{new(bytes.Buffer)}, from.file, in, false); err != nil {
		t.Fatal(err)
	}
	says := exported(t, p)
	for _, want := range []string{"Title", "Stage", "Action", "Pain", "Persona"} {
		if !strings.Contains(says, want) {
			t.Errorf("%s was not brought in:\n%s", want, says)
		}
	}
	if i := strings.IndexFunc(says, func(r rune) bool { return r != '\n' && model.Hostile(r) }); i >= 0 {
		t.Errorf("brought in: %q", says[i:i+20])
	}
}
