"""The content of a briefing, as records: frozen dataclasses.

These definitions are the one description of the YAML form: the reader fills them, the JSON Schema
is generated from them, and a field's name is its key in YAML. The words in `yaml_key(help=…)` and the
first line of a class's docstring are what an editor shows beside the key: templates of the catalogue. A
class with `SHORTHAND` may be written as a scalar that fills that one field (``period: 2021年``). Fields
made with `computed()` are not read from YAML.
"""

from cqbrief.briefing.model.blocks import (
    Break,
    Cell,
    Chart,
    Column,
    Measure,
    Point,
    Row,
    Series,
    Silence,
    Story,
    Table,
)
from cqbrief.briefing.model.briefing import (
    Briefing,
    Correction,
    Credit,
    Deliberate,
    Icon,
    Ignored,
    Picture,
    Silenced,
    SlideRule,
    Source,
    Term,
    Theme,
    Unit,
)
from cqbrief.briefing.model.figure import (
    DAGGER,
    Comparison,
    ComparisonKind,
    Figure,
    Locator,
    Period,
    PeriodState,
    Quote,
    Status,
)

__all__ = [
    "DAGGER",
    "Break",
    "Briefing",
    "Cell",
    "Chart",
    "Column",
    "Comparison",
    "ComparisonKind",
    "Correction",
    "Credit",
    "Deliberate",
    "Figure",
    "Icon",
    "Ignored",
    "Locator",
    "Measure",
    "Period",
    "PeriodState",
    "Picture",
    "Point",
    "Quote",
    "Row",
    "Series",
    "Silence",
    "Silenced",
    "SlideRule",
    "Source",
    "Status",
    "Story",
    "Table",
    "Term",
    "Theme",
    "Unit",
]
