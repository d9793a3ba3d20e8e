package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
	"wend/store/session"
)

func (p *program) revertCommand() *cobra.Command {
	var thing string
	var dry bool
	c := &cobra.Command{
		Use:   "revert VERSION",
		Short: "Make a journey what it was, as one step more",
		Long: "Make a journey, or one thing of it, what it was at a version. What it refers to comes back with it. Nothing is lost: it\n" +
			"is one step more, which undo takes back.\n\n" + versionHelp,
		Example: "\nwend revert smartphone@-1\nwend revert smartphone@s2 --thing i1",
		Args:    arguments(1, 1, "name one version, such as smartphone@-1"),
		RunE: func(cmd *cobra.Command, args []string) error {
			w, err := p.opened(p.there(p.options()))
			if err != nil {
				return err
			}
			return w.revert(plain{cmd.OutOrStdout()}, args[0], thing, dry)
		},
	}
	c.Flags().StringVar(&thing, "thing", "", "the id of the one thing to bring back, as 'wend diff --json' says it")
	c.Flags().BoolVarP(&dry, "dry-run", "n", false, "say what would change and change nothing")
	return c
}

func (w *workspace) revert(out plain, word, thing string, dry bool) error {
	id, version, err := w.versioned(word)
	if err != nil {
		return err
	}
	if version == "" {
		return usage(fmt.Errorf("%q names no version", word), "'wend history' lists them")
	}
	then, err := session.Past(w.file, id)
	if err != nil {
		return err
	}
	was, name, err := at(then, version)
	if err != nil {
		return err
	}
	var changed int
	plan := func(now model.State) (step, error) {
		edits, label, err := reverting(now, was, id, thing)
		if err != nil {
			return step{}, err
		}
		r, err := edit.Apply(now, edits)
		changed = len(r.Changes)
		return step{label: label + " " + name, journey: id, edits: edits}, err
	}
	if dry {
		if err := w.loadAll(); err != nil {
			return err
		}
		_, err = plan(w.State())
	} else {
		err = w.change(plan)
	}
	switch {
	case err != nil:
		return err
	case changed == 0:
		out.line("%s is as it was %s", id, name)
	case dry:
		out.line("would change %s", text.Several(changed, "thing"))
	default:
		out.line("%s is as it was %s: %s changed", id, name, text.Several(changed, "thing"))
	}
	return nil
}

// reverting plans to make a journey, or one thing, what it was.
func reverting(now, was model.State, id model.DocID, thing string) (edits []edit.Edit, label string, err error) {
	if thing == "" {
		edits, err = edit.Restore(now, was, id)
		return edits, "Restore the journey", err
	}
	for _, s := range []model.State{was, now} {
		for _, doc := range []model.DocID{id, model.WorkspaceDoc} {
			d, found := s.Document(doc)
			if !found {
				continue
			}
			for o := range d.Objects() {
				if o.Key() == thing && o.Kind() != model.KindOrder {
					edits, err = edit.BringBack(now, was, doc, model.RefOf(o))
					return edits, "Bring back " + text.Quoted(o), err
				}
			}
		}
	}
	return nil, "", fmt.Errorf("thing %q: %w", thing, model.ErrNotFound)
}
