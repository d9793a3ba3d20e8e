package plan

import (
	"cmp"
	"strconv"
	"strings"

	"wend/model"
	"wend/model/analysis"
	"wend/model/plan"
	"wend/model/text"
	"wend/ui/screen"
	"wend/ui/table"
	"wend/ui/theme"
)

// row is a thing of one of the lists.
type row struct {
	doc    model.DocID
	ref    model.Ref
	name   string
	cells  map[string]string          // by the titles of the columns
	values map[string]analysis.Number // of those that are sorted by a number
	// numbers are explained, by the titles of their columns.
	numbers map[string]analysis.NumberID
	linked  [listCount][]string // keys of the rows that it is linked with
	loose   bool                // nothing follows from it, or nobody owns it
	late    bool
	done    bool
	work    *plan.Initiative
	chance  *plan.Opportunity
	problem *plan.Problem
}

func (r row) key() string { return r.ref.String() }

// column returns the column of a title.
func column(title string, c table.Column[row]) table.Column[row] {
	c.Title = title
	c.Text = func(r row) string { return r.cells[title] }
	return c
}

// number returns a column that is sorted by its number.
func number(title string, c table.Column[row]) table.Column[row] {
	c = column(title, c)
	c.Right = true
	c.Value = func(r row) (float64, bool) { return r.values[title].Value() }
	return c
}

// leads returns the column that says what follows.
func leads(title string, c table.Column[row]) table.Column[row] {
	c = column(title, c)
	c.Token = func(r row) theme.Token {
		if r.loose {
			return theme.Warn
		}
		return theme.Muted
	}
	return c
}

func named(title string, width int) table.Column[row] {
	return table.Column[row]{Title: title, Text: func(r row) string { return r.name }, Width: width, Grow: 3, Token: func(r row) theme.Token {
		if r.done {
			return theme.Muted
		}
		return theme.Text
	}}
}

// specs are the lists as tables.
var specs = [listCount]table.Spec[row]{
	problems: {
		Title: "Pains and needs", Key: row.key, Also: tagsOf,
		Columns: []table.Column[row]{
			named("Pain or need", 22),
			column("Kind", table.Column[row]{Width: 7, Keep: 2}),
			number("Score", table.Column[row]{Width: 6, Down: true, Keep: 7}),
			column("Where", table.Column[row]{Width: 12, Grow: 1, Keep: 3}),
			column("Status", table.Column[row]{Width: 9, Keep: 1}),
			leads("Leads to", table.Column[row]{Width: 16, Grow: 2, Keep: 6}),
			column("Owner", table.Column[row]{Width: 10, Grow: 1, Keep: 5}),
		},
	},
	chances: {
		Title: "Opportunities", Key: row.key, Also: tagsOf,
		Columns: []table.Column[row]{
			named("Opportunity", 22),
			number("Rank", table.Column[row]{Width: 4, Keep: 7}),
			number("Score", table.Column[row]{Width: 6, Down: true, Keep: 6}),
			column("Kind", table.Column[row]{Width: 12, Keep: 1}),
			column("Answers", table.Column[row]{Width: 14, Grow: 1, Keep: 2}),
			leads("Leads to", table.Column[row]{Width: 16, Grow: 2, Keep: 5}),
			column("Owner", table.Column[row]{Width: 10, Grow: 1, Keep: 6}),
		},
	},
	work: {
		Title: "Initiatives", Key: row.key, Also: tagsOf,
		Columns: []table.Column[row]{
			named("Initiative", 20),
			number("Rank", table.Column[row]{Width: 4, Keep: 9}),
			number("Score", table.Column[row]{Width: 6, Down: true, Keep: 6}),
			column("Solves", table.Column[row]{Width: 14, Grow: 2, Keep: 3}),
			column("Status", table.Column[row]{Width: 7, Keep: 5}),
			leads("Owner", table.Column[row]{Width: 9, Grow: 1, Keep: 8}),
			column("Due", table.Column[row]{Width: 10, Keep: 7, Token: func(r row) theme.Token {
				if r.late {
					return theme.Bad
				}
				return theme.Muted
			}}),
			number("Return", table.Column[row]{Width: 7, Down: true, Keep: 4}),
			number("Goal", table.Column[row]{Width: 6, Down: true, Keep: 2}),
			number("Cost", table.Column[row]{Width: 9, Keep: 1}),
		},
	},
}

func tagsOf(r row) string { return r.cells["tags"] }

// rowsKey is the memory of the rows.
type rowsKey struct{ journey model.DocID }

// rowsOf returns the rows of the three lists.
func rowsOf(f *screen.Frame) [listCount][]row {
	return screen.Remember(f, rowsKey{f.Journey.ID()}, func() [listCount][]row {
		var out [listCount][]row
		p := planOf(f)
		for i := range p.Problems {
			out[problems] = append(out[problems], problemRow(f, &p.Problems[i]))
		}
		for i := range p.Opportunities {
			out[chances] = append(out[chances], chanceRow(f, &p.Opportunities[i]))
		}
		for i := range p.Initiatives {
			out[work] = append(out[work], workRow(f, p.Score, &p.Initiatives[i]))
		}
		return out
	})
}

func problemRow(f *screen.Frame, p *plan.Problem) row {
	r := row{
		doc: f.Journey.ID(), ref: model.RefOf(p.Finding), name: text.Name(p.Finding), problem: p, done: !p.Open(),
		loose: p.Open() && len(p.Initiatives) == 0,
	}
	r.values = map[string]analysis.Number{"Score": p.Score}
	score := analysis.Format(p.Score, analysis.Count)
	if !p.Score.Known() {
		score = "n/a"
	}
	leadsTo := strings.Join(append(plan.Names(p.Opportunities), plan.Names(p.Initiatives)...), "; ")
	r.cells = map[string]string{
		"Kind": text.Words(string(p.Type)), "Score": score, "Where": where(f, p.Finding), "Status": text.Words(string(cmp.Or(p.Status, model.Open))),
		"Leads to": cmp.Or(leadsTo, "nothing yet"), "Owner": strings.Join(plan.Owners(p.Initiatives), "; "), "tags": strings.Join(p.Tags, " "),
	}
	if len(p.Opportunities) > 0 && r.loose {
		r.cells["Leads to"] = "not planned: " + leadsTo
	}
	r.numbers = map[string]analysis.NumberID{"Score": "pains.load"}
	r.linked[chances], r.linked[work] = keys(p.Opportunities), keys(p.Initiatives)
	return r
}

// where names the nearest place of a finding.
func where(f *screen.Frame, finding model.Finding) string {
	switch {
	case finding.Touchpoint != "":
		return f.Name(model.Ref{Kind: model.KindTouchpoint, Key: string(finding.Touchpoint)})
	case finding.Stage != "":
		return f.Name(model.Ref{Kind: model.KindStage, Key: string(finding.Stage)})
	}
	return ""
}

func keys[T model.Object](list []T) []string {
	var out []string
	for _, o := range list {
		out = append(out, model.RefOf(o).String())
	}
	return out
}

// place writes a rank: "2", "2=" if another one has it, "2~" if one step would put it
// on top.
func place(rank int, tied, contends bool) string {
	switch {
	case rank == 0:
		return ""
	case tied:
		return strconv.Itoa(rank) + "="
	case contends:
		return strconv.Itoa(rank) + "~"
	}
	return strconv.Itoa(rank)
}

func placed(rank int) analysis.Number {
	if rank == 0 {
		return analysis.NA(analysis.NoData, "It has no score.")
	}
	return analysis.Of(float64(rank))
}

func chanceRow(f *screen.Frame, o *plan.Opportunity) row {
	r := row{
		doc: f.Journey.ID(), ref: model.RefOf(o.Opportunity), name: text.Name(o.Opportunity), chance: o, loose: len(o.Initiatives) == 0,
		values: map[string]analysis.Number{"Score": o.Score, "Rank": placed(o.Rank)},
	}
	score := "n/a"
	if v, known := o.Score.Value(); known {
		if score = text.Digits(v, 1); o.Derived {
			score = "~" + score
		}
	}
	r.cells = map[string]string{
		"Rank": place(o.Rank, o.Tied, false), "Score": score, "Kind": text.Words(string(o.Type)), "Answers": strings.Join(plan.Names(o.Problems), "; "),
		"Leads to": cmp.Or(strings.Join(plan.Names(o.Initiatives), "; "), "not planned yet"),
		"Owner":    strings.Join(plan.Owners(o.Initiatives), "; "), "tags": strings.Join(o.Tags, " "),
	}
	r.numbers = map[string]analysis.NumberID{"Score": analysis.NumberID("opportunity.measured/" + o.ID)}
	if o.Derived {
		r.numbers["Score"] = "opportunity.top"
	}
	r.linked[work], r.linked[problems] = keys(o.Initiatives), keys(o.Problems)
	return r
}

func workRow(f *screen.Frame, by analysis.Score, i *plan.Initiative) row {
	v := i.Value
	r := row{
		doc: model.WorkspaceDoc, ref: model.RefOf(i.Initiative), name: text.Name(i.Initiative), work: i, done: !i.Open(), late: i.Late(f.Today),
		loose:  i.Open() && i.Owner == "",
		values: map[string]analysis.Number{"Rank": placed(v.Rank), "Score": v.Score(by), "Return": v.Expected.ROI, "Goal": v.Goal, "Cost": v.Expected.Cost},
	}
	solves := append(plan.Names(i.Problems), plan.Names(i.Opportunities)...)
	if i.Elsewhere > 0 {
		solves = append(solves, strconv.Itoa(i.Elsewhere)+" in other journeys")
	}
	due := string(i.Due)
	if r.late {
		due += "!"
	}
	r.cells = map[string]string{
		"Rank": place(v.Rank, v.Tied, v.Contends), "Score": brief(v.Score(by), scoreUnit(by)), "Solves": strings.Join(solves, "; "),
		"Status": text.Words(string(i.Status)), "Owner": i.Owner, "Due": due,
		"Return": brief(v.Expected.ROI, analysis.Share), "Goal": brief(v.Goal, analysis.Points), "Cost": brief(v.Expected.Cost, analysis.Money),
		"tags": strings.Join(i.Tags, " "),
	}
	if r.loose {
		r.cells["Owner"] = "nobody"
	}
	id := string(i.ID)
	r.numbers = map[string]analysis.NumberID{
		"Return": analysis.NumberID("initiative.roi/" + id), "Goal": analysis.NumberID("initiative.goal/" + id), "Cost": analysis.NumberID("initiative.cost/" + id),
	}
	if by != "" {
		r.numbers["Score"] = analysis.NumberID("initiative." + string(by) + "/" + id)
		r.numbers["Rank"] = "initiative.top"
	}
	r.linked[problems], r.linked[chances] = keys(i.Problems), keys(i.Opportunities)
	return r
}

func scoreUnit(by analysis.Score) analysis.Unit {
	if by == analysis.ROI {
		return analysis.Share
	}
	return analysis.Plain
}

// brief writes a number for a cell; the page beside the list says why one is not
// available.
func brief(n analysis.Number, u analysis.Unit) string {
	v, known := n.Value()
	switch {
	case !known:
		return "n/a"
	case u == analysis.Share:
		return text.Digits(100*v, 0) + " %"
	case u == analysis.Points:
		return map[bool]string{true: "+"}[v >= 0] + text.Digits(100*v, 2)
	case u == analysis.Money:
		return text.Amount("").Rounded(v)
	}
	return text.Digits(v, 1)
}
