package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"wend/model"
	"wend/model/analysis"
	"wend/model/format/sheet"
	"wend/model/portrait"
	"wend/model/text"
)

func (p *program) personaCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:     "persona [NAME]",
		Short:   "List personas, or print one",
		Example: "\nwend persona\nwend persona maya --json",
		Args:    arguments(0, 1, "one persona at a time; quote a name that has blanks"),
		RunE: func(cmd *cobra.Command, args []string) error {
			w, err := p.read()
			if err == nil {
				err = w.loadAll()
			}
			if err != nil {
				return err
			}
			people, err := pickPersonas(w.State(), args)
			if err != nil {
				return err
			}
			lines := portraits(w.State(), people)
			switch {
			case asJSON:
				return writeJSON(cmd.OutOrStdout(), lines)
			case len(args) > 0:
				tellPersona(plain{cmd.OutOrStdout()}, w.State(), lines[0])
			default:
				tellPersonas(plain{cmd.OutOrStdout()}, lines)
			}
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "for scripts; shares are in 0..1, feelings in -2..2")
	return c
}

// pickPersonas returns the persona that a word names, by id or by the beginning of
// the name; all of them without one.
func pickPersonas(s model.State, args []string) ([]model.Persona, error) {
	all := slices.Collect(model.All[model.Persona](s.Workspace()))
	if len(args) == 0 {
		return all, nil
	}
	word := strings.ToLower(args[0])
	for _, match := range []func(model.Persona) bool{
		func(p model.Persona) bool { return string(p.ID) == args[0] },
		func(p model.Persona) bool { return strings.ToLower(p.Name) == word },
		func(p model.Persona) bool { return strings.HasPrefix(strings.ToLower(p.Name), word) },
	} {
		found := slices.DeleteFunc(slices.Clone(all), func(p model.Persona) bool { return !match(p) })
		if len(found) == 1 {
			return found, nil
		}
		if len(found) > 1 {
			return nil, advise(fmt.Errorf("%q could be any of %d personas", args[0], len(found)), "name one by its id: 'wend persona' lists them")
		}
	}
	if len(all) == 0 {
		return nil, errors.New("there is no persona in the workspace")
	}
	return nil, advise(fmt.Errorf("there is no persona %q", args[0]), "'wend persona' lists them")
}

// personaLine is a persona with the journeys that they make.
type personaLine struct {
	Persona  model.PersonaID    `json:"persona"`
	Name     string             `json:"name"`
	Segment  string             `json:"segment,omitempty"`
	Share    model.Opt[float64] `json:"share,omitzero"`
	Lacks    []string           `json:"lacks"`
	Journeys []makingLine       `json:"journeys"`

	sheet model.Persona
}

// makingLine is a journey as a persona makes it.
type makingLine struct {
	Journey   model.DocID        `json:"journey"`
	Title     string             `json:"title"`
	Index     analysis.Number    `json:"index"`
	Lowest    analysis.Number    `json:"lowest"`
	At        model.TouchpointID `json:"lowestAt,omitempty"`
	End       analysis.Number    `json:"end"`
	Feelings  []feltLine         `json:"feelings"`
	OpenPains []painLine         `json:"openPains"`
}

type feltLine struct {
	Touchpoint model.TouchpointID `json:"touchpoint"`
	Name       string             `json:"name"`
	Felt       model.Opt[int]     `json:"felt,omitzero"`
	Expected   model.Opt[int]     `json:"expected,omitzero"`
	Word       string             `json:"word,omitempty"`
}

type painLine struct {
	Finding model.FindingID `json:"finding"`
	Text    string          `json:"text"`
	Where   string          `json:"where,omitempty"`
	Score   model.Opt[int]  `json:"score,omitzero"`
	Named   bool            `json:"named"` // the pain names the persona
}

func portraits(s model.State, people []model.Persona) []personaLine {
	out := []personaLine{}
	reports := map[model.DocID]*analysis.Report{}
	for _, p := range people {
		l := personaLine{
			Persona: p.ID, Name: text.Name(p), Segment: p.Segment, Share: p.Weight, Lacks: append([]string{}, portrait.Lacks(p)...),
			Journeys: []makingLine{}, sheet: p,
		}
		for d := range s.Journeys() {
			if !slices.Contains(d.Journey().Personas, p.ID) {
				continue
			}
			if reports[d.ID()] == nil {
				reports[d.ID()] = analysis.Compute(s, d.ID(), analysis.Options{Today: today()})
			}
			l.Journeys = append(l.Journeys, makingOf(portrait.In(s, d, reports[d.ID()], p.ID)))
		}
		out = append(out, l)
	}
	return out
}

func makingOf(m portrait.Making) makingLine {
	none := analysis.NA(analysis.NoData, "no feeling is entered")
	l := makingLine{
		Journey: m.Journey, Title: m.Title, Index: m.Feels.Index, Lowest: none, End: none, At: m.Feels.Trough.Touchpoint,
		Feelings: []feltLine{}, OpenPains: []painLine{},
	}
	if m.Feels.Count > 0 {
		l.Lowest, l.End = m.Feels.Trough.Valence, m.Feels.End.Valence
	}
	for _, p := range m.Points {
		l.Feelings = append(l.Feelings, feltLine{p.Touchpoint, p.Name, p.Felt, p.Expected, p.Word})
	}
	for _, p := range m.Pains {
		l.OpenPains = append(l.OpenPains, painLine{p.Finding, p.Text, p.Where, p.Score, p.Hers})
	}
	return l
}

func tellPersonas(out plain, lines []personaLine) {
	rows := [][]string{{"ID", "NAME", "SEGMENT", "SHARE", "JOURNEYS", "SHEET LACKS"}}
	for _, l := range lines {
		share := ""
		if v, set := l.Share.Value(); set {
			share = text.Percent.Rounded(v)
		}
		rows = append(rows, []string{string(l.Persona), l.Name, l.Segment, share, fmt.Sprint(len(l.Journeys)), strings.Join(l.Lacks, ", ")})
	}
	if len(lines) > 0 {
		out.table(rows)
	}
}

func tellPersona(out plain, s model.State, l personaLine) {
	out.line("%s", l.Name)
	for _, field := range sheet.Of(s, s.Workspace(), func(s string) string { return s }).Fields(l.sheet, "name") {
		out.line("  %s", strings.ReplaceAll(field, "\n", " "))
	}
	if len(l.Lacks) > 0 {
		out.line("  The sheet lacks %s", strings.Join(l.Lacks, ", "))
	}
	for _, m := range l.Journeys {
		out.line("")
		out.line("%s: index %s, ends %s", m.Title, analysis.Format(m.Index, analysis.Index), analysis.Format(m.End, analysis.Valence))
		rows := [][]string{}
		for _, p := range m.Feelings {
			felt, expected := "", ""
			if v, set := p.Felt.Value(); set {
				felt = text.Signed(float64(v), 0)
			}
			if v, set := p.Expected.Value(); set {
				expected = "expected " + text.Signed(float64(v), 0)
			}
			rows = append(rows, []string{"  " + p.Name, felt, p.Word, expected})
		}
		if len(rows) > 0 {
			out.table(rows)
		}
		for _, p := range m.OpenPains {
			score := "unscored"
			if v, set := p.Score.Value(); set {
				score = fmt.Sprint(v)
			}
			out.line("  pain %s: %s", score, p.Text)
		}
	}
}
