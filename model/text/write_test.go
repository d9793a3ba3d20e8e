package text

import (
	"testing"

	"wend/model"
)

func same(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s is %q, want %q", what, got, want)
	}
}

func TestTypedNumbersHaveAllTheirDigitsAndNoNoise(t *testing.T) {
	for _, c := range []struct {
		q                             Quantity
		x                             float64
		typed, exact, rounded, narrow string
	}{
		{Percent, 0.1 + 0.2, "30", "30 %", "30 %", "30%"},
		{Percent, 0.07, "7", "7 %", "7 %", "7%"},
		{Percent, 1.0 / 3, "33.3333333333", "33.3333333333 %", "33.33 %", "33%"},
		{Percent, 0.0054, "0.54", "0.54 %", "0.54 %", "0.5%"},
		{Percent, 0.12345678, "12.345678", "12.345678 %", "12.35 %", "12%"},
		{Quantity{}, 1.234, "1.2340", "1.234", "1.23", "1.2"},
		{Quantity{}, 123456789012, "123456789012", "123 456 789 012", "123 456 789 012", "123457M"},
		{Quantity{}, 1234567890123456, "1234567890120000", "1 234 567 890 120 000", "1 234 567 890 123 456", "1234567890M"},
		{Quantity{}, 1e-9, "0.000000001", "0.000000001", "0", "0"},
		{Quantity{}, -0.001, "-0.001", "-0.001", "0", "0"},
		{Quantity{}, 0, "0", "0", "0", "0"},
		{Amount("EUR"), 1_420_000, "1420000", "1 420 000 EUR", "1 420 k EUR", "1.4M"},
		{Amount(""), 1500.5, "1500.5", "1 500.5", "1 500.5", "1501"},
		{OfKPI(model.Seconds, ""), 95, "95", "95 s", "95 s", "95"},
		{OfKPI(model.Points, ""), -32, "-32", "-32 points", "-32 points", "-32"},
		{OfKPI(model.Count, ""), 12345, "12345", "12 345", "12 345", "12k"},
	} {
		same(t, "typed", c.q.Typed(c.x), c.typed)
		same(t, "exact", c.q.Exact(c.x), c.exact)
		same(t, "rounded", c.q.Rounded(c.x), c.rounded)
		same(t, "short", c.q.Short(c.x), c.narrow)
	}
}

func TestAFieldSaysWhatItsNumbersMeasure(t *testing.T) {
	w := model.NewDocument(model.WorkspaceDoc, model.Workspace{Currency: "EUR"}).With(model.KPI{ID: "k", Unit: model.Hours})
	n := Names{State: model.NewState(w), Doc: w}
	for _, c := range []struct {
		o     model.Object
		field string
		want  string
	}{
		{model.Persona{}, "weight", "50 %"},
		{model.Persona{}, "buying.averageSpend", "0.5 EUR"},
		{model.Activity{}, "waitingTime", "0.5 min"},
		{model.KPI{Unit: model.Percent}, "target", "50 %"},
		{model.KPI{Unit: model.Money}, "target", "0.5 EUR"},
		{model.Measurement{KPI: "k"}, "value", "0.5 h"},
		{model.Measurement{KPI: "gone"}, "value", "0.5"},
	} {
		f, err := model.FieldOf(c.o.Kind(), c.field)
		if err != nil {
			t.Fatal(err)
		}
		same(t, c.field, n.OfField(c.o, f, "EUR").Exact(0.5), c.want)
	}
}

func TestFeelingsAndStrengthsHaveOneWordEach(t *testing.T) {
	for v, want := range map[int]string{-2: "-2 angry", -1: "-1 unhappy", 0: "0 neutral", 1: "+1 pleased", 2: "+2 delighted", 3: "+3"} {
		same(t, "feeling", Feeling(v), want)
	}
	for n, want := range map[int]string{0: "none", 1: "weak", 3: "medium", 9: "strong", 4: "4"} {
		same(t, "strength", Strength(n), want)
	}
	for _, c := range []struct {
		kind  model.Kind
		field string
		x     int
		want  string
	}{
		{model.KindExperience, "valence", 1, "+1 pleased"},
		{model.KindPersona, "brandAttitude", -2, "-2 angry"},
		{model.KindLink, "strength", 9, "9 strong"},
		{model.KindActivity, "strength", 3, ""},
		{model.KindExperience, "valence", 7, ""},
	} {
		f, err := model.FieldOf(c.kind, c.field)
		if err != nil {
			t.Fatal(err)
		}
		same(t, c.field, Step(f, c.x), c.want)
	}
	same(t, "words", Words(model.Category("marketing-and-sales")), "marketing and sales")
}

func TestEveryKindOfThingIsCalledSomething(t *testing.T) {
	j := model.NewDocument("j", model.Journey{ID: "j"}).
		With(model.Stage{ID: "s", Name: "Interest"}).
		With(model.Touchpoint{ID: "t", Stage: "s", Action: "Pays"})
	w := model.NewDocument(model.WorkspaceDoc, model.Workspace{}).
		With(model.Persona{ID: "p", Name: "Maya, careful"}).
		With(model.Activity{ID: "a", Name: "Sales"}).
		With(model.Activity{ID: "b"})
	n := Names{State: model.NewState(w, j), Doc: j}
	for want, o := range map[string]model.Object{
		"Interest":                  model.Stage{ID: "s", Name: "Interest"},
		"unnamed stage":             model.Stage{ID: "s"},
		"Untitled journey":          model.Journey{ID: "j"},
		"slow":                      model.Finding{Text: "slow"},
		"Talks":                     model.Evidence{Source: "Talks", Quote: "q"},
		"2026-10-01":                model.Session{Date: "2026-10-01"},
		"Maya, careful at Pays":     model.Experience{Persona: "p", Touchpoint: "t"},
		"unnamed activity for Pays": model.Link{Activity: "b", Touchpoint: "t"},
		"Sales to gone":             model.ActivityLink{From: "a", To: "gone"},
		"Interest to Goal":          model.Transition{From: "s", To: model.Goal},
		"Entry to Pays":             model.Transition{From: model.Entry, To: "t"},
		"unnamed KPI":               model.KPI{},
	} {
		same(t, o.Kind().String(), n.Object(o), want)
	}
	same(t, "journey", n.Of(model.Ref{Kind: model.KindJourney, Key: "j"}), "Untitled journey")
	same(t, "gone journey", n.Of(model.Ref{Kind: model.KindJourney, Key: "x"}), "x")
	same(t, "first name", FirstName(model.Persona{Name: "Maya, careful"}), "Maya")
	same(t, "no first name", FirstName(model.Persona{}), "unnamed persona")
	same(t, "quoted", Quoted(model.Stage{Name: "Interest"}), `stage "Interest"`)
	same(t, "quoted without a name", Quoted(model.Stage{}), "the stage")
}
