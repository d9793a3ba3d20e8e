package csv_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wend/model"
	"wend/model/edit"
	"wend/model/format/csv"
	"wend/model/format/source"
	"wend/model/text"
)

// base has a journey with a KPI in counts and one in percent, and one of the
// business.
func base() model.State {
	order := model.Order{Of: model.KindKPI, IDs: []string{"v", "r", "m"}}
	journey := model.NewDocument("j", model.Journey{ID: "j"}).
		With(model.KPI{ID: "v", Unit: model.Count}).With(model.KPI{ID: "r", Unit: model.Percent}).With(model.KPI{ID: "m", Unit: model.Money}).With(order)
	w := model.NewDocument(model.WorkspaceDoc, model.Workspace{}).
		With(model.KPI{ID: "b"}).With(model.Order{Of: model.KindKPI, IDs: []string{"b"}})
	return model.NewState(w, journey)
}

// byID finds KPIs by their ids alone.
func byID(s model.State) csv.Finder {
	return func(word string) (model.DocID, model.KPI, error) {
		for d := range s.Documents() {
			if k, found := model.Lookup[model.KPI](d, word); found {
				return d.ID(), k, nil
			}
		}
		return "", model.KPI{}, fmt.Errorf("no KPI %q", word)
	}
}

func read(t *testing.T, table string) csv.Table {
	t.Helper()
	in, err := csv.Read(strings.NewReader(table))
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// bring plans a table into s and applies it.
func bring(t *testing.T, s model.State, table string) (model.State, csv.Outcome) {
	t.Helper()
	edits, done := read(t, table).Plan(s, byID(s), "2026-12-31")
	r, err := edit.Apply(s, edits)
	if err != nil {
		t.Fatal(err)
	}
	return r.State, done
}

func TestATableTellsHowItsNumbersAreWritten(t *testing.T) {
	for table, want := range map[string]string{
		"kpi;date;value\nm;2026-01-01;1,500\nm;2026-02-01;2,5\n":                                 "1.5 2.5",
		"kpi;date;value\nm;2026-01-01;1,500\nm;2026-02-01;2.5\n":                                 "1500 2.5",
		"kpi;date;value\nm;2026-01-01;10 250,5\nm;2026-02-01;1.111,11\nm;2026-03-01;1.234.567\n": "10250.5 1111.11 1234567",
		"kpi,date,value\nv,2026-01-01,\"1,500\"\n":                                               `line 2: "1,500" is either 1500 or 1.5; type one of these`,
		"kpi,date,x,n\nr,2026-01-01,\"2,500\",\"7,400\"\n":                                       "2500/7400",
		"kpi,date,value\nv,2026-01-01,3/10\n":                                                    `line 2: "3/10" is a share, and this is measured in counts`,
	} {
		s := base()
		edits, done := read(t, table).Plan(s, byID(s), "2026-12-31")
		var got []string
		for _, p := range done.Problems.Named {
			got = append(got, p.String())
		}
		for _, e := range edits {
			m := e.(edit.Insert).Object.(model.Measurement)
			if n, counted := m.N.Value(); counted {
				got = append(got, fmt.Sprintf("%v/%v", m.X.Or(0), n))
			} else {
				got = append(got, text.Quantity{}.Typed(m.Value.Or(0)))
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s\nis %q, want %q", table, got, want)
		}
	}
}

func TestImpossibleValuesAreRefusedWithTheirLineAndRange(t *testing.T) {
	s := base()
	d, _ := s.Document("j")
	s = s.With(d.With(model.KPI{ID: "nps", Unit: model.Points}))
	_, done := read(t, "kpi,date,value\nnps,2026-01-01,150\nr,2026-01-01,-5\nv,2026-01-01,-1\nv,2026-02-01,2.5\nnps,2026-01-02,4/5\nv,0026-01-01,1\nv,2062-01-02,1\nr,2026-01-01,N/A\n").
		Plan(s, byID(s), "2026-12-31")
	var got []string
	for _, p := range done.Problems.Named {
		got = append(got, p.String())
	}
	want := []string{
		`line 2: "150": Value must be from -100 to 100`,
		`line 3: "-5": Value must be from 0 to 1, that is 0 to 100 %`,
		`line 4: "-1": Value must be a whole number from 0 on`,
		`line 5: "2.5": Value must be a whole number from 0 on`,
		`line 6: "4/5" is a share, and this is measured in points`,
		`line 7: "0026-01-01" is not a date from 1900 to 2199`,
		`line 8: 2062-01-02 is in the future: it counts from then on`,
		`line 9: "N/A" is not a number`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

func TestWhatCannotBeReadIsNamedWithItsLineAndTheRestCounts(t *testing.T) {
	table := "KPI; remark ;date;value\nv;x;2026-12-01;5\nnone;;2026-12-01;5\n\nv;;yesterday;5\nv;;2026-12-02;abc\nr;;2026-12-02;0.5\nr;\"a\"b;2026-12-03;1\n;;;\nv;;2026-12-04\n"
	in := read(t, table)
	s := base()
	_, done := in.Plan(s, byID(s), "2026-12-31")
	var got []string
	for _, p := range append(in.Problems.Named, done.Problems.Named...) {
		got = append(got, p.String())
	}
	want := []string{
		`line 1: column "remark" is passed over`, `line 8: extraneous or missing " in quoted-field`,
		`line 3: no KPI "none"`, `line 5: "yesterday" is`, `line 6: "abc" is not a number`, "line 7: 0.5 was read as 0.5 %",
		`line 10: "" is`,
	}
	if len(got) != len(want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	for i := range want {
		if !strings.HasPrefix(got[i], want[i]) {
			t.Errorf("got %q, want %q", got[i], want[i])
		}
	}
	if done.Tally != (edit.Tally{New: 2}) || len(done.Journeys) != 1 || !done.Journeys["j"] {
		t.Errorf("the rest is %+v in %v", done.Tally, done.Journeys)
	}
}

func TestTheLastOfADateWinsAndAgainChangesNothing(t *testing.T) {
	table := "kpi\tdate\tvalue\nv\t2026-01-01\t1\nb\t2026-01-01\t7\nv\t2026-01-01\t2\n"
	s, done := bring(t, base(), table)
	if done.Tally != (edit.Tally{New: 2}) || len(done.Journeys) != 2 || !done.Journeys[model.WorkspaceDoc] {
		t.Errorf("first %+v in %v", done.Tally, done.Journeys)
	}
	d, _ := s.Document("j")
	if m := d.Measurements("v"); len(m) != 1 || m[0].Value.Or(0) != 2 {
		t.Errorf("measured %+v", m)
	}
	edits, again := read(t, table).Plan(s, byID(s), "2026-12-31")
	if len(edits) > 0 || again.Tally != (edit.Tally{Unchanged: 2}) || len(again.Journeys) > 0 {
		t.Errorf("again plans %v and counts %+v", edits, again.Tally)
	}
}

func TestWhatWasNotedBesideAMeasurementIsKept(t *testing.T) {
	s := base()
	d, _ := s.Document("j")
	before := model.Measurement{KPI: "v", Date: "2026-01-01", Value: model.Some(1.0), Source: "Shop", Divider: true, Note: "Sale"}
	s = s.With(d.With(before))
	s, done := bring(t, s, "kpi,date,x,n\nr,2026-01-01,3,10\n")
	if done.Tally != (edit.Tally{New: 1}) {
		t.Errorf("counted %+v", done.Tally)
	}
	s, done = bring(t, s, "kpi,date,value\nv,2026-01-01,2\n")
	d, _ = s.Document("j")
	want := before
	want.Value = model.Some(2.0)
	if got := d.Measurements("v"); len(got) != 1 || string(model.EncodeObject(got[0])) != string(model.EncodeObject(want)) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if done.Tally != (edit.Tally{Changed: 1}) {
		t.Errorf("counted %+v", done.Tally)
	}
}

func TestWhatIsNoTableIsRefused(t *testing.T) {
	for table, says := range map[string]string{
		"":                           "there is no header",
		"kpi,value\nk1,5\n":          "the header must have kpi, date and value, or kpi, date, x and n",
		"kpi,date,x\nk1,2026-01-01,": "the header must have",
	} {
		if _, err := csv.Read(strings.NewReader(table)); err == nil || !strings.HasPrefix(err.Error(), says) {
			t.Errorf("%q gave %v", table, err)
		}
	}
	endless := strings.NewReader("kpi,date,value" + strings.Repeat("\n", csv.MaxSize))
	if _, err := csv.Read(endless); !errors.Is(err, source.ErrLimit) {
		t.Errorf("a table over the limit gave %v", err)
	}
}

func FuzzReadingATableNeverFails(f *testing.F) {
	f.Add([]byte("kpi,date,value\nr,2026-10-01,54%\n"))
	f.Add([]byte("kpi;date;x;n\nr;2026-10-01;5;10\n\"\n"))
	f.Add([]byte("kpi\tdate\tvalue\tvalue\n\xff\t\t0x1p9\n"))
	s := base()
	f.Fuzz(func(t *testing.T, b []byte) {
		in, err := csv.Read(strings.NewReader(string(b)))
		if err != nil {
			return
		}
		edits, done := in.Plan(s, byID(s), "2026-12-31")
		if len(edits) != done.New {
			t.Errorf("%d edits for %d new measurements", len(edits), done.New)
		}
		if _, err := edit.Apply(s, edits); err != nil {
			t.Errorf("what was planned does not apply: %v", err)
		}
	})
}

func TestATableOfTheWrongKindIsToldInAFewLines(t *testing.T) {
	s := base()
	asked := 0
	find := func(word string) (model.DocID, model.KPI, error) {
		asked++
		return byID(s)(word)
	}
	in := read(t, "kpi,date,value\n"+strings.Repeat("nobody,2026-01-01,1\n", 5000))
	_, done := in.Plan(s, find, "2026-12-31")
	if len(done.Problems.Named) != 100 || done.More != 4900 || done.LeftOut != 5000 {
		t.Errorf("%d lines are named, %d more counted, %d left out", len(done.Problems.Named), done.More, done.LeftOut)
	}
	if asked != 1 {
		t.Errorf("one KPI was looked for %d times", asked)
	}
}

func TestATableOfTooManyLinesIsRefusedWhileItIsRead(t *testing.T) {
	_, err := csv.Read(strings.NewReader("kpi,date,value\n" + strings.Repeat("m,2026-01-01,1\n", csv.MaxRows+1)))
	if !errors.Is(err, source.ErrLimit) || !strings.Contains(err.Error(), "line 200002") {
		t.Errorf("refused: %v", err)
	}
}
