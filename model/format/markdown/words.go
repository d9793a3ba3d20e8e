package markdown

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"wend/model"
	"wend/model/analysis"
	"wend/model/atlas"
)

const unnamed = "(no name)"

var feelings = [...]string{"angry", "unhappy", "neutral", "pleased", "delighted"}

// feeling writes a valence -2..2: "+1 pleased".
func feeling(v int) string {
	if v < -2 || v > 2 {
		return number(float64(v), analysis.Valence)
	}
	return number(float64(v), analysis.Valence) + " " + feelings[v+2]
}

// importance writes 1..5 as dots: "●●●○○ 3/5".
func importance(o model.Opt[int]) string {
	n, ok := o.Value()
	if !ok {
		return ""
	}
	dots := min(max(n, 0), 5)
	return fmt.Sprintf("%s%s %d/5", strings.Repeat("●", dots), strings.Repeat("○", 5-dots), n)
}

// strength says in a word how strong a link is.
func strength(n int) string {
	switch n {
	case 9:
		return "strong"
	case 3:
		return "medium"
	case 1:
		return "weak"
	}
	return fmt.Sprint(n)
}

// word writes a value of an enumeration: hyphens become blanks.
func word[T ~string](v T) string { return escape(strings.ReplaceAll(string(v), "-", " ")) }

func number(v float64, u analysis.Unit) string { return analysis.Format(analysis.Of(v), u) }

// share writes a share that people set or measured: "60 %".
func share(v float64) string { return number(100*v, analysis.Plain) + " %" }

// exact writes v as people typed it: all its digits, but not the noise of
// floating point.
func exact(v float64) string {
	const digits = 12
	if r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', digits, 64), 64); err == nil {
		v = r
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// known writes n, and nothing if it is not available.
func known(n analysis.Number, u analysis.Unit) string {
	if !n.Known() {
		return ""
	}
	return analysis.Format(n, u)
}

// named returns the escaped name of o, or that it has none. Evidence and
// sessions, which have no name, are called by what they come from.
func named(o model.Object) string {
	name := model.NameOf(o)
	switch o := o.(type) {
	case model.Evidence:
		name = cmp.Or(o.Source, o.Summary, o.Quote)
	case model.Session:
		name = string(o.Date)
	}
	return cmp.Or(escape(name), unnamed)
}

// place is a document and the state around it, in which names are found.
type place struct {
	state   model.State
	doc     *model.Document
	journey *atlas.Map
}

func newPlace(s model.State, d *model.Document) place { return place{s, d, atlas.Of(d)} }

// name returns the escaped name of what r refers to; nothing if there is none.
func (p place) name(r model.Ref) string {
	if r.Kind == model.KindJourney {
		if d, found := p.state.Document(model.DocID(r.Key)); found {
			return named(d.Journey())
		}
		return ""
	}
	if o, found := p.find(r); found {
		return named(o)
	}
	return ""
}

// find looks for r in the document, then in all that are loaded: initiatives and copies refer to things of other documents.
func (p place) find(r model.Ref) (model.Object, bool) {
	if o, found := p.doc.Find(r); found {
		return o, true
	}
	for d := range p.state.Documents() {
		if o, found := d.Find(r); found {
			return o, true
		}
	}
	return nil, false
}

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
	case f.Name == "valence" || f.Name == "expected" || f.Name == "expectedEmotion" || f.Name == "brandAttitude":
		return feeling(int(v))
	case len(f.Options) > 0:
		return strength(int(v))
	case f.Unit == "share":
		return share(v)
	case f.Unit == "money":
		return p.money(analysis.Of(v))
	case f.Unit == "kpi":
		return p.reading(p.kpiOf(o), analysis.Of(v))
	case f.Unit != "":
		return exact(v) + " " + f.Unit
	}
	return exact(v)
}

// money writes an amount in the workspace's currency.
func (p place) money(n analysis.Number) string {
	if !n.Known() {
		return ""
	}
	return join(" ", analysis.Format(n, analysis.Money), escape(p.state.Workspace().Workspace().Currency))
}

// kpiOf returns the KPI that o is or measures.
func (p place) kpiOf(o model.Object) model.KPI {
	switch o := o.(type) {
	case model.KPI:
		return o
	case model.Measurement:
		return p.kpi(o.KPI)
	}
	return model.KPI{}
}

// kpi returns the KPI with that id; an empty one if there is none.
func (p place) kpi(id model.KPIID) model.KPI {
	o, _ := p.find(model.Ref{Kind: model.KindKPI, Key: string(id)})
	k, _ := o.(model.KPI)
	return k
}

// reading writes a value of KPI k in its unit.
func (p place) reading(k model.KPI, n analysis.Number) string {
	v, ok := n.Value()
	switch {
	case !ok:
		return ""
	case k.Unit == model.Money:
		return p.money(n)
	case k.Unit == model.Percent:
		return share(v)
	}
	return join(" ", number(v, analysis.UnitOf(k.Unit)), unitWords[k.Unit])
}

// unitWords follow the values of a KPI.
var unitWords = map[model.Unit]string{
	model.Seconds: "s", model.Minutes: "min", model.Hours: "h", model.Days: "days", model.Points: "points",
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
			items = append(items, exact(x))
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
