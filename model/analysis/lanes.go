package analysis

import (
	"encoding/json"
	"fmt"
	"strings"

	"wend/model"
)

// Lane is one row of the map that should be filled.
type Lane struct {
	Name             LaneName
	Filled, Required int
	Share            Number
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
		formula: "filled cells / required cells of the lane", source: own, remedy: "Add stages, touchpoints, personas or pains.",
		get:    ofLane(func(l *Lane) Number { return l.Share }),
		inputs: explainer.laneInputs,
	},
}

// lanes counts what the map requires: each stage a touchpoint, a KPI and a
// message; each touchpoint a channel, a mode, an importance and an action; each
// persona a feeling at each touchpoint; each pain a score.
func (x *index) lanes() []Lane {
	n := len(x.path)
	lanes := []Lane{{Name: TouchpointLane, Required: len(x.stages)}}
	for _, s := range x.stages {
		lanes[0].Filled += one(s.to > s.from)
	}
	lanes = append(lanes,
		Lane{Name: KPILane, Filled: len(x.measured()), Required: len(x.stages)},
		Lane{Name: MessageLane, Filled: len(x.stages) - len(x.silent()), Required: len(x.stages)})
	channel, mode := Lane{Name: ChannelLane, Required: n}, Lane{Name: ModeLane, Required: n}
	importance, action := Lane{Name: ImportanceLane, Required: n}, Lane{Name: ActionLane, Required: n}
	for _, t := range x.path {
		channel.Filled += one(len(t.Channels) > 0)
		mode.Filled += one(t.Mode != "")
		importance.Filled += one(t.Importance.IsSet())
		action.Filled += one(t.Action != "")
	}
	feelings := Lane{Name: FeelingLane, Filled: x.feelings(), Required: n * len(x.personas)}
	pains := Lane{Name: PainLane}
	for f := range model.All[model.Finding](x.doc) {
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

// measured returns the stages that a KPI belongs to, itself or by a touchpoint.
func (x *index) measured() map[model.StageID]bool {
	out := map[model.StageID]bool{}
	onMap := x.stageSet()
	for k := range model.All[model.KPI](x.doc) {
		if s := x.at(k.Stage, k.Touchpoint); onMap[s] {
			out[s] = true
		}
	}
	return out
}

func (x *index) stageSet() map[model.StageID]bool {
	out := make(map[model.StageID]bool, len(x.stages))
	for _, s := range x.stages {
		out[s.ID] = true
	}
	return out
}

func (e explainer) laneInputs(subject string) []Input {
	var out []Input
	for _, l := range e.report.Quality.Lanes {
		if l.Required > 0 && (subject == "" || subject == string(l.Name)) {
			out = append(out, Input{laneTitle(l.Name), fmt.Sprintf("%d of %d", l.Filled, l.Required)})
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

// MarshalJSON encodes the lane.
func (l Lane) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Name     LaneName `json:"lane"`
		Filled   int      `json:"filled"`
		Required int      `json:"required"`
		Share    Number   `json:"share"`
	}{l.Name, l.Filled, l.Required, l.Share})
}
