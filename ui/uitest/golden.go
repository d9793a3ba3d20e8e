package uitest

import (
	"os"
	"path/filepath"

	"github.com/google/go-cmp/cmp"
)

// Golden compares got with the picture testdata/name.txt. With WEND_GOLDEN=update
// it writes the picture instead.
func Golden(t TB, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	if os.Getenv("WEND_GOLDEN") == "update" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil { //nolint:gosec // a picture is for everybody
			t.Fatalf("%v", err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; make golden draws it", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("the picture %s changed (-want +got):\n%s", name, diff)
	}
}
