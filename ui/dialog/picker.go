package dialog

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"wend/ui/field"
	"wend/ui/keymap"
)

// Item is something to choose.
type Item struct {
	Key      string // names it for whoever asked
	Title    string
	About    string // after the title, dimmed
	Right    string // at the right end
	Also     string // words to find it by that stand nowhere else
	Disabled string // why it cannot be chosen; empty if it can
	Ticked   bool   // only where many can be chosen
}

// PickerOptions say what there is to choose.
type PickerOptions struct {
	Title       string
	Placeholder string
	Items       []Item
	Selected    string // key of the item to begin on
	Empty       string // what is said when there is no item at all
	// Many lets one tick items; Ordered lets one move them too. Letters are
	// commands then, and the list is not filtered.
	Many, Ordered bool
	// Preview returns what to show of an item beside the list.
	Preview func(Item) []string
	// Accept makes the message of the choice: one item, with Many the ticked ones
	// in their order, perhaps none, with Ordered alone all of them.
	Accept func(items ...Item) tea.Msg
	// Moved makes a message whenever another item is selected, for a preview
	// outside; Cancel, sent when it is closed without a choice, takes that back.
	Moved  func(Item) tea.Msg
	Cancel tea.Msg
	Keys   *keymap.Map // for the keys it shows; nil: the standard ones
}

// Picker is a list to choose from.
type Picker struct {
	o      PickerOptions
	texts  []indexed // of o.Items, for the search
	wants  columns
	filter field.Field
	shown  []int // indexes of o.Items
	rows   list
	note   string // why the last choice was refused
}

// NewPicker returns a picker on its selected item.
func NewPicker(o PickerOptions) Picker {
	o.Items = slices.Clone(o.Items)
	if o.Placeholder == "" {
		o.Placeholder = "type to find"
	}
	p := Picker{o: o, filter: field.New("", field.Options{Placeholder: o.Placeholder})}
	p.texts = index(o.Items)
	p.shown = search(o.Items, p.texts, "")
	p.wants = measured(o)
	p.rows = newList(len(p.shown))
	at := slices.IndexFunc(o.Items, func(i Item) bool { return i.Key == o.Selected })
	p.rows = p.rows.to(at)
	return p
}

// Selected returns the item that would be chosen.
func (p Picker) Selected() (Item, bool) {
	if p.rows.n == 0 {
		return Item{}, false
	}
	return p.o.Items[p.shown[p.rows.at]], true
}

// Filtered reports whether typing filters the list.
func (p Picker) Filtered() bool { return !p.o.Many && !p.o.Ordered }

// Scope implements [Dialog].
func (p Picker) Scope() keymap.Scope {
	if p.Filtered() {
		return keymap.Picker
	}
	return keymap.Dialog
}

// Do implements [Dialog].
func (p Picker) Do(a keymap.Action) Outcome {
	if rows, ok := p.rows.do(a); ok {
		return p.moved(rows)
	}
	switch a {
	case keymap.ChoiceAccept:
		return p.accept()
	case keymap.ChoiceClose:
		return closed(p, p.o.Cancel)
	case keymap.ChoiceToggle:
		return stay(p.toggle())
	case keymap.ChoiceRaise:
		return stay(p.moveItem(-1))
	case keymap.ChoiceLower:
		return stay(p.moveItem(1))
	}
	return stay(p)
}

// moved goes to another row and says so if another item is selected now.
func (p Picker) moved(rows list) Outcome {
	before, had := p.Selected()
	p.rows = rows
	return p.changed(before, had)
}

func (p Picker) changed(before Item, had bool) Outcome {
	p.note = ""
	now, ok := p.Selected()
	if p.o.Moved == nil || !ok || had && now.Key == before.Key {
		return stay(p)
	}
	return say(p, p.o.Moved(now))
}

func (p Picker) accept() Outcome {
	var chosen []Item
	if p.o.Many {
		for _, i := range p.o.Items {
			if i.Ticked {
				chosen = append(chosen, i)
			}
		}
	} else {
		item, ok := p.Selected()
		switch {
		case !ok:
			return stay(p)
		case item.Disabled != "":
			p.note = item.Disabled
			return stay(p)
		case p.o.Ordered:
			chosen = p.o.Items
		default:
			chosen = []Item{item}
		}
	}
	if p.o.Accept == nil {
		return closed(p, nil)
	}
	return closed(p, p.o.Accept(chosen...))
}

func (p Picker) toggle() Picker {
	item, ok := p.Selected()
	if !ok || !p.o.Many {
		return p
	}
	p.note = item.Disabled
	if item.Disabled == "" {
		p.o.Items = slices.Clone(p.o.Items)
		p.o.Items[p.rows.at].Ticked = !item.Ticked
	}
	return p
}

// moveItem moves the selected item itself by one row.
func (p Picker) moveItem(by int) Picker {
	from, to := p.rows.at, p.rows.at+by
	if !p.o.Ordered || to < 0 || to >= p.rows.n {
		return p
	}
	p.o.Items = slices.Clone(p.o.Items)
	p.o.Items[from], p.o.Items[to] = p.o.Items[to], p.o.Items[from]
	p.rows = p.rows.to(to)
	return p
}

// Key implements [Dialog].
func (p Picker) Key(k tea.KeyPressMsg) Outcome {
	if !p.Filtered() {
		return stay(p)
	}
	f, _ := p.filter.Key(k)
	return p.find(f)
}

// Paste implements [Dialog].
func (p Picker) Paste(text string) Outcome {
	if !p.Filtered() {
		return stay(p)
	}
	return p.find(p.filter.Paste(text))
}

func (p Picker) find(f field.Field) Outcome {
	changed := f.Value() != p.filter.Value()
	if p.filter = f; f.Full() {
		p.note = field.TooLong
	}
	if !changed {
		return stay(p)
	}
	before, had := p.Selected()
	p.shown = search(p.o.Items, p.texts, f.Value())
	p.rows = p.rows.of(len(p.shown))
	return p.changed(before, had)
}

// row is the target of a row of a list.
type row int

// Click implements [Dialog]: a click on a row selects it, one on the selected
// row chooses or ticks it.
func (p Picker) Click(target any) Outcome {
	switch t := target.(type) {
	case keymap.Action:
		return p.Do(t)
	case row:
		if int(t) >= p.rows.n {
			return stay(p)
		}
		if p.o.Many {
			p.rows = p.rows.to(int(t))
			return stay(p.toggle())
		}
		if int(t) == p.rows.at {
			return p.accept()
		}
		return p.moved(p.rows.to(int(t)))
	}
	return stay(p)
}

// Wheel implements [Dialog].
func (p Picker) Wheel(lines int) Outcome { return p.moved(p.rows.to(p.rows.at + lines)) }

// count says how many of the items are shown, while they are filtered.
func (p Picker) count() string {
	if p.filter.Value() == "" {
		return ""
	}
	return fmt.Sprintf("%d/%d", len(p.shown), len(p.o.Items))
}

// Query returns what the list is filtered by.
func (p Picker) Query() string { return p.filter.Value() }
