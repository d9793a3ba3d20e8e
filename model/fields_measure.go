package model

// The tables of KPIs, measurements and what people make of them.

var kpiFields = []Field{
	{Name: "id", Type: Line, Fixed: true},
	{Name: "name", Label: "Name", Group: "KPI", Type: Line},
	{Name: "unit", Label: "Unit", Group: "KPI", Type: Choice, Options: enums["unit"]},
	{Name: "direction", Label: "Better is", Group: "KPI", Type: Choice, Options: enums["direction"]},
	{Name: "baseline", Label: "Baseline", Group: "KPI", Type: Number, Min: -1e15, Max: 1e15, Unit: "kpi", Help: "Where it stood when work began"},
	{Name: "target", Label: "Target", Group: "KPI", Type: Number, Min: -1e15, Max: 1e15, Unit: "kpi"},
	{Name: "due", Label: "Target due", Group: "KPI", Type: Day},
	{Name: "stage", Label: "Stage", Group: "Where", Type: One, Target: KindStage},
	{Name: "touchpoint", Label: "Touchpoint", Group: "Where", Type: One, Target: KindTouchpoint},
	{Name: "activity", Label: "Activity", Group: "Where", Type: One, Target: KindActivity},
	{Name: "initiative", Label: "Initiative", Group: "Where", Type: One, Target: KindInitiative},
	{Name: "definition", Label: "Definition", Group: "Definition", Type: Line},
	{Name: "numerator", Label: "Numerator", Group: "Definition", Type: Line},
	{Name: "denominator", Label: "Denominator", Group: "Definition", Type: Line},
	{Name: "variantRule", Label: "Rule", Group: "Definition", Type: Choice, Options: enums["rate"]},
	{Name: "scale", Label: "Answers go to", Group: "Definition", Type: Whole, Min: 2, Max: 100, Help: "The best answer of a survey that begins at 1: 5, 7 or 10"},
	{Name: "expectation", Label: "Stands for", Group: "Definition", Type: Line, Help: "The feeling or behaviour it measures"},
	{Name: "cadence", Label: "Measured", Group: "Care", Type: Choice, Options: enums["cadence"]},
	{Name: "maxAge", Label: "Stale after", Group: "Care", Type: Whole, Min: 1, Max: 36500, Unit: "days"},
	{Name: "owner", Label: "Owner", Group: "Care", Type: Line},
	{Name: "tags", Label: "Tags", Group: "Notes", Type: List},
	{Name: "note", Label: "Note", Group: "Notes", Type: Text},
}

var measurementFields = []Field{
	{Name: "kpi", Label: "KPI", Group: "Measurement", Type: One, Target: KindKPI, Owner: true, Fixed: true},
	{Name: "date", Label: "Date", Group: "Measurement", Type: Day, Fixed: true},
	{Name: "value", Label: "Value", Group: "Measurement", Type: Number, Min: -1e15, Max: 1e15, Unit: "kpi"},
	{Name: "x", Label: "Successes", Group: "Measurement", Type: Whole, Min: 0, Max: 1e15},
	{Name: "n", Label: "Of", Group: "Measurement", Type: Whole, Min: 0, Max: 1e15},
	{Name: "values", Label: "Single values", Group: "Measurement", Type: Records},
	{Name: "source", Label: "Source", Group: "Measurement", Type: Line},
	{Name: "divider", Label: "Process changed here", Group: "Measurement", Type: Flag},
	{Name: "note", Label: "Note", Group: "Measurement", Type: Text},
}

var opportunityFields = []Field{
	{Name: "id", Type: Line, Fixed: true},
	{Name: "text", Label: "How might we", Group: "What", Type: Line},
	{Name: "kind", Label: "Kind", Group: "What", Type: Choice, Options: enums["opportunity"]},
	{Name: "addresses", Label: "Addresses", Group: "What", Type: Many, Target: KindFinding},
	{Name: "stage", Label: "Stage", Group: "What", Type: One, Target: KindStage, Help: "If it is about the stage as a whole"},
	{Name: "touchpoints", Label: "Touchpoints", Group: "What", Type: Many, Target: KindTouchpoint},
	{Name: "activities", Label: "Activities", Group: "What", Type: Many, Target: KindActivity},
	{Name: "importance", Label: "Importance", Group: "Score", Type: Number, Min: 0, Max: 10},
	{Name: "satisfaction", Label: "Satisfaction", Group: "Score", Type: Number, Min: 0, Max: 10},
	{Name: "tags", Label: "Tags", Group: "Notes", Type: List},
	{Name: "note", Label: "Note", Group: "Notes", Type: Text},
}

var tacticFields = []Field{
	{Name: "id", Type: Line, Fixed: true},
	{Name: "name", Label: "Name", Group: "What", Type: Line},
	{Name: "kind", Label: "Kind", Group: "What", Type: Choice, Options: enums["tactic"]},
	{Name: "contentType", Label: "Content type", Group: "What", Type: Line},
	{Name: "channel", Label: "Channel", Group: "What", Type: Line},
	{Name: "message", Label: "Message", Group: "What", Type: Text},
	{Name: "resonance", Label: "Resonance", Group: "What", Type: Number, Min: 0, Max: 1, Unit: "share"},
	{Name: "stage", Label: "Stage", Group: "Where", Type: One, Target: KindStage, Owner: true},
	{Name: "touchpoint", Label: "Touchpoint", Group: "Where", Type: One, Target: KindTouchpoint},
	{Name: "persona", Label: "Persona", Group: "Where", Type: One, Target: KindPersona},
	{Name: "addresses", Label: "Addresses", Group: "Where", Type: One, Target: KindFinding},
	{Name: "personalisation.basis", Label: "Tailored by", Group: "Personalisation", Type: Choice, Options: enums["basis"]},
	{Name: "personalisation.treatment", Label: "Treatment", Group: "Personalisation", Type: Choice, Options: enums["treatment"]},
	{Name: "tags", Label: "Tags", Group: "Notes", Type: List},
	{Name: "note", Label: "Note", Group: "Notes", Type: Text},
}

var hypothesisFields = []Field{
	{Name: "id", Type: Line, Fixed: true},
	{Name: "statement", Label: "We believe", Group: "Card", Type: Text},
	{Name: "because", Label: "Because", Group: "Card", Type: Line},
	{Name: "willResultIn", Label: "Will result in", Group: "Card", Type: Line},
	{Name: "weKnowWhen", Label: "We know when", Group: "Card", Type: Line},
	{Name: "stage", Label: "Stage", Group: "Card", Type: One, Target: KindStage},
	{Name: "touchpoint", Label: "Touchpoint", Group: "Card", Type: One, Target: KindTouchpoint},
	{Name: "kpi", Label: "KPI", Group: "Test", Type: One, Target: KindKPI},
	{Name: "direction", Label: "Expected direction", Group: "Test", Type: Choice, Options: enums["direction"]},
	{Name: "targetEffect", Label: "Target effect", Group: "Test", Type: Number, Min: -1e15, Max: 1e15},
	{Name: "method", Label: "Method", Group: "Test", Type: Choice, Options: enums["method"]},
	{Name: "before.x", Label: "Before: successes", Group: "Test", Type: Whole, Min: 0, Max: 1e15},
	{Name: "before.n", Label: "Before: of", Group: "Test", Type: Whole, Min: 0, Max: 1e15},
	{Name: "before.from", Label: "Before: from", Group: "Test", Type: Day},
	{Name: "before.to", Label: "Before: to", Group: "Test", Type: Day},
	{Name: "after.x", Label: "After: successes", Group: "Test", Type: Whole, Min: 0, Max: 1e15},
	{Name: "after.n", Label: "After: of", Group: "Test", Type: Whole, Min: 0, Max: 1e15},
	{Name: "after.from", Label: "After: from", Group: "Test", Type: Day},
	{Name: "after.to", Label: "After: to", Group: "Test", Type: Day},
	{Name: "ruling", Label: "We call it", Group: "Decision", Type: Choice, Options: enums["ruling"]},
	{Name: "decision", Label: "Decision", Group: "Decision", Type: Line},
	{Name: "decidedAt", Label: "Decided", Group: "Decision", Type: Day},
	{Name: "revisionOf", Label: "Revises", Group: "Decision", Type: One, Target: KindHypothesis},
	{Name: "evidence", Label: "Evidence", Group: "Decision", Type: Many, Target: KindEvidence},
	{Name: "note", Label: "Note", Group: "Decision", Type: Text},
}

var muteFields = []Field{
	{Name: "insight", Label: "Insight", Group: "Mute", Type: Line, Fixed: true},
	{Name: "reason", Label: "Reason", Group: "Mute", Type: Line},
	{Name: "objects", Label: "Fingerprint", Group: "Mute", Type: Line, Help: "Of what it is about; when that changes, the insight speaks again"},
	{Name: "date", Label: "Date", Group: "Mute", Type: Day},
	{Name: "by", Label: "By", Group: "Mute", Type: Line},
}

var sessionFields = []Field{
	{Name: "id", Type: Line, Fixed: true},
	{Name: "date", Label: "Date", Group: "Session", Type: Day},
	{Name: "facilitator", Label: "Facilitator", Group: "Session", Type: Line},
	{Name: "participants", Label: "Participants", Group: "Session", Type: List},
	{Name: "votes", Label: "Votes", Group: "Session", Type: Records},
	{Name: "decisions", Label: "Decisions", Group: "Session", Type: Records},
	{Name: "parkingLot", Label: "Parking lot", Group: "Session", Type: List},
	{Name: "note", Label: "Note", Group: "Session", Type: Text},
}
