package keymap

import "strconv"

func mapRows() []Command {
	return []Command{
		{Action: TouchpointAdd, Scope: MapScreen, Keys: []string{"a"}, Title: "Add touchpoint", Hint: "add", Help: "One line takes down a moment, after the cursor", Also: "new card capture", Group: Mapping, Footer: 85, Edits: true},
		{Action: TouchpointInsert, Scope: MapScreen, Keys: []string{"i"}, Title: "Insert touchpoint before", Hint: "insert", Help: "The same line, before the cursor", Also: "new card capture", Group: Mapping, Edits: true},
		{Action: StageAdd, Scope: MapScreen, Keys: []string{"A"}, Title: "Add stage", Hint: "stage", Help: "A stage after the one under the cursor", Also: "new phase", Group: Mapping, Footer: 40, Edits: true},
		{Action: StageInsert, Scope: MapScreen, Keys: []string{"I"}, Title: "Insert stage before", Hint: "stage", Help: "A stage before the one under the cursor", Also: "new phase", Group: Mapping, Edits: true},
		{Action: StageRename, Scope: MapScreen, Title: "Rename stage", Hint: "rename", Help: "Change the name of the stage under the cursor", Group: Mapping, Edits: true},
		{Action: StageDelete, Scope: MapScreen, Title: "Delete stage", Hint: "delete", Help: "Delete the stage under the cursor with its touchpoints; u brings it back", Group: Mapping, Edits: true},
		{Action: StageMerge, Scope: MapScreen, Keys: []string{"m"}, Title: "Merge stage with the next", Hint: "merge", Help: "Join the stage under the cursor and the one after it", Also: "combine", Group: Mapping, Edits: true},
		{Action: StageSplit, Scope: MapScreen, Title: "Split stage here", Hint: "split", Help: "Begin a new stage with the touchpoint under the cursor", Group: Mapping, Edits: true},
		{Action: StageLeft, Scope: MapScreen, Title: "Move stage left", Hint: "move", Help: "Move the whole stage before the one on its left", Group: Mapping, Edits: true},
		{Action: StageRight, Scope: MapScreen, Title: "Move stage right", Hint: "move", Help: "Move the whole stage behind the one on its right", Group: Mapping, Edits: true},
		{Action: TransitionsEdit, Scope: MapScreen, Keys: []string{"t"}, Title: "Edit transitions", Hint: "moves", Help: "Who goes on from this stage, where to, and who leaves", Also: "probability conversion loss", Group: Mapping, Edits: true},
		{Action: TouchpointChannel, Scope: MapScreen, Keys: []string{"@"}, Title: "Edit channel", Hint: "channel", Help: "Where the customer meets you: web, shop, phone", Group: Mapping, Edits: true},
		{Action: ImportanceRaise, Scope: MapScreen, Keys: []string{">"}, Title: "Raise importance", Hint: "importance", Help: "One more of five", Group: Mapping, Edits: true},
		{Action: ImportanceLower, Scope: MapScreen, Keys: []string{"<"}, Title: "Lower importance", Hint: "importance", Help: "One less of five", Group: Mapping, Edits: true},
		{Action: MomentCycle, Scope: MapScreen, Title: "Moment of truth: auto, yes, no", Hint: "moment", Help: "Say that this touchpoint decides, or does not, or leave it to the numbers", Also: "MoT", Group: Mapping, Edits: true},
		{Action: StageNext, Scope: MapScreen, Keys: []string{"w", "}"}, Title: "Next stage", Hint: "stage", Help: "To the first touchpoint of the next stage", Group: Moving},
		{Action: StagePrevious, Scope: MapScreen, Keys: []string{"b", "{"}, Title: "Previous stage", Hint: "stage", Help: "To the first touchpoint of the stage before", Group: Moving},
		{Action: PaneJourney, Scope: MapScreen, Keys: []string{"1"}, Title: "Focus the journey", Hint: "journey", Help: "What the customer does, stage by stage", Also: "pane band", Group: Moving},
		{Action: PaneEmotion, Scope: MapScreen, Keys: []string{"2"}, Title: "Focus the emotions", Hint: "emotions", Help: "How each persona feels along the way", Also: "pane band curve", Group: Moving},
		{Action: PaneChain, Scope: MapScreen, Keys: []string{"3"}, Title: "Focus the value chain", Hint: "chain", Help: "Which activities stand behind each touchpoint", Also: "pane band", Group: Moving},
		{Action: PanePanel, Scope: MapScreen, Keys: []string{"4"}, Title: "Focus the KPIs", Hint: "KPIs", Help: "The numbers, and what changed them", Also: "pane panel", Group: Moving},
		{Action: ZoomIn, Scope: MapScreen, Keys: []string{"z"}, Title: "Zoom in", Hint: "zoom", Help: "From the whole journey to touchpoints to one full page", Also: "wider detail", Group: Viewing, Footer: 25},
		{Action: ZoomOut, Scope: MapScreen, Keys: []string{"Z"}, Title: "Zoom out", Hint: "zoom", Help: "From one page to touchpoints to the whole journey", Also: "narrower overview", Group: Viewing},
		{Action: PanelToggle, Scope: MapScreen, Keys: []string{"#"}, Title: "Show or hide the KPI panel", Hint: "panel", Help: "Give its room to the bands, or take it back", Also: "side toggle", Group: Viewing},
		{Action: NumbersAll, Scope: MapScreen, Keys: []string{"%"}, Title: "All numbers, or the plain ones", Hint: "numbers", Help: "Show every number in the panel, or the few that anybody understands", Also: "panel more less detail", Group: Numbers},
		{Action: ColumnsNarrow, Scope: MapScreen, Keys: []string{"("}, Title: "Narrower columns", Hint: "columns", Help: "More touchpoints in view at a time", Also: "width overview", Group: Viewing},
		{Action: ColumnsWide, Scope: MapScreen, Keys: []string{")"}, Title: "Wider columns", Hint: "columns", Help: "More room for the texts of each touchpoint", Also: "width", Group: Viewing},
		{Action: LanesChoose, Scope: MapScreen, Keys: []string{"R"}, Title: "Choose lanes", Hint: "lanes", Help: "Which rows the journey shows, and in which order", Also: "rows columns", Group: Viewing},
		{Action: AgainstToggle, Scope: MapScreen, Keys: []string{"X"}, Title: "Lay as-is and to-be over each other", Hint: "overlay", Help: "Lay the other journey's curve over this one, with what differs", Also: "variant difference compare before after", Group: Viewing},
		{Action: ExpectedToggle, Scope: MapScreen, Title: "Show or hide expected feelings", Hint: "expected", Help: "Lay what was expected over the curve", Also: "overlay", Group: Viewing},
		{Action: InsightNext, Scope: MapScreen, Keys: []string{";"}, Title: "Next insight", Hint: "insight", Help: "To the next question that the map has", Also: "finding warning", Group: Numbers},
		{Action: InsightPrevious, Scope: MapScreen, Keys: []string{","}, Title: "Previous insight", Hint: "insight", Help: "To the question before", Also: "finding warning", Group: Numbers},
		{Action: KPIAdd, Scope: MapScreen, Keys: []string{"c"}, Title: "Add KPI", Hint: "KPI", Help: "A number that says how the stage or touchpoint does", Also: "new metric count", Group: Numbers, Edits: true},
		{Action: KPIRecord, Scope: MapScreen, Keys: []string{"C"}, Title: "Record KPI value", Hint: "record", Help: "Enter a new value of a KPI of what is selected", Also: "measurement metric", Group: Numbers, Edits: true},
		{Action: SessionStart, Scope: Global, Title: "Start a session here", Hint: "session", Help: "Numbers show from now on what changed since this moment", Also: "baseline workshop reset", Group: Numbers, Edits: true},
	}
}

func feelingRows() []Command {
	return []Command{
		{Action: FeelingRaise, Scope: MapScreen, Keys: []string{"+", "="}, Title: "Raise feeling", Hint: "feeling", Help: "One step happier, up to delighted", Also: "emotion better", Group: Feeling, Footer: 75, Edits: true},
		{Action: FeelingLower, Scope: MapScreen, Keys: []string{"-"}, Title: "Lower feeling", Hint: "feeling", Help: "One step unhappier, down to angry", Also: "emotion worse", Group: Feeling, Footer: 75, Edits: true, Over: true},
		{Action: FeelingNeutral, Scope: MapScreen, Keys: []string{"0"}, Title: "Feeling neutral", Hint: "neutral", Help: "Neither happy nor unhappy, which is not the same as unknown", Also: "emotion zero", Group: Feeling, Edits: true},
		{Action: FeelingClear, Scope: MapScreen, Keys: []string{"."}, Title: "Clear feeling", Hint: "clear", Help: "Back to unknown: a gap in the curve", Also: "emotion remove", Group: Feeling, Edits: true},
		{Action: FeelingThought, Scope: MapScreen, Keys: []string{"\""}, Title: "Edit thought", Hint: "thought", Help: "What the persona thinks or says at this moment", Also: "quote says", Group: Feeling, Edits: true},
		{Action: FeelingCopy, Scope: MapScreen, Title: "Copy feelings from a persona", Hint: "copy", Help: "Fill the gaps of this persona with another one's feelings", Also: "emotion", Group: Feeling, Edits: true},
		{Action: PersonaPrevious, Scope: MapScreen, Keys: []string{"["}, Title: "Previous persona", Hint: "persona", Help: "Whose feelings the keys change", Group: Feeling, Footer: 45},
		{Action: PersonaNext, Scope: MapScreen, Keys: []string{"]"}, Title: "Next persona", Hint: "persona", Help: "Whose feelings the keys change", Group: Feeling, Footer: 45},
		{Action: PersonaAdd, Scope: MapScreen, Title: "Add persona", Hint: "persona", Help: "Somebody else who makes this journey", Also: "new customer", Group: Feeling, Edits: true},
		{Action: PersonaLeave, Scope: MapScreen, Title: "Take persona out of the journey", Hint: "leave", Help: "Other journeys keep the persona", Group: Feeling, Edits: true},
		{Action: PersonaDelete, Scope: MapScreen, Title: "Delete persona", Hint: "delete", Help: "From the whole workspace, with all feelings; u brings it back", Also: "remove customer", Group: Feeling, Edits: true},
		{Action: PersonaEdit, Scope: MapScreen, Title: "Edit persona", Hint: "persona", Help: "The sheet of the selected persona", Group: Feeling},
		{Action: PainAdd, Scope: MapScreen, Keys: []string{"p"}, Title: "Add pain", Hint: "pain", Help: "What goes wrong for the customer here", Also: "finding problem friction", Group: Feeling, Footer: 70, Edits: true},
		{Action: DelightAdd, Scope: MapScreen, Keys: []string{"d"}, Title: "Add delight", Hint: "delight", Help: "What pleases the customer here", Also: "finding success gain", Group: Feeling, Footer: 42, Edits: true},
		{Action: OpportunityAdd, Scope: MapScreen, Keys: []string{"o"}, Title: "Add opportunity", Hint: "opportunity", Help: "How might we do better here", Also: "idea improvement", Group: Feeling, Footer: 41, Edits: true},
		{Action: StrengthCycle, Scope: MapScreen, Keys: []string{"s"}, Title: "Change link strength", Hint: "strength", Help: "None, weak, medium, strong support by the activity", Also: "matrix", Group: Working, Footer: 68, Edits: true},
		{Action: EffectToggle, Scope: MapScreen, Title: "Link supports or harms", Hint: "effect", Help: "Say whether the activity helps or hurts the touchpoint", Group: Working, Edits: true},
		{Action: LinkAdd, Scope: MapScreen, Keys: []string{"^"}, Title: "Link an activity", Hint: "link", Help: "Choose, by name, the activity that stands behind this touchpoint", Also: "connect", Group: Working, Edits: true},
		{Action: ActivityAdd, Scope: MapScreen, Title: "Add activity", Hint: "activity", Help: "What the company does for the customer", Also: "new value chain", Group: Working, Edits: true},
		{Action: ActivityEdit, Scope: MapScreen, Title: "Edit activity", Hint: "activity", Help: "Cost, owner, capacity and kind of the activity", Group: Working},
		{Action: ActivityDelete, Scope: MapScreen, Title: "Delete activity", Hint: "delete", Help: "From the whole workspace, with its links; u brings it back", Also: "remove value chain", Group: Working, Edits: true},
		{Action: ActivityOrder, Scope: MapScreen, Title: "Order activities", Hint: "order", Help: "In Porter's order, or by contribution", Also: "sort", Group: Working},
	}
}

// Severities are the actions that give a pain a severity, from 1 on.
var Severities = []Action{Severity1, Severity2, Severity3, Severity4, Severity5}

// severityRows give a pain its severity by a digit, where one is selected.
func severityRows() []Command {
	var out []Command
	for _, s := range []Scope{Pains, Inspector} {
		if s == Pains {
			out = append(out, Command{Action: InitiativeAdd, Scope: s, Keys: []string{"i"}, Title: "Initiative from this pain", Hint: "initiative", Help: "What is done about it, by whom, until when", Also: "new solve owner", Group: Feeling, Footer: 73, Edits: true, Over: true})
		}
		for i, a := range Severities {
			n := strconv.Itoa(i + 1)
			out = append(out, Command{
				Action: a, Scope: s, Keys: []string{n}, Title: "Severity " + n, Hint: "severity",
				Help: "How bad it is for the customer, 1 to 5", Also: "rate grave", Group: Feeling, Footer: 74, Edits: true, Over: i < 4,
			})
		}
	}
	return out
}

// paneRows are what a pane of the map understands differently from the map, and
// the rows it repeats so that its footer says first what it is for.
func paneRows() []Command {
	return []Command{
		{Action: FeelingRaise, Scope: Emotion, Keys: []string{"+", "="}, Title: "Raise feeling", Hint: "feeling", Help: "One step happier, up to delighted", Also: "emotion better", Group: Feeling, Footer: 89, Edits: true},
		{Action: FeelingLower, Scope: Emotion, Keys: []string{"-"}, Title: "Lower feeling", Hint: "feeling", Help: "One step unhappier, down to angry", Also: "emotion worse", Group: Feeling, Footer: 89, Edits: true},
		{Action: PersonaPrevious, Scope: Emotion, Keys: []string{"["}, Title: "Previous persona", Hint: "persona", Help: "Whose feelings the keys change", Group: Feeling, Footer: 88},
		{Action: PersonaNext, Scope: Emotion, Keys: []string{"]"}, Title: "Next persona", Hint: "persona", Help: "Whose feelings the keys change", Group: Feeling, Footer: 88},
		{Action: FeelingThought, Scope: Emotion, Keys: []string{"\""}, Title: "Edit thought", Hint: "thought", Help: "What the persona thinks or says at this moment", Also: "quote says", Group: Feeling, Footer: 79, Edits: true},
		{Action: FeelingClear, Scope: Emotion, Keys: []string{"."}, Title: "Clear feeling", Hint: "clear", Help: "Back to unknown: a gap in the curve", Also: "emotion remove", Group: Feeling, Footer: 78, Edits: true},

		{Action: PersonaAdd, Scope: Emotion, Keys: []string{"a"}, Title: "Add persona", Hint: "add", Help: "Somebody else who makes this journey", Also: "new customer", Group: Feeling, Footer: 85, Edits: true, Over: true},

		{Action: StrengthCycle, Scope: Chain, Keys: []string{"s"}, Title: "Change link strength", Hint: "strength", Help: "None, weak, medium, strong support by the activity", Also: "matrix", Group: Working, Footer: 89, Edits: true},
		{Action: ActivityAdd, Scope: Chain, Keys: []string{"a"}, Title: "Add activity", Hint: "add", Help: "An activity below the one under the cursor", Also: "new value chain", Group: Working, Footer: 85, Edits: true, Over: true},
		{Action: LinkAdd, Scope: Chain, Keys: []string{"^"}, Title: "Link an activity", Hint: "link", Help: "Choose, by name, the activity that stands behind this touchpoint", Also: "connect", Group: Working, Footer: 79, Edits: true},

		{Action: NumberExplain, Scope: Panel, Keys: []string{"enter", "E"}, Title: "Explain number", Hint: "explain", Help: "Formula, inputs and confidence of the number", Also: "why formula source", Group: Numbers, Footer: 89, Over: true},
		{Action: LinkFollow, Scope: Panel, Keys: []string{"space"}, Title: "Follow link", Hint: "follow", Help: "Jump to what the number or question is about", Also: "jump", Group: Moving, Footer: 88},
		{Action: NumbersAll, Scope: Panel, Keys: []string{"%"}, Title: "All numbers, or the plain ones", Hint: "numbers", Help: "Show every number, or the few that anybody understands", Also: "more less detail", Group: Numbers, Footer: 84},
		{Action: InsightPrevious, Scope: Panel, Keys: []string{","}, Title: "Previous insight", Hint: "insight", Help: "To the question before", Also: "finding warning", Group: Numbers, Footer: 87},
		{Action: InsightNext, Scope: Panel, Keys: []string{";"}, Title: "Next insight", Hint: "insight", Help: "To the next question that the map has", Also: "finding warning", Group: Numbers, Footer: 87},
		{Action: InsightMute, Scope: Panel, Keys: []string{"m"}, Title: "Mute insight", Hint: "mute", Help: "Stop asking, with a reason, until what it is about changes", Also: "ignore hide question", Group: Numbers, Footer: 60, Edits: true, Over: true},
		{Action: KPIAdd, Scope: Panel, Keys: []string{"a"}, Title: "Add KPI", Hint: "add", Help: "A number that says how the stage or touchpoint does", Also: "new metric count", Group: Numbers, Footer: 86, Edits: true, Over: true},
		{Action: KPIRecord, Scope: Panel, Keys: []string{"C"}, Title: "Record KPI value", Hint: "record", Help: "Enter a new value of a KPI of what is selected", Also: "measurement metric", Group: Numbers, Footer: 86, Edits: true},

		{Action: NumberExplain, Scope: Explanation, Keys: []string{"enter", "space", "E"}, Title: "Explain what went in", Hint: "explain", Help: "To the explanation of the number in this row; esc comes back", Also: "follow input formula", Group: Numbers, Footer: 89, Over: true},
		{Action: FindAnywhere, Scope: Inspector, Keys: []string{"/"}, Title: "Find in all journeys", Hint: "find", Help: "Search any text of anything in the workspace and go there", Also: "global search everywhere", Group: Going, Over: true},
		{Action: NumberExplain, Scope: Inspector, Keys: []string{"E"}, Title: "Explain number", Hint: "explain", Help: "How the number in this row is made, or all numbers of the thing", Also: "why formula source", Group: Numbers, Footer: 73},

		{Action: LinkFollow, Scope: Inspector, Keys: []string{"space"}, Title: "Follow link", Hint: "follow", Help: "To the page of what the row refers to; a choice goes on by one", Also: "jump", Group: Moving, Footer: 76},
		{Action: ThingPrevious, Scope: Inspector, Keys: []string{"["}, Title: "Previous thing of the list", Hint: "list", Help: "To the page before, in the list that one came from", Also: "sibling step", Group: Moving, Footer: 74, Over: true},
		{Action: ThingNext, Scope: Inspector, Keys: []string{"]"}, Title: "Next thing of the list", Hint: "list", Help: "To the next page, in the list that one came from", Also: "sibling step", Group: Moving, Footer: 74, Over: true},
		{Action: ValueRaise, Scope: Inspector, Keys: []string{"+", "="}, Title: "Raise the value", Hint: "change", Help: "One step up on a scale, or the next choice", Also: "more increase", Group: Editing, Footer: 75, Edits: true, Over: true},
		{Action: ValueLower, Scope: Inspector, Keys: []string{"-"}, Title: "Lower the value", Hint: "change", Help: "One step down on a scale, or the choice before", Also: "less decrease", Group: Editing, Footer: 75, Edits: true, Over: true},
		{Action: FieldClear, Scope: Inspector, Keys: []string{"."}, Title: "Clear field", Hint: "clear", Help: "Empty the field under the cursor", Also: "remove", Group: Editing, Footer: 79, Edits: true, Over: true},
		{Action: NotesEdit, Scope: Inspector, Keys: []string{"e"}, Title: "Edit notes", Hint: "notes", Help: "Write the notes of what is selected in $VISUAL or $EDITOR", Also: "editor external", Group: Editing, Footer: 78, Edits: true},
		{Action: ZoomOut, Scope: Inspector, Keys: []string{"Z"}, Title: "Zoom out", Hint: "zoom out", Help: "From one page to touchpoints to the whole journey", Also: "narrower overview", Group: Viewing, Footer: 77},
	}
}
