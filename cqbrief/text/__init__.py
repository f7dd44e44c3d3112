"""How figures, locations, problems and changes are worded in the interface's languages; free of Qt."""
