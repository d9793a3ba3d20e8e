package valuechain

import (
	"wend/model"
	"wend/model/analysis"
	"wend/model/text"
	"wend/ui/screen"
	"wend/ui/table"
	"wend/ui/theme"
)

// row is a line of the list; lines are large and never change.
type row = *line

// line is an activity and what it costs and gives.
type line struct {
	activity model.Activity
	value    analysis.ActivityValue
	part     string // the activity that it is part of
	currency string
}

func (r row) key() string { return string(r.activity.ID) }

// The columns whose numbers are explained.
const (
	cost  = "Cost"
	gives = "Gives"
	saves = "Could save"
	ahead = "Ahead"
)

// spec is the activities as a table.
var spec = table.Spec[row]{
	Title: "Activities",
	Key:   row.key,
	Columns: []table.Column[row]{
		{Title: "Activity", Text: row.name, Width: 24, Grow: 2},
		{Title: "Class", Text: func(r row) string { return text.Words(r.activity.Class) }, Width: 8, Keep: 1},
		{Title: cost, Text: func(r row) string { return share(r.value.CostShare) }, Value: func(r row) (float64, bool) { return r.value.CostShare.Value() }, Down: true, Width: 7, Right: true, Keep: 8},
		{Title: gives, Text: func(r row) string { return share(r.value.Contribution) }, Value: func(r row) (float64, bool) { return r.value.Contribution.Value() }, Down: true, Width: 7, Right: true, Keep: 7},
		{Title: "Verdict", Text: row.verdict, Token: row.token, Width: 18, Keep: 6},
		{Title: "Value index", Text: func(r row) string { return known(r.value.ValueIndex, analysis.Ratio) }, Value: func(r row) (float64, bool) { return r.value.ValueIndex.Value() }, Width: 11, Right: true, Keep: 3},
		{Title: saves, Text: row.saving, Value: func(r row) (float64, bool) { return r.value.Savings.Value() }, Down: true, Width: 10, Right: true, Keep: 4},
		{Title: ahead, Text: func(r row) string { return known(r.value.Lead, analysis.Valence) }, Value: func(r row) (float64, bool) { return r.value.Lead.Value() }, Width: 6, Right: true, Keep: 2},
		{Title: "Owner", Text: row.owner, Width: 12, Grow: 1, Keep: 5},
		{Title: "Part of", Text: func(r row) string { return r.part }, Width: 14, Keep: 0},
	},
}

func (r row) name() string { return text.Name(r.activity) }

func (r row) owner() string {
	if r.activity.Owner == "" {
		return r.activity.Party
	}
	return r.activity.Owner
}

func (r row) saving() string {
	v, ok := r.value.Savings.Value()
	if !ok {
		return ""
	}
	return text.Amount(r.currency).Short(v)
}

// share writes a part of one; nothing if it is not known.
func share(n analysis.Number) string { return known(n, analysis.Share) }

func known(n analysis.Number, u analysis.Unit) string {
	if !n.Known() {
		return ""
	}
	if u == analysis.Share {
		return text.Digits(100*n.Or(0), 1) + " %"
	}
	return analysis.Format(n, u)
}

// words are what to do with an activity, by where it lies between value and cost.
var words = map[analysis.Quadrant]string{
	analysis.ProtectAndExtend: "protect and extend",
	analysis.Streamline:       "streamline",
	analysis.Redesign:         "cut or redesign",
	analysis.KeepLean:         "keep lean",
}

// verdict says in a word what to do with the activity, or what is missing to say.
func (r row) verdict() string {
	switch {
	case words[r.value.Quadrant] != "":
		return words[r.value.Quadrant]
	case !r.value.Contribution.Known():
		return "needs links"
	case r.value.CostShare.Known():
		return "the only one"
	}
	return "needs a cost"
}

func (r row) token() theme.Token {
	switch r.value.Quadrant {
	case analysis.ProtectAndExtend:
		return theme.Good
	case analysis.Redesign:
		return theme.Bad
	}
	return theme.Muted
}

// asked is the key under which rows are remembered.
type asked struct {
	of    model.DocID
	stage model.StageID
}

// rows are the activities in the order of the workspace; of a stage, those that
// serve it.
func (s Screen) rows(f *screen.Frame) []row {
	if f.Journey == nil {
		return nil
	}
	return screen.Remember(f, asked{s.of, s.stage}, func() []row {
		var values []analysis.ActivityValue
		switch {
		case s.stage != "":
			values = analysis.ChainAt(f.State, s.of, s.stage)
		case f.Report != nil:
			values = f.Report.Chain.Activities
		}
		currency := f.State.Workspace().Workspace().Currency
		var out []row
		for _, v := range values {
			if a, found := model.Lookup[model.Activity](f.State.Workspace(), v.Activity); found {
				r := &line{activity: a, value: v, currency: currency}
				if a.Parent != "" {
					r.part = f.Name(model.Ref{Kind: model.KindActivity, Key: string(a.Parent)})
				}
				out = append(out, r)
			}
		}
		return out
	})
}
