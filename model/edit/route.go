package edit

import (
	"fmt"
	"math"

	"wend/model"
	"wend/model/text"
)

// Route plans to give the transition between two nodes a probability (0 to 1);
// unset takes the transition away. It fails with ErrRefused where the ways out
// of from are counted, as the two cannot be mixed.
func Route(s model.State, doc model.DocID, from, to model.Node, p model.Opt[float64]) ([]Edit, error) {
	d, found := s.Document(doc)
	if !found {
		return nil, fmt.Errorf("journey %q %w", doc, ErrGone)
	}
	t := model.Transition{From: from, To: to, Probability: p}
	old, found := model.Lookup[model.Transition](d, t.Key())
	if !p.IsSet() {
		if !found {
			return nil, nil
		}
		return []Edit{Delete{Doc: doc, Ref: model.RefOf(old)}}, nil
	}
	if counted(d, from) {
		return nil, fmt.Errorf("a probability from %q, whose ways out are counted: %w", from, ErrRefused)
	}
	if err := model.Check(t); err != nil {
		return nil, err
	}
	if found {
		return SetField(s, doc, model.RefOf(t), "probability", p), nil
	}
	return []Edit{Insert{Doc: doc, Object: t}}, nil
}

// Reroute plans to give the transition between two nodes probability p (0 to 1)
// and to take the difference from, or give it to, the way from the same node to
// Lost, so that the ways out still add up to what they did. It fails with
// ErrRefused if not enough is lost to take from.
func Reroute(s model.State, doc model.DocID, from, to model.Node, p float64) ([]Edit, error) {
	d, found := s.Document(doc)
	if !found {
		return nil, fmt.Errorf("journey %q %w", doc, ErrGone)
	}
	if to == model.Lost || from.Reserved() {
		return nil, fmt.Errorf("reroute %s to %s: %w", from, to, ErrRefused)
	}
	now, lost := probability(d, from, to), probability(d, from, model.Lost)
	rest := tidy(lost - (p - now))
	if rest < 0 {
		return nil, fmt.Errorf("%s more from %s to %s, and %s are lost: %w", text.Percent.Rounded(p-now), from, to, text.Percent.Rounded(lost), ErrRefused)
	}
	first, err := Route(s, doc, from, to, positive(tidy(p)))
	if err != nil {
		return nil, err
	}
	second, err := Route(s, doc, from, model.Lost, positive(rest))
	return append(first, second...), err
}

// Whole reports whether the probabilities of the ways out of a node add up to 1,
// so that what one of them gains another must lose.
func Whole(d *model.Document, from model.Node) bool {
	sum := 0.0
	for t := range model.All[model.Transition](d) {
		if t.From == from {
			sum += t.Probability.Or(0)
		}
	}
	return tidy(sum) == 1
}

// counted reports whether the ways out of a node are counted.
func counted(d *model.Document, from model.Node) bool {
	for t := range model.All[model.Transition](d) {
		if t.From == from && t.Count.IsSet() {
			return true
		}
	}
	return false
}

func probability(d *model.Document, from, to model.Node) float64 {
	t, _ := model.Lookup[model.Transition](d, model.TransitionKey(from, to))
	return t.Probability.Or(0)
}

// positive returns p, unset if it is 0: a way nobody takes is none.
func positive(p float64) model.Opt[float64] {
	if p == 0 {
		return model.Opt[float64]{}
	}
	return model.Some(p)
}

// tidy takes the noise of binary fractions away: 0.45-0.05 is 0.4.
func tidy(p float64) float64 { return math.Round(p*1e12) / 1e12 }
