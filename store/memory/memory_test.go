package memory_test

import (
	"testing"

	"wend/store"
	"wend/store/memory"
	"wend/store/storetest"
)

func TestMemoryKeepsTheContract(t *testing.T) {
	storetest.Run(t, func(*testing.T) func(string) store.Store {
		w := memory.New()
		return func(actor string) store.Store { return w.Open(actor) }
	})
}
