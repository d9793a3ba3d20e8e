package markdown

import (
	stdjson "encoding/json"
	"flag"
	"fmt"
	"html"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/model"
	"wend/model/format/json"
	"wend/model/format/source"
)

var update = flag.Bool("update", false, "write the expected texts anew")

func sample(t testing.TB, name string) model.State {
	t.Helper()
	f, err := os.Open("testdata/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s, _, err := json.Decode(f, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// everything writes each journey and each thing of s.
func everything(s model.State) string {
	var b strings.Builder
	for d := range s.Journeys() {
		b.WriteString(Journey(s, d.ID()) + "\n")
	}
	for d := range s.Documents() {
		for o := range d.Objects() {
			b.WriteString(Object(s, d.ID(), o) + "\n\n")
		}
	}
	return b.String()
}

func compare(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

func TestSamplesReadAsExpected(t *testing.T) {
	for _, name := range []string{"smartphone", "retailer"} {
		s := sample(t, name)
		for d := range s.Journeys() {
			compare(t, "testdata/"+name+".journey.md", Journey(s, d.ID()))
		}
	}
}

func TestEveryKindOfThingReadsAsExpected(t *testing.T) {
	s := sample(t, "smartphone")
	var b strings.Builder
	for d := range s.Documents() {
		seen := map[model.Kind]bool{}
		for o := range d.Objects() {
			if !seen[o.Kind()] {
				seen[o.Kind()] = true
				b.WriteString("=== " + o.Kind().String() + "\n" + Object(s, d.ID(), o) + "\n")
			}
		}
	}
	compare(t, "testdata/smartphone.things.md", b.String())
}

func TestSameStateGivesSameText(t *testing.T) {
	first := everything(sample(t, "retailer"))
	for range 5 {
		if diff := cmp.Diff(first, everything(sample(t, "retailer"))); diff != "" {
			t.Fatal(diff)
		}
	}
}

func TestNothingIsWrittenAboutWhatIsNotThere(t *testing.T) {
	empty := model.NewState(model.NewDocument("j", model.Journey{ID: "j"}))
	if got, want := Journey(empty, "j"), "# Untitled journey\n"; got != want {
		t.Errorf("empty journey: %q, want %q", got, want)
	}
	for _, id := range []model.DocID{"other", "", model.WorkspaceDoc} {
		if got := Journey(empty, id); got != "" {
			t.Errorf("journey %q: %q, want nothing", id, got)
		}
	}
	if got := Object(model.State{}, "gone", model.Touchpoint{}); got != "" {
		t.Errorf("empty touchpoint: %q, want nothing", got)
	}
}

func TestThingWithNothingButANameIsItsName(t *testing.T) {
	s := sample(t, "smartphone")
	for _, o := range []model.Object{
		model.Touchpoint{ID: "new", Stage: "interest", Action: "Asks a clerk"},
		model.Persona{ID: "new", Name: "Asks a clerk"},
		model.Finding{ID: "new", Stage: "interest", Text: "Asks a clerk"},
	} {
		if got := Object(s, "smartphone", o); got != "Asks a clerk" {
			t.Errorf("%s: %q", o.Kind(), got)
		}
	}
}

func TestNumbersKeepWhatPeopleTyped(t *testing.T) {
	s := sample(t, "smartphone")
	o := model.Touchpoint{ID: "new", Action: "Waits", Duration: model.Some(0.004), Wait: model.Some(1e6)}
	if got, want := Object(s, "smartphone", o), "Waits\nDuration: 0.004 min\nWaiting time: 1 000 000 min"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

var attacks = []string{
	"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&lt;script&gt;alert(1)&lt;/script&gt;",
	"[x](javascript:alert(1))", "![x](x \"onerror\")", "<javascript:alert(1)>", "[x]: javascript:alert(1)",
	"a | b | c", "\\| x \\", "\\\\|", "```\ncode", "~~~", "`<b>`", "**bold** __bold__ *i* _i_ ~~s~~", "# heading", "#", "C #",
	"- item", "+ item", "* item", "1. item", "12) item", "---", "===", "***", "> quote", "| --- |", "    code",
	"a\nb", "a\r\n\r\n# b", "a\u2028b", "a\u0085- b", "\u202egnp.exe", "{{ 7*7 }}", "$x$", "&#x3c;b&#x3e;", "<!--", "-->", "]]>", "<?php", ":", "漢字 🙂 é",
}

func TestAttacksStayText(t *testing.T) {
	for _, s := range attacks {
		got := escape(s)
		for _, bad := range []string{"<", ">", "\n", "\r"} {
			if strings.Contains(got, bad) {
				t.Errorf("%q: %q contains %q", s, got, bad)
			}
		}
		checkEscaped(t, s, got)
	}
}

var hostile = rapid.OneOf(
	rapid.SampledFrom(attacks),
	rapid.StringMatching("[a-c0-2 \\\\|<>&;#`*_\\[\\](){}~$+=:.!\\n-]{0,12}"),
	rapid.String(),
)

func TestEscapedTextReadsAsTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := hostile.Draw(t, "text")
		checkEscaped(t, s, escape(s))
	})
}

var (
	backslash = regexp.MustCompile(`\\([!-/:-@\[-` + "`" + `{-~])`)
	live      = regexp.MustCompile("(^|[^\\\\])(\\\\\\\\)*[`*_\\[\\]{}|~$<>]")
	marker    = regexp.MustCompile(`^(#|[-+=:>]|[0-9]+[.)])`)
)

// checkEscaped checks that a reader of Markdown takes got for the text s.
func checkEscaped(t interface{ Errorf(string, ...any) }, s, got string) {
	want := strings.Join(strings.Fields(model.CleanText(s)), " ")
	// What a reader does: entities and backslashes at once, left to right.
	read := regexp.MustCompile(backslash.String()+`|&#?[0-9A-Za-z]+;`).ReplaceAllStringFunc(got, func(m string) string {
		if m[0] == '\\' {
			return m[1:]
		}
		return html.UnescapeString(m)
	})
	if read != want {
		t.Errorf("%q is written %q, which reads %q", s, got, read)
	}
	if at := live.FindString(got); at != "" {
		t.Errorf("%q is written %q, where %q acts", s, got, at)
	}
	if marker.MatchString(got) {
		t.Errorf("%q is written %q, which begins a block", s, got)
	}
}

// shape says what a line is to Markdown: the marks it begins with, and how many
// cells it has.
func shape(line string) string {
	mark := regexp.MustCompile(`^(#+ |- |\| |)`).FindString(line)
	cells := 0
	if mark == "| " {
		cells = len(regexp.MustCompile(`(^|[^\\])(\\\\)*\|`).FindAllString(line, -1)) - 1
	}
	return mark + strings.Repeat("·", cells)
}

func shapes(s string) []string {
	var out []string
	for line := range strings.Lines(s) {
		out = append(out, shape(strings.TrimSuffix(line, "\n")))
	}
	return out
}

// reworded returns s with each text in it replaced by what next returns.
func reworded(t interface{ Fatal(...any) }, s model.State, next func() string) model.State {
	for d := range s.Documents() {
		for o := range d.Objects() {
			for _, f := range model.Fields(o.Kind()) {
				if f.Label == "" || f.Unset(o) || f.Fixed || f.Type != model.Line && f.Type != model.Text && f.Type != model.List {
					continue
				}
				var v any = next()
				if f.Type == model.List {
					v = []string{next(), next()}
				}
				b, err := stdjson.Marshal(v)
				if err != nil {
					t.Fatal(err)
				}
				if o, err = f.With(o, b); err != nil {
					t.Fatal(err)
				}
			}
			d = d.With(o)
		}
		s = s.With(d)
	}
	return s
}

func TestNoTextChangesTheShapeOfThePage(t *testing.T) {
	s := sample(t, "smartphone")
	want := shapes(everything(reworded(t, s, func() string { return "x" })))
	rapid.Check(t, func(t *rapid.T) {
		page := everything(reworded(t, s, func() string {
			text := hostile.Draw(t, "text")
			if escape(text) == "" {
				return "x"
			}
			return text
		}))
		if strings.ContainsAny(page, "<>\r") {
			t.Fatalf("HTML survives in\n%s", page)
		}
		if diff := cmp.Diff(want, shapes(page)); diff != "" {
			t.Fatalf("%s\nin\n%s", diff, page)
		}
	})
}

func TestEveryTableRowHasTheCellsOfItsHead(t *testing.T) {
	for _, name := range []string{"smartphone", "retailer"} {
		above := ""
		for _, s := range shapes(everything(sample(t, name))) {
			if strings.HasPrefix(s, "|") && strings.HasPrefix(above, "|") && s != above {
				t.Fatalf("%s: a row of %q below one of %q", name, s, above)
			}
			above = s
		}
	}
}

func FuzzEscape(f *testing.F) {
	for _, s := range attacks {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkEscaped(t, s, escape(s)) })
}

func BenchmarkJourney(b *testing.B) {
	s := sample(b, "retailer")
	for d := range s.Journeys() {
		for b.Loop() {
			Journey(s, d.ID())
		}
		return
	}
}

func TestEffectIsWrittenInTheUnitOfAKPIOfAJourney(t *testing.T) {
	s := sample(t, "smartphone")
	o := model.Initiative{ID: "new", Name: "Sheet", Effects: []model.Effect{{KPI: "k1", Expected: model.Some(-0.09)}}}
	if got, want := Object(s, model.WorkspaceDoc, o), "Sheet\nEffects on KPIs: Comparison-page bounce (expected -9 %)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// filled returns s with every text that people can type in set: one of its own
// for each field of each thing, which it returns with where it is.
func filled(t *testing.T, s model.State) (model.State, map[string]string) {
	where := map[string]string{}
	for d := range s.Documents() {
		for o := range d.Objects() {
			for _, f := range model.Fields(o.Kind()) {
				typed := f.Type == model.Line || f.Type == model.Text || f.Type == model.List
				if f.Label == "" || f.Fixed || !typed {
					continue
				}
				token := fmt.Sprintf("text%dq", len(where))
				var v any = token
				if f.Type == model.List {
					v = []string{token}
				}
				b, _ := stdjson.Marshal(v)
				changed, err := f.With(o, b)
				if err != nil {
					continue // a field with a form of its own, such as a date
				}
				o, where[token] = changed, o.Kind().String()+"."+f.Name
			}
			d = d.With(o)
		}
		s = s.With(d)
	}
	return s, where
}

func TestTheMapDropsNothingThatWasTyped(t *testing.T) {
	for _, name := range []string{"smartphone", "retailer"} {
		s := sample(t, name)
		for d := range s.Journeys() { // the kinds that the samples lack
			stage := model.StageID(d.IDs(model.KindStage, "")[0])
			for _, o := range []model.Object{
				model.Empathy{ID: "e", Persona: d.Journey().Personas[0], Stage: stage, Text: "x"},
				model.Session{ID: "s"},
				model.Finding{ID: "whole", Text: "x"},
				model.Finding{ID: "of a stage", Stage: stage, Text: "x"},
			} {
				ids := append(slices.Clone(d.IDs(o.Kind(), "")), o.Key())
				d = d.With(o).With(model.Order{Of: o.Kind(), IDs: ids})
			}
			s = s.With(d)
		}
		ids := s.Workspace().IDs(model.KindActivity, "")
		s = s.With(s.Workspace().With(model.ActivityLink{From: model.ActivityID(ids[0]), To: model.ActivityID(ids[1])}))
		s, where := filled(t, s)
		var page strings.Builder
		for d := range s.Journeys() {
			page.WriteString(Journey(s, d.ID()))
		}
		for token, at := range where {
			if !strings.Contains(page.String(), token) && !strings.HasPrefix(at, "workspace.") && !strings.HasPrefix(at, "mute.") {
				t.Errorf("%s: %s is not on the map", name, at)
			}
		}
	}
}
