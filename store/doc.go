// Package store is what every store of a workspace must do, and the values it takes and returns.
//
// A workspace is documents: one named "workspace", and one for each journey, named by its id. A document is objects. The
// document is the unit of reading, the object that of writing and of conflict: a Commit states the revision of each
// object that it was based on, and one that is not so any more meets as ErrConflict. Each commit leaves an Entry in the
// journal and makes the workspace's revision one more. The index is a Summary of each journey, for the library, and
// follows the commits. A Snapshot keeps documents as they were, compressed, for as long as one wants.
//
// Beside what Store says in words, a store promises: a commit is there whole or not at all, also after a crash; a value
// that was damaged since it was written is an error that wraps ErrDamaged, never a wrong value.
//
// Package bolt keeps a workspace in a file, package memory in memory. A new store is a package beside them, whose test
// is one call of storetest.Run.
package store
