package edit

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"wend/model"
	"wend/model/text"
)

// Captured is what a line of capture says, in its own words.
type Captured struct {
	Action     string
	Channels   []string
	Importance model.Opt[int] // 1..5
	Feeling    model.Opt[int] // of the selected persona, -2..2
	Pains      []string
	Activities []string // names, or how they begin
	Tags       []string
	// Understood says in words what each mark was taken for.
	Understood []string
}

// ParseCapture reads a line such as
//
//	Compares prices @web !5 -1 ~"shipping hidden" ^Sales #shop
//
// Marks begin a word and stand in any order: @channel, !importance (1 to 5), a
// signed feeling (-2 to +2), ~pain, ^activity, #tag. A feeling stands at the
// beginning, at the end or before another mark: within a sentence a signed
// number is a number. What follows a mark may be
// quoted; an unquoted pain goes on to the next mark. All else is the
// touchpoint's action, also a mark that makes no sense: no line is wrong. The
// problems say in words what could not be taken as a mark.
func ParseCapture(line string) (Captured, []string) {
	p := lineParser{rest: strings.TrimSpace(model.CleanLine(line))}
	for p.rest != "" {
		p.next()
	}
	p.out.Action = strings.Join(p.words, " ")
	if p.out.Action == "" && len(p.out.Understood) > 0 {
		p.problem("what the customer does is missing")
	}
	return p.out, p.problems
}

var bullet = regexp.MustCompile(`^\s*(?:[-*+•–]|\d+[.)])\s+(?:\[[ xX]?\]\s+)?`)

// Unlisted returns a line without the bullet, number or check box before it.
func Unlisted(line string) string { return bullet.ReplaceAllString(line, "") }

type lineParser struct {
	rest     string
	words    []string
	out      Captured
	problems []string
}

var signed = regexp.MustCompile(`^[+-]\d+$`)

// next takes one word or mark off the rest.
func (p *lineParser) next() {
	word, _, _ := strings.Cut(p.rest, " ")
	mark := word[:1]
	switch {
	case signed.MatchString(word) && (len(p.words) == 0 || feels(p.rest)):
		p.skip(word)
		p.feeling(word)
	case word == mark || !strings.Contains("@!~^#", mark):
		p.skip(word)
		p.words = append(p.words, word)
	case mark == "!":
		p.skip(word)
		p.importance(word)
	default:
		p.rest = p.rest[1:]
		p.mark(mark, p.argument(mark == "~"), word)
	}
}

func (p *lineParser) skip(word string) { p.rest = strings.TrimLeft(p.rest[len(word):], " ") }

func (p *lineParser) problem(format string, args ...any) {
	p.problems = append(p.problems, fmt.Sprintf(format, args...))
}

func (p *lineParser) understood(format string, args ...any) {
	p.out.Understood = append(p.out.Understood, fmt.Sprintf(format, args...))
}

func (p *lineParser) feeling(word string) {
	v, err := strconv.Atoi(word)
	if err != nil || v < -2 || v > 2 {
		p.words = append(p.words, word)
		p.problem("%s is no feeling: they go from -2 to +2", word)
		return
	}
	if p.out.Feeling.IsSet() {
		p.problem("two feelings: %s counts", word)
	}
	p.out.Feeling = model.Some(v)
	p.understood("feeling %s", text.Feeling(v))
}

func (p *lineParser) importance(word string) {
	v, err := strconv.Atoi(word[1:])
	if err != nil {
		p.words = append(p.words, word)
		return
	}
	if v < 1 || v > 5 {
		p.words = append(p.words, word)
		p.problem("%s is no importance: they go from !1 to !5", word)
		return
	}
	if p.out.Importance.IsSet() {
		p.problem("two importances: %s counts", word)
	}
	p.out.Importance = model.Some(v)
	p.understood("importance %d", v)
}

// argument takes what follows a mark: a quotation, a word, or if long all words
// up to the next mark.
func (p *lineParser) argument(long bool) string {
	for _, q := range [...][2]string{{`"`, `"`}, {"“", "”"}, {"„", "“"}} {
		body, quoted := strings.CutPrefix(p.rest, q[0])
		if !quoted {
			continue
		}
		said, rest, closed := strings.Cut(body, q[1])
		if !closed {
			p.problem("a quotation is not closed")
		}
		p.rest = strings.TrimLeft(rest, " ")
		return strings.TrimSpace(said)
	}
	word, _, _ := strings.Cut(p.rest, " ")
	p.skip(word)
	words := []string{word}
	for long && p.rest != "" && !marked(p.rest) {
		word, _, _ = strings.Cut(p.rest, " ")
		p.skip(word)
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

// feels reports whether a feeling comes next, with no sentence going on behind it.
func feels(rest string) bool {
	word, after, _ := strings.Cut(rest, " ")
	after = strings.TrimLeft(after, " ")
	return signed.MatchString(word) && (after == "" || marked(after))
}

// marked reports whether a mark comes next.
func marked(rest string) bool {
	word, _, _ := strings.Cut(rest, " ")
	return feels(rest) || len(word) > 1 && strings.Contains("@!~^#", word[:1])
}

func (p *lineParser) mark(mark, said, word string) {
	if said == "" {
		p.words = append(p.words, word)
		return
	}
	switch mark {
	case "@":
		p.out.Channels = append(p.out.Channels, said)
		p.understood("channel %s", said)
	case "~":
		p.out.Pains = append(p.out.Pains, said)
		p.understood("pain %s", said)
	case "^":
		p.out.Activities = append(p.out.Activities, said)
		p.understood("activity %s", said)
	case "#":
		p.out.Tags = append(p.out.Tags, said)
		p.understood("tag %s", said)
	}
}

// Resolve turns what a line says into what AddTouchpoints adds: the feeling is
// that of persona (empty if none is selected), activities are those of the
// workspace of that name, or the first whose name or one of its words begins so.
// An activity that is not found stays text; the problems say so.
func (c Captured) Resolve(s model.State, persona model.PersonaID) (Capture, []string) {
	var problems []string
	out := Capture{Action: c.Action, Channels: c.Channels, Importance: c.Importance, Pains: c.Pains, Tags: c.Tags}
	if v, felt := c.Feeling.Value(); felt && persona != "" {
		out.Feelings = map[model.PersonaID]int{persona: v}
	} else if felt {
		problems = append(problems, "a feeling, but no persona to feel it")
	}
	for _, name := range c.Activities {
		a, found := activityCalled(s.Workspace(), name)
		if !found {
			problems = append(problems, fmt.Sprintf("no activity begins with %s", name))
			out.Action = strings.TrimSpace(out.Action + " ^" + name)
			continue
		}
		if !slices.Contains(out.Activities, a.ID) {
			out.Activities = append(out.Activities, a.ID)
		}
	}
	return out, problems
}

// activityCalled finds an activity by its name, its beginning, or the beginning
// of one of its words, in this order, without regard to case.
func activityCalled(w *model.Document, name string) (model.Activity, bool) {
	name = strings.ToLower(name)
	matches := []func(string) bool{
		func(s string) bool { return s == name },
		func(s string) bool { return strings.HasPrefix(s, name) },
		func(s string) bool { return strings.Contains(s, " "+name) },
	}
	for _, match := range matches {
		for a := range model.All[model.Activity](w) {
			if match(strings.ToLower(a.Name)) {
				return a, true
			}
		}
	}
	return model.Activity{}, false
}
