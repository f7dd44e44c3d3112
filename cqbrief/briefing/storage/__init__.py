"""A briefing's files: a folder, or a one-file package; what may be read from them and written beside them."""
