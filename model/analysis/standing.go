package analysis

import (
	"wend/model"
	"wend/model/text"
)

// Standing is where a KPI is, where it should be and how far on the way that is,
// in words: the one notation for all of it. What is not known is "".
type Standing struct {
	Now, Target string // with their unit: "54 %"
	Progress    string // "40 % of the way"
}

// StandingOf returns where KPI k stands, money in a currency.
func StandingOf(k model.KPI, stand KPI, currency string) Standing {
	q := text.OfKPI(k.Unit, currency)
	s := Standing{Progress: progress(stand.Attainment)}
	if v, known := stand.Current.Value(); known {
		s.Now = q.Rounded(v)
	} else if stand.Unscaled {
		s.Now = "n/a: its answers need a scale"
	}
	if v, set := k.Target.Value(); set {
		s.Target = q.Rounded(v)
	}
	return s
}

// progress writes how much of the way from baseline to target is done.
func progress(n Number) string {
	switch v, known := n.Value(); {
	case !known:
		return ""
	case v < 0:
		return "worse than at the start"
	default:
		return text.Percent.Rounded(v) + " of the way"
	}
}

// Span writes value and target: "54 % → 45 %".
func (s Standing) Span(arrow string) string {
	now := s.Now
	if now == "" {
		now = "not measured"
	}
	if s.Target == "" {
		return now
	}
	return now + " " + arrow + " " + s.Target
}

// String returns all of it: "54 % → 45 %, 40 % of the way".
func (s Standing) String() string { return s.With("→") }

// With is [Standing.String] with another arrow.
func (s Standing) With(arrow string) string {
	if s.Progress == "" {
		return s.Span(arrow)
	}
	return s.Span(arrow) + ", " + s.Progress
}
