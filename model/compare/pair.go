package compare

import (
	"strings"

	"wend/model"
)

// Pairs says which things of b are which of a: the same id, the touchpoint that it
// came from, or else the same name within the kind. What is left keeps its id.
func Pairs(a, b *model.Document) map[model.Ref]string {
	p := pairing{a: a, b: b, names: map[model.Ref]string{}, taken: map[model.Ref]bool{}}
	p.names[model.RefOf(b.Journey())] = string(a.ID())
	for _, k := range model.Kinds() {
		if _, err := model.FieldOf(k, "id"); err != nil || k == model.KindJourney {
			continue
		}
		p.same(k)
		if k == model.KindTouchpoint {
			p.origins()
		}
		p.called(k)
	}
	return p.names
}

type pairing struct {
	a, b  *model.Document
	names map[model.Ref]string
	taken map[model.Ref]bool // of a
}

func (p *pairing) match(b model.Ref, key string) {
	to := model.Ref{Kind: b.Kind, Key: key}
	if _, matched := p.names[b]; matched || p.taken[to] {
		return
	}
	if _, found := p.a.Find(to); found {
		p.names[b], p.taken[to] = key, true
	}
}

func (p *pairing) same(k model.Kind) {
	for o := range p.b.Each(k) {
		p.match(model.RefOf(o), o.Key())
	}
}

func (p *pairing) origins() {
	for t := range p.b.Path() {
		p.match(model.RefOf(t), string(t.Origin))
	}
	for t := range p.a.Path() { // the other way round
		if t.Origin != "" {
			ref := model.Ref{Kind: model.KindTouchpoint, Key: string(t.Origin)}
			if _, found := p.b.Find(ref); found {
				p.match(ref, t.Key())
			}
		}
	}
}

// called matches in the order of the map, so that of two things of one name the
// first is the first.
func (p *pairing) called(k model.Kind) {
	free := map[string][]string{}
	for o := range p.a.InOrder(k) {
		if name := strings.ToLower(model.NameOf(o)); name != "" && !p.taken[model.RefOf(o)] {
			free[name] = append(free[name], o.Key())
		}
	}
	for o := range p.b.InOrder(k) {
		name := strings.ToLower(model.NameOf(o))
		if _, matched := p.names[model.RefOf(o)]; matched || len(free[name]) == 0 {
			continue
		}
		p.match(model.RefOf(o), free[name][0])
		free[name] = free[name][1:]
	}
}
