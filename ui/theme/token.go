package theme

// Token is a meaning that a piece of text or a line on the screen has.
type Token uint8

// The tokens. Selection, SelectionDim, Match and Changed may be laid over cells already drawn (paint.Pen.Tint); the others
// are for drawing with.
const (
	Text    Token = iota // what the user wrote, and all that has no other meaning
	Screen               // the empty screen: fill the canvas with it before drawing
	Muted                // hints, times, what is not filled in
	Heading              // stages, titles of dialogs
	Label                // lane and row labels
	Title                // the title of a pane without focus

	Border
	BorderFocus
	TitleFocus
	Divider // between columns

	Selection    // the cell under the cursor in the focused pane
	SelectionDim // the cell of a table without focus
	Match        // what a search found
	Changed      // a number that just changed

	Good
	Bad
	Warn
	Accent

	Key     // a key in footer and help
	KeyHelp // what it does

	Pain
	Delight
	MomentOfTruth
	StrengthStrong
	StrengthMedium
	StrengthWeak

	Badge // as-is, read-only, counters
	Toast // a passing message
	Error // a message that something failed
	Input // a text field

	Persona1 // curve and name of the first persona; Persona returns the others
	Persona2
	Persona3
	Persona4
	Persona5
	Persona6

	tokens int = iota
)

// Personas is how many personas have a style and a curve point of their own.
const Personas = int(Persona6-Persona1) + 1

// Persona returns the token of the persona at index i, counted from 0. After the sixth they start again.
func Persona(i int) Token {
	i %= Personas
	if i < 0 {
		i += Personas
	}
	return Persona1 + Token(i)
}
