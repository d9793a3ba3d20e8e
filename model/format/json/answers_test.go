package json

import (
	"errors"
	"strings"
	"testing"

	"wend/model"
	"wend/model/format/source"
)

func TestAnAnswerOffTheScaleIsRefusedWithItsLine(t *testing.T) {
	text := `{"wend": 1, "journeys": [{"id": "j", "kpis": [
{"id": "k", "scale": 5, "measurements": [
{"date": "2026-10-01", "values": [5, 4]},
{"date": "2026-10-02", "values": [5, 6]}
]}]}]}`
	_, _, err := Decode(strings.NewReader(text), source.Options{})
	if !errors.Is(err, model.ErrInvalid) || !strings.Contains(err.Error(), "line 4") || !strings.Contains(err.Error(), "answer 2 is 6") {
		t.Errorf("it says %v", err)
	}
	old := strings.Replace(text, `"scale": 5, `, "", 1)
	if _, _, err := Decode(strings.NewReader(old), source.Options{}); err != nil {
		t.Errorf("a file without a scale: %v", err)
	}
}
