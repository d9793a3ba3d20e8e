// Package insight says what stands out on a journey map: what contradicts
// itself, which step of the method is missing, where there is something to gain.
//
// The rules are a table, [Rules]: each says what it needs, how severe it is and
// what to do next, and finds its insights with a few lines of code. [Find] runs
// them over a journey and its report. Every [Insight] has a sentence for the
// room, the objects it is about and an id that is made of the rule and those
// objects, so that it survives renaming and can be muted ([NewMute]) until one
// of the objects changes.
//
// The package is pure: no I/O, no clock (today comes in with [Options]), no
// randomness; the same state gives the same insights in the same order. Insights
// are plain values that any goroutine may read.
package insight
