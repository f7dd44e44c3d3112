"""The rows of exports: figures with their evidence, sources, the data of a chart."""

from __future__ import annotations

from decimal import Context, Decimal

from cqbrief.briefing.chart_data.build import Mark
from cqbrief.briefing.chart_data.text import unit_text
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Chart, Figure, Period, Source
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.quantities.units import is_fraction
from cqbrief.export.cell_text import EXACT_DIGITS, Cell
from cqbrief.i18n.translator import Translator
from cqbrief.text.break_text import break_lines
from cqbrief.text.coverage_text import evidence_text
from cqbrief.text.evidence_text import figure_facts, formula_line, locator_line
from cqbrief.text.figure_text import figure_text, prose_text
from cqbrief.text.location_text import paragraph_span
from cqbrief.text.mark_text import chart_rows
from cqbrief.text.spans import spans_text

Row = tuple[Cell, ...]


def figure_table(edition: Edition, tr: Translator) -> tuple[Row, ...]:
    """Return a head, and a row for each figure in order: as printed, as number and unit, with its evidence.

    The number is the printed one before its unit: 75.1 and 万人 for 75.1万人, -5.9 and % for 下降5.9%. A part
    of a whole has its value there: 0.333333333333333 for 三分之一.
    """
    head = (
        tr.text("No."), tr.text("Theme"), tr.text("Indicator"), tr.text("As printed"),
        tr.text("Number"), tr.text("to"), tr.text("Unit"), tr.text("Period"),
        tr.text("Period is"), tr.text("Compared with"), tr.text("Status"), tr.text("Formula"),
        tr.text("Source"), tr.text("Place"), tr.text("Quote"), tr.text("Remarks"),
        tr.text("Id"), tr.text("Edition"),
    )  # fmt: skip
    return (head, *(_figure_row(figure, edition, tr) for figure in edition.figures.values()))


def _figure_row(figure: Figure, edition: Edition, tr: Translator) -> Row:
    text = figure_text(figure, edition.figures, tr)
    value = figure.value
    passage = edition.passages.get(figure.path)
    source, place = "", ""
    if passage is not None:
        source = passage.source
        number = edition.documents[source].paragraphs[passage.paragraph].number
        place = paragraph_span(number, tr).text
    elif figure.locator is not None:
        source = figure.locator.source or ""
        place = locator_line(figure.locator, tr)
    if edition.evidence_bases.get(figure.id) == "hand":
        place = tr.text("{place} (not machine-checked)", place=place)
    theme = edition.theme_of[figure.id]
    remarks = [f"{heading}: {spans_text(fact)}" for heading, fact in figure_facts(figure, edition, tr)]
    return (
        text.number,
        briefing_text(theme.title, edition, tr),
        briefing_text(figure.label, edition, tr),
        text.spoken,
        _number_of(value) if value else None,
        value.upper if value else None,
        unit_text(value) if value and not is_fraction(value.unit) else "",
        _period(figure.period, tr),
        _state(figure.period, tr),
        "; ".join(map(spans_text, text.comparisons)),
        tr.join(text.marks),
        formula_line(figure, edition) if figure.formula or figure.check else "",
        source_title(source, edition, tr) if source or figure.locator else "",
        place,
        figure.quote.text if figure.quote else "",
        "\n".join(remarks),
        figure.id,
        edition.fingerprint,
    )


def _number_of(value: Quantity) -> Decimal:
    """Return the number before the unit; the value of a part of a whole in as many digits as a cell keeps."""
    return Context(prec=EXACT_DIGITS).plus(value.amount) if is_fraction(value.unit) else value.number


def _period(period: Period | None, tr: Translator) -> str:
    return period.label.in_language(tr.language) if period and period.label else ""


def _state(period: Period | None, tr: Translator) -> str:
    if period is None:
        return ""
    match period.state:
        case "stated":
            return tr.text("stated")
        case "inferred":
            return tr.text("inferred")
        case _:
            return tr.text("period not stated")


def briefing_text(text: Text | None, edition: Edition, tr: Translator) -> str:
    """Return a text of the briefing with its figures printed in it; empty for None."""
    return prose_text(text, edition.figures, tr.language) if text else ""


def source_title(id_: str, edition: Edition, tr: Translator) -> str:
    """Return the title of the source with this id; of the only one where none is named."""
    sources = edition.briefing.sources if edition.briefing else ()
    for source in sources:
        if source.id == id_ or (not id_ and len(sources) == 1):
            return briefing_text(source.title, edition, tr)
    return id_


def edition_facts(edition: Edition, tr: Translator) -> tuple[Row, ...]:
    """Return what an export must say of itself: the briefing, its fingerprint, its sources."""
    briefing = edition.briefing
    if briefing is None:
        return ()
    facts: list[tuple[str, str]] = [
        (tr.text("Briefing"), briefing_text(briefing.title, edition, tr)),
        (tr.text("Edition"), edition.fingerprint),
        (tr.text("Issuing office"), briefing_text(briefing.issuer, edition, tr)),
        (tr.text("Date of issue"), briefing.date or ""),
        (tr.text("Period"), briefing_text(briefing.period, edition, tr)),
        (tr.text("Area"), briefing_text(briefing.area, edition, tr)),
        (tr.text("Marking"), briefing_text(briefing.marking, edition, tr)),
    ]
    facts.append((tr.text("Evidence"), evidence_text(edition, tr)))
    facts += [(tr.text("Source"), source_line(source, edition, tr)) for source in briefing.sources]
    return tuple(fact for fact in facts if fact[1])


def source_line(source: Source, edition: Edition, tr: Translator) -> str:
    """Return a source on one line: title, who wrote and published it, when, where it can be found."""
    parts = (source.title, source.author, source.publisher)
    return tr.join(
        (*(briefing_text(part, edition, tr) for part in parts), source.date or "", source.address or "")
    )


def chart_table(chart: Chart, edition: Edition, tr: Translator) -> tuple[Row, ...]:
    """Return a chart's values as printed and, in columns behind, as numbers; its source in the last row.

    Above that each break of its series has a row. A range gives its lower end as number; what is missing
    gives its reason and no number.
    """
    data = edition.chart_data(chart)
    language = tr.language
    heads = chart_rows(data, tr)
    rows: list[Row] = []
    for index, printed in enumerate(heads):
        numbers: list[Cell] = []
        for number, name in enumerate(data.series):
            if index == 0:
                unit = tr.text(" ({status})", status=data.unit) if data.unit else ""
                numbers.append((name.in_language(language) or tr.text("Number")) + unit)
            else:
                numbers.append(_number(data.marks, index - 1, number))
        rows.append((*printed, *numbers))
    rows += [(line,) for line in break_lines(chart.data, tr)]
    rows.append((tr.text("Source"), source_titles(edition, tr), edition.fingerprint))
    return tuple(rows)


def _number(marks: tuple[Mark, ...], category: int, series: int) -> Decimal | None:
    here = (mark.value for mark in marks if (mark.category, mark.series) == (category, series))
    return next(here, None)


def source_titles(edition: Edition, tr: Translator) -> str:
    """Return the titles of all sources."""
    sources = edition.briefing.sources if edition.briefing else ()
    return tr.join(briefing_text(source.title, edition, tr) for source in sources)
