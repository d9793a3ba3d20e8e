// Package text is the one vocabulary of people: how a thing is called, what a
// feeling and the strength of a link are in words, how a number and a date are
// written, and what a number or date means that somebody typed.
//
// All functions are pure. What is written here can be read here: [Parse] of what
// [Write] returns is the number again, to the digits shown.
package text
