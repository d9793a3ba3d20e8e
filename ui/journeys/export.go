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

// export asks where to, and writes the journey in the format that the name ends
// like.
func export(f *screen.Frame, docs []*model.Document) screen.Outcome {
	d := docs[0]
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
	suggested := slug(d.Journey().Title) + ends[0]
	o := dialog.PromptOptions{Title: "Export to", Hint: "A name ending in " + known + "; nothing is overwritten.", Value: suggested, Check: check}
	return screen.Ask(f, o, func(path string) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome {
			state := f.State
			return screen.Outcome{Save: screen.File{Path: path, Write: func(to io.Writer) error {
				w, err := format.ForWriting("", path)
				if err == nil {
					err = w.Write(to, state, d.ID())
				}
				if err != nil {
					return fmt.Errorf("export %s: %w", path, err)
				}
				return nil
			}}}
		})
	})
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
