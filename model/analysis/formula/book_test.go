package formula

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
)

// book is the file of vectors; it remembers what was asked of it.
type book struct {
	t     *testing.T
	pages map[string]any
	read  map[string]bool
}

func open(t *testing.T) *book {
	t.Helper()
	b, err := os.ReadFile("testdata/formulas.json")
	if err != nil {
		t.Fatal(err)
	}
	out := &book{t: t, read: map[string]bool{}}
	if err := json.Unmarshal(b, &out.pages); err != nil {
		t.Fatal(err)
	}
	return out
}

// value returns what stands at a path like "wilson 3/10", "0".
func (b *book) value(path ...string) any {
	b.t.Helper()
	b.read[strings.Join(path, " | ")] = true
	v, found := b.pages[path[0]]
	for _, key := range path[1:] {
		if list, ok := v.([]any); ok {
			var i int
			fmt.Sscan(key, &i)
			v = list[i]
			continue
		}
		m, _ := v.(map[string]any)
		v, found = m[key]
	}
	if !found {
		b.t.Fatalf("no vector %v", path)
	}
	return v
}

// is holds a number against a vector: a null there means not available.
func (b *book) is(got Number, path ...string) {
	b.t.Helper()
	b.within(got, 1e-6, path...)
}

// within is is with a relative tolerance of its own.
func (b *book) within(got Number, tolerance float64, path ...string) {
	b.t.Helper()
	want := b.value(path...)
	if want == nil {
		if got.Known() {
			b.t.Errorf("%v is %v, want none", path, got)
		}
		return
	}
	near(b.t, strings.Join(path, " "), got, number(want), tolerance*max(1, math.Abs(number(want))))
}

// number reads 0.5, "3/4" and "57/85=0.670588".
func number(v any) float64 {
	s, ok := v.(string)
	if !ok {
		return v.(float64)
	}
	s, _, _ = strings.Cut(s, "=")
	var a, b float64
	if n, _ := fmt.Sscanf(s, "%g/%g", &a, &b); n == 2 {
		return a / b
	}
	fmt.Sscan(s, &a)
	return a
}

// unread lists the leaves that nobody asked for and that are not in a list.
func (b *book) unread() []string {
	var out []string
	var walk func(path []string, v any)
	walk = func(path []string, v any) {
		at := strings.Join(path, " | ")
		switch v := v.(type) {
		case map[string]any:
			for k, x := range v {
				walk(append(slices.Clone(path), k), x)
			}
			return
		case []any:
			if b.read[at] {
				return
			}
			for i, x := range v {
				walk(append(slices.Clone(path), fmt.Sprint(i)), x)
			}
			return
		}
		if !b.read[at] {
			out = append(out, at)
		}
	}
	walk(nil, b.pages)
	slices.Sort(out)
	return out
}

func near(t testing.TB, what string, got Number, want, tolerance float64) {
	t.Helper()
	v, ok := got.Value()
	if !ok || math.Abs(v-want) > tolerance {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

func same[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}
