package json

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"wend/model"
	"wend/model/format/source"
)

func encode(t interface{ Fatal(...any) }, s model.State, journeys ...model.DocID) []byte {
	var b bytes.Buffer
	if err := Encode(&b, s, journeys...); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// listing names every object of a state with its content.
func listing(s model.State) string {
	var b strings.Builder
	for doc := range s.Documents() {
		for o := range doc.Objects() {
			fmt.Fprintf(&b, "%s %s %s\n", doc.ID(), model.RefOf(o), model.EncodeObject(o))
		}
	}
	return b.String()
}

func TestWhatIsWrittenReadsBackTheSame(t *testing.T) {
	used := map[string]bool{}
	rapid.Check(t, func(t *rapid.T) {
		s := drawState(t)
		first := encode(t, s)
		back, report, err := Decode(bytes.NewReader(first), source.Options{})
		if err != nil {
			t.Fatalf("%v\n%s", err, first)
		}
		if got, want := listing(back), listing(s); got != want {
			t.Fatalf("got\n%s\nwant\n%s\nfrom\n%s", got, want, first)
		}
		if report.Cleaned != 0 || len(report.Notes) != 0 {
			t.Fatalf("clean content was changed: %+v", report)
		}
		if second := encode(t, back); !bytes.Equal(first, second) {
			t.Fatalf("first\n%s\nsecond\n%s", first, second)
		}
		for doc := range s.Documents() {
			for o := range doc.Objects() {
				for _, f := range model.Fields(o.Kind()) {
					if !f.Unset(o) {
						used[o.Kind().String()+"."+f.Name] = true
					}
				}
			}
		}
	})
	if testing.Short() {
		return // too few rounds to write every field
	}
	for _, k := range model.Kinds() {
		for _, f := range model.Fields(k) {
			if name := k.String() + "." + f.Name; !used[name] && !neverDrawn[name] {
				t.Errorf("%s was never written, so nothing is known about it", name)
			}
		}
	}
}

// neverDrawn are fields that the generator leaves out: parents would go in circles.
var neverDrawn = map[string]bool{"activity.parent": true}

func TestSamplesAreStable(t *testing.T) {
	for _, name := range []string{"smartphone", "retailer"} {
		data, err := os.ReadFile("testdata/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		s, _, err := Decode(bytes.NewReader(data), source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		doc, _ := s.Document(model.DocID(name))
		if doc.Len(model.KindTouchpoint) < 12 || doc.Len(model.KindLink) < 20 {
			t.Errorf("%s is not whole: %d touchpoints, %d links", name, doc.Len(model.KindTouchpoint), doc.Len(model.KindLink))
		}
		once := encode(t, s)
		again, _, err := Decode(bytes.NewReader(once), source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if listing(again) != listing(s) || !bytes.Equal(once, encode(t, again)) {
			t.Errorf("%s changes when it is read and written", name)
		}
	}
}

func TestOrderOfTheFileIsTheOrderOfTheMap(t *testing.T) {
	s := decode(t, `{"wend":1,"workspace":{"personas":[{"id":"z"},{"id":"a"}],"activities":[{"id":"q"},{"id":"b"}]},
	"journeys":[{"id":"j","personas":["z","a"],
	 "stages":[{"id":"s2","touchpoints":[{"id":"t9"},{"id":"t1"}]},{"id":"s1","touchpoints":[{"id":"t0"}]}],
	 "experiences":[{"persona":"a","touchpoint":"t0"},{"persona":"a","touchpoint":"t9"},{"persona":"z","touchpoint":"t9"}],
	 "transitions":[{"from":"s2","to":"lost"},{"from":"s2","to":"goal"},{"from":"s2","to":"s1"},{"from":"entry","to":"s1"},{"from":"s1","to":"lost"},{"from":"entry","to":"s2"}],
	 "links":[{"activity":"b","touchpoint":"t9","strength":1},{"activity":"q","touchpoint":"t0","strength":1},{"activity":"q","touchpoint":"t1","strength":9}]}]}`)
	var got []string
	for _, line := range strings.Split(string(encode(t, s)), "\n") {
		line = strings.Trim(line, ` ,`)
		for _, field := range []string{`"id": `, `"persona": `, `"touchpoint": `, `"from": `, `"to": `, `"activity": `} {
			if rest, ok := strings.CutPrefix(line, field); ok {
				got = append(got, strings.Trim(rest, `"`))
			}
		}
	}
	want := "z a q b j s2 t9 t1 s1 t0 z t9 a t9 a t0 entry s2 entry s1 s2 s1 s2 goal s2 lost s1 lost q t1 q t0 b t9"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
}

func decode(t *testing.T, file string) model.State {
	t.Helper()
	s, _, err := Decode(strings.NewReader(file), source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestTheOrderOfMembersInAFileDoesNotMatter(t *testing.T) {
	s := decode(t, `{"journeys":[{"kpis":[{"measurements":[{"value":1,"date":"2026-10-01"}],"name":"K","id":"k"}],
	"stages":[{"touchpoints":[{"action":"A","id":"t"}],"id":"s"}],"id":"j","personas":["p"]}],
	"workspace":{"personas":[{"id":"p"}],"title":"W"},"wend":1}`)
	same := decode(t, `{"wend":1,"workspace":{"title":"W","personas":[{"id":"p"}]},"journeys":[{"id":"j","personas":["p"],
	"stages":[{"id":"s","touchpoints":[{"id":"t","action":"A"}]}],
	"kpis":[{"id":"k","name":"K","measurements":[{"date":"2026-10-01","value":1}]}]}]}`)
	if listing(s) != listing(same) || !strings.Contains(listing(s), `"stage":"s"`) || !strings.Contains(listing(s), "k/2026-10-01") {
		t.Errorf("got\n%s\nwant\n%s", listing(s), listing(same))
	}
	_, _, err := Decode(strings.NewReader(`{"journeys":[{"news":1}],"wend":2}`), source.Options{})
	if !errors.Is(err, source.ErrNewer) {
		t.Errorf("a newer file that says so at its end gave %v", err)
	}
}

func TestBadFilesAreRefusedWithOneSentence(t *testing.T) {
	journey := func(inside string) string { return `{"wend":1,"journeys":[` + "\n" + `{"id":"j",` + inside + `}]}` }
	deep := `{"wend":1,"x":` + strings.Repeat("[", 70) + strings.Repeat("]", 70) + `}`
	for _, c := range []struct {
		name, file, says string
		is               error
	}{
		{"empty", " ", "empty", source.ErrSyntax},
		{"not an object", `[]`, "line 1: needs an object, is a list", source.ErrSyntax},
		{"no version", `{"journeys":[]}`, `the version ("wend": 1) is missing`, source.ErrSyntax},
		{"newer", `{"wend":2}`, "line 1: the file is of version 2 and this program reads up to 1", source.ErrNewer},
		{"odd version", `{"wend":1.5}`, "needs a version number, is 1.5", source.ErrSyntax},
		{"syntax", "{\"wend\":1,\n\"journeys\":[}", "line 2: invalid character '}'", source.ErrSyntax},
		{"cut", `{"wend":1`, "unexpected end", source.ErrSyntax},
		{"trailing", "{\"wend\":1}\n\nx", "line 3: invalid character 'x' after top-level value", source.ErrSyntax},
		{"bad bytes", "{\"wend\":1,\n\"title\":\"\xff\"}", "line 2: bytes that are not UTF-8", source.ErrSyntax},
		{"half a character", `{"wend":1,"workspace":{"title":"\ud800"}}`, "workspace.title: half a character", source.ErrSyntax},
		{"names twice", journey(`"title":"a","title":"b"`), "line 2: journeys[0].title: is there twice", source.ErrSyntax},
		{"names twice before the version", `{"journeys":[{"id":"j","title":"a","title":"b"}],"wend":1}`, "line 1: journeys[0].title: is there twice", source.ErrSyntax},
		{"deep", deep, "nested deeper than 64", source.ErrLimit},
		{"unknown", journey(`"stages":[{"id":"s"},{"id":"r","foo":1}]`), "line 2: journeys[0].stages[1].foo: unknown field", source.ErrUnknown},
		{"unknown at the top", `{"wend":1,"foo":1}`, "foo: unknown field", source.ErrUnknown},
		{"unknown inside", `{"wend":1,"workspace":{"personas":[{"id":"p","demographics":{"foo":1}}]}}`, "workspace.personas[0].demographics.foo: unknown", source.ErrUnknown},
		{"other case", journey(`"Title":"a"`), "journeys[0].Title: unknown field", source.ErrUnknown},
		{"nesting said twice", journey(`"stages":[{"id":"s","touchpoints":[{"id":"t","stage":"s"}]}]`), "touchpoints[0].stage: unknown", source.ErrUnknown},
		{"wrong type", journey(`"title":7`), "journeys[0].title: needs text, is 7", source.ErrSyntax},
		{"wrong list", journey(`"stages":{}`), "journeys[0].stages: needs a list, is an object", source.ErrSyntax},
		{"fraction", journey(`"reviewCadence":1.5`), "needs a whole number of normal size, is 1.5", source.ErrSyntax},
		{"huge", journey(`"stages":[{"id":"s","typicalDuration":1e999}]`), "needs a number of normal size, is 1e999", source.ErrSyntax},
		{"limit", journey(`"reviewCadence":-4`), "Review every must be from 1 to 3650", model.ErrInvalid},
		{"choice", journey(`"variant":"perhaps"`), "Variant must be one of as-is, to-be", model.ErrInvalid},
		{"a rate in percent", journey("\"kpis\":[{\"id\":\"k\",\"unit\":\"percent\",\"measurements\":[\n{\"date\":\"2026-02-01\",\"value\":45}]}]"), `line 3: measurement "k/2026-02-01": Value must be from 0 to 1, that is 0 to 100 %; 45 % is written 0.45 here`, model.ErrInvalid},
		{"a baseline in percent", journey(`"kpis":[{"id":"k","unit":"percent","baseline":40}]`), "40 % is written 0.4 here", model.ErrInvalid},
		{"a score out of range", journey(`"kpis":[{"id":"k","unit":"points","target":150}]`), "Target must be from -100 to 100", model.ErrInvalid},
		{"a year out of range", journey(`"kpis":[{"id":"k","due":"0026-01-01"}]`), "Target due must be a date from 1900 to 2199", model.ErrInvalid},
		{"a share of a count", journey(`"kpis":[{"id":"k","unit":"count","measurements":[{"date":"2026-02-01","x":1,"n":2}]}]`), "X of N is for shares", model.ErrInvalid},
		{"no id", journey(`"stages":[{"name":"x"}]`), "must not be empty", model.ErrInvalid},
		{"bad id", journey(`"stages":[{"id":"a b"}]`), "must not contain blanks", model.ErrInvalid},
		{"twice", journey("\"stages\":[{\"id\":\"s\"},\n{\"id\":\"s\"}]"), `line 3: journeys[0].stages[1]: stage "s" is there twice`, model.ErrInvalid},
		{"twice in two stages", journey(`"stages":[{"id":"s","touchpoints":[{"id":"t"}]},{"id":"r","touchpoints":[{"id":"t"}]}]`), `touchpoint "t" is there twice`, model.ErrInvalid},
		{"journey twice", `{"wend":1,"journeys":[{"id":"j"},{"id":"j"}]}`, `journey "j" is there twice`, model.ErrInvalid},
		{"reserved", `{"wend":1,"journeys":[{"id":"workspace"}]}`, "reserved", model.ErrInvalid},
		{"dangling", journey("\"stages\":[{\"id\":\"s\"}],\n\"transitions\":[{\"from\":\"s\",\"to\":\"r\"}]"), `line 3: transition "s/r": To "r" does not exist`, model.ErrNotFound},
		{"dangling persona", journey(`"personas":["p"]`), `journey "j": Personas "p" does not exist`, model.ErrNotFound},
		{"circle", `{"wend":1,"workspace":{"activities":[{"id":"a","parent":"b"},{"id":"b","parent":"a"}]}}`, "Part of goes in a circle", model.ErrInvalid},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, _, err := Decode(strings.NewReader(c.file), source.Options{})
			if !errors.Is(err, c.is) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want %q", err, c.says)
			}
			if strings.Contains(fmt.Sprint(err), "\n") {
				t.Errorf("more than a line: %v", err)
			}
			for range s.Documents() {
				t.Error("something was half read")
			}
		})
	}
}

func TestLenientPassesOverUnknownFieldsAndSaysSo(t *testing.T) {
	file := `{"wend":1,"later":{"a":1},"journeys":[{"id":"j","title":"T","Title":"no",
	"stages":[{"id":"s","foo":1,"touchpoints":[{"id":"t","stage":"elsewhere"}]}]}]}`
	s, report, err := Decode(strings.NewReader(file), source.Options{Lenient: true})
	if err != nil {
		t.Fatal(err)
	}
	doc, _ := s.Document("j")
	if got := doc.Journey().Title; got != "T" {
		t.Errorf("title is %q", got)
	}
	if tp, _ := model.Lookup[model.Touchpoint](doc, "t"); tp.Stage != "s" {
		t.Errorf("touchpoint stands in %q", tp.Stage)
	}
	if report.Passed != 4 || len(report.Notes) != 4 || report.Notes[3].String() != "line 2: journeys[0].stages[0].touchpoints[0].stage: unknown field, passed over" && report.Notes[0].Path != "later" {
		t.Errorf("report is %+v", report)
	}
}

func TestTextIsCleanedAndCounted(t *testing.T) {
	long := strings.Repeat("x", model.MaxLine+5)
	file := "\ufeff" + `{"wend":1,"journeys":[{"id":"j","title":" a\u001b[31mb\u202e  c ","note":"one\r\ntwo\u0007"},
	{"id":"k","title":"` + long + `"},{"id":"l","title":"fine","tags":[]}]}`
	s, report, err := Decode(strings.NewReader(file), source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	doc, _ := s.Document("j")
	if j := doc.Journey(); j.Title != "a[31mb c" || j.Note != "one\ntwo" {
		t.Errorf("got %q and %q", j.Title, j.Note)
	}
	if report.Cleaned != 2 || report.Removed != 3 || len(report.Notes) != 2 {
		t.Errorf("report is %+v", report)
	}
	if !strings.Contains(report.Notes[1].Text, "cut") || report.Notes[1].Line != 2 {
		t.Errorf("nobody said that the title was cut: %v", report.Notes[1])
	}
}

func TestTooLargeFilesAreRefused(t *testing.T) {
	big := strings.NewReader(`{"wend":1}` + strings.Repeat(" ", MaxSize))
	if _, _, err := Decode(big, source.Options{}); !errors.Is(err, source.ErrLimit) {
		t.Errorf("got %v", err)
	}
}

func TestOnlyTheChosenJourneysAreWrittenInTheirOrder(t *testing.T) {
	s := decode(t, `{"wend":1,"journeys":[{"id":"a"},{"id":"b"},{"id":"c"}]}`)
	got := string(encode(t, s, "c", "a"))
	if strings.Contains(got, `"b"`) || strings.Index(got, `"c"`) > strings.Index(got, `"a"`) {
		t.Errorf("got %s", got)
	}
	if err := Encode(&bytes.Buffer{}, s, "x"); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("a journey that is not there gave %v", err)
	}
}

func TestNothingIsLeftOutSilently(t *testing.T) {
	doc := model.NewDocument("j", model.Journey{ID: "j"}).With(model.Touchpoint{ID: "t", Stage: "nowhere"})
	if err := Encode(&bytes.Buffer{}, model.NewState(doc)); !errors.Is(err, model.ErrInvalid) {
		t.Errorf("a touchpoint without a stage gave %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	for _, name := range []string{"smartphone", "retailer"} {
		data, err := os.ReadFile("testdata/" + name + ".json")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"wend":1,"workspace":{"activities":[{"id":"a","parent":"a"}]},"journeys":[{"id":"j","stages":[null]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, _, err := Decode(bytes.NewReader(data), source.Options{Lenient: true})
		if err != nil {
			return
		}
		back, report, err := Decode(bytes.NewReader(encode(t, s)), source.Options{})
		if err != nil {
			t.Fatalf("what was read cannot be written and read: %v", err)
		}
		if report.Cleaned > 0 || listing(back) != listing(s) {
			t.Fatal("what was read changes when it is written and read")
		}
	})
}
