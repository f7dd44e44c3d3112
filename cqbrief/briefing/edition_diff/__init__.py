"""Two editions of a briefing compared."""
