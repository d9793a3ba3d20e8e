package inspect

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"wend/model"
	"wend/model/edit"
)

// unit says how a number is written: what is stored times factor, with a
// suffix.
type unit struct {
	suffix string
	factor float64
}

// unitOf returns the unit of a number field of v's object.
func (v view) unitOf(f model.Field) unit {
	switch f.Unit {
	case "share":
		return unit{"%", 100}
	case "money":
		return unit{v.state().Workspace().Workspace().Currency, 1}
	case "kpi":
		return v.kpiUnit()
	}
	return unit{f.Unit, 1}
}

// kpiUnit returns the unit of the KPI that v's object is or measures.
func (v view) kpiUnit() unit {
	k, _ := v.object.(model.KPI)
	if m, ok := v.object.(model.Measurement); ok {
		k, _ = model.Lookup[model.KPI](v.doc, m.KPI)
	}
	switch k.Unit {
	case model.Percent:
		return unit{"%", 100}
	case model.Money:
		return unit{v.state().Workspace().Workspace().Currency, 1}
	case model.Seconds:
		return unit{"s", 1}
	case model.Minutes:
		return unit{"min", 1}
	case model.Hours:
		return unit{"h", 1}
	case model.Days, model.Points:
		return unit{string(k.Unit), 1}
	}
	return unit{"", 1}
}

// text writes the stored number x for typing: "45", "180000".
func (u unit) text(x float64) string {
	x = tidy(x*u.factor, 12)
	if a := math.Abs(x); a != 0 && (a < 1e-6 || a >= 1e16) {
		return strconv.FormatFloat(x, 'g', -1, 64)
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// show writes the stored number x for reading: "45 %", "180 000 EUR".
func (u unit) show(x float64) string {
	s := u.text(x)
	whole, rest, point := strings.Cut(s, ".")
	if digits := strings.TrimPrefix(whole, "-"); len(digits) > 4 && !strings.Contains(whole, "e") {
		sign := whole[:len(whole)-len(digits)]
		for at := len(digits) - 3; at > 0; at -= 3 {
			digits = digits[:at] + " " + digits[at:]
		}
		s = sign + digits
		if point {
			s += "." + rest
		}
	}
	if u.suffix == "" {
		return s
	}
	return s + " " + u.suffix
}

// tidy rounds x to a number of significant digits.
func tidy(x float64, digits int) float64 {
	out, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', digits, 64), 64)
	if err != nil {
		return x
	}
	return out
}

var errNumber = errors.New("needs a number, like 12.5")

var thousands = regexp.MustCompile(`^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$|^[+-]?\d{1,3}(\.\d{3}){2,}(,\d+)?$`)

// parse reads a number as people write it: blanks and apostrophes between
// thousands, comma or point before decimals, k and M, the unit behind it. "12,5"
// has decimals; "1,500" is fifteen hundred.
func (u unit) parse(s string) (float64, error) {
	s = strings.TrimSpace(s)
	if u.suffix != "" {
		s = strings.TrimSpace(strings.TrimSuffix(s, u.suffix))
	}
	scale := 1.0
	switch {
	case strings.HasSuffix(s, "k"):
		s, scale = s[:len(s)-1], 1e3
	case strings.HasSuffix(s, "M"):
		s, scale = s[:len(s)-1], 1e6
	}
	s = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "'", "", "\u2019", "", "\u2212", "-").Replace(s)
	switch {
	case !thousands.MatchString(s):
		s = strings.Replace(s, ",", ".", 1)
	case strings.LastIndex(s, ",") > strings.LastIndex(s, ".") && strings.Contains(s, "."):
		s = strings.Replace(strings.ReplaceAll(s, ".", ""), ",", ".", 1)
	case strings.Contains(s, ","):
		s = strings.ReplaceAll(s, ",", "")
	default:
		s = strings.ReplaceAll(s, ".", "")
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
		return 0, errNumber
	}
	return tidy(x*scale/u.factor, 15), nil
}

// number returns what a Number or Whole field of o holds.
func number(o model.Object, f model.Field) (float64, bool) {
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

// lines returns a copy of what a List or Many field of o holds.
func lines(o model.Object, f model.Field) []string {
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

// single returns what a field of one text holds.
func single(o model.Object, f model.Field) string {
	if v := reflect.ValueOf(f.Value(o)); v.Kind() == reflect.String {
		return v.String()
	}
	return ""
}

// show writes what field f of v's object holds, for reading; empty if it holds
// nothing.
func (v view) show(f model.Field) string {
	if f.Unset(v.object) {
		if f.Type == model.Flag {
			return "no"
		}
		return ""
	}
	switch f.Type {
	case model.Number, model.Whole:
		x, _ := number(v.object, f)
		if w := word(f, int(x)); w != "" {
			return w
		}
		return v.unitOf(f).show(x)
	case model.Flag:
		return "yes"
	case model.List:
		return strings.Join(lines(v.object, f), "; ")
	case model.One:
		return named(v.state(), v.doc, model.Ref{Kind: f.Target, Key: single(v.object, f)})
	case model.Many:
		var names []string
		for _, id := range lines(v.object, f) {
			names = append(names, named(v.state(), v.doc, model.Ref{Kind: f.Target, Key: id}))
		}
		return strings.Join(names, "; ")
	case model.Ends:
		return node(v.state(), v.doc, model.Node(single(v.object, f)))
	case model.Records:
		return v.records(f)
	}
	return single(v.object, f)
}

// records says how many small things a field holds.
func (v view) records(f model.Field) string {
	var all []json.RawMessage
	if json.Unmarshal(f.Encode(v.object), &all) != nil {
		return ""
	}
	if len(all) == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", len(all))
}

// text writes what field f of v's object holds, for typing.
func (v view) text(f model.Field) string {
	switch f.Type {
	case model.Number, model.Whole:
		if x, set := number(v.object, f); set {
			return v.unitOf(f).text(x)
		}
		return ""
	case model.List:
		items := lines(v.object, f)
		if perLine(items) {
			return strings.Join(items, "\n")
		}
		return strings.Join(items, "; ")
	}
	return single(v.object, f)
}

// perLine reports whether a list is typed one item a line because an item has
// the mark that separates items in a line.
func perLine(items []string) bool {
	for _, s := range items {
		if strings.Contains(s, ";") {
			return true
		}
	}
	return false
}

// parse reads what was typed for field f. Blank text unsets the field.
func (v view) parse(f model.Field, text string) (json.RawMessage, error) {
	if strings.TrimSpace(text) == "" {
		return edit.Unset, nil
	}
	switch f.Type {
	case model.Number, model.Whole:
		x, err := v.unitOf(f).parse(text)
		if err == nil && f.Type == model.Whole && x != math.Trunc(x) {
			err = errors.New("needs a whole number")
		}
		if err != nil {
			return nil, fmt.Errorf("%s %w", f.Label, err)
		}
		return edit.Value(x), nil
	case model.List:
		return edit.Value(items(text, perLine(lines(v.object, f)))), nil
	case model.Day:
		return edit.Value(strings.TrimSpace(text)), nil
	}
	return edit.Value(text), nil
}

// items splits what was typed as a list.
func items(text string, perLine bool) []string {
	mark := ";"
	if perLine {
		mark = "\n"
	}
	var out []string
	for _, s := range strings.Split(text, mark) {
		if s = model.CleanLine(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}
