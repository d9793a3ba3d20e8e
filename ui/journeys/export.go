package journeys

import (
	"fmt"
	"io"
	"strings"

	"wend/model"
	"wend/model/format"
	"wend/model/text"
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
	suggested, title := text.FileName(docs[0].Journey().Title, "journey"), "Export to"
	if len(docs) > 1 {
		suggested, title = "journeys", "Export "+text.Several(len(docs), "journey")+" to"
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
