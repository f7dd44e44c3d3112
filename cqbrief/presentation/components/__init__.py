"""Parts that slides are composed of: numbers, figures, charts, tables, stories, rules."""
