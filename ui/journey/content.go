package journey

import (
	"math"
	"strconv"
	"strings"

	"wend/model"
	"wend/model/text"
	"wend/ui/axis"
	"wend/ui/paint"
	"wend/ui/scene"
	"wend/ui/theme"
)

// line is a row of a cell: text from the left, a note at the right end. A mark
// is what the text begins with; it alone carries the meaning's colour, so that
// a full map stays calm.
type line struct {
	mark, text, note string
	meaning, token   theme.Token // of the mark and of the text
	noted            theme.Token // of the note; zero: it stays in the background
	object           model.Ref   // what a click on it means, if not the cell
}

// content is what a cell says in w by h cells.
type content struct {
	*scene.Scene
	column axis.Column
	w, h   int
}

// lines returns at most h lines, each at most w wide.
func (k content) lines(l scene.Lane) []line {
	if k.w <= 0 || k.h <= 0 {
		return nil
	}
	p := k.Index.At(k.column, k.Zoom)
	if l.Notes() {
		return k.items(k.noted(l, p))
	}
	if k.Zoom == axis.Stages {
		return k.afar(l)
	}
	t, found := model.Lookup[model.Touchpoint](k.Journey, k.column.Touchpoint)
	if !found {
		return k.emptyStage(l)
	}
	switch l {
	case scene.LaneTouchpoint:
		return k.compared(t, p.Moment)
	case scene.LaneImportance:
		return k.importance(t)
	case scene.LaneResponsibility:
		return k.runBy(t)
	}
	return k.wrapped(words(k.Scene, l, t), theme.Text)
}

// words returns what a lane of plain words says of touchpoint t.
func words(s *scene.Scene, l scene.Lane, t model.Touchpoint) string {
	switch l {
	case scene.LaneTouchpoint:
		return t.Action
	case scene.LaneChannel:
		return strings.Join(t.Channels, ", ")
	case scene.LaneThought:
		e, _ := s.Journey.Experience(persona(s), t.ID)
		return e.Thoughts
	case scene.LaneMode:
		return text.Words(t.Mode)
	case scene.LaneExpectation:
		return t.Expectation
	case scene.LaneResponsibility:
		return responsibility(s, t)
	case scene.LaneTag:
		return ofStage(s, l, t) + strings.Join(t.Tags, ", ")
	case scene.LaneNote:
		return ofStage(s, l, t) + t.Note
	}
	return ""
}

// ofStage returns what the stage as a whole says in a lane, before its first
// touchpoint.
func ofStage(s *scene.Scene, l scene.Lane, t model.Touchpoint) string {
	if ids := s.Journey.IDs(model.KindTouchpoint, string(t.Stage)); len(ids) == 0 || ids[0] != string(t.ID) {
		return ""
	}
	if said := aboutStage(s, l, t.Stage); said != "" {
		return said + " " + s.Theme.Glyphs.Dot + " "
	}
	return ""
}

// aboutStage returns what a stage says of itself in a lane.
func aboutStage(s *scene.Scene, l scene.Lane, id model.StageID) string {
	st, _ := model.Lookup[model.Stage](s.Journey, id)
	said := ""
	switch l {
	case scene.LaneTag:
		said = strings.Join(st.Tags, ", ")
	case scene.LaneNote:
		said = st.Note
	}
	if said == "" {
		return ""
	}
	return text.Name(st) + ": " + said
}

// persona returns whose thoughts are shown: the persona under the cursor, else
// the first.
func persona(s *scene.Scene) model.PersonaID {
	if s.Cursor.Persona == "" && len(s.Personas) > 0 {
		return s.Personas[0].ID
	}
	return s.Cursor.Persona
}

func responsibility(s *scene.Scene, t model.Touchpoint) string {
	if t.Function == "" || t.Ownership == "" {
		return text.Words(t.Ownership) + text.Words(t.Function)
	}
	return text.Words(t.Ownership) + " " + s.Theme.Glyphs.Dot + " " + text.Words(t.Function)
}

// runBy says whose the touchpoint is, and of which function where there is room.
func (k content) runBy(t model.Touchpoint) []line {
	whose := responsibility(k.Scene, t)
	if paint.Width(whose) > k.w && t.Ownership != "" {
		whose = text.Words(t.Ownership)
	}
	return k.wrapped(whose, theme.Text)
}

func (k content) wrapped(text string, token theme.Token) []line {
	var out []line
	for _, s := range k.broken(text, k.w, k.h) {
		out = append(out, line{text: s, token: token})
	}
	return out
}

// broken breaks text into at most rows lines of w cells; a single line is cut
// where it ends, not between words.
func (k content) broken(text string, w, rows int) []string {
	if rows == 1 && text != "" && w > 0 {
		return []string{paint.Fit(text, w, k.Theme.Glyphs.Ellipsis)}
	}
	return paint.Wrap(text, w, rows, k.Theme.Glyphs.Ellipsis)
}

// action is the touchpoint itself, marked when it is a moment of truth.
func (k content) action(t model.Touchpoint, moment bool) []line {
	text, token := t.Action, theme.Text
	if text == "" {
		text, token = "not named yet", theme.Muted
	}
	if !moment {
		return k.wrapped(text, token)
	}
	mark := k.Theme.Glyphs.Moment
	if scene.Pad(k.w) == 0 {
		return k.beside(k.wrapped(text, token), mark)
	}
	out := k.wrapped(mark+" "+text, token)
	if len(out) > 0 {
		out[0].mark, out[0].meaning = mark, theme.MomentOfTruth
	}
	return out
}

// compared is the touchpoint, with what became of it and its neighbours in the
// journey that this one is compared with.
func (k content) compared(t model.Touchpoint, moment bool) []line {
	var more []line
	if k.Against != nil {
		mine, theirs := line{text: "+ added", token: theme.Good}, line{text: "- removed: ", token: theme.Muted}
		if !k.Against.ToBe {
			mine, theirs = line{text: "- removed", token: theme.Muted}, line{text: "+ added: ", token: theme.Good}
		}
		if !k.Against.Twin(t.ID) {
			more = append(more, mine)
		}
		for _, o := range k.Against.Gone(t.ID) {
			more = append(more, k.wrapped(theirs.text+text.Name(o), theirs.token)...)
		}
	}
	if len(more) == 0 {
		return k.action(t, moment)
	}
	names := k
	names.h = max(1, k.h-len(more))
	out := append(names.action(t, moment), more...)
	return out[:min(len(out), k.h)]
}

// beside puts the mark of a moment of truth where a line has room for it, so that
// no word of a narrow column is broken for it; else on a line of its own.
func (k content) beside(lines []line, mark string) []line {
	for i := range lines {
		if paint.Width(lines[i].text)+1+paint.Width(mark) <= k.w {
			lines[i].note, lines[i].noted = mark, theme.MomentOfTruth
			return lines
		}
	}
	own := line{note: mark, noted: theme.MomentOfTruth}
	if len(lines) < k.h {
		return append(lines, own)
	}
	last := &lines[len(lines)-1]
	last.text = paint.Fit(last.text, k.w-paint.Width(mark)-1, k.Theme.Glyphs.Ellipsis)
	last.note, last.noted = own.note, own.noted
	return lines
}

func (k content) importance(t model.Touchpoint) []line {
	v, set := t.Importance.Value()
	if !set {
		return nil
	}
	return []line{{text: k.points(v), token: theme.Text}}
}

// points shows importance v of 5.
func (k content) points(v int) string {
	g := k.Theme.Glyphs
	v = min(max(v, 0), 5)
	return paint.Fit(strings.Repeat(g.ImportanceOn, v)+strings.Repeat(g.ImportanceOff, 5-v), k.w, g.Ellipsis)
}

func (k content) emptyStage(l scene.Lane) []line {
	if l != scene.LaneTouchpoint {
		return k.wrapped(aboutStage(k.Scene, l, k.column.Stage), theme.Text)
	}
	return k.wrapped("no touchpoint yet: press a", theme.Muted)
}

// afar is a stage seen from afar.
func (k content) afar(l scene.Lane) []line {
	w := k.Index.Stage(k.column.Stage)
	switch l {
	case scene.LaneTouchpoint:
		return k.names(w.Moments)
	case scene.LaneChannel:
		return k.wrapped(strings.Join(w.Channels, ", "), theme.Text)
	case scene.LaneMode:
		var modes []string
		for _, m := range w.Modes {
			modes = append(modes, text.Words(m))
		}
		return k.wrapped(strings.Join(modes, ", "), theme.Text)
	case scene.LaneTag, scene.LaneNote:
		return k.wrapped(plain(k.Scene, l, k.column), theme.Text)
	case scene.LaneImportance:
		if mean, set := w.Importance.Value(); set {
			return []line{{text: k.points(int(math.Round(mean))), note: text.Fixed(mean, 1), token: theme.Text}}
		}
	}
	return nil
}

// names counts the touchpoints of a stage and names the first of them.
func (k content) names(moments int) []line {
	ids := k.Journey.IDs(model.KindTouchpoint, string(k.column.Stage))
	if len(ids) == 0 {
		return k.emptyStage(scene.LaneTouchpoint)
	}
	note, room := "", k.w
	if moments > 0 {
		note = k.Theme.Glyphs.Moment + strconv.Itoa(moments)
		room -= paint.Width(note) + 1
	}
	count := paint.Fit(text.Several(len(ids), "touchpoint"), room, k.Theme.Glyphs.Ellipsis)
	out := []line{{text: count, note: note, token: theme.Muted}}
	for _, id := range ids[:min(len(ids), k.h-1)] {
		t, _ := model.Lookup[model.Touchpoint](k.Journey, id)
		out = append(out, line{text: paint.Fit(t.Action, k.w, k.Theme.Glyphs.Ellipsis), token: theme.Text})
	}
	return out
}
