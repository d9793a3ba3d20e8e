package rescue_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"wend/store"
	"wend/store/rescue"
)

func TestAFullDiskLeavesNoTornRescueAndTheSecondPlaceIsTaken(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=64k"); err != nil {
		t.Skip("no disk can be made: ", err)
	}
	defer func() { _ = syscall.Unmount(disk, syscall.MNT_DETACH) }()
	p := rescue.Places{Beside: filepath.Join(disk, "client.wend"), Second: t.TempDir()}
	small := rescue.Rescue{Workspace: "W", Commits: []store.Commit{commit("a")}}
	path := write(t, p, "", small)
	if filepath.Dir(path) != disk {
		t.Fatalf("it is in %s", path)
	}
	big := small
	c := commit("b")
	c.Label = strings.Repeat("much ", 40_000)
	big.Commits = append(big.Commits, c)
	second := write(t, p, path, big)
	if filepath.Dir(second) != p.Second {
		t.Errorf("it is in %s", second)
	}
	if r, err := rescue.Read(path); err != nil || len(r.Commits) != 1 {
		t.Errorf("what was there is %+v, %v", r, err)
	}
	if entries, err := os.ReadDir(disk); err != nil || len(entries) != 1 {
		t.Errorf("on the disk are %v, %v", entries, err)
	}
}
