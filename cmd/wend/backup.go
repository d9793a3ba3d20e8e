package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"wend/store"
	"wend/store/bolt"
)

// backupsOf is the directory of the backups of a workspace, by its id: they outlive a file that is moved or renamed.
func backupsOf(id string) string { return filepath.Join(findPaths().State, "backups", id) }

// keepBackup makes a backup of a workspace among the automatic ones. It must not keep anybody from working: what goes
// wrong is told.
func (p *program) keepBackup(s *bolt.Store, why bolt.Reason) {
	if s.ID() == "" {
		return
	}
	if _, err := s.Keep(backupsOf(s.ID()), why, time.Now()); err != nil && p.tell != nil {
		plain{p.tell}.line("wend: no backup was made: %v", err)
	}
}

const backupHelp = `Copy a workspace as it is now. It may be in use meanwhile; the copy counts when it was read back.

Without --output the copy goes to the automatic backups. Those are made on each day of use, and before a migration, a
large import, a compaction and a restore; kept are the newest of each of 7 days and 4 weeks, and those before a
migration. 'wend restore' lists them.`

func (p *program) backupCommand() *cobra.Command {
	var output string
	c := p.ofAFile(&cobra.Command{
		Use: "backup [FILE]", Short: "Copy a workspace, also while it is in use", Long: backupHelp,
		Example: "\nwend backup\nwend backup -o /media/stick/client.wend",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := p.named(args); err != nil {
				return err
			}
			o := p.options()
			o.ReadOnly = true
			s, err := bolt.Open(p.path(), o)
			if err != nil {
				return err
			}
			p.caution(s)
			to := fullPath(output)
			if output == "" {
				to, err = s.Keep(backupsOf(s.ID()), bolt.ByHand, time.Now())
			} else {
				err = s.Backup(to)
			}
			if errors.Is(err, store.ErrExists) {
				return fmt.Errorf("%s is there already", to)
			}
			if err == nil {
				plain{cmd.OutOrStdout()}.line("%s, read back", to)
			}
			return err
		},
	})
	c.Flags().StringVarP(&output, "output", "o", "", "the file (default: among the automatic backups)")
	_ = c.MarkFlagFilename("output", "wend")
	return c
}

const restoreHelp = `Put a backup in the place of the workspace, or list the backups that there are. A backup is named by its file, or by
the number of the step that it was made at, as it is listed.

What is there now is kept beside the workspace. Programs that have it open see what happened.`

func (p *program) restoreCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use: "restore [BACKUP]", Short: "Put a backup in place, or list the backups", Long: restoreHelp,
		Example:           "\nwend restore\nwend restore 1204 -f client.wend\nwend restore old.wend -f client.wend",
		Args:              arguments(0, 1, "one backup at a time"),
		ValidArgsFunction: cobra.FixedCompletions([]string{"wend"}, cobra.ShellCompDirectiveFilterFileExt),
		RunE: func(cmd *cobra.Command, args []string) error {
			all, err := p.backups()
			if err != nil {
				return err
			}
			out := plain{cmd.OutOrStdout()}
			switch {
			case len(args) == 1:
				return p.restore(out, all, args[0])
			case asJSON:
				return writeJSON(cmd.OutOrStdout(), append([]bolt.Backup{}, all...))
			}
			rows := [][]string{{"STEP", "MADE", "WHY", "SIZE", "FILE"}}
			for _, b := range all {
				rows = append(rows, []string{fmt.Sprint(b.Revision), b.Time.Format("2006-01-02 15:04"), string(b.Reason), inBytes(b.Bytes), b.Path})
			}
			if len(all) > 0 {
				out.table(rows)
			}
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "for scripts")
	return c
}

// backups lists those of the workspace in use; all that there are if its file does not say which one it is.
func (p *program) backups() ([]bolt.Backup, error) {
	if f, err := bolt.Verify(p.path(), 0); err == nil && f.ID != "" {
		return bolt.Backups(backupsOf(f.ID))
	}
	dirs, err := os.ReadDir(backupsOf(""))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	var all []bolt.Backup
	for _, d := range dirs {
		some, fault := bolt.Backups(backupsOf(d.Name()))
		all, err = append(all, some...), errors.Join(err, fault)
	}
	return all, err
}

func (p *program) restore(out plain, all []bolt.Backup, word string) error {
	from := fullPath(word)
	for _, b := range all {
		if fmt.Sprint(b.Revision) == word {
			from = b.Path
		}
	}
	if _, err := os.Stat(from); err != nil {
		return advise(fmt.Errorf("there is no backup %q", word), "'wend restore' lists them")
	}
	aside, err := bolt.Restore(p.path(), from, time.Now())
	if err != nil {
		return err
	}
	out.line("%s is as in %s", p.path(), from)
	if aside != "" {
		out.line("what was there is now %s", aside)
	}
	return nil
}

const compactHelp = `Write a workspace anew without the room that changed and deleted things left. Other programs go on with the new
file. A backup is made first.

The undo history keeps the newest 20,000 steps; --keep sets how many it keeps, for this workspace and from now on.`

func (p *program) compactCommand() *cobra.Command {
	keep := -1
	c := p.ofAFile(&cobra.Command{
		Use: "compact [FILE]", Short: "Give back room that a workspace does not need", Long: compactHelp,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := p.named(args); err != nil {
				return err
			}
			if cmd.Flags().Changed("keep") && keep < bolt.LeastHistory {
				return usage(fmt.Errorf("--keep %d is too few", keep), fmt.Sprintf("at least %d steps are kept", bolt.LeastHistory))
			}
			s, err := bolt.Open(p.path(), p.options())
			if err != nil {
				return err
			}
			p.caution(s)
			before := s.Finding().Bytes
			p.keepBackup(s, bolt.BeforeCompact)
			if keep > 0 {
				if err := s.SetHistory(keep); err != nil {
					return err
				}
			}
			if err := s.Compact(); err != nil {
				return err
			}
			info, err := os.Stat(p.path())
			if err == nil {
				plain{cmd.OutOrStdout()}.line("%s: %s, before %s", filepath.Base(p.path()), inBytes(info.Size()), inBytes(before))
			}
			return err
		},
	})
	c.Flags().IntVar(&keep, "keep", 0, "steps of the undo history to keep from now on")
	return c
}
