// Package atlas reads a journey once for everybody who looks things up in it:
// which touchpoint stands where, in which stage, what was noted there, and what
// stands behind it.
//
// [Of] makes the [Map] of a document, and makes it once: documents never change,
// so that numbers, insights, formats and panes share one reading of each version.
// A map is immutable and may be read from any goroutine. It lives as long as its
// document and does not keep it alive. The package does no I/O.
package atlas
