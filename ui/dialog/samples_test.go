package dialog_test

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	words "wend/model/text"
	"wend/ui/dialog"
	"wend/ui/keymap"
)

// answer is what the dialogs of the tests say.
type answer struct{ text string }

func answered(text string) tea.Msg { return answer{text} }

func chosen(items ...dialog.Item) tea.Msg {
	var names []string
	for _, i := range items {
		names = append(names, i.Key)
	}
	return answer{strings.Join(names, " ")}
}

func rename() dialog.Prompt {
	return dialog.NewPrompt(dialog.PromptOptions{
		Title: "Rename stage", Value: "Interest", Hint: "What the customer wants at this stage, in a word or two.",
		Check: func(text string) (string, bool) {
			if strings.TrimSpace(text) == "" {
				return "a stage needs a name", false
			}
			return fmt.Sprintf("%d characters", len([]rune(text))), true
		},
		Accept: answered, Cancel: answer{"cancelled"},
	})
}

func scenario() dialog.Prompt {
	return dialog.NewPrompt(dialog.PromptOptions{Title: "Scenario", Area: true, Value: "Maya's phone broke.\nShe needs one by Friday.", Accept: answered})
}

func capture() dialog.Prompt {
	return dialog.NewPrompt(dialog.PromptOptions{
		Title: "Add touchpoint", Keep: true, Hint: "What the customer does", Placeholder: "Compares prices @web !5",
		Check: func(text string) (string, bool) {
			if text == "" {
				return "", true
			}
			return "touchpoint " + strings.TrimSpace(text), !strings.HasSuffix(text, "@")
		},
		Complete: func(text string) []string {
			if strings.HasSuffix(text, "@w") {
				return []string{text + "eb", text + "holesale"}
			}
			return nil
		},
		Accept: answered,
		Lines:  func(text string) tea.Msg { return answer{text} },
		Cancel: answer{"done"},
	})
}

func activities() dialog.Picker {
	var items []dialog.Item
	for i := range 30 {
		items = append(items, dialog.Item{
			Key: fmt.Sprint(i), Title: fmt.Sprintf("Activity %d", i), About: "primary, 商品データ", Right: "12 %",
		})
	}
	items[2].Disabled = "linked already"
	items[29].Title = "Brand advertising"
	return dialog.NewPicker(dialog.PickerOptions{
		Title: "Link an activity", Items: items, Accept: chosen, Cancel: answer{"cancelled"},
		Preview: func(i dialog.Item) []string {
			return []string{i.Title, "", "Stands behind three touchpoints of this journey."}
		},
	})
}

func themes() dialog.Picker {
	return dialog.NewPicker(dialog.PickerOptions{
		Title: "Theme", Selected: "dark", Accept: chosen,
		Items:  []dialog.Item{{Key: "light", Title: "Light"}, {Key: "dark", Title: "Dark"}, {Key: "contrast", Title: "High contrast"}},
		Moved:  func(i dialog.Item) tea.Msg { return answer{"preview " + i.Key} },
		Cancel: answer{"back to dark"},
	})
}

func lanes() dialog.Picker {
	return dialog.NewPicker(dialog.PickerOptions{
		Title: "Lanes", Many: true, Ordered: true, Accept: chosen,
		Items: []dialog.Item{
			{Key: "touchpoint", Title: "Touchpoint", Ticked: true, Disabled: "always shown"},
			{Key: "channel", Title: "Channel", Ticked: true},
			{Key: "pain", Title: "Pains"},
			{Key: "kpi", Title: "KPI"},
		},
	})
}

func palette() dialog.Finder {
	return dialog.NewPalette(dialog.PaletteOptions{
		Why: func(a keymap.Action) string {
			if a == keymap.PainAdd {
				return "no touchpoint selected"
			}
			return ""
		},
		Find: func(query string) []dialog.Item {
			return []dialog.Item{{Key: "t1", Title: "Compares " + query, About: "Smartphone buyer"}}
		},
		Found: func(i dialog.Item) tea.Msg { return answer{i.Key} },
	})
}

func help() dialog.Finder {
	return dialog.NewHelp(dialog.HelpOptions{Scopes: keymap.Library.Path()})
}

func message() dialog.Message {
	lines := []string{"Emotion index 59.4 = Σ importance × feeling / Σ importance, scaled to 0–100.", ""}
	for i := range 40 {
		lines = append(lines, fmt.Sprintf("Touchpoint %d: importance 4, feeling +1, share 2.5 %%", i))
	}
	return dialog.NewMessage(dialog.MessageOptions{Title: "Emotion", Lines: lines, Done: answer{"read"}})
}

func purge() dialog.Confirm {
	return dialog.NewConfirm(dialog.ConfirmOptions{
		Title: "Purge the history?", Lines: []string{"This removes 200 steps of history for good."},
		Yes: "purge", Accept: answer{"purged"}, Cancel: answer{"kept"},
	})
}

func transitions() dialog.Form {
	return dialog.NewForm(dialog.FormOptions{
		Title: "From Interest", Hint: "Of a hundred customers, how many go where?",
		Rows: []dialog.FormRow{
			{Key: "name", Label: "Title", Placeholder: "what the stage is called", Required: true},
			{Key: "evaluation", Label: "Evaluation", Kind: dialog.FormNumber, Value: "40", Quantity: words.Percent},
			{Key: "goal", Label: "Goal", Kind: dialog.FormNumber, Quantity: words.Percent, Placeholder: "0"},
			{Key: "basis", Label: "Basis", Kind: dialog.FormChoice, Options: []dialog.Option{
				{Key: "guess", Title: "Guessed"}, {Key: "some", Title: "Observed by some"}, {Key: "all", Title: "Measured"},
			}},
			{Key: "lost", Label: "Lost", Kind: dialog.FormInfo, Value: "what is left over"},
		},
		Sum: func(values map[string]string) (string, bool) {
			sum := 0.0
			for _, key := range []string{"evaluation", "goal"} {
				x, _ := words.Parse(values[key], words.Percent, words.Unknown)
				sum += 100 * x
			}
			return fmt.Sprintf("%s %% go on, %s %% are lost", words.Digits(sum, 6), words.Digits(100-sum, 6)), sum <= 100
		},
		Accept: func(values map[string]string) tea.Msg { return values },
		Cancel: answer{"cancelled"},
	})
}

// samples is a dialog of every kind.
func samples() map[string]dialog.Dialog {
	return map[string]dialog.Dialog{
		"prompt": rename(), "area": scenario(), "capture": capture(), "picker": activities(), "themes": themes(),
		"lanes": lanes(), "palette": palette(), "help": help(), "message": message(), "confirm": purge(), "form": transitions(),
	}
}
