package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"wend/assets"
	"wend/model"
	"wend/store/bolt"
	"wend/store/session"
)

func (p *program) demoCommand() *cobra.Command {
	var keep bool
	var keys []string
	for _, t := range assets.Samples() {
		keys = append(keys, t.Key)
	}
	c := &cobra.Command{
		Use:       "demo [SAMPLE]",
		Short:     "Look at a filled map",
		Long:      "Look at a filled map, in a temporary file. The samples are " + strings.Join(keys, " and ") + ".",
		Args:      arguments(0, 1, "one sample at a time"),
		ValidArgs: keys,
		RunE: func(cmd *cobra.Command, args []string) error {
			sample := keys[0]
			if len(args) == 1 {
				sample = args[0]
			}
			return p.example(cmd, assets.Samples(), sample, keep)
		},
	}
	c.Flags().BoolVar(&keep, "keep", false, "leave the file behind and say where it is")
	return c
}

func (p *program) tutorialCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "tutorial",
		Short: "Learn wend on a map that says what to press",
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.example(cmd, []assets.Template{assets.Tutorial()}, assets.Tutorial().Key, false)
		},
	}
}

// example opens a workspace in a temporary file, filled from the template of a
// set that has the given key.
func (p *program) example(cmd *cobra.Command, set []assets.Template, key string, keep bool) error {
	state, err := decodeTemplate(set, key)
	if err != nil {
		return err
	}
	if err := needTerminal(); err != nil {
		return err
	}
	dir, err := temporaryDir("demo")
	if err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	path := filepath.Join(dir, "demo.wend")
	if keep {
		defer fmt.Fprintln(cmd.OutOrStdout(), path)
	} else {
		defer os.RemoveAll(dir)
	}
	if err := p.fill(path, state); err != nil {
		return err
	}
	return openMap(cmd.Context(), screen{path: path, demo: true})
}

// fill makes a workspace of a state.
func (p *program) fill(path string, content model.State) error {
	s, err := bolt.Create(path, p.options())
	if err != nil {
		return err
	}
	c, err := session.Content(content, newID(), "example", time.Now().UTC())
	if err != nil {
		return err
	}
	_, err = s.Commit(c)
	return err
}
