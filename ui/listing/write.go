package listing

import (
	"fmt"
	"io"
	"strings"

	"wend/model/format/csv"
	"wend/model/format/markdown"
	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/screen"
)

// copied takes the rows as a table of Markdown to the clipboard.
func (l List[R]) copied() screen.Outcome {
	head, rows := l.Texts()
	return screen.Outcome{Outside: screen.Outside{Copy: screen.Text{What: text.Several(len(rows), "row") + " as Markdown", Text: markdown.Table(head, rows)}}}
}

// writers write a table, by how the name of the file ends.
var writers = map[string]func(io.Writer, []string, [][]string) error{
	".csv": csv.Write,
	".md": func(w io.Writer, head []string, rows [][]string) error {
		_, err := io.WriteString(w, markdown.Table(head, rows))
		return err
	},
}

// write asks for the name of a file and writes the rows into it.
func (l List[R]) write(f *screen.Frame) screen.Outcome {
	head, rows := l.Texts()
	o := dialog.PromptOptions{
		Title: fmt.Sprintf("Write %s to", text.Several(len(rows), "row")), Hint: "A name ending in .csv or .md; nothing is overwritten.",
		Value: text.FileName(l.Name(), "list") + ".csv",
		Check: func(path string) (string, bool) {
			if writerOf(path) == nil {
				return "the name must end in .csv or .md", false
			}
			return "", true
		},
	}
	return screen.Ask(f, o, func(path string) screen.Answer {
		return screen.Anywhere(func(*screen.Frame) screen.Outcome {
			return screen.Outcome{Outside: screen.Outside{Save: screen.File{Path: path, Write: func(w io.Writer) error {
				return writerOf(path)(w, head, rows)
			}}}}
		})
	})
}

func writerOf(path string) func(io.Writer, []string, [][]string) error {
	for end, w := range writers {
		if strings.HasSuffix(strings.ToLower(path), end) {
			return w
		}
	}
	return nil
}
