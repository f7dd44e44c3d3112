"""From YAML text to the dataclasses of `model`, with every mistake reported at its place."""
