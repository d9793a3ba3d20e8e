package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"wend/model"
	"wend/model/format/json"
	"wend/store/atomicfile"
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

// writeFile writes a file of which there is never half. It does not overwrite
// unless force is set.
func writeFile(path string, force bool, fill func(io.Writer) error) error {
	put := atomicfile.Create
	if force {
		put = atomicfile.Replace
	}
	err := put(path, 0o666, func(f *os.File) error { return fill(f) })
	switch {
	case errors.Is(err, fs.ErrExist):
		return advise(fmt.Errorf("%s is there already", path), "--force overwrites it")
	case err != nil:
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}
