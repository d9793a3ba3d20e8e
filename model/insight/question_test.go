package insight

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"wend/model"
)

// aDozen is how many questions a map has at most.
const aDozen = 12

func TestEveryRuleHasOneSubjectAndThereAreADozenOfThem(t *testing.T) {
	if len(subjects) > aDozen {
		t.Errorf("%d subjects", len(subjects))
	}
	n := 0
	for _, s := range subjects {
		n += len(s.rules)
	}
	for _, r := range Rules() {
		if _, has := merits[r.ID]; !has {
			t.Errorf("%s has no subject", r.ID)
		}
	}
	if n != len(Rules()) {
		t.Errorf("%d rules have a subject, there are %d", n, len(Rules()))
	}
}

func TestQuestionsAreAboutDifferentThings(t *testing.T) {
	all := found(sample(t, "smartphone"), "smartphone")
	subjects, n := map[int]bool{}, 0
	for _, q := range Questions(all) {
		s := merits[q.Lead().Rule].subject
		if subjects[s] {
			t.Errorf("%s is like another question", q.Lead().ID)
		}
		subjects[s] = true
		n += len(q.Of)
	}
	if n != len(all) {
		t.Errorf("%d of %d insights are left", n, len(all))
	}
	if got := Questions(all[:1]); len(got) != 1 || got[0].Text != all[0].Text {
		t.Errorf("of one insight: %v", got)
	}
	if got := Questions(nil); len(got) > 0 {
		t.Errorf("of nothing: %v", got)
	}
}

func TestAKindIsAskedOnceWithItsCount(t *testing.T) {
	r := healthy()
	for _, id := range []string{"t1", "t2", "t4"} {
		change(r, id, func(t *model.Touchpoint) { t.Channels = nil })
	}
	change(r, "t5", func(t *model.Touchpoint) { t.Mode = "" })
	want := "3 touchpoints have no channel. Through what do customers meet you there? 1 more about the touchpoints."
	got := Questions(r.found())
	if len(got) != 1 || got[0].Text != want || got[0].Count != 3 || len(got[0].Of) != 4 {
		t.Fatalf("%+v", got)
	}
	at := map[string]bool{}
	for _, i := range got[0].Of {
		at[i.Target.Ref.Key] = true
	}
	if len(at) != 4 {
		t.Errorf("its places are %v", at)
	}
}

func TestErrorsAreAskedFirst(t *testing.T) {
	r := healthy()
	r.feel("t4", -2, -2)
	r.put(way("interest", model.Lost, 0.4))
	if got := Questions(r.found()); got[0].Lead().ID != "L05:interest" {
		t.Errorf("first is %s", got[0].Lead().ID)
	}
}

func TestHowCustomersFareIsAskedBeforeWhatATeamWouldHaveToFillIn(t *testing.T) {
	r := healthy()
	change(r, "t1", func(t *model.Touchpoint) { t.Channels = nil })
	change(r, "j", func(j *model.Journey) { j.Outcome = "" })
	r.feel("t4", -1, -1)
	got := Questions(r.found())
	var order []RuleID
	for _, q := range got {
		order = append(order, q.Lead().Rule)
	}
	if !slices.Equal(order, []RuleID{"L17", "L08", "L02"}) {
		t.Errorf("asked in the order %v", order)
	}
}

// asked are phrases that ask for something, and what it is that they ask for.
var asked = []struct {
	phrase string
	given  func(s model.State, d *model.Document, o model.Object) bool
}{
	{"online or offline", of1(func(t model.Touchpoint) bool { return t.Mode != "" })},
	{"which channel", of1(func(t model.Touchpoint) bool { return len(t.Channels) > 0 })},
	{"how bad", of1(func(f model.Finding) bool { return f.Severity.IsSet() })},
	{"how often", of1(func(f model.Finding) bool { return f.Frequency.IsSet() })},
	{"who runs it", of1(func(a model.Activity) bool { return a.Owner != "" || a.Party != "" })},
	{"what does it cost", of1(func(a model.Activity) bool { return a.Cost.IsSet() })},
	{"counts as success", of1(func(j model.Journey) bool { return j.Outcome != "" })},
	{"At which stage", of1(func(j model.Journey) bool { return j.GoalStage != "" })},
	{"Whose journey", of1(func(j model.Journey) bool { return len(j.Personas) > 0 })},
	{"needs", of1(func(p model.Persona) bool { return len(p.Needs) > 0 })},
	{"goals", of1(func(p model.Persona) bool { return len(p.Goals) > 0 })},
	{"behaviours", of1(func(p model.Persona) bool { return len(p.Behaviours) > 0 })},
	{"motivations", of1(func(p model.Persona) bool { return len(p.Motivations) > 0 })},
	{"customers expect there", of1(func(t model.Touchpoint) bool { return t.Expectation != "" })},
	{"from what", of1(func(k model.KPI) bool { return k.Baseline.IsSet() })},
	{"to what", of1(func(k model.KPI) bool { return k.Target.IsSet() })},
	{"has no opportunity", func(_ model.State, d *model.Document, o model.Object) bool {
		for p := range model.All[model.Opportunity](d) {
			if slices.Contains(p.Findings, model.FindingID(o.Key())) {
				return true
			}
		}
		return false
	}},
	{"feels nothing", func(_ model.State, d *model.Document, o model.Object) bool {
		for e := range model.All[model.Experience](d) {
			if string(e.Persona) == o.Key() && e.Valence.IsSet() {
				return true
			}
		}
		return false
	}},
	{"does the customer meet you", func(_ model.State, d *model.Document, o model.Object) bool {
		return len(d.IDs(model.KindTouchpoint, o.Key())) > 0
	}},
}

// of1 takes the object an insight is about for what it is; of another kind the
// phrase does not ask for it.
func of1[T model.Object](given func(T) bool) func(model.State, *model.Document, model.Object) bool {
	return func(_ model.State, _ *model.Document, o model.Object) bool {
		v, is := o.(T)
		return is && given(v)
	}
}

func TestAMapOfAFirstHourHasADozenQuestionsAndNoneAsksForWhatIsGiven(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := firstHour(rt)
		s := r.state()
		all := r.found()
		questions := Questions(all)
		if len(questions) > aDozen {
			rt.Fatalf("%d questions", len(questions))
		}
		n := 0
		for _, q := range questions {
			n += len(q.Of)
			checkQuestion(rt, q)
		}
		if n != len(all) {
			rt.Fatalf("%d of %d insights are asked", n, len(all))
		}
		for _, i := range all {
			checkNotGiven(rt, s, i)
		}
	})
}

// checkQuestion holds that a question counts what it asks, and that it asks what
// each of those lacks.
func checkQuestion(t rapid.TB, q Question) {
	if q.Count == 1 && !strings.HasPrefix(q.Text, q.Lead().Text) {
		t.Fatalf("%q is about %q", q.Text, q.Lead().Text)
	}
	if q.Count > 1 && !strings.Contains(q.Text, fmt.Sprint(q.Count)) {
		t.Fatalf("%q is about %d", q.Text, q.Count)
	}
	if more := len(q.Of) - q.Count; more > 0 != strings.Contains(q.Text, fmt.Sprintf("%d more about", more)) {
		t.Fatalf("%q leaves %d out", q.Text, more)
	}
	for _, i := range q.Of[:q.Count] {
		if i.Rule != q.Lead().Rule {
			t.Fatalf("%q is about %s too", q.Text, i.ID)
		}
		for _, w := range []string{"channel", "online", "how bad", "how often", "runs", "cost"} {
			if i.Rule.kinded() && q.Count > 1 && strings.Contains(q.Text, w) && !strings.Contains(i.Text, w) && !strings.Contains(q.Text, "have no channel") {
				t.Fatalf("%q asks for more than %q", q.Text, i.Text)
			}
		}
	}
}

func (r RuleID) kinded() bool { return len(kinds[r]) > 1 }

func checkNotGiven(t rapid.TB, s model.State, i Insight) {
	d, _ := s.Document(i.Target.Doc)
	o, found := d.Find(i.Target.Ref)
	if !found {
		t.Fatalf("%s is about nothing", i.ID)
	}
	// What people wrote may have the phrase in it.
	said := strings.ReplaceAll(i.Text, nameOf(o), "")
	for _, a := range asked {
		if strings.Contains(said, a.phrase) && a.given(s, d, o) {
			t.Fatalf("%s %q asks for what is given", i.ID, i.Text)
		}
	}
}

// firstHour returns a map as a room has it after an hour: fifteen touchpoints
// with feelings and a few pains, no owners, evidence or KPIs; perhaps the path
// or what stands behind the touchpoints has been begun.
func firstHour(t *rapid.T) *room {
	chance := func(percent int) bool { return rapid.IntRange(1, 100).Draw(t, "chance") <= percent }
	between := func(lo, hi int) int { return rapid.IntRange(lo, hi).Draw(t, "n") }
	r := &room{
		shared: model.NewDocument(model.WorkspaceDoc, model.Workspace{}),
		j:      model.NewDocument("j", model.Journey{ID: "j", Title: "Buys", Variant: model.AsIs}), alone: true,
	}
	var personas []model.PersonaID
	for n := range between(0, 3) {
		p := model.Persona{ID: model.PersonaID(fmt.Sprintf("p%d", n)), Name: fmt.Sprintf("Persona %d", n)}
		if chance(50) {
			p.Needs = []string{"n"}
		}
		r.put(p)
		personas = append(personas, p.ID)
	}
	types := []model.StageKind{awareness, interest, "consideration", decision, "purchase", postPurchase, retention, advocacy}
	stages := between(1, len(types))
	change(r, "j", func(j *model.Journey) {
		j.Personas = personas
		if chance(50) {
			j.Outcome = "Bought"
		}
		if chance(30) {
			j.GoalStage = "s0"
		}
	})
	for n := range stages {
		r.put(model.Stage{ID: model.StageID(fmt.Sprintf("s%d", n)), Name: fmt.Sprintf("Stage %d", n), Type: types[n]})
	}
	feelings := between(0, 100)
	for n := range 15 {
		at := model.Touchpoint{
			ID: model.TouchpointID(fmt.Sprintf("t%d", n)), Stage: model.StageID(fmt.Sprintf("s%d", n*stages/15)), Action: fmt.Sprintf("Does thing %d", n),
		}
		if chance(60) {
			at.Channels = []string{[]string{"web", "shop", "phone"}[between(0, 2)]}
		}
		if chance(40) {
			at.Mode = []model.Mode{model.Online, model.Offline}[between(0, 1)]
		}
		if chance(40) {
			at.Importance = model.Some(between(1, 5))
		}
		if chance(20) {
			at.Expectation = "Quick"
		}
		r.put(at)
		for _, p := range personas {
			if chance(feelings) {
				r.put(model.Experience{Persona: p, Touchpoint: at.ID, Valence: model.Some(between(-2, 2))})
			}
		}
	}
	r.pains(chance, between)
	if chance(40) {
		r.path(stages, chance)
	}
	if chance(40) {
		r.supporters(chance, between)
	}
	return r
}

func (r *room) pains(chance func(int) bool, between func(int, int) int) {
	for n := range between(1, 5) {
		f := model.Finding{ID: model.FindingID(fmt.Sprintf("f%d", n)), Type: model.Pain, Text: fmt.Sprintf("Pain %d", n)}
		if chance(90) {
			f.Touchpoint = model.TouchpointID(fmt.Sprintf("t%d", between(0, 14)))
		}
		if chance(50) {
			f.Severity = model.Some(between(1, 5))
		}
		if chance(50) {
			f.Frequency = model.Some(between(1, 5))
		}
		r.put(f)
	}
	if chance(30) {
		r.put(model.Opportunity{ID: "o", Text: "Idea", Findings: []model.FindingID{"f0"}})
	}
}

func (r *room) path(stages int, chance func(int) bool) {
	r.put(way(model.Entry, "s0", 1))
	for n := range stages {
		from, to := model.Node(fmt.Sprintf("s%d", n)), model.Node(fmt.Sprintf("s%d", n+1))
		if n == stages-1 {
			to = model.Goal
		}
		if chance(80) {
			r.put(way(from, to, 0.6))
		}
		if chance(80) {
			r.put(way(from, model.Lost, 0.4))
		}
	}
}

func (r *room) supporters(chance func(int) bool, between func(int, int) int) {
	for n := range between(1, 6) {
		a := model.Activity{ID: model.ActivityID(fmt.Sprintf("a%d", n)), Name: fmt.Sprintf("Activity %d", n), Class: model.Primary}
		if chance(20) {
			a.Cost = model.Some(float64(between(1, 500)))
		}
		if chance(20) {
			a.Owner = "Team"
		}
		r.put(a)
		for range between(0, 5) {
			r.put(link(a.ID, model.TouchpointID(fmt.Sprintf("t%d", between(0, 14))), []int{1, 3, 9}[between(0, 2)]))
		}
	}
}

func TestSentencesDoNotSayMoreThanIsSo(t *testing.T) {
	for name, c := range map[string]struct {
		done func(r *room)
		id   ID
		want string // "" for silence
	}{
		"personas drop by different steps": {
			func(r *room) { r.feel("t4", -1, -2) }, "L18:t4+t3",
			"Mood drops up to 4 from 'Pays' to 'Gets the parcel' (Ana 3 and Ben 4). What happens in between?",
		},
		"the end is bad for one": {
			func(r *room) { r.feel("t5", 1, 0) }, "L19:t5", "The journey ends on 0 for Ben. Endings are remembered.",
		},
		"a persona that leaves before does not see the end": {
			func(r *room) { r.cut(model.KindExperience, "ben/t5") }, "L19:t4", "",
		},
		"a recorded delight is a delight": {
			func(r *room) {
				r.feel("t3", 1, 1)
				r.put(model.Finding{ID: "f9", Type: model.Delight, Touchpoint: "t3", Text: "Smooth"})
			}, "L20:j", "",
		},
		"all is not said of touchpoints without a mode": {
			func(r *room) {
				change(r, "t2", func(t *model.Touchpoint) { t.Mode = "" })
				change(r, "t4", func(t *model.Touchpoint) { t.Mode = model.Online })
			}, "L09:j", "",
		},
		"what nobody owns is not carried by one team": {
			func(r *room) {
				serve(r)
				r.put(model.Activity{ID: "help", Name: "Help", Cost: model.Some(1.0)}, link("help", "t3", 9))
			}, "L79:t3", "",
		},
		"a leak says how many leave there beside the share of all losses": {
			examples["L70"].fires, "L70:interest",
			"52.6 % of those who ever come to Interest leave there: 65.2 % of all who are lost. The map shows no pain there.",
		},
	} {
		r := healthy()
		c.done(r)
		got := ""
		for _, i := range r.found() {
			if i.ID == c.id {
				got = i.Text
			}
		}
		if got != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}
