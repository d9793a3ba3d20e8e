package main

import (
	"context"
	"errors"
	"os"

	"github.com/charmbracelet/x/term"

	"wend/model"
)

// screen says what the interactive program opens.
type screen struct {
	path    string      // the workspace; it need not be there yet
	journey model.DocID // shown first; "" for the one shown last
	demo    bool        // the workspace is a filled example
}

// runScreen is the interactive program. It returns when the user leaves it.
var runScreen = func(context.Context, screen) error {
	return advise(errors.New("this build has no map"), "use 'wend show' or 'wend export'")
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
