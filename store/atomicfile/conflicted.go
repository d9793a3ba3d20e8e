package atomicfile

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// conflicted is how programs that synchronise call the other version of a file: Dropbox and others add "(Ann's
// conflicted copy 2026-03-01)", Syncthing ".sync-conflict-20260301-…", browsers and drives " (1)", Nextcloud
// "(conflicted copy …)".
var conflicted = regexp.MustCompile(`(?i)^( ?\([^)]*conflict[^)]*\)| ?[-_.]?conflict(ed)?[- _].*|\.sync-conflict-.*| \([0-9]+\)| ?-? ?copy( [0-9]+)?)$`)

// Conflicted returns the names of the files beside path that are called like another version of it.
func Conflicted(path string) []string {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil
	}
	ext := filepath.Ext(path)
	stem := strings.TrimSuffix(filepath.Base(path), ext)
	var out []string
	for _, e := range entries {
		rest, beside := strings.CutPrefix(strings.TrimSuffix(e.Name(), ext), stem)
		if beside && strings.HasSuffix(e.Name(), ext) && e.Type().IsRegular() && conflicted.MatchString(rest) {
			out = append(out, e.Name())
		}
	}
	return out
}
