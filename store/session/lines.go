package session

import (
	"wend/model"
	"wend/store"
)

// rest are the library's lines that are not read yet: of ten thousand journeys the
// first hundreds are enough to begin with.
type rest struct {
	all     int                      // lines, read and not read
	after   model.JourneyID          // the last that was read
	written map[model.JourneyID]bool // by this session meanwhile
}

// last returns the journey of the last line.
func last(lines []store.Summary) model.JourneyID {
	if len(lines) == 0 {
		return ""
	}
	return lines[len(lines)-1].Journey
}

func (r *rest) wrote(c store.Commit) {
	if r == nil {
		return
	}
	for _, l := range c.Index {
		r.written[l.Journey] = true
	}
	for _, id := range c.Unindex {
		r.written[id] = true
	}
}

// Unread returns how many of the library's lines are not read yet.
func (s *Session) Unread() int {
	if s.rest == nil {
		return 0
	}
	return max(s.rest.all-len(s.lines), 1)
}

// NextLines returns the journey behind which the lines are to be read that are not
// yet; false if there are none.
func (s *Session) NextLines() (after model.JourneyID, more bool) {
	if s.rest == nil {
		return "", false
	}
	return s.rest.after, true
}

// TakeLines takes in lines that were read behind a journey, of all that there are;
// ended says that they are the last ones. What this session wrote meanwhile is newer
// than what was read. Those of another place than NextLines said are too late.
func (s *Session) TakeLines(after model.JourneyID, lines []store.Summary, all int, ended bool) {
	if s.rest == nil || s.rest.after != after {
		return
	}
	fresh := make([]store.Summary, len(s.lines), len(s.lines)+len(lines)) // frames see the old ones
	copy(fresh, s.lines)
	for _, l := range lines {
		if !s.rest.written[l.Journey] {
			fresh = append(fresh, l)
		}
	}
	s.lines, s.rest.all, s.rest.after = fresh, all, last(lines)
	if ended {
		s.rest = nil
	}
}
