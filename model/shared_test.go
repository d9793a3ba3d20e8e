package model_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"wend/model"
)

// settings returns the lines of the workspace's table that are settings.
func settings() []model.Field {
	var out []model.Field
	for _, f := range model.Fields(model.KindWorkspace) {
		if strings.HasPrefix(f.Name, "settings.") {
			out = append(out, f)
		}
	}
	return out
}

func TestEverySettingHasADefaultWithinItsLimits(t *testing.T) {
	w := model.Workspace{Settings: model.Settings{}.WithDefaults()}
	for _, f := range settings() {
		if f.Unset(w) {
			t.Errorf("%s has no default", f.Name)
		}
	}
	if err := model.Check(w); err != nil {
		t.Error(err)
	}
}

func TestDefaultsKeepWhatIsSet(t *testing.T) {
	for _, f := range settings() {
		limit := fmt.Sprint(f.Max) // no default is at its upper limit
		if f.Type == model.Choice {
			limit = strconv.Quote(f.Options[len(f.Options)-1]) // … or the last of its options
		}
		o, err := f.With(model.Workspace{}, []byte(limit))
		if err != nil {
			t.Fatal(err)
		}
		w := o.(model.Workspace)
		w.Settings = w.Settings.WithDefaults()
		if got := string(f.Encode(w)); got != limit {
			t.Errorf("%s is %s after setting %s", f.Name, got, limit)
		}
	}
}

func TestTheHelpOfASettingNamesItsDefault(t *testing.T) {
	w := model.Workspace{Settings: model.Settings{}.WithDefaults()}
	for _, f := range settings() {
		_, said, told := strings.Cut(f.Help, "unset means ")
		if !told {
			if f.Group == "What stands out" {
				t.Errorf("%s does not tell its default", f.Name)
			}
			continue
		}
		want := string(f.Encode(w))
		if f.Unit == "share" {
			o, _ := f.Value(w).(model.Opt[float64])
			want = fmt.Sprintf("%g %%", 100*o.Or(0))
		}
		if said != want {
			t.Errorf("%s: help says %s, the default is %s", f.Name, said, want)
		}
	}
}
