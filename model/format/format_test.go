package format_test

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"wend/model"
	"wend/model/format"
	"wend/model/format/source"
)

func sample(t *testing.T) model.State {
	t.Helper()
	f, err := os.Open("json/testdata/smartphone.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s, _, err := format.All[0].Read(f, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestEachFormatHasANameOfItsOwnAndADirection(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range format.All {
		if f.Read == nil && f.Write == nil {
			t.Errorf("%s is neither read nor written", f.Name)
		}
		if f.About == "" || !strings.HasPrefix(f.Ext, ".") || f.Ext != strings.ToLower(f.Ext) || seen[f.Name] || seen[f.Ext] {
			t.Errorf("the row of %q is not whole, or there twice", f.Name)
		}
		seen[f.Name], seen[f.Ext] = true, true
	}
}

func TestEachFormatWritesAllJourneysOrTheChosenOnesAndRefusesOthers(t *testing.T) {
	s := sample(t).With(model.NewDocument("second", model.Journey{ID: "second", Title: "Another way"}))
	for _, f := range format.Writers() {
		text := func(ids ...model.DocID) string {
			var b bytes.Buffer
			if err := f.Write(&b, s, ids...); err != nil {
				t.Fatal(err)
			}
			return b.String()
		}
		all, one := text(), text("second")
		if !strings.Contains(all, "Smartphone buyer, interest phase") || !strings.Contains(all, "Another way") {
			t.Errorf("%s does not write all journeys", f.Name)
		}
		if !strings.Contains(one, "Another way") || strings.Contains(one, "Interest phase") {
			t.Errorf("%s does not write the chosen journey alone", f.Name)
		}
		if !strings.HasSuffix(all, "\n") || strings.HasSuffix(all, "\n\n") {
			t.Errorf("%s does not end with one line end", f.Name)
		}
		if err := f.Write(&bytes.Buffer{}, s, "gone"); !errors.Is(err, model.ErrNotFound) {
			t.Errorf("%s writes a journey that is not there: %v", f.Name, err)
		}
		if err := f.Write(full{}, s); !errors.Is(err, errFull) {
			t.Errorf("%s does not say that nothing was written: %v", f.Name, err)
		}
	}
}

var errFull = errors.New("no space")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWhatIsReadIsWrittenAndReadTheSame(t *testing.T) {
	for _, f := range format.Readers() {
		if f.Write == nil {
			continue
		}
		var first, second bytes.Buffer
		if err := f.Write(&first, sample(t)); err != nil {
			t.Fatal(err)
		}
		back, _, err := f.Read(bytes.NewReader(first.Bytes()), source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Write(&second, back); err != nil || first.String() != second.String() {
			t.Errorf("%s does not read what it writes: %v", f.Name, err)
		}
	}
}

func TestTheFormatIsChosenByNameElseByTheEndOfTheFile(t *testing.T) {
	for _, c := range []struct{ name, path, want, says string }{
		{"", "", "json", ""},
		{"", "phones", "json", ""},
		{"", "dir.d/phones", "json", ""},
		{"", "phones.json", "json", ""},
		{"", "phones.MD", "markdown", ""},
		{"markdown", "", "markdown", ""},
		{"markdown", "phones.txt", "markdown", ""},
		{"", "phones.pdf", "", `there is no format of files that end in ".pdf"`},
		{"bogus", "phones.json", "", `there is no format "bogus"`},
	} {
		f, err := format.ForWriting(c.name, c.path)
		if c.says != "" && (err == nil || err.Error() != c.says) || c.says == "" && (err != nil || f.Name != c.want) {
			t.Errorf("%q and %q give %s, %v", c.name, c.path, f.Name, err)
		}
	}
	for path, want := range map[string]string{"-": "json", "phones.json": "json", "phones.txt": "json", "phones": "json", "map.md": ""} {
		if f, err := format.ForReading(path); (err == nil) != (want != "") || err == nil && f.Name != want {
			t.Errorf("%q is read as %s, %v", path, f.Name, err)
		}
	}
}
