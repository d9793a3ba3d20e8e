package main

import (
	"bytes"
	"regexp"
)

// The marks around a bracketed paste, and ctrl+c in the two ways that terminals
// send it.
var (
	pasteBegin = []byte("\x1b[200~")
	pasteEnd   = []byte("\x1b[201~")
	ctrlC      = [][]byte{{3}, []byte("\x1b[99;5u")}
)

// pastes follows the bytes that a terminal sends through its pastes. What reads
// keys waits for the end of a paste for ever, and takes all that comes for a part
// of it: so the end must come, and whole, even if it gets lost or torn on the way.
type pastes struct {
	inside bool
	begun  []byte // of the beginning of a paste, passed on already
	held   []byte // of a sequence in a paste, to be passed on as a whole
	rest   []byte // of an end that was given up, which may still come
}

// take returns what is to be read for bytes that came in.
func (p *pastes) take(in []byte) []byte {
	var out []byte
	if !p.inside {
		in = p.late(in)
		if rest := pasteBegin[len(p.begun):]; len(p.begun) > 0 && bytes.HasPrefix(in, rest) {
			out, in, p.inside = append(out, rest...), in[len(rest):], true
		}
	}
	for _, key := range ctrlC {
		if p.inside && bytes.Equal(in, key) { // alone: somebody pressed it, it was not pasted
			return append(p.giveUp(), in...)
		}
	}
	p.begun = tail(append(p.begun, in...), pasteBegin)
	in = append(p.held, in...)
	p.held = nil
	for len(in) > 0 {
		mark := pasteBegin
		if p.inside {
			mark = pasteEnd
		}
		before, after, found := bytes.Cut(in, mark)
		if !found && p.inside {
			before, p.held = untorn(in)
		}
		if p.inside {
			before = controls(before)
		}
		out = append(out, before...)
		if !found {
			break
		}
		out, in = append(out, mark...), after
		p.inside = !p.inside
	}
	return out
}

// late makes whole what comes after the end of a paste was given up.
func (p *pastes) late(in []byte) []byte {
	rest := p.rest
	p.rest = nil
	if len(rest) > 0 && bytes.HasPrefix(in, rest) {
		return in[len(rest):]
	}
	end, begin := bytes.Index(in, pasteEnd), bytes.Index(in, pasteBegin)
	if end >= 0 && (begin < 0 || end < begin) { // text whose paste was given up: none of it are keys
		return append(bytes.Clone(pasteBegin), in...)
	}
	return in
}

// giveUp ends a paste whose end did not come.
func (p *pastes) giveUp() []byte {
	end := bytes.Clone(pasteEnd)
	if rest, torn := bytes.CutPrefix(pasteEnd, p.held); torn && len(p.held) > 0 {
		p.rest = rest
	} else {
		end = append(bytes.Clone(p.held), end...)
	}
	p.inside, p.held = false, nil
	return end
}

var (
	// cut is the beginning of an escape sequence at the end of what came.
	cut = regexp.MustCompile(`\x1b(\[[0-9;:]{0,12})?$`)
	// control is a control character as a key: some terminals send the ends of
	// lines and the tabs of a paste like that, in either of two ways.
	control = regexp.MustCompile(`\x1b\[(?:27;5;(?:106|109|105)~|(?:106|109|105);5u)`)
)

// untorn cuts off a sequence that is not complete.
func untorn(in []byte) (whole, torn []byte) {
	at := cut.FindIndex(in)
	if at == nil {
		return in, nil
	}
	return in[:at[0]], bytes.Clone(in[at[0]:])
}

// controls returns pasted text with control characters in place of keys.
func controls(in []byte) []byte {
	return control.ReplaceAllFunc(in, func(key []byte) []byte {
		switch {
		case bytes.Contains(key, []byte("105")):
			return []byte("\t")
		case bytes.Contains(key, []byte("109")):
			return []byte("\r")
		}
		return []byte("\n")
	})
}

// tail returns what at the end of in may become a mark.
func tail(in, mark []byte) []byte {
	for n := min(len(in), len(mark)-1); n > 0; n-- {
		if bytes.HasSuffix(in, mark[:n]) {
			return bytes.Clone(mark[:n])
		}
	}
	return nil
}
