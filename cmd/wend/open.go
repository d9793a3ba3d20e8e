package main

import (
	"context"
	"errors"
	"os"

	"github.com/charmbracelet/x/term"

	"wend/model"
	"wend/ui/display"
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
	const instead = "use 'wend show' or 'wend export'"
	switch kind := os.Getenv("TERM"); {
	case !term.IsTerminal(os.Stdin.Fd()) || !term.IsTerminal(os.Stdout.Fd()):
		return advise(errors.New("the map needs a terminal"), instead)
	case !display.Supported: // consoles that have no kind
	case kind == "":
		return advise(errors.New("the map needs to know the kind of terminal, and TERM is not set"), "try TERM=xterm-256color, or "+instead)
	case kind == "dumb":
		return advise(errors.New("the map needs a terminal that can draw, and TERM=dumb says that this one cannot"), instead)
	}
	return nil
}
