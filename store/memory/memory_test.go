package memory_test

import (
	"testing"

	"wend/store/memory"
	"wend/store/storetest"
)

func TestMemoryKeepsTheContract(t *testing.T) {
	storetest.Run(t, func(*testing.T) func(string) storetest.Store {
		w := memory.New()
		return func(actor string) storetest.Store { return w.Open(actor) }
	})
}
