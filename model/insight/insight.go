package insight

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"

	"wend/model"
	"wend/model/analysis"
	"wend/model/analysis/formula"
)

// Severity says how bad it is.
type Severity string

// The severities, the worst first.
const (
	Error   Severity = "error"   // the map contradicts itself
	Warning Severity = "warning" // a step of the method is missing
	Notice  Severity = "notice"  // worth a look
)

// rank orders severities.
func (s Severity) rank() int {
	switch s {
	case Error:
		return 0
	case Warning:
		return 1
	case Notice:
		return 2
	}
	return -1
}

// ID names an insight: its rule, a colon, and the keys of its objects with "+"
// between them ("L17:c2", "L18:i6+i5"). It is unique among the insights of a
// journey and does not depend on names, texts or numbers. Where that would be
// long, a digest stands for the keys after the first.
type ID string

// Object is a thing that an insight is about.
type Object struct {
	Doc model.DocID
	Ref model.Ref
}

// key is the object's part of an id.
func (o Object) key() string {
	if o.Doc == model.WorkspaceDoc && o.Ref.Kind.In("journey") {
		return string(o.Doc) + "/" + o.Ref.Key // a journey may have one of the same id
	}
	return o.Ref.Key
}

// Insight is something that stands out.
type Insight struct {
	ID       ID
	Rule     RuleID
	Severity Severity
	Objects  []Object // what it is about; at least one
	Text     string   // a sentence for the room
	Action   string   // the next step
	Target   Object   // where to go: the first of Objects

	weight float64
	place  int
}

// MarshalJSON encodes the insight in the shape of the analysis JSON: id is the
// rule, key the insight's own id.
func (i Insight) MarshalJSON() ([]byte, error) {
	keys := make([]string, len(i.Objects))
	for n, o := range i.Objects {
		keys[n] = o.Ref.Key
	}
	return json.Marshal(struct {
		Rule     RuleID   `json:"id"`
		Key      ID       `json:"key"`
		Severity Severity `json:"severity"`
		Objects  []string `json:"objects"`
		Text     string   `json:"text"`
		Action   string   `json:"action"`
	}{i.Rule, i.ID, i.Severity, keys, i.Text, i.Action})
}

// Options is what the insights depend on besides the state.
type Options struct {
	Today model.Date // unset: rules that need it find nothing
}

// Find returns the insights about a journey of s that are not muted: the most
// severe first, then what is about the most important things, then in the order
// of the map. The report must be that of the same journey and state; of another
// it is computed anew. Journeys that are not loaded are not looked at, so that a
// to-be journey counts only if it is in s.
func Find(s model.State, journey model.DocID, r *analysis.Report, o Options) []Insight {
	open, _ := Split(s, journey, All(s, journey, r, o))
	return open
}

// All is [Find] with the muted insights among the others; [Split] tells them apart.
func All(s model.State, journey model.DocID, r *analysis.Report, o Options) []Insight {
	x := newIndex(s, journey, r, o.Today)
	var out []Insight
	for i := range rules {
		out = x.run(&rules[i], out)
	}
	return sorted(out)
}

// sorted returns the insights by urgency; it sorts their places, which are
// smaller than they are.
func sorted(list []Insight) []Insight {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return list[i].compare(&list[j]) })
	out := make([]Insight, len(list))
	for to, from := range order {
		out[to] = list[from]
	}
	return out
}

// compare orders by severity, weight and place; rule and id break ties.
func (i *Insight) compare(j *Insight) int {
	if c := cmp.Compare(i.Severity.rank(), j.Severity.rank()); c != 0 {
		return c
	}
	if c := formula.Order(j.weight, i.weight); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(i.place, j.place), cmp.Compare(i.Rule, j.Rule), cmp.Compare(i.ID, j.ID))
}

// run appends what one rule finds.
func (x *index) run(r *Rule, out []Insight) []Insight {
	for _, n := range r.Needs {
		if !x.has(n) {
			return out
		}
	}
	from := len(out)
	r.find(x, func(text string, about ...Object) {
		out = append(out, Insight{
			ID: idOf(r.ID, about), Rule: r.ID, Severity: r.Severity, Objects: about, Text: text,
			Action: r.Action, Target: about[0], weight: x.weight(about[0]), place: x.place(about[0]),
		})
	})
	// Texts of people come in: one insight is one line.
	for i := from; i < len(out); i++ {
		out[i].Text = sentence(model.CleanLine(out[i].Text))
	}
	return out
}

// maxID is how many bytes of keys an id spells out; an object's key has 512 at
// most, and a mute has the id for its key.
const maxID = 200

// idOf makes the id of an insight. Of many objects it names the first and a
// digest of all.
func idOf(r RuleID, about []Object) ID {
	keys := make([]string, len(about))
	for i, o := range about {
		keys[i] = o.key()
	}
	all := strings.Join(keys, "+")
	if len(all) > maxID {
		sum := sha256.Sum256([]byte(all))
		all = hex.EncodeToString(sum[:8])
		if len(keys[0]) <= maxID {
			all = keys[0] + "+" + all
		}
	}
	return ID(string(r) + ":" + all)
}
