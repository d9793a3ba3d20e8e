package analysis

import (
	"strings"
	"testing"

	"wend/model"
)

func TestEveryNumberHasAnExplanation(t *testing.T) {
	for _, s := range []model.State{sample(t, "smartphone"), sample(t, "retailer"), business(), {}} {
		for j := range s.Journeys() {
			everyNumberIsExplained(t, s, j.ID())
		}
	}
	everyNumberIsExplained(t, model.State{}, "none")
}

func everyNumberIsExplained(t *testing.T, s model.State, id model.DocID) {
	t.Helper()
	r := Compute(s, id, Options{})
	for _, f := range Figures(r) {
		e, found := Explain(s, r, f.ID)
		switch {
		case !found:
			t.Errorf("%s has no explanation", f.ID)
		case e.Title == "" || e.Formula == "" || e.Source == "" || e.Value == "":
			t.Errorf("%s is explained poorly: %+v", f.ID, e)
		case strings.HasSuffix(e.Title, " ") || strings.HasSuffix(e.Title, "of"):
			t.Errorf("%s has the title %q", f.ID, e.Title)
		case f.Number.Known() == (e.Remedy != ""):
			t.Errorf("%s is %s, and the remedy is %q", f.ID, f, e.Remedy)
		}
		for _, in := range e.Inputs {
			if _, found := Explain(s, r, in.Number); in.Number == f.ID || in.Number != "" && !found {
				t.Errorf("%s leads to %s", f.ID, in.Number)
			}
		}
	}
}

func TestEveryTopicIsInUse(t *testing.T) {
	used := map[string]bool{}
	for _, s := range []model.State{sample(t, "smartphone"), business(), everything()} {
		for j := range s.Journeys() {
			seen := map[NumberID]bool{}
			for _, id := range Numbers(Compute(s, j.ID(), Options{})) {
				if seen[id] {
					t.Errorf("%s is there twice", id)
				}
				topic, _ := id.cut()
				seen[id], used[topic] = true, true
			}
		}
	}
	for name := range rows {
		if !used[name] {
			t.Errorf("%s is explained but never shown", name)
		}
	}
}

func TestEveryTopicHasOneRowBesideThoseOfItsWord(t *testing.T) {
	seen, last := map[string]bool{}, ""
	for i := range numbers {
		n := &numbers[i]
		if rows[n.topic] != n {
			t.Errorf("%s has two rows", n.topic)
		}
		if word := n.word(); word != last {
			if seen[word] {
				t.Errorf("%s stands apart from its like", n.topic)
			}
			seen[word], last = true, word
		}
	}
}

func TestANumberIsFoundByItsID(t *testing.T) {
	r := Compute(everything(), "j", Options{})
	for _, want := range Figures(r) {
		got, found := FigureOf(r, want.ID)
		if !found || got.ID != want.ID || !got.Number.Equal(want.Number) {
			t.Errorf("%s is %v, found: %v, want %v", want.ID, got, found, want)
		}
	}
}

func TestAnExplanationNamesTheStrongestInputs(t *testing.T) {
	s := sample(t, "smartphone")
	e, _ := Explain(s, Compute(s, "smartphone", Options{}), "emotion.index/tom")
	same(t, "title", e.Title, "Emotion index of Tom, deal-driven upgrader")
	same(t, "value", e.Value, "53.64")
	same(t, "first", e.Inputs[0], given("Checks out online", "importance 5, feeling -2"))
	same(t, "all", len(e.Inputs), 15)
	same(t, "last of seven", e.Most(7)[6].Name, "and 9 more")
	same(t, "of few all", len(e.Most(15)), 15)
	same(t, "assumed", strings.Join(e.Assumed, "; "), "15 of 15 feelings are assumptions")
}

func TestTheContributionInAValueIndexLeadsToItsOwnExplanation(t *testing.T) {
	s := sample(t, "smartphone")
	r := Compute(s, "smartphone", Options{})
	e, _ := Explain(s, r, "chain.value-index/v2")
	same(t, "first", e.Inputs[0], Input{"Contribution", "18.86 %", "chain.contribution/v2"})
	e, _ = Explain(s, r, e.Inputs[0].Number)
	same(t, "title", e.Title, "Contribution of Product data management")
	same(t, "entered", e.Inputs[0].Number, "") // strength and importance were typed
}

func TestTheNumbersOfAKPIAreWrittenInItsUnit(t *testing.T) {
	s := everything()
	r := Compute(s, "j", Options{Today: "2026-11-21"})
	for id, want := range map[NumberID]string{
		"kpi.current/aov": "80", "kpi.gap/aov": "20", "kpi.limit-low/aov": "52.5", "kpi.changes/aov": "0",
	} {
		f, found := FigureOf(r, id)
		if got := f.String(); !found || got != want {
			t.Errorf("%s is %q, not %q", id, got, want)
		}
	}
}

func TestAFlowIsExplainedFromEntryOn(t *testing.T) {
	s := sample(t, "smartphone")
	e, _ := Explain(s, Compute(s, "smartphone", Options{}), "flow.goal")
	same(t, "first", e.Inputs[0], given("Entry → Awareness", "70.00 %"))
	same(t, "last of seven", e.Most(7)[6].Name, "and 3 more")
	e, _ = Explain(s, Compute(s, "smartphone", Options{}), "chain.coverage")
	same(t, "sums", e.Inputs[0], given("Importance with strong support", "30 of 55"))
}

func TestAnExplanationSaysWhichImportanceIsADefault(t *testing.T) {
	s := sample(t, "smartphone")
	d, _ := s.Document("smartphone")
	for _, id := range []model.TouchpointID{"a1", "a2"} {
		tp, _ := model.Lookup[model.Touchpoint](d, id)
		tp.Importance = model.Opt[int]{}
		d = d.With(tp)
	}
	s = s.With(d)
	e, _ := Explain(s, Compute(s, "smartphone", Options{}), "emotion.index/maya")
	same(t, "assumed", e.Assumed[0], "importance of 2 touchpoints not set, counted as 3")
}

func TestAnExplanationSaysWhatIsMissing(t *testing.T) {
	s := sample(t, "smartphone")
	d, _ := s.Document("smartphone")
	s = s.With(d.Without(model.Ref{Kind: model.KindTransition, Key: "interest/lost"}))
	e, _ := Explain(s, Compute(s, "smartphone", Options{}), "flow.goal")
	same(t, "value", e.Value, "n/a: inconsistent")
	if !strings.HasPrefix(e.Remedy, "Interest: probabilities sum to 0.6, 0.4 is missing. Enter the transitions") {
		t.Errorf("the remedy is %q", e.Remedy)
	}
}

func TestUnknownNumbersAreNotExplained(t *testing.T) {
	s := sample(t, "smartphone")
	r := Compute(s, "smartphone", Options{})
	for _, id := range []NumberID{"", "flow", "emotion.index/nobody", "flow.goal/maya"} {
		if _, found := Explain(s, r, id); found {
			t.Errorf("%q is explained", id)
		}
	}
}

func TestNumbersAreWrittenForPeople(t *testing.T) {
	for _, c := range []struct {
		n    Number
		u    Unit
		want string
	}{
		{Of(55.9090), Index, "55.91"},
		{Of(0.137517), Share, "13.75 %"},
		{Of(0.454545), Share, "45.45 %"},
		{Of(1_420_000), Money, "1 420 k"},
		{Of(1_234_567), Money, "1 234.6 k"},
		{Of(9_999.5), Money, "9 999.5"},
		{Of(-12_000), Money, "-12 k"},
		{Of(0), Money, "0"},
		{Of(2), Valence, "+2"},
		{Of(-2), Valence, "-2"},
		{Of(0), Valence, "0"},
		{Of(-0.001), Valence, "0"},
		{Of(100), Plain, "100"},
		{Of(17.5), Plain, "17.5"},
		{Of(12345), Count, "12 345"},
		{Of(0.13759), Ratio, "0.138"},
		{NA(NoData, ""), Share, "n/a: no data"},
		{Number{}, Index, "n/a: no data"},
		{NA(ZeroDenominator, ""), Plain, "n/a: zero denominator"},
	} {
		same(t, "text", Format(c.n, c.u), c.want)
	}
}

func TestEveryNumberIsSaidInOnePlainLine(t *testing.T) {
	seen := map[string]string{}
	for _, w := range Glossary() {
		if w.Title == "" || len(w.Plain) < 15 || len(w.Plain) > 130 || strings.HasSuffix(w.Plain, ".") || strings.Contains(w.Plain, "\n") {
			t.Errorf("%s: %q is no plain line", w.Title, w.Plain)
		}
		if other, used := seen[w.Plain]; used {
			t.Errorf("%s and %s are said alike", w.Title, other)
		}
		seen[w.Plain] = w.Title
	}
	if len(seen) != len(numbers) {
		t.Errorf("%d numbers have %d lines", len(numbers), len(seen))
	}
}
