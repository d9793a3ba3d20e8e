package rescue_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"wend/model"
	"wend/store"
	"wend/store/rescue"
)

func commit(op string) store.Commit {
	stage := model.Stage{ID: "s1", Name: "Search 検索"}
	return store.Commit{
		Op: op, Label: "add " + op, Action: store.Do, Edits: []byte(`[]`), Inverse: []byte(`[]`),
		Changes: []store.Change{{Doc: "j1", Ref: model.RefOf(stage), Base: 3, After: stage}},
	}
}

func places(t *testing.T) rescue.Places {
	return rescue.Places{Beside: filepath.Join(t.TempDir(), "client.wend"), Second: filepath.Join(t.TempDir(), "state", "rescue")}
}

func write(t *testing.T, p rescue.Places, was string, r rescue.Rescue) string {
	t.Helper()
	path, err := rescue.Write(p, was, r)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func find(t *testing.T, p rescue.Places, workspace string) []rescue.Rescue {
	t.Helper()
	all, err := rescue.Find(p, workspace)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestARescueIsReplacedAsAWholeAndFoundByItsWorkspace(t *testing.T) {
	p := places(t)
	path := write(t, p, "", rescue.Rescue{Workspace: "W", Commits: []store.Commit{commit("a")}})
	if again := write(t, p, path, rescue.Rescue{Workspace: "W", Commits: []store.Commit{commit("a"), commit("b")}}); again != path {
		t.Errorf("it moved to %s", again)
	}
	all := find(t, p, "W")
	if len(all) != 1 || len(all[0].Commits) != 2 || all[0].Commits[1].Changes[0].After == nil || all[0].File != path {
		t.Errorf("found %+v", all)
	}
	if other := find(t, p, "V"); len(other) != 0 {
		t.Errorf("another workspace at the same path gets %+v", other)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if rest := all[0].Without(func(op string) bool { return op == "a" }); len(rest.Commits) != 1 || rest.Commits[0].Op != "b" {
		t.Errorf("without what is applied: %+v", rest.Commits)
	}
}

func TestTwoProgramsHaveARescueEach(t *testing.T) {
	p := places(t)
	one := write(t, p, "", rescue.Rescue{Workspace: "W", Commits: []store.Commit{commit("a")}})
	two := write(t, p, "", rescue.Rescue{Workspace: "W", Commits: []store.Commit{commit("b")}})
	if one == two || len(find(t, p, "W")) != 2 {
		t.Errorf("%s and %s", one, two)
	}
	if err := rescue.Drop(one); err != nil || len(find(t, p, "W")) != 1 {
		t.Errorf("dropping one leaves %v, %v", find(t, p, "W"), err)
	}
	if _, err := rescue.SetAside(two); err != nil || len(find(t, p, "W")) != 0 {
		t.Errorf("what is set aside is found: %v", err)
	}
}

func TestTheSecondPlaceTakesWhatTheFirstDoesNot(t *testing.T) {
	p := places(t)
	p.Beside = filepath.Join(p.Beside, "gone", "client.wend") // there is no such directory
	path := write(t, p, "", rescue.Rescue{Workspace: "W", Commits: []store.Commit{commit("a")}})
	if filepath.Dir(path) != p.Second {
		t.Errorf("it is in %s", path)
	}
	p.Beside = filepath.Join(t.TempDir(), "moved.wend") // the workspace is known by its id wherever it goes
	if len(find(t, p, "W")) != 1 {
		t.Error("it is not found")
	}
	p.Second = ""
	p.Beside = filepath.Join(p.Beside, "gone", "client.wend")
	if _, err := rescue.Write(p, "", rescue.Rescue{Workspace: "W"}); err == nil {
		t.Error("nothing says that it is written nowhere")
	}
}

func TestTheFormatOfEarlierVersionsIsRead(t *testing.T) {
	p := places(t)
	old := "\n" + `{"op":"x","time":"2026-01-01T00:00:00Z","label":"one","action":"do","changes":[]}` + "\n\n" + `{"op":"y","ti` + "\n"
	if err := os.WriteFile(p.Beside+".rescue", []byte(old), 0o600); err != nil {
		t.Fatal(err)
	}
	all := find(t, p, "W")
	if len(all) != 1 || len(all[0].Commits) != 1 || all[0].Commits[0].Label != "one" || !all[0].Torn {
		t.Errorf("found %+v", all)
	}
	for _, content := range []string{"", "{}", "hello"} {
		if err := os.WriteFile(p.Beside+".rescue", []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if all, err := rescue.Find(p, "W"); len(all) != 0 || content == "hello" && !errors.Is(err, store.ErrDamaged) {
			t.Errorf("of %q: %+v, %v", content, all, err)
		}
	}
}
