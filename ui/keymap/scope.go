package keymap

// Scope is a place where keys have a meaning. The panes of the map let keys
// they do not know through to [MapScreen], and that to [Global]; screens that are
// a list to [List], and that to Global; Start lets through only what changes nothing. A dialog or a text
// field lets nothing through but the alarm keys
// (leave, suspend, repaint, "already saved").
type Scope string

// The scopes.
const (
	Global Scope = "global"

	MapScreen Scope = "map" // the bands; the panes below lie within it
	Journey   Scope = "journey"
	Pains     Scope = "pains" // a pain in its lane; within the journey
	Emotion   Scope = "emotion"
	Chain     Scope = "chain"
	Panel     Scope = "panel"
	Inspector Scope = "inspector"
	// Explanation is the page about a number.
	Explanation Scope = "explanation"

	// History and Comparison are what was done, and two versions on one axis.
	History    Scope = "history"
	Comparison Scope = "comparison"

	Flow Scope = "flow" // who goes where
	KPIs Scope = "KPIs"
	// ValueChain is the screen; the band of the map is [Chain].
	ValueChain Scope = "value chain screen"
	Plan       Scope = "plan" // what is to be done, and why

	Insights Scope = "insights" // what stands out

	Personas Scope = "personas"
	Sheets   Scope = "sheets"  // of personas, side by side
	Empathy  Scope = "empathy" // the empathy map of a persona

	Start   Scope = "start"
	Library Scope = "library"
	List    Scope = "list" // the table that a screen mainly is; screens lie within it

	Dialog  Scope = "dialog"  // a message or a list to choose from; letters are commands
	Confirm Scope = "confirm" // a question about something that cannot be undone
	Picker  Scope = "picker"  // a list that typing filters
	Palette Scope = "palette"
	Help    Scope = "help"
	Find    Scope = "find"    // the search line of a pane
	Capture Scope = "capture" // the line that takes down a moment
	Text    Scope = "text"    // a field of one line
	Area    Scope = "area"    // a field of several lines
)

// Scopes returns every scope, panes and screens first.
func Scopes() []Scope {
	return []Scope{
		Global, MapScreen, Journey, Pains, Emotion, Chain, Panel, Inspector, Explanation, Start, Library, History, Comparison, Flow, KPIs, ValueChain, Plan, Insights, Personas, Sheets, Empathy, List,
		Dialog, Confirm, Picker, Palette, Help, Find, Capture, Text, Area,
	}
}

// Types reports whether printable keys are text in s, so that no command may
// be bound to one.
func (s Scope) Types() bool {
	switch s {
	case Picker, Palette, Help, Find, Capture, Text, Area:
		return true
	}
	return false
}

// Pastes reports whether lines that are pasted become things in s, though nothing
// is typed there.
func (s Scope) Pastes() bool {
	switch s {
	case MapScreen, Journey, Pains, Emotion, Chain, Panel, Empathy:
		return true
	}
	return false
}

// Words says where s is, for help and README: "everywhere", "value chain".
func (s Scope) Words() string {
	switch s {
	case Global:
		return "everywhere"
	case MapScreen:
		return "map"
	case Emotion:
		return "emotions"
	case Pains:
		return "on a pain"
	case Chain:
		return "value chain"
	case Panel:
		return "KPI panel"
	case Confirm:
		return "question"
	case Picker:
		return "choice"
	case List:
		return "lists"
	case Find:
		return "search line"
	case Sheets:
		return "sheets side by side"
	case Empathy:
		return "empathy map"
	case Capture:
		return "add line"
	case Text:
		return "text field"
	case Area:
		return "notes field"
	}
	return string(s)
}

// Path returns s and the scopes that keys unknown to s go on to, innermost
// first. It is what [Map.Lookup] wants for a screen with nothing on top.
func (s Scope) Path() []Scope {
	switch s {
	case Global:
		return []Scope{Global}
	case Journey, Emotion, Chain, Panel, Inspector, Explanation:
		return []Scope{s, MapScreen, Global}
	case Pains:
		return []Scope{s, Journey, MapScreen, Global}
	case Library, History, Comparison, Flow, KPIs, ValueChain, Plan, Insights, Personas, Sheets:
		return []Scope{s, List, Global}
	}
	if s.leak() == leakAlarms {
		return []Scope{s}
	}
	return []Scope{s, Global}
}

// leak says which commands of outer scopes stay live behind a scope. A greater
// value lets less through.
type leak int

const (
	leakAll leak = iota
	leakReading
	leakAlarms
)

func (s Scope) leak() leak {
	switch {
	case s == Start:
		return leakReading
	case s.Types(), s == Dialog, s == Confirm:
		return leakAlarms
	}
	return leakAll
}

func (l leak) passes(c Command) bool {
	switch l {
	case leakAll:
		return true
	case leakReading:
		return !c.Edits && !c.Asks
	}
	return c.Alarm
}
