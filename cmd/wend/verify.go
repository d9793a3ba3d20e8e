package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"wend/model/text"
	"wend/store"
	"wend/store/bolt"
)

// caution tells once what must be known of a workspace that can be used nevertheless.
func (p *program) caution(file *bolt.Store) {
	sentence, readOnly := file.Caution()
	if sentence == "" || p.tell == nil || p.warned {
		return
	}
	p.warned = true
	out := plain{p.tell}
	out.line("wend: %s: %s", file.Name(), sentence)
	if f := file.Finding(); readOnly || len(f.Beside) > 0 {
		out.line("hint: 'wend repair' makes a whole file of it and leaves this one as it is")
	}
}

// named takes the workspace that the arguments name, if they do.
func (p *program) named(args []string) error {
	if len(args) > 0 {
		p.file = args[0]
	}
	if _, err := os.Stat(p.path()); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w at %s", errNoWorkspace, p.path())
	}
	return nil
}

// ofAFile makes c a command about a workspace that may be named as an argument.
func (p *program) ofAFile(c *cobra.Command) *cobra.Command {
	c.Args = arguments(0, 1, "one workspace at a time")
	c.ValidArgsFunction = cobra.FixedCompletions([]string{"wend"}, cobra.ShellCompDirectiveFilterFileExt)
	return c
}

const verifyHelp = `Look at every page and record of a workspace without changing it: the structure, the seals, each object and what
it refers to, the library against the journeys, and the undo history against what it led to. It says what is wrong, in
which journeys, and what to do.

The exit status is 0 when everything is as it should be, and 1 when something is wrong.`

func (p *program) verifyCommand() *cobra.Command {
	var asJSON bool
	c := p.ofAFile(&cobra.Command{
		Use: "verify [FILE]", Short: "Look whether a workspace is whole", Long: verifyHelp,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := p.named(args); err != nil {
				return err
			}
			v, err := bolt.Verify(p.path(), 0)
			if err != nil {
				return err
			}
			if asJSON {
				if err := writeJSON(cmd.OutOrStdout(), verdictOf(p.path(), v)); err != nil {
					return err
				}
			} else {
				tellVerified(plain{cmd.OutOrStdout()}, p.path(), v)
			}
			return verdict(p.path(), v)
		},
	})
	c.Flags().BoolVar(&asJSON, "json", false, "for scripts")
	return c
}

// verified is what verify says for scripts.
type verified struct {
	File     string         `json:"file"`
	Whole    bool           `json:"whole"`
	Schema   int            `json:"schema"`
	Journeys int            `json:"journeys"`
	Bytes    int64          `json:"bytes"`
	Free     int64          `json:"free"`
	Problems []bolt.Problem `json:"problems"`
	More     int            `json:"moreProblems"`
	Hit      []bolt.Hit     `json:"hit"`
	Shared   bool           `json:"sharedHit"`
	Unlisted bool           `json:"unlisted"`
}

func verdictOf(path string, v bolt.Verified) verified {
	return verified{
		path, v.Whole(), v.Schema, v.Journeys, v.Bytes, v.Free,
		append([]bolt.Problem{}, v.Problems...), v.More, append([]bolt.Hit{}, v.Hit...), v.Shared, v.Unlisted,
	}
}

const mostSaid = 20 // problems and journeys that are named one by one

func tellVerified(out plain, path string, v bolt.Verified) {
	if v.Whole() {
		out.line("%s is whole: %s, %s", filepath.Base(path), text.Several(v.Journeys, "journey"), inBytes(v.Bytes))
		if v.Free > v.Bytes/2 && v.Free > 1<<20 {
			out.line("%s of it are free: 'wend compact' gives them back", inBytes(v.Free))
		}
		return
	}
	for i, problem := range v.Problems {
		if i == mostSaid {
			out.line("  and %d more", len(v.Problems)-i+v.More)
			break
		}
		out.line("  %s", about(problem))
	}
	if v.Shared {
		out.line("What the journeys share (personas, activities, goals) is hit.")
	}
	if v.Unlisted {
		out.line("The lists of the journeys are hit too: there may have been some of which not even the name is left.")
	}
	if len(v.Hit) == 0 {
		return
	}
	out.line("%s:", capital(text.Several(len(v.Hit), "journey")+" hit"))
	for i, h := range v.Hit {
		if i == 5*mostSaid {
			out.line("  and %d more", len(v.Hit)-i)
			break
		}
		out.line("  %s  %s", h.Journey, h.Title)
	}
}

func about(p bolt.Problem) string {
	if p.Journey == "" {
		return p.What
	}
	return string(p.Journey) + ": " + p.What
}

// verdict is the error that says what was found; nil for a whole file.
func verdict(path string, v bolt.Verified) error {
	name := filepath.Base(path)
	switch {
	case v.Whole():
		return nil
	case v.Verdict == bolt.Foreign:
		return fmt.Errorf("%s: %w", name, store.ErrNotWorkspace)
	case v.Verdict == bolt.Damaged:
		return advise(fmt.Errorf("%s is damaged", name), "'wend repair' brings back what can be found and leaves this file as it is; 'wend restore' lists the backups")
	case v.Verdict == bolt.Fallback, v.Verdict == bolt.Scarred:
		sentence, _ := v.Caution()
		return advise(fmt.Errorf("%s: %s", name, sentence), "'wend repair' makes a whole file of it and leaves this one as it is")
	}
	return advise(fmt.Errorf("%s can be used, but not all in it is as it should be", name), "'wend repair' makes a whole file of it and leaves this one as it is")
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// inBytes writes a number of bytes for people.
func inBytes(n int64) string {
	switch {
	case n >= 1<<30:
		return fmt.Sprintf("%.1f GB", float64(n)/(1<<30))
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	}
	return fmt.Sprintf("%d kB", (n+1023)/1024)
}
