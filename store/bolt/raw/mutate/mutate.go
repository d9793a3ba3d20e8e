// Package mutate damages bytes the way disks, copies and people do. It is for tests.
package mutate

import (
	"bytes"
	"fmt"
	"math/rand/v2"
)

const page = 4096

// File returns a damaged copy of a file and says what was done to it: a bit or byte changed (anywhere or in a page's
// header), a page zeroed, made random, torn after 512 bytes or replaced by another, or the end cut off. It does
// nothing else, so that the same random source gives the same damage.
func File(good []byte, r *rand.Rand) (bad []byte, what string) {
	bad = bytes.Clone(good)
	pages := max(len(bad)/page, 1)
	at := r.IntN(pages) * page
	here := bad[at:min(at+page, len(bad))]
	switch r.IntN(9) {
	case 0:
		i, bit := r.IntN(len(bad)), r.IntN(8)
		bad[i] ^= 1 << bit
		return bad, fmt.Sprintf("bit %d of byte %d", bit, i)
	case 1:
		i, bit := at+r.IntN(min(80, len(here))), r.IntN(8)
		bad[i] ^= 1 << bit
		return bad, fmt.Sprintf("bit %d of byte %d", bit, i)
	case 2:
		i, bit := r.IntN(2)*page+r.IntN(80), r.IntN(8)
		bad[i] ^= 1 << bit
		return bad, fmt.Sprintf("bit %d of byte %d", bit, i)
	case 3:
		i := at + r.IntN(min(200, len(here)))
		bad[i] = byte(r.Uint32())
		return bad, fmt.Sprintf("byte %d", i)
	case 4:
		clear(here)
		return bad, fmt.Sprintf("zero page %d", at/page)
	case 5:
		for i := range here {
			here[i] = byte(r.Uint32())
		}
		return bad, fmt.Sprintf("random page %d", at/page)
	case 6:
		from := r.IntN(pages) * page
		copy(here, good[from:])
		return bad, fmt.Sprintf("page %d replaced by %d", at/page, from/page)
	case 7:
		from := r.IntN(pages) * page
		copy(here[min(512, len(here)):], good[min(from+512, len(good)):])
		return bad, fmt.Sprintf("page %d torn, continued by %d", at/page, from/page)
	default:
		n := r.IntN(len(bad))
		return bad[:n], fmt.Sprintf("cut to %d bytes", n)
	}
}
