package insight

import (
	"fmt"
	"maps"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wend/model"
)

// example shows when a rule fires and when, narrowly, it does not; without a
// silent change the healthy map is the example.
type example struct {
	fires  func(r *room)
	want   []ID
	silent func(r *room)
}

// examples has one for each rule.
var examples = func() map[RuleID]example {
	all := map[RuleID]example{}
	for _, theme := range []map[RuleID]example{mapExamples, feelingExamples, chainExamples, kpiExamples, workExamples, ownExamples} {
		maps.Copy(all, theme)
	}
	return all
}()

func TestEveryRuleFiresAndIsSilentWhereItShould(t *testing.T) {
	for _, rule := range Rules() {
		e, has := examples[rule.ID]
		if !has || e.fires == nil || len(e.want) == 0 {
			t.Errorf("%s has no example", rule.ID)
			continue
		}
		r := healthy()
		e.fires(r)
		all := r.found()
		if diff := cmp.Diff(e.want, of(all, rule.ID)); diff != "" {
			t.Errorf("%s (%s): -want +got\n%s", rule.ID, rule.Title, diff)
		}
		for _, i := range all {
			checkInsight(t, r, rule, i)
		}
		if e.silent != nil {
			r = healthy()
			e.silent(r)
			if got := of(r.found(), rule.ID); len(got) > 0 {
				t.Errorf("%s (%s) is not silent: %v", rule.ID, rule.Title, got)
			}
		}
	}
	if len(examples) != len(Rules()) {
		t.Errorf("%d examples for %d rules", len(examples), len(Rules()))
	}
}

// checkInsight holds what is true of every insight.
func checkInsight(t *testing.T, r *room, rule Rule, i Insight) {
	t.Helper()
	if i.Text == "" || i.Action == "" || len(i.Objects) == 0 || i.Target != i.Objects[0] {
		t.Errorf("%s is incomplete: %+v", i.ID, i)
	}
	if i.Rule == rule.ID && i.Severity != rule.Severity {
		t.Errorf("%s is a %s, want %s", i.ID, i.Severity, rule.Severity)
	}
	for _, o := range i.Objects {
		d, found := r.state().Document(o.Doc)
		if !found {
			t.Errorf("%s is about something in document %q, which is not there", i.ID, o.Doc)
		} else if _, found := d.Find(o.Ref); !found {
			t.Errorf("%s is about %s, which is not in %s", i.ID, o.Ref, o.Doc)
		}
	}
}

func TestRulesAreNumberedWithoutGaps(t *testing.T) {
	all := Rules()
	for i, r := range all {
		if want := RuleID(fmt.Sprintf("L%02d", i+1)); r.ID != want || r.Title == "" || r.Action == "" || r.Severity.rank() < 0 {
			t.Errorf("rule %+v is not %s or incomplete", r, want)
		}
	}
	if len(all) < 75 {
		t.Errorf("%d rules", len(all))
	}
}

func clear[T any](o *model.Opt[T]) { *o = model.Opt[T]{} }

var mapExamples = map[RuleID]example{
	"L01": {fires: func(r *room) { r.put(model.Stage{ID: "s9", Name: "New"}) }, want: []ID{"L01:s9"}},
	"L02": {fires: func(r *room) {
		change(r, "t1", func(t *model.Touchpoint) { t.Mode = "" })
		change(r, "t2", func(t *model.Touchpoint) { t.Channels = nil })
	}, want: []ID{"L02:t1", "L02:t2"}},
	"L03": {fires: func(r *room) {
		r.cut(model.KindTransition, "entry/interest", "purchase/interest")
		r.put(way(model.Entry, "purchase", 1), way("purchase", model.Goal, 0.7))
	}, want: []ID{"L03:interest"}, silent: func(r *room) { r.put(model.Stage{ID: "later", Name: "Later"}) }}, // after the goal
	"L04": {fires: func(r *room) {
		r.cut(model.KindTransition, "interest/purchase", "interest/lost")
	}, want: []ID{"L04:interest"}},
	"L05": {fires: func(r *room) {
		r.put(way("interest", model.Lost, 0.4), way(model.Entry, "purchase", 0.4))
		r.put(model.Transition{From: "purchase", To: model.Lost, Count: model.Some(3.0)})
	}, want: []ID{"L05:interest", "L05:j+entry/interest", "L05:purchase"}, silent: func(r *room) {
		r.cut(model.KindTransition, "interest/purchase", "interest/lost")
		r.put(model.Transition{From: "interest", To: "purchase", Count: model.Some(3.0)})
	}},
	"L06": {fires: func(r *room) {
		r.cut(model.KindTransition, "interest/lost", "purchase/lost", "purchase/goal")
		r.put(way("interest", "purchase", 1), way("purchase", "interest", 1))
	}, want: []ID{"L06:interest+purchase"}},
	"L07": {fires: func(r *room) {
		r.cut(model.KindTransition, "entry/purchase", "purchase/interest")
		r.put(way(model.Entry, "interest", 1), way("purchase", model.Goal, 0.7))
	}, want: []ID{"L07:j"}, silent: func(r *room) { // a way back
		r.cut(model.KindTransition, "entry/purchase")
		r.put(way(model.Entry, "interest", 1))
	}},
	"L08": {fires: func(r *room) { change(r, "j", func(j *model.Journey) { j.Outcome = "" }) }, want: []ID{"L08:j"}},
	"L09": {fires: func(r *room) {
		for _, id := range []string{"t2", "t4"} {
			change(r, id, func(t *model.Touchpoint) { t.Mode = model.Online })
		}
	}, want: []ID{"L09:j"}, silent: func(r *room) { // hybrid is both
		for _, id := range []string{"t2", "t4"} {
			change(r, id, func(t *model.Touchpoint) { t.Mode = model.Hybrid })
		}
	}},
	"L10": {fires: func(r *room) {
		for _, id := range []model.StageID{"x1", "x2", "x3", "x4", "x5", "x6", "x7"} {
			r.put(model.Stage{ID: id})
		}
		putTouchpoints(r, 11)
	}, want: []ID{"L10:interest", "L10:j"}, silent: func(r *room) { putTouchpoints(r, 10) }},
	"L11": {fires: func(r *room) {
		r.put(model.Touchpoint{ID: "t9", Stage: "interest", Action: "reads THE page", Channels: []string{"web"}})
	}, want: []ID{"L11:t9+t1"}, silent: func(r *room) {
		r.put(model.Touchpoint{ID: "t8", Stage: "interest", Action: "Reads the page", Channels: []string{"web"}, RepeatOf: "t1"},
			model.Touchpoint{ID: "t9", Stage: "interest", Action: "Reads the page", Channels: []string{"app"}})
	}},
	"L13": {fires: func(r *room) { change(r, "j", func(j *model.Journey) { j.Personas = nil }) }, want: []ID{"L13:j"}},
	"L72": {fires: func(r *room) {
		for _, id := range []string{"t1", "t2", "t3", "t4", "t5"} {
			change(r, id, func(t *model.Touchpoint) { clear(&t.Importance) })
		}
	}, want: []ID{"L72:j"}},
	"L73": {
		fires:  func(r *room) { r.alone = true },
		want:   []ID{"L73:j"},
		silent: func(r *room) { r.alone = true; change(r, "f1", func(f *model.Finding) { clear(&f.Severity) }) },
	},
	"L74": {fires: func(r *room) {
		change(r, "t1", func(t *model.Touchpoint) { t.Action = "Send the newsletter" })
		change(r, "t2", func(t *model.Touchpoint) { t.Action = "We call back" })
	}, want: []ID{"L74:t1", "L74:t2"}, silent: func(r *room) {
		change(r, "t1", func(t *model.Touchpoint) { t.Action = "Sends a question" })
		change(r, "t2", func(t *model.Touchpoint) { t.Action = "Weighs the offers" })
	}},
}

// putTouchpoints adds touchpoints to interest.
func putTouchpoints(r *room, n int) {
	for i := range n {
		id := model.TouchpointID("x" + string(rune('a'+i)))
		r.put(model.Touchpoint{ID: id, Stage: "interest", Action: string(id), Mode: model.Online, Channels: []string{"web"}})
	}
}

var feelingExamples = map[RuleID]example{
	"L12": {fires: func(r *room) { r.feel("t4", -1, -1) }, want: []ID{"L12:t4+t3"}, silent: func(r *room) {
		r.feel("t4", -1, -1)
		change(r, "carrier", func(a *model.Activity) { a.Owner = "Shop team" })
	}},
	"L14": {fires: func(r *room) {
		r.cut(model.KindExperience, "ben/t1", "ben/t2", "ben/t3", "ben/t4", "ben/t5")
	}, want: []ID{"L14:ben"}, silent: func(r *room) { r.cut(model.KindExperience, "ben/t1", "ben/t2", "ben/t3", "ben/t4") }},
	"L16": {
		fires: func(r *room) { r.cut(model.KindExperience, "ben/t2") }, want: []ID{"L16:t2+ben"},
		silent: func(r *room) { r.cut(model.KindExperience, "ben/t1") }, // importance 3
	},
	"L17": {
		fires: func(r *room) { r.feel("t4", 0, -1) }, want: []ID{"L17:t4"},
		silent: func(r *room) { r.feel("t1", -1, -1); r.feel("t5", -2, -2) }, // worked on; not important
	},
	"L18": {
		fires: func(r *room) { r.feel("t4", -1, -2) }, want: []ID{"L18:t4+t3"},
		silent: func(r *room) { r.feel("t3", 1, 1); r.feel("t4", -1, -1) },
	},
	"L19": {fires: func(r *room) { r.feel("t5", 1, 0) }, want: []ID{"L19:t5"}},
	"L20": {fires: func(r *room) { r.feel("t3", 1, 1) }, want: []ID{"L20:j"}, silent: func(r *room) { r.feel("t3", 1, 2) }},
	"L21": {fires: func(r *room) { r.feel("t3", 1, 2) }, want: []ID{"L21:ana"}, silent: func(r *room) {
		r.feel("t3", 1, 2)
		r.cut(model.KindExperience, "ana/t1")
	}},
	"L22": {fires: func(r *room) {
		for _, p := range []string{"ana/t3", "ben/t3"} {
			change(r, p, func(e *model.Experience) { e.Tier = "" })
		}
	}, want: []ID{"L22:t3"}, silent: func(r *room) {
		change(r, "ana/t3", func(e *model.Experience) { e.Tier = model.Assumption; e.Evidence = []model.EvidenceID{"e1"} })
		change(r, "ben/t3", func(e *model.Experience) { e.Tier = model.Assumption })
	}},
	"L23": {fires: func(r *room) { r.feel("t1", 2, 0) }, want: []ID{"L23:t1"}, silent: func(r *room) { r.feel("t1", 2, 1) }},
	"L24": {fires: func(r *room) {
		change(r, "t3", func(t *model.Touchpoint) { t.Expectation = "" })
		change(r, "ben/t4", func(e *model.Experience) { e.Expected = model.Some(2) })
	}, want: []ID{"L24:t3", "L24:t4"}, silent: func(r *room) {
		change(r, "t3", func(t *model.Touchpoint) { t.Expectation = "" })
		change(r, "ben/t3", func(e *model.Experience) { e.Expected = model.Some(1) })
	}},
}

var chainExamples = map[RuleID]example{
	"L31": {fires: func(r *room) { r.feel("t4", 2, 0) }, want: []ID{"L31:carrier+t4"}},
	"L33": {fires: func(r *room) { r.cut(model.KindLink, "carrier/t4") }, want: []ID{"L33:t4"}},
	"L34": {fires: func(r *room) { r.put(link("shop", "t3", 3)) }, want: []ID{"L34:t3"}},
	"L35": {
		fires: func(r *room) { r.cut(model.KindLink, "buying/t1") }, want: []ID{"L35:buying"},
		silent: func(r *room) {
			r.cut(model.KindLink, "buying/t1")
			r.put(model.ActivityLink{From: "buying", To: "shop", Type: "feeds", Strength: 3})
		},
	},
	"L36": {
		fires: func(r *room) { change(r, "buying", func(a *model.Activity) { a.Cost = model.Some(200.0) }) }, want: []ID{"L36:buying"},
		silent: func(r *room) { change(r, "buying", func(a *model.Activity) { a.Cost = model.Some(60.0) }) }, // cheap
	},
	"L37": {fires: func(r *room) {
		r.feel("t2", -1, -1)
		change(r, "desk", func(a *model.Activity) { a.Cost = model.Some(10.0) })
	}, want: []ID{"L37:desk"}, silent: func(r *room) {
		change(r, "desk", func(a *model.Activity) { a.Cost = model.Some(10.0) })
	}},
	"L38": {fires: func(r *room) {
		change(r, "desk", func(a *model.Activity) { a.Demand, a.Capacity = model.Some(120.0), model.Some(80.0) })
		change(r, "shop", func(a *model.Activity) { a.Demand, a.Capacity = model.Some(9.0), model.Some(10.0) })
	}, want: []ID{"L38:desk", "L38:shop"}, silent: func(r *room) {
		change(r, "desk", func(a *model.Activity) { a.Demand, a.Capacity = model.Some(80.0), model.Some(100.0) })
	}},
	"L39": {fires: func(r *room) {
		r.put(model.Activity{ID: "shop2", Name: "Web shop", Owner: "x", Cost: model.Some(1.0)}, link("shop2", "t1", 9), link("shop2", "t3", 9))
	}, want: []ID{"L39:shop+shop2"}, silent: func(r *room) {
		r.put(model.Activity{ID: "shop2", Name: "Invoices", Owner: "x", Cost: model.Some(1.0)}, link("shop2", "t1", 9), link("shop2", "t3", 9))
	}},
	"L40": {fires: func(r *room) { r.put(link("desk", "t3", 9)) }, want: []ID{"L40:t3+desk+shop"}, silent: func(r *room) {
		r.put(link("desk", "t3", 9))
		change(r, "desk", func(a *model.Activity) { a.Owner = "Shop team" })
	}},
	"L41": {fires: func(r *room) {
		change(r, "desk", func(a *model.Activity) { a.Owner = "" })
		change(r, "shop", func(a *model.Activity) { clear(&a.Cost) })
	}, want: []ID{"L41:desk", "L41:shop"}, silent: func(r *room) {
		change(r, "carrier", func(a *model.Activity) { a.Owner, a.Party = "", "A carrier" })
	}},
	"L42": {fires: func(r *room) {
		change(r, "desk", func(a *model.Activity) { a.ValueAdded = "non-value-added" })
		change(r, "shop", timed(120, 7080))
	}, want: []ID{"L42:desk", "L42:shop"}, silent: func(r *room) {
		change(r, "shop", timed(48, 912)) // exactly 5 %
	}},
	"L43": {fires: func(r *room) { change(r, "carrier", func(a *model.Activity) { a.Class = model.Primary }) }, want: []ID{"L43:workspace"}},
	"L44": {
		fires: func(r *room) { threeMoments(r); r.put(link("shop", "t4", 9)); r.cut(model.KindLink, "carrier/t4") }, want: []ID{"L44:shop"},
		silent: func(r *room) { threeMoments(r); r.put(link("shop", "t4", 9)) },
	},
	"L45": {
		fires: func(r *room) { change(r, "shop", func(a *model.Activity) { a.Strength = model.Some(2) }) }, want: []ID{"L45:t3+shop"},
		silent: func(r *room) { change(r, "desk", func(a *model.Activity) { a.Strength = model.Some(1) }) },
	},
	"L46": {fires: costly, want: []ID{"L46:j"}, silent: func(r *room) {
		costly(r)
		change(r, "n1", func(i *model.Initiative) { i.OneOffCost, i.FromSavings = model.Some(3600.0), true })
	}},
}

// timed gives an activity that adds value its times.
func timed(processing, waiting float64) func(*model.Activity) {
	return func(a *model.Activity) {
		a.ValueAdded, a.ProcessingTime, a.WaitingTime = "value-added", model.Some(processing), model.Some(waiting)
	}
}

// costly makes an activity cost much more than it contributes.
func costly(r *room) { change(r, "carrier", func(a *model.Activity) { a.Cost = model.Some(400.0) }) }

// threeMoments makes t1 and t4 moments of truth besides t3.
func threeMoments(r *room) {
	for _, id := range []string{"t1", "t4"} {
		change(r, id, func(t *model.Touchpoint) { t.Moment = model.OverrideYes })
	}
}
