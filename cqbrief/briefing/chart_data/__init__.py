"""Charts as plain data, the same for every medium."""
