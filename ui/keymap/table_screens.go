package keymap

// listRows are the keys of every screen that is a list of things.
func listRows() []Command {
	return []Command{
		{Action: ListSort, Scope: List, Keys: []string{"S"}, Title: "Sort by this column", Hint: "sort", Help: "Left and right choose the column; again turns the order, then ends it", Also: "order reverse arrange", Group: Listing, Footer: 55},
		{Action: ListGroup, Scope: List, Keys: []string{"b"}, Title: "Group by this column", Hint: "group", Help: "Put what has the same value in the column under one heading; again ends it", Also: "heading by", Group: Listing},
		{Action: ListMark, Scope: List, Keys: []string{"v"}, Title: "Mark", Hint: "mark", Help: "Mark this row, or unmark it; the next action is about all that are marked", Also: "select several many tick", Group: Listing, Footer: 52, Over: true},
		{Action: ListMarkRange, Scope: List, Keys: []string{"V"}, Title: "Mark up to here", Hint: "range", Help: "Mark every row from the last one marked to this one", Also: "select several many range", Group: Listing},
		{Action: ListPreview, Scope: List, Keys: []string{"z"}, Title: "Preview", Hint: "preview", Help: "Show the picture of this row on the whole screen, or the list again", Also: "picture detail zoom", Group: Listing, Footer: 35},
		{Action: ItemCopy, Scope: List, Keys: []string{"y"}, Title: "Copy the list as Markdown", Hint: "copy", Help: "The rows that are marked, or all that show, to the clipboard", Also: "yank clipboard table", Group: Listing},
		{Action: ListWrite, Scope: List, Keys: []string{"W"}, Title: "Write the list", Hint: "write", Help: "The rows that are marked, or all that show, as CSV or Markdown", Also: "export save table spreadsheet", Group: Listing, Over: true},
		{Action: OwnerSet, Scope: List, Keys: []string{"o"}, Title: "Set owner", Hint: "owner", Help: "Who answers for it; of all that are marked in one step", Also: "responsible team assign", Group: Listing, Edits: true},
		{Action: StatusSet, Scope: List, Keys: []string{"s"}, Title: "Set status", Hint: "status", Help: "How far it is; of all that are marked in one step", Also: "progress done doing", Group: Listing, Edits: true},
		{Action: DueSet, Scope: List, Keys: []string{"d"}, Title: "Set due date", Hint: "due", Help: "When it is to be done; of all that are marked in one step", Also: "deadline date", Group: Listing, Edits: true},
		{Action: TagsSet, Scope: List, Keys: []string{"t"}, Title: "Set tags", Hint: "tags", Help: "The tags that all marked ones share", Also: "label", Group: Listing, Edits: true},
	}
}

// journeyRows are the library's keys and what may be done to a whole journey
// from anywhere.
func journeyRows() []Command {
	return []Command{
		{Action: JourneyOpen, Scope: Library, Keys: []string{"enter"}, Title: "Open journey", Hint: "open", Help: "Show the selected journey on the map", Group: Journeys, Footer: 95, Over: true},
		{Action: JourneyNew, Scope: Library, Keys: []string{"a"}, Title: "New journey", Hint: "add", Help: "An empty journey", Also: "create map", Group: Journeys, Footer: 85, Edits: true},
		{Action: JourneyTemplate, Scope: Library, Keys: []string{"A"}, Title: "New journey from a template", Hint: "template", Help: "Choose the stages to begin with", Also: "create sample", Group: Journeys, Footer: 50, Edits: true},
		{Action: JourneyRename, Scope: Library, Keys: []string{"r"}, Title: "Rename journey", Hint: "rename", Help: "Change the title of the journey", Group: Journeys, Footer: 45, Edits: true, Over: true},
		{Action: JourneyDuplicate, Scope: Library, Keys: []string{"D"}, Title: "Duplicate journey", Hint: "duplicate", Help: "A second journey with the same content, of each marked one", Also: "clone copy", Group: Journeys, Edits: true, Over: true},
		{Action: JourneyDelete, Scope: Library, Keys: []string{"x", "delete"}, Title: "Delete journey", Hint: "delete", Help: "Delete the journey, or all marked ones; u brings them back", Also: "remove", Group: Journeys, Footer: 40, Edits: true, Over: true},
		{Action: JourneyTags, Scope: Library, Keys: []string{"t"}, Title: "Tag journeys", Hint: "tags", Help: "Change the tags that the marked journeys share", Also: "label", Group: Journeys, Edits: true, Over: true},
		{Action: JourneyExport, Scope: Library, Keys: []string{"W"}, Title: "Export", Hint: "export", Help: "Write the journey, or all marked ones, as JSON or Markdown", Also: "save as file share send", Group: Journeys, Over: true},
		{Action: FindOpen, Scope: Library, Keys: []string{"/"}, Title: "Find in the library", Hint: "find", Help: "Filter what the pane shows while typing", Also: "search filter", Group: Moving, Footer: 60},
		{Action: JourneyImport, Scope: Library, Keys: []string{"i"}, Title: "Import journeys", Hint: "import", Help: "Read journeys from a wend JSON file", Also: "load read file", Group: Journeys, Footer: 30, Edits: true},
		{Action: WorkspaceRecent, Scope: Library, Keys: []string{"o"}, Title: "Recent workspaces", Hint: "recent", Help: "Open a workspace used before", Group: Program, Over: true},
		{Action: JourneyEdit, Scope: Global, Title: "Journey properties", Hint: "journey", Help: "Title, personas, scenario, goal, owner, review", Also: "settings", Group: Journeys, Edits: true},
		{Action: JourneyVariant, Scope: Global, Title: "Make the to-be journey", Hint: "to-be", Help: "A copy that is compared with this journey", Also: "variant as-is", Group: Journeys, Edits: true},
		{Action: JourneyCopy, Scope: Global, Keys: []string{"Y"}, Title: "Copy journey as Markdown", Hint: "copy", Help: "The whole map, as text, to the clipboard", Also: "yank clipboard share send", Group: Journeys},
		{Action: JourneyExport, Scope: Global, Keys: []string{"W"}, Title: "Export", Hint: "export", Help: "Write the journey, or all marked ones, as JSON or Markdown", Also: "save as file share send", Group: Journeys},
	}
}

func startRows() []Command {
	return []Command{
		{Action: JourneyNew, Scope: Start, Keys: []string{"n"}, Title: "New journey", Hint: "new", Help: "An empty journey", Also: "create map", Group: Starting, Footer: 90, Edits: true, Over: true},
		{Action: WorkspaceRecent, Scope: Start, Keys: []string{"o"}, Title: "Open recent", Hint: "open", Help: "Open a workspace used before", Group: Starting, Footer: 88},
		{Action: JourneyTemplate, Scope: Start, Keys: []string{"t"}, Title: "New from a template", Hint: "template", Help: "Choose the stages to begin with", Group: Starting, Footer: 86, Edits: true},
		{Action: DemoOpen, Scope: Start, Keys: []string{"d"}, Title: "Open the demo", Hint: "demo", Help: "A filled workspace in a temporary file", Also: "sample example", Group: Starting, Footer: 84},
		{Action: TutorialStart, Scope: Start, Keys: []string{"i"}, Title: "Start the tutorial", Hint: "tutorial", Help: "Learn wend on a journey that tells what to press", Also: "learn intro", Group: Starting, Footer: 82},
		{Action: ChoiceAccept, Scope: Start, Keys: []string{"enter", "space"}, Title: "Choose", Hint: "choose", Help: "Do what the selected line says", Group: Starting, Footer: 95, Over: true},
		{Action: Back, Scope: Start, Keys: []string{"esc"}, Title: "Back", Hint: "back", Help: "Back to where one was; never quits", Also: "close return cancel", Group: Viewing},
		{Action: Quit, Scope: Start, Keys: []string{"q"}, Title: "Quit", Hint: "quit", Help: "Leave wend; everything is saved", Also: "exit close", Group: Starting, Footer: 60, Over: true},
	}
}

// flowRows are the keys of the flow.
func flowRows() []Command {
	return []Command{
		{Action: ValueRaise, Scope: Flow, Keys: []string{"+", "="}, Title: "A point more", Hint: "a point", Help: "One more of a hundred goes this way, one fewer leaves", Also: "more increase raise", Group: Numbers, Footer: 90, Edits: true},
		{Action: ValueLower, Scope: Flow, Keys: []string{"-"}, Title: "A point less", Hint: "a point", Help: "One fewer of a hundred goes this way, one more leaves", Also: "less decrease lower", Group: Numbers, Footer: 90, Edits: true, Over: true},
		{Action: ValueRaiseTen, Scope: Flow, Keys: []string{">"}, Title: "Ten points more", Hint: "ten points", Help: "Ten more of a hundred go this way, ten fewer leave", Also: "more increase raise", Group: Numbers, Footer: 88, Edits: true},
		{Action: ValueLowerTen, Scope: Flow, Keys: []string{"<"}, Title: "Ten points less", Hint: "ten points", Help: "Ten fewer of a hundred go this way, ten more leave", Also: "less decrease lower", Group: Numbers, Footer: 88, Edits: true},
		{Action: ItemEdit, Scope: Flow, Keys: []string{"enter"}, Title: "Type the share", Hint: "share", Help: "How many of a hundred go this way; a digit begins it too", Also: "change percent probability", Group: Numbers, Footer: 85},
		{Action: WhatIf, Scope: Flow, Keys: []string{"w"}, Title: "What if, or keep it", Hint: "what if", Help: "Try other shares beside what is; again keeps them as one step, esc drops them", Also: "try scenario simulate", Group: Numbers, Footer: 95},
		{Action: WayAdd, Scope: Flow, Keys: []string{"a"}, Title: "Add a way", Hint: "add", Help: "Where it begins, where it leads, how many take it: stages or touchpoints", Also: "new transition path arrow", Group: Numbers, Footer: 80, Edits: true},
		{Action: LinkFollow, Scope: Flow, Keys: []string{"space"}, Title: "Open the page of the way", Hint: "page", Help: "All fields of the transition: reason, counts, source", Also: "jump transition", Group: Moving, Footer: 60},
		{Action: FindOpen, Scope: Flow, Keys: []string{"/"}, Title: "Find a way", Hint: "find", Help: "Filter what the pane shows while typing", Also: "search filter", Group: Moving, Footer: 50},
	}
}

// kpiRows are the keys of the list of KPIs.
func kpiRows() []Command {
	return []Command{
		{Action: KPIRecord, Scope: KPIs, Keys: []string{"m"}, Title: "Record KPI value", Hint: "measure", Help: "Enter a new value of the KPI, with date and source; a digit begins it too", Also: "measurement metric", Group: Numbers, Footer: 95, Edits: true},
		{Action: KPIAdd, Scope: KPIs, Keys: []string{"a"}, Title: "Add KPI", Hint: "add", Help: "A number that says how the journey does", Also: "new metric count", Group: Numbers, Footer: 90, Edits: true},
		{Action: KPICatalogue, Scope: KPIs, Keys: []string{"c"}, Title: "KPI of the catalogue", Hint: "catalogue", Help: "Choose one that is commonly watched, stage by stage", Also: "add library template", Group: Numbers, Footer: 85, Edits: true},
		{Action: KPISets, Scope: KPIs, Keys: []string{"C"}, Title: "A whole set of KPIs", Hint: "set", Help: "Those of advocacy, of the value chain or of a stage, as one step", Also: "add catalogue", Group: Numbers, Footer: 84, Edits: true},
		{Action: FindOpen, Scope: KPIs, Keys: []string{"/"}, Title: "Find a KPI", Hint: "find", Help: "Filter what the pane shows while typing", Also: "search filter", Group: Moving, Footer: 60},
	}
}

// valueChainRows are the keys of the value chain as a screen.
func valueChainRows() []Command {
	return []Command{
		{Action: PictureNext, Scope: ValueChain, Keys: []string{"tab"}, Title: "Another picture of the chain", Hint: "picture", Help: "Porter's chain, cost against contribution, activities by stage", Also: "quadrants scatter matrix porter view", Group: Numbers, Footer: 95},
		{Action: StagePrevious, Scope: ValueChain, Keys: []string{"["}, Title: "Previous stage", Hint: "stage", Help: "What serves the stage before; before the first, the whole journey", Group: Numbers, Footer: 89},
		{Action: StageNext, Scope: ValueChain, Keys: []string{"]"}, Title: "Next stage", Hint: "stage", Help: "What serves the next stage; after the last, the whole journey", Group: Numbers, Footer: 90},
		{Action: ActivityAdd, Scope: ValueChain, Keys: []string{"a"}, Title: "Add activity", Hint: "add", Help: "What the company or a partner does; in a stage it serves that stage", Also: "new process", Group: Numbers, Footer: 85, Edits: true},
		{Action: ActivityLink, Scope: ValueChain, Keys: []string{"c"}, Title: "Link to another activity", Hint: "link", Help: "It feeds, supports or hands over to another one", Also: "connect linkage behind", Group: Numbers, Footer: 80, Edits: true},
		{Action: ActivityPain, Scope: ValueChain, Keys: []string{"p"}, Title: "Add pain of the activity", Hint: "pain", Help: "What goes wrong at the activity", Also: "finding problem", Group: Numbers, Footer: 75, Edits: true},
		{Action: FindOpen, Scope: ValueChain, Keys: []string{"/"}, Title: "Find an activity", Hint: "find", Help: "Filter what the pane shows while typing", Also: "search filter", Group: Moving, Footer: 60},
	}
}

// personaRows are the keys of the personas, and of the pages over them.
func personaRows() []Command {
	return []Command{
		{Action: ItemEdit, Scope: Personas, Keys: []string{"enter"}, Title: "Edit", Hint: "sheet", Help: "Open what is selected and change it in place", Also: "open inspect change", Group: Editing, Footer: 80},
		{Action: EmpathyShow, Scope: Personas, Keys: []string{"m"}, Title: "Empathy map", Hint: "empathy", Help: "What the persona thinks, feels, does, says, sees and hears on this journey", Also: "quadrants thinks feels says hears", Group: Feeling, Footer: 95},
		{Action: SheetsCompare, Scope: Personas, Keys: []string{"c"}, Title: "Sheets side by side", Hint: "compare", Help: "Up to four marked personas, or this one and the next, field by field", Also: "compare difference personas", Group: Feeling, Footer: 90},
		{Action: PersonaAdd, Scope: Personas, Keys: []string{"a"}, Title: "Add persona", Hint: "add", Help: "Somebody else who makes this journey", Also: "new customer", Group: Feeling, Footer: 85, Edits: true},
		{Action: FindOpen, Scope: Personas, Keys: []string{"/"}, Title: "Find a persona", Hint: "find", Help: "Filter what the pane shows while typing", Also: "search filter", Group: Moving, Footer: 60},
		{Action: ItemEdit, Scope: Sheets, Keys: []string{"enter"}, Title: "Edit", Hint: "sheet", Help: "Open what is selected and change it in place", Also: "open inspect change", Group: Editing, Footer: 80},
		{Action: FindOpen, Scope: Sheets, Keys: []string{"/"}, Title: "Find in the sheets", Hint: "find", Help: "Filter what the pane shows while typing", Also: "search filter", Group: Moving, Footer: 60},
		{Action: EmpathyAdd, Scope: Empathy, Keys: []string{"a"}, Title: "Add a line here", Hint: "add", Help: "Lines of this quadrant, one after the other until esc", Also: "write type thought quote", Group: Feeling, Footer: 95, Edits: true},
		{Action: StagePrevious, Scope: Empathy, Keys: []string{"["}, Title: "Previous stage", Hint: "stage", Help: "The map of the stage before; before the first, of the whole journey", Group: Feeling, Footer: 89},
		{Action: StageNext, Scope: Empathy, Keys: []string{"]"}, Title: "Next stage", Hint: "stage", Help: "The map of the next stage; after the last, of the whole journey", Group: Feeling, Footer: 90},
		{Action: LinkFollow, Scope: Empathy, Keys: []string{"space"}, Title: "Open the page of the line", Hint: "page", Help: "All fields: stage, confidence, evidence", Also: "jump", Group: Moving, Footer: 60},
	}
}

// insightRows are the keys of the list of what stands out.
func insightRows() []Command {
	return []Command{
		{Action: LinkFollow, Scope: Insights, Keys: []string{"enter", "space"}, Title: "Go to what it is about", Hint: "go there", Help: "To the place on the map, or the page of the thing", Also: "jump follow", Group: Numbers, Footer: 95, Over: true},
		{Action: InsightAct, Scope: Insights, Keys: []string{"a"}, Title: "Do the next step", Hint: "next step", Help: "Add what the insight asks for, or open where it is entered", Also: "add answer fix", Group: Numbers, Footer: 90, Edits: true},
		{Action: InsightMute, Scope: Insights, Keys: []string{"m"}, Title: "Mute, or let speak again", Hint: "mute", Help: "Stop asking, with a reason, until what it is about changes", Also: "ignore hide unmute", Group: Numbers, Footer: 80, Edits: true},
		{Action: FindOpen, Scope: Insights, Keys: []string{"/"}, Title: "Find an insight", Hint: "find", Help: "Filter what the pane shows while typing", Also: "search filter", Group: Moving, Footer: 50},
	}
}

// planRows are the keys of the plan.
func planRows() []Command {
	return []Command{
		{Action: PaneNext, Scope: Plan, Keys: []string{"tab"}, Title: "Next list", Hint: "list", Help: "Pains and needs, opportunities, initiatives", Group: Moving, Footer: 95},
		{Action: PanePrevious, Scope: Plan, Keys: []string{"shift+tab", "`"}, Title: "List before", Hint: "list", Help: "Initiatives, opportunities, pains and needs", Group: Moving},
		{Action: PlanAdd, Scope: Plan, Keys: []string{"a"}, Title: "Add to this list", Hint: "add", Help: "A pain or need, an opportunity, or an initiative", Also: "new", Group: Planning, Footer: 90, Edits: true},
		{Action: InitiativeAdd, Scope: Plan, Keys: []string{"i"}, Title: "Initiative from this", Hint: "initiative", Help: "What is done about those that are marked, by whom, until when", Also: "new solve owner", Group: Planning, Footer: 85, Edits: true},
		{Action: OpportunityAdd, Scope: Plan, Keys: []string{"O"}, Title: "Opportunity from this", Hint: "opportunity", Help: "How might we do away with the pains that are marked", Also: "idea improvement", Group: Planning, Footer: 80, Edits: true},
		{Action: EffectSet, Scope: Plan, Keys: []string{"c"}, Title: "Effect on a number", Hint: "effect", Help: "What the initiative changes about a KPI or a transition: expected, later actual", Also: "KPI transition benefit", Group: Planning, Footer: 75, Edits: true},
		{Action: RankChoose, Scope: Plan, Keys: []string{"R"}, Title: "Choose the ranking", Hint: "rank by", Help: "By satisfaction and conversion, RICE, ICE, WSJF, Ulwick or return", Also: "score priority order", Group: Planning, Footer: 60, Edits: true},
		{Action: PictureNext, Scope: Plan, Keys: []string{"m"}, Title: "Next picture", Hint: "picture", Help: "The chain, impact against effort, the timeline, the portfolio", Also: "matrix timeline portfolio quadrants", Group: Planning, Footer: 70},
		{Action: LinkFollow, Scope: Plan, Keys: []string{"space"}, Title: "Along the chain", Hint: "follow", Help: "From a pain to its opportunity to its initiative, and back to the pain", Also: "jump", Group: Moving, Footer: 65},
		{Action: FindOpen, Scope: Plan, Keys: []string{"/"}, Title: "Find in the list", Hint: "find", Help: "Filter what the pane shows while typing", Also: "search filter", Group: Moving, Footer: 50},
	}
}

// historyRows are the keys of the history, and of two versions beside each other.
func historyRows() []Command {
	return []Command{
		{Action: VersionCompare, Scope: History, Keys: []string{"enter"}, Title: "Compare with now", Hint: "compare", Help: "This version and now, or two marked versions, on one axis", Also: "difference diff versions", Group: Versions, Footer: 95, Over: true},
		{Action: VersionRestore, Scope: History, Keys: []string{"R"}, Title: "Restore this version", Hint: "restore", Help: "Make the journey what it was then, as one step; u takes it back", Also: "revert back return", Group: Versions, Footer: 85, Edits: true},
		{Action: SnapshotTake, Scope: History, Keys: []string{"a"}, Title: "Take snapshot", Hint: "snapshot", Help: "Keep all journeys as they are now, under a label", Also: "version keep save", Group: Versions, Footer: 75, Edits: true},
		{Action: SnapshotDrop, Scope: History, Keys: []string{"x", "delete"}, Title: "Delete snapshot", Hint: "delete", Help: "Forget the snapshot, or all marked ones, for ever", Also: "remove", Group: Versions, Edits: true, Over: true},
		{Action: FindOpen, Scope: History, Keys: []string{"/"}, Title: "Find in the history", Hint: "find", Help: "Filter what the pane shows while typing", Also: "search filter", Group: Moving, Footer: 60},
		{Action: ThingRestore, Scope: Comparison, Keys: []string{"R", "enter"}, Title: "Bring this back", Hint: "bring back", Help: "Make this one thing what it was in the earlier version; u takes it back", Also: "restore revert undo", Group: Versions, Footer: 90, Edits: true, Over: true},
		{Action: PersonaPrevious, Scope: Comparison, Keys: []string{"["}, Title: "Previous persona", Hint: "persona", Help: "Whose curves are compared", Group: Versions},
		{Action: PersonaNext, Scope: Comparison, Keys: []string{"]"}, Title: "Next persona", Hint: "persona", Help: "Whose curves are compared", Group: Versions, Footer: 50},
		{Action: JourneyCompare, Scope: Global, Title: "Compare as-is and to-be", Hint: "compare", Help: "The journey and the one it was made of, or the two marked ones, on one axis", Also: "difference diff variant", Group: Journeys},
	}
}
