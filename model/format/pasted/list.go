package pasted

import (
	"regexp"
	"strings"

	"wend/model/edit"
)

var heading = regexp.MustCompile(`^#{1,6}\s+(.*?)\s*#*$`)

// readList reads a list in which stages have touchpoints and these have notes:
// by indentation, or below headings. It returns nil for anything else.
func readList(text string) []edit.Moment {
	var r listReader
	for _, line := range strings.Split(text, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		if !r.line(line) {
			return nil
		}
	}
	if !r.nested {
		return nil
	}
	return r.out
}

type listReader struct {
	out     []edit.Moment
	indents []int // of the items around the next one
	headed  bool  // headings are the stages
	stage   string
	nested  bool
}

// line takes a line, if it belongs to a list.
func (r *listReader) line(line string) bool {
	if m := heading.FindStringSubmatch(line); m != nil {
		if len(r.out) > 0 && !r.headed {
			return false
		}
		r.headed, r.indents = true, nil
		r.begin(m[1])
		return true
	}
	said := edit.Unlisted(line)
	if said == line {
		return false
	}
	line = strings.ReplaceAll(line, "\t", "    ")
	indent := len(line) - len(strings.TrimLeft(line, " "))
	for n := len(r.indents); n > 0 && r.indents[n-1] >= indent; n-- {
		r.indents = r.indents[:n-1]
	}
	depth := len(r.indents)
	r.indents = append(r.indents, indent)
	if r.headed {
		depth++
	}
	said = strings.TrimSpace(said)
	switch last := len(r.out) - 1; {
	case depth == 0:
		r.begin(said)
	case depth == 1:
		r.nested = true
		if r.out[last].Action == "" {
			r.out[last].Action = said
		} else {
			r.out = append(r.out, edit.Moment{Stage: r.stage, Action: said})
		}
	case r.out[last].Note == "":
		r.out[last].Note = said
	default:
		r.out[last].Note += "\n" + said
	}
	return true
}

func (r *listReader) begin(stage string) {
	r.stage = stage
	r.out = append(r.out, edit.Moment{Stage: stage})
}
