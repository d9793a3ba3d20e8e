package main

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"wend/assets"
	"wend/model"
	"wend/model/edit"
	"wend/model/format/json"
	"wend/model/format/source"
)

func (p *program) newCommand() *cobra.Command {
	var stages, chain string
	c := &cobra.Command{
		Use:   "new TITLE",
		Short: "Begin a journey",
		Long:  "Begin a journey with a set of stages, and a value chain if you like.\n\n" + templateHelp(),
		Example: `
wend new Smartphone buyer
wend new --template S-ALL --chain V-RETAIL "Order and return"`,
		Args: arguments(1, math.MaxInt, "a journey needs a title"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.create(cmd, strings.Join(args, " "), stages, chain)
		},
	}
	c.Flags().StringVarP(&stages, "template", "t", "S-002", "the stages to begin with")
	c.Flags().StringVarP(&chain, "chain", "c", "", "the value chain to begin with")
	_ = c.RegisterFlagCompletionFunc("template", completeKeys(assets.StageSets()))
	_ = c.RegisterFlagCompletionFunc("chain", completeKeys(assets.ChainSets()))
	return c
}

func templateHelp() string {
	var b strings.Builder
	for _, t := range slices.Concat(assets.StageSets(), assets.ChainSets()) {
		fmt.Fprintf(&b, "%-11s %s\n", t.Key, t.Title)
	}
	return b.String()
}

func completeKeys(set []assets.Template) cobra.CompletionFunc {
	var keys []string
	for _, t := range set {
		keys = append(keys, cobra.CompletionWithDesc(t.Key, t.Title))
	}
	return cobra.FixedCompletions(keys, cobra.ShellCompDirectiveNoFileComp)
}

func (p *program) create(cmd *cobra.Command, title, stages, chain string) error {
	if title = model.CleanLine(title); title == "" {
		return usage(errors.New("a journey needs a title"), "see 'wend new --help'")
	}
	template, err := templateState(stages, chain)
	if err != nil {
		return err
	}
	w, err := p.write()
	if err != nil {
		return err
	}
	var id model.DocID
	err = w.changeIn(none, func(s model.State) (step, error) {
		var edits []edit.Edit
		edits, id = edit.Instantiate(s, template, title, newID)
		return step{label: fmt.Sprintf("New journey %s", title), journey: id, edits: edits}, nil
	})
	if err != nil {
		return err
	}
	plain{cmd.OutOrStdout()}.line("%s  %s  in %s", id, title, w.file.Name())
	return nil
}

// templateState returns the stages of one template with the value chain of
// another, if there is one.
func templateState(stages, chain string) (model.State, error) {
	s, err := decodeTemplate(assets.StageSets(), stages)
	if err != nil || chain == "" {
		return s, err
	}
	c, err := decodeTemplate(assets.ChainSets(), chain)
	if err != nil {
		return s, err
	}
	return s.With(c.Workspace()), nil
}

func decodeTemplate(set []assets.Template, key string) (model.State, error) {
	var keys []string
	for _, t := range set {
		if strings.EqualFold(t.Key, key) {
			s, _, err := json.Decode(t.Open(), source.Options{})
			return s, err
		}
		keys = append(keys, t.Key)
	}
	return model.State{}, usage(fmt.Errorf("there is no template %q", key), "there are: "+strings.Join(keys, ", "))
}
