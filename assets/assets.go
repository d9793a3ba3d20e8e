// Package assets is the data that wend ships: sets of stages and value chains to
// begin with, sample workspaces, a tutorial, and a catalogue of KPIs by stage.
//
// Templates and samples are files of wend's own JSON and come as bytes; the
// reader is package model/format/json. Everything is embedded, so nothing here
// does I/O or fails, and all of it may be used from any goroutine.
package assets

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io"
	"slices"
)

//go:embed stages/*.json chains/*.json samples/*.json tutorial.json kpis.json
var files embed.FS

// Template is something to begin with.
type Template struct {
	// Key is stable: command lines and configurations name it.
	Key   string
	Title string // for people
	About string // one sentence
	path  string
}

// Open returns the template as wend JSON.
func (t Template) Open() io.Reader { return bytes.NewReader(t.Bytes()) }

// Bytes returns the template as wend JSON. The caller may change it.
func (t Template) Bytes() []byte {
	data, err := files.ReadFile(t.path)
	if err != nil {
		panic(fmt.Sprintf("assets: template %s: %v", t.Key, err))
	}
	return data
}

var stageSets = []Template{
	{"S-002", "Five stages, from awareness to after the purchase", "The usual map of a sale: notice, weigh, decide, buy, use.", "stages/S-002.json"},
	{"S-000", "Five stages, with a close look at interest", "For products that people research before they buy.", "stages/S-000.json"},
	{"S-001", "From awareness to advocacy", "Ends with customers who recommend; consideration may be left out.", "stages/S-001.json"},
	{"S-003", "Lifecycle beyond the sale", "Half of it lies after the decision: staying and recommending.", "stages/S-003.json"},
	{"S-004", "From awareness to loyalty", "With a follow-up by the company after the purchase.", "stages/S-004.json"},
	{"S-ALL", "All eight stages", "Everything at once; delete what does not apply.", "stages/S-ALL.json"},
	{"S-LOOP", "Loop of loyalty", "A circle: those who are content buy again without looking around.", "stages/S-LOOP.json"},
	{"S-BLANK", "One empty stage", "A blank page.", "stages/S-BLANK.json"},
}

var chainSets = []Template{
	{"V-PORTER", "Porter's value chain", "Nine generic activities, five primary and four support, and the partners around them.", "chains/V-PORTER.json"},
	{"V-RETAIL", "Retailer", "Sourcing, inventory, marketing, sales and service, with carrier and marketplaces.", "chains/V-RETAIL.json"},
	{"V-INTEREST", "Winning interest", "What a company does while people find out about it: content, demonstrations, community.", "chains/V-INTEREST.json"},
	{"V-SERVICE", "Service company", "From the first enquiry to the bill, with four support activities.", "chains/V-SERVICE.json"},
}

var samples = []Template{
	{"smartphone", "Smartphone buyer", "Two personas find out about a phone: mixed feelings, a value chain, KPIs and a plan.", "samples/smartphone.json"},
	{"retailer", "Online retailer", "A busy parent's order: reviews delight, the checkout destroys it.", "samples/retailer.json"},
}

var tutorial = Template{"tutorial", "Tutorial", "A journey whose touchpoints say what to press.", "tutorial.json"}

// StageSets returns the journeys to begin with, the usual one first: each has
// its stages and no touchpoints.
func StageSets() []Template { return slices.Clone(stageSets) }

// ChainSets returns the value chains to begin with: each has activities and no
// journey.
func ChainSets() []Template { return slices.Clone(chainSets) }

// Samples returns complete workspaces to look at; their numbers are
// illustrative.
func Samples() []Template { return slices.Clone(samples) }

// Tutorial returns the workspace to learn with. Its touchpoints name keys in
// brackets, as package keymap writes them: "[a]", "[ctrl+r]", "[g l]".
func Tutorial() Template { return tutorial }

// Find returns the template of any set that has the given key.
func Find(key string) (Template, bool) {
	for _, set := range [][]Template{stageSets, chainSets, samples, {tutorial}} {
		if i := slices.IndexFunc(set, func(t Template) bool { return t.Key == key }); i >= 0 {
			return set[i], true
		}
	}
	return Template{}, false
}

// KPI is an entry of the catalogue. Units, directions and stages are spelled as
// in wend JSON.
type KPI struct {
	Key         string   `json:"key"` // what the definition of a KPI refers to
	Name        string   `json:"name"`
	Unit        string   `json:"unit"`
	Direction   string   `json:"direction"`
	Stages      []string `json:"stages"` // kinds of stages; none: the whole journey
	Definition  string   `json:"definition"`
	Numerator   string   `json:"numerator,omitempty"` // of rates
	Denominator string   `json:"denominator,omitempty"`
	Scale       int      `json:"scale,omitempty"` // of surveys: answers go from 1 to it
}

// KPICatalogue returns the KPIs that are commonly watched, in the order of the
// stages, those of the whole journey last.
func KPICatalogue() []KPI {
	data, err := files.ReadFile("kpis.json")
	if err != nil {
		panic(fmt.Sprintf("assets: catalogue: %v", err))
	}
	var all []KPI
	if err := json.Unmarshal(data, &all); err != nil {
		panic(fmt.Sprintf("assets: catalogue: %v", err))
	}
	return all
}
