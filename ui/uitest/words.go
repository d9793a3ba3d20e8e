package uitest

import (
	"regexp"
	"strings"
	"sync"

	"wend/model"
	"wend/model/text"
)

// otherWords are words for things that have another word here, as whole words.
var otherWords = regexp.MustCompile(`(?i)\bchances?\b|\bideas\b|\bidea\b *│|[│┃▸] ?Matters +[│┃]|[│┃▸] ?Does +[│┃]|messages and offers|\bmetrics?\b|\btouch points?\b`)

// slugs returns a pattern of the values of enumerations that people read otherwise.
var slugs = sync.OnceValue(func() *regexp.Regexp {
	var out []string
	for _, k := range model.Kinds() {
		for _, f := range model.Fields(k) {
			for _, v := range f.Options {
				if strings.Contains(v, "-") && text.Words(v) != v {
					out = append(out, regexp.QuoteMeta(v))
				}
			}
		}
	}
	return regexp.MustCompile(`\b(` + strings.Join(out, "|") + `)\b`)
})

// Words fails the test if what is said somewhere has another word for a thing than
// the one it has everywhere, or a value as it is stored.
func Words(t TB, where, said string) {
	t.Helper()
	for _, line := range strings.Split(said, "\n") {
		if found := slugs().FindString(line); found != "" {
			t.Errorf("%s shows %q as it is stored: %s", where, found, line)
		}
		if found := otherWords.FindString(line); found != "" {
			t.Errorf("%s says %q: %s", where, found, line)
		}
	}
}
