// Package compare says in words in what two states of a journey differ: two
// versions of one, the journey as it is and as it is to be, or those of two files.
// Screens and commands say the same, as they say what is said here.
//
// [Between] looks for the changes that lead from one side to the other, as
// [edit.Diff] plans them, and for what they do to the headline numbers. Sides of
// different journeys are matched first: a touchpoint with its origin, else things of
// a kind by their names. All is values; nothing does I/O, and any goroutine may ask.
//
//	d := compare.Between(compare.Side{State: a, Journey: "j1"}, compare.Side{State: b, Journey: "j1"}, today)
//	for _, c := range d.Changes { fmt.Println(c.Sentence("→")) }
package compare
