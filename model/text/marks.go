package text

// Mark is one of the signs by which a line of capture says more than what the
// customer does.
type Mark struct {
	Sign  string // as one types it
	Word  string // for it
	Short string // both, where there is little room; empty: left out there
	Means string
}

// Marks are all of them. Help, README and the line itself show them.
var Marks = []Mark{
	{"@web", "channel", "@channel", "Channel; `tab` completes"},
	{"!5", "importance", "!importance", "Importance, 1 to 5"},
	{"-1", "feeling", "-2..+2", "Feeling of the selected persona, `-2` to `+2`; `0` is neutral"},
	{`~"no tracking"`, "pain", "", "A pain, open; without quotes it goes on to the marks at the end"},
	{"~slow*5x4", "severity x frequency", "~pain*5x4", "A pain of severity 5 and frequency 4, both 1 to 5; `*5` is the severity alone"},
	{"^Sales", "activity", "^activity", "Link of medium strength to an activity; `tab` completes"},
	{"#price", "tag", "#tag", "A tag"},
	{"/Purchase", "stage", "/stage", "The stage that it goes to; `tab` completes"},
	{`\@home`, "text", "", "No mark: the word as it is, `@home`"},
}
