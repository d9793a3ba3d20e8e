// Package merge brings together what two sides made of one base: three states of a
// workspace, as from an exported file in git, or of two copies of a file that were
// edited apart.
//
// It goes by object, and within one by field: what only one side changed is as that
// side has it. Of lists each side's additions and removals count. Where both sides
// changed the same thing differently, ours stays and theirs is in a [Conflict] with
// both values; where one deleted what the other changed or refers to, it stays, and
// that too is a conflict. So every change of either side is in the result or in a
// conflict, and merging the same again changes nothing.
//
// What cannot be together, such as values that would break a limit, stays as ours.
// The result is always valid. The package does no I/O.
package merge
