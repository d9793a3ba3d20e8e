package sheet

import (
	"encoding/json"
	"fmt"
	"strings"

	"wend/model"
	"wend/model/analysis"
	"wend/model/text"
)

// word writes a value of an enumeration.
func (p Sheet) word(v string) string { return p.Clean(text.Words(v)) }

// value writes what field f of o holds; nothing if that is not set.
func (p Sheet) value(o model.Object, f model.Field) string {
	if f.Unset(o) {
		return ""
	}
	if f.Type == model.Records {
		return p.records(f.Value(o))
	}
	var v any
	if err := json.Unmarshal(f.Encode(o), &v); err != nil {
		panic(fmt.Sprintf("sheet: %s of %s: %v", f.Name, model.RefOf(o), err))
	}
	switch v := v.(type) {
	case bool:
		return "yes"
	case float64:
		return p.number(o, f, v)
	case []any:
		var items []string
		for _, item := range v {
			items = append(items, p.text(f, fmt.Sprint(item)))
		}
		if f.Type == model.Many { // names have commas of their own
			return Join("; ", items...)
		}
		return Join(", ", items...)
	default:
		return p.text(f, fmt.Sprint(v))
	}
}

// text writes one text or reference that field f holds.
func (p Sheet) text(f model.Field, s string) string {
	switch f.Type {
	case model.One, model.Many:
		return p.name(model.Ref{Kind: f.Target, Key: s})
	case model.Ends:
		return p.end(model.Node(s))
	case model.Choice, model.Several:
		return p.word(s)
	}
	return p.Clean(s)
}

// number writes a number with the unit of field f.
func (p Sheet) number(o model.Object, f model.Field, v float64) string {
	switch {
	case len(f.Options) > 0:
		return text.Strength(int(v))
	case len(f.Scale) > 0:
		return text.Step(f, int(v))
	case f.Unit == "share", f.Unit == "money", f.Unit == "kpi":
		return rounded(p.names().OfField(o, f, p.currency()), analysis.Of(v))
	}
	return p.names().OfField(o, f, "").Exact(v)
}

// Money writes an amount in the workspace's currency; nothing if it is unknown.
func (p Sheet) Money(n analysis.Number) string {
	return rounded(text.Amount(p.currency()), n)
}

// KPI returns the KPI with that id; an empty one if there is none.
func (p Sheet) KPI(id model.KPIID) model.KPI {
	o, _ := p.names().Find(model.Ref{Kind: model.KindKPI, Key: string(id)})
	k, _ := o.(model.KPI)
	return k
}

// Reading writes a value of KPI k in its unit; nothing if it is unknown.
func (p Sheet) Reading(k model.KPI, n analysis.Number) string {
	return rounded(text.OfKPI(k.Unit, p.currency()), n)
}

func (p Sheet) currency() string { return p.Clean(p.State.Workspace().Workspace().Currency) }

func rounded(q text.Quantity, n analysis.Number) string {
	v, known := n.Value()
	if !known {
		return ""
	}
	return q.Rounded(v)
}

// records writes the lists of small structs that some kinds hold.
func (p Sheet) records(v any) string {
	var items []string
	switch v := v.(type) {
	case []model.Effect:
		for _, e := range v {
			items = append(items, p.effect(e))
		}
	case []model.Shift:
		for _, s := range v {
			items = append(items, p.shift(s))
		}
	case []model.Vote:
		for _, x := range v {
			items = append(items, Join(" ", p.Clean(x.Item), fmt.Sprintf("×%d", x.Count), Parens(p.Clean(x.Who))))
		}
	case []model.Decision:
		for _, x := range v {
			items = append(items, Join(" ", p.Clean(x.Text), Parens(Join(", ", p.Clean(x.Item), p.Clean(x.By)))))
		}
	case []float64:
		for _, x := range v {
			items = append(items, text.Quantity{}.Exact(x))
		}
	}
	return Join("; ", items...)
}

// effect writes what an initiative does to a KPI, as changes in its unit.
func (p Sheet) effect(e model.Effect) string {
	k := p.KPI(e.KPI)
	name := p.name(model.Ref{Kind: model.KindKPI, Key: string(e.KPI)})
	if name == "" {
		return ""
	}
	return Join(" ", name, Parens(changes(e.Expected, e.Actual, func(x float64) string { return p.Reading(k, analysis.Of(x)) })))
}

// shift writes what an initiative does to a transition.
func (p Sheet) shift(s model.Shift) string {
	from, to, _ := strings.Cut(s.Transition, "/")
	name := Join(" → ", p.end(model.Node(from)), p.end(model.Node(to)))
	if name == "" {
		return ""
	}
	return Join(" ", name, Parens(changes(s.Expected, s.Actual, text.Percent.Difference)))
}

// changes writes an expected and an actual change.
func changes(expected, actual model.Opt[float64], written func(float64) string) string {
	var parts []string
	if x, ok := expected.Value(); ok {
		parts = append(parts, "expected "+written(x))
	}
	if x, ok := actual.Value(); ok {
		parts = append(parts, "actual "+written(x))
	}
	return Join(", ", parts...)
}
