package workspace

import "sync"

// pen writes one rescue at a time, into one file: when a program is stopped, its last
// command may be at it beside [Workspace.Rest].
type pen struct {
	mu           sync.Mutex
	asked, wrote int    // how many were begun, and which of them is there
	path         string // where
}

// next returns what does the next writing. It does nothing when a later one was
// faster. Write is given where the last one lies.
func (p *pen) next() func(write func(last string) (string, error)) (string, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.asked++
	n := p.asked
	return func(write func(last string) (string, error)) (string, error) {
		p.mu.Lock()
		defer p.mu.Unlock()
		if n < p.wrote {
			return p.path, nil
		}
		path, err := write(p.path)
		if err == nil {
			p.wrote, p.path = n, path
		}
		return path, err
	}
}
