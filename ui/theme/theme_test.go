package theme

import (
	"fmt"
	"image/color"
	"math"
	"reflect"
	"testing"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
)

// decoration is the lines that nobody reads; WCAG 1.4.11 asks 3:1 of what marks the parts of a screen.
var decoration = map[Token]bool{Border: true, BorderFocus: true, Divider: true}

// overlays are laid over cells of any other meaning and keep the colour that they do not set.
var overlays = []Token{Selection, SelectionDim, Match, Changed}

// contrast is the contrast ratio of WCAG 2.2.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		x := float64(v) / 0xffff
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// surface is a terminal's default colours.
type surface struct {
	name   string
	fg, bg color.Color
}

var (
	onDark  = surface{"dark terminal", rgb(0xd0d0d0), rgb(0x101010)}
	onLight = surface{"light terminal", rgb(0x202020), rgb(0xffffff)}
)

func (s surface) contrast(st uv.Style) float64 {
	f, b := s.fg, s.bg
	if st.Fg != nil {
		f = st.Fg
	}
	if st.Bg != nil {
		b = st.Bg
	}
	if st.Attrs&uv.AttrReverse != 0 {
		f, b = b, f
	}
	return contrast(f, b)
}

// pairs calls check with every style that the theme puts on the screen, alone and under each overlay.
func pairs(t Theme, check func(name string, k Token, st uv.Style)) {
	for k := range Token(tokens) {
		st := t.Style(k)
		if st.Fg != nil || t.Style(Text).Fg == nil || k != SelectionDim {
			check(fmt.Sprintf("token %d", k), k, st) // a tint without a colour for text never stands alone
		}
		for _, o := range overlays {
			tint := t.Style(o)
			if solid(t, st) && (tint.Fg == nil || tint.Bg == nil) {
				continue // a badge or a message keeps its own two colours
			}
			over := st
			if tint.Fg != nil {
				over.Fg = tint.Fg
			}
			if tint.Bg != nil {
				over.Bg = tint.Bg
			}
			check(fmt.Sprintf("token %d under %d", k, o), k, over)
		}
	}
}

// solid reports whether a style brings a background that is its meaning.
func solid(t Theme, st uv.Style) bool { return st.Bg != nil && st.Bg != t.Style(Screen).Bg }

func TestTextIsLegible(t *testing.T) {
	for _, c := range []struct {
		theme  Theme
		on     surface
		text   float64
		border float64
	}{
		{Dark(), onDark, 4.5, 2.2},
		{Light(), onLight, 4.5, 2.2},
		{HighContrast(), onDark, 7, 5},
		{HighContrast(), onLight, 7, 5},
		{Default(), onDark, 3.9, 3},
		{Default(), onLight, 3.9, 3},
	} {
		t.Run(c.theme.Name+" on "+c.on.name, func(t *testing.T) {
			pairs(c.theme, func(name string, k Token, st uv.Style) {
				want := c.text
				if decoration[k] {
					want = c.border
				}
				if got := c.on.contrast(st); got < want {
					t.Errorf("%s: contrast %.2f, want %.1f", name, got, want)
				}
			})
		})
	}
}

func TestTextIsLegibleInATerminalOf256Colours(t *testing.T) {
	for _, c := range []struct {
		theme Theme
		on    surface
	}{{Dark(), onDark}, {Light(), onLight}, {HighContrast(), onDark}, {Default(), onDark}, {Default(), onLight}} {
		pairs(c.theme, func(name string, k Token, st uv.Style) {
			want := 3.9
			if decoration[k] {
				want = 2
			} else if c.theme == Default() {
				want = 3.3
			}
			if got := c.on.contrast(uv.ConvertStyle(st, colorprofile.ANSI256)); got < want {
				t.Errorf("%s on a %s: %s: contrast %.2f, want %.1f", c.theme.Name, c.on.name, name, got, want)
			}
		})
	}
}

// onlyAttributes reports whether a style sets no colour.
func onlyAttributes(st uv.Style) bool {
	return st.Fg == nil && st.Bg == nil && st.UnderlineColor == nil
}

func TestNoneUsesNoColour(t *testing.T) {
	for k := range Token(tokens) {
		if st := None().Style(k); !onlyAttributes(st) {
			t.Errorf("token %d has a colour: %+v", k, st)
		}
	}
}

func TestPlain16UsesOnlyTheTerminalsSixteen(t *testing.T) {
	for k := range Token(tokens) {
		st := Plain16().Style(k)
		for _, c := range []color.Color{st.Fg, st.Bg, st.UnderlineColor} {
			if _, basic := c.(ansi.BasicColor); c != nil && !basic {
				t.Errorf("token %d: %T is not one of the sixteen", k, c)
			}
		}
	}
}

func TestEveryThemeTellsFocusAndSelectionApart(t *testing.T) {
	for _, name := range Names() {
		th, _ := ByName(name)
		for _, pair := range [][2]Token{
			{Selection, Text},
			{SelectionDim, Text},
			{Selection, SelectionDim},
			{TitleFocus, Title},
			{BorderFocus, Border},
			{Changed, Text},
			{Match, Text},
			{Error, Text},
			{Badge, Text},
			{Input, Text},
		} {
			if th.Style(pair[0]) == th.Style(pair[1]) {
				t.Errorf("%s: tokens %d and %d look the same", name, pair[0], pair[1])
			}
		}
	}
}

func TestOnlyHighContrastSetsABackgroundForPlainText(t *testing.T) {
	for _, name := range Names() {
		th, _ := ByName(name)
		if got, want := th.Style(Text).Bg != nil, name == NameHighContrast; got != want {
			t.Errorf("%s: plain text has a background: %v", name, got)
		}
	}
}

// glyphStrings returns every string of a value made of structs, arrays and strings, by its path.
func glyphStrings(v reflect.Value, path string, found map[string]string) {
	switch v.Kind() {
	case reflect.String:
		found[path] = v.String()
	case reflect.Struct:
		for i := range v.NumField() {
			glyphStrings(v.Field(i), path+"."+v.Type().Field(i).Name, found)
		}
	case reflect.Array:
		for i := range v.Len() {
			glyphStrings(v.Index(i), fmt.Sprintf("%s[%d]", path, i), found)
		}
	default:
		panic("unexpected kind in glyphs: " + v.Kind().String())
	}
}

func glyphsOf(g *Glyphs) map[string]string {
	found := map[string]string{}
	glyphStrings(reflect.ValueOf(*g), "", found)
	return found
}

func TestEveryGlyphIsOneCellWideInEveryTerminal(t *testing.T) {
	for _, th := range []Theme{Dark(), WithASCII(Dark())} {
		for path, s := range glyphsOf(th.Glyphs) {
			narrow, wide := 1, 1
			if len(path) > 6 && path[:6] == ".Faces" {
				narrow, wide = 2, 3
			}
			wc, gr := ansi.StringWidthWc(s), ansi.StringWidth(s)
			if wc != gr || wc < narrow || wc > wide {
				t.Errorf("%s %q is %d or %d cells wide", path, s, wc, gr)
			}
		}
	}
}

func TestASCIIGlyphsAreASCII(t *testing.T) {
	for path, s := range glyphsOf(WithASCII(Dark()).Glyphs) {
		for _, r := range s {
			if r < ' ' || r >= 0x7f {
				t.Errorf("%s %q is not ASCII", path, s)
			}
		}
	}
}

func TestPersonasHaveDifferentPoints(t *testing.T) {
	for _, th := range []Theme{Dark(), WithASCII(Dark())} {
		seen := map[string]int{}
		for i := range Personas {
			p := th.Glyphs.Point(i)
			if other, ok := seen[p]; ok {
				t.Errorf("personas %d and %d share %q", other, i, p)
			}
			seen[p] = i
		}
	}
}

func TestOutOfRangeValuesHaveAGlyph(t *testing.T) {
	g := Dark().Glyphs
	got := []string{
		g.Face(-9), g.Face(-2), g.Face(0), g.Face(2), g.Face(9),
		g.Step(math.NaN()), g.Step(-1), g.Step(0), g.Step(0.5), g.Step(1), g.Step(math.Inf(1)),
		g.Point(-1), g.Point(0), g.Point(Personas),
	}
	want := []string{":((", ":((", ":|", ":D", ":D", "▁", "▁", "▁", "▅", "█", "█", "□", "●", "●"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestThemesAreFoundByTheirNames(t *testing.T) {
	for _, name := range Names() {
		if th, ok := ByName(name); !ok || th.Name != name {
			t.Errorf("ByName(%q) = %q, %v", name, th.Name, ok)
		}
	}
	if _, ok := ByName("plaid"); ok {
		t.Error("an unknown name has a theme")
	}
	if Dark() != Dark() || WithASCII(Dark()) != WithASCII(Dark()) || Dark() == WithASCII(Dark()) {
		t.Error("themes that look the same are not equal, or others are")
	}
	if got := (Theme{}).Style(Pain); got != (uv.Style{}) {
		t.Errorf("the zero theme has styles: %+v", got)
	}
}
