package assets_test

import (
	"bytes"
	stdjson "encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"wend/assets"
	"wend/model"
	"wend/model/analysis"
	"wend/model/format/json"
	"wend/model/format/source"
)

var update = flag.Bool("update", false, "rewrite templates in the form in which wend writes them")

func all() []assets.Template {
	return slices.Concat(assets.StageSets(), assets.ChainSets(), assets.Samples(), []assets.Template{assets.Tutorial()})
}

func decode(t *testing.T, a assets.Template) model.State {
	t.Helper()
	s, report, err := json.Decode(a.Open(), source.Options{})
	if err != nil {
		t.Fatalf("%s: %v", a.Key, err)
	}
	if len(report.Notes) > 0 {
		t.Errorf("%s: %v", a.Key, report.Notes)
	}
	return s
}

func TestEveryTemplateStandsAsWendWouldWriteIt(t *testing.T) {
	for _, a := range all() {
		var b bytes.Buffer
		if err := json.Encode(&b, decode(t, a)); err != nil {
			t.Fatal(err)
		}
		if *update {
			if err := os.WriteFile(path.Join(folder(a), a.Key+".json"), b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		} else if !bytes.Equal(b.Bytes(), a.Bytes()) {
			t.Errorf("%s: run go test -update ./assets", a.Key)
		}
	}
}

// folder returns where a template stands.
func folder(a assets.Template) string {
	switch {
	case slices.Contains(assets.StageSets(), a):
		return "stages"
	case slices.Contains(assets.ChainSets(), a):
		return "chains"
	case slices.Contains(assets.Samples(), a):
		return "samples"
	}
	return "."
}

func TestTheTutorialIsNoSample(t *testing.T) {
	if slices.Contains(assets.Samples(), assets.Tutorial()) {
		t.Error("the tutorial is offered as a sample")
	}
}

func TestKeysAreUniqueAndFound(t *testing.T) {
	seen := map[string]bool{}
	for _, a := range all() {
		if seen[a.Key] || a.Title == "" || a.About == "" {
			t.Errorf("%q is there twice or says nothing about itself", a.Key)
		}
		seen[a.Key] = true
		if found, ok := assets.Find(a.Key); !ok || found != a {
			t.Errorf("%q is not found", a.Key)
		}
	}
	if _, ok := assets.Find("nothing"); ok {
		t.Error("something is found under a key that does not exist")
	}
}

func TestStageSetsHaveDefinedStagesAndTheirTitle(t *testing.T) {
	for _, a := range assets.StageSets() {
		s := decode(t, a)
		journeys := slices.Collect(s.Journeys())
		if len(journeys) != 1 {
			t.Fatalf("%s has %d journeys", a.Key, len(journeys))
		}
		doc := journeys[0]
		if doc.Journey().Title != a.Title {
			t.Errorf("%s is called %q and %q", a.Key, a.Title, doc.Journey().Title)
		}
		if doc.Len(model.KindTouchpoint) > 0 {
			t.Errorf("%s has touchpoints", a.Key)
		}
		if a.Key == "S-BLANK" {
			continue
		}
		if doc.Journey().GoalStage == "" {
			t.Errorf("%s has no goal stage", a.Key)
		}
		for st := range doc.Stages() {
			if st.Type == "" || st.Definition == "" || st.CustomerGoal == "" || len(st.Signals) == 0 {
				t.Errorf("%s: stage %s is not described", a.Key, st.ID)
			}
		}
	}
}

func TestChainSetsHaveClassifiedActivities(t *testing.T) {
	for _, a := range assets.ChainSets() {
		w := decode(t, a).Workspace()
		if w.Len(model.KindActivity) < 8 {
			t.Errorf("%s has %d activities", a.Key, w.Len(model.KindActivity))
		}
		for act := range model.All[model.Activity](w) {
			if act.Class == "" || act.Category == "" || act.Description == "" {
				t.Errorf("%s: activity %s is not described", a.Key, act.ID)
			}
		}
	}
}

func TestCatalogueSpeaksTheWordsOfTheModel(t *testing.T) {
	kinds := map[string]bool{}
	seen := map[string]bool{}
	for _, k := range assets.KPICatalogue() {
		if seen[k.Key] || k.Name == "" || k.Definition == "" {
			t.Errorf("%q is there twice or not described", k.Key)
		}
		seen[k.Key] = true
		if err := model.Check(model.KPI{ID: model.KPIID(k.Key), Unit: model.Unit(k.Unit), Direction: model.Direction(k.Direction)}); err != nil {
			t.Error(err)
		}
		for _, kind := range k.Stages {
			kinds[kind] = true
			if err := model.Check(model.Stage{ID: "s", Type: model.StageKind(kind)}); err != nil {
				t.Errorf("%s: %v", k.Key, err)
			}
		}
	}
	if len(kinds) != 8 {
		t.Errorf("the catalogue serves %d of eight kinds of stages", len(kinds))
	}
	for _, a := range assets.Samples() {
		for doc := range decode(t, a).Journeys() {
			for k := range model.All[model.KPI](doc) {
				if !seen[k.Definition] {
					t.Errorf("%s: KPI %s refers to %q, which is not in the catalogue", a.Key, k.ID, k.Definition)
				}
			}
		}
	}
}

func TestSamplesHaveTheirExpectedNumbers(t *testing.T) {
	for _, a := range assets.Samples() {
		got, err := analysis.Compute(decode(t, a), model.DocID(a.Key), analysis.Options{}).JSON()
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile("testdata/" + a.Key + ".expected.json")
		if err != nil {
			t.Fatal(err)
		}
		report := parse(t, got).(map[string]any)
		report["opportunities"] = slices.DeleteFunc(report["opportunities"].([]any), func(o any) bool {
			return o.(map[string]any)["derived"] != true // those people wrote down; the expected numbers know none
		})
		within(t, a.Key, parse(t, want), report)
	}
}

func parse(t *testing.T, data []byte) (v any) {
	t.Helper()
	if err := stdjson.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// within fails unless all that want says is in got, numbers to 1e-6. Lists of
// objects are compared as sets, by their first text.
func within(t *testing.T, path string, want, got any) {
	t.Helper()
	switch want := want.(type) {
	case map[string]any:
		g, _ := got.(map[string]any)
		for name, w := range want {
			within(t, path+"."+name, w, g[name])
		}
	case []any:
		g, _ := got.([]any)
		if len(g) != len(want) {
			t.Errorf("%s: %d entries, want %d", path, len(g), len(want))
			return
		}
		for i := range want {
			within(t, fmt.Sprintf("%s[%s]", path, name(want[i])), want[i], named(g, want[i], i))
		}
	case float64:
		if g, ok := got.(float64); !ok || math.Abs(g-want) > 1e-6*math.Max(1, math.Abs(want)) {
			t.Errorf("%s: %v, want %v", path, got, want)
		}
	default:
		if got != want {
			t.Errorf("%s: %v, want %v", path, got, want)
		}
	}
}

// name returns what tells an entry from its neighbours.
func name(entry any) string {
	m, _ := entry.(map[string]any)
	var s string
	for _, key := range []string{"persona", "stage", "from", "to", "activity", "touchpoint"} {
		if v, ok := m[key].(string); ok {
			s += v + " "
		}
	}
	return s
}

func named(list []any, like any, i int) any {
	if name(like) == "" {
		return list[i]
	}
	for _, e := range list {
		if name(e) == name(like) {
			return e
		}
	}
	return nil
}

// The formulas count 7 as easy: the older question runs the other way.
func TestTheCatalogueAsksForEffortTheWayTheFormulasCountIt(t *testing.T) {
	for _, k := range assets.KPICatalogue() {
		if k.Key == "effort" && (k.Direction != "up" || k.Scale != 7 || !strings.Contains(k.Definition, "7 is very easy")) {
			t.Errorf("effort goes %s on 1 to %d: %s", k.Direction, k.Scale, k.Definition)
		}
	}
}
