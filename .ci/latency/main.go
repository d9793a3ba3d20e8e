// Command latency measures the program from outside: in a pseudo-terminal of 200 by 50 cells a key is written, and the
// last byte of its frame is timed. Beside it run, in turn, what it is compared with: the same program with Bubble Tea's
// own renderer (WEND_RENDERER=stock), vim and micro, and a child that echoes, which is what the measurement itself takes.
//
//	go run ./.ci/latency [-keys 60] [-rounds 3] [-delay 75ms] WEND
//
// Ratios come first, as milliseconds say something about the machine only. It needs Linux.
package main

import (
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/charmbracelet/x/term"
)

// program is one way to spend the keys.
type program struct {
	name    string
	command []string
	environ []string
	before  []string // keys that lead to where it is measured
	keys    []string // in turn
}

func main() {
	keys := flag.Int("keys", 60, "how many keys each program gets in a round")
	rounds := flag.Int("rounds", 3, "how often each program has its turn")
	idle := flag.Duration("idle", 3*time.Second, "how long programs are watched doing nothing")
	delay := flag.Duration("delay", 0, "how long bytes take each way, as over a link; half of a round trip")
	sample := flag.String("sample", "cmd/wend/testdata/vectors/smartphone.json", "the `FILE` with what is on the map")
	echo := flag.Bool("echo", false, "be the child that echoes")
	flag.Parse()
	if *echo {
		repeat()
		return
	}
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	dir, err := os.MkdirTemp("", "wend-latency-")
	if err == nil {
		err = measure(dir, flag.Arg(0), *sample, *keys, *rounds, *idle, *delay)
		_ = os.RemoveAll(dir)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "latency:", err)
		os.Exit(1)
	}
}

// repeat writes what it reads, at once.
func repeat() {
	if _, err := term.MakeRaw(os.Stdin.Fd()); err == nil {
		_, _ = os.Stdout.WriteString("ready\r\n")
		_, _ = io.Copy(os.Stdout, os.Stdin)
	}
}

func measure(dir, wend, sample string, keys, rounds int, idle, delay time.Duration) error {
	all, err := programs(dir, wend, sample)
	if err != nil {
		return err
	}
	results := make([]result, len(all))
	for range rounds {
		for i, p := range all {
			if err := p.run(&results[i], keys, idle/time.Duration(rounds), delay); err != nil {
				return fmt.Errorf("%s: %w", p.name, err)
			}
		}
	}
	table(os.Stdout, all, results)
	if info, err := os.Stat(wend); err == nil {
		fmt.Printf("\nbinary %.1f MiB\n", float64(info.Size())/(1<<20))
	}
	return nil
}

// programs lists who takes part.
func programs(dir, wend, sample string) ([]program, error) {
	wend, err := filepath.Abs(wend)
	if err != nil {
		return nil, err
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	environ := []string{
		"PATH=" + os.Getenv("PATH"), "LANG=C.UTF-8", "TERM=xterm-256color", "COLORTERM=truecolor", "SHELL=/bin/sh", "HOME=" + dir, "TMPDIR=" + dir,
		"XDG_CONFIG_HOME=" + dir, "XDG_DATA_HOME=" + dir, "XDG_STATE_HOME=" + dir,
	}
	var all []program
	workspace := filepath.Join(dir, "sample.wend")
	if err := fill(wend, workspace, sample, environ); err != nil {
		return nil, err
	}
	large, err := world(wend, dir, "large", environ, mapped("large", 200))
	if err != nil {
		return nil, err
	}
	many, err := world(wend, dir, "many", environ, library(10_000)...)
	if err != nil {
		return nil, err
	}
	add := func(name string, before, keys []string, command ...string) {
		all = append(all, program{name, command, environ, before, keys})
	}
	for _, does := range []struct {
		name         string
		before, keys []string
	}{
		{"moving", []string{"l", "l"}, []string{"l", "h"}},
		{"a feeling", []string{"l"}, []string{"-", "+"}},
		{"typing in the palette", []string{":"}, []string{"p", "a", "\x7f", "\x7f"}},
	} {
		add("wend, "+does.name, does.before, does.keys, wend, workspace)
		add("wend with the stock renderer, "+does.name, does.before, does.keys, wend, workspace)
		all[len(all)-1].environ = append(environ[:len(environ):len(environ)], "WEND_RENDERER=stock")
	}
	for _, does := range []struct {
		name, workspace string
		before, keys    []string
	}{
		{"a feeling among 2,000 touchpoints", large, []string{"l"}, []string{"-", "+"}},
		{"to and fro with one of 2,000 touchpoints", large, []string{"l"}, []string{"L", "H"}},
		{"a feeling in one of 10,000 journeys", many, []string{"\r", "l"}, []string{"-", "+"}},
	} {
		add("wend, "+does.name, does.before, does.keys, wend, does.workspace)
	}
	text := filepath.Join(dir, "text.go")
	if err := os.WriteFile(text, longText(), 0o600); err != nil {
		return nil, err
	}
	for _, editor := range []struct {
		name    string
		options []string
	}{{"vim", []string{"-N", "-u", "NONE", "-i", "NONE", "-c", "syntax on | set cursorline"}}, {"micro", nil}} {
		path, err := exec.LookPath(editor.name)
		if err != nil {
			fmt.Printf("%s is not here; apt-get install %[1]s brings it\n", editor.name)
			continue
		}
		down, up := "\x1b[B", "\x1b[A"
		if editor.name == "vim" {
			down, up = "j", "k"
		}
		add(editor.name+", moving", []string{down, down}, []string{down, up}, append(append([]string{path}, editor.options...), text)...)
	}
	add("echo", nil, []string{"x"}, self, "-echo")
	return all, nil
}

// longText is something to move in.
func longText() []byte {
	var out []byte
	for i := range 400 {
		out = fmt.Appendf(out, "func f%d(x int) string { return fmt.Sprint(x, %d, \"%d words in a row\") } // and a remark\n", i, i*i, i)
	}
	return out
}

// hold presses keys as fast as a keyboard repeats them, and returns how long after the last one the screen went on, on top
// of what the way takes.
func (t *terminal) hold(keys []string, delay time.Duration) time.Duration {
	const repeats, each = 30, time.Second / 30
	for i := range repeats {
		t.send(keys[i%len(keys)])
		if i+1 < repeats {
			t.quietFor(each)
		}
	}
	last := time.Now()
	reads := t.quiet(150*time.Millisecond + 2*delay)
	if len(reads) == 0 {
		return 0
	}
	return reads[len(reads)-1].at.Sub(last) - 2*delay
}

// run starts the program, presses keys, and watches it do nothing.
func (p program) run(r *result, keys int, idle, delay time.Duration) error {
	t, err := open(p.environ, delay, p.command...)
	if err != nil {
		return err
	}
	defer func() { r.memory = max(r.memory, t.close()) }()
	r.started(t.begun, t.quiet(300*time.Millisecond+2*delay))
	for _, key := range p.before {
		t.send(key)
		t.quiet(100*time.Millisecond + 2*delay)
	}
	cpu, _ := t.used()
	for i := range keys {
		time.Sleep(time.Duration(20+rand.IntN(20)) * time.Millisecond)
		t.quiet(time.Millisecond)
		at := time.Now()
		t.send(p.keys[i%len(p.keys)])
		r.key(at, t.quiet(60*time.Millisecond+2*delay))
	}
	after, _ := t.used()
	r.cpu = append(r.cpu, (after-cpu)/time.Duration(keys))
	r.held = append(r.held, t.hold(p.keys, delay))
	time.Sleep(5500 * time.Millisecond) // messages pass
	t.quiet(10 * time.Millisecond)
	cpu, wakes := t.used()
	begun := time.Now()
	for _, read := range t.quiet(idle) {
		r.idleBytes += len(read.bytes)
	}
	after, woken := t.used()
	r.idleTime += time.Since(begun)
	r.idleCPU += after - cpu
	r.wakes += woken - wakes
	return nil
}
