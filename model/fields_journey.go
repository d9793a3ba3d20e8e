package model

// The tables of the kinds a journey consists of.

var journeyFields = []Field{
	{Name: "id", Type: Line, Fixed: true},
	{Name: "title", Label: "Title", Group: "Journey", Type: Line},
	{Name: "variant", Label: "Variant", Group: "Journey", Type: Choice, Options: enums["variant"]},
	{Name: "comparesTo", Label: "Compares to", Group: "Journey", Type: One, Target: KindJourney, Loose: true},
	{Name: "personas", Label: "Personas", Group: "Journey", Type: Many, Target: KindPersona},
	{Name: "goalStage", Label: "Goal stage", Group: "Journey", Type: One, Target: KindStage, Help: "Reaching the goal from here counts as success"},
	{Name: "scenario", Label: "Scenario", Group: "Frame", Type: Text},
	{Name: "trigger", Label: "Trigger", Group: "Frame", Type: Line},
	{Name: "desiredOutcome", Label: "Desired outcome", Group: "Frame", Type: Line},
	{Name: "businessGoal", Label: "Business goal", Group: "Frame", Type: Line},
	{Name: "startBoundary", Label: "Starts when", Group: "Frame", Type: Line},
	{Name: "endBoundary", Label: "Ends when", Group: "Frame", Type: Line},
	{Name: "owner", Label: "Owner", Group: "Care", Type: Line},
	{Name: "status", Label: "Status", Group: "Care", Type: Line},
	{Name: "reviewCadence", Label: "Review every", Group: "Care", Type: Whole, Min: 1, Max: 3650, Unit: "days"},
	{Name: "lastReviewed", Label: "Last reviewed", Group: "Care", Type: Day},
	{Name: "tags", Label: "Tags", Group: "Notes", Type: List},
	{Name: "note", Label: "Note", Group: "Notes", Type: Text},
}

var stageFields = []Field{
	{Name: "id", Type: Line, Fixed: true},
	{Name: "name", Label: "Name", Group: "Stage", Type: Line},
	{Name: "kind", Label: "Kind", Group: "Stage", Type: Choice, Options: enums["stage"]},
	{Name: "definition", Label: "Definition", Group: "Stage", Type: Text},
	{Name: "customerGoal", Label: "Customer goal", Group: "Stage", Type: Line},
	{Name: "businessGoal", Label: "Business goal", Group: "Stage", Type: Line},
	{Name: "entrySignals", Label: "Entry signals", Group: "Boundaries", Type: List, Help: "How one recognises that a customer has entered"},
	{Name: "exitCriterion", Label: "Exit criterion", Group: "Boundaries", Type: Line},
	{Name: "typicalDuration", Label: "Typical duration", Group: "Boundaries", Type: Number, Min: 0, Max: 1e6, Unit: "days"},
	{Name: "recurring", Label: "Recurring", Group: "Boundaries", Type: Flag},
	{Name: "expectedEmotion", Label: "Expected feeling", Group: "Expectation", Type: Whole, Min: -2, Max: 2, Scale: Feelings},
	{Name: "expectedBehaviour", Label: "Expected behaviour", Group: "Expectation", Type: Line},
	{Name: "trustGoal", Label: "Trust goal", Group: "Expectation", Type: Line},
	{Name: "activities", Label: "Served by", Group: "Value chain", Type: Many, Target: KindActivity, Help: "Activities of this stage; links say at which touchpoints"},
	{Name: "ownerTeam", Label: "Owner team", Group: "Notes", Type: Line},
	{Name: "tags", Label: "Tags", Group: "Notes", Type: List},
	{Name: "note", Label: "Note", Group: "Notes", Type: Text},
}

var touchpointFields = []Field{
	{Name: "id", Type: Line, Fixed: true},
	{Name: "stage", Label: "Stage", Group: "What", Type: One, Target: KindStage, Owner: true, Fixed: true},
	{Name: "action", Label: "Customer action", Group: "What", Type: Line, Help: "What the customer does, in the customer's words"},
	{Name: "channels", Label: "Channels", Group: "What", Type: List},
	{Name: "mode", Label: "Mode", Group: "What", Type: Choice, Options: enums["mode"]},
	{Name: "importance", Label: "Importance", Group: "What", Type: Whole, Min: 1, Max: 5, Help: "To the customer, 1 to 5; unset counts as 3"},
	{Name: "expectation", Label: "Expectation", Group: "What", Type: Line},
	{Name: "function", Label: "Function", Group: "Who", Type: Choice, Options: enums["function"]},
	{Name: "ownership", Label: "Owned by", Group: "Who", Type: Choice, Options: enums["ownership"]},
	{Name: "initiator", Label: "Initiated by", Group: "Who", Type: Choice, Options: enums["initiator"]},
	{Name: "visibility", Label: "Visibility", Group: "Who", Type: Choice, Options: enums["visibility"]},
	{Name: "momentOfTruth", Label: "Moment of truth", Group: "Moment", Type: Choice, Options: enums["override"], Help: "Unset: decided by rule"},
	{Name: "momentReason", Label: "Because", Group: "Moment", Type: Line},
	{Name: "duration", Label: "Duration", Group: "Time and systems", Type: Number, Min: 0, Max: 1e9, Unit: "min"},
	{Name: "wait", Label: "Waiting time", Group: "Time and systems", Type: Number, Min: 0, Max: 1e9, Unit: "min"},
	{Name: "devices", Label: "Devices", Group: "Time and systems", Type: List},
	{Name: "systems", Label: "Systems", Group: "Time and systems", Type: List},
	{Name: "personalisable", Label: "Personalisable", Group: "Time and systems", Type: Flag},
	{Name: "repeatOf", Label: "Repeats", Group: "Relations", Type: One, Target: KindTouchpoint},
	{Name: "origin", Label: "Origin", Group: "Relations", Type: One, Target: KindTouchpoint, Loose: true, Help: "The touchpoint of the as-is journey"},
	{Name: "journey", Label: "Its own journey", Group: "Relations", Type: One, Target: KindJourney, Loose: true, Help: "The journey that this moment is, seen from near"},
	{Name: "tags", Label: "Tags", Group: "Notes", Type: List},
	{Name: "note", Label: "Note", Group: "Notes", Type: Text},
}

var experienceFields = []Field{
	{Name: "persona", Label: "Persona", Group: "Feeling", Type: One, Target: KindPersona, Owner: true, Fixed: true},
	{Name: "touchpoint", Label: "Touchpoint", Group: "Feeling", Type: One, Target: KindTouchpoint, Owner: true, Fixed: true},
	{Name: "valence", Label: "Feeling", Group: "Feeling", Type: Whole, Min: -2, Max: 2, Scale: Feelings, Help: inWords(Feelings)},
	{Name: "expected", Label: "Expected feeling", Group: "Feeling", Type: Whole, Min: -2, Max: 2, Scale: Feelings},
	{Name: "thoughts", Label: "Thinks", Group: "Feeling", Type: Line},
	{Name: "label", Label: "Feeling in a word", Group: "Feeling", Type: Line, Options: FeelingWords, Help: "One of those proposed, or your own"},
	{Name: "intensity", Label: "Intensity", Group: "Measures", Type: Whole, Min: 1, Max: 5},
	{Name: "importance", Label: "Importance to this persona", Group: "Measures", Type: Whole, Min: 1, Max: 5},
	{Name: "satisfaction", Label: "Satisfaction", Group: "Measures", Type: Number, Min: 0, Max: 10},
	{Name: "effort", Label: "Effort", Group: "Measures", Type: Whole, Min: 1, Max: 7},
	{Name: "tier", Label: "Confidence", Group: "Research", Type: Choice, Options: enums["tier"]},
	{Name: "evidence", Label: "Evidence", Group: "Research", Type: Many, Target: KindEvidence},
	{Name: "recordedAt", Label: "Recorded", Group: "Research", Type: Day},
	{Name: "by", Label: "By", Group: "Research", Type: Line},
}

var empathyFields = []Field{
	{Name: "id", Type: Line, Fixed: true},
	{Name: "persona", Label: "Persona", Group: "Where", Type: One, Target: KindPersona, Owner: true},
	{Name: "stage", Label: "Stage", Group: "Where", Type: One, Target: KindStage, Owner: true},
	{Name: "touchpoint", Label: "Touchpoint", Group: "Where", Type: One, Target: KindTouchpoint, Owner: true},
	{Name: "kind", Label: "Kind", Group: "What", Type: Choice, Options: enums["empathy"]},
	{Name: "text", Label: "Text", Group: "What", Type: Text},
	{Name: "tier", Label: "Confidence", Group: "Research", Type: Choice, Options: enums["tier"]},
	{Name: "evidence", Label: "Evidence", Group: "Research", Type: Many, Target: KindEvidence},
}

var transitionFields = []Field{
	{Name: "from", Label: "From", Group: "Transition", Type: Ends, Target: KindStage, Owner: true, Fixed: true},
	{Name: "to", Label: "To", Group: "Transition", Type: Ends, Target: KindStage, Owner: true, Fixed: true},
	{Name: "probability", Label: "Probability", Group: "Transition", Type: Number, Min: 0, Max: 1, Unit: "share"},
	{Name: "count", Label: "Count", Group: "Transition", Type: Whole, Min: 0, Max: 1e15},
	{Name: "reason", Label: "Reason", Group: "Transition", Type: Line},
	{Name: "period", Label: "Period", Group: "Transition", Type: Line},
	{Name: "source", Label: "Source", Group: "Transition", Type: Line},
	{Name: "kpi", Label: "Measured by", Group: "Transition", Type: One, Target: KindKPI, Help: "The KPI of this conversion; it stands beside the probability"},
	{Name: "referral", Label: "Brings somebody new", Group: "Referral", Type: Flag, Help: "A customer brings another one and stays: it has a rate instead of a probability"},
	{Name: "rate", Label: "New customers a visit", Group: "Referral", Type: Number, Min: 0, Max: 1e6, Help: "How many new customers somebody brings, each time at the place where this begins"},
}

var linkFields = []Field{
	{Name: "activity", Label: "Activity", Group: "Link", Type: One, Target: KindActivity, Owner: true, Fixed: true},
	{Name: "touchpoint", Label: "Touchpoint", Group: "Link", Type: One, Target: KindTouchpoint, Owner: true, Fixed: true},
	{Name: "strength", Label: "Strength", Group: "Link", Type: Whole, Options: enums["strength"], Scale: Strengths, Help: inWords(Strengths)},
	{Name: "effect", Label: "Effect", Group: "Link", Type: Choice, Options: enums["effect"]},
	{Name: "rationale", Label: "Rationale", Group: "Link", Type: Line},
	{Name: "tier", Label: "Confidence", Group: "Link", Type: Choice, Options: enums["tier"]},
}

var findingFields = []Field{
	{Name: "id", Type: Line, Fixed: true},
	{Name: "text", Label: "Text", Group: "What", Type: Line},
	{Name: "kind", Label: "Kind", Group: "What", Type: Choice, Options: enums["finding"]},
	{Name: "painType", Label: "Kind of pain", Group: "What", Type: Choice, Options: enums["pain"]},
	{Name: "severity", Label: "Severity", Group: "Score", Type: Whole, Min: 1, Max: 5},
	{Name: "frequency", Label: "Frequency", Group: "Score", Type: Whole, Min: 1, Max: 5},
	{Name: "status", Label: "Status", Group: "Score", Type: Choice, Options: enums["status"]},
	{Name: "cause", Label: "Cause", Group: "What", Type: Line},
	{Name: "stage", Label: "Stage", Group: "Where", Type: One, Target: KindStage, Owner: true},
	{Name: "touchpoint", Label: "Touchpoint", Group: "Where", Type: One, Target: KindTouchpoint, Owner: true},
	{Name: "activity", Label: "Activity", Group: "Where", Type: One, Target: KindActivity, Help: "If it is about how the company works"},
	{Name: "personas", Label: "Personas", Group: "Where", Type: Many, Target: KindPersona},
	{Name: "tier", Label: "Confidence", Group: "Research", Type: Choice, Options: enums["tier"]},
	{Name: "evidence", Label: "Evidence", Group: "Research", Type: Many, Target: KindEvidence},
	{Name: "tags", Label: "Tags", Group: "Notes", Type: List},
	{Name: "note", Label: "Note", Group: "Notes", Type: Text},
}
