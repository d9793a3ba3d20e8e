package text

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"wend/model"
)

// Habit is how somebody separates decimals from whole numbers.
type Habit uint8

// The habits.
const (
	Unknown Habit = iota
	Point         // 1,234.5
	Comma         // 1.234,5
)

// Error says what is wrong with a text that should be a number or a date.
type Error struct {
	Text    string // as it was typed
	Problem string // goes on after "is": "not a number"
}

func (e *Error) Error() string { return fmt.Sprintf("%q is %s", e.Text, e.Problem) }

// Parse reads a number of q as people write it and returns it as it is stored.
//
// Decimals follow a point or a comma. Thousands may stand apart by blanks,
// apostrophes, or the one of point and comma that does not begin the decimals. k
// and M stand for thousands and millions, and the unit may follow. In a quantity
// of percent "45" and "45 %" are the same, and 0.45 is less than one percent.
// Elsewhere a percent sign is refused.
//
// A text that can mean two numbers, as "1,500" does, is read by the habit; if
// that is unknown it is refused with both readings named. So are infinity,
// exponents and other notations of machines.
func Parse(s string, q Quantity, h Habit) (float64, error) {
	body, power, problem := q.strip(s)
	if problem == "" {
		var x float64
		if x, problem = q.read(body, power, h); problem == "" {
			return x, nil
		}
	}
	return 0, &Error{strings.TrimSpace(s), problem}
}

const notNumber = "not a number"

// strip takes off what stands behind the digits and returns the power of ten
// that it stands for.
func (q Quantity) strip(s string) (body string, power int, problem string) {
	s = strings.TrimSpace(plainMarks.Replace(s))
	units := []string{q.Suffix, q.unit}
	if q.Percent {
		units = append(units, "%", "point") // differences are in points
	}
	for _, unit := range units {
		if cut, found := strings.CutSuffix(s, unit); found && unit != "" {
			s = strings.TrimSpace(cut)
			break
		}
	}
	if q.Percent {
		power = -2
	} else if strings.HasSuffix(s, "%") {
		if q.unit != "" {
			return "", 0, "a percentage, and this is measured in " + q.unit
		}
		return "", 0, "a percentage, and this is none"
	}
	if cut, found := strings.CutSuffix(s, "k"); found {
		s, power = strings.TrimSpace(cut), power+3
	} else if cut, found := strings.CutSuffix(s, "M"); found {
		s, power = strings.TrimSpace(cut), power+6
	}
	return s, power, ""
}

// plainMarks makes one of the marks that look alike.
var plainMarks = strings.NewReplacer("\u00a0", " ", "\u2009", " ", "\u202f", " ", "\u2019", "'", "\u2212", "-")

// read reads digits by a habit. If that is unknown and both habits give a number,
// not the same, neither is taken.
func (q Quantity) read(body string, power int, h Habit) (float64, string) {
	point, isPoint := readAs(body, power, Point)
	comma, isComma := readAs(body, power, Comma)
	if !isPoint && !isComma {
		return 0, notNumber
	}
	if q.Whole {
		isPoint, isComma = isPoint && point == float64(int64(point)), isComma && comma == float64(int64(comma))
	}
	switch {
	case !isPoint && !isComma:
		return 0, "not a whole number"
	case !isComma, h == Point && isPoint, point == comma && isPoint:
		return point, ""
	case !isPoint, h == Comma:
		return comma, ""
	}
	return 0, fmt.Sprintf("either %s or %s; type one of these", q.Typed(point), q.Typed(comma))
}

// The digits of a number by either habit: thousands in groups of three, all
// separated alike, or in no groups.
var (
	asPoint = regexp.MustCompile(`^([+-]?)(\d+|[1-9]\d{0,2}(?:(?:,\d{3})+|(?: \d{3})+|(?:'\d{3})+))?(\.\d+)?$`)
	asComma = regexp.MustCompile(`^([+-]?)(\d+|[1-9]\d{0,2}(?:(?:\.\d{3})+|(?: \d{3})+|(?:'\d{3})+))?(,\d+)?$`)
	groups  = strings.NewReplacer(",", "", ".", "", " ", "", "'", "")
)

// readAs reads digits by one habit and multiplies them by a power of ten. That
// is done on the text, so that 28.5 % is exactly 0.285.
func readAs(body string, power int, h Habit) (float64, bool) {
	shape := asPoint
	if h == Comma {
		shape = asComma
	}
	m := shape.FindStringSubmatch(body)
	if m == nil || m[2]+m[3] == "" {
		return 0, false
	}
	digits := m[1] + groups.Replace(m[2])
	if m[3] != "" {
		digits += "." + m[3][1:]
	}
	x, err := strconv.ParseFloat(digits+"e"+strconv.Itoa(power), 64)
	return x + 0, err == nil // + 0: there is no -0
}

// HabitOf returns the habit by which a column of texts was written: the only one
// by which all numbers in it can be read. It is unknown if both will do, or none.
func HabitOf(column []string) Habit {
	point, comma := true, true
	for _, cell := range column {
		for s := range strings.SplitSeq(cell, "/") {
			body := strings.TrimRightFunc(plainMarks.Replace(s), func(r rune) bool { return r < '0' || r > '9' })
			_, isPoint := readAs(strings.TrimSpace(body), 0, Point)
			_, isComma := readAs(strings.TrimSpace(body), 0, Comma)
			if isPoint || isComma {
				point, comma = point && isPoint, comma && isComma
			}
		}
	}
	switch {
	case point && !comma:
		return Point
	case comma && !point:
		return Comma
	}
	return Unknown
}

// Measurement reads what a KPI measured: a value in its unit, for shares how many
// of how many, "512/1000", or single answers, "5 4 4 3". Semicolons may stand
// between answers, and must where blanks would make one number of them. The caller
// says when and by whom.
func Measurement(k model.KPI, s string, h Habit) (model.Measurement, error) {
	m := model.Measurement{KPI: k.ID}
	q := OfKPI(k.Unit, "")
	x, n, counted := strings.Cut(s, "/")
	if k.Unit == "" && (counted || strings.HasSuffix(strings.TrimSpace(s), "%")) {
		q = Percent
	}
	if !counted || strings.IndexFunc(s, unicode.IsDigit) < 0 { // "N/A" counts nothing
		v, err := Parse(s, q, h)
		m.Values = answers(k, s, h)
		switch several := len(m.Values) > 0; {
		case several && err == nil:
			return m, &Error{strings.TrimSpace(s), fmt.Sprintf("either %s or %d single values; type a semicolon between values", q.Typed(v), len(m.Values))}
		case several:
			return m, nil
		}
		m.Value = model.Some(v)
		return m, err
	}
	s = strings.TrimSpace(s)
	if !q.Percent {
		return m, &Error{s, "a share, and this is measured in " + q.unit}
	}
	a, errX := Parse(x, Quantity{Whole: true}, h)
	b, errN := Parse(n, Quantity{Whole: true}, h)
	switch {
	case errX != nil:
		return m, errX
	case errN != nil:
		return m, errN
	case b <= 0:
		return m, &Error{s, "a share of nothing"}
	case a < 0 || a > b:
		return m, &Error{s, "no share"}
	}
	m.X, m.N = model.Some(a), model.Some(b)
	return m, nil
}

// answers reads single answers to a KPI; none if s is something else. A share that
// is no share of the best answers has none: a mean of shares says little.
func answers(k model.KPI, s string, h Habit) []float64 {
	parts := strings.Split(strings.TrimSuffix(strings.TrimSpace(s), ";"), ";")
	if !strings.Contains(s, ";") {
		parts = strings.Fields(s)
	}
	_, err := Parse(s, Quantity{}, h)
	if len(parts) < 2 && !strings.Contains(s, ";") || err == nil && !k.Timed() || k.Unit == model.Percent && !k.Sorted() {
		return nil
	}
	out := make([]float64, 0, len(parts))
	for _, part := range parts {
		v, err := Parse(strings.TrimSuffix(strings.TrimSpace(part), ","), Quantity{}, h)
		if err != nil {
			return nil
		}
		out = append(out, v)
	}
	return out
}

// Date reads a day or a point in time, like 2026-10-01.
func Date(s string) (model.Date, error) {
	d := model.Date(strings.TrimSpace(s))
	if what := d.Problem(); what != "" {
		return "", &Error{string(d), "not " + what}
	}
	return d, nil
}

// Ahead says that a day of a measurement has not come yet; "" if it has, or if
// nobody knows what day it is.
func Ahead(d, today model.Date) string {
	if today == "" || !d.After(today) {
		return ""
	}
	return string(d) + " is in the future: it counts from then on"
}
