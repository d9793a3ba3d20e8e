package journeymap

import (
	"wend/model"
	"wend/ui/dialog"
	"wend/ui/keymap"
	"wend/ui/scene"
	"wend/ui/screen"
)

// handler does an action on a copy of the map and says what the program should
// do.
type handler func(*Map, *screen.Frame) screen.Outcome

// need says what is missing for an action; empty if nothing is.
type need func(Map, *screen.Frame) string

// action is what an action needs and what it does.
type action struct {
	why need
	do  handler
}

// on returns an answer that only the map takes.
func on(do handler) screen.Answer {
	return func(s screen.Screen, f *screen.Frame) (screen.Screen, screen.Outcome) {
		m, ok := s.(Map)
		if !ok {
			return s, screen.Outcome{}
		}
		m.settle(f)
		o := do(&m, f)
		return m, o
	}
}

// Why implements [screen.Screen].
func (m Map) Why(a keymap.Action, f *screen.Frame) string {
	h, known := actions[a]
	switch {
	case m.search.Typing():
		return ""
	case !known:
		return screen.NotHere
	}
	return h.why(m, f)
}

// Do implements [screen.Screen].
func (m Map) Do(a keymap.Action, f *screen.Frame) (screen.Screen, screen.Outcome) {
	if m.search.Typing() {
		return m, m.doSearch(a, f)
	}
	if f.Tried && willing[a] {
		return m, screen.Outcome{}
	}
	o := actions[a].do(&m, f)
	return m, o
}

// willing are the actions that never refuse where what they need is there, and that
// take a look at much of the journey.
var willing = map[keymap.Action]bool{
	keymap.ItemCopy: true, keymap.ItemDuplicate: true, keymap.PersonaLeave: true, keymap.TransitionsEdit: true,
	keymap.KPIAdd: true, keymap.KPIRecord: true, keymap.InitiativeAdd: true, keymap.LinkAdd: true,
	keymap.MoveUp: true, keymap.MoveDown: true, keymap.MovePageUp: true, keymap.MovePageDown: true,
}

// ask asks for one line of text and does something with it.
func ask(f *screen.Frame, o dialog.PromptOptions, then func(m *Map, f *screen.Frame, text string) screen.Outcome) screen.Outcome {
	return screen.Ask(f, o, func(text string) screen.Answer {
		return on(func(m *Map, f *screen.Frame) screen.Outcome { return then(m, f, text) })
	})
}

// pick asks for one item of a list and does something with it.
func pick(f *screen.Frame, o dialog.PickerOptions, then func(m *Map, f *screen.Frame, chosen dialog.Item) screen.Outcome) screen.Outcome {
	return screen.Pick(f, o, func(chosen dialog.Item) screen.Answer {
		return on(func(m *Map, f *screen.Frame) screen.Outcome { return then(m, f, chosen) })
	})
}

// fill asks for the values of a form and does something with them.
func fill(f *screen.Frame, o dialog.FormOptions, then func(m *Map, f *screen.Frame, v map[string]string) screen.Outcome) screen.Outcome {
	return screen.Fill(f, o, func(v map[string]string) screen.Answer {
		return on(func(m *Map, f *screen.Frame) screen.Outcome { return then(m, f, v) })
	})
}

// actions says what each action does on the map and what it needs.
var actions map[keymap.Action]action

// init fills the table, whose handlers ask it in turn.
func init() {
	actions = map[keymap.Action]action{
		keymap.MoveLeft:      {needMap, goSideways(-1)},
		keymap.MoveRight:     {needMap, goSideways(1)},
		keymap.MoveUp:        {needMap, goUpOrDown(-1)},
		keymap.MoveDown:      {needMap, goUpOrDown(1)},
		keymap.MovePageUp:    {needMap, goUpOrDown(-8)},
		keymap.MovePageDown:  {needMap, goUpOrDown(8)},
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
		keymap.FindOpen:      {needMap, openFind},
		keymap.FindNext:      {needSearch, findNext(1)},
		keymap.FindPrevious:  {needSearch, findNext(-1)},

		keymap.ItemEdit:      {needThingOrNumber, editSelected},
		keymap.ItemRename:    {needThing, renameSelected},
		keymap.ItemDelete:    {needNote, removeSelected},
		keymap.ItemDuplicate: {needThing, duplicateSelected},
		keymap.ItemCopy:      {needThing, copySelected},
		keymap.ItemPaste:     {needMap, pasteClip},
		keymap.ItemLeft:      {needStage, moveItemSideways(false)},
		keymap.ItemRight:     {needStage, moveItemSideways(true)},
		keymap.ItemUp:        {needMap, moveItemUpOrDown(false)},
		keymap.ItemDown:      {needMap, moveItemUpOrDown(true)},
		keymap.NotesEdit:     {needThing, editNotes},
		keymap.TagsEdit:      {needThing, editTags},

		keymap.TouchpointAdd:     {needStage, addTouchpoint(false)},
		keymap.TouchpointInsert:  {needStage, addTouchpoint(true)},
		keymap.StageAdd:          {needMap, addStage(false)},
		keymap.StageInsert:       {needMap, addStage(true)},
		keymap.StageRename:       {needStage, renameStage},
		keymap.StageDelete:       {needStage, removeStage},
		keymap.StageMerge:        {needStage, mergeStage},
		keymap.StageSplit:        {needTouchpoint, splitStage},
		keymap.StageLeft:         {needStage, moveStage(false)},
		keymap.StageRight:        {needStage, moveStage(true)},
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
		keymap.PainAdd:         {needStage, addFinding(model.Pain, "New pain")},
		keymap.DelightAdd:      {needStage, addFinding(model.Delight, "New delight")},
		keymap.OpportunityAdd:  {needStage, addOpportunity},
		keymap.Severity1:       {needPain, rate(1)},
		keymap.Severity2:       {needPain, rate(2)},
		keymap.Severity3:       {needPain, rate(3)},
		keymap.Severity4:       {needPain, rate(4)},
		keymap.Severity5:       {needPain, rate(5)},

		keymap.TacticAdd:     {needStage, addTactic},
		keymap.InitiativeAdd: {needMap, addInitiative},

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

		keymap.ZoomIn:         {needMap, zoomIn},
		keymap.ZoomOut:        {needStage, zoomOut},
		keymap.PanelToggle:    {needMap, togglePanel},
		keymap.NumbersAll:     {needPanel, toggleNumbers},
		keymap.ColumnsNarrow:  {needMap, resizeColumns(-1)},
		keymap.ColumnsWide:    {needMap, resizeColumns(1)},
		keymap.LanesChoose:    {needMap, chooseLanes},
		keymap.AgainstToggle:  {needMap, toggleAgainst},
		keymap.ExpectedToggle: {needMap, toggleExpected},
		keymap.Back:           {needMap, goBack},
	}
}

// The things that handlers need.

func needMap(_ Map, f *screen.Frame) string {
	if f.Journey == nil {
		return "No journey is open"
	}
	return ""
}

// needPanel says where to find the numbers while none but the most important
// show.
func needPanel(m Map, f *screen.Frame) string {
	if why := needMap(m, f); why != "" {
		return why
	}
	if m.layout(f).Panel.Empty() {
		return "The numbers are not in view: 4 shows them"
	}
	return ""
}

func needStage(m Map, f *screen.Frame) string {
	if why := needMap(m, f); why != "" {
		return why
	}
	if m.cursor.Column.Stage == "" {
		return "There is no stage yet: A adds one"
	}
	return ""
}

func needTouchpoint(m Map, f *screen.Frame) string {
	if why := needStage(m, f); why != "" {
		return why
	}
	if m.cursor.Column.Touchpoint == "" {
		if m.Zoom == 0 {
			return "Zoom in to a touchpoint first: z"
		}
		return "There is no touchpoint here yet: a adds one"
	}
	return ""
}

func needPersona(m Map, f *screen.Frame) string {
	if why := needTouchpoint(m, f); why != "" {
		return why
	}
	if m.cursor.Persona == "" {
		return "This journey has no persona yet: add one from the palette (:)"
	}
	return ""
}

func needAnyPersona(m Map, f *screen.Frame) string {
	if why := needMap(m, f); why != "" {
		return why
	}
	if m.cursor.Persona == "" {
		return "This journey has no persona yet: add one from the palette (:)"
	}
	return ""
}

// needActivity asks for the activity that is marked: where the value chain is not in
// view none is, so no key changes what was used last there.
func needActivity(m Map, f *screen.Frame) string {
	if why := needMap(m, f); why != "" {
		return why
	}
	switch {
	case m.cursor.Activity == "":
		return "There is no activity yet: 3, then a adds one"
	case f.Width > 0 && m.layout(f).Bands[scene.Chain-scene.Journey].Empty():
		return "No activity is selected here: 3 goes to them, ^ links one by name"
	}
	return ""
}

// needPain asks for a pain that is selected in its lane.
func needPain(m Map, f *screen.Frame) string {
	if why := needMap(m, f); why != "" {
		return why
	}
	if m.Scope() != keymap.Pains {
		return "Select a pain first, in its lane: p adds one"
	}
	return ""
}

func needLink(m Map, f *screen.Frame) string {
	if why := needTouchpoint(m, f); why != "" {
		return why
	}
	return needActivity(m, f)
}

// needThing asks for something selected that can be renamed, copied or deleted.
func needThing(m Map, f *screen.Frame) string {
	if why := needMap(m, f); why != "" {
		return why
	}
	if m.selection().IsZero() {
		switch m.Focus {
		case scene.Chain:
			return "There is no activity yet: a adds one"
		case scene.Emotion:
			return "This journey has no persona yet: add one from the palette (:)"
		case scene.Panel:
			return "That does not go for a number: select something in panes 1 to 3"
		}
		return "There is nothing here yet: A adds a stage, a adds a touchpoint"
	}
	return ""
}

// needNote asks for something to delete that is seen there: in a lane of notes it is
// a note, and not the touchpoint above it.
func needNote(m Map, f *screen.Frame) string {
	why := needThing(m, f)
	if l := m.cursor.Lane; why == "" && m.Focus == scene.Journey && l.Notes() && m.selection().Kind != model.KindStage && m.noted(l).IsZero() {
		return "There is nothing to delete in " + l.Title() + " here: on the touchpoint itself x deletes that"
	}
	return why
}

// selection names what the cursor is on in the focused pane.
func (m *Map) selection() model.Ref {
	c := m.cursor
	switch m.Focus {
	case scene.Emotion:
		return ref(model.KindPersona, c.Persona)
	case scene.Chain:
		return ref(model.KindActivity, c.Activity)
	case scene.Panel:
		return model.Ref{}
	}
	switch {
	case c.Lane == scene.LaneStage || c.Column.Touchpoint == "":
		return ref(model.KindStage, c.Column.Stage)
	case c.Lane.Notes():
		if r := m.noted(c.Lane); !r.IsZero() {
			return r
		}
	}
	return ref(model.KindTouchpoint, c.Column.Touchpoint)
}

// ref names an object; an empty id names nothing.
func ref[K ~string](k model.Kind, id K) model.Ref {
	if id == "" {
		return model.Ref{}
	}
	return model.Ref{Kind: k, Key: string(id)}
}

func needThingOrNumber(m Map, f *screen.Frame) string {
	if m.Focus == scene.Panel {
		return needMap(m, f)
	}
	return needThing(m, f)
}
