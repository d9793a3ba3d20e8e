package main

import (
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"wend/model"
	"wend/model/analysis"
	"wend/model/edit"
	"wend/model/insight"
	"wend/model/text"
)

const checkHelp = `Say what stands out on a journey, or on all of them: contradictions (error), missing steps of the
method (warning) and what is worth a look (notice). The exit status is 1 if there is an error.
What is alike is asked once, in a dozen questions at most; the list of all follows.

An insight that is known can be muted. It stays silent until one of the things it is about changes.`

const checkExamples = `
wend check                        # all journeys
wend check smartphone --json
wend check smartphone --mute L17:c2 --reason "Prices are not ours to set"`

// today is the day it is where the program runs.
func today() model.Date { return model.Date(time.Now().Format(time.DateOnly)) }

func (p *program) checkCommand() *cobra.Command {
	var asJSON bool
	var m muting
	c := &cobra.Command{
		Use:               "check [JOURNEY]",
		Short:             "Say what stands out on a map",
		Long:              checkHelp,
		Example:           checkExamples,
		Args:              journeyArguments,
		ValidArgsFunction: p.completeJourney,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := m.check(asJSON); err != nil {
				return err
			}
			if m.asked() {
				return p.mute(plain{cmd.OutOrStdout()}, args, m)
			}
			list, err := p.check(args)
			if err != nil {
				return err
			}
			return tellChecks(cmd.OutOrStdout(), list, asJSON)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "for scripts")
	c.Flags().StringVar(&m.id, "mute", "", "silence the insight of this id")
	c.Flags().StringVar(&m.reason, "reason", "", "why it is silenced")
	c.Flags().StringVar(&m.undo, "unmute", "", "let the insight of this id speak again")
	return c
}

// checked is what stands out on one journey.
type checked struct {
	Journey   model.DocID        `json:"journey"`
	Questions []insight.Question `json:"questions"` // what Open says, each kind once
	Open      []insight.Insight  `json:"insights"`
	Muted     []insight.Insight  `json:"muted"`

	doc *model.Document
}

// check checks the journey that the arguments name; all without one.
func (p *program) check(args []string) ([]checked, error) {
	w, err := p.read()
	if err != nil {
		return nil, err
	}
	ids := w.journeys()
	if len(args) > 0 || len(ids) == 0 {
		id, err := pick(w.Lines(), args)
		if err != nil {
			return nil, err
		}
		ids = []model.DocID{id}
	}
	if err := w.loadAll(); err != nil {
		return nil, err
	}
	var out []checked
	for _, id := range ids {
		if doc, found := w.State().Document(id); found {
			open, muted := insight.Split(w.State(), id, insights(w.State(), id))
			out = append(out, checked{
				id, append([]insight.Question{}, insight.Questions(open)...),
				append([]insight.Insight{}, open...), append([]insight.Insight{}, muted...), doc,
			})
		}
	}
	return out, nil
}

// insights returns every insight about a journey, muted ones too.
func insights(s model.State, id model.DocID) []insight.Insight {
	r := analysis.Compute(s, id, analysis.Options{Today: today()})
	return insight.All(s, id, r, insight.Options{Today: today()})
}

// tellChecks writes what stands out, and fails if there is an error among it.
func tellChecks(w io.Writer, list []checked, asJSON bool) error {
	wrong := 0
	for _, c := range list {
		wrong += count(c.Open, insight.Error)
	}
	if asJSON {
		if err := writeJSON(w, list); err != nil {
			return err
		}
	} else {
		for i, c := range list {
			if i > 0 {
				plain{w}.line("")
			}
			c.write(plain{w})
		}
	}
	switch wrong {
	case 0:
		return nil
	case 1:
		return errors.New("there is 1 error")
	}
	return fmt.Errorf("there are %s", text.Several(wrong, "error"))
}

func (c checked) write(out plain) {
	out.line("%s", heading(c.doc.Journey()))
	if len(c.Questions) < len(c.Open) {
		for n, q := range c.Questions {
			out.line("  %2d. %s", n+1, q.Text)
		}
		out.line("")
	}
	var rows [][]string
	for _, i := range c.Open {
		rows = append(rows, []string{"  " + string(i.Severity), string(i.ID), i.Text})
	}
	for _, i := range c.Muted {
		m, _ := model.Lookup[model.Mute](c.doc, i.ID)
		rows = append(rows, []string{"  muted", string(i.ID), "because: " + m.Reason})
	}
	out.table(rows)
	out.line("  %s, %s, %s, %d muted", text.Several(count(c.Open, insight.Error), "error"), text.Several(count(c.Open, insight.Warning), "warning"),
		text.Several(count(c.Open, insight.Notice), "notice"), len(c.Muted))
}

func count(list []insight.Insight, s insight.Severity) int {
	n := 0
	for _, i := range list {
		if i.Severity == s {
			n++
		}
	}
	return n
}

// muting is what the flags say about muting.
type muting struct{ id, reason, undo string }

func (m muting) asked() bool { return m.id != "" || m.undo != "" }

// check refuses flags that do not go together.
func (m muting) check(asJSON bool) error {
	switch {
	case m.id != "" && model.CleanLine(m.reason) == "":
		return usage(insight.ErrNoReason, "say why with --reason")
	case m.id == "" && m.reason != "":
		return usage(errors.New("a reason for muting nothing"), "name the insight with --mute")
	case m.id != "" && m.undo != "", m.asked() && asJSON:
		return usage(errors.New("one thing at a time"), "see 'wend check --help'")
	}
	return nil
}

// mute silences an insight of a journey, or lets it speak again, as one step.
func (p *program) mute(out plain, args []string, m muting) error {
	w, err := p.opened(p.there(p.options()))
	if err != nil {
		return err
	}
	id, err := pick(w.Lines(), args)
	if err != nil {
		return err
	}
	plan, done := m.silence, "muted "+m.id
	if m.undo != "" {
		plan, done = m.release, m.undo+" speaks again"
	}
	err = w.change(func(s model.State) (step, error) { return plan(s, id) })
	if err == nil {
		out.line("%s", done)
	}
	return err
}

// silence plans to mute an insight that is there.
func (m muting) silence(s model.State, journey model.DocID) (step, error) {
	for _, i := range insights(s, journey) {
		if string(i.ID) != m.id {
			continue
		}
		o, err := insight.NewMute(s, i, m.reason)
		if err != nil {
			return step{}, err
		}
		o.Date, o.By = today(), actor()
		edits := append(m.gone(s, journey, o.Key()), edit.Insert{Doc: journey, Object: o})
		return step{label: "Mute " + m.id, journey: journey, edits: edits}, nil
	}
	return step{}, advise(fmt.Errorf("there is no insight %q", m.id), fmt.Sprintf("see 'wend check %s'", journey))
}

// release plans to take a mute away.
func (m muting) release(s model.State, journey model.DocID) (step, error) {
	edits := m.gone(s, journey, m.undo)
	if len(edits) == 0 {
		return step{}, fmt.Errorf("%q is not muted", m.undo)
	}
	return step{label: "Unmute " + m.undo, journey: journey, edits: edits}, nil
}

// gone plans to delete a mute if there is one.
func (m muting) gone(s model.State, journey model.DocID, key string) []edit.Edit {
	ref := model.Ref{Kind: model.KindMute, Key: key}
	if d, found := s.Document(journey); found {
		if _, found := d.Find(ref); found {
			return []edit.Edit{edit.Delete{Doc: journey, Ref: ref}}
		}
	}
	return nil
}
