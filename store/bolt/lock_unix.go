//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package bolt

import (
	"errors"
	"os"
	"syscall"
	"time"

	"wend/store"
)

// lock waits for the lock on an open file that bbolt takes: shared with other readers, or exclusive. It is freed by
// unlock, or when f is closed. Who waits stands in the kernel's queue, so that of several programs none is passed over
// for long.
func lock(f *os.File, exclusive bool, timeout time.Duration) error {
	how := syscall.LOCK_SH
	if exclusive {
		how = syscall.LOCK_EX
	}
	err := syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB)
	if !errors.Is(err, syscall.EWOULDBLOCK) {
		return err
	}
	// The wait may outlast f: it has a descriptor of its own for the same open file,
	// to which locks belong.
	fd, err := descriptor(f)
	if err != nil {
		return err
	}
	got := make(chan error, 1)
	go func() { got <- waitForLock(fd, how) }()
	late := time.NewTimer(timeout)
	defer late.Stop()
	select {
	case err := <-got:
		_ = syscall.Close(fd)
		return err
	case <-late.C:
		go func() {
			if <-got == nil {
				_ = syscall.Flock(fd, syscall.LOCK_UN)
			}
			_ = syscall.Close(fd)
		}()
		return store.ErrBusy
	}
}

// descriptor returns another descriptor for the open file f, which no child gets.
func descriptor(f *os.File) (int, error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	fd, err := syscall.Dup(int(f.Fd()))
	if err == nil {
		syscall.CloseOnExec(fd)
	}
	return fd, err
}

func waitForLock(fd, how int) error {
	for {
		if err := syscall.Flock(fd, how); !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}

// unlock frees a lock on f, which bbolt's memory map would hold after f is closed.
func unlock(f *os.File) { _ = syscall.Flock(int(f.Fd()), syscall.LOCK_UN) }
