// Package formula is the arithmetic of customer journeys: perception, commerce,
// return on investment, emotion, priorities, value chain, statistics, Markov
// chains and map quality.
//
// Every function is pure: it takes plain numbers, knows no journey, and may be
// called from any goroutine. A result is a [Number]: a finite value, or "not
// available" with a [Reason]; never NaN, infinity or a 0 that stands for "we do
// not know". Rates are in [0,1], net promoter scores in points, times in the
// unit they came in. Intervals and tests are two-sided; intervals are at 95 %.
//
// Package analysis feeds these functions from a journey.
package formula
