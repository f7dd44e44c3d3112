"""Rules about themes, tables, slides, units and the briefing as a whole."""

from __future__ import annotations

from collections.abc import Mapping

from cqbrief.briefing.model import Chart, Table, Theme
from cqbrief.briefing.quantities.compound_units import with_compound
from cqbrief.briefing.quantities.parser import QuantityError, split_unit
from cqbrief.briefing.tables.series_table import SeriesTable
from cqbrief.briefing.validation.chart_rules import chart_problems
from cqbrief.briefing.validation.context import ValidationContext
from cqbrief.briefing.validation.table_marks import check_marks
from cqbrief.i18n.messages import N_, Message

FORM_VERSION = 1


def check_structure(
    ground: ValidationContext, series: Mapping[str, SeriesTable], units: frozenset[str]
) -> None:
    """Whether the parts of the briefing fit together.

    `series` holds the CSV data of charts by their id, `units` those that the briefing declares.
    """
    briefing = ground.briefing
    if briefing.cqbrief != FORM_VERSION and not ground.spoiled("cqbrief"):
        ground.error(
            "form-version",
            "cqbrief",
            Message(
                N_("This is form {found}; this program reads form {known}."),
                {"found": briefing.cqbrief, "known": FORM_VERSION},
            ),
            Message(N_("Write “cqbrief: 1”, or use a newer version of the program.")),
        )
    for picture in briefing.pictures:
        if picture.file is not None and picture.alternative is None:
            ground.warning(
                "picture-without-alternative",
                picture.path,
                Message(N_("Nothing says what the picture “{id}” shows."), {"id": picture.id}),
                Message(N_("Write a sentence for those who cannot see it after “alternative:”.")),
            )
    for theme in briefing.themes:
        _theme(ground, theme)
        _slides(ground, theme)
        for item in _drawn(theme):
            if item.data is not None:
                _unit(ground, item.data.unit, f"{item.path}.data.unit", units)
                if item.id in series:
                    check_marks(ground, item, series[item.id])
        for chart in theme.charts:
            if not ground.spoiled(chart.path):
                ground.findings.extend(
                    chart_problems(chart, ground.figures, ground.places, series.get(chart.id))
                )
        for table in theme.tables:
            if not ground.spoiled(table.path):
                _table(ground, table)


def _drawn(theme: Theme) -> tuple[Chart | Table, ...]:
    return (*theme.charts, *theme.tables)


def _unit(ground: ValidationContext, unit: str, path: str, units: frozenset[str]) -> None:
    try:
        split_unit(unit, with_compound(unit, units))
    except QuantityError as error:
        ground.error("unit-unknown", path, error.message)


def _theme(ground: ValidationContext, theme: Theme) -> None:
    own = {figure.id for figure in theme.figures}
    if theme.headline is not None and theme.headline in ground.figures and theme.headline not in own:
        ground.error(
            "headline-of-another-theme",
            f"{theme.path}.headline",
            Message(
                N_("The headline figure “{id}” belongs to another theme."),
                {"id": theme.headline},
            ),
            Message(N_("Name one of this theme's own figures.")),
        )
    parts = (theme.figures, theme.charts, theme.tables, theme.stories, theme.measures, theme.silences)
    if not any(parts) and not ground.spoiled(theme.path):
        ground.warning(
            "theme-empty",
            theme.path,
            Message(N_("The theme “{id}” has no figures, charts, stories or measures."), {"id": theme.id}),
        )


def _slides(ground: ValidationContext, theme: Theme) -> None:
    prefix = f"{theme.path}.slides"
    if ground.spoiled(prefix):
        return
    shown: set[str] = set()
    for index, rule in enumerate(theme.slides):
        path = f"{prefix}[{index}].show"
        if rule.show in shown:
            ground.error(
                "slide-twice", path, Message(N_("“{id}” already has a rule for slides."), {"id": rule.show})
            )
        shown.add(rule.show)
        bearers = ground.ids.get(rule.show, ())
        if bearers and not any(b.path.startswith(theme.path + ".") for b in bearers):
            ground.error(
                "slide-of-another-theme",
                path,
                Message(N_("“{id}” belongs to another theme."), {"id": rule.show}),
                Message(N_("Write the rule in the theme that it belongs to.")),
            )


def _table(ground: ValidationContext, table: Table) -> None:
    if bool(table.rows) == (table.data is not None):
        ground.error(
            "table-rows-or-data",
            table.path,
            Message(N_("The table “{id}” needs either rows or data."), {"id": table.id}),
            Message(N_("Write rows here, or name a CSV file after “data:”.")),
        )
    for index, row in enumerate(table.rows):
        path = f"{table.path}.rows[{index}]"
        if len(row.cells) != len(table.columns):
            ground.error(
                "row-length",
                f"{path}.cells",
                Message(
                    N_("The row has {found} cells, the table has {expected} columns."),
                    {"found": len(row.cells), "expected": len(table.columns)},
                ),
                Message(N_("Write one cell for each column; “—” where there is nothing.")),
            )
        for number, cell in enumerate(row.cells):
            if (cell.text is None) == (cell.figure is None):
                ground.error(
                    "cell-text-or-figure",
                    f"{path}.cells[{number}]",
                    Message(N_("A cell holds either a text or a figure.")),
                )
