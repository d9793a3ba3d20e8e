package insight

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"wend/model"
	"wend/model/atlas"
	"wend/model/text"
)

// nameOf returns what people call o. What customers do stands in quotes, so that
// it reads well inside a sentence.
func nameOf(o model.Object) string {
	if t, ok := o.(model.Touchpoint); ok && t.Action != "" {
		return "'" + t.Action + "'"
	}
	return text.Name(o)
}

// called returns what customers do at a touchpoint of the path, as nameOf does,
// without a copy of the touchpoint: large maps have thousands of insights.
func (x *index) called(i int) string {
	if action := x.Path[i].Action; action != "" {
		return "'" + action + "'"
	}
	return nameOf(x.Path[i])
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

// series joins names as people do: "a, b and c".
func series(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// none joins what is missing, after "no".
func none(names []string) string { return strings.ReplaceAll(series(names), " and ", " and no ") }

func signed(v int) string { return text.Write(float64(v), text.Valence) }

// percent writes a computed share.
func percent(share float64) string { return text.Digits(100*share, 1) + " %" }

// plain writes a number with as many decimals as it has, four at most.
func plain(v float64) string { return text.Digits(v, 4) }

// money writes an amount in the workspace's currency.
func (x *index) money(v float64) string { return text.Amount(x.currency).Rounded(v) }

// inUnit writes a value of a KPI.
func (x *index) inUnit(v float64, u model.Unit) string { return text.OfKPI(u, x.currency).Rounded(v) }

// change writes a difference of two values of a KPI.
func (x *index) change(d float64, u model.Unit) string {
	return text.OfKPI(u, x.currency).Difference(d)
}

// sentence begins with a capital what begins with a thing without a name; names
// that people gave stay as they are.
func sentence(s string) string {
	if strings.HasPrefix(s, "unnamed ") {
		return capital(s)
	}
	return s
}

// capital returns s with its first letter in upper case.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// having says how many have, or have not, what follows: "1 way has".
func having(n int, what string) string {
	if n == 1 {
		return "1 " + what + " has"
	}
	return text.Several(n, what) + " have"
}

func days(n int) string { return text.Several(n, "day") }

// points writes a difference of shares: "0.31 points", "1 point", and as many
// decimals as show one that is small.
func points(d float64) string {
	if s := text.Telling(100*d, 2); s != "1" {
		return s + " points"
	}
	return "1 point"
}

// apart writes a number that is not quite another, and how far they lie apart,
// with the decimals that it takes to see it.
func apart(x, y float64) (number, difference string) {
	d := max(x-y, y-x)
	decimals := text.Decimals(d, 4)
	return text.Digits(x, decimals), text.Digits(d, decimals)
}
