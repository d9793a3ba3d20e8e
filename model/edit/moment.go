package edit

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"wend/model"
	"wend/model/text"
)

// Moment is a touchpoint as people write it down: stage, personas and activities
// are names. One without an action is a stage alone.
type Moment struct {
	Stage      string // empty: where one is
	Action     string
	Channels   []string
	Importance model.Opt[int] // 1..5
	Feelings   []Felt
	Thought    string // of the selected persona
	Findings   []Found
	Ideas      []string
	Activities []string
	Tags       []string
	Note       string
}

// Felt is what a persona feels. Without a name it is the selected one.
type Felt struct {
	Persona string
	Value   int // -2..2
}

// Spot is where moments are added: in front of a touchpoint of a stage, at its end
// if Before is empty. Persona is the selected one, if any.
type Spot struct {
	Doc     model.DocID
	Stage   model.StageID
	Before  model.TouchpointID
	Persona model.PersonaID
}

// somebody is who feels what is said before there is a persona.
const somebody = "Customer"

// AddMoments plans to add moments at a spot, as one step, and returns in words
// what they name that is not there yet, each once, in the order in which it is
// named: personas, activities and stages, which the plan makes. New stages come
// behind the one at the spot. Names are the same whatever their case; of a persona
// the first name does.
func AddMoments(s model.State, at Spot, moments []Moment, id NewID) (edits []Edit, made []string) {
	d, found := s.Document(at.Doc)
	if !found {
		return nil, nil
	}
	p := &placer{state: s, doc: d, at: at, id: id, personas: map[string]model.PersonaID{}, activities: map[string]model.ActivityID{}, stages: map[string]model.StageID{}}
	p.joined = slices.Clone(d.Journey().Personas)
	var rest []Edit
	for i := 0; i < len(moments); {
		stage := p.stage(moments[i].Stage)
		var captures []Capture
		for ; i < len(moments) && p.stage(moments[i].Stage) == stage; i++ {
			if c := p.capture(moments[i]); moments[i].Action != "" {
				captures = append(captures, c)
			}
		}
		before := model.TouchpointID("")
		if stage == at.Stage {
			before = at.Before
		}
		rest = append(rest, AddTouchpoints(s, at.Doc, stage, before, captures, id)...)
	}
	if len(p.joined) > len(d.Journey().Personas) {
		p.first = append(p.first, setPersonas(s, at.Doc, p.joined)...)
	}
	return append(p.first, rest...), p.made
}

// placer finds or makes what moments name.
type placer struct {
	state      model.State
	doc        *model.Document
	at         Spot
	id         NewID
	first      []Edit // make what is new
	made       []string
	joined     []model.PersonaID // those of the journey
	personas   map[string]model.PersonaID
	activities map[string]model.ActivityID
	stages     map[string]model.StageID
}

func (p *placer) capture(m Moment) Capture {
	c := Capture{
		Action: m.Action, Channels: m.Channels, Importance: m.Importance, Findings: m.Findings, Ideas: m.Ideas, Tags: m.Tags, Note: m.Note,
	}
	for _, f := range m.Feelings {
		if c.Feelings == nil {
			c.Feelings = map[model.PersonaID]int{}
		}
		c.Feelings[p.persona(f.Persona)] = f.Value
	}
	if m.Thought != "" {
		c.Thoughts = map[model.PersonaID]string{p.persona(""): m.Thought}
	}
	for _, name := range m.Activities {
		if a := p.activity(name); !slices.Contains(c.Activities, a) {
			c.Activities = append(c.Activities, a)
		}
	}
	return c
}

func (p *placer) makes(o model.Object, doc model.DocID, before string) {
	p.first = append(p.first, Insert{Doc: doc, Object: o, Before: before})
	p.made = append(p.made, fmt.Sprintf("%s %s", o.Kind(), model.NameOf(o)))
}

func (p *placer) persona(name string) model.PersonaID {
	if name == "" && p.at.Persona != "" {
		return p.at.Persona
	}
	if name == "" {
		name = somebody
	}
	key := strings.ToLower(name)
	id, known := p.personas[key]
	if !known {
		if o, found := personaCalled(p.state, p.doc, name); found {
			id = o.ID
		} else {
			o = model.Persona{ID: model.PersonaID(p.id()), Name: name}
			id = o.ID
			p.makes(o, model.WorkspaceDoc, "")
		}
		p.personas[key] = id
		if !slices.Contains(p.joined, id) {
			p.joined = append(p.joined, id)
		}
	}
	return id
}

// personaCalled finds a persona by its name or first name: first in the journey.
func personaCalled(s model.State, d *model.Document, name string) (model.Persona, bool) {
	for _, all := range []iter.Seq[model.Persona]{slices.Values(s.Personas(d)), model.All[model.Persona](s.Workspace())} {
		for _, by := range []func(model.Persona) string{func(p model.Persona) string { return p.Name }, text.FirstName} {
			for o := range all {
				if strings.EqualFold(by(o), name) {
					return o, true
				}
			}
		}
	}
	return model.Persona{}, false
}

func (p *placer) activity(name string) model.ActivityID {
	key := strings.ToLower(name)
	id, known := p.activities[key]
	if !known {
		if o, found := named(model.All[model.Activity](p.state.Workspace()), name); found {
			id = o.ID
		} else {
			o = model.Activity{ID: model.ActivityID(p.id()), Name: name}
			id = o.ID
			p.makes(o, model.WorkspaceDoc, "")
		}
		p.activities[key] = id
	}
	return id
}

func (p *placer) stage(name string) model.StageID {
	if name == "" {
		return p.at.Stage
	}
	key := strings.ToLower(name)
	id, known := p.stages[key]
	if !known {
		if o, found := named(p.doc.Stages(), name); found {
			id = o.ID
		} else {
			o = model.Stage{ID: model.StageID(p.id()), Name: name}
			id = o.ID
			ids, before := p.doc.IDs(model.KindStage, ""), ""
			if i := slices.Index(ids, string(p.at.Stage)); i >= 0 && i+1 < len(ids) {
				before = ids[i+1]
			}
			p.makes(o, p.at.Doc, before)
		}
		p.stages[key] = id
	}
	return id
}

// named finds a thing by its name, whatever its case.
func named[T model.Object](all iter.Seq[T], name string) (T, bool) {
	return first(all, func(s string) bool { return strings.EqualFold(s, name) })
}

// begins finds a thing by its name, its beginning, or the beginning of one of its
// words, in this order, whatever their case.
func begins[T model.Object](all iter.Seq[T], said string) (T, bool) {
	said = strings.ToLower(said)
	for _, fits := range []func(string) bool{
		func(s string) bool { return s == said },
		func(s string) bool { return strings.HasPrefix(s, said) },
		func(s string) bool { return strings.Contains(s, " "+said) },
	} {
		if o, found := first(all, func(s string) bool { return fits(strings.ToLower(s)) }); found {
			return o, true
		}
	}
	var none T
	return none, false
}

func first[T model.Object](all iter.Seq[T], fits func(string) bool) (T, bool) {
	for o := range all {
		if fits(model.NameOf(o)) {
			return o, true
		}
	}
	var none T
	return none, false
}

// And returns m with what a line of capture says beside it.
func (m Moment) And(line Moment) Moment {
	m.Action = line.Action
	if line.Stage != "" {
		m.Stage = line.Stage
	}
	if line.Importance.IsSet() {
		m.Importance = line.Importance
	}
	m.Channels = slices.Concat(m.Channels, line.Channels)
	m.Feelings = slices.Concat(m.Feelings, line.Feelings)
	m.Findings = slices.Concat(m.Findings, line.Findings)
	m.Activities = slices.Concat(m.Activities, line.Activities)
	m.Tags = slices.Concat(m.Tags, line.Tags)
	return m
}

// AsText returns the moment with what it names that is not there said in its
// action instead, so that nothing is made and nothing is lost.
func (m Moment) AsText(s model.State, at Spot) Moment {
	d, found := s.Document(at.Doc)
	if !found {
		return m
	}
	m.Activities = slices.DeleteFunc(slices.Clone(m.Activities), func(name string) bool {
		_, known := named(model.All[model.Activity](s.Workspace()), name)
		if !known {
			m.Action += " ^" + name
		}
		return !known
	})
	m.Feelings = slices.DeleteFunc(slices.Clone(m.Feelings), func(f Felt) bool {
		_, known := personaCalled(s, d, f.Persona)
		if known = known || f.Persona == "" && at.Persona != ""; !known {
			m.Action += " " + strings.TrimSpace(f.Persona+" "+text.Signed(float64(f.Value), 0))
		}
		return !known
	})
	if _, known := named(d.Stages(), m.Stage); m.Stage != "" && !known {
		m.Action, m.Stage = m.Action+" /"+m.Stage, ""
	}
	m.Action = strings.TrimSpace(m.Action)
	return m
}
