package text

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"

	"wend/model"
)

// NumberIn returns what a Number or Whole field of o holds.
func NumberIn(o model.Object, f model.Field) (float64, bool) {
	switch v := f.Value(o).(type) {
	case model.Opt[float64]:
		return v.Value()
	case model.Opt[int]:
		x, set := v.Value()
		return float64(x), set
	case int:
		return float64(v), v != 0
	}
	return 0, false
}

// ItemsIn returns a copy of what a List, Many or Several field of o holds.
func ItemsIn(o model.Object, f model.Field) []string {
	v := reflect.ValueOf(f.Value(o))
	if v.Kind() != reflect.Slice || v.Type().Elem().Kind() != reflect.String {
		return nil
	}
	var out []string
	for i := range v.Len() {
		out = append(out, v.Index(i).String())
	}
	return out
}

// TextIn returns what a field of one text holds.
func TextIn(o model.Object, f model.Field) string {
	if v := reflect.ValueOf(f.Value(o)); v.Kind() == reflect.String {
		return v.String()
	}
	return ""
}

// Value writes what field f of o holds, for reading; empty if it holds nothing.
func (n Names) Value(o model.Object, f model.Field) string {
	if f.Unset(o) {
		if f.Type == model.Flag {
			return "no"
		}
		return ""
	}
	switch f.Type {
	case model.Number, model.Whole:
		x, _ := NumberIn(o, f)
		return cmp.Or(Step(f, int(x)), n.quantity(o, f).Exact(x))
	case model.Flag:
		return "yes"
	case model.Choice:
		return Words(TextIn(o, f))
	case model.List:
		return strings.Join(ItemsIn(o, f), "; ")
	case model.Several:
		var words []string
		for _, v := range ItemsIn(o, f) {
			words = append(words, Words(v))
		}
		return strings.Join(words, "; ")
	case model.One:
		return n.key(f.Target, TextIn(o, f))
	case model.Many:
		var names []string
		for _, id := range ItemsIn(o, f) {
			names = append(names, n.key(f.Target, id))
		}
		return strings.Join(names, "; ")
	case model.Ends:
		return n.Node(model.Node(TextIn(o, f)))
	case model.Records:
		return n.records(o, f)
	}
	return Typed(o, f)
}

func (n Names) currency() string { return n.State.Workspace().Workspace().Currency }

func (n Names) quantity(o model.Object, f model.Field) Quantity { return n.OfField(o, f, n.currency()) }

// records writes the lists of small structs that some kinds hold.
func (n Names) records(o model.Object, f model.Field) string {
	var out []string
	switch list := f.Value(o).(type) {
	case []float64:
		for _, x := range list {
			out = append(out, n.quantity(o, f).Exact(x))
		}
	case []model.Effect:
		for _, e := range list {
			out = append(out, n.effect(e))
		}
	case []model.Shift:
		for _, s := range list {
			out = append(out, n.shift(s))
		}
	case []model.Vote:
		for _, v := range list {
			out = append(out, strings.TrimSpace(fmt.Sprintf("%s %d %s", v.Item, v.Count, v.Who)))
		}
	case []model.Decision:
		for _, d := range list {
			out = append(out, d.Text)
		}
	}
	return strings.Join(out, "; ")
}

// effect writes what an initiative does to a KPI.
func (n Names) effect(e model.Effect) string {
	found, _ := n.Find(model.Ref{Kind: model.KindKPI, Key: string(e.KPI)})
	k, _ := found.(model.KPI)
	q, out := OfKPI(k.Unit, n.currency()), n.key(model.KindKPI, string(e.KPI))
	if x, known := e.Expected.Value(); known {
		out += " expected " + q.Exact(x)
	}
	if x, known := e.Actual.Value(); known {
		out += " actual " + q.Exact(x)
	}
	return out
}

// shift writes what an initiative does to a transition.
func (n Names) shift(s model.Shift) string {
	out := n.key(model.KindTransition, s.Transition)
	if x, known := s.Expected.Value(); known {
		out += " expected " + Percent.Change().Exact(x)
	}
	if x, known := s.Actual.Value(); known {
		out += " actual " + Percent.Change().Exact(x)
	}
	return out
}
