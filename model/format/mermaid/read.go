// Package mermaid reads user journeys as Mermaid draws them:
//
//	journey
//	  title Kiosk
//	  section Find
//	    See the poster: 4: Ann, Bob
//
// It is at least as lenient as Mermaid, and says what it could not take as it
// stands. All functions are pure.
package mermaid

import (
	"fmt"
	"html"
	"math"
	"regexp"
	"strconv"
	"strings"

	"wend/model/edit"
)

// Journey is what a diagram says.
type Journey struct {
	Title   string
	Moments []edit.Moment // sections are stages; scores 1 to 5 are feelings -2 to +2
	Notes   []string      // what was not taken as it stands, by its line
}

// Is reports whether text is a journey diagram.
func Is(text string) bool {
	for _, l := range lines(text) {
		if l.text != "" {
			return l.text == "journey"
		}
	}
	return false
}

// Read reads a diagram. Text that is none yields the zero Journey.
func Read(text string) Journey {
	r := reader{}
	if !Is(text) {
		return r.out
	}
	r.out.Title = frontTitle(text)
	for _, l := range lines(text) {
		r.line(l)
	}
	if r.open {
		r.out.Moments = append(r.out.Moments, edit.Moment{Stage: r.section})
	}
	return r.out
}

type line struct {
	number int // from 1
	text   string
}

// lines returns what Mermaid reads: without fences, front matter, directives and
// comments.
func lines(text string) []line {
	var out []line
	front, any := false, false
	for i, s := range strings.Split(strings.NewReplacer("\ufeff", "", "\r\n", "\n", "\r", "\n").Replace(text), "\n") {
		s = strings.TrimSpace(s)
		switch {
		case s == "---" && (front || !any):
			front, any = !front, true
			continue
		case front, strings.HasPrefix(s, "%%"), strings.HasPrefix(s, "```"):
			continue
		}
		any = any || s != ""
		out = append(out, line{i + 1, s})
	}
	return out
}

var front = regexp.MustCompile(`(?m)^title:\s*(.+)$`)

// frontTitle returns the title in the front matter.
func frontTitle(text string) string {
	text = strings.TrimSpace(text)
	if head, _, found := strings.Cut(strings.TrimPrefix(text, "---"), "\n---"); found && strings.HasPrefix(text, "---") {
		if m := front.FindStringSubmatch(head); m != nil {
			return strings.Trim(strings.TrimSpace(m[1]), `"'`)
		}
	}
	return ""
}

type reader struct {
	out     Journey
	section string
	open    bool // the section has no task yet
	skips   bool // inside a description of several lines
}

func (r *reader) line(l line) {
	word, rest, _ := strings.Cut(l.text, " ")
	rest = strings.TrimSpace(rest)
	low := strings.ToLower(l.text)
	switch {
	case r.skips:
		r.skips = !strings.Contains(l.text, "}")
	case l.text == "" || l.text == "journey":
	case strings.HasPrefix(low, "acctitle"), strings.HasPrefix(low, "accdescr") && !strings.Contains(low, "{"):
	case strings.HasPrefix(low, "accdescr"):
		r.skips = !strings.Contains(l.text, "}")
	case strings.EqualFold(word, "title") && rest != "":
		r.out.Title = decoded(rest)
	case strings.EqualFold(word, "section") && rest != "":
		if r.open {
			r.out.Moments = append(r.out.Moments, edit.Moment{Stage: r.section})
		}
		r.section, r.open = decoded(rest), true
	default:
		r.task(l)
	}
}

// task reads "name: score: people".
func (r *reader) task(l line) {
	parts := strings.Split(l.text, ":")
	m := edit.Moment{Stage: r.section, Action: decoded(parts[0])}
	r.open = false
	defer func() { r.out.Moments = append(r.out.Moments, m) }()
	if len(parts) == 1 || strings.TrimSpace(parts[1]) == "" {
		return
	}
	score, err := strconv.ParseFloat(strings.TrimSpace(parts[1]), 64)
	if err != nil {
		m.Action = decoded(l.text)
		r.note(l, "%q is no score; the line is taken as it is", strings.TrimSpace(parts[1]))
		return
	}
	people := who(parts)
	if score < 1 || score > 5 || math.IsNaN(score) {
		m.Note = fmt.Sprintf("Score %s", strings.TrimSpace(strings.Join(parts[1:], ":")))
		r.note(l, "%s is no score from 1 to 5; it goes into the note", strings.TrimSpace(parts[1]))
		return
	}
	if score != math.Trunc(score) {
		r.note(l, "%s becomes the nearest whole score", strings.TrimSpace(parts[1]))
	}
	for _, name := range people {
		m.Feelings = append(m.Feelings, edit.Felt{Persona: name, Value: int(math.Round(score)) - 3})
	}
	if len(parts) > 3 {
		r.note(l, "what follows the people is not read: %q", strings.Join(parts[3:], ":"))
	}
}

// who returns the people of a task; one without any is felt by whom is selected.
func who(parts []string) []string {
	var out []string
	if len(parts) > 2 {
		for _, name := range strings.Split(parts[2], ",") {
			if name = decoded(name); name != "" {
				out = append(out, name)
			}
		}
	}
	if out == nil {
		return []string{""}
	}
	return out
}

func (r *reader) note(l line, format string, args ...any) {
	r.out.Notes = append(r.out.Notes, fmt.Sprintf("Line %d: "+format, append([]any{l.number}, args...)...))
}

var (
	entity = regexp.MustCompile(`#(\w+);`)
	broken = regexp.MustCompile(`(?i)<br\s*/?>`)
)

// decoded returns a text as Mermaid draws it, on one line.
func decoded(s string) string {
	s = entity.ReplaceAllStringFunc(s, func(e string) string {
		name := strings.Trim(e, "#;")
		if name[0] >= '0' && name[0] <= '9' {
			name = "#" + name
		}
		return html.UnescapeString("&" + name + ";")
	})
	return strings.Join(strings.Fields(broken.ReplaceAllString(s, " ")), " ")
}
