package pasted_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"wend/model"
	"wend/model/edit"
	"wend/model/format/pasted"
)

func expect(t *testing.T, text, what string, notes int, want ...edit.Moment) {
	t.Helper()
	got := pasted.Read(text)
	if got.What != what || len(got.Notes) != notes {
		t.Errorf("%q is %q, with notes %q", text, got.What, got.Notes)
	}
	if diff := cmp.Diff(want, got.Moments, cmp.AllowUnexported(model.Opt[int]{})); diff != "" {
		t.Errorf("%q (-want +got):\n%s", text, diff)
	}
}

func pain(s string) []edit.Found { return []edit.Found{{Type: model.Pain, Text: s}} }

func TestAMermaidJourneyHasStagesTouchpointsFeelingsAndPersonas(t *testing.T) {
	text := "```mermaid\n---\ntitle: x\n---\njourney\r\n  title Kiosk\n  %% a comment\n  section Find\n    See the poster: 4: Ann\n    Ask a friend: 2: Ann, Bob\n" +
		"  section Nothing\n  SECTION Buy\n    Pay by #35;1<br/>card: 1: Ann\n    Leave: 5\n    Wait\n```"
	expect(t, text, "a Mermaid journey", 0,
		edit.Moment{Stage: "Find", Action: "See the poster", Feelings: []edit.Felt{{Persona: "Ann", Value: 1}}},
		edit.Moment{Stage: "Find", Action: "Ask a friend", Feelings: []edit.Felt{{Persona: "Ann", Value: -1}, {Persona: "Bob", Value: -1}}},
		edit.Moment{Stage: "Nothing"},
		edit.Moment{Stage: "Buy", Action: "Pay by #1 card", Feelings: []edit.Felt{{Persona: "Ann", Value: -2}}},
		edit.Moment{Stage: "Buy", Action: "Leave", Feelings: []edit.Felt{{Value: 2}}},
		edit.Moment{Stage: "Buy", Action: "Wait"})
}

func TestWhatMermaidMisreadsIsSaidAndNothingIsLost(t *testing.T) {
	expect(t, "journey\n  Maya: opens app: 4\n  Pays: 12: Ann\n  Waits: 3.6: Ann: more\n", "a Mermaid journey", 4,
		edit.Moment{Action: "Maya: opens app: 4"},
		edit.Moment{Action: "Pays", Note: "Score 12: Ann"},
		edit.Moment{Action: "Waits", Feelings: []edit.Felt{{Persona: "Ann", Value: 1}}})
}

func TestATableOfMarkdownBecomesCells(t *testing.T) {
	expect(t, "| Stage | Touchpoint | Pain |\n|---|---|---|\n| Find | Sees the poster | too small |\n| | Pays by card | no signal; cash \\| card |\n", "a table", 0,
		edit.Moment{Stage: "Find", Action: "Sees the poster", Findings: pain("too small")},
		edit.Moment{Stage: "Find", Action: "Pays by card", Findings: append(pain("no signal"), pain("cash | card")...)})
}

func TestRowsOfASheetBecomeCellsAndUnknownColumnsNotes(t *testing.T) {
	expect(t, "Phase\tStep\tImportance\tAnn\tPrice\nBuy\tPays\t5\t-2\t9.90\n\tLeaves\thigh\t1\t\n", "a table", 1,
		edit.Moment{Stage: "Buy", Action: "Pays", Importance: model.Some(5), Feelings: []edit.Felt{{Persona: "Ann", Value: -2}}, Note: "Price: 9.90"},
		edit.Moment{Stage: "Buy", Action: "Leaves", Note: "Importance: high", Feelings: []edit.Felt{{Persona: "Ann", Value: 1}}})
}

func TestARowWithoutATouchpointLosesNothing(t *testing.T) {
	expect(t, "| Stage | Touchpoint | Pain |\n|-|-|-|\n| Buy | | no signal |\n| Use | | |", "a table", 0,
		edit.Moment{Stage: "Buy", Action: "unnamed", Findings: pain("no signal")},
		edit.Moment{Stage: "Use"})
}

func TestANestedListHasStagesTouchpointsAndNotes(t *testing.T) {
	expect(t, "- Find\n  - Sees the poster\n    - on the way\n    - at noon\n  - Asks a friend\n- Buy\n  1. Pays\n", "a list", 0,
		edit.Moment{Stage: "Find", Action: "Sees the poster", Note: "on the way\nat noon"},
		edit.Moment{Stage: "Find", Action: "Asks a friend"},
		edit.Moment{Stage: "Buy", Action: "Pays"})
	expect(t, "## Find\n\n* Sees the poster\n## Buy\n* Pays\n  * by card", "a list", 0,
		edit.Moment{Stage: "Find", Action: "Sees the poster"},
		edit.Moment{Stage: "Buy", Action: "Pays", Note: "by card"})
}

func TestOtherTextIsLinesWithoutTheirBullets(t *testing.T) {
	expect(t, "- Sees an ad\n* Opens the site\r\n1. Pays\n- [ ] Waits\n\nTells a friend | or two", "", 0,
		edit.Moment{Action: "Sees an ad"}, edit.Moment{Action: "Opens the site"}, edit.Moment{Action: "Pays"},
		edit.Moment{Action: "Waits"}, edit.Moment{Action: "Tells a friend | or two"})
	expect(t, "| A | B |\n|---|---|\n| 1 | 2 |", "", 0,
		edit.Moment{Action: "| A | B |"}, edit.Moment{Action: "|---|---|"}, edit.Moment{Action: "| 1 | 2 |"})
	expect(t, "journey begins here\nand ends", "", 0, edit.Moment{Action: "journey begins here"}, edit.Moment{Action: "and ends"})
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"journey\nsection a\nb: 3: c", "- a\n - b\n- c", "|step|\n|-|\n||||", "step\tx\n\t", "# a\n- b", "journey\n#1;"} {
		f.Add(s)
	}
	f.Fuzz(func(_ *testing.T, s string) { pasted.Read(s) })
}
