package analysis

import (
	"iter"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// JSON returns r in the shape of `wend analyze --json`: indented, deterministic,
// numbers unrounded, {"na": reason} for those not available, [] for a list of
// nothing. Insights are not part of it. The tags of the report's fields name the
// members.
func (r *Report) JSON() ([]byte, error) {
	return json.Marshal(r, json.Deterministic(true), jsontext.AllowInvalidUTF8(true), jsontext.WithIndent("  "))
}

// orWhy encodes v, or why it is not available.
func orWhy(v any, available bool, why Number) ([]byte, error) {
	if available {
		return json.Marshal(v)
	}
	return json.Marshal(why)
}

// object writes numbers by name, in their order.
func object(out *jsontext.Encoder, members iter.Seq2[string, Number]) error {
	if err := out.WriteToken(jsontext.BeginObject); err != nil {
		return err
	}
	for name, n := range members {
		if err := out.WriteToken(jsontext.String(name)); err != nil {
			return err
		}
		if err := json.MarshalEncode(out, n); err != nil {
			return err
		}
	}
	return out.WriteToken(jsontext.EndObject)
}
