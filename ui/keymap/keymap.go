// Package keymap is the one table of what wend can do: every action, where it
// is live, the keys that start it, and the words that footer, help, palette,
// toasts and README use for it.
//
// A [Command] is a row of that table; [Table] lists them in reading order. A
// [Map] answers questions about the table, with the user's own keys applied:
// what does this key mean here ([Map.Press]), what belongs in the footer
// ([Map.Footer]), which command is meant by these words ([Map.Search]).
//
// Keys are written as Bubble Tea writes them: "a", "H", "shift+left", "ctrl+r",
// "space", "enter", "esc", "pgup". A sequence is its keys with a blank between:
// "g l". Scopes run from the innermost (a text field, a dialog, a pane) to the
// outermost, [Global]; see [Scope] for what an inner scope lets through.
//
// A Map never changes after [New]; it may be used from several goroutines. The
// package does no input or output.
package keymap

// Action names what a key, a palette row or a click asks for.
type Action string

// Group is the heading under which help and README list a command.
type Group string

// The groups, in the order of [Groups].
const (
	Moving    Group = "Moving"
	Editing   Group = "Editing"
	Mapping   Group = "Stages and touchpoints"
	Feeling   Group = "Feelings and findings"
	Working   Group = "Value chain"
	Numbers   Group = "Numbers"
	Viewing   Group = "View"
	Going     Group = "Go to"
	Planning  Group = "The plan"
	Listing   Group = "In lists"
	Journeys  Group = "Journeys"
	Versions  Group = "Versions"
	Program   Group = "Workspace and program"
	Starting  Group = "Start"
	Answering Group = "In dialogs"
	Typing    Group = "While typing"
)

// Groups returns the headings in reading order.
func Groups() []Group {
	return []Group{
		Moving, Editing, Mapping, Feeling, Working, Numbers, Viewing,
		Going, Planning, Listing, Journeys, Versions, Program, Starting, Answering, Typing,
	}
}

// Command is one row of the table. An action may have a row in several scopes,
// with the keys and words that fit there.
type Command struct {
	Action Action
	Scope  Scope
	Keys   []string // the first one is shown; none: reachable by the palette only
	Title  string   // what palette, help and toasts say: "Add touchpoint"
	Hint   string   // 2 to 11 characters for the footer; equal neighbours share an entry
	Help   string   // one line, a sentence without the full stop
	Also   string   // words people may search for that stand nowhere else in the row
	Group  Group
	Footer int // priority in the footer, higher is kept longer; 0: not shown

	Edits bool // changes a document: refused when read-only, dead while presenting
	Asks  bool // cannot be undone, so it asks first
	Over  bool // takes its key from an outer scope on purpose
	Alarm bool // gets through every scope, even a text field
}
