"""The pieces: widgets that show one block of a briefing, used by the window and on the wall."""
