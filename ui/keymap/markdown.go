package keymap

import (
	"fmt"
	"strings"
)

// Markdown returns all keys as tables, one for each group, for the README and
// for ":keys". Commands without a key are in it too, with ":" for the palette.
func (m *Map) Markdown() string {
	var b strings.Builder
	for _, g := range Groups() {
		fmt.Fprintf(&b, "### %s\n\n| Key | Where | Command | What it does |\n|---|---|---|---|\n", g)
		for _, c := range m.inGroup(g) {
			fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", markdownKeys(c.Keys), c.Scope.Words(), escape(c.Title), escape(c.Help))
		}
		b.WriteByte('\n')
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// inGroup returns the rows of a group without those that say again what an
// earlier one said.
func (m *Map) inGroup(g Group) []Command {
	var out []Command
	seen := map[string]bool{}
	for _, c := range m.rows {
		same := fmt.Sprint(c.Action, c.Title, c.Keys)
		if c.Group != g || seen[same] {
			continue
		}
		seen[same] = true
		out = append(out, c)
	}
	return out
}

func markdownKeys(keys []string) string {
	if len(keys) == 0 {
		return "`:`"
	}
	var quoted []string
	for _, k := range keys {
		fence := "`"
		if strings.Contains(k, "`") {
			fence = "`` "
		}
		quoted = append(quoted, fence+escape(k)+reverse(fence))
	}
	return strings.Join(quoted, " ")
}

func reverse(fence string) string {
	if fence == "`` " {
		return " ``"
	}
	return fence
}

// escape keeps a bar from ending the cell.
func escape(s string) string { return strings.ReplaceAll(s, "|", `\|`) }
