package model

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
)

// Check reports the first limit of the tables or invariants of its kind that o
// breaks, as an ErrInvalid that names object and field; nil if o is fine.
func Check(o Object) error {
	if err := checkKey(o); err != nil {
		return err
	}
	for _, f := range tables[o.Kind()] {
		if f.Unset(o) {
			if f.Owner && f.Fixed {
				return invalid(o, f.Label, "is missing")
			}
			continue
		}
		if err := f.check(o); err != nil {
			return err
		}
	}
	return checkKind(o)
}

// checkKey refuses ids that could not be part of a key or a path.
func checkKey(o Object) error {
	key := o.Key()
	if key == "" || strings.HasPrefix(key, "/") || len(key) > 512 {
		return invalid(o, "id", "must not be empty or longer than 512 bytes")
	}
	for _, r := range key {
		if Hostile(r) || r == ' ' {
			return invalid(o, "id", "must not contain blanks or control characters")
		}
	}
	for _, f := range tables[o.Kind()] {
		if f.Name == "id" && strings.Contains(key, "/") {
			return invalid(o, "id", `must not contain "/"`)
		}
	}
	return nil
}

// invalid returns the error that says what is wrong with a field of o.
func invalid(o Object, field, what string) error {
	return fmt.Errorf("%s: %s %s: %w", RefOf(o), field, what, ErrInvalid)
}

func (f Field) check(o Object) error {
	switch f.Type {
	case Number, Whole:
		return f.checkNumber(o)
	case Choice:
		if v := reflect.ValueOf(o).FieldByIndex(f.index).String(); !slices.Contains(f.Options, v) {
			return invalid(o, f.Label, "must be one of "+strings.Join(f.Options, ", "))
		}
	case Several:
		for i, v := 0, reflect.ValueOf(o).FieldByIndex(f.index); i < v.Len(); i++ {
			if !slices.Contains(f.Options, v.Index(i).String()) {
				return invalid(o, f.Label, "must be some of "+strings.Join(f.Options, ", "))
			}
		}
	case Day:
		if what := f.Value(o).(Date).Problem(); what != "" {
			return invalid(o, f.Label, "must be "+what)
		}
	}
	return nil
}

func (f Field) checkNumber(o Object) error {
	x, ok := number(f.Value(o))
	switch {
	case !ok:
		return nil
	case math.IsNaN(x) || math.IsInf(x, 0):
		return invalid(o, f.Label, "must be a finite number")
	case f.Type == Whole && x != math.Trunc(x):
		return invalid(o, f.Label, "must be a whole number")
	case len(f.Options) > 0:
		if !slices.Contains(f.Options, fmt.Sprint(x)) {
			return invalid(o, f.Label, "must be one of "+strings.Join(f.Options, ", "))
		}
	case (f.Min != 0 || f.Max != 0) && (x < f.Min || x > f.Max):
		limits := fmt.Sprintf("must be from %s to %s", digits(f.Min), digits(f.Max))
		if f.Unit == "share" { // stored so, and typed in percent
			limits += fmt.Sprintf(", that is %s to %s %%", digits(100*f.Min), digits(100*f.Max))
		}
		return invalid(o, f.Label, limits)
	}
	return nil
}

// number returns what a Number or Whole field holds.
func number(v any) (float64, bool) {
	switch v := v.(type) {
	case Opt[float64]:
		return v.Value()
	case Opt[int]:
		x, ok := v.Value()
		return float64(x), ok
	case int:
		return float64(v), true
	}
	return 0, false
}

// checkKind holds what a table cannot say.
func checkKind(o Object) error {
	switch o := o.(type) {
	case Activity:
		return o.check()
	case ActivityLink:
		if o.From == o.To {
			return invalid(o, "To", "must be another activity")
		}
		return needStrength(o, o.Strength)
	case Link:
		return needStrength(o, o.Strength)
	case KPI:
		return o.check()
	case Measurement:
		return o.check()
	case Transition:
		return o.check()
	case Order:
		return o.check()
	}
	return nil
}

func (a Activity) check() error {
	if a.Class != "" && a.Category != "" && !slices.Contains(Categories(a.Class), string(a.Category)) {
		return invalid(a, "Category", fmt.Sprintf("%s does not go with class %s", a.Category, a.Class))
	}
	if a.Parent == a.ID {
		return invalid(a, "Part of", "must be another activity")
	}
	return nil
}

func needStrength(o Object, s int) error {
	if s != 1 && s != 3 && s != 9 {
		return invalid(o, "Strength", "must be 1, 3 or 9")
	}
	return nil
}

func (m Measurement) check() error {
	x, hasX := m.X.Value()
	n, hasN := m.N.Value()
	if what := m.Date.Problem(); what != "" {
		return invalid(m, "Date", "must be "+what)
	}
	switch {
	case hasX != hasN:
		return invalid(m, "Successes", "need a number to be counted out of")
	case hasN && n <= 0:
		return invalid(m, "Of", "must be above 0")
	case hasN && x > n:
		return invalid(m, "Successes", fmt.Sprintf("%s cannot be more than %s", digits(x), digits(n)))
	case !hasN && !m.Value.IsSet() && len(m.Values) == 0:
		return invalid(m, "Value", "is missing")
	}
	return nil
}

func (t Transition) check() error {
	p, hasP := t.Probability.Value()
	switch {
	case t.From == Goal || t.From == Lost:
		return invalid(t, "From", "cannot be "+string(t.From))
	case t.To == Entry:
		return invalid(t, "To", "cannot be entry")
	case t.From == Entry && t.To.Reserved():
		return invalid(t, "To", "must be a stage when coming from entry")
	case hasP && t.Count.IsSet():
		return invalid(t, "Probability", "and a count cannot both be set")
	case t.Referral && (hasP || t.Count.IsSet()):
		return invalid(t, "Brings somebody new", "and a probability or count cannot both be set: nobody leaves by a referral")
	case t.Referral && (t.From.Reserved() || t.To.Reserved()):
		return invalid(t, "Brings somebody new", "needs a place at both ends")
	case t.From == t.To && hasP && p >= 1:
		return invalid(t, "Probability", "of staying must be below 1")
	}
	return nil
}

func (o Order) check() error {
	if !o.Of.Ordered() {
		return invalid(o, "Order", "is of a kind that has none")
	}
	seen := make(map[string]bool, len(o.IDs))
	for _, id := range o.IDs {
		if seen[id] {
			return invalid(o, "Order", fmt.Sprintf("lists %q twice", id))
		}
		seen[id] = true
	}
	return nil
}
