package store_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"wend/model"
	"wend/store"
)

func TestAGapInTheJournalMeansThatAnythingMayHaveChanged(t *testing.T) {
	stage := model.Ref{Kind: model.KindStage, Key: "s1"}
	entry := func(r store.Revision, deleted bool) store.Entry {
		return store.Entry{Revision: r, Touched: []store.Touched{{Doc: "j1", Ref: stage, Deleted: deleted}}}
	}
	touched := func(deleted bool) []store.Touched { return entry(0, deleted).Touched }
	for name, c := range map[string]struct {
		since, now store.Revision
		entries    []store.Entry
		want       store.Changes
	}{
		"nothing happened":       {4, 4, nil, store.Changes{Revision: 4}},
		"two commits":            {2, 4, []store.Entry{entry(3, false), entry(4, true)}, store.Changes{Revision: 4, Touched: touched(true)}},
		"the first is lost":      {2, 4, []store.Entry{entry(4, false)}, store.Changes{Revision: 4, All: true, Touched: touched(false)}},
		"an older copy is there": {4, 2, nil, store.Changes{Revision: 2, All: true}},
	} {
		if diff := cmp.Diff(c.want, store.ChangesSince(c.since, c.now, c.entries)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
