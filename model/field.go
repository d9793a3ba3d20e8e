package model

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"time"
)

// Date is a full date ("2026-10-01") or an RFC 3339 time. The zero Date is unset.
type Date string

// Time returns the point in time, and whether there is one.
func (d Date) Time() (time.Time, bool) {
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(layout, string(d)); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// The years in which things happen; others are slips of the pen.
const firstYear, lastYear = 1900, 2199

// Problem says what a date must be that d is not; "" if d is one.
func (d Date) Problem() string {
	switch t, ok := d.Time(); {
	case !ok:
		return "a date like 2026-10-01"
	case t.Year() < firstYear || t.Year() > lastYear:
		return fmt.Sprintf("a date from %d to %d", firstYear, lastYear)
	}
	return ""
}

// After reports whether d is a later day than today; no day is where today is
// not known.
func (d Date) After(today Date) bool {
	day := func(d Date) string { return string(d[:min(len(d), len(time.DateOnly))]) }
	return today != "" && day(d) > day(today)
}

// FieldType says what a field holds and so how it is shown and edited.
type FieldType uint8

// The types of fields.
const (
	Line    FieldType = iota // one line of text
	Text                     // several lines
	List                     // lines, each an item
	Number                   // any number, within Min and Max
	Whole                    // a whole number, within Min and Max
	Choice                   // one of Options
	Flag                     // yes or no
	Day                      // a Date
	One                      // the id of an object of kind Target
	Many                     // ids of objects of kind Target
	Several                  // some of Options
	Records                  // a list of small structs, edited on a screen of its own
	Ends                     // an end of a transition
)

// Field is one line of a kind's table.
type Field struct {
	Name  string // path in JSON, dotted for nested ones; on disk in edits
	Label string
	Group string // heading in the inspector
	Type  FieldType
	// Options are the values of a Choice or Several, and of a Line those that are
	// proposed: any other text may be typed.
	Options []string
	// Scale has the words for the values of a Whole, if there are any.
	Scale []Step
	// Min and Max bound numbers; both zero means unbounded.
	Min, Max float64
	// Unit follows a number on the screen ("min"); "share" is stored 0..1 and
	// shown in percent, "money" is in the workspace's currency.
	Unit string
	// Target is the kind a One or Many refers to.
	Target Kind
	// Owner marks a reference without which the object makes no sense: it is
	// deleted together with what it refers to. Other references are cleared.
	Owner bool
	// Loose marks a reference into a document that may not be loaded; it is
	// not checked.
	Loose bool
	// Fixed fields are part of the key or kept by the order; Set refuses them.
	Fixed bool
	Help  string

	index []int
}

// Fields returns the table of kind k: what an object of that kind consists of,
// in the order of the inspector. The caller must not change it.
func Fields(k Kind) []Field { return tables[k] }

// FieldOf returns the line of kind k's table that is called name.
func FieldOf(k Kind, name string) (Field, error) {
	for _, f := range tables[k] {
		if f.Name == name {
			return f, nil
		}
	}
	return Field{}, fmt.Errorf("%s has no field %q: %w", k, name, ErrUnknownField)
}

// tables holds the table of each kind with the places of the fields resolved.
var tables = resolve(map[Kind][]Field{
	KindWorkspace:    workspaceFields,
	KindJourney:      journeyFields,
	KindPersona:      personaFields,
	KindActivity:     activityFields,
	KindActivityLink: activityLinkFields,
	KindInitiative:   initiativeFields,
	KindEvidence:     evidenceFields,
	KindKPI:          kpiFields,
	KindMeasurement:  measurementFields,
	KindStage:        stageFields,
	KindTouchpoint:   touchpointFields,
	KindExperience:   experienceFields,
	KindEmpathy:      empathyFields,
	KindTransition:   transitionFields,
	KindLink:         linkFields,
	KindFinding:      findingFields,
	KindOpportunity:  opportunityFields,
	KindTactic:       tacticFields,
	KindHypothesis:   hypothesisFields,
	KindSession:      sessionFields,
	KindMute:         muteFields,
	KindCompetitor:   competitorFields,
	KindBenchmark:    benchmarkFields,
	KindOffering:     offeringFields,
})

func resolve(in map[Kind][]Field) [kindCount][]Field {
	var out [kindCount][]Field
	for k, fields := range in {
		t := reflect.TypeOf(blank(k))
		for i := range fields {
			fields[i].index = indexOf(t, strings.Split(fields[i].Name, "."))
		}
		out[k] = fields
	}
	return out
}

// indexOf returns the place of the struct field whose JSON names are path.
func indexOf(t reflect.Type, path []string) []int {
	for i := range t.NumField() {
		f := t.Field(i)
		if jsonName(f) != path[0] {
			continue
		}
		if len(path) == 1 {
			return []int{i}
		}
		return append([]int{i}, indexOf(f.Type, path[1:])...)
	}
	panic(fmt.Sprintf("model: %s has no field %q", t, strings.Join(path, ".")))
}

func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

// Value returns what field f of o holds. It shares memory with o: do not
// change it.
func (f Field) Value(o Object) any { return reflect.ValueOf(o).FieldByIndex(f.index).Interface() }

// Unset reports whether field f of o holds nothing.
func (f Field) Unset(o Object) bool {
	v := reflect.ValueOf(o).FieldByIndex(f.index)
	return v.IsZero() || (v.Kind() == reflect.Slice && v.Len() == 0)
}

// Encode returns what field f of o holds as JSON; null if it holds nothing.
func (f Field) Encode(o Object) json.RawMessage {
	if f.Unset(o) {
		return json.RawMessage("null")
	}
	b, err := json.Marshal(f.Value(o))
	if err != nil {
		panic(fmt.Sprintf("model: encode %s.%s: %v", o.Kind(), f.Name, err))
	}
	return b
}

// With returns o with field f set to value; null unsets it. It fails with
// ErrInvalid if value has the wrong shape; limits are checked by Check.
func (f Field) With(o Object, value json.RawMessage) (Object, error) {
	next := reflect.New(reflect.TypeOf(o)).Elem()
	next.Set(reflect.ValueOf(o))
	place := next.FieldByIndex(f.index)
	fresh := reflect.New(place.Type())
	if string(value) != "null" {
		if err := json.Unmarshal(value, fresh.Interface()); err != nil {
			return nil, fmt.Errorf("%s of %s: %s: %w", f.Label, RefOf(o), shape(f), ErrInvalid)
		}
	}
	place.Set(fresh.Elem())
	return next.Interface().(Object), nil
}

// shape says in words what a field accepts.
func shape(f Field) string {
	switch f.Type {
	case Number:
		return "a number"
	case Whole:
		return "a whole number"
	case Flag:
		return "yes or no"
	case List, Many, Several:
		return "a list"
	default:
		return "text"
	}
}

// References calls yield for each object that o refers to, with the field that
// does; it stops when yield returns false.
func References(o Object, yield func(f *Field, target Ref) bool) {
	for _, f := range refFields[o.Kind()] {
		if !f.each(o, yield) {
			return
		}
	}
}

// refFields are the lines of the tables that refer to other objects.
var refFields = func() (out [kindCount][]*Field) {
	for k, fields := range tables {
		for i := range fields {
			f := &fields[i]
			if f.Type == One || f.Type == Many || f.Type == Ends {
				out[k] = append(out[k], f)
			}
		}
	}
	return out
}()

func (f *Field) each(o Object, yield func(f *Field, target Ref) bool) bool {
	v := reflect.ValueOf(o).FieldByIndex(f.index)
	switch {
	case f.Type == Many:
		for i := range v.Len() {
			if !yield(f, Ref{f.Target, v.Index(i).String()}) {
				return false
			}
		}
	case v.String() == "" || f.Type == Ends && Node(v.String()).Reserved():
	default:
		return yield(f, Ref{f.Target, v.String()})
	}
	return true
}

// RefersTo reports whether objects of kind k can refer to objects of kind target.
func RefersTo(k, target Kind) bool {
	for _, f := range refFields[k] {
		if f.Target == target || f.Type == Ends && target == KindTouchpoint {
			return true
		}
	}
	return false
}
