// Package edit is the one way a journey changes.
//
// An [Edit] is one of a closed set of four small values: [Insert], [Delete],
// [Set] (one field) and [Move]. They address things by id and "before X", never
// by index, so they can be stored, sent, applied again on top of somebody
// else's changes, and inverted. [Apply] takes a state and a list of edits and
// returns the next state, the inverse list and the objects that changed; it is
// pure, and does all or nothing.
//
// What people do is often more than one edit: deleting a stage takes its
// touchpoints, their feelings and links along. The functions of this package
// that return []Edit plan such steps ([Remove], [MergeStages], [Feel], …); one
// plan is one step of undo.
//
// Every edit that is applied leaves the state valid: text is cleaned, limits and
// references hold. Names on disk are append-only; an unknown one is an error
// that says its name.
package edit
