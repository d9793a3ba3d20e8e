package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"wend/assets"
	"wend/model"
	"wend/model/edit"
	"wend/model/format/json"
	"wend/store"
)

func sample(t *testing.T) model.State {
	t.Helper()
	s, err := decodeTemplate(assets.Samples(), "smartphone")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func inTemporary(t *testing.T) *program {
	t.Helper()
	return &program{file: filepath.Join(t.TempDir(), "test.wend")}
}

// exported is all that a workspace says.
func exported(t *testing.T, p *program) string {
	t.Helper()
	w, err := p.read()
	if err == nil {
		err = w.loadAll()
	}
	var b bytes.Buffer
	if err == nil {
		err = json.Encode(&b, w.State())
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAnImportIsOneStepThatTheJournalCanUndo(t *testing.T) {
	p := inTemporary(t)
	w, err := p.write()
	if err != nil {
		t.Fatal(err)
	}
	before := exported(t, p)
	if err := p.bring(plain{io.Discard}, "dir/smartphone.json", sample(t), false); err != nil {
		t.Fatal(err)
	}
	entries, err := w.file.Journal(0)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 1 || entries[0].Label != "Import smartphone.json" || entries[0].Action != store.Do {
		t.Fatalf("the journal has %d entries: %+v", len(entries), entries)
	}
	inverse, err := edit.Decode(entries[0].Inverse)
	if err != nil {
		t.Fatal(err)
	}
	again, err := p.write()
	if err != nil {
		t.Fatal(err)
	}
	undo := func(model.State) (step, error) { return step{label: "Undo", edits: inverse}, nil }
	if err := again.change(undo); err != nil {
		t.Fatal(err)
	}
	if after := exported(t, p); after != before {
		t.Errorf("after undo there is\n%s\nwant\n%s", after, before)
	}
	if lines, _, err := again.file.Index(); err != nil || len(lines) != 0 {
		t.Errorf("the library still lists %v (%v)", lines, err)
	}
}

func TestAChangeIsPlannedAnewOnTopOfSomebodyElses(t *testing.T) {
	p := inTemporary(t)
	if err := p.fill(p.path(), sample(t)); err != nil {
		t.Fatal(err)
	}
	rename := func(field, title string) func(model.State) (step, error) {
		return func(model.State) (step, error) {
			set := edit.Set{Doc: "smartphone", Ref: model.Ref{Kind: model.KindJourney, Key: "smartphone"}, Field: field, Value: edit.Value(title)}
			return step{label: "Rename", journey: "smartphone", edits: []edit.Edit{set}}, nil
		}
	}
	mine, err := p.write()
	if err != nil {
		t.Fatal(err)
	}
	plans := 0
	err = mine.change(func(s model.State) (step, error) {
		if plans++; plans == 1 {
			other, err := p.write()
			if err == nil {
				err = other.change(rename("owner", "Somebody else"))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		return rename("title", "Mine")(s)
	})
	if err != nil || plans != 2 {
		t.Fatalf("%d plans, %v", plans, err)
	}
	got := exported(t, p)
	if !strings.Contains(got, `"Somebody else"`) || !strings.Contains(got, `"title": "Mine"`) {
		t.Error("one of the two changes is lost")
	}
}

func TestTheLibraryKnowsTheHeadlineNumbers(t *testing.T) {
	p := inTemporary(t)
	if err := p.fill(p.path(), sample(t)); err != nil {
		t.Fatal(err)
	}
	w, err := p.read()
	if err != nil {
		t.Fatal(err)
	}
	l := w.Lines()[0]
	if l.Emotion.Or(-1) != 59 || l.Goal.Or(-1) != 12 || l.Coverage.Or(-1) != 55 || l.Touchpoints != 15 || len(l.Activities) != 9 {
		t.Errorf("got %+v", l)
	}
}

func TestJourneysArePickedByIDThenTitleThenItsBeginning(t *testing.T) {
	lines := []store.Summary{
		{Journey: "a", Title: "Phone"},
		{Journey: "b", Title: "Phone and more"},
		{Journey: "phone and", Title: "Other"},
		{Journey: "c", Title: "Äpfel"},
	}
	for arg, want := range map[string]model.DocID{"a": "a", "phone": "a", "PHONE": "a", "phone and": "phone and", "phone and m": "b", "äp": "c", "ph": "", "x": "", "": ""} {
		got, err := pick(lines, []string{arg})
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q picks %q (%v), want %q", arg, got, err, want)
		}
	}
}

func TestAFileThatCannotBeFilledLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.json")
	full := errors.New("disk full")
	err := writeFile(path, false, func(w io.Writer) error {
		fmt.Fprint(w, "half")
		return full
	})
	if !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestErrorsAreOneLineThatATerminalDoesNotObey(t *testing.T) {
	var b bytes.Buffer
	if got := report(&b, advise(errors.New("a\nb\x1b[31m"), "do\nthis")); got != exitFailed {
		t.Errorf("status %d", got)
	}
	if got := b.String(); got != "wend: a b[31m\nhint: do this\n" {
		t.Errorf("got %q", got)
	}
}

func TestTheClosestCommandIsNamed(t *testing.T) {
	root := newRoot(&program{})
	for word, want := range map[string]string{"exprot": "export", "lst": "list", "analyse": "analyze", "impor": "import"} {
		if got := closest(root, word); got != want {
			t.Errorf("%q suggests %q, want %q", word, got, want)
		}
	}
}

func TestEveryCommandSaysWhatItDoesInALine(t *testing.T) {
	for _, c := range newRoot(&program{}).Commands() {
		if c.Short == "" || len(c.Short) > 60 || strings.HasSuffix(c.Short, ".") {
			t.Errorf("%s says %q", c.Name(), c.Short)
		}
		if !slices.Contains([]string{"completion"}, c.Name()) && c.RunE == nil {
			t.Errorf("%s does nothing", c.Name())
		}
	}
}
