package insight

import (
	"fmt"
	"slices"
	"testing"

	"wend/model"
	"wend/model/analysis"
)

// room is a state that tests change: the workspace, the journey "j" and its
// to-be variant.
type room struct {
	shared, j *model.Document
	alone     bool // no to-be journey
}

func (r *room) doc(k model.Kind) **model.Document {
	if k.In("j") {
		return &r.j
	}
	return &r.shared
}

// put adds objects, or replaces those of the same key; new ones come last.
func (r *room) put(objects ...model.Object) {
	for _, o := range objects {
		d := r.doc(o.Kind())
		if _, found := (*d).Find(model.RefOf(o)); !found && o.Kind().Ordered() {
			parent := ""
			if t, ok := o.(model.Touchpoint); ok {
				parent = string(t.Stage)
			}
			ids := slices.Clone((*d).IDs(o.Kind(), parent))
			*d = (*d).With(model.Order{Of: o.Kind(), Parent: parent, IDs: append(ids, o.Key())})
		}
		*d = (*d).With(o)
	}
}

// cut takes objects out of the journey or the workspace.
func (r *room) cut(k model.Kind, keys ...string) {
	d := r.doc(k)
	for _, key := range keys {
		*d = (*d).Without(model.Ref{Kind: k, Key: key})
	}
}

// change changes one object.
func change[T model.Object](r *room, key string, how func(*T)) {
	var zero T
	o, found := model.Lookup[T](*r.doc(zero.Kind()), key)
	if !found {
		panic(fmt.Sprintf("no %s %q", zero.Kind(), key))
	}
	how(&o)
	r.put(o)
}

func (r *room) state() model.State {
	if r.alone {
		return model.NewState(r.shared, r.j)
	}
	target := model.NewDocument("j2", model.Journey{ID: "j2", Variant: model.ToBe, ComparesTo: "j"})
	return model.NewState(r.shared, r.j, target)
}

func (r *room) found() []Insight { return found(r.state(), "j") }

func (r *room) report() *analysis.Report {
	return analysis.Compute(r.state(), "j", analysis.Options{Today: today})
}

// feel sets what both personas feel at a touchpoint.
func (r *room) feel(t model.TouchpointID, ana, ben int) {
	for p, v := range map[model.PersonaID]int{"ana": ana, "ben": ben} {
		r.put(model.Experience{Persona: p, Touchpoint: t, Valence: model.Some(v), Tier: model.Reasoned})
	}
}

func way(from, to model.Node, p float64) model.Transition {
	return model.Transition{From: from, To: to, Probability: model.Some(p)}
}

func link(a model.ActivityID, t model.TouchpointID, strength int) model.Link {
	return model.Link{Activity: a, Touchpoint: t, Strength: strength}
}

func measured(k model.KPIID, date model.Date, v float64) model.Measurement {
	return model.Measurement{KPI: k, Date: date, Value: model.Some(v)}
}

func counted(k model.KPIID, date model.Date, x, n float64) model.Measurement {
	return model.Measurement{KPI: k, Date: date, X: model.Some(x), N: model.Some(n)}
}

// healthy returns a small map about which there is nothing to say.
func healthy() *room {
	r := &room{
		shared: model.NewDocument(model.WorkspaceDoc, model.Workspace{Currency: "EUR"}),
		j: model.NewDocument("j", model.Journey{
			ID: "j", Title: "Buys", Variant: model.AsIs, Personas: []model.PersonaID{"ana", "ben"}, Outcome: "Bought", GoalStage: "purchase",
		}),
	}
	for _, id := range []model.PersonaID{"ana", "ben"} {
		r.put(model.Persona{
			ID: id, Name: map[model.PersonaID]string{"ana": "Ana", "ben": "Ben"}[id], Needs: []string{"n"}, Goals: []string{"g"},
			Behaviours: []string{"b"}, Motivations: []string{"m"},
		})
	}
	r.putMap()
	r.putChain()
	r.putWork()
	return r
}

func (r *room) putMap() {
	touchpoint := func(id model.TouchpointID, s model.StageID, action, channel string, mode model.Mode, importance int) model.Touchpoint {
		return model.Touchpoint{ID: id, Stage: s, Action: action, Channels: []string{channel}, Mode: mode, Importance: model.Some(importance)}
	}
	r.put(
		model.Stage{ID: "interest", Name: "Interest", Type: interest, Signals: []string{"Visits"}},
		model.Stage{ID: "purchase", Name: "Purchase", Type: "purchase"},
		model.Stage{ID: "after", Name: "After", Type: postPurchase},
		touchpoint("t1", "interest", "Reads the page", "web", model.Online, 3),
		touchpoint("t2", "interest", "Asks a friend", "word of mouth", model.Offline, 4),
		touchpoint("t3", "purchase", "Pays", "web", model.Online, 5),
		touchpoint("t4", "after", "Gets the parcel", "delivery", model.Offline, 3),
		touchpoint("t5", "after", "Is asked for a rating", "email", model.Online, 2),
		way(model.Entry, "interest", 0.7), way(model.Entry, "purchase", 0.3),
		way("interest", "purchase", 0.5), way("interest", model.Lost, 0.5),
		way("purchase", "interest", 0.1), way("purchase", model.Goal, 0.6), way("purchase", model.Lost, 0.3),
	)
	change(r, "t3", func(t *model.Touchpoint) { t.Expectation = "Done in a minute" })
	r.feel("t1", 1, 1)
	r.feel("t2", 1, 1)
	r.feel("t3", 2, 2)
	r.feel("t4", 0, 0)
	r.feel("t5", 1, 1)
}

func (r *room) putChain() {
	activity := func(id model.ActivityID, name string, class model.Class, owner string, cost float64) model.Activity {
		return model.Activity{ID: id, Name: name, Class: class, Owner: owner, Cost: model.Some(cost)}
	}
	r.put(
		activity("shop", "Shop", model.Primary, "Shop team", 100), activity("desk", "Service desk", model.Primary, "Service team", 100),
		activity("buying", "Buying", model.Support, "Buyers", 30), activity("carrier", "Carrier", model.External, "Logistics", 100),
		link("shop", "t1", 9), link("shop", "t3", 9), link("desk", "t2", 9), link("desk", "t5", 3),
		link("carrier", "t4", 9), link("buying", "t1", 3),
	)
}

func (r *room) putWork() {
	kpi := func(id model.KPIID, name, definition string, s model.StageID, u model.Unit, base, target float64) model.KPI {
		return model.KPI{
			ID: id, Name: name, Definition: definition, Stage: s, Unit: u, Direction: model.Up,
			Baseline: model.Some(base), Target: model.Some(target), Cadence: "quarterly", Due: "2026-12-01",
		}
	}
	r.put(
		kpi("k1", "Conversion", "stage-conversion", "interest", model.Percent, 0.4, 0.5), counted("k1", "2026-10-01", 5000, 10000),
		kpi("k2", "Order value", "average-purchase", "purchase", model.Money, 100, 120), measured("k2", "2026-10-01", 120),
		kpi("k3", "Satisfaction", "csat", "after", model.Percent, 0.7, 0.8), counted("k3", "2026-10-01", 800, 1000),
		model.Evidence{ID: "e1", Date: "2026-09-01"}, model.Evidence{ID: "e2", Date: "2026-08-01"},
		model.Finding{
			ID: "f1", Touchpoint: "t1", Type: model.Pain, Text: "Too long", Severity: model.Some(2), Frequency: model.Some(3),
			Evidence: []model.EvidenceID{"e1", "e2"},
		},
		model.Opportunity{ID: "o1", Text: "How might we shorten it?", Findings: []model.FindingID{"f1"}, Touchpoints: []model.TouchpointID{"t3"}},
		model.Initiative{
			ID: "n1", Name: "Shorten", Status: model.Doing, Owner: "Shop team", Due: "2026-12-31",
			Findings: []model.FindingID{"f1"}, Opportunities: []model.OpportunityID{"o1"}, Effects: []model.Effect{{KPI: "k1", Expected: model.Some(0.05)}},
		},
		model.Hypothesis{
			ID: "h1", Statement: "Shorter is better", KPI: "k1", Direction: model.Up, Effect: model.Some(0.05), Decision: "Supported",
			Before: model.Sample{X: model.Some(4000.0), N: model.Some(10000.0)}, After: model.Sample{X: model.Some(5000.0), N: model.Some(10000.0)},
		},
		model.Tactic{ID: "m1", Name: "Guide", Stage: "interest", Type: "content", Message: "Ten questions"},
		model.Tactic{ID: "m2", Name: "Reassurance", Stage: "purchase", Type: "message", Message: "Safe"},
		model.Tactic{ID: "m3", Name: "Survey", Stage: "after", Type: feedback, Message: "How was it?"},
	)
}

func TestAHealthyMapRaisesNothing(t *testing.T) {
	for _, i := range healthy().found() {
		t.Errorf("%s %s", i.ID, i.Text)
	}
}
