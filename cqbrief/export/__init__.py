"""The briefing as files for other programs: workbook, CSV, Markdown, charts as pictures."""
