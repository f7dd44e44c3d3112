"""The rules that a briefing has to keep once its files are read."""
