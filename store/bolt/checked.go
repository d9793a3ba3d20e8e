package bolt

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"wend/store/bolt/raw"
)

// A preflight reads all of a file: a second for one of ten thousand journeys, whatever is wanted of it. Of a large file
// that was found whole it is therefore noted, outside of it, how it looked then, and after each commit of a store that
// had found it so before the commit. While it looks the same to the last nanosecond nobody else has written to it, and it
// is not read again. A note that is old, torn or missing costs a preflight and nothing more. What decays on the disk
// meanwhile is found by Verify and, where it is read, by the seals.

// largeFile is from how many bytes on a file is noted.
const largeFile = 16 << 20

// checked is the note: the file that it is of, and what its preflight found that does not change.
type checked struct {
	File    fileState `json:"file"`
	Commit  uint64    `json:"commit"` // the last: clocks of files may tick slowly
	Schema  int       `json:"schema"`
	ID      string    `json:"id"`
	Records int       `json:"records"` // then
}

// noteOf returns where the note of a file lies; empty if none is kept.
func (s *Store) noteOf() string {
	if s.options.Checked == "" {
		return ""
	}
	path, err := filepath.Abs(s.file)
	if err != nil {
		return ""
	}
	return filepath.Join(s.options.Checked, fmt.Sprintf("%.16x.json", sha256.Sum256([]byte(path))))
}

// checked returns the finding of an open file that was found whole and is as it was then.
func (s *Store) checked(f *os.File) (Finding, os.FileInfo, bool) {
	info, err := f.Stat()
	if err != nil || info.Size() < largeFile {
		return Finding{}, nil, false
	}
	now, known := stateOf(info)
	note := s.noteOf()
	if !known || note == "" {
		return Finding{}, nil, false
	}
	content, err := os.ReadFile(note)
	var c checked
	if err != nil || json.Unmarshal(content, &c) != nil || c.File != now || c.Schema != len(schemas) {
		return Finding{}, nil, false
	}
	report, err := raw.Metas(f, info.Size())
	if err != nil || report.Fallback || !report.Whole() || report.Meta.TxID != c.Commit {
		return Finding{}, nil, false
	}
	free, err := raw.FreePages(f, report.Meta)
	if err != nil {
		return Finding{}, nil, false
	}
	return Finding{
		Verdict: Healthy, Schema: c.Schema, ID: c.ID, Records: c.Records, Bytes: info.Size(), Free: freeBytes(info.Size(), report.Meta, free),
	}, info, true
}

// note notes that an open file was found whole when it was as info says. It may fail: then the file is read again.
func (s *Store) note(finding Finding, f *os.File, info os.FileInfo) {
	state, known := stateOf(info)
	note := s.noteOf()
	if note == "" || !known || finding.Verdict != Healthy || info.Size() < largeFile {
		return
	}
	last, err := lastCommit(f)
	if err != nil {
		return
	}
	content, err := json.Marshal(checked{File: state, Commit: last.TxID, Schema: finding.Schema, ID: finding.ID, Records: finding.Records})
	if err == nil && os.MkdirAll(filepath.Dir(note), 0o700) == nil {
		_ = os.WriteFile(note, content, 0o600)
	}
}
