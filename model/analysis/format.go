package analysis

import "wend/model/text"

// Unit says how a number is written.
type Unit = text.Unit

// The units; [text.Unit] says how each looks.
const (
	Plain   = text.Plain
	Index   = text.Index
	Share   = text.Share
	Money   = text.Money
	Valence = text.Valence
	Count   = text.Count
	Ratio   = text.Ratio
	PValue  = text.PValue
	Points  = text.Points
)

// Format writes n for people. One that is not available is written with its
// reason: "n/a: no data".
func Format(n Number, u Unit) string {
	v, ok := n.Value()
	if !ok {
		return n.String()
	}
	return text.Write(v, u)
}

func trimmed(v float64) string { return text.Write(v, Plain) }

func signed(v float64) string { return text.Write(v, Valence) }
