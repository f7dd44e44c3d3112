"""The meeting: slides from the outline, the talk, its keys and screens, the wall and the console."""
