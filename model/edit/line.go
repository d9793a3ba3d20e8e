package edit

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"wend/model"
	"wend/model/text"
)

// Captured is what a line of capture says, in its own words.
type Captured struct {
	Moment
	// Understood says in words what each mark was taken for.
	Understood []string
}

// ParseCapture reads a line such as
//
//	Compares prices @web !5 -1 ~"shipping hidden"*4x2 ^Sales #shop /Purchase
//
// A mark is a word of its own in the run of marks with which a line ends or
// begins; within a sentence it is text, as in "Hello! nice", "item #3" or "waits
// ~5 min". See [text.Marks]. What follows a sign may be quoted; a pain that is not
// goes on to the run of marks at the end. All else is the touchpoint's action: no
// line is wrong. The problems say in words what stands where a mark would and is
// none.
func ParseCapture(line string) (Captured, []string) {
	line = model.CleanLine(line)
	words := split(line)
	head, tail := runs(words)
	p := &lineParser{}
	p.text(line, words[head:tail])
	for _, w := range words[:head] {
		p.take(w)
	}
	for i := tail; i < len(words); i++ {
		w := words[i]
		if w.open { // a pain goes on
			n := i + 1
			for n < len(words) && !pure(words[n:]) {
				n++
			}
			w.arg = strings.TrimPrefix(line[w.from:words[n-1].to], "~")
			i = n - 1
		}
		p.take(w)
	}
	p.out.Action = strings.Join(p.action, " ")
	if p.out.Action == "" && len(p.out.Understood) > 0 {
		p.problem("what the customer does is missing")
	}
	return p.out, p.problems
}

var bullet = regexp.MustCompile(`^\s*(?:[-*+•–]|\d+[.)])\s+(?:\[[ xX]?\]\s+)?`)

// Unlisted returns a line without the bullet, number or check box before it.
func Unlisted(line string) string { return bullet.ReplaceAllString(line, "") }

// word is a word of a line, or a sign with what is quoted behind it.
type word struct {
	raw      string
	from, to int    // in the line, bytes
	sign     string // what it is a mark of: one of @ ! ~ ^ # / and 0 for a feeling; "" for text
	arg      string
	score    string // of a pain, behind its quotation: *5x4
	torn     bool   // a quotation is not closed
	open     bool   // a pain that goes on with the next words
	no       string // why it is no mark though it looks like one
	bare     bool   // a 0, which no line begins with
}

var quotes = [...][2]string{{`"`, `"`}, {"“", "”"}, {"„", "“"}}

// split cuts a line into words; a quotation behind a sign is one word with it.
func split(line string) []word {
	var out []word
	for at := 0; at < len(line); {
		if line[at] == ' ' {
			at++
			continue
		}
		w := word{from: at, to: len(line)}
		if i := strings.IndexByte(line[at:], ' '); i >= 0 {
			w.to = at + i
		}
		w.raw = line[w.from:w.to]
		if strings.ContainsAny(w.raw[:1], "@~^#/") {
			w.quotation(line)
		}
		if w.sign == "" {
			w.classify()
		}
		out, at = append(out, w), w.to
	}
	return out
}

// quotation makes w reach to the end of the quotation behind its sign.
func (w *word) quotation(line string) {
	for _, q := range quotes {
		body, quoted := strings.CutPrefix(line[w.from+1:], q[0])
		if !quoted {
			continue
		}
		said, after, closed := strings.Cut(body, q[1])
		w.arg, w.torn, w.to = strings.TrimSpace(said), !closed, len(line)-len(after)
		if n := strings.IndexByte(after+" ", ' '); n > 0 {
			w.score, w.to = after[:n], w.to+n
		}
		if w.score != "" && (w.raw[0] != '~' || !scored.MatchString(w.score)) || w.arg == "" {
			w.arg, w.score, w.torn = "", "", false // no quotation of a mark
			w.to = w.from + len(w.raw)
			return
		}
		w.sign = line[w.from : w.from+1]
		w.raw = line[w.from:w.to]
		return
	}
}

var (
	feeling    = regexp.MustCompile(`^[+−-]?\d+$`)
	importance = regexp.MustCompile(`^!\d+$`)
	scored     = regexp.MustCompile(`^(.*?)\s*\*(\d)(?:[x×](\d))?$`)
)

// classify says which mark w looks like.
func (w *word) classify() {
	first, _ := utf8.DecodeRuneInString(w.raw[1:])
	switch {
	case w.raw == "0":
		w.sign, w.arg, w.bare = "0", w.raw, true
	case feeling.MatchString(w.raw) && !unicode.IsDigit(rune(w.raw[0])):
		w.sign, w.arg = "0", strings.Replace(w.raw, "−", "-", 1)
		if v, err := strconv.Atoi(w.arg); err != nil || v < -2 || v > 2 {
			w.no = w.raw + " is no feeling: they go from -2 to +2"
		}
	case importance.MatchString(w.raw):
		w.sign, w.arg = "!", w.raw[1:]
		if v, err := strconv.Atoi(w.arg); err != nil || v < 1 || v > 5 {
			w.no = w.raw + " is no importance: they go from !1 to !5"
		}
	case w.raw[0] == '~' && unicode.IsLetter(first):
		w.sign, w.arg, w.open = "~", w.raw[1:], true
	case (w.raw[0] == '@' || w.raw[0] == '^' || w.raw[0] == '#') && (unicode.IsLetter(first) || unicode.IsDigit(first)) && strings.ContainsFunc(w.raw, unicode.IsLetter):
		w.sign, w.arg = w.raw[:1], w.raw[1:]
	case w.raw[0] == '/' && unicode.IsLetter(first) && !strings.Contains(w.raw[1:], "/"):
		w.sign, w.arg = "/", w.raw[1:]
	}
}

// runs returns how many words the run of marks at the beginning has, and where the
// one at the end begins.
func runs(words []word) (head, tail int) {
	tail = len(words)
	for tail > 0 {
		if words[tail-1].sign != "" {
			tail--
			continue
		}
		pain := tail - 1
		for pain >= 0 && !words[pain].open {
			pain--
		}
		if pain < 0 {
			break
		}
		tail = pain
	}
	if tail == 0 && len(words) > 0 && words[0].bare && words[0].from == 0 {
		tail = 1
	}
	for head < tail && words[head].sign != "" && !words[head].bare && words[head].no == "" {
		head++
	}
	return head, tail
}

// pure reports whether words are marks only, but for what a pain goes on with.
func pure(words []word) bool {
	_, tail := runs(words)
	return tail == 0
}

type lineParser struct {
	action   []string
	out      Captured
	problems []string
}

// text takes words that are no marks as they stand in the line.
func (p *lineParser) text(line string, words []word) {
	from := 0
	for i, w := range words {
		if rest, escaped := strings.CutPrefix(w.raw, `\`); escaped && rest != "" {
			if tried := split(rest); tried[0].sign != "" {
				p.say(line, words[from:i])
				p.action = append(p.action, rest)
				from = i + 1
			}
		}
	}
	p.say(line, words[from:])
}

func (p *lineParser) say(line string, words []word) {
	if n := len(words); n > 0 {
		p.action = append(p.action, line[words[0].from:words[n-1].to])
	}
}

func (p *lineParser) problem(format string, args ...any) {
	p.problems = append(p.problems, fmt.Sprintf(format, args...))
}

func (p *lineParser) understood(format string, args ...any) {
	p.out.Understood = append(p.out.Understood, fmt.Sprintf(format, args...))
}

// take takes a mark for what it means.
func (p *lineParser) take(w word) {
	if w.torn {
		p.problem("a quotation is not closed")
	}
	if w.no != "" {
		p.problem("%s", w.no)
		p.action = append(p.action, w.raw)
		return
	}
	switch w.sign {
	case "0":
		v, _ := strconv.Atoi(w.arg)
		if len(p.out.Feelings) > 0 {
			p.problem("two feelings: %s counts", w.raw)
		}
		p.out.Feelings = []Felt{{Value: v}}
		p.understood("feeling %s", text.Feeling(v))
	case "!":
		v, _ := strconv.Atoi(w.arg)
		if p.out.Importance.IsSet() {
			p.problem("two importances: %s counts", w.raw)
		}
		p.out.Importance = model.Some(v)
		p.understood("importance %d", v)
	case "@":
		p.out.Channels = append(p.out.Channels, w.arg)
		p.understood("channel %s", w.arg)
	case "~":
		p.pain(w)
	case "^":
		p.out.Activities = append(p.out.Activities, w.arg)
		p.understood("activity %s", w.arg)
	case "#":
		p.out.Tags = append(p.out.Tags, w.arg)
		p.understood("tag %s", w.arg)
	case "/":
		if p.out.Stage != "" {
			p.problem("two stages: %s counts", w.raw)
		}
		p.out.Stage = w.arg
		p.understood("stage %s", w.arg)
	}
}

// pain takes down a pain with its severity and frequency.
func (p *lineParser) pain(w word) {
	f := Found{Type: model.Pain, Text: w.arg}
	said := w.score
	if w.open {
		said = w.arg
	}
	about := ""
	if m := scored.FindStringSubmatch(said); m != nil {
		severity, _ := strconv.Atoi(m[2])
		frequency, counted := strconv.Atoi(m[3])
		if severity < 1 || severity > 5 || counted == nil && (frequency < 1 || frequency > 5) {
			p.problem("*%s is no severity and frequency: both go from 1 to 5", strings.SplitN(said, "*", 2)[1])
			f.Text = strings.TrimSpace(f.Text + w.score)
		} else {
			if w.open {
				f.Text = m[1]
			}
			f.Severity = model.Some(severity)
			about = fmt.Sprintf(", severity %d", severity)
			if counted == nil {
				f.Frequency = model.Some(frequency)
				about += fmt.Sprintf(", frequency %d", frequency)
			}
		}
	}
	p.out.Findings = append(p.out.Findings, f)
	p.understood("pain %s%s", f.Text, about)
}

// Whole returns c with names that were shortened written out: activities and
// stages are called by their name, its beginning, or the beginning of one of its
// words. What is not there stays as it was said.
func (c Captured) Whole(s model.State, doc model.DocID) Captured {
	d, _ := s.Document(doc)
	c.Activities, c.Understood = slices.Clone(c.Activities), slices.Clone(c.Understood)
	written := func(what, said, name string) {
		if i := slices.Index(c.Understood, what+" "+said); i >= 0 {
			c.Understood[i] = what + " " + name
		}
	}
	for i, said := range c.Activities {
		if a, found := begins(model.All[model.Activity](s.Workspace()), said); found {
			c.Activities[i] = a.Name
			written("activity", said, a.Name)
		}
	}
	if d != nil && c.Stage != "" {
		if st, found := begins(d.Stages(), c.Stage); found {
			written("stage", c.Stage, st.Name)
			c.Stage = st.Name
		}
	}
	return c
}
