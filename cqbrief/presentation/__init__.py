"""Presenting: slides, the presentation's state, its keys and screens, the audience's window, the console."""
