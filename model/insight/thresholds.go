package insight

// Thresholds that the workspace's settings do not have. They are conventions of
// the field or of this product; those that the settings have come from there.
const (
	fewStages, manyStages = 3, 9 // a map outside is hard to read
	manyTouchpoints       = 12   // in one stage
	fewFeelings           = 5    // what a curve takes to be judged
	lowImportance         = 3    // from here on a low point matters
	bigDrop               = -3   // in the mood between neighbours
	flatRange             = 1    // of a curve
	bigGap                = 2    // between personas, and between promise and experience
	criticalPain          = 16   // severity times frequency
	behind                = 0.5  // attainment, after half the time
	happy, unhappy        = 60, 40
	weakActivity          = 2   // rated 1 to 5
	singlePoint           = 3   // moments of truth on one activity
	manyAssumed           = 0.5 // of the feelings
	manyStagesOwned       = 3   // by one team
	defaultHorizon        = 12  // months of an initiative that has none
)
