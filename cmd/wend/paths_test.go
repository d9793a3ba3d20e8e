package main

import "testing"

func TestATildeThatNoShellHasSeenIsTheUsersDirectory(t *testing.T) {
	t.Setenv("HOME", "/home/maya")
	for typed, want := range map[string]string{
		"~/x.wend": "/home/maya/x.wend", "~": "/home/maya", "x.wend": "x.wend", "/a/~/x": "/a/~/x", "~maya/x": "~maya/x", "": "",
	} {
		if got := fullPath(typed); got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
	if got := (&program{file: "~/x.wend"}).path(); got != "/home/maya/x.wend" {
		t.Errorf("--file=~/x.wend is %q", got)
	}
	t.Setenv("WEND_FILE", "~/y.wend")
	if got := (&program{}).path(); got != "/home/maya/y.wend" {
		t.Errorf("WEND_FILE=~/y.wend is %q", got)
	}
}
