package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"wend/model"
	"wend/store"
)

// journeyArguments allows one journey.
var journeyArguments = arguments(0, 1, "one journey at a time; quote a title that has blanks")

// completeJourney offers the journeys of the workspace to the shell.
func (p *program) completeJourney(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	w, err := p.read()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var ids []string
	for _, l := range w.Lines() {
		ids = append(ids, cobra.CompletionWithDesc(string(l.Journey), l.Title))
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

// pick returns the journey that the arguments name: by id, or by the beginning
// of its title where that names only one. No argument names the only journey.
func pick(lines []store.Summary, args []string) (model.DocID, error) {
	if len(lines) == 0 {
		return "", advise(errors.New("there is no journey in the workspace"), "begin one with 'wend new TITLE'")
	}
	if len(args) == 0 {
		if len(lines) > 1 {
			return "", advise(errors.New("the workspace has several journeys"), "name one: "+names(lines))
		}
		return model.DocID(lines[0].Journey), nil
	}
	for _, match := range []func(store.Summary) bool{
		func(l store.Summary) bool { return string(l.Journey) == args[0] },
		func(l store.Summary) bool { return strings.EqualFold(l.Title, args[0]) },
		func(l store.Summary) bool {
			return strings.HasPrefix(strings.ToLower(l.Title), strings.ToLower(args[0]))
		},
	} {
		found := slices.DeleteFunc(slices.Clone(lines), func(l store.Summary) bool { return !match(l) })
		if len(found) == 1 {
			return model.DocID(found[0].Journey), nil
		}
		if len(found) > 1 {
			return "", advise(fmt.Errorf("%q could be any of %d journeys", args[0], len(found)), "name one: "+names(found))
		}
	}
	return "", advise(fmt.Errorf("there is no journey %q", args[0]), "there are: "+names(lines))
}

// names lists the ids of journeys, not too many.
func names(lines []store.Summary) string {
	const most = 8
	var ids []string
	for _, l := range lines[:min(most, len(lines))] {
		ids = append(ids, string(l.Journey))
	}
	if len(lines) > most {
		ids = append(ids, "…")
	}
	return strings.Join(ids, ", ")
}

// journey reads the journey that the arguments name.
func (p *program) journey(args []string) (*workspace, *model.Document, error) {
	w, err := p.read()
	if err != nil {
		return nil, nil, err
	}
	id, err := pick(w.Lines(), args)
	if err != nil {
		return nil, nil, err
	}
	if err := w.load(id); err != nil {
		return nil, nil, err
	}
	doc, _ := w.State().Document(id)
	return w, doc, nil
}
