package ui

import (
	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/ui/keymap"
	"wend/ui/scene"
)

// handlers says what each action does and what it needs. Actions of dialogs and
// text fields are not here: they go to what lies on top.
var handlers map[keymap.Action]handler

// init fills the table: handlers open palette and help, which ask the table.
func init() {
	handlers = map[keymap.Action]handler{
		keymap.MoveLeft:      {needMap, moveColumn(-1)},
		keymap.MoveRight:     {needMap, moveColumn(1)},
		keymap.MoveUp:        {needMap, moveRow(-1)},
		keymap.MoveDown:      {needMap, moveRow(1)},
		keymap.MovePageUp:    {needMap, moveRow(-8)},
		keymap.MovePageDown:  {needMap, moveRow(8)},
		keymap.MoveFirst:     {needMap, toColumn(firstColumn)},
		keymap.MoveLast:      {needMap, toColumn(lastColumn)},
		keymap.StageNext:     {needStage, toColumn(nextStage)},
		keymap.StagePrevious: {needStage, toColumn(previousStage)},
		keymap.PaneNext:      {needMap, cyclePane(1)},
		keymap.PanePrevious:  {needMap, cyclePane(-1)},
		keymap.PaneJourney:   {needMap, focus(scene.Journey)},
		keymap.PaneEmotion:   {needMap, focus(scene.Emotion)},
		keymap.PaneChain:     {needMap, focus(scene.Chain)},
		keymap.PanePanel:     {needMap, focus(scene.Panel)},
		keymap.LinkFollow:    {needMap, followLink},
		keymap.FindOpen:      {nil, openFind},
		keymap.FindNext:      {nil, findNext(1)},
		keymap.FindPrevious:  {nil, findNext(-1)},
		keymap.FindAnywhere:  {needWorkspace, findAnywhere},

		keymap.ListSort:      {needRows, inList},
		keymap.ListGroup:     {needRows, inList},
		keymap.ListMark:      {needRows, inList},
		keymap.ListMarkRange: {needRows, inList},
		keymap.ListPreview:   {needRows, inList},

		keymap.ItemEdit:      {needThingOrNumber, editSelected},
		keymap.ItemRename:    {needThing, renameSelected},
		keymap.ItemDelete:    {needThing, removeSelected},
		keymap.ItemDuplicate: {needThing, duplicateSelected},
		keymap.ItemCopy:      {needThing, copySelected},
		keymap.ItemPaste:     {needMap, pasteClip},
		keymap.CarryLeft:     {needStage, carrySide(false)},
		keymap.CarryRight:    {needStage, carrySide(true)},
		keymap.CarryUp:       {needMap, carryRow(false)},
		keymap.CarryDown:     {needMap, carryRow(true)},
		keymap.NotesEdit:     {needPageOrThing, editNotes},
		keymap.TagsEdit:      {needThing, editTags},
		keymap.Undo:          {needWorkspace, (*App).undo},
		keymap.Redo:          {needWorkspace, (*App).redo},

		keymap.TouchpointAdd:     {needStage, addTouchpoint(false)},
		keymap.TouchpointInsert:  {needStage, addTouchpoint(true)},
		keymap.StageAdd:          {needMap, addStage(false)},
		keymap.StageInsert:       {needMap, addStage(true)},
		keymap.StageRename:       {needStage, renameStage},
		keymap.StageDelete:       {needStage, removeStage},
		keymap.StageMerge:        {needStage, mergeStage},
		keymap.StageSplit:        {needTouchpoint, splitStage},
		keymap.StageLeft:         {needStage, carryStage(false)},
		keymap.StageRight:        {needStage, carryStage(true)},
		keymap.TransitionsEdit:   {needStage, editTransitions},
		keymap.TouchpointChannel: {needTouchpoint, editChannel},
		keymap.ImportanceRaise:   {needTouchpoint, nudgeImportance(1)},
		keymap.ImportanceLower:   {needTouchpoint, nudgeImportance(-1)},
		keymap.MomentCycle:       {needTouchpoint, cycleMoment},

		keymap.FeelingRaise:    {needPersona, nudgeFeeling(1)},
		keymap.FeelingLower:    {needPersona, nudgeFeeling(-1)},
		keymap.FeelingNeutral:  {needPersona, neutralFeeling},
		keymap.FeelingClear:    {needPersona, clearFeeling},
		keymap.FeelingThought:  {needPersona, editThought},
		keymap.FeelingCopy:     {needAnyPersona, copyFeelings},
		keymap.PersonaNext:     {needAnyPersona, cyclePersona(1)},
		keymap.PersonaPrevious: {needAnyPersona, cyclePersona(-1)},
		keymap.PersonaAdd:      {needMap, addPersona},
		keymap.PersonaEdit:     {needAnyPersona, editPersona},
		keymap.PersonaLeave:    {needAnyPersona, leavePersona},
		keymap.PersonaDelete:   {needAnyPersona, removePersona},
		keymap.PainAdd:         {needStage, addFinding(model.Pain, scene.LanePain, "New pain")},
		keymap.DelightAdd:      {needStage, addFinding(model.Delight, scene.LaneDelight, "New delight")},
		keymap.OpportunityAdd:  {needStage, addOpportunity},

		keymap.StrengthCycle:  {needLink, cycleStrength},
		keymap.EffectToggle:   {needLink, toggleEffect},
		keymap.LinkAdd:        {needTouchpoint, addLink},
		keymap.ActivityAdd:    {needMap, addActivity},
		keymap.ActivityEdit:   {needActivity, editActivity},
		keymap.ActivityDelete: {needActivity, removeActivity},
		keymap.ActivityOrder:  {needMap, orderActivities},

		keymap.KPIAdd:          {needMap, addKPI},
		keymap.KPIRecord:       {needMap, recordKPI},
		keymap.NumberExplain:   {needMap, explainNumber},
		keymap.InsightNext:     {needMap, nextQuestion(1)},
		keymap.InsightPrevious: {needMap, nextQuestion(-1)},
		keymap.InsightMute:     {needMap, muteQuestion},
		keymap.SessionStart:    {needMap, restartSession},

		keymap.ZoomIn:         {needMap, zoomIn},
		keymap.ZoomOut:        {needStage, zoomOut},
		keymap.PanelToggle:    {needMap, togglePanel},
		keymap.LanesChoose:    {needMap, chooseLanes},
		keymap.ExpectedToggle: {needMap, toggleExpected},
		keymap.ThemeChoose:    {nil, chooseTheme},
		keymap.MouseToggle:    {nil, toggleMouse},
		keymap.Back:           {nil, goBack},
		keymap.Repaint:        {nil, repaint},

		keymap.GoMap:     {needOpenJourney, goMap},
		keymap.GoLibrary: {needWorkspace, goLibrary},
		keymap.GoStart:   {nil, goStart},

		keymap.JourneyNew:       {nil, newJourney("")},
		keymap.JourneyTemplate:  {nil, chooseTemplate},
		keymap.JourneyOpen:      {needJourney, openSelected},
		keymap.JourneyEdit:      {needJourney, withMeant(editJourney)},
		keymap.JourneyRename:    {needJourney, withMeant(renameJourney)},
		keymap.JourneyDuplicate: {needJourneys, withAllMeant(duplicateJourneys)},
		keymap.JourneyTags:      {needJourneys, withAllMeant(tagJourneys)},
		keymap.JourneyVariant:   {needJourney, withMeant(makeToBe)},
		keymap.JourneyDelete:    {needJourneys, withAllMeant(removeJourneys)},
		keymap.JourneyCopy:      {needJourney, withMeant(copyJourney)},
		keymap.JourneyExport:    {needJourneys, withAllMeant(exportJourneys)},
		keymap.JourneyImport:    {nil, importJourneys},

		keymap.WorkspaceOpen:   {nil, openWorkspace},
		keymap.WorkspaceRecent: {nil, recentWorkspaces},
		keymap.WorkspaceEdit:   {needMap, editWorkspace},
		keymap.WorkspaceSaved:  {nil, saySaved},
		keymap.DemoOpen:        {nil, openSample("smartphone")},
		keymap.TutorialStart:   {nil, openSample("tutorial")},

		keymap.PaletteOpen: {nil, openPalette},
		keymap.HelpOpen:    {nil, openHelp},
		keymap.KeysShow:    {nil, showKeys},
		keymap.Suspend:     {nil, suspend},
		keymap.Quit:        {nil, quitAction},
		keymap.Leave:       {nil, interrupt},
	}
}

// needRows asks for a list with something in it.
func needRows(a *App) string {
	if a.screen != libraryScreen {
		return "That works in lists: g l shows that of the journeys"
	}
	if shown, _ := a.library.Count(); shown == 0 {
		return "There is nothing in this list"
	}
	return ""
}

// inList is what lists do themselves before it comes here.
func inList(*App) tea.Cmd { return nil }

func needThingOrNumber(a *App) string {
	if a.view.Focus == scene.Panel {
		return needMap(a)
	}
	return needThing(a)
}

func needPageOrThing(a *App) string {
	if a.page() {
		return ""
	}
	return needThing(a)
}

func needOpenJourney(a *App) string {
	if a.work.document() == nil {
		return "No journey is open: choose one in the library"
	}
	return ""
}
