package bolt

import (
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/model"
	"wend/store"
)

var exported = cmp.Exporter(func(reflect.Type) bool { return true })

func TestSummaryDecodesToItself(t *testing.T) {
	opt := rapid.Custom(func(t *rapid.T) model.Opt[int] {
		if rapid.Bool().Draw(t, "set") {
			return model.Some(rapid.Int().Draw(t, "value"))
		}
		return model.Opt[int]{}
	})
	rapid.Check(t, func(t *rapid.T) {
		want := store.Summary{
			Journey: model.JourneyID(rapid.String().Draw(t, "journey")), Title: rapid.String().Draw(t, "title"),
			Variant: model.Variant(rapid.String().Draw(t, "variant")), Stages: rapid.Int().Draw(t, "stages"),
			Touchpoints: rapid.Int().Draw(t, "touchpoints"), Emotion: opt.Draw(t, "emotion"),
			Goal: opt.Draw(t, "goal"), Coverage: opt.Draw(t, "coverage"),
		}
		for range rapid.IntRange(0, 4).Draw(t, "items") {
			want.Tags = append(want.Tags, rapid.String().Draw(t, "tag"))
			want.Personas = append(want.Personas, rapid.String().Draw(t, "persona"))
			want.PersonaIDs = append(want.PersonaIDs, model.PersonaID(rapid.String().Draw(t, "persona id")))
			want.Activities = append(want.Activities, model.ActivityID(rapid.String().Draw(t, "activity")))
		}
		if rapid.Bool().Draw(t, "dated") {
			want.Updated = time.Unix(0, rapid.Int64().Draw(t, "updated")).UTC()
		}
		encoded := encodeSummary(want)
		got, err := decodeSummary(encoded)
		if diff := cmp.Diff(want, got, exported); err != nil || diff != "" {
			t.Fatal(err, diff)
		}
		later, err := decodeSummary(append(encoded, "a field of later"...))
		if diff := cmp.Diff(want, later, exported); err != nil || diff != "" {
			t.Fatal("with a later field:", err, diff)
		}
	})
}

func TestSummaryOfAnEarlierVersionLacksItsLastFields(t *testing.T) {
	whole := encodeSummary(store.Summary{Journey: "j1", Title: "Buying", Coverage: model.Some(3)})
	got, err := decodeSummary(whole[:len(whole)-2])
	if diff := cmp.Diff(store.Summary{Journey: "j1", Title: "Buying"}, got, exported); err != nil || diff != "" {
		t.Error(err, diff)
	}
}

func FuzzSummary(f *testing.F) {
	f.Add(encodeSummary(store.Summary{Journey: "j1", Title: "Buying", Tags: []string{"a", "b"}, Updated: time.Unix(1, 0)}))
	f.Fuzz(func(_ *testing.T, b []byte) { _, _ = decodeSummary(b) })
}
