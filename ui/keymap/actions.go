package keymap

// Moving the cursor and between panes.
const (
	MoveLeft      Action = "move.left"
	MoveRight     Action = "move.right"
	MoveUp        Action = "move.up"
	MoveDown      Action = "move.down"
	MovePageUp    Action = "move.page-up"
	MovePageDown  Action = "move.page-down"
	MoveFirst     Action = "move.first"
	MoveLast      Action = "move.last"
	StageNext     Action = "stage.next"
	StagePrevious Action = "stage.previous"
	PaneNext      Action = "pane.next"
	PanePrevious  Action = "pane.previous"
	PaneJourney   Action = "pane.journey"
	PaneEmotion   Action = "pane.emotion"
	PaneChain     Action = "pane.chain"
	PanePanel     Action = "pane.panel"
	LinkFollow    Action = "link.follow"
	FindOpen      Action = "find.open"
	FindNext      Action = "find.next"
	FindPrevious  Action = "find.previous"
	FindAnywhere  Action = "find.anywhere"
)

// Lists: their order, and marking several things for the next action.
const (
	ListSort      Action = "list.sort"
	ListGroup     Action = "list.group"
	ListMark      Action = "list.mark"
	ListMarkRange Action = "list.mark-range"
	ListPreview   Action = "list.preview"
	ListWrite     Action = "list.write"
	OwnerSet      Action = "owner.set"
	StatusSet     Action = "status.set"
	DueSet        Action = "due.set"
	TagsSet       Action = "tags.set"
)

// Editing whatever is selected.
const (
	// Files of users' keys call moving an item carrying it, so that name stays.
	ItemLeft      Action = "carry.left"
	ItemRight     Action = "carry.right"
	ItemUp        Action = "carry.up"
	ItemDown      Action = "carry.down"
	ItemEdit      Action = "item.edit"
	ItemRename    Action = "item.rename"
	ItemDelete    Action = "item.delete"
	ItemDuplicate Action = "item.duplicate"
	ItemCopy      Action = "item.copy"
	ItemPaste     Action = "item.paste"
	NotesEdit     Action = "notes.edit"
	TagsEdit      Action = "tags.edit"
	FieldClear    Action = "field.clear"
	ValueRaise    Action = "value.raise"
	ValueLower    Action = "value.lower"
	ValueRaiseTen Action = "value.raise-ten"
	ValueLowerTen Action = "value.lower-ten"
	ThingNext     Action = "thing.next"
	ThingPrevious Action = "thing.previous"
	Undo          Action = "edit.undo"
	Redo          Action = "edit.redo"
)

// Stages, touchpoints and what hangs on them.
const (
	TouchpointAdd     Action = "touchpoint.add"
	TouchpointInsert  Action = "touchpoint.insert"
	TouchpointChannel Action = "touchpoint.channel"
	ImportanceRaise   Action = "importance.raise"
	ImportanceLower   Action = "importance.lower"
	MomentCycle       Action = "moment.cycle"
	StageAdd          Action = "stage.add"
	StageInsert       Action = "stage.insert"
	StageRename       Action = "stage.rename"
	StageDelete       Action = "stage.delete"
	StageMerge        Action = "stage.merge"
	StageSplit        Action = "stage.split"
	StageLeft         Action = "stage.left"
	StageRight        Action = "stage.right"
	TransitionsEdit   Action = "transitions.edit"

	FeelingRaise    Action = "feeling.raise"
	FeelingLower    Action = "feeling.lower"
	FeelingNeutral  Action = "feeling.neutral"
	FeelingClear    Action = "feeling.clear"
	FeelingThought  Action = "feeling.thought"
	FeelingCopy     Action = "feeling.copy"
	PersonaNext     Action = "persona.next"
	PersonaPrevious Action = "persona.previous"
	PersonaAdd      Action = "persona.add"
	PersonaEdit     Action = "persona.edit"
	PersonaDelete   Action = "persona.delete"
	PersonaLeave    Action = "persona.leave"
	PainAdd         Action = "pain.add"
	Severity1       Action = "severity.1"
	Severity2       Action = "severity.2"
	Severity3       Action = "severity.3"
	Severity4       Action = "severity.4"
	Severity5       Action = "severity.5"
	DelightAdd      Action = "delight.add"
	OpportunityAdd  Action = "opportunity.add"

	ActivityAdd    Action = "activity.add"
	ActivityEdit   Action = "activity.edit"
	ActivityDelete Action = "activity.delete"
	ActivityOrder  Action = "activity.order"
	LinkAdd        Action = "link.add"
	StrengthCycle  Action = "strength.cycle"
	EffectToggle   Action = "effect.toggle"
)

// Numbers and what the map has to say about itself.
const (
	KPIAdd          Action = "kpi.add"
	KPIRecord       Action = "kpi.record"
	KPICatalogue    Action = "kpi.catalogue"
	KPISets         Action = "kpi.sets"
	NumberExplain   Action = "number.explain"
	InsightNext     Action = "insight.next"
	InsightPrevious Action = "insight.previous"
	InsightMute     Action = "insight.mute"
	SessionStart    Action = "session.start"
)

// The view.
const (
	ZoomIn         Action = "zoom.in"
	ZoomOut        Action = "zoom.out"
	PanelToggle    Action = "panel.toggle"
	NumbersAll     Action = "numbers.all"
	ColumnsNarrow  Action = "columns.narrow"
	ColumnsWide    Action = "columns.wide"
	AgainstToggle  Action = "against.toggle"
	LanesChoose    Action = "lanes.choose"
	ExpectedToggle Action = "expected.toggle"
	ThemeChoose    Action = "theme.choose"
	MouseToggle    Action = "mouse.toggle"
	Back           Action = "view.back"
	Repaint        Action = "view.repaint"
)

// The screens.
const (
	GoMap     Action = "go.map"
	GoLibrary Action = "go.library"
	GoStart   Action = "go.start"

	JumpBack    Action = "jump.back"
	JumpForward Action = "jump.forward"
	HistoryShow Action = "history.show"

	FlowShow Action = "flow.show"
	KPIsShow Action = "kpis.show"
	WhatIf   Action = "flow.what-if"
	WayAdd   Action = "flow.add"

	InsightsShow Action = "insights.show"
	InsightAct   Action = "insight.act"

	ChainShow    Action = "chain.show"
	ActivityLink Action = "activity.link"
	ActivityPain Action = "activity.pain"
	PictureNext  Action = "picture.next"

	PlanShow   Action = "plan.show"
	PlanAdd    Action = "plan.add"
	RankChoose Action = "rank.choose"
	EffectSet  Action = "effect.set"

	PersonasShow  Action = "personas.show"
	SheetsCompare Action = "personas.compare"
	EmpathyShow   Action = "empathy.show"
	EmpathyAdd    Action = "empathy.add"

	VersionCompare Action = "version.compare"
	VersionRestore Action = "version.restore"
	ThingRestore   Action = "thing.restore"
	SnapshotTake   Action = "snapshot.take"
	SnapshotDrop   Action = "snapshot.drop"
)

// Journeys, the workspace and the program.
const (
	JourneyNew       Action = "journey.new"
	JourneyTemplate  Action = "journey.template"
	JourneyOpen      Action = "journey.open"
	JourneyEdit      Action = "journey.edit"
	JourneyRename    Action = "journey.rename"
	JourneyDuplicate Action = "journey.duplicate"
	JourneyTags      Action = "journey.tags"
	JourneyVariant   Action = "journey.variant"
	JourneyCompare   Action = "journey.compare"
	JourneyDelete    Action = "journey.delete"
	JourneyCopy      Action = "journey.copy"
	JourneyExport    Action = "journey.export"
	JourneyImport    Action = "journey.import"

	WorkspaceOpen   Action = "workspace.open"
	WorkspaceRecent Action = "workspace.recent"
	WorkspaceEdit   Action = "workspace.edit"
	WorkspaceSaved  Action = "workspace.saved"
	FileVerify      Action = "file.verify"
	FileBackup      Action = "file.backup"
	FileCompact     Action = "file.compact"
	FileRepair      Action = "file.repair"
	FileCompare     Action = "file.compare"
	FileMerge       Action = "file.merge"
	DemoOpen        Action = "demo.open"
	TutorialStart   Action = "tutorial.start"

	PaletteOpen Action = "palette.open"
	HelpOpen    Action = "help.open"
	KeysShow    Action = "keys.show"
	Suspend     Action = "app.suspend"
	Quit        Action = "app.quit"
	Leave       Action = "app.leave"
)

// Answers given in a dialog, and keys with a meaning while text is typed.
const (
	ChoiceUp       Action = "choice.up"
	ChoiceDown     Action = "choice.down"
	ChoicePageUp   Action = "choice.page-up"
	ChoicePageDown Action = "choice.page-down"
	ChoiceAccept   Action = "choice.accept"
	ChoiceToggle   Action = "choice.toggle"
	ChoiceRaise    Action = "choice.raise" // moves the chosen row itself up
	ChoiceLower    Action = "choice.lower"
	ChoiceClose    Action = "choice.close"
	ConfirmYes     Action = "confirm.yes"
	ConfirmNo      Action = "confirm.no"
	TextAccept     Action = "text.accept"
	TextNext       Action = "text.next"     // accept, then the next field
	TextPrevious   Action = "text.previous" // accept, then the previous field
	TextComplete   Action = "text.complete"
	TextNewline    Action = "text.newline"
	TextCancel     Action = "text.cancel"
)
