"""How a problem of a CSV file is said: with its line, and the number of the cell as column."""

from __future__ import annotations

from cqbrief.briefing.problems import Problem, Rule, SourceLocation
from cqbrief.i18n.messages import N_, Message

CSV_COLUMN_MISSING = Rule(
    "csv-column-missing",
    "error",
    N_(
        "A CSV file has a head with one name for each column and then rows of as many cells: an x that "
        "stands once, and numbers. Titles, units and notes may stand above and below. Commas, semicolons "
        "and tabs part cells; UTF-8, UTF-16 and GB18030 are read. An empty cell is a gap."
    ),
)
CSV_COLUMN_TWICE = Rule("csv-column-twice", "error", CSV_COLUMN_MISSING.explanation)
CSV_MALFORMED = Rule("csv-malformed", "error", CSV_COLUMN_MISSING.explanation)
CSV_NOT_UTF8 = Rule("csv-not-utf8", "error", CSV_COLUMN_MISSING.explanation)
CSV_NOT_A_NUMBER = Rule("csv-not-a-number", "error", CSV_COLUMN_MISSING.explanation)
CSV_ROW_LENGTH = Rule("csv-row-length", "error", CSV_COLUMN_MISSING.explanation)
CSV_TOO_LARGE = Rule("csv-too-large", "error", CSV_COLUMN_MISSING.explanation)
CSV_VALUES_ABOVE = Rule("csv-values-above", "error", CSV_COLUMN_MISSING.explanation)
CSV_X_MISSING = Rule("csv-x-missing", "error", CSV_COLUMN_MISSING.explanation)
CSV_X_TWICE = Rule("csv-x-twice", "error", CSV_COLUMN_MISSING.explanation)
CSV_TWO_READINGS = Rule(
    "csv-two-readings",
    "error",
    N_(
        "Where a comma may part cells, group digits or begin decimals, and nothing in the file tells "
        "which, it is asked for: no number is guessed."
    ),
)
CSV_UNIT_DIFFERS = Rule(
    "csv-unit-differs",
    "error",
    N_(
        "A file that states its unit, above the table, in a row or head or behind a number, is converted "
        "into the unit of the chart: 人 into 万人. Where the two do not measure the same, one of them "
        "is wrong."
    ),
)


def csv_problem(
    name: str,
    line: int,
    cell: int,
    rule: Rule,
    template: str,
    advice: str | None = None,
    **arguments: object,
) -> Problem:
    """Return a problem of the file `name` at its `line` and `cell`, both from 1 (0: the line as a whole)."""
    arguments["file"] = name
    hint = Message(advice, arguments) if advice else None
    location = SourceLocation(name, line, cell)
    return Problem(rule.severity, rule.id, location, "", Message(template, arguments), hint)
