// Package store keeps a workspace in one file.
//
// The file is a bbolt database, mode 0600:
//
//	wend
//	|- meta        about: schema, workspace id, created by; revision: a counter, +1 with each commit
//	|- objects     <document> / <kind>/<key> -> object as JSON, or the tombstone of a deleted one
//	|- index       <journey> -> Summary, for the library
//	|- journal     <revision, 8 bytes big-endian> -> Entry: what a commit did, and its inverse
//	|- snapshots   reserved, empty
//	`- ui          <name> -> what may be lost: last journey, cursor, lanes shown
//
// The workspace document is named "workspace", a journey's by its id. Every value outside ui is a sealed Record.
//
// # Promises
//
// A commit is one transaction: after a crash there is the state before it or after it. What Commit returned nil for is
// on the disk. A value that was damaged since is an error that wraps ErrDamaged, never a wrong value. Two writers of one
// object meet as ErrConflict. No lock is held between calls, so several programs can share a file.
//
// All methods of a Store may be called from several goroutines. They do I/O and wait for the disk, and up to two
// seconds for another program: do not call them where a screen waits.
//
// Before bbolt sees a file for the first time in a process, Preflight reads it without trusting it. A bbolt call that
// panics nevertheless, because the file changed beneath it, poisons the Store: it answers ErrPoisoned from then on, and
// Rescue is where the edits go.
//
// Create and Open are where to start.
package store
