package table_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/ui/keymap"
	"wend/ui/match"
	"wend/ui/paint"
	"wend/ui/table"
	"wend/ui/theme"
	"wend/ui/uitest"
)

// kpi is a row of the tests.
type kpi struct {
	id, name, stage, owner string
	now                    float64 // below 0: no value
	way                    float64 // 0 to 1
}

var spec = table.Spec[kpi]{
	Title: "KPIs",
	Key:   func(k kpi) string { return k.id },
	Also:  func(k kpi) string { return k.owner },
	Columns: []table.Column[kpi]{
		{Title: "KPI", Text: func(k kpi) string { return k.name }, Width: 16, Grow: 2},
		{Title: "Stage", Text: func(k kpi) string { return k.stage }, Width: 10, Grow: 1, Keep: 2},
		{Title: "Now", Text: now, Value: func(k kpi) (float64, bool) { return k.now, k.now >= 0 }, Down: true, Width: 6, Right: true, Keep: 5, Token: token},
		{Title: "Way", Text: func(k kpi) string { return fmt.Sprint(k.way) }, Draw: way, Value: func(k kpi) (float64, bool) { return k.way, true }, Width: 6, Keep: 4},
		{Title: "Owner", Text: func(k kpi) string { return k.owner }, Width: 12, Keep: 1},
		{Title: "Nothing", Text: func(kpi) string { return "" }, Width: 12, Keep: 9},
		{Title: "Notes", Text: func(kpi) string { return "of the shop" }, Width: 24},
	},
}

func now(k kpi) string {
	if k.now < 0 {
		return ""
	}
	return fmt.Sprintf("%.0f %%", k.now)
}

func token(k kpi) theme.Token {
	if k.now > 50 {
		return theme.Bad
	}
	return theme.Good
}

func way(p paint.Pen, th theme.Theme, k kpi) {
	w, _ := p.Size()
	n := int(k.way * float64(w))
	p.HLine(0, 0, w, th.Glyphs.BarEmpty, th.Style(theme.Muted))
	p.HLine(0, 0, n, th.Glyphs.BarFull, th.Style(theme.Accent))
}

// kpis returns n rows.
func kpis(n int) []kpi {
	names := []string{"Comparison-page bounce", "Time on product page", "Guide downloads", "Zufriedenheit Köln", "購入率 (スマホ)"}
	stages := []string{"Interest", "Awareness", "Purchase", ""}
	owners := []string{"Ana", "Zoë", "", "José"}
	var out []kpi
	for i := range n {
		k := kpi{
			id: fmt.Sprint("k", i), name: fmt.Sprintf("%s %d", names[i%len(names)], i+1), stage: stages[i%len(stages)],
			owner: owners[i%len(owners)], now: float64(i * 37 % 101), way: float64(i%7) / 6,
		}
		if i%6 == 5 {
			k.now = -1
		}
		out = append(out, k)
	}
	return out
}

func of(n int) table.Table[kpi] { return table.New(&spec).WithRows(kpis(n)) }

func do(t table.Table[kpi], actions ...keymap.Action) table.Table[kpi] {
	for _, a := range actions {
		t, _ = t.Do(a)
	}
	return t
}

// ids returns the keys of the rows shown, from the first to the last.
func ids(t table.Table[kpi]) []string {
	var out []string
	t = t.Unmarked()
	t, _ = t.Do(keymap.MoveFirst)
	for n, _ := t.Count(); len(out) < n; {
		row, _ := t.Selected()
		out = append(out, row.id)
		t, _ = t.Do(keymap.MoveDown)
	}
	return out
}

func picture(p paint.Pen, k kpi) {
	inside := p.Box(p.Bounds(), theme.Default().Frame(k.name))
	inside.Text(1, 0, "a picture of "+k.name, uv.Style{})
}

func draw(w, h int, th theme.Theme, t table.Table[kpi]) string {
	c := paint.NewCanvas(w, h)
	c.SetEllipsis(th.Glyphs.Ellipsis)
	t.Draw(c.Pen, th, picture)
	var rows []string
	for _, line := range c.Lines() {
		rows = append(rows, strings.TrimRight(ansi.Strip(line), " "))
	}
	return strings.Join(rows, "\n") + "\n"
}

func TestTablesLookLikeTheirPictures(t *testing.T) {
	ascii := theme.WithASCII(theme.None())
	marked := do(of(40), keymap.MoveDown, keymap.ListMark, keymap.MoveDown, keymap.ListMarkRange)
	toNow := []keymap.Action{keymap.MoveRight, keymap.MoveRight}
	for name, shown := range map[string]table.Table[kpi]{
		"plain":   of(12),
		"sorted":  do(of(40), append(toNow, keymap.ListSort)...),
		"grouped": do(of(40), keymap.MoveRight, keymap.ListGroup),
		"marked":  marked.Filter("page"),
		"found":   of(40).Filter("koln"),
		"nothing": of(40).Filter("no such thing"),
		"preview": do(drawn(of(40)), keymap.ListPreview),
		"empty":   table.New(&spec).WithEmpty("No KPIs yet.\nA KPI tells whether a change helped: a adds one, c shows those that others use"),
	} {
		var b strings.Builder
		for _, s := range [][2]int{{160, 48}, {80, 24}, {60, 20}, {30, 8}, {20, 5}} {
			fmt.Fprintf(&b, "%d x %d\n%s", s[0], s[1], draw(s[0], s[1], theme.Default(), shown))
		}
		fmt.Fprintf(&b, "80 x 24 ascii\n%s", draw(80, 24, ascii, shown))
		uitest.Golden(t, name, b.String())
	}
}

// drawn returns t after a frame: only then is there a preview to ask for.
func drawn(t table.Table[kpi]) table.Table[kpi] {
	draw(80, 24, theme.Default(), t)
	return t
}

func TestSortingTurnsAtTheSecondTimeAndEndsAtTheThird(t *testing.T) {
	own := of(12)
	sorted := do(own, keymap.MoveRight, keymap.MoveRight, keymap.ListSort)
	want := ids(own) // no value is the smallest
	slices.SortStableFunc(want, func(a, b string) int { return cmp.Compare(value(own, b), value(own, a)) })
	if diff := gocmp.Diff(want, ids(sorted)); diff != "" {
		t.Errorf("first time: %s", diff)
	}
	if got := ids(do(sorted, keymap.ListSort)); got[11] != "k11" || got[10] != "k5" || got[0] != "k0" {
		t.Errorf("second time: %v: the smallest comes first, no value last", got)
	}
	if diff := gocmp.Diff(ids(own), ids(do(sorted, keymap.ListSort, keymap.ListSort))); diff != "" {
		t.Errorf("third time: %s", diff)
	}
}

func value(t table.Table[kpi], id string) float64 {
	row, _ := t.Select(id).Selected()
	return row.now
}

func TestNamesAreSortedWithTheirNumbersByValue(t *testing.T) {
	rows := []kpi{{id: "c", name: "Step 10"}, {id: "a", name: "step 1"}, {id: "d", name: "Über"}, {id: "b", name: "Step 2"}, {id: "e", name: "umbrella"}}
	got := ids(do(table.New(&spec).WithRows(rows), keymap.ListSort))
	if diff := gocmp.Diff([]string{"a", "b", "c", "d", "e"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestFilterFindsNamesFirstAndOtherTextsToo(t *testing.T) {
	rows := []kpi{{id: "a", name: "Bounce", owner: "José Page"}, {id: "b", name: "Page views"}, {id: "c", name: "Other", now: 77}}
	own := table.New(&spec).WithRows(rows)
	for query, want := range map[string]string{"page": "b a", "jose": "a", "PAGE view": "b", "77": "", "shop": "a b c"} {
		if got := strings.Join(ids(own.Filter(query)), " "); got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
	sorted := own.WithView(table.View{Sort: "KPI"}).Filter("page")
	if got := strings.Join(ids(sorted), " "); got != "a b" {
		t.Errorf("a filter broke the chosen order: %s", got)
	}
}

func TestTypingOnFindsTheSameAsTypingAtOnce(t *testing.T) {
	all := of(60)
	rapid.Check(t, func(t *rapid.T) {
		query := []rune(rapid.StringOfN(rapid.SampledFrom([]rune("page 1koö購")), 0, 6, -1).Draw(t, "query"))
		step := all
		for i := range query {
			step = step.Filter(string(query[:i]))
		}
		if diff := gocmp.Diff(ids(all.Filter(string(query))), ids(step.Filter(string(query)))); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestAnActionIsAboutTheMarkedRowsOrElseTheOneUnderTheCursor(t *testing.T) {
	all := of(12)
	if diff := gocmp.Diff([]string{"k1"}, do(all, keymap.MoveDown).Marked()); diff != "" {
		t.Error(diff)
	}
	marked := do(all, keymap.ListMark, keymap.MoveDown, keymap.ListMark)
	if diff := gocmp.Diff([]string{"k0", "k2"}, marked.Marked()); diff != "" {
		t.Error(diff)
	}
	if got := do(marked, keymap.MoveUp, keymap.ListMark).Marked(); len(got) != 1 || got[0] != "k0" {
		t.Errorf("after marking again: %v", got)
	}
	ranged := do(marked, keymap.MoveLast, keymap.MoveUp, keymap.ListMarkRange)
	if got := ranged.Marked(); len(got) != 10 || got[1] != "k2" || got[9] != "k10" {
		t.Errorf("a range: %v", got)
	}
	if got := do(ranged, keymap.Back).Marked(); len(got) != 1 || got[0] != "k10" {
		t.Errorf("after going back: %v", got)
	}
	if got := table.New(&spec).Marked(); len(got) != 0 {
		t.Errorf("of nothing: %v", got)
	}
}

func TestBackTakesOneThingAtATime(t *testing.T) {
	now := do(drawn(do(of(12).Filter("page"), keymap.ListMark)), keymap.ListPreview)
	for i, want := range []string{"preview", "marks", "filter"} {
		next, taken := now.Do(keymap.Back)
		if !taken {
			t.Fatalf("step %d: the %s stayed", i, want)
		}
		now = next
	}
	if now.Query() != "" || strings.Contains(draw(80, 24, theme.Default(), now), "marked") {
		t.Error("something is left")
	}
	if _, taken := now.Do(keymap.Back); taken {
		t.Error("the screen cannot be left")
	}
}

func TestSelectionAndMarksSurviveEveryChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := kpis(rapid.IntRange(1, 25).Draw(t, "n"))
		now := do(table.New(&spec).WithRows(rows).Select("k3"), keymap.ListMark).Select("k3")
		before, _ := now.Selected()
		marked := now.Marked()
		for range rapid.IntRange(0, 4).Draw(t, "changes") {
			switch rapid.IntRange(0, 3).Draw(t, "change") {
			case 0:
				now = now.WithView(table.View{
					Sort: rapid.SampledFrom([]string{"", "KPI", "Now", "Way", "no such"}).Draw(t, "sort"), Reverse: rapid.Bool().Draw(t, "reverse"),
					Group: rapid.SampledFrom([]string{"", "Stage", "Owner"}).Draw(t, "group"),
				})
			case 1:
				now = now.Filter("e").Filter("")
			case 2:
				more := slices.Concat(rows, []kpi{{id: "new", name: "A new one"}})
				now = now.WithRows(rapid.Permutation(more).Draw(t, "rows"))
			case 3:
				draw(rapid.IntRange(0, 100).Draw(t, "w"), rapid.IntRange(0, 30).Draw(t, "h"), theme.Default(), now)
			}
			// The filter may hide the row; then the cursor goes elsewhere.
			if after, _ := now.Select(before.id).Selected(); after.id != before.id {
				t.Fatalf("%s is gone", before.id)
			}
			if diff := gocmp.Diff(marked, now.Marked()); diff != "" {
				t.Fatal(diff)
			}
		}
	})
}

func TestTheCursorStaysOnItsRowWhenRowsMove(t *testing.T) {
	rows := kpis(10)
	now := table.New(&spec).WithRows(rows).Select("k6")
	slices.Reverse(rows)
	moved := now.WithRows(slices.Clone(rows))
	if row, _ := moved.Selected(); row.id != "k6" {
		t.Errorf("it is on %s", row.id)
	}
	gone := slices.DeleteFunc(slices.Clone(rows), func(k kpi) bool { return k.id == "k6" })
	if row, _ := moved.WithRows(gone).Selected(); row.id != "k5" {
		t.Errorf("after it was deleted: %s", row.id)
	}
}

func TestMarksOfRowsThatAreGoneGo(t *testing.T) {
	now := do(of(5), keymap.ListMark, keymap.ListMark).WithRows(kpis(1))
	if diff := gocmp.Diff([]string{"k0"}, now.Marked()); diff != "" {
		t.Error(diff)
	}
	if got := draw(80, 24, theme.Default(), now); !strings.Contains(got, "1 marked") {
		t.Error(got)
	}
}

func TestSortingAndGroupingOnlyChangeTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 40).Draw(t, "n")
		all := of(n)
		view := table.View{
			Sort:  rapid.SampledFrom([]string{"", "KPI", "Stage", "Now", "Way"}).Draw(t, "sort"),
			Group: rapid.SampledFrom([]string{"", "Stage", "Owner", "Now"}).Draw(t, "group"), Reverse: rapid.Bool().Draw(t, "reverse"),
		}
		got, want := ids(all.WithView(view)), ids(all)
		slices.Sort(got)
		slices.Sort(want)
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestFilterShowsExactlyTheRowsThatHoldTheWords(t *testing.T) {
	all := of(40)
	rapid.Check(t, func(t *rapid.T) {
		query := rapid.StringOfN(rapid.SampledFrom([]rune("aeon zpgkö購Å ")), 0, 4, -1).Draw(t, "query")
		var want []string
		for _, k := range kpis(40) {
			text := strings.Join([]string{k.name, k.stage, k.owner, "of the shop"}, "\n")
			if match.New(query).Holds(match.Fold(text)) {
				want = append(want, k.id)
			}
		}
		got := ids(all.Filter(query))
		slices.Sort(got)
		slices.Sort(want)
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestTheColumnUnderTheCursorShowsEvenWhereThereIsNoRoom(t *testing.T) {
	now := of(12)
	for range 7 {
		for _, w := range []int{200, 80, 60, 40, 30} {
			if got := draw(w, 12, theme.Default(), now); !strings.Contains(got, "KPI") {
				t.Errorf("the names are gone:\n%s", got)
			}
		}
		now = do(now, keymap.MoveRight)
	}
	if got := draw(40, 12, theme.Default(), now); !strings.Contains(got, "▸ Notes") || !strings.Contains(got, "of the shop") {
		t.Errorf("the last column:\n%s", got)
	}
}

func TestClicksSelectOpenAndSort(t *testing.T) {
	now := of(12)
	c := paint.NewCanvas(80, 20)
	now.Draw(c.Pen, theme.Default(), nil)
	hit, _ := c.Hit(10, 4)
	now, opens := now.Click(hit)
	if row, _ := now.Selected(); row.id != "k2" || opens {
		t.Errorf("selected %s, opens %v", row.id, opens)
	}
	if _, opens = now.Click(hit); !opens {
		t.Error("a second click does not open")
	}
	head, _ := c.Hit(3, 1)
	if sorted, _ := now.Click(head); sorted.View().Sort != "KPI" {
		t.Errorf("sorted by %q", sorted.View().Sort)
	}
	other := of(12)
	if next, _ := other.Click(hit); !slices.Equal(next.Marked(), []string{"k0"}) {
		t.Error("took the click on another table")
	}
}

func TestGroupsHaveTheirNameAndCount(t *testing.T) {
	got := draw(80, 24, theme.Default(), of(12).WithView(table.View{Group: "Stage"}))
	for _, want := range []string{"▾ Awareness 3", "▾ Interest 3", "▾ Purchase 3", "▾ none 3"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q:\n%s", want, got)
		}
	}
	grouped := of(12).WithView(table.View{Group: "Stage"})
	if row, ok := do(grouped, keymap.MoveFirst).Selected(); !ok || row.stage != "Awareness" {
		t.Errorf("the cursor is on a heading or in %q", row.stage)
	}
}

func TestTheHeadingAboveTheCursorShows(t *testing.T) {
	now := do(drawn(of(40).WithView(table.View{Group: "Stage"})), keymap.MoveLast)
	for row, _ := now.Selected(); row.id != "k2"; row, _ = now.Selected() { // the first of its group
		now = do(now, keymap.MoveUp)
	}
	if first := strings.Split(draw(80, 24, theme.Default(), now), "\n")[2]; !strings.Contains(first, "▾ Purchase 10") {
		t.Errorf("the list begins with %s", first)
	}
}

// strange are texts that go wrong where cells are counted as letters.
var strange = []string{"", "plain", "漢字漢字漢字", "e\u0301e\u0301", "\x1b[31mred\x07", "שלום עולם", "👩‍👩‍👧‍👦👍🏽", "a\nb\tc", "\xff\xfe", "\u202eabc", "ﷺ"}

func TestNoSizeAndNoTextBreaksATable(t *testing.T) {
	actions := []keymap.Action{
		keymap.MoveUp, keymap.MoveDown, keymap.MovePageDown, keymap.MovePageUp, keymap.MoveFirst, keymap.MoveLast, keymap.MoveLeft, keymap.MoveRight,
		keymap.ListSort, keymap.ListGroup, keymap.ListMark, keymap.ListMarkRange, keymap.ListPreview, keymap.Back,
	}
	rapid.Check(t, func(t *rapid.T) {
		rows := kpis(rapid.IntRange(0, 30).Draw(t, "n"))
		for i := range rows {
			rows[i].name = rapid.SampledFrom(strange).Draw(t, "name")
			rows[i].stage = rapid.SampledFrom(strange).Draw(t, "stage")
		}
		now := table.New(&spec).WithRows(rows).WithEmpty(rapid.SampledFrom(strange).Draw(t, "empty"))
		w, h := rapid.IntRange(0, 200).Draw(t, "w"), rapid.IntRange(0, 60).Draw(t, "h")
		for range rapid.IntRange(1, 6).Draw(t, "steps") {
			now = do(now, rapid.SampledFrom(actions).Draw(t, "action"))
			if rapid.Bool().Draw(t, "filter") {
				now = now.Filter(rapid.SampledFrom(strange).Draw(t, "query"))
			}
			now = now.Wheel(rapid.IntRange(-9, 9).Draw(t, "wheel"))
			around(t, w, h, now)
		}
	})
}

// around draws into a window of a larger screen and fails if a cell around it
// changed, or if the border is not whole.
func around(t *rapid.T, w, h int, shown table.Table[kpi]) {
	c := paint.NewCanvas(w+2, h+2)
	for y := range h + 2 {
		c.HLine(0, y, w+2, "░", uv.Style{})
	}
	shown.Draw(c.In(paint.Rect{X: 1, Y: 1, W: w, H: h}), theme.Default(), picture)
	lines := c.Lines()
	for y, line := range lines {
		line = ansi.Strip(line)
		edge := y == 0 || y == h+1
		if edge && line != strings.Repeat("░", w+2) || !strings.HasPrefix(line, "░") || !strings.HasSuffix(line, "░") || paint.Width(line) != w+2 {
			t.Fatalf("row %d at %d x %d: %q", y, w, h, line)
		}
		if _, all := shown.Count(); all == 0 || w < 30 || h < 5 || edge {
			continue
		}
		if first := []rune(line)[1]; !strings.ContainsRune("┏┃┗┌│└", first) {
			t.Fatalf("row %d at %d x %d has no border: %q", y, w, h, line)
		}
	}
}

// BenchmarkDraw draws the table on a screen of its own size after each move.
func BenchmarkDraw(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			now := do(of(n), keymap.ListSort)
			c := paint.NewCanvas(160, 48)
			for b.Loop() {
				now = do(now, keymap.MoveDown)
				c.Clear()
				now.Draw(c.Pen, theme.Default(), picture)
				c.Render()
			}
		})
	}
}

// BenchmarkSort turns the order of ten thousand rows.
func BenchmarkSort(b *testing.B) {
	now := of(10_000)
	for b.Loop() {
		now = do(now, keymap.ListSort)
	}
}
