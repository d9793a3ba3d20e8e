package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"wend/model"
)

// measure reads a value of a KPI as people write it: a number, a percentage, or
// X/N. A comma may stand for the decimal point. For a KPI in percent the number
// counts hundredths with or without the sign.
func measure(k model.KPI, text string) (model.Measurement, error) {
	if x, n, ok := strings.Cut(text, "/"); ok {
		return counts(x, n)
	}
	text = strings.TrimSpace(text)
	bare, sign := strings.CutSuffix(text, "%")
	v, err := parseNumber(bare)
	switch {
	case err != nil:
		return model.Measurement{}, err
	case sign && k.Unit != model.Percent && k.Unit != "":
		return model.Measurement{}, fmt.Errorf("%s is a percentage, and %s is measured in %s", text, orID(k), k.Unit)
	case sign, k.Unit == model.Percent:
		v = round(v / 100)
	}
	return model.Measurement{Value: model.Some(v)}, nil
}

// counts reads X of N.
func counts(x, n string) (model.Measurement, error) {
	a, err := parseNumber(x)
	if err != nil {
		return model.Measurement{}, err
	}
	b, err := parseNumber(n)
	switch {
	case err != nil:
		return model.Measurement{}, err
	case b <= 0:
		return model.Measurement{}, fmt.Errorf("%s/%s is a share of nothing", strings.TrimSpace(x), strings.TrimSpace(n))
	case a < 0 || a > b:
		return model.Measurement{}, fmt.Errorf("%s of %s is no share", strings.TrimSpace(x), strings.TrimSpace(n))
	}
	return model.Measurement{X: model.Some(a), N: model.Some(b)}, nil
}

// parseNumber reads a number with a decimal point or comma.
func parseNumber(text string) (float64, error) {
	text = strings.TrimSpace(text)
	plain := text
	if strings.Count(plain, ",") == 1 && !strings.Contains(plain, ".") {
		plain = strings.Replace(plain, ",", ".", 1)
	}
	v, err := strconv.ParseFloat(plain, 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) || strings.ContainsAny(plain, "xXpP_") {
		return 0, fmt.Errorf("%q is not a number", text)
	}
	return v, nil
}

// round takes away what dividing by 100 adds at the far end.
func round(v float64) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if err != nil {
		return v
	}
	return r
}

func orID(k model.KPI) string {
	if k.Name == "" {
		return string(k.ID)
	}
	return k.Name
}
