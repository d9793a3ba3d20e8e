package screen

import (
	"encoding/json"
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"wend/model"
	"wend/ui/keymap"
	"wend/ui/paint"
)

// sheet is a screen that counts how often it was drawn to follow.
type sheet struct {
	name     string
	followed int
	empty    bool
}

func (s sheet) Scope() keymap.Scope                           { return keymap.Global }
func (s sheet) Title(*Frame) (name, about string)             { return s.name, "" }
func (s sheet) Key(tea.KeyPressMsg, *Frame) (Screen, Outcome) { return s, Outcome{} }
func (s sheet) Paste(string, *Frame) (Screen, Outcome)        { return s, Outcome{} }
func (s sheet) Point(Pointer, *Frame) (Screen, Outcome)       { return s, Outcome{} }
func (s sheet) Do(a keymap.Action, _ *Frame) (Screen, Outcome) {
	if a == keymap.Action(s.name) && s.empty {
		return s, Refuse("%s is empty", s.name)
	}
	return s, Outcome{}
}
func (s sheet) Draw(paint.Pen, *Frame) paint.Rect { return paint.Rect{} }
func (s sheet) Keep() any                         { return s.followed }
func (s sheet) Follow(*Frame) Screen              { s.followed++; return s }
func (s sheet) Why(a keymap.Action, _ *Frame) string {
	if a == keymap.Action(s.name) {
		return ""
	}
	return NotHere
}

// leaf is a page.
type leaf struct{ sheet }

func (l leaf) About(*Frame) model.Ref { return model.Ref{} }
func (l leaf) Follow(*Frame) Screen   { l.followed++; return l }

func always(*Frame) string { return "" }

// three returns a stack with a home, a list and a start, of which the home needs
// an open journey.
func three() Stack {
	open := func(name string) func([]byte) Screen {
		return func(kept []byte) Screen {
			n := 0
			_, _ = fmt.Sscan(string(kept), &n)
			return sheet{name: name, followed: n}
		}
	}
	return NewStack([]Entry{
		{Action: "home", Name: "home", Needs: NeedJourney, Open: open("home"), Home: true},
		{Action: "list", Name: "list", Needs: always, Open: open("list")},
		{Action: "start", Name: "start", Needs: always, Open: open("start")},
	})
}

// names lists the titles of the open screens from the bottom.
func names(s Stack) string {
	out := ""
	for _, l := range s.open {
		name, _ := l.Title(nil)
		out += name + " "
	}
	return out
}

func TestGoingToAScreenThatIsOpenGoesBackToIt(t *testing.T) {
	s := three()
	for _, c := range []struct {
		to   keymap.Action
		want string
	}{{"list", "list "}, {"start", "list start "}, {"list", "list "}, {"home", "home "}, {"list", "home list "}, {"start", "home list start "}, {"home", "home "}} {
		s.Show(c.to)
		if got := names(s); got != c.want {
			t.Errorf("after going to %s: %q, want %q", c.to, got, c.want)
		}
	}
	if s.Close() {
		t.Error("back leads away from home")
	}
}

func TestAScreenIsFoundAsItWasClosedAndAsTheFileHasIt(t *testing.T) {
	s := three()
	s.Forget(map[string]json.RawMessage{"list": json.RawMessage("7")})
	s.Show("home")
	s.Show("list")
	s.Follow(nil)
	s.Close()
	s.Show("list")
	if got := s.Top().(sheet).followed; got != 8 {
		t.Errorf("the list has followed %d times, want 7 before and once now", got)
	}
	if kept := s.Keep(); string(kept["list"]) != "8" || string(kept["home"]) != "0" {
		t.Errorf("kept is %s", kept)
	}
}

func TestAPageHandsOnWhatItDoesNotKnowToWhatItLiesOver(t *testing.T) {
	s := three()
	s.Show("home")
	s.Show("list")
	s.Push(leaf{sheet{name: "page"}})
	for a, want := range map[keymap.Action]int{"page": 2, "list": 1, "home": -1} {
		if _, at := s.Why(a, &Frame{}, nil); at != want {
			t.Errorf("%s is for screen %d, want %d", a, at, want)
		}
	}
	s.Follow(nil)
	if home := s.open[0].Screen.(sheet); home.followed != 0 {
		t.Error("a screen that does not show follows")
	}
}

func TestWhatAScreenWouldRefuseIsKnownBefore(t *testing.T) {
	s := three()
	s.Show("home")
	s.Push(leaf{sheet{name: "page", empty: true}})
	if why, _ := s.Why("page", &Frame{}, nil); why != "page is empty" {
		t.Errorf("why is %q", why)
	}
	if why, at := s.Takes("page", nil); why != "" || at != 1 {
		t.Errorf("the page does not take it: %q, %d", why, at)
	}
}

func TestAScreenWithoutWhatItNeedsClosesWithThePagesOverIt(t *testing.T) {
	s := three()
	s.Show("home")
	s.Push(leaf{sheet{name: "page"}})
	s.Show("list")
	s.Push(leaf{sheet{name: "other"}})
	s.Drop(&Frame{})
	if got := names(s); got != "list other " {
		t.Errorf("open is %q", got)
	}
}

func TestWhateverIsOpenedBackLeadsDownToOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := three()
		s.Show("list")
		for _, to := range rapid.SliceOf(rapid.SampledFrom([]string{"home", "list", "start", "page", "back"})).Draw(t, "to") {
			switch to {
			case "page":
				s.Push(leaf{sheet{name: "page"}})
			case "back":
				s.Close()
			default:
				s.Show(keymap.Action(to))
			}
			seen := map[keymap.Action]bool{}
			for _, l := range s.open {
				if l.action != "" && seen[l.action] {
					t.Fatalf("%s is open twice: %s", l.action, names(s))
				}
				seen[l.action] = true
			}
		}
		for n := s.Len(); s.Close(); n = s.Len() {
			if s.Len() != n-1 {
				t.Fatalf("back closes %d screens", n-s.Len())
			}
		}
		if s.Len() != 1 || s.Base() == nil {
			t.Fatalf("left are %d screens", s.Len())
		}
	})
}
