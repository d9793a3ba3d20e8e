package journey_test

import (
	"testing"

	"wend/ui/axis"
	"wend/ui/scene"
	"wend/ui/theme"
	"wend/ui/uitest"
)

func TestTheMapLooksLikeItsPictures(t *testing.T) {
	state := sample(t)
	for _, c := range []struct {
		name                        string
		look                        look
		width, lanes, feel, support int
	}{
		{"wide", look{focus: scene.Journey, column: "i2", zoom: axis.Touchpoints}, 130, 9, 5, 11},
		{"wide-tall", look{focus: scene.Emotion, column: "i4", expect: true, persona: "tom", zoom: axis.Touchpoints}, 130, 11, 9, 21},
		{"all-lanes", look{focus: scene.Journey, column: "p1", lanes: scene.AllLanes, lane: scene.LanePain, zoom: axis.Touchpoints}, 130, 20, 5, 4},
		{"middle", look{focus: scene.Chain, column: "i6", zoom: axis.Touchpoints}, 78, 6, 5, 6},
		{"middle-low", look{focus: scene.Emotion, column: "i6", zoom: axis.Touchpoints}, 78, 4, 2, 3},
		{"narrow", look{focus: scene.Journey, column: "c2", lane: scene.LanePain, zoom: axis.Touchpoints}, 58, 9, 9, 11},
		{"stages", look{focus: scene.Journey, column: "i1", zoom: axis.Stages}, 130, 9, 5, 11},
		{"stages-narrow", look{focus: scene.Chain, column: "p1", zoom: axis.Stages}, 58, 9, 3, 11},
		{"page", look{focus: scene.Journey, column: "s2", zoom: axis.Page}, 78, 9, 5, 11},
		{"ascii", look{focus: scene.Emotion, column: "i2", theme: theme.WithASCII(theme.None()), zoom: axis.Touchpoints}, 78, 9, 7, 11},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.look.state, c.look.width = state, c.width
			uitest.Golden(t, c.name, pictureOf(sceneOf(c.look), c.width, c.lanes, c.feel, c.support))
		})
	}
}
