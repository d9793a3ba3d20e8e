package text

import (
	"strconv"
	"strings"

	"wend/model"
)

// Feeling returns a feeling with its word: "+1 pleased". One outside of -2 to 2
// is the number alone.
func Feeling(v int) string {
	return strings.TrimSpace(Write(float64(v), Valence) + " " + FeelingWord(v))
}

// FeelingWord returns the word for a feeling of -2 to 2; empty for another.
func FeelingWord(v int) string { return word(model.Feelings, v) }

// Strength returns the word for the strength of a link: weak, medium, strong;
// "none" for 0, and the number if it is none of these.
func Strength(n int) string {
	if n == 0 {
		return "none"
	}
	if w := word(model.Strengths, n); w != "" {
		return w
	}
	return strconv.Itoa(n)
}

// Step returns what the number x in field f is called, with its number: "+1
// pleased", "3 medium"; empty if the field has no words for its numbers.
func Step(f model.Field, x int) string {
	w := word(f.Scale, x)
	switch {
	case w == "":
		return ""
	case f.Min < 0:
		return Write(float64(x), Valence) + " " + w
	}
	return strconv.Itoa(x) + " " + w
}

func word(scale []model.Step, v int) string {
	for _, s := range scale {
		if s.Value == v {
			return s.Word
		}
	}
	return ""
}

// written is how the field writes the values that are not their words with blanks.
var written = map[string]string{
	"as-is": "as-is", "to-be": "to-be", "post-purchase": "post-purchase", "a-b": "A/B test", "seo": "SEO",
	"eliminate-pain": "eliminate the pain", "value-added": "value-added", "business-value-added": "business value-added",
	"non-value-added": "non-value-added", "rice": "RICE", "ice": "ICE", "wsjf": "WSJF", "ulwick": "Ulwick", "roi": "ROI", "priority": "satisfaction, conversion and business", "top-2-box": "top 2 boxes", "top-3-box": "top 3 boxes",
}

// Words writes a value of an enumeration as the field does: mostly hyphens become
// blanks.
func Words[T ~string](v T) string {
	if w, found := written[string(v)]; found {
		return w
	}
	return strings.ReplaceAll(string(v), "-", " ")
}

// Several is a number of things with their word: "1 day", "3 days", "2 stories".
func Several(n int, word string) string { return grouped(strconv.Itoa(n)) + " " + Plural(n, word) }

// Plural is the word for n things of a kind: "day" for 1, "days" for others.
func Plural(n int, word string) string {
	switch {
	case n == 1:
		return word
	case word == "person":
		return "people"
	case strings.HasSuffix(word, "x"):
		return word + "es"
	}
	if s, ends := strings.CutSuffix(word, "y"); ends && !strings.ContainsAny(s[max(0, len(s)-1):], "aeiou") {
		return s + "ies"
	}
	return word + "s"
}
