package main

import (
	"context"
	"os"
	"strings"

	"charm.land/fang/v2"
	"charm.land/lipgloss/v2"
	"github.com/spf13/cobra"
)

// withHelp has fang lay out help and the manual page of root. Fang is not asked
// to run the commands: it would hold up every error message to ask the terminal
// for its background.
func withHelp(ctx context.Context, root *cobra.Command) {
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) {
		_ = styled(ctx, append(strings.Fields(cmd.CommandPath())[1:], "--help"))
	})
	root.AddCommand(&cobra.Command{
		Use: "man", Short: "Print the manual page", Hidden: true, Args: noArguments,
		RunE: func(*cobra.Command, []string) error { return styled(ctx, []string{"man"}) },
	})
}

func styled(ctx context.Context, args []string) error {
	root := newRoot(&program{})
	root.SetArgs(args)
	// The colours below suit any background. Without a terminal to read from,
	// fang does not ask for it and wait seconds where nobody answers.
	if null, err := os.Open(os.DevNull); err == nil {
		defer null.Close()
		stdin := os.Stdin
		os.Stdin = null
		defer func() { os.Stdin = stdin }()
	}
	return fang.Execute(ctx, root, fang.WithVersion(version()), fang.WithColorSchemeFunc(colours))
}

// colours leaves text in the terminal's own colour.
func colours(lipgloss.LightDarkFunc) fang.ColorScheme {
	return fang.ColorScheme{
		Title: lipgloss.Blue, Program: lipgloss.Blue, Command: lipgloss.Cyan, Flag: lipgloss.Magenta, QuotedString: lipgloss.Green,
	}
}
