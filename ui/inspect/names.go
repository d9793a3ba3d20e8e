package inspect

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"wend/model"
	"wend/model/edit"
)

// find returns the object r names, in d or in the workspace.
func find(s model.State, d *model.Document, r model.Ref) (model.Object, bool) {
	if o, found := d.Find(r); found {
		return o, true
	}
	return s.Workspace().Find(r)
}

// named returns what people call the object r names; its key if it is gone or
// in a document that is not loaded.
func named(s model.State, d *model.Document, r model.Ref) string {
	if o, found := find(s, d, r); found {
		return name(s, d, o)
	}
	for j := range s.Journeys() {
		if o, found := j.Find(r); found {
			return name(s, j, o)
		}
	}
	return r.Key
}

// name returns what people call an object of document d.
func name(s model.State, d *model.Document, o model.Object) string {
	text := model.NameOf(o)
	switch o := o.(type) {
	case model.Session:
		text = string(o.Date)
	case model.Measurement:
		text = string(o.Date)
	case model.Evidence:
		text = first(o.Summary, o.Source, o.Quote)
	}
	if text == "" {
		text = wording(s, d, o)
	}
	if text == "" {
		return "unnamed " + o.Kind().String()
	}
	return text
}

// wording names what has no name but a text, or connects two things.
func wording(s model.State, d *model.Document, o model.Object) string {
	switch o := o.(type) {
	case model.Finding:
		return o.Text
	case model.Opportunity:
		return o.Text
	case model.Hypothesis:
		return o.Statement
	case model.Empathy:
		return o.Text
	case model.Experience:
		return named(s, d, model.Ref{Kind: model.KindPersona, Key: string(o.Persona)}) + " at " +
			named(s, d, model.Ref{Kind: model.KindTouchpoint, Key: string(o.Touchpoint)})
	case model.Link:
		return named(s, d, model.Ref{Kind: model.KindActivity, Key: string(o.Activity)}) + " for " +
			named(s, d, model.Ref{Kind: model.KindTouchpoint, Key: string(o.Touchpoint)})
	case model.ActivityLink:
		return named(s, d, model.Ref{Kind: model.KindActivity, Key: string(o.From)}) + " to " +
			named(s, d, model.Ref{Kind: model.KindActivity, Key: string(o.To)})
	case model.Transition:
		return node(s, d, o.From) + " to " + node(s, d, o.To)
	}
	return ""
}

// node names an end of a transition.
func node(s model.State, d *model.Document, n model.Node) string {
	switch n {
	case model.Entry:
		return "Entry"
	case model.Goal:
		return "Goal"
	case model.Lost:
		return "Lost"
	}
	for _, k := range []model.Kind{model.KindStage, model.KindTouchpoint} {
		if o, found := d.Find(model.Ref{Kind: k, Key: string(n)}); found {
			return name(s, d, o)
		}
	}
	return string(n)
}

// first returns the first text that is not empty.
func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// sentence says to people why a change was refused. Errors of the model begin
// with the object and end with the sentinel; neither helps here.
func sentence(err error) string {
	s := err.Error()
	for _, sentinel := range []error{model.ErrInvalid, edit.ErrRefused} {
		if errors.Is(err, sentinel) {
			s = strings.TrimSuffix(s, ": "+sentinel.Error())
		}
	}
	if head, tail, found := strings.Cut(s, ": "); found && strings.Contains(head, `"`) {
		s = tail
	}
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:] + "."
}
