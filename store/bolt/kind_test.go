package bolt_test

import (
	"fmt"
	"testing"

	"wend/model"
	"wend/store"
)

func TestObjectsOfAKindAreFoundInEachOfManyJourneysOnce(t *testing.T) {
	s := open(t, newFile(t), "ann")
	const journeys = 301 // read in several transactions
	c := store.Commit{Op: "many", Action: store.Do}
	for i := range journeys {
		id := fmt.Sprintf("j%03d", i)
		for _, o := range []model.Object{model.Journey{ID: model.JourneyID(id)}, model.KPI{ID: model.KPIID("k" + id)}} {
			c.Changes = append(c.Changes, store.Change{Doc: model.DocID(id), Ref: model.RefOf(o), After: o})
		}
	}
	keep(t, s, c)
	all, err := s.OfKind(model.KindKPI)
	if err != nil || len(all) != journeys {
		t.Fatalf("%d of %d, %v", len(all), journeys, err)
	}
	for i, p := range all {
		if id := fmt.Sprintf("j%03d", i); p.Doc != model.DocID(id) || p.Object.(model.KPI).ID != model.KPIID("k"+id) {
			t.Fatalf("%d: %v", i, p)
		}
	}
}
