// Package ui is the program on the screen: the one Bubble Tea model, [App].
//
// A key becomes an action (package keymap), an action is done by the handler
// that the table in handlers.go names, and a change of the map is a proposal that
// [App.commit] hands to the session (package store/session). That is the one
// place where documents change; undo, the unsaved queue and the numbers follow.
//
//	key -> keymap.Press -> handler -> scene.Proposal -> commit -> Session.Propose
//	                                                      |-> history, numbers, panes
//	                                                      `-> queue -> one save in flight -> store
//
// Only Update and what it calls assigns anything. Nothing in Update or View
// touches disk, clock or environment: that happens in commands, which close
// over values. What they bring back is for the session that was open when they
// began ([App.later]); it is dropped when another one is. View draws the screen once after a change and returns the same
// string until the next.
//
// What the program needs from the world is in [Config]; the store is the
// interface [Store]. Start with [New].
package ui
