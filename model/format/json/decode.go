package json

import (
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"

	"wend/model"
)

// Version is the newest version of the format that this package reads, and the
// one it writes.
const Version = 1

// Options say how to read.
type Options struct {
	// Lenient passes over unknown fields and reports them.
	Lenient bool
}

// The kinds that are listed in a document, in the order of the file. Kinds in
// nested stand inside those of the map's key instead.
var (
	workspaceKinds = []model.Kind{
		model.KindPersona, model.KindActivity, model.KindActivityLink, model.KindInitiative, model.KindEvidence, model.KindKPI,
	}
	journeyKinds = []model.Kind{
		model.KindStage, model.KindExperience, model.KindEmpathy, model.KindTransition, model.KindLink, model.KindFinding,
		model.KindOpportunity, model.KindTactic, model.KindHypothesis, model.KindKPI, model.KindSession,
		model.KindMute,
	}
	nested = map[model.Kind]model.Kind{
		model.KindStage: model.KindTouchpoint,
		model.KindKPI:   model.KindMeasurement,
	}
	// implied is the field that nesting says, so that the file does not.
	implied = map[model.Kind]string{model.KindTouchpoint: "stage", model.KindMeasurement: "kpi"}
)

// decoder is one reading of a file.
type decoder struct {
	options Options
	report  Report
	lines   map[place]int
	longest int // bytes of the longest text of the object being read
}

type place struct {
	doc model.DocID
	ref model.Ref
}

// Decode reads a file. The state has the workspace document and every journey
// of the file; it is whole and valid, or there is an error.
func Decode(r io.Reader, options Options) (model.State, Report, error) {
	data, err := read(r)
	if err != nil {
		return model.State{}, Report{}, err
	}
	root, err := parse(data)
	if err != nil {
		return model.State{}, Report{}, err
	}
	d := decoder{options: options, lines: map[place]int{}}
	s, err := d.file(root)
	if err != nil {
		return model.State{}, Report{}, err
	}
	return s, d.report, nil
}

func (d *decoder) file(root *node) (model.State, error) {
	if root.kind != '{' {
		return model.State{}, fault(root.line, "", ErrSyntax, "needs an object, is %s", words[root.kind])
	}
	if err := version(root.take("wend"), root.line); err != nil {
		return model.State{}, err
	}
	workspace, journeys := root.take("workspace"), root.take("journeys")
	for _, m := range root.members {
		if err := d.unknown(m, ""); err != nil {
			return model.State{}, err
		}
	}
	if workspace == nil {
		workspace = &node{kind: '{', line: root.line}
	}
	w, err := d.document(model.WorkspaceDoc, model.KindWorkspace, workspaceKinds, workspace, "workspace")
	if err != nil {
		return model.State{}, err
	}
	s, err := d.journeys(model.NewState(w), journeys)
	if err != nil {
		return model.State{}, err
	}
	return s, d.resolve(s)
}

func version(n *node, line int) error {
	if n == nil {
		return fault(line, "", ErrSyntax, `the version ("wend": %d) is missing`, Version)
	}
	v, err := strconv.Atoi(n.text)
	if n.kind != '0' || err != nil || v < 1 {
		return wrong(n, "wend", "a version number")
	}
	if v > Version {
		return fault(n.line, "", ErrNewer, "the file is of version %d and this program reads up to %d", v, Version)
	}
	return nil
}

func (d *decoder) journeys(s model.State, list *node) (model.State, error) {
	items, err := entries(list, "journeys")
	if err != nil {
		return s, err
	}
	for i, n := range items {
		path := item("journeys", i)
		if n.kind != '{' {
			return s, wrong(n, path, "an object")
		}
		id := model.DocID("")
		for _, m := range n.members {
			if m.name == "id" && m.value.kind == '"' {
				id = model.DocID(m.value.text)
			}
		}
		if id == model.WorkspaceDoc {
			return s, fault(n.line, path, model.ErrInvalid, "id %q is reserved", id)
		}
		if _, found := s.Document(id); found {
			return s, fault(n.line, path, model.ErrInvalid, "journey %q is there twice", id)
		}
		doc, err := d.document(id, model.KindJourney, journeyKinds, n, path)
		if err != nil {
			return s, err
		}
		s = s.With(doc)
	}
	return s, nil
}

// entries returns the items of a list that may be missing.
func entries(list *node, path string) ([]*node, error) {
	if list == nil || list.kind == 'n' {
		return nil, nil
	}
	if list.kind != '[' {
		return nil, wrong(list, path, "a list")
	}
	return list.items, nil
}

// document reads a head and the lists of the given kinds that stand in it.
func (d *decoder) document(id model.DocID, head model.Kind, kinds []model.Kind, n *node, path string) (*model.Document, error) {
	if n.kind != '{' {
		return nil, wrong(n, path, "an object")
	}
	lists := make([]*node, len(kinds))
	for i, k := range kinds {
		lists[i] = n.take(k.Plural())
	}
	o, err := d.object(id, head, n, path, "")
	if err != nil {
		return nil, err
	}
	b := builder{d: d, doc: model.NewDocument(id, o)}
	for i, k := range kinds {
		if err := b.list(k, lists[i], join(path, k.Plural()), ""); err != nil {
			return nil, err
		}
	}
	return b.doc, nil
}

// builder gathers the objects of a document.
type builder struct {
	d   *decoder
	doc *model.Document
}

// list reads objects of kind k below parent, those nested in them, and their
// order.
func (b *builder) list(k model.Kind, list *node, path, parent string) error {
	items, err := entries(list, path)
	if err != nil {
		return err
	}
	var ids []string
	for i, n := range items {
		at := item(path, i)
		if n.kind != '{' {
			return wrong(n, at, "an object")
		}
		inner := nested[k]
		var below *node
		if inner != model.NoKind {
			below = n.take(inner.Plural())
		}
		o, err := b.object(k, n, at, parent)
		if err != nil {
			return err
		}
		ids = append(ids, o.Key())
		if below == nil {
			continue
		}
		if err := b.list(inner, below, join(at, inner.Plural()), o.Key()); err != nil {
			return err
		}
	}
	if k.Ordered() && len(ids) > 0 {
		b.doc = b.doc.With(model.Order{Of: k, Parent: parent, IDs: ids})
	}
	return nil
}

func (b *builder) object(k model.Kind, n *node, path, parent string) (model.Object, error) {
	o, err := b.d.object(b.doc.ID(), k, n, path, parent)
	if err != nil {
		return nil, err
	}
	if _, found := b.doc.Find(model.RefOf(o)); found {
		return nil, fault(n.line, path, model.ErrInvalid, "%s is there twice", model.RefOf(o))
	}
	if b.doc.Len(k) == MaxObjects {
		return nil, fault(n.line, path, ErrLimit, "more than %d of %s", MaxObjects, k.Plural())
	}
	b.doc = b.doc.With(o)
	return o, nil
}

// object reads one object, cleans its text and checks it by itself.
func (d *decoder) object(id model.DocID, k model.Kind, n *node, path, parent string) (model.Object, error) {
	if field := implied[k]; field != "" {
		if m := n.take(field); m != nil {
			if err := d.unknown(member{field, m}, path); err != nil {
				return nil, err
			}
		}
	}
	d.longest = 0
	if err := d.shape(n, typeOf(k), path); err != nil {
		return nil, err
	}
	o, err := model.DecodeObject(k, n.append(nil))
	if err != nil {
		return nil, fault(n.line, path, ErrSyntax, "%v", err)
	}
	o = within(o, parent)
	d.report.Objects++
	o = d.clean(o, n.line, path)
	if err := model.Check(o); err != nil {
		return nil, fault(n.line, path, model.ErrInvalid, "%s", strings.TrimSuffix(err.Error(), ": "+model.ErrInvalid.Error()))
	}
	d.lines[place{id, model.RefOf(o)}] = n.line
	return o, nil
}

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

func (d *decoder) clean(o model.Object, line int, path string) model.Object {
	next := model.Clean(o)
	if reflect.DeepEqual(next, o) {
		return next
	}
	d.report.Cleaned++
	if d.longest > model.MaxLine {
		d.note(line, path, "text was cleaned, and cut where it was too long")
	} else {
		d.note(line, path, "text was cleaned")
	}
	return canonical(next)
}

// canonical returns o without lists that cleaning has emptied but not unset.
func canonical(o model.Object) model.Object {
	next, err := model.DecodeObject(o.Kind(), model.EncodeObject(o))
	if err != nil {
		panic(fmt.Sprintf("json: %s does not decode: %v", model.RefOf(o), err))
	}
	return next
}

// maxNotes bounds what a hostile file can make us keep and print.
const maxNotes = 1000

func (d *decoder) note(line int, path, text string) {
	if len(d.report.Notes) < maxNotes {
		d.report.Notes = append(d.report.Notes, Note{line, path, text})
	}
}
