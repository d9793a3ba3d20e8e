package analysis

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"wend/model"
)

// The exact value of every journey drawn here equals a threshold; in floating
// point it lies a little above or below.

func draws(t *testing.T, n int, draw func(r *rand.Rand) error) {
	t.Helper()
	for i := range n {
		if err := draw(rand.New(rand.NewPCG(uint64(i), 7))); err != nil {
			t.Fatalf("draw %d: %v", i, err)
		}
	}
}

// inOrder returns d with objects of a kind in that order.
func inOrder(d *model.Document, k model.Kind, ids ...string) *model.Document {
	return d.With(model.Order{Of: k, IDs: ids})
}

func TestFeelingsThatCancelOutAreNeutralOverThePersonas(t *testing.T) {
	draws(t, 300, func(r *rand.Rand) error {
		share := float64(1+r.IntN(19)) / 100
		s := felt([]int{-1}, []int{2}, []int{1}, []int{0})
		for p, w := range []float64{3 * share, share, share, 1 - 5*share} {
			persona := model.Persona{ID: model.PersonaID(fmt.Sprint("p", p)), Weight: model.Some(w)}
			s = s.With(s.Workspace().With(persona))
		}
		e := Compute(s, "j", Options{}).Emotion
		if v := e.Touchpoints[0].Valence; v.Or(1) != 0 {
			return fmt.Errorf("share %v: the feeling is %v", share, v)
		}
		if e.Stages[0].Index.Or(0) != 50 {
			return fmt.Errorf("share %v: the index of the stage is %v", share, e.Stages[0].Index)
		}
		return nil
	})
}

func TestAnActivityExactlyAtItsLimitIsStrainedAndAtItsCapacityOverloaded(t *testing.T) {
	draws(t, 300, func(r *rand.Rand) error {
		capacity := float64(1+r.IntN(9999)) / 10
		for share, want := range map[float64]Load{0.85: Strained, 1: Overloaded} {
			a := model.Activity{ID: "a", Capacity: model.Some(capacity), Demand: model.Some(capacity * share)}
			s := felt([]int{0})
			s = s.With(inOrder(s.Workspace().With(a), model.KindActivity, "a"))
			if got := Compute(s, "j", Options{}).Chain.Activities[0].Load; got != want {
				return fmt.Errorf("%v of %v is %q, not %q", capacity*share, capacity, got, want)
			}
		}
		return nil
	})
}

func TestActivitiesWithAnEqualShareOfValueAndCostAreOnTheHighSide(t *testing.T) {
	draws(t, 200, func(r *rand.Rand) error {
		n, cost := 2+r.IntN(12), float64(1+r.IntN(999))/100
		s := felt([]int{0})
		w, _ := s.Document(model.WorkspaceDoc)
		d, _ := s.Document("j")
		var ids []string
		for i := range n {
			ids = append(ids, fmt.Sprint("a", i))
			a := model.Activity{ID: model.ActivityID(fmt.Sprint("a", i)), Cost: model.Some(cost), JourneyShare: model.Some(0.7)}
			w, d = w.With(a), d.With(model.Link{Activity: a.ID, Touchpoint: "t0", Strength: 3})
		}
		w = inOrder(w, model.KindActivity, ids...)
		for _, a := range Compute(model.NewState(w, d), "j", Options{}).Chain.Activities {
			if a.Quadrant != Streamline {
				return fmt.Errorf("%d activities that cost %v: %s is %q", n, cost, a.Activity, a.Quadrant)
			}
		}
		return nil
	})
}

func TestInitiativesThatPromiseExactlyTheGapPromiseNotMore(t *testing.T) {
	draws(t, 300, func(r *rand.Rand) error {
		base, a, b := float64(r.IntN(500))/1000, float64(1+r.IntN(200))/1000, float64(1+r.IntN(200))/1000
		target := math.Round(1000*(base+a+b)) / 1000
		s := felt([]int{0})
		w, _ := s.Document(model.WorkspaceDoc)
		d, _ := s.Document("j")
		d = d.With(model.KPI{ID: "k", Unit: model.Percent, Direction: model.Up, Target: model.Some(target)}).
			With(model.Measurement{KPI: "k", Date: "2026-01-01", Value: model.Some(base)})
		for i, change := range []float64{a, b} {
			e := model.Effect{KPI: "k", Expected: model.Some(change)}
			w = w.With(model.Initiative{ID: model.InitiativeID(fmt.Sprint("i", i)), Effects: []model.Effect{e}})
		}
		w = inOrder(w, model.KindInitiative, "i0", "i1")
		d = inOrder(d, model.KindKPI, "k")
		if p := Compute(model.NewState(w, d), "j", Options{}).Initiatives.Plans[0]; p.Overclaimed {
			return fmt.Errorf("%v + %v is more than the gap %v - %v", a, b, target, base)
		}
		return nil
	})
}

func TestAKPIExactlyOnItsTargetIsOnTarget(t *testing.T) {
	draws(t, 300, func(r *rand.Rand) error {
		base, target := float64(r.IntN(100))/10, float64(101+r.IntN(100))/10
		values := []float64{target - 0.3, target + 0.1, target + 0.2} // their mean is the target
		s := felt([]int{0})
		d, _ := s.Document("j")
		d = d.With(model.KPI{ID: "k", Unit: model.Score, Direction: model.Up, Baseline: model.Some(base), Target: model.Some(target)}).
			With(model.Measurement{KPI: "k", Date: "2026-01-01", Values: values})
		k := Compute(s.With(inOrder(d, model.KindKPI, "k")), "j", Options{}).KPIs
		if k.OnTarget != 1 || k.Worst != "" {
			return fmt.Errorf("the mean of %v misses %v", values, target)
		}
		return nil
	})
}

func TestPointsExactlyOnTheMeanOfAChartEndARun(t *testing.T) {
	draws(t, 300, func(r *rand.Rand) error {
		mean := float64(10+r.IntN(90)) / 10
		s := felt([]int{0})
		d, _ := s.Document("j")
		d = d.With(model.KPI{ID: "k", Unit: model.Score})
		// Two above, two below and eight on the mean, in one-decimal steps.
		steps := []float64{-0.1, 0, 0, 0, 0.1, 0, 0, 0.1, 0, 0, 0, -0.1}
		for i, step := range steps {
			v := math.Round(10*(mean+step)) / 10
			d = d.With(model.Measurement{KPI: "k", Date: model.Date(fmt.Sprintf("2026-01-%02d", i+1)), Value: model.Some(v)})
		}
		if k := Compute(s.With(inOrder(d, model.KindKPI, "k")), "j", Options{}).KPIs.List[0]; len(k.Signals) > 0 {
			return fmt.Errorf("around %v: %v", mean, k.Signals)
		}
		return nil
	})
}

func TestABenefitOfExactlyTheCostReturnsNothingAndCostsNothing(t *testing.T) {
	draws(t, 300, func(r *rand.Rand) error {
		savings := float64(1+r.IntN(9999)) / 100
		w := felt([]int{0}).Workspace().With(model.Initiative{
			ID: "i", Savings: model.Some(savings), OneOffCost: model.Some(math.Round(savings*12*30) / 100), Confidence: model.Some(0.3),
		})
		v := Compute(felt([]int{0}).With(inOrder(w, model.KindInitiative, "i")), "j", Options{}).Initiatives.List[0]
		if cost := math.Round(savings*12*30) / 100; math.Abs(cost-savings*3.6) > 1e-9*cost {
			return nil // no whole cents
		}
		if v.Expected.ROI.Or(1) != 0 {
			return fmt.Errorf("savings of %v: ROI %v", savings, v.Expected.ROI)
		}
		return nil
	})
}
