// Package numbers keeps what follows from the documents that are shown: the report
// on the open journey with the questions that it raises, and the lines of the
// library.
//
// A [Book] follows the journey: after an edit it counts again what the edit
// touched, at once. What takes longer than a frame on a large map is handed out as
// functions that run beside the screen ([Book.Beside]); until the first count of a
// journey is done, there is no report and the screen says that it is being counted.
//
// Nothing here does I/O or draws. The zero Book is that of no journey.
package numbers

import (
	"reflect"

	"wend/model"
	"wend/model/analysis"
	"wend/model/insight"
	"wend/ui/screen"
)

// Book is the numbers of the journey that is shown. It is changed by its methods
// only and belongs to one goroutine.
type Book struct {
	screen.Numbers
	of, with *model.Document // what the numbers are about: a journey, and the workspace then
	counting *count          // the whole journey, beside the screen; nil: it is counted

	questioned *analysis.Report // that the questions are drawn from
	searching  bool             // others are being drawn
	others     map[model.DocID]*other
	arrived    int // how often a count of those came
	marked     int // of the last marking of fresh numbers
}

// count is a whole count on its way.
type count struct {
	options analysis.Options
	before  *analysis.Report  // what is compared with afterwards, may be nil
	begun   bool              // it was handed out
	since   []analysis.Change // what was edited since then
}

// other is a journey that is not shown, whose numbers somebody asked for.
type other struct {
	of, with *model.Document // what is counted, or will be
	options  analysis.Options
	report   *analysis.Report // the last that was made; nil: none yet
	begun    bool             // counting of, with was handed out, or is done
}

// mostOthers is how many journeys that are not shown have their numbers kept.
const mostOthers = 8

// Result is what a function that ran beside the screen found; it is called with the
// state that there is then.
type Result func(b *Book, now model.State)

// Reset forgets everything: another workspace comes.
func (b *Book) Reset() { *b = Book{marked: b.marked} }

// Follow makes the numbers agree with s, in which d is shown; nil: no journey is.
// Changes tells what is different since it was called last, or that it may be
// anything; it is called only if something is.
func (b *Book) Follow(s model.State, d *model.Document, today model.Date, changes func() (changed []analysis.Change, all bool)) {
	w := s.Workspace()
	if d == nil || b.of == d && b.with == w {
		return
	}
	changed, all := changes()
	same := b.of != nil && b.of.ID() == d.ID()
	b.of, b.with = d, w
	switch {
	case !same:
		b.Numbers = screen.Numbers{}
		b.counting = &count{options: analysis.Options{Today: today}}
	case all, b.Report != nil && b.Report.Options.Today != today:
		b.counting = &count{options: analysis.Options{Today: today}, before: b.Report}
		b.Report, b.Last = nil, nil
	case b.counting != nil:
		b.counting.since = append(b.counting.since, changed...)
	default:
		b.Last, b.Report = b.Report, analysis.Update(b.Report, s, changed)
	}
}

// Of returns the numbers of a journey that is not shown; nil while they are counted
// for the first time, or if it is not in memory. Asking has them counted: after an
// edit the ones of before are returned until that is done.
func (b *Book) Of(s model.State, id model.DocID, today model.Date) *analysis.Report {
	d, found := s.Document(id)
	if !found {
		delete(b.others, id)
		return nil
	}
	o := b.others[id]
	if o == nil {
		if b.others == nil || len(b.others) >= mostOthers {
			b.others = map[model.DocID]*other{}
		}
		o = &other{}
		b.others[id] = o
	}
	if w := s.Workspace(); o.of != d || o.with != w || o.options.Today != today {
		o.of, o.with, o.options, o.begun = d, w, analysis.Options{Today: today}, false
	}
	return o.report
}

// Beside returns what is to be run beside the screen now, each once: whole counts,
// and drawing the questions from the numbers, for which nobody waits.
func (b *Book) Beside(s model.State) []func() Result {
	var out []func() Result
	for id, o := range b.others {
		if o.begun {
			continue
		}
		o.begun = true
		d, w, options := o.of, o.with, o.options
		out = append(out, func() Result {
			r := analysis.Compute(s, id, options)
			return func(b *Book, _ model.State) {
				if b.others[id] == o && o.of == d && o.with == w {
					o.report = r
					b.arrived++
				}
			}
		})
	}
	if c := b.counting; c != nil && !c.begun {
		c.begun, c.since = true, nil
		journey, o := b.of.ID(), c.options
		out = append(out, func() Result {
			r := analysis.Compute(s, journey, o)
			return func(b *Book, now model.State) { b.counted(c, r, now) }
		})
	}
	if r := b.Report; r != nil && b.questioned != r && !b.searching {
		b.searching = true
		was := b.Questions
		out = append(out, func() Result {
			found := insight.Questions(insight.Find(s, model.DocID(r.Journey), r, insight.Options{Today: r.Options.Today}))
			if reflect.DeepEqual(was, found) {
				found = was
			}
			return func(b *Book, _ model.State) { b.found(r, found) }
		})
	}
	return out
}

// Take takes what a function found that ran beside, and reports whether that is
// anything new.
func (b *Book) Take(r Result, now model.State) bool {
	before, arrived := b.Numbers, b.arrived
	r(b, now)
	a := b.Numbers
	return b.arrived != arrived || a.Report != before.Report || a.Last != before.Last || a.Start != before.Start ||
		len(a.Questions) != len(before.Questions) || len(a.Questions) > 0 && &a.Questions[0] != &before.Questions[0]
}

// counted takes the report that a count made, and what was edited since it began.
// A count that another one has replaced is dropped.
func (b *Book) counted(c *count, r *analysis.Report, now model.State) {
	if b.counting != c {
		return
	}
	b.counting, b.Last, b.Report = nil, c.before, r
	if b.Start == nil {
		b.Start = r
	}
	if len(c.since) > 0 {
		b.Last, b.Report = r, analysis.Update(r, now, c.since)
	}
}

func (b *Book) found(of *analysis.Report, questions []insight.Question) {
	b.searching = false
	if b.Report != nil && of.Journey == b.Report.Journey {
		b.Questions, b.questioned = questions, of
	}
}

// Mark marks the numbers that changed, until [Book.Unmark] is called with the id.
func (b *Book) Mark() (id int) {
	b.Fresh = true
	b.marked++
	return b.marked
}

// Unmark ends a marking, unless there was another one since; reports whether it
// did.
func (b *Book) Unmark(id int) bool {
	if id != b.marked {
		return false
	}
	b.Fresh = false
	return true
}

// Restart makes the numbers of now the ones that changes are shown against.
func (b *Book) Restart() { b.Start = b.Report }
