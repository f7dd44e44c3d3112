"""Rules about themes, tables, slides, units and the briefing as a whole."""

from __future__ import annotations

from cqbrief.briefing.model import Chart, Table, Theme
from cqbrief.briefing.parsing.scalars import NOT_A_QUANTITY
from cqbrief.briefing.parsing.yaml_tree import EMPTY_FILE
from cqbrief.briefing.problems import Rule
from cqbrief.briefing.quantities.compound_units import with_compound
from cqbrief.briefing.quantities.parser import QuantityError, split_unit
from cqbrief.briefing.validation.chart_rules import check_chart
from cqbrief.briefing.validation.context import ValidationContext
from cqbrief.briefing.validation.table_marks import check_marks
from cqbrief.i18n.messages import N_, Message

FORM_VERSION = Rule("form-version", "error", EMPTY_FILE.explanation)
THEME_EMPTY = Rule("theme-empty", "warning", EMPTY_FILE.explanation)
PICTURE_WITHOUT_ALTERNATIVE = Rule(
    "picture-without-alternative",
    "warning",
    N_(
        "Whoever cannot see the picture, on paper read aloud or with a screen reader, gets the "
        "sentence after `alternative:`."
    ),
)
UNIT_UNKNOWN = Rule("unit-unknown", "error", NOT_A_QUANTITY.explanation)
TABLE_ROWS_OR_DATA = Rule(
    "table-rows-or-data",
    "error",
    N_(
        "A table has rows written here or data from a CSV file. A row has one cell for each "
        "column, and a cell holds a text or a figure."
    ),
)
ROW_LENGTH = Rule("row-length", "error", TABLE_ROWS_OR_DATA.explanation)
CELL_TEXT_OR_FIGURE = Rule("cell-text-or-figure", "error", TABLE_ROWS_OR_DATA.explanation)
HEADLINE_OF_ANOTHER_THEME = Rule(
    "headline-of-another-theme",
    "error",
    N_(
        "A theme shows its own content: its headline is one of its figures, and its rules for "
        "slides speak of its own items, once each."
    ),
)
SLIDE_OF_ANOTHER_THEME = Rule("slide-of-another-theme", "error", HEADLINE_OF_ANOTHER_THEME.explanation)
SLIDE_TWICE = Rule("slide-twice", "error", HEADLINE_OF_ANOTHER_THEME.explanation)

SUPPORTED_FORM = 1


def check_structure(context: ValidationContext) -> None:
    """Report where parts of the briefing do not fit together: themes, slides, tables, charts, pictures."""
    briefing = context.briefing
    if briefing.cqbrief != SUPPORTED_FORM and not context.is_invalid("cqbrief"):
        context.report(
            FORM_VERSION,
            "cqbrief",
            Message(
                N_("This is form {found}; this program reads form {known}."),
                {"found": briefing.cqbrief, "known": SUPPORTED_FORM},
            ),
            Message(N_("Write “cqbrief: 1”, or use a newer version of the program.")),
        )
    for picture in briefing.pictures:
        if picture.file is not None and picture.alternative is None:
            context.report(
                PICTURE_WITHOUT_ALTERNATIVE,
                picture.path,
                Message(N_("Nothing says what the picture “{id}” shows."), {"id": picture.id}),
                Message(N_("Write a sentence for those who cannot see it after “alternative:”.")),
            )
    for theme in briefing.themes:
        _check_theme(context, theme)
        _check_slide_rules(context, theme)
        for item in _charts_and_tables(theme):
            if item.data is not None:
                _check_unit(context, item.data.unit, f"{item.path}.data.unit")
                if item.id in context.series:
                    check_marks(context, item, context.series[item.id])
        for chart in theme.charts:
            if not context.is_invalid(chart.path):
                check_chart(context, chart)
        for table in theme.tables:
            if not context.is_invalid(table.path):
                _check_table(context, table)


def _charts_and_tables(theme: Theme) -> tuple[Chart | Table, ...]:
    return (*theme.charts, *theme.tables)


def _check_unit(context: ValidationContext, unit: str, path: str) -> None:
    try:
        split_unit(unit, with_compound(unit, context.units))
    except QuantityError as error:
        context.report(UNIT_UNKNOWN, path, error.message)


def _check_theme(context: ValidationContext, theme: Theme) -> None:
    own = {figure.id for figure in theme.figures}
    if theme.headline is not None and theme.headline in context.figures and theme.headline not in own:
        context.report(
            HEADLINE_OF_ANOTHER_THEME,
            f"{theme.path}.headline",
            Message(
                N_("The headline figure “{id}” belongs to another theme."),
                {"id": theme.headline},
            ),
            Message(N_("Name one of this theme's own figures.")),
        )
    parts = (theme.figures, theme.charts, theme.tables, theme.stories, theme.measures, theme.silences)
    if not any(parts) and not context.is_invalid(theme.path):
        context.report(
            THEME_EMPTY,
            theme.path,
            Message(N_("The theme “{id}” has no figures, charts, stories or measures."), {"id": theme.id}),
        )


def _check_slide_rules(context: ValidationContext, theme: Theme) -> None:
    prefix = f"{theme.path}.slides"
    if context.is_invalid(prefix):
        return
    shown: set[str] = set()
    for index, rule in enumerate(theme.slides):
        path = f"{prefix}[{index}].show"
        if rule.show in shown:
            context.report(
                SLIDE_TWICE, path, Message(N_("“{id}” already has a rule for slides."), {"id": rule.show})
            )
        shown.add(rule.show)
        items = context.ids.get(rule.show, ())
        if items and not any(item.path.startswith(theme.path + ".") for item in items):
            context.report(
                SLIDE_OF_ANOTHER_THEME,
                path,
                Message(N_("“{id}” belongs to another theme."), {"id": rule.show}),
                Message(N_("Write the rule in the theme that it belongs to.")),
            )


def _check_table(context: ValidationContext, table: Table) -> None:
    if bool(table.rows) == (table.data is not None):
        context.report(
            TABLE_ROWS_OR_DATA,
            table.path,
            Message(N_("The table “{id}” needs either rows or data."), {"id": table.id}),
            Message(N_("Write rows here, or name a CSV file after “data:”.")),
        )
    for index, row in enumerate(table.rows):
        path = f"{table.path}.rows[{index}]"
        if len(row.cells) != len(table.columns):
            context.report(
                ROW_LENGTH,
                f"{path}.cells",
                Message(
                    N_("The row has {found} cells, the table has {expected} columns."),
                    {"found": len(row.cells), "expected": len(table.columns)},
                ),
                Message(N_("Write one cell for each column; “—” where there is nothing.")),
            )
        for number, cell in enumerate(row.cells):
            if (cell.text is None) == (cell.figure is None):
                context.report(
                    CELL_TEXT_OR_FIGURE,
                    f"{path}.cells[{number}]",
                    Message(N_("A cell holds either a text or a figure.")),
                )
