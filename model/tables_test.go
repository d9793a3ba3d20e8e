package model_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/model"
	"wend/model/edit/edittest"
)

// editable lists the kinds that have a table; orders are kept by the edits.
func editable() []model.Kind {
	return slices.DeleteFunc(model.Kinds(), func(k model.Kind) bool { return k == model.KindOrder })
}

func zero(t *testing.T, k model.Kind) model.Object {
	t.Helper()
	o, err := model.DecodeObject(k, []byte("{}"))
	if err != nil {
		t.Fatalf("%s cannot be decoded: %v", k, err)
	}
	return o
}

// leaves returns the JSON paths of the fields of a struct; structs inside it
// are followed, optional values and lists are leaves.
func leaves(typ reflect.Type, prefix string) []string {
	var out []string
	for f := range typ.Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case name == "":
			out = append(out, prefix+f.Name+" has no JSON name")
		case f.Type.Kind() == reflect.Struct && !f.Type.Implements(reflect.TypeFor[json.Marshaler]()):
			out = append(out, leaves(f.Type, prefix+name+".")...)
		default:
			out = append(out, prefix+name)
		}
	}
	return out
}

func TestEveryFieldOfEveryKindHasALineInItsTable(t *testing.T) {
	for _, k := range editable() {
		var lines []string
		for _, f := range model.Fields(k) {
			lines = append(lines, f.Name)
		}
		want := leaves(reflect.TypeOf(zero(t, k)), "")
		slices.Sort(want)
		slices.Sort(lines)
		if diff := cmp.Diff(want, lines); diff != "" {
			t.Errorf("%s: fields (-struct +table):\n%s", k, diff)
		}
	}
}

func TestEveryKindIsKnownEverywhere(t *testing.T) {
	names, plurals := map[string]bool{}, map[string]bool{}
	for _, k := range model.Kinds() {
		if got := zero(t, k).Kind(); got != k {
			t.Errorf("%s decodes to a %s", k, got)
		}
		var back model.Kind
		text, _ := k.MarshalText()
		if err := back.UnmarshalText(text); err != nil || back != k {
			t.Errorf("%s is written %q and read as %s, %v", k, text, back, err)
		}
		if names[k.String()] || k.Plural() != "" && plurals[k.Plural()] {
			t.Errorf("%s has the name of another kind", k)
		}
		names[k.String()], plurals[k.Plural()] = true, true
		if !k.In(model.WorkspaceDoc) && !k.In("j") {
			t.Errorf("%s lives nowhere", k)
		}
	}
}

func TestTheTablesAreComplete(t *testing.T) {
	for _, k := range editable() {
		typ := reflect.TypeOf(zero(t, k))
		for _, f := range model.Fields(k) {
			where := k.String() + "." + f.Name
			if f.Name != "id" && (f.Label == "" || f.Group == "") {
				t.Errorf("%s has no label or group", where)
			}
			if f.Type == model.Choice && len(f.Options) == 0 {
				t.Errorf("%s has nothing to choose from", where)
			}
			if refers := f.Type == model.One || f.Type == model.Many || f.Type == model.Ends; refers != (f.Target != model.NoKind) {
				t.Errorf("%s: type and target do not agree", where)
			}
			if f.Owner && f.Loose {
				t.Errorf("%s: an owner must be in reach", where)
			}
		}
		if _, err := model.FieldOf(k, "no such field"); err == nil {
			t.Errorf("%s has every field of %s", k, typ)
		}
	}
}

func TestTheRandomObjectsSetEveryField(t *testing.T) {
	for _, k := range editable() {
		set := map[string]bool{}
		rapid.Check(t, func(rt *rapid.T) {
			doc := model.DocID("j1")
			if !k.In(doc) {
				doc = model.WorkspaceDoc
			}
			o := edittest.New(rt).Object(rich, doc, k)
			for _, f := range model.Fields(k) {
				set[f.Name] = set[f.Name] || !f.Unset(o)
			}
		})
		for _, f := range model.Fields(k) {
			if !set[f.Name] && !testing.Short() {
				t.Errorf("%s.%s is never set", k, f.Name)
			}
		}
	}
}

// rich is a state in which every field can refer to something.
var rich = func() model.State {
	s := edittest.Base()
	w, _ := s.Document(model.WorkspaceDoc)
	w = w.With(model.Evidence{ID: "e1"}).With(model.Initiative{ID: "i1"}).With(model.Competitor{ID: "c1"})
	j, _ := s.Document("j1")
	j = j.With(model.Opportunity{ID: "o1"}).With(model.Hypothesis{ID: "h1"}).With(model.KPI{ID: "k1"})
	// initiatives refer to findings and opportunities of journeys
	w = w.With(model.Finding{ID: "f1"}).With(model.Opportunity{ID: "o1"}).With(model.Journey{ID: "j1"})
	return s.With(w).With(j)
}()

func TestObjectsSurviveTheirJSON(t *testing.T) {
	for _, k := range editable() {
		rapid.Check(t, func(rt *rapid.T) {
			doc := model.DocID("j1")
			if !k.In(doc) {
				doc = model.WorkspaceDoc
			}
			o := model.Clean(edittest.New(rt).Object(rich, doc, k))
			b := model.EncodeObject(o)
			back, err := model.DecodeObject(k, b)
			if err != nil {
				rt.Fatal(err)
			}
			if again := model.EncodeObject(back); string(again) != string(b) || back.Key() != o.Key() {
				rt.Fatalf("wrote %s\nread  %s", b, again)
			}
			for _, f := range model.Fields(k) {
				copied, err := f.With(back, f.Encode(o))
				if err != nil || string(model.EncodeObject(copied)) != string(b) {
					rt.Fatalf("%s does not survive being set to what it is: %v", f.Name, err)
				}
			}
			if unknown, err := model.UnknownFields(k, b); err != nil || len(unknown) > 0 {
				rt.Fatalf("our own fields are unknown: %v %v", unknown, err)
			}
		})
	}
}

func TestCleaningTwiceIsCleaningOnce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.String().Draw(rt, "text")
		if once := model.CleanLine(text); model.CleanLine(once) != once {
			rt.Fatalf("line %q: %q, then %q", text, once, model.CleanLine(once))
		}
		if once := model.CleanText(text); model.CleanText(once) != once {
			rt.Fatalf("text %q: %q, then %q", text, once, model.CleanText(once))
		}
	})
	for _, k := range editable() {
		rapid.Check(t, func(rt *rapid.T) {
			doc := model.DocID("j1")
			if !k.In(doc) {
				doc = model.WorkspaceDoc
			}
			o := edittest.New(rt).Object(rich, doc, k)
			before := string(model.EncodeObject(o))
			once := model.Clean(o)
			if string(model.EncodeObject(o)) != before {
				rt.Fatal("cleaning changed the original")
			}
			if a, b := model.EncodeObject(once), model.EncodeObject(model.Clean(once)); string(a) != string(b) {
				rt.Fatalf("cleaned %s\nagain   %s", a, b)
			}
		})
	}
}

func FuzzClean(f *testing.F) {
	for _, seed := range []string{"a\r\nb", "\u202e", "\xff\xfe", strings.Repeat("é", 2000), " \t x \n\n", "e\u0301\u0301\x00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		line, text := model.CleanLine(s), model.CleanText(s)
		if model.CleanLine(line) != line || model.CleanText(text) != text {
			t.Errorf("%q is not clean after cleaning", s)
		}
		if len(line) > model.MaxLine || len(text) > model.MaxText {
			t.Errorf("%q is too long", s)
		}
		for _, r := range line {
			if model.Hostile(r) {
				t.Errorf("%q keeps %q", s, r)
			}
		}
	})
}

func FuzzDecodeObject(f *testing.F) {
	for k := range uint8(len(model.Kinds()) + 2) {
		f.Add(k, []byte(`{"id":"a","kind":"pain","valence":2,"ids":["a"],"effects":[{}],"date":"2026-01-01"}`))
	}
	f.Fuzz(func(t *testing.T, k uint8, b []byte) {
		o, err := model.DecodeObject(model.Kind(k), b)
		if err != nil {
			return
		}
		o = model.Clean(o)
		if model.Check(o) != nil {
			return
		}
		first := model.EncodeObject(o)
		back, err := model.DecodeObject(model.Kind(k), first)
		if err != nil || string(model.EncodeObject(back)) != string(first) {
			t.Errorf("%s does not survive: %v", first, err)
		}
	})
}
