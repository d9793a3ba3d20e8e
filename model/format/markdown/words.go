package markdown

import (
	"encoding/json"
	"fmt"
	"strings"

	"wend/model"
	"wend/model/analysis"
	"wend/model/atlas"
	"wend/model/text"
)

// importance writes 1..5 as dots: "●●●○○ 3/5".
func importance(o model.Opt[int]) string {
	n, ok := o.Value()
	if !ok {
		return ""
	}
	dots := min(max(n, 0), 5)
	return fmt.Sprintf("%s%s %d/5", strings.Repeat("●", dots), strings.Repeat("○", 5-dots), n)
}

// word writes a value of an enumeration.
func word[T ~string](v T) string { return escape(text.Words(v)) }

// known writes n, and nothing if it is not available.
func known(n analysis.Number, u analysis.Unit) string {
	if !n.Known() {
		return ""
	}
	return analysis.Format(n, u)
}

// named returns the escaped name of o.
func named(o model.Object) string { return escape(text.Name(o)) }

// place is a document and the state around it, in which names are found.
type place struct {
	state   model.State
	doc     *model.Document
	journey *atlas.Map
}

func newPlace(s model.State, d *model.Document) place { return place{s, d, atlas.Of(d)} }

// name returns the escaped name of what r refers to; nothing if there is none.
func (p place) name(r model.Ref) string {
	if o, found := p.names().Find(r); found {
		return named(o)
	}
	return ""
}

func (p place) names() text.Names { return text.Names{State: p.state, Doc: p.doc} }

// end returns the name of an end of a transition.
func (p place) end(n model.Node) string {
	if n.Reserved() {
		return string(n)
	}
	if name := p.name(model.Ref{Kind: model.KindStage, Key: string(n)}); name != "" {
		return name
	}
	return p.name(model.Ref{Kind: model.KindTouchpoint, Key: string(n)})
}

// value writes what field f of o holds; nothing if that is not set.
func (p place) value(o model.Object, f model.Field) string {
	if f.Unset(o) {
		return ""
	}
	if f.Type == model.Records {
		return p.records(f.Value(o))
	}
	var v any
	if err := json.Unmarshal(f.Encode(o), &v); err != nil {
		panic(fmt.Sprintf("markdown: %s of %s: %v", f.Name, model.RefOf(o), err))
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
			return join("; ", items...)
		}
		return join(", ", items...)
	default:
		return p.text(f, fmt.Sprint(v))
	}
}

// text writes one text or reference that field f holds.
func (p place) text(f model.Field, s string) string {
	switch f.Type {
	case model.One, model.Many:
		return p.name(model.Ref{Kind: f.Target, Key: s})
	case model.Ends:
		return p.end(model.Node(s))
	case model.Choice:
		return word(s)
	}
	return escape(s)
}

// number writes a number with the unit of field f.
func (p place) number(o model.Object, f model.Field, v float64) string {
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

// money writes an amount in the workspace's currency.
func (p place) money(n analysis.Number) string {
	return rounded(text.Amount(p.currency()), n)
}

// kpi returns the KPI with that id; an empty one if there is none.
func (p place) kpi(id model.KPIID) model.KPI {
	o, _ := p.names().Find(model.Ref{Kind: model.KindKPI, Key: string(id)})
	k, _ := o.(model.KPI)
	return k
}

// reading writes a value of KPI k in its unit.
func (p place) reading(k model.KPI, n analysis.Number) string {
	return rounded(text.OfKPI(k.Unit, p.currency()), n)
}

func (p place) currency() string { return escape(p.state.Workspace().Workspace().Currency) }

// rounded writes n, and nothing if it is not available.
func rounded(q text.Quantity, n analysis.Number) string {
	v, known := n.Value()
	if !known {
		return ""
	}
	return q.Rounded(v)
}

// records writes the lists of small structs that some kinds hold.
func (p place) records(v any) string {
	var items []string
	switch v := v.(type) {
	case []model.Effect:
		for _, e := range v {
			items = append(items, p.effect(e))
		}
	case []model.Vote:
		for _, x := range v {
			items = append(items, join(" ", escape(x.Item), fmt.Sprintf("×%d", x.Count), parens(escape(x.Who))))
		}
	case []model.Decision:
		for _, x := range v {
			items = append(items, join(" ", escape(x.Text), parens(join(", ", escape(x.Item), escape(x.By)))))
		}
	case []float64:
		for _, x := range v {
			items = append(items, text.Quantity{}.Exact(x))
		}
	}
	return join("; ", items...)
}

// effect writes what an initiative does to a KPI, as changes in its unit.
func (p place) effect(e model.Effect) string {
	k := p.kpi(e.KPI)
	name := p.name(model.Ref{Kind: model.KindKPI, Key: string(e.KPI)})
	if name == "" {
		return ""
	}
	var parts []string
	if x, ok := e.Expected.Value(); ok {
		parts = append(parts, "expected "+p.reading(k, analysis.Of(x)))
	}
	if x, ok := e.Actual.Value(); ok {
		parts = append(parts, "actual "+p.reading(k, analysis.Of(x)))
	}
	return join(" ", name, parens(join(", ", parts...)))
}

// join joins the parts that are not empty.
func join(between string, parts ...string) string {
	var out []string
	for _, s := range parts {
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, between)
}

// parens puts s in parentheses, if there is any.
func parens(s string) string {
	if s == "" {
		return ""
	}
	return "(" + s + ")"
}
