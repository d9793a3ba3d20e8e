//go:build !linux

package bolt_test

import "errors"

func mountSmall(string) error { return errors.New("not here") }

func unmount(string) {}

func umask(mask int) int { return mask }
