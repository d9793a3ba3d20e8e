package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// word is one of a command line, bare or in quotes.
var word = regexp.MustCompile(`"[^"]*"|'[^']*'|[^\s"']+`)

// example matches a command line of ours: in a block with what it does behind it,
// and in a sentence.
var example = regexp.MustCompile("(?m)^wend (.*?)(?: +#.*)?$|`wend ([a-z][^`]*)`|\"wend (merge [^\"]*)\"")

// TestReadmeNamesOnlyCommandsThatTheProgramTakes reads every command line of the
// README as the program would, without doing anything.
func TestReadmeNamesOnlyCommandsThatTheProgramTakes(t *testing.T) {
	raw, err := os.ReadFile(readme)
	if err != nil {
		t.Skip(err)
	}
	seen := map[string]bool{}
	for _, found := range example.FindAllStringSubmatch(string(raw), -1) {
		line := strings.Join(strings.Fields(found[1]+found[2]+found[3]), " ") // a sentence may be wrapped
		if strings.Contains(line, "COMMAND") || strings.Contains(line, "…") {
			continue
		}
		var args []string
		for _, w := range word.FindAllString(line, -1) {
			args = append(args, strings.Trim(w, `"'`))
		}
		command, rest, err := newRoot(&program{}).Find(args)
		if err == nil {
			err = command.ParseFlags(rest)
		}
		inBlock := found[2] == "" // a sentence may leave out what a command is about
		if err == nil && inBlock && command.Args != nil && command.HasParent() {
			err = command.Args(command, command.Flags().Args())
		}
		if err != nil {
			t.Errorf("wend %s: %v", line, err)
		}
		seen[command.Name()] = true
	}
	for _, name := range []string{"verify", "repair", "backup", "restore", "history", "diff", "merge"} {
		if !seen[name] {
			t.Errorf("the README does not say how wend %s is called", name)
		}
	}
}
