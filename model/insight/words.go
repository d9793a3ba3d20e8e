package insight

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"wend/model"
	"wend/model/analysis"
	"wend/model/atlas"
)

// nameOf returns what people call o, or its id if it has no name. What customers
// do stands in quotes, so that it reads well inside a sentence.
func nameOf(o model.Object) string {
	if t, ok := o.(model.Touchpoint); ok && t.Action != "" {
		return "'" + t.Action + "'"
	}
	if name := model.NameOf(o); name != "" {
		return name
	}
	return o.Key()
}

// called returns what customers do at a touchpoint of the path, as nameOf does.
func (x *index) called(i int) string {
	if t := &x.Path[i]; t.Action != "" {
		return "'" + t.Action + "'"
	}
	return string(x.Path[i].ID)
}

// name returns what people call an end of a transition.
func (x *index) name(n model.Node) string {
	switch a := x.At(n); {
	case a.Touchpoint != atlas.None:
		return x.called(a.Touchpoint)
	case a.Stage != atlas.None:
		return nameOf(x.Stages[a.Stage])
	}
	return capital(string(n))
}

// words writes an enumeration's value as on the screen.
func words[T ~string](v T) string { return strings.ReplaceAll(string(v), "-", " ") }

// series joins names as people do: "a, b and c".
func series(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

func signed(v int) string {
	if v > 0 {
		return "+" + strconv.Itoa(v)
	}
	return strconv.Itoa(v)
}

// percent writes a share.
func percent(share float64) string { return plain(math.Round(1000*share)/10) + " %" }

// plain writes a number with as many decimals as it has, four at most.
func plain(v float64) string {
	return strconv.FormatFloat(math.Round(v*1e4)/1e4, 'f', -1, 64)
}

// money writes an amount in the workspace's currency.
func (x *index) money(v float64) string {
	return strings.TrimSpace(analysis.Format(analysis.Of(v), analysis.Money) + " " + x.currency)
}

// inUnit writes a value of a KPI.
func inUnit(v float64, u model.Unit) string {
	switch u {
	case model.Percent:
		return percent(v)
	case model.Seconds, model.Minutes, model.Hours, model.Days:
		return rounded(v) + " " + string(u)
	}
	return rounded(v)
}

// rounded writes a number with four digits, or without a fraction.
func rounded(v float64) string {
	if math.Abs(v) >= 1000 {
		return strconv.FormatFloat(v, 'f', 0, 64)
	}
	return strconv.FormatFloat(v, 'g', 4, 64)
}

// capital returns s with its first letter in upper case.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

func days(n int) string { return several(n, "day") }

// several is a number of things with their word.
func several(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// strengthWord says how strong a link is.
func strengthWord(s int) string {
	switch {
	case s >= 9:
		return "strong"
	case s >= 3:
		return "medium"
	case s >= 1:
		return "weak"
	}
	return "no"
}
