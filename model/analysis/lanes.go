package analysis

import (
	"fmt"
	"strings"

	"wend/model"
)

// Lane is one row of the map that should be filled.
type Lane struct {
	Name     LaneName `json:"lane"`
	Filled   int      `json:"filled"`
	Required int      `json:"required"`
	Share    Number   `json:"share"`
}

// LaneName names a lane.
type LaneName string

// The lanes: what each stage, each touchpoint, each pair of persona and
// touchpoint, and each pain should have.
const (
	TouchpointLane LaneName = "touchpoints"
	KPILane        LaneName = "kpis"
	MessageLane    LaneName = "messages"
	ChannelLane    LaneName = "channels"
	ModeLane       LaneName = "modes"
	ImportanceLane LaneName = "importance"
	ActionLane     LaneName = "actions"
	FeelingLane    LaneName = "feelings"
	PainLane       LaneName = "pains"
)

// ofLane takes a number of each lane of the map.
var ofLane = each(model.NoKind,
	func(r *Report) []Lane { return r.Quality.Lanes },
	func(l *Lane) LaneName { return l.Name })

var laneNumbers = []number{
	{
		topic: "quality.lane", title: "Completeness: ", unit: Share, better: Higher,
		plain:   "How much of one lane of the map is filled in",
		formula: "filled cells / required cells of the lane", source: own, remedy: "Add stages, touchpoints, personas or pains.",
		get:    ofLane(func(l *Lane) Number { return l.Share }),
		inputs: explainer.laneInputs,
	},
}

// lanes counts what the map requires: each stage a touchpoint, a KPI and a
// message; each touchpoint a channel, a mode, an importance and an action; each
// persona a feeling at each touchpoint; each pain a score.
func (x *index) lanes() []Lane {
	n := len(x.Path)
	lanes := []Lane{{Name: TouchpointLane, Required: len(x.Stages)}}
	for i := range x.Stages {
		from, to := x.Within(i)
		lanes[0].Filled += one(to > from)
	}
	lanes = append(lanes,
		Lane{Name: KPILane, Filled: x.measured(), Required: len(x.Stages)},
		Lane{Name: MessageLane, Filled: len(x.Stages) - len(x.silent()), Required: len(x.Stages)})
	channel, mode := Lane{Name: ChannelLane, Required: n}, Lane{Name: ModeLane, Required: n}
	importance, action := Lane{Name: ImportanceLane, Required: n}, Lane{Name: ActionLane, Required: n}
	for _, t := range x.Path {
		channel.Filled += one(len(t.Channels) > 0)
		mode.Filled += one(t.Mode != "")
		importance.Filled += one(t.Importance.IsSet())
		action.Filled += one(t.Action != "")
	}
	feelings := Lane{Name: FeelingLane, Filled: x.feelings(), Required: n * len(x.personas)}
	pains := Lane{Name: PainLane}
	for _, f := range x.Findings {
		if f.Type == model.Pain {
			pains.Required++
			pains.Filled += one(f.Severity.IsSet() && f.Frequency.IsSet())
		}
	}
	return append(lanes, channel, mode, importance, action, feelings, pains)
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// measured returns how many stages have a KPI, themselves or at a touchpoint.
func (x *index) measured() int {
	n := 0
	for i := range x.Stages {
		n += one(len(x.Stretch(i).KPIs) > 0)
	}
	return n
}

func (e explainer) laneInputs(subject string) []Input {
	var out []Input
	for _, l := range e.report.Quality.Lanes {
		if l.Required > 0 && (subject == "" || subject == string(l.Name)) {
			out = append(out, given(laneTitle(l.Name), fmt.Sprintf("%d of %d", l.Filled, l.Required)).of("quality.lane", string(l.Name)))
		}
	}
	return out
}

func laneTitle(n LaneName) string {
	if n == KPILane {
		return "KPIs"
	}
	return strings.ToUpper(string(n[:1])) + string(n[1:])
}
