package edit

import "wend/model"

// Report counts what an import does.
type Report struct {
	Kinds   map[model.Kind]Tally
	Renamed []Renamed
}

// Tally counts the objects of one kind.
type Tally struct{ New, Changed, Unchanged int }

// Renamed is an object that came in under another id because something else has its own.
type Renamed struct {
	Ref model.Ref // as in the file
	Key string    // as it came in
}

// Total adds up all kinds.
func (r Report) Total() Tally { return Tally{} }

// Import plans to bring the documents of in into s.
func Import(s, in model.State) ([]Edit, Report) { return nil, Report{} }
