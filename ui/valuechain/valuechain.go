// Package valuechain is the screen of the value chain: Porter's picture of the
// activities behind the journey, what each costs against what it gives, of the
// whole journey or of one stage, and what stands out about them. The same data is
// shown as quadrants and by stage.
//
// [Screen] is an immutable value and does no I/O.
package valuechain

import (
	"maps"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/analysis"
	"wend/model/edit"
	"wend/model/text"
	"wend/ui/chart"
	"wend/ui/dialog"
	"wend/ui/explain"
	"wend/ui/inspect"
	"wend/ui/keymap"
	"wend/ui/listing"
	"wend/ui/screen"
	"wend/ui/table"
	"wend/ui/things"
)

// Screen is the value chain behind the open journey.
type Screen struct {
	list    listing.List[row]
	of      model.DocID
	placed  bool          // the cursor was put on the activity that costs most against what it gives
	stage   model.StageID // "" is the whole journey
	picture picture
	large   bool // the picture is on the whole screen
}

// New returns the screen.
func New() Screen { return Screen{list: listing.New(&spec, table.View{})} }

// Scope implements [screen.Screen].
func (s Screen) Scope() keymap.Scope { return s.list.Scope(keymap.ValueChain) }

// Title implements [screen.Screen].
func (s Screen) Title(f *screen.Frame) (name, about string) {
	_, n := s.list.Count()
	about = text.Several(n, "activity") + " behind the whole journey"
	if s.stage != "" {
		about = text.Several(n, "activity") + " behind " + f.Name(s.stageRef())
	}
	return "Value chain", about
}

func (s Screen) stageRef() model.Ref { return model.Ref{Kind: model.KindStage, Key: string(s.stage)} }

// Follow implements [screen.Screen].
func (s Screen) Follow(f *screen.Frame) screen.Screen {
	if f.Journey == nil || f.Journey.ID() != s.of {
		s = New()
		if f.Journey == nil {
			return s
		}
		s.of = f.Journey.ID()
	}
	if _, found := f.Journey.Find(s.stageRef()); !found {
		s.stage = ""
	}
	all := s.rows(f)
	s.list = s.list.WithRows(all)
	if !s.placed && f.Report != nil && len(all) > 0 {
		s.placed, s.list.Table = true, s.list.Select(worst(all))
	}
	return s
}

// worst returns the key of the activity that costs most against what it gives.
func worst(all []row) string {
	key, lowest := all[0].key(), 0.0
	for i, r := range all {
		gives, known := r.value.Contribution.Value()
		costs, also := r.value.CostShare.Value()
		if d := gives - costs; known && also && (d < lowest || i == 0) {
			key, lowest = r.key(), d
		}
	}
	return key
}

// own are the actions about the activity under the cursor.
var own = map[keymap.Action]bool{
	keymap.ItemEdit: true, keymap.NumberExplain: true, keymap.ActivityLink: true, keymap.ActivityPain: true, keymap.LinkFollow: true,
}

func init() { maps.Copy(own, things.Marked) }

// Why implements [screen.Screen].
func (s Screen) Why(a keymap.Action, f *screen.Frame) string {
	switch a {
	case keymap.ActivityAdd:
		return ""
	case keymap.PictureNext:
		if _, some := s.list.Selected(); !some {
			return "There is no activity yet: a adds one"
		}
		return ""
	case keymap.StageNext, keymap.StagePrevious:
		if f.Journey == nil || f.Journey.Len(model.KindStage) == 0 {
			return "There is no stage yet: A on the map adds one"
		}
		return ""
	case keymap.ActivityLink:
		if _, n := s.list.Count(); n == 1 {
			return "It takes two activities to link: a adds another"
		}
	}
	return s.list.Why(a, own, "There is no activity yet: a adds one")
}

// Do implements [screen.Screen].
func (s Screen) Do(a keymap.Action, f *screen.Frame) (screen.Screen, screen.Outcome) {
	r, some := s.list.Selected()
	if !some {
		r = &line{}
	}
	if things.Marked[a] {
		return s, things.Do(a, f, s.places())
	}
	switch a {
	case keymap.ItemEdit, keymap.LinkFollow:
		return s, screen.Outcome{Open: inspect.NewPage(model.WorkspaceDoc, model.RefOf(r.activity))}
	case keymap.ActivityAdd:
		return s, s.add(f)
	case keymap.ActivityLink:
		return s, link(f, r.activity)
	case keymap.ActivityPain:
		return s, pain(f, r.activity)
	case keymap.NumberExplain:
		return s, s.explain(f, r)
	case keymap.StageNext:
		return s.toStage(f, 1), screen.Outcome{}
	case keymap.StagePrevious:
		return s.toStage(f, -1), screen.Outcome{}
	case keymap.PictureNext:
		s.picture = (s.picture + 1) % pictures
		s.large = s.large || f.Width < besideWidth || f.Height < besideHeight // it is to be seen
		return s, screen.Outcome{}
	case keymap.ListPreview:
		s.large = !s.large
		return s, screen.Outcome{}
	case keymap.Back:
		if s.large {
			s.large = false
			return s, screen.Outcome{}
		}
	}
	next, o := s.list.Do(a, f)
	s.list = next
	return s, o
}

// places are the activities that the next action is about.
func (s Screen) places() []things.Place {
	var out []things.Place
	for _, r := range s.list.Chosen() {
		out = append(out, things.Place{Doc: model.WorkspaceDoc, Ref: model.RefOf(r.activity)})
	}
	return out
}

// explain says where the number of the column under the cursor comes from; of a
// stage alone only that of the whole journey is kept, and said to be so.
func (s Screen) explain(f *screen.Frame, r row) screen.Outcome {
	o := screen.Outcome{Open: explain.Number(f, analysis.NumberID(s.topic()+string(r.activity.ID)))}
	if s.stage != "" {
		o.Say = "This is of the whole journey: in a stage, cost goes with the part of the score"
	}
	return o
}

func (s Screen) topic() string {
	switch s.list.Column() {
	case cost:
		return "chain.cost-share/"
	case gives:
		return "chain.contribution/"
	case saves:
		return "chain.saving/"
	case ahead:
		return "chain.lead/"
	}
	return "chain.value-index/"
}

// toStage goes to the next stage or the one before; beyond the ends is the whole
// journey.
func (s Screen) toStage(f *screen.Frame, by int) Screen {
	ids := append([]string{""}, f.Journey.IDs(model.KindStage, "")...)
	at := 0
	for i, id := range ids {
		if id == string(s.stage) {
			at = i
		}
	}
	s.stage, s.placed = model.StageID(ids[(at+by+len(ids))%len(ids)]), false
	return s.Follow(f).(Screen)
}

// add asks for the name of an activity; one that is added while a stage is looked at
// serves it.
func (s Screen) add(f *screen.Frame) screen.Outcome {
	o := dialog.PromptOptions{Title: "New activity", Hint: "What the company, or a partner, does. Its page has class, cost and owner.", Check: screen.NotBlank}
	stage := s.stage
	return screen.Ask(f, o, func(name string) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome {
			a := model.Activity{ID: model.ActivityID(f.NewID()), Name: name}
			edits := edit.AddActivity(f.State, a, "")
			if st, found := model.Lookup[model.Stage](f.Journey, stage); found {
				edits = append(edits, edit.SetField(f.State, f.Journey.ID(), model.RefOf(st), "activities", append(st.Activities[:len(st.Activities):len(st.Activities)], a.ID))...)
			}
			out := screen.Change("add "+text.Quoted(a), edits, nil)
			out.Open = inspect.NewPage(model.WorkspaceDoc, model.RefOf(a))
			return out
		})
	})
}

// pain asks what goes wrong at an activity.
func pain(f *screen.Frame, a model.Activity) screen.Outcome {
	o := dialog.PromptOptions{Title: "Pain at " + text.Name(a), Hint: "What goes wrong here, inside the company", Check: screen.NotBlank}
	return screen.Ask(f, o, func(typed string) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome {
			p := model.Finding{ID: model.FindingID(f.NewID()), Type: model.Pain, Text: typed, Activity: a.ID}
			return screen.Change("add pain "+text.Quoted(p), edit.AddFinding(f.Journey.ID(), p), nil)
		})
	})
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
	all := s.rows(f)
	at := -1
	switch t := p.Target.(type) {
	case chart.OnDot:
		at = s.dots(f).rows[t]
	case chart.OnCell:
		at = t.Row
	case onActivity:
		at = int(t)
	}
	if at >= 0 && at < len(all) && p.Kind == screen.Click {
		s.list.Table = s.list.Select(all[at].key())
		return s, screen.Outcome{}
	}
	var opens bool
	if s.list, opens = s.list.Point(p); opens {
		return s.Do(keymap.ItemEdit, f)
	}
	return s, screen.Outcome{}
}
