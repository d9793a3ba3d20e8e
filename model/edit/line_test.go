package edit_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wend/model"
	"wend/model/edit"
	"wend/model/edit/edittest"
)

func pain(text string, score ...int) []edit.Found {
	f := edit.Found{Type: model.Pain, Text: text}
	if len(score) > 0 {
		f.Severity = model.Some(score[0])
	}
	if len(score) > 1 {
		f.Frequency = model.Some(score[1])
	}
	return []edit.Found{f}
}

func felt(v int) []edit.Felt { return []edit.Felt{{Value: v}} }

func TestALineOfCaptureSaysWhatItUnderstood(t *testing.T) {
	cases := map[string]struct {
		want       edit.Moment
		understood string
		problems   int
	}{
		"Compares prices": {edit.Moment{Action: "Compares prices"}, "", 0},
		`Compares prices @web !5 -1 ~"shipping hidden" ^Sales`: {
			edit.Moment{
				Action: "Compares prices", Channels: []string{"web"}, Importance: model.Some(5), Feelings: felt(-1),
				Findings: pain("shipping hidden"), Activities: []string{"Sales"},
			}, "channel web; importance 5; feeling -1 unhappy; pain shipping hidden; activity Sales", 0,
		},
		"0":      {edit.Moment{Action: "0"}, "", 0},
		"0 @web": {edit.Moment{Action: "0", Channels: []string{"web"}}, "channel web", 0},
		"@store +1 Buys it ~long queue at the desk #xmas": {
			edit.Moment{Action: "Buys it", Channels: []string{"store"}, Feelings: felt(1), Findings: pain("long queue at the desk"), Tags: []string{"xmas"}},
			"channel store; feeling +1 pleased; pain long queue at the desk; tag xmas", 0,
		},
		`Tracks the parcel ~"no tracking"*5x4 @app`: {
			edit.Moment{Action: "Tracks the parcel", Findings: pain("no tracking", 5, 4), Channels: []string{"app"}},
			"pain no tracking, severity 5, frequency 4; channel app", 0,
		},
		"Tracks it ~no tracking *3": {edit.Moment{Action: "Tracks it", Findings: pain("no tracking", 3)}, "pain no tracking, severity 3", 0},
		"Tracks it ~slow*5×2 -1":    {edit.Moment{Action: "Tracks it", Findings: pain("slow", 5, 2), Feelings: felt(-1)}, "pain slow, severity 5, frequency 2; feeling -1 unhappy", 0},
		`Tracks it ~"slow"*9x2`:     {edit.Moment{Action: "Tracks it", Findings: pain("slow*9x2")}, "pain slow*9x2", 1},
		"Pays /Purchase 0":          {edit.Moment{Action: "Pays", Stage: "Purchase", Feelings: felt(0)}, "stage Purchase; feeling 0 neutral", 0},
		`/"After the sale" Calls`:   {edit.Moment{Action: "Calls", Stage: "After the sale"}, "stage After the sale", 0},
		"Calls −2":                  {edit.Moment{Action: "Calls", Feelings: felt(-2)}, "feeling -2 angry", 0},
		"Waits 价格 ^“Order desk”":    {edit.Moment{Action: "Waits 价格", Activities: []string{"Order desk"}}, "activity Order desk", 0},
		"Pays !9 -7":                {edit.Moment{Action: "Pays !9 -7"}, "", 2},
		`Pays ~"not closed`:         {edit.Moment{Action: "Pays", Findings: pain("not closed")}, "pain not closed", 1},
		"-2 Waits for an answer":    {edit.Moment{Action: "Waits for an answer", Feelings: felt(-2)}, "feeling -2 angry", 0},
		"@web":                      {edit.Moment{Channels: []string{"web"}}, "channel web", 1},
		"Stays \\@home":             {edit.Moment{Action: "Stays @home"}, "", 0},
		"Counts down to \\0":        {edit.Moment{Action: "Counts down to 0"}, "", 0},
	}
	for line, c := range cases {
		got, problems := edit.ParseCapture(line)
		if diff := cmp.Diff(c.want, got.Moment, cmp.AllowUnexported(model.Opt[int]{})); diff != "" {
			t.Errorf("%q (-want +got):\n%s", line, diff)
		}
		if said := strings.Join(got.Understood, "; "); said != c.understood {
			t.Errorf("%q says %q, want %q", line, said, c.understood)
		}
		if len(problems) != c.problems {
			t.Errorf("%q: problems %q, want %d", line, problems, c.problems)
		}
	}
}

func TestProseIsTextWhateverSignsStandInIt(t *testing.T) {
	for _, line := range []string{
		"Brings a +1 to the event",
		"Waits 1 -2 days for an answer",
		"Writes to ann@example.com about it",
		"Asks @Ann in the shop for help",
		"Says Hello! nice to meet you",
		"Reads !important news",
		"Waits ~5 min for a call",
		"Waits ~5 min",
		"Saves to ~/Downloads",
		"Picks item #3",
		"Reads # of reviews",
		"Compares 2^3 boxes and ^2 more",
		"Squares it ^2",
		"Chooses web and/or shop",
		"Opens /usr/bin",
		"Pays 1/2 now",
		"- Opens the box",
		"* Opens the box",
		"1. Opens the box",
		"0 results are shown",
		"Rates it 5 of 5!",
		"Reads a!b 5 - @ # important! e@f",
		"Tells #1 friend about it",
		"Looks   around",
		`Says "@web" is slow today`,
		`Logs in to \\server`,
		"!important news",
		"",
	} {
		got, problems := edit.ParseCapture(line)
		if got.Action != model.CleanLine(line) || len(got.Understood)+len(problems) > 0 {
			t.Errorf("%q becomes %q, understood %q, problems %q", line, got.Action, got.Understood, problems)
		}
	}
}

func TestACapturedLineBecomesATouchpoint(t *testing.T) {
	s := edittest.Base()
	line, _ := edit.ParseCapture(`Orders @web !4 -2 ~"no dates" ^webs`)
	at := edit.Spot{Doc: "j1", Stage: "s1", Before: "t1", Persona: "maya"}
	edits, made := edit.AddMoments(s, at, []edit.Moment{line.Whole(s, "j1").Moment}, sequence("x"))
	if len(made) > 0 {
		t.Errorf("it makes %q", made)
	}
	s = apply(t, s, edits)
	d, _ := s.Document("j1")
	first := model.TouchpointID(d.IDs(model.KindTouchpoint, "s1")[0])
	e, _ := d.Experience("maya", first)
	l, _ := d.Link("web", first)
	if first == "t1" || e.Valence.Or(0) != -2 || l.Strength != 3 || d.Len(model.KindFinding) != 2 {
		t.Errorf("the touchpoint is not what was said:\n%s", edittest.Dump(s))
	}
}

func TestWhatAMomentNamesIsMadeInTheSameStepOrStaysText(t *testing.T) {
	s := edittest.Base()
	line, _ := edit.ParseCapture("Orders -2 ^Unknown /Fresh")
	at := edit.Spot{Doc: "j1", Stage: "s1"}
	edits, made := edit.AddMoments(s, at, []edit.Moment{line.Moment}, sequence("x"))
	if got := strings.Join(made, "; "); got != "stage Fresh; persona Customer; activity Unknown" {
		t.Errorf("it makes %q", got)
	}
	after := apply(t, s, edits)
	d, _ := after.Document("j1")
	if got := d.Len(model.KindStage); got != 3 {
		t.Errorf("there are %d stages:\n%s", got, edittest.Dump(after))
	}
	if text := line.AsText(s, at); text.Action != "Orders ^Unknown -2 /Fresh" || len(text.Activities)+len(text.Feelings) > 0 || text.Stage != "" {
		t.Errorf("as text it is %+v", text)
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
	for _, seed := range []string{`Compares prices @web !5 -1 ~"shipping hidden" ^Sales #a`, `~`, `@"`, `“„“`, "0", "0 @web", "\xff@\xff", "!99999999999999999999 +99999999999999999999"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, line string) {
		got, _ := edit.ParseCapture(line)
		clean := model.CleanLine(line)
		words := strings.Fields(clean)
		unmarked := !strings.ContainsAny(clean, "@!~^#/+-−\\") && (len(words) < 2 || !slices.Contains(words[1:], "0"))
		if unmarked && got.Action != clean {
			t.Errorf("plain %q became %q", line, got.Action)
		}
		s := edittest.Base()
		edits, _ := edit.AddMoments(s, edit.Spot{Doc: "j1", Stage: "s1", Persona: "maya"}, []edit.Moment{got.Moment}, sequence("x"))
		if _, err := edit.Apply(s, edits); err != nil {
			t.Errorf("%q cannot be added: %v", line, err)
		}
	})
}
