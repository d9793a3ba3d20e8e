package personas

import (
	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/text"
	"wend/ui/inspect"
	"wend/ui/keymap"
	"wend/ui/listing"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/table"
	"wend/ui/theme"
)

// Sheets is the page with the sheets of some personas side by side: a row for each
// field, with a word for those in which they differ.
type Sheets struct {
	ids  []model.PersonaID
	list listing.List[line]
}

// line is a field with what it holds for each persona.
type line struct {
	field  model.Field
	values []string
}

func (l line) differs() bool {
	for _, v := range l.values {
		if v != l.values[0] {
			return true
		}
	}
	return false
}

// newSheets returns the page.
func newSheets(f *screen.Frame, ids []model.PersonaID) Sheets {
	s := table.Spec[line]{
		Title: "Sheets side by side",
		Key:   func(l line) string { return l.field.Name },
		Columns: []table.Column[line]{
			{Title: "Field", Text: func(l line) string { return l.field.Label }, Width: 18, Token: func(line) theme.Token { return theme.Label }},
			{Title: "Same?", Text: sameness, Width: 7, Keep: 1, Token: func(l line) theme.Token {
				if l.differs() {
					return theme.Warn
				}
				return theme.Muted
			}},
		},
	}
	for i, id := range ids {
		s.Columns = append(s.Columns, table.Column[line]{
			Title: f.Name(ref(id)), Text: func(l line) string { return l.values[i] }, Width: 14, Grow: 1, Keep: 9 - i,
			Token: func(line) theme.Token { return theme.Text },
		})
	}
	s.Columns = append(s.Columns, table.Column[line]{Title: "Part", Text: func(l line) string { return l.field.Group }, Width: 14})
	return Sheets{ids, listing.New(&s, table.View{})}.Follow(f).(Sheets)
}

func ref(id model.PersonaID) model.Ref { return model.Ref{Kind: model.KindPersona, Key: string(id)} }

func sameness(l line) string {
	if l.differs() {
		return "differs"
	}
	return "same"
}

// personas are those that are still there.
func (s Sheets) personas(f *screen.Frame) []model.Persona {
	out := make([]model.Persona, len(s.ids))
	for i, id := range s.ids {
		out[i], _ = model.Lookup[model.Persona](f.State.Workspace(), id)
	}
	return out
}

// Scope implements [screen.Screen].
func (s Sheets) Scope() keymap.Scope { return s.list.Scope(keymap.Sheets) }

// Title implements [screen.Screen].
func (s Sheets) Title(f *screen.Frame) (name, about string) {
	return "Personas", text.Several(len(s.ids), "sheet") + " side by side"
}

// About implements [screen.Page].
func (s Sheets) About(f *screen.Frame) model.Ref {
	for _, id := range s.ids {
		if _, found := f.State.Workspace().Find(ref(id)); found {
			return ref(id)
		}
	}
	return model.Ref{}
}

// Follow implements [screen.Screen].
func (s Sheets) Follow(f *screen.Frame) screen.Screen {
	names, all := f.Names(), s.personas(f)
	var rows []line
	for _, field := range model.Fields(model.KindPersona) {
		l, some := line{field: field}, false
		if field.Label == "" || field.Name == "name" {
			continue
		}
		for _, p := range all {
			v := ""
			if !field.Unset(p) {
				v, some = names.Value(p, field), true
			}
			l.values = append(l.values, v)
		}
		if some {
			rows = append(rows, l)
		}
	}
	s.list = s.list.WithRows(rows)
	return s
}

// Why implements [screen.Screen].
func (s Sheets) Why(a keymap.Action, _ *screen.Frame) string {
	if a == keymap.ItemEdit {
		return ""
	}
	return s.list.Why(a, nil, "Nothing is on these sheets yet: enter opens the first")
}

// Do implements [screen.Screen].
func (s Sheets) Do(a keymap.Action, f *screen.Frame) (screen.Screen, screen.Outcome) {
	if a == keymap.ItemEdit {
		return s, screen.Outcome{Open: inspect.NewPage(model.WorkspaceDoc, s.pointed(f))}
	}
	next, o := s.list.Do(a, f)
	s.list = next
	return s, o
}

// pointed is the persona under the column cursor, or else the first.
func (s Sheets) pointed(f *screen.Frame) model.Ref {
	for _, id := range s.ids {
		if f.Name(ref(id)) == s.list.Column() {
			return ref(id)
		}
	}
	return s.About(f)
}

// Key implements [screen.Screen].
func (s Sheets) Key(k tea.KeyPressMsg, _ *screen.Frame) (screen.Screen, screen.Outcome) {
	s.list = s.list.Key(k)
	return s, screen.Outcome{}
}

// Paste implements [screen.Screen].
func (s Sheets) Paste(pasted string, _ *screen.Frame) (screen.Screen, screen.Outcome) {
	s.list = s.list.Paste(pasted)
	return s, screen.Outcome{}
}

// Point implements [screen.Screen].
func (s Sheets) Point(p screen.Pointer, f *screen.Frame) (screen.Screen, screen.Outcome) {
	var opens bool
	if s.list, opens = s.list.Point(p); opens {
		return s.Do(keymap.ItemEdit, f)
	}
	return s, screen.Outcome{}
}

// Draw implements [screen.Screen].
func (s Sheets) Draw(p paint.Pen, f *screen.Frame) paint.Rect {
	empty := "Nothing is on these sheets yet.\nenter opens the first to fill it in"
	return s.list.Draw(p, f, empty, func(beside paint.Pen, l line) { s.drawLine(beside, f, l) })
}

// drawLine draws all that a field holds, for each persona.
func (s Sheets) drawLine(p paint.Pen, f *screen.Frame, l line) {
	in := p.Box(p.Bounds(), f.Theme.Frame(l.field.Label))
	y := 0
	for i, persona := range s.personas(f) {
		value := said{theme.Text, l.values[i]}
		if l.values[i] == "" {
			value = said{theme.Muted, "nothing said"}
		}
		y = write(in, f, y, []said{{theme.Heading, text.FirstName(persona)}, value}) + 1
	}
}
