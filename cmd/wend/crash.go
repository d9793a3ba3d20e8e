package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime/debug"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
)

// crash is the first fault of our own that was met.
type crash struct {
	mu  sync.Mutex
	err error
}

// caught is deferred by what may panic. It keeps what happened, and then calls
// what is to end the program.
func (c *crash) caught(then func()) {
	fault := recover()
	if fault == nil {
		return
	}
	c.mu.Lock()
	if c.err == nil {
		c.err = logged(fault, debug.Stack())
	}
	c.mu.Unlock()
	then()
}

func (c *crash) error() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.err
}

// logged writes what happened into the log, which only the user can read, and
// returns the sentence about it.
func logged(fault any, stack []byte) error {
	sentence := errors.New("something went wrong in the program, and it had to end")
	log := findPaths().Log
	err := os.MkdirAll(filepath.Dir(log), 0o700)
	if err != nil {
		return sentence
	}
	f, err := os.OpenFile(log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return sentence
	}
	_, err = fmt.Fprintf(f, "%s wend %s: %v\n%s\n", time.Now().UTC().Format(time.RFC3339), version(), fault, stack)
	if err = errors.Join(err, f.Close()); err != nil {
		return sentence
	}
	return advise(sentence, "what happened is written in "+log)
}

// guarded is a model that ends the program when something in it goes wrong, as
// the first thing that does. Afterwards it does nothing any more.
type guarded struct {
	tea.Model
	end *ending
}

func (g *guarded) stop() { go g.end.program.Quit() }

func (g *guarded) Init() (cmd tea.Cmd) {
	defer g.end.crash.caught(g.stop)
	return g.guard(g.Model.Init())
}

func (g *guarded) Update(msg tea.Msg) (same tea.Model, cmd tea.Cmd) {
	same = g
	if g.end.crash.error() != nil {
		return same, nil
	}
	defer g.end.crash.caught(g.stop)
	next, cmd := g.Model.Update(msg)
	g.Model = next
	return same, g.guard(cmd)
}

func (g *guarded) View() (view tea.View) {
	if g.end.crash.error() != nil {
		return view
	}
	defer g.end.crash.caught(g.stop)
	return g.Model.View()
}

// guard returns a command that does what cmd does, and whose panics are caught.
func (g *guarded) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer g.end.crash.caught(g.stop)
		msg = cmd()
		// A batch is a list of commands, and so is a sequence, whose type has no name outside of Bubble Tea.
		if list := reflect.ValueOf(msg); list.Kind() == reflect.Slice && list.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
			for i := range list.Len() {
				inner, _ := list.Index(i).Interface().(tea.Cmd)
				list.Index(i).Set(reflect.ValueOf(g.guard(inner)))
			}
		}
		return msg
	}
}
