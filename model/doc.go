// Package model holds what wend knows about customer journeys: the entities,
// their fields, their limits, and the documents they live in.
//
// Everything is an [Object] with a [Kind] and a key. Objects are plain values.
// They live in a [Document]: the one workspace document (personas, activities,
// initiatives, evidence, business KPIs) or a journey (stages, touchpoints,
// experiences, links, transitions, findings, …). A [State] is the workspace
// document and the journeys that are loaded beside it.
//
// Documents and states are immutable: With and Without return a new value that
// shares everything else with the old one, so a state can be kept, compared and
// read from any goroutine for as long as one likes. Only package edit makes new
// states out of old ones.
//
// The order people give to things (stages, touchpoints, personas, activities, …)
// is itself an object, the [Order] of a kind below a parent, so that moving a
// thing and renaming it never touch the same object.
//
// What a kind consists of is a table, [Fields]: the inspector, the edits, the
// validation and the file format all read it, and a test holds it against the
// structs. The package does no I/O and knows no clock and no randomness.
package model
