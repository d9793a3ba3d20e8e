package screen

import (
	"slices"

	"wend/model"
	"wend/ui/keymap"
)

// Traveller is a screen within which one goes far: the jump list remembers where
// one was on it.
type Traveller interface {
	Screen
	// Here says where one is, as a value that can be compared.
	Here() any
	// Return goes back to what Here said, as far as that is still there.
	Return(here any, f *Frame) Screen
}

// Spot is where one is: which screens are open, about what, and where on them.
type Spot struct {
	Journey  model.DocID
	open     []layer // without the screens that an action finds
	here     []any   // of each open screen: what it is about, or where one is on it
	followed bool    // one left it by a link
}

// mostJumps is how many spots the jump list remembers.
const mostJumps = 100

// jumps are the spots that one left by going far, the latest last, and those that
// one came back from.
type jumps struct{ past, ahead []Spot }

// Here returns where one is.
func (s *Stack) Here(f *Frame) Spot {
	var out Spot
	if f.Journey != nil {
		out.Journey = f.Journey.ID()
	}
	for _, l := range s.open {
		var here any
		switch l := l.Screen.(type) {
		case Page:
			here = l.About(f)
		case Traveller:
			here = l.Here()
		}
		if l.action != "" {
			l.Screen = nil // it is found by its action, and an old one keeps old documents
		}
		out.open, out.here = append(out.open, l), append(out.here, here)
	}
	return out
}

// far reports whether one goes far from one spot to the other: to another screen,
// thing or journey.
func far(from, to Spot) bool {
	if from.Journey != to.Journey || len(from.open) != len(to.open) {
		return true
	}
	for i, l := range from.open {
		if l.action != to.open[i].action || l.action == "" && from.here[i] != to.here[i] {
			return true
		}
	}
	return false
}

// leaps are the actions that go far within a screen: one wants to come back.
var leaps = map[keymap.Action]bool{
	keymap.LinkFollow: true, keymap.FindNext: true, keymap.FindPrevious: true, keymap.TextAccept: true, keymap.InsightNext: true,
	keymap.InsightPrevious: true, keymap.MoveFirst: true, keymap.MoveLast: true,
}

// Went notes that one went away from a spot by an action, if it is another one than
// where one is now. Some actions are a long way within a screen, too.
func (s *Stack) Went(from Spot, done keymap.Action, f *Frame) {
	if to := s.Here(f); len(from.open) == 0 || !far(from, to) && (!leaps[done] || slices.Equal(from.here, to.here)) {
		return
	}
	from.followed = done == keymap.LinkFollow
	s.past = append(s.past[max(len(s.past)-mostJumps, 0):len(s.past):len(s.past)], from)
	s.ahead = nil
}

// NeedJump says what is missing for a jump back or forward.
func (s *Stack) NeedJump(back bool, keys *keymap.Map) string {
	switch {
	case s.Jumps(back, false):
		return ""
	case back:
		return "There is nowhere to jump back to yet"
	}
	return "You are where you went last: " + keys.Keys(keymap.JumpBack) + " jumps back"
}

// Jump takes the spot to go to from the jump list: back, or forward again.
func (s *Stack) Jump(back bool, f *Frame) (to Spot, ok bool) {
	from, other := &s.past, &s.ahead
	if !back {
		from, other = other, from
	}
	n := len(*from)
	if n == 0 {
		return Spot{}, false
	}
	to = (*from)[n-1]
	here := s.Here(f)
	here.followed = to.followed
	*from, *other = (*from)[:n-1:n-1], append(slices.Clip(*other), here)
	return to, true
}

// Jumps reports whether there is a spot to go to. Link asks for one that was left
// by following a link.
func (s *Stack) Jumps(back, link bool) bool {
	list := s.ahead
	if back {
		list = s.past
	}
	return len(list) > 0 && (!link || list[len(list)-1].followed)
}

// Return goes to a spot. Screens are as they are now, pages as they were.
func (s *Stack) Return(to Spot, f *Frame) {
	s.truncate(0)
	for i, l := range to.open {
		if l.action != "" {
			l.Screen = s.Find(l.action)
		}
		if t, travels := l.Screen.(Traveller); travels {
			l.Screen = t.Return(to.here[i], f)
		}
		s.open = append(s.open, l)
	}
}
