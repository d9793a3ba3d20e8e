package bolt_test

import "syscall"

func mountSmall(dir string) error { return syscall.Mount("none", dir, "tmpfs", 0, "size=8m") }

func unmount(dir string) { _ = syscall.Unmount(dir, syscall.MNT_DETACH) }

func umask(mask int) int { return syscall.Umask(mask) }
