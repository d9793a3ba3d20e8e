package edit_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wend/model"
	"wend/model/edit"
	"wend/model/edit/edittest"
)

func TestALineOfCaptureSaysWhatItUnderstood(t *testing.T) {
	cases := map[string]struct {
		want     edit.Captured
		problems int
	}{
		"Compares prices": {edit.Captured{Action: "Compares prices"}, 0},
		`Compares prices @web !5 -1 ~"shipping hidden" ^Sales`: {edit.Captured{
			Action: "Compares prices", Channels: []string{"web"}, Importance: model.Some(5), Feeling: model.Some(-1),
			Pains: []string{"shipping hidden"}, Activities: []string{"Sales"},
			Understood: []string{"channel web", "importance 5", "feeling -1 unhappy", "pain shipping hidden", "activity Sales"},
		}, 0},
		"@store +1 Buys it ~long queue at the desk #xmas": {edit.Captured{
			Action: "Buys it", Channels: []string{"store"}, Feeling: model.Some(1), Pains: []string{"long queue at the desk"}, Tags: []string{"xmas"},
			Understood: []string{"channel store", "feeling +1 pleased", "pain long queue at the desk", "tag xmas"},
		}, 0},
		"Waits ^“Order desk” 价格":           {edit.Captured{Action: "Waits 价格", Activities: []string{"Order desk"}, Understood: []string{"activity Order desk"}}, 0},
		"Pays !9 -7":                       {edit.Captured{Action: "Pays !9 -7"}, 2},
		"Reads a!b 5 - @ # important! e@f": {edit.Captured{Action: "Reads a!b 5 - @ # important! e@f"}, 0},
		`Pays ~"not closed`:                {edit.Captured{Action: "Pays", Pains: []string{"not closed"}, Understood: []string{"pain not closed"}}, 1},
		"Brings a +1 to the event":         {edit.Captured{Action: "Brings a +1 to the event"}, 0},
		"Waits 1 -2 days for an answer":    {edit.Captured{Action: "Waits 1 -2 days for an answer"}, 0},
		"-2 Waits for an answer":           {edit.Captured{Action: "Waits for an answer", Feeling: model.Some(-2), Understood: []string{"feeling -2 angry"}}, 0},
		"@web":                             {edit.Captured{Channels: []string{"web"}, Understood: []string{"channel web"}}, 1},
		"":                                 {edit.Captured{}, 0},
		"  !important news ":               {edit.Captured{Action: "!important news"}, 0},
	}
	for line, c := range cases {
		got, problems := edit.ParseCapture(line)
		if diff := cmp.Diff(c.want, got, cmp.AllowUnexported(model.Opt[int]{})); diff != "" {
			t.Errorf("%q (-want +got):\n%s", line, diff)
		}
		if len(problems) != c.problems {
			t.Errorf("%q: problems %q, want %d", line, problems, c.problems)
		}
	}
}

func TestACapturedLineBecomesATouchpoint(t *testing.T) {
	s := edittest.Base()
	line, _ := edit.ParseCapture(`Orders @web !4 -2 ~"no dates" ^webs ^Unknown`)
	c, problems := line.Resolve(s, "maya")
	if len(problems) != 1 || c.Action != "Orders ^Unknown" {
		t.Errorf("got %q and %q, want the unknown activity to stay text", c.Action, problems)
	}
	s = apply(t, s, edit.AddTouchpoints(s, "j1", "s1", "t1", []edit.Capture{c}, sequence("x")))
	d, _ := s.Document("j1")
	first := model.TouchpointID(d.IDs(model.KindTouchpoint, "s1")[0])
	e, _ := d.Experience("maya", first)
	l, _ := d.Link("web", first)
	if first == "t1" || e.Valence.Or(0) != -2 || l.Strength != 3 || d.Len(model.KindFinding) != 2 {
		t.Errorf("the touchpoint is not what was said:\n%s", edittest.Dump(s))
	}
}

func TestBulletsNumbersAndBoxesAreTakenOffALine(t *testing.T) {
	for line, want := range map[string]string{
		"- Sees an ad": "Sees an ad", "* Opens": "Opens", "1. Pays": "Pays", "  2) Waits": "Waits", "- [ ] Waits": "Waits", "- [x] Done": "Done",
		"-1 Waits": "-1 Waits", "3 days": "3 days", "1.5 hours": "1.5 hours",
	} {
		if got := edit.Unlisted(line); got != want {
			t.Errorf("%q becomes %q", line, got)
		}
	}
}

func FuzzParseCapture(f *testing.F) {
	for _, seed := range []string{`Compares prices @web !5 -1 ~"shipping hidden" ^Sales #a`, `~`, `@"`, `“„“`, "\xff@\xff", "!99999999999999999999 +99999999999999999999"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, line string) {
		got, _ := edit.ParseCapture(line)
		if !strings.ContainsAny(line, "@!~^#+-") && got.Action != model.CleanLine(line) {
			t.Errorf("plain %q became %q", line, got.Action)
		}
		c, _ := got.Resolve(edittest.Base(), "maya")
		s := edittest.Base()
		if _, err := edit.Apply(s, edit.AddTouchpoints(s, "j1", "s1", "", []edit.Capture{c}, sequence("x"))); err != nil {
			t.Errorf("%q cannot be added: %v", line, err)
		}
	})
}
