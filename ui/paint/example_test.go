package paint_test

import (
	"fmt"

	uv "github.com/charmbracelet/ultraviolet"

	"wend/ui/paint"
)

func Example() {
	c := paint.NewCanvas(24, 4)
	inside := c.Box(c.Bounds(), paint.Frame{
		Border: paint.Border{
			Horizontal: "─", Vertical: "│", TopLeft: "┌", TopRight: "┐", BottomLeft: "└", BottomRight: "┘",
		},
		Title: "4 KPIs", Foot: "▼ 12",
	})
	w, _ := inside.Size()
	for y, s := range paint.Wrap("Checks out is the low point for Tom", w, 2, "…") {
		inside.Text(0, y, s, uv.Style{})
	}
	inside.Region(inside.Bounds(), "next step")
	fmt.Println(c.Render())

	target, _ := c.Hit(5, 1)
	fmt.Println(target)
	// Output:
	// ┌ 4 KPIs ──────────────┐
	// │Checks out is the low │
	// │point for Tom         │
	// └──────────────── ▼ 12 ┘
	// next step
}
