package history

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"wend/model"
	"wend/model/compare"
	"wend/model/edit"
	"wend/ui/comparison"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/theme"
)

// state returns what the journey was at a row. It may wait for the disk.
func (s Screen) state(r row) (model.State, error) {
	if r.snapshot != "" {
		return s.past.Kept(r.snapshot)
	}
	return s.past.After(r.at)
}

// chosen returns the rows that an action is about: those marked, or that under the
// cursor, the oldest first.
func (s Screen) chosen() []row {
	var out []row
	marked := s.list.Marked()
	for _, r := range s.all {
		if slices.Contains(marked, r.key) {
			out = append(out, r)
		}
	}
	slices.Reverse(out)
	return out
}

// compare compares a version with what the journey is now, or two that are marked.
func (s Screen) compare(f *screen.Frame) screen.Outcome {
	chosen := s.chosen()
	if len(chosen) == 0 || f.Journey == nil {
		return screen.Refuse("There is nothing in this list")
	}
	if len(chosen) > 2 {
		return screen.Refuse("Two versions at a time: unmark all but two with v")
	}
	id, now, today := f.Journey.ID(), f.State, f.Today
	return screen.Outcome{Fetch: screen.Fetch{To: keymap.HistoryShow, From: func(screen.Archive) screen.Answer {
		a, err := s.state(chosen[0])
		sides := comparison.Sides{
			A: compare.Side{State: a, Journey: id}, B: compare.Side{State: now, Journey: id}, NameA: chosen[0].name(), NameB: "now", Now: true,
		}
		if len(chosen) == 2 && err == nil {
			sides.B.State, err = s.state(chosen[1])
			sides.NameB, sides.Now = chosen[1].name(), false
		}
		if err == nil && missing(sides.A) && missing(sides.B) {
			err = errors.New("the journey was not there yet")
		}
		var page comparison.Page
		if err == nil {
			page = comparison.New(sides, today)
		}
		return func(on screen.Screen, _ *screen.Frame) (screen.Screen, screen.Outcome) {
			if err != nil {
				return on, screen.Fail(err)
			}
			return on, screen.Outcome{Open: page}
		}
	}}}
}

func missing(s compare.Side) bool {
	_, found := s.State.Document(s.Journey)
	return !found
}

// name is what a version is called beside another one.
func (r row) name() string {
	if r.snapshot != "" {
		return r.what
	}
	return fmt.Sprintf("%d, after %s", r.revision, r.what)
}

// restore makes the journey what it was at a row, as one step.
func (s Screen) restore(f *screen.Frame) screen.Outcome {
	r, found := s.list.Selected()
	if !found || f.Journey == nil {
		return screen.Refuse("There is nothing in this list")
	}
	if s.isNow(r) {
		return asNow
	}
	id, label := f.Journey.ID(), "restore the journey as of "+r.version()
	return screen.Outcome{Prepare: screen.Preparation{
		Label: label, Wait: "Restore",
		Plan: func(now model.State) ([]edit.Edit, screen.Outcome, error) {
			then, err := s.state(r)
			if err != nil {
				return nil, screen.Outcome{}, err
			}
			edits, err := edit.Restore(now, then, id)
			if err == nil && len(edits) == 0 {
				return nil, asNow, nil
			}
			return edits, screen.Say("Restored: u takes it back"), err
		},
	}}
}

var asNow = screen.Refuse("The journey is as it was then")

// isNow reports whether nothing was done since a row: no step is above it.
func (s Screen) isNow(r row) bool {
	for _, o := range s.all {
		if o.key == r.key || o.snapshot == "" {
			return o.key == r.key
		}
	}
	return false
}

// detail is what is known of a row, worked out when the cursor comes there.
type detail struct {
	key  string
	of   version
	done bool
	d    compare.Difference
	err  error
}

// look has worked out, beside the screen, what the step under the cursor did.
func (s Screen) look(f *screen.Frame) (Screen, screen.Outcome) {
	r, found := s.list.Selected()
	if !found || s.past == nil || r.snapshot != "" || s.seen.key == r.key && s.seen.of == s.asked {
		return s, screen.Outcome{}
	}
	s.seen = detail{key: r.key, of: s.asked}
	past, seen, today := s.past, s.seen, f.Today
	return s, screen.Outcome{Fetch: screen.Fetch{To: keymap.HistoryShow, From: func(screen.Archive) screen.Answer {
		before, err := past.After(r.oldest + 1)
		after, err2 := past.After(r.at)
		if seen.err = cmp.Or(err, err2); seen.err == nil {
			id := seen.of.doc
			seen.d = compare.Between(compare.Side{State: before, Journey: id}, compare.Side{State: after, Journey: id}, today)
		}
		return func(on screen.Screen, _ *screen.Frame) (screen.Screen, screen.Outcome) {
			if s, ok := on.(Screen); ok && s.seen.key == seen.key && s.seen.of == seen.of {
				s.seen, s.seen.done = seen, true
				on = s
			}
			return on, screen.Outcome{}
		}
	}}}
}

// preview draws what a row did.
func (s Screen) preview(p paint.Pen, th theme.Theme, r row) {
	inside := p.Box(p.Bounds(), th.Frame(r.what))
	w, h := inside.Size()
	y := 0
	text := func(token theme.Token, format string, args ...any) {
		for _, line := range paint.Wrap(fmt.Sprintf(format, args...), w-2, 3, th.Glyphs.Ellipsis) {
			if y < h {
				inside.Text(1, y, line, th.Style(token))
			}
			y++
		}
	}
	text(theme.Muted, "%s %s %s", r.who, th.Glyphs.Dot, r.when.Format("2 Jan 2006 15:04:05"))
	if r.snapshot != "" {
		text(theme.Text, "Taken %s", r.reason)
		text(theme.Muted, "enter compares it with now")
		return
	}
	if s.seen.key != r.key || !s.seen.done || s.seen.err != nil {
		if s.seen.err != nil {
			text(theme.Text, "n/a: %s", s.seen.err)
		}
		return
	}
	for _, n := range s.seen.d.Numbers {
		switch said := n.Sentence(th.Glyphs.Arrow); n.Way() {
		case 1:
			text(theme.Good, "%s: better", said)
		case -1:
			text(theme.Bad, "%s: worse", said)
		default:
			text(theme.Heading, "%s", said)
		}
	}
	if len(s.seen.d.Changes) == 0 {
		text(theme.Muted, "It changed other journeys only")
	}
	for _, c := range s.seen.d.Changes {
		if y >= h {
			return
		}
		text(theme.Text, "%s %s", th.Glyphs.Bullet, c.Sentence(th.Glyphs.Arrow))
	}
}
