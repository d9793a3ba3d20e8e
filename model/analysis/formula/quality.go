package formula

// Tiers counts items of a map by how sure the room is of them.
type Tiers struct{ Validated, Reasoned, Assumed float64 }

// Count returns the number of items.
func (t Tiers) Count() float64 { return t.Validated + t.Reasoned + t.Assumed }

// Evidence returns the share of items that are validated, 0..1.
func (t Tiers) Evidence() Number { return t.mean(t.Validated) }

// Confidence returns the mean of 1 for what is validated, 0.5 for what is
// reasoned and 0 for an assumption, 0..1.
func (t Tiers) Confidence() Number { return t.mean(t.Validated + t.Reasoned/2) }

func (t Tiers) mean(sum float64) Number {
	if t.Count() == 0 {
		return NA(NoData, "Nothing is entered.")
	}
	return Of(sum / t.Count())
}

// Completeness returns filled per required cells, 0..1; nothing required is not
// available.
func Completeness(filled, required int) Number {
	if required == 0 {
		return NA(NoData, "There is nothing to fill in yet.")
	}
	return Of(float64(filled) / float64(required))
}

// healthParts is how many parts a journey's health takes.
const healthParts = 3

// Health returns the mean of the parts that are available, each 0..100; fewer
// than three are not enough. Always show the parts beside it: a composite alone
// invites gaming.
func Health(parts ...Number) Number {
	var known []float64
	for _, p := range parts {
		if v, ok := p.Value(); ok {
			known = append(known, v)
		}
	}
	if len(known) < healthParts {
		return NA(TooFewPoints, "It takes three of the parts.")
	}
	return Mean(known)
}
