package json

import (
	"fmt"
	"reflect"
	"strings"
	"sync"

	"wend/model"
)

// The kinds that are listed in a document, in the order of the file.
var (
	workspaceKinds = []model.Kind{
		model.KindPersona, model.KindActivity, model.KindActivityLink, model.KindInitiative, model.KindEvidence, model.KindKPI,
		model.KindCompetitor, model.KindOffering,
	}
	journeyKinds = []model.Kind{
		model.KindStage, model.KindExperience, model.KindEmpathy, model.KindTransition, model.KindLink, model.KindFinding,
		model.KindOpportunity, model.KindTactic, model.KindHypothesis, model.KindKPI, model.KindSession,
		model.KindMute, model.KindBenchmark,
	}
)

var (
	// inside are the kinds whose lists stand inside an object, in the order of
	// the file.
	inside = map[model.Kind][]model.Kind{
		model.KindWorkspace: workspaceKinds,
		model.KindJourney:   journeyKinds,
		model.KindStage:     {model.KindTouchpoint},
		model.KindKPI:       {model.KindMeasurement},
	}
	// implied is the field that nesting says, so that the file does not.
	implied = map[model.Kind]string{model.KindTouchpoint: "stage", model.KindMeasurement: "kpi"}
)

// within tells a nested object what it stands in.
func within(o model.Object, parent string) model.Object {
	switch o := o.(type) {
	case model.Touchpoint:
		o.Stage = model.StageID(parent)
		return o
	case model.Measurement:
		o.KPI = model.KPIID(parent)
		return o
	}
	return o
}

// listed returns the kind whose list stands inside objects of kind k under a
// name; NoKind if there is none.
func listed(k model.Kind, name string) model.Kind {
	for _, inner := range inside[k] {
		if inner.Plural() == name {
			return inner
		}
	}
	return model.NoKind
}

// structs returns the struct behind each kind.
var structs = sync.OnceValue(func() map[model.Kind]reflect.Type {
	out := map[model.Kind]reflect.Type{}
	for _, k := range model.Kinds() {
		o, err := model.DecodeObject(k, []byte("{}"))
		if err != nil {
			panic(fmt.Sprintf("json: kind %s has no struct: %v", k, err))
		}
		out[k] = reflect.TypeOf(o)
	}
	return out
})

// fields returns the places of a struct's fields by their names in JSON.
func fields(t reflect.Type) map[string]int {
	if known, found := fieldCache.Load(t); found {
		return known.(map[string]int)
	}
	m := make(map[string]int, t.NumField())
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		m[name] = i
	}
	fieldCache.Store(t, m)
	return m
}

var fieldCache sync.Map // reflect.Type to map[string]int
