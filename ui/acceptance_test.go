package ui_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"wend/model"
	"wend/ui/uitest"
)

// row returns what the KPI panel says after a label, on a screen that is wide
// enough for it.
func row(t uitest.TB, d *uitest.Driver, label string) string {
	t.Helper()
	for _, line := range d.Lines() {
		cells := []rune(line)
		if len(cells) < 120 {
			continue
		}
		text := strings.Trim(string(cells[len(cells)-31:]), " │├┤")
		if rest, found := strings.CutPrefix(text, label+" "); found {
			return strings.Join(strings.Fields(rest), " ")
		}
	}
	t.Fatalf("the panel has no row %q:\n%s", label, d.Screen())
	return ""
}

// says fails the test unless the panel's row says so, maybe after what it was.
func says(t uitest.TB, d *uitest.Driver, label, want string) {
	t.Helper()
	if got := row(t, d, label); !strings.HasPrefix(got, want) && !strings.Contains(got, "→ "+want) {
		t.Errorf("%s is %q, want %q", label, got, want)
	}
}

// at puts the cursor on what is found by a text.
func at(d *uitest.Driver, text string) {
	d.Press("/")
	d.Type(text)
	d.Press("enter", "esc")
}

// numbersOf are the rows of the panel that the acceptance looks at.
func numbersOf(t uitest.TB, d *uitest.Driver) string {
	t.Helper()
	d.Wait(time.Minute)
	var out []string
	for _, label := range []string{"Emotion", "Maya", "Tom", "Goal", "Leak", "Leverage", "Coverage", "Value low", "Cost"} {
		out = append(out, label+" "+row(t, d, label))
	}
	return strings.Join(out, "\n")
}

func TestTheSampleReactsToAFeelingALinkAndATransition(t *testing.T) {
	d := smartphone(t)
	before, state := numbersOf(t, d), written(t, d)
	says(t, d, "Emotion", "~59.36")
	says(t, d, "Maya", "~63.18")
	says(t, d, "Tom", "~53.64")
	says(t, d, "Goal", "12.21 %")
	says(t, d, "Coverage", "~54.55 %")

	at(d, "Checks out online")
	d.Press("]", "+")
	says(t, d, "Tom", "55.91")
	says(t, d, "Emotion", "60.27")
	d.Press("u")
	if got := numbersOf(t, d); got != before {
		t.Errorf("after undoing the feeling:\n%s", got)
	}

	d.Press("3")
	at(d, "Checkout engineering")
	d.Press("s") // strong, then none
	says(t, d, "Coverage", "~45.45 %")
	d.Press("u")
	if got := numbersOf(t, d); got != before {
		t.Errorf("after undoing the link:\n%s", got)
	}

	d.Press("1")
	at(d, "Compares models")
	d.Press("t")
	setRow(t, d, "On to Consideration", "50")
	setRow(t, d, "Leave", "35")
	d.Press("enter")
	says(t, d, "Goal", "13.75 %")
	d.Press("u")
	if got := numbersOf(t, d); got != before {
		t.Errorf("after undoing the transitions:\n%s\nbefore:\n%s", got, before)
	}
	if got := written(t, d); got != state {
		t.Error("the documents are not as they were")
	}
}

// setRow types a value into the row of the form that is open.
func setRow(t uitest.TB, d *uitest.Driver, label, value string) {
	t.Helper()
	for range 30 {
		for _, line := range d.Lines() {
			if strings.Contains(line, "▸ "+label) {
				d.Press("ctrl+a", "ctrl+k")
				d.Type(value)
				return
			}
		}
		d.Press("tab")
	}
	t.Fatalf("the form has no row %q:\n%s", label, d.Screen())
}

// step is a thing somebody does in the acceptance scenario, and the row of the
// panel that must react; empty: none.
type step struct {
	what  string
	do    func(*uitest.Driver)
	moves string
}

func typing(keys []string, text string) func(*uitest.Driver) {
	return func(d *uitest.Driver) {
		d.Press(keys...)
		d.Type(text)
		d.Press("enter")
	}
}

func keys(keys ...string) func(*uitest.Driver) {
	return func(d *uitest.Driver) { d.Press(keys...) }
}

func scenario(t uitest.TB) []step {
	capture := func(line string) func(*uitest.Driver) {
		return func(d *uitest.Driver) {
			d.Press("a")
			d.Type(line)
			d.Press("enter", "esc")
		}
	}
	activity := func(name, cost string) func(*uitest.Driver) {
		return func(d *uitest.Driver) {
			d.Press("3", "a")
			d.Type(name)
			d.Press("tab", "tab")
			d.Type(cost)
			d.Press("enter", "1")
		}
	}
	link := func(name string) func(*uitest.Driver) {
		return func(d *uitest.Driver) {
			d.Press("^")
			d.Type(name)
			d.Press("enter")
		}
	}
	record := func(date, value string) func(*uitest.Driver) {
		return func(d *uitest.Driver) {
			d.Press("C", "shift+tab", "ctrl+a", "ctrl+k")
			d.Type(date)
			d.Press("tab")
			d.Type(value)
			d.Press("enter")
		}
	}
	return []step{
		{"persona Ada", typing([]string{"2", "a"}, "Ada, in a hurry"), ""},
		{"persona Ben", func(d *uitest.Driver) { typing([]string{"a"}, "Ben, careful")(d); d.Press("1", "[") }, ""},
		{"touchpoint 1", capture("Sees a poster @outdoor !2"), ""},
		{"touchpoint 2", capture(`Compares prices @web !5 ~"shipping hidden" #shop`), ""},
		{"stage", func(d *uitest.Driver) { typing([]string{"A"}, "Trial ride")(d) }, ""},
		{"touchpoint 3", capture("Books a ride @web !3"), ""},
		{"touchpoint 4", capture("Rides around the block @store !5"), ""},
		{"touchpoint 5", capture("Gets a written offer @email"), ""},
		{"feels 1", keys("+"), "Emotion"},
		{"feels 2", keys("h", "+", "+"), "Emotion"},
		{"feels 3", keys("h", "-"), "Emotion"},
		{"feels 4", keys("h", "-", "-"), "Emotion"},
		{"Ben feels", keys("]", "0"), "Ben"},
		{"Ben feels more", keys("l", "+"), "Ben"},
		{"activity 1", activity("Website content", "100000"), "Cost"},
		{"activity 2", activity("Workshop", "200000"), "Cost"},
		{"activity 3", activity("Advertising", "50000"), "Cost"},
		{"link 1", link("Website"), "Coverage"},
		{"link 2", func(d *uitest.Driver) { link("Workshop")(d); d.Press("s") }, "Coverage"},
		{"importance", keys(">"), ""},
		{"KPI", func(d *uitest.Driver) {
			d.Press("c", "enter") // one of your own
			d.Type("Riders who book")
			setRow(t, d, "Baseline", "20")
			setRow(t, d, "Target", "40")
			d.Press("enter")
		}, ""},
		{"value 1", record("2026-08-01", "25"), "KPIs met"},
		{"value 2", record("2026-09-01", "45"), "KPIs met"},
	}
}

func TestAJourneyIsBuiltKeptAndTakenBack(t *testing.T) {
	for name, machine := range map[string]func() (*uitest.Machine, string){
		"in memory": func() (*uitest.Machine, string) { return uitest.InMemory(), "test.wend" },
		"on disk":   func() (*uitest.Machine, string) { return uitest.OnDisk(), t.TempDir() + "/test.wend" },
	} {
		t.Run(name, func(t *testing.T) {
			m, path := machine()
			d := uitest.Start(t, uitest.Options{Machine: m, Path: path})
			d.Press("t", "enter")
			d.Type("Bicycle buyer")
			d.Press("enter")
			d.Shows("Bicycle buyer", "Awareness", "saved")
			begun := written(t, d)
			for _, s := range scenario(t) {
				was := ""
				if s.moves != "" {
					was = optionalRow(t, d, s.moves)
				}
				saved := m.Commits
				s.do(d)
				if m.Commits == saved {
					t.Fatalf("%s: nothing was saved:\n%s", s.what, d.Screen())
				}
				if s.moves != "" && optionalRow(t, d, s.moves) == was {
					t.Errorf("%s: %s is still %q\n%s", s.what, s.moves, was, d.Screen())
				}
			}
			built := written(t, d)
			holds(t, d)

			d = uitest.Start(t, uitest.Options{Machine: m, Path: path})
			d.Shows("Bicycle buyer", "Compares", "shipping hidden")
			if written(t, d) != built {
				t.Fatal("another journey came back from the store")
			}
			undone := untilSaid(t, d, "u", "Nothing to undo")
			d.Press("u")
			if n := countJourneys(d); n != 0 {
				t.Errorf("%d journeys after undoing everything", n)
			}
			if redone := untilSaid(t, d, "ctrl+r", "Nothing to redo"); redone != undone {
				t.Errorf("%d steps undone, %d redone", undone, redone)
			}
			if written(t, d) != built {
				t.Error("redoing everything makes another journey")
			}
			for range undone - 1 {
				d.Press("u")
			}
			if written(t, d) != begun {
				t.Error("undoing all but the first step is not where it began")
			}
		})
	}
}

func optionalRow(t uitest.TB, d *uitest.Driver, label string) string {
	t.Helper()
	if !strings.Contains(d.Screen(), " "+label+" ") {
		return ""
	}
	return row(t, d, label)
}

func countJourneys(d *uitest.Driver) (n int) {
	for range d.App.State().Journeys() {
		n++
	}
	return n
}

// untilSaid presses a key until the app says that there is no more, and
// returns how often it did something.
func untilSaid(t uitest.TB, d *uitest.Driver, key, end string) (n int) {
	t.Helper()
	for range 5000 {
		d.Press(key)
		if d.App.Toast() == end {
			return n
		}
		n++
	}
	t.Fatalf("%s goes on for ever", key)
	return n
}

// holds checks what the scenario has built.
func holds(t *testing.T, d *uitest.Driver) {
	t.Helper()
	j, w := d.App.Open(), d.App.State().Workspace()
	for kind, want := range map[model.Kind]int{
		model.KindStage: 6, model.KindTouchpoint: 5, model.KindFinding: 1, model.KindExperience: 6, model.KindLink: 2,
		model.KindKPI: 1, model.KindMeasurement: 2,
	} {
		if got := j.Len(kind); got != want {
			t.Errorf("%d of kind %s, want %d", got, kind, want)
		}
	}
	if w.Len(model.KindActivity) != 3 || len(d.App.State().Personas(j)) != 2 {
		t.Errorf("%d activities, %d personas", w.Len(model.KindActivity), len(d.App.State().Personas(j)))
	}
	for m := range model.All[model.Measurement](j) {
		if v, _ := m.Value.Value(); v != 0.25 && v != 0.45 {
			t.Errorf("measured %v", v)
		}
	}
	for a := range model.All[model.Touchpoint](j) {
		if a.Action == "Compares prices" && (fmt.Sprint(a.Channels) != "[web]" || a.Importance.Or(0) != 5 || fmt.Sprint(a.Tags) != "[shop]") {
			t.Errorf("the line was taken down as %+v", a)
		}
	}
}
