package keymap

// screenRows are the commands of the screens beside the map. The verbs that
// mean the same everywhere (edit, delete, copy, undo) come from the global rows.
func screenRows() []Command {
	return []Command{
		{Action: PersonaAdd, Scope: Persona, Keys: []string{"a"}, Title: "Add persona", Hint: "add", Help: "Somebody else who makes this journey", Also: "new customer", Group: Feeling, Footer: 85, Edits: true},
		{Action: PersonaPrevious, Scope: Persona, Keys: []string{"["}, Title: "Previous persona", Hint: "persona", Help: "Show the persona before", Group: Feeling, Footer: 45},
		{Action: PersonaNext, Scope: Persona, Keys: []string{"]"}, Title: "Next persona", Hint: "persona", Help: "Show the persona after", Group: Feeling, Footer: 45},
		{Action: ActivityAdd, Scope: ValueChain, Keys: []string{"a"}, Title: "Add activity", Hint: "add", Help: "An activity after the one under the cursor", Also: "new value chain", Group: Working, Footer: 85, Edits: true},
		{Action: LinkAdd, Scope: ValueChain, Keys: []string{"^"}, Title: "Link to an activity", Hint: "link", Help: "Choose, by name, the activity this one feeds or supports", Also: "connect", Group: Working, Footer: 45, Edits: true},
		{Action: ActivityOrder, Scope: ValueChain, Keys: []string{"s"}, Title: "Order activities", Hint: "order", Help: "In Porter's order, or by contribution", Also: "sort", Group: Working, Footer: 40},
		{Action: TransitionsEdit, Scope: Flow, Keys: []string{"t"}, Title: "Edit transitions", Hint: "moves", Help: "Who goes on from this stage, where to, and who leaves", Also: "probability conversion loss", Group: Mapping, Footer: 85, Edits: true},
		{Action: KPIAdd, Scope: KPIs, Keys: []string{"a"}, Title: "Add KPI", Hint: "add", Help: "From the catalogue of the stage, or one of your own", Also: "new metric", Group: Numbers, Footer: 85, Edits: true},
		{Action: KPIRecord, Scope: KPIs, Keys: []string{"C"}, Title: "Record KPI value", Hint: "record", Help: "Enter a new value of the selected KPI", Also: "measurement metric", Group: Numbers, Footer: 84, Edits: true},
		{Action: InitiativeAdd, Scope: Plan, Keys: []string{"a"}, Title: "Add initiative", Hint: "add", Help: "Who does what until when", Also: "action task owner", Group: Feeling, Footer: 85, Edits: true},
		{Action: OpportunityAdd, Scope: Plan, Keys: []string{"o"}, Title: "Add opportunity", Hint: "chance", Help: "How might we do better here", Also: "idea improvement", Group: Feeling, Footer: 70, Edits: true},
		{Action: HypothesisAdd, Scope: Plan, Keys: []string{"t"}, Title: "Add hypothesis", Hint: "hypothesis", Help: "We believe, it will result in, we know when", Also: "experiment test", Group: Feeling, Footer: 40, Edits: true},
		{Action: LinkFollow, Scope: Insights, Keys: []string{"enter", "space"}, Title: "Go to the place", Hint: "go", Help: "Jump to what the insight is about", Also: "follow jump", Group: Moving, Footer: 85, Over: true},
		{Action: InsightMute, Scope: Insights, Keys: []string{"m"}, Title: "Mute insight", Hint: "mute", Help: "Stop asking, with a reason that is kept", Also: "ignore hide", Group: Numbers, Footer: 70, Edits: true},
		{Action: SnapshotCompare, Scope: History, Keys: []string{"c"}, Title: "Compare with now", Hint: "compare", Help: "The selected version and today's side by side, in words and numbers", Also: "diff difference", Group: Numbers, Footer: 85},
		{Action: SnapshotRestore, Scope: History, Keys: []string{"R"}, Title: "Restore snapshot", Hint: "restore", Help: "Make the journey what it was then, as one change", Also: "version", Group: Numbers, Footer: 70, Edits: true},
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
		{Action: JourneyDuplicate, Scope: Library, Keys: []string{"D"}, Title: "Duplicate journey", Hint: "duplicate", Help: "A second journey with the same content", Also: "clone copy", Group: Journeys, Edits: true, Over: true},
		{Action: JourneyDelete, Scope: Library, Keys: []string{"x", "delete"}, Title: "Delete journey", Hint: "delete", Help: "Delete the journey; u brings it back", Also: "remove", Group: Journeys, Footer: 40, Edits: true, Over: true},
		{Action: JourneyImport, Scope: Library, Keys: []string{"i"}, Title: "Import journeys", Hint: "import", Help: "Read journeys from JSON, CSV, Mermaid or a log of events", Also: "load read file", Group: Journeys, Footer: 30, Edits: true},
		{Action: WorkspaceRecent, Scope: Library, Keys: []string{"o"}, Title: "Recent workspaces", Hint: "recent", Help: "Open a workspace used before", Group: Program},
		{Action: JourneyEdit, Scope: Global, Title: "Journey properties", Hint: "journey", Help: "Title, personas, scenario, goal, owner, review", Also: "settings", Group: Journeys, Edits: true},
		{Action: JourneyVariant, Scope: Global, Title: "Make the to-be journey", Hint: "to-be", Help: "A copy that is compared with this journey", Also: "variant as-is", Group: Journeys, Edits: true},
		{Action: JourneyCompare, Scope: Global, Title: "Compare journeys", Hint: "compare", Help: "As-is and to-be side by side, in words and numbers", Also: "diff difference", Group: Journeys},
		{Action: JourneyCopy, Scope: Global, Keys: []string{"Y"}, Title: "Copy journey as Markdown", Hint: "copy", Help: "The whole map, as text, to the clipboard", Also: "yank clipboard", Group: Journeys},
		{Action: JourneyExport, Scope: Global, Keys: []string{"W"}, Title: "Export", Hint: "export", Help: "Write a workbook, a page, a picture, Markdown, CSV or JSON", Also: "save as file html svg xlsx print", Group: Journeys},
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
		{Action: Quit, Scope: Start, Keys: []string{"q"}, Title: "Quit", Hint: "quit", Help: "Leave wend; everything is saved", Also: "exit close", Group: Starting, Footer: 60, Over: true},
	}
}

func presentRows() []Command {
	return []Command{
		{Action: StageNext, Scope: Present, Keys: []string{"space", "enter", "w", "pgdown"}, Title: "Next stage", Hint: "next", Help: "On to the next stage", Group: Presenting, Footer: 90, Over: true},
		{Action: StagePrevious, Scope: Present, Keys: []string{"backspace", "b", "pgup"}, Title: "Previous stage", Hint: "previous", Help: "Back to the stage before", Group: Presenting, Footer: 85, Over: true},
		{Action: PersonaPrevious, Scope: Present, Keys: []string{"["}, Title: "Previous persona", Hint: "persona", Help: "Show the feelings of the persona before", Group: Presenting, Footer: 60},
		{Action: PersonaNext, Scope: Present, Keys: []string{"]"}, Title: "Next persona", Hint: "persona", Help: "Show the feelings of the persona after", Group: Presenting, Footer: 60},
		{Action: PresentToggle, Scope: Present, Keys: []string{"P", "esc", "q", "-"}, Title: "Stop presenting", Hint: "stop", Help: "Back to the map", Group: Presenting, Footer: 95, Over: true},
	}
}
