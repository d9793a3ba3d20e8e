package edit

import "wend/model"

// Capture is a touchpoint to add, with what was said about it in the same
// breath. Everything but Action may be left out.
type Capture struct {
	Action      string
	Channels    []string
	Mode        model.Mode
	Importance  model.Opt[int]
	Expectation string
	// Feelings and Thoughts are what the personas feel (-2..2) and think there.
	Feelings map[model.PersonaID]int
	Thoughts map[model.PersonaID]string
	// Activities are the activities behind it, with a strength of 1, 3 or 9.
	Activities map[model.ActivityID]int
	Pains      []string
	Tags       []string
}

// AddTouchpoints plans to add touchpoints to a stage in front of another, at
// the end if before is empty, as one step.
func AddTouchpoints(s model.State, doc model.DocID, stage model.StageID, before model.TouchpointID, captures []Capture, id NewID) []Edit {
	return nil
}

// Captured is what a line of capture says, in its own words.
type Captured struct {
	Action     string
	Channels   []string
	Importance model.Opt[int]
	Feeling    model.Opt[int]
	Pains      []string
	Activities []string // names or beginnings of names
	Tags       []string
	// Understood says in words what each mark was taken for.
	Understood []string
}

// ParseCapture reads a line of capture.
func ParseCapture(line string) (Captured, []string) { return Captured{Action: line}, nil }

// Resolve turns what a line says into what AddTouchpoints adds.
func (c Captured) Resolve(s model.State, persona model.PersonaID) (Capture, []string) {
	return Capture{Action: c.Action}, nil
}
