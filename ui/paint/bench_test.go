package paint

import (
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
)

// drawBoard draws a screen like the main one: 12 columns of cells with several styles each, and a selection.
func drawBoard(c *Canvas) { drawBoardAt(c, 3) }

func drawBoardAt(c *Canvas, selected int) {
	w, h := c.Size()
	f := Frame{Border: heavy, Title: "1 Journey", Right: "5 ›", Style: red, TitleStyle: blue}
	inner := c.Box(Rect{W: w, H: h}, f)
	for y := range h - 2 {
		inner.TextFit(0, y, 12, "Importance", blue)
		for col := range 11 {
			cell := inner.In(Rect{13 + col*13, y, 13, 1})
			cell.Text(0, 0, "│", red)
			cell.TextFit(2, 0, 6, "Compares models", plain)
			cell.Text(8, 0, "●●●", red)
			cell.Text(11, 0, "■", blue)
			if col == 0 {
				cell.Region(cell.Bounds(), y)
			}
		}
	}
	inner.Tint(Rect{13 + selected*13, 4, 13, 5}, blue)
}

func BenchmarkFrame(b *testing.B) {
	frames := map[string]func(c *Canvas, i int){
		"draw and render the same": func(c *Canvas, _ int) { c.Clear(); drawBoard(c); c.Render() },
		"move the selection":       func(c *Canvas, i int) { c.Clear(); drawBoardAt(c, i%10); c.Render() },
		"every row changes": func(c *Canvas, i int) {
			c.Clear()
			drawBoard(c)
			c.Tint(Rect{i % 2, 0, 1, 48}, uv.Style{Attrs: uv.AttrBold})
			c.Render()
		},
		"render again": func(c *Canvas, _ int) { c.Render() },
	}
	for name, frame := range frames {
		b.Run(name, func(b *testing.B) {
			c := NewCanvas(160, 48)
			drawBoard(c)
			c.Render()
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				frame(c, i)
			}
		})
	}
}

func BenchmarkText(b *testing.B) {
	for name, s := range map[string]string{
		"ascii": "Compares models on various sites", "latin": "Überprüft die Verfügbarkeit im Laden",
		"wide": "商品を比較するサイト", "emoji": "❤️ ⚠️ 👩‍💻 1️⃣ नमस्ते",
	} {
		b.Run(name, func(b *testing.B) {
			c := NewCanvas(160, 1)
			b.ReportAllocs()
			for b.Loop() {
				c.Text(0, 0, s, red)
			}
		})
	}
}
