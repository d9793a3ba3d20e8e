package insight

import "wend/model"

// The thresholds are the workspace's settings: teams draw these lines
// differently. What is here is no convention that they could choose.
const (
	// fewRanked is the "three" of L72's sentence: of fewer touchpoints there are
	// no three to rank.
	fewRanked = 3
	// defaultHorizon is how many months an initiative without a horizon runs.
	// The report has computed its return over them; another number here would
	// contradict it.
	defaultHorizon = 12
)

// number returns what a setting of an index holds; they have the defaults, so
// that each holds something.
func number[T int | float64](o model.Opt[T]) T {
	n, _ := o.Value()
	return n
}
