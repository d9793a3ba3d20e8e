// Package bolt keeps a workspace in one file.
//
// The file is a bbolt database, mode 0600:
//
//	wend
//	|- meta        about: schema, workspace id, created by; revision: a counter, +1 with each commit, and the last transaction
//	|- objects     <document> / <kind>/<key> -> object as JSON, or the tombstone of a deleted one
//	|- index       <journey> -> store.Summary, for the library
//	|- journal     <revision, 8 bytes big-endian> -> store.Entry, packed: what a commit did, and its inverse
//	|- snapshots   <number, 8 bytes big-endian> -> store.Snapshot with its documents, compressed
//	|- copies      <document> -> all its records once more, packed, for a salvage
//	`- ui          <name> -> what may be lost: last journey, cursor, lanes shown
//
// Every value outside ui is a sealed Record.
//
// # Schemas
//
// The drawing is of the newest schema, the last in the table of schemas. A change of it, a new bucket too, is a new row:
// what its buckets hold, and a migration that makes it of the schema before. A test MUST be added for each migration,
// with a file that a program of the schema before wrote; the count is checked. A field that is added to an object or to
// a Summary is no change of schema.
//
// Opening a file of an earlier schema for writing migrates it: into a new file beside it, one transaction for each
// schema, which is checked against the layout of the newest one before it takes the old file's place. The old one is
// kept as <file>.schema-<number>. For reading only it is read as it is where the schemas say that this
// is possible, and else refused as ErrOlder. A file of a later schema can be read only,
// and what is unknown in it is no damage; in any other file it is.
//
// # Promises
//
// A commit is one transaction. No lock is held between calls, so several programs can share a file; a call waits up to
// two seconds for another program. Two versions of the program may write one file in turns, see store.Carry.
//
// Before bbolt sees a file for the first time in a process, Preflight reads it without trusting it. A bbolt call that
// panics nevertheless, because the file changed beneath it, poisons the Store: it answers ErrPoisoned from then on, and
// Rescue is where the edits go.
//
// Create and Open are where to start.
package bolt
