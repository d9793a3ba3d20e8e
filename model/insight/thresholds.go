package insight

import "wend/model"

// The thresholds are the workspace's settings: teams draw these lines
// differently. What is here is no convention that they could choose.
//
// fewRanked is the "three" of L72's sentence: of fewer touchpoints there are no
// three to rank.
const fewRanked = 3

// number returns what a setting of an index holds; they have the defaults, so
// that each holds something.
func number[T int | float64](o model.Opt[T]) T {
	n, _ := o.Value()
	return n
}
