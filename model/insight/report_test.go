package insight

import (
	"testing"

	"wend/model"
	"wend/model/analysis"
)

// satisfied adds a KPI of satisfaction that is given by the answers of ten
// people a month, eight of ten of them content.
func (r *room) satisfied(baseline, target float64, d model.Direction) {
	r.put(model.KPI{
		ID: "csat", Name: "CSAT", Definition: "csat", Unit: model.Percent, Direction: d, Stage: "interest",
		Baseline: model.Some(baseline), Target: model.Some(target), Scale: model.Some(5),
	})
	for date, last := range map[model.Date][]float64{
		"2026-01-01": {4, 4, 3, 1}, "2026-02-01": {4, 3, 3, 1}, "2026-03-01": {4, 4, 3, 1},
		"2026-04-01": {4, 4, 4, 1}, "2026-05-01": {4, 4, 3, 1}, "2026-06-01": {4, 4, 3, 2},
	} {
		r.put(model.Measurement{KPI: "csat", Date: date, Values: append([]float64{5, 5, 5, 5, 4, 4}, last...)})
	}
}

// text returns what insight id says; "" if there is none.
func (r *room) text(id ID) string {
	for _, i := range r.found() {
		if i.ID == id {
			return i.Text
		}
	}
	return ""
}

func TestATargetIsComparedWithTheLimitsOfWhatAnswersAmountTo(t *testing.T) {
	r := healthy()
	r.satisfied(0.7, 0.85, model.Up)
	if got := r.text("L52:csat"); got != "" {
		t.Errorf("of a target within the limits it says %q", got)
	}
	r = healthy()
	r.satisfied(0.9, 0.5, model.Down)
	want := "CSAT: 50 % is beyond what the present process delivers (58.72 %–100 %). Change the process, not the effort."
	if got := r.text("L52:csat"); got != want {
		t.Errorf("of a target beyond the limits it says %q", got)
	}
}

func TestAnswersAreCountedAsTheReportCountsThem(t *testing.T) {
	r := healthy()
	r.satisfied(0.7, 0.85, model.Up)
	if got := r.text("L53:csat+csat/2026-06-01"); got != "CSAT rests on 10 answers." {
		t.Errorf("it says %q", got)
	}
}

func TestAReportFromBeforeAStageWasAddedDoesNoHarm(t *testing.T) {
	r := healthy()
	before := r.report()
	r.put(model.Stage{ID: "later", Name: "Later"})
	want := ids(r.found())
	got := ids(Find(r.state(), "j", before, Options{Today: today}))
	if len(got) != len(want) {
		t.Errorf("%v instead of %v", got, want)
	}
}

func TestAStageIsSilentWithoutMessageOrContent(t *testing.T) {
	for _, c := range []struct {
		tactic model.Tactic
		silent bool
	}{
		{model.Tactic{Type: offer}, true},
		{model.Tactic{Type: offer, Message: "Ten off"}, false},
		{model.Tactic{Type: offer, ContentType: "video"}, false},
		{model.Tactic{Type: "message"}, false},
		{model.Tactic{Type: "content"}, false},
		{model.Tactic{Type: "content", Touchpoint: "t1"}, false},
		{model.Tactic{Type: "content", Touchpoint: "t3"}, true}, // that is in another stage
	} {
		r := healthy()
		c.tactic.ID, c.tactic.Stage = "m1", "interest"
		r.put(c.tactic)
		if got := len(r.report().Quality.Silent) == 1; got != c.silent {
			t.Errorf("with %+v the report finds it silent: %t", c.tactic, got)
		}
		if got := r.text("L63:interest") != ""; got != c.silent {
			t.Errorf("with %+v the insight finds it silent: %t", c.tactic, got)
		}
	}
}

func TestAnInsightHasTheNumbersOfItsReport(t *testing.T) {
	r := healthy()
	r.feel("t1", -2, 1)
	r.put(model.Experience{Persona: "ana", Touchpoint: "t1", Valence: model.Some(-2), Expected: model.Some(1)})
	report := r.report()
	at := report.Emotion.Touchpoints[0]
	if at.Touchpoint != "t1" || at.Lowest != model.Some(-2) || at.Missed != 3 {
		t.Errorf("the report says %+v", at)
	}
	at.Missed = 4
	changed := *report
	changed.Emotion.Touchpoints = append([]analysis.TouchpointEmotion{at}, report.Emotion.Touchpoints[1:]...)
	var got string
	for _, i := range Find(r.state(), "j", &changed, Options{Today: today}) {
		if i.ID == "L24:t1" {
			got = i.Text
		}
	}
	if got != "Promise and experience differ by 4 at 'Reads the page'." {
		t.Errorf("it says %q", got)
	}
}
