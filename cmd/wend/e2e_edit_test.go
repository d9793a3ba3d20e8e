package main

import (
	"os"
	"strings"
	"testing"

	"wend/model"
)

// touchpoints returns the touchpoints of a workspace's journeys, in order.
func touchpoints(s model.State) []model.Touchpoint {
	var out []model.Touchpoint
	for d := range s.Journeys() {
		for st := range d.Stages() {
			for t := range d.Touchpoints(st.ID) {
				out = append(out, t)
			}
		}
	}
	return out
}

func TestAFieldTakesEveryPrintableKeyAsText(t *testing.T) {
	const typed = "qdu?:/123 gl[]+-.xaAPzZhjkl"
	s := onMap(t, size)
	s.keys("r")
	s.waitFor("Rename touchpoint")
	s.keys("C-u")
	s.enter(typed)
	s.waitGone("Rename touchpoint")
	s.waitSaved()
	if got := touchpoints(s.home.state("w.wend"))[0].Action; got != typed {
		t.Errorf("%q was typed, %q is stored", typed, got)
	}
}

func TestUndoGoesBackTwoHundredStepsAfterReopeningAndNamesEach(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	h.wend("new", "-f", "w.wend", "Long")
	s := start(h, size, "w.wend")
	s.waitFor("Long")
	s.keys("a")
	const steps = 200
	for i := range steps {
		s.enter("step " + string(rune('A'+i%26)))
	}
	s.keys("Escape")
	s.waitGone("Touchpoint ▸")
	s.waitSaved()
	s.wait("every line to be stored", func() bool { return len(touchpoints(h.state("w.wend"))) == steps })
	s.quit()
	s.run("w.wend")
	s.waitFor("Long")
	s.keys("u")
	s.waitFor(`Undid: add touchpoint "step R"`)
	for range steps - 1 {
		s.keys("u")
	}
	s.waitFor(`Undid: add touchpoint "step A"`)
	s.waitSaved()
	s.keys("C-r")
	s.waitFor(`Redid: add touchpoint "step A"`)
	for range steps - 1 {
		s.keys("U")
	}
	s.waitFor(`Redid: add touchpoint "step R"`)
	s.waitSaved()
	if n := len(touchpoints(h.state("w.wend"))); n != steps {
		t.Errorf("%d touchpoints after redoing everything, want %d", n, steps)
	}
}

func TestUndoGoesToWhatItBringsBack(t *testing.T) {
	s := onMap(t, size)
	s.keys("x")
	s.waitGone("▌Sees social")
	s.keys("End")
	s.wait("the last touchpoint", func() bool { return strings.Contains(s.line("▸Touchpoint"), "▌Gets set") })
	s.keys("u")
	s.waitFor("Undid: delete", "▌Sees social")
}

func TestDeletingAsksNothingAndHintsAtUndo(t *testing.T) {
	s := onMap(t, size)
	s.keys("x")
	s.waitFor(`Deleted touchpoint "Sees social post about a new model": u brings it back`)
	s.keys("u")
	s.waitFor("▌Sees social")
}

func TestThereIsNoSaveKeyToForget(t *testing.T) {
	s := onMap(t, size)
	s.keys("C-s")
	s.waitFor("Already saved")
}

func TestTheEditorChangesTheNotesUnlessItChangesNothingOrFails(t *testing.T) {
	for name, c := range map[string]struct{ script, note, says string }{
		"changed":   {`printf 'Ask Tom.\n' >"$1"`, "Ask Tom.", ""},
		"unchanged": {`true`, "", "as they were"},
		"failed":    {`printf lost >"$1"; exit 1`, "", "The editor failed, the notes are as they were"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHome(t)
			h.sample("w.wend", "smartphone")
			editor := h.path("editor")
			script := "#!/bin/sh\nstty -a >\"" + h.path("modes") + "\"\n" + c.script + "\n"
			if err := os.WriteFile(editor, []byte(script), 0o700); err != nil {
				t.Fatal(err)
			}
			was := touchpoints(h.state("w.wend"))[0].Note
			in := size
			in.env = []string{"EDITOR=" + editor}
			s := start(h, in, "w.wend")
			s.waitFor("▌Sees social")
			s.settled()
			s.keys("e")
			if c.says != "" {
				s.waitFor(c.says)
			}
			s.wait("the screen to be painted again", func() bool {
				return strings.Contains(s.screen(), "1 Journey") && s.flags().alternate && len(h.files("tmp")) == 0
			})
			here, there := "▌Sees social", "▌Sees outdoor"
			if c.note != "" {
				here, there = "▌Ask Tom.", "▌   " // what was written is selected
				s.waitFor(here)
			}
			s.keys("Right") // the first key after the editor
			s.waitGone(here)
			s.waitFor(there)
			s.keys("Left")
			s.waitFor(here)
			s.waitSaved()
			want := was
			if c.note != "" {
				want = c.note
			}
			if got := strings.TrimSpace(touchpoints(h.state("w.wend"))[0].Note); got != strings.TrimSpace(want) {
				t.Errorf("the notes are %q, want %q", got, want)
			}
			if modes, err := os.ReadFile(h.path("modes")); err != nil || !strings.Contains(string(modes), " icanon") {
				t.Errorf("the editor runs in a raw terminal: %s %v", modes, err)
			}
		})
	}
}

func TestSuspendingGivesTheShellBackAndForegroundPaintsAtTheNewSize(t *testing.T) {
	s := onMap(t, size)
	s.keys("C-z")
	s.wait("the shell", func() bool { return !s.flags().alternate })
	s.expectCleanTerminal()
	s.resize(90, 30)
	s.enter(`clear; fg; echo "[status $?]"`)
	s.waitFor("1 Journey", "▌Sees social")
	s.wait("the frame at the new size", func() bool {
		lines := s.lines()
		return len(lines) == 30 && strings.HasPrefix(lines[28-1], "┗") && strings.HasPrefix(strings.TrimSpace(lines[29]), "a add")
	})
	s.keys("Right")
	s.waitFor("▌outdoor")
	s.quit()
}

func TestPastingLinesOffersThemAndAddsThemAsOneStep(t *testing.T) {
	s := onMap(t, size)
	n := len(touchpoints(s.home.state("w.wend")))
	var lines []string
	for i := range 50 {
		lines = append(lines, "card "+string(rune('a'+i%26))+"\x1b[31m\u202e")
	}
	s.paste(strings.Join(lines, "\r\n"))
	s.waitFor("Add 50 touchpoints to Awareness?")
	s.keys("Enter")
	s.waitFor("▌card x")
	s.waitSaved()
	s.wait("all of them", func() bool { return len(touchpoints(s.home.state("w.wend"))) == n+50 })
	for _, tp := range touchpoints(s.home.state("w.wend")) {
		if strings.ContainsAny(tp.Action, "\x1b\u202e\r\n") {
			t.Errorf("%q", tp.Action)
		}
	}
	s.keys("u")
	s.waitFor("Undid: add 50 touchpoints")
	s.waitSaved()
	if got := len(touchpoints(s.home.state("w.wend"))); got != n {
		t.Errorf("%d touchpoints after one undo, want %d", got, n)
	}
}

func TestAFieldShowsTheRealCursorBehindWideCharacters(t *testing.T) {
	for name, c := range map[string]struct {
		open  []string
		shows string
		x     int // of the field's first cell, found by typing nothing
	}{
		"a new touchpoint": {[]string{"a"}, "Touchpoint ▸", 0},
		"a rename":         {[]string{"r", "C-u"}, "Rename touchpoint", 0},
		"find":             {[]string{"/"}, "/ ", 0},
		"help":             {[]string{"?"}, "╭ Help", 0},
		"the palette":      {[]string{":"}, "╭ Commands", 0},
		"a form":           {[]string{"3", "a"}, "New activity", 0},
		"a page":           {[]string{"Enter", "Enter", "C-u"}, "▸", 0},
	} {
		t.Run(name, func(t *testing.T) {
			s := onMap(t, size)
			if s.flags().cursor {
				t.Error("the cursor shows while nothing is typed")
			}
			s.keys(c.open...)
			s.waitFor(c.shows)
			s.wait("the cursor", func() bool { return s.flags().cursor })
			s.settled()
			from := s.flags()
			s.typeText("あいう")
			s.waitFor("あいう")
			s.wait("the cursor after the third", func() bool { f := s.flags(); return f.x == from.x+6 && f.y == from.y && f.cursor })
			s.keys("BSpace")
			s.waitGone("あいう")
			s.waitFor("あい")
			s.wait("the cursor after the second", func() bool { f := s.flags(); return f.x == from.x+4 && f.y == from.y })
			s.typeText("👩‍💻e\u0301")
			s.keys("BSpace")
			s.waitGone("e\u0301")
			s.keys("BSpace")
			s.wait("one backspace for each thing seen", func() bool { f := s.flags(); return f.x == from.x+4 && f.y == from.y })
		})
	}
}
