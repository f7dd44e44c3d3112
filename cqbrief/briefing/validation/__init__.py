"""The rules a briefing has to keep once its files are read."""
