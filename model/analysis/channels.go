package analysis

import (
	"slices"
	"strings"

	"wend/model/text"
)

var channelNumbers = []number{
	{
		topic: "emotion.switches", title: "Channel switches", unit: Share, better: Lower,
		plain:   "How often the next touchpoint is on another channel than the one before",
		formula: "steps that change the channel / steps between touchpoints", source: own, remedy: "Give the touchpoints channels.",
		get:    whole(func(r *Report) Number { return r.Emotion.Switches }),
		inputs: explainer.channels,
	},
}

// switches returns the share of steps between neighbouring touchpoints that
// share no channel; touchpoints without a channel are passed over.
func (x *index) switches() Number {
	var last []string
	count, changes := 0, 0
	for _, t := range x.Path {
		if len(t.Channels) == 0 {
			continue
		}
		if count > 0 && !shared(last, t.Channels) {
			changes++
		}
		last = t.Channels
		count++
	}
	switch count {
	case 0:
		return NA(NoData, "No touchpoint has a channel.")
	case 1:
		return NA(TooFewPoints, "It takes two touchpoints with a channel.")
	}
	return Of(float64(changes) / float64(count-1))
}

func shared(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

func (e explainer) channels(string) []Input {
	var out []Input
	for _, t := range e.Path {
		if len(t.Channels) > 0 {
			out = append(out, given(text.Name(t), strings.Join(t.Channels, ", ")))
		}
	}
	return out
}
