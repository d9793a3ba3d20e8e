//go:build race

package bolt_test

// raced is what rounds are divided by: the race detector makes each cost ten
// times as much; the run without it plays them all.
const raced = 4
