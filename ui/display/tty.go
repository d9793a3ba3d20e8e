package display

import (
	"os"
	"os/signal"

	"github.com/charmbracelet/x/term"
)

// tty is the terminal as a device.
type tty struct {
	in, out term.File
	before  *term.State // while it is raw
	resized chan os.Signal
}

// raw makes the terminal hand over each key as it is.
func (t *tty) raw() error {
	if t.before != nil || !term.IsTerminal(t.in.Fd()) {
		return nil
	}
	before, err := term.MakeRaw(t.in.Fd())
	if err == nil {
		t.before = before
	}
	return err
}

// restore undoes raw.
func (t *tty) restore() error {
	if t.before == nil {
		return nil
	}
	before := t.before
	t.before = nil
	return term.Restore(t.in.Fd(), before)
}

func (t *tty) size() (w, h int, err error) { return term.GetSize(t.out.Fd()) }

// watch calls f whenever the size has changed, until ignore.
func (t *tty) watch(f func()) {
	resized := make(chan os.Signal, 1)
	t.resized = resized
	notifyResize(resized)
	go func() {
		for range resized {
			f()
		}
	}()
}

func (t *tty) ignore() {
	if t.resized != nil {
		signal.Stop(t.resized)
		close(t.resized)
		t.resized = nil
	}
}
