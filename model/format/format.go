// Package format is the table of the formats in which journeys are handed over.
// The screen, the commands and the shell's completion all ask [All], so that a
// new format is its package below this one and one row here.
//
// Readers and writers work on the reader or writer they are given and on nothing
// else; they may be called from any goroutine.
package format

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"wend/model"
	"wend/model/format/json"
	"wend/model/format/markdown"
	"wend/model/format/source"
)

// Format is a way to write journeys down.
type Format struct {
	Name  string // as people choose it
	Ext   string // of its files, with the dot
	About string // what a file of it is for
	// Read reads a whole valid state, or says what is wrong with the file. It is
	// nil for a format that is only written.
	Read func(io.Reader, source.Options) (model.State, source.Report, error)
	// Write writes the given journeys, all of them if none are given. It is nil
	// for a format that is only read.
	Write func(io.Writer, model.State, ...model.DocID) error
}

// All lists the formats. The first is ours: it is meant where nothing says which.
var All = []Format{
	{"json", ".json", "everything, to be read again by wend", json.Decode, json.Encode},
	{"markdown", ".md", "the map as text for people", nil, markdown.Write},
}

// Readers returns the formats that can be read.
func Readers() []Format {
	return slices.DeleteFunc(slices.Clone(All), func(f Format) bool { return f.Read == nil })
}

// Writers returns the formats that can be written.
func Writers() []Format {
	return slices.DeleteFunc(slices.Clone(All), func(f Format) bool { return f.Write == nil })
}

// Names lists formats for people: "json (.json), markdown (.md)".
func Names(of []Format) string {
	out := make([]string, len(of))
	for i, f := range of {
		out[i] = fmt.Sprintf("%s (%s)", f.Name, f.Ext)
	}
	return strings.Join(out, ", ")
}

// OfFile returns the format that a file's name ends like.
func OfFile(path string) (Format, bool) {
	ext := strings.ToLower(filepath.Ext(path))
	i := slices.IndexFunc(All, func(f Format) bool { return f.Ext == ext })
	if i < 0 {
		return Format{}, false
	}
	return All[i], true
}

// ForWriting returns the format called name or, without a name, the one that
// the file's name ends like.
func ForWriting(name, path string) (Format, error) {
	f, known := All[0], true
	what := fmt.Sprintf("format %q", name)
	switch ext := filepath.Ext(path); {
	case name != "":
		i := slices.IndexFunc(All, func(f Format) bool { return f.Name == name })
		if known = i >= 0; known {
			f = All[i]
		}
	case ext != "":
		f, known = OfFile(path)
		what = fmt.Sprintf("format of files that end in %q", ext)
	}
	switch {
	case !known:
		return f, fmt.Errorf("there is no %s", what)
	case f.Write == nil:
		return f, fmt.Errorf("%s is read and not written", f.Name)
	}
	return f, nil
}

// ForReading returns the format that the file's name ends like; ours if that
// says nothing.
func ForReading(path string) (Format, error) {
	f, known := OfFile(path)
	switch {
	case !known:
		return All[0], nil
	case f.Read == nil:
		return f, fmt.Errorf("%s is written and not read", f.Name)
	}
	return f, nil
}
