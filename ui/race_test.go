//go:build race

package ui_test

import "flag"

// raced is what rounds are divided by: the race detector makes a key cost ten
// times as much and sees a race in few rounds; the run without it plays them all.
const raced = 5

func init() { _ = flag.Set("rapid.checks", "20") }
