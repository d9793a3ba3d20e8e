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
	"wend/model/analysis"
	"wend/model/insight"
	"wend/model/text"
	"wend/ui"
	"wend/ui/keymap"
	"wend/ui/uitest"
)

func TestOneThingHasOneWordAndNoValueIsShownAsItIsStored(t *testing.T) {
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(path) != ".txt" || !strings.Contains(path, "testdata") {
			return err
		}
		picture, err := os.ReadFile(path)
		uitest.Words(t, path, string(picture))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range keymap.Table() {
		uitest.Words(t, "help of "+string(c.Action), c.Title+". "+c.Hint+". "+c.Help)
	}
}

func TestOneThingHasOneWordInWhatExplainsTheProgramToo(t *testing.T) {
	for _, path := range []string{"../README.md", "../assets/tutorial.json", "../assets/kpis.json"} {
		said, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		uitest.Words(t, path, inJSON.ReplaceAllString(string(said), ""))
	}
	for _, k := range model.Kinds() {
		for _, f := range model.Fields(k) {
			uitest.Words(t, "field "+string(k)+"."+f.Name, f.Label+". "+f.Help)
		}
	}
	for _, w := range analysis.Glossary() {
		uitest.Words(t, "the glossary", w.Title+". "+w.Plain)
	}
	for _, r := range insight.Rules() {
		uitest.Words(t, "rule "+string(r.ID), r.Title+". "+r.Action)
	}
}

// inJSON is what a file says to the program: keys, and values of one word.
var inJSON = regexp.MustCompile(`"[\w-]+":( "[\w-]+",?)?`)

func TestPagesShowNoValueAsItIsStored(t *testing.T) {
	d := smartphone(t)
	d.Resize(200, 70)
	for _, keys := range [][]string{{"enter"}, {"esc", "3", "enter"}, {"esc", "1", "o", "C", "enter"}, {"esc", "R"}} {
		d.Press(keys...)
		uitest.Words(t, strings.Join(keys, " "), d.Screen())
	}
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
