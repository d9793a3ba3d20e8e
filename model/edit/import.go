package edit

import (
	"fmt"
	"slices"

	"wend/model"
	"wend/model/text"
)

// Report counts what an import does.
type Report struct {
	Kinds map[model.Kind]Tally
	// Renamed lists what came in under another id, as its own was taken.
	Renamed []Renamed
}

// Tally counts the objects of one kind.
type Tally struct{ New, Changed, Unchanged int }

// Renamed is an object whose id means something else here.
type Renamed struct {
	Ref model.Ref // as in the file
	Key string    // as here
}

// Total adds up all kinds.
func (r Report) Total() Tally {
	var sum Tally
	for _, t := range r.Kinds {
		sum.New += t.New
		sum.Changed += t.Changed
		sum.Unchanged += t.Unchanged
	}
	return sum
}

// Import plans to bring the documents of in, a decoded file, into s. Objects are
// matched by id: new ones are inserted where the file's order puts them, fields
// that differ are set as in the file, nothing is deleted. Importing the same
// again plans nothing. Load the journeys that s has and the file speaks of
// before.
//
// Files written by hand call their first persona "p1". Where the file comes from
// another workspace (its title differs from ours, or neither has one) an id of
// the workspace document or of a journey that stands for another name here is
// taken for a clash: the file's object comes in as "p1-2". Between files of the
// same title ids are trusted, so that a renamed persona is renamed here as well.
// The fields of the workspace itself are taken over from the same workspace, or
// if ours is blank.
func Import(s, in model.State) ([]Edit, Report) {
	i := importer{
		state:    s,
		transfer: newTransfer(s, nil),
		foreign:  foreign(s.Workspace(), in.Workspace()),
		report:   Report{Kinds: map[model.Kind]Tally{}},
	}
	if i.foreign {
		i.resolveClashes(in)
	}
	if d, found := in.Document(model.WorkspaceDoc); found {
		i.document(d, model.KindWorkspace)
	}
	for d := range in.Journeys() {
		i.document(d, model.KindJourney)
	}
	return i.edits, i.report
}

// foreign reports whether a document is from another workspace than ours.
func foreign(ours, other *model.Document) bool {
	title := ours.Workspace().Title
	if title == "" && empty(ours) {
		return false
	}
	return title == "" || title != model.CleanLine(other.Workspace().Title)
}

// empty reports whether a document holds nothing but its head.
func empty(d *model.Document) bool {
	n := 0
	for range d.Objects() {
		n++
	}
	return n <= 1
}

type importer struct {
	state    model.State
	transfer *transfer
	foreign  bool
	edits    []Edit
	report   Report
}

// resolveClashes finds names for what has an id that means something else here.
func (i *importer) resolveClashes(in model.State) {
	for d := range in.Documents() {
		for _, k := range model.Kinds() {
			if shared := d.ID() == model.WorkspaceDoc && k.Ordered(); !shared && k != model.KindJourney {
				continue
			}
			for o := range inOrder(d, k) {
				i.resolveClash(in, d.ID(), o)
			}
		}
	}
}

func (i *importer) resolveClash(in model.State, doc model.DocID, o model.Object) {
	ref := model.RefOf(o)
	key := ref.Key
	for n := 2; i.means(in, doc, o, key); n++ {
		key = fmt.Sprintf("%s-%d", ref.Key, n)
	}
	if key != ref.Key {
		i.transfer.names[ref] = key
		i.report.Renamed = append(i.report.Renamed, Renamed{ref, key})
	}
}

// means reports whether key stands for something else than o here, or in the
// file.
func (i *importer) means(in model.State, doc model.DocID, o model.Object, key string) bool {
	ref := model.Ref{Kind: o.Kind(), Key: key}
	home := func() model.DocID {
		if o.Kind() == model.KindJourney {
			return model.DocID(key)
		}
		return doc
	}()
	if _, taken := find(in, home, ref); taken && key != o.Key() {
		return true
	}
	ours, found := find(i.state, home, ref)
	if !found {
		return false
	}
	a, b := label(ours), label(o)
	return a != "" && b != "" && a != b
}

// document imports one document: its head, then the rest in order.
func (i *importer) document(d *model.Document, head model.Kind) {
	doc := d.ID()
	if name, renamed := i.transfer.names[model.Ref{Kind: model.KindJourney, Key: string(doc)}]; renamed {
		doc = model.DocID(name)
	}
	ours, found := i.state.Document(doc)
	if !found {
		ours = &model.Document{}
	}
	kinds := slices.DeleteFunc(model.Kinds(), func(k model.Kind) bool { return k == model.KindOrder || k == head })
	for _, k := range append([]model.Kind{head}, kinds...) {
		before := i.anchors(d, ours, k)
		for o := range inOrder(d, k) {
			i.object(doc, ours, o, before[o.Key()])
		}
	}
}

// anchors returns in front of what each object of kind k goes that is new here:
// the next in the file's order that we have at the same place.
func (i *importer) anchors(d, ours *model.Document, k model.Kind) map[string]string {
	if !k.Ordered() {
		return nil
	}
	out := map[string]string{}
	next, parent := "", ""
	for _, o := range slices.Backward(slices.Collect(inOrder(d, k))) {
		if p := parentOf(o); p != parent {
			next, parent = "", p
		}
		out[o.Key()] = next
		carried, _ := i.transfer.carry(o)
		if old, found := ours.Find(model.RefOf(carried)); found && parentOf(old) == parentOf(carried) {
			next = carried.Key()
		}
	}
	return out
}

func (i *importer) object(doc model.DocID, ours *model.Document, o model.Object, before string) {
	o, _ = i.transfer.carry(o)
	o = model.Clean(o)
	tally := i.report.Kinds[o.Kind()]
	defer func() { i.report.Kinds[o.Kind()] = tally }()
	old, found := ours.Find(model.RefOf(o))
	if !found {
		tally.New++
		i.edits = append(i.edits, Insert{Doc: doc, Object: o, Before: before})
		return
	}
	var changes []Edit
	if o.Kind() != model.KindWorkspace || !i.foreign {
		changes = replace(doc, old, o)
	}
	if parentOf(old) != parentOf(o) {
		changes = append(changes, Move{Doc: doc, Ref: model.RefOf(o), Parent: parentOf(o), Before: before})
	}
	if len(changes) == 0 {
		tally.Unchanged++
		return
	}
	tally.Changed++
	i.edits = append(i.edits, changes...)
}

// Ahead says which measurements that come in have not come yet, a sentence each:
// they do not count as of now, and may be slips of the year.
func Ahead(in model.State, today model.Date) []string {
	var out []string
	for d := range in.Documents() {
		for k := range model.All[model.KPI](d) {
			for _, m := range d.Measurements(k.ID) {
				if ahead := text.Ahead(m.Date, today); ahead != "" {
					out = append(out, text.Name(k)+": "+ahead)
				}
			}
		}
	}
	return out
}
