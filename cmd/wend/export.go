package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"wend/model"
	"wend/model/format/json"
)

// writers are the formats that can be written, by the name of the option.
var writers = map[string]func(w io.Writer, s model.State, journeys ...model.DocID) error{
	"json": json.Encode,
}

func (p *program) exportCommand() *cobra.Command {
	var format, output string
	var force bool
	c := &cobra.Command{
		Use:               "export [JOURNEY]",
		Short:             "Write a file to hand over",
		Long:              "Write a journey, or all of them, to standard output or a file.",
		Example:           "\nwend export -o phones.json\nwend export smartphone | jq .workspace",
		Args:              journeyArguments,
		ValidArgsFunction: p.completeJourney,
		RunE: func(cmd *cobra.Command, args []string) error {
			write, known := writers[format]
			if !known {
				return usage(fmt.Errorf("there is no format %q", format), "there are: "+strings.Join(slices.Sorted(maps.Keys(writers)), ", "))
			}
			w, ids, err := p.chosen(args)
			if err != nil {
				return err
			}
			if output == "" || output == "-" {
				return write(cmd.OutOrStdout(), w.State(), ids...)
			}
			return writeFile(output, force, func(f io.Writer) error { return write(f, w.State(), ids...) })
		},
	}
	c.Flags().StringVar(&format, "format", "json", "the format of the file")
	c.Flags().StringVarP(&output, "output", "o", "", "the file (default: standard output)")
	c.Flags().BoolVar(&force, "force", false, "overwrite the file")
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(slices.Sorted(maps.Keys(writers)), cobra.ShellCompDirectiveNoFileComp))
	return c
}

// chosen reads the journey that the arguments name, or all.
func (p *program) chosen(args []string) (*workspace, []model.DocID, error) {
	if len(args) > 0 {
		w, doc, err := p.journey(args)
		if err != nil {
			return nil, nil, err
		}
		return w, []model.DocID{doc.ID()}, nil
	}
	w, err := p.read()
	if err != nil {
		return nil, nil, err
	}
	return w, nil, w.loadAll()
}

// writeFile writes a file under a temporary name and renames it, so that there
// is never half a file. It does not overwrite unless force is set.
func writeFile(path string, force bool, fill func(io.Writer) error) (err error) {
	if _, err := os.Lstat(path); err == nil && !force {
		return advise(fmt.Errorf("%s is there already", path), "--force overwrites it")
	}
	temporary := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+newID()+".tmp")
	f, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666) // less what the user's umask takes
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(temporary)
			err = fmt.Errorf("write %s: %w", path, err)
		}
	}()
	if err := errors.Join(fill(f), f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(temporary, path)
}
