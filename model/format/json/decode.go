package json

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"wend/model"
	"wend/model/format/source"
)

// Version is the newest version of the format that this package reads, and the
// one it writes.
const Version = 1

// Decode reads a file. The state has the workspace document and every journey
// of the file; it is whole and valid, or there is an error.
func Decode(r io.Reader, o source.Options) (model.State, source.Report, error) {
	data, err := load(r)
	if err != nil {
		return model.State{}, source.Report{}, err
	}
	d := decoder{scanner: newScanner(data, o), seen: map[model.DocID]bool{}, places: map[model.DocID][]place{}}
	if err := d.file(); err != nil {
		return model.State{}, source.Report{}, d.syntax(err)
	}
	return d.state, d.report, nil
}

// decoder is one reading of a file.
type decoder struct {
	*scanner
	state    model.State
	journeys []*model.Document    // read so far
	seen     map[model.DocID]bool // their ids
	places   map[model.DocID][]place
}

// place is where an object begins in the file.
type place struct {
	ref model.Ref
	at  int
}

func (d *decoder) file() error {
	if d.PeekKind() == jsontext.KindBeginObject {
		if err := d.version(); err != nil {
			return err
		}
	}
	var w *model.Document
	err := d.members(func(name string) (err error) {
		switch name {
		case "wend":
			return d.SkipValue()
		case "workspace":
			w, err = d.document(model.KindWorkspace)
			return err
		case "journeys":
			return d.items(d.journey)
		}
		return d.unknown()
	})
	if err != nil {
		return err
	}
	if rest := bytes.TrimLeft(d.data[d.InputOffset():], " \t\r\n"); len(rest) > 0 {
		r, _ := utf8.DecodeRune(rest)
		return source.Fault(d.lineAt(len(d.data)-len(rest)), "", source.ErrSyntax, "invalid character %q after top-level value", r)
	}
	if w == nil {
		w = model.NewDocument(model.WorkspaceDoc, model.Workspace{})
	}
	d.state = model.NewState(append(d.journeys, w)...)
	return d.resolve()
}

// version refuses files of another version. It looks for the version before
// anything else is read: what a newer file holds may make no sense.
func (d *decoder) version() error {
	v, at, err := ahead(d.data, "wend")
	line := d.lineAt(at)
	switch {
	case err != nil:
		return nil // the reading comes to what is wrong
	case v == nil:
		return source.Fault(1, "", source.ErrSyntax, `the version ("wend": %d) is missing`, Version)
	}
	n, err := strconv.Atoi(string(v))
	if err != nil || n < 1 {
		return source.Fault(line, "wend", source.ErrSyntax, "needs a version number, is %s", called(v.Kind(), string(v)))
	}
	if n > Version {
		return source.Fault(line, "", source.ErrNewer, "the file is of version %d and this program reads up to %d", n, Version)
	}
	return nil
}

// ahead returns the member of that name of the object that data begins with,
// and where it ends; nil if there is none.
func ahead(data []byte, name string) (jsontext.Value, int, error) {
	dec := jsontext.NewDecoder(bytes.NewBuffer(data))
	if _, err := dec.ReadToken(); err != nil {
		return nil, 0, err
	}
	for dec.PeekKind() != jsontext.KindEndObject {
		t, err := dec.ReadToken()
		if err != nil {
			return nil, 0, err
		}
		found := t.String() == name
		v, err := dec.ReadValue()
		if found || err != nil {
			return v, int(dec.InputOffset()), err
		}
	}
	return nil, 0, nil
}

func (d *decoder) journey() error {
	begin := d.next()
	doc, err := d.document(model.KindJourney)
	if err != nil {
		return err
	}
	if doc.ID() == model.WorkspaceDoc {
		return source.Fault(d.lineAt(begin), d.path(), model.ErrInvalid, "id %q is reserved", doc.ID())
	}
	if d.seen[doc.ID()] {
		return source.Fault(d.lineAt(begin), d.path(), model.ErrInvalid, "journey %q is there twice", doc.ID())
	}
	d.seen[doc.ID()], d.journeys = true, append(d.journeys, doc)
	return nil
}

// document reads a head and the lists that stand in it.
func (d *decoder) document(head model.Kind) (*model.Document, error) {
	b := builder{decoder: d, objects: map[model.Ref]model.Object{}, count: map[model.Kind]int{}}
	key, err := b.object(head, "")
	if err != nil {
		return nil, err
	}
	id := model.WorkspaceDoc
	if head == model.KindJourney {
		id = model.DocID(key)
	}
	d.places[id] = b.places
	return model.NewDocument(id, b.objects[model.Ref{Kind: head, Key: key}]).WithAll(b.objects), nil
}

// builder gathers the objects of a document.
type builder struct {
	*decoder
	objects map[model.Ref]model.Object
	count   map[model.Kind]int
	places  []place
}

// object reads one object below parent and those of the lists in it, cleans its
// text, checks it by itself and returns its key.
func (b *builder) object(k model.Kind, parent string) (string, error) {
	v := reflect.New(structs()[k]).Elem()
	begin, outer := b.next(), b.longest
	b.longest = 0
	err := b.members(func(name string) error {
		switch inner := listed(k, name); {
		case inner != model.NoKind:
			return b.list(inner, b.parent(v, begin))
		case implied[k] == name:
			return b.unknown()
		}
		return b.member(v, name)
	})
	if err != nil {
		return "", err
	}
	o := within(v.Interface().(model.Object), parent)
	err = b.add(o, begin)
	b.longest = outer
	return o.Key(), err
}

// parent returns what the objects of a list stand below: the key of the object
// v that begins there, which may follow the list; "" in a document's head.
func (b *builder) parent(v reflect.Value, begin int) string {
	o := v.Interface().(model.Object)
	switch k := o.Kind(); {
	case k == model.KindWorkspace || k == model.KindJourney:
		return ""
	case o.Key() != "":
		return o.Key()
	}
	id, _, err := ahead(b.data[begin:], "id")
	if err != nil {
		return "" // the reading comes to what is wrong
	}
	key, _ := jsontext.AppendUnquote(nil, id)
	return string(key)
}

// list reads objects of kind k below parent, and their order.
func (b *builder) list(k model.Kind, parent string) error {
	var ids []string
	err := b.items(func() error {
		id, err := b.object(k, parent)
		ids = append(ids, id)
		return err
	})
	if err == nil && k.Ordered() && len(ids) > 0 {
		o := model.Order{Of: k, Parent: parent, IDs: ids}
		b.objects[model.RefOf(o)] = o
	}
	return err
}

// add takes an object, which begins there, into the document.
func (b *builder) add(o model.Object, begin int) error {
	o = b.clean(o, begin)
	ref := model.RefOf(o)
	fault := func(kind error, format string, args ...any) error {
		return source.Fault(b.lineAt(begin), b.path(), kind, format, args...)
	}
	if err := model.Check(o); err != nil {
		said := strings.TrimSuffix(err.Error(), ": "+model.ErrInvalid.Error())
		if k, ok := o.(model.KPI); ok {
			said += hint(k, cmp.Or(k.Baseline, k.Target))
		}
		return fault(model.ErrInvalid, "%s", said)
	}
	if _, found := b.objects[ref]; found {
		return fault(model.ErrInvalid, "%s is there twice", ref)
	}
	if b.count[o.Kind()]++; b.count[o.Kind()] > MaxObjects {
		return fault(source.ErrLimit, "more than %d of %s", MaxObjects, o.Kind().Plural())
	}
	b.objects[ref] = o
	b.places = append(b.places, place{ref, begin})
	return nil
}

// clean returns o with its text as it may be stored.
func (b *builder) clean(o model.Object, begin int) model.Object {
	next := model.Clean(o)
	if reflect.DeepEqual(next, o) {
		return next
	}
	b.report.Cleaned++
	text := "text was cleaned"
	if b.longest > model.MaxLine {
		text = "text was cleaned, and cut where it was too long"
	}
	b.report.Note(b.lineAt(begin), b.path(), text)
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
