package screen

import (
	"wend/model"
	"wend/model/analysis"
)

// Memo keeps what screens have worked out of the documents and their numbers, so
// that a frame costs the same on a large journey as on a small one. Keys are of
// types that a screen keeps to itself.
type Memo struct {
	state  model.State
	report *analysis.Report
	theme  string
	today  model.Date
	kept   map[any]any
}

// For returns the memo for what f shows: m, or an empty one if m was made from
// other documents, numbers, glyphs or another day. A nil Memo fits nothing.
func (m *Memo) For(f *Frame) *Memo {
	if m != nil && m.report == f.Report && m.theme == f.Theme.Name && m.today == f.Today && m.state.Same(f.State) {
		return m
	}
	return &Memo{f.State, f.Report, f.Theme.Name, f.Today, map[any]any{}}
}

// Remember returns what work returns, from the memo of f if it has it. Key names all
// that the result depends on beside documents and numbers. The result is shared:
// nobody changes it.
func Remember[T any](f *Frame, key any, work func() T) T {
	if f.Memo == nil {
		return work()
	}
	if kept, found := f.Memo.kept[key]; found {
		return kept.(T)
	}
	made := work()
	f.Memo.kept[key] = made
	return made
}
