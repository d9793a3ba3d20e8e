// Package analysis computes what a journey's numbers are: emotion, moments of
// truth, flow, value chain, pains, opportunities, KPIs, initiatives, hypotheses
// and the quality of the map. The arithmetic itself is package formula.
//
// [Compute] turns a state and the id of one of its journeys into a [Report]. It
// is pure: no I/O, no clock (today comes in with [Options]), no randomness; the
// same state always gives the same report. A report is plain data that nobody
// changes after it was made, so any goroutine may read it and two of them can be
// compared.
//
// [Update] makes the next report from one and the names of what changed, and
// computes only the parts that this touches. [WhatIf] tries transitions.
//
// A file holds a subject: its part of the report, what it reads, how it is
// computed, and its rows of the table of numbers, from which [Figures],
// [FigureOf], [Explain] and [Grounds] are read.
//
// Every result is a [Number]: a finite value, or "not available" with a [Reason]
// and often a sentence about what is missing. There is no NaN, no infinity and
// no 0 that stands for "we do not know". Rates are in [0,1]; [Format] turns
// numbers into text, [Report.JSON] into the analysis JSON, and [Explain] says
// where one comes from: formula, inputs, assumptions, source.
package analysis
