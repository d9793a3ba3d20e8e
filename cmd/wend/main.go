// Command wend is a terminal workbench for customer journeys: it opens a
// workspace on the screen, and does for scripts what the screens do for people.
//
// Output for people and scripts goes to standard output without escape codes
// when it is piped. An error is one line, "wend: …", and often a second, "hint:
// …", on standard error. The exit status is 0, 1 when something failed, 2 when
// the command line is wrong, and 128 and the number of the signal that ended the
// program, which for ctrl+c is 130.
package main

import (
	"context"
	"os"
)

func main() { os.Exit(run(context.Background(), os.Args[1:])) }
