//go:build !race

package bolt_test

// raced is what rounds are divided by.
const raced = 1
