package keymap

import "slices"

// Table returns every command in reading order: by part of the program, the
// commonest first. The caller owns the slice.
func Table() []Command {
	return slices.Concat(
		globalRows(), goRows(), thingRows(), mapRows(), feelingRows(), severityRows(), paneRows(),
		listRows(), journeyRows(), flowRows(), kpiRows(), valueChainRows(), planRows(), insightRows(), personaRows(), historyRows(), startRows(), dialogRows(), typingRows(),
	)
}

func globalRows() []Command {
	return slices.Concat(moveRows(), editRows(), viewRows(), programRows())
}

func moveRows() []Command {
	return []Command{
		{Action: MoveLeft, Scope: Global, Keys: []string{"left", "h"}, Title: "Go left", Hint: "left", Help: "To the column on the left", Group: Moving},
		{Action: MoveRight, Scope: Global, Keys: []string{"right", "l"}, Title: "Go right", Hint: "right", Help: "To the column on the right", Group: Moving},
		{Action: MoveUp, Scope: Global, Keys: []string{"up", "k"}, Title: "Go up", Hint: "up", Help: "To the row above", Group: Moving},
		{Action: MoveDown, Scope: Global, Keys: []string{"down", "j"}, Title: "Go down", Hint: "down", Help: "To the row below", Group: Moving},
		{Action: MovePageDown, Scope: Global, Keys: []string{"pgdown", "f", "ctrl+d"}, Title: "Page down", Hint: "page", Help: "Down by one page of rows", Also: "scroll forward", Group: Moving},
		{Action: MovePageUp, Scope: Global, Keys: []string{"pgup", "F", "ctrl+u"}, Title: "Page up", Hint: "page", Help: "Up by one page of rows", Also: "scroll backward", Group: Moving},
		{Action: MoveFirst, Scope: Global, Keys: []string{"home", "g g"}, Title: "Go to the first", Hint: "first", Help: "To the first column, or the first row of a list", Also: "beginning top", Group: Moving},
		{Action: MoveLast, Scope: Global, Keys: []string{"end", "G"}, Title: "Go to the last", Hint: "last", Help: "To the last column, or the last row of a list", Also: "end bottom", Group: Moving},
		{Action: PaneNext, Scope: MapScreen, Keys: []string{"tab"}, Title: "Next pane", Hint: "pane", Help: "Focus the next pane in reading order", Group: Moving, Footer: 20},
		{Action: PanePrevious, Scope: MapScreen, Keys: []string{"shift+tab", "`"}, Title: "Previous pane", Hint: "pane", Help: "Focus the pane before", Group: Moving},
		{Action: LinkFollow, Scope: Global, Keys: []string{"space"}, Title: "Follow link", Hint: "follow", Help: "Jump to what the selection is linked with: pain, activity, KPI", Also: "jump", Group: Moving},
		{Action: FindOpen, Scope: MapScreen, Keys: []string{"/"}, Title: "Find in this pane", Hint: "find", Help: "Filter what the pane shows while typing", Also: "search filter", Group: Moving, Footer: 60},
		{Action: FindNext, Scope: Global, Keys: []string{"n"}, Title: "Next match", Hint: "next", Help: "To the next match of the search", Group: Moving},
		{Action: FindPrevious, Scope: Global, Keys: []string{"N"}, Title: "Previous match", Hint: "previous", Help: "To the match before", Group: Moving},
	}
}

func editRows() []Command {
	return []Command{
		{Action: ItemEdit, Scope: Global, Keys: []string{"enter"}, Title: "Edit", Hint: "edit", Help: "Open what is selected and change it in place", Also: "open inspect change", Group: Editing, Footer: 80},
		{Action: ItemRename, Scope: Global, Keys: []string{"r"}, Title: "Rename", Hint: "rename", Help: "Change the name of what is selected", Group: Editing, Edits: true},
		{Action: ItemDelete, Scope: Global, Keys: []string{"x", "delete"}, Title: "Delete", Hint: "delete", Help: "Delete what is selected; u brings it back", Also: "remove cut", Group: Editing, Edits: true},
		{Action: ItemDuplicate, Scope: Global, Keys: []string{"D"}, Title: "Duplicate", Hint: "duplicate", Help: "Put a copy right after what is selected", Also: "clone", Group: Editing, Edits: true},
		{Action: ItemCopy, Scope: Global, Keys: []string{"y"}, Title: "Copy", Hint: "copy", Help: "Copy what is selected, as text, to the clipboard", Also: "yank clipboard", Group: Editing},
		{Action: ItemPaste, Scope: Global, Keys: []string{"v", "ctrl+v"}, Title: "Paste", Hint: "paste", Help: "Paste after the cursor; several lines become several touchpoints", Also: "insert clipboard", Group: Editing, Edits: true},
		{Action: ItemLeft, Scope: Global, Keys: []string{"H", "shift+left"}, Title: "Move it left", Hint: "move", Help: "Move what is selected one place left, into the stage before at the edge", Also: "carry shift order", Group: Editing, Edits: true},
		{Action: ItemRight, Scope: Global, Keys: []string{"L", "shift+right"}, Title: "Move it right", Hint: "move", Help: "Move what is selected one place right, into the next stage at the edge", Also: "carry shift order", Group: Editing, Edits: true},
		{Action: ItemUp, Scope: Global, Keys: []string{"K", "shift+up"}, Title: "Move it up", Hint: "move", Help: "Move what is selected one row up", Also: "carry shift order", Group: Editing, Edits: true},
		{Action: ItemDown, Scope: Global, Keys: []string{"J", "shift+down"}, Title: "Move it down", Hint: "move", Help: "Move what is selected one row down", Also: "carry shift order", Group: Editing, Edits: true},
		{Action: NotesEdit, Scope: Global, Keys: []string{"e"}, Title: "Edit notes", Hint: "notes", Help: "Write the notes of what is selected in $VISUAL or $EDITOR", Also: "editor external", Group: Editing, Edits: true},
		{Action: TagsEdit, Scope: Global, Title: "Edit tags", Hint: "tags", Help: "Change the tags of what is selected", Also: "label", Group: Editing, Edits: true},
		{Action: Undo, Scope: Global, Keys: []string{"u"}, Title: "Undo", Hint: "undo", Help: "Take the last change back, say which, and go there", Also: "revert back", Group: Editing, Footer: 65, Edits: true},
		{Action: Redo, Scope: Global, Keys: []string{"ctrl+r", "U"}, Title: "Redo", Hint: "redo", Help: "Make the change again that was taken back", Also: "repeat again", Group: Editing, Edits: true},
	}
}

func viewRows() []Command {
	return []Command{
		{Action: NumberExplain, Scope: Global, Keys: []string{"E"}, Title: "Explain number", Hint: "explain", Help: "Formula, inputs and confidence of the number", Also: "why formula source", Group: Numbers},
		{Action: ThemeChoose, Scope: Global, Keys: []string{"T"}, Title: "Choose theme", Hint: "theme", Help: "Light, dark or high contrast, with a preview", Also: "colour color contrast", Group: Viewing},
		{Action: MouseToggle, Scope: Global, Keys: []string{"M"}, Title: "Mouse on or off", Hint: "mouse", Help: "Give the mouse back to the terminal, to select text, or take it again", Also: "capture select", Group: Viewing},
		{Action: Back, Scope: Global, Keys: []string{"esc", "-", "backspace", "q"}, Title: "Back", Hint: "back", Help: "Back to where one was; never quits", Also: "close return cancel", Group: Viewing, Footer: 30},
		{Action: Repaint, Scope: Global, Keys: []string{"ctrl+l"}, Title: "Repaint", Hint: "repaint", Help: "Draw the whole screen again", Also: "redraw refresh", Group: Viewing, Alarm: true},
	}
}

func programRows() []Command {
	return []Command{
		{Action: PaletteOpen, Scope: Global, Keys: []string{":"}, Title: "All commands", Hint: "command", Help: "Search every command by its words or its key, and run it", Also: "palette", Group: Program, Footer: 90},
		{Action: HelpOpen, Scope: Global, Keys: []string{"?"}, Title: "Help", Hint: "help", Help: "Every key that works here; typing filters, enter runs", Also: "keys manual", Group: Program, Footer: 100},
		{Action: SnapshotTake, Scope: Global, Title: "Take snapshot", Hint: "snapshot", Help: "Keep all journeys as they are now, under a label", Also: "version keep save backup", Group: Program, Edits: true},
		{Action: KeysShow, Scope: Global, Title: "Keys as Markdown", Hint: "keys", Help: "All keys as tables, to read or to copy", Also: "show bindings shortcuts table", Group: Program},
		{Action: WorkspaceSaved, Scope: Global, Keys: []string{"ctrl+s"}, Title: "Saved?", Hint: "saved", Help: "Say that every change is on disk already", Also: "save write w", Group: Program, Alarm: true},
		{Action: WorkspaceOpen, Scope: Global, Title: "Open workspace", Hint: "open", Help: "Open another workspace file", Also: "file load", Group: Program},
		{Action: WorkspaceRecent, Scope: Global, Title: "Recent workspaces", Hint: "recent", Help: "Open a workspace used before", Group: Program},
		{Action: WorkspaceEdit, Scope: Global, Title: "Workspace settings", Hint: "settings", Help: "Title, currency, period, thresholds", Also: "options preferences config", Group: Program, Edits: true},
		{Action: FileVerify, Scope: Global, Title: "Verify the file", Hint: "verify", Help: "Look at all of the file for damage", Also: "check doctor integrity", Group: Program},
		{Action: FileRepair, Scope: Global, Title: "Repair the file", Hint: "repair", Help: "Make a whole workspace of what can be found in a damaged file, which is kept", Also: "salvage damaged rescue doctor", Group: Program},
		{Action: FileBackup, Scope: Global, Title: "Back up now", Hint: "back up", Help: "Copy the workspace to its backups and read the copy back", Also: "backup safe copy", Group: Program},
		{Action: FileCompact, Scope: Global, Title: "Compact the file", Hint: "compact", Help: "Give back the room that the file does not need", Also: "shrink size vacuum", Group: Program, Edits: true},
		{Action: FileCompare, Scope: Global, Title: "Compare with a file", Hint: "compare", Help: "Lay the journey in another file over this one, and bring things back from it", Also: "diff two files copy version", Group: Program},
		{Action: FileMerge, Scope: Global, Title: "Merge another copy", Hint: "merge", Help: "Bring in what was changed in a copy of this workspace, as one step", Also: "conflicted copy sync combine join", Group: Program, Edits: true},
		{Action: DemoOpen, Scope: Global, Title: "Open the demo", Hint: "demo", Help: "A filled workspace in a temporary file", Also: "sample example", Group: Program},
		{Action: TutorialStart, Scope: Global, Title: "Start the tutorial", Hint: "tutorial", Help: "Learn wend on a journey that tells what to press", Also: "learn intro", Group: Program},
		{Action: Suspend, Scope: Global, Keys: []string{"ctrl+z"}, Title: "Suspend", Hint: "suspend", Help: "Back to the shell; fg returns", Also: "shell stop", Group: Program, Alarm: true},
		{Action: Quit, Scope: MapScreen, Keys: []string{"q"}, Title: "Quit", Hint: "quit", Help: "Leave wend; everything is saved", Also: "exit close", Group: Program, Footer: 10, Over: true},
		{Action: Leave, Scope: Global, Keys: []string{"ctrl+c"}, Title: "Leave from anywhere", Hint: "leave", Help: "Leave wend wherever one is; everything is saved", Also: "exit interrupt", Group: Program, Alarm: true},
	}
}

func goRows() []Command {
	return []Command{
		{Action: GoMap, Scope: Global, Keys: []string{"g m"}, Title: "Go to the map", Hint: "map", Help: "The journey, its emotions and the value chain on one axis", Also: "board", Group: Going},
		{Action: GoLibrary, Scope: Global, Keys: []string{"g l"}, Title: "Go to the library", Hint: "library", Help: "All journeys of the workspace", Also: "list maps", Group: Going},
		{Action: JumpBack, Scope: Global, Keys: []string{"ctrl+o", "g ,"}, Title: "Jump back", Hint: "jump back", Help: "To where one was before going far: screens, pages, links, matches", Also: "previous place return", Group: Going},
		{Action: JumpForward, Scope: Global, Keys: []string{"g ."}, Title: "Jump forward", Hint: "jump on", Help: "To where one was before jumping back", Also: "next place return", Group: Going},
		{Action: PersonasShow, Scope: Global, Keys: []string{"g p"}, Title: "Go to the personas", Hint: "personas", Help: "Curves in every journey, pains, sheets side by side, empathy maps", Also: "customers people segments empathy sheet", Group: Going},
		{Action: KPIsShow, Scope: Global, Keys: []string{"g k"}, Title: "Go to the KPIs", Hint: "KPIs", Help: "Where each stands, its target, its series as a chart", Also: "metrics measurements chart trend", Group: Going},
		{Action: FlowShow, Scope: Global, Keys: []string{"g f"}, Title: "Go to the flow", Hint: "flow", Help: "Who goes where, how many leave, and what if", Also: "transitions conversion funnel what-if leverage", Group: Going},
		{Action: InsightsShow, Scope: Global, Keys: []string{"g i"}, Title: "Go to the insights", Hint: "insights", Help: "All that stands out, by what it is about, with what to do next", Also: "questions findings warnings lint check muted", Group: Going},
		{Action: ChainShow, Scope: Global, Keys: []string{"g c"}, Title: "Go to the value chain", Hint: "chain", Help: "What each activity costs and gives, Porter's picture, what could be saved", Also: "porter activities cost margin competitors", Group: Going},
		{Action: PlanShow, Scope: Global, Keys: []string{"g o"}, Title: "Go to the plan", Hint: "plan", Help: "Pains, opportunities and initiatives as one chain, ranked", Also: "backlog initiatives opportunities priorities roadmap", Group: Going},
		{Action: HistoryShow, Scope: Global, Keys: []string{"g h"}, Title: "Go to the history", Hint: "history", Help: "What was done and what it did to the numbers, snapshots, earlier versions", Also: "changes log undo who versions", Group: Going},
		{Action: GoStart, Scope: Global, Keys: []string{"g s"}, Title: "Go to the start screen", Hint: "start", Help: "New, open, template, demo, tutorial", Also: "welcome home", Group: Going},
		{Action: FindAnywhere, Scope: Global, Keys: []string{"g /"}, Title: "Find in all journeys", Hint: "anywhere", Help: "Search any text of anything in the workspace and go there", Also: "global search everywhere", Group: Going},
	}
}
