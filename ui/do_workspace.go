package ui

import (
	"bytes"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/format/json"
	"wend/model/format/source"
	"wend/store/session"
	"wend/ui/dialog"
	"wend/ui/inspect"
	"wend/ui/screen"
)

// inWorkspace does something when a workspace is open, making one if need be.
func (a *App) inWorkspace(then doMsg) tea.Cmd {
	if a.work.store != nil {
		return then(a)
	}
	return a.create(a.config.Path, then)
}

func editWorkspace(a *App) tea.Cmd {
	return a.apply(screen.Outcome{Open: inspect.NewPage(model.WorkspaceDoc, ref(model.KindWorkspace, model.WorkspaceDoc))})
}

// openWorkspace asks for the path of another workspace.
func openWorkspace(a *App) tea.Cmd {
	return a.ask(dialog.PromptOptions{Title: "Open workspace", Placeholder: "path of a .wend file", Check: screen.NotBlank}, func(a *App, path string) tea.Cmd {
		return a.switchTo(path)
	})
}

// recentWorkspaces offers the workspaces used before.
func recentWorkspaces(a *App) tea.Cmd {
	files := a.config.Files
	return a.later(func() tea.Msg {
		paths := files.Recent()
		return doMsg(func(a *App) tea.Cmd { return a.offerRecent(paths) })
	})
}

func (a *App) offerRecent(paths []string) tea.Cmd {
	var items []dialog.Item
	for _, path := range paths {
		items = append(items, dialog.Item{Key: path, Title: filepath.Base(path), About: filepath.Dir(path)})
	}
	o := dialog.PickerOptions{Title: "Open recent", Items: items, Empty: "No workspace was opened before; n makes a new journey"}
	return a.pick(o, func(a *App, chosen dialog.Item) tea.Cmd { return a.switchTo(chosen.Key) })
}

// switchTo opens another workspace when this one is on disk.
func (a *App) switchTo(path string) tea.Cmd {
	if a.work.Unsaved() > 0 {
		return a.say("Still saving; try again in a moment")
	}
	return tea.Sequence(a.keepSettings(), a.open(path, nil))
}

// openSample opens a temporary workspace filled from an asset.
func openSample(key string) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		if a.work.Unsaved() > 0 {
			return a.say("Still saving; try again in a moment")
		}
		config, op, now := a.config, a.config.NewID(), a.config.Now()
		return func() tea.Msg {
			content, _, err := json.Decode(bytes.NewReader(assetBytes(key)), source.Options{})
			if err != nil {
				return openFailedMsg{path: key, err: err}
			}
			c, err := session.Content(content, op, key, now)
			if err != nil {
				return openFailedMsg{path: key, err: err}
			}
			s, err := config.Files.Temporary()
			if err == nil {
				_, err = s.Commit(c)
			}
			if err != nil {
				return openFailedMsg{path: "a temporary file", err: err}
			}
			return config.readAll(s, false, "", func(a *App) tea.Cmd {
				a.config.Demo = true
				return nil
			})
		}
	}
}
