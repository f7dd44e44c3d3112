"""The hand-out: a briefing as pages that a leader can hold, print and trust."""
