package insight

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wend/model"
)

// line is a map on which it depends on a setting whether a rule speaks.
type line struct {
	rule         RuleID
	on           func(r *room) // nil: the healthy map
	value        string        // of the setting, in JSON
	unset, moved []ID          // what is raised without and with it
}

var lines = map[string]line{
	"fewStages":       {rule: "L10", value: "4", moved: []ID{"L10:j"}},
	"manyStages":      {rule: "L10", value: "2", moved: []ID{"L10:j"}},
	"manyTouchpoints": {rule: "L10", value: "1", moved: []ID{"L10:after", "L10:interest"}},
	"fewFeelings": {rule: "L21", value: "6", unset: []ID{"L21:ana"}, on: func(r *room) {
		r.feel("t3", 1, 2)
	}},
	"lowImportance": {rule: "L17", value: "2", moved: []ID{"L17:t5"}, on: func(r *room) { r.feel("t5", -2, -2) }},
	"moodDrop": {rule: "L18", value: "2", moved: []ID{"L18:t4+t3"}, on: func(r *room) {
		r.feel("t3", 1, 1)
		r.feel("t4", -1, -1)
	}},
	"flatCurve":  {rule: "L21", value: "2", moved: []ID{"L21:ana", "L21:ben"}},
	"personaGap": {rule: "L23", value: "1", moved: []ID{"L23:t1"}, on: func(r *room) { r.feel("t1", 2, 1) }},
	"promiseGap": {rule: "L24", value: "1", moved: []ID{"L24:t4"}, on: func(r *room) {
		change(r, "ben/t4", func(e *model.Experience) { e.Expected = model.Some(1) })
	}},
	"criticalPain": {rule: "L27", value: "15", moved: []ID{"L27:f9"}, on: func(r *room) {
		r.put(model.Finding{ID: "f9", Type: model.Pain, Text: "p", Severity: model.Some(5), Frequency: model.Some(3)})
	}},
	"flowGap": {rule: "L82", value: "0.02", moved: []ID{"L82:interest/purchase+k1"}, on: func(r *room) {
		r.put(counted("k1", "2026-10-02", 5300, 10000))
	}},
	"kpiBehind": {rule: "L51", value: "0.2", unset: []ID{"L51:k2"}, on: func(r *room) { // a quarter is attained
		r.put(measured("k2", "2026-01-01", 100), measured("k2", "2026-10-01", 105))
	}},
	"happyIndex": {rule: "L54", value: "80", unset: []ID{"L54:interest+k1"}, on: func(r *room) { // 75
		r.put(counted("k1", "2026-10-01", 4900, 10000))
	}},
	"unhappyIndex": {rule: "L54", value: "45", moved: []ID{"L54:interest+k1"}, on: func(r *room) { // 43.75
		r.feel("t1", 0, -1)
		r.feel("t2", 0, 0)
	}},
	"weakActivity": {rule: "L45", value: "3", moved: []ID{"L45:t3+shop"}, on: func(r *room) {
		change(r, "shop", func(a *model.Activity) { a.Strength = model.Some(3) })
	}},
	"singlePoint": {rule: "L44", value: "1", moved: []ID{"L44:shop"}},
	"mostlyAssumed": {rule: "L62", value: "0.4", moved: []ID{"L62:j"}, on: func(r *room) { // exactly half
		for _, key := range []string{"ana/t1", "ana/t2", "ana/t3", "ana/t4", "ana/t5"} {
			change(r, key, func(e *model.Experience) { e.Tier = "" })
		}
	}},
	"stagesOwned": {rule: "L75", value: "4", unset: []ID{"L75:t1+t3+t4"}, on: func(r *room) { everywhere(r, "Chair") }},
}

// set gives a setting of the room's workspace a value that its table allows.
func (r *room) set(t *testing.T, f model.Field, value json.RawMessage) {
	t.Helper()
	o, err := f.With(r.shared.Workspace(), value)
	if err == nil {
		err = model.Check(o)
	}
	if err != nil {
		t.Fatal(err)
	}
	r.put(o)
}

func TestEverySettingOfWhatStandsOutMovesItsLine(t *testing.T) {
	usual := model.Workspace{Settings: model.Settings{}.WithDefaults()}
	count := 0
	for _, f := range model.Fields(model.KindWorkspace) {
		if f.Group != "What stands out" {
			continue
		}
		count++
		l, has := lines[strings.TrimPrefix(f.Name, "settings.")]
		if !has {
			t.Errorf("%s has no example", f.Name)
			continue
		}
		r := healthy()
		if l.on != nil {
			l.on(r)
		}
		raises := func(when string, want []ID) {
			t.Helper()
			if diff := cmp.Diff(append([]ID{}, want...), of(r.found(), l.rule)); diff != "" {
				t.Errorf("%s %s: -want +got\n%s", f.Name, when, diff)
			}
		}
		raises("unset", l.unset)
		r.set(t, f, f.Encode(usual))
		raises("at its default", l.unset)
		r.set(t, f, json.RawMessage(l.value))
		raises("at "+l.value, l.moved)
	}
	if count != len(lines) {
		t.Errorf("%d examples for %d settings", len(lines), count)
	}
}

// with changes the settings of the room's workspace.
func (r *room) with(how func(*model.Settings)) {
	w := r.shared.Workspace()
	how(&w.Settings)
	r.put(w)
}

func TestAMapOfOneStageIsReadableWhereThatIsEnough(t *testing.T) {
	r := healthy()
	for s := range r.j.Stages() {
		if s.ID != "interest" {
			r.cut(model.KindTouchpoint, r.j.IDs(model.KindTouchpoint, string(s.ID))...)
			r.cut(model.KindStage, string(s.ID))
		}
	}
	if diff := cmp.Diff([]ID{"L10:j"}, of(r.found(), "L10")); diff != "" {
		t.Errorf("unset: -want +got\n%s", diff)
	}
	r.with(func(s *model.Settings) { s.FewStages = model.Some(1) })
	if diff := cmp.Diff([]ID{}, of(r.found(), "L10")); diff != "" {
		t.Errorf("at 1: -want +got\n%s", diff)
	}
}

func TestAJourneyOfTooFewFeelingsIsNotWithoutDelight(t *testing.T) {
	r := healthy() // ten feelings
	r.feel("t3", 1, 1)
	r.with(func(s *model.Settings) { s.FewFeelings = model.Some(10) })
	if diff := cmp.Diff([]ID{"L20:j"}, of(r.found(), "L20")); diff != "" {
		t.Errorf("at 10: -want +got\n%s", diff)
	}
	r.with(func(s *model.Settings) { s.FewFeelings = model.Some(11) })
	if diff := cmp.Diff([]ID{}, of(r.found(), "L20")); diff != "" {
		t.Errorf("at 11: -want +got\n%s", diff)
	}
}

func TestATeamOfOneTouchpointIsWordedForTheRoom(t *testing.T) {
	r := healthy()
	r.put(model.Session{ID: "s1", Date: "2026-01-01", Participants: []string{"Shop team", "Service team"}})
	r.with(func(s *model.Settings) { s.StagesOwned = model.Some(1) })
	want := []string{"Logistics owns 1 touchpoint and is not in the room."}
	var got []string
	for _, i := range r.found() {
		if i.Rule == "L75" {
			got = append(got, i.Text)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
