package main

import (
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"wend/ui/uitest"
)

func TestTheHelpOfEveryCommandUsesTheWordsOfTheScreen(t *testing.T) {
	var look func(c *cobra.Command)
	look = func(c *cobra.Command) {
		uitest.Words(t, c.CommandPath(), c.Short+"\n"+c.Long+"\n"+c.Example)
		c.Flags().VisitAll(func(f *pflag.Flag) { uitest.Words(t, c.CommandPath()+" --"+f.Name, f.Usage) })
		for _, sub := range c.Commands() {
			look(sub)
		}
	}
	look(newRoot(&program{}))
}
