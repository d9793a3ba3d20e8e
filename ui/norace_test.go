//go:build !race

package ui_test

// raced is what rounds are divided by.
const raced = 1
