package model

import "errors"

// What callers branch on. Errors of this package wrap one of these and say
// which object and field they mean.
var (
	ErrUnknownKind  = errors.New("unknown kind")
	ErrUnknownField = errors.New("unknown field")
	ErrInvalid      = errors.New("not valid")
	ErrNotFound     = errors.New("not found")
)
