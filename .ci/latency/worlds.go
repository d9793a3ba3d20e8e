package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// The parts of a file of journeys that these worlds need.
type (
	file struct {
		Wend      int       `json:"wend"`
		Workspace space     `json:"workspace"`
		Journeys  []journey `json:"journeys"`
	}
	space struct {
		Title    string  `json:"title"`
		Personas []named `json:"personas"`
	}
	named struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	}
	journey struct {
		ID          string       `json:"id"`
		Title       string       `json:"title"`
		Personas    []string     `json:"personas"`
		Stages      []stage      `json:"stages"`
		Experiences []experience `json:"experiences"`
	}
	stage struct {
		ID          string       `json:"id"`
		Name        string       `json:"name"`
		Touchpoints []touchpoint `json:"touchpoints"`
	}
	touchpoint struct {
		ID         string   `json:"id"`
		Action     string   `json:"action"`
		Channels   []string `json:"channels"`
		Importance int      `json:"importance"`
	}
	experience struct {
		Persona    string `json:"persona"`
		Touchpoint string `json:"touchpoint"`
		Valence    int    `json:"valence"`
	}
)

// mapped returns a journey of some stages with ten touchpoints each.
func mapped(id string, stages int) journey {
	j := journey{ID: id, Title: "Journey " + id, Personas: []string{"ada"}}
	for s := range stages {
		of := stage{ID: fmt.Sprintf("s%d", s), Name: fmt.Sprintf("Stage %d", s)}
		for t := range 10 {
			id := fmt.Sprintf("t%d", 10*s+t)
			of.Touchpoints = append(of.Touchpoints, touchpoint{id, fmt.Sprintf("Does thing %d with it", 10*s+t), []string{"web"}, 1 + t%5})
			j.Experiences = append(j.Experiences, experience{"ada", id, t%5 - 2})
		}
		j.Stages = append(j.Stages, of)
	}
	return j
}

// world makes a workspace of journeys in dir.
func world(wend, dir, name string, environ []string, journeys ...journey) (string, error) {
	in, workspace := filepath.Join(dir, name+".json"), filepath.Join(dir, name+".wend")
	text, err := json.Marshal(file{1, space{"Measured", []named{{"ada", "Ada"}}}, journeys})
	if err == nil {
		err = os.WriteFile(in, text, 0o600)
	}
	if err != nil {
		return "", err
	}
	return workspace, fill(wend, workspace, in, environ)
}

// fill imports a file into a new workspace.
func fill(wend, workspace, from string, environ []string) error {
	var said bytes.Buffer
	c := exec.Command(wend, "import", "-f", workspace, from)
	c.Env, c.Stderr = environ, &said
	if err := c.Run(); err != nil {
		return fmt.Errorf("%s cannot be imported: %w: %s", from, err, said.Bytes())
	}
	return nil
}

// library returns n journeys of ten touchpoints.
func library(n int) []journey {
	all := make([]journey, n)
	for i := range all {
		all[i] = mapped(fmt.Sprintf("j%d", i), 1)
	}
	return all
}
