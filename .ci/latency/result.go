package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

// result is what was seen of one program.
type result struct {
	glyph, full []time.Duration // from the start to the first character and to the whole screen
	keys        []time.Duration // from a key to the end of its frame
	bytes       []int           // for a key, in all
	frames      int
	cpu         []time.Duration // for a key
	held        []time.Duration // from the last of many keys to the last frame
	memory      float64         // most, MiB

	idleTime, idleCPU time.Duration
	idleBytes         int
	wakes             float64
}

// apart is how far two frames are apart at least; the parts of one come closer.
const apart = 4 * time.Millisecond

func (r *result) started(begun time.Time, reads []read) {
	var escape escapes
	for _, read := range reads {
		if escape.printable(read.bytes) {
			r.glyph = append(r.glyph, read.at.Sub(begun))
			break
		}
	}
	if len(reads) > 0 {
		r.full = append(r.full, reads[len(reads)-1].at.Sub(begun))
	}
}

func (r *result) key(at time.Time, reads []read) {
	n, first := 0, true
	for i, read := range reads {
		n += len(read.bytes)
		if i > 0 && read.at.Sub(reads[i-1].at) > apart {
			r.frames++
			if first {
				r.keys = append(r.keys, reads[i-1].at.Sub(at))
				first = false
			}
		}
	}
	if len(reads) == 0 {
		return
	}
	if first {
		r.keys = append(r.keys, reads[len(reads)-1].at.Sub(at))
	}
	r.frames++
	r.bytes = append(r.bytes, n)
}

// escapes follows escape sequences through what is written.
type escapes struct{ in byte } // 0, or what the sequence begins with

// printable reports whether there is a character to be seen.
func (e *escapes) printable(text []byte) bool {
	for _, c := range text {
		switch {
		case e.in == 0x1b:
			e.in = 0
			if strings.IndexByte("[]P_^", c) >= 0 {
				e.in = c
			}
		case e.in == '[':
			if c >= 0x40 {
				e.in = 0
			}
		case e.in != 0:
			switch c {
			case 7:
				e.in = 0
			case 0x1b:
				e.in = c // the end is an escape sequence as well
			}
		case c == 0x1b:
			e.in = c
		case c > ' ':
			return true
		}
	}
	return false
}

// quantile returns the q-th part of values that were sorted.
func quantile[T any](values []T, q float64, less func(a, b T) int) T {
	var none T
	if len(values) == 0 {
		return none
	}
	sorted := slices.Clone(values)
	slices.SortFunc(sorted, less)
	return sorted[min(int(q*float64(len(sorted))), len(sorted)-1)]
}

func durations(values []time.Duration, q float64) time.Duration {
	return quantile(values, q, func(a, b time.Duration) int { return int(a - b) })
}

// table prints all results, the ratios first.
func table(w io.Writer, all []program, results []result) {
	of := func(name string) (result, bool) {
		i := slices.IndexFunc(all, func(p program) bool { return p.name == name })
		if i < 0 {
			return result{}, false
		}
		return results[i], true
	}
	tab := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(tab, "ratios\tp50\tp95\tfirst glyph\tfull screen\tCPU a key\t")
	for _, p := range all {
		mine, of1 := of(p.name)
		task, is := strings.CutPrefix(p.name, "wend, ")
		if !is || !of1 {
			continue
		}
		for _, other := range []string{"wend with the stock renderer, " + task, "vim, moving", "micro, moving"} {
			o, here := of(other)
			if !here {
				continue
			}
			ratio := func(a, b time.Duration) string { return fmt.Sprintf("%.2f", float64(a)/float64(max(b, 1))) }
			fmt.Fprintf(tab, "%s / %s\t%s\t%s\t%s\t%s\t%s\t\n", task, other, ratio(durations(mine.keys, .5), durations(o.keys, .5)),
				ratio(durations(mine.keys, .95), durations(o.keys, .95)), ratio(durations(mine.glyph, .5), durations(o.glyph, .5)),
				ratio(durations(mine.full, .5), durations(o.full, .5)), ratio(durations(mine.cpu, .5), durations(o.cpu, .5)))
		}
	}
	fmt.Fprintln(tab, "\t\t\t\t\t\t")
	_ = tab.Flush()
	tab = tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(tab, "milliseconds\tp50\tp95\tfirst glyph\tfull screen\tCPU a key\tafter held\tbytes a key\tframes a key\tidle CPU %\twakes/s\tidle bytes\tMiB\t")
	ms := func(d time.Duration) string { return fmt.Sprintf("%.2f", float64(d)/float64(time.Millisecond)) }
	for i, p := range all {
		r := results[i]
		bytes := quantile(r.bytes, .5, func(a, b int) int { return a - b })
		fmt.Fprintf(tab, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%d\t%.1f\t%.3f\t%.1f\t%d\t%.1f\t\n", p.name, ms(durations(r.keys, .5)), ms(durations(r.keys, .95)),
			ms(durations(r.glyph, .5)), ms(durations(r.full, .5)), ms(durations(r.cpu, .5)), ms(durations(r.held, .5)), bytes, float64(r.frames)/float64(max(len(r.bytes), 1)),
			100*float64(r.idleCPU)/float64(max(r.idleTime, 1)), r.wakes/max(r.idleTime.Seconds(), .001), r.idleBytes, r.memory)
	}
	_ = tab.Flush()
}
