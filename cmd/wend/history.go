package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"wend/model"
	"wend/model/analysis"
	"wend/model/compare"
	"wend/model/past"
	"wend/model/text"
	"wend/store"
	"wend/store/session"
)

const historyExamples = `
wend history smartphone           # its steps, and what each did to the numbers
wend history -n 0 --json          # all steps of the workspace
wend diff smartphone@-3           # what the last three steps did
wend revert smartphone@s2         # back to what a snapshot kept`

func (p *program) historyCommand() *cobra.Command {
	var asJSON bool
	var most int
	c := &cobra.Command{
		Use:               "history [JOURNEY]",
		Short:             "List what was done, and the snapshots",
		Long:              "List the steps of a journey or of the workspace and the snapshots, the newest first. Of one journey it says what each\nstep did to the headline numbers.",
		Example:           historyExamples,
		Args:              journeyArguments,
		ValidArgsFunction: p.completeJourney,
		RunE: func(cmd *cobra.Command, args []string) error {
			events, one, err := p.history(args, most)
			if err != nil {
				return err
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), append([]event{}, events...))
			}
			tellHistory(cmd.OutOrStdout(), events, one)
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "for scripts")
	c.Flags().IntVarP(&most, "number", "n", 30, "how many at most; 0 for all")
	return c
}

// event is a line of the history: a step, or a snapshot.
type event struct {
	Revision uint64           `json:"revision"`
	Time     time.Time        `json:"time"`
	Actor    string           `json:"actor"`
	What     string           `json:"what"`
	Action   string           `json:"action,omitempty"`
	Journey  model.DocID      `json:"journey,omitempty"`
	Snapshot string           `json:"snapshot,omitempty"` // its id
	Reason   string           `json:"reason,omitempty"`
	Numbers  []compare.Number `json:"numbers,omitempty"` // that the step changed
}

// history lists what happened, the newest first; one says that it is about one
// journey.
func (p *program) history(args []string, most int) (events []event, one bool, err error) {
	w, err := p.read()
	if err != nil {
		return nil, false, err
	}
	var ids []model.DocID
	switch {
	case len(args) > 0:
		id, version, err := w.versioned(args[0])
		if err == nil && version != "" {
			err = usage(errVersionOfHistory, "see 'wend history --help'")
		}
		if err != nil {
			return nil, false, err
		}
		ids = []model.DocID{id}
	default:
		ids = w.journeys()
	}
	then, err := session.Past(w.file, ids...)
	if err != nil {
		return nil, false, err
	}
	if one = len(ids) == 1; one {
		events = stepsOf(then, ids[0], most)
	} else {
		events = stepsOf(then, "", most)
	}
	events = withSnapshots(events, then, ids, one)
	if most > 0 {
		events = events[:min(most, len(events))]
	}
	return events, one, nil
}

// stepsOf lists at most so many steps; of a journey with what they did to it.
func stepsOf(p *past.Past, journey model.DocID, most int) []event {
	var out []event
	report := func(i int) *analysis.Report {
		s, err := p.After(i)
		if _, found := s.Document(journey); journey == "" || err != nil || !found {
			return nil
		}
		return analysis.Compute(s, journey, analysis.Options{Today: today()})
	}
	after := report(0)
	for n, l := range p.Lines() {
		if most > 0 && n == most {
			break
		}
		e := event{Revision: l.Revision, Time: l.Time, Actor: l.Actor, What: l.Name(), Action: l.Action, Journey: l.Journey}
		before := report(l.Oldest + 1)
		if before != nil && after != nil {
			e.Numbers = compare.Numbers(before, after)
		}
		out, after = append(out, e), before
	}
	return out
}

// withSnapshots puts snapshots before the step that they were made after.
func withSnapshots(events []event, p *past.Past, ids []model.DocID, one bool) []event {
	for _, s := range p.Snapshots() {
		if one && !slices.Contains(s.Docs, ids[0]) {
			continue
		}
		e := event{Revision: s.Revision, Time: s.Time, Actor: s.Actor, What: s.Label, Snapshot: s.ID, Reason: s.Reason}
		at := slices.IndexFunc(events, func(old event) bool { return old.Revision <= s.Revision })
		if at < 0 {
			at = len(events)
		}
		events = slices.Insert(events, at, e)
	}
	return events
}

func tellHistory(w io.Writer, events []event, one bool) {
	rows := [][]string{{"VERSION", "WHEN", "WHO", "WHAT"}}
	if one {
		rows[0] = append(rows[0], "NUMBERS")
	}
	for _, e := range events {
		row := []string{strconv.FormatUint(e.Revision, 10), e.Time.Local().Format("2006-01-02 15:04"), e.Actor, e.What}
		if e.Snapshot != "" {
			row[0], row[3] = e.Snapshot, strings.TrimSpace("snapshot "+e.What)+" ("+e.Reason+")"
		}
		var numbers []string
		for _, n := range e.Numbers {
			numbers = append(numbers, n.Sentence("→"))
		}
		rows = append(rows, append(row, strings.Join(numbers, "; ")))
	}
	if len(events) > 0 {
		plain{w}.table(rows)
	}
}

func (p *program) snapshotCommand() *cobra.Command {
	var drop []string
	c := &cobra.Command{
		Use:   "snapshot [LABEL]",
		Short: "Keep the workspace as it is now",
		Long: "Keep all journeys as they are now under a label, to compare with and to go back to. 'wend history' lists the\n" +
			"snapshots. Those that the program takes by itself go when there are many, see \"Automatic snapshots kept\" in the\n" +
			"workspace settings; yours stay until you delete them.",
		Example: "\nwend snapshot \"before the workshop\"\nwend snapshot --delete s3",
		Args:    arguments(0, 1, "one label; quote it if it has blanks"),
		RunE: func(cmd *cobra.Command, args []string) error {
			w, err := p.opened(p.there(p.options()))
			if err != nil {
				return err
			}
			out := plain{cmd.OutOrStdout()}
			if len(drop) > 0 {
				return w.dropSnapshots(out, drop)
			}
			kept, err := session.Keep(w.file, store.ByHand, strings.Join(args, " "), time.Now().UTC(), w.journeys()...)
			if err == nil {
				out.line("kept %s of %s as %s", text.Several(len(kept.Docs)-1, "journey"), w.file.Name(), kept.ID)
			}
			return err
		},
	}
	c.Flags().StringSliceVar(&drop, "delete", nil, "forget the snapshots of these ids for ever")
	return c
}

func (w *workspace) dropSnapshots(out plain, ids []string) error {
	all, err := w.file.Snapshots()
	if err != nil {
		return err
	}
	for _, id := range ids {
		if !slices.ContainsFunc(all, func(s store.Snapshot) bool { return s.ID == id }) {
			return noSnapshot(id)
		}
	}
	if err = w.file.DropSnapshots(ids...); err == nil {
		out.line("deleted %s", text.Several(len(ids), "snapshot"))
	}
	return err
}

func noSnapshot(id string) error {
	return advise(fmt.Errorf("%q: %w", id, store.ErrNoSnapshot), "'wend history' lists the snapshots")
}

var errVersionOfHistory = errors.New("the history is of a journey, not of one of its versions")
