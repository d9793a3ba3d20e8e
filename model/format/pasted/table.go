package pasted

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"wend/model"
	"wend/model/edit"
)

var (
	ruleOff = regexp.MustCompile(`^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$`)
	newline = regexp.MustCompile(`(?i)<br\s*/?>|;`)
)

// cells returns the rows of a table of Markdown, or of a sheet with tabs between
// its columns; nil if text is none.
func cells(text string) [][]string {
	lines := slices.DeleteFunc(strings.Split(text, "\n"), func(s string) bool { return strings.TrimSpace(s) == "" })
	if len(lines) < 2 {
		return nil
	}
	split := bars
	switch {
	case strings.Contains(lines[1], "|") && ruleOff.MatchString(lines[1]):
		lines = slices.Delete(lines, 1, 2)
	case strings.Contains(lines[0], "\t"):
		split = func(s string) []string { return strings.Split(s, "\t") }
	default:
		return nil
	}
	var out [][]string
	for _, line := range lines {
		row := split(line)
		if len(out) > 0 && len(row) > len(out[0]) {
			return nil
		}
		for i := range row {
			row[i] = strings.TrimSpace(row[i])
		}
		out = append(out, row)
	}
	return out
}

// bars splits a row at the bars that are not escaped.
func bars(line string) []string {
	line = strings.TrimSpace(line)
	line = strings.TrimPrefix(line, "|")
	if strings.HasSuffix(line, "|") && !strings.HasSuffix(line, `\|`) {
		line = line[:len(line)-1]
	}
	const bar = "\x00"
	out := strings.Split(strings.ReplaceAll(line, `\|`, bar), "|")
	for i := range out {
		out[i] = strings.ReplaceAll(out[i], bar, "|")
	}
	return out
}

// column is what a cell does to its moment. Said is not empty.
type column func(m *edit.Moment, said string)

func findings(kind model.FindingKind) column {
	return func(m *edit.Moment, said string) {
		for _, text := range several(said) {
			m.Findings = append(m.Findings, edit.Found{Type: kind, Text: text})
		}
	}
}

func several(said string) []string {
	var out []string
	for _, s := range newline.Split(said, -1) {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// columns are what tables say, by the words in their headers.
var columns = []struct {
	words string // separated by commas, without the plural's s
	column
}{
	{"stage,phase", func(m *edit.Moment, said string) { m.Stage = said }},
	{"touchpoint,customer action,action,step,does,moment", func(m *edit.Moment, said string) { m.Action = said }},
	{"channel", func(m *edit.Moment, said string) { m.Channels = several(strings.ReplaceAll(said, ",", ";")) }},
	{"pain,pain point,problem,friction", findings(model.Pain)},
	{"delight,gain", findings(model.Delight)},
	{"need", findings(model.Need)},
	{"barrier", findings(model.Barrier)},
	{"opportunity,opportunitie,idea,how might we", func(m *edit.Moment, said string) { m.Ideas = append(m.Ideas, several(said)...) }},
	{"thought,think", func(m *edit.Moment, said string) { m.Thought = said }},
	{"activity,activitie,value chain", func(m *edit.Moment, said string) { m.Activities = append(m.Activities, several(said)...) }},
	{"tag", func(m *edit.Moment, said string) { m.Tags = several(strings.ReplaceAll(said, ",", ";")) }},
	{"note,comment,remark", func(m *edit.Moment, said string) { note(m, said) }},
}

func note(m *edit.Moment, said string) {
	if m.Note != "" {
		said = m.Note + "\n" + said
	}
	m.Note = said
}

// scales are the columns of whole numbers, with their range.
var scales = []struct {
	words    string
	from, to int
	set      func(m *edit.Moment, v int)
}{
	{"importance,weight", 1, 5, func(m *edit.Moment, v int) { m.Importance = model.Some(v) }},
	{"feeling,emotion,valence", -2, 2, func(m *edit.Moment, v int) { m.Feelings = append(m.Feelings, edit.Felt{Value: v}) }},
	{"severity", 1, 5, func(m *edit.Moment, v int) { rate(m, func(f *edit.Found) { f.Severity = model.Some(v) }) }},
	{"frequency", 1, 5, func(m *edit.Moment, v int) { rate(m, func(f *edit.Found) { f.Frequency = model.Some(v) }) }},
}

// rate rates the first pain; the column stands behind that of the pains.
func rate(m *edit.Moment, by func(*edit.Found)) {
	if i := slices.IndexFunc(m.Findings, func(f edit.Found) bool { return f.Type == model.Pain }); i >= 0 {
		by(&m.Findings[i])
	}
}

// readTable reads a table with a touchpoint in each row; nil for anything else.
// A row without a stage is in that of the row above. A column of feelings is a
// persona; one that is not known goes into the note.
func readTable(text string) (moments []edit.Moment, notes []string) {
	rows := cells(text)
	if len(rows) < 2 {
		return nil, nil
	}
	head, rows := rows[0], rows[1:]
	at := slices.IndexFunc(head, func(s string) bool { return is(s, columns[1].words) })
	if at < 0 {
		return nil, nil
	}
	of := make([]column, len(head))
	for i, title := range head {
		of[i] = known(title)
		switch {
		case of[i] != nil:
		case felt(rows, i):
			of[i] = scaled(title, -2, 2, func(m *edit.Moment, v int) { m.Feelings = append(m.Feelings, edit.Felt{Persona: title, Value: v}) })
		default:
			of[i] = func(m *edit.Moment, said string) { note(m, title+": "+said) }
			notes = append(notes, fmt.Sprintf("No lane is called %q; it goes into the notes", title))
		}
	}
	stage := ""
	for _, row := range rows {
		m := edit.Moment{Stage: stage}
		for i, said := range row {
			if said != "" {
				of[i](&m, said)
			}
		}
		if bare := (edit.Moment{Stage: m.Stage}); m.Action == "" && !reflect.DeepEqual(m, bare) {
			m.Action = "unnamed" // what is said in the row is not lost
		}
		stage = m.Stage
		moments = append(moments, m)
	}
	return moments, notes
}

// known returns the column with a title; nil if there is none.
func known(title string) column {
	for _, c := range columns {
		if is(title, c.words) {
			return c.column
		}
	}
	for _, s := range scales {
		if is(title, s.words) {
			return scaled(title, s.from, s.to, s.set)
		}
	}
	return nil
}

func is(title, words string) bool {
	title = strings.TrimSuffix(strings.ToLower(strings.Trim(title, "* ")), "s")
	return slices.ContainsFunc(strings.Split(words, ","), func(w string) bool { return title == strings.TrimSuffix(w, "s") })
}

// scaled takes whole numbers of a range; any other text goes into the note.
func scaled(title string, from, to int, set func(*edit.Moment, int)) column {
	return func(m *edit.Moment, said string) {
		v, err := strconv.Atoi(strings.Replace(said, "−", "-", 1))
		if err != nil || v < from || v > to {
			note(m, title+": "+said)
			return
		}
		set(m, v)
	}
}

// felt reports whether a column holds feelings and nothing else.
func felt(rows [][]string, i int) bool {
	any := false
	for _, row := range rows {
		if i >= len(row) || row[i] == "" {
			continue
		}
		v, err := strconv.Atoi(strings.Replace(row[i], "−", "-", 1))
		if err != nil || v < -2 || v > 2 {
			return false
		}
		any = true
	}
	return any
}
