package main

import (
	"context"
	"errors"
	"os"

	"github.com/charmbracelet/x/term"

	"wend/model"
)

// screen says what the interactive program opens, and how it looks.
type screen struct {
	path     string      // the workspace; it need not be there yet
	journey  model.DocID // shown first; "" for the one shown last
	demo     bool        // the workspace is a filled example
	keep     bool        // temporary workspaces stay
	readOnly bool
	theme    string
	ascii    bool
	noMouse  bool
}

// openMap runs the interactive program, if there is a terminal for it.
func openMap(ctx context.Context, s screen) error {
	if err := needTerminal(); err != nil {
		return err
	}
	return runScreen(ctx, s)
}

func needTerminal() error {
	if term.IsTerminal(os.Stdin.Fd()) && term.IsTerminal(os.Stdout.Fd()) {
		return nil
	}
	return advise(errors.New("the map needs a terminal"), "use 'wend show' or 'wend export'")
}
