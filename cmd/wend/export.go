package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"wend/model"
	"wend/model/format"
	"wend/store/atomicfile"
)

func (p *program) exportCommand() *cobra.Command {
	var name, output string
	var force bool
	c := &cobra.Command{
		Use:               "export [JOURNEY]",
		Short:             "Write a file to hand over",
		Long:              "Write a journey, or all of them, to standard output or a file.",
		Example:           "\nwend export -o phones.json\nwend export smartphone -o map.md\nwend export smartphone | jq .workspace",
		Args:              journeyArguments,
		ValidArgsFunction: p.completeJourney,
		RunE: func(cmd *cobra.Command, args []string) error {
			f, err := format.ForWriting(name, output)
			if err != nil {
				return usage(err, "there are: "+format.Names(format.Writers()))
			}
			w, ids, err := p.chosen(args)
			if err != nil {
				return err
			}
			if output == "" || output == "-" {
				return f.Write(cmd.OutOrStdout(), w.State(), ids...)
			}
			return writeFile(fullPath(output), force, func(file io.Writer) error { return f.Write(file, w.State(), ids...) })
		},
	}
	c.Flags().StringVar(&name, "format", "", "the format of the file (default: what its name ends like, else json)")
	c.Flags().StringVarP(&output, "output", "o", "", "the file (default: standard output)")
	c.Flags().BoolVar(&force, "force", false, "overwrite the file")
	var names, extensions []string
	for _, f := range format.Writers() {
		names, extensions = append(names, f.Name+"\t"+f.About), append(extensions, f.Ext[1:])
	}
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp))
	_ = c.MarkFlagFilename("output", extensions...)
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
// unless force is set, and then nothing but a file, which stays as closed to
// others as it is.
func writeFile(path string, force bool, fill func(io.Writer) error) error {
	mode, put := fs.FileMode(0o666), atomicfile.Create
	if force {
		put = atomicfile.Replace
		if target, err := filepath.EvalSymlinks(path); err == nil {
			path = target
		}
		info, err := os.Lstat(path)
		if err == nil && !info.Mode().IsRegular() {
			return advise(fmt.Errorf("%s is not a file", path), "without --output it goes to standard output")
		}
		if err == nil {
			mode = info.Mode().Perm()
		}
	}
	err := put(path, mode, func(f *os.File) error { return fill(f) })
	switch {
	case errors.Is(err, fs.ErrExist):
		return advise(fmt.Errorf("%s is there already", path), "--force overwrites it")
	case err != nil:
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}
