package analysis

import (
	"slices"
	"strings"

	"wend/model"
	"wend/model/text"
)

// number is a row of the table of numbers: everything that is said of a number
// besides its computation. A new number is a field of its subject's struct with
// its name in the JSON, its computation and a row, all in the subject's file.
type number struct {
	topic string // what its [NumberID] begins with; unique
	// title is what people call it. It ends in a blank where the name of what
	// it is about follows.
	title  string
	plain  string // what it says, in one line for people who know no formula
	unit   Unit
	better Better
	basis  Basis
	// formula in words, the source it is from, and what to do where the number
	// is not available.
	formula, source, remedy string
	get                     series
	inputs                  func(e explainer, subject string) []Input  // nil: none to name
	assumed                 func(e explainer, subject string) []string // nil: nothing is
}

// numbers is the table. Rows whose topics begin with the same word stand
// together.
var numbers = slices.Concat(
	emotionNumbers, channelNumbers, personaNumbers, touchpointNumbers, benchmarkNumbers[1:], flowNumbers, afterGoalNumbers, momentNumbers, painNumbers, kpiNumbers,
	chainNumbers, activityNumbers, moneyNumbers, loadNumbers, indirectNumbers, benchmarkNumbers[:1], opportunityNumbers,
	scoreNumbers, priorityNumbers, initiativeNumbers, planNumbers, hypothesisNumbers, commerceNumbers,
	qualityNumbers, ownershipNumbers, tacticNumbers, laneNumbers, confidenceNumbers, conversionNumbers,
)

// rows finds the row of a topic.
var rows = func() map[string]*number {
	out := make(map[string]*number, len(numbers))
	for i := range numbers {
		out[numbers[i].topic] = &numbers[i]
	}
	return out
}()

// Word is what a number is called, and what it says in one plain line.
type Word struct{ Title, Plain string }

// Glossary returns the words for all numbers, in the order of the table.
func Glossary() []Word {
	var out []Word
	for i := range numbers {
		out = append(out, Word{numbers[i].called(), numbers[i].plain})
	}
	return out
}

// called returns the title without what leads to the name of a thing.
func (n *number) called() string {
	title := strings.TrimRight(n.title, " :")
	for _, rest := range []string{" of", " at", " for", " by", " in", " on"} {
		title = strings.TrimSuffix(title, rest)
	}
	return title
}

// series takes a number out of a report: the one of the journey as a whole, or
// one for each thing of a kind, or both.
type series struct {
	whole func(r *Report) Number
	of    model.Kind // of the things; a lane of the map has none
	each  func(r *Report) things
	// unit is in what a number of a KPI is measured; nil: in the unit of its row.
	unit func(r *Report, i int) model.Unit
}

// things are what a report has numbers of.
type things struct {
	count int
	at    func(i int) (id string, n Number)
}

// whole takes the number of the journey as a whole.
func whole(get func(r *Report) Number) series { return series{whole: get} }

// total adds the number of all things together.
func (s series) total(get func(r *Report) Number) series {
	s.whole = get
	return s
}

// each takes the number of each thing in a list of the report.
func each[T any, ID ~string](of model.Kind, list func(r *Report) []T, id func(*T) ID) func(get func(*T) Number) series {
	return func(get func(*T) Number) series {
		return series{of: of, each: func(r *Report) things {
			all := list(r)
			return things{len(all), func(i int) (string, Number) { return string(id(&all[i])), get(&all[i]) }}
		}}
	}
}

// measured says that each number is one in the unit of its KPI.
func (s series) measured() series {
	s.unit = func(r *Report, i int) model.Unit { return r.KPIs.List[i].Unit }
	return s
}

// NumberID names a number of a report: a topic, and after a slash the id of
// what it is about ("emotion.index/maya").
type NumberID string

// cut returns the two halves of the id.
func (id NumberID) cut() (topic, subject string) {
	topic, subject, _ = strings.Cut(string(id), "/")
	return topic, subject
}

// Better says in which direction a number is good.
type Better int8

// The directions.
const (
	Neither Better = 0
	Higher  Better = 1
	Lower   Better = -1
)

// Figure is a number with what it takes to show it.
type Figure struct {
	ID     NumberID
	Number Number
	Unit   Unit
	Better Better
	// Measures is the unit of the KPI that the number is in; "" for a number that
	// is in Unit.
	Measures model.Unit
}

// String returns the number as [Format] writes it, one of a KPI in its unit.
func (f Figure) String() string { return f.In("") }

// In is [Figure.String] with a currency for money.
func (f Figure) In(currency string) string {
	if v, known := f.Number.Value(); known && f.Measures != "" {
		q := text.OfKPI(f.Measures, currency)
		if f.Unit == Points {
			return q.Difference(v)
		}
		return q.Rounded(v)
	}
	if v, known := f.Number.Value(); known && f.Unit == Money {
		return text.Amount(currency).Rounded(v)
	}
	return Format(f.Number, f.Unit)
}

// idOf is the inverse of cut.
func idOf(topic, subject string) NumberID {
	if subject != "" {
		topic += "/" + subject
	}
	return NumberID(topic)
}

func (n *number) figure(subject string, value Number) Figure {
	return Figure{ID: idOf(n.topic, subject), Number: value, Unit: n.unit, Better: n.better}
}

// figureAt returns the number of the thing at a place of all.
func (n *number) figureAt(r *Report, all things, i int) Figure {
	id, value := all.at(i)
	f := n.figure(id, value)
	if n.get.unit != nil {
		f.Measures = n.get.unit(r, i)
	}
	return f
}

// find returns the number of one thing; of the whole if subject is "".
func (n *number) find(r *Report, subject string) (Figure, bool) {
	if subject == "" && n.get.whole != nil {
		return n.figure("", n.get.whole(r)), true
	}
	if n.get.each != nil {
		all := n.get.each(r)
		for i := range all.count {
			if id, _ := all.at(i); id == subject {
				return n.figureAt(r, all, i), true
			}
		}
	}
	return Figure{}, false
}

// Figures returns every number of r that has an explanation, in a fixed order:
// two reports can be compared by id. Of topics that begin with the same word
// come the numbers of the whole first, then those of each thing.
func Figures(r *Report) []Figure {
	var out []Figure
	for rest := numbers; len(rest) > 0; {
		n := slices.IndexFunc(rest, func(n number) bool { return n.word() != rest[0].word() })
		if n < 0 {
			n = len(rest)
		}
		out = appendFigures(out, r, rest[:n])
		rest = rest[n:]
	}
	return out
}

func (n *number) word() string {
	word, _, _ := strings.Cut(n.topic, ".")
	return word
}

// appendFigures appends the figures of some rows, thing by thing: rows of the
// same kind have numbers of the same things.
func appendFigures(out []Figure, r *Report, list []number) []Figure {
	all := make([]things, len(list))
	for i := range list {
		n := &list[i]
		if n.get.whole != nil {
			out = append(out, n.figure("", n.get.whole(r)))
		}
		if n.get.each != nil {
			all[i] = n.get.each(r)
		}
	}
	for first := range list {
		of := list[first].get.of
		if slices.ContainsFunc(list[:first], func(n number) bool { return n.get.of == of && n.get.each != nil }) {
			continue // listed with the first of its kind
		}
		for thing := range all[first].count {
			for i := first; i < len(list); i++ {
				if list[i].get.of == of && list[i].get.each != nil {
					out = append(out, list[i].figureAt(r, all[i], thing))
				}
			}
		}
	}
	return out
}

// FiguresOf returns the numbers of one thing, in the order of the table: of a
// journey, those of the whole.
func FiguresOf(r *Report, of model.Ref) []Figure {
	var out []Figure
	for i := range numbers {
		n := &numbers[i]
		subject := of.Key
		switch {
		case of.Kind == model.KindJourney:
			if n.get.whole == nil || of.Key != string(r.Journey) {
				continue
			}
			subject = ""
		case n.get.each == nil, of.Kind == model.NoKind, !n.isAbout(of.Kind):
			continue
		}
		if f, found := n.find(r, subject); found {
			out = append(out, f)
		}
	}
	return out
}

// isAbout reports whether the row has numbers of things of kind k. A place of the
// flow is a stage, or a touchpoint.
func (n *number) isAbout(k model.Kind) bool {
	return n.get.of == k || n.get.of == model.KindStage && k == model.KindTouchpoint
}

// Subject returns what a number is about; the zero Ref for the journey as a whole
// or a lane of its map.
func Subject(id NumberID) model.Ref {
	topic, subject := id.cut()
	n, found := rows[topic]
	if !found || subject == "" || n.get.of == model.NoKind {
		return model.Ref{}
	}
	return model.Ref{Kind: n.get.of, Key: subject}
}

// TitleOf returns what the number is called beside the thing that it is about:
// "Value index".
func TitleOf(id NumberID) string {
	topic, _ := id.cut()
	n, found := rows[topic]
	if !found {
		return string(id)
	}
	return n.called()
}

// Numbers returns the ids of [Figures].
func Numbers(r *Report) []NumberID {
	var out []NumberID
	for _, f := range Figures(r) {
		out = append(out, f.ID)
	}
	return out
}

// FigureOf returns the number called id. It looks at no other topic.
func FigureOf(r *Report, id NumberID) (Figure, bool) {
	topic, subject := id.cut()
	n, found := rows[topic]
	if !found {
		return Figure{}, false
	}
	f, found := n.find(r, subject)
	return f, found && f.ID == id
}
