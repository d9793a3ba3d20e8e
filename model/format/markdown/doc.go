// Package markdown writes journeys as Markdown, for people to read, print, mail
// and paste. It writes only; what is to be read again goes through JSON.
//
// [Write] writes whole maps, [Journey] is one of them as text, [Object] one thing
// of it for the clipboard. All are pure: the same state gives the same text, and
// any goroutine may call them.
//
// Nothing that people typed is taken for Markdown or HTML: it is escaped for
// CommonMark and for the tables of GitHub, and "<" is always written as an
// entity, as some readers pass HTML through. What is not set is left out.
package markdown
