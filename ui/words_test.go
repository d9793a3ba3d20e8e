package ui_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"wend/assets"
	"wend/model"
	"wend/model/text"
	"wend/ui"
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

// renamed returns a file of journeys in which every id is one that nobody would read
// as a word.
func renamed(t *testing.T, path string) []byte {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var all any
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	each(all, "", func(key, s string) string {
		ids[s] = ids[s] || key == "id"
		return s
	})
	all = each(all, "", func(key, s string) string {
		if ids[s] && key != "kind" && key != "unit" {
			return "zqx-" + s
		}
		return s
	})
	raw, err = json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// each returns a JSON value with every text in it replaced; key is that of the text
// or of its list.
func each(v any, key string, become func(key, s string) string) any {
	switch v := v.(type) {
	case string:
		return become(key, v)
	case []any:
		for i := range v {
			v[i] = each(v[i], key, become)
		}
	case map[string]any:
		for k := range v {
			v[k] = each(v[k], k, become)
		}
	}
	return v
}

func TestNoIdIsShownWhereThereIsAName(t *testing.T) {
	ways := [][]string{nil, {"2"}, {"3"}, {"4"}, {"4", "%", "G"}, {"enter"}, {"2", "enter"}, {"3", "enter"}, {"4", "j", "E"}, {"Z"}, {"^"}, {"R"}, {"g", "/", "a"}, {"Y"}}
	for _, e := range ui.Screens() {
		row, _ := keymap.Default().Row(e.Action)
		ways = append(ways, strings.Fields(row.Keys[0]), append(strings.Fields(row.Keys[0]), "G", "enter"), append(strings.Fields(row.Keys[0]), "j", "E"))
	}
	for _, at := range keymap.Things() {
		ways = append(ways, append(append([]string{":"}, strings.Split(at.Plural, "")...), "enter"))
	}
	raw := renamed(t, "../assets/samples/smartphone.json")
	for _, keys := range ways {
		d := fresh(t)
		bringBytes(d, raw)
		if d.App.Open() == nil || !strings.HasPrefix(string(d.App.Open().ID()), "zqx-") {
			t.Fatalf("it is not imported: %s", d.App.Toast())
		}
		d.Resize(200, 60)
		for _, k := range keys {
			if k == " " {
				k = "space"
			}
			d.Press(k)
		}
		for _, said := range []string{d.Screen(), d.Machine.Clipboard} {
			if at := strings.Index(said, "zqx-"); at >= 0 {
				t.Errorf("after %q an id is shown: %s", keys, said[max(0, at-60):min(len(said), at+40)])
			}
		}
	}
}

func TestAKPIOfTheCatalogueIsCalledByItsNameAndTypedSo(t *testing.T) {
	for _, k := range assets.KPICatalogue() {
		if got := text.Definition(k.Key); got != k.Name {
			t.Errorf("%s is called %q, in the catalogue %q", k.Key, got, k.Name)
		}
	}
	d := fresh(t)
	bring(t, d, "../assets/samples/smartphone.json")
	d.Press("g", "k", "enter")
	k := d.App.About()
	to(t, d, "Definition")
	d.Press("enter", "ctrl+a", "ctrl+k")
	d.Type("satisfaction with CONTENT")
	d.Press("enter")
	d.Shows("Satisfaction with content")
	now, _ := model.Lookup[model.KPI](d.App.Open(), k.Key)
	if now.Definition != "content-satisfaction" {
		t.Errorf("it is kept as %q", now.Definition)
	}
}
