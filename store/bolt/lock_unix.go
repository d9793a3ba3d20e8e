//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package bolt

import (
	"errors"
	"os"
	"syscall"
	"time"

	"wend/store"
)

// lockShared waits for the lock that bbolt takes to write. It is freed when f is closed.
func lockShared(f *os.File, timeout time.Duration) error {
	for deadline := time.Now().Add(timeout); ; {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_SH|syscall.LOCK_NB)
		if !errors.Is(err, syscall.EWOULDBLOCK) {
			return err
		}
		if time.Now().After(deadline) {
			return store.ErrBusy
		}
		time.Sleep(lockRetry)
	}
}

// unlock frees bbolt's lock on f, which its memory map would hold after f is closed.
func unlock(f *os.File) { _ = syscall.Flock(int(f.Fd()), syscall.LOCK_UN) }
