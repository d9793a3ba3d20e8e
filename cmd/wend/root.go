package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"wend/ui/theme"
)

const rootHelp = "Map customer journeys, and compute what every change is worth, in the terminal."

const rootExamples = `
wend demo                         # look at a filled map
wend new Smartphone buyer         # begin a journey with the usual stages
wend export -o phones.json        # hand everything over as a file`

// program is what the commands share.
type program struct {
	file   string    // of --file
	tell   io.Writer // where the user is told what the output is not about; nil: nowhere
	warned bool      // of the state of the workspace
}

// run executes the command line and returns the exit status.
func run(ctx context.Context, args []string) int { return runOn(ctx, args, os.Stdout, os.Stderr) }

// runOn is run with other places for what is printed and what is told.
func runOn(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	tell := &outlet{w: stderr}
	root := newRoot(&program{tell: tell})
	root.SetArgs(negatives(args))
	out := &outlet{w: stdout}
	root.SetOut(out)
	root.SetErr(tell)
	withHelp(ctx, root)
	var c crash
	err := func() (err error) {
		defer c.caught(func() { err = c.error() })
		return root.ExecuteContext(ctx)
	}()
	if lost := out.close(); lost != nil && (err == nil || errors.Is(err, out.err)) {
		err = lost
	}
	if err != nil {
		return report(tell, err)
	}
	return 0
}

// negative is a value below zero, which looks like a flag.
var negative = regexp.MustCompile(`^-[.,]?[0-9]`)

// negatives returns the words of a command line with negative numbers behind a
// "--", so that they are not taken for flags: no flag begins with a digit. They
// are last as it is, as a value follows what it is the value of.
func negatives(args []string) []string {
	var out, numbers []string
	for i, word := range args {
		switch {
		case word == "--":
			return append(append(out, args[i:]...), numbers...)
		case negative.MatchString(word):
			numbers = append(numbers, word)
		default:
			out = append(out, word)
		}
	}
	if numbers == nil {
		return out
	}
	return append(append(out, "--"), numbers...)
}

func newRoot(p *program) *cobra.Command {
	var s screen
	root := &cobra.Command{
		Use:           "wend [FILE]",
		Short:         "Map customer journeys in the terminal",
		Long:          rootHelp,
		Example:       rootExamples,
		Args:          p.rootArgs,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				p.file = args[0]
			}
			if _, known := theme.ByName(s.theme); s.theme != "" && !known {
				return usage(fmt.Errorf("unknown theme %q", s.theme), "themes are "+strings.Join(theme.Names(), ", "))
			}
			s.path = p.path()
			return openMap(cmd.Context(), s)
		},
	}
	root.PersistentFlags().StringVarP(&p.file, "file", "f", "", "the workspace (default: see wend info)")
	root.Flags().BoolVar(&s.readOnly, "readonly", false, "change nothing")
	root.Flags().StringVar(&s.theme, "theme", "", "one of "+strings.Join(theme.Names(), ", "))
	root.Flags().BoolVar(&s.ascii, "ascii", false, "draw with ASCII characters only")
	root.Flags().BoolVar(&s.noMouse, "no-mouse", false, "leave the mouse to the terminal")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usage(err, fmt.Sprintf("see '%s --help'", cmd.CommandPath()))
	})
	root.AddCommand(p.demoCommand(), p.newCommand(), p.listCommand(), p.showCommand(), p.importCommand(),
		p.exportCommand(), p.analyzeCommand(), p.planCommand(), p.checkCommand(), p.explainCommand(), p.kpiCommand(), p.findCommand(), p.personaCommand(), p.flowCommand(), p.chainCommand(), p.tutorialCommand(), p.infoCommand(), versionCommand(),
		p.historyCommand(), p.snapshotCommand(), p.diffCommand(), p.revertCommand(), p.mergeCommand(),
		p.verifyCommand(), p.repairCommand(), p.backupCommand(), p.restoreCommand(), p.compactCommand())
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() == "completion" {
			c.Short = "Write completions for your shell"
		}
	}
	return root
}

// rootArgs takes one file; a word that is none is a command misspelt.
func (p *program) rootArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 || len(args) == 1 && looksLikeFile(args[0]) {
		return nil
	}
	if looksLikeFile(args[0]) {
		return usage(fmt.Errorf("one file at a time, not %d", len(args)), "")
	}
	return usage(fmt.Errorf("unknown command %q", args[0]), fmt.Sprintf("did you mean 'wend %s'?", closest(cmd, args[0])))
}

// looksLikeFile reports whether a word of the command line means a file.
func looksLikeFile(word string) bool {
	if filepath.Ext(word) != "" || strings.ContainsRune(word, filepath.Separator) {
		return true
	}
	_, err := os.Stat(word)
	return err == nil
}

// closest returns the command that is most like word.
func closest(root *cobra.Command, word string) string {
	for distance := 1; distance < 100; distance++ {
		root.SuggestionsMinimumDistance = distance
		if found := root.SuggestionsFor(word); len(found) > 0 {
			return found[0]
		}
	}
	return "--help"
}

// arguments allows from least to most arguments; says is what is wrong with
// fewer or more.
func arguments(least, most int, says string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) >= least && len(args) <= most {
			return nil
		}
		return usage(errors.New(says), fmt.Sprintf("see '%s --help'", cmd.CommandPath()))
	}
}

// noArguments is for commands that take none.
func noArguments(cmd *cobra.Command, args []string) error {
	return arguments(0, 0, fmt.Sprintf("%s takes no arguments", cmd.Name()))(cmd, args)
}
