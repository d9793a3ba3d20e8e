package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// The size of the terminal, in cells.
const columns, rows = 200, 50

// terminal is a pseudo-terminal with a program in it.
type terminal struct {
	master *os.File
	cmd    *exec.Cmd
	begun  time.Time
	reads  chan read
	delay  time.Duration // of the link, each way
}

// read is what came from the program, and when.
type read struct {
	at    time.Time
	bytes []byte
}

// open starts a program in a terminal of its own.
func open(environ []string, delay time.Duration, command ...string) (*terminal, error) {
	fd, err := unix.Open("/dev/ptmx", unix.O_RDWR|unix.O_NOCTTY|unix.O_CLOEXEC|unix.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		return nil, err
	}
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		return nil, err
	}
	if err := unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: rows, Col: columns}); err != nil {
		return nil, err
	}
	slave, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		return nil, err
	}
	defer slave.Close()
	t := &terminal{master: os.NewFile(uintptr(fd), "ptmx"), reads: make(chan read, 1<<12), delay: delay}
	t.cmd = exec.Command(command[0], command[1:]...)
	t.cmd.Env = environ
	t.cmd.Stdin, t.cmd.Stdout, t.cmd.Stderr = slave, slave, slave
	t.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	t.begun = time.Now()
	if err := t.cmd.Start(); err != nil {
		return nil, err
	}
	go t.read()
	return t, nil
}

// answers are what a terminal of today says when it is asked.
var answers = []struct{ question, answer string }{
	{"\x1b[?2026$p", "\x1b[?2026;2$y"},
	{"\x1b]11;?", "\x1b]11;rgb:1c1c/1c1c/1c1c\a"},
	{"\x1b[c", "\x1b[?62;22c"},
	{"\x1b[>c", "\x1b[>41;380;0c"},
	{"\x1b[6n", "\x1b[1;1R"},
}

// read passes on what the program writes and answers its questions.
func (t *terminal) read() {
	defer close(t.reads)
	buf := make([]byte, 1<<16)
	for {
		n, err := t.master.Read(buf)
		at := time.Now()
		if err != nil {
			return
		}
		r := read{at.Add(t.delay), bytes.Clone(buf[:n])}
		for _, a := range answers {
			if bytes.Contains(r.bytes, []byte(a.question)) {
				t.send(a.answer)
			}
		}
		t.reads <- r
	}
}

// send writes keys, after the way they have.
func (t *terminal) send(keys string) {
	if t.delay == 0 {
		_, _ = t.master.WriteString(keys)
		return
	}
	time.AfterFunc(t.delay, func() { _, _ = t.master.WriteString(keys) })
}

// quiet collects what comes until nothing has come for a while.
func (t *terminal) quiet(gap time.Duration) []read {
	var out []read
	for {
		select {
		case r, open := <-t.reads:
			if !open {
				return out
			}
			out = append(out, r)
		case <-time.After(gap):
			return out
		}
	}
}

// quietFor drops what comes for a while.
func (t *terminal) quietFor(while time.Duration) {
	over := time.After(while)
	for {
		select {
		case _, open := <-t.reads:
			if !open {
				return
			}
		case <-over:
			return
		}
	}
}

// close ends the program and returns the most memory it had, in MiB.
func (t *terminal) close() float64 {
	most := t.status("VmHWM:")
	_ = t.cmd.Process.Kill()
	_ = t.cmd.Wait()
	_ = t.master.Close()
	return most / 1024
}

// status returns a number of /proc/PID/status.
func (t *terminal) status(name string) float64 {
	return field(fmt.Sprintf("/proc/%d/status", t.cmd.Process.Pid), name)
}

func field(path, name string) float64 {
	text, _ := os.ReadFile(path)
	for line := range strings.Lines(string(text)) {
		if rest, found := strings.CutPrefix(line, name); found {
			n, _ := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return n
		}
	}
	return 0
}

// used returns the CPU time that the program had so far, and how often one of its threads was woken.
func (t *terminal) used() (cpu time.Duration, wakes float64) {
	tasks, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*", t.cmd.Process.Pid))
	for _, task := range tasks {
		text, _ := os.ReadFile(filepath.Join(task, "schedstat"))
		if words := strings.Fields(string(text)); len(words) > 0 {
			ns, _ := strconv.ParseInt(words[0], 10, 64)
			cpu += time.Duration(ns)
		}
		wakes += field(filepath.Join(task, "status"), "voluntary_ctxt_switches:")
	}
	return cpu, wakes
}
