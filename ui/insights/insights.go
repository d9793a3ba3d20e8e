// Package insights is the screen of what stands out on the open journey: one line for
// each kind of insight, grouped by what they are about, with what to do next, and what
// was muted with the reason.
//
// [Screen] is an immutable value and does no I/O.
package insights

import (
	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/insight"
	"wend/model/text"
	"wend/ui/inspect"
	"wend/ui/keymap"
	"wend/ui/listing"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/table"
	"wend/ui/things"
)

// Screen is the list.
type Screen struct{ list listing.List[row] }

// New returns the screen.
func New() Screen { return Screen{listing.New(&spec, table.View{Group: about})} }

// Scope implements [screen.Screen].
func (s Screen) Scope() keymap.Scope { return s.list.Scope(keymap.Insights) }

// Title implements [screen.Screen].
func (s Screen) Title(f *screen.Frame) (name, about string) {
	n, muted := 0, 0
	for _, r := range rowsOf(f) {
		n += len(r.of)
		if r.mute != nil {
			muted++
		}
	}
	about = text.Several(n, "insight")
	if muted > 0 {
		about += ", " + text.Several(muted, "muted one")
	}
	return "Insights", about
}

// Follow implements [screen.Screen].
func (s Screen) Follow(f *screen.Frame) screen.Screen {
	if f.Journey != nil {
		s.list = s.list.WithRows(rowsOf(f))
	}
	return s
}

var own = map[keymap.Action]bool{keymap.LinkFollow: true, keymap.InsightAct: true, keymap.InsightMute: true}

// Why implements [screen.Screen].
func (s Screen) Why(a keymap.Action, _ *screen.Frame) string {
	return s.list.Why(a, own, "Nothing stands out on this map now")
}

// Do implements [screen.Screen].
func (s Screen) Do(a keymap.Action, f *screen.Frame) (screen.Screen, screen.Outcome) {
	r, _ := s.list.Selected()
	switch a {
	case keymap.LinkFollow:
		return s, r.visit()
	case keymap.InsightAct:
		return s, r.act(f)
	case keymap.InsightMute:
		if r.mute != nil {
			return s, things.Unmute(f, *r.mute)
		}
		return s, things.Mute(f, r.of, r.said)
	}
	next, o := s.list.Do(a, f)
	s.list = next
	return s, o
}

// Key implements [screen.Screen].
func (s Screen) Key(k tea.KeyPressMsg, _ *screen.Frame) (screen.Screen, screen.Outcome) {
	s.list = s.list.Key(k)
	return s, screen.Outcome{}
}

// Paste implements [screen.Screen].
func (s Screen) Paste(pasted string, _ *screen.Frame) (screen.Screen, screen.Outcome) {
	s.list = s.list.Paste(pasted)
	return s, screen.Outcome{}
}

// Point implements [screen.Screen].
func (s Screen) Point(p screen.Pointer, f *screen.Frame) (screen.Screen, screen.Outcome) {
	var opens bool
	if s.list, opens = s.list.Point(p); opens {
		return s.Do(keymap.LinkFollow, f)
	}
	return s, screen.Outcome{}
}

// Draw implements [screen.Screen].
func (s Screen) Draw(p paint.Pen, f *screen.Frame) paint.Rect {
	empty := "Nothing stands out on this map now.\nWhat contradicts itself, what is missing and what is worth a look comes here by itself"
	if f.Report == nil {
		empty = "Counting" + f.Theme.Glyphs.Ellipsis
	}
	return s.list.Draw(p, f, empty, func(beside paint.Pen, r row) { r.draw(beside, f) })
}

// steps are what the map does about an insight of a rule at the place that it is
// about. Of other rules the page of the thing is where the answer is entered.
var steps = map[insight.RuleID]keymap.Action{
	"L01": keymap.TouchpointAdd, "L02": keymap.TouchpointChannel,
	"L03": keymap.TransitionsEdit, "L04": keymap.TransitionsEdit, "L05": keymap.TransitionsEdit, "L06": keymap.TransitionsEdit, "L07": keymap.TransitionsEdit,
	"L13": keymap.PersonaAdd, "L33": keymap.LinkAdd, "L34": keymap.LinkAdd,
	"L47": keymap.KPIAdd, "L68": keymap.KPIAdd,
	"L63": keymap.TacticAdd, "L65": keymap.TacticAdd, "L66": keymap.TacticAdd, "L67": keymap.TransitionsEdit,
	"L70": keymap.PainAdd, "L20": keymap.DelightAdd,
}

// planned are the rules that ask for somebody to work on something.
var planned = map[insight.RuleID]bool{"L17": true, "L27": true, "L28": true, "L51": true, "L69": true, "L37": true}

// act does the next step about the first place of the row.
func (r row) act(f *screen.Frame) screen.Outcome {
	if r.mute != nil {
		return screen.Refuse("That is muted: m lets it speak again")
	}
	lead := r.of[0]
	here := []things.Place{{Doc: lead.Target.Doc, Ref: lead.Target.Ref}}
	switch {
	case lead.Rule == "L25":
		return things.Opportunity(f, here)
	case planned[lead.Rule]:
		return things.Initiative(f, r.answers(f))
	case lead.Rule == "L49" || lead.Rule == "L53":
		if k, found := f.Names().Find(lead.Target.Ref); found {
			if k, ok := k.(model.KPI); ok {
				return things.Record(f, lead.Target.Doc, k, "")
			}
		}
	}
	if step := steps[lead.Rule]; step != "" {
		return onMap(lead.Target.Ref, step)
	}
	return screen.Outcome{Open: inspect.NewPage(lead.Target.Doc, lead.Target.Ref)}
}

// answers are the findings and opportunities that the first insight of the row is
// about, or that are at its touchpoint.
func (r row) answers(f *screen.Frame) []things.Place {
	var out []things.Place
	for _, o := range r.of[0].Objects {
		switch o.Ref.Kind {
		case model.KindFinding, model.KindOpportunity:
			out = append(out, things.Place{Doc: o.Doc, Ref: o.Ref})
		case model.KindTouchpoint:
			for x := range model.All[model.Finding](f.Journey) {
				if string(x.Touchpoint) == o.Ref.Key && x.Type == model.Pain {
					out = append(out, things.Place{Doc: f.Journey.ID(), Ref: model.RefOf(x)})
				}
			}
		}
	}
	return out
}

// visit goes to what the row is about: on the map, or to its page.
func (r row) visit() screen.Outcome {
	if len(r.of) == 0 {
		return screen.Refuse("That is muted: m lets it speak again")
	}
	to := r.of[0].Target
	switch to.Ref.Kind {
	case model.KindTouchpoint, model.KindStage:
		return onMap(to.Ref, "")
	}
	return screen.Outcome{Open: inspect.NewPage(to.Doc, to.Ref)}
}

// onMap goes to a place on the map, and does something there.
func onMap(r model.Ref, then keymap.Action) screen.Outcome {
	return screen.Outcome{Act: keymap.GoMap, Then: func(s screen.Screen, f *screen.Frame) (screen.Screen, screen.Outcome) {
		p, ok := s.(screen.Placed)
		if !ok {
			return s, screen.Outcome{}
		}
		s = p.Select(r, f)
		if then == "" {
			return s, screen.Outcome{}
		}
		if why := s.Why(then, f); why != "" {
			return s, screen.Refuse("%s", why)
		}
		return s.Do(then, f)
	}}
}
