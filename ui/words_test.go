package ui_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"wend/model"
	"wend/model/text"
	"wend/ui/keymap"
)

// otherWords are words for things that have another word here, as whole words.
var otherWords = regexp.MustCompile(`(?i)\bchances?\b|\bideas?\b│|[│┃▸] ?Matters +[│┃]|[│┃▸] ?Does +[│┃]|messages and offers`)

// slugs returns a pattern of the values of enumerations that people read otherwise.
func slugs(t *testing.T) *regexp.Regexp {
	t.Helper()
	var out []string
	for _, k := range model.Kinds() {
		for _, f := range model.Fields(k) {
			for _, v := range f.Options {
				if strings.Contains(v, "-") && text.Words(v) != v {
					out = append(out, regexp.QuoteMeta(v))
				}
			}
		}
	}
	if len(out) < 20 {
		t.Fatalf("only %d values have other words", len(out))
	}
	return regexp.MustCompile(`\b(` + strings.Join(out, "|") + `)\b`)
}

func TestOneThingHasOneWordAndNoValueIsShownAsItIsStored(t *testing.T) {
	stored := slugs(t)
	check := func(where, said string) {
		t.Helper()
		for _, line := range strings.Split(said, "\n") {
			if found := stored.FindString(line); found != "" {
				t.Errorf("%s shows %q as it is stored: %s", where, found, line)
			}
			if found := otherWords.FindString(line); found != "" {
				t.Errorf("%s says %q: %s", where, found, line)
			}
		}
	}
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(path) != ".txt" || !strings.Contains(path, "testdata") {
			return err
		}
		picture, err := os.ReadFile(path)
		check(path, string(picture))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range keymap.Table() {
		check("help of "+string(c.Action), c.Title+". "+c.Hint+". "+c.Help)
	}
}

func TestPagesShowNoValueAsItIsStored(t *testing.T) {
	stored := slugs(t)
	d := smartphone(t)
	d.Resize(200, 70)
	look := func() {
		t.Helper()
		if found := stored.FindString(d.Screen()); found != "" {
			t.Errorf("%q is shown as it is stored:\n%s", found, d.Screen())
		}
	}
	for _, keys := range [][]string{{"enter"}, {"esc", "3", "enter"}, {"esc", "1", "o"}} {
		d.Press(keys...)
		look()
	}
	d.Type("Compare on one page")
	d.Press("enter")
	look()
	d.Press("esc", "R")
	look()
}
