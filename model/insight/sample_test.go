package insight

import (
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wend/model"
	"wend/model/analysis"
	format "wend/model/format/json"
	"wend/model/format/source"
)

const today = model.Date("2026-10-15")

func sample(t testing.TB, name string) model.State {
	t.Helper()
	f, err := os.Open("testdata/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s, _, err := format.Decode(f, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// found returns the insights about a journey of s.
func found(s model.State, journey model.DocID) []Insight {
	r := analysis.Compute(s, journey, analysis.Options{Today: today})
	return Find(s, journey, r, Options{Today: today})
}

// of returns the ids of the insights of one rule, sorted.
func of(list []Insight, r RuleID) []ID {
	ids := []ID{}
	for _, i := range list {
		if i.Rule == r {
			ids = append(ids, i.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

// bare is the first sample as its numbers were reckoned by hand: without evidence, tactics and the KPI of
// the purchase.
func bare(t testing.TB) model.State {
	s := sample(t, "smartphone")
	d, _ := s.Document("smartphone")
	d = d.Without(model.Ref{Kind: model.KindKPI, Key: "k6"})
	for _, m := range []string{"m1", "m2"} {
		d = d.Without(model.Ref{Kind: model.KindTactic, Key: m})
	}
	for f := range model.All[model.Finding](d) {
		f.Tier, f.Evidence = "", nil
		d = d.With(f)
	}
	return s.With(d)
}

func TestSampleAHasItsInsights(t *testing.T) {
	all := found(bare(t), "smartphone")
	for rule, want := range map[RuleID][]ID{
		"L17": {"L17:c2"},
		"L18": {"L18:i6+i5"},
		"L33": {"L33:i5"},
		"L34": {"L34:i5"},
		"L35": {"L35:v10"},
		"L36": {"L36:v6"},
		"L37": {"L37:v2"},
		"L22": {"L22:i4", "L22:i5", "L22:i8", "L22:p1", "L22:s2"},
		"L62": {"L62:smartphone"},
		"L47": {"L47:awareness", "L47:consideration", "L47:post-purchase", "L47:purchase"},
		"L63": {"L63:awareness", "L63:consideration", "L63:interest", "L63:post-purchase", "L63:purchase"},
		"L66": {"L66:post-purchase"},
		"L69": {"L69:consideration+consideration/purchase"},
	} {
		if diff := cmp.Diff(want, of(all, rule)); diff != "" {
			t.Errorf("%s: -want +got\n%s", rule, diff)
		}
	}
	for _, rule := range []RuleID{"L03", "L04", "L05", "L06", "L07", "L19", "L20", "L21", "L23", "L39", "L43", "L70", "L71"} {
		if got := of(all, rule); len(got) > 0 {
			t.Errorf("%s is raised: %v", rule, got)
		}
	}
}

func TestSampleAIsWordedForTheRoom(t *testing.T) {
	want := map[ID]string{
		"L17:c2": "Low point at 'Compares price and offers' (-1) and nobody works on it.",
		"L18:i6+i5": "Mood drops 3 from 'Asks friends and family' to 'Joins an online forum thread' " +
			"(Maya, careful comparer and Tom, deal-driven upgrader). What happens in between?",
		"L34:i5":  "'Asks friends and family' decides, yet no support stands behind it.",
		"L35:v10": "Firm reporting costs 80 k EUR and touches nothing on this map. Indirect, or elsewhere?",
		"L36:v6":  "Brand advertising: 28.2 % of cost, 3.9 % of contribution. Redesign or rescope?",
		"L69:consideration+consideration/purchase": "One point more at Consideration → Purchase gives 0.31 points of goal. Nobody works there.",
	}
	for _, i := range found(bare(t), "smartphone") {
		if text, ok := want[i.ID]; ok && text != i.Text {
			t.Errorf("%s: %s", i.ID, i.Text)
		}
		delete(want, i.ID)
	}
	if len(want) > 0 {
		t.Errorf("missing %v", want)
	}
}

func TestSampleBHasItsInsights(t *testing.T) {
	all := found(sample(t, "retailer"), "retailer")
	for rule, want := range map[RuleID][]ID{
		"L17": {"L17:t5"},
		"L18": {"L18:t5+t4", "L18:t8+t7"},
		"L22": {"L22:t4", "L22:t7", "L22:t8"},
		"L35": {"L35:r7"},
		"L36": {"L36:r1"},
		"L37": {"L37:r4"},
		"L66": {},
		"L19": {},
		"L05": {},
	} {
		if diff := cmp.Diff(want, of(all, rule)); diff != "" {
			t.Errorf("%s: -want +got\n%s", rule, diff)
		}
	}
}

func TestTheShippedSamplesHaveNoErrors(t *testing.T) {
	for _, name := range []string{"smartphone", "retailer"} {
		for _, i := range found(sample(t, name), model.DocID(name)) {
			if i.Severity == Error {
				t.Errorf("%s: %s %s", name, i.ID, i.Text)
			}
		}
	}
}
