package store

import (
	"time"

	"wend/model"
)

// Summary is the library's line about a journey: what can be listed, searched and sorted without loading it.
type Summary struct {
	Journey     model.JourneyID    `json:"journey"`
	Title       string             `json:"title,omitempty"`
	Variant     model.Variant      `json:"variant,omitempty"`
	Personas    []string           `json:"personas,omitempty"` // names
	PersonaIDs  []model.PersonaID  `json:"personaIds,omitempty"`
	Activities  []model.ActivityID `json:"activities,omitempty"` // that its links refer to
	Tags        []string           `json:"tags,omitempty"`
	Stages      int                `json:"stages,omitempty"`
	Touchpoints int                `json:"touchpoints,omitempty"`
	Updated     time.Time          `json:"updated,omitzero"`
	Emotion     model.Opt[int]     `json:"emotion,omitzero"`  // index
	Goal        model.Opt[int]     `json:"goal,omitzero"`     // probability of reaching it, percent
	Coverage    model.Opt[int]     `json:"coverage,omitzero"` // percent
}
