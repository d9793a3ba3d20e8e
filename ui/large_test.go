package ui_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"wend/model"
	"wend/store"
	"wend/store/bolt"
	"wend/ui"
	"wend/ui/uitest"
)

func TestALargeImportIsTakenBackAfterReopening(t *testing.T) {
	d := smartphone(t)
	bringBytes(d, large(t, 20))
	d = again(t, d)
	d.Press("u")
	if imported(d) {
		t.Fatal("the import is not taken back")
	}
	d.Shows("Undid: import in.json")
	d.Press("ctrl+r")
	d.Shows("Redid: import in.json")
	d = again(t, d)
	d.Press("g", "l")
	d.Shows("Large")
}

// many starts opening a workspace of so many journeys, changed one after the other,
// whose library is read when the driver steps.
func many(t *testing.T, n int) *uitest.Driver {
	t.Helper()
	d := fresh(t)
	s, err := d.Machine.Create("many.wend")
	if err != nil {
		t.Fatal(err)
	}
	c := store.Commit{Op: "many", Time: d.Machine.Time, Action: store.Do}
	for i := range n {
		id := model.JourneyID(fmt.Sprintf("j%05d", i))
		j := model.Journey{ID: id, Title: fmt.Sprintf("Journey no. %d", i)}
		c.Changes = append(c.Changes, store.Change{Doc: model.DocID(id), Ref: model.RefOf(j), After: j})
		c.Index = append(c.Index, store.Summary{Journey: id, Title: j.Title, Variant: model.AsIs, Updated: d.Machine.Time.Add(time.Duration(i-n) * time.Minute)})
	}
	if _, err := s.Commit(c); err != nil {
		t.Fatal(err)
	}
	d.Do("Open workspace")
	d.Type("many.wend")
	d.Hold()
	d.Press("enter")
	d.Step()
	return d
}

func TestTheLibraryFillsBehindTheFirstFrame(t *testing.T) {
	d := many(t, 3000)
	d.Shows("Journey no. 499", "reading 500 of 3 000 journeys")
	d.ShowsNot("Journey no. 2999", "Library  500 journeys")
	d.Step()
	d.Shows("reading 2 500 of 3 000 journeys", "Journey no. 2499")
	d.Step()
	d.Shows("Journey no. 2999", " 3000 ")
	d.ShowsNot("reading")
}

func TestCursorAndFilterStayWhileTheLibraryFills(t *testing.T) {
	d := many(t, 3000)
	d.Press("/")
	d.Type("no. 2")
	d.Press("enter", "j")
	was := d.Screen()
	d.Step()
	d.Release()
	d.Shows("Journeys: no. 2", "of 3000")
	if was == d.Screen() {
		t.Error("nothing came")
	}
	d.Press("enter")
	d.Shows("Journey no. 482")
}

func TestWhatIsNotReadYetIsNotSaidToBeMissing(t *testing.T) {
	d := many(t, 3000)
	d.Press("/")
	d.Type("no. 2777")
	d.Shows("nothing fits yet")
	d.Press("enter")
	d.Shows("not in a title that was read yet")
	d.Release()
	d.Shows("Journey no. 2777", "1 of 3000")
}

func TestAnEditWaitsForTheWholeLibrary(t *testing.T) {
	d := many(t, 3000)
	d.Press("x")
	d.Shows("All journeys")
	d.Release()
	d.Shows("Delete")
}

func TestALibraryThatCannotBeReadToTheEndIsTriedAgain(t *testing.T) {
	d := many(t, 3000)
	d.Machine.Unlisted = errors.New("the disk is on holiday")
	d.Release()
	d.Shows("The disk is on holiday", "reading 500 of 3 000")
	d.Machine.Unlisted = nil
	d.Wait(10 * time.Second)
	d.Shows(" 3000 ")
}

func TestAJourneyThatIsNotReadYetIsShownFirst(t *testing.T) {
	d := many(t, 3000)
	d.Release()
	d = uitest.Start(t, uitest.Options{Machine: d.Machine, Path: "many.wend", Config: func(c *ui.Config) { c.Journey = "j02999" }})
	d.Shows("Journey no. 2999")
	d = uitest.Start(t, uitest.Options{Machine: d.Machine, Path: "many.wend", Config: func(c *ui.Config) { c.Journey = "gone" }})
	d.Shows("Journeys", " 3000 ")
}

func TestAFileOfWhichHalfIsFreeOffersToBeCompacted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.wend")
	s, err := bolt.Create(path, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	fill, empty := store.Commit{Op: "fill", Action: store.Do}, store.Commit{Op: "empty", Action: store.Do}
	for i := range 8 {
		p := model.Persona{ID: model.PersonaID(fmt.Sprint("p", i)), Name: "Maya", Note: strings.Repeat("note ", 200_000)}
		fill.Changes = append(fill.Changes, store.Change{Doc: model.WorkspaceDoc, Ref: model.RefOf(p), After: p})
		empty.Changes = append(empty.Changes, store.Change{Doc: model.WorkspaceDoc, Ref: model.RefOf(p), Base: 1})
	}
	look := func() *uitest.Driver {
		return uitest.Start(t, uitest.Options{Machine: uitest.OnDisk(), Path: path, Width: 120, Height: 40})
	}
	if _, err := s.Commit(fill); err != nil {
		t.Fatal(err)
	}
	look().ShowsNot("Compact the file")
	if _, err := s.Commit(empty); err != nil {
		t.Fatal(err)
	}
	look().Shows("Half of the file or more is free", "Compact the file")
	if err := s.Compact(); err != nil {
		t.Fatal(err)
	}
	look().ShowsNot("Compact the file")
}
