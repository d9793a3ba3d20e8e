package atomicfile_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"wend/store/atomicfile"
)

func TestConflictedCopiesAreKnownByTheirNames(t *testing.T) {
	dir := t.TempDir()
	conflicted := []string{
		"client (1).wend", "client (Ann's conflicted copy 2026-03-01).wend", "client (conflicted copy 2026-03-01 101112).wend",
		"client.sync-conflict-20260301-101112-ABCDEFG.wend", "client-conflict-2.wend", "client copy.wend",
	}
	for _, name := range append([]string{"client.wend", "client-20260301-101112.000.wend", "clients.wend", "client two.wend", "client (1).json"}, conflicted...) {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(conflicted)
	if got := atomicfile.Conflicted(filepath.Join(dir, "client.wend")); !slices.Equal(got, conflicted) {
		t.Errorf("got  %q\nwant %q", got, conflicted)
	}
}
