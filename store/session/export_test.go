package session

import "wend/model/history"

// Log returns what can be undone and redone.
func (s *Session) Log() history.Log { return s.log }
