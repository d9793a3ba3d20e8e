// Package json reads and writes wend's own JSON: one object with the format's
// version, the workspace and the journeys, which carries everything.
//
//	{"wend": 1, "workspace": {…}, "journeys": [{…}]}
//
// Stages nest their touchpoints and KPIs their measurements; the order of an
// array is the order people see. What has no order of its own (feelings, links,
// transitions) is written in the order of the map, so that the same content
// gives the same bytes: [Decode] of what [Encode] wrote is the same state.
//
// Decode trusts nothing. It returns a whole valid state or an error that says in
// one sentence what is wrong and on which line; text is cleaned and the
// report says where. Both functions only use the reader or writer they are
// given and may be called from any goroutine.
package json
