package model_test

import (
	"testing"

	"wend/model"
)

func TestATacticOfAnOlderFileKeepsItsOneBasis(t *testing.T) {
	for written, want := range map[string]int{`"browsing"`: 1, `["browsing","past-purchases"]`: 2, `""`: 0, `[]`: 0} {
		o, err := model.DecodeObject(model.KindTactic, []byte(`{"id":"m","personalisation":{"basis":`+written+`}}`))
		if err != nil {
			t.Errorf("%s: %v", written, err)
			continue
		}
		if bases := o.(model.Tactic).Personal.Bases; len(bases) != want || want > 0 && bases[0] != "browsing" {
			t.Errorf("%s is read as %v", written, bases)
		}
		if err := model.Check(o); err != nil {
			t.Error(err)
		}
	}
}

func TestAReferralHasNoProbability(t *testing.T) {
	good := model.Transition{From: "tell", To: "look", Referral: true, Rate: model.Some(1.5)}
	if err := model.Check(good); err != nil {
		t.Error(err)
	}
	for _, bad := range []model.Transition{
		{From: "tell", To: "look", Referral: true, Probability: model.Some(0.5)},
		{From: "tell", To: "look", Referral: true, Count: model.Some(5.0)},
		{From: "tell", To: model.Goal, Referral: true},
		{From: model.Entry, To: "look", Referral: true},
	} {
		if model.Check(bad) == nil {
			t.Errorf("%+v is allowed", bad)
		}
	}
}

func TestSeveralChoicesAreSomeOfThoseOffered(t *testing.T) {
	if model.Check(model.Tactic{ID: "m", Personal: model.Personalisation{Bases: model.Bases{"browsing", "horoscope"}}}) == nil {
		t.Error("a horoscope is a basis")
	}
}
