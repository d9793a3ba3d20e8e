package theme

import (
	"image/color"

	"github.com/charmbracelet/x/ansi"

	uv "github.com/charmbracelet/ultraviolet"
)

// rgb returns the opaque colour 0xRRGGBB.
func rgb(hex uint32) color.Color {
	return color.RGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

func fg(c color.Color) uv.Style { return uv.Style{Fg: c} }

func on(fg, bg color.Color) uv.Style { return uv.Style{Fg: fg, Bg: bg} }

func bold(s uv.Style) uv.Style {
	s.Attrs |= uv.AttrBold
	return s
}

func underlined(s uv.Style) uv.Style {
	s.Underline = uv.UnderlineSingle
	return s
}

// attrs returns an uncoloured style.
func attrs(a uint8) uv.Style { return uv.Style{Attrs: a} }

// darkPalette and lightPalette have the same few hues: blue for where one is, green, red and amber for what is good, bad and
// worth a look. Everything else is a shade of grey.
var darkPalette = palette{
	Text:    fg(rgb(0xd8dce4)),
	Muted:   fg(rgb(0x8d95a5)),
	Heading: bold(fg(rgb(0xf0f3f8))),
	Label:   fg(rgb(0xa3aec2)),
	Title:   fg(rgb(0xa3aec2)),

	Border:      fg(rgb(0x667085)),
	BorderFocus: fg(rgb(0x7aaaf7)),
	TitleFocus:  bold(fg(rgb(0x9cc4ff))),
	Divider:     fg(rgb(0x566074)),

	Selection:    bold(on(rgb(0xffffff), rgb(0x2b5cab))),
	SelectionDim: uv.Style{Bg: rgb(0x232a38)},
	Match:        on(rgb(0x14171d), rgb(0xe9c46a)),
	Changed:      bold(fg(rgb(0xffd479))),

	Good:   fg(rgb(0x8fce8b)),
	Bad:    fg(rgb(0xf58b82)),
	Warn:   fg(rgb(0xe9c46a)),
	Accent: fg(rgb(0x8ab8ff)),

	Key:     bold(fg(rgb(0x8ab8ff))),
	KeyHelp: fg(rgb(0x9aa3b3)),

	Pain:           fg(rgb(0xf58b82)),
	Delight:        fg(rgb(0x8fce8b)),
	MomentOfTruth:  bold(fg(rgb(0xe9c46a))),
	StrengthStrong: bold(fg(rgb(0xb4d2ff))),
	StrengthMedium: fg(rgb(0x8ab4f0)),
	StrengthWeak:   fg(rgb(0x7c95bd)),

	Badge: on(rgb(0x14171d), rgb(0xa3aec2)),
	Toast: on(rgb(0xf0f3f8), rgb(0x33405a)),
	Error: bold(on(rgb(0xffffff), rgb(0xa3343c))),
	Input: on(rgb(0xf0f3f8), rgb(0x262c38)),

	Persona1: fg(rgb(0x8ab8ff)),
	Persona2: fg(rgb(0xf2a65a)),
	Persona3: fg(rgb(0x7fd1b9)),
	Persona4: fg(rgb(0xd7a0f0)),
	Persona5: fg(rgb(0xe6d37a)),
	Persona6: fg(rgb(0xf29bb7)),
}

var lightPalette = palette{
	Text:    fg(rgb(0x22272f)),
	Muted:   fg(rgb(0x5f6876)),
	Heading: bold(fg(rgb(0x0b0e13))),
	Label:   fg(rgb(0x4b5566)),
	Title:   fg(rgb(0x4b5566)),

	Border:      fg(rgb(0x858e9c)),
	BorderFocus: fg(rgb(0x1f5fc4)),
	TitleFocus:  bold(fg(rgb(0x164a9e))),
	Divider:     fg(rgb(0x959eac)),

	Selection:    bold(on(rgb(0xffffff), rgb(0x1f5fc4))),
	SelectionDim: uv.Style{Bg: rgb(0xe6edf9)},
	Match:        on(rgb(0x1c1600), rgb(0xffd75e)),
	Changed:      bold(fg(rgb(0x854a00))),

	Good:   fg(rgb(0x1d6b2c)),
	Bad:    fg(rgb(0xb3261e)),
	Warn:   fg(rgb(0x7d5200)),
	Accent: fg(rgb(0x1a56b5)),

	Key:     bold(fg(rgb(0x1a56b5))),
	KeyHelp: fg(rgb(0x545d6b)),

	Pain:           fg(rgb(0xb3261e)),
	Delight:        fg(rgb(0x1d6b2c)),
	MomentOfTruth:  bold(fg(rgb(0x7d5200))),
	StrengthStrong: bold(fg(rgb(0x123f87))),
	StrengthMedium: fg(rgb(0x2a62b8)),
	StrengthWeak:   fg(rgb(0x52699a)),

	Badge: on(rgb(0xffffff), rgb(0x4b5566)),
	Toast: on(rgb(0x0b0e13), rgb(0xcfdcf2)),
	Error: bold(on(rgb(0xffffff), rgb(0xb3261e))),
	Input: on(rgb(0x0b0e13), rgb(0xeceff4)),

	Persona1: fg(rgb(0x1a56b5)),
	Persona2: fg(rgb(0x9c4a00)),
	Persona3: fg(rgb(0x0b6a58)),
	Persona4: fg(rgb(0x7b2fa3)),
	Persona5: fg(rgb(0x6b5b00)),
	Persona6: fg(rgb(0xa82a5c)),
}

// defaultPalette is read on black and on white: text in the terminal's own colour, and hues of middle lightness. What needs
// a background brings both colours.
var defaultPalette = palette{
	Muted:   fg(rgb(0x7a7f87)),
	Heading: attrs(uv.AttrBold),
	Label:   fg(rgb(0x7a7f87)),
	Title:   fg(rgb(0x7a7f87)),

	Border:      fg(rgb(0x7a7f87)),
	BorderFocus: fg(rgb(0x3d7fd6)),
	TitleFocus:  bold(fg(rgb(0x3d7fd6))),
	Divider:     fg(rgb(0x7a7f87)),

	Selection:    bold(on(rgb(0xffffff), rgb(0x2b5cab))),
	SelectionDim: attrs(uv.AttrBold),
	Match:        on(rgb(0x14171d), rgb(0xe9c46a)),
	Changed:      underlined(bold(fg(rgb(0xa8761a)))),

	Good:   fg(rgb(0x3a8a3f)),
	Bad:    fg(rgb(0xd9534a)),
	Warn:   fg(rgb(0xa8761a)),
	Accent: fg(rgb(0x3d7fd6)),

	Key:     bold(fg(rgb(0x3d7fd6))),
	KeyHelp: fg(rgb(0x7a7f87)),

	Pain:           fg(rgb(0xd9534a)),
	Delight:        fg(rgb(0x3a8a3f)),
	MomentOfTruth:  bold(fg(rgb(0xa8761a))),
	StrengthStrong: attrs(uv.AttrBold),
	StrengthMedium: fg(rgb(0x3d7fd6)),
	StrengthWeak:   fg(rgb(0x7a7f87)),

	Badge: attrs(uv.AttrReverse),
	Toast: on(rgb(0xf0f3f8), rgb(0x33405a)),
	Error: bold(on(rgb(0xffffff), rgb(0xa3343c))),
	Input: on(rgb(0xf0f3f8), rgb(0x33405a)),

	Persona1: fg(rgb(0x3d7fd6)),
	Persona2: fg(rgb(0xc2681c)),
	Persona3: fg(rgb(0x208a78)),
	Persona4: fg(rgb(0xa765c9)),
	Persona5: fg(rgb(0x8a7f14)),
	Persona6: fg(rgb(0xcc5285)),
}

// contrastPalette keeps to black, white and light, strong hues. Every style has a background of its own, because the
// terminal's may be anything.
var contrastPalette = onBlack(palette{
	Text:    fg(white),
	Screen:  fg(white),
	Muted:   fg(rgb(0xc8c8c8)),
	Heading: bold(fg(white)),
	Label:   fg(rgb(0xe0e0e0)),
	Title:   fg(rgb(0xe0e0e0)),

	Border:      fg(rgb(0xb0b0b0)),
	BorderFocus: fg(rgb(0xffe14d)),
	TitleFocus:  bold(on(black, rgb(0xffe14d))),
	Divider:     fg(rgb(0xa0a0a0)),

	Selection:    bold(on(black, rgb(0xffe14d))),
	SelectionDim: uv.Style{Bg: rgb(0x2a2a2a)},
	Match:        on(black, rgb(0x7de3ff)),
	Changed:      underlined(bold(fg(rgb(0xffe14d)))),

	Good:   fg(rgb(0x7dff8a)),
	Bad:    fg(rgb(0xffa099)),
	Warn:   fg(rgb(0xffe14d)),
	Accent: fg(rgb(0x7de3ff)),

	Key:     bold(fg(rgb(0x7de3ff))),
	KeyHelp: fg(rgb(0xe0e0e0)),

	Pain:           bold(fg(rgb(0xffa099))),
	Delight:        bold(fg(rgb(0x7dff8a))),
	MomentOfTruth:  bold(fg(rgb(0xffe14d))),
	StrengthStrong: bold(fg(white)),
	StrengthMedium: fg(rgb(0xdddddd)),
	StrengthWeak:   fg(rgb(0xbbbbbb)),

	Badge: bold(on(black, white)),
	Toast: bold(on(black, rgb(0x7de3ff))),
	Error: bold(on(black, rgb(0xffa099))),
	Input: underlined(on(white, rgb(0x2a2a2a))),

	Persona1: fg(rgb(0x7de3ff)),
	Persona2: fg(rgb(0xffc36b)),
	Persona3: fg(rgb(0x7dff8a)),
	Persona4: fg(rgb(0xe3b8ff)),
	Persona5: fg(rgb(0xffe14d)),
	Persona6: fg(rgb(0xffb3d1)),
})

var black, white = rgb(0x000000), rgb(0xffffff)

func onBlack(p palette) palette {
	for i := range p {
		if p[i].Bg == nil {
			p[i].Bg = black
		}
	}
	return p
}

// plain16Palette leaves the shades to the terminal's own palette, where black on yellow may be anything but is meant to be
// read. Bright colours and bright black are left out: too many palettes make them invisible.
var plain16Palette = palette{
	Muted:   attrs(uv.AttrFaint),
	Heading: attrs(uv.AttrBold),

	Border:      attrs(uv.AttrFaint),
	BorderFocus: fg(ansi.Cyan),
	TitleFocus:  bold(fg(ansi.Cyan)),
	Divider:     attrs(uv.AttrFaint),

	Selection:    attrs(uv.AttrReverse | uv.AttrBold),
	SelectionDim: attrs(uv.AttrBold),
	Match:        on(ansi.Black, ansi.Yellow),
	Changed:      underlined(bold(fg(ansi.Yellow))),

	Good:   fg(ansi.Green),
	Bad:    fg(ansi.Red),
	Warn:   fg(ansi.Yellow),
	Accent: fg(ansi.Cyan),

	Key:     bold(fg(ansi.Cyan)),
	KeyHelp: attrs(0),

	Pain:           fg(ansi.Red),
	Delight:        fg(ansi.Green),
	MomentOfTruth:  bold(fg(ansi.Yellow)),
	StrengthStrong: attrs(uv.AttrBold),
	StrengthMedium: attrs(0),
	StrengthWeak:   attrs(uv.AttrFaint),

	Badge: attrs(uv.AttrReverse),
	Toast: attrs(uv.AttrReverse),
	Error: bold(on(ansi.White, ansi.Red)),
	Input: underlined(attrs(0)),

	Persona1: fg(ansi.Cyan),
	Persona2: fg(ansi.Yellow),
	Persona3: fg(ansi.Green),
	Persona4: fg(ansi.Magenta),
	Persona5: fg(ansi.Blue),
	Persona6: fg(ansi.Red),
}

// nonePalette tells everything that glyphs and words do not by weight.
var nonePalette = palette{
	Muted:   attrs(uv.AttrFaint),
	Heading: attrs(uv.AttrBold),

	Border:      attrs(uv.AttrFaint),
	BorderFocus: attrs(uv.AttrBold),
	TitleFocus:  attrs(uv.AttrBold | uv.AttrReverse),
	Divider:     attrs(uv.AttrFaint),

	Selection:    attrs(uv.AttrReverse),
	SelectionDim: attrs(uv.AttrBold),
	Match:        underlined(attrs(uv.AttrBold)),
	Changed:      underlined(attrs(uv.AttrBold)),

	Bad:  attrs(uv.AttrBold),
	Warn: attrs(uv.AttrBold),

	Key:     attrs(uv.AttrBold),
	KeyHelp: attrs(0),

	Pain:           attrs(uv.AttrBold),
	MomentOfTruth:  attrs(uv.AttrBold),
	StrengthStrong: attrs(uv.AttrBold),
	StrengthWeak:   attrs(uv.AttrFaint),

	Badge: attrs(uv.AttrReverse),
	Toast: attrs(uv.AttrReverse),
	Error: attrs(uv.AttrReverse | uv.AttrBold),
	Input: underlined(attrs(0)),

	Persona1: attrs(uv.AttrBold),
}
