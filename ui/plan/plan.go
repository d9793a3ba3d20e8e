// Package plan is the screen of what is to be done and why: the pains and needs of
// the open journey, the opportunities that answer them and the initiatives of the
// workspace, three lists that are one chain. Beside the list stands what the row
// comes from and leads to, or all initiatives as a matrix, a timeline or a portfolio.
//
// [Screen] is an immutable value and does no I/O.
package plan

import (
	"fmt"
	"maps"
	"strings"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/plan"
	"wend/model/text"
	"wend/ui/explain"
	"wend/ui/keymap"
	"wend/ui/listing"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/table"
	"wend/ui/theme"
	"wend/ui/things"
)

// The lists, in the order of the chain.
const (
	problems = iota
	chances
	work
	listCount
)

// Screen is the plan of the open journey.
type Screen struct {
	lists   [listCount]listing.List[row]
	at      int
	picture int
	of      model.DocID
}

// New returns the screen.
func New() Screen {
	s := Screen{at: work}
	for i := range s.lists {
		s.lists[i] = listing.New(&specs[i], table.View{})
	}
	return s
}

// Scope implements [screen.Screen].
func (s Screen) Scope() keymap.Scope { return s.lists[s.at].Scope(keymap.Plan) }

// Title implements [screen.Screen].
func (s Screen) Title(f *screen.Frame) (name, about string) {
	p := planOf(f)
	if p.Score == "" {
		return "Plan", "no initiative has the ratings of a score: R chooses another"
	}
	about = "initiatives by " + text.Words(string(p.Score))
	if p.CloseCall {
		about += "; a close call: one step of one rating would change who is first"
	}
	return "Plan", about
}

// planKey is the memory of the plan.
type planKey struct{ journey model.DocID }

// planOf returns the plan of the open journey.
func planOf(f *screen.Frame) plan.Plan {
	return screen.Remember(f, planKey{f.Journey.ID()}, func() plan.Plan { return plan.Of(f.State, f.Journey, f.Report) })
}

// Follow implements [screen.Screen]. In a journey that was not shown before it
// begins with the last list that has anything in it.
func (s Screen) Follow(f *screen.Frame) screen.Screen {
	if f.Journey == nil {
		return s
	}
	rows := rowsOf(f)
	for i := range s.lists {
		s.lists[i] = s.lists[i].WithRows(rows[i])
	}
	if s.of != f.Journey.ID() {
		s.of, s.at = f.Journey.ID(), work
		for s.at > problems && len(rows[s.at]) == 0 {
			s.at--
		}
	}
	return s
}

// own are the actions about rows.
var own = map[keymap.Action]bool{
	keymap.InitiativeAdd: true, keymap.OpportunityAdd: true, keymap.EffectSet: true,
	keymap.ItemEdit: true, keymap.LinkFollow: true, keymap.NumberExplain: true,
}

func init() { maps.Copy(own, things.Marked) }

// Why implements [screen.Screen].
func (s Screen) Why(a keymap.Action, _ *screen.Frame) string {
	switch a {
	case keymap.PaneNext, keymap.PanePrevious, keymap.PlanAdd, keymap.RankChoose:
		return ""
	case keymap.PictureNext:
		if _, some := s.lists[s.at].Selected(); some {
			return ""
		}
		return strings.ReplaceAll(empty[s.at], "\n", " ")
	case keymap.InitiativeAdd:
		if s.at == work {
			return ""
		}
	case keymap.OpportunityAdd:
		if s.at != problems {
			return "That is made from a pain or need: tab goes to them"
		}
	case keymap.EffectSet:
		if s.at != work {
			return "Initiatives have effects: tab goes to them"
		}
	}
	return s.lists[s.at].Why(a, own, strings.ReplaceAll(empty[s.at], "\n", " "))
}

// Do implements [screen.Screen].
func (s Screen) Do(a keymap.Action, f *screen.Frame) (screen.Screen, screen.Outcome) {
	r, _ := s.lists[s.at].Selected()
	if things.Marked[a] {
		return s, things.Do(a, f, s.places())
	}
	switch a {
	case keymap.PaneNext:
		s.at = (s.at + 1) % listCount
	case keymap.PanePrevious:
		s.at = (s.at + listCount - 1) % listCount
	case keymap.PictureNext:
		s.picture = (s.picture + 1) % len(pictures)
		if !s.lists[s.at].Previews(f.Width) { // it is to be seen
			s.lists[s.at], _ = s.lists[s.at].Do(keymap.ListPreview, f)
		}
		return s, screen.Say("%s: m goes on to %s", pictures[s.picture].title, pictures[(s.picture+1)%len(pictures)].title)
	case keymap.ItemEdit:
		return s, open(r)
	case keymap.NumberExplain:
		return s, s.explain(f, r)
	case keymap.LinkFollow:
		return s.follow(r)
	case keymap.PlanAdd:
		return s, add(f, s.at)
	case keymap.InitiativeAdd:
		if s.at == work {
			return s, things.Initiative(f, nil)
		}
		return s, things.Initiative(f, s.places())
	case keymap.OpportunityAdd:
		return s, things.Opportunity(f, s.places())
	case keymap.EffectSet:
		return s, effect(f, r)
	case keymap.RankChoose:
		return s, rankBy(f)
	default:
		next, o := s.lists[s.at].Do(a, f)
		s.lists[s.at] = next
		return s, o
	}
	return s, screen.Outcome{}
}

// places are the things that the next action is about.
func (s Screen) places() []things.Place {
	var out []things.Place
	for _, r := range s.lists[s.at].Chosen() {
		out = append(out, things.Place{Doc: r.doc, Ref: r.ref})
	}
	return out
}

// explain opens what is said of the number in the column under the cursor, or of all
// numbers of the row.
func (s Screen) explain(f *screen.Frame, r row) screen.Outcome {
	id, found := r.numbers[s.lists[s.at].Column()]
	if !found {
		id = r.numbers["Score"]
	}
	if id == "" {
		return screen.Refuse("There is no number about %q yet", r.name)
	}
	page := explain.Number(f, id)
	if !page.Has(f) {
		return screen.Refuse("There is no number about %q yet", r.name)
	}
	return screen.Outcome{Open: page}
}

// follow goes along the chain, from its end back to its beginning.
func (s Screen) follow(r row) (screen.Screen, screen.Outcome) {
	for i := 1; i < listCount; i++ {
		to := (s.at + i) % listCount
		for _, key := range r.linked[to] {
			next := s.lists[to].Filter("")
			if next = next.Select(key); s.lists[to].IsZero() {
				continue
			}
			s.lists[to].Table, s.at = next, to
			return s, screen.Outcome{}
		}
	}
	return s, screen.Refuse("%q leads to nothing yet: %s", r.name, map[int]string{
		problems: "O makes an opportunity from it, i an initiative", chances: "i makes an initiative from it",
		work: "enter opens its page, where it is linked to what it solves",
	}[s.at])
}

// Key implements [screen.Screen].
func (s Screen) Key(k tea.KeyPressMsg, _ *screen.Frame) (screen.Screen, screen.Outcome) {
	s.lists[s.at] = s.lists[s.at].Key(k)
	return s, screen.Outcome{}
}

// Paste implements [screen.Screen].
func (s Screen) Paste(pasted string, _ *screen.Frame) (screen.Screen, screen.Outcome) {
	s.lists[s.at] = s.lists[s.at].Paste(pasted)
	return s, screen.Outcome{}
}

// onTab is the target of the name of a list.
type onTab int

// Point implements [screen.Screen].
func (s Screen) Point(p screen.Pointer, f *screen.Frame) (screen.Screen, screen.Outcome) {
	if to, hit := p.Target.(onTab); hit && p.Kind == screen.Click {
		s.at = int(to)
		return s, screen.Outcome{}
	}
	var opens bool
	if s.lists[s.at], opens = s.lists[s.at].Point(p); opens {
		return s.Do(keymap.ItemEdit, f)
	}
	return s, screen.Outcome{}
}

// Draw implements [screen.Screen].
func (s Screen) Draw(p paint.Pen, f *screen.Frame) paint.Rect {
	w, h := p.Size()
	s.drawTabs(p, f)
	body := p.In(paint.Rect{Y: 1, W: w, H: max(0, h-1)})
	toast := s.lists[s.at].Draw(body, f, empty[s.at], func(beside paint.Pen, r row) { pictures[s.picture].draw(beside, f, r) })
	if !toast.Empty() {
		toast.Y++
	}
	return toast
}

// drawTabs draws the names of the lists with what each has, and what in it leads to
// nothing.
func (s Screen) drawTabs(p paint.Pen, f *screen.Frame) {
	w, _ := p.Size()
	th := f.Theme
	rows := rowsOf(f)
	x := 1
	for i, name := range tabNames {
		said := fmt.Sprintf("%s %d", name, len(rows[i]))
		if n := loose(rows[i]); n > 0 && w >= wideTabs {
			said += fmt.Sprintf(" (%d %s)", n, looseSays[i])
		}
		style := th.Style(theme.Muted)
		if i == s.at {
			said, style = th.Glyphs.Marker+said, th.Style(theme.Heading)
		} else {
			said = " " + said
		}
		if x >= w {
			return
		}
		p.TextFit(x, 0, w-x, said, style)
		p.Region(paint.Rect{X: x, W: min(paint.Width(said), w-x), H: 1}, onTab(i))
		x += paint.Width(said)
		if i < listCount-1 && x+3 < w {
			p.Text(x+1, 0, th.Glyphs.Arrow, style)
			x += 3
		}
	}
}

const wideTabs = 110

var (
	tabNames  = [listCount]string{"Pains and needs", "Opportunities", "Initiatives"}
	looseSays = [listCount]string{"nobody works on", "not planned", "without an owner"}
)

// loose counts the rows that lack a successor, or an owner.
func loose(rows []row) int {
	n := 0
	for _, r := range rows {
		if r.loose {
			n++
		}
	}
	return n
}

// empty says what belongs in a list, and how to add the first.
var empty = [listCount]string{
	"No pain or need is found in this journey yet.\na adds one, p on the map adds a pain where it hurts",
	"No opportunity answers a pain yet.\na adds one; O on a pain makes one from it",
	"No initiative is planned yet.\na adds one; i on a pain or an opportunity makes one from it",
}
