package analysis

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"wend/model"
)

// revised returns s with an initiative changed.
func revised(s model.State, id model.InitiativeID, change func(*model.Initiative)) model.State {
	i, _ := model.Lookup[model.Initiative](s.Workspace(), id)
	change(&i)
	return s.With(s.Workspace().With(i))
}

func TestTheGoalChangesByAnEffectAsByTheSameEditOfTheTransition(t *testing.T) {
	draws(t, 100, func(r *rand.Rand) error {
		s := business()
		by := float64(r.IntN(50)) / 100
		s = revised(s, "table", func(i *model.Initiative) {
			i.Shifts = []model.Shift{{Transition: "look/buy", Expected: num(by)}, {Transition: "buy/goal", Expected: num(by / 2)}}
		})
		before := Compute(s, "j", Options{})
		d, _ := s.Document("j")
		for key, change := range map[string]float64{"look/buy": by, "look/lost": -by, "buy/goal": by / 2, "buy/lost": -by / 2} {
			w, _ := model.Lookup[model.Transition](d, key)
			w.Probability = num(w.Probability.Or(0) + change)
			d = d.With(w)
		}
		want := Compute(s.With(d), "j", Options{}).Flow.Goal.Or(-1) - before.Flow.Goal.Or(-2)
		if got := before.Initiatives.List[1].Goal.Or(-9); got < want-1e-12 || got > want+1e-12 {
			return fmt.Errorf("%v: the goal changes by %v, not %v", by, got, want)
		}
		return nil
	})
}

func TestAnEffectOnATransitionMakesABusinessCaseLikeALiftOfItsConversion(t *testing.T) {
	lifted := Compute(business(), "j", Options{}).Initiatives.List[1]
	s := revised(business(), "table", func(i *model.Initiative) {
		i.Effects, i.Shifts = nil, []model.Shift{{Transition: "look/buy", Expected: num(0.02)}}
	})
	shifted := Compute(s, "j", Options{}).Initiatives
	near(t, "orders", shifted.List[1].Expected.Orders, lifted.Expected.Orders.Or(-1), 1e-9)
	near(t, "goal", shifted.List[1].Goal, lifted.Goal.Or(-1), 1e-12)
	near(t, "goal", shifted.List[1].Goal, 0.02*0.4, 1e-12)
	same(t, "on the strongest", fmt.Sprint(shifted.OnStrongest), "[checkout]")
}

func TestAnEffectThatTakesMoreThanLeaveIsNotAvailableAndSaysWhy(t *testing.T) {
	s := revised(business(), "table", func(i *model.Initiative) { i.Shifts = []model.Shift{{Transition: "buy/goal", Expected: num(0.7)}} })
	same(t, "goal", Compute(s, "j", Options{}).Initiatives.List[1].Goal.Detail(), "buy: at most 0.6 more can go on to Goal: no more leave.")
}

func TestInitiativesAreRankedByTheScoreThatIsChosenWithTiesAndCloseCallsMarked(t *testing.T) {
	s := business()
	rate := func(id model.InitiativeID, satisfaction, conversion, business float64) {
		s = revised(s, id, func(i *model.Initiative) {
			i.Satisfaction, i.Conversion, i.Business = num(satisfaction), num(conversion), num(business)
		})
	}
	rate("checkout", 8, 6, 4)
	rate("table", 4, 6, 8)
	rate("old", 10, 10, 10)
	r := Compute(setting(s, "ranking", "priority"), "j", Options{}).Initiatives
	near(t, "priority", r.List[0].Priority, 6, 1e-12)
	same(t, "ranked", fmt.Sprint(r.Ranked, r.List[0].Rank, r.List[1].Rank, r.List[2].Rank), "[checkout table] 1 1 0")
	same(t, "tied", fmt.Sprint(r.List[0].Tied, r.List[1].Tied, r.List[1].Contends), "true true true")
	rate("table", 1, 1, 1)
	r = Compute(setting(s, "ranking", "priority"), "j", Options{}).Initiatives
	same(t, "clear", fmt.Sprint(r.List[1].Rank, r.List[1].Tied, r.CloseCall), "2 false false")
	r = Compute(setting(s, "ranking", "roi"), "j", Options{}).Initiatives
	same(t, "by money", fmt.Sprint(r.Score, " ", r.Ranked), "roi [table checkout]")
}

func TestAnInitiativeAnswersTheLargestOpportunityOfWhatItIsLinkedWith(t *testing.T) {
	s := revised(business(), "table", func(i *model.Initiative) { i.Opportunities = []model.OpportunityID{"o"} })
	r := Compute(setting(s, "ranking", "ulwick"), "j", Options{}).Initiatives
	near(t, "ulwick", r.List[1].Ulwick, 12, 1e-12)
	same(t, "ranked", fmt.Sprint(r.Ranked), "[table]")
	same(t, "nothing", r.List[0].Ulwick.Known(), false)
}
