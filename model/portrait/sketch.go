package portrait

import (
	"fmt"

	"wend/model"
	"wend/model/analysis"
	"wend/model/text"
)

// Sketch is a journey in little: its stages, the mood along it, and its lowest
// moment.
type Sketch struct {
	Stages []Stretch
	Mood   []analysis.Number // at each touchpoint, the mean of its personas, -2..2
	Lowest string            // "-2 Tom at Checks out online"; empty if no feeling is entered
	Goal   string            // the name of the stage that is the goal
}

// Stretch is a stage of a sketch.
type Stretch struct {
	Name        string
	Touchpoints int
}

// Small returns the sketch of journey d.
func Small(s model.State, d *model.Document) Sketch {
	var out Sketch
	lowest := 3
	personas := s.Personas(d)
	for st := range d.Stages() {
		stretch := Stretch{Name: text.Name(st)}
		for t := range d.Touchpoints(st.ID) {
			stretch.Touchpoints++
			sum, n := 0, 0
			for _, p := range personas {
				e, _ := d.Experience(p.ID, t.ID)
				v, felt := e.Valence.Value()
				if !felt {
					continue
				}
				sum, n = sum+v, n+1
				if v < lowest {
					lowest = v
					out.Lowest = fmt.Sprintf("%s %s at %s", text.Signed(float64(v), 0), text.FirstName(p), text.Name(t))
				}
			}
			mood := analysis.NA(analysis.NoData, "")
			if n > 0 {
				mood = analysis.Of(float64(sum) / float64(n))
			}
			out.Mood = append(out.Mood, mood)
		}
		out.Stages = append(out.Stages, stretch)
		if st.ID == d.Journey().GoalStage {
			out.Goal = stretch.Name
		}
	}
	return out
}
