package analysis

// list returns a copy of v that encodes to [] if empty.
func list[T any](v []T) []T { return append([]T{}, v...) }
