package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/atotto/clipboard"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"wend/model/text"
	"wend/store/bolt"
)

// upkeep is how the workspace's file is doing; what cannot be read is not known.
type upkeep struct {
	Bytes   int64         `json:"bytes,omitempty"`
	Free    int64         `json:"free"`
	History *bolt.History `json:"history,omitempty"`
	Backups string        `json:"backups,omitempty"` // the directory
}

// upkeep looks at the workspace's file without changing it.
func (p *program) upkeep() upkeep {
	o := p.options()
	o.ReadOnly = true
	s, err := bolt.Open(p.path(), o)
	if err != nil {
		return upkeep{}
	}
	f := s.Finding()
	u := upkeep{Bytes: f.Bytes, Free: f.Free, Backups: backupsOf(s.ID())}
	if h, err := s.History(); err == nil {
		u.History = &h
	}
	return u
}

// rows are what people read of it.
func (u upkeep) rows() [][]string {
	if u.Bytes == 0 {
		return nil
	}
	rows := [][]string{{"size", inBytes(u.Bytes) + ", of which " + inBytes(u.Free) + " are free"}}
	if h := u.History; h != nil {
		says := text.Several(h.Steps, "step")
		if !h.Oldest.IsZero() {
			says += " since " + h.Oldest.Local().Format(time.DateOnly)
		}
		rows = append(rows, []string{"history", fmt.Sprintf("%s; the newest %d are kept", says, h.Keep)})
	}
	return append(rows, []string{"backups", u.Backups})
}

// facts are what a report of a fault should say, and what helps against most.
type facts struct {
	Version   string `json:"version"`
	Workspace string `json:"workspace"`
	Exists    bool   `json:"exists"`
	upkeep
	paths
	Terminal  bool   `json:"terminal"`
	Term      string `json:"term"`
	Colours   string `json:"colours"`
	Width     string `json:"width"`
	Clipboard string `json:"clipboard"`
	Editor    string `json:"editor"`
	SSH       bool   `json:"ssh"`
	Tmux      bool   `json:"tmux"`
}

func (p *program) infoCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "info",
		Short: "Tell paths, and what the terminal can do",
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			f := p.facts()
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), f)
			}
			rows := append([][]string{
				{"version", f.Version},
				{"workspace", f.Workspace + missing(f.Exists)},
			}, f.upkeep.rows()...)
			plain{cmd.OutOrStdout()}.table(append(rows, [][]string{
				{"config", f.Config},
				{"data", f.Data},
				{"state", f.State},
				{"log", f.Log},
				{"terminal", yes(f.Terminal) + " " + f.Term},
				{"colours", f.Colours},
				{"width", f.Width},
				{"clipboard", f.Clipboard},
				{"editor", f.Editor},
				{"ssh", yes(f.SSH)},
				{"tmux", yes(f.Tmux)},
			}...))
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "for scripts")
	return c
}

func (p *program) facts() facts {
	path := p.path()
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	_, err := os.Stat(path)
	return facts{
		Version: version(), Workspace: path, Exists: err == nil, upkeep: p.upkeep(), paths: findPaths(),
		Terminal: term.IsTerminal(os.Stdout.Fd()), Term: os.Getenv("TERM"),
		Colours: strings.ToLower(colorprofile.Detect(os.Stdout, os.Environ()).String()),
		Width:   widthMode(), Clipboard: clipboardPath(), Editor: editorFound(),
		SSH: remote(), Tmux: os.Getenv("TMUX") != "",
	}
}

func remote() bool { return os.Getenv("SSH_TTY") != "" || os.Getenv("SSH_CONNECTION") != "" }

// widthMode says how the width of text is counted: the terminal is asked about
// graphemes (mode 2027) only where asking is known to be safe.
func widthMode() string {
	kind := os.Getenv("TERM")
	for _, name := range []string{"ghostty", "wezterm", "alacritty", "kitty", "rio"} {
		if strings.Contains(kind, name) {
			return "graphemes, if the terminal agrees"
		}
	}
	if os.Getenv("WT_SESSION") != "" || !remote() {
		return "graphemes, if the terminal agrees"
	}
	return "characters"
}

// clipboardPath says which way a copy takes.
func clipboardPath() string {
	if remote() || clipboard.Unsupported {
		return "terminal (OSC 52)"
	}
	for _, tool := range []string{"wl-copy", "xclip", "xsel", "termux-clipboard-set", "pbcopy", "clip.exe"} {
		if path, err := exec.LookPath(tool); err == nil {
			return path
		}
	}
	return "system"
}

func editorFound() string {
	words, err := editor()
	if err != nil {
		return "-"
	}
	return strings.Join(words, " ")
}

func missing(exists bool) string {
	if exists {
		return ""
	}
	return "  (not there yet)"
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
