// Package theme says how meanings look: a [Token] such as Pain or Selection becomes a style, and marks, borders and faces
// come from one table of [Glyphs], each one cell wide in every terminal.
//
// A [Theme] is a small comparable value that never changes; two themes are equal when they look the same, so a theme may
// be part of a cache key. Text styles set no background unless the background is the meaning: the terminal's own stays.
// No meaning is told by colour alone. The package does no I/O; which theme fits a terminal is for the caller to say.
//
//	th := theme.Default()
//	pen.Text(0, 0, th.Glyphs.Pain+" "+pain.Text, th.Style(theme.Pain))
package theme

import uv "github.com/charmbracelet/ultraviolet"

// Theme is a way to show every meaning.
type Theme struct {
	Name   string
	Glyphs *Glyphs // shared by all themes that use them: read only
	styles *palette
}

type palette [tokens]uv.Style

// Style returns the style of a meaning.
func (t Theme) Style(k Token) uv.Style {
	if t.styles == nil || int(k) >= tokens {
		return uv.Style{}
	}
	return t.styles[k]
}

// The names of the built-in themes.
const (
	NameDefault      = "default"
	NameDark         = "dark"
	NameLight        = "light"
	NameHighContrast = "contrast"
	NamePlain16      = "16"
	NameNone         = "none"
)

var builtin = []Theme{
	{NameDefault, &unicodeGlyphs, &defaultPalette},
	{NameDark, &unicodeGlyphs, &darkPalette},
	{NameLight, &unicodeGlyphs, &lightPalette},
	{NameHighContrast, &unicodeGlyphs, &contrastPalette},
	{NamePlain16, &unicodeGlyphs, &plain16Palette},
	{NameNone, &unicodeGlyphs, &nonePalette},
}

// Default is legible on dark and light backgrounds alike, for terminals that do not say which they have.
func Default() Theme { return builtin[0] }

// Dark is for dark backgrounds.
func Dark() Theme { return builtin[1] }

// Light is for light backgrounds.
func Light() Theme { return builtin[2] }

// HighContrast is for projectors and tired eyes: every text has a contrast of at least 7:1 and its own black background.
func HighContrast() Theme { return builtin[3] }

// Plain16 uses the sixteen colours that the user's terminal defines.
func Plain16() Theme { return builtin[4] }

// None uses no colour, only bold, faint, underline and reverse.
func None() Theme { return builtin[5] }

// ByName returns the built-in theme of that name.
func ByName(name string) (Theme, bool) {
	for _, t := range builtin {
		if t.Name == name {
			return t, true
		}
	}
	return Theme{}, false
}

// Names returns the names of the built-in themes, the default first.
func Names() []string {
	names := make([]string, len(builtin))
	for i, t := range builtin {
		names[i] = t.Name
	}
	return names
}

// WithASCII returns t with marks and borders of ASCII characters only.
func WithASCII(t Theme) Theme {
	t.Glyphs = &asciiGlyphs
	return t
}
