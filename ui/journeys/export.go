package journeys

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"unicode"

	"wend/model"
	"wend/model/format"
	"wend/ui/dialog"
	"wend/ui/screen"
)

// export asks where to, and writes the journeys into one file, in the format
// that its name ends like.
func export(f *screen.Frame, docs []*model.Document) screen.Outcome {
	var ends []string
	for _, w := range format.Writers() {
		ends = append(ends, w.Ext)
	}
	known := strings.Join(ends, " or ")
	check := func(path string) (string, bool) {
		w, found := format.OfFile(path)
		if !found || w.Write == nil {
			return "the name must end in " + known, false
		}
		return w.About, true
	}
	ids := make([]model.DocID, 0, len(docs))
	for _, d := range docs {
		ids = append(ids, d.ID())
	}
	suggested, title := slug(docs[0].Journey().Title), "Export to"
	if len(docs) > 1 {
		suggested, title = "journeys", fmt.Sprintf("Export %d journeys to", len(docs))
	}
	suggested += ends[0]
	o := dialog.PromptOptions{Title: title, Hint: "A name ending in " + known + "; nothing is overwritten.", Value: suggested, Check: check}
	return screen.Ask(f, o, func(path string) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome {
			state := f.State
			return screen.Outcome{Outside: screen.Outside{Save: screen.File{Path: path, Write: func(to io.Writer) error { return write(to, path, state, ids) }}}}
		})
	})
}

// write writes journeys in the format that a file's name ends like.
func write(to io.Writer, path string, s model.State, ids []model.DocID) error {
	w, err := format.ForWriting("", path)
	if err != nil {
		return err
	}
	if err := w.Write(to, s, ids...); err != nil {
		return fmt.Errorf("export %s: %w", path, err)
	}
	return nil
}

// slug makes a file name of a title: letters and digits of any script, nothing
// else, and short enough for every file system.
func slug(title string) string {
	const most = 50 // letters, of at most four bytes
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M, unicode.N)
	})
	name := []rune(strings.Join(words[:min(len(words), 6)], "-"))
	return cmp.Or(strings.Trim(string(name[:min(len(name), most)]), "-"), "journey")
}
