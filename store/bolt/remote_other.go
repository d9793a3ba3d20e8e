//go:build !linux

package bolt

// remote is not known here.
func remote(string) string { return "" }
